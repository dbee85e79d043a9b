# ruff: noqa: E501
"""Hostile inputs made by a generator with a seed: payloads, changed at random, at every door for texts.

Whatever runs calls ``pw`` with the number of its vector.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

SEED = 20261128
COUNT = 250

#: what would run; ``N`` is the number of the vector
PAYLOADS = (
    "<img src=x onerror=pw(N)>", "<svg/onload=pw(N)>", "<script>pw(N)</script>", "<sCrIpT >pw(N)</ScRiPt >",
    "\"><img src=x onerror=pw(N)>", "'><img src=x onerror=pw(N)>", "\" onfocus=pw(N) autofocus tabindex=1 x=\"",
    "' onmouseover='pw(N)", "</title><script>pw(N)</script>", "</style><script>pw(N)</script>",
    "</textarea><script>pw(N)</script>", "</script><script>pw(N)</script>", "</script><svg/onload=pw(N)>",
    "--><script>pw(N)</script><!--", "]]><script>pw(N)</script>", "<details open ontoggle=pw(N)>x</details>",
    "<iframe srcdoc='<script>parent.pw(N)</script>'></iframe>", "<body onload=pw(N)>", "<video><source onerror=pw(N)>",
    "<math><mtext><table><mglyph><style><img src=x onerror=pw(N)>", "<a href=javascript:pw(N)>x</a>",
    "<form action=javascript:pw(N)><button>x</button></form>", "<object data=javascript:pw(N)></object>",
    "<meta http-equiv=refresh content='0;url=javascript:pw(N)'>", "<base href=//evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>", "<style>@import '//evil.example/x.css';</style>",
    "javascript:pw(N)", "JaVaScRiPt:pw(N)//", "java\tscript:pw(N)", "\x01javascript:pw(N)", "javascript:pw(N)//https://x",
    "data:text/html,<script>opener.pw(N)</script>", "vbscript:pw(N)", "//evil.example/N", "/\\evil.example/N",
    "\\\\evil.example\\N", "https:evil.example", "{{ 7*7 }}<img src=x onerror=pw(N)>", "{% raw %}<script>pw(N)</script>",
    "${pw(N)}", "`x <javascript:pw(N)>`_", "[x](javascript:pw(N))", "![x](x\" onerror=\"pw(N))",
    "{raw}`<script>pw(N)</script>`", ":raw-html:`<script>pw(N)</script>`", "<%= pw(N) %>", "';pw(N);'", "\\\";pw(N);//",
    "\\u003cscript\\u003epw(N)\\u003c/script\\u003e", "\u2028<script>pw(N)</script>", "＜script＞pw(N)＜/script＞",
)  # fmt: skip
#: LaTeX around a payload, or in place of it
LATEX = (
    r"\textless img src=x onerror=pw(N)\textgreater", r"{\textless}script{\textgreater}pw(N){\textless}/script{\textgreater}",
    r"$\less$img src=x onerror=pw(N)$\greater$", r"$<img src=x onerror=pw(N)>$", r"\(\text{<img src=x onerror=pw(N)>}\)",
    r"$\unknown{<img src=x onerror=pw(N)>}$", r"$\href{javascript:pw(N)}{x}$", r"\href{javascript:pw(N)}{x}",
    r"\url{javascript:pw(N)}", r"\href{//evil.example}{x}", r"\href{https://x/\" onclick=\"pw(N)}{x}", r"\emph{<img src=x onerror=pw(N)>}",
    r"\texttt{<script>pw(N)</script>}", r"\char60 img src=x onerror=pw(N)\char62", r"^^3cimg src=x onerror=pw(N)^^3e",
    r"\verb|<img src=x onerror=pw(N)>|", r"{\&}lt;img src=x onerror=pw(N){\&}gt;", r"\symbol{60}img src=x onerror=pw(N)>",
)  # fmt: skip

FIELDS = (
    "title", "author", "editor", "journal", "booktitle", "publisher", "series", "note", "abbr", "award", "award_name",
    "presentation", "abstract", "keywords", "volume", "number", "pages", "eid", "edition", "address", "institution",
    "school", "howpublished", "type", "url", "doi", "eprint", "pdf", "code", "slides", "video", "website", "html",
    "preview", "preview_alt", "annotation", "additional_info", "langid", "pubstate", "year", "date", "month", "link_own",
    "title_de", "shorttitle", "subtitle", "isbn", "issn", "hal", "pubmed", "altmetric", "google_scholar_id", "author+an",
    "author+an:role", "author+an:person", "bibtex_show", "ids", "related", "location", "eventtitle", "organization",
)  # fmt: skip


def _entities(text: str, dice: random.Random) -> str:
    form = dice.choice(("&#{0};", "&#x{0:x};", "&#0000{0};"))
    return "".join(form.format(ord(character)) if character in "<>\"'&" else character for character in text)


def _doubled(text: str, _dice: random.Random) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("&", "&amp;")


def _broken(text: str, dice: random.Random) -> str:
    place = dice.randrange(len(text) + 1)
    return text[:place] + dice.choice("\t\n\r\f\x00\x0b\x1b\u200b\u202e\ufeff{}\\") + text[place:]


def _cased(text: str, dice: random.Random) -> str:
    return "".join(
        dice.choice((character.upper, character.lower))() if character not in "pw" else character
        for character in text
    )


def _same(text: str, _dice: random.Random) -> str:
    return text


CHANGES = (_same, _same, _same, _entities, _doubled, _broken, _cased)


def payload(number: int, dice: random.Random) -> str:
    text = dice.choice((*PAYLOADS, *PAYLOADS, *LATEX)).replace("N", str(number))
    return dice.choice(CHANGES)(text, dice)


@dataclass
class Hostile:
    """A site."""

    files: dict[str, str | bytes] = field(default_factory=dict)
    conf: dict[str, Any] = field(default_factory=dict)
    count: int = 0


def _entries(dice: random.Random, count: int) -> Iterator[str]:
    kinds = ("article", "inproceedings", "book", "misc", "phdthesis", "software", "patent", "online")
    for number in range(count):
        fields = {
            "title": f"Word{number}",
            "author": "Doe, Jane and Roe, Bo",
            "year": "2020",
            "journal": "J",
            "pdf": "f.pdf",
        }
        for name in dice.sample(FIELDS, 5):
            fields[name] = payload(number, dice)
        if number % 3 == 0:  # a heading of the venue, and a title of a page
            fields["journal"] = fields["title"] = payload(number, dice)
        key = payload(number, dice) if number % 7 == 0 else f"key{number}"
        key = "".join(character for character in key if character not in "{},\n\r\x00")
        values = ",\n  ".join(f"{name} = {{{value}}}" for name, value in fields.items())
        yield f"@{dice.choice(kinds)}{{{key},\n  {values}}}\n"


def _text(number: int, dice: random.Random) -> str:
    """Return a payload on one line."""
    return " ".join(payload(number, dice).split())


def hostile_site(seed: int = SEED, count: int = COUNT) -> Hostile:
    """Return a site in which every text tries to break out; the same for the same seed."""
    dice = random.Random(seed)
    numbers = iter(range(count, 10 * count))

    def one() -> str:
        return _text(next(numbers), dice)

    people = {
        f"p{place}": {
            "name": ("Jane Doe", "Bo Roe", one())[place], "aliases": [one()], "url": one(), "orcid": one(),
            "group": ("phd", one(), "alumni")[place], "position": one(), "affiliation": one(), "topic": one(),
            "years": one(), "photo": one(), "email": one(), "github": one(), "next": one(), "page": one(),
            "links": {one(): one()},
        }
        for place in range(3)
    }  # fmt: skip
    conf = {
        "project": "Test",
        "html_baseurl": "https://example.org/",
        "html_title": "Test",
        "academic_people": people,
        "academic_people_groups": {people["p1"]["group"]: one()},
        "academic_me": "p0",
        "academic_paper_pages": True,
        "academic_roles": {
            "equal": {"symbol": one(), "label": one()},
            "own": {"symbol": one(), "label": one()},
        },
        "academic_badges": {"strange": {"title": one(), "class": one()}},
        "academic_type_headings": {"article": one(), "book": one()},
        "academic_venues": {
            one(): {"name": one(), "url": one(), "colour": one()},
            "J": {"name": one(), "url": one()},
        },
        "academic_links": {"pdf": one(), "own": one()},
        "academic_cite_styles": [one(), "apa"],
        "academic_metrics": "metrics.json",
        "academic_feed": ["atom", "rss", "json"],
        "academic_files": [".pdf", one()],
        "myst_enable_extensions": ["fieldlist"],
    }
    figures = {
        "source": one(), "date": "2026-11-01",
        "repositories": {"a/b": {"stars": 10**40, "forks": 3, "description": "\ud800\x00" + one(), "language": one(), one(): one()}},
        "papers": {"key1": {"citations": 5, "source": one()}, one(): {"citations": 3}},
        "people": {"p0": {"citations": 5, one(): 3}},
    }  # fmt: skip
    options = (
        "name",
        "other-name",
        "pronouns",
        "position",
        "location",
        "photo-alt",
        "affiliation",
        "photo",
        "link",
        "email",
    )
    profile = "\n".join(f"{name}: {json.dumps(one())}" for name in (*options, "github", "orcid", "scholar"))
    # no element of HTML, which MyST shows as it is, but all else
    safe = [one().replace("<", "‹").replace("{", "(") for _ in range(60)]
    items = [
        f"- [2024] {safe.pop()}\n\n  :title: {safe.pop()}\n  :link: {safe.pop()}\n  :name: {safe.pop()}"
        for _ in range(4)
    ]
    lines = [f"- {safe.pop()}: {safe.pop()}, {safe.pop()}" for _ in range(3)]
    lists = [
        f"```{{publications}}\n{options}\n```"
        for options in (
            ":group-by: venue\n:show: abstract, cite, bibtex",
            ":group-by: type, year\n:search:\n:download: bibtex, csl-json, ris",
            ":layout: cards\n:max-authors: 1",
            ":layout: table",
            ":group-by: status\n:style: apa\n:limit: 60",
            f"---\nfilter: {json.dumps('title % ' + repr(one()))}\nname: {json.dumps(one())}\n---",
            f"---\nkeys: {json.dumps(one())}\nstyle: {json.dumps(one() + '.csl')}\nme: {json.dumps(one())}\n---",
        )
    ]
    pages = {
        "index.md": f"# Home\n\n```{{profile}}\n---\n{profile}\n---\nLife.\n```\n\n```{{people}}\n```\n\n"
        "```{toctree}\n" + "\n".join(f"list{number}" for number in range(len(lists))) + "\nsections\ncv\n```\n",
        "sections.md": "# Sections\n\n## About {pub}`key3` and {pub}`key6`\n\n"
        + "".join(f"```{{{kind}}}\n" + "\n".join(items) + "\n```\n\n" for kind in ("education", "talks", "awards"))
        + "```{news}\n:auto: true\n" + "\n".join(items) + "\n```\n\n"
        + "```{projects}\n- [2024] [x](https://github.com/a/b)\n```\n\n"
        + "".join(f"```{{{kind}}}\n" + "\n".join(lines) + "\n```\n\n" for kind in ("service", "skills", "languages"))
        + "{pub:accepted}`key3` {strange}`x` {equal}`x` {feed}`x`\n",
        "cv.md": "# CV\n\n```{cv}\n:download: json-resume, rendercv\n```\n",
        **{f"list{number}.md": f"# List {number}\n\n{body}\n" for number, body in enumerate(lists)},
    }  # fmt: skip
    files: dict[str, str | bytes] = {**pages, "f.pdf": b"%PDF", "metrics.json": json.dumps(figures)}
    files["a.bib"] = "\n".join(_entries(dice, count)).encode("utf-8", "replace")
    return Hostile(files, conf, next(numbers))
