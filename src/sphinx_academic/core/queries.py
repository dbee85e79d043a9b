"""Queries of other extensions: the entries that they show in what they make themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.publication import Publication
from ..query.query import Query

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_EVERYTHING = Query()


def publications(env: BuildEnvironment, query: Query = _EVERYTHING) -> tuple[Publication, ...]:
    """Return the entries of the site's ``.bib`` files that a query selects, in its order.

    While a page is read, it is noted that the page shows the result: it is read again when that changes.

    :param env: of a build, from the event ``builder-inited`` on, after priority 300
    :param query: which entries; without it, all of them, the newest first
    :raises sphinx_academic.api.FilterError: if its ``filter`` cannot be understood
    """
    from .domain import academic_domain

    domain = academic_domain(env)
    try:
        docname = env.docname
    except KeyError:  # no page is being read
        docname = ""
    return tuple(domain.query(docname, query) if docname else domain.result(query))
