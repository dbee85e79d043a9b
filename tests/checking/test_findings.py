"""What the checks of ``sphinx-academic check`` find on built pages, and what they leave alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import myst_parser
import pytest
from support import Build, Built

from sphinx_academic.checking.build import line_of_name, place_of
from sphinx_academic.checking.dead_links import dead_links
from sphinx_academic.checking.listed_papers import papers_without_me, papers_without_text
from sphinx_academic.checking.output_page import pages
from sphinx_academic.checking.page_markup import comments, missing_alternatives
from sphinx_academic.checking.pictures import large_pictures
from sphinx_academic.checking.private import emails, phone_numbers
from sphinx_academic.checking.sources import place
from sphinx_academic.model.site_checks import Level, SiteFinding

CONF = {"html_theme": "basic", "html_copy_source": True}
ME = {
    "academic_people": {"mira": {"name": "Mira Okafor", "aliases": ["Mira Adeyemi"]}},
    "academic_me": "mira",
}


def found(check: Callable[[Any], Iterator[SiteFinding]], built: Built) -> list[tuple[str, int, str]]:
    """Return the places and messages of findings, without the folder of the site."""
    folder = f"{built.app.srcdir}/"
    return [(one.file.removeprefix(folder), one.line, one.message) for one in check(built.app)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("% Ask Ann.\n\nText.", [("index.md", 3, "‘Ask Ann.’")]),
        ("Text.\n\n<!-- Ask\nAnn. -->\n", [("index.md", 5, "‘Ask’")]),
        ("% One.\n\nText.\n\n% Two.\n\nText.\n\n% Three.", [("index.md", 3, "‘One.’, and 2 more")]),
        ("% One.\n\nText.\n\n% Two.", [("index.md", 3, "‘One.’, and 1 more")]),
        (f"% {'a' * 60}", [("index.md", 3, f"‘{'a' * 60}’")]),
        (f"% {'a' * 61}", [("index.md", 3, f"‘{'a' * 60}…’")]),
        ("%\n\nText.", []),
        ("Text with 5 % of it.", []),
        ("<b>bold</b>", []),
    ],
)
def test_comments(build: Build, body: str, expected: list[tuple[str, int, str]]) -> None:
    built = build({"index.md": f"# Home\n\n{body}\n"}, conf=CONF)
    message = "the comment {} can be read in the published page or its source"
    assert found(comments, built) == [(file, line, message.format(text)) for file, line, text in expected]


def test_comments_that_are_taken_out(build: Build) -> None:
    built = build({"index.md": "# Home\n\n% Ask Ann.\n"}, conf=CONF | {"academic_strip_comments": True})
    assert found(comments, built) == []


PNG = b"\x89PNG\r\n\x1a\n"
_ALONE = "the picture a.png has an empty alternative text, which is right for an ornament alone"
_LACKING = "the picture {} has no alternative text for readers who do not see it"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("![](a.png)", [(3, _ALONE)]),
        ("![A tide](a.png)", []),
        ("![a.png](a.png)", [(3, _LACKING.format("a.png"))]),
        ("Text.\n\n```{image} a.png\n```", [(5, _LACKING.format("a.png"))]),
        ("```{image} a.png\n:alt: A tide\n```", []),
        ("<p><img src='a.png'></p>", [(3, _LACKING.format("a.png"))]),
        ("<p><IMG SRC=a.png width=1></p>", [(3, _LACKING.format("a.png"))]),
        ("<p><img alt = '' src='a.png'></p>", []),
        ("<p><img width=1></p>", [(3, _LACKING.format(""))]),
        ("```{raw} latex\n<img src='a.png'>\n```", []),
    ],
)
def test_pictures_without_words(build: Build, body: str, expected: list[tuple[int, str]]) -> None:
    built = build({"index.md": f"# Home\n\n{body}\n", "a.png": PNG}, conf=CONF)
    assert found(missing_alternatives, built) == [("index.md", *one) for one in expected]


def test_two_pictures_alike_are_found_where_each_stands(build: Build) -> None:
    page = "# Home\n\n```{image} a.png\n```\n\n![A tide](a.png)\n\n```{image} a.png\n```\n"
    built = build({"index.md": page, "a.png": PNG}, conf=CONF)
    # before MyST 5, a picture does not know its line
    second = 8 if int(myst_parser.__version__.partition(".")[0]) >= 5 else 3
    assert found(missing_alternatives, built) == [
        ("index.md", line, _LACKING.format("a.png")) for line in (3, second)
    ]


def test_pictures_of_papers_need_no_words(build: Build) -> None:
    entry = "@misc{k, title = {Tides}, author = {Roe, R.}, year = 2024, preview = {a.png}}\n"
    page = "# Home\n\n```{publications}\n:show: preview\n```\n"
    files = {"index.md": page, "papers.bib": entry, "a.png": PNG}
    assert found(missing_alternatives, build(files, conf=CONF, allow_warnings=True)) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("+00 12 345678", []),
        ("+49 (0)12.345-67 8", ["+49 (0)12.345-67 8"]),
        ("+1234567", []),
        ("+12345678", ["+12345678"]),
        ("1+12345678", []),
        ("Phone: 012 345", ["012 345"]),
        ("Phone: 01234", []),
        ("tel. (012) 3456", ["(012) 3456"]),
        ("Mobile number 012-3456", ["012-3456"]),
        ("Telephone012345", ["012345"]),
        ("电话：012345", ["012345"]),
        ("Headphone 012345 and hotel 012345", []),
        ("ISBN 012345678, 2012-2345, DOI 10.5555/0123456", []),
        ("Phone: 012 345. Tel: 012345", ["012 345"]),
        ("[call](tel:+00-12-345678)", ["+00-12-345678"]),
        ("[call](TEL:%2B00%2012)", ["+00 12"]),
    ],
)
def test_phone_numbers(build: Build, text: str, numbers: list[str]) -> None:
    built = build(
        {"index.md": f"# Home\n\n{text}\n"},
        conf=CONF | {"myst_url_schemes": ["http", "https", "mailto", "tel", "TEL"]},
    )
    assert [message for _file, _line, message in found(phone_numbers, built)] == [
        f"the page has the phone number {number}" for number in numbers
    ]


def test_words_that_stand_before_a_number(build: Build) -> None:
    words = [
        "cell",
        "fax",
        "handy",
        "mobil",
        "mobile",
        "phone",
        "tel",
        "telefon",
        "telephone",
        "tél",
        "téléphone",
        "电话",
        "手机",
        "传真",
        "電話",
    ]
    numbers = [f"01{place:02} 345" for place in range(len(words))]
    lines = "\n\n".join(f"{word}: {number}" for word, number in zip(words, numbers, strict=True))
    assert [
        message.rpartition("number ")[2]
        for _f, _l, message in found(phone_numbers, build({"index.md": f"# Home\n\n{lines}\n"}, conf=CONF))
    ] == numbers


def test_a_number_is_found_once_where_it_is_written(build: Build) -> None:
    page = "# Page\n\nPhone: 012345\n"
    conf = CONF | {"html_title": "Tel 012345"}
    files = {"index.md": f"{page}\n```{{toctree}}\nother\n```\n", "other.md": page}
    assert found(phone_numbers, build(files, conf=conf)) == [
        ("index.md", 3, "the page has the phone number 012345")
    ]


@pytest.mark.parametrize(
    ("address", "is_found"),
    [
        ("ann@tides.example.xyz", True),
        ("ann+x.y-z@tides.example.xyz", True),
        ("ann@example.org", False),
        ("ann@mail.example.com", False),
        ("ann@uni.example", False),
        ("ann@uni.test", False),
        ("ann@uni.invalid", False),
        ("ann@myexample.org", True),
        ("ann@localhost", False),
        ("git@tides.example.xyz:papers", False),
        ("https://ann@tides.example.xyz", False),
    ],
)
def test_addresses_in_clear(build: Build, address: str, is_found: bool) -> None:
    built = build({"index.md": f"# Home\n\n<p>{address}</p>\n"}, conf=CONF)
    expected = [("index.md", 3, f"index.html has the address {address} in clear")] if is_found else []
    assert found(emails, built) == expected


def test_addresses_in_copies_of_sources(build: Build) -> None:
    page = "# Home\n\n% Ann@tides.example.xyz\n\n% ann@tides.example.xyz\n"
    expected = [("index.md", 3, "_sources/index.md.txt has the address Ann@tides.example.xyz in clear")]
    assert found(emails, build({"index.md": page}, conf=CONF)) == expected
    assert found(emails, build({"index.md": page}, conf=CONF | {"html_copy_source": False})) == []


LISTED = (
    "# Home\n\n```{publications}\n:me: mira\n```\n\n```{publications}\n:me: mira\n:filter: year > 2000\n```\n"
)


@pytest.mark.parametrize(
    ("author", "message"),
    [
        ("Okafor, Mira", None),
        ("Okafor, M.", None),
        ("Adeyemi, Mira", None),
        ("Okafor, Zoe", "k: no author is Mira Okafor, but author 1, ‘Zoe Okafor’, has a similar name"),
        (
            "Roe, R. and Okaford, M.",
            "k: no author is Mira Okafor, but author 2, ‘M. Okaford’, has a similar name",
        ),
        (
            "Okaforde, M. and Okafar, M. and Okaforda, M.",
            "k: no author is Mira Okafor, but author 1, ‘M. Okaforde’, has a similar name",
        ),
        ("Adeyem, Zoe", "k: no author is Mira Okafor, but author 1, ‘Zoe Adeyem’, has a similar name"),
        ("Okf, M.", "k: no author is Mira Okafor"),
        ("Roe, R.", "k: no author is Mira Okafor"),
        # which of them is meant is a warning of its own
        ("Okafor, M. and Okafor, M.", None),
    ],
)
def test_papers_without_their_person(build: Build, author: str, message: str | None) -> None:
    entry = f"Papers\n@misc{{k, title = {{Tides}}, author = {{{author}}}, year = 2024}}\n"
    built = build({"index.md": LISTED, "papers.bib": entry}, conf=CONF | ME, allow_warnings=True)
    assert [one[1:] for one in found(papers_without_me, built)] == ([(2, message)] if message else [])


@pytest.mark.parametrize("options", [":filter: me", ":me: none", ""])
def test_lists_of_no_one_or_chosen_by_the_person(build: Build, options: str) -> None:
    entry = "@misc{k, title = {Tides}, author = {Roe, R.}, year = 2024}\n"
    page = f"# Home\n\n```{{publications}}\n{options}\n```\n"
    conf = CONF | (ME if options == ":filter: me" else {"academic_people": ME["academic_people"]})
    built = build({"index.md": page, "papers.bib": entry}, conf=conf, allow_warnings=True)
    assert found(papers_without_me, built) == []


@pytest.mark.parametrize(
    ("fields", "is_found"),
    [
        ("", True),
        ("url = {https://example.org/}", False),
        ("doi = {10.5555/1}", False),
        ("eprint = {2401.00001}, archiveprefix = {arXiv}", False),
        ("code = {https://example.org/}", True),
        ("url = { }", True),
        ("pubstate = {submitted}", False),
        ("note = {to appear}", False),
    ],
)
def test_papers_without_a_text(build: Build, fields: str, is_found: bool) -> None:
    entry = f"Papers\n@misc{{k, title = {{Tides}}, author = {{Roe, R.}}, year = 2024, {fields}}}\n"
    built = build(
        {"index.md": "# Home\n\n```{publications}\n```\n", "papers.bib": entry},
        conf=CONF,
        allow_warnings=True,
    )
    expected = [(2, "k: nothing leads to the text")] if is_found else []
    assert [one[1:] for one in found(papers_without_text, built)] == expected


@pytest.mark.parametrize("field", ["html", "hal", "pmid", "pmcid", "openreview", "website", "pdf", "arxiv"])
def test_fields_that_lead_to_a_text(build: Build, field: str) -> None:
    entry = f"@misc{{k, title = {{Tides}}, author = {{Roe, R.}}, year = 2024, {field} = {{12345}}}}\n"
    files = {"index.md": "# Home\n\n```{publications}\n```\n", "papers.bib": entry}
    assert found(papers_without_text, build(files, conf=CONF, allow_warnings=True)) == []


def test_papers_that_no_list_shows_need_no_text(build: Build) -> None:
    entry = "@misc{k, title = {Tides}, author = {Roe, R.}, year = 2024}\n"
    assert found(papers_without_text, build({"index.md": "# Home\n", "papers.bib": entry}, conf=CONF)) == []


@pytest.mark.parametrize(
    ("size", "level", "message"),
    [
        (500_000, None, ""),
        (500_001, Level.HINT, "the picture has 0.5 MB"),
        (2_000_000, Level.HINT, "the picture has 2.0 MB"),
        (2_000_001, Level.WARNING, "the picture has 2.0 MB"),
        (2_345_678, Level.WARNING, "the picture has 2.3 MB"),
    ],
)
def test_sizes_of_pictures(build: Build, size: int, level: Level | None, message: str) -> None:
    picture = PNG + bytes(size - len(PNG))
    files: dict[str, Any] = {"index.md": "# Home\n", "_static/A.PNG": picture, "_static/a.txt": picture}
    built = build(files, conf=CONF | {"html_static_path": ["_static"]})
    findings = [(Path(one.file).name, one.level, one.message) for one in large_pictures(built.app)]
    assert findings == ([("A.PNG", level, message)] if level else [])


def test_which_pictures_are_looked_at(build: Build) -> None:
    """Those of pages, of entries and of folders; a file is looked at once, and a folder may be missing."""
    picture = PNG + bytes(600_000)
    files: dict[str, Any] = {
        "index.md": "# Home\n\n![A](a.png)\n\n```{publications}\n:show: preview\n```\n",
        "papers.bib": "@misc{k, title = {T}, author = {Roe, R.}, year = 2024, preview = {b.png}}\n",
        "a.png": picture,
        "b.png": picture,
        "unused.png": picture,
        "extra/deep/c.JPG": picture,
        "extra/deep/c.pdf": picture,
        "alone.webp": picture,
        "_static/d.svg": picture,
    }
    conf = CONF | {"html_static_path": ["_static"], "html_extra_path": ["extra", "alone.webp"]}
    conf["academic_picture_sizes"] = False
    built = build(files, conf=conf, allow_warnings=True)
    names = [Path(one.file).name for one in large_pictures(built.app)]
    assert sorted(names) == ["a.png", "alone.webp", "b.png", "c.JPG", "d.svg"]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("other.html", ""),
        ("other.html#part", ""),
        ("other.html#top", ""),
        ("other.html#TOP", ""),
        ("other.html#part:~:text=tides", ""),
        ("#:~:text=tides", ""),
        ("other.html?x=1#part", ""),
        ("other.html#no", "‘other.html#no’ leads to ‘#no’, which other.html does not have"),
        ("%6Fther.html#n%6F", "‘%6Fther.html#n%6F’ leads to ‘#no’, which other.html does not have"),
        ("no.html", "‘no.html’ leads to a file that is not there"),
        ("_static", "‘_static’ leads to a file that is not there"),
        ("sub", ""),
        ("sub/", ""),
        ("sub/#no", "‘sub/#no’ leads to ‘#no’, which sub/index.html does not have"),
        ("../index.html", "‘../index.html’ leads out of the site"),
        ("https://example.org/no", ""),
        ("//example.org/no", ""),
        ("mailto:a@example.org", ""),
        ("http://[", "‘http://[’ is no address"),
        ("/home/other.html", ""),
        ("/home/no.html", "‘/home/no.html’ leads to a file that is not there"),
        ("/home", ""),
        ("/elsewhere/no.html", ""),
        ("/homes/no.html", ""),
    ],
)
def test_links_of_a_page(build: Build, address: str, reason: str) -> None:
    files = {
        "index.md": f'# Home\n\n<p><a href="{address}">Go</a></p>\n\n```{{toctree}}\nother\nsub/index\n```\n',
        "other.md": "(part)=\n# Other\n",
        "sub/index.md": "# Sub\n",
    }
    built = build(files, conf=CONF | {"html_baseurl": "https://example.org/home/"})
    assert found(dead_links, built) == ([("index.md", 3, reason)] if reason else [])


def test_where_a_dead_link_is_written(build: Build) -> None:
    """In another form than on the page, in an entry, or nowhere that is known."""
    page = """
        # Home

        Of no ü.html and deep/none.html.

        <a href="no%20%C3%BC.html">Go</a> <a href="../other/none.html#x">there</a>

        ```{publications}
        ```
        """
    entry = "% Papers\n@misc{k, title = {T}, author = {Roe, R.}, year = 2024, url = {lost.html}}\n"
    built = build(
        {"sub/index.md": page, "index.md": "# T\n\n```{toctree}\nsub/index\n```\n", "papers.bib": entry},
        conf=CONF,
        allow_warnings=True,
    )
    (built.outdir / "made.html").write_text('<a href="gone.html">Go</a>')
    gone = "leads to a file that is not there"
    assert found(dead_links, built) == [
        ("", 0, f"‘gone.html’ on made.html {gone}"),
        ("sub/index.md", 5, f"‘no%20%C3%BC.html’ {gone}"),
        ("sub/index.md", 5, f"‘../other/none.html#x’ {gone}"),
        ("papers.bib", 2, f"‘lost.html’ {gone}"),
    ]


def test_a_dead_link_is_found_once(build: Build) -> None:
    link = '# Page\n\n<p><a href="no.html">Go</a> <a href="no.html">there</a></p>\n'
    files = {f"{name}.md": f"---\norphan: true\n---\n{link}" for name in ("a", "b", "index")}
    message = "‘no.html’ leads to a file that is not there, also on {} more page{}"
    assert found(dead_links, build(files, conf=CONF)) == [("a.md", 6, message.format(2, "s"))]
    files.pop("b.md")
    assert found(dead_links, build(files, conf=CONF)) == [("a.md", 6, message.format(1, ""))]


def test_what_a_page_has(build: Build) -> None:
    html = (
        '<p id="a">One<b>two</b></p><p>three</p><script>no</script><style>no</style></style>'
        '<a name="b" href="x.html">four</a><img src="x.png" srcset="x-1.png 320w, x-2.png 640w">'
        '<video poster="x.jpg"></video><object data="x.pdf" type="application/pdf"></object><p data="no">'
    )
    built = build({"index.md": "# Home\n"}, conf=CONF)
    (built.outdir / "made.html").write_text(html)
    (page,) = [page for page in pages(built.app) if page.path == "made.html"]
    assert page.addresses == ["x.html", "x.png", "x-1.png", "x-2.png", "x.jpg", "x.pdf"]
    assert page.anchors == {"a", "b"}
    assert page.text.split("\n") == ["", "Onetwo", "threefour", ""]
    assert not [page for page in pages(built.app) if page.path.startswith("_static/")]


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("/site/index.md:3", ("/site/index.md", 3)),
        ("/site/index.md:3:5", ("/site/index.md", 3)),
        ("/site/index.md:", ("/site/index.md", 0)),
        ("/site/index.md", ("/site/index.md", 0)),
        ("/site/a.py:docstring of a.b:7", ("/site/a.py", 0)),
        ("/site/index.md:<autosummary>", ("/site/index.md", 0)),
        ("/site/index.md:3: more", ("/site/index.md", 3)),
        ("<unknown>:1", ("", 0)),
        (None, ("", 0)),
    ],
)
def test_places_of_warnings(location: object, expected: tuple[str, int]) -> None:
    assert place_of(location) == expected


def test_where_a_text_stands(build: Build) -> None:
    page = "# Home\n\nTide\n\nEbb\n\nTide\n\nTide and flow\n"
    entry = "% Papers\n\n@misc{k, title = {Salt}, year = 2024}\n"
    built = build({"index.md": page, "papers.bib": entry}, conf=CONF)

    def where(*texts: str, near: int = 0) -> tuple[str, int]:
        file, line = place(built.app, "index", *texts, near=near)
        return Path(file).name, line

    assert where("Tide") == ("index.md", 3)
    assert where("Tide", near=6) == ("index.md", 7)
    # as near as the one below
    assert where("Tide", near=5) == ("index.md", 3)
    assert where("Tide", near=8) == ("index.md", 7)
    assert where("Tide", near=99) == ("index.md", 9)
    # the first text that the page has
    assert where("Sand", "", "Ebb", "Tide") == ("index.md", 5)
    # what pages show from elsewhere
    assert where("Sand", "Salt") == ("papers.bib", 3)
    assert where("html_copy_source")[0] == "conf.py"
    assert where("Sand", near=4) == ("index.md", 4)
    assert where() == ("index.md", 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = 1\n\nname = 2\nname = 3\n", 3),
        ("a = 'name'\n", 0),
        ("if True:\n    name = 1\n", 2),
        ("name = (\n", 0),
        ("\0", 0),
        (None, 0),
    ],
)
def test_line_of_a_name(tmp_path: Path, text: str | None, expected: int) -> None:
    path = tmp_path / "conf.py"
    if text is not None:
        path.write_text(text)
    assert line_of_name(path, "name") == expected
