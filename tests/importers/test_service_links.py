"""Links of a person in breadth: what each becomes, what is said of it, and how a line shows all of them."""

# ruff: noqa: E501

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.importers.findings import Findings
from sphinx_academic.importers.services import Links, is_link_name, is_placeholder

PHONE = 'write "phone" in conf.py, which only the PDF of the CV shows'


def _links(calls: list[tuple[str, ...]]) -> tuple[dict[str, Any], str, list[tuple[str, str, str]]]:
    """Return the parts of a person, a line with all of them, and the report."""
    findings = Findings()
    links = Links(findings, "_config.yml", 4)
    for call in calls:
        links.add(*call)
    assert {(each.file, each.line) for each in findings} <= {("_config.yml", 4)}
    report = [(each.level.name, each.message, each.remedy) for each in findings]
    return links.parts, links.line(), report


@pytest.mark.parametrize(("calls", "parts", "line"), [
    ([("github", "mira")], {"github": "mira"}, "[GitHub](https://github.com/mira)"),
    ([("GitHub Username", " mira ")], {"github": "mira"}, "[GitHub](https://github.com/mira)"),
    ([("github", "https://github.com/mira")], {"github": "https://github.com/mira"}, "[GitHub](https://github.com/mira)"),
    ([("git-lab", "mira")], {"gitlab": "mira"}, "[GitLab](https://gitlab.com/mira)"),
    ([("scholar_userid", "AbCdEfGAAAAJ&hl=en")], {"scholar": "AbCdEfGAAAAJ"}, "[Google Scholar](https://scholar.google.com/citations?user=AbCdEfGAAAAJ)"),
    ([("scholar", "https://scholar.google.com/citations?user=AbCdEfGAAAAJ&hl=en")], {"scholar": "AbCdEfGAAAAJ"}, "[Google Scholar](https://scholar.google.com/citations?user=AbCdEfGAAAAJ)"),
    ([("scholar", "https://scholar.google.com/citations?hl=en")], {"scholar": "https://scholar.google.com/citations?hl=en"}, "[Google Scholar](https://scholar.google.com/citations?hl=en)"),
    ([("scholar", "https://scholar.google.com/citations?user=a%20b")], {"scholar": "https://scholar.google.com/citations?user=a%20b"}, "[Google Scholar](https://scholar.google.com/citations?user=a%20b)"),
    ([("mastodon", "social.example/@mira")], {"mastodon": "https://social.example/@mira"}, "[Mastodon](https://social.example/@mira)"),
    ([("mastodon", "https://social.example/@mira")], {"mastodon": "https://social.example/@mira"}, "[Mastodon](https://social.example/@mira)"),
    ([("mastodon", "@mira@social.example")], {"mastodon": "@mira@social.example"}, "[Mastodon](https://social.example/@mira)"),
    ([("website", "https://x.example.org/&a/")], {"website": "https://x.example.org/&a/"}, "[Website](https://x.example.org/&a/)"),
    ([("website", "x.example.org/a/")], {"website": "x.example.org/a/"}, "[Website](https://x.example.org/a/)"),
    ([("orcid", "0000-0002-1825-0097")], {"orcid": "0000-0002-1825-0097"}, "[ORCID](https://orcid.org/0000-0002-1825-0097)"),
    ([("dblp", "12/3456")], {"dblp": "12/3456"}, "[DBLP](https://dblp.org/pid/12/3456)"),
    ([("x", "@mira/")], {"x": "@mira"}, "[X](https://x.com/mira)"),
    ([("bluesky", "mira.example.org")], {"bluesky": "mira.example.org"}, "[Bluesky](https://bsky.app/profile/mira.example.org)"),
    ([("linkedin", "mira&x=1")], {"linkedin": "mira"}, "[LinkedIn](https://www.linkedin.com/in/mira)"),
    ([("envelope", "mira@example.net")], {"email": "mira@example.net"}, "[mira@example.net](mailto:mira@example.net)"),
    ([("x", "mailto:mira@example.net?subject=a")], {"email": "mira@example.net"}, "[mira@example.net](mailto:mira@example.net)"),
    ([("email", "mira at example dot net")], {"email": "mira at example dot net"}, "mira at example dot net"),
    ([("mail", "mira (at) example.net")], {"email": "mira (at) example.net"}, "mira (at) example.net"),
    ([("email", "mira@ example . net")], {"email": "mira@example.net"}, "[mira@example.net](mailto:mira@example.net)"),
    ([("email", "mira●okafor@example•net")], {"email": "mira.okafor@example.net"}, "[mira.okafor@example.net](mailto:mira.okafor@example.net)"),
    ([("email", "a@example.net"), ("email", "b@example.net")], {"email": "a@example.net"}, "[a@example.net](mailto:a@example.net)"),
    ([("osf", "abcde")], {"links": {"OSF": "https://osf.io/abcde/"}}, "[OSF](https://osf.io/abcde/)"),
    ([("stackoverflow_id", "12")], {"links": {"Stack Overflow": "https://stackoverflow.com/users/12"}}, "[Stack Overflow](https://stackoverflow.com/users/12)"),
    ([("stack-overflow", "12")], {"links": {"Stack Overflow": "https://stackoverflow.com/users/12"}}, "[Stack Overflow](https://stackoverflow.com/users/12)"),
    ([("hal-id", "mira")], {"links": {"HAL": "https://cv.hal.science/mira"}}, "[HAL](https://cv.hal.science/mira)"),
    ([("wikipedia_url", "https://en.wikipedia.org/wiki/Mira")], {"links": {"Wikipedia": "https://en.wikipedia.org/wiki/Mira"}}, "[Wikipedia](https://en.wikipedia.org/wiki/Mira)"),
    ([("youtube", "@mira")], {"links": {"YouTube": "https://www.youtube.com/@mira"}}, "[YouTube](https://www.youtube.com/@mira)"),
    ([("cv", "https://x.example.org/cv.pdf")], {"links": {"CV": "https://x.example.org/cv.pdf"}}, "[CV](https://x.example.org/cv.pdf)"),
    ([("lattes", "123")], {"links": {"Lattes": "http://lattes.cnpq.br/123"}}, "[Lattes](http://lattes.cnpq.br/123)"),
    ([("kaggle_profile", "mira")], {"links": {"Kaggle": "https://www.kaggle.com/mira"}}, "[Kaggle](https://www.kaggle.com/mira)"),
    ([("Moodle", "https://m.example.org")], {"links": {"Moodle": "https://m.example.org"}}, "[Moodle](https://m.example.org)"),
    ([("moodle_page", "https://m.example.org", "My <Moodle> page")], {"links": {"My Moodle page": "https://m.example.org"}}, "[My Moodle page](https://m.example.org)"),
    ([("fas fa-boat", "https://b.example.org")], {"links": {"Fas fa-boat": "https://b.example.org"}}, "[Fas fa-boat](https://b.example.org)"),
    ([("<>", "https://b.example.org")], {"links": {"Link": "https://b.example.org"}}, "[Link](https://b.example.org)"),
    ([("odd", "HTTPS://b.example.org")], {"links": {"Odd": "HTTPS://b.example.org"}}, "[Odd](HTTPS://b.example.org)"),
    ([("icon", "https://github.com/mira")], {"github": "https://github.com/mira"}, "[GitHub](https://github.com/mira)"),
    ([("icon", "https://www.github.com/mira")], {"github": "https://www.github.com/mira"}, "[GitHub](https://www.github.com/mira)"),
    ([("icon", "https://gist.github.com/mira")], {"github": "https://gist.github.com/mira"}, "[GitHub](https://gist.github.com/mira)"),
    ([("icon", "https://notgithub.com/mira")], {"links": {"Icon": "https://notgithub.com/mira"}}, "[Icon](https://notgithub.com/mira)"),
    ([("icon", "https://scholar.google.co.uk/citations?user=AbCdEfGAAAAJ")], {"scholar": "AbCdEfGAAAAJ"}, "[Google Scholar](https://scholar.google.com/citations?user=AbCdEfGAAAAJ)"),
    ([("github", "mira"), ("github", "mira")], {"github": "mira"}, "[GitHub](https://github.com/mira)"),
    ([("github", "mira"), ("github", "https://github.com/lab")], {"github": "mira", "links": {"GitHub 2": "https://github.com/lab"}}, "[GitHub 2](https://github.com/lab) · [GitHub](https://github.com/mira)"),
    ([("website", "https://a.example.org"), ("homepage", "https://b.example.org")], {"website": "https://a.example.org", "links": {"Homepage": "https://b.example.org"}}, "[Homepage](https://b.example.org) · [Website](https://a.example.org)"),
    ([("website", "https://a.example.org"), ("homepage", "https://b.example.org", "Lab page")], {"website": "https://a.example.org", "links": {"Lab page": "https://b.example.org"}}, "[Lab page](https://b.example.org) · [Website](https://a.example.org)"),
    ([("a", "https://a.example.org"), ("a", "https://b.example.org"), ("a", "https://c.example.org"), ("a", "https://b.example.org")], {"links": {"A": "https://a.example.org", "A 2": "https://b.example.org", "A 3": "https://c.example.org"}}, "[A](https://a.example.org) · [A 2](https://b.example.org) · [A 3](https://c.example.org)"),
    ([("email", "*mira*@example.net"), ("github", "mira"), ("a_[b]", "https://a.example.org/(x)")], {"email": "*mira*@example.net", "github": "mira", "links": {"A [b]": "https://a.example.org/(x)"}}, "[\\*mira\\*@example.net](mailto:*mira*@example.net) · [A \\[b\\]](<https://a.example.org/(x)>) · [GitHub](https://github.com/mira)"),
    ([("email", "a_b@example.net")], {"email": "a_b@example.net"}, "[a_b@example.net](mailto:a_b@example.net)"),
    ([("email", "mira [at] example [dot] net"), ("orcid", "0000-0002-1825-0097")], {"email": "mira [at] example [dot] net", "orcid": "0000-0002-1825-0097"}, "mira \\[at\\] example \\[dot\\] net · [ORCID](https://orcid.org/0000-0002-1825-0097)"),
])  # fmt: skip
def test_links(calls: list[tuple[str, ...]], parts: dict[str, Any], line: str) -> None:
    assert _links(calls) == (parts, line, [])


@pytest.mark.parametrize(("name", "value"), [
    ("email", "#contact"),
    ("email", "/contact/"),
    ("github", "username"),
    ("github", "none"),
    ("github", "YOUR_ID"),
    ("twitter", "your-name"),
    ("x", "#"),
    ("x", "  "),
    ("email", "you@example.com"),
    ("orcid", "xxxx-xxxx"),
    ("x", "xxx"),
])  # fmt: skip
def test_what_says_nothing(name: str, value: str) -> None:
    assert _links([(name, value)]) == ({}, "", [])


@pytest.mark.parametrize(("call", "level", "message", "remedy"), [
    (("orcid", "0000-0002-1825-0098"), "CHECK", "orcid: '0000-0002-1825-0098' was left out, for its check digit does not fit, so some digit is mistyped", "state it in conf.py"),
    (("orcid", "0000-0002-1825-0098", "ORCID iD"), "CHECK", "ORCID iD: '0000-0002-1825-0098' was left out, for its check digit does not fit, so some digit is mistyped", "state it in conf.py"),
    (("email", "see below"), "CHECK", "'see below' is no e-mail address, and was left out", "state it in conf.py"),
    (("phone", "00"), "LEFT_OUT", "phone: numbers by which people are called are not published", PHONE),
    (("Skype", "mira"), "LEFT_OUT", "Skype: numbers by which people are called are not published", PHONE),
    (("x", "tel:00"), "LEFT_OUT", "x: numbers by which people are called are not published", PHONE),
    (("x", "sms:00"), "LEFT_OUT", "x: numbers by which people are called are not published", PHONE),
    (("whatsapp-number", "00"), "LEFT_OUT", "whatsapp-number: numbers by which people are called are not published", PHONE),
    (("cv", "files/cv.pdf"), "CHECK", "CV: 'files/cv.pdf' is no address of a page, and was left out", "state it in conf.py"),
    (("odd", "word"), "CHECK", "odd: 'word' is no address of a page, and was left out", "state it in conf.py"),
    (("odd", "ftp://b.example.org"), "CHECK", "odd: 'ftp://b.example.org' is no address of a page, and was left out", "state it in conf.py"),
])  # fmt: skip
def test_what_is_left_out(call: tuple[str, ...], level: str, message: str, remedy: str) -> None:
    assert _links([call]) == ({}, "", [(level, message, remedy)])


@pytest.mark.parametrize(("name", "found"), [
    ("github", True),
    ("google-scholar", True),
    ("fa/github", True),
    ("OrcidID", True),
    ("stackoverflow_username", True),
    ("publons-id", True),
    ("phone", True),
    ("Skype", True),
    ("name", False),
    ("footer", False),
    ("cv", True),
    ("x_id", False),
    ("website_url", False),
    ("url", True),
])  # fmt: skip
def test_names_that_mean_a_page(name: str, *, found: bool) -> None:
    assert is_link_name(name) is found


@pytest.mark.parametrize(("value", "found"), [
    ("YOUR-NAME", True),
    ("yourname", True),
    ("my youruserid", True),
    ("your lab", True),
    ("your labs", False),
    ("your_handle", True),
    ("yourlabchannel", True),
    ("exampleurl.com", True),
    ("###", True),
    ("#a", False),
    ("mailto:you@example.org", True),
    ("username", True),
    ("usernames", False),
    ("None", True),
    ("xxxxx", True),
    ("xx", False),
    ("TBD", True),
    ("todo", True),
    ("0000-xxxx-xxxx", True),
    ("your own", False),
])  # fmt: skip
def test_placeholders(value: str, *, found: bool) -> None:
    assert is_placeholder(value) is found


def test_texts_of_a_table() -> None:
    links = Links(Findings(), "")
    table = {"github": "mira", "osf": 12345, "orcid": None, "cv": True, "x": ["a"], "kaggle": "mira"}
    links.add_all(table, ["osf", "github", "orcid", "cv", "x", "gone"])
    assert links.parts == {"links": {"OSF": "https://osf.io/12345/"}, "github": "mira"}


def test_a_second_page_at_a_service_has_a_label_of_its_own_where_all_are_shown() -> None:
    links = Links(Findings(), "")
    for name in ("mira", "https://github.com/lab", "https://github.com/other"):
        links.add("github", name)
    assert links.addresses == {
        "GitHub 2": "https://github.com/lab",
        "GitHub 3": "https://github.com/other",
        "GitHub": "https://github.com/mira",
    }
    assert links.line().count("](https://github.com/") == 3
