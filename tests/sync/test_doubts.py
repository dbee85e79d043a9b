"""Namesakes: which works of a list are hardly the person's, and why."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.bib.reader import read
from sphinx_academic.model.person import Name, Person
from sphinx_academic.sync.doubts import Known, authors_of, doubtful, key_of, known_of, words_of
from sphinx_academic.sync.identity import Cluster
from sphinx_academic.sync.work import Contributor, Work

ORCID, OTHER = "0000-0002-1825-0097", "0000-0002-1694-233X"
MARA = Person("mara", Name("Teal", "Mara"), (Name("Teal-Quay", "Mara"),))


def author(name: str, place: str = "", orcid: str = "", *, is_subject: bool = False) -> Contributor:
    given, _, family = name.rpartition(" ")
    return Contributor(Name(family, given), orcid, (place,) if place else (), is_subject)


def known(**more: Any) -> Known:
    return Known(**{"person": MARA, "orcid": ORCID, **more})


HER, BEN, ZOE = author("Mara Teal"), author("Ben Okoro"), author("Zoe Quay")
GROUP = Contributor(Name("Tide Group", literal=True))
CLINIC = "Dental Clinic of the Desert"


@pytest.mark.parametrize(
    ("name", "is_person"),
    [
        ("Mara Teal", True),
        ("M. Teal", True),
        ("Mara Teal-Quay", True),
        ("Ben Teal", False),
        ("Mara Okoro", False),
    ],
)
def test_whether_an_author_is_the_person(name: str, is_person: bool) -> None:
    assert known().is_person(author(name)) is is_person
    assert not Known().is_person(author(name))


def test_a_name_that_is_written_in_another_way() -> None:
    person = Person("jorg", Name("Müller", "Jörg"))
    assert Known(person).is_person(author("Joerg Mueller"))


@pytest.mark.parametrize(
    ("authors", "subject"),
    [
        # the source says so, by ORCID iD, by name
        ([HER, author("Ben Okoro", is_subject=True)], 1),
        ([HER, author("Ben Okoro", orcid=ORCID)], 1),
        ([HER, author("Ben Okoro", orcid=OTHER)], 0),
        ([BEN, HER], 1),
        ([BEN, HER, author("M. Teal")], None),
        ([BEN], None),
        ([], None),
    ],
)
def test_the_author_who_is_the_person(authors: list[Contributor], subject: int | None) -> None:
    wanted = None if subject is None else authors[subject]
    assert known().subject_of(authors) is wanted


def test_without_an_orcid_no_author_has_it() -> None:
    assert known(orcid="").subject_of([BEN, HER]) is HER


def test_what_a_work_adds() -> None:
    one = known()
    one.add([author("Mara Teal", "Harbour University"), BEN, GROUP, author("M. Teal")], None)
    assert (one.coauthors, one.places, one.count) == ({"okoro b"}, set(), 1)
    her = author("Mara Teal", "Harbour University")
    one.add([her], her)
    assert (one.coauthors, one.places, one.count) == ({"okoro b"}, {"harbour"}, 1)
    # without a name, all but the one who the source says are co-authors
    nameless = Known()
    nameless.add([her, BEN], her)
    assert (nameless.coauthors, nameless.count) == ({"okoro b"}, 1)
    nameless.add([her, BEN], None)
    assert (nameless.coauthors, nameless.count) == ({"okoro b", "teal m"}, 2)


@pytest.mark.parametrize(
    ("more", "authors", "wanted"),
    [
        ({}, [HER, BEN], False),
        ({"coauthors": {"okoro b"}}, [HER, BEN], True),
        ({"coauthors": {"okoro b"}}, [HER, author("Bo Okoro")], True),
        ({"coauthors": {"okoro b"}}, [HER, author("Ada Okoro")], False),
        ({"places": {"harbour"}}, [author("Mara Teal", "Harbour University"), BEN], True),
        ({"places": {"harbour"}}, [HER, author("Ben Okoro", "Harbour University")], False),
        ({"places": {"harbour"}}, [author("Ben Okoro", "Harbour University")], False),
    ],
)
def test_what_supports_a_work(more: Any, authors: list[Contributor], wanted: bool) -> None:
    assert known(**more).supports(authors) is wanted


STRANGE = [author("Mara Teal", CLINIC), ZOE]
UNKNOWN_PLACE = f"neither the affiliation ({CLINIC}) nor a co-author is known"
UNKNOWN_PEOPLE = "no co-author is known, and no affiliation is stated"


@pytest.mark.parametrize(
    ("more", "authors", "how", "reason"),
    [
        ({}, [HER, BEN], {}, ""),
        (
            {},
            [author("Mara Teal", orcid=OTHER)],
            {"is_vouched": True},
            f"the author Mara Teal has another ORCID iD, {OTHER}",
        ),
        ({}, [author("Mara Teal", orcid=ORCID)], {}, ""),
        ({"orcid": ""}, [author("Mara Teal", orcid=OTHER)], {}, ""),
        # by name
        ({}, [BEN, ZOE], {}, "no author is Mara Teal"),
        ({}, [BEN, ZOE], {"is_vouched": True}, "no author is Mara Teal"),
        ({}, [author("Ben Okoro", is_subject=True)], {}, "Ben Okoro is not Mara Teal"),
        ({}, [BEN, ZOE], {"is_cut": True}, ""),
        ({"person": None}, [BEN, ZOE], {}, ""),
        ({}, [], {}, "it names no authors"),
        ({}, [], {"is_vouched": True}, ""),
        # by places and co-authors
        ({"places": {"harbour"}}, STRANGE, {}, UNKNOWN_PLACE),
        ({"places": {"harbour"}}, STRANGE, {"is_vouched": True}, ""),
        ({"places": {"harbour"}, "coauthors": {"quay z"}}, STRANGE, {}, ""),
        ({}, STRANGE, {}, ""),
        ({"places": {"harbour"}, "count": 9}, [HER, ZOE], {}, UNKNOWN_PEOPLE),
        ({"count": 5}, [HER, ZOE], {}, UNKNOWN_PEOPLE),
        ({"count": 4}, [HER, ZOE], {}, ""),
        ({"count": 5}, [HER], {}, ""),
        ({"count": 5}, STRANGE, {}, ""),
        # a place that many have says nothing
        ({"count": 5}, [author("Mara Teal", "Department of Physics"), ZOE], {}, UNKNOWN_PEOPLE),
        ({"count": 5}, [HER, author("M. Teal"), ZOE], {}, UNKNOWN_PEOPLE),
    ],
)
def test_objections(more: Any, authors: list[Contributor], how: dict[str, bool], reason: str) -> None:
    is_cut = how.get("is_cut", False)
    if how.get("is_vouched"):
        assert known(**more).contradiction(authors, is_cut=is_cut) == reason
    else:
        assert known(**more).objection(authors, is_cut=is_cut) == reason


def test_spellings_of_names_and_places() -> None:
    assert key_of(Name("van der Berg", "Ádá")) == key_of(Name("Berg", "A.", "van der")) == "berg a"
    assert key_of(Name("Berg")) == "berg "
    places = ["Université du Port, Dept. of Fog", "Bay 12 Lab", "Harbour"]
    assert list(words_of(places)) == ["port", "harbour"]


def test_what_the_site_says_of_a_person() -> None:
    source = b"""@misc{a, author = {Teal, Mara and Okoro, Ben}}
@misc{b, author = {Okoro, Ben}}
@misc{c, author = {Quay, Zoe and Teal, M.}}"""
    entries = read(source, "a.bib").publications
    person = Person("mara", Name("Teal", "Mara"), orcid=ORCID, affiliation="Harbour University")
    found = known_of(person, "", entries, [0, 2])
    assert found == Known(person, ORCID, {"okoro b", "quay z"}, {"harbour"}, 2)
    assert known_of(person, OTHER, entries, []) == Known(person, OTHER, set(), {"harbour"}, 0)
    assert known_of(MARA, "", entries, []) == Known(MARA, "")
    assert known_of(None, OTHER, entries, []) == Known(None, OTHER)


def cluster(*lists: Any) -> Cluster:
    """Return a work of records with authors, each a list or a list and whether it is cut."""
    pairs = [one if isinstance(one, tuple) else (one, False) for one in lists]
    return Cluster([Work("x", str(n), authors=tuple(one), others=cut) for n, (one, cut) in enumerate(pairs)])


@pytest.mark.parametrize(
    ("lists", "wanted", "is_cut"),
    [
        ([[], [HER], [BEN]], [HER], False),
        ([([HER], True), [BEN]], [BEN], False),
        # the record that says who the person is
        (
            [[BEN], ([author("Mara Teal", is_subject=True)], True)],
            [author("Mara Teal", is_subject=True)],
            True,
        ),
        ([[]], [], False),
    ],
)
def test_the_authors_of_a_work(lists: Any, wanted: list[Contributor], is_cut: bool) -> None:
    assert authors_of(cluster(*lists)) == (tuple(wanted), is_cut)


def test_what_fits_makes_more_fit() -> None:
    """A co-author leads to a place, and that to another co-author."""
    at = author("Mara Teal", "Harbour University")
    unsure = [cluster([HER, ZOE]), cluster([at, ZOE]), cluster([STRANGE[0], GROUP]), cluster([BEN])]
    start = known(coauthors={"okoro b"})
    vouched = [cluster([author("Mara Teal", "Harbour College"), BEN])]
    assert doubtful(start, vouched, unsure) == {2: UNKNOWN_PLACE, 3: "no author is Mara Teal"}
    assert (start.coauthors, start.places, start.count) == ({"okoro b", "quay z"}, {"harbour"}, 3)


def test_without_anything_known_most_works_are_the_persons() -> None:
    at = author("Mara Teal", "Harbour University")
    many = [cluster([at, BEN]), cluster([HER, BEN]), cluster([at, ZOE])]
    assert doubtful(known(), [], [cluster(STRANGE[:1]), *many]) == {0: UNKNOWN_PLACE}
    # half of them are not most
    strange = [cluster(STRANGE[:1]), cluster([author("Mara Teal", "Bakery of the North")])]
    assert doubtful(known(), [], [*strange, *many[:2]]) == {}
    # two works with nothing in common, and one alone, say nothing
    assert doubtful(known(), [], strange) == {}
    assert doubtful(known(), [], strange[:1]) == {}
    # what is not by the person is none of them
    others = [cluster([BEN, ZOE]), cluster([BEN, ZOE])]
    found = doubtful(known(), [], [*others, cluster([HER, BEN])])
    assert found == {0: "no author is Mara Teal", 1: "no author is Mara Teal"}
    one = known()
    doubtful(one, [], [*others, cluster([HER, BEN])])
    assert (one.coauthors, one.count) == ({"okoro b"}, 2)
    # what is known already counts, and not what most works have in common
    most = [cluster([at, ZOE]), cluster([at, ZOE]), cluster([STRANGE[0], GROUP])]
    assert doubtful(known(coauthors={"okoro b"}), [], most) == {}
    places = {0: UNKNOWN_PLACE.replace(CLINIC, "Harbour University")} | {2: UNKNOWN_PLACE}
    assert doubtful(known(places={"bakery"}), [], most) == places | {1: places[0]}


def test_without_works_nothing_is_doubtful() -> None:
    assert doubtful(Known(), [], []) == {}
    assert doubtful(Known(MARA), [], []) == {}
