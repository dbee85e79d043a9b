from sphinx.application import Sphinx

from sphinx_academic.api import add_link_kind


def setup(app: Sphinx) -> dict[str, bool]:
    add_link_kind(
        app,
        "prereg",
        label="Preregistration",
        fields=("prereg", "osf"),
        address="https://osf.io/{}",
    )
    return {"parallel_read_safe": True, "parallel_write_safe": True}
