"""``sphinx-academic new``: what it writes builds, whatever is typed."""

from __future__ import annotations

import datetime
import importlib.util
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from support import ENVIRONMENT, Run, build_silently, compare, files_below

from sphinx_academic.cli import new
from sphinx_academic.cli.site import HOSTS, WEEKLY
from sphinx_academic.cli.terminal import Terminal
from sphinx_academic.cli.themes import THEMES

PAPERS = r"""
@article{okafor2025maps, author = {Mira Okafor and Wei Zhang}, title = {Maps}, year = 2025, month = jun,
  journal = {Slow Cartography}}
@article{okafor2024ink, author = {Zhang, W. and Okafor, M.}, title = {Ink}, year = 2024, journal = {Coasts}}
"""
#: the command that builds a site, by the program on the path or by the module, without ``-W``
LENIENT = re.compile(r"(?:sphinx-build|-m sphinx) -b dirhtml \. _build")


def page(outdir: Path, name: str = "index.html") -> BeautifulSoup:
    return BeautifulSoup((outdir / name).read_text("utf-8"), "html.parser")


def heading(html: BeautifulSoup) -> str:
    """Return the title of a page; what looks like a tag is broken by a character without width."""
    return html.h1.text.removesuffix("¶").replace("\u2060", "")


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def settings(folder: Path) -> dict[str, Any]:
    """Return what conf.py sets."""
    values: dict[str, Any] = {}
    exec((folder / "conf.py").read_text("utf-8"), values)
    return values


def is_installed(theme: str) -> bool:
    """Return whether a theme can be used here; two of them come with Sphinx."""
    return theme in ("basic", "alabaster") or importlib.util.find_spec(theme) is not None


@pytest.mark.parametrize("kind", ["person", "lab"])
@pytest.mark.parametrize("theme", list(filter(is_installed, THEMES)))
def test_it_builds_in_every_theme(run: Run, tmp_path: Path, kind: str, theme: str) -> None:
    assert run("new", "site", "--kind", kind, "--theme", theme, "--url", "https://example.org").code == 0
    outdir = build_silently(tmp_path / "site")
    home = page(outdir)
    assert home.h1.text.startswith("Your Name" if kind == "person" else "Your Lab")
    assert len(home.select(".publication")) == 3
    assert len(home.select(".news-item")) == 3
    others = ["cv", "news", "publications"] if kind == "person" else ["people", "news", "publications"]
    assert all((outdir / name / "index.html").is_file() for name in others)


def test_pages_load_nothing_from_another_host(run: Run, tmp_path: Path) -> None:
    run("new", "site")
    for path in build_silently(tmp_path / "site").rglob("*.html"):
        html = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        loaded = [*html.select("script[src], img[src]"), *html.select("link[rel=stylesheet]")]
        assert not [tag for tag in loaded if "//" in str(tag.get("src") or tag.get("href"))], path


def test_comments_are_not_published(run: Run, tmp_path: Path) -> None:
    run("new", "site")
    outdir = build_silently(tmp_path / "site")
    assert b"are comments, and are not published" in (tmp_path / "site" / "index.md").read_bytes()
    published = b"".join(path.read_bytes() for path in outdir.rglob("*") if path.suffix in (".html", ".txt"))
    assert b"are comments" not in published
    assert settings(tmp_path / "site")["academic_strip_comments"] is True


#: what breaks Python, YAML, MyST, HTML, BibTeX or Jinja where it is not escaped
HOSTILE = [
    'Rob "Bobby" \\ {C} O’T. </script><script>alert(1)</script>',
    "\"\"\" + ''' + Quote",
    "李明",
    "محمد علي",
    "A" + "b" * 299,
    "A: - # & * ! | > % @ `y`",
    "{{ name }} {% raw %} << name >> <% if %>",
    "[A](javascript:alert(1)) ![B](x.png)",
    "$x$ \\(y\\) ^a^ ~b~ _c_ **d**",
    "--- A: true",
    "{ref}`nowhere` {{a}}",
    "<!-- Comment --> <A href=b> &lt; &amp;",
    "%Y A %s %(a)s",
    "Ann and Bob",
    "\\N{BULLET} \\x41 \\textbf{A} \\n",
    "# A #",
    "1. A",
    "- A",
    "::: A",
    "=== A ===",
    "A | B | C",
    "../../A/..",
    "\u202eA\u2067b",
    "Zoë 🎓 Ångström",
    "O'Brien, Jr.",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts(run: Run, tmp_path: Path, name: str) -> None:
    done = run(
        *("new", "site", "--theme", "basic", "--url", "https://example.org/?a='b'&c"),
        *(f"--name={name}", f"--position={name}", f"--affiliation={name}"),
    )
    assert done.code == 0, done.err
    outdir = build_silently(tmp_path / "site", smartquotes=False)
    home = page(outdir)
    assert heading(home) == name
    assert home.select_one(".profile-position").text == name
    assert home.select_one(".profile-affiliation").text == name
    assert home.select_one("meta[name=description]")["content"] == f"{name}, {name}, {name}"
    # TeX has other signs for quotes and dashes, and entities are read in names of a .bib file
    assert all(
        letters(author.text).startswith(letters(unescape(name))) for author in home.select(".author.is-me")
    )
    assert len(home.select(".publication")) == len(home.select(".author.is-me")) == 3
    for path in outdir.rglob("*.html"):
        scripts = page(outdir, str(path.relative_to(outdir))).select("script")
        assert not [script for script in scripts if script.text == "alert(1)"]


@pytest.mark.parametrize("name", HOSTILE[::3])
def test_hostile_texts_of_a_lab(run: Run, tmp_path: Path, name: str) -> None:
    done = run(
        *("new", "site", "--kind", "lab", "--theme", "basic", f"--name={name}", f"--lead={name}"),
        *(f"--affiliation={name}", "--link", "A*b_c` [d] <https://example.org/_a_?b=c&copy;d)>"),
    )
    assert done.code == 0, done.err
    home = page(build_silently(tmp_path / "site", smartquotes=False))
    assert heading(home) == name
    assert home.select_one("section > p > em").text == name
    link = home.select_one("a[href^='https://example.org/_a_']")
    # MyST 4 escapes "&" in addresses twice
    assert (link.text, link["href"].replace("&amp;", "&")) == (
        "A*b_c` [d]",
        "https://example.org/_a_?b=c&copy%3Bd)",
    )


def test_every_option_arrives(run: Run, tmp_path: Path) -> None:
    done = run(
        *("new", "site", "--name", "Mira  Okafor", "--id", "mira", "--position", "PhD student"),
        *("--affiliation", "Harbour University", "--email", "mira at example dot org"),
        *("--orcid", "https://orcid.org/0000-0002-1825-0097", "--github", "mira", "--x", "@mira"),
        *("--link", "Blog <https://example.org/b>", "--link", "Radio <https://example.org/r>"),
        *("--theme", "pydata-sphinx-theme", "--host", "github", "--url", "https://mira.example.org"),
    )
    assert done.code == 0
    conf = settings(tmp_path / "site")
    assert conf["academic_me"] == "mira"
    assert conf["academic_people"]["mira"] == {
        "name": "Mira Okafor",
        "position": "PhD student",
        "affiliation": "Harbour University",
        "email": "mira at example dot org",
        "photo": "images/portrait.svg",
        "orcid": "0000-0002-1825-0097",
        "github": "mira",
        "x": "@mira",
        "links": {"Blog": "https://example.org/b", "Radio": "https://example.org/r"},
    }
    assert conf["html_theme"] == "pydata_sphinx_theme"
    assert conf["html_baseurl"] == "https://mira.example.org/"
    # papers are found by the iD
    assert conf["academic_sync"] == dict.fromkeys(["orcid", "crossref", "openalex"], "0000-0002-1825-0097")
    written = files_below(tmp_path / "site")
    assert written["requirements.txt"].splitlines()[1:] == [b"pydata-sphinx-theme"]
    assert {path for path, _ in HOSTS.values()} & written.keys() == {".github/workflows/pages.yml"}


def test_papers_of_a_lab_are_found_by_no_id(run: Run, tmp_path: Path) -> None:
    run("new", "site", "--kind", "lab", "--orcid", "0000-0002-1825-0097", "--host", "none")
    assert "academic_sync" not in settings(tmp_path / "site")


@pytest.mark.parametrize(
    ("hosts", "expected"),
    [
        ("all", set(HOSTS)),
        ("none", set()),
        ("gitlab", {"gitlab"}),
        ("GitHub, readthedocs", {"github", "readthedocs"}),
    ],
)
def test_hosts(run: Run, tmp_path: Path, hosts: str, expected: set[str]) -> None:
    run("new", "site", "--host", hosts)
    written = files_below(tmp_path / "site")
    assert {host for host, (path, _) in HOSTS.items() if path in written} == expected


@pytest.mark.parametrize("url", [[], ["--url", "https://example.org"]])
def test_files_for_hosts(run: Run, tmp_path: Path, url: list[str]) -> None:
    run("new", "site", *url)
    files = {
        host: yaml.safe_load((tmp_path / "site" / path).read_text()) for host, (path, _) in HOSTS.items()
    }
    assert files["readthedocs"]["sphinx"] == {
        "configuration": "conf.py",
        "builder": "dirhtml",
        "fail_on_warning": True,
    }
    # to YAML 1.1, "on" is a truth value
    assert files["github"][True]["push"]["branches"] == ["main", "master"]
    steps = [step.get("run", "") for step in files["github"]["jobs"]["publish"]["steps"]]
    scripts = "\n".join([*steps, *files["gitlab"]["pages"]["script"]])
    assert scripts.count("-m sphinx -W -b dirhtml") == 2
    # an address of one's own is in conf.py
    assert scripts.count("-D html_baseurl=") == (0 if url else 2)


def _checker() -> str | None:
    beside = Path(sys.executable).with_name("check-jsonschema")
    return str(beside) if beside.exists() else shutil.which("check-jsonschema")


@pytest.mark.skipif(_checker() is None, reason="needs check-jsonschema, which has the schemas of the hosts")
@pytest.mark.parametrize(
    ("host", "schema"),
    [("readthedocs", "readthedocs"), ("github", "github-workflows"), ("gitlab", "gitlab-ci")],
)
@pytest.mark.parametrize("table", [HOSTS, WEEKLY])
def test_hosts_understand_their_files(
    run: Run, tmp_path: Path, table: dict[str, tuple[str, str]], host: str, schema: str
) -> None:
    run("new", "site")
    path = tmp_path / "site" / table.get(host, HOSTS[host])[0]
    transform = ["--data-transform", "gitlab-ci"] if host == "gitlab" else []
    command = [_checker(), "--builtin-schema", f"vendor.{schema}", *transform, str(path)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_follows_can_be_typed(run: Run, tmp_path: Path) -> None:
    done = run("new", "my site")
    lines = done.out.partition("Next:\n")[2].partition("\n\n")[0].splitlines()
    commands = [line.partition("  # ")[0].strip() for line in lines]
    assert len(commands) == 3
    assert commands[0] == "cd 'my site'"
    shell = " && ".join(commands[:2])
    subprocess.run(shell, shell=True, check=True, cwd=tmp_path, env=ENVIRONMENT, capture_output=True)
    assert (tmp_path / "my site" / "_build" / "index.html").is_file()
    assert "-m http.server -d _build" in commands[2]


def test_in_a_folder_with_a_virtual_environment(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "index.md").write_text("# Not a page\n")
    done = run("new")
    assert done.code == 0
    assert "  cd " not in done.out
    assert not (build_silently(tmp_path) / ".venv").exists()


def test_a_second_time_changes_nothing(run: Run, tmp_path: Path) -> None:
    run("new", "site", "--name", "Mira Okafor")
    before = files_below(tmp_path)
    done = run("new", "site", "--name", "Wei Zhang")
    assert (done.code, done.out) == (1, "")
    assert "--force" in done.err
    assert files_below(tmp_path) == before
    assert run("new", "site", "--name", "Wei Zhang", "--force").code == 0
    assert settings(tmp_path / "site")["project"] == "Wei Zhang"


def test_papers_of_ones_own(run: Run, tmp_path: Path) -> None:
    # bytes stay as they are, line ends and all
    data = PAPERS.replace("\n", "\r\n").encode() + b"% the end"
    (tmp_path / "mine.bib").write_bytes(data)
    done = run("new", "site", "--from", "mine.bib", "--theme", "basic")
    assert done.code == 0
    assert "Mira Okafor: author of 2 of 2 papers, also as M. Okafor; --name names another" in done.out
    written = files_below(tmp_path / "site")
    assert written["publications.bib"] == data
    assert [name for name in written if name.startswith("images/")] == ["images/portrait.svg"]
    conf = settings(tmp_path / "site")
    assert conf["academic_people"]["mira-okafor"]["aliases"] == ["M. Okafor"]
    home = page(build_silently(tmp_path / "site"))
    assert home.h1.text.startswith("Mira Okafor")
    assert [author.next_element for author in home.select(".author.is-me")] == ["Mira Okafor", "M. Okafor"]
    assert home.select_one(".news-item a[href*=okafor2025maps]")


@pytest.mark.parametrize("kind", ["person", "lab"])
@pytest.mark.parametrize(
    "papers",
    [
        "no entry at all",
        "@misc{a, title = {Anonymous}, year = 2024}",
        "@misc{a, title = {A}, author = {{The Group}}, year = 2024}",
        "@misc{a`b<c, title = {A}, author = {Ann Doe}, year = 2024}",
        "@misc{a, title = {A}, author = {Ann Doe}, year = 2024, selected = {true}}",
        "@misc{a, title = {A}, author = {Ann Doe}, date = {-0043}}",
    ],
)
def test_unusual_papers(run: Run, tmp_path: Path, kind: str, papers: str) -> None:
    (tmp_path / "mine.bib").write_text(papers)
    assert run("new", "site", "--kind", kind, "--from", "mine.bib", "--theme", "basic").code == 0
    build_silently(tmp_path / "site")


def test_papers_with_problems(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.bib").write_text("@misc{a, author = {Ann Doe}, title = {A}}\n" * 5)
    done = run("new", "site", "--from", "mine.bib")
    assert "9 warnings" in done.out
    assert "mine.bib:1 (a): no year is stated" in done.out
    assert LENIENT.search(done.out)
    files = files_below(tmp_path / "site")
    assert b"fail_on_warning: false" in files[".readthedocs.yaml"]
    assert b"-W" not in files[".github/workflows/pages.yml"] + files[".gitlab-ci.yml"]


@pytest.mark.parametrize(
    "field", ["pdf = {a.pdf}", "slides = {talks/a.pdf}", "preview = {a.png}", "doi = {10.1000/x}"]
)
def test_papers_whose_build_has_warnings(run: Run, tmp_path: Path, field: str) -> None:
    entries = (f"@misc{{{key}, author = {{Ann Doe}}, title = {{T}}, year = 2024, {field}}}" for key in "ab")
    (tmp_path / "mine.bib").write_text("\n".join(entries))
    done = run("new", "site", "--from", "mine.bib", "--host", "none")
    assert LENIENT.search(done.out)
    shown = (
        "1 warning of the .bib file"
        if "doi" in field
        else "Entries name files; copy them into the folder of the site: "
    )
    assert shown in done.out


@pytest.mark.parametrize("data", [b"\x00\xff\xfe\x00" * 1000, b"\xff\xfe@\x00m\x00", b"@" * 10000])
def test_papers_that_are_none(run: Run, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "mine.bib").write_bytes(data)
    assert run("new", "site", "--from", "mine.bib").code == 0
    assert (tmp_path / "site" / "publications.bib").read_bytes() == data


@pytest.mark.parametrize(
    ("conf", "suffix", "shown"),
    [
        ("extensions = ['sphinx.ext.autodoc']", ".rst", ["extensions +=", "bibtex_bibfiles ="]),
        ("extensions = ['myst_parser']", ".md", ["extensions +=", "bibtex_bibfiles ="]),
        ("project = 'X'", ".rst", ["extensions =", "bibtex_bibfiles ="]),
        ("extensions = ['sphinx_academic', 'myst_parser']", ".md", ["bibtex_bibfiles ="]),
    ],
)
def test_a_documentation(run: Run, tmp_path: Path, conf: str, suffix: str, shown: list[str]) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "conf.py").write_text(conf + "\n")
    (docs / "index.rst").write_text("X\n=\n\n.. toctree::\n\n   publications\n")
    before = files_below(docs)
    done = run("new", "docs", "--kind", "docs")
    assert done.code == 0, done.err
    after = files_below(docs)
    assert after.keys() - before.keys() == {f"publications{suffix}", "publications.bib"}
    assert before.items() <= after.items()
    lines = [line.strip() for line in done.out.splitlines() if line.startswith("    ") and "[" in line]
    assert [line.partition("[")[0].strip() for line in lines] == shown
    (docs / "conf.py").write_text("\n".join([conf, *lines]))
    outdir = build_silently(docs, html_theme="basic")
    assert len(page(outdir, "publications/index.html").select(".publication")) == 3


def test_a_documentation_with_papers(run: Run, tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text("extensions = []\nbibtex_bibfiles = ['refs.bib']\n")
    (tmp_path / "refs.bib").write_text(PAPERS)
    done = run("new", ".", "--kind", "docs")
    assert "Wrote publications.rst to" in done.out
    assert "bibtex_bibfiles" not in done.out
    (tmp_path / "publications.rst").unlink()
    done = run("new", ".", "--kind", "docs", "--from", "refs.bib")
    assert "Wrote publications.rst to" in done.out
    assert (tmp_path / "refs.bib").read_text() == PAPERS
    (tmp_path / "publications.rst").unlink()
    (tmp_path / "other.bib").write_text(PAPERS)
    done = run("new", ".", "--kind", "docs", "--from", "other.bib")
    assert 'bibtex_bibfiles += ["other.bib"]' in done.out


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "there is no"),
        ({"docs/conf.py": ""}, "did you mean docs?"),
        ({"docs/source/conf.py": ""}, "did you mean docs/source?"),
        ({"src/conf.py": ""}, "name the folder that has the documentation's conf.py"),
        ({"conf.py": "def ("}, "cannot be read"),
        ({"conf.py": "\0"}, "cannot be read"),
    ],
)
def test_no_documentation(run: Run, tmp_path: Path, files: dict[str, str], said: str) -> None:
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    done = run("new", "--kind", "docs")
    assert done.code == 1
    assert said in done.err
    assert files_below(tmp_path) == {name: content.encode() for name, content in files.items()}


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> list[str]:
    """Let lines be typed at a terminal, and return the list that gets the prompts."""
    waiting = iter(lines)
    prompts: list[str] = []

    def read(prompt: str) -> str:
        prompts.append(prompt)
        try:
            return next(waiting)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", read)
    return prompts


def test_questions(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine.bib").write_text(PAPERS)
    answers = ["", "absent.bib", "mine.bib", "", "PhD student", "", "nonsense", "mira@example.org"]
    answers += ["0000-0002-1825-0098", "", "mira", "", "Blog <https://example.org>", "", "github", ""]
    prompts = typed(monkeypatch, *answers)
    done = run("new", "site")
    assert done.code == 0, done.err
    assert len(prompts) == len(answers)
    assert prompts[3] == "Your name [Mira Okafor]: "
    assert "cannot be read" in done.out
    assert "check digit" in done.out
    person = settings(tmp_path / "site")["academic_people"]["mira-okafor"]
    assert person["email"] == "mira@example.org"
    assert person["links"] == {"Blog": "https://example.org"}
    assert "orcid" not in person


def test_what_options_say_is_not_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    prompts = typed(monkeypatch, *[""] * 20)
    options = ("--name", "A", "--position", "", "--affiliation", "", "--email", "", "--orcid", "")
    more = ("--github", "", "--scholar", "", "--link", "", "--theme", "furo", "--host", "all", "--url", "")
    assert run("new", "site", "--kind", "person", "--from", "", *options, *more).code == 0
    assert prompts == []


@pytest.mark.parametrize("option", ["--quiet", "--no-input"])
def test_no_questions(run: Run, monkeypatch: pytest.MonkeyPatch, option: str) -> None:
    prompts = typed(monkeypatch)
    assert run("new", "site", option).code == 0
    assert prompts == []


def test_questions_that_are_broken_off(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "lab", "", "Tides Lab")
    done = run("new", "site")
    assert done.code == 1
    assert "nothing was changed" in done.err
    assert list(tmp_path.iterdir()) == []


def test_requirements_are_those_of_the_package(run: Run, tmp_path: Path) -> None:
    run("new", "site")
    assert (tmp_path / "site" / "requirements.txt").read_text().startswith("sphinx-academic[site]>=0.")


@pytest.mark.parametrize(("size", "reported"), [(500_000, False), (500_001, True)])
def test_reading_a_large_file_is_reported(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, reported: bool
) -> None:
    progress: list[str] = []
    monkeypatch.setattr(Terminal, "progress", lambda _terminal, text: progress.append(text))
    entry = b"@misc{a, author = {Ann Doe}, title = {A}, year = 2024}\n"
    (tmp_path / "mine.bib").write_bytes(entry.ljust(size, b" "))
    done = run("new", "site", "--from", "mine.bib")
    assert done.code == 0
    assert progress == ["Reading mine.bib …"] * reported


@pytest.mark.parametrize("content", ["not a file of papers\n", "@comment{x}\n@string{a = {b}}\n"])
def test_a_file_without_entries(run: Run, tmp_path: Path, content: str) -> None:
    (tmp_path / "none.bib").write_text(content)
    done = run("new", "site", "--from", "none.bib", "--theme", "basic")
    assert (done.code, done.err) == (0, "")
    assert "has no entries" in done.out
    assert "0 papers" not in done.out
    build_silently(tmp_path / "site")


class Clock(datetime.date):
    """A day that stays."""

    @classmethod
    def today(cls) -> Clock:
        return cls(2026, 6, 1)


@pytest.mark.parametrize("kind", ["person", "lab", "docs"])
def test_all_that_is_written(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """Every page, entry and setting of a new site, and what is printed."""
    monkeypatch.setattr(new, "date", Clock)
    (tmp_path / "refs.bib").write_text(PAPERS, "utf-8")
    options = {
        "person": [
            "--name",
            "Mira Okafor",
            "--email",
            "mira@example.org",
            "--github",
            "mira",
            "--from",
            "refs.bib",
        ],
        "lab": ["--name", "Tides Lab", "--lead", "Mira Okafor", "--url", "https://tides.example.org"],
        "docs": [],
    }
    if kind == "docs":
        (tmp_path / "site").mkdir()
        (tmp_path / "site" / "conf.py").write_text('extensions = ["myst_parser"]\n', "utf-8")
        (tmp_path / "site" / "index.md").write_text("# Tides\n", "utf-8")
    done = run("new", "site", "--kind", kind, "--theme", "furo", *options[kind])
    assert (done.code, done.err) == (0, "")
    found = ""
    for path, content in files_below(tmp_path / "site").items():
        found += f"=== {path}\n"
        if path.endswith((".md", ".bib", ".py")):
            text = content.decode()
            found += re.sub(r"^ *(#.*)?\n", "", text, flags=re.MULTILINE) if path == "conf.py" else text
    # what follows depends on the programs that are there
    printed = done.out.partition("\nNext:")[0]
    compare(Path(__file__).parent / "expected" / f"new-{kind}.txt", f"{found}=== (printed)\n{printed}")
