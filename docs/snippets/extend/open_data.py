from collections.abc import Sequence

from sphinx.application import Sphinx

from sphinx_academic.api import Badge, Publication, PublicationView


def with_keyword(app: Sphinx, records: Sequence[Publication]) -> list[Publication]:
    """Let filters find what has data, by :filter: keywords % "open data"."""
    return [
        record._replace(keywords=record.keywords | {"open data"}) if "data" in dict(record.links) else record
        for record in records
    ]


def with_badge(app: Sphinx, view: PublicationView, record: Publication) -> PublicationView | None:
    if "open data" not in record.keywords:
        return None
    return view._replace(badges=(*view.badges, Badge("Open data", "open-data")))


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("academic-publications-read", with_keyword)
    app.connect("academic-view", with_badge)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
