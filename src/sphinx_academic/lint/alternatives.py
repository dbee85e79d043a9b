"""A check of pages while they are read: pictures of papers without a text for readers who do not see them."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from ..core.domain import AcademicDomain
from ..model.problems import Problem
from ..rendering.nodes import publication_list
from .problem_kinds import LintKind


def check_pictures(doctree: nodes.document, domain: AcademicDomain, docname: str) -> None:
    """Warn of pictures without an alternative text, at their entries.

    Photos of people have one in any case; other pictures are the business of ``sphinx-academic check``.
    """
    for listed in doctree.findall(publication_list):
        for problem in _of_papers(listed, domain):
            domain.note_problem(docname, problem)


def _of_papers(listed: publication_list, domain: AcademicDomain) -> Iterator[Problem]:
    for image in listed.findall(nodes.image):
        if not image["alt"].strip():
            record = domain.store.record(listed["entries"][image["entry"]].record)
            name = image["uri"].removeprefix("/")
            message = (
                f"the picture {name} has no text for readers who do not see it; describe it in preview_alt"
            )
            yield Problem(LintKind.LINT_ALT, message, record.file, record.line, record.key)
