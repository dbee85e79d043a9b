"""Lists of names: whoever is found has a name."""

from __future__ import annotations

import atheris

with atheris.instrument_imports(include=["sphinx_academic"]):
    from harness import fuzz

    from sphinx_academic.bib.names import parse_name, parse_names
    from sphinx_academic.model.roles import RoleTable

ROLES = RoleTable()


def check(source: str) -> None:
    """Read a list, and the same text as one name."""
    for author in parse_names(source, ROLES).authors:
        assert author.name.family
        assert set(author.roles) <= ROLES.by_id.keys()
    parse_name(source)


fuzz(check)
