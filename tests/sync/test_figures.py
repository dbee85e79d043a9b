"""Figures that sources have, merged into files, value by value; and what each source is asked for them."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from sphinx_academic.model.extension_points import Extensions
from sphinx_academic.model.figures import TOO_MANY
from sphinx_academic.sync.client import Malformed, Response, SourceError
from sphinx_academic.sync.metrics_merge import (
    NewFigure,
    UnreadableMetrics,
    is_number,
    merged,
    merged_history,
    read_json,
    written,
)
from sphinx_academic.sync.metrics_source import (
    METRICS_SOURCES,
    Count,
    CountedPaper,
    CountedPerson,
    MetricsSource,
    Wanted,
    found_by,
    known,
    repositories_at,
    with_identifiers,
)
from sphinx_academic.sync.metrics_sources import add_own_metrics

TODAY = datetime.date(2026, 5, 3)
ORDER = ("Crossref", "OpenAlex", "GitHub")
OLD = {"source": "OpenAlex", "date": "2026-01-01", "citations": 3}
NEW = {"source": "OpenAlex", "date": "2026-05-03", "citations": 4}


def counted(
    source: str = "OpenAlex", subject: str = "papers", name: str = "x", **more: Any
) -> tuple[str, Count]:
    return source, Count(subject, name, **more)


FOUR = counted(numbers={"citations": 4})


@pytest.mark.parametrize(
    ("before", "count", "after", "news"),
    [
        # a record, or several by those who count, those preferred first
        (None, FOUR, NEW, [(None, 4)]),
        (OLD, FOUR, NEW, [(3, 4)]),
        ([OLD], FOUR, NEW, [(3, 4)]),
        ({"source": "ADS", "citations": 3}, FOUR, [{"source": "ADS", "citations": 3}, NEW], [(None, 4)]),
        (
            {"source": "GitHub", "citations": 3},
            FOUR,
            [NEW, {"source": "GitHub", "citations": 3}],
            [(None, 4)],
        ),
        (
            [{"source": "Crossref", "citations": 3}, {"source": "github api", "citations": 5}],
            FOUR,
            [{"source": "Crossref", "citations": 3}, NEW, {"source": "github api", "citations": 5}],
            [(None, 4)],
        ),
        (
            {"source": "Crossref", "citations": 3},
            counted("Other", numbers={"citations": 4}),
            [{"source": "Crossref", "citations": 3}, {**NEW, "source": "Other"}],
            [(None, 4)],
        ),
        # as it was written by hand
        (
            {"source": " openalex api ", "citations": 3, "note": "n"},
            FOUR,
            {"source": " openalex api ", "date": "2026-05-03", "citations": 4, "note": "n"},
            [(3, 4)],
        ),
        ({"citations": 3}, FOUR, [{"citations": 3}, NEW], [(None, 4)]),
        ({"source": 3, "citations": 3}, FOUR, [{"source": 3, "citations": 3}, NEW], [(None, 4)]),
        ("x", FOUR, ["x", NEW], [(None, 4)]),
        # nothing new
        ({**OLD, "citations": 4}, FOUR, {**OLD, "citations": 4}, []),
        ({**NEW, "date": "2025-07-07"}, FOUR, {**NEW, "date": "2025-07-07"}, []),
        ({**NEW, "date": "2025-07-06"}, FOUR, NEW, []),
        ({**NEW, "date": "2026-05-04"}, FOUR, {**NEW, "date": "2026-05-04"}, []),
        ({**NEW, "date": "2026-05-05"}, FOUR, NEW, []),
        ({**NEW, "date": "2026-05"}, FOUR, {**NEW, "date": "2026-05"}, []),
        ({**NEW, "date": "2026-05-02T10:00:00Z"}, FOUR, {**NEW, "date": "2026-05-02T10:00:00Z"}, []),
        ({**NEW, "date": "2026-13-01"}, FOUR, NEW, []),
        ({**NEW, "date": "2026-05-03T10\n"}, FOUR, NEW, []),
        ({**NEW, "date": "2026-05-02 10:00"}, FOUR, NEW, []),
        ({**NEW, "date": "2026"}, FOUR, NEW, []),
        ({**NEW, "date": "٢٠٢٦-٠٥-٠٢"}, FOUR, NEW, []),
        ({**NEW, "date": 20260502}, FOUR, NEW, []),
        ({**NEW, "date": "today"}, FOUR, NEW, []),
        ({"source": "OpenAlex", "citations": 4}, FOUR, NEW, []),
        ([NEW], FOUR, [NEW], []),
        ([NEW, "x"], FOUR, [NEW, "x"], []),
        # what is no figure
        (OLD, counted(numbers={"citations": None, "stars": 3}), OLD, []),
        (OLD, counted(numbers={"citations": -1}), OLD, []),
    ],
)
def test_figures_of_a_paper(before: Any, count: Any, after: Any, news: list[Any]) -> None:
    given: dict[str, Any] = {"note": "kept", "papers": {} if before is None else {"x": before}}
    copy = json.loads(json.dumps(given))
    made, found = merged(given, [count], ORDER, TODAY)
    assert made == {"note": "kept", "papers": {"x": after}}
    assert given == copy
    assert found == [NewFigure("papers", "x", "citations", count[0], *pair) for pair in news]


def test_what_a_file_states_of_all_its_figures() -> None:
    given: dict[str, Any] = {"source": "OpenAlex", "date": "2026-05-01", "papers": {"x": {"citations": 4}}}
    assert merged(given, [FOUR], ORDER, TODAY) == (given, [])
    five = counted(numbers={"citations": 5})
    assert merged(given, [five], ORDER, TODAY)[0]["papers"]["x"] == {**NEW, "citations": 5}
    assert merged({**given, "date": "x"}, [FOUR], ORDER, TODAY)[0]["papers"]["x"] == NEW


def test_files_of_another_form_stay() -> None:
    assert merged({"papers": [1], "people": 3}, [FOUR], ORDER, TODAY) == ({"papers": [1], "people": 3}, [])
    assert merged({}, [FOUR], ORDER, TODAY)[0] == {"papers": {"x": NEW}}
    assert merged({}, [counted(numbers={})], ORDER, TODAY) == ({}, [])


def test_figures_of_a_repository() -> None:
    texts = {"language": " C\n++ ", "description": "d" * 401, "license": "NOASSERTION"}
    count = counted("GitHub", "repositories", "mara/Tides", numbers={"stars": 0, "forks": True}, texts=texts)
    stated = {"source": "GitHub", "date": "2026-05-03"}
    given: dict[str, Any] = {
        "repositories": {"https://github.com/Mara/tides": {"note": "n", "source": "GitHub"}}
    }
    made, news = merged(given, [count], ORDER, TODAY)
    assert made == {
        "repositories": {
            "https://github.com/Mara/tides": {
                **stated,
                "note": "n",
                "stars": 0,
                "language": "C ++",
                "description": "d" * 400,
            }
        }
    }
    assert [(one.name, one.part, one.before, one.after) for one in news] == [
        ("https://github.com/Mara/tides", "stars", None, 0),
        ("https://github.com/Mara/tides", "language", None, "C ++"),
        ("https://github.com/Mara/tides", "description", None, "d" * 400),
    ]
    licensed = counted(
        "GitHub", "repositories", "a/b", texts={"license": "MIT", "description": "", "language": 3}
    )
    assert merged({}, [licensed], ORDER, TODAY)[0] == {"repositories": {"a/b": {**stated, "license": "MIT"}}}
    # a paper's name is no address
    paper = merged({"papers": {"X": OLD}}, [FOUR], ORDER, TODAY)[0]
    assert paper == {"papers": {"X": OLD, "x": NEW}}


@pytest.mark.parametrize(
    ("value", "is_figure"),
    [
        (0, True),
        (TOO_MANY - 1, True),
        (TOO_MANY, False),
        (-1, False),
        (True, False),
        (1.0, False),
        (None, False),
    ],
)
def test_numbers(value: object, is_figure: bool) -> None:
    assert is_number(value) is is_figure


# the history


def person(source: str = "OpenAlex", name: str = "mara", **more: Any) -> tuple[str, Count]:
    return source, Count("people", name, **more)


def test_years_of_a_person() -> None:
    years = {2024: 3, 2027: 1, 2028: 1, 1900: 2, 1899: 1, 2023: None, 2025: 5}
    first = person(years=years, numbers={"citations": 9, "h_index": 2, "stars": 1}, id="A1", orcid="o")
    made, refused = merged_history({}, [first, FOUR], TODAY)
    assert made == {
        "version": 1,
        "people": {
            "mara": {
                "OpenAlex": {
                    "id": "A1",
                    "orcid": "o",
                    "date": "2026-05-03",
                    "citations": {"1900": 2, "2024": 3, "2025": 5, "2027": 1},
                    "totals": {"2026": {"citations": 9, "h_index": 2}},
                }
            }
        },
    }
    assert list(made["people"]["mara"]["OpenAlex"]["citations"]) == ["1900", "2024", "2025", "2027"]
    assert refused == []
    only = merged_history({}, [person(years={2024: 3})], TODAY)[0]
    assert merged_history(only, [person(years={2024: 3})], datetime.date(2026, 6, 1))[0] == only
    # nothing new, and then something
    later = TODAY + datetime.timedelta(9)
    assert merged_history(made, [first], later)[0] == made
    again = merged_history(made, [person(years={2023: 1}, numbers={"h_index": 3}, id="A1")], later)[0]
    assert again["people"]["mara"]["OpenAlex"] == {
        "id": "A1",
        "orcid": "o",
        "date": "2026-05-12",
        "citations": {"1900": 2, "2023": 1, "2024": 3, "2025": 5, "2027": 1},
        "totals": {"2026": {"citations": 9, "h_index": 3}},
    }
    next_year = merged_history(made, [person(numbers={"citations": 10})], datetime.date(2027, 1, 1))[0]
    assert next_year["people"]["mara"]["OpenAlex"]["totals"] == {
        "2026": {"citations": 9, "h_index": 2},
        "2027": {"citations": 10},
    }


@pytest.mark.parametrize(
    ("given", "count", "after"),
    [
        ({"people": []}, person(years={2024: 3}), {"citations": {"2024": 3}}),
        ({"people": {"mara": 3}}, person(numbers={"citations": 3}), {"totals": {"2026": {"citations": 3}}}),
        (
            {
                "people": {
                    "mara": {"OpenAlex": {"note": "n", "citations": 3, "totals": [], "date": "2020-01-01"}}
                }
            },
            person(years={2024: 3}),
            {"note": "n", "citations": {"2024": 3}, "totals": []},
        ),
    ],
)
def test_a_history_of_another_form(given: Any, count: Any, after: Any) -> None:
    made = merged_history(given, [count], TODAY)[0]
    assert made["people"]["mara"]["OpenAlex"] == {"date": "2026-05-03", **after}


def test_years_of_a_history_are_in_their_order() -> None:
    before = {
        "id": "A1",
        "date": "2020-01-01",
        "citations": {"2026": 1, "2022": 2},
        "totals": {"2027": {"citations": 9}, "2020": {"citations": 1}},
    }
    given = {"people": {"mara": {"OpenAlex": before}}}
    news = person(years={2025: 3, 2023: 4, 2022: 5}, numbers={"citations": 8}, id="A1")
    made = merged_history(given, [news], TODAY)[0]["people"]["mara"]["OpenAlex"]
    assert list(made["citations"].items()) == [("2022", 5), ("2023", 4), ("2025", 3), ("2026", 1)]
    assert list(made["totals"].items()) == [
        ("2020", {"citations": 1}),
        ("2026", {"citations": 8}),
        ("2027", {"citations": 9}),
    ]
    assert made["date"] == "2026-05-03"


@pytest.mark.parametrize(
    ("before", "date"),
    [
        ({"citations": {"2024": 3}, "date": "2020-01-01"}, "2020-01-01"),
        ({"citations": {"2024": 4}, "date": "2020-01-01"}, "2026-05-03"),
        ({"citations": {"2024": 3}, "totals": {}, "date": "2020-01-01"}, "2026-05-03"),
        ({"citations": {"2024": 3}}, "2026-05-03"),
        ({"citations": {"2024": 3}, "date": ""}, "2026-05-03"),
        ({}, "2026-05-03"),
    ],
)
def test_a_history_is_of_the_day_on_which_it_became_what_it_is(before: Any, date: str) -> None:
    given = {"version": 1, "people": {"mara": {"OpenAlex": before}}}
    made = merged_history(given, [person(years={2024: 3})], TODAY)[0]["people"]["mara"]["OpenAlex"]
    assert (made["citations"], made["date"]) == ({"2024": 3}, date)


def test_a_history_has_no_one_of_whom_nothing_is_known() -> None:
    given = {"version": 2, "people": {"ben": {}, "ida": {"ADS": {"date": "2020-01-01"}}}}
    made, refused = merged_history(given, [person(years={2024: None}), person(numbers={"stars": 3})], TODAY)
    assert (made, refused) == ({"version": 2, "people": {"ida": {"ADS": {"date": "2020-01-01"}}}}, [])


@pytest.mark.parametrize(
    ("stated", "words"), [({"id": "A2"}, "conf.py names A2"), ({"orcid": "o2"}, "conf.py names o2")]
)
def test_a_history_of_another_person_stays(stated: dict[str, str], words: str) -> None:
    given = {"version": 1, "people": {"mara": {"OpenAlex": {"id": "A1", "orcid": "o1", "date": "x"}}}}
    made, refused = merged_history(given, [person(years={2024: 3}, **stated)], TODAY)
    assert made == given
    ((name, message),) = refused
    assert name == "mara"
    assert message.startswith("is of ")
    assert message.endswith(f" at OpenAlex, and {words}")


# files


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{\n"a": 1,\n"b": {\n"c": 1,\n"c": 2}}', "5: ‘c’ stands twice in one table; remove one"),
        (b'{"c": 1,\n"c": 2,\n"d": 3\n\n}\n', "2: ‘c’ stands twice in one table; remove one"),
        # of a name in escapes, the place is not known
        (b'\n{"\\u00e9": 1,\n"\\u00e9": 2\n}', "1: ‘é’ stands twice in one table; remove one"),
        (b'{"a": 1}\n <<<<<<< HEAD\n', "2: it is not JSON (Extra data); fix or remove it"),
        (b"<<<<<<< HEAD\n{}", "1: a conflict marker of git; take one of the two versions"),
        (b'{"a": 1}\n>>>>>>> main', "2: a conflict marker of git; take one of the two versions"),
        (b"\xff", "1: it is not UTF-8; save it as UTF-8"),
        (b'{"a":\n,}', "2: it is not JSON (Expecting value); fix or remove it"),
        (b"[" * 100_000, "1: it is no JSON that can be read; fix or remove it"),
        (b"[]", "1: it is no table ({…}); fix or remove it"),
    ],
)
def test_files_that_cannot_be_read(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableMetrics) as error:
        read_json(data)
    assert str(error.value) == message


def test_files() -> None:
    assert [read_json(data) for data in (None, b"", b" \n", b'\xef\xbb\xbf{"a": 1}')] == [
        {},
        {},
        {},
        {"a": 1},
    ]
    assert written({"note": "ü", "papers": {"x": OLD, "y": [OLD, {}]}, "people": {}}).decode() == (
        '{\n  "note": "ü",\n  "papers": {\n'
        '    "x": {"source": "OpenAlex", "date": "2026-01-01", "citations": 3},\n'
        '    "y": [\n      {"source": "OpenAlex", "date": "2026-01-01", "citations": 3},\n      {}\n    ]\n'
        '  },\n  "people": {}\n}\n'
    )
    assert written({"note": [1, 2]}).decode() == '{\n  "note": [1, 2]\n}\n'
    assert written({"a": {"b": {"c": {"d": [1]}}}}, 3).decode() == (
        '{\n  "a": {\n    "b": {\n      "c": {"d": [1]}\n    }\n  }\n}\n'
    )


# sources


class Asked:
    """A client that has an answer for each path, and notes what is asked."""

    contact, secret = "", ""

    def __init__(self, **answers: Any) -> None:
        self.answers = answers
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.headers: list[Any] = []

    def get(
        self, path: str, params: Any = (), headers: Any = None, accept: str = "", *, missing: bool = False
    ) -> Any:
        self.asked.append((path, dict(params)))
        self.headers.append((dict(headers or {}), accept))
        found = next((value for end, value in self.answers.items() if path.endswith(end)), None)
        if isinstance(found, list) and found and isinstance(found[0], list):
            found = found.pop(0)
        if isinstance(found, Exception):
            raise found
        if found is None and missing:
            return None
        return Response(200, {}, json.dumps(found).encode())

    got = get

    def post(self, path: str, data: Any, params: Any = (), headers: Any = None) -> Any:
        return self.get(path, [("ids", ",".join(data["ids"])), *params], headers)


def source(name: str) -> MetricsSource:
    extensions = Extensions()
    add_own_metrics(extensions)
    return METRICS_SOURCES.of(extensions)[name]


def ask(name: str, client: Asked, papers: Any = (), people: Any = (), repositories: Any = ()) -> list[Count]:
    given: Any = client
    return list(source(name).counts(given, Wanted(tuple(papers), tuple(people), tuple(repositories))))


@pytest.mark.parametrize(
    ("name", "title", "address", "more"),
    [
        ("openalex", "OpenAlex", "https://api.openalex.org", {"key": "OPENALEX_API_KEY", "interval": 0.1}),
        ("semanticscholar", "Semantic Scholar", "https://api.semanticscholar.org",
         {"key": "SEMANTIC_SCHOLAR_API_KEY", "interval": 1.1, "paths": ("/graph/v1", "/v1", "")}),
        ("crossref", "Crossref", "https://api.crossref.org", {"interval": 0.2, "paths": ("", "/v1")}),
        ("github", "GitHub", "https://api.github.com", {"key": "GITHUB_TOKEN", "paths": ("", "/api/v3")}),
        ("gitlab", "GitLab", "https://gitlab.com", {"interval": 0.2, "paths": ("/api/v4", "/v4", "")}),
        ("codeberg", "Codeberg", "https://codeberg.org", {"interval": 0.5, "paths": ("/api/v1", "/v1", "")}),
        ("pypistats", "PyPI Stats, last month", "https://pypistats.org",
         {"interval": 1.0, "paths": ("/api", "")}),
        ("zenodo", "Zenodo", "https://zenodo.org", {"interval": 1.1, "paths": ("/api", "")}),
    ],
)  # fmt: skip
def test_what_a_source_is(name: str, title: str, address: str, more: Any) -> None:
    usual = {"key": "", "paths": ("",), "interval": 0.0}
    one = source(name)
    assert (one.name, one.title, one.address) == (name, title, address)
    assert {part: getattr(one, part) for part in usual} == {**usual, **more}


def test_sources_are_asked_in_one_order() -> None:
    """The figures of the first are preferred."""
    extensions = Extensions()
    add_own_metrics(extensions)
    assert list(METRICS_SOURCES.of(extensions)) == [
        *("openalex", "semanticscholar", "crossref"),
        *("github", "gitlab", "codeberg", "pypistats", "zenodo"),
    ]


STARS = {
    **{"stargazers_count": 3, "stars_count": 3, "star_count": 3, "forks_count": 2, "watchers_count": 1},
    **{"subscribers_count": 9, "language": "C", "description": "d", "license": {"spdx_id": "MIT"}},
}


@pytest.mark.parametrize(
    ("name", "repository", "path", "count"),
    [
        (
            "github",
            "mara/tides",
            "/repos/mara/tides",
            Count("repositories", "mara/tides", {"stars": 3, "forks": 2, "watchers": 9},
                  {"language": "C", "description": "d", "license": "MIT"}),
        ),
        (
            "gitlab",
            "gitlab.com/mara/sea/tides",
            "/projects/mara%2Fsea%2Ftides",
            Count("repositories", "gitlab.com/mara/sea/tides", {"stars": 3, "forks": 2},
                  {"language": "", "description": "d"}),
        ),
        (
            "codeberg",
            "codeberg.org/mara/ti des",
            "/repos/mara/ti%20des",
            Count("repositories", "codeberg.org/mara/ti des", {"stars": 3, "forks": 2, "watchers": 1},
                  {"language": "C", "description": "d"}),
        ),
    ],
)  # fmt: skip
def test_repositories(name: str, repository: str, path: str, count: Count) -> None:
    client = Asked(**{path: STARS})
    # what is not known is left out
    assert ask(name, client, repositories=[f"{repository}x", repository]) == [count]
    assert [asked[0] for asked in client.asked][:2] == [f"{path}x", path]
    with pytest.raises(Malformed, match="returned JSON of another form than documented"):
        ask(name, Asked(**{path: {"a": 1}}), repositories=[repository])


@pytest.mark.parametrize(
    ("name", "repository", "path"),
    [
        ("github", "mara/ti des?x", "/repos/mara/ti%20des%3Fx"),
        ("gitlab", "gitlab.com/mara/ti des?x", "/projects/mara%2Fti%20des%3Fx"),
        ("codeberg", "codeberg.org/mara/ti des?x", "/repos/mara/ti%20des%3Fx"),
        ("zenodo", "zenodo.org/7", "/records/7"),
    ],
)
def test_names_are_parts_of_addresses(name: str, repository: str, path: str) -> None:
    client = Asked()
    assert ask(name, client, repositories=[repository]) == []
    assert client.asked == [(path, {})]


def test_github_with_a_key() -> None:
    client = Asked(tides={**STARS, "private": True})
    client.secret = "s3cret"
    assert ask("github", client, repositories=["mara/tides"]) == []
    version = {"X-GitHub-Api-Version": "2022-11-28"}
    accept = "application/vnd.github+json"
    assert client.headers == [({**version, "Authorization": "Bearer s3cret"}, accept)]
    client = Asked(tides={**STARS, "private": False})
    assert len(ask("github", client, repositories=["mara/tides"])) == 1
    assert client.headers == [(version, accept)]


@pytest.mark.parametrize(
    ("languages", "language"),
    [
        ({"C": 20.5, "Go": 70, "Ada": 70, "Text": "most"}, "Go"),
        ({}, ""),
        (None, ""),
        (SourceError("no", 500), ""),
    ],
)
def test_the_language_of_most_of_a_project(languages: Any, language: str) -> None:
    client = Asked(**{"/projects/mara%2Ftides": STARS, "languages": languages})
    (count,) = ask("gitlab", client, repositories=["gitlab.com/mara/tides"])
    assert count.texts["language"] == language


def test_downloads() -> None:
    client = Asked(**{"/packages/tides/recent": {"data": {"last_month": 7, "last_day": 1}}})
    assert ask("pypistats", client, repositories=["pypi.org/none", "pypi.org/tides"]) == [
        Count("repositories", "pypi.org/tides", {"downloads": 7})
    ]
    client = Asked()
    assert ask("pypistats", client, repositories=["pypi.org/ti des/x?y"]) == []
    assert client.asked == [("/packages/ti%20des%2Fx%3Fy/recent", {})]
    with pytest.raises(Malformed):
        ask("pypistats", Asked(recent={"data": []}), repositories=["pypi.org/tides"])
    papers = [CountedPaper("a", doi="10.5281/zenodo.1"), CountedPaper("b", doi="10.5281/zenodo.2")]
    client = Asked(
        **{
            "/records/1": {"id": 1, "stats": {"downloads": 0, "version_downloads": 5}},
            "/records/2": {"id": 2, "stats": {"version_downloads": 5}},
        }
    )
    assert ask("zenodo", client, papers, repositories=["zenodo.org/1", "zenodo.org/3"]) == [
        Count("papers", "a", {"downloads": 0}, source="Zenodo, all versions"),
        Count("repositories", "zenodo.org/1", {"downloads": 0}, source="Zenodo, all versions"),
        Count("papers", "b", {"downloads": 5}, source="Zenodo, this version"),
    ]
    assert [path for path, _params in client.asked] == ["/records/1", "/records/2", "/records/3"]
    with pytest.raises(Malformed):
        ask("zenodo", Asked(**{"/records/1": {"stats": {}}}), papers)


PAPERS = (
    CountedPaper("a", "Tides", "10.5555/a", "2401.00001", "12"),
    CountedPaper("b", "Ebb", "", "2401.00002"),
    CountedPaper("c", "Flood", "", "", "13"),
    CountedPaper("d", "Fog", "10.5281/zenodo.1"),
    CountedPaper("e", "Fog", "10.5281/zenodo.x"),
    CountedPaper("f", "Sand"),
)
PEOPLE = (
    CountedPerson("mara", "0000-0002-1825-0097", {"semanticscholar": ("1", "2"), "openalex": ("a1",)}),
    CountedPerson("ben", "0000-0002-1694-233X"),
    CountedPerson("ida", "", {"openalex": ("x", "0000-0002-1825-0097")}),
    CountedPerson("zoe", "", {"dblp": ("1/1",)}),
)
REPOSITORIES = (
    "mara/tides",
    "gitlab.com/mara",
    "gitlab.com/a/b/c",
    "pypi.org/tides",
    "zenodo.org/1",
    "a/b/c",
)


@pytest.mark.parametrize(
    ("name", "papers", "people", "repositories"),
    [
        ("openalex", "abde", ["mara", "ben", "ida"], []),
        ("crossref", "a", [], []),
        ("semanticscholar", "abcde", ["mara"], []),
        ("github", "", [], ["mara/tides"]),
        ("gitlab", "", [], ["gitlab.com/mara", "gitlab.com/a/b/c"]),
        ("pypistats", "", [], ["pypi.org/tides"]),
        ("zenodo", "d", [], ["zenodo.org/1"]),
    ],
)
def test_what_a_source_may_know(name: str, papers: str, people: list[str], repositories: list[str]) -> None:
    wanted = source(name).knows(Wanted(PAPERS, PEOPLE, REPOSITORIES))
    assert "".join(one.key for one in wanted.papers) == papers
    assert ([one.id for one in wanted.people], list(wanted.repositories)) == (people, repositories)
    assert len(wanted) == len(papers) + len(people) + len(repositories)


def test_who_has_an_identifier() -> None:
    wanted = Wanted(PAPERS)
    assert "".join(one.key for one in with_identifiers(wanted, "arxiv", "pmid")) == "abc"
    assert repositories_at("example.org")(
        Wanted(repositories=("example.org/a", "example.organ/b"))
    ).repositories == ("example.org/a",)


@pytest.mark.parametrize(
    ("status", "is_raised"), [(400, False), (422, False), (451, False), (401, True), (500, True)]
)
def test_what_one_thing_is_refused_by(status: int, is_raised: bool) -> None:
    client: Any = Asked(a=SourceError("no", status))
    if is_raised:
        with pytest.raises(SourceError):
            known(client, "/a")
    else:
        assert known(client, "/a") is None


def test_papers_are_found_by_one_identifier_after_the_other() -> None:
    asked: list[list[str]] = []

    def find(named: Any) -> Any:
        asked.append(list(named))
        for name in named:
            if name in ("2", "9"):
                yield name, Count("papers", "")
                yield name, Count("papers", "again")
        yield "unknown", Count("papers", "")

    papers = [CountedPaper(key) for key in "abcd"]
    names = {"a": ["1", "2"], "b": ["2"], "c": ["1", "3", "9"], "d": []}
    found = list(found_by(papers, lambda paper: names[paper.key], find))
    assert [count.name for count in found] == ["b", "a", "c"]
    assert asked == [["1", "2"], ["2", "3"], ["9"]]


def test_citations_by_crossref() -> None:
    items = [
        {"DOI": "10.5555/A", "is-referenced-by-count": 3},
        {"DOI": "10.5555/z", "is-referenced-by-count": 9},
    ]
    one = {"message": {"DOI": "10.5555/b,c", "is-referenced-by-count": 5}}
    client = Asked(**{"/works": {"message": {"items": items}}, "/works/10.5555%2Fb%2Cc": one})
    papers = [
        CountedPaper("k", doi="10.5555/a"),
        CountedPaper("l", doi="10.5555/b,c"),
        CountedPaper("m", doi="10.5555/d e"),
    ]
    assert ask("crossref", client, papers) == [
        Count("papers", "k", {"citations": 3}),
        Count("papers", "l", {"citations": 5}),
    ]
    assert client.asked == [
        ("/works", {"filter": "doi:10.5555/a", "rows": "1", "select": "DOI,is-referenced-by-count"}),
        ("/works/10.5555%2Fb%2Cc", {}),
        ("/works/10.5555%2Fd%20e", {}),
    ]
    client = Asked(**{"/works": {"message": {"items": None}}})
    client.contact = "mara@example.org"
    with pytest.raises(Malformed, match="without a list of works"):
        ask("crossref", client, papers[:1])
    assert client.asked[0][1]["mailto"] == "mara@example.org"


def test_citations_by_openalex() -> None:
    results = [
        {"doi": "https://doi.org/10.5555/a", "cited_by_count": 3},
        {"doi": None, "ids": {"doi": "https://doi.org/10.48550/arxiv.2401.00002"}, "cited_by_count": 4},
    ]
    one = {"doi": "https://doi.org/10.5555/b|c", "cited_by_count": 5}
    client = Asked(**{"/works": {"results": results}, "/works/doi:10.5555/b%7Cc": one})
    client.contact, client.secret = "mara@example.org", "s3cret"
    papers = [*PAPERS[:2], CountedPaper("l", doi="10.5555/b|c"), CountedPaper("m", doi="10.5555/d,e")]
    assert ask("openalex", client, papers) == [
        Count("papers", "a", {"citations": 3}),
        Count("papers", "b", {"citations": 4}),
        Count("papers", "l", {"citations": 5}),
    ]
    usual = {"mailto": "mara@example.org", "api_key": "s3cret"}
    assert client.asked[0] == (
        "/works",
        {
            "filter": "doi:10.5555/a|10.48550/arxiv.2401.00002",
            "per_page": "100",
            "select": "id,doi,cited_by_count",
            **usual,
        },
    )
    assert client.asked[1:] == [("/works/doi:10.5555/b%7Cc", usual), ("/works/doi:10.5555/d%2Ce", usual)]
    with pytest.raises(Malformed, match="without a list of works"):
        ask("openalex", Asked(**{"/works": {"results": None}}), papers)


AUTHOR = {
    "id": "https://openalex.org/A7",
    "orcid": "https://orcid.org/0000-0002-1825-0097",
    "cited_by_count": 9,
    "works_count": 4,
    "summary_stats": {"h_index": 2, "i10_index": 1},
    "counts_by_year": [
        {"year": 2024, "cited_by_count": 3},
        {"year": "2023", "cited_by_count": 4},
        {"year": True},
    ],
}


@pytest.mark.parametrize(
    ("person", "more", "path", "id", "orcid"),
    [
        (PEOPLE[0], {}, "/authors/A1", "A1", "0000-0002-1825-0097"),
        (PEOPLE[1], {"orcid": None}, "/authors/orcid:0000-0002-1694-233X", "A7", "0000-0002-1694-233X"),
        (PEOPLE[2], {}, "/authors/orcid:0000-0002-1825-0097", "A7", "0000-0002-1825-0097"),
        (
            PEOPLE[2],
            {"orcid": None, "ids": {"orcid": "0000-0002-1694-233X"}},
            "/authors/orcid:0000-0002-1825-0097",
            "A7",
            "0000-0002-1694-233X",
        ),
        # of another person
        (PEOPLE[1], {}, "/authors/orcid:0000-0002-1694-233X", "", ""),
    ],
)  # fmt: skip
def test_people_at_openalex(person: CountedPerson, more: Any, path: str, id: str, orcid: str) -> None:
    client = Asked(**{path: {**AUTHOR, **more}})
    numbers = {"citations": 9, "h_index": 2, "i10_index": 1, "papers": 4}
    wanted = [Count("people", person.id, numbers, years={2024: 3}, id=id, orcid=orcid)] * bool(id)
    assert ask("openalex", client, people=[person]) == wanted
    assert client.asked == [(path, {})]


@pytest.mark.parametrize(
    ("orcid", "stated", "asked"),
    [
        ("", ("a12",), "A12"),
        ("", ("A1", "A2"), "A1"),
        ("0000-0002-1694-233X", ("A1",), "A1"),
        ("0000-0002-1694-233X", (), "orcid:0000-0002-1694-233X"),
        ("0000-0002-1694-233X", ("0000-0002-1825-0097",), "orcid:0000-0002-1694-233X"),
        ("", ("x", "https://orcid.org/0000-0002-1825-0097"), "orcid:0000-0002-1825-0097"),
        ("", ("0000-0002-1825-0097", "A123456789012"), "A123456789012"),
        ("", ("A1234567890123", "A", "xA1", "A1x", "A١", "W1"), ""),
        ("", (), ""),
    ],
)
def test_by_what_a_person_is_found_at_openalex(orcid: str, stated: tuple[str, ...], asked: str) -> None:
    given = CountedPerson("mara", orcid, {"openalex": stated} if stated else {})
    assert source("openalex").knows(Wanted(people=(given,))).people == ((given,) if asked else ())
    client = Asked()
    assert ask("openalex", client, people=[given] if asked else []) == []
    assert client.asked == ([(f"/authors/{asked}", {})] if asked else [])


def test_what_is_no_person_at_openalex() -> None:
    with pytest.raises(Malformed, match="another form than documented"):
        ask("openalex", Asked(A1={"id": "W1"}), people=PEOPLE[:1])
    assert len(ask("openalex", Asked(A1={"id": "W1", "cited_by_count": 3}), people=PEOPLE[:1])) == 1
    assert len(ask("openalex", Asked(A1={"id": "A1"}), people=PEOPLE[:1])) == 1
    assert ask("openalex", Asked(), people=PEOPLE[:1]) == []


def test_citations_by_semantic_scholar() -> None:
    def item(citations: int, **more: Any) -> dict[str, Any]:
        return {"citationCount": citations, "influentialCitationCount": 1, **more}

    found = [
        [
            item(3, externalIds={"DOI": "10.5555/Other"}, title="Ti-des, again"),
            item(4, externalIds={"DOI": "10.5555/other"}, title="Gulls"),
            item(5, externalIds={"DOI": "10.5555/a"}, title="Anything"),
            None,
            item(6, externalIds=None),
        ],
        [item(7, externalIds={"DOI": "10.5555/z"}, title="Whatever")],
    ]
    papers = [
        CountedPaper("a", "Tides", "10.5555/t"),
        CountedPaper("b", "Ebb", "10.5555/b", "2401.00002"),
        CountedPaper("c", "Flood", "10.5555/a"),
        CountedPaper("d", "Fog", "", "", "13"),
        CountedPaper("e", "Sand", "10.5555/e"),
    ]
    client = Asked(**{"/paper/batch": found})
    client.secret = "s3cret"
    assert [(one.name, one.numbers["citations"]) for one in ask("semanticscholar", client, papers)] == [
        ("a", 3),
        ("c", 5),
        ("e", 6),
        ("b", 7),
    ]
    assert client.headers[0][0] == {"x-api-key": "s3cret"}
    assert [asked["ids"] for _path, asked in client.asked] == [
        "DOI:10.5555/t,DOI:10.5555/b,DOI:10.5555/a,PMID:13,DOI:10.5555/e",
        "ARXIV:2401.00002",
    ]
    assert client.asked[0][1]["fields"] == "externalIds,title,citationCount,influentialCitationCount"


def test_people_at_semantic_scholar() -> None:
    first = {"citationCount": 9, "hIndex": 2, "paperCount": 4}
    client = Asked(**{"/author/batch": [None, first, first]})
    people = [
        CountedPerson("mara", "o", {"semanticscholar": ("1", "2", "3")}),
        CountedPerson("ben", "", {"semanticscholar": ("2",)}),
    ]
    assert ask("semanticscholar", client, people=people) == [
        Count("people", "mara", {"citations": 9, "h_index": 2, "papers": 4}, id="2", orcid="o")
    ]
    assert client.asked == [
        ("/author/batch", {"ids": "1,2,3", "fields": "name,citationCount,hIndex,paperCount"})
    ]
    assert client.headers[0][0] == {}


@pytest.mark.parametrize(
    ("answer", "is_raised"),
    [
        (SourceError("No valid paper ids", 400), False),
        (SourceError("no valid ids", 404), False),
        (SourceError("no valid ids", 500), True),
        (SourceError("no", 400), True),
        ([1, 2], True),
        ({}, True),
    ],
)
def test_of_papers_none_may_be_known(answer: Any, is_raised: bool) -> None:
    client = Asked(batch=answer)
    if is_raised:
        with pytest.raises(SourceError):
            ask("semanticscholar", client, [PAPERS[2]])
    else:
        assert ask("semanticscholar", client, [PAPERS[2]]) == []
