"""Short codes of emoji in texts of other generators."""

from __future__ import annotations

import pytest

from sphinx_academic.importers.emoji import emoji
from sphinx_academic.importers.jekyll import JekyllPage
from sphinx_academic.importers.markdown_lines import one_line
from sphinx_academic.importers.markup import parse
from sphinx_academic.importers.myst import Writer


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("sparkles", "✨\ufe0f"),
        ("tada", "🎉"),
        ("page_facing_up", "📄"),
        ("star", "⭐\ufe0f"),
        ("+1", "👍"),
        ("rocket", "🚀"),
        ("watch", "⌚\ufe0f"),
        ("alarm_clock", "⏰\ufe0f"),
        ("black_sun_with_rays", "☀\ufe0f"),
        ("mahjong_tile_east_wind", "🀀"),
        # no emoji, or no code
        ("viewdata_square", ""),
        ("alpha", ""),
        ("integral", ""),
        ("latin small letter a", ""),
        ("degree_celsius", ""),
        ("nothing_of_the_kind", ""),
        ("", ""),
    ],
)
def test_emoji(code: str, shown: str) -> None:
    assert emoji(code) == shown


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Accepted :tada: today", "Accepted 🎉 today"),
        (":fire::tada:", "🔥🎉"),
        ("**:fire:** (:rocket:)", "**🔥** (🚀)"),
        ("`:fire:` at 10:30:45 or a:fire:b", "`:fire:` at 10:30:45 or a:fire:b"),
        ("- :trophy: Prize", "- 🏆 Prize"),
        ("[:fire: x](https://a.example.org/:fire:/)", "[🔥 x](https://a.example.org/:fire:/)"),
    ],
)
def test_emoji_in_texts(text: str, written: str) -> None:
    assert Writer().blocks(parse(text)) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Accepted :tada: today :rocket:", "Accepted 🎉 today 🚀"),
        (":tada: Accepted", "🎉 Accepted"),
        (":tada: **Accepted** :rocket:", "🎉 **Accepted** 🚀"),
        (":fire::tada: *x*", "🔥🎉 *x*"),
        (":page_facing_up: one", "📄 one"),
        ("`:fire:` at 10:30:45", "`:fire:` at 10:30:45"),
        ("at 10:30:45 or a:fire:b :gone:", "at 10:30:45 or a:fire:b :gone:"),
    ],
)
def test_emoji_in_lines(text: str, written: str) -> None:
    assert one_line(text) == written


def test_emoji_in_titles() -> None:
    assert JekyllPage("a.md", {"title": "Prize :trophy: of 10:30:45"}, "").title == "Prize 🏆 of 10:30:45"
