"""``sphinx-academic check``: what is wrong with a site is found, where it is; and nothing is changed."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from textwrap import dedent
from threading import Thread
from typing import IO, Any

import pytest
from PIL import Image
from sphinx.testing.util import _clean_up_global_state
from support import ENVIRONMENT, Files, Run, compare, files_below

from sphinx_academic.checking.run import check
from sphinx_academic.cli import check as command
from sphinx_academic.cli.reports import Report
from sphinx_academic.cli.site_folder import builder_of, source_folder
from sphinx_academic.cli.terminal import Failure
from sphinx_academic.model import problems
from sphinx_academic.model.site_checks import Level, SiteFinding

CONF = """
    extensions = ["myst_parser", "sphinx_academic"]
    html_theme = "basic"
    html_baseurl = "https://okafor.example.org/"
    """
ME = """
    bibtex_bibfiles = ["papers.bib"]
    academic_people = {"mira": {"name": "Mira Okafor", "aliases": ["M. Okafor"]}}
    academic_me = "mira"
    """
PNG = b"\x89PNG\r\n\x1a\n"


def photo() -> bytes:
    """Return a picture that says where it was taken."""
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 0.0)}
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, "JPEG", exif=exif)
    return file.getvalue()


def write(folder: Path, files: Files) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        assert content is not None
        path.write_bytes(content if isinstance(content, bytes) else dedent(content).lstrip("\n").encode())
    return folder


def conf(*parts: str) -> str:
    return "".join(dedent(part) for part in parts)


def line_of(path: Path, text: str) -> int:
    return next(number for number, line in enumerate(path.read_text("utf-8").splitlines(), 1) if text in line)


@pytest.fixture
def run_here(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return the command, whose build is in this process: importing Sphinx takes longer than building."""

    def check_here(arguments: list[str], *_others: object) -> int:
        source, folder, builder, *others = arguments[arguments.index(command._PROGRAM) + 2 :]
        path = list(sys.path)
        try:
            found = check(Path(source), Path(folder), builder, others, lambda step: None)
        finally:
            sys.path[:] = path
            _clean_up_global_state()
        Path(folder, "result.json").write_text(json.dumps(found), "utf-8")
        return 0

    # which a process of its own changes for itself
    monkeypatch.setattr(problems, "MOST_PER_KIND", problems.MOST_PER_KIND)
    monkeypatch.setattr(command, "_run", check_here)
    return run


#: a site in which everything is wrong that can be
MESSY: Files = {
    "conf.py": conf(
        CONF,
        ME,
        """
        academic_publications = True
        academic_empty_links = "Hide"
        html_extra_path = ["extra"]
        html_static_paths = ["_static"]
        versions = ["1", "2"]
        html_title = f"Mira {versions[0]}"
        _html_titles = today_is = "a name of one's own"
        exclude_patterns = ["drafts"]
        """,
    ),
    "papers.bib": """
        @article{misspelt, author = {Okafr, Mira}, title = {Tides}, journal = {Js}, year = 2024,
          pdf = {no.pdf}}
        @article{others, author = {Zhang, Wei}, title = {Coasts of Ink}, journal = {Js}, year = 2023,
          url = {http://a.test}}
        @misc{preprint, author = {Okafor, Mira}, title = {Fog in Winter Nights}, year = 2023,
          eprint = {2401.00001}, eprinttype = {arxiv}}
        @article{published, author = {Okafor, M.}, title = {Fog in Winter Nights}, year = 2024,
          journal = {Js}, doi = {10.1234/fog}}
        @article{edited, editor = {Okafor, Mira}, title = {Sand}, journal = {Js}, year = 2022}
        """,
    "img/big.png": PNG + bytes(3_000_000),
    "extra/large.jpg": bytes(600_000),
    "extra/photo.jpg": photo(),
    "index.md": """
        # Home

        <!-- TODO: leave the office -->

        Call +49 30 1234 5678 on 2019-2023, +1 for this. ISBN 978-3-16-148410-0, arXiv 2401.00001.
        Tel.: (030) 123 45 67

        ![](img/big.png) ![A gauge](img/big.png)

        <img src="img/none.png"> <a href="files/cv.pdf">CV</a> <a href="#nowhere">there</a>
        <a href="mailto:mira@harbour.edu">write</a> <a href="mailto:mira@example.org">example</a>

        <a id="café"></a> <a href="#caf%C3%A9">right</a> <a href="other.html#top">top</a> <a href="?">self</a>
        <a href="/other.html">by the root</a> <a href="/gone.html">gone</a> <a href="../out.html">out</a>
        <a href="http://[bad">bad</a> <a href="sms:123">call</a> <a href="//okafor.example.org/x">host</a>

        [a page](nopage.md) [a place](other)

        ```{figure} img/big.png

        Words below
        ```

        ```{publications}
        ```

        ```{toctree}
        other
        ```
        """,
    "other.rst": """
        Other
        =====

        .. secret

        .. image:: img/big.png

        `CV <files/cv.pdf>`_ :ref:`nope`
        """,
    "drafts/private.md": "+49 30 1234 9999 draft@harbour.edu\n",
}


@pytest.fixture(scope="module")
def messy(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """Return a site, and what is found in it; it stays as it is."""
    folder = write(tmp_path_factory.mktemp("messy"), MESSY)
    before = files_below(folder)
    done = subprocess.run(
        [sys.executable, "-m", "sphinx_academic", "check", "--format", "json"],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert files_below(folder) == before
    return folder, json.loads(done.stdout)


@pytest.mark.parametrize(
    ("rule", "level", "file", "text", "message"),
    [
        ("academic.config", "warning", "conf.py", "academic_publications", "is no setting"),
        ("academic.config", "warning", "conf.py", "academic_empty_links", "'Hide', but must be 'hide'"),
        ("setting", "warning", "conf.py", "html_static_paths", "did you mean ‘html_static_path’?"),
        ("academic.link", "warning", "papers.bib", "misspelt", "no.pdf"),
        ("academic.lint.preprint", "warning", "papers.bib", "preprint", "preprint of ‘published’"),
        ("academic.lint.http", "hint", "papers.bib", "others", "http:"),
        ("not-me", "warning", "papers.bib", "misspelt", "author 1, ‘Mira Okafr’, has a similar name"),
        ("not-me", "warning", "papers.bib", "others", "others: no author is Mira Okafor"),
        ("no-text", "hint", "papers.bib", "edited", "nothing leads to the text"),
        ("alt", "hint", "index.md", "![](img", "empty alternative text"),
        ("alt", "warning", "index.md", "img/none.png", "img/none.png has no alternative"),
        ("alt", "warning", "index.md", "{figure}", "img/big.png has no alternative"),
        ("alt", "warning", "other.rst", ".. image", "img/big.png has no alternative"),
        (
            "dead-link",
            "warning",
            "index.md",
            "files/cv.pdf",
            "files/cv.pdf’ leads to a file that is not there",
        ),
        ("dead-link", "warning", "index.md", "img/none.png", "img/none.png"),
        ("dead-link", "warning", "index.md", "#nowhere", "index.html does not have"),
        ("myst.xref_missing", "warning", "index.md", "nopage.md", "nopage.md"),
        ("ref.ref", "warning", "other.rst", ":ref:", "undefined label"),
        ("phone", "warning", "index.md", "Call", "+49 30 1234 5678"),
        ("phone", "warning", "index.md", "Tel.", "(030) 123 45 67"),
        ("email", "hint", "index.md", "mira@harbour.edu", "mira@harbour.edu in clear"),
        ("comment", "warning", "index.md", "TODO", "leave the office"),
        ("comment", "warning", "other.rst", ".. secret", "secret"),
    ],
)
def test_what_is_found(
    messy: tuple[Path, dict[str, Any]], rule: str, level: str, file: str, text: str, message: str
) -> None:
    folder, report = messy
    found = [
        one
        for one in report["findings"]
        if (one["rule"], one["file"]) == (rule, file) and message in one["message"]
    ]
    assert [(one["level"], one["file"], one["line"]) for one in found] == [
        (level, file, line_of(folder / file, text))
    ]


def test_all_that_is_found(messy: tuple[Path, dict[str, Any]]) -> None:
    """Every line of the report but for the warnings of Sphinx and others, whose words are theirs."""
    folder, report = messy
    ours = [
        one for one in report["findings"] if "." not in one["rule"] or one["rule"].startswith("academic.")
    ]
    found = json.dumps(ours, indent=1, ensure_ascii=False).replace(str(folder), "FOLDER")
    # new settings are no change of the report
    found = re.sub(r"known are: [^\"]*", "known are: …", found)
    compare(Path(__file__).parent / "expected" / "check.json", f"{found}\n")


def test_names_of_one_s_own_are_no_settings(messy: tuple[Path, dict[str, Any]]) -> None:
    assert sum(one["rule"] == "setting" for one in messy[1]["findings"]) == 1


def test_pictures_are_found_by_their_size(messy: tuple[Path, dict[str, Any]]) -> None:
    found = [one for one in messy[1]["findings"] if one["rule"] == "picture"]
    assert [(one["level"], one["file"]) for one in found] == [
        ("warning", "img/big.png"),
        ("hint", "extra/large.jpg"),
    ]


def test_pictures_that_say_where_they_were_taken(messy: tuple[Path, dict[str, Any]]) -> None:
    found = [one for one in messy[1]["findings"] if one["rule"] == "place"]
    assert [(one["level"], one["file"]) for one in found] == [("warning", "extra/photo.jpg")]


def test_what_is_right_is_not_found(messy: tuple[Path, dict[str, Any]]) -> None:
    _, report = messy
    messages = [one["message"] for one in report["findings"] if one["rule"] != "academic.config"]
    for text in ("preprint: no author", "published: no author", "edited: no author", "9999", "draft@"):
        assert not any(text in message for message in messages), text
    assert sum(one["rule"] == "phone" for one in report["findings"]) == 2
    assert sum(one["rule"] == "email" for one in report["findings"]) == 1
    assert sum(one["rule"] == "alt" for one in report["findings"]) == 4
    # one link that is missing is one finding, on however many pages it is
    assert sum("nopage" in message for message in messages) == 1
    assert sum("files/cv.pdf" in message for message in messages) == 1


def test_findings_are_sorted_and_counted(messy: tuple[Path, dict[str, Any]]) -> None:
    _, report = messy
    found = report["findings"]
    assert report["pages"] == 2
    counts = {level: sum(one["level"] == level for one in found) for level in ("error", "warning", "hint")}
    assert report["counts"] == counts
    rules = [one["rule"] for one in found]
    assert all(
        rules.index(rule) + rules.count(rule) - 1 == len(rules) - 1 - rules[::-1].index(rule)
        for rule in rules
    )
    assert all(
        one["remedy"] for one in found if "." not in one["rule"] or one["rule"].startswith("academic.")
    )


CLEAN: Files = {"conf.py": conf(CONF), "index.md": "# Home\n\nText.\n"}


def test_nothing_found(run: Run, tmp_path: Path) -> None:
    write(tmp_path, CLEAN)
    assert run("check") == (0, "nothing found in 1 page\n", "")


@pytest.mark.parametrize("options", [["--quiet"], ["--format", "github"]])
def test_nothing_is_said_of_nothing(run_here: Run, tmp_path: Path, options: list[str]) -> None:
    write(tmp_path, CLEAN)
    assert run_here("check", *options) == (0, "", "")


def test_hints_are_no_failure(run_here: Run, tmp_path: Path) -> None:
    write(tmp_path, CLEAN | {"index.md": '# Home\n\n<a href="mailto:a@harbour.edu">x</a>\n'})
    code, out, err = run_here("check")
    assert (code, err) == (0, "")
    assert "    index.md:3: hint: index.html has the address a@harbour.edu in clear" in out
    assert out.endswith("1 hint in 1 page\n")
    assert run_here("check", "--quiet") == (0, "", "")


@pytest.mark.parametrize("kind", ["person", "lab"])
def test_a_new_site_has_nothing_wrong(run_here: Run, tmp_path: Path, kind: str) -> None:
    run_here("new", "site", "--kind", kind, "--theme", "basic")
    before = files_below(tmp_path)
    code, out, err = run_here("check", "site")
    assert (code, err) == (0, "")
    assert "warning" not in out
    assert files_below(tmp_path) == before


BROKEN = [
    ("extensions = [\n", "conf", 1, "'[' was never closed"),
    ("x = 1\nimport nosuchmodule\n", "conf", 2, "No module named 'nosuchmodule'"),
    ("x = 1\nraise ValueError('two\\nlines')\n", "conf", 2, "ValueError: two lines"),
    ("import sys\nsys.exit(0)\n", "conf", 2, "SystemExit"),
    ("x = 1\nextensions = ['sphinx_acadmic']\n", "conf", 2, "correct its name to sphinx_academic"),
    ("html_theme = 'Furro'\n", "conf", 1, "no theme named 'Furro'"),
    (
        "def setup(app):\n    app.connect('env-updated', lambda app, env: 1 / 0)\n",
        "build",
        None,
        "division by zero",
    ),
    ("root_doc = 'absent'\n", "build", None, "absent"),
    (b"\xff\xfe\x00\x00", "conf", None, "null bytes"),
]


@pytest.mark.parametrize(("content", "rule", "line", "message"), BROKEN, ids=lambda value: str(value)[:30])
def test_a_site_that_does_not_build(
    run_here: Run, tmp_path: Path, content: str | bytes, rule: str, line: int | None, message: str
) -> None:
    check_failure(run_here, tmp_path, content, rule, line, message)


def test_a_site_that_ends_the_process(run: Run, tmp_path: Path) -> None:
    check_failure(run, tmp_path, "import os\nos._exit(0)\n", "build", None, "ended before its time")


@pytest.mark.parametrize(
    ("written", "code", "last"),
    [
        (b"", 3, "exit code 3"),
        (b"\n Running \nKilled\n\n", -9, "Killed"),
        (b"no \xff text", 1, "no \ufffd text"),
    ],
)
def test_a_build_that_ends_before_its_time_says_why(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: bytes, code: int, last: str
) -> None:
    def killed(_command: list[str], errors: IO[bytes], _terminal: object) -> int:
        errors.write(written)
        return code

    monkeypatch.setattr(command, "_run", killed)
    write(tmp_path, {"conf.py": ""})
    found = run("check", "--quiet")
    assert found == (1, f"conf.py: error: the build was ended before its time: {last} [build]\n", "")


def check_failure(
    run: Run, folder: Path, content: str | bytes, rule: str, line: int | None, message: str
) -> None:
    """Check a site whose ``conf.py`` fails, of which the report says nothing else."""
    write(folder, {"conf.py": content, "index.rst": "Home\n====\n"})
    code, out, err = run("check", "--format", "json")
    report = json.loads(out)
    assert (code, err) == (1, "")
    (found,) = [one for one in report["findings"] if one["level"] == "error"]
    assert (found["rule"], found["line"]) == (rule, line)
    assert message in found["message"]
    assert "Traceback" not in out


@pytest.mark.parametrize(
    ("files", "argument", "folder"),
    [
        ({"conf.py": ""}, ".", "."),
        ({"conf.py": ""}, "conf.py", "."),
        ({"docs/conf.py": ""}, ".", "docs"),
        ({"docs/source/conf.py": ""}, ".", "docs/source"),
        ({"source/conf.py": ""}, ".", "source"),
        (
            {
                ".readthedocs.yaml": "sphinx:\n  configuration: web/conf.py\n",
                "web/conf.py": "",
                "docs/conf.py": "",
            },
            ".",
            "web",
        ),
        (
            {".readthedocs.yml": "sphinx:\n  configuration: 'web/conf.py' # x\n", "web/conf.py": ""},
            ".",
            "web",
        ),
        ({".readthedocs.yaml": "sphinx:\n  configuration: gone/conf.py\n", "docs/conf.py": ""}, ".", "docs"),
    ],
)
def test_where_a_site_is(tmp_path: Path, files: Files, argument: str, folder: str) -> None:
    write(tmp_path, files)
    assert source_folder(tmp_path / argument).resolve() == (tmp_path / folder).resolve()


@pytest.mark.parametrize("name", ["absent", "empty", "file"])
def test_what_is_no_site(run: Run, tmp_path: Path, name: str) -> None:
    write(tmp_path, {"empty/.keep": "", "file": ""})
    code, out, err = run("check", name)
    assert (code, out) == (2, "")
    assert err.startswith("sphinx-academic: ")
    assert len(err.splitlines()) == 1
    with pytest.raises(Failure):
        source_folder(tmp_path / name)


@pytest.mark.parametrize(
    ("files", "builder"),
    [
        ({}, "html"),
        ({".readthedocs.yaml": "sphinx:\n  builder: dirhtml\n"}, "dirhtml"),
        ({".readthedocs.yaml": "sphinx:\n  configuration: conf.py\n"}, "html"),
        ({".github/workflows/pages.yml": "- run: python -m sphinx -W -b dirhtml . _build\n"}, "dirhtml"),
        ({".gitlab-ci.yml": "- sphinx-build -M html . public\n"}, "html"),
    ],
)
def test_the_builder_is_that_of_the_host(tmp_path: Path, files: Files, builder: str) -> None:
    site = write(tmp_path, {"a/b/conf.py": "", **files}) / "a" / "b"
    assert builder_of(site) == builder
    assert builder_of(write(tmp_path / "a" / "b", files)) == builder


def test_a_list_that_is_chosen_by_its_person_has_no_strangers(run_here: Run, tmp_path: Path) -> None:
    papers = "@misc{a, title = {A}, author = {Ann Doe}, year = 2024, url = {https://a.test}}"
    page = "# Home\n\n```{publications}\n:filter: FILTER\n```\n"
    write(tmp_path, {"conf.py": conf(CONF, ME), "papers.bib": papers})
    for filter, code in (("not me", 0), ("year > 2000", 1)):
        write(tmp_path, {"index.md": page.replace("FILTER", filter)})
        assert run_here("check", "--quiet").code == code


def test_a_terminal_in_another_language(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "de")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    write(tmp_path, {"conf.py": conf(CONF, 'language = "de"'), "index.rst": "Home\n====\n\n:ref:`no`\n"})
    assert "undefined label: 'no'" in run("check", "--quiet").out


def test_checks_of_other_packages(run_here: Run, tmp_path: Path) -> None:
    lines = """
        from sphinx_academic.api import SiteFinding, Level, add_site_check


        def find(app):
            yield SiteFinding("semicolons", Level.WARNING, "100%; two", app.env.doc2path("index"), 1)


        def fail(app):
            raise KeyError("x")


        def odd(app):
            yield SiteFinding("odd", Level.ERROR, "right", "index.md", 1)
            yield "wrong"


        def setup(app):
            add_site_check(app, "odd", odd, title="Odd", remedy="Nothing.")
            add_site_check(app, "semicolons", find, title="Semicolons", remedy="Write full stops.")
            add_site_check(app, "fails", fail, title="Fails", remedy="Nothing.")
        """
    write(tmp_path, CLEAN | {"conf.py": conf(CONF, lines)})
    code, out, err = run_here("check")
    assert (code, err) == (1, "")
    assert "semicolons: Semicolons\n  Write full stops.\n    index.md:1: warning: 100%; two\n" in out
    assert "the check ‘fails’ has failed: KeyError: 'x'" in out
    assert "the check ‘odd’ has failed: TypeError: 'wrong' is no SiteFinding" in out
    assert "right" not in out
    assert run_here("check", "--format", "github").out.splitlines()[2:] == [
        "::warning file=index.md,line=1,title=semicolons::100%25; two"
    ]


def test_lists_of_checks_and_silenced_warnings_are_those_of_the_site(run_here: Run, tmp_path: Path) -> None:
    files = {"papers.bib": "@misc{a, author = {Ann Doe}, title = {On A}, year = 2024, url = {http://a.test}}"}
    chosen = 'bibtex_bibfiles = ["papers.bib"]\nacademic_lint = ["http"]\n'
    write(tmp_path, {**CLEAN, **files, "conf.py": conf(CONF, chosen)})
    code, out, _ = run_here("check")
    assert code == 1
    assert "papers.bib:1: warning: a: insecure" in out
    assert "papers.bib:1: hint: a: no page lists" in out
    chosen += 'suppress_warnings = ["academic.lint"]\n'
    write(tmp_path, {"conf.py": conf(CONF, chosen)})
    assert run_here("check").code == 0


def test_levels_and_kinds_of_warnings_of_a_build(run_here: Run, tmp_path: Path) -> None:
    """What is wrong, what might be better, and what is no fault of the site."""
    lines = """
        from sphinx.util import logging


        def warn_of_all(app, env):
            for kind in KINDS:
                type, _, subtype = kind.partition(".")
                logging.getLogger(__name__).warning("of %s", kind, type=type, subtype=subtype)
            log = logging.getLogger(__name__)
            log.warning("failed to reach any of the inventories at all")
            log.warning("autosummary: stub file not found 'x'")
            log.warning("two\\n  lines")
            log.error("an error", type="tides", subtype="high")
            log.info("nothing")


        def setup(app):
            app.connect("env-updated", warn_of_all)
        """
    levels = {
        "academic.defect": "error",
        "tides.defect": "warning",
        "academic.option": "warning",
        "academic.lint.doi": "warning",
        "academic.lint.arxiv": "warning",
        "academic.lint.preprint": "warning",
        "academic.lint.title": "warning",
        "academic.lint.venue": "warning",
        "academic.lint.drift": "warning",
        "academic.lint.http": "hint",
        "academic.lint.no_doi": "hint",
        # chosen by the site
        "academic.lint.case": "warning",
        "tides.low": "warning",
    }
    dropped = ["app.add_node", "app.add_directive", "config.cache"]
    chosen = f'academic_lint = ["case"]\nKINDS = {[*levels, *dropped]!r}\n'
    files = {"conf.py": conf(CONF, chosen, lines), "index.rst": "Home\n====\n\n.. nosuch::\n"}
    write(tmp_path, files)
    code, out, err = run_here("check", "--format", "json")
    assert (code, err) == (1, "")
    found = {one["message"].partition("\n")[0]: one for one in json.loads(out)["findings"]}
    unknown = found.pop('Unknown directive type "nosuch". .. nosuch::')
    assert (unknown["rule"], unknown["level"], unknown["line"]) == ("docutils", "error", 4)
    assert {message: (one["rule"], one["level"]) for message, one in found.items()} == {
        **{f"of {kind}": (kind, level) for kind, level in levels.items()},
        "two lines": ("sphinx", "warning"),
        "an error": ("tides.high", "error"),
    }


def test_all_of_a_kind_are_listed(run_here: Run, tmp_path: Path) -> None:
    papers = "\n".join(f"@misc{{k{number}, title = {{T{number} a}}}}" for number in range(30))
    bib = 'bibtex_bibfiles = ["papers.bib"]\n'
    write(tmp_path, {**CLEAN, "papers.bib": papers, "conf.py": conf(CONF, bib)})
    assert run_here("check").out.count("no year is stated") == 30


def test_a_site_without_the_extension(run_here: Run, tmp_path: Path) -> None:
    write(tmp_path, {"conf.py": "html_theme = 'basic'\n", "index.rst": "Home\n====\n\n:ref:`no`\n"})
    code, out, err = run_here("check")
    assert (code, err) == (1, "")
    assert "index.rst:4: warning: undefined label" in out
    assert "hint: sphinx_academic is not among extensions" in out


def test_it_writes_nothing_into_the_site_and_asks_no_other_host(run: Run, tmp_path: Path) -> None:
    others = """
        extensions += ["sphinx.ext.intersphinx", "sphinx.ext.autosummary"]
        intersphinx_mapping = {"python": ("https://docs.python.org/3", None)}
        academic_people = {"ann": {"name": "Ann Doe", "group": "phd"}}
        academic_people_pages = "people"
        import local
        import socket
        try:
            socket.create_connection(("192.0.2.1", 80), 1)
        except OSError as error:
            copyright = str(error)
        """
    page = "# Home\n\n```{people}\n```\n\n"
    page += "```{eval-rst}\n.. autosummary::\n   :toctree: made\n\n   json.dumps\n```\n"
    files = {**CLEAN, "conf.py": conf(CONF, "import sys\nsys.path.insert(0, '.')\n", others), "local.py": ""}
    write(tmp_path, files | {"index.md": page})
    before = files_below(tmp_path)
    code, out, err = run("check")
    assert (code, out, err) == (0, "nothing found in 1 page\n", "")
    assert files_below(tmp_path) == before


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_HEAD(self) -> None:
        codes = {"/moved.html": 301, "/away.html": 302}
        if self.path not in codes:
            super().do_HEAD()
            return
        self.send_response(codes[self.path])
        self.send_header("Location", "/here.html")
        self.end_headers()


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = write(tmp_path_factory.mktemp("www"), {"here.html": "here"})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=folder)) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_external(run_here: Run, tmp_path: Path, server: str) -> None:
    page = (
        f"# Home\n\n[a]({server}/here.html)\n[b]({server}/gone.html)\n\n[c]({server}/moved.html)\n"
        f"[d]({server}/away.html)\n\n```{{publications}}\n```\n"
    )
    entry = "@misc{a, title = {A}, author = {Ann Doe}, year = 2024, url = {URL}}"
    papers = "% a comment\n" + entry.replace("URL", f"{server}/lost.html")
    bib = 'bibtex_bibfiles = ["papers.bib"]\n'
    write(tmp_path, {"conf.py": conf(CONF, bib), "index.md": page, "papers.bib": papers})
    assert "broken" not in run_here("check").out
    code, out, err = run_here("check", "--external", "--quiet")
    assert (code, err) == (1, "")
    found = [line.partition(" is broken")[0] for line in out.splitlines()]
    assert found == [
        f"index.md:4: warning: {server}/gone.html",
        f"papers.bib:2: warning: {server}/lost.html",
    ]
    # what has moved for good might be corrected; what is elsewhere today is right
    hints = [line.strip() for line in run_here("check", "--external").out.splitlines() if ".html has" in line]
    assert hints == [f"index.md:6: hint: {server}/moved.html has moved to {server}/here.html"]


def test_accessible_without_a_browser(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", os.devnull)
    write(tmp_path, CLEAN)
    code, out, err = run("check", "--accessible", "--quiet")
    assert (code, err) == (1, "")
    assert 'pip install "sphinx-academic[accessible]"' in out


@pytest.mark.browser
def test_accessible_in_words(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("axe_playwright_python", reason="needs the dependency group `browser`")
    write(tmp_path, CLEAN | {"index.md": '# Home\n\n<img src="#"> <font color="#eee">pale</font>\n'})
    code, out, err = run("check", "--accessible", "--quiet")
    if "no browser" in out:
        pytest.skip("needs chromium: install Debian's, or name another in the variable CHROMIUM")
    assert (code, err) == (1, "")
    assert "index.md: warning: Images must have alternative text (image-alt)" in out
    assert "color-contrast" in out


def test_github_has_its_characters_escaped(tmp_path: Path) -> None:
    finding = SiteFinding("a,b:c", Level.ERROR, "100 %\r\n::error::x", "/a,b:c%\n", 3)
    report = Report(tmp_path, (finding,))
    assert (
        report.written("github")
        == "::error file=/a%2Cb%3Ac%25%0A,line=3,title=a%2Cb%3Ac::100 %25  ::error::x"
    )


def test_paths_are_seen_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    findings = tuple(
        SiteFinding("r", Level.HINT, "m", str(path)) for path in (tmp_path / "a" / "b.md", tmp_path / "c.md")
    )
    monkeypatch.chdir(write(tmp_path, {"a/b.md": ""}) / "a")
    assert [one.file for one in Report(tmp_path, findings).sorted()] == [str(tmp_path / "c.md"), "b.md"]


def test_colours_are_for_terminals(tmp_path: Path) -> None:
    report = Report(tmp_path, (SiteFinding("r", Level.ERROR, "m\x1b[2J", "x.md", 1),))
    assert "\x1b" not in report.written("text")
    assert "\x1b[31merror\x1b[0m" in report.written("text", colours=True)


@pytest.mark.parametrize(
    ("is_terminal", "no_color", "term", "coloured"),
    [
        (True, None, "xterm", True),
        (True, None, None, True),
        (True, "", "xterm", True),
        (True, "1", "xterm", False),
        (True, None, "dumb", False),
        (False, None, "xterm", False),
    ],
)
def test_terminals_with_colours(
    run_here: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_terminal: bool,
    no_color: str | None,
    term: str | None,
    coloured: bool,
) -> None:
    monkeypatch.setattr(command, "_checked", lambda *_others: Report(tmp_path, ()))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: is_terminal)
    for name, value in (("NO_COLOR", no_color), ("TERM", term)):
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    write(tmp_path, {"conf.py": ""})
    assert run_here("check").out == ("\x1b[1mnothing found\x1b[0m\n" if coloured else "nothing found\n")


FINDINGS = (
    SiteFinding("b", Level.HINT, "third", "x.md", 3),
    SiteFinding("a", Level.WARNING, "second", "x.md", 7),
    SiteFinding("c", Level.HINT, "fourth"),
    SiteFinding("a", Level.ERROR, "first\x07", "z.md"),
    SiteFinding("a", Level.WARNING, "by line", "x.md", 2),
)
RULES = {"a": ("What is wrong", "Put ``it`` right."), "b": ("Title of b", "Not shown"), "c": ("", "")}


@pytest.mark.parametrize(
    ("form", "quiet", "text"),
    [
        (
            "text",
            False,
            """
            a: What is wrong
              Put it right.
                z.md: error: first\x20
                x.md:2: warning: by line
                x.md:7: warning: second

            b
              Not shown
                x.md:3: hint: third

            c
                hint: fourth

            1 error, 2 warnings, 2 hints in 1 page
            """,
        ),
        (
            "text",
            True,
            """
            z.md: error: first  [a]
            x.md:2: warning: by line [a]
            x.md:7: warning: second [a]
            """,
        ),
        (
            "github",
            False,
            """
            ::error file=z.md,title=a::first\x20
            ::warning file=x.md,line=2,title=a::by line
            ::warning file=x.md,line=7,title=a::second
            ::notice file=x.md,line=3,title=b::third
            ::notice title=c::fourth
            """,
        ),
        (
            "github",
            True,
            """
            ::error file=z.md,title=a::first\x20
            ::warning file=x.md,line=2,title=a::by line
            ::warning file=x.md,line=7,title=a::second
            """,
        ),
    ],
)
def test_whole_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, quiet: bool, text: str
) -> None:
    monkeypatch.chdir(tmp_path)
    found = Report(tmp_path, FINDINGS, RULES, 1).written(form, quiet=quiet)
    assert found == dedent(text).strip("\n")


def test_a_report_for_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    report = Report(tmp_path / "docs", FINDINGS, RULES, 4)
    found = json.loads(report.written("json"))
    assert {**found, "findings": None} == {
        "version": 1,
        "site": "docs",
        "pages": 4,
        "counts": {"error": 1, "warning": 2, "hint": 2},
        "findings": None,
    }
    assert found["findings"][0] == {
        "rule": "a",
        "level": "error",
        "file": "z.md",
        "line": None,
        "message": "first ",
        "remedy": "Put it right.",
    }
    assert [one["line"] for one in found["findings"]] == [None, 2, 7, 3, None]
    assert found["findings"][-1]["remedy"] == ""
    assert len(json.loads(report.written("json", quiet=True))["findings"]) == 3
    assert report.summary == "1 error, 2 warnings, 2 hints in 4 pages"
