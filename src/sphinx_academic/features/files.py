"""Which files of the source folder a page may bring along."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..bibliography.fields import TRUE, decoded
from ..records.problems import Kind, Problem
from ..records.publication import Publication

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def allowed_name(srcdir: str | os.PathLike[str], path: str) -> str | None:
    """Return the path, relative to the source folder, of a file that may be shown if it is there.

    A file may be shown if it lies below the source folder, symbolic links followed, and neither it nor a
    folder on the way to it is hidden.

    :param path: relative to the source folder, or absolute
    """
    root = os.path.realpath(srcdir)
    try:
        name = os.path.relpath(os.path.realpath(os.path.join(root, path)), root)
    except ValueError:  # a NUL character; another drive
        return None
    # the parts that lead out of the folder begin with a full stop, too
    if any(part.startswith(".") for part in name.split(os.sep)):
        return None
    return name.replace(os.sep, "/")


def search_files(srcdir: str | os.PathLike[str], paths: Iterable[str]) -> tuple[list[str], str | None]:
    """Return the names of some files that may be shown, and the first of them that is there.

    :param paths: as for :func:`allowed_name`
    """
    names = [name for path in paths if (name := allowed_name(srcdir, path))]
    return names, next((name for name in names if os.path.isfile(os.path.join(srcdir, name))), None)


def find_file(env: BuildEnvironment, *paths: str, wanted: bool = True) -> str | None:
    """Return the path relative to the source folder of the first of some files that is there, or None.

    :param paths: as for :func:`allowed_name`
    :param wanted: where none is there, read the page again when one appears; in every build until then
    """
    names, found = search_files(env.srcdir, paths)
    for name in [found] if found else names if wanted else ():
        env.note_dependency(name)
    return found


def preview_candidates(record: Publication) -> tuple[str, ...]:
    """Return where the picture of an entry may be, the path as written first; nothing if it has none."""
    preview = decoded(record.fields.get("preview", "")).strip()
    # ``preview = {true}`` asks al-folio for something else; to it, pictures lie in a folder of their own
    if not preview or preview.lower() in TRUE:
        return ()
    return preview, f"assets/img/publication_preview/{preview}"


def missing_file(record: Publication, kind: str, path: str) -> Problem:
    """Return the problem of an entry that names a file which is not there, or may not be shown."""
    effect = "there is no picture" if kind == "preview" else "the link is left out"
    message = (
        f"{kind} = {{{path}}} is no file below the source folder; {effect}; add the file or correct the path"
    )
    return Problem(Kind.LINK, message, record.file, record.line, record.key)
