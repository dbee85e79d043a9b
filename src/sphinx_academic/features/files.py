"""Which files of the source folder a page may bring along."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def find_file(env: BuildEnvironment, path: str) -> str | None:
    """Return a file's path relative to the source folder, or None if it is not there or may not be shown.

    A file may be shown if it lies below the source folder, symbolic links followed, and neither it nor a
    folder on the way to it is hidden.  The page that is being read is read again when the file appears.

    :param path: relative to the source folder, or absolute
    """
    root = os.path.realpath(env.srcdir)
    try:
        name = os.path.relpath(os.path.realpath(os.path.join(root, path)), root)
    except ValueError:  # a NUL character; another drive
        return None
    # the parts that lead out of the folder begin with a full stop, too
    if any(part.startswith(".") for part in name.split(os.sep)):
        return None
    env.note_dependency(name)
    return name.replace(os.sep, "/") if os.path.isfile(os.path.join(root, name)) else None
