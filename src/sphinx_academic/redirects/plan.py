"""``academic_redirects`` and ``redirect_from``: which old addresses lead where.

What is made of them depends on the settings, on the front matter and on which pages there are, and is found
anew in each build; a site without old addresses pays for a look at its front matter.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote, urlsplit

from docutils import nodes

from ..core.build_state import build_state
from ..core.diagnostics import Place as Location
from ..core.diagnostics import warn
from ..core.domain import academic_domain
from ..core.output_files import output_files
from ..core.settings import PREFIX
from ..model.old_addresses import OldAddress, old_address
from ..model.suggestions import did_you_mean
from ..model.urls import safe_url
from ..publications.addresses import has_pages, naming
from .problem_kinds import RedirectKind
from .settings import RedirectSettings

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

#: the field of front matter
FIELD = "redirect_from"
_OPTION = "redirects"
#: pages that Sphinx makes
_MADE = ("genindex", "search")
_ENDINGS = (".html", ".htm")
#: stands for the key of each paper of a page, in an old address and in a target
KEY = "{key}"
_KEY_ANCHOR = f"pub-{KEY}"
#: of an address, more characters are not shown
_LONGEST_SHOWN = 80


class Target(NamedTuple):
    """Where an old address leads."""

    #: name of a page; empty for an address elsewhere, or for a file
    page: str
    #: an id on that page
    anchor: str = ""
    #: a complete address, or the path of a file of the site
    address: str = ""


class Redirect(NamedTuple):
    """A file that leads to a target."""

    target: Target
    #: the old address as it was written
    text: str
    #: finds where it was written, which only a warning needs
    locate: Callable[[], Location]


class Anchor(NamedTuple):
    """An old anchor of a page, which leads to a place on it, or to another page."""

    id: str
    target: Target
    text: str
    #: finds where it was written, which only a warning needs
    locate: Callable[[], Location]


@dataclass
class Plan:
    """What a build makes of the old addresses of a site."""

    #: by file, relative to the output folder
    files: dict[str, Redirect] = field(default_factory=dict)
    #: by the page that had them
    anchors: dict[str, list[Anchor]] = field(default_factory=dict)


class _Given(NamedTuple):
    """An old address, as an author states it."""

    text: str
    #: as it was written, or the name of the page in whose front matter the address is
    target: str
    locate: Callable[[], Location]
    is_page: bool = False

    def warn(self, message: str) -> None:
        """Warn of it."""
        name = FIELD if self.is_page else PREFIX + _OPTION
        warn(RedirectKind.REDIRECT, f"{name}: ‘{shown(self.text)}’ {message}", location=self.locate())


def shown(text: str) -> str:
    """Return an address for a message, which is one line."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def plan(builder: Builder) -> Plan:
    """Return what the build makes of old addresses, when all pages have been read."""
    return build_state(builder.config).get(Plan) or Plan()


def plan_redirects(app: Sphinx, env: BuildEnvironment) -> None:
    """Decide which old addresses lead where."""
    if not has_pages(app.builder):
        return
    given = [*_of_settings(app), *_of_pages(env)]
    if given:
        build_state(app.config).put(_Planner(app).plan(given))


def _of_settings(app: Sphinx) -> Iterator[_Given]:
    site = RedirectSettings.of(app.config)
    for text, target in site.redirects.items():

        def locate(text: str = text) -> Location:
            return (
                None
                if PREFIX + _OPTION in site.conf.overrides
                else f"{site.conf.path}:{_line_of_key(site.conf.path, text)}"
            )

        given = _Given(text, target, locate)
        if isinstance(target, str):
            yield given
        else:
            wrong = f"leads to ‘{shown(repr(target))}’, which is no text"
            given.warn(f"{wrong}; it is left out; write the name of a page")


def _of_pages(env: BuildEnvironment) -> Iterator[_Given]:
    for docname in sorted(name for name, fields in env.metadata.items() if FIELD in fields):
        for text in _texts(env.metadata[docname][FIELD]):

            def locate(docname: str = docname, text: str = text) -> Location:
                path = str(env.doc2path(docname))
                return f"{path}:{_line_of_field(path, text)}"

            yield _Given(text, docname, locate, is_page=True)


def _texts(value: Any) -> Iterator[str]:
    """Yield the addresses of a field: one on each line, or a list, which MyST hands over as JSON."""
    text = str(value).strip()
    if text.startswith("["):
        try:
            items = json.loads(text)
        except ValueError:
            items = None
        if isinstance(items, list):
            yield from (str(item).strip() for item in items if str(item).strip())
            return
    yield from filter(None, map(str.strip, text.splitlines()))


class _Planner:
    """Finds out where old addresses lead."""

    def __init__(self, app: Sphinx) -> None:
        self._app = app
        self._env = app.env
        self._builder = app.builder
        #: pages that are no documents
        self._others = {place.docname for place in naming(app.builder).pages.values()}
        self._others |= {*_MADE, *app.config.html_additional_pages}
        #: of old addresses without an anchor, by their paths
        self._old: dict[str, _Given] = {}

    def plan(self, given: Iterable[_Given]) -> Plan:
        """Return the plan, and warn of what cannot be."""
        plan = Plan()
        read = list(self._read(given))
        for address, stated in read:
            if not address.anchor:
                self._old.setdefault(address.path, stated)
        for address, stated in read:
            target = self._target(stated)
            if target is None:
                continue
            if address.anchor == KEY:
                self._add_keys(plan, address, target, stated)
            elif address.anchor:
                self._add_anchor(plan, address, target, stated)
            else:
                self._add_files(plan, address, target, stated)
        return plan

    def _read(self, given: Iterable[_Given]) -> Iterator[tuple[OldAddress, _Given]]:
        for stated in given:
            try:
                yield old_address(stated.text), stated
            except ValueError as error:
                stated.warn(f"{error}; it is left out")

    def _target(self, stated: _Given) -> Target | None:
        """Return where an address leads at last, with a warning if that is nowhere."""
        seen = {stated.text}
        current = stated
        anchor = ""
        while True:
            if current.is_page:
                return self._with_anchor(Target(current.target), anchor, stated)
            text = current.target.strip()
            if text.lower().startswith(("http://", "https://")):
                return self._elsewhere(text, stated)
            path, _, own_anchor = text.partition("#")
            anchor = anchor or unquote(own_anchor)
            if (target := self._page(path)) is not None:
                return self._with_anchor(target, anchor, stated) if target.page else target
            following = self._old.get(unquote(path).strip("/"))
            if following is None:
                names = [*self._env.found_docs, *self._others]
                hint = did_you_mean(path.strip("/"), sorted(names), listed=False)
                stated.warn(f"leads to ‘{shown(text)}’, which is no page; it is left out; {hint}")
                return None
            if following.text in seen:
                stated.warn("leads back to itself; it is left out; name a page that there is")
                return None
            seen.add(following.text)
            current = following

    def _elsewhere(self, text: str, stated: _Given) -> Target | None:
        address = safe_url(text) if _has_host(text) else None
        if address is None:
            stated.warn(f"leads to ‘{shown(text)}’, which is no address; it is left out; correct it")
            return None
        return Target("", "", address)

    def _page(self, path: str) -> Target | None:
        """Return the page or the file that a path is of."""
        name = unquote(path).strip().strip("/")
        if not name and path:
            return Target(self._env.config.root_doc)
        for candidate in self._names(name):
            if candidate in self._env.found_docs or candidate in self._others:
                return Target(candidate)
        is_below = ".." not in name.split("/")
        if name and is_below and output_files(self._app).is_of_site(name):
            return Target("", "", name)
        return None

    def _names(self, name: str) -> Iterator[str]:
        """Yield what a path may name: a page, the file of its source, that of its HTML, or a folder."""
        yield name
        for suffix in (*self._app.config.source_suffix, *_ENDINGS):
            if name.endswith(suffix):
                yield name.removesuffix(suffix)
        yield f"{name}/index"
        if name == "index":
            yield self._env.config.root_doc

    def _with_anchor(self, target: Target, text: str, stated: _Given) -> Target:
        if not text or text == _KEY_ANCHOR:
            return target
        anchor = anchor_on_page(self._env, target.page, text)
        if anchor is None:
            wrong = f"leads to ‘#{shown(text)}’, but {target.page} has no such anchor"
            stated.warn(f"{wrong}; it leads to the page; correct it")
        return target._replace(anchor=anchor or "")

    def _add_files(self, plan: Plan, address: OldAddress, target: Target, stated: _Given) -> None:
        for path in address.files(self._suffix):
            other = plan.files.setdefault(path, Redirect(target, stated.text, stated.locate))
            if other.target != target:
                stated.warn(
                    f"leads elsewhere as ‘{shown(other.text)}’; the first one counts; remove one of the two"
                )
                break

    @property
    def _suffix(self) -> str:
        return "" if self._builder.name == "dirhtml" else str(getattr(self._builder, "out_suffix", ""))

    def _add_keys(self, plan: Plan, address: OldAddress, target: Target, stated: _Given) -> None:
        """Keep the anchors that a page had of its papers, whose ids were their keys."""
        page = self._page(address.path or "/")
        record = academic_domain(self._env).pages.get(target.page)
        if page is None or page.page != target.page:
            where = shown(address.path or "/")
            stated.warn(
                f"has an anchor for each paper, but ‘{where}’ is no page that lists papers and leads to "
                "itself; it is left out; name the page that lists them in both places"
            )
            return
        for key, place in record.papers.items() if record else ():
            anchor = Anchor(key, target._replace(anchor=place.anchor), stated.text, stated.locate)
            plan.anchors.setdefault(page.page, []).append(anchor)

    def _add_anchor(self, plan: Plan, address: OldAddress, target: Target, stated: _Given) -> None:
        page = self._page(address.path or "/")
        if page is None or page.page not in self._env.found_docs:
            where = shown(address.path or "/")
            stated.warn(
                f"has an anchor, but ‘{where}’ is no page, and only pages keep their old anchors; it is left "
                f"out; write ‘{where}’ without the anchor"
            )
        elif not target.page:
            stated.warn(
                "has an anchor, which can lead to a page of the site only; it is left out; name a page"
            )
        else:
            anchor = Anchor(address.anchor, target, stated.text, stated.locate)
            plan.anchors.setdefault(page.page, []).append(anchor)


def _has_host(address: str) -> bool:
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False


def anchor_on_page(env: BuildEnvironment, docname: str, text: str) -> str | None:
    """Return the id of a place on a page that an author names by its id, its label, or by MyST's anchor."""
    if docname not in env.found_docs:
        # of pages of papers, it is not known what is on them
        return text
    contents = env.tocs.get(docname)
    references = contents.findall(nodes.reference) if contents is not None else ()
    if any(reference.get("anchorname") == f"#{text}" for reference in references):
        return text
    labels = env.get_domain("std").data
    for table in (labels["labels"], labels["anonlabels"]):
        if (place := table.get(text.lower())) and place[0] == docname:
            return str(place[1])
    slugs = env.metadata[docname].get("myst_slugs")
    if isinstance(slugs, Mapping) and text in slugs:
        return str(slugs[text][1])
    record = academic_domain(env).pages.get(docname)
    if record and any(place.anchor == text for place in record.papers.values()):
        return text
    # what no table has: figures, targets, anything with an id
    elements = env.get_doctree(docname).findall(nodes.Element)
    return text if any(text in element["ids"] for element in elements) else None


def _line_of_key(path: str, key: str) -> int:
    """Return the line of a key of the setting in ``conf.py``, or that of the setting."""
    try:
        first, lines = _lines_of_texts(Path(path).read_bytes())
    except (OSError, SyntaxError, ValueError):  # the values came from elsewhere
        return 1
    return min((line for line in lines.get(key, ()) if line >= first), default=first)


@lru_cache(maxsize=1)
def _lines_of_texts(content: bytes) -> tuple[int, Mapping[str, Sequence[int]]]:
    """Return the line that sets the setting, and the lines of all texts of a file, for as many warnings."""
    first = 1
    lines: dict[str, list[int]] = {}
    for node in ast.walk(ast.parse(content)):
        if isinstance(node, ast.Name) and node.id == PREFIX + _OPTION:
            first = node.lineno
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            lines.setdefault(node.value, []).append(node.lineno)
    return first, lines


def _line_of_field(path: str, text: str) -> int:
    """Return the line of a value in front matter, or that of the field."""
    try:
        lines = Path(path).read_text("utf-8", "replace").splitlines()
    except OSError:
        return 1
    first = next((number for number, line in enumerate(lines) if FIELD in line), 0)
    found = (number for number, line in enumerate(lines[first:], first) if text in line)
    return next(found, first) + 1


def kept_anchors(app: Sphinx) -> dict[str, Any]:
    """Return for each page the old anchors that it keeps."""
    return {
        docname: [(anchor.id, anchor.target) for anchor in anchors]
        for docname, anchors in plan(app.builder).anchors.items()
    }
