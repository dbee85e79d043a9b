"""Files of the source folder that entries name: where they may be, and what is said of those not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..model.patterns import lazy_pattern
from ..model.problems import Problem
from ..model.urls import is_relative
from .link_kinds import OWN_KINDS, LinkKinds
from .problem_kinds import BibKind

if TYPE_CHECKING:
    from ..model.publication import Publication

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
#: endings of pictures of which a build makes smaller copies
SCALABLE = frozenset({".jpeg", ".jpg", ".png", ".webp"})

#: a relative address that may be a page of the site: nothing in it has a suffix but that of a page
_PAGE = lazy_pattern(r"(?:\.{1,2}/)*[^.?#]*(?:\.html?)?(?:[?#].*)?", re.DOTALL)

#: where al-folio has the files that an entry names by their names alone
_FOLDERS = {"html": "assets/html", "url": "assets/html"}
_FOLDER = "assets/pdf"
_PREVIEWS = "assets/img/publication_preview"
#: a page of a PDF, as in addresses
_PDF_PAGE = lazy_pattern(r"(pdf|.*\.pdf)(?:#page=(\d{1,5}))?", re.IGNORECASE)


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


class Preview(NamedTuple):
    """What is shown as the picture of an entry."""

    #: where it may be, the path as written first; empty where the entry has no such file
    paths: tuple[str, ...]
    #: of a PDF, counted from 1; 0 for a picture
    page: int = 0
    #: whether it is the PDF of the entry, which is linked to as well
    is_paper: bool = False


def preview_of(record: Publication, *, pdf: bool = False) -> Preview | None:
    """Return what is shown as the picture of an entry, if anything is.

    That is ``preview``: a picture, or ``talk.pdf#page=2``, a page of a PDF, or ``pdf``, the first page of the
    entry's own.

    :param pdf: whether the first page of its PDF is shown for an entry without ``preview``
    """
    # not in every build
    from .fields import TRUE, decoded

    preview = decoded(record.fields.get("preview", "")).strip()
    # ``preview = {true}`` means something else to al-folio; to it, pictures lie in a folder of their own
    if not preview or preview.lower() in TRUE:
        own = _own_pdf(record) if pdf else ()
        return Preview(own, 1, is_paper=True) if own else None
    if match := _PDF_PAGE.fullmatch(preview):
        page = int(match[2] or 1) or 1
        if match[1].lower() == "pdf":
            return Preview(_own_pdf(record), page, is_paper=True)
        return Preview((*file_candidates("pdf", match[1]), f"{_PREVIEWS}/{match[1]}"), page)
    return Preview((preview, f"{_PREVIEWS}/{preview}"))


def _own_pdf(record: Publication) -> tuple[str, ...]:
    """Return where the PDF of an entry may be, if it is a file and not on another host."""
    links = (link for kind, link in record.links if kind == "pdf" and is_relative(link))
    return next((file_candidates("pdf", link) for link in links), ())


def no_pdf(record: Publication) -> Problem:
    """Return the problem of an entry that wants a page of its PDF for a picture, and has none."""
    from .fields import decoded

    preview = decoded(record.fields.get("preview", "")).strip()
    remedy = "name the file in pdf, or a picture in preview"
    message = f"preview = {{{preview}}}, but no PDF of the entry is a file; there is no picture; {remedy}"
    return Problem(BibKind.LINK, message, record.file, record.line, record.key)


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
