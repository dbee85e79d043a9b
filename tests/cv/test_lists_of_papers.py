"""The papers of a CV: one list of those of several pages, with groups, numbers, choices and a legend."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from export.library import entry

from sphinx_academic.authoring.directive import GROUP_HEADING
from sphinx_academic.cv import directive
from sphinx_academic.cv.directive import FillCv
from sphinx_academic.cv.person_pages import SELECTED
from sphinx_academic.model.publication import Publication
from sphinx_academic.model.roles import RoleTable
from sphinx_academic.publications.listed import Listed
from sphinx_academic.rendering.nodes import publication_list, role_legend


def record(key: str, fields: str = "", kind: str = "article") -> Publication:
    """Return a paper of the year that the letter of its key stands for: the newest is `a`."""
    year = 2030 - ord(key[0]) + ord("a")
    made = entry(f"@{kind}{{{key}, title = {{T {key}}}, journal = {{J}}, year = {year}, {fields}}}")
    return made._replace(digest=key.encode())


class Fill(FillCv):
    """What fills a CV, without a document."""

    env: Any = None
    config: Any = None

    def __init__(self, records: dict[bytes, Publication]) -> None:
        self.env, self.config = SimpleNamespace(records=records), SimpleNamespace()
        self._loaded, self._numbered = {}, {}


def papers(
    keys: str, *headings: str, numbering: str = "none", number: int = 1, name: str = "", first: int = 1
) -> publication_list:
    return publication_list(
        "",
        entries=tuple(Listed(key.encode(), f"pub-{key}") for key in keys),
        headings=headings,
        numbering=numbering,
        directive=number,
        name=name,
        first=first,
    )


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return what shows the papers of pages: headings, keys with their numbers, legend and note."""
    said: list[str] = []
    monkeypatch.setattr(directive, "warn", lambda kind, message, location: said.append(f"{kind}: {message}"))
    monkeypatch.setattr(directive, "layouts", lambda _config: {"list": "layout"})
    monkeypatch.setattr(directive, "shown_parts", lambda *_arguments: ((), ()))
    monkeypatch.setattr(directive, "settings", lambda _config: SimpleNamespace(role_table=RoleTable()))
    monkeypatch.setattr(directive, "pages_of", lambda _env, _me, _pages: {"all": []})

    def domain(env: Any) -> Any:
        return SimpleNamespace(store=SimpleNamespace(record=env.records.__getitem__))

    monkeypatch.setattr(directive, "academic_domain", domain)

    def show(
        pages: dict[str, list[publication_list]],
        records: list[Publication],
        most: int | None = None,
        everything: str = "",
        name: str = "publications",
    ) -> list[str]:
        fill = Fill({one.digest: one for one in records})
        # the papers of the person, by which kinds are numbered
        fill._wanted = lambda *_arguments: [papers(everything or "".join(one.key for one in records))]  # type: ignore[assignment, method-assign]
        part: Any = {"me": "mira", "pages": (), "name": name, "most": most, "docname": "cv"}
        lines = []
        for node in fill._papers(part, pages):
            if isinstance(node, nodes.rubric):
                assert node["classes"] == [GROUP_HEADING]
                lines.append(f"# {node.astext()}")
            elif isinstance(node, role_legend):
                lines += [line.astext() for line in node.children]
            elif isinstance(node, publication_list):
                keys = "".join(listed.record.decode() for listed in node["entries"])
                assert all(listed.anchor == "" for listed in node["entries"])
                numbering = node["numbering"]
                more = " ".join(node["labels"]) if numbering == "kind" else str(node["first"])
                lines.append(f"{keys} {'/'.join(node['headings'])} {numbering} {more}".replace("  ", " "))
            else:
                assert node["classes"] == [SELECTED]
                lines.append(f"{node.astext()} {node['total']}")
        lines += said
        said.clear()
        return lines

    return show


FIVE = [record(key) for key in "abcde"]
BY_KIND = "J journal"


def test_one_list_keeps_its_groups_and_numbers(shown: Any) -> None:
    lists = [
        papers("ab", "A", "1", numbering="ascending"),
        papers("c", "A", "2", numbering="ascending"),
        papers("de", "B", "2", numbering="ascending"),
    ]
    assert shown({"x": lists}, FIVE) == [
        *("# A", "# 1", "ab A/1 ascending 1", "# 2", "c A/2 ascending 3"),
        *("# B", "# 2", "de B/2 ascending 4"),
    ]
    for node in lists:
        node["numbering"] = "descending"
    assert shown({"x": lists}, FIVE) == [
        *("# A", "# 1", "ab A/1 descending 5", "# 2", "c A/2 descending 3"),
        *("# B", "# 2", "de B/2 descending 2"),
    ]


def test_a_list_without_numbers_has_those_of_kinds(shown: Any) -> None:
    assert shown({"x": [papers("ab"), papers("c")]}, FIVE[:3]) == [BY_KIND, "abc kind [J3] [J2] [J1]"]
    # of all papers, whichever are listed
    assert shown({"x": [papers("ac")]}, FIVE) == [BY_KIND, "ac kind [J5] [J3]"]
    # what has no number has none
    mixed = [record("a", "pubstate = {submitted}"), *FIVE[1:3], record("d", kind="book")]
    assert shown({"x": [papers("abcd")]}, mixed) == [
        BY_KIND,
        "B book",
        "abcd kind [J2] [J1] [B1]",
    ]
    assert shown({"x": [papers("a")]}, mixed[:1]) == ["a none 1"]


def test_several_lists_are_one(shown: Any) -> None:
    """Each paper once, in the order of the page with most, without the groups and numbers of any."""
    one = [papers("ab", "A", numbering="ascending")]
    other = [papers("bcd", "B", numbering="descending", number=2)]
    assert shown({"x": one, "y": other}, FIVE[:4]) == [BY_KIND, "bcda kind [J3] [J2] [J1] [J4]"]
    assert shown({"x": [*one, *other]}, FIVE[:4]) == [BY_KIND, "abcd kind [J4] [J3] [J2] [J1]"]
    assert shown({"x": []}, FIVE) == []
    assert shown({}, FIVE) == []


CHOSEN = [record(key, "selected = {true}" if key in "bd" else "") for key in "abcde"]


def test_a_choice_says_of_how_many(shown: Any) -> None:
    lists = [papers("ab", "A", numbering="ascending"), papers("cde", "B", numbering="ascending")]

    def note(lines: list[str]) -> list[str]:
        """Leave out the words of the link, which are those of a page."""
        assert lines[-1].startswith("Selected of 5 papers: ")
        assert lines[-1].endswith(" 5")
        return lines[:-1]

    assert note(shown({"x": lists}, CHOSEN, 5)) == ["# A", "b A kind 2.", "# B", "d B kind 4."]
    assert note(shown({"x": lists}, CHOSEN, 2)) == ["# A", "b A kind 2.", "# B", "d B kind 4."]
    # a group of which none is chosen has no heading
    assert note(shown({"x": lists}, CHOSEN, 1)) == ["# A", "b A kind 2."]
    for node in lists:
        node["numbering"] = "descending"
    assert note(shown({"x": lists}, CHOSEN, 5)) == ["# A", "b A kind 4.", "# B", "d B kind 2."]
    assert note(shown({"x": [papers("abcde")]}, CHOSEN, 5)) == [BY_KIND, "bd kind [J4] [J2]"]
    # groups that are whole keep their numbers
    whole = [papers("bd", "A", numbering="ascending"), papers("ace", "B", numbering="ascending")]
    assert note(shown({"x": whole}, CHOSEN, 5)) == ["# A", "bd A ascending 1"]


def test_all_that_are_selected_are_no_choice(shown: Any) -> None:
    both = [record(key, "selected = {true}") for key in "ab"]
    lists = [papers("ab", numbering="ascending")]
    assert shown({"x": lists}, both, 2) == ["ab ascending 1"]
    assert shown({"x": lists}, both, 3) == ["ab ascending 1"]
    assert shown({"x": lists}, both, 1)[0] == "a kind 1."
    # the list of a name is what its author wants
    assert shown({"x": [papers("ab", numbering="ascending", name="best")]}, both, 1, name="best") == [
        "ab ascending 1"
    ]
    assert len(shown({"x": [papers("ab", numbering="ascending", name="best")]}, both, 1)) == 2


def test_where_none_is_selected_all_are_shown(shown: Any) -> None:
    assert shown({"x": [papers("ab", numbering="ascending")]}, FIVE[:2], 1) == [
        "ab ascending 1",
        "section: :papers: no paper of this CV is marked as selected; all are shown; write selected = {true} "
        "in some entries of the .bib file",
    ]


@pytest.mark.parametrize("value", ["no", " False ", "NO"])
def test_papers_that_no_cv_shall_have(shown: Any, value: str) -> None:
    some = [FIVE[0], record("b", f"cv = {{{value}}}"), record("c", "cv = {yes}")]
    assert shown({"x": [papers("abc", numbering="ascending")]}, some) == ["ac ascending 1"]
    assert shown({"x": [papers("abc", numbering="descending")]}, some) == ["ac descending 2"]
    assert shown({"x": [papers("b", "A"), papers("a", "B")]}, some[:2]) == [BY_KIND, "# B", "a B kind [J1]"]


def test_marks_of_authors_are_explained(shown: Any) -> None:
    equal = record("a", "author = {Ann Doe* and Bo Roe*}")
    assert shown({"x": [papers("a", numbering="ascending")]}, [equal])[0].endswith("equal contribution")
    assert shown({"x": [papers("a")]}, [equal])[0] == BY_KIND
