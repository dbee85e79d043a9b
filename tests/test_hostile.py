"""Hostile ``.bib`` files, options and settings: all of it is shown, none of it is obeyed.

Two sites are built, alike but for the texts: one says "word" where the other tries to break out.  Whatever
a builder writes has then to have the same structure: the same elements with the same attributes, the same
control sequences, the same requests.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup, Tag
from support import Built, build_site

# what these share is made once, by one of the processes
pytestmark = pytest.mark.xdist_group("hostile")

#: what a field of a ``.bib`` file tries, and the text that it comes down to
BREAKOUTS = {
    "script": ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    "end": ("</style></script><svg/onload=alert(1)>", "</style></script><svg/onload=alert(1)>"),
    "quotes": ("\"><img src=x onerror=alert(1)>' onclick='x", "\"><img src=x onerror=alert(1)>' onclick='x"),
    "cdata": ("]]><!-- --><?php x?>", "]]><!– –><?php x?>"),
    "entities": ("&lt;b&gt; &#60;script&#62;&quot;", '<b> <script>"'),
    "template": (r"\{\{ 7*7 \}\} \{\% include 'x' \%\}", "{{ 7*7 }} {% include 'x' %}"),
    "markup": ("`x`_ :raw-html:`x` |x| ``y`` [x](y) **z**", "‘x‘_ :raw-html:‘x‘ |x| “y“ [x](y) **z**"),
    "roff": (".so /etc/passwd", ".so /etc/passwd"),
    "texinfo": ("@include /etc/passwd @end", "@include /etc/passwd @end"),
    "input": (r"\input{/etc/passwd} \include{x}", "/etc/passwd x"),
    "write": (r"\immediate\write18{touch x} \openout15=x", r"\immediate\write18touch x \openout15=x"),
    "csname": (r"\csname input\endcsname /etc/passwd", r"\csname input\endcsname /etc/passwd"),
    "superscripts": ("^^5cinput/etc/passwd ^^M", "^^5cinput/etc/passwd ^^M"),
    "backslash": (r"\textbackslash input /etc/passwd", "\\input /etc/passwd"),
    "directions": ("a\u202eb\u2066c\u200fd", "a\u202eb\u2066c\u200fd"),
    "controls": ("a\x1b[31mb\x00\x0c\uffff", "a[31mb"),
}
#: what a setting or an option of a directive tries: both are shown as they are
TEXT = "</script><script>alert(1)</script>\"' onclick='x' {{ 7*7 }} \\input{/etc/passwd}"
HARMLESS = "word"
#: attributes that hold text
TEXTUAL = {"alt", "title"}

ENTRY = """
@article{%(key)s, title = {%(text)s}, author = {{%(text)s} and Ito, Noriko}, journal = {%(text)s},
  abbr = {A %(text)s}, publisher = {%(text)s}, note = {%(text)s}, award = {%(text)s}, volume = {%(text)s},
  number = {%(text)s}, pages = {%(text)s}, presentation = {%(text)s}, abstract = {%(text)s},
  keywords = {%(text)s}, year = {2020}, author+an:role = {1=equal; 2=equal}, url = {https://example.org/}}
"""
OPTIONS = ("name", "other-name", "pronouns", "position", "location", "photo-alt")
PAGE = """
# Home

```{profile}
%s
:photo: me.png
:link: %s
```

{strange}`x` {equal}`x` {pub}`script`

```{publications}
:group-by: type
```
"""
CITED = """
# Cited

{cite:t}`script` {footcite}`quotes`

```{bibliography}
:all:
```

```{footbibliography}
```
"""
PIXEL = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89"
    b"\0\0\0\nIDATx\x9cc\0\1\0\0\5\0\1\r\n-\xb4\0\0\0\0IEND\xaeB`\x82"
)


def sources(*, hostile: bool) -> dict[str, str | bytes]:
    text = TEXT if hostile else HARMLESS
    options = "\n".join(f":{name}: {json.dumps(text)}" for name in OPTIONS)
    link = json.dumps(text.replace("<", "‹").replace(">", "›") + " <https://example.org/link>")
    entries = (
        ENTRY % {"key": key, "text": tried if hostile else HARMLESS} for key, (tried, _) in BREAKOUTS.items()
    )
    page = PAGE % (options, link)
    return {"index.md": page, "cited.md": CITED, "papers.bib": "".join(entries), "me.png": PIXEL}


def settings(*, hostile: bool) -> dict[str, Any]:
    text = TEXT if hostile else HARMLESS
    return {
        "academic_people": {"x": {"name": text}, "ito": {"name": "N. Ito", "url": "https://example.org/ito"}},
        "academic_roles": {"equal": {"symbol": text, "label": text}},
        "academic_badges": {"strange": {"title": text}},
        "academic_type_headings": {"article": text},
        "latex_elements": {"papersize": "a4paper"},
    }


Sites: TypeAlias = Callable[[str], tuple[Built, Built]]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Return the hostile site and the harmless one, as a builder writes them."""
    folder = tmp_path_factory.mktemp("sites")

    def sites(builder: str) -> tuple[Built, Built]:
        hostile, harmless = (
            build_site(
                # only gettext cannot share its doctrees
                folder / f"{builder == 'gettext'}-{hostile}",
                sources(hostile=hostile),
                conf=settings(hostile=hostile),
                builder=builder,
                allow_warnings=True,
            )
            for hostile in (True, False)
        )
        return hostile, harmless

    return sites


def output(built: Built, suffix: str) -> str:
    """Return the only file with a suffix."""
    (path,) = (path for path in built.outdir.rglob(f"*{suffix}") if path.name != "python.ist")
    return path.read_text("utf-8")


DATA = "application/ld+json"


def skeleton(elements: Iterable[Tag]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (tag.name, {name: _but_for_length(value) for name, value in tag.attrs.items() if name not in TEXTUAL})
        for tag in elements
    ]


def _but_for_length(value: object) -> object:
    """Return the value of an attribute without the class that says of a text that it is long."""
    return [name for name in value if name != "is-long"] if isinstance(value, list) else value


def collapsed(text: str) -> str:
    return " ".join(text.split())


def programs(page: BeautifulSoup) -> list[str | None]:
    """Return the scripts that a browser runs, not those that hold data."""
    return [script.string for script in page("script") if script.get("type") != DATA]


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_html_has_the_elements_of_a_harmless_site(sites: Sites, builder: str) -> None:
    hostile, harmless = (BeautifulSoup(built.text("index"), "html5lib") for built in sites(builder))
    assert skeleton(hostile.find_all(True)) == skeleton(harmless.find_all(True))
    assert programs(hostile) == programs(harmless)
    for data in hostile("script", type=DATA):
        assert json.loads(str(data.string))
        assert "<" not in str(data.string)
    for key, (_, shown) in BREAKOUTS.items():
        entry = hostile.find(id=f"pub-{key}")
        assert isinstance(entry, Tag)
        assert collapsed(entry.select(".publication-title")[0].text) == collapsed(shown)
        assert collapsed(entry.select(".badge-award")[0].text) == collapsed(shown)
    author = hostile.select_one("#pub-quotes .author")
    assert author is not None
    assert author.text == BREAKOUTS["quotes"][1] + f"{TEXT} ({TEXT})"
    assert hostile.select(".profile-name")[0].text == TEXT
    assert hostile.select("img.profile-photo")[0]["alt"] == TEXT
    assert hostile.select(".badge-strange")[0]["title"] == TEXT


def test_citations_are_only_text_and_links(sites: Sites) -> None:
    html = BeautifulSoup(sites("html")[0].text("cited"), "html5lib")
    for citation in html.select(".citation, .footnote"):
        found = {(tag.name, name) for tag in citation.find_all(True) for name in tag.attrs}
        assert {tag.name for tag in citation.find_all(True)} <= {"span", "a", "p", "em", "strong"}
        assert {name for _, name in found} <= {"class", "href", "id", "role"}
    assert len(html.select(".citation")) == len(BREAKOUTS)


def test_epub_is_xml_with_the_elements_of_a_harmless_site(sites: Sites) -> None:
    def elements(built: Built, page: str) -> list[tuple[str, list[str]]]:
        (path,) = built.outdir.glob("*.epub")
        with zipfile.ZipFile(path) as book:
            for name in book.namelist():
                if name.endswith((".xhtml", ".opf", ".ncx")):
                    ElementTree.fromstring(book.read(name))
            root = ElementTree.fromstring(book.read(page))
        return [(element.tag, sorted(element.keys())) for element in root.iter()]

    hostile, harmless = sites("epub")
    assert elements(hostile, "index.xhtml") == elements(harmless, "index.xhtml")


def test_xml_has_the_elements_of_a_harmless_site(sites: Sites) -> None:
    hostile, harmless = (ElementTree.fromstring(built.text("index")) for built in sites("xml"))
    assert [element.tag for element in hostile.iter()] == [element.tag for element in harmless.iter()]


CONTROL_SEQUENCE = re.compile(r"\\(?:[A-Za-z@]+|.)", re.DOTALL)
#: what Sphinx writes for a character
CHARACTERS = r"""
    \# \$ \% \& \_ \{ \} \textasciicircum \textasciigrave \textbackslash \textbar \textgreater \textless
    \textendash \textquotedbl \textquotesingle \sphinxhyphen
"""


def test_latex_has_the_control_sequences_of_a_harmless_site(sites: Sites) -> None:
    hostile, harmless = (set(CONTROL_SEQUENCE.findall(output(built, ".tex"))) for built in sites("latex"))
    assert hostile - harmless <= set(CHARACTERS.split())
    assert "^^" not in output(sites("latex")[0], ".tex")


def test_manual_has_the_requests_of_a_harmless_site(sites: Sites) -> None:
    request = re.compile(r"^[.'].*?(?=\s|$)", re.MULTILINE)
    hostile, harmless = (set(request.findall(output(built, ".1"))) for built in sites("man"))
    assert hostile <= harmless


def test_texinfo_has_the_commands_of_a_harmless_site(sites: Sites) -> None:
    command = re.compile(r"@(?:[a-z]+|.)")
    hostile, harmless = (set(command.findall(output(built, ".texi"))) for built in sites("texinfo"))
    assert hostile - harmless <= {"@@", "@{", "@}"}


def test_text_has_the_characters(sites: Sites) -> None:
    hostile = collapsed(sites("text")[0].text("index"))
    assert TEXT in hostile
    for _, shown in BREAKOUTS.values():
        assert collapsed(shown) in hostile


def test_messages_to_translate_are_those_of_a_harmless_site(sites: Sites) -> None:
    hostile, harmless = (output(built, "index.pot") for built in sites("gettext"))
    assert hostile.count("\nmsgid ") == harmless.count("\nmsgid ")
