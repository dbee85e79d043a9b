"""``{cv}``: a curriculum vitae gathered from the pages, as HTML, PDF, JSON Resume and RenderCV."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the directive and the files."""
    from ..authoring.registration import add_directive
    from ..core.late import add_late_post_transform, late_class
    from ..rendering.registration import add_nodes

    add_nodes(app, "cv.person_pages", "cv_head", "cv_part")
    add_directive(app, "cv", late_class("cv.directive:CvDirective"))
    add_late_post_transform(app, "cv.directive:FillCv", 3, of="cv.person_pages")
