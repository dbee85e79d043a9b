"""Numbers of a CV's papers by their kind: the oldest journal paper is J1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ..core.i18n import _
from ..export.common import is_preprint
from ..model.dates import Date
from ..model.publication import Publication

_LABELS = {
    "J": _("journal"),
    "C": _("conference"),
    "B": _("book"),
    "P": _("preprint"),
    "T": _("thesis"),
    "R": _("report"),
    "D": _("data"),
    "S": _("software"),
    "O": _("other"),
}
_LETTERS = {
    **dict.fromkeys(("article", "review", "periodical", "suppperiodical"), "J"),
    **dict.fromkeys(("inproceedings", "proceedings", "mvproceedings"), "C"),
    **dict.fromkeys(("book", "mvbook", "collection", "mvcollection", "reference", "mvreference"), "B"),
    **dict.fromkeys(
        ("inbook", "bookinbook", "suppbook", "incollection", "suppcollection", "inreference"), "B"
    ),
    **{"booklet": "B", "commentary": "B", "thesis": "T", "report": "R", "dataset": "D", "software": "S"},
}
#: they have appeared nowhere
_WITHOUT = frozenset(("submitted", "inreview", "inpreparation"))


def numbers_by_kind(records: Sequence[Publication]) -> dict[bytes, str]:
    """Return the numbers of papers by their digests, such as ``[J3]``; what is under review has none.

    :param records: the newest first, as they are listed
    """
    counts: Counter[str] = Counter()
    found: dict[bytes, str] = {}
    # those of one date in the order in which the list, read from its end, has them
    oldest_first = records[::-1]
    for record in sorted(oldest_first, key=lambda record: record.sort_date or Date(0)):
        if record.status not in _WITHOUT and record.digest not in found:
            letter = _letter(record)
            counts[letter] += 1
            found[record.digest] = f"[{letter}{counts[letter]}]"
    return found


def _letter(record: Publication) -> str:
    return "P" if is_preprint(record) else _LETTERS.get(record.type, "O")


def key_of(numbers: Iterable[str]) -> list[tuple[str, str]]:
    """Return what the letters of some numbers mean, as pairs in a fixed order."""
    used = {number[1:2] for number in numbers if number.startswith("[")}
    return [(letter, str(label)) for letter, label in _LABELS.items() if letter in used]
