"""The steps of a check, each on its own: the build's warnings and failures, links to other sites, the run."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from sphinx.errors import ConfigError, ExtensionError, SphinxError, ThemeError

from sphinx_academic.checking import accessible, build, external, listed_papers, pictures, run
from sphinx_academic.checking.build import BuildFailed, CheckedSphinx
from sphinx_academic.checking.dead_links import dead_links
from sphinx_academic.checking.output_page import Page, _Reader, pages
from sphinx_academic.checking.page_markup import _line, comments
from sphinx_academic.checking.private import _suffix, emails, phone_numbers
from sphinx_academic.checking.settings import _is_named
from sphinx_academic.model.site_checks import Level, SiteFinding


class Record(logging.LogRecord):
    """A warning as Sphinx logs it."""

    def __init__(self, level: int, message: str, *arguments: object, **more: object) -> None:
        super().__init__("sphinx", level, "", 0, message, arguments, None)
        vars(self).update(more)


def noted(*records: logging.LogRecord, chosen: frozenset[str] = frozenset()) -> list[SiteFinding]:
    app: Any = SimpleNamespace(findings=[], _chosen=chosen)
    app._level = lambda record, kind: CheckedSphinx._level(app, record, kind)
    for record in records:
        CheckedSphinx._note(app, record)
    found: list[SiteFinding] = app.findings
    return found


W, E = logging.WARNING, logging.ERROR


@pytest.mark.parametrize(
    ("record", "finding"),
    [
        (
            Record(W, "no %s\n  here [ref.doc]", "page", type="ref", subtype="doc", location="/s/index.md:3"),
            SiteFinding("ref.doc", Level.WARNING, "no page here", "/s/index.md", 3),
        ),
        # another type in brackets is a part of the message
        (
            Record(W, "see [1]", type="ref", subtype="doc"),
            SiteFinding("ref.doc", Level.WARNING, "see [1]", "", 0),
        ),
        (Record(W, "a", type="ref"), SiteFinding("ref", Level.WARNING, "a")),
        (Record(W, "a"), SiteFinding("sphinx", Level.WARNING, "a")),
        (
            Record(E, "a", location="/s/index.md"),
            SiteFinding("sphinx", Level.ERROR, "a", "/s/index.md"),
        ),
        (
            Record(W, "a", type="academic", subtype="defect"),
            SiteFinding("academic.defect", Level.ERROR, "a"),
        ),
        (Record(W, "a", type="other", subtype="defect"), SiteFinding("other.defect", Level.WARNING, "a")),
        (Record(W, "a", type="academic", subtype="date"), SiteFinding("academic.date", Level.WARNING, "a")),
        # what might be better
        (
            Record(W, "a", type="academic", subtype="lint.joined"),
            SiteFinding("academic.lint.joined", Level.HINT, "a"),
        ),
        (
            Record(W, "a", type="academic", subtype="lint.doi"),
            SiteFinding("academic.lint.doi", Level.WARNING, "a"),
        ),
        (
            Record(W, "a", type="academic", subtype="lint.case"),
            SiteFinding("academic.lint.case", Level.WARNING, "a"),
        ),
        (
            Record(E, "a", type="academic", subtype="lint.joined"),
            SiteFinding("academic.lint.joined", Level.ERROR, "a"),
        ),
        # of how this build is made
        (Record(W, "failed to reach any of the inventories with"), None),
        (Record(W, "autosummary: stub file not found 'x'"), None),
        (Record(W, "a", type="app", subtype="add_node"), None),
        (Record(W, "a", type="config", subtype="cache"), None),
        (Record(W, "a", type="app", subtype="other"), SiteFinding("app.other", Level.WARNING, "a")),
        (Record(W, "a", type="config", subtype="other"), SiteFinding("config.other", Level.WARNING, "a")),
    ],
    ids=str,
)
def test_what_becomes_of_a_warning(record: Record, finding: SiteFinding | None) -> None:
    assert noted(record, chosen=frozenset({"lint.case"})) == ([finding] if finding else [])


def raised(cause: BaseException, error: Exception) -> Exception:
    try:
        try:
            raise cause
        except BaseException as known:
            raise error from known
    except Exception as known:
        return known


def failing(conf: Path, text: str) -> Exception:
    """Return the error of Sphinx for a ``conf.py``."""
    conf.write_text(text)
    try:
        exec(compile(text, str(conf), "exec"), {})
    except Exception as error:
        return raised(error, ConfigError("There is an error"))
    raise AssertionError


CONF = "a = 1\nhtml_theme = 'bsic'\nextensions = ['x']\n"


@pytest.mark.parametrize(
    ("error", "rule", "message", "file", "line"),
    [
        (
            ThemeError("no theme named 'basik' found"),
            "conf",
            "no theme named 'basik' found; did you mean ‘basic’?",
            "conf.py",
            2,
        ),
        (
            ThemeError("no theme named 'alabster' found"),
            "conf",
            "no theme named 'alabster' found; did you mean ‘alabaster’?",
            "conf.py",
            2,
        ),
        (ThemeError("a theme is broken"), "build", "a theme is broken", "", 0),
        (
            ExtensionError("Could not import extension myst_parse (exception: no)"),
            "conf",
            "Could not import extension myst_parse (exception: no); install it, or correct its name to "
            "myst_parser",
            "conf.py",
            3,
        ),
        (
            ExtensionError("Could not import extension myst_parser (exception: no)"),
            "conf",
            "Could not import extension myst_parser (exception: no); install it, or correct its name",
            "conf.py",
            3,
        ),
        (ExtensionError("Handler has failed"), "build", "Handler has failed", "", 0),
        (SphinxError("in\n two lines"), "build", "in two lines", "", 0),
        (KeyError("x"), "build", "KeyError: 'x'", "", 0),
        (ValueError(), "build", "ValueError: ValueError", "", 0),
        (ConfigError("no\n file"), "conf", "no file", "conf.py", 0),
    ],
    ids=str,
)
def test_why_a_build_fails(
    tmp_path: Path, error: Exception, rule: str, message: str, file: str, line: int
) -> None:
    conf = tmp_path / "conf.py"
    conf.write_text(CONF)
    expected = SiteFinding(rule, Level.ERROR, message, str(conf) if file else "", line)
    assert list(build._failure(error, conf)) == [expected]


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("a = 1\nb = (\n", "SyntaxError: '(' was never closed", 2),
        ("a = 1\n\nb = c\n", "NameError: name 'c' is not defined", 3),
        ("def f():\n    raise ValueError('in\\n two')\n\nf()\n", "ValueError: in two", 2),
        ("import json\njson.loads('')\n", "JSONDecodeError: Expecting value: line 1 column 1 (char 0)", 2),
    ],
)
def test_errors_of_conf(tmp_path: Path, text: str, message: str, line: int) -> None:
    conf = tmp_path / "conf.py"
    expected = SiteFinding("conf", Level.ERROR, message, str(conf), line)
    assert list(build._failure(failing(conf, text), conf)) == [expected]


def test_errors_of_what_conf_imports(tmp_path: Path) -> None:
    """A file that cannot be read is named itself."""
    conf, other = tmp_path / "conf.py", tmp_path / "other.py"
    error = SyntaxError("invalid syntax", (str(other), 7, 1, "", 7, 2))
    assert build._of_conf(error, conf) == ("SyntaxError: invalid syntax", str(other), 7)
    assert build._of_conf(SyntaxError("odd"), conf) == ("SyntaxError: odd", str(conf), 0)


@pytest.mark.parametrize(("code", "shown"), [(3, "3"), ("no", "'no'"), (None, "None")])
def test_a_build_that_ends_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: object, shown: str
) -> None:
    def end(*_arguments: object) -> None:
        raise SystemExit(code)

    monkeypatch.setattr(build.problems, "MOST_PER_KIND", build.problems.MOST_PER_KIND)
    monkeypatch.setattr(build, "application", end)
    with pytest.raises(BuildFailed) as failure:
        build.build(tmp_path, tmp_path, "html")
    message = f"the build was ended by sys.exit({shown})"
    conf = str(tmp_path / "conf.py")
    assert failure.value.findings == (SiteFinding("build", Level.ERROR, message, conf),)


LINKS = [
    {"status": "working", "code": 200, "uri": "https://a.example", "info": "", "lineno": 3},
    {"status": "ignored", "code": 0, "uri": "https://b.example", "info": "", "lineno": 3},
    {"status": "unchecked", "code": 0, "uri": "#b", "info": "", "lineno": 3},
    {"status": "broken", "code": 0, "uri": "https://c.example", "info": "404\n Not Found", "lineno": 3},
    {"status": "broken", "code": 0, "uri": "https://nowhere.example", "info": "", "lineno": 4},
    {"status": "timeout", "code": 0, "uri": "https://d.example", "info": "too slow", "lineno": None},
    *(
        {"status": "redirected", "code": code, "uri": f"https://e.example/{code}", "info": "new", "lineno": 9}
        for code in (301, 302, 303, 307, 308)
    ),
]


def test_links_to_other_sites(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Those that have moved for a while are as their sites want them."""
    page = tmp_path / "index.md"
    page.write_text("# Home\n\nhttps://c.example\n\nhttps://c.example\nhttps://d.example\n")
    made: list[tuple[object, ...]] = []

    def application(*arguments: object) -> Any:
        made.append(arguments)
        env = SimpleNamespace(
            path2doc=lambda name: name.removesuffix(".md"), doc2path=lambda name: tmp_path / f"{name}.md"
        )

        def write() -> None:
            lines = (json.dumps({"filename": "index.md", **link}) for link in LINKS)
            (tmp_path / "output.json").write_text("\n".join(lines))

        config = SimpleNamespace(bibtex_bibfiles=[])
        return SimpleNamespace(outdir=tmp_path, confdir=tmp_path, env=env, config=config, build=write)

    monkeypatch.setattr(external, "application", application)
    found = list(external.external_links(tmp_path, tmp_path / "out"))
    assert made == [(CheckedSphinx, tmp_path, tmp_path / "out", "linkcheck")]
    path = str(page)
    moved = "has moved to new"
    assert found == [
        SiteFinding("external", Level.WARNING, "https://c.example is broken: 404 Not Found", path, 3),
        SiteFinding("external", Level.WARNING, "https://nowhere.example is broken", path, 4),
        SiteFinding("external", Level.HINT, "https://d.example is timeout: too slow", path, 6),
        SiteFinding("external", Level.HINT, f"https://e.example/301 {moved}", path, 9),
        SiteFinding("external", Level.HINT, f"https://e.example/308 {moved}", path, 9),
    ]


def finding(rule: str, message: str, file: str = "", line: int = 0) -> SiteFinding:
    return SiteFinding(rule, Level.WARNING, message, file, line)


def broken(_app: object) -> Iterator[SiteFinding]:
    yield finding("own", "Before.")
    raise KeyError("in\n two")


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    """Return an application that has been built, and whose checks are replaced."""
    (tmp_path / "conf.py").write_text("\nextensions = []\n")
    app = SimpleNamespace(
        env=SimpleNamespace(found_docs={"index", "a"}),
        confdir=tmp_path,
        extensions={"sphinx_academic": 1},
        findings=[finding("ref", "First.", "a.md", 2), finding("ref", "First.", "a.md", 2)],
        config=None,
    )
    checks = {
        "own": SimpleNamespace(find=lambda app: iter([finding("own", "Own.", str(app.confdir / "x.md"))])),
        "bad": SimpleNamespace(find=broken),
        "odd": SimpleNamespace(find=lambda _app: [finding("odd", "Lost."), "text"]),
    }
    monkeypatch.setattr(run, "build", lambda *_arguments: app)
    monkeypatch.setattr(run, "_rules", lambda _app: [("new", ("Title", "Remedy"))])
    monkeypatch.setattr(run, "registered", lambda _config, _point: checks)
    monkeypatch.setattr(
        external, "external_links", lambda source, folder: [finding("external", f"{source} {folder}")]
    )
    monkeypatch.setattr(accessible, "inaccessible", lambda _app: [finding("accessible", "Pale.")])
    return app


OWN = [
    ["ref", "warning", "First.", "{}/a.md", 2],
    ["own", "warning", "Own.", "{}/x.md", 0],
    ["check", "error", "the check ‘bad’ has failed: KeyError: 'in\\n two'", "", 0],
    ["check", "error", "the check ‘odd’ has failed: TypeError: 'text' is no SiteFinding", "", 0],
]


@pytest.mark.parametrize(
    ("others", "steps", "found"),
    [
        ([], [], []),
        (
            ["external"],
            ["Checking links to other sites"],
            [["external", "warning", "{} {}/out", "", 0]],
        ),
        (
            ["accessible"],
            ["Looking at the pages in a browser"],
            [["accessible", "warning", "Pale.", "", 0]],
        ),
        (
            ["accessible", "external"],
            ["Checking links to other sites", "Looking at the pages in a browser"],
            [["external", "warning", "{} {}/out", "", 0], ["accessible", "warning", "Pale.", "", 0]],
        ),
    ],
)
def test_steps_and_findings(
    built: SimpleNamespace, tmp_path: Path, others: list[str], steps: list[str], found: list[list[Any]]
) -> None:
    said: list[str] = []
    result = run.check(tmp_path, tmp_path / "out", "html", others, said.append)
    assert said == ["Building the site", "Checking pages", *steps]
    assert result["pages"] == 2
    assert result["rules"]["new"] == ("Title", "Remedy")
    assert result["rules"]["academic.defect"][0] == "Warnings of type academic.defect"
    assert result["findings"] == [
        [part.replace("{}", str(tmp_path)) if isinstance(part, str) else part for part in one]
        for one in [*OWN, *found]
    ]


def test_a_site_of_others(built: SimpleNamespace, tmp_path: Path) -> None:
    built.extensions = {}
    result = run.check(tmp_path, tmp_path / "out", "html", [], lambda _text: None)
    message = "sphinx_academic is not among extensions, so that only warnings of others are reported"
    assert result["findings"][0] == ["extension", "hint", message, str(tmp_path / "conf.py"), 2]
    assert len(result["findings"]) == len(OWN) + 1


def test_a_build_that_fails(monkeypatch: pytest.MonkeyPatch, built: SimpleNamespace, tmp_path: Path) -> None:
    def fail(*_arguments: object) -> None:
        raise BuildFailed(finding("conf", "No."), finding("build", "Nor this."))

    monkeypatch.setattr(run, "build", fail)
    said: list[str] = []
    result = run.check(tmp_path, tmp_path, "html", ["external", "accessible"], said.append)
    assert said == ["Building the site"]
    assert result["pages"] == 0
    assert "new" not in result["rules"]
    assert result["findings"] == [["conf", "warning", "No.", "", 0], ["build", "warning", "Nor this.", "", 0]]


class Site:
    """As much of an application as checks of pages read: its pages are written by hand."""

    def __init__(self, folder: Path, pages: dict[str, str], sources: dict[str, str]) -> None:
        self.outdir = folder / "out"
        self.confdir = self.srcdir = folder
        for path, text in (
            *((self.outdir / name, text) for name, text in pages.items()),
            *((folder / name, text) for name, text in sources.items()),
        ):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        paths = {name.rpartition(".")[0]: folder / name for name in sources}
        self.documents: dict[str, nodes.document] = {}
        self.env = SimpleNamespace(
            found_docs=set(paths), doc2path=paths.__getitem__, get_doctree=self.documents.__getitem__
        )
        self.builder = SimpleNamespace(get_outfilename=lambda name: str(self.outdir / f"{name}.html"))
        self.config = SimpleNamespace(
            html_baseurl="", bibtex_bibfiles=[], html_sourcelink_suffix=".txt", academic_strip_comments=False
        )
        self.findings: list[SiteFinding] = []

    def found(self, check: Callable[[Any], Iterator[SiteFinding]]) -> list[tuple[str, int, str]]:
        """Return place and message of what a check finds."""
        folder = f"{self.confdir}/"
        return [(one.file.removeprefix(folder), one.line, one.message) for one in check(self)]


def test_what_is_reported_already_is_no_dead_link(tmp_path: Path) -> None:
    """Others write addresses without their escapes, and without the sign of an anchor."""
    html = (
        '<a href="no%20%C3%BC.html">a</a><a href="#lost">b</a><a href="#n%20o">c</a><a href="gone.html">d</a>'
    )
    site = Site(tmp_path, {"index.html": html}, {"index.md": "no ü.html\n\n#lost\n\n#n o\n"})
    gone = "leads to a file that is not there"
    lacks = "which index.html does not have"
    assert site.found(dead_links) == [
        ("index.md", 1, f"‘no%20%C3%BC.html’ {gone}"),
        ("index.md", 3, f"‘#lost’ leads to ‘#lost’, {lacks}"),
        ("index.md", 5, f"‘#n%20o’ leads to ‘#n o’, {lacks}"),
        ("index.md", 0, f"‘gone.html’ {gone}"),
    ]
    site.findings = [finding("myst", f"target not found: '{name}'") for name in ("no ü.html", "lost", "n o")]
    assert site.found(dead_links) == [("index.md", 0, f"‘gone.html’ {gone}")]
    # a longer name is another
    site.findings = [finding("myst", "'not gone.html', 'gone.html.md' and gone.html")]
    assert len(site.found(dead_links)) == 4


@pytest.mark.parametrize(
    ("html", "addresses", "anchors", "text"),
    [
        ('<a href="a" HREF="b">', ["b"], set(), ""),
        ('<img srcset="a.png">', ["a.png"], set(), ""),
        ('<img srcset="a.png 1x,b,c.png 2x , d.png">', ["a.png", "b,c.png", "d.png"], set(), ""),
        ('<img srcset="">', [], set(), ""),
        ('<object data="a"><p data="b"><embed src="c">', ["a", "c"], set(), "\n"),
        ('<a href="">x</a><a href>y</a>', [], set(), "xy"),
        ('<p id="a" name="b"><p id=""><a name>', [], {"a", "b"}, "\n\n"),
        ("<script>a<style>b</style>c</script>d", [], set(), "d"),
        ("</script>a<style>b</style>c", [], set(), "ac"),
        ("a<br>b<b>c</b><div>d</div>e<td>f", [], set(), "a\nbc\nde\nf"),
        ("a &amp; &lt;b&gt; &#233;", [], set(), "a & <b> é"),
    ],
)
def test_how_a_page_is_read(html: str, addresses: list[str], anchors: set[str], text: str) -> None:
    page = Page("a.html")
    reader = _Reader(page)
    reader.feed(html)
    reader.close()
    assert page == Page("a.html", addresses, anchors, text)


def test_comments_without_a_place(tmp_path: Path) -> None:
    """What a directive has put there stands in no source; its line is known, or none."""
    site = Site(tmp_path, {}, {"a.md": "# A\n", "b.md": "# B\n\nSaid.\n", "c.md": "", "d.md": ""})

    def document(*children: nodes.Element) -> nodes.document:
        made = nodes.document(None, None)
        made += children
        return made

    known = nodes.comment("", "Ask.")
    known.line = 7
    written = nodes.raw("", " <!-- Said. --> ", format="html")
    written.line = 1
    site.documents |= {
        "a": document(known, nodes.comment("", " "), nodes.raw("", "<b>", format="html")),
        "b": document(written, nodes.comment("", "More.")),
        "c": document(nodes.comment("", "Lost.\nMore.")),
        "d": document(nodes.paragraph("", "Text.")),
    }
    message = "the comment ‘{}’{} can be read in the published page or its source"
    assert site.found(comments) == [
        ("a.md", 7, message.format("Ask.", "")),
        ("b.md", 3, message.format("Said.", ", and 1 more")),
        ("c.md", 0, message.format("Lost.", "")),
    ]


def test_the_line_of_a_picture() -> None:
    image, paragraph = nodes.image(), nodes.paragraph()
    assert _line(image) == 0
    paragraph += image
    assert _line(image) == 0
    paragraph.line = 3
    assert _line(image) == 3
    image.line = 5
    assert _line(image) == 5


def test_private_data_of_pages(tmp_path: Path) -> None:
    """Of pages that authors have written; each is found once, in the first of them."""
    written = {
        "a.html": "<p>Phone: 01\u00a0234 567, tel. 01234567</p>"
        "<a href='tel:+4912%2034'>x</a><a href='tel:'>y</a>",
        "b.html": "<p>Phone: 01 234 567, +49 12 345 678 90</p><p>ann@tides.example.xyz",
        "genindex.html": "<p>Phone: 99 999 999</p><p>bea@tides.example.xyz",
        "_sources/a.md.txt": "Ann@tides.example.xyz, cat@tides.example.xyz",
        "_sources/b.rst.txt": "dan@tides.example.xyz",
        "_sources/b.md.txt": "eve@tides.example.xyz",
    }
    sources = {"a.md": "01 234 567\n\ncat@tides.example.xyz\n", "b.rst": "\ndan@tides.example.xyz\n"}
    site: Any = Site(tmp_path, written, sources)
    number = "the page has the phone number {}"
    assert site.found(phone_numbers) == [
        ("a.md", 1, number.format("01\u00a0234 567")),
        ("a.md", 0, number.format("+4912 34")),
        ("b.rst", 0, number.format("+49 12 345 678 90")),
    ]
    address = "{} has the address {}@tides.example.xyz in clear"
    assert site.found(emails) == [
        ("a.md", 0, address.format("_sources/a.md.txt", "Ann")),
        ("a.md", 3, address.format("_sources/a.md.txt", "cat")),
        ("b.rst", 2, address.format("_sources/b.rst.txt", "dan")),
    ]
    assert [_suffix(site, name) for name in ("a", "b")] == [".md.txt", ".rst.txt"]


def test_folders_with_the_names_of_files_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "Makefile").mkdir()
    (tmp_path / ".github" / "workflows" / "a.yml").mkdir(parents=True)
    assert not _is_named(tmp_path)
    (tmp_path / "tox.ini").write_text("html_baseurl")
    assert _is_named(tmp_path)


class Values:
    """Settings of a site as a check changes them."""

    def __init__(self, **given: Any) -> None:
        self.values = given
        vars(self).update(given)

    def __contains__(self, name: str) -> bool:
        return name in self.values


@pytest.mark.parametrize(
    ("chosen", "lint", "own"),
    [
        (True, True, {"lint.doi", "lint.case"}),
        (False, True, set()),
        ((), True, set()),
        (["case"], True, {"lint.case"}),
        (("case", "doi"), True, {"lint.case", "lint.doi"}),
        # what is wrong is left to be reported
        (["case", "lost"], ["case", "lost"], {"lint.case"}),
        ("case", "case", set()),
    ],
)
def test_checks_that_a_site_has_chosen(
    monkeypatch: pytest.MonkeyPatch, chosen: object, lint: object, own: set[str]
) -> None:
    monkeypatch.setattr(build, "site_checks", lambda _config: {"doi": 1, "case": 2})
    app: Any = SimpleNamespace()
    config: Any = Values(academic_lint=chosen)
    CheckedSphinx._change_values(app, app, config)
    assert config.academic_lint == lint
    assert app._chosen == own


@pytest.mark.parametrize(("mapping", "nitpicky"), [({"python": 1}, False), ({}, True), (None, True)])
def test_values_of_a_check(monkeypatch: pytest.MonkeyPatch, mapping: object, nitpicky: bool) -> None:
    """Nothing is fetched or written to the site; references elsewhere cannot be found without."""
    monkeypatch.setattr(build, "site_checks", lambda _config: {})
    app: Any = SimpleNamespace()
    given = {"academic_people_pages": "people", "autosummary_generate": True, "nb_execution_mode": "auto"}
    others = {} if mapping is None else {"intersphinx_mapping": mapping}
    config: Any = Values(academic_lint=False, nitpicky=True, **given, **others)
    CheckedSphinx._change_values(app, app, config)
    found = {name: value for name, value in vars(config).items() if name != "values"}
    assert found == {
        "academic_lint": True,
        "nitpicky": nitpicky,
        "academic_people_pages": "",
        "autosummary_generate": False,
        "nb_execution_mode": "off",
        **({} if mapping is None else {"intersphinx_mapping": {}}),
    }


def test_which_handler_has_the_warnings(monkeypatch: pytest.MonkeyPatch) -> None:
    """That of the warnings, and neither that of messages nor one that is no stream."""
    handlers = [logging.StreamHandler(), logging.StreamHandler(), logging.NullHandler()]
    for handler, level in zip(handlers, (logging.INFO, logging.WARNING, logging.WARNING), strict=True):
        handler.setLevel(level)
    given = {"StreamHandler": logging.StreamHandler, "WARNING": logging.WARNING}
    sphinx = {"sphinx": SimpleNamespace(handlers=handlers)}
    monkeypatch.setattr(build, "logging", SimpleNamespace(getLogger=sphinx.__getitem__, **given))
    app: Any = SimpleNamespace(_note=print)
    CheckedSphinx._listen(app)
    assert [vars(handler).get("emit") for handler in handlers] == [None, print, None]


def test_a_failure_is_caught(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With what is wrong, and all warnings of a kind are wanted."""
    monkeypatch.setattr(build.problems, "MOST_PER_KIND", 5)
    made: list[Any] = []

    class Fails:
        def build(self) -> None:
            raise KeyError("x")

    def application(*arguments: Any) -> Fails:
        made.append(arguments)
        return Fails()

    monkeypatch.setattr(build, "application", application)
    with pytest.raises(BuildFailed) as failure:
        build.build(tmp_path, tmp_path / "out", "dirhtml")
    assert failure.value.findings == (SiteFinding("build", Level.ERROR, "KeyError: 'x'"),)
    assert made == [(CheckedSphinx, tmp_path, tmp_path / "out", "dirhtml")]
    assert build.problems.MOST_PER_KIND > 5


def test_folders_of_a_build(tmp_path: Path) -> None:
    def make(*arguments: Any, **options: Any) -> Any:
        assert options["status"] is not options["warning"]
        return arguments

    source, folder = tmp_path / "site", tmp_path / "out"
    expected = (source, source, folder / "html", folder / "doctrees", "html")
    assert build.application(make, source, folder, "html") == expected


@pytest.mark.parametrize(
    ("file", "shown"), [("", ""), ("papers.bib", "/site/papers.bib"), ("/site/a.md", "/site/a.md")]
)
def test_paths_of_findings(file: str, shown: str) -> None:
    assert run._absolute(file, Path("/site")) == shown


def test_pages_of_the_output(tmp_path: Path) -> None:
    """In the order of their paths, without those of themes; each folder is read once."""
    names = ("b.html", "a/index.html", "_static/demo.html", "a/_static/c.html", "x.htm", "_staticx.html")
    site: Any = Site(tmp_path, dict.fromkeys(names, "<p id='x'>Text"), {})
    found = pages(site)
    assert [page.path for page in found] == ["_staticx.html", "a/_static/c.html", "a/index.html", "b.html"]
    assert [page.anchors for page in found] == [{"x"}] * 4
    assert pages(site) is found


@pytest.fixture
def album(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Return a site with pictures of every use, by their sizes in kB."""
    sizes = {
        "z.png": 2001,
        "a.PNG": 501,
        "small.png": 500,
        "entry.jpg": 2000,
        "static/deep/s.webp": 600,
        "static/s.txt": 900,
        "alone.gif": 700,
        "unused.png": 900,
    }
    for name, size in sizes.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(bytes(size * 1000))
    (tmp_path / "link.png").symlink_to(tmp_path / "z.png")
    records = {"list": SimpleNamespace(files={"entry.jpg": b"", "paper.pdf": b"", "lost.png": None})}
    monkeypatch.setattr(pictures, "academic_domain", lambda _env: SimpleNamespace(pages=records))
    config = SimpleNamespace(html_static_path=["static", "lost"], html_extra_path=["alone.gif"])
    images = dict.fromkeys(("z.png", "a.PNG", "small.png", "link.png", "x.svgz"))
    return SimpleNamespace(
        env=SimpleNamespace(images=images), srcdir=str(tmp_path), confdir=str(tmp_path), config=config
    )


def test_large_pictures(album: Any, tmp_path: Path) -> None:
    """In the order of their names, each once."""
    found = [
        (Path(one.file).relative_to(tmp_path).as_posix(), one.level, one.message)
        for one in pictures.large_pictures(album)
    ]
    assert found == [
        ("a.PNG", Level.HINT, "the picture has 0.5 MB"),
        ("alone.gif", Level.HINT, "the picture has 0.7 MB"),
        ("entry.jpg", Level.HINT, "the picture has 2.0 MB"),
        ("static/deep/s.webp", Level.HINT, "the picture has 0.6 MB"),
        ("z.png", Level.WARNING, "the picture has 2.0 MB"),
    ]
    assert pictures._paths(album) == sorted(pictures._paths(album))
    assert {one.rule for one in pictures.large_pictures(album)} == {"picture"}


def test_pictures_with_places(monkeypatch: pytest.MonkeyPatch, album: Any) -> None:
    monkeypatch.setattr(pictures, "names_place", lambda path: Path(path).name in ("z.png", "entry.jpg"))
    found = [(one.rule, one.level, one.message, Path(one.file).name) for one in pictures.places(album)]
    message = "the picture says where it was taken"
    assert found == [("place", Level.WARNING, message, name) for name in ("entry.jpg", "z.png")]
    monkeypatch.setattr(pictures, "find_spec", lambda name: None if name == "PIL" else 1)
    assert list(pictures.places(album)) == []


@pytest.mark.parametrize(
    ("links", "fields", "leads"),
    [
        ((), {}, False),
        ((("pdf", "x"),), {}, True),
        ((("code", "x"),), {}, False),
        ((), {"html": "x"}, True),
        ((), {"html": " "}, False),
        ((("video", "x"), ("arxiv", "y")), {}, True),
        ((), {"note": "x"}, False),
    ],
)
def test_what_leads_to_a_text(
    links: tuple[tuple[str, str], ...], fields: dict[str, str], leads: bool
) -> None:
    record: Any = SimpleNamespace(links=links, fields=fields)
    assert listed_papers._leads_to_text(record) is leads


@pytest.mark.parametrize(
    ("position", "candidates", "lacks"), [(None, (), True), (0, (), False), (None, (1, 2), False)]
)
def test_papers_without_their_person(position: int | None, candidates: tuple[int, ...], lacks: bool) -> None:
    match = SimpleNamespace(position=position, candidates=candidates)
    registry: Any = SimpleNamespace(position_of=lambda _id, _authors: match)
    entry: Any = SimpleNamespace(credited=())
    person: Any = SimpleNamespace(id="ann")
    assert listed_papers._is_lacking(registry, entry, person) is lacks


def test_papers_of_lists_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    def record(key: str, **more: Any) -> Any:
        given = {"status": "", "links": (), "fields": {}, "file": "a.bib", "line": 3, **more}
        return SimpleNamespace(key=key, **given)

    records = {
        "b": record("b"),
        "a": record("a", line=None),
        "out": record("out", links=(("pdf", "x"),)),
        "later": record("later", status="accepted"),
    }
    listed = {"y": dict.fromkeys(("b", "out", "lost")), "x": dict.fromkeys(("b", "a", "later"))}
    domain = SimpleNamespace(listed=lambda: listed, store=SimpleNamespace(find=records.get))
    monkeypatch.setattr(listed_papers, "academic_domain", lambda _env: domain)
    app: Any = SimpleNamespace(env=None)
    assert list(listed_papers.papers_without_text(app)) == [
        SiteFinding("no-text", Level.HINT, "a: nothing leads to the text", "a.bib", 0),
        SiteFinding("no-text", Level.HINT, "b: nothing leads to the text", "a.bib", 3),
    ]


def test_what_a_run_leaves_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The steps on standard output, what is found in a file; what others print is no step."""

    def check(source: Path, folder: Path, builder: str, others: Any, step: Callable[[str], None]) -> Any:
        step("Building é")
        print("noise")
        step("Checking")
        return {"given": [str(source), str(folder), builder, list(others)]}

    monkeypatch.setattr(run, "check", check)
    with (tmp_path / "stdout").open("w") as stdout:
        monkeypatch.setattr(run.sys, "stdout", stdout)
        run.main(["/site", str(tmp_path), "html", "external", "accessible"])
        monkeypatch.undo()
    assert (tmp_path / "stdout").read_text("utf-8") == "Building é\nChecking\n"
    found = json.loads((tmp_path / "result.json").read_text())
    assert found == {"given": ["/site", str(tmp_path), "html", ["external", "accessible"]]}
