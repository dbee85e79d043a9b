"""What sets the builders that write HTML apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.builders import Builder


def is_embedded(builder: Builder) -> bool:
    """Tell whether pages go into an e-book or a help: no script runs there, and there is no sidebar."""
    return bool(getattr(builder, "embedded", False))


def makes_website(builder: Builder) -> bool:
    """Tell whether a theme makes pages of a web site."""
    # builders that dump their pages as data (json, pickle) render no page template
    return builder.format == "html" and not is_embedded(builder) and not hasattr(builder, "implementation")
