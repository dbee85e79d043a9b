"""The layouts and the download formats of lists on a site: ours, and those that other extensions add."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ..core.extensions import ensure_setup, refuse, register, registered, text_problems
from ..core.template_files import add_template_file
from ..model.extension_points import ExtensionPoint
from ..model.patterns import lazy_pattern
from ..model.suggestions import did_you_mean

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from ..model.publication import Publication

#: those that are figures which others count
COUNT_PARTS = ("citations", "downloads", "stars")
#: what ``:show:`` and ``:hide:`` name
ENTRY_PARTS = (
    *("preview", "authors", "venue", "date", "note", "badges", "links", "abstract", "cite", "bibtex"),
    *COUNT_PARTS,
)
#: a part of the defaults alone: BibTeX of the entries that say ``bibtex_show = {true}``, as in al-folio
BIBTEX_ON_REQUEST = "bibtex-on-request"

_TEMPLATES = Path(__file__).parents[1] / "templates" / "academic"
#: elements around the entries of a list: those whose content a template can write whole
_TAGS = ("ul", "ol", "div", "table", "dl")
_SUFFIX = lazy_pattern(r"(?:\.[a-z0-9_-]+)+")
_TEMPLATE = lazy_pattern(r"[\w-]+", re.ASCII)
_MEDIA_TYPE = lazy_pattern(r"[a-z]+/[\w.+-]+", re.ASCII)


class Layout(NamedTuple):
    """A way to set out a list in HTML; the other builders have the same content as a list."""

    #: name of the template below ``academic/``, without suffix
    template: str
    #: what it shows by default: some of :data:`ENTRY_PARTS`
    parts: frozenset[str]
    #: element around the entries of a list without numbers
    tag: str = "ul"
    #: what the other builders show besides
    printed: frozenset[str] = frozenset()
    #: file of the template, if it is another extension's
    file: Path | None = None

    @property
    def is_ours(self) -> bool:
        """Return whether this package has the template."""
        return self.file is None and (_TEMPLATES / f"{self.template}.html").is_file()


#: makes the content of a file from the entries of a list, in their order
Writer: TypeAlias = "Callable[[Sequence[Publication]], str | bytes]"


class Export(NamedTuple):
    """A format of the files that ``:download:`` names."""

    #: text of the link
    label: str
    #: of the file: ``.bib``
    suffix: str
    media_type: str
    write: Writer


LAYOUTS: ExtensionPoint[Layout] = ExtensionPoint("layout", Layout)
EXPORTS: ExtensionPoint[Export] = ExtensionPoint("export", Export)


def add_layout(
    app: Sphinx,
    name: str,
    *,
    template: Path | str,
    parts: Iterable[str],
    tag: str = "ul",
    printed: Iterable[str] = (),
    override: bool = False,
) -> None:
    """Add a layout of lists: what ``:layout:`` of ``{publications}`` names.

    :param name: what ``:layout:`` says, and the end of the class of the list, ``publications-<name>``
    :param template: a Jinja2 file, which a site replaces by ``academic/publications-<name>.html`` in its
        ``templates_path``; or the name, without suffix, of a template below ``academic/`` that a site or this
        package has.  It writes all entries; the documentation says what it is given
    :param parts: what it shows if neither ``:show:`` nor ``:hide:`` says otherwise, among ``preview``,
        ``authors``, ``venue``, ``date``, ``note``, ``badges``, ``links``, ``abstract``, ``cite``, ``bibtex``,
        ``citations``, ``downloads`` and ``stars``; the title is always there
    :param tag: element around the entries: ``ul``, ``ol``, ``div``, ``table`` or ``dl``; a list with numbers
        is an ``ol`` in place of a ``ul``
    :param printed: what other builders show besides
    :param override: take the place of the layout that has the name
    :raises sphinx.errors.ExtensionError: if the name is taken or none, or a value is wrong
    """
    ensure_setup(app)
    known = (*ENTRY_PARTS, BIBTEX_ON_REQUEST)
    problems = []
    shown: dict[str, Collection[str]] = {}
    for field, given in (("parts", parts), ("printed", printed)):
        if isinstance(given, str):
            problems.append(f"{field} is {given!r}, but must be a list of names")
            continue
        shown[field] = list(given)
        unknown = [part for part in shown[field] if part not in known]
        problems += (f"{field}: no part {part!r}; {did_you_mean(str(part), ENTRY_PARTS)}" for part in unknown)
    if tag not in _TAGS:
        problems.append(f"tag is {tag!r}, but must be one of: {', '.join(map(repr, _TAGS))}")
    if isinstance(template, Path) and not template.is_file():
        problems.append(f"there is no file {template}")
    elif not isinstance(template, Path) and not (isinstance(template, str) and _TEMPLATE.fullmatch(template)):
        problems.append(f"template is {template!r}, but must be a Path, or a name without suffix")
    refuse(LAYOUTS, name, problems)
    file = template if isinstance(template, Path) else None
    called = f"publications-{name}" if file else str(template)
    layout = Layout(called, frozenset(shown["parts"]), tag, frozenset(shown["printed"]), file)
    register(app, LAYOUTS, name, layout, override=override)
    if file:
        add_template_file(app, f"academic/{called}.html", file)


def layouts(config: Config) -> Mapping[str, Layout]:
    """Return the layouts of a build."""
    return registered(config, LAYOUTS)


def add_export(
    app: Sphinx,
    name: str,
    *,
    label: str,
    suffix: str,
    media_type: str,
    write: Writer,
    override: bool = False,
) -> None:
    """Add a format of files with the entries of a list: what ``:download:`` of ``{publications}`` names.

    :param name: what ``:download:`` says
    :param label: text of the link to the file; it may be marked for translation
    :param suffix: of the file, which no other format has: ``.xml``
    :param media_type: what the file is: ``application/xml``
    :param write: makes the content, as text in UTF-8 or as bytes, of the entries of a list in their order;
        the same entries have to make the same content
    :param override: take the place of the format that has the name
    :raises sphinx.errors.ExtensionError: if the name is taken or none, or a value is wrong
    """
    ensure_setup(app)
    problems = text_problems(label=label)
    if not isinstance(suffix, str) or not _SUFFIX.fullmatch(suffix):
        problems.append(f"suffix is {suffix!r}, but must be a full stop and lower-case letters or digits")
    if not isinstance(media_type, str) or not _MEDIA_TYPE.fullmatch(media_type):
        problems.append(f"media_type is {media_type!r}, but must be two words such as 'application/xml'")
    if not callable(write):
        problems.append(f"write is {write!r}, but must be a function")
    others = {format.suffix: other for other, format in exports(app.config).items() if other != name}
    if suffix in others:
        problems.append(f"the files of {others[suffix]!r} have the suffix {suffix!r}; choose another")
    refuse(EXPORTS, name, problems)
    register(app, EXPORTS, name, Export(label, suffix, media_type, write), override=override)


def exports(config: Config) -> Mapping[str, Export]:
    """Return the formats of a build."""
    return registered(config, EXPORTS)
