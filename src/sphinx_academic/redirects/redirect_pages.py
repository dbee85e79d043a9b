"""The files of old addresses: pages of HTML that lead on at once, without a script.

They are written last, when it is known which other pages and files there are, and no file that is not their
own is ever replaced, but for a page that Sphinx has left behind.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from ..core import cache as cachefile
from ..core.build_state import build_state
from ..core.diagnostics import Warned, repeat, warn
from ..core.output_files import output_files, part
from ..core.output_state import record_path
from ..core.own_templates import own_templates_state
from ..core.repeated_warnings import collector
from ..core.site_address import absolute_url, page_address, site_address
from ..publications.addresses import has_pages, naming
from ..rendering.html import renderer
from .plan import Redirect, Target, plan, shown
from .problem_kinds import RedirectKind

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

_OWNER = part("redirects")
#: is in every page that Sphinx makes
_OF_SPHINX = b"documentation_options.js"
#: in what is written here
_GENERATOR = b'<meta name="generator" content="sphinx-academic redirect"'


class Written(NamedTuple):
    """What an output folder has."""

    #: digest of what the files are made from
    state: bytes = b""
    files: tuple[str, ...] = ()
    #: pages that are no documents
    pages: frozenset[str] = frozenset()
    warnings: tuple[Warned, ...] = ()


class _Build:
    """What is known of one build."""

    def __init__(self, known: Written, state: bytes, outdir: Path) -> None:
        self.known = known
        self.state = state
        self.is_current = known.state == state and all((outdir / path).is_file() for path in known.files)
        #: pages that are no documents, and are written in this build
        self.pages: set[str] = set()


def outdated_pages(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have a document written where files are to be: without one, Sphinx 8.1 makes no other pages."""
    if not plan(app.builder).files:
        return []
    known = cachefile.load_header(record_path(app, "redirects"), cachefile.digest())
    known = known if isinstance(known, Written) else Written()
    build = _Build(known, _state(app), Path(app.outdir))
    build_state(app.config).put(build)
    return [] if build.is_current else [env.config.root_doc]


def _state(app: Sphinx) -> bytes:
    files = [(path, redirect.target, redirect.text) for path, redirect in plan(app.builder).files.items()]
    values = (
        files,
        # at whose addresses nothing else can be
        sorted(app.env.found_docs),
        sorted(page.docname for page in naming(app.builder).pages.values()),
        sorted(naming(app.builder).redirects),
        [_title(app.builder, redirect.target) for redirect in plan(app.builder).files.values()],
        site_address(app.config),
        app.config.language,
        own_templates_state(app),
    )
    return cachefile.digest(repr(values).encode("utf-8", "surrogatepass"))


def note_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Note the address of a page that is being written."""
    if (build := build_state(app.config).get(_Build)) and pagename not in app.env.found_docs:
        build.pages.add(pagename)


def write_redirects(app: Sphinx, exception: Exception | None) -> None:
    """Write the files, or keep those that are there."""
    if exception is not None or not has_pages(app.builder):
        return
    output = output_files(app)
    output.renew(_OWNER)
    build = build_state(app.config).get(_Build)
    if build is None:
        return
    if build.is_current and build.pages <= build.known.pages:
        for path in build.known.files:
            output.keep(_OWNER, path)
        repeat(collector(app).here(build.known.warnings))
        return
    collected = collector(app)
    collected.page = _OWNER
    pages = frozenset(build.pages or build.known.pages)
    files = tuple(_written(app, pages))
    collected.page = ""
    result = Written(build.state, files, pages, collected.take(_OWNER))
    cachefile.save(record_path(app, "redirects"), cachefile.digest(), result)


def _written(app: Sphinx, pages: Iterable[str]) -> Iterator[str]:
    """Write the files, and yield their paths."""
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
    output = output_files(app)
    taken = _Taken(_files_of_pages(app, builder, pages))
    for path, redirect in plan(builder).files.items():
        page = taken.page(path)
        if page is not None and page == redirect.target.page and not redirect.target.anchor:
            # the page itself is at its old address
            continue
        reason = taken.reason(path)
        content = _content(builder, path, redirect)
        if not reason and output.is_of_site(path):
            reason = "is a file of the site (html_extra_path)"
        if not reason and not output.keep(_OWNER, path):
            reason = _obstacle(app, path, content)
        if reason:
            effect = "the old address is left out; remove one of them"
            message = f"‘{shown(redirect.text)}’: {shown(path)} {reason}; {effect}"
            warn(RedirectKind.REDIRECT, message, location=redirect.locate())
        elif output.write(_OWNER, path, content):
            taken.add(path)
            yield path


def _files_of_pages(app: Sphinx, builder: StandaloneHTMLBuilder, pages: Iterable[str]) -> Mapping[str, str]:
    """Return the files of all pages, with the name of each page."""
    named = naming(builder)
    papers = (page.docname for page in named.pages.values())
    return {
        Path(os.path.relpath(builder.get_outfilename(name), app.outdir)).as_posix(): name
        for name in (*pages, *named.redirects, *papers, *app.env.found_docs)
    }


class _Taken:
    """The places of an output folder that have an owner, where case does not matter."""

    def __init__(self, pages: Mapping[str, str]) -> None:
        self._pages = pages
        self._files = {_folded(path): path for path in pages}
        self._folders = {_folded(folder): path for path in pages for folder in _folders(path)}

    def page(self, path: str) -> str | None:
        """Return the page of a file."""
        return self._pages.get(path)

    def add(self, path: str) -> None:
        """Add a file of ours."""
        self._files[_folded(path)] = path
        self._folders |= {_folded(folder): path for folder in _folders(path)}

    def reason(self, path: str) -> str:
        """Return why a file cannot be written; nothing if it can."""
        folded = _folded(path)
        other = self._files.get(folded)
        if other == path:
            return "is the file of a page" if path in self._pages else "is the file of another old address"
        if other is not None:
            return f"differs from {other} in case alone, which not every system minds"
        if folded in self._folders:
            return f"is a folder, which has {self._folders[folded]}"
        above = next((self._files[folder] for folder in _folders(folded) if folder in self._files), None)
        return f"would lie in a folder, but {above} is a file" if above else ""


def _folders(path: str) -> Iterator[str]:
    """Yield the folders above a file, from the top."""
    return accumulate(path.split("/")[:-1], "{}/{}".format)


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _obstacle(app: Sphinx, path: str, content: bytes) -> str:
    """Return why what is in the output folder keeps a file from being written; nothing if it does not."""
    there = Path(app.outdir, path)
    if there.is_dir():
        return "is a folder of the output folder"
    if above := next((folder for folder in _folders(path) if Path(app.outdir, folder).is_file()), None):
        return f"would lie in a folder, but {above} is a file"
    try:
        known = there.read_bytes()
    except OSError:
        return ""
    # all pages of this build are known, so one that Sphinx has made is one that it has left
    is_left = known == content or _OF_SPHINX in known or _GENERATOR in known
    return "" if is_left else "is a file of the output folder that is not ours"


def _content(builder: StandaloneHTMLBuilder, path: str, redirect: Redirect) -> bytes:
    target = redirect.target
    anchor = f"#{quote(target.anchor)}" if target.anchor else ""
    if target.page:
        address = page_address(builder, target.page)
        # without the anchor, it is the address of a page
        canonical = absolute_url(builder, address)
    else:
        address = target.address if _is_elsewhere(target) else quote(target.address)
        canonical = address if _is_elsewhere(target) else absolute_url(builder, address)
    here = "" if _is_elsewhere(target) else "../" * path.count("/")
    html = (
        renderer(builder)
        .template("redirect")
        .render(
            title=_title(builder, target),
            # an anchor alone would be one of the file itself
            address=(here + address or "./") + anchor,
            canonical=canonical,
            language=(builder.config.language or "").replace("_", "-"),
        )
    )
    return html.encode("utf-8", "xmlcharrefreplace")


def _is_elsewhere(target: Target) -> bool:
    return not target.page and "://" in target.address


def _title(builder: Builder, target: Target) -> str:
    title = builder.env.titles.get(target.page)
    if title is not None:
        return str(title.astext())
    papers = {page.docname: page.title for page in naming(builder).pages.values()}
    return papers.get(target.page) or target.page or target.address
