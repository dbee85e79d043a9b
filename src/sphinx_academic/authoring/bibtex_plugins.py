"""Plugins of sphinxcontrib-bibtex and pybtex that every build loads, found without entry points.

To find one by its entry point is to read the metadata of all installed packages, six times in a build.  Those
that come with the two packages are named here; what another package or ``conf.py`` has registered stays.
"""

from __future__ import annotations

from typing import Any


def know_plugins() -> None:
    """Register the plugins that are loaded in any case; before sphinxcontrib-bibtex is imported."""
    from pybtex import plugin
    from pybtex_docutils import Backend

    # register_plugin() looks at the entry points, too
    pybtex_plugins = getattr(plugin, "_RUNTIME_PLUGINS", {})
    _know(pybtex_plugins, "pybtex.backends", "docutils", Backend)

    from sphinxcontrib.bibtex import plugin as styles
    from sphinxcontrib.bibtex.style.names.last import LastNameStyle
    from sphinxcontrib.bibtex.style.referencing.foot import FootReferenceStyle
    from sphinxcontrib.bibtex.style.referencing.label import LabelReferenceStyle

    _know(pybtex_plugins, "pybtex.style.names", "last", LastNameStyle)
    own_plugins = getattr(styles, "_runtime_plugins", {})
    _know(own_plugins, "sphinxcontrib.bibtex.style.referencing", "label", LabelReferenceStyle)
    _know(own_plugins, "sphinxcontrib.bibtex.style.referencing", "foot", FootReferenceStyle)


def _know(table: dict[str, dict[str, Any]], group: str, name: str, plugin: type) -> None:
    table.setdefault(group, {}).setdefault(name, plugin)
