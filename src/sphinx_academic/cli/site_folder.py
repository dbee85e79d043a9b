"""Where a site is: the folder of its ``conf.py``, as authors and Read the Docs lay it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from .terminal import Failure

#: below the folder of a project
_FOLDERS = ("docs", "doc", "source", "docs/source", "doc/source", "site")
_READ_THE_DOCS = (".readthedocs.yaml", ".readthedocs.yml")
_CONFIGURATION = re.compile(r"""^\s+configuration:\s*["']?([^"'\s#]+)""", re.MULTILINE)
_BUILDER = re.compile(r"""^\s+builder:\s*["']?(html|dirhtml)\b""", re.MULTILINE)
#: in the commands of workflows
_OPTION = re.compile(r"(?:-b|--builder)[ =]*(html|dirhtml)\b|-M\s+(html|dirhtml)\b")
_OF_HOSTS = (".github/workflows/*.yml", ".github/workflows/*.yaml", ".gitlab-ci.yml")


def source_folder(folder: Path) -> Path:
    """Return the folder of ``conf.py``, which is the one that is named, or below it.

    :raises Failure: if there is none
    """
    if folder.name == "conf.py" and folder.is_file():
        return folder.parent
    if not folder.is_dir():
        raise Failure(f"there is no folder {folder}; name that of the site", code=2)
    for candidate in (folder, *_stated(folder), *(folder / name for name in _FOLDERS)):
        if (candidate / "conf.py").is_file():
            return candidate
    places = ", ".join(_FOLDERS)
    raise Failure(
        f"no conf.py in {folder}, nor in its {places}; name the folder that has it, or begin a site with "
        "sphinx-academic new",
        code=2,
    )


def _stated(folder: Path) -> Iterator[Path]:
    """Yield the folder that Read the Docs is to build."""
    for text in _texts(folder, _READ_THE_DOCS):
        for match in _CONFIGURATION.finditer(text):
            yield (folder / match[1]).parent


def builder_of(source: Path) -> str:
    """Return the builder that makes the site where it is hosted, ``html`` where nothing says so."""
    for folder in (source, *list(source.resolve().parents)[:2]):
        for text in _texts(folder, _READ_THE_DOCS):
            if match := _BUILDER.search(text):
                return match[1]
        for text in _texts(folder, _OF_HOSTS):
            if match := _OPTION.search(text):
                return match[1] or match[2]
        if (folder / ".git").exists():
            break
    return "html"


def _texts(folder: Path, patterns: tuple[str, ...]) -> Iterator[str]:
    for pattern in patterns:
        for path in sorted(folder.glob(pattern)):
            if path.is_file():
                yield path.read_text("utf-8", "replace")
