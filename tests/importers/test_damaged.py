"""Characters that were damaged by a wrong encoding are restored, and nothing else is touched."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from sphinx_academic.importers.damaged import (
    _bytes_of,
    _is_usual,
    _known_losses,
    _looks_damaged,
    _runs,
    _suspicious,
    repaired,
    restored,
)


@pytest.mark.parametrize(
    ("text", "page", "losses"),
    [
        ("naïve façade", "cp1252", b""),
        ("“Lamps” – and ’tides’…", "cp1252", b"\x9d"),
        ("📧 💡 🔥", "cp1252", b""),
        ("📧💡", "cp1254", b""),
        ("🎉🎉 News", "cp1254", b"\x8e"),
        ("📝 Papers 🎖 Honours 🎤 Talks", "cp1254", b"\x81\x8d\x8e\x8f\x90\x9d\x9e"),
        ("Artiﬁcial", "cp1252", b"\x81\x8d\x8f\x90\x9d"),
        ("🛠️ Projects", "cp1254", b"\x81\x8d\x8e\x8f\x90\x9d\x9e"),
        ("李明", "latin-1", b""),
        ("мир", "cp1252", b""),
        ("Łódź", "cp1252", b"\x81\x8d\x8f\x90\x9d"),
    ],
)
def test_text_that_was_read_in_another_encoding_is_restored(text: str, page: str, losses: bytes) -> None:
    kept = bytes(value for value in text.encode() if value not in losses)
    damaged = "".join(
        bytes([value]).decode(page) if value not in (0x81, 0x9D) else chr(value) for value in kept
    )
    fixed, repairs = repaired(damaged)
    if text == "Łódź":
        # the first byte alone says too little
        assert fixed != text or repairs
    else:
        assert fixed == text
        assert all(after is not None for _line, _before, after in repairs)


def test_twice_damaged() -> None:
    once = "café".encode().decode("cp1252")
    twice = once.encode().decode("cp1252")
    assert repaired(twice)[0] == "café"


@pytest.mark.parametrize(
    "text",
    [
        "Zürich – “quoted” …",
        "«CAFÉ» «Ä»",
        "déjà-vu à 25 °C, ½ £5, São Paulo, Ærø",
        "李明 and Đặng Thị, Şahin Ğ, naïve",
        "plain ASCII",
    ],
)
def test_sound_text_stays(text: str) -> None:
    assert repaired(text) == (text, [])


def test_what_cannot_be_restored_is_listed_with_its_line() -> None:
    fixed, repairs = repaired("a\nb ðŸ\x90x c")
    assert fixed.startswith("a\nb ")
    assert [(line, after) for line, _before, after in repairs] == [(2, None)]


@pytest.mark.parametrize(("text", "found"), [
    ("Okafor", ("Okafor", [])),
    ("cafÃ©", ("café", [(1, "Ã©", "é")])),
    ("â€œTidesâ€", ("“Tides”", [(1, "â€œ", "“"), (1, "â€", "”")])),
    ("naÃ¯ve\nfaÃ§ade", ("naïve\nfaçade", [(1, "Ã¯", "ï"), (2, "Ã§", "ç")])),
    ("ﬁsh ﬂow", ("ﬁsh ﬂow", [])),
    ("ca�f", ("ca�f", [])),
    ("Zürich", ("Zürich", [])),
    ("Ã", ("Ã", [])),
    ("Åuk", ("łuk", [(1, "Å", "ł")])),
    ("李明", ("李明", [])),
    ("ä½ å¥½", ("你好", [(1, "ä½ å¥½", "你好")])),
    # "»" behind a capital ends a quotation
    ("CAFÉ» und FÄ»", ("CAFÉ» und FÄ»", [])),
    ("â‚¬ 5", ("€ 5", [(1, "â‚¬", "€")])),
    ("\n\nâ€¢ a\nâ€¢ b", ("\n\n• a\n• b", [(3, "â€¢", "•"), (4, "â€¢", "•")])),
])  # fmt: skip
def test_characters_that_were_read_in_another_encoding(
    text: str, found: tuple[str, list[tuple[int, str, str | None]]]
) -> None:
    assert repaired(text) == found


@pytest.mark.parametrize("page", ["cp1252", "cp1254", "latin-1", "cp1250"])
def test_bytes_of_a_code_page(page: str) -> None:
    table = _bytes_of.__wrapped__(page)
    assert sorted(table.values()) == list(range(0x80, 0x100))
    # what the page does not define stands for itself
    for character, value in table.items():
        assert bytes([value]).decode(page, errors="ignore") in ("", character)
        assert bytes([value]).decode(page, errors="ignore") or ord(character) == value


@pytest.mark.parametrize(("text", "found"), [
    ("Ã©", True), ("Â\x80", True), ("Â¿", True), ("ÂÀ", False), ("Á©", False), ("ô\x8f", True), ("õ\x8f", False),
    ("â€", True), ("ğŸ", True), ("é", False), ("©Ã", False), ("ab", False), ("ÂÂ", False),
])  # fmt: skip
def test_first_byte_of_a_character_and_one_that_continues_it(text: str, found: bool) -> None:
    assert bool(_suspicious.__wrapped__().search(text)) == found


@pytest.mark.parametrize(("text", "runs"), [
    ("aÃ©b", ["Ã©"]), ("é", []), ("naÃ¯ve â€œx", ["Ã¯", "â€œ"]), ("李明", []), ("Å‚uk ž", ["Å‚"]), ("ab", []),
])  # fmt: skip
def test_runs_of_characters_of_code_pages(text: str, runs: list[str]) -> None:
    assert _runs.__wrapped__().findall(text) == runs


@pytest.mark.parametrize(("left", "sign"), [
    ("f0 9f 8e 89", None), ("f0 9f 89", "🎉"), ("f0 9f 93", "📝"), ("f0 9f a4", "🎤"), ("e2 80", "”"), ("e2", None),
])  # fmt: skip
def test_what_is_left_of_a_sign(left: str, sign: str | None) -> None:
    assert _known_losses.__wrapped__("cp1254").get(bytes.fromhex(left)) == sign


@pytest.mark.parametrize(("character", "usual"), [
    ("\x9f", False), ("\xa0", True), ("\u017f", True), ("\u0180", False), ("\u07ff", False), ("\u0800", True),
    ("\ufe0f", True), ("…", True), ("🎉", True), ("м", False),
])  # fmt: skip
def test_usual_characters(character: str, usual: bool) -> None:
    assert _is_usual(character) == usual


@pytest.mark.parametrize(("run", "before", "found"), [
    ("Ã©", "", "é"), ("Ä»", "F", None), ("Ä»", "f", "Ļ"), ("Ð¼Ð¸Ñ€", "", "мир"), ("Ð¼", "", None), ("Ð¼Ã©", "", None),
    ("Ã", "", None), ("ÃƒÂ©", "", "é"), ("â€", "", "”"), ("ðŸ‰", "", None),
])  # fmt: skip
def test_run_of_damaged_characters(run: str, before: str, found: str | None) -> None:
    assert restored(run, before) == found


@pytest.mark.parametrize(("run", "damaged"), [
    ("ðŸx", True), ("ğŸ", True), ("â€¢", True), ("ï¸", True), ("Ã¢", True), ("ÃƒÂ", True), ("Ã©", False), ("xðŸ", False),
])  # fmt: skip
def test_what_looks_damaged(run: str, damaged: bool) -> None:
    assert _looks_damaged(run) == damaged
