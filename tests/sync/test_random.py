"""Random sequences of hand edits and of what sources say: no byte that was written by hand is lost."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_academic.model.dates import Date
from sphinx_academic.model.person import Name, Person
from sphinx_academic.sync.merge import Answer, Setting, Subject, make_plan
from sphinx_academic.sync.state import State, read_state, write_state
from sphinx_academic.sync.work import LIST_END, MEMBERS, Contributor, Work, identifiers

SUBJECTS = [
    Subject("crossref", "c", "mara"),
    Subject("openalex", "o", "mara"),
    Subject("orcid", "p", "mara"),
    Subject(MEMBERS, "mara", "mara"),
    Subject(MEMBERS, "ben", "ben"),
]
SETTING = Setting(
    (Person("mara", Name("Teal", "Mara"), orcid="0000-0002-1825-0097"), Person("ben", Name("Okoro", "Ben"))),
    {"mara": "0000-0002-1825-0097"},
    SUBJECTS,
    {MEMBERS: 15, "crossref": 20, "openalex": 60, "orcid": 70},
    frozenset({"orcid", "openalex", "crossref", MEMBERS}),
    {},
    this_year=2026,
)
TITLES = [
    "Currents of the harbour",
    "Gulls, counted and named",
    "Fog at the quay, part 1",
    "Fog at the quay, part 2",
]
HAND = re.compile(r"HAND\d+")


def work(
    source: str, number: int, volume: int, journal: int, has_doi: bool, month: int, page: int = 0
) -> Work:
    """Return a work as a source describes it."""
    return Work(
        source,
        f"w{number}",
        title=TITLES[number],
        type="article",
        authors=(Contributor(Name("Teal", "Mara"), "0000-0002-1825-0097"), Contributor(Name("Okoro", "Ben"))),
        date=Date(2024, month) if month else Date(2024),
        fields={"journal": f"Journal {journal}", "volume": str(volume)},
        ids=identifiers(doi=f"10.5555/w.{number}") if has_doi else {},
        page=f"https://member.example/{page}.html" if page else "",
    )


def works(number: int) -> st.SearchStrategy[Work]:
    """Return what a source may say of one work."""
    return st.builds(
        work,
        st.just(""),
        st.just(number),
        st.integers(1, 3),
        st.integers(1, 2),
        st.booleans(),
        st.integers(0, 2),
        st.integers(0, 2),
    )


#: what the sources say in one run, and whether that is all of it
says = st.lists(
    st.tuples(
        st.integers(0, len(SUBJECTS) - 1),
        st.lists(st.integers(0, 3).flatmap(works), max_size=5),
        st.booleans(),
    ),
    min_size=1,
    max_size=3,
)
#: what a person does with the file, and where
EDITS = (
    *("value", "value", "value", "field", "entry", "comment", "remove field", "remove entry", "key", "space"),
    *("swap", "type"),
)
edits = st.tuples(st.sampled_from(EDITS), st.integers(0, 40))
#: edits, and then a run
steps = st.tuples(st.lists(edits, max_size=4), says)


@dataclass
class Author:
    """The author's file, and what was typed into it."""

    text: str = "% my papers\n\n"
    state: State = field(default_factory=State)
    typed: int = 0
    #: words that have to be in the file, in their values as they were typed
    kept: set[str] = field(default_factory=set)

    def sync(self, said: Any) -> bytes:
        answers = [
            Answer(SUBJECTS[source], [_of(SUBJECTS[source], one) for one in offered], is_complete)
            for source, offered, is_complete in said
        ]
        plan = make_plan(
            [(Path("papers.bib"), "papers.bib", self.text.encode())], 0, self.state, answers, SETTING
        )
        # as it is read the next time
        self.state = read_state(write_state(plan.state))
        return plan.files[0].result

    def word(self) -> str:
        self.typed += 1
        word = f"HAND{self.typed}"
        self.kept.add(word)
        return word

    def edit(self, what: str, place: int) -> None:
        """Edit the file as a person does, with an editor."""
        fields = list(re.finditer(r"^  ([a-z_+:]+) = (\{[^\n]*\}|\w+),\n", self.text, re.MULTILINE))
        found = list(re.finditer(r"^@\w+\{[^\n]*\n(?:[^\n]+\n)*?\}\n", self.text, re.MULTILINE))
        one = fields[place % len(fields)] if fields else None
        entry = found[place % len(found)] if found else None
        if what == "comment":
            self.text = f"% {self.word()}\n" + self.text
        elif what == "entry":
            number = place % 4
            fields = f"  title = {{{TITLES[number]}}},\n  author = {{Teal, Mara}},\n  year = {{2024}},\n"
            self.text += f"\n@article{{hand{self.word()},\n{fields}}}\n"
        elif what == "value" and one:
            self._replace(one.span(2), f"{{{self.word()} {one[2].strip('{}')}}}")
        elif what == "space" and one:
            self._replace((one.start(2), one.start(2)), "   ")
        elif what == "field" and entry:
            self._replace((entry.end() - 2, entry.end() - 2), f"  note = {{{self.word()}}},\n")
        elif what == "remove field" and one and "HAND" not in one[0]:
            self._replace(one.span(), "")
        elif what == "remove entry" and entry and "HAND" not in entry[0]:
            self._replace(entry.span(), "")
        elif what == "key" and entry and "HAND" not in entry[0].partition(",")[0]:
            start = self.text.index("{", entry.start()) + 1
            self._replace((start, self.text.index(",", start)), f"k{self.word()}")
        elif what == "type" and entry:
            self._replace((entry.start() + 1, self.text.index("{", entry.start())), "Unpublished")
        elif what == "swap" and len(found) > 1:
            first, last = found[0], found[-1]
            self.text = (
                self.text[: first.start()]
                + last[0]
                + self.text[first.end() : last.start()]
                + first[0]
                + self.text[last.end() :]
            )

    def _replace(self, span: tuple[int, int], text: str) -> None:
        self.text = self.text[: span[0]] + text + self.text[span[1] :]


def _of(subject: Subject, one: Work) -> Work:
    """Return a work as one of a list."""
    if subject.source == MEMBERS:
        return replace(one, source=MEMBERS, id=f"{subject.id}{LIST_END}{one.id}")
    return replace(one, source=subject.source, page="")


def values(text: str) -> dict[str, str]:
    """Return the lines that have something typed, by what was typed."""
    return {word: line for line in text.splitlines() for word in HAND.findall(line)}


#: as many sequences are tried; 500 take a minute or two
SEQUENCES = int(os.environ.get("ACADEMIC_SEQUENCES", "40"))


@settings(max_examples=SEQUENCES)
@given(st.lists(steps, min_size=2, max_size=5))
def test_no_byte_by_hand_is_lost(sequence: list[Any]) -> None:
    author = Author()
    for made, said in sequence:
        for what, place in made:
            author.edit(what, place)
        before = author.text
        after = author.sync(said).decode()
        typed = values(before)
        assert author.kept <= set(typed)
        # what was typed stands in its line as it was
        assert {word: values(after)[word] for word in typed} == typed
        # what changed is what the merge wrote itself
        assert [line for line in before.splitlines() if line.startswith("%")] == [
            line for line in after.splitlines() if line.startswith("%")
        ]
        assert after.count("Unpublished") >= before.count("Unpublished")
        author.text = after
        state = write_state(author.state)
        assert author.sync(said).decode() == after
        assert write_state(author.state) == state


@pytest.mark.parametrize("offered", [[], [work("", 0, 1, 1, True, 0)]])
def test_the_state_is_read_back_as_it_was_written(offered: list[Work]) -> None:
    author = Author()
    author.sync([(0, offered, True)])
    assert write_state(read_state(write_state(author.state))) == write_state(author.state)
