"""Real entries: every field that identifies one is shown, or there is a reason why not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from realfiles import needs_corpora, sources

from sphinx_academic.bib.acronyms import is_conference
from sphinx_academic.bib.entry_types import LEFT_OUT
from sphinx_academic.bib.fields import decoded
from sphinx_academic.bib.identifiers import is_doi_alone
from sphinx_academic.bib.names import parse_names
from sphinx_academic.bib.page_ranges import bare_number, page_ranges
from sphinx_academic.bib.reader import read
from sphinx_academic.bib.status import status_of, without_word
from sphinx_academic.model.people import Registry
from sphinx_academic.model.publication import Publication
from sphinx_academic.model.roles import RoleTable
from sphinx_academic.model.text import plain
from sphinx_academic.publications.listed import Listed
from sphinx_academic.publications.venue_line import edition
from sphinx_academic.publications.view import PublicationView, make_view

pytestmark = [needs_corpora]

FIELD_NAMES = """
    volume number issue pages eid article-number articleno series edition institution school organization
    publisher type chapter part volumes version howpublished address location venue eventtitle maintitle
    booktitle journal journaltitle issuetitle pagetotal collaboration translator holder isbn isrn note
    addendum
"""
FIELDS = FIELD_NAMES.split()
NO_MARK = re.compile(r"[\W_]+")


def letters(text: str) -> str:
    return NO_MARK.sub("", text).casefold()


def shown(view: PublicationView) -> str:
    names = (author.name for author in view.authors)
    badges = (badge.text for badge in view.badges)
    venue = view.venue_badge.text if view.venue_badge else ""
    texts = [plain(view.title), plain(view.venue), plain(view.note), view.authors_end, *names, *badges, venue]
    return letters(" ".join([*texts, *(link.url for link in view.links), str(view.year)]))


def spellings(name: str, source: str) -> Iterator[str]:
    """Yield the ways in which a value may be shown."""
    text = decoded(source)
    yield text
    if name == "pages":
        yield page_ranges(text)
    elif name in ("volume", "number"):
        yield bare_number(text)
    elif name == "edition":
        yield edition(text)
    elif name in ("translator", "holder"):
        yield " ".join(str(author.name) for author in parse_names(source, RoleTable()).authors)
    elif name == "series":
        yield re.sub(r"(?<=\d)(?:st|nd|rd|th)|\s*ser(?:ies|\.)?", "", text, flags=re.IGNORECASE)


def reason(record: Publication, name: str, source: str) -> str:
    """Return why a field is not shown, or nothing."""
    text = decoded(source)
    if name in LEFT_OUT.get(record.type, ()):
        return LEFT_OUT[record.type][name]
    if record.status == "preprint" and name in (
        "journal",
        "journaltitle",
        "howpublished",
        "volume",
        "publisher",
    ):
        return "the badge or the link names the archive"
    if name == "series" and is_conference(text):
        return "the short name of the conference, which the badge has"
    if name == "type" and record.type in ("thesis", "report", "patent"):
        return "its key stands for words"
    if name in ("volume", "number", "issue", "pages") and without_word(text)[1]:
        return "the badge of the status says it"
    if name in ("note", "howpublished") and (status_of(text) or record.status):
        return "the badge of the status says it"
    if is_doi_alone(source) or re.search(r"https?://|www\.|doi\.org", text):
        return "it is a link"
    return ""


def test_what_identifies_an_entry_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    registry, roles = Registry(()), RoleTable()
    stated: Counter[str] = Counter()
    reasons: Counter[tuple[str, str]] = Counter()
    lost = []
    entries = 0
    for source in sources():
        for record in read(source.data, Path(source.name).name).publications:
            entries += 1
            text = shown(make_view(record, Listed(record.digest), roles, registry))
            for name in FIELDS:
                value = record.fields.get(name, "")
                if not letters(decoded(value)):
                    continue
                stated[name] += 1
                if any(letters(spelling) in text for spelling in spellings(name, value)):
                    continue
                if why := reason(record, name, value):
                    reasons[name, why] += 1
                else:
                    lost.append((source.name, record.key, record.type, name, decoded(value)[:60]))
    with capsys.disabled():
        print(f"\n{entries} entries, {sum(stated.values())} fields that identify them, {len(lost)} not shown")
        for (name, why), count in reasons.most_common():
            print(f"{count:6} of {stated[name]:6} {name}: {why}")
    assert lost == []
