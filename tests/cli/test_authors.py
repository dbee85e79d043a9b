"""Who most papers of a file name, and how."""

from __future__ import annotations

import pytest

from sphinx_academic.cli.bib_authors import Found, most_named, named, read_papers


def papers(*authors: str) -> str:
    return "\n".join(
        f"@misc{{k{number}, title = {{T}}, year = 2024, author = {{{names}}}}}"
        for number, names in enumerate(authors)
    )


def found(*authors: str) -> Found | None:
    return most_named(read_papers(papers(*authors).encode(), "a.bib"))


@pytest.mark.parametrize(
    ("authors", "name", "aliases", "count"),
    [
        (["Ann Doe and Bob Roe", "Roe, Bob"], "Bob Roe", (), 2),
        (["Ann Doe and Bob Roe", "Doe, A. and Roe, Bob", "A. Doe"], "Ann Doe", ("A. Doe",), 3),
        # the first one of a file, where several have as many papers
        (["Ann Doe and Bob Roe"], "Ann Doe", (), 1),
        (["Ann Doe", "Ann M. Doe", "Ann Doe", "A. M. Doe"], "Ann Doe", ("Ann M. Doe", "A. M. Doe"), 4),
        (
            ["J{\\o}rn S{\\o}rensen", "Sorensen, Jorn", "Jørn Sørensen"],
            "Jørn Sørensen",
            ("Jorn Sorensen",),
            3,
        ),
        (["Xiao-Wen Chu", "Xiaowen Chu", "X. W. Chu"], "Xiao-Wen Chu", ("Xiaowen Chu", "X. W. Chu"), 3),
        (["{The Group} and Ann Doe", "{The Group}"], "Ann Doe", (), 1),
        (["李明 and 王芳", "王芳"], "王芳", (), 2),
        (["{潮汐研究所} and 王芳", "{潮汐研究所}"], "王芳", (), 1),
    ],
)
def test_the_author_of_most_papers(
    authors: list[str], name: str, aliases: tuple[str, ...], count: int
) -> None:
    assert found(*authors) == Found(name, aliases, (), count)


def test_a_spelling_of_two_authors_is_no_alias() -> None:
    best = found("Zhenheng Tang and Zichen Tang", "Z. Tang", "Zhenheng Tang")
    assert best == Found("Zhenheng Tang", (), ("Z. Tang",), 2)


@pytest.mark.parametrize("authors", [[], ["{The Group}"], ["A. Doe"], ["Plato"]])
def test_no_one_is_named_in_full(authors: list[str]) -> None:
    assert found(*authors) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ann Doe", Found("Ann Doe", ("A. Doe",), (), 2)),
        ("Ann Maria Doe", Found("Ann Maria Doe", ("Ann Doe", "A. Doe"), (), 2)),
        ("Bob Doe", Found("Bob Doe", (), (), 0)),
        ("Eve Moe", Found("Eve Moe", (), (), 0)),
    ],
)
def test_an_author_whose_name_is_known(name: str, expected: Found) -> None:
    read = read_papers(papers("Ann Doe and Bob Roe", "A. Doe").encode(), "a.bib")
    assert named(read, name) == expected
