"""What is made of pictures, made once: beside the doctrees, by digests of what they are made from."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Collection
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..bib.local_files import SCALABLE
from ..core import cache as cachefile
from ..core.build_state import build_state
from ..core.domain import academic_domain
from ..core.file_digests import file_digests
from ..core.output_files import output_files, recorded_paths
from ..model.patterns import lazy_pattern
from .scaling import Unreadable, make_copies, picture_content
from .settings import PictureSettings

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: how many digits of a digest are in names
_KEY = 16
#: how the name of what is made ends: the digest, the page of a PDF, the width
_MADE = lazy_pattern(rf"-([0-9a-f]{{{_KEY}}})(?:-p\d+)?(?:-\d+)?\.\w+$")
#: in bytes, of what stands before that
_LONGEST_STEM = 100


class Source(NamedTuple):
    """A picture of the source folder, or a page of a PDF that is shown as one."""

    #: relative to the source folder
    name: str
    #: of a PDF, counted from 1
    page: int = 0


class Made(NamedTuple):
    """A file that has been made."""

    #: in the folder of pictures of a site
    name: str
    #: in pixels
    width: int
    path: Path


class _Known(NamedTuple):
    """What is known of a picture."""

    size: tuple[int, int] | None = None
    #: those of copies that have been tried, and those that help
    tried: frozenset[int] = frozenset()
    widths: frozenset[int] = frozenset()
    #: why nothing can be made of it
    problem: str = ""


class Pictures:
    """What is made of pictures in one build."""

    def __init__(self, env: BuildEnvironment) -> None:
        self._env = env
        self._folder = folder_of(Path(env.doctreedir))
        self._known: dict[str, _Known] = {}

    @cached_property
    def can_scale(self) -> bool:
        """Return whether copies are made."""
        return PictureSettings.of(self._env.config).picture_sizes and find_spec("PIL") is not None

    @cached_property
    def can_read_pdf(self) -> bool:
        """Return whether pages of PDFs can be shown."""
        return find_spec("pypdfium2") is not None and find_spec("PIL") is not None

    def problem(self, source: Source, widths: Collection[int]) -> str:
        """Return why nothing can be made of a picture, behind its name; nothing if all is well."""
        return self._about(source, widths).problem

    def size(self, source: Source, widths: Collection[int]) -> tuple[int, int] | None:
        """Return width and height of a picture as browsers show it, if they are known."""
        return self._about(source, widths).size

    def copies(self, source: Source, widths: Collection[int]) -> list[Made]:
        """Return the smaller copies of a picture, the smallest first."""
        # what is kept may be of a build that made some
        if not self.can_scale:
            return []
        known, key = self._about(source, widths), self._key(source)
        ending = ".png" if source.page else posixpath.splitext(source.name)[1].lower()
        # the same bytes may be there under two endings
        made = (
            Made(_name(source, f"{key}-{width}{ending}"), width, self._copy(key, width))
            for width in sorted(known.widths.intersection(widths))
        )
        return [copy for copy in made if copy.path.is_file()]

    def page(self, source: Source) -> Made | None:
        """Return the picture of a page of a PDF; None if there is none."""
        key = self._key(source)
        known = self._about(source, ())
        if known.problem or not known.size:
            return None
        path = self._page(key)
        return Made(_name(source, f"{key}.png"), known.size[0], path) if path.is_file() else None

    def state(self, name: str) -> str:
        """Return what changes with what is offered of a picture."""
        return self._key(Source(name)) if self.can_scale and name else ""

    def _page(self, key: str) -> Path:
        return self._folder / f"{key}-page.png"

    def _copy(self, key: str, width: int) -> Path:
        return self._folder / f"{key}-{width}"

    def _key(self, source: Source) -> str:
        digest = file_digests(self._env).get(os.path.join(self._env.srcdir, source.name))
        key = digest.hex()[:_KEY] if digest else ""
        return f"{key}-p{source.page}" if key and source.page else key

    def _about(self, source: Source, widths: Collection[int]) -> _Known:
        is_copied = self.can_scale and (
            bool(source.page) or posixpath.splitext(source.name)[1].lower() in SCALABLE
        )
        key = self._key(source)
        if not key or not (is_copied or (source.page and self.can_read_pdf)):
            return _Known()
        wanted = frozenset(widths) if self.can_scale else frozenset()
        known = self._known.get(key) or self._load(source, key)
        if known is None or not (known.problem or wanted <= known.tried):
            try:
                known = self._make(source, key, wanted | (known.tried if known else frozenset()))
            except OSError as error:  # gone since the build began, of which nothing is kept
                known = _Known(problem=f"cannot be read ({error.strerror or error})")
            else:
                cachefile.save(self._folder / key, cachefile.digest(), known)
        self._known[key] = known
        return known

    def _load(self, source: Source, key: str) -> _Known | None:
        known = cachefile.load_header(self._folder / key, cachefile.digest())
        if not isinstance(known, _Known):
            return None
        made = [self._copy(key, width) for width in known.widths]
        if source.page and not known.problem:
            made.append(self._page(key))
        # another program may have removed some
        return known if all(path.is_file() for path in made) else None

    def _make(self, source: Source, key: str, widths: frozenset[int]) -> _Known:
        path = os.path.join(self._env.srcdir, source.name)
        try:
            if source.page:
                from .pdf_page import page_picture

                content = page_picture(path, source.page)
                cachefile.replace(self._page(key), [content])
            else:
                content = picture_content(path)
            made = make_copies(content, widths)
        except Unreadable as error:
            return _Known(problem=str(error), tried=widths)
        for width, copy in made.made.items():
            cachefile.replace(self._copy(key, width), [copy])
        return _Known(made.size, widths, frozenset(made.made))


def _name(source: Source, end: str) -> str:
    stem = os.fsencode(posixpath.splitext(posixpath.basename(source.name))[0])[:_LONGEST_STEM]
    return f"{stem.decode('utf-8', 'ignore')}-{end}"


def pictures(env: BuildEnvironment) -> Pictures:
    """Return what is made of pictures in a build."""
    return build_state(env.config).of(Pictures, lambda: Pictures(env))


def folder_of(doctreedir: Path) -> Path:
    """Return where is kept what is made."""
    return doctreedir / "academic" / "pictures"


def remove_unused(app: Sphinx, exception: Exception | None) -> None:
    """Remove what has been made of pictures that are no more, where a page has been written."""
    folder = folder_of(Path(app.doctreedir))
    if exception is not None or not output_files(app).has_renewed_pages or not folder.is_dir():
        return
    pages = academic_domain(app.env).pages.values()
    used = {digest.hex()[:_KEY] for record in pages for digest in record.files.values() if digest}
    # pages of papers are no documents
    used.update(match[1] for path in recorded_paths(app) if (match := _MADE.search(path)))
    for path in folder.iterdir():
        if path.name[:_KEY] not in used:
            path.unlink(missing_ok=True)
