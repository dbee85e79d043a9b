"""Old addresses, headings and entries of imported pages, by themselves."""

from __future__ import annotations

import pytest

from sphinx_academic.cli.imported_addresses import (
    _address,
    _headings,
    _is_anchor,
    _old_anchors,
    _page,
    redirects_of,
    with_one_place_each,
)
from sphinx_academic.cli.imported_bib import _doubtful, _family, _fields, _is_balanced, _type, _year, latex
from sphinx_academic.cli.imported_pages import _front_matter, _in_steps, _lines, headings_in, page_text
from sphinx_academic.importers.findings import Level
from sphinx_academic.importers.records import Block, Entry, Page, Paper, PaperAuthor

# old addresses


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("", "index"),
        ("/", "index"),
        ("index.html", "index"),
        ("/index", "index"),
        ("/a/", "a"),
        ("a.html", "a"),
        ("a.htm", "a"),
        ("/a/index.html", "a"),
        ("a/index", "a"),
        ("/b/c.html", "b/c"),
        ("b", None),
        ("a.pdf", None),
        ("reindex", None),
    ],
)
def test_which_page_an_address_is_of(path: str, expected: str | None) -> None:
    assert _page(path, {"index": 1, "a": 2, "b/c": 3}) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [("index", "/#x"), ("a", "/a/#x"), ("b/index", "/b/#x"), ("b/c", "/b/c/#x"), ("reindex", "/reindex/#x")],
)
def test_addresses_of_anchors(page: str, expected: str) -> None:
    assert _address(page, "x") == expected


@pytest.mark.parametrize(
    ("text", "is_anchor"),
    [("a", True), ("发表", True), ("a-b_c", True), ("", False), ("--", False), ("a b", False)],
)
def test_anchors(text: str, is_anchor: bool) -> None:
    assert _is_anchor(text) is is_anchor


def test_what_is_said_of_addresses_that_lead_nowhere() -> None:
    made, findings = with_one_place_each(
        [
            Page("index"),
            Page("a", redirects=("old", "a/b?c")),
            Page("b", redirects=("/Old.html", "index.html")),
        ]
    )
    assert [page.redirects for page in made] == [(), ("old",), ()]
    assert [(finding.level, finding.file) for finding in findings] == [(Level.LEFT_OUT, "")] * 3
    messages = [finding.message for finding in findings]
    assert messages[0].startswith("the old address 'a/b?c' of the page a ")
    assert messages[0].endswith("; it does not lead there")
    assert messages[1:] == [
        "the old address '/Old.html' of the page b is that of the page a, too; it does not lead there",
        "the old address 'index.html' of the page b is that of the page index, too; it does not lead there",
    ]


def test_headings() -> None:
    found = list(
        _headings(
            "# A {abbr}`B (b)` [c](d.md)\n\ntext\n## *A*\n### A\n#No\n####### No\n## A \n"
            "```\n# no\n```\n~~~~\n~~~\n# no\n~~~~\n## 发表\n## `e`_f_\n"
        )
    )
    assert [heading.text for heading in found] == ["A B (b) c", "A", "A", "A", "发表", "e_f_"]
    assert [heading.source for heading in found] == [
        "A {abbr}`B (b)` [c](d.md)",
        "*A*",
        "A",
        "A",
        "发表",
        "`e`_f_",
    ]
    # docutils gives a number to the second of an id, and MyST to the second of a slug
    assert [heading.id for heading in found] == ["a-b-b-c", "a", "", "", "", "e-f"]
    assert [heading.slug for heading in found] == ["a--c", "a", "a-1", "a-2", "发表", "e_f_"]
    assert [heading.anchor for heading in found] == ["a-b-b-c", "a", "a-1", "a-2", "发表", "e-f"]


def test_anchors_that_a_page_had() -> None:
    page = Page(
        "index",
        "Home",
        (
            Block("text", anchors=("top", "--", "old")),
            Block("", "A B", anchors=("mine", "a-b", "--")),
            Block("", "A B"),
            Block("", "C!"),
            Block("", "🔥 🔥"),
        ),
    )
    headings = list(_headings("## A B\n## A B\n## C!\n## 🔥 🔥\n"))
    assert list(_old_anchors(page, headings)) == [
        ("top", ""),
        ("old", ""),
        ("mine", "a-b"),
        # `a-b` is an id of today; the second had a number
        ("mine", "a-b-1"),
        ("a-b-1", "a-b-1"),
    ]


def test_stated_redirects_of_anchors() -> None:
    texts = {"index": "# Home\n\n## A B\n\n## C\n", "papers": "# Papers\n\n## D\n"}
    pages = [Page("index", blocks=(Block("", "C", anchors=("old-c",)),)), Page("papers")]
    stated = {
        "/x/": "papers",
        "/#{key}": "index#{key}",
        "/#{other}": "index#c",
        "/papers#p": "index#a-b",
        "/papers#q": "index#none",
        "/papers#d": "index",
        "/papers#papers": "index#c",
        "/none#r": "index#c",
        "/#s": "none#c",
        "/#old-c": "papers#d",
    }
    assert redirects_of(texts, pages, stated) == {
        "/x/": "papers",
        "/#{key}": "index#{key}",
        "/#{other}": "index#c",
        "/papers/#p": "index#a-b",
        "/papers/#q": "index",
        # what an importer states comes before what a heading had
        "/#old-c": "papers#d",
    }


# pages


def test_headings_go_down_one_level_at_a_time() -> None:
    text = "### A\n\n# B\n\n#### C\n\n###### D\n\n## E\n\n```\n#### no\n```\n\n#### F"
    assert _in_steps(text) == "# A\n\n# B\n\n## C\n\n### D\n\n## E\n\n```\n#### no\n```\n\n### F"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# A\n ## B\n## C\n", [0, 2]),
        ("```\n# A\n```\n# B", [3]),
        ("````\n```\n# A\n````\n# B", [4]),
        ("```\n# A\n~~~\n# B\n```\n# C", [5]),
        ("```\n# A\n``` x\n# B\n```\n# C", [5]),
        ("   :::{note}\n# A\n:::\n# B", [3]),
        ("    ```\n# A", [1]),
        ("```\n# A", []),
        ("```\n# A\n````\n# B", [3]),
    ],
)
def test_headings_of_pages(text: str, lines: list[int]) -> None:
    assert [number for number, _match in headings_in(text.split("\n"))] == lines


def test_front_matter() -> None:
    page = Page(
        "a",
        description='Of "it"',
        metadata={"orphan": True, "tocdepth": 2, "tags": ["a", True, 3], "title": "T: x", "off": False},
        redirects=("old/", "//older"),
    )
    assert _front_matter(page) == "\n".join(
        [
            "---",
            "myst:",
            "  html_meta:",
            '    description: "Of \\"it\\""',
            "orphan: true",
            "tocdepth: 2",
            'tags: ["a", true, 3]',
            'title: "T: x"',
            "off: false",
            "redirect_from:",
            '  - "/old/"',
            '  - "/older"',
            "---",
        ]
    )
    assert _front_matter(Page("a")) == ""


def test_the_title_of_a_page() -> None:
    assert page_text(Page("a", "A *b*")) == "# A \\*b\\*\n"
    assert page_text(Page("a", "A", (Block("", "B", 1),))) == "# B\n"
    assert page_text(Page("a", "A", (Block("", "", 1, "text"),))) == "# A\n\ntext\n"
    assert page_text(Page("a", "A", (Block("", "B", 2),))) == "# A\n\n## B\n"


@pytest.mark.parametrize(
    ("entry", "brackets", "lines"),
    [
        (Entry("a  b", "2024"), False, ["- 2024, a b"]),
        (Entry("a", "2024"), True, ["- [2024] a"]),
        (Entry("", "2024"), False, ["- 2024"]),
        (Entry("", "2024"), True, ["- [2024]"]),
        (Entry("a"), True, ["- a"]),
        (Entry(""), False, ["-"]),
        (
            Entry("a", fields={"link": "x\n y", "cv": "no"}, body="b\n c"),
            False,
            ["- a", "  :link: x y", "  :cv: no", "", "  b c"],
        ),
        (
            Entry("a", "2024", (Entry("b", "2023", (Entry("c"),)), Entry("d"))),
            True,
            # dates have brackets at the first level alone
            ["- [2024] a", "  - 2023, b", "    - c", "  - d"],
        ),
    ],
)
def test_lines_of_items(entry: Entry, brackets: bool, lines: list[str]) -> None:
    assert list(_lines(entry, brackets)) == lines


# entries


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("$x_1$ & $y$", r"$x_1$ \& $y$"),
        ("5$ and 6$", r"5\$ and 6\$"),
        ("$ x $", r"\$ x \$"),
        ("$x$5", r"\$x\$5"),
        ("${a$", r"\$\textbraceleft{}a\$"),
        ("{a} $b$", r"\{a\} $b$"),
        ("}a{", r"\textbraceright{}a\textbraceleft{}"),
        ("{a", r"\textbraceleft{}a"),
        ("a\\b ~ ^ % # _", r"a\textbackslash{}b \textasciitilde{} \textasciicircum{} \% \# \_"),
        ("$" + "x" * 200 + "$", "$" + "x" * 200 + "$"),
        ("$" + "x" * 201 + "$", r"\$" + "x" * 201 + r"\$"),
    ],
)
def test_texts_as_latex(text: str, written: str) -> None:
    assert latex(text) == written


@pytest.mark.parametrize(
    ("text", "is_balanced"),
    [("", True), ("{}", True), ("{{}{}}", True), ("{", False), ("}{", False), ("{}}", False)],
)
def test_braces(text: str, is_balanced: bool) -> None:
    assert _is_balanced(text) is is_balanced


ROSA, BO = PaperAuthor("Rosa Example", is_owner=True), PaperAuthor("Bo Roe")
TWIN = PaperAuthor("Rosa Example")


@pytest.mark.parametrize(
    ("authors", "position"),
    [
        ((ROSA, BO), 0),
        ((BO, ROSA, TWIN), 2),
        ((TWIN, BO, ROSA), 3),
        ((ROSA, ROSA), 0),
        ((TWIN, TWIN), 0),
        ((), 0),
    ],
)
def test_the_owner_beside_a_namesake(authors: tuple[PaperAuthor, ...], position: int) -> None:
    assert _doubtful(Paper("T", authors)) == position


FIELDS: list[tuple[Paper, str, list[tuple[str, str]]]] = [
    (Paper("T"), "", [("title", "T")]),
    (
        Paper(
            "T & U", (ROSA, BO), others=True, fields={"year": "2024", "x": "", "note": "a_b", "journal": "J"}
        ),
        "rosa",
        [
            ("author", "Rosa Example and Bo Roe and others"),
            ("title", r"T \& U"),
            ("journal", "J"),
            ("year", "2024"),
            ("note", r"a\_b"),
        ],
    ),
    (
        Paper(
            "T",
            (TWIN, ROSA, PaperAuthor("Bo Roe", ("equal", "lead"))),
            fields={"url": "https://e.org/{a}\\b"},
        ),
        "rosa",
        [
            ("author", "Rosa Example and Rosa Example and Bo Roe"),
            ("author+an:person", "2=rosa"),
            ("author+an:role", "3=equal,lead"),
            ("title", "T"),
            ("url", "https://e.org/%7Ba%7D/b"),
        ],
    ),
    (
        Paper("T", (TWIN, ROSA), fields={"link_demo": "a_b", "x:y": "c_d", "pdf": " a\n b "}),
        "",
        [
            ("author", "Rosa Example and Rosa Example"),
            ("title", "T"),
            ("link_demo", "a_b"),
            ("x:y", "c_d"),
            ("pdf", "a b"),
        ],
    ),
    # its own entry comes before what the page says
    (
        Paper(
            "T",
            (BO,),
            fields={"journal": "J", "abstract": "A_B"},
            bibtex={
                "author": "Roe,  B.",
                "title": "{T}",
                "author+an:role": "1=lead",
                "journal": " ",
                "z": "a_b",
            },
        ),
        "rosa",
        [
            ("author", "Roe, B."),
            ("author+an:role", "1=lead"),
            ("title", "{T}"),
            ("z", "a_b"),
            ("abstract", r"A\_B"),
        ],
    ),
]


@pytest.mark.parametrize(("paper", "owner", "expected"), FIELDS)
def test_fields_of_an_entry(paper: Paper, owner: str, expected: list[tuple[str, str]]) -> None:
    assert list(_fields(paper, owner)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"journal": "J", "booktitle": "B"}, "article"),
        ({"booktitle": "B"}, "inproceedings"),
        ({"journal": "", "school": "S"}, "misc"),
    ],
)
def test_types_of_entries(fields: dict[str, str], expected: str) -> None:
    assert _type(fields) == expected


@pytest.mark.parametrize(
    ("fields", "bibtex", "year"),
    [
        ({"year": "in 2024 or 2025"}, {}, "2024"),
        ({"year": "2024"}, {"year": "2023"}, "2023"),
        ({"date": "2022-05"}, {}, "2022"),
        ({"year": "", "date": "2022-05"}, {}, "2022"),
        ({"eprint": "2301.00001"}, {}, "2023"),
        ({"eprint": "2313.00001"}, {}, ""),
        ({"year": "soon", "eprint": "2212.00001"}, {}, "2022"),
        ({}, {}, ""),
    ],
)
def test_years(fields: dict[str, str], bibtex: dict[str, str], year: str) -> None:
    assert _year(Paper("T", fields=fields, bibtex=bibtex)) == year


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Rosa Example", "Example"),
        ("Example, Rosa", "Example"),
        ("Wei Zhang (张伟)", "Zhang"),
        ("Rosa Example *", "Example"),
        ("张伟", "张伟"),
        ("", ""),
    ],
)
def test_family_names(name: str, family: str) -> None:
    assert _family(name) == family
