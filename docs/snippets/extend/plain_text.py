from collections.abc import Sequence

from sphinx.application import Sphinx

from sphinx_academic.api import Publication, add_export


def lines(entries: Sequence[Publication]) -> str:
    return "".join(f"{entry.year} {entry.plain_title}\n" for entry in entries)


def setup(app: Sphinx) -> dict[str, bool]:
    add_export(app, "lines", label="Text", suffix=".txt", media_type="text/plain", write=lines)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
