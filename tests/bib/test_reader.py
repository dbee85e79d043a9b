"""Files to libraries: encodings, macros, keys, inheritance, annotations; and any bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_academic.bib.problem_kinds import BibKind
from sphinx_academic.bib.reader import Library, read
from sphinx_academic.model.problems import Kind, ProblemKind
from sphinx_academic.model.publication import Publication
from sphinx_academic.model.roles import Role, RoleTable

AUTHORS = "author = {Doe, Ann and Roe, Bob and Poe, Cyd}, year = 2020"
BYTES = st.lists(
    st.binary(max_size=4)
    | st.sampled_from([b"@misc{a,", b"@xdata{b,", b"},\n", b"month = jan # ", b" and ", b"year = "])
    | st.sampled_from([b"title = {", b"author = {", b"author+an = {1=", b"crossref = {a}", b"xdata = {b}"])
    | st.sampled_from([b"url = {", b"doi = {10.1000/", b"eprint = {2401.00001}", b"date = {"])
    | st.sampled_from([b"pages = {1--2}"])
    | st.sampled_from([b"note = {under review}", b"booktitle = {(ICML'", b"award = {Oral and "])
).map(b"".join)


def library(text: str) -> Library:
    return read(text.encode(), "papers.bib")


def kinds(found: Library) -> list[ProblemKind]:
    return [problem.kind for problem in found.problems]


def by_key(found: Library) -> dict[str, Publication]:
    return {publication.key: publication for publication in found.publications}


@pytest.mark.parametrize(
    ("data", "title", "problems"),
    [
        ("@misc{a, title = {Ünal}, year = 1}".encode(), "Ünal", []),
        ("@misc{a, title = {Ünal}}".encode("utf-8-sig"), "Ünal", []),
        ("@misc{a, title = {Ünal}}".encode("utf-16"), "Ünal", []),
        (b"@misc{a,\r\n title = {A\r\n B}\r\n}", "A B", []),
        (b"@misc{a,\r title = {A\r B}\r}", "A B", []),
        (b"@misc{a,\n title = {\xdcnal \x96 x}}", "Ünal – x", [(BibKind.ENCODING, 2)]),
        ("@misc{a, note = {é},\n title = {".encode() + b"\xdc}}", "Ü", [(BibKind.ENCODING, 2)]),
        (b"@misc{a,\n title = {A\x00B}}", "AB", [(BibKind.ENCODING, 2)]),
        (b"---\n---\n@misc{a, title = {A}}", "A", []),
    ],
)
def test_encodings(data: bytes, title: str, problems: list[tuple[ProblemKind, int]]) -> None:
    found = read(data, "papers.bib")
    assert [publication.plain_title for publication in found.publications] == [title]
    encoding = [
        (problem.kind, problem.line) for problem in found.problems if problem.kind is BibKind.ENCODING
    ]
    assert encoding == problems


@pytest.mark.parametrize("data", [b"", b" \n\n", b"\xef\xbb\xbf"])
def test_empty_file_is_one_problem(data: bytes) -> None:
    assert [(p.kind, p.file) for p in read(data, "papers.bib").problems] == [(BibKind.BIBFILE, "papers.bib")]


def test_file_of_comments_is_no_problem() -> None:
    assert library("% nothing yet").problems == ()


def test_macros_of_earlier_files_serve_later_ones() -> None:
    first = library('@string{PUB = "Press"} @string{both = pub # " & Co"}')
    assert first.macros == {"pub": "Press", "both": "Press & Co"}
    later = read(b"@misc{a, publisher = Both, year = 2020}", "b.bib", macros=first.macros)
    assert later.publications[0].publisher == "Press & Co"
    assert later.macros == first.macros
    assert later.problems == ()


@pytest.mark.parametrize(
    ("text", "fields", "problems"),
    [
        ("month = JAN", {"month": "January"}, []),
        ("month = jan # {~} # 10", {"month": "January~10"}, []),
        ('x = "a" # { b}', {"x": "a b"}, []),
        ("volume = 12, number = 3-4", {"volume": "12", "number": "3-4"}, []),
        ("selected = true, bibtex_show = false, abbr = ICML", {"selected": "true", "abbr": "ICML"}, []),
        ("month = april", {"month": "april"}, [BibKind.UNDEFINED_MACRO]),
        ("x = {kept} # nowhere", {"x": "keptnowhere"}, [BibKind.UNDEFINED_MACRO]),
        ("x = late", {"x": "Late"}, []),
        ("note = {1}, note = {2}, NOTE = {3}", {"note": "1"}, [BibKind.DUPLICATE_FIELD] * 2),
        ("title = {A\n   {B}}", {"title": "A\n   {B}"}, []),
    ],
)
def test_fields(text: str, fields: dict[str, str], problems: list[ProblemKind]) -> None:
    found = library(f"@misc{{a, year = 2020, {text}}} @string{{late = {{Late}}}}")
    assert fields.items() <= found.publications[0].fields.items()
    assert kinds(found) == problems


def test_missing_key_is_made_from_file_and_line() -> None:
    found = read(b"\n\n@misc{, title = {A}, year = 2020}", "bib/my papers.bib")
    assert [(p.key, p.plain_title) for p in found.publications] == [("my papers-3", "A")]
    assert [(p.kind, p.line, p.key) for p in found.problems] == [(BibKind.EMPTY_KEY, 3, None)]


def test_repeated_keys_are_all_kept() -> None:
    found = library("@misc{a, year = 1990}\n@misc{A, year = 1991}\n@misc{a, year = 1992}")
    assert [(p.key, p.year) for p in found.publications] == [("a", 1990), ("A", 1991), ("a", 1992)]
    assert [(p.kind, p.line, p.key) for p in found.problems] == [(BibKind.DUPLICATE_KEY, 3, "a")]
    assert "line 1" in found.problems[0].message


def test_lines_end_in_each_way() -> None:
    data = b"@misc{a,\r title={x}}\r\r@misc{b, title={y}}\r\n@misc{c,\n title={z}}\n@misc{d, title={z}}"
    found = [(entry.key, entry.line) for entry in read(data, "papers.bib").publications]
    assert found == [("a", 1), ("b", 4), ("c", 5), ("d", 7)]


def test_problems_are_in_order_of_lines_and_name_their_field() -> None:
    found = library("@misc{a,\n date = {soon},\n url = {data:x}\n}\n@misc{, year = 2020}")
    assert [(p.kind, p.line, p.key) for p in found.problems] == [
        (Kind.DATE, 2, "a"),
        (Kind.URL, 3, "a"),
        (BibKind.EMPTY_KEY, 5, None),
    ]


PARENT = """
    @{type}{{parent, title = {{Whole}}, subtitle = {{Sub}}, date = {{2019-05}}, publisher = {{P}},
      editor = {{Eve, Ed}}, editor+an:person = {{1=ed}}, address = {{Rome}},
      doi = {{10.1000/p}}, pages = {{1--999}}, abstract = {{All}}}}
"""


@pytest.mark.parametrize(
    ("child", "parent", "own", "inherited"),
    [
        ("inproceedings", "proceedings", "", {"booktitle": "Whole", "date": "2019-05"}),
        ("inproceedings", "book", "", {"booktitle": "Whole", "booksubtitle": "Sub"}),
        ("conference", "proceedings", "", {"editor": "Eve, Ed", "editor+an:person": "1=ed"}),
        ("incollection", "collection", "", {"booktitle": "Whole", "publisher": "P", "address": "Rome"}),
        ("inbook", "mvbook", "", {"maintitle": "Whole", "mainsubtitle": "Sub"}),
        ("book", "mvcollection", "", {"maintitle": "Whole"}),
        ("article", "periodical", "", {"journaltitle": "Whole"}),
        ("article", "periodical", "journal = {J}", {"journal": "J", "publisher": "P"}),
        ("inproceedings", "proceedings", "booktitle = {B}", {"booktitle": "B"}),
        ("inproceedings", "proceedings", "location = {Oslo}", {"location": "Oslo"}),
        ("inproceedings", "proceedings", "year = 2001", {"year": "2001"}),
        ("inproceedings", "proceedings", "editor = {Abe, Al}", {"editor": "Abe, Al"}),
    ],
)
@pytest.mark.parametrize("forward", [True, False])
def test_crossref(child: str, parent: str, own: str, inherited: dict[str, str], forward: bool) -> None:
    entries = [f"@{child}{{child, title = {{Part}}, crossref = {{parent}}, {own}}}"]
    entries.insert(forward, PARENT.format(type=parent))
    found = library("\n".join(entries))
    fields = by_key(found)["child"].fields
    assert inherited.items() <= fields.items()
    assert fields["title"] == "Part"
    assert not {"doi", "pages", "abstract"} & set(fields)
    for name, others in {"booktitle": "booksubtitle", "location": "address", "year": "date"}.items():
        assert not (name in own and others in fields)
    assert ("editor+an:person" in fields) == ("editor" not in own)
    assert "parent" in by_key(found)
    assert found.problems == ()


def test_blanks_around_the_keys_of_parents() -> None:
    parents = "@proceedings{p, title = {P}, year = 2020}\n@xdata{x, publisher = {X}}\n@xdata{y, note = {Y}}\n"
    found = library("@inproceedings{a, title = {A}, crossref = { p }, xdata = { x ,\n y }}\n" + parents)
    assert found.problems == ()
    fields = found.publications[0].fields
    assert [fields[name] for name in ("booktitle", "publisher", "note")] == ["P", "X", "Y"]


def test_crossref_is_shown() -> None:
    entries = "@inproceedings{c, title = {T}, crossref = {parent}}" + PARENT.format(type="proceedings")
    child = by_key(library(entries))["c"]
    assert child.venue == ("Whole: Sub",)
    assert child.date is not None
    assert child.date.isoformat() == "2019-05"
    assert child.editors[0].person == "ed"


def test_xdata_is_inherited_and_not_listed() -> None:
    found = library(
        "@xdata{press, publisher = {P}, xdata = {place}} @xdata{place, location = {Rome}, publisher = {Q}}"
        "@book{a, title = {T}, year = 2020, xdata = {press,place}}"
    )
    assert [publication.key for publication in found.publications] == ["a"]
    assert found.publications[0].fields["location"] == "Rome"
    assert found.publications[0].publisher == "P"
    assert found.problems == ()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("@misc{a, year = 1,\n crossref = {gone}}", [2]),
        ("@misc{a, year = 1, xdata = {gone, away}}", [1, 1]),
        ("@misc{a, year = 1, crossref = {a}}", [1]),
        ("@misc{a, year = 1, crossref = {b}}\n@misc{b, year = 1, crossref = {a}}", [2]),
    ],
)
def test_parents_that_cannot_be_used(text: str, lines: list[int]) -> None:
    found = library(text.replace("year = 1", "year = 2001"))
    assert [(problem.kind, problem.line) for problem in found.problems] == [
        (BibKind.CROSSREF, n) for n in lines
    ]


def test_long_chains_do_not_exhaust_the_stack() -> None:
    chain = "".join(f"@misc{{k{n}, crossref = {{k{n + 1}}}}}\n" for n in range(3000))
    assert len(library(chain + "@misc{k3000, year = 2000}").publications) == 3000 + 1


def test_defect_of_a_parent_is_reported_once() -> None:
    found = library("@inbook{a, crossref = {p}}\n@inbook{b, crossref = {p}}\n@book{p, year = {soonish}}")
    assert [(problem.kind, problem.key) for problem in found.problems] == [(Kind.DATE, "p")]


@pytest.mark.parametrize(
    ("annotation", "roles", "problems"),
    [
        ("author+an = {1=equal; 2=equal,lead}", [("equal",), ("equal", "lead"), ()], []),
        ("author+an:role = {3=corresponding,lead}", [(), (), ("lead", "corresponding")], []),
        ('author+an:role = {3="Lead"}', [(), (), ("lead",)], []),
        ("author+an = {1=highlight; =whole; 2:family=lead}", [(), (), ()], []),
        ("author+an:affiliation = {1=MIT}", [(), (), ()], []),
        ("author+an = {1=leed}", [(), (), ()], ["did you mean ‘lead’"]),
        ("author+an:role = {1=boss}", [(), (), ()], ["known are: equal, lead, corresponding"]),
        ("author+an:role = {4=lead; 0=lead}", [(), (), ()], ["position 4", "position 0"]),
        ("author+an:role = {lead}", [(), (), ()], ["‘lead’ cannot be read"]),
        ("author+an = {1=lead}, author+an:role = {1=corresponding}", [("lead", "corresponding"), (), ()], []),
    ],
)
def test_roles(annotation: str, roles: list[tuple[str, ...]], problems: list[str]) -> None:
    found = library(f"@misc{{a, {AUTHORS}, {annotation}}}")
    assert [author.roles for author in found.publications[0].authors] == roles
    assert [problem.kind for problem in found.problems] == [BibKind.ANNOTATION] * len(problems)
    for problem, part in zip(found.problems, problems, strict=True):
        assert part in problem.message


def test_marks_and_annotations_are_merged_in_the_order_of_roles() -> None:
    found = library("@misc{a, author = {Roe✉, Bob}, author+an = {1=lead}, year = 2020}")
    assert found.publications[0].authors[0].roles == ("lead", "corresponding")


def test_roles_are_those_of_the_site() -> None:
    table = RoleTable((Role("senior", "§", "senior author"),))
    found = read(f"@misc{{a, {AUTHORS}, author+an:role = {{2=senior; 1=lead}}}}".encode(), "a.bib", table)
    assert [author.roles for author in found.publications[0].authors] == [(), ("senior",), ()]
    assert "known are: senior" in found.problems[0].message


def test_people_and_editors() -> None:
    found = library(
        f'@misc{{a, {AUTHORS}, author+an:person = {{1=ann-doe; 3="cyd"}}, editor = {{Eve, Ed}},'
        "editor+an:person = {1=ed}, editor+an:role = {1=lead}}"
    )
    publication = found.publications[0]
    assert [author.person for author in publication.authors] == ["ann-doe", None, "cyd"]
    assert [(editor.person, editor.roles) for editor in publication.editors] == [("ed", ("lead",))]
    assert found.problems == ()


@pytest.mark.parametrize(
    ("author", "problems"),
    [
        ("{Doe, Ann and Roe*, Bob}", [BibKind.SINGLE_EQUAL]),
        ("{Doe*, Ann and Roe*, Bob}", []),
        ("{Doe*, Ann and others}", []),
        ("{Doe, Ann}", []),
        ("{Doe✉, Ann and Roe, Bob}", []),
    ],
)
def test_equal_contributor_without_a_partner(author: str, problems: list[ProblemKind]) -> None:
    assert kinds(library(f"@misc{{a, author = {author}, year = 2020}}")) == problems


def test_the_one_equal_contributor_is_named() -> None:
    (problem,) = library("@misc{a, author = {Doe✉, Ann and Roe*, Bob}, year = 2020}").problems
    assert "only Bob Roe is marked as an equal contributor" in problem.message


def test_two_persons_for_one_author() -> None:
    found = library(f"@misc{{a, {AUTHORS}, author+an:person = {{2=bob, rob; 3=cyd,; 1=,}}}}")
    assert [author.person for author in found.publications[0].authors] == [None, "bob", "cyd"]
    (problem,) = found.problems
    assert "position 2 is given several persons; ‘bob’ counts" in problem.message


def test_problem_of_a_name_has_its_line() -> None:
    found = library("@misc{a, year = 2020,\n author = {Doe, Ann, and Roe, Bob}}")
    assert [(problem.kind, problem.line, problem.key) for problem in found.problems] == [
        (BibKind.NAME, 2, "a")
    ]


@given(BYTES)
def test_any_bytes_can_be_read(data: bytes) -> None:
    found = read(data, "papers.bib")
    assert all(publication.key for publication in found.publications)
    lines = [problem.line or 0 for problem in found.problems]
    assert lines == sorted(lines)


@given(st.binary(max_size=200))
def test_any_bytes_cost_no_entry_after_them(data: bytes) -> None:
    harmless = data.replace(b"@", b"").lstrip(b"\xfe\xff")  # no other entry, and no mark of UTF-16
    assert "last" in by_key(read(harmless + b"\n@misc{last, year = 2020}", "papers.bib"))
