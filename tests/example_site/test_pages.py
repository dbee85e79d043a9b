"""What the built example site has to show: the facts of three real homepages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Comment, Tag

from .conftest import build_example

# what these share is made once, by one of the processes
pytestmark = pytest.mark.xdist_group("example")

PAGES = (
    "index.html",
    "publications/index.html",
    "news/index.html",
    "zichen/index.html",
    "cv/index.html",
    "zichen-cv/index.html",
)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, BeautifulSoup]:
    return {page: BeautifulSoup((site / page).read_text("utf-8"), "html.parser") for page in PAGES}


def entry(page: BeautifulSoup, key: str) -> Tag:
    found = page.find(id=f"pub-{key}")
    assert isinstance(found, Tag)
    return found


def authors(page: BeautifulSoup, key: str) -> list[tuple[str, bool, list[str]]]:
    """Return name, is-me and roles of every author of an entry."""
    result = []
    for author in entry(page, key).select(".author"):
        roles = [mark["class"][1].removeprefix("role-") for mark in author.select("sup")]
        for mark in author.select("sup"):
            mark.extract()
        result.append((author.get_text(), "is-me" in author["class"], roles))
    return result


def mine(page: BeautifulSoup, key: str) -> list[int]:
    return [place for place, (_, is_me, _) in enumerate(authors(page, key), 1) if is_me]


@pytest.mark.parametrize(
    ("page", "count"), [(PAGES[0], 30), (PAGES[1], 38), (PAGES[3], 4), (PAGES[4], 38), (PAGES[5], 4)]
)
def test_number_of_papers(pages: dict[str, BeautifulSoup], page: str, count: int) -> None:
    assert len(pages[page].select(".publications-list > .publication")) == count


def test_selected_papers_are_cards(pages: dict[str, BeautifulSoup]) -> None:
    cards = pages[PAGES[0]].select(".publications-cards > .publication")
    assert [badge.get_text() for card in cards for badge in card.select(".badge-venue")] == [
        "NeurIPS 2024",
        "FL@FM-NeurIPS 2024",
        "ICLR 2024",
    ]
    assert all(image["alt"] for card in cards for image in card.select("img"))


def test_publications_can_be_searched(pages: dict[str, BeautifulSoup]) -> None:
    assert len(pages[PAGES[1]].select("form.publications-search")) == 1


def test_every_paper_of_an_owner_marks_him_once(pages: dict[str, BeautifulSoup]) -> None:
    for page in (PAGES[0], PAGES[1], *PAGES[3:]):
        for item in pages[page].select("li.publication"):
            assert len(item.select(".is-me")) == 1, item


def test_icpp_2024_shows_its_reader_the_right_owner(pages: dict[str, BeautifulSoup]) -> None:
    key = "tang2024bandwidth"
    assert [mine(pages[page], key) for page in (PAGES[0], PAGES[1], PAGES[3])] == [[5], [5], [1]]


def test_icpp_2024_has_its_marks(site: Path) -> None:
    page = BeautifulSoup((site / "index.html").read_text("utf-8"), "html.parser")
    marks = [roles for _, _, roles in authors(page, "tang2024bandwidth")]
    assert marks == [[], [], [], [], ["lead", "corresponding"], [], [], ["corresponding"]]


def test_namesakes_stand_side_by_side(site: Path) -> None:
    page = BeautifulSoup((site / PAGES[3]).read_text("utf-8"), "html.parser")
    assert authors(page, "tang2025dreamddp")[:3] == [
        ("Z. Tang", False, ["equal"]),
        ("Z. Tang", True, ["equal"]),
        ("J. Huang", False, []),
    ]


def test_one_name_twice_in_a_paper_stays_twice(pages: dict[str, BeautifulSoup]) -> None:
    names = [author.get_text() for author in entry(pages[PAGES[1]], "dong2024lpzero").select(".author")]
    assert names.count("X. Liu") == 2


def test_legend_has_the_project_lead(pages: dict[str, BeautifulSoup]) -> None:
    words = [" ".join(item.get_text().split()) for item in pages[PAGES[1]].select(".role-legend li")]
    assert words == ["* equal contribution", "◆ project lead", "✉ corresponding author"]


def test_status_and_awards(pages: dict[str, BeautifulSoup]) -> None:
    own, full = pages[PAGES[3]], pages[PAGES[1]]
    assert len(own.select(".badge-status")) == 3
    hot = [badge.get_text() for badge in entry(full, "shen2024hot").select(".badge")]
    assert hot[1:] == ["Outstanding Student Paper Award", "Oral"]


def test_news_has_all_items_and_home_the_newest(pages: dict[str, BeautifulSoup]) -> None:
    news = pages["news/index.html"].select("li.news-item")
    assert len(news) == 21
    months = [item.select_one("time")["datetime"] for item in news]
    assert months == sorted(months, reverse=True)
    assert (months[0], months[-1]) == ("2024-10", "2020-10")
    home = [item.select_one(".dated-body").get_text() for item in pages["index.html"].select("li.news-item")]
    assert home == [item.select_one(".dated-body").get_text() for item in news[:5]]


def test_anchors_of_the_old_homepage(pages: dict[str, BeautifulSoup]) -> None:
    assert pages["index.html"].find(id="about-me")
    assert pages["index.html"].find(id="publications")


@pytest.mark.parametrize("address", ["about/index.html", "about.html"])
def test_old_addresses_lead_home(site: Path, address: str) -> None:
    lead = BeautifulSoup((site / address).read_text("utf-8"), "html.parser").select_one("a[href]")
    assert lead is not None
    assert (site / address).parent.joinpath(str(lead["href"])).resolve() in {site, site / "index.html"}


def test_mathematics(pages: dict[str, BeautifulSoup]) -> None:
    for page in (PAGES[3], PAGES[5]):
        (formula,) = pages[page].select("article math")
        assert formula.get_text() == "1.49−3.91×"


@pytest.mark.parametrize("page", PAGES)
def test_nothing_of_the_markup_is_left(pages: dict[str, BeautifulSoup], page: str) -> None:
    article = pages[page].find("article")
    assert isinstance(article, Tag)
    assert not pages[page].select("[href='']")
    assert not article.find_all(string=lambda text: isinstance(text, Comment))
    text = article.get_text()
    assert not re.search(r"\*\*|\$|\\|[{}]|&nbsp;|ðŸ|ğŸ", text)
    assert not re.search(r"Lorem|will come soon|clustrmaps|jsdelivr", str(pages[page]))


@pytest.mark.parametrize("page", PAGES)
def test_no_mail_address_in_the_source_of_the_profile(site: Path, page: str) -> None:
    source = (site / page).read_text("utf-8")
    profile = BeautifulSoup(source, "html.parser").select(".profile")
    assert profile
    assert not any(re.search(r"zhenheng@", raw) for raw in _profile_sources(source))


def _profile_sources(source: str) -> Iterator[str]:
    yield from re.findall(r'<[a-z]+ class="[^"]*\bprofile\b.*?</ul>', source, re.DOTALL)


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_two_processes_write_the_same_bytes(tmp_path: Path, builder: str) -> None:
    one, two = (build_example(tmp_path / str(n), builder, parallel=n) for n in (1, 2))
    files = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(two) for path in two.rglob("*") if path.is_file())
    differing = [str(path) for path in files if (one / path).read_bytes() != (two / path).read_bytes()]
    assert differing == []
