"""Characters that were damaged by a wrong encoding are restored, and nothing else is touched."""

from __future__ import annotations

import pytest

from sphinx_academic.importers.damaged import repaired


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
])  # fmt: skip
def test_characters_that_were_read_in_another_encoding(
    text: str, found: tuple[str, list[tuple[int, str, str | None]]]
) -> None:
    assert repaired(text) == found
