from collections.abc import Iterator

from sphinx.application import Sphinx

from sphinx_academic.api import CheckedSite, Finding, add_check


def no_abstract(site: CheckedSite) -> Iterator[Finding]:
    for entry in site.publications:
        if entry.key in site.used and not entry.abstract:
            yield entry, "the entry has no abstract; add one"


def setup(app: Sphinx) -> dict[str, bool]:
    description = "An entry that a page shows has no abstract. Add one."
    add_check(app, "abstract", no_abstract, description=description)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
