"""Files of the source folder that entries name: where they may be, and what is said of those not there."""

from __future__ import annotations

import re

from ..model.patterns import lazy_pattern
from ..model.problems import Problem
from ..model.publication import Publication
from ..model.urls import is_relative
from .fields import TRUE, decoded
from .link_kinds import OWN_KINDS, LinkKinds
from .problem_kinds import BibKind

#: endings of files that are made for readers
PUBLISHED = (
    ".pdf", ".ps", ".eps", ".djvu", ".epub", ".doc", ".docx", ".odt", ".key", ".odp", ".ppt", ".pptx",
    ".apng", ".avif", ".bmp", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff", ".webp",
    ".m4a", ".m4v", ".mkv", ".mov", ".mp3", ".mp4", ".ogg", ".ogv", ".wav", ".webm",
    ".csv", ".ods", ".xls", ".xlsx", ".7z", ".bz2", ".gz", ".tar", ".tgz", ".xz", ".zip",
)  # fmt: skip
PICTURES = frozenset(
    {".apng", ".avif", ".bmp", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff", ".webp"}
)

#: a relative address that may be a page of the site: nothing in it has a suffix but that of a page
_PAGE = lazy_pattern(r"(?:\.{1,2}/)*[^.?#]*(?:\.html?)?(?:[?#].*)?", re.DOTALL)

#: where al-folio has the files that an entry names by their names alone
_FOLDERS = {"html": "assets/html", "url": "assets/html"}
_FOLDER = "assets/pdf"


def is_local(kind: str, link: str, kinds: LinkKinds = OWN_KINDS) -> bool:
    """Return whether a link means a file of the source folder, and not a page of the site or of another."""
    if not is_relative(link):
        return False
    known = kinds.by_name.get(kind)
    return bool(known and known.is_file) or not _PAGE.fullmatch(link)


def file_candidates(kind: str, link: str) -> tuple[str, ...]:
    """Return the paths below the source folder of the file that a link may mean, the first choice first.

    They are the link as written, and where al-folio and Jekyll look for it.
    """
    path = link.lstrip("/")
    return path, f"{_FOLDERS.get(kind, _FOLDER)}/{path}"


def preview_candidates(record: Publication) -> tuple[str, ...]:
    """Return where the picture of an entry may be, the path as written first; nothing if it has none."""
    preview = decoded(record.fields.get("preview", "")).strip()
    # ``preview = {true}`` means something else to al-folio; to it, pictures lie in a folder of their own
    if not preview or preview.lower() in TRUE:
        return ()
    return preview, f"assets/img/publication_preview/{preview}"


def missing_file(record: Publication, kind: str, path: str, refusal: str = "") -> Problem:
    """Return the problem of an entry that names a file which is not there, or may not be published.

    :param refusal: why it may not be, and what to do about it
    """
    effect = "there is no picture" if kind == "preview" else "the link is left out"
    if refusal:
        why, _semicolon, remedy = refusal.partition("; ")
        message = f"{kind} = {{{path}}} is {why}; {effect}; {remedy}"
    else:
        remedy = "add the file or correct the path"
        message = f"{kind} = {{{path}}} is no file below the source folder; {effect}; {remedy}"
    return Problem(BibKind.LINK, message, record.file, record.line, record.key)
