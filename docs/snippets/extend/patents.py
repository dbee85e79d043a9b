from sphinx.application import Sphinx

from sphinx_academic.api import Part, add_section


def setup(app: Sphinx) -> dict[str, bool]:
    number = Part("number", synonyms=("no",), words="no. %s", opening=r"no\.\s+")
    add_section(
        app,
        "patents",
        title="Patents",
        parts=("title", "number", "place"),
        new_parts=[number],
        order=450,
        pdf="name",
        json_resume_type="patent",
        description="What was granted, by whom, and under which number.",
    )
    return {"parallel_read_safe": True, "parallel_write_safe": True}
