"""Bibliographies of any size, made up from a seed: ``python corpus.py 1000 > papers.bib``.

The same number and seed give the same bytes on every Python: of :mod:`random` only ``random()`` is used,
whose stream is documented not to change.  Each entry depends on its index alone, so that a larger corpus
begins with the smaller one.  No person in it exists, and no paper was ever written.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

SEED = 1729


def _words(text: str) -> list[str]:
    return text.split()


_GIVEN = _words(
    "Ada Bruno Chiara Dmitri Eun-ji Farid Greta Hana Igor Jun Kofi Lena Minh Nora Omar Paula Rui Sana Tariq "
    r"Uma Viktor Wen Yara Zuri Andr\'e Ren{\'e}e S{\o}ren J{\"u}rgen Zo{\"e} M{\'a}ria Łucja Åke"
)
_FAMILY = _words(
    "Abe Baker Castro Dubois Eriksen Fischer Gupta Haddad Ito Jansen Khan Lopes Moreau Nakata Okafor Pham "
    "Quist Ramos Sato Torres Ueda Varga Wu Xu Yilmaz Zhou "
    r"Br{\"a}ndli Garc{\'\i}a Ho{\v{s}}ek Kova{\v{c}} L{\'e}vy Mu{\~n}oz N{\o}rgaard Sz{\H{o}}ke Çakır"
)
_PARTICLES = ("van den", "von", "de", "della")
_QUALITIES = _words("Adaptive Bounded Compact Discrete Elastic Formal Gradual Hybrid Implicit Modular Robust")
_THINGS = _words("Automata Caches Forests Grammars Indexes Kernels Lattices Networks Proofs Queues Sketches")
_FIELDS = (
    "{DNA} Storage",
    "Weather Maps",
    "Railway Timetables",
    "{GPU} Clusters",
    "Old Manuscripts",
    "{3D} Scans",
)
_FORMULAS = ("$k$-Way", r"$\mathcal{O}(n^2)$", r"$\varepsilon$-Close", "$2^n$")
_VENUES = (
    ("Conference on Imaginary Systems", "ConfIS"),
    ("Symposium on Unlikely Algorithms", "SUA"),
    ("Workshop on Things That Scale", "WTS"),
    ("Invented Conference on {AI} Practice", "ICAIP"),
)
_JOURNALS = ("Journal of Fictional Computing", "Annals of Made-Up Results", "Letters in Plausible {Physics}")
_SCHOOLS = (r"University of Nowhere", r"{\'E}cole imaginaire", "Institute of Examples")
_WORDS = _words(
    "this paper presents a careful study of how many small and independent parts can be combined into one "
    "system that stays correct when any of them fails we describe its design measure its cost on several "
    "workloads and compare it with earlier work the results show that simple methods are often enough and "
    "where they are not we explain which assumption was wrong all data needed to repeat our experiments is "
    "available together with the programs that made every figure"
)
_MONTHS = _words("jan feb mar apr may jun jul aug sep oct nov dec")


class Dice:
    """Choices that depend on a seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed).random

    def chance(self, share: float) -> bool:
        """Return true in this share of cases."""
        return self._random() < share

    def number(self, low: int, high: int) -> int:
        """Return a number from ``low`` to ``high``."""
        return low + int(self._random() * (high - low + 1))

    def one(self, choices: Sequence[T]) -> T:
        """Return one of some things."""
        return choices[int(self._random() * len(choices))]


def _person(dice: Dice) -> str:
    given, family = dice.one(_GIVEN), dice.one(_FAMILY)
    if dice.chance(0.4):
        given += f" {dice.one('ABCDEFGHKLMNPRSTVW')}."
    if dice.chance(0.05):
        return f"{dice.one(_PARTICLES)} {family}, {given}"
    if dice.chance(0.02):
        return f"{family}, Jr., {given}"
    return f"{family}, {given}" if dice.chance(0.5) else f"{given} {family}"


def _title(dice: Dice) -> str:
    title = f"{dice.one(_QUALITIES)} {dice.one(_THINGS)} for {dice.one(_FIELDS)}"
    if dice.chance(0.15):
        title = f"{dice.one(_FORMULAS)} {title}"
    if dice.chance(0.2):
        title += f": {dice.one(_QUALITIES)} \\& {dice.one(_QUALITIES)} {dice.one(_THINGS)}"
    return title


def _abstract(dice: Dice) -> str:
    sentences = []
    for _ in range(dice.number(6, 9)):
        words = [dice.one(_WORDS) for _ in range(dice.number(12, 24))]
        if dice.chance(0.12):
            words.append(dice.one((r"by 12.5\%", r"\emph{in vitro}", r"for $n \leq 10^6$")))
        sentences.append(" ".join(words).capitalize() if "$" not in words[-1] else " ".join(words))
    return ". ".join(sentences) + "."


def _published(dice: Dice, kind: str) -> list[tuple[str, str]]:
    first = dice.number(1, 900)
    pages = ("pages", f"{first}--{first + dice.number(5, 30)}")
    if kind == "inproceedings":
        name, short = dice.one(_VENUES)
        return [("booktitle", f"{name} ({short})"), pages]
    if kind == "article":
        volume, number = str(dice.number(1, 60)), str(dice.number(1, 12))
        return [("journal", dice.one(_JOURNALS)), ("volume", volume), ("number", number), pages]
    return [("school", dice.one(_SCHOOLS))] if kind == "phdthesis" else [("howpublished", "Preprint")]


def entry(index: int, seed: int = SEED, *, edited: bool = False) -> str:
    """Return one entry.

    :param edited: with a title that differs, as after an edit
    """
    dice = Dice(seed * 1_000_003 + index)
    share = dice.number(0, 99)
    kind = (
        "inproceedings" if share < 50 else "article" if share < 85 else "misc" if share < 97 else "phdthesis"
    )
    people = [_person(dice) for _ in range(1 if kind == "phdthesis" else dice.number(2, 11))]
    year = 2025 - dice.number(0, 5) * dice.number(0, 5)
    key = f"paper{index}"
    fields = [
        ("title", _title(dice) + (" (Revised)" if edited else "")),
        ("author", "\n    and ".join(people)),
    ]
    fields += _published(dice, kind)
    fields.append(("year", str(year)))
    if dice.chance(0.7):
        fields.append(("doi", f"10.5555/{dice.number(100000, 999999)}.{index}"))
    if dice.chance(0.5):
        fields.append(("url", f"https://example.org/papers/{year}/{key}.html"))
    if kind == "misc" or dice.chance(0.4):
        number = f"{year % 100:02d}{dice.number(1, 12):02d}.{dice.number(10000, 99999)}"
        fields += [("eprint", number), ("archiveprefix", "arXiv")]
    if dice.chance(0.3):
        fields.append(("code", f"https://example.org/code/{key}"))
    if dice.chance(0.1):
        fields.append(("keywords", "selected"))
    if index % 2 == 0:
        fields.append(("abstract", _abstract(dice)))
    month = f"  month = {dice.one(_MONTHS)},\n" if dice.chance(0.7) else ""
    return (
        f"@{kind}{{{key},\n{month}" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields) + "}\n"
    )


def corpus(count: int, seed: int = SEED, edited: int | None = None) -> str:
    """Return a ``.bib`` file.

    :param edited: index of an entry that differs, as after an edit
    """
    return "\n".join(entry(index, seed, edited=index == edited) for index in range(count))


def main() -> None:
    """Write a corpus to standard output, as UTF-8 and with the line ends of Unix."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--edited", type=int, help="index of an entry to change")
    given = parser.parse_args()
    sys.stdout.buffer.write(corpus(given.count, given.seed, given.edited).encode())


if __name__ == "__main__":
    main()
