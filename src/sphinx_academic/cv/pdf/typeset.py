"""A curriculum vitae as PDF: data and a Typst template, typeset by the compiler in the wheel of ``typst``.

Imported only where a PDF is written: ``typst`` comes with the extra ``cv``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import typst

from ...core.i18n import _
from ...model.formulas import shortened
from ..look import Look
from ..records import Curriculum
from .fonts import font_to_install, sans_font, scripts, system_fonts
from .isolation import TooManyError, entries_at_fault, named, without
from .photo import photo_data
from .typst_data import CvData, View, cv_data, unset_formulas

_TEMPLATE = Path("academic", "cv.typ")
_OURS = Path(__file__).parents[2] / "templates"

#: in bytes; Typst stops at a longer one
_LONGEST_ADDRESS = 8_000
#: characters of a long address in a warning
_SHOWN = 60

#: of PDF, as Typst names them
_ACCESSIBLE, _ARCHIVAL = "ua-1", "a-2a"
#: those that a file does not meet, and why
_REFUSED = re.compile(r"PDF/[^:]* error: ")
_XMLNS = 'xmlns="http://www.w3.org/2000/svg"'
_NO_FONT = re.compile(r"the text `\"(.*?)\"` could not be displayed", re.DOTALL)


class TemplateError(Exception):
    """The template of a CV cannot be typeset; the text says where it fails, and why."""


def make_pdf(
    cv: Curriculum,
    templates: Sequence[Path],
    view: View,
    *,
    look: Look = Look(),  # noqa: B008 (frozen)
    photo: Path | None = None,
    icons: Mapping[str, str] = MappingProxyType({}),
) -> tuple[bytes, list[str]]:
    """Make a tagged, archival PDF of a curriculum vitae.

    The same data, template and fonts give the same bytes.

    :param templates: folders of the site; the first that has ``academic/cv.typ`` has it in place of ours
    :param view: decides what is shown of a paper
    :param photo: a picture of the person
    :param icons: SVG of the icons of services by their kinds
    :return: the PDF, and what is to be warned of, each with what to do about it
    :raises TemplateError: if the template cannot be typeset
    """
    candidates = (folder / _TEMPLATE for folder in [*templates, _OURS])
    template = next(path for path in candidates if path.is_file())
    data = cv_data(cv, view, look)
    data["title"] = data["name"] or str(_("Curriculum vitae"))
    data["icons"] = {kind: icon.replace("<svg ", f"<svg {_XMLNS} ", 1) for kind, icon in icons.items()}
    data["photo"], problems = photo_data(photo, cv.profile.photo_alt or data["title"])
    problems += map(_formula_problem, dict.fromkeys(unset_formulas(data)))
    problems += map(_too_long, dict.fromkeys(_without_long_links(data)))
    try:
        pdf, others = _typeset(template, data, look)
    except typst.TypstError as error:
        pdf, others = _without_fault(template, data, look, error)
    return pdf, [*problems, *others]


def _without_fault(
    template: Path, data: CvData, look: Look, error: typst.TypstError
) -> tuple[bytes, list[str]]:
    """Return the PDF without what the compiler stops at."""
    if data["photo"] and not _fails(template, {**data, "photo": None}, look):
        pdf, problems = _typeset(template, {**data, "photo": None}, look)
        return pdf, [
            *problems,
            f"the photo is left out, for Typst stops at it ({error.message}); name another",
        ]
    try:
        stopped = entries_at_fault(data, lambda some: _fails(template, some, look))
    except TooManyError:
        raise TemplateError(f"{template}: {error.diagnostic or error.message}") from error
    pdf, problems = _typeset(template, without(data, stopped), look)
    names = (shortened(named(data, entry)) for entry in stopped)
    return pdf, [*problems, *(_stopped(name, error.message) for name in names)]


def _without_long_links(data: Any) -> Iterator[str]:
    """Take away the links that Typst would stop at, and yield their addresses; their texts stay."""
    if isinstance(data, list):
        for value in data:
            yield from _without_long_links(value)
        # a link with a label of its own is nothing without its address
        data[:] = [value for value in data if not (isinstance(value, dict) and value.pop("too long", False))]
    elif isinstance(data, dict):
        for name in ("url", "link"):
            address = data.get(name)
            if isinstance(address, str) and len(address.encode()) > _LONGEST_ADDRESS:
                yield address
                if name == "link":
                    del data[name]
                else:
                    data[name] = ""
                    data |= {"too long": True} if "label" in data else {}
        for value in data.values():
            yield from _without_long_links(value)


def _fails(template: Path, data: CvData, look: Look) -> bool:
    try:
        _typeset(template, data, look)
    except typst.TypstError:
        return True
    return False


def _stopped(name: str, reason: str) -> str:
    reason = " ".join(reason.split())
    return f"‘{name}’ is left out, for Typst stops at it ({reason}); write it more simply, or report it"


def _too_long(address: str) -> str:
    return (
        f"a link is left out, for its address, {address[:_SHOWN]}…, is longer than the {_LONGEST_ADDRESS} "
        "characters that a PDF takes; shorten it"
    )


def _formula_problem(source: str) -> str:
    return (
        f"the formula ‘{shortened(source)}’ is shown as its source, as it has an unknown macro or is nested "
        "too deeply; write a simpler one"
    )


def _typeset(template: Path, data: CvData, look: Look) -> tuple[bytes, list[str]]:
    """Return the PDF: accessible, archival, and with no fonts but those of the wheel, wherever possible."""
    text = json.dumps({**data, "photo": None}, ensure_ascii=False)
    # it takes half a second to look for the fonts of the system
    wants_sans = bool(look.defaults.sans_size)
    with_system = wants_sans or bool(scripts(text))
    standards: list[Any] = [_ACCESSIBLE, _ARCHIVAL]
    problems: list[str] = []
    while True:
        fonts = typst.Fonts(include_system_fonts=with_system)
        families = fonts.families()
        sans = sans_font(families) if wants_sans else ""
        size = look.defaults.sans_size if sans else look.defaults.text_size
        others = system_fonts(text, data["language"], data["region"], families, sans=bool(sans))
        facts = {**data, "sans": sans, "fonts": others, "text_size": look.text_size or size}
        try:
            pdf, warnings = typst.compile_with_warnings(
                str(template),
                root=str(template.parent),
                font_paths=fonts,
                ignore_system_fonts=not with_system,
                sys_inputs={"facts": json.dumps(facts, ensure_ascii=False)},
                # also refuses text that no font has, which is how we hear of it
                pdf_standards=standards,
                timestamp=0,
            )
        except typst.TypstError as error:
            refused = _REFUSED.match(error.message)
            if not refused or not standards:
                raise
            reason = error.message[refused.end() :]
            lacking = _NO_FONT.search(reason)
            if lacking and not with_system:
                with_system = True
            elif "UA" in refused[0]:
                problems.append(_problem(reason, lacking[1] if lacking else "", data))
                standards = []
            else:
                # a template of a site need not be archival
                if template.parent.parent == _OURS:
                    problems.append(f"it is no archival PDF (PDF/A): {reason}; report it")
                standards = [_ACCESSIBLE]
        else:
            return pdf, [*problems, *(f"{template}: {warning.message}" for warning in warnings)]


def _problem(reason: str, lacking: str, data: CvData) -> str:
    if lacking:
        font = font_to_install(lacking, data["language"], data["region"])
        return f"no font on this machine has {lacking!r}; install one that does, such as {font}"
    return f"it is no accessible PDF: {reason}; correct the template"
