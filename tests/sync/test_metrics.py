"""``sync --metrics``: from responses of services to the file of figures and its history."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from sphinx_academic.core.metrics_file import read_metrics
from sphinx_academic.core.metrics_history import read_history
from sphinx_academic.sync.metrics_merge import merged, merged_history, read_json, written
from sphinx_academic.sync.metrics_source import Count, short_batches
from sphinx_academic.sync.metrics_wanted import _lines_of_projects

from .conftest import Site
from .counters import ORCID, author, crossref, forge, github_repository, openalex, semanticscholar
from .server import Reply, data, in_turn, page, text

BIB = """\
@article{tides, title = {Tides}, author = {Mara Teal}, year = 2024, doi = {10.5555/mt.1},
  code = {https://github.com/teal/Tides/tree/main}}
@article{fog, title = {Fog}, author = {Mara Teal}, year = 2023, doi = {10.5555/MT.2}}
@online{gulls, title = {Gulls}, author = {Mara Teal}, year = 2022,
  eprint = {2401.00001}, eprinttype = {arxiv}}
@misc{diary, title = {Diary}, author = {Mara Teal}, year = 1999}
@software{kit, title = {Kit}, author = {Mara Teal}, year = 2021, doi = {10.5281/zenodo.77},
  website = {https://pypi.org/project/Tide_Kit/}}
"""
PAGE = """\
# Projects

````{projects}
- [Buoys](https://codeberg.org/teal/buoys), [Nets](https://gitlab.com/sea/group/nets)
````

[not one of them](https://github.com/other/thing)
"""
#: the day of the clock of the tests
TODAY = datetime.date(2027, 1, 15)


def figures(site: Site) -> Any:
    return json.loads((site.folder / "metrics.json").read_bytes())


def history(site: Site) -> Any:
    return json.loads((site.folder / "metrics-history.json").read_bytes())


@pytest.fixture
def counted(site: Site) -> Site:
    """Return a site with papers, and with services that count them."""
    site.bib.write_text(BIB, "utf-8")
    (site.folder / "projects.md").write_text(PAGE, "utf-8")
    services = site.services.services
    services["openalex"] = openalex(
        {"10.5555/mt.1": 14, "10.5555/mt.2": 0, "10.48550/arxiv.2401.00001": 5}, {f"orcid:{ORCID}": author()}
    )
    services["semanticscholar"] = semanticscholar(
        {"DOI:10.5555/mt.1": 17, "ARXIV:2401.00001": 6},
        {"42": {"name": "M. Teal", "citationCount": 300, "hIndex": 8, "paperCount": 4}},
    )
    services["crossref"] = crossref({"10.5555/mt.1": 12})
    services["github"] = forge(
        dict.fromkeys(("/repos/teal/Tides", "/repos/teal/tides"), github_repository(420))
    )
    services["gitlab"] = forge(
        {
            "/api/v4/projects/group/nets": None,
            "/api/v4/projects/sea/group/nets": {"star_count": 7, "forks_count": 1, "description": None},
            "/api/v4/projects/sea/group/nets/languages": {"C": 19.5, "Rust": 80.5},
        }
    )
    services["codeberg"] = forge(
        {"/api/v1/repos/teal/buoys": {"stars_count": 41, "forks_count": 2, "language": "", "description": ""}}
    )
    services["pypistats"] = forge(
        {
            "/api/packages/tide-kit/recent": {
                "data": {"last_day": 1, "last_week": 30, "last_month": 900},
                "package": "tide-kit",
            }
        }
    )
    services["zenodo"] = forge(
        {"/api/records/77": {"id": 77, "stats": {"downloads": 1204, "version_downloads": 3}}}
    )
    site.configure(
        academic_metrics="metrics.json",
        academic_people={"mara-teal": {"name": "Mara Teal", "orcid": ORCID}},
        academic_sync={},
    )
    return site


def test_all_sources_fill_the_file(counted: Site) -> None:
    counted.configure(academic_sync={"mara-teal": {"semanticscholar": "42"}})
    counted.services.services["semanticscholar"] = _with_papers(counted.services.services["semanticscholar"])
    done = counted.run("--metrics")
    assert (done.code, done.err) == (0, "")
    found = figures(counted)
    day = {"date": "2027-01-15"}
    assert found["papers"] == {
        "tides": [
            {"source": "OpenAlex", **day, "citations": 14},
            {"source": "Semantic Scholar", **day, "citations": 17, "influential_citations": 1},
            {"source": "Crossref", **day, "citations": 12},
        ],
        # 0 was counted; what no one knows has nothing
        "fog": {"source": "OpenAlex", **day, "citations": 0},
        "gulls": [
            {"source": "OpenAlex", **day, "citations": 5},
            {"source": "Semantic Scholar", **day, "citations": 6, "influential_citations": 1},
        ],
        "kit": {"source": "Zenodo, all versions", **day, "downloads": 1204},
    }
    assert found["people"]["mara-teal"] == [
        {"source": "OpenAlex", **day, "citations": 310, "h_index": 9, "i10_index": 8, "papers": 3},
        {"source": "Semantic Scholar", **day, "citations": 300, "h_index": 8, "papers": 4},
    ]
    assert found["repositories"] == {
        "teal/Tides": {
            **{"source": "GitHub", **day, "stars": 420, "forks": 37, "watchers": 9},
            **{"language": "Python", "description": "Forecasts of tides", "license": "MIT"},
        },
        "gitlab.com/sea/group/nets": {
            **{"source": "GitLab", **day, "stars": 7, "forks": 1},
            **{"language": "Rust"},
        },
        "codeberg.org/teal/buoys": {"source": "Codeberg", **day, "stars": 41, "forks": 2},
        "pypi.org/tide-kit": {"source": "PyPI Stats, last month", **day, "downloads": 900},
    }
    assert history(counted)["people"]["mara-teal"]["OpenAlex"] == {
        "id": "A1",
        "orcid": ORCID,
        "date": "2027-01-15",
        "citations": {"2024": 90, "2026": 120},
        "totals": {"2027": {"citations": 310, "h_index": 9, "i10_index": 8, "papers": 3}},
    }
    read, problems = read_metrics((counted.folder / "metrics.json").read_bytes(), "metrics.json", TODAY)
    assert problems == []
    assert read.repository("https://pypi.org/project/tide.kit").numbers == {"downloads": 900}
    years, problems = read_history(
        (counted.folder / "metrics-history.json").read_bytes(), "h", {"mara-teal": ORCID}, {}
    )
    assert problems == []
    assert years["mara-teal"][0].citations == {2024: 90, 2026: 120}


def _with_papers(service: Any) -> Any:
    """Return Semantic Scholar with an empty list of the author's papers."""
    return lambda request: (
        data({"offset": 0, "data": []}) if request.path.endswith("/papers") else service(request)
    )


def test_a_run_that_learns_nothing_changes_nothing(counted: Site, waited: list[float]) -> None:
    counted.run("--metrics")
    before = counted.files()
    # a week later
    waited.append(7 * 86_400.0)
    done = counted.run("--metrics")
    assert done.code == 0
    assert "No new figures." in done.out
    assert counted.files() == before


def test_only_what_has_changed_has_a_new_date(counted: Site, waited: list[float]) -> None:
    counted.run("--metrics")
    waited.append(7 * 86_400.0)
    counted.services.services["crossref"] = crossref({"10.5555/mt.1": 13, "10.5555/mt.2": None})
    done = counted.run("--metrics", "--report", counted.folder / "report.md")
    papers = figures(counted)["papers"]
    assert papers["tides"][2] == {"source": "Crossref", "date": "2027-01-22", "citations": 13}
    assert papers["tides"][0]["date"] == "2027-01-15"
    assert papers["fog"] == {"source": "OpenAlex", "date": "2027-01-15", "citations": 0}
    assert "tides: citations 13 (before: 12); Crossref" in done.out
    assert "citations 13" in (counted.folder / "report.md").read_text("utf-8")


@pytest.mark.parametrize(
    "reply",
    [
        page(),
        page(500),
        text("Rate exceeded.", 429),
        data({"message": "Too Many Requests", "code": "429"}, 429),
        data([]),
        data({"results": None, "message": None, "data": None}),
        data({"error": "Forbidden"}, 403),
        text("", 200),
        text("{", 200, "application/json"),
        text("x", 503),
        Reply(b"[" * 100_000),
        data({"message": {"items": "none"}, "results": "none", "data": "none", "stats": 3}),
    ],
    ids=range(12),
)
@pytest.mark.parametrize(
    "name",
    ["openalex", "semanticscholar", "crossref", "github", "gitlab", "codeberg", "pypistats", "zenodo"],
)
def test_a_source_that_fails_loses_nothing(counted: Site, name: str, reply: Reply) -> None:
    counted.run("--metrics")
    before = counted.files()
    counted.services.services[name] = in_turn(reply)
    done = counted.run("--metrics")
    assert done.code == 3
    assert done.err.count("\n") == 1
    assert "its last figures stay" in done.err or "returned" in done.err
    assert counted.files() == before


def test_a_failing_source_is_no_obstacle_to_the_others(counted: Site) -> None:
    counted.services.services["openalex"] = in_turn(data({"error": "x"}, 429))
    done = counted.run("--metrics")
    assert done.code == 3
    assert "OpenAlex refuses more requests for now (429): x; get a key for OPENALEX_API_KEY" in done.err
    found = figures(counted)
    assert found["papers"]["tides"][0]["source"] == "Semantic Scholar"
    assert "people" not in found
    # when it responds again, its figures are preferred
    counted.services.services["openalex"] = openalex({"10.5555/mt.1": 14})
    counted.run("--metrics")
    assert figures(counted)["papers"]["tides"][0]["source"] == "OpenAlex"


@pytest.mark.parametrize("value", [None, -1, "12", 1.5, True, 10**15, 10**30, [], {"x": 1}])
def test_what_is_no_number_is_no_figure(counted: Site, value: Any) -> None:
    works: Any = {"10.5555/mt.1": value}
    counted.services.services["openalex"] = openalex(
        works, {f"orcid:{ORCID}": author(cited_by_count=value, summary_stats=value, works_count=value)}
    )
    counted.services.services["crossref"] = crossref(works)
    counted.services.services["github"] = forge(
        {"/repos/teal/Tides": github_repository(value, language=value if value != "12" else None)}
    )
    done = counted.run("--metrics", "--source", "openalex,crossref")
    assert done.code == 0
    assert "papers" not in (json.loads(counted.files().get("metrics.json", b"{}")))


def test_figures_of_others_and_by_hand_stay(counted: Site) -> None:
    by_hand = {
        "source": "counted",
        "date": "2026-10",
        "papers": {
            "tides": [{"source": "Google Scholar", "date": "2026-10-20", "citations": 99}, {"citations": 1}],
            "gone": {"citations": 3},
        },
        "repositories": {"https://github.com/teal/tides.git": {"source": "github api", "stars": 400}},
        "notes": ["mine"],
    }
    (counted.folder / "metrics.json").write_text(json.dumps(by_hand), "utf-8")
    assert counted.run("--metrics").code == 0
    found = figures(counted)
    assert (found["source"], found["notes"], found["papers"]["gone"]) == (
        "counted",
        ["mine"],
        {"citations": 3},
    )
    assert [one.get("source") for one in found["papers"]["tides"]] == [
        "Google Scholar",
        None,
        "OpenAlex",
        "Semantic Scholar",
        "Crossref",
    ]
    assert list(found["repositories"])[0] == "https://github.com/teal/tides.git"
    assert found["repositories"]["https://github.com/teal/tides.git"]["stars"] == 420


@pytest.mark.parametrize("name", ["zenodo", "codeberg", "gitlab", "pypistats"])
def test_what_has_another_form_is_no_figure(counted: Site, name: str) -> None:
    counted.services.services[name] = lambda request: data({"data": None})
    done = counted.run("--metrics", "--source", name)
    assert done.code == 1
    assert "returned JSON of another form than documented" in done.err
    assert "metrics.json" not in counted.files()


def test_downloads_of_one_version(counted: Site) -> None:
    counted.services.services["zenodo"] = forge(
        {"/api/records/77": {"id": 77, "stats": {"downloads": None, "version_downloads": 3}}}
    )
    assert counted.run("--metrics", "--source", "zenodo").code == 0
    assert figures(counted)["papers"] == {
        "kit": {"source": "Zenodo, this version", "date": "2027-01-15", "downloads": 3}
    }


def test_a_project_whose_languages_are_refused_keeps_its_stars(counted: Site) -> None:
    project = "/api/v4/projects/sea/group/nets"
    counted.services.services["gitlab"] = forge(
        {project: {"star_count": 7, "forks_count": 1}, f"{project}/languages": data({}, 403)}
    )
    done = counted.run("--metrics", "--source", "gitlab")
    assert (done.code, done.err) == (0, "")
    assert figures(counted)["repositories"] == {
        "gitlab.com/sea/group/nets": {"source": "GitLab", "date": "2027-01-15", "stars": 7, "forks": 1}
    }


@pytest.mark.parametrize(
    ("status", "error", "code"),
    [(400, "No valid paper ids given", 0), (404, "no valid ids", 0), (400, "Unknown field", 1)],
)
def test_of_papers_that_none_is_known_is_no_failure(
    counted: Site, status: int, error: str, code: int
) -> None:
    counted.services.services["semanticscholar"] = lambda request: data({"error": error}, status)
    assert counted.run("--metrics", "--source", "semanticscholar").code == code
    assert "metrics.json" not in counted.files()


def test_a_file_in_no_folder_is_named_before_anything_is_asked(counted: Site) -> None:
    counted.configure(academic_metrics="none/metrics.json")
    done = counted.run("--metrics")
    assert done.code != 0
    assert "there is no folder" in done.err
    assert counted.services.requests == []


def test_private_repositories_are_no_ones_business(counted: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "ghs_secret")
    counted.services.services["github"] = forge({"/repos/teal/Tides": github_repository(1, private=True)})
    done = counted.run("--metrics", "--source", "github")
    assert done.code == 0
    assert counted.services.asked("github")[0].headers["Authorization"] == "Bearer ghs_secret"
    assert "metrics.json" not in counted.files()
    assert "ghs_secret" not in done.out + done.err


def test_a_repository_that_has_moved_keeps_its_name(counted: Site) -> None:
    moved = Reply(b"{}", 301, {"Location": counted.services.address("github") + "/repositories/1"})
    counted.services.services["github"] = forge(
        {"/repos/teal/Tides": moved, "/repositories/1": github_repository(5, full_name="sea/tides")}
    )
    counted.run("--metrics", "--source", "github")
    assert figures(counted)["repositories"]["teal/Tides"]["stars"] == 5


@pytest.mark.parametrize("status", [400, 404, 410, 422, 451])
def test_what_one_repository_is_refused_by_stops_no_other(counted: Site, status: int) -> None:
    blocked = data({"message": "Repository access blocked"}, status)
    (counted.folder / "more.md").write_text("```{projects}\n- https://github.com/a/b\n```\n", "utf-8")
    counted.services.services["github"] = forge(
        {"/repos/teal/Tides": blocked, "/repos/a/b": github_repository(3)}
    )
    done = counted.run("--metrics", "--source", "github")
    assert (done.code, done.err) == (0, "")
    assert list(figures(counted)["repositories"]) == ["a/b"]


def test_a_redirect_to_a_local_address_is_refused(counted: Site) -> None:
    moved = Reply(b"{}", 302, {"Location": "http://127.0.0.1:1/x"})
    counted.services.services["github"] = forge({"/repos/teal/Tides": moved})
    done = counted.run("--metrics", "--source", "github")
    assert done.code == 1
    assert "redirects to a local address" in done.err


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"{\n<<<<<<< ours\n}", "metrics.json:2: a conflict marker of git"),
        (b"[]", "metrics.json:1: it is no table"),
        (b"{\n'x'}", "metrics.json:2: it is not JSON"),
        (b"\xff", "metrics.json:1: it is not UTF-8"),
        (b"[" * 100_000, "metrics.json:1: it is no JSON that can be read"),
        (b'{"papers": {\n"x": {},\n"x": {"citations": 1}}}', "metrics.json:3: ‘x’ stands twice in one table"),
    ],
)
def test_a_damaged_file_stays_and_is_located(counted: Site, content: bytes, problem: str) -> None:
    (counted.folder / "metrics.json").write_bytes(content)
    done = counted.run("--metrics")
    assert done.code == 1
    assert problem in done.err
    assert (counted.folder / "metrics.json").read_bytes() == content
    # nothing was asked for it
    assert counted.services.requests == []


def test_the_history_grows_and_is_of_one_person(counted: Site, waited: list[float]) -> None:
    counted.run("--metrics")
    waited.append(366 * 86_400.0)
    counted.services.services["openalex"] = openalex(
        {}, {f"orcid:{ORCID}": author(counts_by_year=[{"year": 2028, "cited_by_count": 3}, {"year": None}])}
    )
    counted.run("--metrics")
    one = history(counted)["people"]["mara-teal"]["OpenAlex"]
    assert one["citations"] == {"2024": 90, "2026": 120, "2028": 3}
    assert list(one["totals"]) == ["2027", "2028"]


def test_a_history_from_another_site_is_located_and_stays(counted: Site) -> None:
    foreign = {
        "version": 1,
        "people": {
            "mara-teal": {
                "OpenAlex": {"orcid": "0000-0001-5109-3700", "date": "2026-01-01", "citations": {}}
            },
            "someone-else": {"OpenAlex": {"date": "2026-01-01", "citations": {"2020": 1}}},
        },
    }
    path = counted.folder / "metrics-history.json"
    path.write_bytes(written(foreign, 3))
    before = path.read_bytes()
    done = counted.run("--metrics")
    assert "metrics-history.json:4: the history of ‘mara-teal’ is of 0000-0001-5109-3700" in done.out
    assert "metrics-history.json:7: the history has ‘someone-else’" in done.out
    assert path.read_bytes() == before


def test_a_dry_run_shows_a_diff(counted: Site) -> None:
    before = counted.files()
    done = counted.run("--metrics", "--dry-run")
    assert '+    "fog": {"source": "OpenAlex", "date": "2027-01-15", "citations": 0}' in done.out
    assert counted.files() == before


def test_without_a_file_nothing_is_asked(counted: Site) -> None:
    del counted.settings["academic_metrics"]
    counted.configure()
    done = counted.run("--metrics")
    assert done.code == 0
    assert "No figures: academic_metrics in conf.py names no file" in done.out
    assert counted.services.requests == []


def test_many_papers_take_few_requests(counted: Site) -> None:
    entries = [
        f"@article{{k{n}, title = {{T{n}}}, year = 2020, doi = {{10.5555/k.{n}}}}}" for n in range(1_000)
    ]
    counted.bib.write_text("\n".join(entries), "utf-8")
    known = {f"10.5555/k.{n}": n for n in range(0, 1_000, 2)}
    counted.services.services["openalex"] = openalex(known, {f"orcid:{ORCID}": author()})
    counted.services.services["crossref"] = crossref(known)
    counted.services.services["semanticscholar"] = semanticscholar({f"DOI:{doi}": 1 for doi in known})
    assert counted.run("--metrics", "--source", "openalex,crossref,semanticscholar").code == 0
    assert len(counted.services.asked("openalex")) == 11
    assert len(counted.services.asked("crossref")) == 20
    assert len(counted.services.asked("semanticscholar")) <= 3
    assert len(figures(counted)["papers"]) == 500


def test_a_doi_that_leads_to_another_work_counts_nothing(counted: Site) -> None:
    other = {
        "externalIds": {"DOI": "10.5555/other"},
        "title": "On something else",
        "citationCount": 9_999,
    }
    counted.services.services["semanticscholar"] = semanticscholar({"DOI:10.5555/mt.1": other})
    counted.services.services["openalex"] = lambda request: data(
        {"results": [{"doi": "https://doi.org/10.5555/other", "cited_by_count": 9_999}]}
    )
    counted.run("--metrics", "--source", "openalex,semanticscholar")
    assert "metrics.json" not in counted.files()


def test_an_author_id_of_another_person_counts_nothing(counted: Site) -> None:
    counted.services.services["openalex"] = openalex(
        {}, {f"orcid:{ORCID}": author(orcid="https://orcid.org/0000-0001-5109-3700")}
    )
    counted.run("--metrics", "--source", "openalex")
    assert "metrics.json" not in counted.files()


def test_three_thousand_authors_are_no_burden(counted: Site) -> None:
    work = {
        "doi": "https://doi.org/10.5555/mt.1",
        "cited_by_count": 3,
        "authorships": [{"author": {"display_name": f"A {n}"}} for n in range(3_000)],
    }
    counted.services.services["openalex"] = lambda request: (
        data({"results": [work]}) if request.path == "/works" else data({}, 404)
    )
    counted.run("--metrics", "--source", "openalex")
    assert "select" in counted.services.asked("openalex")[-1].query
    assert figures(counted)["papers"]["tides"]["citations"] == 3


def test_an_unknown_source_is_wrong_usage(counted: Site) -> None:
    done = counted.run("--metrics", "--source", "githb")
    assert done.code == 2
    assert "did you mean ‘github’?" in done.err


def test_an_unknown_person_is_wrong_usage(counted: Site) -> None:
    done = counted.run("--metrics", "--only", "mara-tael")
    assert done.code == 2
    assert "academic_people has no person ‘mara-tael’; did you mean ‘mara-teal’?" in done.err


# without requests


def count(**numbers: object) -> tuple[str, Count]:
    return "OpenAlex", Count("papers", "x", numbers)


def test_an_old_figure_is_confirmed_before_it_is_too_old() -> None:
    given = {"papers": {"x": {"source": "OpenAlex", "date": "2026-01-01", "citations": 3}}}
    day = datetime.date(2026, 10, 28)
    assert merged(given, [count(citations=3)], ["OpenAlex"], day)[0] == given
    made, news = merged(given, [count(citations=3)], ["OpenAlex"], day + datetime.timedelta(1))
    assert made["papers"]["x"]["date"] == "2026-10-29"
    assert news == []


def test_a_figure_of_the_future_is_dated_anew() -> None:
    given = {"papers": {"x": {"source": "OpenAlex", "date": "2062-01-01", "citations": 3}}}
    made, news = merged(given, [count(citations=3)], ["OpenAlex"], datetime.date(2026, 2, 1))
    assert (made["papers"]["x"]["date"], news) == ("2026-02-01", [])


def test_a_null_does_not_take_away_what_was_known() -> None:
    given = {"papers": {"x": {"source": "OpenAlex", "date": "2026-01-01", "citations": 3}}}
    assert merged(given, [count(citations=None)], ["OpenAlex"], datetime.date(2026, 2, 1)) == (given, [])


def test_files_are_read_as_they_are_written() -> None:
    made, _news = merged({}, [count(citations=3), count(citations=4)], ["OpenAlex"], TODAY)
    assert read_json(written(made)) == made
    odd = {"people": {"a\ud800": {"b": "\u2028"}}}
    assert read_json(written(odd)) == odd


def test_years_that_cannot_be_are_left_out() -> None:
    one = Count("people", "x", years={1066: 3, 2031: 4, 2026: 5, 2025: None}, id="A1")
    made, refused = merged_history({}, [("OpenAlex", one)], datetime.date(2027, 1, 1))
    assert made["people"]["x"]["OpenAlex"]["citations"] == {"2026": 5}
    assert refused == []


def test_addresses_are_not_too_long() -> None:
    dois = [f"10.5555/{'x' * 200}{n}" for n in range(50)]
    batches = list(short_batches(dois, 100, 3_000))
    assert sum(batches, []) == dois
    assert all(sum(map(len, batch)) < 3_000 for batch in batches)


@pytest.mark.parametrize(
    ("size", "longest", "batches"),
    [
        (2, 100, [["ab", "cd"], ["e/"]]),
        (3, 100, [["ab", "cd", "e/"]]),
        # each with what separates it, as it is quoted: 6, 6 and 8
        (3, 12, [["ab", "cd"], ["e/"]]),
        (3, 11, [["ab"], ["cd"], ["e/"]]),
        (3, 19, [["ab", "cd"], ["e/"]]),
        (3, 20, [["ab", "cd", "e/"]]),
        (3, 1, [["ab"], ["cd"], ["e/"]]),
    ],
)
def test_batches(size: int, longest: int, batches: list[list[str]]) -> None:
    assert list(short_batches(["ab", "cd", "e/"], size, longest)) == batches


def test_dois_that_would_part_a_filter_are_asked_for_alone(counted: Site) -> None:
    dois = {"comma": "10.5555/a,b<1::aid>3.0;2-#?x", "bar": "10.5555/c|d", "none": "10.5555/e,f"}
    entries = [
        f"@article{{{key}, title = {{{key}}}, year = 2020, doi = {{{doi}}}}}\n" for key, doi in dois.items()
    ]
    counted.bib.write_text("".join(entries), "utf-8")
    known = {dois["comma"]: 1, dois["bar"]: 2}
    counted.services.services["openalex"] = openalex(known)
    counted.services.services["crossref"] = crossref(known)
    assert counted.run("--metrics", "--source", "openalex,crossref").code == 0
    assert {
        key: [(one["source"], one["citations"]) for one in counts]
        for key, counts in figures(counted)["papers"].items()
    } == {key: [("OpenAlex", number), ("Crossref", number)] for key, number in (("comma", 1), ("bar", 2))}
    for name in ("openalex", "crossref"):
        filters = [request.query.get("filter", "") for request in counted.services.asked(name)]
        assert not any("," in text for text in filters)


@pytest.mark.parametrize(
    "source",
    [
        "```{projects}\n:x: y\n- a\n```\nno",
        "::::{academic:projects}\n- a\n:::x\n::::\nno",
        ".. projects::\n\n   - a\n\nno",
        "- x\n\n  .. academic:projects::\n\n     - a\n\n  no",
    ],
)
def test_lines_of_projects(source: str) -> None:
    found = [line.strip() for line in _lines_of_projects(source.splitlines())]
    assert "- a" in found
    assert "no" not in found
