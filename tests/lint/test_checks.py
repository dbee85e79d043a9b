"""Checks across entries: what they find, what they pass over, and that they never compare all with all."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from support import compare
from test_budgets import assert_linear, steps

from sphinx_academic.bib.reader import read
from sphinx_academic.lint.checks import lint
from sphinx_academic.lint.problem_kinds import LintKind
from sphinx_academic.lint.words import drifted_title
from sphinx_academic.model.checks import CheckedSite
from sphinx_academic.model.problems import ProblemKind
from sphinx_academic.model.publication import Publication

KINDS = list(LintKind)
TIDES = "title = {A Model of the Tides}"


def publications(source: str, file: str = "papers.bib") -> tuple[Publication, ...]:
    return read(source.encode(), file).publications


def found(source: str, kind: ProblemKind) -> list[str]:
    """Return the keys of the entries that a check reports."""
    return [problem.key or "" for problem in lint(CheckedSite(publications(source)), [kind])]


def two(first: str, second: str, types: tuple[str, str] = ("article", "article")) -> str:
    author = "author = {Ito, Noriko}, year = 2024"
    return f"@{types[0]}{{a, {author}, {first}}}\n@{types[1]}{{b, {author}, {second}}}\n"


CHAPTERS = ("inbook", "inbook")
PREPRINT = "title = {A Model of the Tides}, eprint = {2401.00001}, archiveprefix = {arXiv}"
PUBLISHED = "title = {A model of the tides}, journal = {Journal of Examples}"

#: check, file, the keys that are reported
CASES: list[tuple[ProblemKind, str, list[str]]] = [
    (LintKind.LINT_DOI, two("doi = {10.5555/AB}", "doi = {https://doi.org/10.5555/ab}"), ["b"]),
    (LintKind.LINT_DOI, two("title = {One}, doi = {10.5555/1}", "title = {Other}, doi = {10.5555/1}"), ["b"]),
    (LintKind.LINT_DOI, two("doi = {10.5555/1}", "doi = {10.5555/2}"), []),
    (LintKind.LINT_TITLE, two(f"{TIDES}, doi = {{10.5555/1}}", f"{TIDES}, doi = {{10.5555/2}}"), ["b"]),
    (LintKind.LINT_TITLE, two(f"{TIDES}, doi = {{10.5555/1}}", TIDES), ["b"]),
    (LintKind.LINT_TITLE, two(TIDES, f"{TIDES}, doi = {{10.5555/1}}"), ["b"]),
    (LintKind.LINT_TITLE, two(f"{TIDES}, doi = {{10.5555/1}}", f"{TIDES}, doi = {{10.5555/1}}"), []),
    # chapters with the DOI of their book
    (
        LintKind.LINT_DOI,
        two("title = {One}, doi = {10.5555/1}", "title = {Two}, doi = {10.5555/1}", CHAPTERS),
        [],
    ),
    (
        LintKind.LINT_DOI,
        two(f"{TIDES}, doi = {{10.5555/1}}", f"{TIDES}, doi = {{10.5555/1}}", CHAPTERS),
        ["b"],
    ),
    (LintKind.LINT_DOI, two("doi = {10.5555/1}", "doi = {10.5555/1}, related = {x, a}"), []),
    (
        LintKind.LINT_DOI,
        two(f"{PREPRINT}, doi = {{10.5555/1}}", "doi = {10.5555/1}", ("misc", "article")),
        [],
    ),
    # the preprint hides nothing
    (
        LintKind.LINT_DOI,
        "@misc{p, eprint = {2401.00001}, doi = {10.5555/1}, archiveprefix = {arXiv}}\n"
        + two("doi = {10.5555/1}", "doi = {10.5555/1}"),
        ["b"],
    ),
    # the reader reports a key that is there twice
    (LintKind.LINT_DOI, two("doi = {10.5555/1}", "doi = {10.5555/1}").replace("{b,", "{a,"), []),
    # a DOI of arXiv is a number of arXiv
    (LintKind.LINT_DOI, two("doi = {10.48550/arXiv.2401.00001}", "doi = {10.48550/arXiv.2401.00001}"), []),
    (LintKind.LINT_ARXIV, two("doi = {10.48550/arXiv.2401.00001}", "eprint = {2401.00001v3}"), ["b"]),
    (LintKind.LINT_ARXIV, two("eprint = {2401.00001}", "eprint = {2401.00011}"), []),
    (LintKind.LINT_ARXIV, two(PREPRINT, f"{PUBLISHED}, eprint = {{2401.00001}}", ("misc", "article")), []),
    (
        LintKind.LINT_PREPRINT,
        two(PREPRINT, f"{PUBLISHED}, eprint = {{2401.00001}}", ("misc", "article")),
        ["a"],
    ),
    (LintKind.LINT_PREPRINT, two(PUBLISHED, PREPRINT, ("article", "misc")), ["b"]),
    (LintKind.LINT_PREPRINT, two(PUBLISHED, f"{PREPRINT}, related = {{a}}", ("article", "misc")), []),
    (LintKind.LINT_PREPRINT, two(PUBLISHED, PREPRINT.replace("Tides", "Waves"), ("article", "misc")), []),
    (LintKind.LINT_TITLE, two(TIDES, "title = {{A} model of the tides.}"), ["b"]),
    (LintKind.LINT_TITLE, two(TIDES, TIDES, ("article", "inproceedings")), []),
    (LintKind.LINT_TITLE, two("title = {Editorial}", "title = {Editorial}"), []),
    # three words are a title
    (LintKind.LINT_TITLE, two("title = {Book Review}", "title = {Book Review}"), []),
    (LintKind.LINT_TITLE, two("title = {Tides of Harbours}", "title = {Tides of Harbours}"), ["b"]),
    (LintKind.LINT_TITLE, two(f"{TIDES}, volume = 1", f"{TIDES}, volume = 2"), []),
    (LintKind.LINT_TITLE, two(f"{TIDES}, volume = 1", TIDES), ["b"]),
    (LintKind.LINT_TITLE, two(f"{TIDES}, volume = 1", f"{TIDES}, volume = 1"), ["b"]),
    (LintKind.LINT_TITLE, two(TIDES, TIDES, ("misc", "misc")).replace("author", "editor"), []),
    (LintKind.LINT_TITLE, two(TIDES, TIDES).replace("b, author = {Ito", "b, author = {Wu"), []),
    (LintKind.LINT_TITLE, two(f"{TIDES}, doi = {{10.5555/1}}", f"{TIDES}, doi = {{10.5555/1}}"), []),
    (LintKind.LINT_NO_DOI, two("journal = {J 12}, doi = {10.5555/1}", "journal = {J 13}"), ["b"]),
    (LintKind.LINT_NO_DOI, two("journal = {J}, doi = {10.5555/1}", "journal = {K}"), []),
    (LintKind.LINT_NO_DOI, two("journal = {ACM Examples}", "journal = {K}"), ["a"]),
    (LintKind.LINT_NO_DOI, two("journal = {J}, publisher = {IEEE}", "journal = {K}"), ["a"]),
    (LintKind.LINT_NO_DOI, two("howpublished = {ACM Examples}", "", ("misc", "misc")), []),
    (LintKind.LINT_NO_DOI, two("journal = {ACM Examples}, pubstate = {inpress}", "journal = {K}"), []),
    (LintKind.LINT_HTTP, two("url = {http://example.org}", "url = {https://example.org}"), ["a"]),
    (LintKind.LINT_HTTP, two("code = {HTTP://example.org}", "doi = {http://dx.doi.org/10.5555/1}"), ["a"]),
]


@pytest.mark.parametrize(("kind", "source", "keys"), CASES)
def test_entries(kind: ProblemKind, source: str, keys: list[str]) -> None:
    assert found(source, kind) == keys


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        ("Journal of Tidal Examples", "Journal of tidal Examples"),
        ("Journal of Tidal Examples", "Journal for Tidal Examples"),
        ("Journal of Tidal Examples", "The Journal of Tidal Examples"),
        ("Journal of Tidal Examples", "Journal of Tidal Exampels"),
        ("Journal of Tidal Examples", "Jounal of Tidal Examples"),
        ("Journal of Tidal Examples", "Journal of Tidal Example"),
        ("Journal of Tidal Examples", "J. Tidal Exam."),
        ("Tides and Waves", "Tides & waves"),
        (
            "Proceedings of the 3rd Tidal Conference (TC 2019)",
            "Procedings of the 4th Tidal Conference (TC 2020)",
        ),
    ],
)
def test_similar_venues(usual: str, other: str) -> None:
    source = "".join(f"@article{{{key}, journal = {{{usual}}}}}\n" for key in "ab")
    source += f"@article{{c, journal = {{{other}}}}}\n"
    assert found(source, LintKind.LINT_VENUE) == ["c"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Physical Examples A", "Physical Examples B"),
        ("Physical Examples", "Physical Examples B"),
        ("Conference on Tides 2023", "Conference on Tides 2024"),
        ("The Thirty-First Conference on Tides", "The Twelfth Conference on Tides"),
        ("Journal of Biology", "Journal of Geology"),
        ("J. Ex. Tid.", "Journal of Waves"),
        ("Tides, Part I", "Tides, Part II"),
        ("https://example.org/a", "https://example.org/A"),
    ],
)
def test_different_venues(one: str, other: str) -> None:
    source = f"@article{{a, journal = {{{one}}}}}\n@article{{b, journal = {{{other}}}}}\n"
    assert found(source, LintKind.LINT_VENUE) == []


@pytest.mark.parametrize(
    ("venues", "keys"),
    [
        # a venue of one word is not written out by another
        (["Journal", "Journal", "J."], []),
        # texts of more than 250 characters are no names
        (["Tides " * 41 + "Wave", "tides " * 41 + "Wave"], ["v1"]),
        (["Tides " * 41 + "Waves", "tides " * 41 + "Waves"], []),
        # eight of the same initials are compared with an abbreviation
        (
            [f"Journal of {name}" for name in ("Tax", "Tap", "Tug", "Toe", "Ten", "Tin", "Tar", "Tides")]
            + ["J. Tid."],
            ["v8"],
        ),
        (
            [
                f"Journal of {name}"
                for name in ("Tax", "Tap", "Tug", "Toe", "Ten", "Tin", "Tar", "Two", "Tides")
            ]
            + ["J. Tid."],
            [],
        ),
        # the commoner one is right, and the first of two that are as common
        (["Tides and waves", "Tides and Waves", "Tides and Waves"], ["v0"]),
        (["Tides and waves", "Tides and Waves"], ["v1"]),
    ],
)
def test_which_venues_are_compared(venues: list[str], keys: list[str]) -> None:
    source = "".join(f"@article{{v{n}, journal = {{{venue}}}}}\n" for n, venue in enumerate(venues))
    assert found(source, LintKind.LINT_VENUE) == keys


def test_venues_of_preprints_are_no_others() -> None:
    source = "@article{a, journal = {Tides and Waves}}\n"
    preprint = "@article{b, journal = {Tides and waves}, pubstate = {prepublished}}\n"
    assert found(source + preprint, LintKind.LINT_VENUE) == []


@pytest.mark.parametrize(
    ("others", "kind", "found_words"),
    [
        # in capitals at least twice as often as in lower case
        (["Fine GPU", "My GPU"], LintKind.LINT_CASE, "‘gpu’ as ‘GPU’"),
        (["Fine GPU", "My GPU", "No gpu here"], LintKind.LINT_CASE, ""),
        # a title of which more than half is in capitals says nothing of its words
        (["THE GPU of tides", "AN GPU for tides"], LintKind.LINT_CASE, "‘gpu’ as ‘GPU’"),
        (["THE GPU OF tides", "AN GPU FOR tides"], LintKind.LINT_CASE, ""),
        # apart more often than together
        (["Tidal Modelling", "Tidal Modelling"], LintKind.LINT_JOINED, "‘TidalModelling’"),
        (["Tidal Modelling"], LintKind.LINT_JOINED, ""),
    ],
)
def test_what_other_titles_say(others: list[str], kind: ProblemKind, found_words: str) -> None:
    own = "Fast gpu kernels for TidalModelling"
    source = "".join(f"@misc{{k{n}, title = {{{title}}}}}\n" for n, title in enumerate((own, *others)))
    messages = [
        problem.message for problem in lint(CheckedSite(publications(source)), [kind]) if problem.key == "k0"
    ]
    assert [found_words in message for message in messages] == [True] * bool(found_words)


def test_known_venues_are_right() -> None:
    source = "@article{a, journal = {Examples of tides}}\n@article{b, journal = {Examples of Tides}}\n"
    for right, wrong in (("Examples of tides", "b"), ("Examples of Tides", "a")):
        problems = lint(CheckedSite(publications(source), venues=[right]), [LintKind.LINT_VENUE])
        assert [problem.key for problem in problems] == [wrong]
        assert f"‘{right}’" in problems[0].message


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Fast gpu kernels", ["‘gpu’ as ‘GPU’"]),
        ("A gpu-based method for iot", ["‘gpu’ as ‘GPU’", "‘iot’ as ‘IoT’"]),
        ("Who does art on the GPU", []),
        ("What micro art who makes", []),
        ("Of $gpu$ and gpu.example.org", []),
    ],
)
def test_lost_capitals(title: str, words: list[str]) -> None:
    others = "@misc{b, title = {GPU and IoT of WHO}}\n@misc{c, title = {Who has a GPU}, abstract = {IoT}}\n"
    others += "@misc{d, title = {THE ART OF BEING LOUD AND MICRO}}\n@misc{e, title = {A MICRO artist who}}\n"
    problems = lint(
        CheckedSite(publications(f"@misc{{a, title = {{{title}}}}}\n{others}")), [LintKind.LINT_CASE]
    )
    reported = [problem.message for problem in problems if problem.key == "a"]
    assert len(reported) == bool(words)
    assert all(word in reported[0] for word in words)


@pytest.mark.parametrize(
    ("title", "grown"),
    [
        ("Tides:a model", ""),
        ("Tides:some models", "Tides:some"),
        ("Waves,tides and sand", "Waves,tides"),
        ("Models ofTides", "ofTides"),
        ("NetworksFor all", "NetworksFor"),
        ("TidalModelling of bays", "TidalModelling"),
        ("ImageNet and PyTorch", ""),
        ("The std::vector of https://example.org and 1,2-benzene", ""),
        ("Healthcare", ""),
    ],
)
def test_joined_words(title: str, grown: str) -> None:
    apart = (
        "@misc{b, title = {Image Net, Tidal Modelling}}\n@misc{c, title = {Tidal Modelling, Health Care}}\n"
    )
    problems = lint(
        CheckedSite(publications(f"@misc{{a, title = {{{title}}}}}\n{apart}")), [LintKind.LINT_JOINED]
    )
    assert [f"‘{grown}’" in problem.message for problem in problems] == [True] * bool(grown)


def test_unused_entries() -> None:
    source = (
        "@misc{shown, related = {preprint}}\n@misc{preprint, related = {talk, none}}\n@misc{talk}\n"
        "@misc{left, related = {lone}}\n@misc{lone}\n"
    )
    problems = lint(
        CheckedSite(publications(source), used={"shown", "of another file"}), [LintKind.LINT_UNUSED]
    )
    assert [(problem.key, problem.line) for problem in problems] == [("left", 4), ("lone", 5)]


TITLE = "A Model of the Tides in Shallow Bays"


@pytest.mark.parametrize(
    ("text", "drifted"),
    [
        ("A Model of Tides in Shallow Bays", True),
        ("A Model for the Tides in Shalow Bays", True),
        ("a model of the tides, in “shallow” bays", False),
        ("A Model of the Tides", False),
        ("Our paper A Model of the Tides in Shallow Bays", False),
        ("Something quite different about deep water", False),
        ("Journal of Examples", False),
        ("", False),
    ],
)
def test_drift(text: str, drifted: bool) -> None:
    assert drifted_title(text, [TITLE]) == (TITLE if drifted else None)


@pytest.mark.parametrize(
    ("title", "slip", "drifted"),
    [
        # fewer than three words are a name
        ("Modelling Estuaries", "Modeling Estuaries", False),
        ("Modelling Deep Estuaries", "Modeling Deep Estuaries", True),
        ("Modelling Deep Estuaries", "ModellingDeep Estuaris", False),
        # 17 of 20 characters with those spaces are the same: as many as of different titles
        ("abcde fghi kl mnop", "xbcde fghx kl mnox", False),
        ("abcde fghi kl mnop", "xbcde fghi kl mnox", True),
        # with the space before and behind, 500 characters
        ("tides " * 82 + "waves2", "tides " * 82 + "waves3", True),
        ("tides " * 82 + "waves22", "tides " * 82 + "waves23", False),
    ],
)
def test_which_titles_are_compared(title: str, slip: str, drifted: bool) -> None:
    assert drifted_title(slip, [title]) == (title if drifted else None)


def test_a_title_is_no_drift_of_another() -> None:
    parts = [f"A Model of the Tides, Part {number}" for number in ("One", "Two")]
    assert [drifted_title(part, parts) for part in parts] == [None, None]


def test_order_and_places() -> None:
    later = publications(two("doi = {10.5555/1}", "doi = {10.5555/1}, url = {http://x.org}"), "z.bib")
    other = publications("\n@misc{c, doi = {10.5555/1}}", "a.bib")
    problems = lint(CheckedSite([*later, *other]), KINDS[:1] + [LintKind.LINT_HTTP])
    assert [(problem.file, problem.line, problem.kind) for problem in problems] == [
        ("z.bib", 2, LintKind.LINT_DOI),
        ("z.bib", 2, LintKind.LINT_HTTP),
        ("a.bib", 2, LintKind.LINT_DOI),
    ]
    assert "(z.bib, line 1)" in problems[2].message


@cache
def related_publications(number: int) -> tuple[Publication, ...]:
    """Return many publications that all have something in common."""
    words = [f"{chr(97 + i // 26 % 26) * 4}{chr(97 + i % 26) * 4}" for i in range(number)]
    return publications(
        "".join(
            f"@article{{k{i}, author = {{Ito, N.}}, title = {{A Tidal Model gpu GPU}}, "
            "doi = {10.5555/1}, "
            f"eprint = {{2401.00001}}, journal = {{J. Tid{word} Ex}}, related = {{k{i + 1}x}}}}\n"
            f"@article{{l{i}, author = {{Ito, N.}}, title = {{Waves {word}}}, "
            f"journal = {{Tides {word} X}}}}\n"
            for i, word in enumerate(words)
        )
    )


@pytest.mark.xdist_group("related publications")
@pytest.mark.parametrize("kind", KINDS)
def test_no_check_compares_all_with_all(kind: ProblemKind) -> None:
    """Twice the entries take twice the steps."""

    def count(number: int) -> int:
        entries = related_publications(number)
        return steps(lambda: lint(CheckedSite(entries), [kind]))

    assert_linear(count, 24)


@pytest.mark.parametrize(
    ("venue", "other", "similar"),
    [
        # a slip of one letter counts within words of six letters and more
        ("Annals of Stream", "Annals of Straem", True),
        ("Annals of Tides", "Annals of Tider", False),
    ],
)
def test_shortest_word_of_a_venue_in_which_a_slip_counts(venue: str, other: str, similar: bool) -> None:
    text = "".join(
        f"@article{{{key}, author = {{Ito, N.}}, title = {{{key}}}, year = 2024, journal = {{{journal}}}}}\n"
        for key, journal in [("a", venue), ("b", venue), ("c", other)]
    )
    assert found(text, LintKind.LINT_VENUE) == (["c"] if similar else [])


#: what each check finds, in one library: entries of a file, and of another one
LIBRARY = r"""
@article{tides, author = {Ito, Noriko}, title = {A Model of the Tides}, journal = {Journal of Tidal Examples},
  year = 2024, doi = {10.5555/1}, url = {http://example.org/tides}, code = {http://example.org/code}}
@article{copy, author = {Wu, Lan}, title = {Waves}, journal = {Journal of Tidal Examples}, year = 2024,
  doi = {10.5555/1}}
@article{again, author = {Ito, N.}, title = {A model of the tides}, journal = {J. Tid. Ex.}, year = 2024}
@misc{early, author = {Ito, Noriko}, title = {A Model of the Tides}, eprint = {2401.00001v1},
  eprinttype = {arxiv}}
@misc{later, author = {Ito, Noriko}, title = {Another Model of Tides}, eprint = {2401.00001v2},
  eprinttype = {arxiv}}
@inproceedings{late, author = {Roe, R.}, title = {Fast gpu kernels:some news}, year = 2023,
  booktitle = {Proceedings of the 3rd ACM Conference, 2023}}
@inproceedings{gpu, author = {Roe, R.}, title = {Tides on a GPU and the IoT}, year = 2022,
  booktitle = {Talks}}
@misc{iot, author = {Roe, R.}, title = {An iot of TidalModelling}, year = 2022}
@misc{apart, author = {Roe, R.}, title = {Tidal Modelling of the IoT}, year = 2022}
"""
ANOTHER = r"""
@article{last, author = {Doe, J.}, title = {Tidal Modelling}, journal = {Jounal of Tidal Examples},
  year = 2021, doi = {10.5555/1}}
@article{none, author = {Doe, J.}, title = {Ebb}, journal = {Journal of Tidal Examples}, year = 2021}
"""


def test_what_is_said_of_each() -> None:
    entries = [*publications(LIBRARY), *publications(ANOTHER, "more.bib")]
    used = {entry.key for entry in entries} - {"apart"}
    problems = lint(CheckedSite(entries, used), KINDS)
    written = (
        f"{problem.file}:{problem.line}: {problem.key}: {problem.message} [{problem.kind}]\n"
        for problem in problems
    )
    compare(Path(__file__).parent / "expected" / "messages.txt", "".join(written))


@pytest.mark.parametrize("field", ["volume", "number", "issue", "edition", "part", "version", "chapter"])
def test_what_tells_parts_of_a_work_apart(field: str) -> None:
    assert found(two(f"{TIDES}, {field} = 1", f"{TIDES}, {field} = 2"), LintKind.LINT_TITLE) == []


@pytest.mark.parametrize("field", ["related", "crossref", "xref", "xdata", "entryset"])
def test_entries_that_another_names_are_used_and_no_duplicates(field: str) -> None:
    source = two(f"{TIDES}, {field} = {{b}}", TIDES)
    assert found(source, LintKind.LINT_TITLE) == []
    assert found(two(TIDES, f"{TIDES}, {field} = {{a}}"), LintKind.LINT_TITLE) == []
    problems = lint(CheckedSite(publications(source), used={"a"}), [LintKind.LINT_UNUSED])
    assert problems == []


@pytest.mark.parametrize(
    ("types", "keys"),
    [
        *(
            (("article", type), [])
            for type in ("book", "collection", "proceedings", "inbook", "incollection")
        ),
        *(((type, "article"), []) for type in ("mvbook", "mvcollection", "mvproceedings", "reference")),
        *(
            ((type, "misc"), [])
            for type in ("periodical", "incollection", "bookinbook", "suppbook", "inreference")
        ),
        (("article", "inproceedings"), ["b"]),
        (("thesis", "report"), ["b"]),
    ],
)
def test_parts_share_the_doi_of_their_book(types: tuple[str, str], keys: list[str]) -> None:
    source = two("title = {One}, doi = {10.5555/1}", "title = {Other}, doi = {10.5555/1}", types)
    assert found(source, LintKind.LINT_DOI) == keys
