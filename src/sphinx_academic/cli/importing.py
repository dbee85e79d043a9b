"""``sphinx-academic import``: a homepage that was made with another generator becomes a site of this one."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from ..importers.lost_text import lost_texts
from ..importers.records import Site
from ..importers.registry import IMPORTERS, KINDS, Importer, add_own, recognised
from ..importers.source import Source, SourceError
from ..importers.unread_files import unread_files
from ..model.extension_points import Extensions
from ..model.suggestions import did_you_mean
from . import import_report, values
from .extensions import add_installed
from .following import report_steps
from .imported_site import files_of, named
from .manifest import NAME as MANIFEST
from .manifest import plan
from .new import hosts_of, theme_of, type_of
from .placing import place
from .site import HOSTS
from .site import Site as NewSite
from .terminal import Failure, Terminal
from .themes import THEMES

DESCRIPTION = """\
Read the files of a homepage that was made with another generator, without
running that, and write a site into DIR: pages in Markdown, papers as a .bib
file, conf.py, pictures and PDFs that pages name, and what hosts need to build
it. DIR/import-report.md lists what was not understood or left out. The source
stays as it is. Again into the same DIR, only files that were not edited since
are written.
"""
EXAMPLES = """\
examples:
  sphinx-academic import old-site homepage
  sphinx-academic import old-site homepage --theme pydata_sphinx_theme --host github
  sphinx-academic import --kind acad-homepage about.md publications.md -o homepage

exit codes: 0 the files are written, 1 something is in the way, 2 wrong usage
"""
#: what reads YAML, Markdown and HTML -> how pip names it
_PACKAGES = {
    "yaml": "PyYAML",
    "markdown_it": "markdown-it-py",
    "mdit_py_plugins": "mdit-py-plugins",
    "bs4": "beautifulsoup4",
}
_THEME = next(iter(THEMES))
_NO_NAME = "Your Name"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``import``."""
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="SOURCE [DIR]",
        help="the folder of the old site, or with --kind files of it; then the folder of the new one,"
        " by default the current one",
    )
    parser.set_defaults(several="paths")
    parser.add_argument(
        "-o", "--output", metavar="DIR", help="the folder of the new site; all paths are sources then"
    )
    parser.add_argument(
        "--kind",
        metavar="KIND",
        help=f"what made the old site: {', '.join(KINDS)}; default: found out",
    )
    parser.add_argument("--force", action="store_true", help="replace files that are there, or were edited")
    site = parser.add_argument_group("the site")
    site.add_argument(
        "--name", type=type_of(values.name), help="your name, or that of the group, if it is not as found"
    )
    site.add_argument(
        "--theme",
        type=type_of(theme_of),
        default=_THEME,
        metavar="NAME",
        help=f"{', '.join(THEMES)}; default: {_THEME}",
    )
    site.add_argument(
        "--host",
        type=type_of(hosts_of),
        default=tuple(HOSTS),
        metavar="HOST",
        help=f"where it will be: {', '.join(HOSTS)}, several separated by commas, all or none; default: all",
    )
    site.add_argument(
        "--url", type=type_of(partial(values.site_address)), help="its address, if it is another one"
    )


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Read a source, write a site, and say what was done and what to do next."""
    _require_packages()
    importers = _importers(terminal)
    if arguments.kind is not None and arguments.kind not in importers:
        wanted = did_you_mean(arguments.kind, importers)
        raise Failure(f"--kind: {arguments.kind!r} is no kind of source; {wanted}", code=2)
    sources, target = _paths(arguments)
    source = _opened(sources, arguments.kind)
    _check_apart(source, sources, target)
    terminal.progress(f"Reading {', '.join(map(str, sources))} …")
    kind, reason = _kind_of(source, arguments.kind, importers)
    try:
        site = importers[kind].read(source)
    except RecursionError as error:
        raise Failure("a file of the source nests too many elements in each other to be read") from error
    site = _completed(site, source, arguments)
    files, of_files, entries = files_of(site, arguments.theme, arguments.host)
    findings = [*dict.fromkeys((*site.findings, *source.findings, *of_files))]
    findings += lost_texts(source, _texts_of(files), findings, site.papers)
    findings += unread_files(source, findings)
    terminal.progress(f"Writing {len(files) + 1} files to {target} …")
    report = import_report.report_text(kind, reason, findings).encode()
    planned = plan(
        target,
        {import_report.NAME: report, **files},
        force=arguments.force,
        always=frozenset({import_report.NAME}),
    )
    place(target, planned.files, force=True)
    written = [name for name in planned.files if name != MANIFEST]
    terminal.say(f"Read {reason}: a source of the kind {kind}.")
    terminal.say(_counts(site, entries))
    files_written = f"{len(written)} file{'s' if len(written) != 1 else ''}"
    terminal.say(f"Wrote {files_written} to {target}; {import_report.NAME} says what became of everything.")
    _report_left_alone(planned.edited, planned.obsolete, terminal)
    for line in import_report.short_report(findings):
        terminal.say(line)
    steps = NewSite(site.kind, site.name, [], arguments.theme, arguments.host, 0)
    report_steps(target, steps, terminal, strict=not any(finding.warns for finding in findings))
    return 0


def _texts_of(files: Mapping[str, bytes | Path]) -> dict[str, bytes]:
    """Return the files that hold text of the new site."""
    return {
        name: content if isinstance(content, bytes) else content.read_bytes()
        for name, content in files.items()
        if name.endswith((".md", ".bib", ".yml", ".py"))
    }


def _require_packages() -> None:
    missing = [package for module, package in _PACKAGES.items() if find_spec(module) is None]
    if missing:
        raise Failure(
            f"import reads files with {', '.join(missing)}, which is not installed;"
            ' install it with: pip install "sphinx-academic[import]"'
        )


def _paths(arguments: argparse.Namespace) -> tuple[list[Path], Path]:
    paths = [Path(path).expanduser() for path in arguments.paths]
    if arguments.output is not None:
        return paths, Path(arguments.output).expanduser()
    if len(paths) > 2:
        raise Failure("name one source and one folder, or several files with --kind and -o DIR", code=2)
    return paths[:1], paths[1] if len(paths) > 1 else Path(".")


def _opened(sources: Sequence[Path], kind: str | None) -> Source:
    first = sources[0]
    for path in sources:
        if not path.exists():
            raise Failure(f"there is no {path}")
    try:
        if len(sources) == 1 and first.is_dir():
            return Source(first)
        if any(path.is_dir() for path in sources):
            raise Failure("name one folder, or files with --kind", code=2)
        if kind is None:
            raise Failure(f"{first} is a file, whose kind cannot be found out; name it with --kind", code=2)
        return Source(first.parent, sources)
    except SourceError as error:
        raise Failure(str(error)) from error


def _check_apart(source: Source, sources: Sequence[Path], target: Path) -> None:
    if sources[0].is_dir() and target.resolve().is_relative_to(source.root):
        raise Failure(f"{target} lies in the source, which stays as it is; name a folder outside of it")


def _importers(terminal: Terminal) -> Mapping[str, Importer]:
    """Return the kinds of sources, ours and those of installed packages."""
    extensions = Extensions()
    add_own(extensions)
    add_installed(extensions, terminal)
    return IMPORTERS.of(extensions)


def _kind_of(source: Source, kind: str | None, importers: Mapping[str, Importer]) -> tuple[str, str]:
    if kind is not None:
        return kind, importers[kind].recognise(source) or "as --kind says"
    found = next(recognised(source, importers), None)
    if found is None:
        signs = "".join(f"\n  {name}: {importer.SIGNS}" for name, importer in importers.items())
        number = len(source.names)
        what = "is empty" if not number else "is of none of the kinds that can be read"
        raise Failure(f"{source.root} {what}; --kind names one; looked for{signs}")
    return found


def _completed(site: Site, source: Source, arguments: argparse.Namespace) -> Site:
    if arguments.name:
        site = named(site, arguments.name)
    elif not site.name:
        source.findings.check("no name was found", remedy="state it in conf.py, or import again with --name")
        site = named(site, _NO_NAME)
    return replace(site, url=arguments.url) if arguments.url else site


def _counts(site: Site, entries: int) -> str:
    counted = {"page": len(site.pages), "paper": entries, "other file": len(site.files)}
    parts = (f"{number} {what}{'s' if number != 1 else ''}" for what, number in counted.items())
    return f"Imported {', '.join(parts)}."


def _report_left_alone(edited: Sequence[str], obsolete: Sequence[str], terminal: Terminal) -> None:
    if edited:
        terminal.say(
            f"Edited since the last import, and left alone: {', '.join(edited)} (--force replaces them)"
        )
    if obsolete:
        terminal.say(f"No longer made, and still there: {', '.join(obsolete)}")
