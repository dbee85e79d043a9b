"""What is kept from run to run: how it is written, and what is read of a file that was changed."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from sphinx_academic.model.dates import Date
from sphinx_academic.model.person import Name
from sphinx_academic.sync.state import Entry, State, UnreadableState, digest, read_state, stored, write_state
from sphinx_academic.sync.work import Contributor, Work

FULL = Work(
    "crossref",
    "1",
    title="Tides",
    type="article",
    authors=(
        Contributor(Name("Berg", "Ada", "van der", "Jr."), "0000-0002-1825-0097", ("Quay",), is_subject=True),
        Contributor(Name("Tide Group", literal=True)),
        Contributor(Name("Teal", suffix="III")),
    ),
    others=True,
    editors=(Contributor(Name("Okoro", "Ben")),),
    date=Date(2024, 5, 3),
    fields={"volume": "3", "journal": "J"},
    ids={"pmid": "12", "doi": "10.5555/a"},
    is_preprint=True,
    versions=("doi:10.5555/z", "doi:10.5555/b"),
    notice="correction",
    concerns=("doi:10.5555/y", "doi:10.5555/c"),
    marks=("retracted", "corrected"),
    key="own",
    is_deposited=True,
    page="https://example.org/",
)
EMPTY = Work("crossref", "2")


def test_files_are_written_in_one_order() -> None:
    state = State(
        {
            "zotero": {"b": {"2": EMPTY}, "a": {}},
            "crossref": {"z": {}},
            "arxiv": {"y": {"ü": EMPTY}, "x": {"1": EMPTY}},
        },
        {
            "k": Entry(["b:1", "a:1", "b:1"], {"year": "2", "doi": "1"}, {"b": "y", "a": "x"}),
            "j": Entry(),
        },
    )
    sign = digest("{}")
    assert (
        write_state(state).decode()
        == f"""\
{{
"version": 1,
"sources": {{
 "arxiv": {{
  "x": {{
   "1": {{"digest": "{sign}"}}
  }},
  "y": {{
   "ü": {{"digest": "{sign}"}}
  }}
 }},
 "zotero": {{
  "b": {{
   "2": {{"digest": "{sign}"}}
  }}
 }}
}},
"entries": {{
 "j": {{"works": [], "offered": {{}}, "written": {{}}}},
 "k": {{"works": ["a:1", "b:1"], "offered": {{"doi": "1", "year": "2"}}, "written": {{"a": "x", "b": "y"}}}}
}}
}}
"""
    )
    assert write_state(State()) == b'{\n"version": 1,\n"sources": {\n},\n"entries": {\n}\n}\n'
    assert (state.has_works, State({"a": {"b": {}}}).has_works) == (True, False)


def test_a_record_is_written_in_one_order() -> None:
    written = write_state(State({"crossref": {"c": {"2": EMPTY, "1": FULL}}})).decode()
    names = (
        '[["Berg", "Ada", "van der", "Jr.",'
        ' {"orcid": "0000-0002-1825-0097", "at": ["Quay"], "subject": true}],'
        ' ["Tide Group", {"literal": true}], ["Teal", "", "", "III"]]'
    )
    assert re.sub(r'(?:, )?"digest": "[0-9a-f]{16}"', "", written) == (
        '{\n"version": 1,\n"sources": {\n "crossref": {\n  "c": {\n'
        f'   "1": {{"title": "Tides", "type": "article", "authors": {names}, "others": true,'
        ' "editors": [["Okoro", "Ben"]], "date": "2024-05-03", "fields": {"journal": "J", "volume": "3"},'
        ' "ids": {"doi": "10.5555/a", "pmid": "12"}, "preprint": true,'
        ' "versions": ["doi:10.5555/b", "doi:10.5555/z"], "notice": "correction",'
        ' "concerns": ["doi:10.5555/c", "doi:10.5555/y"], "marks": ["corrected", "retracted"], "key": "own",'
        ' "deposited": true, "page": "https://example.org/"},\n'
        '   "2": {}\n  }\n }\n},\n"entries": {\n}\n}\n'
    )


def test_records_are_read_as_they_were() -> None:
    read = stored(FULL)
    assert read == Work(
        **{
            **{name: getattr(FULL, name) for name in FULL.__slots__},
            "versions": ("doi:10.5555/b", "doi:10.5555/z"),
            "concerns": ("doi:10.5555/c", "doi:10.5555/y"),
            "marks": ("corrected", "retracted"),
        }
    )
    assert list(read.ids) == ["doi", "pmid"]
    state = State(
        {"crossref": {"c": {"1": FULL, "2": EMPTY}}}, {"k": Entry(["crossref:1"], {"a": "x"}, {"b": "y"})}
    )
    again = read_state(write_state(state))
    assert again.records == {"crossref": {"c": {"1": read, "2": EMPTY}}}
    assert again.entries == state.entries
    assert write_state(again) == write_state(state)


@pytest.mark.parametrize(
    ("date", "kept"),
    [
        (Date(2024), Date(2024)),
        (Date(2024, 5), Date(2024, 5)),
        (Date(2024, 5, 3), Date(2024, 5, 3)),
        (Date(812), Date(812)),
        (Date(0), Date(0)),
        # before Christ
        (Date(-44), Date(-44)),
        (Date(-44, 3, 15), Date(-44, 3, 15)),
        (None, None),
    ],
)
def test_dates_are_kept(date: Date | None, kept: Date | None) -> None:
    assert stored(Work("x", "1", date=date)).date == kept


def test_where_people_are_is_kept_of_the_person_alone() -> None:
    other = Contributor(Name("Okoro", "Ben"), "", ("Pier",))
    assert stored(Work("x", "1", authors=(other,))).authors == (Contributor(Name("Okoro", "Ben")),)
    nameless = Contributor(Name(""), "0000-0002-1825-0097")
    assert stored(Work("x", "1", authors=(nameless,))).authors == (nameless,)
    assert stored(Work("x", "1", authors=(Contributor(Name("")),))).authors == (Contributor(Name("")),)


def changed(**more: Any) -> bytes:
    given = json.loads(write_state(State({"crossref": {"c": {"1": FULL}}}, {"k": Entry(["crossref:1"])})))
    return json.dumps(given | more).encode()


def test_what_was_changed_by_hand_is_left_out() -> None:
    given = json.loads(changed())
    record = given["sources"]["crossref"]["c"]["1"]
    for sources, records in (
        (given["sources"], {"1"}),
        ({"crossref": {"c": {"1": {**record, "title": "Ebb"}}}}, set()),
        ({"crossref": {"c": {"1": {name: record[name] for name in record if name != "digest"}}}}, set()),
        ({"crossref": {"c": {"1": None, "2": "x", "3": []}}}, set()),
        ({"crossref": {"c": []}}, set()),
    ):
        assert set(read_state(changed(sources=sources)).records["crossref"]["c"]) == records
    for sources in (None, [], {"crossref": []}, {"crossref": None}):
        assert not read_state(changed(sources=sources)).has_works
    entries = {
        "a": None,
        "b": {"works": "x", "offered": [], "written": {"t": 3, "u": "v"}},
        "c": {"works": [3, "w"]},
    }
    assert read_state(changed(entries=entries)).entries == {
        "a": Entry(),
        "b": Entry([], {}, {"u": "v"}),
        "c": Entry(["w"]),
    }


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "it is not JSON; restore it from version control, or remove it"),
        (b"\xff", "it is not JSON; restore it from version control, or remove it"),
        (b"[" * 100_000, "it is not JSON; restore it from version control, or remove it"),
        (b"{\n<<<<<<< HEAD\n", "line 2 has a conflict marker; take one of the two versions"),
        (b">>>>>>> main\n", "line 1 has a conflict marker; take one of the two versions"),
        (b"[]", "it is no file of sphinx-academic; restore or remove it"),
        (b'{"version": "1"}', "it is no file of sphinx-academic; restore or remove it"),
        (b"{\n>>>>>>> main\n<<<<<<< HEAD\n", "line 2 has a conflict marker; take one of the two versions"),
        # a marker stands at the beginning of a line
        (b"{ <<<<<<<", "it is not JSON; restore it from version control, or remove it"),
        (b"{}", "it is no file of sphinx-academic; restore or remove it"),
        (b'{"version": 1.0}', "it is no file of sphinx-academic; restore or remove it"),
        (b'{"version": 2}', "a later version of sphinx-academic has written it; update the package"),
    ],
)
def test_what_is_no_file_of_ours(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableState) as error:
        read_state(data)
    assert str(error.value) == message


def test_ends_of_lines_are_alike() -> None:
    assert digest("a\r\nb\rc\n") == digest("a\nb\nc\n") != digest("a b c ")
    assert digest("\ud800") == digest("\ud800")
    assert len(digest("")) == 16
