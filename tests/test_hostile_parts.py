"""Hostile addresses, mathematics, files and keys, each where it would do harm."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from support import Build, Built, build_site

from sphinx_academic.core.domain import academic_domain
from sphinx_academic.model.formulas import is_formula
from sphinx_academic.model.urls import SCHEMES

# what these share is made once, by one of the processes
pytestmark = pytest.mark.xdist_group("hostile parts")

ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01\x02 javascript:alert(1)",
    "\u00a0javascript:alert(1)",
    "javascript&colon;alert(1)",
    "javascript&#58;alert(1)",
    "javascript&#x3A;alert(1)",
    "&#106;avascript:alert(1)",
    r"\textbackslash javascript:alert(1)",
    r"\href{javascript:alert(1)}{x}",
    r"\url{javascript:alert(1)}",
    "<a href='javascript:alert(1)'>x</a>",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "view-source:javascript:alert(1)",
    "blob:https://example.org/x",
    "file:///etc/passwd",
    "//example.org/x",
    r"\\\\example.org\\x",
    r"/\\example.org/x",
    r"\textbackslash/example.org/x",
    "/\t/example.org/x",
    "\u200b//example.org/x",
    "/\\example.org",
    'https://example.org/" onclick="alert(1)',
    "https://example.org/' onclick='alert(1)",
    "https://example.org/><script>alert(1)</script>",
    "https://example.org/}\\input{/etc/passwd}",
)
ADDRESS_FIELDS = "url html pdf code slides poster video website blog supp data"
ADDRESS_PAGE = """
# Home

```{publications}
```

```{bibliography}
:all:
```
"""


def address_entries() -> Iterator[str]:
    for number, address in enumerate(ADDRESSES):
        for field in f"{ADDRESS_FIELDS} doi eprint hal pubmed howpublished".split():
            yield f"@misc{{{field}{number}, title = {{T}}, year = {{2020}}, {field} = {{{address}}}}}"
        text = address.replace("{", "").replace("}", "").replace("\\", "")
        yield f"@misc{{text{number}, title = {{\\href{{{text}}}{{x}} \\url{{{text}}}}}, year = {{2020}}}}"


def is_allowed(address: str) -> bool:
    # as a browser reads it, after the entities, which the parser has undone
    seen = re.sub(r"[\t\n\r]", "", address.strip("".join(map(chr, range(33)))))
    if seen.replace("\\", "/").startswith("//"):
        return False
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", seen)
    return scheme is None or scheme[1].lower() in SCHEMES


def links(html: BeautifulSoup) -> list[str]:
    return [str(tag[name]) for tag in html.find_all(True) for name in ("href", "src") if tag.has_attr(name)]


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return a site that puts every address into every field that makes a link."""
    files = {"index.md": ADDRESS_PAGE, "papers.bib": "\n".join(address_entries())}
    conf = {"academic_people": {"x": {"name": "X", "url": ADDRESSES[0]}}}
    return build_site(tmp_path_factory.mktemp("links") / "site", files, conf=conf, allow_warnings=True)


def test_every_link_is_on_the_list(addresses: Built) -> None:
    html = BeautifulSoup(addresses.text("index"), "html5lib")
    found = links(html)
    assert len(found) > 50
    assert [address for address in found if not is_allowed(address)] == []
    assert {name for tag in html.select("a") for name in tag.attrs} <= {
        "accesskey", "class", "href", "id", "rel", "role", "title",
    }  # fmt: skip


def test_every_link_of_other_builders_is_on_the_list(addresses: Built) -> None:
    srcdir = Path(addresses.app.srcdir)
    latex = build_site(srcdir, {}, builder="latex", allow_warnings=True)
    source = next(latex.outdir.glob("*.tex")).read_text("utf-8")
    found = re.findall(r"\\sphinxhref\{([^{}]*)\}|\\href\{([^{}]*)\}", source)
    assert len(found) > 50
    assert [address for pair in found for address in pair if not is_allowed(address)] == []
    assert not re.search(r"\\input\{/etc", source)


def test_every_address_left_out_is_reported(build: Build) -> None:
    entry = "@misc{a, title = {T}, year = {2020}, %s = {javascript:alert(1)}}"
    built = build(
        {
            "index.md": "# Home\n\n```{publications}\n```\n",
            "a.bib": "\n".join(entry % field for field in ADDRESS_FIELDS.split()),
        },
        allow_warnings=True,
    )
    reported = [warning for warning in built.warnings if "[academic.url]" in warning]
    assert len(reported) > 1
    assert not built.html().select("a[href^='javascript']")


@pytest.mark.parametrize(
    "source",
    [
        "x^2", r"\frac{1}{2}", r"O(n \log n)", r"\mathcal{L}_{\text{a b}}", r"\left( \sum_i a_i \right)",
        r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", r"\{a\}", r"50\%", r"\mathrm{CO}_2", r"\hat{\theta}",
    ],
)  # fmt: skip
def test_mathematics(source: str) -> None:
    assert is_formula(source)


@pytest.mark.parametrize(
    "source",
    [
        r"\input{/etc/passwd}", r"\input/etc/passwd", r"\immediate\write18{rm x}", r"\write18{x}",
        r"\csname input\endcsname x", "^^5cinput{x}", r"\text{\input{x}}", r"\mathrm{\openin1=x}",
        r"\def\x{}", r"\catcode`\@=0 @input x", r"\begin{filecontents}{x}\end{filecontents}",
        r"\end{document}", r"\begin{array}{@{\input{x}}c}\end{array}", r"\href{javascript:alert(1)}{x}",
        r"\style{color:red}{x}", r"\class{x}{y}", r"\require{x}", r"\unicode{65}", r"\hspace{1em\input{x}}",
        r"\special{x}", r"\directlua{x}", r"\includegraphics{x}", r"\verb|x|", r"\begin {verbatim}",
        "a } b", "{ a", "x % y", "x # y", "x $ y", r"x \) \input{y} \(", "x\\", r"\begin{cases} a",
        r"\begin{cases} { \end{cases} }", "{" * 300 + "}" * 300, r"\éinput", "\\\ninput", r"\@@input x",
    ],
)  # fmt: skip
def test_no_mathematics(source: str) -> None:
    assert not is_formula(source)


@pytest.mark.parametrize("builder", ["html", "latex", "epub", "text"])
def test_what_is_no_mathematics_is_shown_as_it_was_typed(build: Build, builder: str) -> None:
    formulas = (r"\input{/etc/passwd}", r"\immediate\write18{rm x}", r"\href{javascript:alert(1)}{x}", "x^2")
    title = " ".join(f"${formula}$" for formula in formulas)
    index = "# Home\n\n{pub}`a`\n\n```{publications}\n```\n\n"
    index += "```{profile}\n:name: X\n:affiliation: {math}`\\input{x}`\n```\n"
    bib = f'@misc{{a, title = {{{title}}}, note = {{$\\hspace{{1" onclick="x}}$}}, year = {{2020}}}}'
    extensions = ["myst_parser", "sphinx.ext.mathjax", "sphinx_academic"]
    conf = {"html_math_renderer": "mathjax", "extensions": extensions}
    # each is warned of, which is tested where formulas are
    conf["suppress_warnings"] = ["academic.formula"]
    built = build({"index.md": index, "a.bib": bib}, builder=builder, conf=conf)
    if builder == "latex":
        source = next(built.outdir.glob("*.tex")).read_text("utf-8")
        assert not re.search(r"\\(?:input|write|immediate)\b(?=[^\n]*(?:passwd|18|\{x))", source)
        assert r"\textbackslash{}input\{/etc/passwd\}" in source
        assert r"\(x^2\)" in source
        return
    text = built.text("index")
    if builder != "text":
        html = BeautifulSoup(text, "html5lib")
        assert not html.select("[onclick]")
        # MathJax follows a link in a formula
        assert "javascript:" not in " ".join(tag.text for tag in html.select(".math:not(code)"))
        text = html.text
    for formula in formulas[:-1]:
        assert formula in text


def test_no_width_breaks_out_of_its_attribute(build: Build) -> None:
    built = build({"index.md": '# Home\n\n{math}`\\hspace{1" onclick="x}`\n'})
    assert not built.html().select("[onclick]")


SECRET = "secret, outside"


@pytest.fixture
def secrets(tmp_path: Path) -> list[str]:
    """Return paths that lead to private files, as seen from a site in the folder."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.pdf").write_text(SECRET)
    srcdir = tmp_path / "site1"
    (srcdir / ".git").mkdir(parents=True)
    (srcdir / ".git" / "config").write_text(SECRET)
    (srcdir / "link.pdf").symlink_to(outside / "secret.pdf")
    (srcdir / "folder").symlink_to(outside)
    (srcdir / "loop.pdf").symlink_to("loop.pdf")
    return [
        "../outside/secret.pdf", "folder/secret.pdf", "link.pdf", "a/../../outside/secret.pdf",
        f"{outside}/secret.pdf", f"file://{outside}/secret.pdf", f"/{outside}/secret.pdf",
        "..\\outside\\secret.pdf", "%2e%2e/outside/secret.pdf", ".git/config", "x/../.git/config", "loop.pdf",
        ".", "", "a" * 10_000, "a/" * 3_000,
    ]  # fmt: skip


def written(built: Built) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in built.outdir.rglob("*") if path.is_file()}


def test_no_file_outside_is_copied(build: Build, secrets: list[str]) -> None:
    fields = ("pdf", "slides", "poster", "supp")
    entries = (
        f"@misc{{{field}{number}, title = {{T}}, year = {{2020}}, {field} = {{{path}}}}}"
        for number, path in enumerate(secrets)
        for field in fields
    )
    index = "# Home\n\n```{publications}\n```\n"
    files = {"index.md": index, "a.bib": "\n".join(entries), "a b#1?.pdf": b"mine"}
    files["b.bib"] = "@misc{mine, title = {T}, year = {2020}, pdf = {a b#1?.pdf}}"
    built = build(files, allow_warnings=True)
    assert not [name for name, content in written(built).items() if SECRET.encode() in content]
    downloads = [str(link["href"]) for link in built.html().select(".publication-links a")]
    (own,) = (link for link in downloads if link.startswith("_downloads"))
    assert own.endswith("/a%20b%231%3F.pdf")
    assert [str(name) for name in built.app.env.dlfiles] == ["a b#1?.pdf"]
    assert built.rebuild(allow_warnings=True).warnings == built.warnings


def test_no_photo_outside_is_copied(build: Build, secrets: list[str]) -> None:
    pages = {
        f"p{number}.md": f"# P\n\n```{{profile}}\n:name: X\n:photo: {path!r}\n```\n"
        for number, path in enumerate(secrets)
    }
    built = build(pages | {"index.md": "# Home\n"}, allow_warnings=True)
    assert not [name for name, content in written(built).items() if SECRET.encode() in content]
    assert len(built.app.env.images) == 0
    assert "[academic.profile]" in " ".join(built.warnings)


def test_file_that_appears_and_goes(build: Build) -> None:
    index = "# Home\n\n```{publications}\n```\n"
    bib = "@misc{a, title = {T}, year = {2020}, pdf = {a.pdf}}"
    built = build({"index.md": index, "a.bib": bib}, allow_warnings=True)
    assert len(built.warnings) == 1
    there = built.rebuild({"a.pdf": b"x"})
    assert there.html().select(".link-pdf")
    gone = built.rebuild({"a.pdf": None}, allow_warnings=True)
    assert gone.warnings == built.warnings
    assert not gone.html().select(".link-pdf")


KEYS = (
    "../../x", '"><img', "a'b", "<script>", "x" * 10_000, "\u202eabc\u2066", "\x1b[31m", "a&b", "&lt;", "a%b",
    "a|b",
    "a b", "x py:function 1 $ y", "..", "-", "#", "中", "pub-a", "javascript:alert(1)", "a`b", "{", "\u2028z",
)  # fmt: skip


def test_keys_are_no_ids_names_or_objects(build: Build) -> None:
    entries = "".join(f"@misc{{{key}, year = {{2020}}}}\n" for key in KEYS)
    built = build({"index.md": "# Home\n\n```{publications}\n```\n", "a.bib": entries}, allow_warnings=True)
    html = BeautifulSoup(built.text("index"), "html5lib")
    ids = [str(tag["id"]) for tag in html.select("li.publication[id]")]
    assert len(ids) == len(set(ids)) > len(KEYS) / 2
    assert all(re.fullmatch(r"pub-[\w.-]*", name) for name in ids)
    assert not html.select("img, li script")
    inventory = (built.outdir / "objects.inv").read_bytes().split(b"\n", 4)[4]
    kinds = {line.split(" academic:")[0] for line in zlib.decompress(inventory).decode().splitlines()}
    assert not [line for line in kinds if "py:function" in line]
    assert not any("\x1b" in warning for warning in built.warnings)
    assert not list(Path(built.app.srcdir).parent.glob("x*"))
    assert len(academic_domain(built.app.env).page("index").papers) == len(ids)
