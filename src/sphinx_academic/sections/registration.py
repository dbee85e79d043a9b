"""The kinds of sections of a build: ours and those of other extensions, added by the same call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from ..core.extensions import ensure_setup, refuse, register, registered, text_problems
from ..core.late import LateClass
from ..model.extension_points import ExtensionPoint
from ..model.section_kinds import (
    JsonResumeList,
    Part,
    PdfLayout,
    RenderCvEntry,
    SectionKind,
    new_part_problems,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from ..authoring.directive import AcademicDirective

SECTION_KINDS: ExtensionPoint[SectionKind] = ExtensionPoint("section", SectionKind)

#: what most items say
_USUAL = ("title", "organisation", "place")


def add_section(
    app: Sphinx,
    name: str,
    *,
    title: str,
    parts: Sequence[str] = _USUAL,
    new_parts: Iterable[Part] = (),
    content: Literal["items", "values"] = "items",
    order: int = 1225,
    in_cv: bool = True,
    pdf: PdfLayout = "line",
    json_resume: JsonResumeList | None = None,
    json_resume_type: str | None = None,
    rendercv: RenderCvEntry = "normal",
    description: str = "",
    directive: type[AcademicDirective] | None = None,
    override: bool = False,
) -> None:
    """Add a kind of section: its directive, and how a CV and each of the CV's files show it.

    The directive is ``{academic:name}``, and ``{name}`` where no other extension has that name; its options
    are those of ``{education}``, or those of ``{skills}`` for a section of values.

    :param name: of the directive, by which a ``{cv}`` names the section, too
    :param title: heading in a CV; it may be marked for translation
    :param parts: what is between the commas of a line, in this order: names of ``code``, ``title``,
        ``organisation``, ``place``, ``advisor``, ``score``, ``note`` and of ``new_parts``
    :param new_parts: parts that only this kind has
    :param content: ``items`` is a list of dated items as in ``{education}``, ``values`` one of labels and
        values as in ``{skills}``, for which ``parts`` mean nothing
    :param order: place among the sections of a CV that names none; ours have 100 (``education``), 200
        (``experience``), 300 (``research``), 400 (``publications``), 500 (``teaching``), 600 (``talks``), 700
        (``awards``), 800 (``grants``), 900 (``projects``), 1000 (``supervision``), 1100 (``service``), 1200
        (``media``), 1300 (``skills``), 1400 (``languages``), 1500 (``tests``), 1600 (``interests``)
    :param in_cv: whether it is in a CV that names no sections
    :param pdf: how the PDF sets an item: ``line``, ``name`` for one that opens with a name in bold type, or
        ``two-lines``
    :param json_resume: the list of JSON Resume that its content goes to; the default is ``projects`` for
        items and ``skills`` for values, and ``""`` is text in ``meta.sections``
    :param json_resume_type: ``type`` of the projects; the default is the name
    :param rendercv: the entry of RenderCV that an item becomes
    :param description: what it is for, in a sentence
    :param directive: class of the directive, for what is not written as items or values
    :param override: take the place of the section that has the name
    :raises sphinx.errors.ExtensionError: if the name is taken or none, or a value is wrong
    """
    from ..authoring.registration import add_directive, has_directive
    from .item_parts import PARTS, parts_with

    ensure_setup(app)
    given, is_values = tuple(new_parts), content == "values"
    problems = [*text_problems(title=title), *new_part_problems(given, PARTS)]
    if isinstance(parts, str):
        problems.append(f"parts is {parts!r}, but must be a list of names")
    if content not in ("items", "values"):
        problems.append(f"content is {content!r}, but must be 'items' or 'values'")
    if has_directive(app, name) and name not in registered(app.config, SECTION_KINDS):
        problems.append("there is a directive of that name, which makes no section; choose another name")
    refuse(SECTION_KINDS, name, problems)
    kind = SectionKind(
        name=name,
        title=title,
        parts=() if is_values else tuple(parts),
        known_parts={} if is_values or not parts else parts_with(given),
        new_parts=tuple(part.name for part in given),
        order=order,
        in_cv=in_cv,
        pdf=pdf,
        json_resume=("skills" if is_values else "projects") if json_resume is None else json_resume,
        json_resume_type=name if json_resume_type is None else json_resume_type,
        rendercv=rendercv,
        description=description,
    )
    refuse(SECTION_KINDS, name, kind.problems())
    register(app, SECTION_KINDS, name, kind, override=override)
    make = partial(_directive, kind, directive, content)
    is_late = directive is None or isinstance(directive, LateClass)
    made = LateClass(make, name.capitalize()) if is_late else make()
    add_directive(app, name, made, override=override)


def add_listed_section(app: Sphinx, name: str, *, title: str, order: int, in_cv: bool = True) -> None:
    """Let a CV gather the lists of a directive that has been registered, and that is no section otherwise."""
    kind = SectionKind(name=name, title=title, order=order, in_cv=in_cv, json_resume="")
    register(app, SECTION_KINDS, name, kind)


def section_kinds(config: Config) -> Mapping[str, SectionKind]:
    """Return the kinds of a build by their names, in the order in which a CV has them."""
    kinds = registered(config, SECTION_KINDS)
    return {kind.name: kind for kind in sorted(kinds.values(), key=lambda kind: kind.order)}


def _directive(
    kind: SectionKind, base: type[AcademicDirective] | None, content: str
) -> type[AcademicDirective]:
    """Return the class of a directive that makes sections of one kind."""
    from ..authoring.directive import several
    from .dated import DatedDirective
    from .skills import SkillsDirective

    if isinstance(base, LateClass):
        base = base.load()
    base = base or (SkillsDirective if content == "values" else DatedDirective)
    attributes: dict[str, Any] = {"section": kind, "__module__": base.__module__}
    if "parts" in base.parsers:
        attributes["parsers"] = {**base.parsers, "parts": several(*kind.known_parts)}
    return type(base.__name__, (base,), attributes)
