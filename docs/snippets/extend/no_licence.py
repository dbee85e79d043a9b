from sphinx.application import Sphinx

from sphinx_academic.api import ProblemKind, Publication, add_problem_kinds, warn


class DataKind(ProblemKind):
    NO_LICENCE = "no_licence", "An entry links to data, but gives no licence. Add ``licence``."


def look(app: Sphinx, records: tuple[Publication, ...]) -> None:
    for record in records:
        if "data" in dict(record.links) and "licence" not in record.fields:
            message = f"{record.key}: the data have no licence; they are linked without one; add licence"
            warn(DataKind.NO_LICENCE, message, location=f"{record.file}:{record.line}")


def setup(app: Sphinx) -> dict[str, bool]:
    add_problem_kinds(app, DataKind)
    app.connect("academic-publications-read", look)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
