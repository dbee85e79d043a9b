"""Addresses of papers from keys that no file system would take, or that want the same place."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import Build, Built

from sphinx_academic.bib.reader import read
from sphinx_academic.publications.addresses import Naming, name_pages

LIST = "# Papers\n\n```{publications}\n```\n"
LONG = "k" * 300


def named(bib: str, *documents: str) -> Naming:
    return name_pages(read(bib.encode(), "a.bib").publications, documents)


def entry(key: str, more: str = "") -> str:
    return f"@misc{{{key}, title = {{T {key[:5]}}}, year = {{2020}}{more}}}\n"


def slugs(naming: Naming) -> list[str]:
    return sorted(page.docname.removeprefix("papers/") for page in naming.pages.values())


@pytest.mark.parametrize(
    ("keys", "pages", "problems"),
    [
        (["a.html", "a"], ["a", "a-html"], ["like the name of another page's file"]),
        (["a", "a.HTM", "a.xhtml"], ["a", "a-HTM", "a-xhtml"], ["like the name"] * 2),
        (["A", "a"], ["A", "a-2"], ["is that of ‘A’"]),
        (["straße", "STRASSE"], ["STRASSE-2", "straße"], ["is that of ‘straße’"]),
        (["con", "AUX.1", "lpt9"], ["paper-AUX.1", "paper-con", "paper-lpt9"], ["Windows"] * 3),
        (["com", "nul2", "a.con"], ["com", "nul2", "a.con"], []),
        ([LONG, LONG + "2"], ["k" * 60, "k" * 60 + "-2"], ["is that of"]),
        (["𠀀" * 200], ["𠀀" * 60], []),
        (["..", ".", "-"], ["paper", "paper-2", "paper-3"], ["is that of"] * 2),
    ],
)  # fmt: skip
def test_each_key_has_a_place_of_its_own(keys: list[str], pages: list[str], problems: list[str]) -> None:
    naming = named("".join(map(entry, keys)))
    assert slugs(naming) == sorted(pages)
    assert len(naming.problems) == len(problems)
    for problem, part in zip(naming.problems, problems, strict=True):
        assert part in problem.message
        assert problem.message.endswith("rename one of them" if "is that of" in part else "rename the entry")
    assert all(len(f"{slug}-99.html".encode()) <= 255 for slug in slugs(naming))


def test_redirects_lead_to_no_folder() -> None:
    naming = named(entry("a.html", ", pdf = {f.pdf}, ids = {a, con, a.html}"))
    assert slugs(naming) == ["a-html"]
    assert naming.redirects == {"papers/a": "a.html", "papers/paper-con": "a.html"}
    assert len(naming.problems) == 1


def test_documents_keep_their_places() -> None:
    naming = named(
        entry("sub") + entry("x") + entry("y", ", ids = {sub2}"), "papers/sub/a", "papers/x.html/b"
    )
    assert slugs(naming) == ["sub", "x-2", "y"]
    assert "the folder of the page papers/x.html/b" in naming.problems[0].message


@pytest.mark.parametrize("document", ["papers/Tides", "papers/TIDES/index"])
def test_documents_keep_their_places_in_any_case(document: str) -> None:
    naming = named(entry("tides"), document)
    assert slugs(naming) == ["tides-2"]
    assert f"the page {document}" in naming.problems[0].message


def test_thousands_of_the_same_name_are_counted_once() -> None:
    class Counted(dict[str, str]):
        looks = 0

        def __contains__(self, key: object) -> bool:
            Counted.looks += 1
            return super().__contains__(key)

    from sphinx_academic.publications.addresses import _free

    owners, numbers = Counted(), {}
    for _ in range(3_000):
        owners[_free("paper", owners, numbers)] = "x"
    assert len(owners) == 3_000
    assert Counted.looks < 10_000


FILE = "é" * 124 + ".pdf"
COLLIDING = "".join(
    (
        *(entry(key, ", pdf = {f.pdf}") for key in ("a.html", "a", "A", "con", LONG)),
        entry("b.html", ", pdf = {f.pdf}, ids = {b}"),
        entry("𠀀" * 300, f", pdf = {{{'p' * 300}.pdf}}, slides = {{{FILE}}}, poster = {{x/{FILE}}}"),
    )
)


def pages(built: Built) -> list[Path]:
    return sorted(path for path in built.outdir.glob("papers/**/*.html"))


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_all_pages_are_written(build: Build, builder: str) -> None:
    files = {"index.md": LIST, "a.bib": COLLIDING, "f.pdf": b"f", FILE: b"slides", f"x/{FILE}": b"poster"}
    built = build(files, conf={"academic_paper_pages": True}, builder=builder, allow_warnings=True)
    # seven papers and a redirect
    assert len(pages(built)) == 8
    assert len({str(path).casefold() for path in pages(built)}) == 8
    assert len(list(built.outdir.glob("papers/*/f.pdf"))) == 6
    written = [path.read_bytes() for path in built.outdir.glob("papers/𠀀*/*.pdf")]
    assert sorted(written) == [b"poster", b"slides"]
    assert len(built.warnings) == 5
    assert sorted(built.rebuild(allow_warnings=True).warnings) == sorted(built.warnings)
