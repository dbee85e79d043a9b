"""Templates of a site that fail: one warning with template, line and key, and ours in their place."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template, TemplateNotFound, TemplateSyntaxError

from ..core.diagnostics import warn
from .problem_kinds import RenderingKind


class OwnTemplates:
    """The templates of a site, some of which may take the place of ours."""

    def __init__(self, folders: list[Path], make: Callable[[list[Path]], Environment]) -> None:
        """Look where there are any.

        :param folders: of ``templates_path``
        :param make: makes an environment whose templates are those of some folders, then those of the package
        """
        folders = [folder for folder in folders if (folder / "academic").is_dir()]
        self._folders = folders
        self._ours = make([])
        self._theirs = make(folders) if folders else self._ours
        self._warned: set[tuple[str, int, str]] = set()

    def template(self, name: str) -> Template | GuardedTemplate:
        """Return a template, which renders as the one of the package does if it is a site's and fails."""
        return GuardedTemplate(self, name) if self._folders else self._ours.get_template(name)

    def render(self, name: str, context: dict[str, Any]) -> str:
        """Render a template of the site; where it fails, warn of it and render that of the package."""
        # the package's one may have to walk through them once more
        context = {
            key: list(value) if isinstance(value, Iterator) else value for key, value in context.items()
        }
        entries = context.get("entries")
        seen = _Watched(entries) if isinstance(entries, list) else None
        try:
            written = self._theirs.get_template(name).render(context | ({"entries": seen} if seen else {}))
        except Exception as error:
            # an error before the first entry has the key of that one, which shows the list that it is about
            reached = (seen.current or next(iter(entries or ()), None)) if seen else context.get("entry")
            # one that fails, too, is no fault of the site: who renders it reports it
            written = self._ours.get_template(name).render(context)
            self._warn(name, error, _key(reached))
        return written

    def _warn(self, name: str, error: Exception, key: str) -> None:
        path, line = self._place(name, error)
        if (path, line, str(error)) in self._warned:
            return
        self._warned.add((path, line, str(error)))
        what = f"{key}: " if key else ""
        reason = (
            f"there is no template ‘{error}’"
            if isinstance(error, TemplateNotFound)
            else f"{type(error).__name__}: {error}"
        )
        message = (
            f"{what}the template {name} fails: {' '.join(reason.split())}; that of sphinx-academic is used"
        )
        warn(
            RenderingKind.TEMPLATE,
            f"{message} in its place; correct or remove yours",
            location=f"{path}:{line}",
        )

    def _place(self, name: str, error: Exception) -> tuple[str, int]:
        """Return the file and the line of a site's template where an error arose."""
        if isinstance(error, TemplateSyntaxError):
            return error.filename or self._file(name), error.lineno
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if any(Path(frame.filename).is_relative_to(folder) for folder in self._folders):
                return frame.filename, frame.lineno or 1
        return self._file(name), 1

    def _file(self, name: str) -> str:
        """Return the file of a template, or the folder of the parts that take the place of some of ours."""
        places = [folder / name for folder in self._folders]
        return str(next((place for place in places if place.is_file()), self._folders[0] / "academic"))


class GuardedTemplate:
    """A template of a site."""

    def __init__(self, templates: OwnTemplates, name: str) -> None:
        self._templates, self._name = templates, name

    def render(self, **context: Any) -> str:
        """Return what the template says, or that of the package where it fails."""
        return self._templates.render(self._name, context)


class _Watched(list[Any]):
    """A list that knows which of its items has been reached."""

    current: Any = None

    def __iter__(self) -> Iterator[Any]:
        """Yield the items."""
        for item in super().__iter__():
            self.current = item
            yield item


def _key(entry: Any) -> str:
    """Return the key of an entry, which may have its number before it."""
    if isinstance(entry, tuple) and not hasattr(entry, "key") and entry:
        entry = entry[-1]
    return str(getattr(entry, "key", "") or "")
