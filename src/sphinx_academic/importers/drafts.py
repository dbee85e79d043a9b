"""Papers that are being read: what is known so far, badges, pictures and links."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from ..model.publication import Publication
from . import paper_links
from .authors import Legend, Names
from .lines import Line, Picture
from .records import Place
from .shields import COUNTER, SHIELD, shield_label, shield_text

_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass
class Context:
    """What an item is read with."""

    #: spellings of the owner's name
    owners: Sequence[str] = ()
    legend: Legend = field(default_factory=Legend)
    file: str = ""
    #: line of a text in the source
    locate: Callable[[str], Place] = lambda text: Place()
    #: new path of a file of the source, or None if it is not there
    file_of: Callable[[str], str | None] = lambda address: None
    #: whether an address leads to a page of the site itself
    is_page: Callable[[str], bool] = lambda address: False
    report: Callable[[str, str, Place], None] = lambda level, message, place: None


@dataclass
class Draft:
    """A paper that is being read."""

    title: str = ""
    names: Names = field(default_factory=Names)
    type: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    #: texts that may say where it appeared, the surest first
    venues: list[tuple[str, bool]] = field(default_factory=list)
    awards: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    #: what was found says that this is a paper: a list of names, a venue, a title in its place
    signs: int = 0
    unexplained: dict[int, list[str]] = field(default_factory=dict)
    #: the entry that the item shows as code
    entry: Publication | None = None


def words_of(text: str) -> list[str]:
    """Return the words of a text; each Chinese character counts as half of one."""
    cjk = re.findall(r"[\u3040-\u30ff\u3400-\u9fff]{2}", text)
    return [word for word in _WORDS.findall(text) if not re.search(r"[\u3400-\u9fff]", word)] + cjk


def badges(nodes: Any) -> tuple[list[str], list[Any]]:
    """Return the texts of badges, and their elements."""
    roots = [nodes] if hasattr(nodes, "find_all") else [node for node in nodes if hasattr(node, "find_all")]
    skip: list[Any] = []
    found: list[str] = []
    for root in roots:
        for tag in root.find_all(
            class_=re.compile(r"(?:^|-|_)(?:badge|label|venue|conf|conference|tag)(?:$|-|_)")
        ):
            if any(parent in skip for parent in tag.parents):
                continue
            text = " ".join(tag.get_text(" ").split())
            if len(text) <= 60 and not tag.find("a"):
                skip.append(tag)
                if text:
                    found.append(text)
    return found, skip


def take_pictures(lines: list[Line], draft: Draft, context: Context) -> list[Line]:
    """Return lines with words; pictures are teasers, badges that name a venue, or counters."""
    kept = []
    for line in lines:
        for picture in line.pictures:
            if shield := SHIELD.search(picture.source):
                draft.venues.append((shield_text(shield["text"]), False))
            if COUNTER.search(picture.source):
                is_named = not re.fullmatch(r"(?:static )?badge|sym", picture.alt, re.IGNORECASE)
                label = picture.alt if is_named else ""
                if re.search(r"github/forks|stars", picture.source):
                    label = "code"
                add_link(draft, label or shield_label(picture.source), picture.href, context)
            elif not re.match(r"https?:", picture.source):
                draft.pictures.append(picture)
            if (
                not COUNTER.search(picture.source)
                and re.match(r"https?:", picture.href)
                and not re.search(r"\.(?:png|jpe?g|gif|svg|webp)$", picture.href, re.IGNORECASE)
            ):
                add_link(draft, picture.alt, picture.href, context)
        if line.text.strip():
            kept.append(line)
    return kept


def add_link(draft: Draft, label: str, address: str, context: Context) -> None:
    """Add a link to a page elsewhere, or to a file of the source."""
    address = address.strip()
    if paper_links.is_no_link(address):
        return
    if re.match(r"(?:https?|ftp)://\S", address, re.IGNORECASE):
        paper_links.add_link(draft.fields, label, address)
    elif address.startswith("//"):
        paper_links.add_link(draft.fields, label, f"https:{address}")
    elif not re.match(r"[a-z][a-z0-9+.-]*:", address, re.IGNORECASE) and not context.is_page(address):
        if address.lower().endswith(".bib"):
            # its entry is read, and the new site offers one of each paper
            return
        path = context.file_of(address)
        plain = re.sub(r"^(?:\.{0,2}/)+", "", unquote(address))
        if path or re.search(r"\.\w{2,4}$", plain):
            paper_links.add_link(draft.fields, label, path or plain)
