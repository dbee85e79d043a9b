"""The HTML of the entries of long lists: how it is divided, kept, and how much memory that takes."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

from jinja2 import Environment

from sphinx_academic.core import cache as cachefile
from sphinx_academic.publications.entry_html import KnownEntries, divided

TEMPLATE = Environment().from_string(
    "<{% for entry in entries %}{% for part in entry %}{{ part }}.{% endfor %}{% endfor %}>"
)


def test_division_of_a_list() -> None:
    assert divided(TEMPLATE, [["a", "b"], [], ["ą"]], {}) == ["<", "a.b.", "", "ą.", ">"]
    assert divided(TEMPLATE, [], {}) == ["<", ">"]
    plain = Environment().from_string("no loop")
    assert divided(plain, [], {}) == ["no loop"]


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
    # of more than one block, and with what is in no UTF-8
    html = {number.to_bytes(4, "big"): f"{number} ✓ \udcff" for number in range(600)}
    kept = KnownEntries(path, bytes(16))
    assert kept.html(list(html), lambda places: ["<", *(list(html.values())[place] for place in places), ">"])
    kept.save()

    def render(places: object) -> list[str]:
        assert not list(places)  # type: ignore[call-overload]
        return ["(", ")"]

    again = KnownEntries(path, bytes(16))
    assert again.html(list(html), render) == ["(", *html.values(), ")"]
    # what others have left is not taken for it
    for blocks in ((b"no pickle",), (b"I1\n.",)):
        cachefile.save(path, bytes(16), None, blocks)
        assert KnownEntries(path, bytes(16)).html([], render) == ["(", ")"]
