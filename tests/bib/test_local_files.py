"""Files that entries name: which links are files, where they may be, and what is said of those not there."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.local_files import (
    Preview,
    file_candidates,
    is_local,
    missing_file,
    no_pdf,
    preview_of,
)
from sphinx_academic.bib.problem_kinds import BibKind
from sphinx_academic.model.problems import Problem
from sphinx_academic.model.publication import Publication


def record(preview: str = "", links: tuple[tuple[str, str], ...] = ()) -> Publication:
    fields = {"preview": preview} if preview else {}
    return Publication("k", "misc", (), links=links, fields=fields, file="papers.bib", line=7)


@pytest.mark.parametrize(
    ("kind", "link", "expected"),
    [
        ("pdf", "a.pdf", True),
        ("pdf", "a", True),
        ("pdf", "https://e.org/a.pdf", False),
        ("pdf", "//e.org/a.pdf", False),
        ("pdf", "javascript:x", False),
        ("code", "a.zip", True),
        ("code", "a", False),
        ("code", "a.html", False),
        ("code", "a.htm", False),
        ("code", "../a.html#x", False),
        ("code", "a/b.c/d", True),
        ("code", "a?x=.y", False),
        ("code", "./a", False),
        ("code", "", False),
        ("appendix", "a.txt", True),
        ("appendix", "a", False),
        ("slides", "s", True),
        ("website", "page.html?x", False),
        ("website", "mailto:a@b.c", False),
        ("website", "a.html.zip", True),
    ],
)
def test_local(kind: str, link: str, expected: bool) -> None:
    assert is_local(kind, link) is expected


@pytest.mark.parametrize(
    ("kind", "link", "paths"),
    [
        ("pdf", "a.pdf", ("a.pdf", "assets/pdf/a.pdf")),
        ("pdf", "/a.pdf", ("a.pdf", "assets/pdf/a.pdf")),
        ("html", "a.html", ("a.html", "assets/html/a.html")),
        ("url", "a.html", ("a.html", "assets/html/a.html")),
        ("code", "x/a.zip", ("x/a.zip", "assets/pdf/x/a.zip")),
    ],
)
def test_candidates(kind: str, link: str, paths: tuple[str, ...]) -> None:
    assert file_candidates(kind, link) == paths


@pytest.mark.parametrize(
    ("preview", "links", "expected", "with_pdf"),
    [
        # paths, page, and whether it is the paper; then the same where papers show their first page
        ("", (), None, None),
        (
            "a.png",
            (),
            (("a.png", "assets/img/publication_preview/a.png"), 0, False),
            (("a.png", "assets/img/publication_preview/a.png"), 0, False),
        ),
        (
            "{a\\_b.png}",
            (),
            (("a_b.png", "assets/img/publication_preview/a_b.png"), 0, False),
            (("a_b.png", "assets/img/publication_preview/a_b.png"), 0, False),
        ),
        ("true", (), None, None),
        ("Yes", (("pdf", "p.pdf"),), None, (("p.pdf", "assets/pdf/p.pdf"), 1, True)),
        (
            "pdf",
            (("pdf", "p.pdf"),),
            (("p.pdf", "assets/pdf/p.pdf"), 1, True),
            (("p.pdf", "assets/pdf/p.pdf"), 1, True),
        ),
        (
            "PDF#page=3",
            (("pdf", "p.pdf"),),
            (("p.pdf", "assets/pdf/p.pdf"), 3, True),
            (("p.pdf", "assets/pdf/p.pdf"), 3, True),
        ),
        ("pdf", (), ((), 1, True), ((), 1, True)),
        ("pdf", (("pdf", "https://e.org/p.pdf"),), ((), 1, True), ((), 1, True)),
        (
            "talk.pdf",
            (),
            (("talk.pdf", "assets/pdf/talk.pdf", "assets/img/publication_preview/talk.pdf"), 1, False),
            (("talk.pdf", "assets/pdf/talk.pdf", "assets/img/publication_preview/talk.pdf"), 1, False),
        ),
        (
            "talk.pdf#page=2",
            (),
            (("talk.pdf", "assets/pdf/talk.pdf", "assets/img/publication_preview/talk.pdf"), 2, False),
            (("talk.pdf", "assets/pdf/talk.pdf", "assets/img/publication_preview/talk.pdf"), 2, False),
        ),
        (
            "talk.pdf#page=0",
            (),
            (("talk.pdf", "assets/pdf/talk.pdf", "assets/img/publication_preview/talk.pdf"), 1, False),
            (("talk.pdf", "assets/pdf/talk.pdf", "assets/img/publication_preview/talk.pdf"), 1, False),
        ),
        (
            "talk.pdf#page=123456",
            (),
            (("talk.pdf#page=123456", "assets/img/publication_preview/talk.pdf#page=123456"), 0, False),
            (("talk.pdf#page=123456", "assets/img/publication_preview/talk.pdf#page=123456"), 0, False),
        ),
        (" ", (("pdf", "p.pdf"),), None, (("p.pdf", "assets/pdf/p.pdf"), 1, True)),
        ("", (("pdf", "p.pdf"),), None, (("p.pdf", "assets/pdf/p.pdf"), 1, True)),
        ("", (("slides", "p.pdf"),), None, None),
        (
            "",
            (("pdf", "https://e.org/p.pdf"), ("pdf", "q.pdf")),
            None,
            (("q.pdf", "assets/pdf/q.pdf"), 1, True),
        ),
        (
            "pdf.png",
            (),
            (("pdf.png", "assets/img/publication_preview/pdf.png"), 0, False),
            (("pdf.png", "assets/img/publication_preview/pdf.png"), 0, False),
        ),
    ],
)
def test_preview(
    preview: str,
    links: tuple[tuple[str, str], ...],
    expected: tuple[tuple[str, ...], int, bool] | None,
    with_pdf: tuple[tuple[str, ...], int, bool] | None,
) -> None:
    one = record(preview, links)
    assert preview_of(one) == (Preview(*expected) if expected else None)
    assert preview_of(one, pdf=True) == (Preview(*with_pdf) if with_pdf else None)


def problem(message: str) -> Problem:
    return Problem(BibKind.LINK, message, "papers.bib", 7, "k")


def test_what_is_said_of_files_that_are_not_there() -> None:
    assert no_pdf(record("{pdf} ")) == problem(
        "preview = {pdf}, but no PDF of the entry is a file; there is no picture; "
        "name the file in pdf, or a picture in preview"
    )
    assert missing_file(record(), "pdf", "a.pdf") == problem(
        "pdf = {a.pdf} is no file below the source folder; the link is left out; "
        "add the file or correct the path"
    )
    assert missing_file(record(), "preview", "a.png") == problem(
        "preview = {a.png} is no file below the source folder; there is no picture; "
        "add the file or correct the path"
    )
    assert missing_file(record(), "code", "a.zip", "outside of it; move it; or not") == problem(
        "code = {a.zip} is outside of it; the link is left out; move it; or not"
    )
    assert missing_file(record(), "preview", "a.png", "hidden; rename it") == problem(
        "preview = {a.png} is hidden; there is no picture; rename it"
    )
