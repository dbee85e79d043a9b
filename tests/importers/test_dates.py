"""Dates of data files and of lines, and what headings mean."""

from __future__ import annotations

import pytest

from sphinx_academic.importers.dates import day, readable, span
from sphinx_academic.importers.item_dates import (
    as_date,
    balanced,
    split_date,
    split_date_at_end,
    without_marks,
)
from sphinx_academic.importers.section_names import heading as heading_of
from sphinx_academic.importers.section_names import kind_of as named_kind
from sphinx_academic.importers.section_names import title_of
from sphinx_academic.importers.sections import _date_within, _several_dates, is_career, kind_of


@pytest.mark.parametrize(("value", "found"), [
    ("2020-05-06T07:08", "2020-05-06"),
    ("2020-05-06 07:08:09 +0100", "2020-05-06"),
    ("2020-05", "2020-05"),
    ("May  2020", "May 2020"),
    (2020, "2020"),
    (True, ""),
    (None, ""),
    ("2020-05-06x", "2020-05-06x"),
    (2020.5, ""),
])  # fmt: skip
def test_day(value: object, found: str) -> None:
    assert day(value) == found


@pytest.mark.parametrize(("start", "end", "found"), [
    ("2020", "2021", "2020 – 2021"),
    ("2020-05-01", "2021-06", "2020-05 – 2021-06"),
    ("2020-05-01", "2020-05-09", "2020-05-01 – 2020-05-09"),
    ("2020", "Present", "2020 – present"),
    ("2020", "today", "2020 – present"),
    ("2020", "", "2020 – present"),
    ("", "2021", "2021"),
    ("", "now", ""),
    ("0001-01-01", "", ""),
    ("2020", "0001-01-01T00:00:00Z", "2020 – present"),
    ("", "0001-01-01", ""),
    ("2020", "2020", "2020"),
    ("May 2020", "2021-06-01", "May 2020 – 2021-06-01"),
    ("2020-05-01", "May 2021", "2020-05-01 – May 2021"),
])  # fmt: skip
def test_span(start: str, end: str, found: str) -> None:
    assert span(start, end) == found


@pytest.mark.parametrize(("date", "found"), [
    ("2020", "2020"),
    ("2020-05 – present", "2020-05 – present"),
    ("soon", ""),
    ("", ""),
])  # fmt: skip
def test_readable(date: str, found: str) -> None:
    assert readable(date) == found


@pytest.mark.parametrize(("line", "found"), [
    ("2024.10: text", ("2024.10", "text")),
    ("**2024.10**: text", ("2024.10", "text")),
    ("*2024.10:* text", ("2024.10", "text")),
    ("**[2024.10] text**", ("2024.10", "**text**")),
    ("🎉 2024.12: a lamp", ("2024.12", "🎉 a lamp")),
    ("🎉 no date", ("", "🎉 no date")),
    ("[2024.10] text", ("2024.10", "text")),
    ("(2020 – 2021) text", ("2020 – 2021", "text")),
    ("(no) text", ("", "(no) text")),
    ("【2024】text", ("2024", "text")),
    ("（2024）text", ("2024", "text")),
    ("2020 - now text", ("", "2020 - now text")),
    ("2019.06 – 2022.04, text", ("2019.06 – 2022.04", "text")),
    ("May 2020, text", ("May 2020", "text")),
    ("May 2020 text", ("May 2020", "text")),
    ("Spring 2020 | text", ("Spring 2020", "text")),
    ("202005 text", ("2020-05", "text")),
    ("2020.1-3: text", ("", "2020.1-3: text")),
    ("Sep '20: text", ("Sep 2020", "text")),
    ("text 2020", ("", "text 2020")),
    ("2020", ("2020", "")),
    ("`2020` text", ("2020", "text")),
    ("***2020*** text", ("2020", "text")),
    ("**2020 text** more", ("2020", "**text** more")),
    ("**2020: text**", ("2020", "**text**")),
    ("*2020 text* more", ("2020", "*text* more")),
    ("`2020 text` more", ("2020", "`text` more")),
    ("\\*2020 text", ("", "\\*2020 text")),
    ("x 2020: y", ("", "x 2020: y")),
    ("2020·text", ("2020", "text")),
    ("2020-05-06 – text", ("2020-05-06", "text")),
    ("2020/21 text", ("2020/21", "text")),
    ("2020, 2021: text", ("2020", "2021: text")),
    ("12 lamps", ("", "12 lamps")),
    ("(2020", ("", "(2020")),
    ("[]2020", ("", "[]2020")),
    ("2020.06 - (now), text", ("2020.06 - present", "text")),
    ("2020.06-present text", ("2020.06-present", "text")),
    (" [2020] text ", ("2020", "text")),
    ("[Sep '20] text", ("Sep 2020", "text")),
    ("(2020 - today)text", ("2020 - today", "text")),
    ("【202005】 text", ("2020-05", "text")),
    ("[2020", ("", "[2020")),
    ("ab, 2020", ("", "ab, 2020")),
    ("2020: text ", ("2020", "text")),
    ("Sep '20 text", ("Sep 2020", "text")),
    ("🎉 ", ("", "🎉 ")),
])  # fmt: skip
def test_date_that_opens_a_line(line: str, found: tuple[str, str]) -> None:
    assert split_date(line) == found


@pytest.mark.parametrize(("line", "found"), [
    ("Talk, 2020", ("2020", "Talk")),
    ("Talk (2020)", ("2020", "Talk")),
    ("Talk [2020 – 2021]", ("2020 – 2021", "Talk")),
    ("Talk \\[2020\\]", ("2020", "Talk")),
    ("Talk [x] \\[2020\\]", ("2020", "Talk [x]")),
    ("Talk, 2020 – present", ("2020 – present", "Talk")),
    ("Talk, *2020*.", ("2020", "Talk")),
    ("Talk *2020*", ("2020", "Talk")),
    ("Talk 2020", ("", "Talk 2020")),
    ("Talk, 2028 (expected)", ("2028 (expected)", "Talk")),
    ("Talk (expected 2028)", ("2028 (expected)", "Talk")),
    ("Talk (with you)", ("", "Talk (with you)")),
    ("Talk, 2020.05", ("2020.05", "Talk")),
    ("Talk，2020。", ("2020", "Talk")),
    ("Talk【2020】", ("2020", "Talk")),
    ("A, B; (May 2020)", ("May 2020", "A, B")),
    ("Talk, 2020-05 - now", ("2020-05 - now", "Talk")),
    ("Talk \\[x\\]", ("", "Talk \\[x\\]")),
    (" Talk; 2028 (expected)", ("2028 (expected)", "Talk")),
    (" ,Talk, 2020", ("2020", "Talk")),
    ("Talk (Sep '20).", ("Sep 2020", "Talk")),
    ("Talk \\[x\\], 2020", ("2020", "Talk \\[x\\]")),
])  # fmt: skip
def test_date_that_ends_a_line(line: str, found: tuple[str, str]) -> None:
    assert split_date_at_end(line) == found


@pytest.mark.parametrize(("text", "found"), [
    ("2025.10.10-10.12", "2025-10-10 – 2025-10-12"),
    ("2025.10.10-12", "2025-10-10 – 2025-10-12"),
    ("2025.10.10 – 11.02", "2025-10-10 – 2025-11-02"),
    ("Sept. '24", "Sep 2024"),
    ("May, 20", "May 2020"),
    ("May 2020", "May 2020"),
    ("now", ""),
    ("2020 to 2021", "2020 to 2021"),
    ("2020 → now", "2020 – present"),
    ("Jan'20 - Feb'21", "Jan 2020 – Feb 2021"),
    ("Jan 1999 - Feb'2021", "Jan 1999 – Feb 2021"),
    ("202001 - 202105", "2020-01 – 2021-05"),
    ("20200105 - 20210203", "2020-01-05 – 2021-02-03"),
    ("2020 (present)", "2020 (present)"),
    ("2020.5 -", "2020.5 -"),
    ("2020-13", ""),
    ("*2020*", "2020"),
    ("2020 -- 2021", "2020 -- 2021"),
    ("2020 ongoing", ""),
    ("1999", "1999"),
    ("2020.", "2020"),
    ("至今", ""),
    ("2020至今", "2020至今"),
    ("2020年5月", "2020年5月"),
    ("2019.06 – 2022.04 (now)", "2019.06 – 2022.04 (now)"),
    ("2020 - x", ""),
    ("2020 - [today]", "2020 - present"),
    ("2020 to date", "2020 to date"),
    ("2020 – （现在）", "2020 – present"),
    ("2020.5~", "2020.5~"),
    ("– Jan'20 – Feb'21", "Jan 2020 – Feb 2021"),
    ("(Jan'20) - [Feb'21]", "Jan 2020 – Feb 2021"),
    ("Sept'20 - Sept'21", "Sep 2020 – Sep 2021"),
    ("Sept' 1999", "Sep 1999"),
    ("2020\u00a0-\u00a02021", "2020 - 2021"),
    ("", ""),
])  # fmt: skip
def test_date_in_our_form(text: str, found: str) -> None:
    assert as_date(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("a*b_`c", ("abc", [0, 2, 5, 6])),
    ("\\*a", ("*a", [0, 2, 3])),
    ("a\\", ("a\\", [0, 1, 2])),
    ("a\\*", ("a*", [0, 1, 3])),
    ("x" * 161, ("x" * 160, [*range(161)])),
])  # fmt: skip
def test_text_without_marks(text: str, found: tuple[str, list[int]]) -> None:
    assert without_marks(text) == found


@pytest.mark.parametrize(("text", "place", "found"), [
    ("**2020** text", 6, " text"),
    ("**2020: text** more", 7, "**text** more"),
    ("*2020: text* more", 6, "*text* more"),
    ("***2020: text***", 8, "***text***"),
    ("`2020: text`", 6, "`text`"),
    ("2020: text", 5, " text"),
    ("**2020**** text", 8, "** text"),
    ("\\*2020 text", 6, " text"),
    ("**2020 ** text", 6, " text"),
    ("*2020 * text", 5, " text"),
    ("*2020, :text*", 5, "*text*"),
    ("\\**a* text", 4, "* text"),
    ("\\`a` text", 3, "` text"),
])  # fmt: skip
def test_rest_with_its_marks(text: str, place: int, found: str) -> None:
    assert balanced(text, place) == found


@pytest.mark.parametrize(("line", "found"), [
    ("PhD, 2019 - 2023, Quay", ("2019 - 2023", "PhD, Quay")),
    ("PhD, 2019, Quay", ("", "PhD, 2019, Quay")),
    ("2019 - 2023, PhD", ("", "2019 - 2023, PhD")),
    ("PhD, 2019 - 2020, Quay, 2021 - 2022", ("", "PhD, 2019 - 2020, Quay, 2021 - 2022")),
    ("PhD, [2019 - 2023](x), Quay", ("", "PhD, [2019 - 2023](x), Quay")),
    ("PhD; 2019.01-2020.02", ("2019.01-2020.02", "PhD")),
])  # fmt: skip
def test_date_between_commas(line: str, found: tuple[str, str]) -> None:
    assert _date_within(line) == found


@pytest.mark.parametrize(("line", "found"), [
    ("2021, 2022, 2023 text", ("2023", "text (2021, 2022)")),
    ("2021/2022 text", ("D", "R")),
    ("2020/2022 text", ("2022", "text (2020)")),
    ("2022/2021: text", ("2022", "text (2021)")),
    ("2021 and 2023, text", ("2023", "text (2021)")),
    ("2021, 2021: text", ("2021", "text")),
    ("2021 text", ("D", "R")),
    ("**2021, 2023** text", ("2023", "text (2021)")),
    ("2021, 2022-2023 text", ("D", "R")),
])  # fmt: skip
def test_several_years_that_open_a_line(line: str, found: tuple[str, str]) -> None:
    assert _several_dates(line, "D", "R") == found


@pytest.mark.parametrize(("heading", "found"), [
    ("News (2024)", "news"),
    ("1. Publications", "publications"),
    ("IV. Talks", "talks"),
    ("Talks: invited", "talks"),
    ("Talks [all]", "talks"),
    ("C++", ""),
    ("", ""),
    ("Grants & Funding", "grants"),
    ("Languages", "languages"),
    ("Media Coverage", "media"),
    ("PhD Students", "supervision"),
    ("Mentees and Teaching", "supervision"),
    ("Open-source Software", "projects"),
    ("Peer Review", "service"),
    ("Teaching and Mentoring", "teaching"),
    ("Prizes, Fellowships", "awards"),
    ("News!", "news"),
    ("Work in progress", "publications"),
    ("Papers under review", "publications"),
    ("Selected Works", "publications"),
    ("Interests", "interests"),
])  # fmt: skip
def test_kind_of_a_heading(heading: str, found: str) -> None:
    assert kind_of(heading) == found


@pytest.mark.parametrize(("heading", "found"), [
    ("work_experience", "experience"),
    ("Education", "education"),
    ("Honors", "awards"),
    ("Grants", "grants"),
    ("Publications", "publications"),
    ("Talks", "talks"),
    ("teaching", "teaching"),
    ("Volunteer", "service"),
    ("Skills", "skills"),
    ("Languages", "languages"),
    ("Interests", "interests"),
    ("Projects", "projects"),
    ("Things", ""),
    ("Research", "research"),
    ("References", ""),
    ("Certificates", "tests"),
])  # fmt: skip
def test_kind_of_a_section_of_data(heading: str, found: str) -> None:
    assert named_kind(heading) == found


@pytest.mark.parametrize(("name", "found"), [
    ("work_experience", "Work experience"),
    ("  a  b ", "A b"),
    ("", ""),
])  # fmt: skip
def test_heading_of_a_name(name: str, found: str) -> None:
    assert heading_of(name) == found


@pytest.mark.parametrize(("name", "found"), [
    ("week-1", "Week 1"),
    ("courses/deep_sea/week-1_b", "Week 1 b"),
    ("", ""),
])  # fmt: skip
def test_title_of_a_page_by_its_name(name: str, found: str) -> None:
    assert title_of(name) == found


@pytest.mark.parametrize(("heading", "found"), [
    ("My Journey", True),
    ("Academic path", True),
    ("Path", False),
    ("简历", True),
])  # fmt: skip
def test_course_of_a_life(heading: str, found: bool) -> None:
    assert is_career(heading) == found
