"""Legends in all their forms, and names of venues without what differs."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from sphinx_academic.importers.legends import legend_at_names, read_legend
from sphinx_academic.importers.venue_names import Known, key_of, registry


@pytest.mark.parametrize(("text", "roles", "words"), [
    ("* equal contribution", {"*": "equal"}, {}),
    ("*equal contribution and † advising", {"*": "equal"}, {"†": "advising"}),
    ("* indicates equal contribution; † denotes corresponding author", {"*": "equal", "†": "corresponding"}, {}),
    ("*, #, †: equal contribution", {"*": "equal", "#": "equal", "†": "equal"}, {}),
    ("* and †: students", {}, {"*": "students", "†": "students"}),
    ("* or # / † equal", {"*": "equal", "#": "equal", "†": "equal"}, {}),
    ("(*) equal contribution", {"*": "equal"}, {}),
    ("equal contribution (*)", {"*": "equal"}, {}),
    ("Students (†), advisors (‡)", {}, {"†": "Students", "‡": "advisors"}),
    ("marked by *: equal", {"*": "equal"}, {}),
    ("equal contribution is marked with *", {"*": "equal"}, {}),
    ("equal contribution and students [*]", {}, {"*": "students"}),
    ("words (*) equal contribution", {"*": "equal"}, {}),
    ("* equal contribution * corresponding author", {"*": "equal"}, {}),
    ("† student † advisor", {}, {"†": "student"}),
    ("* lamps", {}, {}),
    ("* equal.", {"*": "equal"}, {}),
    (" *: the corresponding authors, and", {"*": "corresponding"}, {}),
    ("* represents “equal contribution”", {"*": "equal"}, {}),
    ("# senior senior senior senior senior senior senior senior senior senior senior senior senior senior senior senior senior senior senior senior ", {}, {"#": "senior senior senior senior senior senior senior senior senior senior senior sen"}),
    ("✉ 通讯作者", {"✉": "corresponding"}, {}),
    ("*", {}, {}),
    ("equal * # †", {}, {}),
    ("（*）共同一作", {"*": "equal"}, {}),
    ("equal contribution; see * for more words of it", {}, {}),
    ("lead (*), student (#). Both * and # are lamps", {"*": "lead"}, {"#": "student"}),
    ("(*) equal contribution, (†) corresponding author", {"*": "equal", "†": "corresponding"}, {}),
    ("Ann (*), Bo (†)", {}, {}),
])  # fmt: skip
def test_a_legend(text: str, roles: dict[str, str], words: dict[str, str]) -> None:
    legend = read_legend(text)
    assert (dict(legend.roles), dict(legend.words)) == (roles, words)
    assert bool(legend) is bool(roles or words)


@pytest.mark.parametrize(("text", "roles"), [
    ("* (equal contribution) # (corresponding author)", {"*": "equal", "#": "corresponding"}),
    ("a*（equal contribution）", {"*": "equal"}),
    ("* (abc)", {}),
    ("* (abcd)", {}),
    ("*(lead author), †(x)", {"*": "lead"}),
    ("*(correspondxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx)", {}),
    ("corresponding (*)", {}),
])  # fmt: skip
def test_words_behind_names(text: str, roles: dict[str, str]) -> None:
    assert dict(legend_at_names(text).roles) == roles


@pytest.mark.parametrize(("name", "key"), [
    ("The 41st ICML", "icml"),
    ("Proceedings of the ACM", ""),
    ("IEEE/CVF X-Y", "xy"),
    ("Annual Proc. of Z", "z"),
    ("proc of Z", "z"),
    ("12345th A", "12345tha"),
    ("A & B", "ab"),
    ("ÖL", "ol"),
])  # fmt: skip
def test_the_key_of_a_venue(name: str, key: str) -> None:
    assert key_of(name) == key


def test_how_long_a_text_with_a_legend_is() -> None:
    legend = " * equal"
    assert read_legend("x" * (1500 - len(legend)) + legend)
    assert not read_legend("x" * (1501 - len(legend)) + legend)


@pytest.mark.parametrize(("name", "short", "full", "kind"), [
    ("NIPS", "NeurIPS", "Conference on Neural Information Processing Systems", "conference"),
    ("Advances in Neural Information Processing Systems", "NeurIPS", "Conference on Neural Information Processing Systems", "conference"),
    ("ACM-MM", "MM", "ACM International Conference on Multimedia", "conference"),
    ("ICLR", "ICLR", "International Conference on Learning Representations", "conference"),
    ("T-PAMI", "TPAMI", "IEEE Transactions on Pattern Analysis and Machine Intelligence", "journal"),
    ("Water Research", "", "Water Research", "journal"),
    ("Machine Learning", "", "Machine Learning", "journal"),
    ("Econometrica", "", "Econometrica", "journal"),
])  # fmt: skip
def test_venues_and_their_names(name: str, short: str, full: str, kind: str) -> None:
    assert registry()[key_of(name)] == Known(short, full, kind)


def test_every_venue_has_a_name_and_a_key() -> None:
    assert all(
        key and venue.name and venue.kind in ("conference", "journal") for key, venue in registry().items()
    )
    assert all(venue.name == venue.name.strip() for venue in registry().values())
