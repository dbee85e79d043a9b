"""Files of a source: what is read, and what is refused."""

# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_academic.importers.source import Source, SourceError, texts


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


def test_how_a_file_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sphinx_academic.importers.source._HEAD", 3)
    opened = source(tmp_path, {"a.md": "abcd"})
    assert (opened.head("a.md"), opened.head("gone.md"), opened.head("")) == (b"abc", b"", b"")
    assert messages(opened) == []


def test_a_file_of_at_most_some_bytes(tmp_path: Path) -> None:
    opened = source(tmp_path, {"a.md": "abcd"})
    assert (opened.data("a.md", 4), opened.data("a.md", 3), opened.data("gone.md")) == (b"abcd", None, None)
    assert messages(opened) == [
        "a.md:0 the file has more than 0 MB",
        "gone.md:0 the file is not there",
    ]


def test_folders_that_are_skipped(tmp_path: Path) -> None:
    names = [
        ".git/a",
        "_site/a",
        "sub/node_modules/a",
        "resources/_gen/a",
        "sub/resources/_gen/a",
        "venv.md",
        "gen/a",
    ]
    opened = source(tmp_path, dict.fromkeys(names, "x"))
    assert opened.names == ("gen/a", "sub/resources/_gen/a", "venv.md")


@pytest.mark.parametrize(("address", "page", "found"), [
    ("/a.png", "", "static/a.png"), ("b.png", "", "assets/b.png"), ("c.png", "sub/page.md", "sub/c.png"),
    ("c.png", "other/page.md", ""), ("a.png", "sub/page.md", "static/a.png"), (r"sub\c.png", "", "sub/c.png"),
    ("./sub/../sub/c.png", "", "sub/c.png"), ("../../sub/c.png", "", "sub/c.png"), ("SUB/C.PNG", "x/page.md", "sub/c.png"),
    ("#a", "", ""), ("?a", "", ""), (" sub/c.png ", "", "sub/c.png"), ("c%2Epng", "sub/page.md", "sub/c.png"),
])  # fmt: skip
def test_where_a_file_is_looked_for(address: str, page: str, found: str, tmp_path: Path) -> None:
    opened = source(tmp_path, {"static/a.png": "x", "assets/b.png": "x", "sub/c.png": "x"})
    assert opened.find(address, page) == found


@pytest.mark.parametrize(("folder", "suffixes", "found"), [
    ("", (), ["a.MD", "sub/b.md", "sub/c.txt", "subway/d.md"]), ("sub", (), ["sub/b.md", "sub/c.txt"]),
    ("sub/", (".md",), ["sub/b.md"]), ("", (".md", ".txt"), ["a.MD", "sub/b.md", "sub/c.txt", "subway/d.md"]), ("gone", (), []),
])  # fmt: skip
def test_files_below_a_folder(
    folder: str, suffixes: tuple[str, ...], found: list[str], tmp_path: Path
) -> None:
    opened = source(tmp_path, dict.fromkeys(["a.MD", "sub/b.md", "sub/c.txt", "subway/d.md"], "x"))
    assert opened.below(folder, *suffixes) == found


def test_files_that_are_given_alone(tmp_path: Path) -> None:
    source(tmp_path, dict.fromkeys(["a.md", "sub/a.md", "b.md"], "x"))
    opened = Source(tmp_path, [tmp_path / "a.md", tmp_path / "sub/a.md"])
    other = (tmp_path / "sub/a.md").as_posix().lstrip("/")
    assert opened.names == ("a.md", other)
    assert ("a.md" in opened, "b.md" in opened, opened.first("b.md", "a.md")) == (True, False, "a.md")
    assert (opened.find("a.md"), opened.find("A.md"), opened.find("b.md")) == ("a.md", "", "")


@pytest.mark.parametrize(("files", "message"), [
    (["gone.md"], "there is no file"), ([], "there is no folder"),
])  # fmt: skip
def test_nothing_to_read(files: list[str], message: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=message):
        Source(tmp_path / "gone", [tmp_path / name for name in files])
    (tmp_path / "file").write_text("x")
    with pytest.raises(SourceError, match="is no folder"):
        Source(tmp_path / "file")


@pytest.mark.parametrize(("text", "metadata", "body", "offset"), [
    ("---\na: 1\n---\nText", {"a": 1}, "Text", 3),
    ("\n\n---\na: 1\n---\n\nText", {"a": 1}, "\nText", 5),
    ("+++\na = 1\nb = 2020-01-02\n+++\nText", {"a": 1, "b": "2020-01-02"}, "Text", 4),
    ("---\n---\nText", {}, "Text", 2),
    ("---\na: [\n---\nText", {}, "Text", 3),
    ("+++\na = \n+++\nText", {}, "Text", 3),
    ("---\n- a\n---\nText", {}, "Text", 3),
    ("---\na: 1\n---", {"a": 1}, "", 2),
    ("---\na: 1\nText", {}, "---\na: 1\nText", 0),
    ("Text\n---\na: 1\n---\n", {}, "Text\n---\na: 1\n---\n", 0),
    ("---  \n1: x\n---  \nText", {"1": "x"}, "Text", 3),
])  # fmt: skip
def test_front_matter(text: str, metadata: dict[str, object], body: str, offset: int, tmp_path: Path) -> None:
    assert source(tmp_path, {"a.md": text}).page("a.md") == (metadata, body, offset)


def test_a_mistake_in_front_matter_has_its_line(tmp_path: Path) -> None:
    opened = source(
        tmp_path,
        {"a.md": "\n---\na: 1\nb: [\n---\n", "b.md": "\n+++\na = 1\nb = \n+++\n", "c.json": "[1,\n2"},
    )
    assert (opened.page("a.md")[0], opened.page("b.md")[0], opened.json("c.json")) == ({}, {}, None)
    assert [message.partition(" it is")[0] for message in messages(opened)] == [
        "a.md:4",
        "b.md:4",
        "c.json:2",
    ]


@pytest.mark.parametrize(("value", "found"), [
    (["a", " ", 1, None, {"b": 1}], ["a", "1"]), ("a", ["a"]), ("", []), (None, []), (True, []), (3, ["3"]), ({"a": 1}, []),
])  # fmt: skip
def test_texts(value: object, found: list[str]) -> None:
    assert list(texts(value)) == found
