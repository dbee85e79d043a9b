"""Files of the source folder that a page may publish: the one rule for them."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinx.util.matching import Matcher

from ..bib.local_files import PICTURES, PUBLISHED
from .build_state import build_state
from .domain import academic_domain
from .settings import Settings, option

if TYPE_CHECKING:
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment


class FileSettings(Settings):
    """Which files of the source folder may be published."""

    files: tuple[str, ...] | list[str] = option(
        PUBLISHED,
        (tuple, list),
        "Which files of the source folder an entry (``pdf``, ``slides``, ``preview``), a profile or a person "
        "may publish: endings (``.pdf``), and folders (``talks/``) for all that lies below. Never "
        "sources, templates, ``conf.py`` and hidden files; what ``exclude_patterns`` has, only from folders "
        "named here. The default has the usual endings of papers, slides, pictures, films and archives.",
    )

    @cached_property
    def file_endings(self) -> frozenset[str]:
        """Return the endings of files that may be published, in small letters."""
        return frozenset(name.casefold() for name in self._file_names if name.startswith("."))

    @cached_property
    def file_folders(self) -> tuple[str, ...]:
        """Return the folders whose files may be published, each with a slash at its end, in small letters."""
        return tuple(name.casefold() for name in self._file_names if not name.startswith("."))

    @cached_property
    def _file_names(self) -> list[str]:
        names = []
        for name in self.files:
            path = name.removeprefix("./").removeprefix("/")
            is_ending = path.startswith(".") and "/" not in path and len(path.strip(".")) > 0
            is_folder = path.endswith("/") and not any(part.startswith(".") for part in path.split("/"))
            if is_ending or is_folder:
                names.append(path)
            else:
                wanted = "neither an ending such as '.pdf' nor a folder such as 'talks/'"
                self.warn("files", f": {name!r} is {wanted}; it is ignored")
        return names

    def check(self) -> None:
        """Warn of what cannot be used, where ``conf.py`` is read."""
        _ = self.file_endings


class Use(Enum):
    """What a file is for."""

    LINK = "link"
    PICTURE = "picture"
    #: read only, and never published
    STYLE = "style"


#: where al-folio has pages that an entry links to
_FOLDERS = ("assets/html/",)

_FOLDER_LISTED = "if it is meant to be public, add its folder to academic_files"
_LISTED = "if it is meant to be public, add its folder or ending to academic_files"


class Found(NamedTuple):
    """Where a file is."""

    #: relative to the source folder; the first that is there and may be published, or None
    name: str | None
    #: paths, as they were given, of this file and those before it: where another one may be tomorrow
    watched: tuple[str, ...]
    #: why a file that is there may not be published, and what to do if it shall; empty if none is
    refusal: str = ""


class FileRule(NamedTuple):
    """Decides which files of a source folder may be published.

    Never those outside of it (symbolic links are followed), hidden ones, ``conf.py``, sources and templates.
    Below a folder that ``academic_files`` names, all others; elsewhere, those with an ending that it names,
    unless ``exclude_patterns`` has them.
    """

    srcdir: str
    endings: frozenset[str]
    folders: tuple[str, ...]
    sources: tuple[str, ...]
    #: its name, or nothing where it lies elsewhere
    conf: str
    templates: tuple[str, ...]
    excluded: Matcher

    def find(self, paths: Iterable[str], use: Use = Use.LINK) -> Found:
        """Return the first of some files that is there and may be published.

        :param paths: relative to the source folder, or absolute
        """
        watched: list[str] = []
        refusal = ""
        for path in paths:
            name = allowed_name(self.srcdir, path)
            if name is None:
                continue
            watched.append(path)
            if os.path.isfile(os.path.join(self.srcdir, name)):
                refused = self._refusal(name, use)
                if not refused:
                    return Found(name, tuple(watched))
                refusal = refusal or refused
        return Found(None, tuple(watched), refusal)

    def _refusal(self, name: str, use: Use) -> str:
        """Return why a file may not be published, and what to do about it; nothing if it may be."""
        low = name.casefold()
        ending = posixpath.splitext(low)[1]
        if use is Use.STYLE:
            return "" if ending == ".csl" else "no CSL file; give it the ending .csl"
        if low == self.conf or low.endswith(self.sources) or low.startswith(self.templates):
            return "a source of the site and is never published; name another file"
        if use is Use.PICTURE and ending not in PICTURES:
            return "no picture; name a PNG, JPEG, SVG or the like"
        if low.startswith(self.folders):
            return ""
        if ending not in self.endings:
            return f"not of a kind that is published; {_LISTED}"
        parts = name.split("/")
        if any(self.excluded("/".join(parts[:end])) for end in range(1, len(parts) + 1)):
            return f"left out of the site by exclude_patterns; {_FOLDER_LISTED}"
        return ""


def file_rule(config: Config, srcdir: str | os.PathLike[str]) -> FileRule:
    """Return the rule of a site."""
    return build_state(config).lasting(FileRule, lambda: _rule(config, srcdir))


def _rule(config: Config, srcdir: str | os.PathLike[str]) -> FileRule:
    site = FileSettings.of(config)
    confdir = os.path.dirname(site.conf.path)
    below = [allowed_name(srcdir, os.path.join(confdir, name)) for name in config.templates_path]
    conf = allowed_name(srcdir, site.conf.path)
    return FileRule(
        os.fspath(srcdir),
        site.file_endings,
        (*site.file_folders, *_FOLDERS),
        tuple(suffix.casefold() for suffix in config.source_suffix),
        conf.casefold() if conf else "",
        tuple(f"{name.casefold()}/" for name in below if name),
        Matcher(config.exclude_patterns),
    )


def allowed_name(srcdir: str | os.PathLike[str], path: str) -> str | None:
    """Return the path, relative to the source folder, of what lies below it and is not hidden, or None.

    Symbolic links are followed.

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


def find_file(env: BuildEnvironment, *paths: str, use: Use = Use.LINK) -> Found:
    """Find the first of some files that is there and may be published, for the page that is being read.

    It is read again when the file changes, or when another one would be found.

    :param paths: as for :meth:`FileRule.find`
    """
    found = file_rule(env.config, env.srcdir).find(paths, use)
    domain = academic_domain(env)
    for name in found.watched:
        domain.note_file(env.docname, name)
    return found
