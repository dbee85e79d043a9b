"""The HTML of the entries of long lists: how it is divided, kept, and how much memory that takes."""

from __future__ import annotations

import tracemalloc
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment

from sphinx_academic.core import cache as cachefile
from sphinx_academic.publications.entry_html import KnownEntries, divided

TEMPLATE = Environment().from_string(
    "<{% for entry in entries %}{% for part in entry %}{{ part }}.{% endfor %}{% endfor %}>"
)


def test_division_of_a_list() -> None:
    assert [*map(bytes.decode, divided(TEMPLATE, [["a", "b"], [], ["ą"]], {}))] == [
        "<",
        "a.b.",
        "",
        "ą.",
        ">",
    ]
    assert divided(TEMPLATE, [], {}) == [b"<", b">"]
    plain = Environment().from_string("no loop")
    assert divided(plain, [], {}) == [b"no loop"]


def test_pieces_of_all_entries_are_never_in_memory_together() -> None:
    entries = [[f"{number} {part}" for part in range(50)] for number in range(400)]
    divided(TEMPLATE, entries, {})
    tracemalloc.start()
    texts = divided(TEMPLATE, entries, {})
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1.5 * sum(map(len, texts))


def test_kept_html(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    # of more than one block
    html = {number.to_bytes(4, "big"): f"{number} ✓".encode() for number in range(600)}
    kept = KnownEntries(path, bytes(16))
    assert kept.html(
        list(html), lambda places: [b"<", *(list(html.values())[place] for place in places), b">"]
    )
    kept.save()

    def render(places: Sequence[int]) -> list[bytes]:
        assert not list(places)
        return [b"(", b")"]

    again = KnownEntries(path, bytes(16))
    assert again.html(list(html), render) == [b"(", *html.values(), b")"]
    # what others have left is not taken for it
    for blocks in ((b"no pickle",), (b"I1\n.",)):
        cachefile.save(path, bytes(16), None, blocks)
        assert KnownEntries(path, bytes(16)).html([], render) == [b"(", b")"]
