"""The subtypes of warnings of checks across entries: those that ``academic_lint`` names."""

from __future__ import annotations

from ..model.problems import ProblemKind


class LintKind(ProblemKind):
    """Subtypes of warnings of checks across entries: those that ``academic_lint`` names."""

    LINT_DOI = "lint.doi", "Two entries give the same DOI. Remove one, or correct the DOI."
    LINT_ARXIV = "lint.arxiv", "Two entries give the same arXiv number. Remove one, or correct the number."
    LINT_PREPRINT = (
        "lint.preprint",
        "A preprint and the published version of it are both there. Keep one, or link them by ``related``.",
    )
    LINT_TITLE = (
        "lint.title",
        "Two entries have one title and one first author. Remove one, or link them by ``related``.",
    )
    LINT_NO_DOI = (
        "lint.no_doi",
        "An entry has no DOI, though others of its venue or publisher have one, or these give one to all.",
    )
    LINT_VENUE = "lint.venue", "A venue is nearly, but not exactly, another of the site. Write both alike."
    LINT_CASE = (
        "lint.case",
        "A word in a title is in lower case (``gpu``) that other texts of the site write in capitals.",
    )
    LINT_JOINED = "lint.joined", "Two words of a title or a venue have grown together. Separate them."
    LINT_HTTP = "lint.http", "An address of an entry begins with ``http:``. Use ``https:`` where that works."
    LINT_UNUSED = "lint.unused", "No page lists, names or cites an entry, nor does an entry that is used."
    LINT_DRIFT = (
        "lint.drift",
        "A title in the text beside a ``{pub}`` is nearly, but not exactly, the title of that entry.",
    )
    LINT_ALT = (
        "lint.alt",
        "The picture of a paper has no text for readers who do not see it. Describe it in ``preview_alt``.",
    )


#: those of checks that pages make while they are read
OF_PAGES = frozenset((LintKind.LINT_DRIFT, LintKind.LINT_ALT))
