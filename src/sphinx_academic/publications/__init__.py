"""Lists of publications, and what stands in text of them: ``{publications}``, ``{pub}``, badges."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register lists, references and badges."""
    from ..authoring.registration import add_directive, add_role
    from ..core.domain import AcademicDomain
    from ..core.late import LateRole, add_late_post_transform, add_late_transform, late_class
    from ..rendering.registration import add_nodes
    from .own_formats import setup_exports, setup_layouts
    from .sentence_domain import FORMS, late_sentence

    add_role(app, "pub", LateRole("publications.references:PubRole"))
    for form in FORMS:
        app.add_role_to_domain(AcademicDomain.name, f"pub:{form}", late_sentence(form))
    add_late_transform(app, "publications.references:SettleSentences", 500, of="publications.sentences")
    setup_layouts(app)
    setup_exports(app)
    add_nodes(app, "publications.nodes", "role_legend", "legend_item", "publication_list")
    add_late_post_transform(app, "publications.nodes:ExpandPublications", 5, of="rendering.nodes")
    add_directive(app, "publications", late_class("publications.directive:PublicationsDirective"))
    for module, node, transform in (
        ("publications.search", "publication_search", "DropSearch"),
        ("publications.downloads", "publication_downloads", "RemoveDownloads"),
    ):
        add_nodes(app, module, node)
        add_late_post_transform(app, f"{module}:{transform}", 5, of=module)
