"""The settings: one dataclass whose fields are the ``academic_*`` values of ``conf.py``.

Values are plain data (strings, numbers, lists, tables) and never callables, so that Sphinx can
compare and store them.  The reference of options in the documentation is made from this dataclass.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import Field, dataclass, field, fields
from functools import cached_property, partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal

from sphinx.config import Config

from ..model.checks import subtype
from ..model.directory import read_people
from ..model.people import Registry
from ..model.problems import LINT, Kind
from ..model.profile import Service
from ..model.roles import DEFAULT_ROLES, ROLE_PARTS, Role, RoleTable, changed_role
from ..model.suggestions import did_you_mean, nearest
from ..model.text import cleaned
from ..model.venues import KINDS, VenueTable, read_venues
from .build_state import build_state
from .diagnostics import warn
from .site_checks import site_checks
from .site_services import profile_services

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PREFIX = "academic_"

#: the checks across entries, by the names that ``academic_lint`` takes
CHECKS = {kind.removeprefix(LINT): str(kind) for kind in Kind if kind.startswith(LINT)}

#: of a wrong value, more characters are not shown
_LONGEST_SHOWN = 60
#: how much a name has to resemble one of ours that does not begin as they do
_NEARLY_THE_SAME = 0.9
#: endings of files that are made for readers
PUBLISHED = (
    ".pdf", ".ps", ".eps", ".djvu", ".epub", ".doc", ".docx", ".odt", ".key", ".odp", ".ppt", ".pptx",
    ".apng", ".avif", ".bmp", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff", ".webp",
    ".m4a", ".m4v", ".mkv", ".mov", ".mp3", ".mp4", ".ogg", ".ogv", ".wav", ".webm",
    ".csv", ".ods", ".xls", ".xlsx", ".7z", ".bz2", ".gz", ".tar", ".tgz", ".xz", ".zip",
)  # fmt: skip

_IDENTIFIER = re.compile(r"[A-Za-z][\w-]*")


#: what a changed value needs: all documents read again, all pages of HTML written again, or neither, for the
#: part of the build that uses it notices by itself
Rebuild = Literal["env", "html", ""]


def _option(default: Any, types: tuple[type, ...], help: str, rebuild: Rebuild = "env") -> Any:
    """Declare one value: its default, the types it may have, its line in the reference, and its rebuild."""
    factory: Callable[[], Any] = (lambda: type(default)(default)) if default is not None else (lambda: None)
    return field(default_factory=factory, metadata={"types": types, "help": help, "rebuild": rebuild})


@dataclass(frozen=True)
class AcademicConfig:
    """The values as a site wrote them, of the right outer type; the properties are what they mean."""

    people: dict[str, Any] = _option(
        {},
        (dict,),
        "The people of the site: a table from ids to ``name`` and optionally ``aliases`` (a list of names), "
        "``url`` (co-authors are linked to it), ``orcid``, ``phone`` (only in the PDF of a CV), and what "
        "``{people}`` shows: ``group``, ``position``, ``affiliation``, ``topic``, ``years`` or ``since`` and "
        "``until``, ``photo``, ``email``, ids at services such as ``github``, ``links``, ``page``, ``next``.",
    )
    people_groups: dict[str, Any] = _option(
        {},
        (dict,),
        "Headings of ``{people}``, as a table from group to heading, in the order in which the groups are "
        "shown; other groups follow in their usual order. ``None`` shows a group only where a page names it.",
    )
    people_pages: str = _option(
        "",
        (str,),
        "Folder in which a page is created for each person with a ``group`` who has none, as a file of the "
        "site that is never overwritten.",
        rebuild="",
    )
    me: str | None = _option(
        None,
        (str, type(None)),
        "Id of the person whose site it is. A page may name another in its front matter "
        "(``academic_me``), a list by ``:me:``.",
    )
    roles: dict[str, Any] = _option(
        {},
        (dict,),
        "Roles of authors, as a table from an id to ``symbol``, ``label``, ``order`` (a number) and "
        "``accepts`` (other symbols that are read as it). Changes or adds to ``equal``, ``lead`` and "
        "``corresponding``; ``None`` removes one.",
    )
    badges: dict[str, Any] = _option(
        {},
        (dict,),
        "More inline roles that make badges: a table from the role's name to ``title`` (a tooltip) and "
        "``class``. ``badge``, ``award`` and ``venue`` are always there.",
    )
    type_headings: dict[str, Any] = _option(
        {},
        (dict,),
        "Headings for ``:group-by: type``, as a table from entry type to heading, in the order in which "
        "the groups are shown; other types follow in their usual order.",
    )
    venues: dict[str, Any] = _option(
        {},
        (dict,),
        "Conferences, journals and the like: a table from a short name to optionally ``name`` (in full), "
        f"``aliases`` (a list), ``kind`` ({', '.join(KINDS)}), ``url``, and ``colour`` and ``colour_dark`` "
        "of the badge. ``short`` is another short name; ``text`` and ``text_dark`` are colours for the text, "
        "which is black or white without them.",
    )
    links: dict[str, Any] = _option(
        {},
        (dict,),
        "Words for the links of papers: a table from a kind of link to its label, in the order in which "
        "links are shown; other kinds follow in their usual order. ``None`` shows no link of a kind.",
    )
    empty_links: str = _option(
        "hide",
        (str,),
        "What is shown for a field such as ``code = {}``: nothing (``hide``), or that the link is coming "
        "soon (``soon``).",
    )
    organizing_keywords: tuple[str, ...] | list[str] | None = _option(
        None,
        (tuple, list, type(None)),
        "Keywords that organize this site and are no topics: the metadata of papers' pages leaves them out. "
        "``None`` takes those that filters of the site name (``'homepage' in keywords``); ``[]`` takes none.",
        rebuild="html",
    )
    sidebar: bool = _option(
        False,
        (bool,),
        "Show the ``{profile}`` of the site in the sidebar of every page (Furo).",
        rebuild="html",
    )
    paper_pages: bool | str = _option(
        False,
        (bool, str),
        "Which papers get a page of their own in HTML: a filter as in ``:filter:``, or ``True`` for all.",
        rebuild="html",
    )
    feed: bool | tuple[str, ...] | list[str] | None = _option(
        None,
        (bool, tuple, list, type(None)),
        "Feeds of news and of new publications: a list of the formats ``atom``, ``rss``, ``json``; ``True`` "
        "is Atom, ``False`` none. Without a value it is Atom where the address of the site is known "
        "(``html_baseurl``, Read the Docs), and linked from the pages that have something of this extension; "
        "with a value, from all pages.",
        rebuild="html",
    )
    cite_styles: tuple[str, ...] | list[str] = _option(
        (),
        (tuple, list),
        "Styles in which a paper is cited on its page and by ``:show: cite``, such as ``apa``, ``mla``, "
        "``chicago``, ``ieee``, ``vancouver``, or any of the CSL repository (extra ``csl``).",
    )
    files: tuple[str, ...] | list[str] = _option(
        PUBLISHED,
        (tuple, list),
        "Which files of the source folder an entry (``pdf``, ``slides``, ``preview``), a profile or a person "
        "may publish: endings (``.pdf``), and folders (``talks/``) for all that lies below. Never "
        "sources, templates, ``conf.py`` and hidden files; what ``exclude_patterns`` has, only from folders "
        "named here. The default has the usual endings of papers, slides, pictures, films and archives.",
    )
    mathml: bool = _option(
        False,
        (bool,),
        "Show all mathematics of the site as MathML, which needs no script and no other host, in place of "
        "MathJax. Formulas in titles and lists of papers are MathML in any case.",
    )
    metrics: str = _option(
        "", (str,), "JSON file beside ``conf.py`` with stars, citations and the like.", rebuild=""
    )
    sync: dict[str, Any] = _option(
        {},
        (dict,),
        "Where ``sphinx-academic sync`` takes papers from: a table from a source to the id of a person or "
        "library there (or a list of ids); for several people, a table from their ids to such tables. Builds "
        "do not use it.",
        rebuild="",
    )
    sync_endpoints: dict[str, Any] = _option(
        {},
        (dict,),
        "Addresses of mirrors or proxies, for ``sphinx-academic sync``: a table from a source to the address "
        "that stands for its own, without the version.",
        rebuild="",
    )
    sync_contact: str = _option(
        "",
        (str,),
        "E-mail address that ``sphinx-academic sync`` names to sources, some of which then respond sooner.",
        rebuild="",
    )
    sync_file: str = _option(
        "",
        (str,),
        "The ``.bib`` file that takes new papers of ``sphinx-academic sync``. The default is the last one of "
        "``bibtex_bibfiles``.",
        rebuild="",
    )
    strip_comments: bool = _option(
        False,
        (bool,),
        "Take comments of pages (``<!-- … -->``, ``%`` in MyST, ``..`` in reStructuredText) out of "
        "the HTML and the search; a page that has any has no copy in ``_sources``.",
    )
    redirects: dict[str, Any] = _option(
        {},
        (dict,),
        "Old addresses of the site: a table from a path, such as ``/about/`` or ``/posts/tides.html``, or an "
        "anchor that a page had, such as ``/#-news``, to the page where that is today, with an anchor or "
        "without (``publications``, ``index#news``), or to a complete address. ``redirect_from`` in the "
        "front matter of a page names old addresses of that page.",
        rebuild="",
    )
    lint: bool | tuple[str, ...] | list[str] = _option(
        ("doi", "arxiv"),
        (bool, tuple, list),
        "Which checks across entries are made: a list of their names, ``True`` for all, ``False`` for none. "
        f"Names are {', '.join(f'``{name}``' for name in CHECKS)}.",
    )

    #: path of conf.py, and the lines that set values of any name in it
    path: str = ""
    lines: dict[str, int] = field(default_factory=dict)
    #: names of values that the command line sets
    overrides: frozenset[str] = frozenset()
    #: the services of people's pages, and the names of checks, with those of other extensions
    services: Mapping[str, Service] = field(default_factory=dict)
    check_names: tuple[str, ...] = ()

    @cached_property
    def role_table(self) -> RoleTable:
        """Return the roles in their order."""
        table: dict[str, tuple[float, Role]] = {
            role.id: (index, role) for index, role in enumerate(DEFAULT_ROLES)
        }
        for role_id, given in self.roles.items():
            if given is None:
                table.pop(role_id, None)
            elif self._is_table("roles", role_id, given):
                given = self.usable_parts("roles", role_id, given, ROLE_PARTS)
                order, base = table.get(role_id, (len(table), Role(role_id, "", "")))
                table[role_id] = float(given.get("order", order)), changed_role(base, given)
        usable = {role_id: pair for role_id, pair in table.items() if pair[1].symbol}
        for role_id in table.keys() - usable.keys():
            self.warn("roles", f"[{role_id!r}] has no 'symbol'; the role is left out; add it")
        return RoleTable(tuple(role for _, role in sorted(usable.values(), key=lambda pair: pair[0])))

    @cached_property
    def registry(self) -> Registry:
        """Return the people of the site."""
        given = {name: parts for name, parts in self.people.items() if self._is_table("people", name, parts)}
        if not given:
            return Registry()
        # imported where there are people, for it brings the whole reader of names and LaTeX
        from ..bib.names import parse_name

        return Registry(tuple(read_people(given, parse_name, partial(self.warn, "people"), self.services)))

    @cached_property
    def venue_table(self) -> VenueTable:
        """Return the venues that the site knows."""
        return read_venues(self.venues, partial(self.warn, "venues"))

    @cached_property
    def link_labels(self) -> dict[str, str | None]:
        """Return the words for links, in their order; None for links that are not shown."""
        return self._labels("links", self.links)

    @cached_property
    def group_headings(self) -> dict[str, str | None]:
        """Return the headings of groups of people, in their order; None for groups that are not shown."""
        return self._labels("people_groups", self.people_groups)

    @cached_property
    def links_come_soon(self) -> bool:
        """Return whether links are announced whose fields are empty."""
        if self.empty_links not in ("hide", "soon"):
            message = f" is {self.empty_links!r}, but must be 'hide' or 'soon'; ‘hide’ is used"
            self.warn("empty_links", message)
        return self.empty_links == "soon"

    @cached_property
    def checks(self) -> frozenset[str]:
        """Return the checks across entries that are made, by the subtypes of their warnings."""
        if isinstance(self.lint, bool):
            return frozenset(map(subtype, self.check_names if self.lint else ()))
        for name in self.lint:
            if name not in self.check_names:
                hint = did_you_mean(name, self.check_names)
                self.warn("lint", f": there is no check {name!r}; it is left out; {hint}")
        return frozenset(subtype(name) for name in self.lint if name in self.check_names)

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

    def warn(self, option: str, message: str, kind: str = Kind.CONFIG) -> None:
        """Warn of a value in ``conf.py``, at the line that sets it."""
        self.warn_of(PREFIX + option, message, kind)

    def warn_of(self, name: str, message: str, kind: str = Kind.CONFIG) -> None:
        """Warn of any value in ``conf.py``, at the line that sets it, or of one of the command line."""
        if name in self.overrides:
            warn(kind, f"-D {name}{message}", location=None)
            return
        warn(kind, f"{name}{message}", location=f"{self.path}:{self.lines.get(name, 1)}")

    def _is_table(self, option: str, identifier: object, given: object) -> bool:
        if not isinstance(identifier, str) or not _IDENTIFIER.fullmatch(identifier):
            wanted = "an id consists of letters, digits and hyphens"
            self.warn(option, f"[{identifier!r}]: {wanted}; it is left out")
            return False
        if not isinstance(given, Mapping):
            self.warn(option, f"[{identifier!r}] is not a table (a dict) but {given!r}; it is left out")
            return False
        return True

    def usable_parts(
        self, option: str, name: str, given: Mapping[Any, Any], known: Mapping[str, tuple[type, ...]]
    ) -> dict[str, Any]:
        """Return the parts of a table within a table that are known and of the right type.

        :param known: name of a part -> the types that it may have
        """
        parts = {}
        for part, value in given.items():
            if part not in known:
                problem = f"is unknown and ignored; {did_you_mean(str(part), known)}"
            elif not has_type(value, known[part]):
                problem = f"is {value!r}, but must be {in_words(known[part])}; it is ignored"
            else:
                parts[part] = value
                continue
            self.warn(option, f"[{name!r}][{part!r}] {problem}")
        return parts

    def _labels(self, option: str, given: Mapping[Any, Any]) -> dict[str, str | None]:
        labels: dict[str, str | None] = {}
        for name, label in given.items():
            if isinstance(name, str) and (label is None or (isinstance(label, str) and label.strip())):
                labels[name] = label
            else:
                self.warn(option, f"[{name!r}] is neither a text nor None but {label!r}; it is ignored")
        return labels


def settings(config: Config) -> AcademicConfig:
    """Return the site's ``academic_*`` values; read once for each build."""
    return build_state(config).lasting(AcademicConfig)


def options() -> tuple[Field[Any], ...]:
    """Return the declared options, for registration and for the reference."""
    return tuple(option for option in fields(AcademicConfig) if option.metadata)


#: what True and False are on the command line
_TRUE = ("1", "true", "yes", "on")
_BOOLEANS = {word: word in _TRUE for word in (*_TRUE, "0", "false", "no", "off")}

#: types of values in the words of a sentence
_IN_WORDS: Mapping[type, str] = {
    dict: "a table (a dict)",
    str: "a text",
    bool: "True or False",
    int: "a number",
    float: "a number",
    list: "a list",
    tuple: "a list",
    type(None): "None",
}


def in_words(types: Iterable[type]) -> str:
    """Return types as the object of "must be"."""
    return " or ".join(dict.fromkeys(_IN_WORDS[kind] for kind in types))


def has_type(value: object, types: tuple[type, ...]) -> bool:
    """Return whether a value has one of some types; True and False are no numbers."""
    return isinstance(value, types) and (not isinstance(value, bool) or bool in types)


def read_settings(app: Sphinx, config: Config) -> None:
    """Check the outer types and keep the values for :func:`settings`.

    A value of a wrong type is replaced by the default, in Sphinx's configuration as well: Sphinx would warn
    of it once more.
    """
    path = Path(app.confdir, "conf.py")
    values, problems = {}, []
    for option in options():
        name = PREFIX + option.name
        given = getattr(config, name)
        if isinstance(given, str) and name in config.overrides:
            given = _from_command_line(given, option.metadata["types"])
            setattr(config, name, given)
        usable, found = _usable(option, given)
        values[option.name] = cleaned(usable)
        if values[option.name] is not usable:
            found.append(" has control characters or lone surrogates; they are left out; remove them")
        problems += [(option.name, problem) for problem in found]
        if found:
            setattr(config, name, values[option.name])
    overrides = frozenset(name for name in config.overrides if name.startswith(PREFIX))
    current = AcademicConfig(
        **values,
        path=str(path),
        lines=_lines(path),
        overrides=overrides,
        services=profile_services(config),
        check_names=tuple(site_checks(config)),
    )
    build_state(config).put(current, lasting=True)
    for name, problem in problems:
        current.warn(name, problem)
    # read now: what is wrong with them belongs to conf.py
    registry, _, _ = current.registry, current.role_table, current.checks
    _, _, _ = current.venue_table, current.link_labels, current.links_come_soon
    _, _ = current.group_headings, current.file_endings
    if current.me is not None and registry.get(current.me) is None:
        known = ", ".join(current.people) or "no one"
        current.warn("me", f" is {current.me!r}, but academic_people knows {known}", Kind.UNKNOWN_PERSON)


def _usable(option: Field[Any], value: Any) -> tuple[Any, list[str]]:
    """Return the value of an option, or what can be used in its place, with what is wrong with it."""
    types = option.metadata["types"]
    if not has_type(value, types):
        default = _default(option)
        shown = f"the default, {default!r}, is used" if default else "it is ignored"
        if isinstance(value, str) and list in types:
            shown += f"; for a list of one, write [{_shortened(value)}]"
        return default, [f" is {_shortened(value)}, but must be {in_words(types)}; {shown}"]
    problems: list[str] = []
    if isinstance(value, list | tuple):
        problems = [
            f"[{place}] is {_shortened(item)}, but must be a text; it is left out"
            for place, item in enumerate(value)
            if not isinstance(item, str)
        ]
        value = type(value)(item for item in value if isinstance(item, str))
    elif isinstance(value, dict):
        problems = [
            f"[{_shortened(key)}] has a key that is no text; it is left out"
            for key in value
            if not isinstance(key, str)
        ]
        value = {key: item for key, item in value.items() if isinstance(key, str)}
    return value, problems


def _from_command_line(text: str, types: tuple[type, ...]) -> Any:
    """Return what the text of ``-D`` stands for; the text itself where it can be none of the types."""
    word = text.strip().casefold()
    if bool in types and word in _BOOLEANS:
        return _BOOLEANS[word]
    if type(None) in types and word in ("", "none"):
        return None
    if str in types or dict in types:
        return text
    for kind in (int, float):
        if kind in types:
            with suppress(ValueError):
                return kind(word)
    if list in types:
        return [part.strip() for part in text.split(",") if part.strip()]
    return text


def _default_of(option: Field[Any], config: Config) -> Any:
    return _default(option)


def _default(option: Field[Any]) -> Any:
    return option.default_factory() if callable(option.default_factory) else option.default


def _shortened(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def check_names(app: Sphinx, config: Config) -> None:
    """Warn of names in ``conf.py`` that are no setting, but look like one of ours.

    Names that other extensions have registered are known to Sphinx; modules, functions and classes are no
    values.
    """
    site = settings(config)
    ours = [option.name for option in options()]
    full = [*(PREFIX + name for name in ours), "bibtex_bibfiles"]
    for name, value in config._raw_config.items():
        if name in config or callable(value) or isinstance(value, ModuleType):
            continue
        if name.startswith(PREFIX):
            # what all have in common resembles nothing
            near = nearest(name.removeprefix(PREFIX), ours)
            hint = did_you_mean(PREFIX + near if near else "", full)
        elif nearest(name, full, alike=_NEARLY_THE_SAME):
            hint = did_you_mean(name, full)
        else:
            continue
        site.warn_of(name, f" is no setting and is ignored; {hint}")


def _lines(path: Path) -> dict[str, int]:
    """Find the lines of ``conf.py`` that set values."""
    try:
        statements = ast.walk(ast.parse(path.read_bytes()))
    except (OSError, SyntaxError, ValueError):  # the values came from elsewhere
        return {}
    return {
        target.id: statement.lineno
        for statement in statements
        if isinstance(statement, ast.Assign | ast.AnnAssign)
        for target in (statement.targets if isinstance(statement, ast.Assign) else (statement.target,))
        if isinstance(target, ast.Name)
    }


def setup_config(app: Sphinx) -> None:
    """Register every option and read them as soon as ``conf.py`` has been read."""
    for option in options():
        types, rebuild = option.metadata["types"], option.metadata["rebuild"]
        # Sphinx takes a text of the command line for what it is where the default is a function, and a text
        # among the types: wrong ones would stop the build, and lists have to be lists and no tuples
        default = _default(option) if dict in types else partial(_default_of, option)
        app.add_config_value(PREFIX + option.name, default, rebuild, types=(*types, str))
