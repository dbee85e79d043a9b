"""Files of a source: what is read, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_academic.importers.source import Source, SourceError


def source(folder: Path, files: dict[str, str | bytes]) -> Source:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return Source(folder)


def messages(opened: Source) -> list[str]:
    return [f"{finding.file}:{finding.line} {finding.message}" for finding in opened.findings]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="there is no folder"):
        Source(tmp_path / "none")


def test_nothing_outside_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("secret")
    opened = source(tmp_path / "site", {"a.md": "a", "sub/b.md": "b"})
    (tmp_path / "site" / "out.md").symlink_to(tmp_path / "secret.md")
    (tmp_path / "site" / "loop").symlink_to(tmp_path / "site" / "loop")
    (tmp_path / "site" / "above").symlink_to(tmp_path)
    assert opened.names == ("a.md", "sub/b.md")
    for name in ("out.md", "../secret.md", "sub/../../secret.md", str(tmp_path / "secret.md"), "a\0b"):
        assert opened.path(name) is None
    assert opened.find("../../../secret.md", "sub/b.md") == ""
    assert any("out.md:0 it is a link that leads out" in message for message in messages(opened))


@pytest.mark.parametrize(
    ("address", "page", "found"),
    [
        ("/images/me.png", "", "images/me.png"),
        ("images/me.png?x=1#y", "about.md", "images/me.png"),
        ("../images/me.png", "_pages/about.md", "images/me.png"),
        ("../../images/me.png", "_pages/about.md", "images/me.png"),
        ("IMAGES/Me.png", "", "images/me.png"),
        ("files/a%20b.pdf", "", "files/a b.pdf"),
        ("https://example.org/images/me.png", "", ""),
        ("nothing.png", "", ""),
        ("images/", "", ""),
    ],
)
def test_addresses_within_the_site(tmp_path: Path, address: str, page: str, found: str) -> None:
    opened = source(tmp_path, {"images/me.png": b"x", "files/a b.pdf": b"x"})
    assert opened.find(address, page) == found


@pytest.mark.parametrize(
    ("data", "text", "message"),
    [
        (b"a\r\nb\rc", "a\nb\nc", ""),
        (b"\xef\xbb\xbfa", "a", ""),
        ("ä".encode("utf-16"), "ä", ""),
        (b"a\ncaf\xe9", "a\ncafé", "a.md:2 the file is not UTF-8; it was read as Windows-1252"),
        (b"\x89PNG\0\xff\xfe\xfd", None, "a.md:0 the file is no text"),
        (b"a\0b", None, "a.md:0 the file is no text"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, text: str | None, message: str) -> None:
    opened = source(tmp_path, {"a.md": data})
    assert opened.text("a.md") == text
    assert messages(opened) == ([message] if message else [])


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sphinx_academic.importers.source.MAX_TEXT", 3)
    opened = source(tmp_path, {"a.md": "long text"})
    assert opened.text("a.md") is None
    assert len(messages(opened)) == 1


@pytest.mark.parametrize(
    ("text", "value", "message"),
    [
        (
            "a: 1\nb: 2024-01-05\nc: 1.10\nd: yes\ne: true",
            {"a": 1, "b": "2024-01-05", "c": "1.10", "d": "yes", "e": True},
            "",
        ),
        ("a:\n\tb: 1", {"a": {"b": 1}}, "x.yml:2 tabs indent lines of YAML; they were read as two spaces"),
        ("a: 1\nb: 2\na: 3", {"a": 3, "b": 2}, "x.yml:3 the key 'a' is given twice; the last value counts"),
        ("1: a\n2024-01-01: b", {1: "a", "2024-01-01": "b"}, ""),
        ("a: !ruby/object x", {"a": "x"}, ""),
        ("a: [1", None, "x.yml:1 it is no YAML: expected ',' or ']', but got '<stream end>'"),
        ("? [a, b]\n: 1", {"('a', 'b')": 1}, ""),
        ("a: 'x", None, "x.yml:1 it is no YAML: found unexpected end of stream"),
    ],
)
def test_yaml(tmp_path: Path, text: str, value: object, message: str) -> None:
    opened = source(tmp_path, {"x.yml": text})
    found = opened.yaml("x.yml")
    if isinstance(found, dict) and "? [" in text:
        found = {str(key).replace("[", "(").replace("]", ")"): item for key, item in found.items()}
    assert found == value
    assert messages(opened) == ([message] if message else [])


def test_yaml_that_nests_without_end(tmp_path: Path) -> None:
    opened = source(tmp_path, {"x.yml": "[" * 50_000})
    assert opened.yaml("x.yml") is None
    assert len(messages(opened)) == 1


def test_toml_and_json_are_located(tmp_path: Path) -> None:
    opened = source(tmp_path, {"x.toml": "a = 1\nb = ", "x.json": '{"a": 1,\n b}', "y.toml": "a = 1"})
    assert opened.toml("y.toml") == {"a": 1}
    assert opened.toml("x.toml") is None
    assert opened.json("x.json") is None
    assert [message.partition(" ")[0] for message in messages(opened)] == ["x.toml:2", "x.json:2"]


def test_front_matter(tmp_path: Path) -> None:
    opened = source(
        tmp_path,
        {
            "yaml.md": "---\ntitle: A\n---\nText\n",
            "toml.md": '+++\ntitle = "A"\n+++\nText\n',
            "none.md": "Text\n---\nmore",
            "broken.md": "---\ntitle: [\n---\nText\n",
            "empty.md": "---\n---\nText\n",
        },
    )
    assert opened.page("yaml.md") == ({"title": "A"}, "Text\n", 3)
    assert opened.page("toml.md") == ({"title": "A"}, "Text\n", 3)
    assert opened.page("none.md") == ({}, "Text\n---\nmore", 0)
    assert opened.page("broken.md")[:2] == ({}, "Text\n")
    assert opened.page("empty.md")[:2] == ({}, "Text\n")
