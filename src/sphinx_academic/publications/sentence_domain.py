"""The names of sentences about papers: ``{pub:accepted}``."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING, Any, ClassVar

from sphinx.domains import Domain

from ..core.late import LateRole

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: the forms that a role has; a presentation is an award
FORMS = ("accepted", "published", "available", "award")


def late_sentence(form: str) -> LateRole:
    """Return the role of a sentence."""
    return LateRole("publications.references:SentenceRole", form)


class PubDomain(Domain):
    """Gives the roles of sentences their names, ``pub:accepted``; Sphinx takes what is before a colon for a
    domain.
    """

    name = "pub"
    label = "Sentences about publications"
    roles: ClassVar = {form: late_sentence(form) for form in FORMS}

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Do nothing: the domain keeps nothing."""

    def resolve_any_xref(self, *args: Any, **kwargs: Any) -> list[tuple[str, nodes.reference]]:
        """Find nothing: papers are objects of the ``academic`` domain."""
        return []


def add_domain_of_sentences(app: Sphinx, config: Config) -> None:
    """Register the domain ``pub``, unless another extension has one."""
    # another extension may have a domain of this name; ``academic:pub:accepted`` is always there
    if not app.registry.has_domain(PubDomain.name):
        app.add_domain(PubDomain)
