"""Settings: classes whose options are ``academic_*`` values of ``conf.py``; each room declares its own.

Values are plain data (strings, numbers, lists, tables) and never callables, so that Sphinx can compare and
store them.  The reference in the documentation is made from the classes.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ..model.controls import cleaned
from ..model.patterns import lazy_pattern
from ..model.problems import Kind
from ..model.suggestions import did_you_mean, nearest
from .build_state import build_state

if TYPE_CHECKING:
    from typing import Self

    from sphinx.application import Sphinx
    from sphinx.config import Config

PREFIX = "academic_"
#: those that a page may set in its front matter
PAGE_NAMES = (f"{PREFIX}me",)

#: of a wrong value, more characters are not shown
_LONGEST_SHOWN = 60
#: how much a name has to resemble one of ours that does not begin as they do
_NEARLY_THE_SAME = 0.9

_IDENTIFIER = lazy_pattern(r"[A-Za-z][\w-]*")


#: what a changed value needs: all documents read again, all pages of HTML written again, or neither, for the
#: part of the build that uses it notices by itself
Rebuild = Literal["env", "html", ""]


class Option:
    """One value of ``conf.py``, which a class of settings declares by :func:`option`."""

    name: str

    def __init__(self, default: Any, types: tuple[type, ...], help: str, rebuild: Rebuild) -> None:
        """Keep what :func:`option` takes."""
        self._default = default
        self.types, self.help, self.rebuild = types, help, rebuild

    def __set_name__(self, owner: type, name: str) -> None:
        """Take the name of the attribute, which is that of the value without its prefix."""
        self.name = name

    @property
    def default(self) -> Any:
        """Return the default; a list or a table is another each time."""
        return None if self._default is None else type(self._default)(self._default)


def option(default: Any, types: tuple[type, ...], help: str, rebuild: Rebuild = "env") -> Any:
    """Declare one value of ``conf.py``, as an attribute of a class.

    :param default: of one of the types
    :param types: that the value may have; one of another type is a warning, and the default is used
    :param help: what it is for, which the reference shows
    :param rebuild: what a changed value needs, as for :meth:`~sphinx.application.Sphinx.add_config_value`
    """
    return Option(default, types, help, rebuild)


class ConfFile(NamedTuple):
    """Where the values are from, which warnings of them name."""

    #: path of conf.py, and the lines that set values of any name in it
    path: str = ""
    lines: Mapping[str, int] = {}
    #: names of values that the command line sets
    overrides: frozenset[str] = frozenset()

    def warn(self, name: str, message: str, kind: str = Kind.CONFIG) -> None:
        """Warn of any value in ``conf.py``, at the line that sets it, or of one of the command line."""
        # imported where there is something wrong, so that settings can be declared without Sphinx
        from .diagnostics import warn

        if name in self.overrides:
            warn(kind, f"-D {name}{message}", location=None)
            return
        warn(kind, f"{name}{message}", location=f"{self.path}:{self.lines.get(name, 1)}")


class Settings:
    """Values as a site wrote them, of the right outer type; properties of a class are what they mean.

    A room derives a class from it, whose values are declared by :func:`option`, and which no one changes.  To
    make dataclasses of them would take longer, in every build, than to read all values.
    """

    conf = ConfFile()

    @classmethod
    def having(cls, conf: ConfFile = conf, **values: Any) -> Self:
        """Return the settings with some values, and the defaults of others."""
        settings = cls.__new__(cls)
        defaults = {declared.name: declared.default for declared in options_of(cls)}
        vars(settings).update({**defaults, **values, "conf": conf})
        return settings

    @classmethod
    def of(cls, config: Config) -> Self:
        """Return the values of a site; read once for each application."""
        return build_state(config).lasting(cls, cls.having)

    @classmethod
    def of_extensions(cls, config: Config) -> Mapping[str, Any]:
        """Return the attributes that are no settings: what extensions have added for them."""
        return {}

    def check(self) -> None:
        """Warn of what cannot be used, where ``conf.py`` is read."""

    def warn(self, option: str, message: str, kind: str = Kind.CONFIG) -> None:
        """Warn of a value in ``conf.py``, at the line that sets it."""
        self.conf.warn(PREFIX + option, message, kind)

    def is_table(self, option: str, identifier: object, given: object) -> bool:
        """Return whether a table within a table can be used, and so can its name."""
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

    def labels(self, option: str, given: Mapping[Any, Any]) -> dict[str, str | None]:
        """Return the labels of a table that are texts or None."""
        labels: dict[str, str | None] = {}
        for name, label in given.items():
            if isinstance(name, str) and (label is None or (isinstance(label, str) and label.strip())):
                labels[name] = label
            else:
                self.warn(option, f"[{name!r}] is neither a text nor None but {label!r}; it is ignored")
        return labels


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


class _Declared(list[type[Settings]]):
    """The classes of the settings of a site."""


def add_settings(app: Sphinx, kind: type[Settings]) -> None:
    """Add the settings of a class; while extensions are set up.

    :param kind: derived from :class:`Settings`, with an attribute ``name``, made by :func:`option`, for each
        value ``academic_<name>`` of ``conf.py``; it may be a frozen dataclass
    :raises sphinx.errors.ExtensionError: if there is a setting of that name already
    """
    for declared in options_of(kind):
        # Sphinx takes a text of the command line for what it is where the default is a function, and a text
        # among the types: wrong ones would stop the build, and lists have to be lists and no tuples
        default = declared.default if dict in declared.types else partial(_default_of, declared)
        types = (*declared.types, str)
        app.add_config_value(PREFIX + declared.name, default, declared.rebuild, types=types)
    build_state(app.config).lasting(_Declared).append(kind)


def options_of(kind: type[Settings]) -> Iterator[Option]:
    """Yield the settings that a class declares, for registration and for the reference."""
    for owner in reversed(kind.__mro__):
        for declared in vars(owner).values():
            if isinstance(declared, Option):
                yield declared


def settings_state(config: Config) -> str:
    """Return what changes with any of our settings, with what extensions add, and with the language."""
    ours = [(value.name, value.value) for value in config if value.name.startswith(PREFIX)]
    return repr((config.language, ours))


def read_settings(app: Sphinx, config: Config) -> None:
    """Check the outer types and keep the values for :meth:`Settings.of`.

    A value of a wrong type is replaced by the default, in Sphinx's configuration as well: Sphinx would warn
    of it once more.
    """
    path = Path(app.confdir, "conf.py")
    overrides = frozenset(name for name in config.overrides if name.startswith(PREFIX))
    conf = ConfFile(str(path), _lines(path), overrides)
    state = build_state(config)
    read = []
    for kind in state.lasting(_Declared):
        values = {declared.name: _read(config, conf, declared) for declared in options_of(kind)}
        read.append(kind.having(conf, **values, **kind.of_extensions(config)))
        state.put(read[-1], lasting=True)
    # read now: what is wrong with them belongs to conf.py
    for settings in read:
        settings.check()


def _read(config: Config, conf: ConfFile, declared: Option) -> Any:
    """Return a value that can be used, with warnings of what is wrong with it."""
    name = PREFIX + declared.name
    given = getattr(config, name)
    if isinstance(given, str) and name in config.overrides:
        given = _from_command_line(given, declared.types)
        setattr(config, name, given)
    usable, problems = _usable(declared, given)
    value = cleaned(usable)
    if value is not usable:
        problems.append(" has control characters or lone surrogates; they are left out; remove them")
    if problems:
        setattr(config, name, value)
    for problem in problems:
        conf.warn(name, problem)
    return value


def _usable(declared: Option, value: Any) -> tuple[Any, list[str]]:
    """Return the value of an option, or what can be used in its place, with what is wrong with it."""
    types = declared.types
    if not has_type(value, types):
        default = declared.default
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


def _default_of(declared: Option, config: Config) -> Any:
    return declared.default


def _shortened(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def check_names(app: Sphinx, config: Config) -> None:
    """Warn of names in ``conf.py`` that are no setting, but look like one of ours.

    Names that other extensions have registered are known to Sphinx; modules, functions and classes are no
    values.
    """
    declared = build_state(config).lasting(_Declared)
    conf = declared[0].of(config).conf if declared else ConfFile()
    ours = [option.name for kind in declared for option in options_of(kind)]
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
        conf.warn(name, f" is no setting and is ignored; {hint}")


def is_unread(name: str) -> bool:
    """Return whether a name in the front matter of a page looks like one of ours and is none."""
    return name.startswith(PREFIX) and name not in PAGE_NAMES


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
