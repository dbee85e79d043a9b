"""The example site, built once for all tests that look at its pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from sphinx.testing.util import SphinxTestApp
from support import COLOUR

SITE = Path(__file__).parents[2] / "example_site"


def build_example(tmp_path: Path, builder: str, parallel: int = 1) -> Path:
    """Build the example site with one builder; every warning is an error."""
    app = SphinxTestApp(
        builder,
        srcdir=SITE,
        builddir=tmp_path,
        parallel=parallel,
        confoverrides={"nitpicky": True},
    )
    try:
        app.build()
    finally:
        app.cleanup()
    warnings = COLOUR.sub("", app.warning.getvalue())
    assert not warnings, warnings
    return Path(app.outdir)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the pages, as Read the Docs serves them."""
    return build_example(tmp_path_factory.mktemp("example"), "dirhtml")
