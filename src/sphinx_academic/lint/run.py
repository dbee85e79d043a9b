"""``academic_lint``: checks across entries, and of what pages say of entries, once in every build."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref

from ..authoring.cite import cited_keys
from ..core import cache as cachefile
from ..core.config import settings
from ..core.diagnostics import report
from ..core.domain import AcademicDomain, academic_domain
from ..core.extensions import STATE, is_ours
from ..core.lint_checks import site_checks
from ..model.checks import Check, CheckedSite, Finding, subtype
from ..model.patterns import lazy_pattern
from ..model.problems import Problem
from .problem_kinds import OF_PAGES, LintKind
from .settings import LintSettings

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..model.publication import Publication

_QUOTED = lazy_pattern('[“„"]([^“”„"]+)[”“"]')


def check_entries(app: Sphinx, env: BuildEnvironment) -> None:
    """Report what the checks find; as long as files, pages and settings stay, what they found before."""
    site, own = settings(app.config), LintSettings.of(app.config)
    kinds = own.checks - OF_PAGES
    domain = academic_domain(env)
    if not kinds or not domain.store.files:
        return
    # a check of another extension may look at them, too
    used = _used_keys(env, domain) if LintKind.LINT_UNUSED in kinds or kinds - set(LintKind) else set()
    path = app.doctreedir / "academic" / "lint"
    venues = [name for venue in site.venue_table for name in venue.names]
    code = getattr(app.config, STATE)
    state = cachefile.digest(domain.store.digest, repr((sorted(kinds), sorted(used), venues, code)).encode())
    problems = cachefile.load_header(path, state)
    if not isinstance(problems, tuple):
        # imported only where there is something to check, which is not in every build
        from .checks import lint

        checked = CheckedSite(domain.store.publications, used, venues)
        failed: list[str] = []
        there = site_checks(app.config).items()
        checks = {name: partial(_guarded, own, failed, name, check) for name, check in there}
        problems = tuple(lint(checked, kinds, checks))
        if not failed:
            cachefile.save(path, state, problems)
    report(problems)


def _guarded(
    settings: LintSettings, failed: list[str], name: str, check: Check, site: CheckedSite
) -> list[Finding]:
    """Return what a check finds; if it is another extension's and fails, nothing, with a warning.

    :param failed: takes the names of those that do
    """
    try:
        return list(check(site))
    except Exception as error:
        if check.find is None or is_ours(check.find):
            raise
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        message = (
            f": the check {name!r} fails: {reason}; it is left out; report it to the extension that adds it"
        )
        settings.warn("lint", message, subtype(name))
        failed.append(name)
        return []


def _used_keys(env: BuildEnvironment, domain: AcademicDomain) -> set[str]:
    used = cited_keys(env)
    for record in domain.pages.values():
        used.update(record.papers, record.references)
    return used


def check_page(app: Sphinx, doctree: nodes.document) -> None:
    """Make the checks that look at pages."""
    checks = LintSettings.of(app.config).checks
    if LintKind.LINT_ALT in checks:
        # imported only where there is something to check, which is not in every build
        from .alternatives import check_pictures

        check_pictures(doctree, academic_domain(app.env), app.env.docname)
    if LintKind.LINT_DRIFT in checks:
        _check_titles(app, doctree)


def _check_titles(app: Sphinx, doctree: nodes.document) -> None:
    """Find titles that stand beside a ``{pub}`` and are not quite those of the entry."""
    domain = academic_domain(app.env)
    together: defaultdict[nodes.Element, list[tuple[pending_xref, Publication]]] = defaultdict(list)
    for reference in doctree.findall(pending_xref):
        if reference.get("refdomain") == AcademicDomain.name:
            record = domain.store.find(reference["reftarget"])
            if record is not None:
                together[_block(reference)].append((reference, record))
    for block, pairs in together.items():
        for problem in _drifts(block, pairs):
            domain.note_problem(app.env.docname, problem)


def _block(reference: pending_xref) -> nodes.Element:
    """Return the paragraph, or the like, that a reference stands in."""
    block: nodes.Element = reference
    while isinstance(block, nodes.Inline) and block.parent is not None:
        block = block.parent
    return block


def _drifts(block: nodes.Element, pairs: list[tuple[pending_xref, Publication]]) -> Iterator[Problem]:
    """Compare a reference's own words with its title, and what is set off beside it with all titles there."""
    from .words import drifted_title

    records = {record.plain_title: (reference, record) for reference, record in pairs}
    stated = [(text, records) for text in dict.fromkeys(_set_off(block))]
    for reference, record in pairs:
        if reference["refexplicit"]:
            stated.append((reference.astext(), {record.plain_title: (reference, record)}))
    for text, meant in stated:
        title = drifted_title(text, meant)
        if title is not None:
            reference, record = meant[title]
            message = f"‘{text}’ is not quite the title of ‘{record.key}’, ‘{title}’; correct one of them"
            yield Problem(LintKind.LINT_DRIFT, message, str(reference.source), reference.line)


def _set_off(block: nodes.Element) -> Iterator[str]:
    """Yield what is emphasized, linked or quoted."""
    for node in block.findall(lambda node: isinstance(node, nodes.emphasis | nodes.strong | nodes.reference)):
        yield node.astext()
    yield from _QUOTED.findall(block.astext())
