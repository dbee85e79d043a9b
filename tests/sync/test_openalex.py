"""The whole way with one source: from pages of OpenAlex to the .bib file, and a second time."""

from __future__ import annotations

from .conftest import Site
from .server import openalex, openalex_work


def test_new_papers_are_appended(site: Site) -> None:
    site.services.services["openalex"] = openalex(
        [openalex_work(1), openalex_work(2, "Growth of <i>Zostera</i> &amp; heat")]
    )
    site.configure(academic_sync={"openalex": "A1"})
    hand = b"% mine\n@string{jte = {Tides}}\r\n@misc{own, title = {By hand}, year = 1999}"
    site.bib.write_bytes(hand)
    done = site.run()
    assert (done.code, done.err) == (0, "")
    assert site.bib.read_bytes().startswith(hand)
    before = site.files()
    assert site.run().code == 0
    assert site.files() == before
