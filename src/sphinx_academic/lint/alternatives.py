"""A check of pages while they are read: our pictures without a text for readers who do not see them."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from ..core.diagnostics import warn
from ..core.domain import AcademicDomain
from ..model.problems import Problem
from ..rendering.nodes import PHOTO, publication_list
from .problem_kinds import LintKind

_MISSING = "has no text for readers who do not see it"


def check_pictures(doctree: nodes.document, domain: AcademicDomain, docname: str) -> None:
    """Warn of pictures without an alternative text: those of papers, at their entries, and photos.

    Other pictures of pages are the business of ``sphinx-academic check``.
    """
    for listed in doctree.findall(publication_list):
        for problem in _of_papers(listed, domain):
            domain.note_problem(docname, problem)
    for image in doctree.findall(nodes.image):
        if PHOTO in image["classes"] and not image["alt"].strip():
            message = f"the photo {image['uri']} {_MISSING}; describe it by :photo-alt:, or leave that out"
            warn(LintKind.LINT_ALT, message, location=image)


def _of_papers(listed: publication_list, domain: AcademicDomain) -> Iterator[Problem]:
    for image in listed.findall(nodes.image):
        if not image["alt"].strip():
            record = domain.store.record(listed["entries"][image["entry"]].record)
            name = image["uri"].removeprefix("/")
            message = f"the picture {name} {_MISSING}; describe it in preview_alt"
            yield Problem(LintKind.LINT_ALT, message, record.file, record.line, record.key)
