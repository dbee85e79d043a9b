from sphinx.application import Sphinx

from sphinx_academic.api import add_profile_service


def setup(app: Sphinx) -> dict[str, bool]:
    add_profile_service(app, "codeberg", label="Codeberg", address="https://codeberg.org/")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
