"""Names of directives and roles: always ``academic:NAME``, and ``NAME`` where no one else has it.

A plain name is registered when all extensions, and ``setup`` in ``conf.py``, have registered theirs.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from docutils import nodes
from docutils.parsers.rst import directives, languages, roles
from docutils.utils import new_document
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole, register_directive, register_role

from ..core.build_state import build_state
from ..core.config import settings
from ..core.defects import survive
from ..core.domain import AcademicDomain, academic_domain
from ..core.late import LateClass, LateRole

if TYPE_CHECKING:
    from docutils.parsers.rst import Directive
    from docutils.parsers.rst.states import Inliner
    from sphinx.application import Sphinx
    from sphinx.config import Config

logger = logging.getLogger(__name__)

_PACKAGE = __name__.partition(".")[0]


class AcademicRole(SphinxRole):
    """A role that notes that its page has something of ours."""

    def __call__(
        self, name: str, rawtext: str, text: str, lineno: int, inliner: Inliner, *args: Any, **kwargs: Any
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the nodes and messages of the role; its text, where there is an unforeseen error."""
        call = partial(super().__call__, name, rawtext, text, lineno, inliner, *args, **kwargs)
        made: list[Any] = []
        source, line = inliner.reporter.get_source_and_line(lineno)
        survive(lambda: made.extend(call()), f"{{{name}}}", "its text is shown", f"{source}:{line}")
        academic_domain(self.env).note_use(self.env.docname)
        return (made[0], made[1]) if made else ([nodes.Text(text)], [])


class _Role(NamedTuple):
    role: AcademicRole | LateRole
    #: the option that names it, or empty where it is always there
    option: str


class _Names:
    def __init__(self) -> None:
        self.directives: dict[str, type[Directive] | LateClass] = {}
        self.roles: dict[str, _Role] = {}


def _own_names(app: Sphinx) -> _Names:
    return build_state(app.config).lasting(_Names)


def add_directive(
    app: Sphinx, name: str, directive: type[Directive] | LateClass, *, override: bool = False
) -> None:
    """Register a directive; from ``setup`` on and before the environment is made.

    :param override: take the place of the directive that has the name
    """
    app.add_directive_to_domain(AcademicDomain.name, name, cast(Any, directive), override=override)
    _own_names(app).directives[name] = directive


def add_role(app: Sphinx, name: str, role: AcademicRole | LateRole, *, option: str = "") -> None:
    """Register a role; from ``setup`` on and before the environment is made.

    :param option: the option that names it, without prefix: a name that is taken is a warning there
    """
    # Sphinx looks names up in lower case; ``conf.py`` may name a role that is there already
    name = name.lower()
    app.add_role_to_domain(AcademicDomain.name, name, role, override=True)
    _own_names(app).roles[name] = _Role(role, option)


def has_directive(app: Sphinx, name: str) -> bool:
    """Return whether this build has added a directive of a name."""
    return name in _own_names(app).directives


def has_role(app: Sphinx, name: str) -> bool:
    """Return whether this build has added a role of a name."""
    return name.lower() in _own_names(app).roles


def complete_options(app: Sphinx, config: Config) -> None:
    """Complete the directives whose options depend on what all extensions have added.

    One that is imported late is completed then.
    """
    for name, directive in list(_own_names(app).directives.items()):
        if isinstance(directive, LateClass):
            load = partial(_completed, directive, config)
            complete: Any = LateClass(load, directive.__name__, directive.__module__)
        else:
            complete = _completed(directive, config)
        if complete is not directive:
            add_directive(app, name, complete, override=True)


def _completed(directive: type[Directive] | LateClass, config: Config) -> type[Directive]:
    from .directive import AcademicDirective

    found: type[Directive] = directive.load() if isinstance(directive, LateClass) else directive
    if not issubclass(found, AcademicDirective) or not (added := found.added_options(config)):
        return found
    parsers = {**found.parsers, **added}
    return type(found.__name__, (found,), {"parsers": parsers, "__module__": found.__module__})


def take_free_names(app: Sphinx) -> None:
    """Register the plain names that no one else has."""
    own = _own_names(app)
    standard = app.env.domains.standard_domain
    names = PlainNames(app, _PACKAGE)
    _forget_other_builds(own)
    for name, directive in own.directives.items():
        if name not in standard.directives and names.is_free_directive(name):
            register_directive(name, cast(Any, directive))
        else:
            logger.verbose("directive %r is another's; that of sphinx-academic is academic:%s", name, name)
    for name, (role, option) in own.roles.items():
        if name not in standard.roles and names.is_free_role(name):
            register_role(name, role)
        elif option:
            written = f"{{academic:{name}}}"
            message = f"another role has this name and keeps it; write {written}, or choose another name"
            settings(app.config).warn(option, f"[{name!r}]: {message}")
        else:
            logger.verbose("role %r is another's; that of sphinx-academic is academic:%s", name, name)


class PlainNames:
    """The names without a domain that a package may register: those that are no one's, or its own already.

    Its own are from an earlier build in this process.
    """

    def __init__(self, app: Sphinx, package: str) -> None:
        self._package = package
        self._document = new_document("")
        # in the site's language, docutils' own may have other names, too
        self._language: Any = languages.get_language(app.config.language)

    def is_free_directive(self, name: str) -> bool:
        """Return whether a directive may be registered under a name."""
        return self._is_free(directives.directive(name, self._language, self._document)[0])

    def is_free_role(self, name: str) -> bool:
        """Return whether a role may be registered under a name."""
        return self._is_free(roles.role(name, self._language, 0, self._document.reporter)[0])

    def _is_free(self, found: object) -> bool:
        return found is None or _is_of(found, self._package)


def _forget_other_builds(own: _Names) -> None:
    """Take away the directives that an earlier build of this process has, and this one has not."""
    found: dict[str, object] = directives._directives  # type: ignore[attr-defined]
    for name, directive in list(found.items()):
        if _is_of(directive, _PACKAGE) and name not in own.directives:
            del found[name]


def _is_of(found: object, package: str) -> bool:
    kind = found if isinstance(found, type) else type(found)
    return f"{kind.__module__}.".startswith(f"{package}.")
