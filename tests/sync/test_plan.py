"""One run without requests: what sources say, and what stands in files, becomes files and a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.model.dates import Date
from sphinx_academic.model.person import Name, Person
from sphinx_academic.sync.merge import ADDED, Answer, Plan, Setting, Subject, make_plan
from sphinx_academic.sync.report import Change, Doubt
from sphinx_academic.sync.state import Entry, State, read_state, write_state
from sphinx_academic.sync.work import Contributor, Work

ORCID, OTHER = "0000-0002-1825-0097", "0000-0002-1694-233X"
MARA, BEN = Person("mara", Name("Teal", "Mara")), Person("ben", Name("Okoro", "Ben"))
HER, HIM, ZOE = (Contributor(Name(*name)) for name in (("Teal", "Mara"), ("Okoro", "Ben"), ("Quay", "Zoe")))
CROSSREF, OPENALEX = Subject("crossref", "c", "mara"), Subject("openalex", "o", "mara")
SETTING = Setting(
    people=[MARA, BEN],
    subjects=[CROSSREF, OPENALEX],
    ranks={"crossref": 20, "openalex": 60, "members": 15},
    curated=frozenset({"crossref", "members"}),
    titles={"crossref": "Crossref", "openalex": "OpenAlex"},
    this_year=2026,
)


def work(number: str, title: str = "", **more: Any) -> Work:
    usual = {
        "title": title or f"Tides of day {number}",
        "type": "article",
        "authors": (HER,),
        "date": Date(2024),
    }
    return Work(more.pop("source", "crossref"), number, **{**usual, **more})


def run(
    bib: str | Sequence[str],
    *said: Work | Answer,
    base: State | None = None,
    setting: Setting = SETTING,
    target: int = -1,
    **more: Any,
) -> Plan:
    """Merge what sources say into files; works are those of the lists of their sources."""
    files = [bib] if isinstance(bib, str) else list(bib)
    works = [one for one in said if isinstance(one, Work)]
    answers = [one for one in said if isinstance(one, Answer)]
    for subject in (CROSSREF, OPENALEX):
        if found := [one for one in works if one.source == subject.source]:
            answers.append(Answer(subject, found))
    return make_plan(
        [(Path(f"{n}.bib"), f"{n}.bib", text.encode()) for n, text in enumerate(files)],
        target % len(files),
        base or State(),
        answers,
        setting,
        **more,
    )


def again(plan: Plan, *said: Work | Answer, **more: Any) -> Plan:
    """Merge once more, on what the last run has written."""
    bib = more.pop("bib", [file.result.decode() for file in plan.files])
    return run(bib, *said, base=read_state(write_state(plan.state)), **more)


def text(plan: Plan, number: int = -1) -> str:
    return plan.files[number].result.decode()


def counts(plan: Plan, source: str = "crossref") -> dict[str, int]:
    row = plan.report.rows[source]
    return {"offered": row.offered, **{name: count for name, count in row.counts.items() if count}}


def test_new_papers_are_in_the_order_of_their_dates() -> None:
    works = [
        work("1", "Undated", date=None),
        work("2", "Late", date=Date(2024, 5)),
        work("3", "Zenith", date=Date(2023)),
        work("4", "Ebb", date=Date(2024, 5)),
    ]
    plan = run(["@misc{a, title = {A}}\n", ""], *works)
    assert text(plan, 0) == "@misc{a, title = {A}}\n"
    assert [(one.file, one.key, one.title, one.year, one.sources) for one in plan.report.added] == [
        ("1.bib", "teal2023zenith", "Zenith", 2023, ("crossref",)),
        ("1.bib", "teal2024ebb", "Ebb", 2024, ("crossref",)),
        ("1.bib", "teal2024late", "Late", 2024, ("crossref",)),
        ("1.bib", "tealundated", "Undated", None, ("crossref",)),
    ]
    assert text(plan).startswith(
        "@article{teal2023zenith,\n  author = {Teal, Mara},\n  title = {Zenith},\n  year = {2023},\n}\n\n@"
    )
    assert counts(plan) == {"offered": 4, "added": 4}
    assert plan.report.authorless == []


def test_keys_of_other_files_and_of_removed_entries_are_taken() -> None:
    base = State(entries={"teal2024tides-2": Entry()})
    plan = run(["@misc{Teal2024tides, title = {A}}\n", ""], work("1", "Tides"), base=base)
    assert [one.key for one in plan.report.added] == ["teal2024tides-3"]


def test_several_sources_of_one_work() -> None:
    doi = {"doi": "10.5555/a"}
    works = [
        work("W1", "Tides, roughly", source="openalex", ids=doi, fields={"journal": "J"}),
        work("c1", "Tides", ids=doi, fields={"volume": "3"}),
    ]
    plan = run("", *works)
    assert "title = {Tides},\n  journal = {J},\n  volume = {3},\n  year = {2024},\n  doi" in text(plan)
    assert plan.report.added == [
        Change("0.bib", "teal2024tides", "Tides", 2024, sources=("crossref", "openalex"))
    ]
    assert (counts(plan), counts(plan, "openalex")) == (
        {"offered": 1, "added": 1},
        {"offered": 1, "joined": 1},
    )
    assert plan.state.entries["teal2024tides"].works == ["crossref:c1", "openalex:W1"]
    later = again(plan, *works)
    assert text(later) == text(plan)
    assert (counts(later), counts(later, "openalex")) == (
        {"offered": 1, "known": 1},
        {"offered": 1, "known": 1},
    )
    assert write_state(later.state) == write_state(plan.state)


def test_sources_lead_in_their_order() -> None:
    ids = {"doi": "10.5555/a"}
    works = [work("1", "Tides", ids=ids), work("2", "Tides, roughly", source="openalex", ids=ids)]
    gone = Answer(Subject("ads", "x"), [work("0", "Tides by another", source="ads", ids=ids)])
    plan = run("", gone, *works)
    assert plan.report.added[0].title == "Tides"
    assert plan.report.added[0].sources == ("crossref", "openalex", "ads")


def test_a_list_that_says_a_work_twice() -> None:
    plan = run("", Answer(CROSSREF, [work("1"), work("1")]), Answer(OPENALEX, []))
    assert counts(plan) == {"offered": 2, "added": 1, "joined": 1}
    assert counts(plan, "openalex") == {"offered": 0}


def test_works_without_authors_are_named() -> None:
    plan = run("", work("1", "Ebb", authors=()), work("2", "Flood", authors=(), editors=(ZOE,)))
    assert plan.report.authorless == ["anon2024ebb"]


def test_what_is_no_longer_said_stays() -> None:
    first = run("", work("1", "Tides"), work("2", ""), work("W1", source="openalex"))
    later = again(first, Answer(CROSSREF, []), Answer(OPENALEX, [], is_complete=False))
    assert text(later) == text(first)
    assert later.report.gone == [("crossref", "Tides"), ("crossref", "Tides of day 2")]
    assert later.state.records == {"crossref": {"c": {}}, "openalex": first.state.records["openalex"]}
    nameless = run("", replace(work("9"), title=""))
    assert again(nameless, Answer(CROSSREF, [])).report.gone == [("crossref", "9")]


def test_what_is_gone_is_named_in_one_order() -> None:
    first = run("", *(work(number, f"Day {number}") for number in "7315062489"))
    later = again(first, Answer(CROSSREF, [work("5", "Day 5")]))
    assert later.report.gone == [("crossref", f"Day {number}") for number in "012346789"]


def test_lists_that_the_site_has_no_more() -> None:
    first = run("", work("1"), work("W1", source="openalex"))
    setting = replace(SETTING, subjects=[OPENALEX])
    assert set(again(first, setting=setting).state.records) == {"openalex"}
    assert set(again(first, setting=setting, keep_others=True).state.records) == {"openalex", "crossref"}
    added = run("", Answer(Subject("crossref", ADDED), [work("1")]))
    assert set(again(added, setting=replace(SETTING, subjects=[])).state.records) == {"crossref"}


@pytest.mark.parametrize(("pages", "kept"), [(("", ""), True), (("", "https://example.org/n"), False)])
def test_pages_stay_where_a_build_is_missing(pages: tuple[str, str], kept: bool) -> None:
    member = Subject("members", "mara", "mara")
    setting = replace(SETTING, subjects=[member])

    def said(*pages: str) -> Answer:
        works = [work(f"mara#{n}", f"Day {n}", source="members", page=page) for n, page in enumerate(pages)]
        return Answer(member, works)

    first = run("", said("https://example.org/0", "https://example.org/1"), setting=setting)
    assert text(first).count("link_page_mara") == 2
    later = again(first, said(*pages, ""), setting=setting)
    assert ("https://example.org/0" in text(later)) is kept
    assert [one.page for one in later.state.records["members"]["mara"].values()] == (
        ["https://example.org/0", "https://example.org/1", ""] if kept else ["", "https://example.org/n", ""]
    )


# removed, ignored, wanted


def test_an_entry_that_was_removed_does_not_come_back() -> None:
    works = [work("1", "Tides", ids={"doi": "10.5555/a"}), work("2", "Ebb")]
    first = run("", *works)
    more = [*works, work("W1", "Tides", source="openalex", ids={"doi": "10.5555/a"})]
    later = again(first, *more, bib="")
    assert text(later) == ""
    assert (counts(later), counts(later, "openalex")) == (
        {"offered": 2, "removed": 2},
        {"offered": 1, "removed": 1},
    )
    entry = later.state.entries["teal2024tides"]
    assert entry.works == ["crossref:1", "openalex:W1"]
    assert (entry.offered, entry.written) == (
        first.state.entries["teal2024tides"].offered,
        first.state.entries["teal2024tides"].written,
    )
    # unless it is wanted
    wanted = again(later, *more, Answer(Subject("crossref", ADDED), works[:1], is_complete=False), bib="")
    assert [one.key for one in wanted.report.added] == ["teal2024tides-2"]


@pytest.mark.parametrize(
    ("ignored", "is_ignored"),
    [
        ("doi:10.5555/a", True),
        ("crossref:1", True),
        ("openalex:W1", True),
        ("doi:10.5555/b", False),
        ("crossref:10.5555/a", False),
    ],
)
def test_works_that_are_never_wanted(ignored: str, is_ignored: bool) -> None:
    works = [
        work("1", "Tides", ids={"doi": "10.5555/a"}),
        work("W1", "Tides", source="openalex", ids={"doi": "10.5555/a"}),
        work("2", "Ebb"),
    ]
    setting = replace(SETTING, ignored=frozenset({ignored}))
    plan = run("", *works, setting=setting)
    keys = ["teal2024ebb", *["teal2024tides"] * (not is_ignored)]
    assert [one.key for one in plan.report.added] == keys
    assert plan.report.ignored == ["Tides"] * is_ignored
    if is_ignored:
        assert (counts(plan), counts(plan, "openalex")) == (
            {"offered": 2, "added": 1, "removed": 1},
            {"offered": 1, "removed": 1},
        )
    # who adds it wants it, and an entry that is there is kept up to date
    added = run("", Answer(Subject("crossref", ADDED), works[:1]), *works, setting=setting)
    assert sorted(one.key for one in added.report.added) == ["teal2024ebb", "teal2024tides"]
    hand = run("@article{h, doi = {10.5555/a}, title = {Tides}}\n", *works, setting=setting)
    assert (hand.report.ignored, counts(hand)) == ([], {"offered": 2, "added": 1, "joined": 1})


def test_an_ignored_work_without_a_title_is_named_by_its_number() -> None:
    setting = replace(SETTING, ignored=frozenset({"crossref:1"}))
    assert run("", replace(work("1"), title=""), setting=setting).report.ignored == ["crossref:1"]


# entries that are there

HAND = "@article{hand,\n  author = {Teal, Mara},\n  title = {Tides of day 1},\n  year = {2024},\n}\n"


def test_an_entry_by_hand_takes_what_is_missing() -> None:
    plan = run(HAND, work("1", fields={"volume": "3"}, date=Date(2024, 5)))
    assert text(plan) == HAND.replace("{2024},\n", "{2024},\n  volume = {3},\n  month = may,\n")
    assert plan.report.updated == [
        Change("0.bib", "hand", "Tides of day 1", 2024, fields=("volume", "month"))
    ]
    assert counts(plan) == {"offered": 1, "joined": 1}
    assert again(plan, work("1", fields={"volume": "3"}, date=Date(2024, 5))).report.updated == []


def test_of_two_entries_with_one_title_the_other_stays() -> None:
    """Two works of one title are those of two entries; a third is new."""
    second = HAND.replace("hand", "second")
    works = [work(str(n), "Tides of day 1", ids={"doi": f"10.5555/{n}"}, type="article") for n in range(1, 4)]
    plan = run(HAND + second, *works)
    assert [one.key for one in plan.report.updated] == ["hand", "second"]
    assert [one.key for one in plan.report.added] == ["teal2024tides"]
    later = again(plan, *works)
    assert (text(later), later.report.updated, later.report.added) == (text(plan), [], [])


def test_a_record_stays_with_the_entry_into_which_it_was_merged() -> None:
    first = run(HAND, work("1"))
    later = again(first, work("1", "Another title by now", authors=(ZOE,)))
    assert [one.key for one in later.report.updated] == ["hand"] * bool(later.report.updated)
    assert later.report.added == []
    assert [(one.field, one.theirs) for one in later.report.conflicts] == [
        ("author", "Quay, Zoe"),
        ("title", "Another title by now"),
    ]


def test_records_of_one_work_with_two_entries() -> None:
    """Each goes to the entry that has its identifier, and the others to the first."""
    entries = HAND.replace("},\n}", "},\n  doi = {10.5555/a},\n}") + HAND.replace("hand", "second").replace(
        "},\n}", "},\n  pmid = {12},\n}"
    )
    works = [
        work("W1", "Tides of day 1", source="openalex"),
        work("1", ids={"doi": "10.5555/a"}),
        work("2", ids={"pmid": "12"}, date=Date(2023)),
    ]
    plan = run(entries, *works)
    assert {key: entry.works for key, entry in plan.state.entries.items()} == {
        "hand": ["crossref:1", "openalex:W1"],
        "second": ["crossref:2"],
    }


def test_a_record_goes_where_another_of_its_work_goes() -> None:
    hand = HAND.replace("Tides of day 1", "Ebb").replace("},\n}", "},\n  doi = {10.5555/a},\n}")
    plan = run(hand, work("1"), work("W1", "Tides of day 1", source="openalex", ids={"doi": "10.5555/a"}))
    assert plan.report.added == []
    assert plan.state.entries["hand"].works == ["crossref:1", "openalex:W1"]


def test_entries_are_changed_in_their_order() -> None:
    """Whatever the order is in which sources say something of them."""
    bib = "".join(
        f"@article{{k{n}, title = {{Paper {n} of the sea}}, author = {{Teal, Mara}}}}\n" for n in "3142"
    )
    plan = run(bib, *(work(n, f"Paper {n} of the sea", fields={"volume": n}) for n in "1234"))
    assert [one.key for one in plan.report.updated] == ["k3", "k1", "k4", "k2"]
    assert list(plan.state.entries) == ["k3", "k1", "k4", "k2"]


def test_of_two_lists_with_one_record_the_first_by_its_name_counts() -> None:
    lists = [Subject("crossref", name, "mara") for name in "hcebgadf"]
    setting = replace(SETTING, subjects=lists)
    plan = run("", *(Answer(one, [work("1", f"As {one.id} has it")]) for one in lists), setting=setting)
    assert [one.title for one in plan.report.added] == ["As a has it"]


def test_of_several_people_the_last_says_why_a_work_is_no_ones() -> None:
    people = [Person(name, Name(f"Family{name}", "Ada")) for name in "hcebgadf"]
    lists = [Subject("openalex", name, name) for name in "hcebgadf"]
    given = [work("W1", "Ebb", source="openalex", authors=(ZOE,))]
    setting = replace(SETTING, people=people, subjects=lists)
    plan = run("", *(Answer(one, given) for one in lists), setting=setting)
    assert [one.reason for one in plan.report.doubts] == ["no author is Ada Familyh"]


def test_an_entry_whose_syntax_is_wrong_is_named() -> None:
    bib = "@article{\nhand,\n  title = {Tides of day 1}, author = {Teal, Mara}, year = 2024}\n"
    plan = run(bib, work("1", fields={"volume": "3"}))
    assert plan.report.unchangeable == [("0.bib", 1, "hand")]
    assert (text(plan), counts(plan)) == (bib, {"offered": 1, "joined": 1})


@pytest.mark.parametrize(
    ("edited", "is_followed"),
    [
        ([], True),
        (["{Teal, Mara}"], True),
        (["{Teal, Mara}", "{J}"], True),
        (["{Teal, Mara}", "{J}", "{2024}"], False),
    ],
)
def test_an_entry_whose_key_was_changed(edited: list[str], is_followed: bool) -> None:
    """It is followed as long as most of it is as it was written; of eight values, half is not most."""
    given = work("1", ids={"doi": "10.5555/a"}, fields={"volume": "3", "journal": "J", "number": "1"})
    first = run("", given)
    assert len(first.state.entries["teal2024tides"].written) == 8
    bib = text(first).replace("teal2024tides", "own")
    for value in edited:
        bib = bib.replace(value, value.replace("}", " }"))
    later = again(first, replace(given, fields={"volume": "4", "journal": "J"}), bib=bib)
    assert ("volume = {4}" in text(later)) is is_followed
    assert set(later.state.entries) == ({"own"} if is_followed else {"own", "teal2024tides"})


def test_entries_that_are_much_alike_whose_keys_were_changed() -> None:
    fields = {"volume": "3", "journal": "J", "number": "1"}
    works = [work("1", fields=fields), work("2", fields=fields)]
    first = run("", *works)
    bib = text(first).replace("teal2024tides-2", "two").replace("teal2024tides", "one")
    later = again(first, *works, bib=bib)
    assert {key: entry.works for key, entry in later.state.entries.items()} == {
        "one": ["crossref:1"],
        "two": ["crossref:2"],
    }


def test_a_record_that_now_has_an_entry_of_its_own_leaves_the_other() -> None:
    works = [
        work("1", ids={"doi": "10.5555/a"}),
        work("W2", "Ebb", source="openalex", ids={"doi": "10.5555/b"}, authors=(ZOE,)),
    ]
    first = run("", works[0])
    (entry,) = first.state.entries.values()
    entry.works.append("openalex:W2")
    bib = text(first).replace("teal2024tides", "own")
    second = "@article{second, author = {Quay, Zoe}, title = {Ebb}, year = {2024}, doi = {10.5555/b}}\n"
    later = again(first, *works, bib=f"{bib}\n{second}")
    assert {key: entry.works for key, entry in later.state.entries.items()} == {
        "own": ["crossref:1"],
        "second": ["openalex:W2"],
    }


def test_a_damaged_entry_is_none_whose_key_was_changed() -> None:
    first = run("", work("1"))
    bib = text(first).replace("teal2024tides", "\nown")
    later = again(first, work("1"), bib=bib)
    assert set(later.state.entries) == {"own", "teal2024tides"}


def test_an_entry_of_another_work_is_none_whose_key_was_changed() -> None:
    first = run("", work("1"), work("2", "Ebb"))
    bib = text(first).replace("teal2024ebb", "own")
    later = again(
        first,
        work("1"),
        work("2", "Ebb"),
        work("3", "Flood"),
        bib=bib + "\n@misc{f, author={Teal}, title={Flood}, year=2024}\n",
    )
    assert {key: entry.works for key, entry in later.state.entries.items()} == {
        "teal2024tides": ["crossref:1"],
        "own": ["crossref:2"],
        "f": ["crossref:3"],
    }


def test_keys_that_stand_twice_are_those_of_the_first() -> None:
    plan = run(HAND + HAND.replace("day 1", "day 2"), work("1"), work("2"))
    assert plan.state.entries["hand"].works == ["crossref:1"]
    assert again(plan, work("1"), work("2")).report.conflicts == []


def test_dates_of_the_future() -> None:
    hand = HAND.replace("},\n}", "},\n  doi = {10.5555/a},\n}")
    late = work("1", date=Date(2031), ids={"doi": "10.5555/a"})
    plan = run(hand, late, work("2", "Ebb", date=Date(2030)), work("3", date=Date(2027)))
    assert len(plan.report.added) == 2
    assert sorted(plan.report.future) == [("Ebb", 2030), ("Tides of day 1", 2031)]


def test_macros_of_one_file_hold_in_the_next() -> None:
    plan = run(["@string{tides = {Tides of day 1}}\n", HAND.replace("{Tides of day 1}", "tides")], work("1"))
    assert counts(plan) == {"offered": 1, "joined": 1}


def test_an_entry_of_another_type_gets_its_page() -> None:
    subject = Subject("members", "mara", "mara")
    given = work(
        "mara#1", "Tides of day 1", source="members", page="https://example.org/1", fields={"volume": "3"}
    )
    hand = HAND.replace("article", "book").replace("  year", "  doi = {10.5555/a},\n  year")
    plan = run(hand, Answer(subject, [replace(given, ids={"doi": "10.5555/a"})]))
    assert "  link_page_mara = {https://example.org/1},\n" in text(plan)
    assert "volume" not in text(plan)


# notices


@pytest.mark.parametrize(
    ("title", "notice", "addendum"),
    [
        ("Retraction: Tides", "retraction", "Retracted"),
        ("RETRACTION NOTE TO: Tides", "retraction", "Retracted"),
        ("Correction to – Tides", "correction", "Corrected"),
        ("Erratum: Tides", "correction", "Corrected"),
        ("Erratum: Ebb", "correction", None),
        ("Tides: Erratum", "", None),
        ("Correction. TIDES", "correction", "Corrected"),
        ("Author Correction: Tides", "correction", "Corrected"),
        ("Expression of concern — Tides", "correction", "Corrected"),
        ("Notice of Retraction: tides", "retraction", "Retracted"),
        ("Withdrawal of: Tides", "retraction", "Retracted"),
        ("Correction: Tides and fog", "correction", None),
        ("Retraction of Tides", "", None),
        ("Corrections: Tides", "", None),
    ],
)
def test_notices_by_their_titles(title: str, notice: str, addendum: str | None) -> None:
    plan = run("", work("1", "Tides", type="book"), work("2", title))
    assert counts(plan) == {"offered": 2, "added": 1, "notices": 1} if notice else {"offered": 2, "added": 2}
    assert (f"addendum = {{{addendum}}}" in text(plan)) is bool(addendum)
    word = {"retraction": "retracted", "correction": "corrected"}.get(notice)
    assert plan.report.notices == ([("crossref", title, word)] if word else [])


def test_notices_by_identifiers() -> None:
    works = [
        work("1", "Tides", ids={"doi": "10.5555/a"}),
        work(
            "2",
            "Some words",
            notice="correction",
            concerns=("doi:10.5555/a", "doi:10.5555/h"),
            ids={"doi": "10.5555/n"},
        ),
        work("3", "Other words", notice="correction", concerns=("doi:10.5555/a",), ids={"doi": "10.5555/n"}),
        work("4", "Correction: Tides", notice="retraction", concerns=("doi:10.5555/z",)),
        work("5", "A cover", notice="other", concerns=("doi:10.5555/a",)),
    ]
    hand = "@article{hand,\n  title = {By hand},\n  doi = {10.5555/h},\n  year = 2024,\n}\n"
    hand_work = work("6", "By hand", ids={"pmid": "12"}, authors=())
    plan = run(hand, *works, hand_work)
    said = r"addendum = {Corrected, see \url{https://doi.org/10.5555/n}}"
    assert text(plan).count(said) == 2
    assert "Retracted" not in text(plan)
    assert counts(plan) == {"offered": 6, "added": 1, "joined": 1, "notices": 4}
    assert plan.report.notices == [
        ("crossref", "Some words", "corrected"),
        ("crossref", "Other words", "corrected"),
        ("crossref", "Correction: Tides", "retracted"),
    ]


def test_notices_are_in_the_order_of_sources() -> None:
    notices = [
        work(number, f"Notice {number}", source=source, notice="correction", concerns=("doi:10.5555/a",))
        for source, number in (("openalex", "W2"), ("openalex", "W1"), ("crossref", "4"), ("crossref", "3"))
    ]
    notices = [replace(one, ids={"doi": f"10.5555/{one.id}".lower()}) for one in notices]
    paper = work("1", "Tides", ids={"doi": "10.5555/a"})
    plan = run("", Answer(OPENALEX, notices[:2]), Answer(CROSSREF, [paper, *notices[2:]]))
    assert [(source, title) for source, title, _word in plan.report.notices] == [
        *(("crossref", "Notice 3"), ("crossref", "Notice 4")),
        *(("openalex", "Notice W1"), ("openalex", "Notice W2")),
    ]
    links = " and ".join(rf"\url{{https://doi.org/10.5555/{name}}}" for name in ("3", "4", "w1", "w2"))
    assert f"  addendum = {{Corrected, see {links}}},\n" in text(plan)


def test_a_notice_of_an_entry_by_its_title() -> None:
    plan = run(HAND, work("1"), work("2", "Retraction: Tides of Day 1"))
    assert "  addendum = {Retracted},\n" in text(plan)
    # also if the record has another title
    hand = HAND.replace("},\n}", "},\n  doi = {10.5555/a},\n}")
    plan = run(hand, work("1", "Ebb", ids={"doi": "10.5555/a"}), work("2", "Retraction: Tides of day 1"))
    assert "  addendum = {Retracted},\n" in text(plan)


@pytest.mark.parametrize(
    ("title", "shown", "addendum"),
    [
        ("RETRACTED: Tides", "Tides", "Retracted"),
        ("Withdrawn article : Tides", "Tides", "Retracted"),
        ("Tides, RETRACTED: again", "Tides, RETRACTED: again", ""),
    ],
)
def test_marks_in_titles(title: str, shown: str, addendum: str) -> None:
    for marks in ((), ("retracted",)):
        plan = run("", work("1", title, marks=marks))
        (change,) = plan.report.added
        assert change.title == shown
        assert ("addendum = {Retracted}" in text(plan)) is bool(addendum or marks)


# doubts


@pytest.mark.parametrize(
    ("works", "doubts"),
    [
        ([work("1", "", ids={"doi": "10.5555/a"})], []),
        (
            [replace(work("1", ids={"doi": "10.5555/a"}), title="")],
            [Doubt(("crossref",), "", "doi:10.5555/a", "it has no title")],
        ),
        ([replace(work("1"), title="")], [Doubt(("crossref",), "", "crossref:1", "it has no title")]),
        (
            [work("1", "Ebb", marks=("withdrawn",))],
            [Doubt(("crossref",), "Ebb", "crossref:1", "it was withdrawn")],
        ),
        (
            [
                work("1", "Ebb", marks=("withdrawn",)),
                work("W1", "Ebb", source="openalex", marks=("withdrawn", "x")),
            ],
            [Doubt(("crossref", "openalex"), "Ebb", "crossref:1", "it was withdrawn")],
        ),
        ([work("1", "Ebb", marks=("withdrawn",)), work("W1", "Ebb", source="openalex")], []),
        (
            [work("W1", "Ebb", source="openalex", authors=(ZOE,))],
            [Doubt(("openalex",), "Ebb", "openalex:W1", "no author is Mara Teal")],
        ),
        # chosen by a person
        ([work("1", "Ebb", authors=(ZOE,))], []),
        ([work("1", "Ebb", authors=(ZOE,)), work("W1", "Ebb", source="openalex", authors=(ZOE,))], []),
        # deposited with the person's ORCID iD, under another name
        (
            [work("W1", "Ebb", source="openalex", authors=(ZOE,), is_deposited=True)],
            [Doubt(("openalex",), "Ebb", "openalex:W1", "no author is Mara Teal")],
        ),
        ([work("W1", "Ebb", source="openalex", authors=(ZOE,), is_deposited=True, others=True)], []),
        ([work("W1", "Ebb", source="openalex", authors=(), is_deposited=True)], []),
        (
            [work("W1", "Ebb", source="openalex", authors=())],
            [Doubt(("openalex",), "Ebb", "openalex:W1", "it names no authors")],
        ),
    ],
)
def test_doubts(works: list[Work], doubts: list[Doubt]) -> None:
    plan = run("", *works)
    assert plan.report.doubts == doubts
    assert len(plan.report.added) == (not doubts)
    for source in {one.source for one in works}:
        assert (counts(plan, source).get("doubtful", 0) > 0) is bool(doubts)


def test_who_adds_a_work_has_no_doubts() -> None:
    strange = work("W1", "Ebb", source="openalex", authors=(ZOE,))
    plan = run("", strange, Answer(Subject("openalex", ADDED), [strange]))
    assert ([one.key for one in plan.report.added], plan.report.doubts) == (["quay2024ebb"], [])


@pytest.mark.parametrize(
    ("authors", "is_added"), [((HER,), True), ((HIM,), True), ((HER, HIM), True), ((ZOE,), False)]
)
@pytest.mark.parametrize("is_deposited", [False, True])
def test_a_work_of_two_people_is_theirs_if_it_is_ones(
    authors: tuple[Contributor, ...], is_added: bool, is_deposited: bool
) -> None:
    his = Subject("openalex", "p", "ben")
    given = [work("W1", "Ebb", source="openalex", authors=authors, is_deposited=is_deposited)]
    setting = replace(SETTING, subjects=[OPENALEX, his])
    plan = run("", Answer(OPENALEX, given), Answer(his, given), setting=setting)
    became = {"added": 1, "joined": 1} if is_added else {"doubtful": 1, "joined": 1}
    assert counts(plan, "openalex") == {"offered": 2, **became}
    assert (len(plan.report.added), len(plan.report.doubts)) == ((1, 0) if is_added else (0, 1))


def test_namesakes_are_compared_with_the_persons_entries() -> None:
    paper = "@article{{k{0}, author = {{Teal, Mara and Okoro, Ben}}, title = {{Known number {0}}}}}\n"
    bib = "".join(map(paper.format, range(5)))
    given = work("W1", "Teeth", source="openalex", authors=(HER, ZOE))
    (doubt,) = run(bib, given).report.doubts
    assert doubt.reason == "no co-author is known, and no affiliation is stated"
    # a doubtful work makes no other sure
    untitled = replace(work("2", authors=(HER, ZOE)), title="")
    assert len(run(bib, given, untitled).report.doubts) == 2
    # of another person nothing is known
    assert run(bib.replace("Mara", "Ida"), given).report.doubts == []
    # what is sure makes others sure
    sure = work("W2", "Jaws", source="openalex", authors=(HER, ZOE), is_deposited=True)
    assert run(bib, given, sure).report.doubts == []
    setting = replace(SETTING, orcids={"mara": ORCID})
    other = work("W3", "Gums", source="openalex", authors=(replace(HER, orcid=OTHER), HIM))
    assert run(bib, other).report.doubts == []
    (doubt,) = run(bib, other, setting=setting).report.doubts
    assert doubt.reason == f"the author Mara Teal has another ORCID iD, {OTHER}"


# identifiers that lead elsewhere

WRONG = "its identifier doi:10.5555/a is that of ‘Ebb of the sea’ at Crossref"


@pytest.mark.parametrize(
    ("typed", "doubt", "remark"),
    [
        ({}, WRONG, ""),
        # another identifier says what it is
        ({"ids": {"doi": "10.5555/a", "pmid": "12"}}, "", f"‘Gulls’: {WRONG}, and is left out"),
    ],
)
def test_a_typed_identifier_of_another_work(typed: Any, doubt: str, remark: str) -> None:
    subject = Subject("orcid", "x", "mara")
    setting = replace(SETTING, subjects=[CROSSREF, subject], curated=frozenset({"orcid", "crossref"}))
    given = work("7", "Gulls", **{"source": "orcid", "ids": {"doi": "10.5555/a"}, **typed})
    right = work("1", "Ebb of the sea", ids={"doi": "10.5555/a"})
    plan = run("", right, Answer(subject, [given]), setting=setting)
    assert [one.reason for one in plan.report.doubts] == [doubt] * bool(doubt)
    assert plan.report.remarks == [remark] * bool(remark)
    assert text(plan).count("10.5555/a") == 1
    # another source has it, and knows better
    both = run("", right, Answer(subject, [given]), work("2", "Gulls"), setting=setting)
    assert (both.report.doubts, both.report.remarks) == ([], [])


@pytest.mark.parametrize(("source", "is_doubtful"), [("orcid", True), ("openalex", False)])
def test_an_identifier_of_another_entry(source: str, is_doubtful: bool) -> None:
    hand = "@article{h, title = {Ebb of the sea}, author = {Quay, Zoe}, doi = {10.5555/a}}\n"
    subject = Subject(source, "x", "mara")
    setting = replace(SETTING, subjects=[subject], curated=frozenset({source}))
    given = work("7", "Gulls", source=source, ids={"doi": "10.5555/a"})
    plan = run(hand, Answer(subject, [given]), setting=setting)
    assert [one.reason for one in plan.report.doubts] == [
        "its identifier doi:10.5555/a is that of another entry"
    ] * is_doubtful


# people


@pytest.mark.parametrize(
    ("authors", "annotation"),
    [
        ((HER, HIM), ""),
        ((HIM, replace(HER, orcid=ORCID)), "{2=mara}"),
        ((replace(HER, orcid=OTHER), HIM), ""),
        # the iD of another is deposited with hers
        ((replace(ZOE, orcid=ORCID), HIM), ""),
        # who of two is the person
        ((replace(HER, orcid=ORCID), Contributor(Name("Teal", "M."))), "{1=mara}"),
        ((Contributor(Name("Teal", "M."), ORCID), Contributor(Name("Teal", "M."))), ""),
        ((replace(HIM, orcid=OTHER), replace(HER, orcid=ORCID)), "{1=ben; 2=mara}"),
    ],
)
def test_people_by_their_orcids(authors: tuple[Contributor, ...], annotation: str) -> None:
    orcids = {"mara": ORCID, "nobody": OTHER, **({"ben": OTHER} if "ben" in annotation else {})}
    setting = replace(SETTING, orcids=orcids)
    plan = run("", work("1", authors=authors), setting=setting)
    assert (f"author+an:person = {annotation}" in text(plan)) is bool(annotation)
    assert ("author+an" in text(plan)) is bool(annotation)


@pytest.mark.parametrize(
    ("member", "authors", "annotation"),
    [
        ("mara", (HIM, HER), "{2=mara}"),
        ("mara", (HIM, ZOE), ""),
        ("ida", (HIM, HER), ""),
        ("ben", (HER, replace(HIM, orcid=OTHER)), "{2=ben}"),
        ("mara", (Contributor(Name("Teal", "M.")), HER), "{2=mara}"),
        ("mara", (HER, HER), ""),
        # in the order of authors
        ("mara", (HER, replace(HIM, orcid=OTHER)), "{1=mara; 2=ben}"),
    ],
)
def test_people_by_their_sites(member: str, authors: tuple[Contributor, ...], annotation: str) -> None:
    subject = Subject("members", member, member)
    setting = replace(SETTING, subjects=[subject], orcids={"ben": OTHER})
    given = work(f"{member}#1", source="members", authors=authors)
    plan = run("", Answer(subject, [given]), setting=setting)
    assert (f"author+an:person = {annotation}" in text(plan)) is bool(annotation)
    assert ("author+an" in text(plan)) is bool(annotation)


def test_people_of_an_entry_that_is_there() -> None:
    setting = replace(SETTING, orcids={"mara": ORCID})
    hand = HAND.replace("{Teal, Mara}", "{Okoro, Ben and Teal, M.}")
    plan = run(hand, work("1", authors=(replace(HER, orcid=ORCID), HIM)), setting=setting)
    assert "author+an:person = {2=mara}" in text(plan)
