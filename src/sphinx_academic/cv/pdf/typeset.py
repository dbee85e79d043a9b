"""A curriculum vitae as PDF: data and a Typst template, typeset by the compiler in the wheel of ``typst``.

Imported only where a PDF is written: ``typst`` comes with the extra ``cv``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import typst

from ...core.i18n import _
from ...model.formulas import shortened
from ..records import Curriculum
from .fonts import font_to_install, scripts, system_fonts
from .isolation import TooManyError, entries_at_fault, named, without
from .typst_data import CvData, View, cv_data, unset_formulas

_TEMPLATE = Path("academic", "cv.typ")
_OURS = Path(__file__).parents[2] / "templates"

#: in bytes; Typst stops at a longer one
_LONGEST_ADDRESS = 8_000
#: characters of a long address in a warning
_SHOWN = 60

_REFUSED = "PDF/UA-1 error: "
_NO_FONT = re.compile(r"the text `\"(.*?)\"` could not be displayed", re.DOTALL)


class TemplateError(Exception):
    """The template of a CV cannot be typeset; the text says where it fails, and why."""


def make_pdf(
    cv: Curriculum, templates: Sequence[Path], view: View, *, paper: str = "a4"
) -> tuple[bytes, list[str]]:
    """Make a tagged PDF of a curriculum vitae; the same data, template and fonts give the same bytes.

    :param templates: folders of the site; the first that has ``academic/cv.typ`` has it in place of ours
    :param view: decides what is shown of a paper
    :param paper: a size by the name that Typst has for it, such as ``a4`` or ``us-letter``
    :return: the PDF, and what is to be warned of, each with what to do about it
    :raises TemplateError: if the template cannot be typeset
    """
    candidates = (folder / _TEMPLATE for folder in [*templates, _OURS])
    template = next(path for path in candidates if path.is_file())
    data = {**cv_data(cv, view), "paper": paper}
    data["title"] = data["name"] or str(_("Curriculum vitae"))
    unset = [_formula_problem(source) for source in dict.fromkeys(unset_formulas(data))]
    long = list(_without_long_links(data))
    try:
        pdf, problems = _typeset(template, data)
    except typst.TypstError as error:
        try:
            stopped = entries_at_fault(data, lambda some: _fails(template, some))
        except TooManyError:
            raise TemplateError(f"{template}: {error.diagnostic or error.message}") from error
        pdf, problems = _typeset(template, without(data, stopped))
        names = (shortened(named(data, entry)) for entry in stopped)
        problems += (_stopped(name, error.message) for name in names)
    return pdf, [*unset, *map(_too_long, dict.fromkeys(long)), *problems]


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


def _fails(template: Path, data: CvData) -> bool:
    try:
        _typeset(template, data)
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


def _typeset(template: Path, data: CvData) -> tuple[bytes, list[str]]:
    """Return the PDF: accessible, and with no fonts but those of the wheel, wherever that is possible."""
    text = json.dumps(data, ensure_ascii=False)
    # it takes half a second to look for the fonts of the system
    with_system = bool(scripts(text))
    accessible = True
    problems: list[str] = []
    while True:
        fonts = typst.Fonts(include_system_fonts=with_system)
        data["fonts"] = system_fonts(text, data["language"], data["region"], fonts.families())
        try:
            pdf, warnings = typst.compile_with_warnings(
                str(template),
                root=str(template.parent),
                font_paths=fonts,
                ignore_system_fonts=not with_system,
                sys_inputs={"facts": json.dumps(data, ensure_ascii=False)},
                # also refuses text that no font has, which is how we hear of it
                pdf_standards=["ua-1"] if accessible else [],
                timestamp=0,
            )
        except typst.TypstError as error:
            if not error.message.startswith(_REFUSED):
                raise
            lacking = _NO_FONT.search(error.message)
            if lacking and not with_system:
                with_system = True
            else:
                problems.append(_problem(error.message, lacking[1] if lacking else "", data))
                accessible = False
        else:
            return pdf, [*problems, *(f"{template}: {warning.message}" for warning in warnings)]


def _problem(message: str, lacking: str, data: CvData) -> str:
    if lacking:
        font = font_to_install(lacking, data["language"], data["region"])
        return f"no font on this machine has {lacking!r}; install one that does, such as {font}"
    return f"it is no accessible PDF: {message.removeprefix(_REFUSED)}; correct the template"
