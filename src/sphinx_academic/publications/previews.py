"""The picture of an entry: a file, or a page of a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..bib.fields import decoded
from ..bib.local_files import Preview, missing_file, no_pdf, preview_of
from ..core.i18n import _
from ..core.source_files import Use
from ..model.problems import Problem
from ..pictures.copies import Pictures, Source
from ..pictures.problem_kinds import PictureKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..core.source_files import Found
    from ..model.publication import Publication
    from ..pictures.offered import Slot


class FoundPreview(NamedTuple):
    """What has been found of the picture of an entry."""

    source: Source | None
    #: where a file may be, as for :class:`~..core.source_files.Found`
    watched: tuple[str, ...] = ()
    problem: Problem | None = None


def find_preview(
    record: Publication,
    find: Callable[[tuple[str, ...], Use], Found],
    pictures: Pictures,
    slot: Slot,
    *,
    pdf: bool,
) -> FoundPreview | None:
    """Find the picture of an entry, and make what the page needs of it; None for an entry without.

    :param find: which file may be published, as :meth:`~..core.source_files.FileRule.find`
    :param slot: where the page shows it
    :param pdf: whether the first page of its PDF is shown for an entry without ``preview``
    """
    preview = preview_of(record, pdf=pdf)
    if preview is None:
        return None
    if not preview.paths:
        return FoundPreview(None, (), no_pdf(record))
    found = find(preview.paths, Use.LINK if preview.page else Use.PICTURE)
    if not found.name:
        # of the entry's own PDF is warned where it is linked to
        problem = missing_file(record, "preview", preview.paths[0], found.refusal)
        return FoundPreview(None, found.watched, None if preview.is_paper else problem)
    source = Source(found.name, preview.page)
    if preview.page and not pictures.can_read_pdf:
        # of the setting, the reference says so
        why = "is not shown, for pypdfium2 is not installed; pip install sphinx-academic[images]"
        return FoundPreview(None, found.watched, _problem(record, preview, found.name, why))
    wrong = pictures.problem(source, slot.widths)
    if not wrong:
        return FoundPreview(source, found.watched)
    effect = "there is no picture" if preview.page else "it is shown as it is"
    remedy = "name another page or file" if preview.page else "replace it by one that is whole, and smaller"
    problem = _problem(record, preview, found.name, f"{wrong}; {effect}; {remedy}")
    return FoundPreview(None if preview.page else source, found.watched, problem)


def _problem(record: Publication, preview: Preview, name: str, why: str) -> Problem:
    what = f"page {preview.page} of {name}" if preview.page else name
    message = f"the picture {what} {why}"
    return Problem(PictureKind.PICTURE, message, record.file, record.line, record.key)


def alternative_text(record: Publication, source: Source) -> str:
    """Return what the picture of an entry shows, in words."""
    alt = decoded(record.fields.get("preview_alt", ""))
    if alt or not source.page:
        return alt
    if source.page == 1:
        return str(_("First page of %s")) % record.plain_title
    return str(_("Page %(page)s of %(title)s")) % {"page": source.page, "title": record.plain_title}
