"""The .bib file of one paper, beside its page or in it."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from ..bib.reader import read
from ..model.folding import fold
from ..model.people import family_key
from ..model.person import Name
from ..model.publication import Publication
from .findings import Findings
from .ids import id_of
from .records import Paper
from .source import Source

_PRE = re.compile(r"<pre[^>]*>\s*(?:<code[^>]*>)?(.*?)(?:</code>)?\s*</pre>", re.DOTALL | re.IGNORECASE)
_FENCE = re.compile(
    r"^(`{3,}|~{3,})\s*(?:bib(?:tex|latex)?|tex|latex)?\s*\n(.*?)^\1\s*$", re.DOTALL | re.MULTILINE
)
_ENTRY = re.compile(r"@\s*\w+\s*\{[^,{}]+,", re.DOTALL)
_KEY = re.compile(r"[^\W_][\w.:+/-]*")
#: of programs; and what another entry says, which is among the fields already
_LEFT_OUT = frozenset(
    {
        "crossref",
        "xref",
        "xdata",
        "bdsk-url-1",
        "bdsk-url-2",
        "date-added",
        "date-modified",
        "file",
        "owner",
        "timestamp",
    }
)
#: marks as formulas and emphasis, which names of a list have
_MARKUP = re.compile(
    r"\$\s*\^?\s*\{?\\?(?:\*|ast|star|dag(?:ger)?)\}?\s*\$|\\(?:textbf|underline|textit|emph)\s*\{([^{}]*)\}"
)
_NOT_WORDS = re.compile(r"[\W_]+")


def read_file(source: Source, name: str) -> Publication | None:
    """Return the only entry of a file, or its first one, which is reported."""
    data = source.data(name)
    if data is None:
        return None
    entries = read(data, name).publications
    if not entries:
        source.findings.left_out("the file has no entries", name)
        return None
    if len(entries) > 1:
        source.findings.check(f"of {len(entries)} entries the first was taken", name, remedy="compare them")
    return entries[0]


def read_text(body: str, file: str) -> Publication | None:
    """Return the entry that a page shows as code, its entities undone."""
    for match in (*_PRE.finditer(body), *_FENCE.finditer(body)):
        text = match[match.lastindex or 1]
        for _again in range(2):
            if "&" in text:
                text = html.unescape(text)
        if entry := entry_in(re.sub(r"</?code[^>]*>", "", text), file):
            return entry
    return None


def entry_in(text: str, file: str = "") -> Publication | None:
    """Return the first entry of a text, or None."""
    entries = read(text.encode(), file).publications if _ENTRY.search(text) else ()
    return entries[0] if entries else None


def without_entries(body: str) -> str:
    """Return the text of a page without entries that it shows as code, and the word above them."""
    for pattern in (_PRE, _FENCE):
        body = pattern.sub(lambda match: "" if _ENTRY.search(html.unescape(match[0])) else match[0], body)
    return re.sub(r"^\W*bibtex\W*$", "", body, flags=re.MULTILINE | re.IGNORECASE)


def completed(paper: Paper, entry: Publication, findings: Findings, *, wins: bool) -> Paper:
    """Return a paper with what its own entry says.

    :param wins: the entry is that of the paper itself, so that it counts where both say something; otherwise
        it has what the page does not say
    """
    if paper.title and not is_same_work(paper.title, entry.plain_title):
        findings.check(
            f"{paper.title!r}: its .bib file has {entry.plain_title!r}, and was not taken",
            paper.place.file,
            paper.place.line,
        )
        return paper
    own = {
        name: value
        for name, value in entry.fields.items()
        if value.strip() and name not in _LEFT_OUT and value.count("{") == value.count("}")
    }
    title_is_same = _plain(paper.title) == _plain(entry.plain_title) or not entry.plain_title
    if paper.title and (title_is_same or not wins):
        # they differ in capitals at most, and the page is what readers know
        own.pop("title", None)
    if not title_is_same:
        _report(
            f"the title is {paper.title!r} on the page and {entry.plain_title!r} in the .bib file",
            paper,
            findings,
            wins,
        )
    _compare_authors(paper, entry, own, findings, wins=wins)
    fields = dict(paper.fields)
    _compare_dates(paper, entry, own, fields, findings, wins=wins)
    if wins:
        for name in own:
            fields.pop(name, None)
        for one, other in (
            ("journal", "booktitle"),
            ("booktitle", "journal"),
            ("journaltitle", "journal"),
            ("school", "journal"),
            ("school", "booktitle"),
            ("institution", "booktitle"),
            ("institution", "journal"),
            ("journal", "howpublished"),
            ("journaltitle", "howpublished"),
            ("booktitle", "howpublished"),
            ("school", "howpublished"),
        ):
            if one in own:
                fields.pop(other, None)
    else:
        venue = {"journal", "booktitle", "journaltitle"}
        stated = set(fields) | ({*venue} if venue & fields.keys() else set())
        own = {name: value for name, value in own.items() if name not in stated}
    doi = own.get("doi", "") or fields.get("doi", "")
    if (
        doi
        and re.sub(r"^https?://(?:dx\.)?doi\.org/", "", own.get("url", "")).casefold()
        == re.sub(r"^https?://(?:dx\.)?doi\.org/", "", doi).casefold()
    ):
        own.pop("url", None)
    has_editors = wins and "editor" in own and "author" not in own
    key = entry.key if _KEY.fullmatch(entry.key) else id_of(entry.key, "")
    return replace(
        paper,
        type=entry.original_type or paper.type,
        fields=fields,
        bibtex=own,
        # those whom the page names are its editors
        authors=() if has_editors else paper.authors,
        key=paper.key or key,
    )


def is_same_work(one: str, other: str) -> bool:
    """Return whether two titles have most of their words in common."""
    first, second = (set(_NOT_WORDS.sub(" ", fold(title)).split()) for title in (one, other))
    return not first or not second or len(first & second) * 2 > min(len(first), len(second))


def _compare_authors(
    paper: Paper, entry: Publication, own: dict[str, str], findings: Findings, *, wins: bool
) -> None:
    page = [author.name for author in paper.authors]
    listed = [author.name for author in entry.authors]
    if not page:
        return
    same = len(page) == len(listed) and all(
        _same_name(one, other) for one, other in zip(page, listed, strict=True)
    )
    is_one = len(page) > 1 and _is_one_string(own.get("author", ""))
    if wins and (is_one or (len(page) > len(listed) and entry.others)):
        findings.check(
            f"{paper.title!r}: the .bib file does not name all authors, or does not separate them by ‘and’;"
            " those of the page were taken",
            paper.place.file,
            paper.place.line,
        )
        own.pop("author", None)
        return
    if not same and listed:
        message = (
            f"the page names {len(page)} authors, and the .bib file {len(listed)}"
            if len(page) != len(listed)
            else "the page and the .bib file spell authors in different ways"
        )
        _report(message, paper, findings, wins)
    roles = "; ".join(
        f"{number}={','.join(author.roles)}" for number, author in enumerate(paper.authors, 1) if author.roles
    )
    if same and _MARKUP.search(own.get("author", "")):
        # the page has the same names without it
        own.pop("author", None)
    if "author" in own:
        for _level in range(2):
            own["author"] = _MARKUP.sub(lambda match: "*" if match[0][0] == "$" else match[1], own["author"])
    if not wins:
        own.pop("author", None)
    elif same and roles and "author+an" not in own and "author+an:role" not in own:
        own["author+an:role"] = roles


def _is_one_string(names: str) -> bool:
    """Return whether names are separated by commas, which makes one name of them."""
    return names.count(",") > 1 and not re.search(r"\sand\s", names)


def _same_name(one: str, other: Name) -> bool:
    words = set(_NOT_WORDS.sub(" ", fold(one)).split())
    family = set(_NOT_WORDS.sub(" ", fold(other.family)).split()) or {family_key(other)}
    return bool(words & family)


def _compare_dates(
    paper: Paper,
    entry: Publication,
    own: dict[str, str],
    fields: dict[str, str],
    findings: Findings,
    *,
    wins: bool,
) -> None:
    stated = fields.get("date", "") or fields.get("year", "")
    year = re.search(r"\d{4}", stated)
    names = ("date", "year", "month", "day")
    if not year or not entry.date:
        if stated:
            for name in names:
                own.pop(name, None)
        return
    if int(year[0]) == entry.date.year:
        # whichever says more
        if stated.count("-") and not entry.date.month:
            for name in names:
                own.pop(name, None)
        else:
            for name in names:
                fields.pop(name, None)
        return
    _report(
        f"the year is {year[0]} on the page and {entry.date.year} in the .bib file", paper, findings, wins
    )
    for name in names:
        (fields if wins else own).pop(name, None)


def _report(message: str, paper: Paper, findings: Findings, wins: bool) -> None:
    taken = "that of the .bib file was taken" if wins else "that of the page was taken"
    findings.check(f"{paper.title!r}: {message}; {taken}", paper.place.file, paper.place.line, "compare them")


def _plain(text: str) -> str:
    return _NOT_WORDS.sub("", fold(text))
