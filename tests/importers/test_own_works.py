"""Own entries of papers, works that a post cites, files that no one read, and text that was lost: each bound."""

# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_academic.importers import own_entries, registry
from sphinx_academic.importers.findings import Finding, Findings, Level
from sphinx_academic.importers.jekyll import JekyllPage
from sphinx_academic.importers.lost_text import _fields, _paragraphs, _plain, _runs, _words, lost_texts
from sphinx_academic.importers.own_bib import (
    _is_one_string,
    completed,
    entry_in,
    read_file,
    read_text,
    without_entries,
)
from sphinx_academic.importers.own_entries import OwnEntries
from sphinx_academic.importers.own_references import OwnReferences
from sphinx_academic.importers.records import Paper, PaperAuthor, Place
from sphinx_academic.importers.source import Source
from sphinx_academic.importers.unread_files import unread_files
from sphinx_academic.model.extension_points import Extensions


def written(folder: Path, files: dict[str, str]) -> Source:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return Source(folder)


def messages(source: Source) -> list[tuple[str, str, str, str]]:
    return [(each.level.name, each.file, each.message, each.remedy) for each in source.findings]


# -- the entry of one paper -----------------------------------------------------------

ONE, TWO = "@misc{one, title={Tides}}\n", "@misc{two, title={Sand}}\n"


def test_a_file_of_one_entry(tmp_path: Path) -> None:
    source = written(tmp_path, {"one.bib": ONE, "two.bib": ONE + TWO, "none.bib": "words"})
    keys = [
        entry.key if entry else None
        for entry in (read_file(source, name) for name in ("one.bib", "two.bib", "none.bib", "gone.bib"))
    ]
    assert keys == ["one", "one", None, None]
    assert messages(source) == [
        ("CHECK", "two.bib", "of 2 entries the first was taken", "compare them"),
        ("LEFT_OUT", "none.bib", "the file has no entries", ""),
        ("LEFT_OUT", "gone.bib", "the file is not there", ""),
    ]


@pytest.mark.parametrize(("body", "title"), [
    (f"<pre>{ONE}</pre>", "Tides"),
    ("<pre>@misc{a, title={A &amp;amp; B}}</pre>", "A & B"),
    ("<pre>@misc{a, title={A <code>B</code>}}</pre>", "A B"),
    (f"```\nx\n```\n\n~~~~ bibtex\n{TWO}~~~~\n", "Sand"),
    (f"````tex\n{TWO}```\n````\n", "Sand"),
    (f"```bib\n{TWO}", ""),
    ("<pre>@misc</pre>", ""),
    ("<pre>a@misc {b, c</pre>", ""),
])  # fmt: skip
def test_an_entry_that_a_page_shows(body: str, title: str) -> None:
    entry = read_text(body, "a.md")
    assert (entry.plain_title if entry else "") == title


@pytest.mark.parametrize(("body", "text"), [
    (f"a\n<pre>{ONE}</pre>\nb", "a\n\nb"),
    ("<pre>&#64;misc{a, title={b}}</pre>", ""),
    ("<pre>words</pre>", "<pre>words</pre>"),
    (f"```bibtex\n{ONE}```\n\nBibTeX\n", ""),
    ("BibTeX:\nBibTeX is used", "\nBibTeX is used"),
])  # fmt: skip
def test_a_page_without_entries(body: str, text: str) -> None:
    assert without_entries(body) == text


@pytest.mark.parametrize(("names", "is_one"), [
    ("Mira Okafor, Ann Dune, Bo Berg", True), ("Okafor, Mira", False), ("Okafor, Mira and Dune, Ann", False),
    ("Okafor, M., Dune, A.\nand Berg, B.", False), ("Land, Sand, Brand", True), ("", False),
])  # fmt: skip
def test_names_that_are_one_text(names: str, *, is_one: bool) -> None:
    assert _is_one_string(names) is is_one


@pytest.mark.parametrize(("entry", "fields", "wins", "bibtex", "left"), [
    # of two names of a place, that of the entry stays
    *(
        (f"@misc{{a, title={{Tides}}, {one}={{X}}}}", {other: "Y", "note": "n"}, True, {one: "X"}, {"note": "n"})
        for one, other in (
            ("journal", "booktitle"), ("booktitle", "journal"), ("journaltitle", "journal"), ("school", "journal"),
            ("school", "booktitle"), ("institution", "booktitle"), ("institution", "journal"),
            ("journal", "howpublished"), ("journaltitle", "howpublished"), ("booktitle", "howpublished"),
            ("school", "howpublished"),
        )
    ),
    ("@misc{a, title={Tides}, publisher={X}}", {"journal": "Y"}, True, {"publisher": "X"}, {"journal": "Y"}),
    ("@misc{a, title={Tides}, journal={X}, volume={1}}", {"booktitle": "Y"}, False, {"volume": "1"}, {"booktitle": "Y"}),
    ("@misc{a, title={Tides}, journal={X}, volume={1}}", {"year": "2020"}, False, {"journal": "X", "volume": "1"}, {"year": "2020"}),
    ("@misc{a, title={Tides}, journal={X}, volume={1}}", {"volume": "2"}, False, {"journal": "X"}, {"volume": "2"}),
    ("@misc{a, title={Tides}, journal={X}, volume={1}}", {"volume": "2"}, True, {"journal": "X", "volume": "1"}, {}),
    # an address that is that of the DOI
    ("@misc{a, title={Tides}, url={http://dx.doi.org/10.1000/X}}", {"doi": "10.1000/x"}, True, {}, {"doi": "10.1000/x"}),
    ("@misc{a, title={Tides}, url={https://x.example.org}, doi={10.1/y}}", {}, True, {"url": "https://x.example.org", "doi": "10.1/y"}, {}),
    # what is of programs, and what is damaged or empty
    ("@misc{a, title={Tides}, file={x}, timestamp={y}, note={}, keywords={k}}", {}, True, {"keywords": "k"}, {}),
    # dates
    ("@misc{a, title={Tides}, year={2020}, month={5}}", {"year": "2020"}, True, {"year": "2020", "month": "5"}, {}),
    ("@misc{a, title={Tides}, year={2020}}", {"date": "2020-05"}, True, {}, {"date": "2020-05"}),
    ("@misc{a, title={Tides}, date={2020-05-06}}", {"date": "2020-05"}, True, {"date": "2020-05-06"}, {}),
    ("@misc{a, title={Tides}, note={x}}", {"year": "2020"}, True, {"note": "x"}, {"year": "2020"}),
    ("@misc{a, title={Tides}, year={soon}}", {"year": "2020"}, True, {}, {"year": "2020"}),
    ("@misc{a, title={Tides}, year={2020}}", {"year": "soon"}, True, {}, {"year": "soon"}),
    ("@misc{a, title={Tides}, year={2020}}", {}, True, {"year": "2020"}, {}),
])  # fmt: skip
def test_fields_of_a_paper_and_of_its_entry(
    entry: str, fields: dict[str, str], wins: bool, bibtex: dict[str, str], left: dict[str, str]
) -> None:
    found = entry_in(entry)
    assert found is not None
    findings = Findings()
    paper = completed(Paper("Tides", fields=fields), found, findings, wins=wins)
    assert (paper.bibtex, paper.fields, list(findings)) == (bibtex, left, [])


@pytest.mark.parametrize(("entry", "paper", "key", "kind"), [
    ("@article{Okafor:2020+a, title={Tides}}", Paper("Tides"), "Okafor:2020+a", "article"),
    ("@article{_a b, title={Tides}}", Paper("Tides"), "a-b", "article"),
    ("@article{a, title={Tides}}", Paper("Tides", key="mine", type="misc"), "mine", "article"),
])  # fmt: skip
def test_the_key_and_the_type_of_an_entry(entry: str, paper: Paper, key: str, kind: str) -> None:
    found = entry_in(entry)
    assert found is not None
    made = completed(paper, found, Findings(), wins=True)
    assert (made.key, made.type) == (key, kind)


def test_a_single_name_is_no_list_without_and() -> None:
    found = entry_in("@misc{a, title={Tides}, author={Okafor, Jr., Mira}}")
    assert found is not None
    findings = Findings()
    paper = Paper("Tides", (PaperAuthor("Mira Okafor"),), place=Place("a.md", 3))
    assert completed(paper, found, findings, wins=True).bibtex == {"author": "Okafor, Jr., Mira"}
    assert list(findings) == []


def test_where_a_difference_stands() -> None:
    found = entry_in("@misc{a, title={Tides of the Sea}, year={2020}}")
    assert found is not None
    findings = Findings()
    completed(Paper("Tides", fields={"year": "2019"}, place=Place("a.md", 3)), found, findings, wins=False)
    assert [(each.file, each.line, each.message, each.remedy) for each in findings] == [
        ("a.md", 3, "'Tides': the title is 'Tides' on the page and 'Tides of the Sea' in the .bib file; that of the page was taken", "compare them"),
        ("a.md", 3, "'Tides': the year is 2019 on the page and 2020 in the .bib file; that of the page was taken", "compare them"),
    ]  # fmt: skip


def test_only_some_files_of_entries_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_entries, "_MAX_FILES", 1)
    source = written(tmp_path, {"a.bib": ONE + "@misc{c, title={" + "Fog " * 30 + "}}\n", "b.bib": TWO})
    own = OwnEntries(source)
    assert own.complete(Paper("Tides"), None).key == "one"
    assert own.complete(Paper("Sand"), None).key == ""
    own.report()
    words = f"1 entries that no page shows, such as: {('Fog ' * 30)[:80]}"
    assert messages(source) == [
        ("LEFT_OUT", "a.bib", words, "if they are yours, name the file in bibtex_bibfiles of conf.py")
    ]


# -- works that a post cites ----------------------------------------------------------


def test_marks_and_texts_of_what_is_cited(tmp_path: Path) -> None:
    entries = (
        '@misc{a"b, title={A < B}, author={Ann <Dune>}, arxiv={2001.00001}}\n'
        "@misc{c, title={C}, editor={Bo Berg}, url={https://x.example.org/?a&b}, pdf={https://p.example.org}}\n"
        "@misc{d, title={D}, author={A B and C D and E F and G H}, journal={Sea & Fog}, year={2020}}\n"
    )
    source = written(tmp_path, {"assets/bibliography/a.bib": entries, "_bibliography/a.bib": ""})
    found = OwnReferences(source, JekyllPage("p.md", {"bibliography": "a.bib"}))
    assert ('a"b' in found, "e" in found) == (True, False)
    assert found.mark('a"b') == '<footnote-mark label="a&quot;b"></footnote-mark>'
    found.mark("d")
    found.mark("c")
    arxiv = "https://arxiv.org/abs/2001.00001"
    assert found.footnotes() == (
        f'\n\n<footnote-text label="a&quot;b">Ann &lt;Dune&gt;, <em>A &lt; B</em>, arXiv:2001.00001. <a href="{arxiv}">{arxiv}</a></footnote-text>\n'
        '\n\n<footnote-text label="d">A B et al., <em>D</em>, Sea &amp; Fog, 2020.</footnote-text>\n'
        '\n\n<footnote-text label="c">Bo Berg, <em>C</em>. <a href="https://x.example.org/?a&amp;b">https://x.example.org/?a&amp;b</a></footnote-text>\n'
    )


# -- what was not read, and what was lost ---------------------------------------------


def test_files_of_a_folder_of_which_one_is_of_a_template(tmp_path: Path) -> None:
    source = written(
        tmp_path,
        {
            "a/x.md": "Words.",
            "a/y.md": "Lorem ipsum dolor",
            "a/z.md": " ",
            "b.md": "Words.",
            "c/d/e.md": "Words.",
        },
    )
    assert [(each.level, each.file, each.message) for each in unread_files(source, [])] == [
        (Level.LEFT_OUT, "a/x.md", "no part of the import reads this file"),
        (Level.LEFT_OUT, "b.md", "no part of the import reads this file"),
        (Level.LEFT_OUT, "c/d/e.md", "no part of the import reads this file"),
    ]


@pytest.mark.parametrize(("value", "texts"), [
    ("one two", [("", "one two")]),
    ("one", []),
    (" one ", []),
    ({"a": "one two", "b": {"c": ["three four", {"d": "five six"}]}}, [("a", "one two"), ("b.c", "three four"), ("b.c.d", "five six")]),
    ({"_x": "one two", "phone": "one two", "street": "a b", "y": {"phone": "a b"}}, []),
    ([("one two", "three four")], [("", "one two"), ("", "three four")]),
    (3, []),
    (None, []),
])  # fmt: skip
def test_texts_of_front_matter(value: object, texts: list[tuple[str, str]]) -> None:
    assert [(each.field, each.text) for each in _fields(value)] == texts
    assert {(each.first, each.last) for each in _fields(value)} <= {(0, 0)}


def test_paragraphs_and_their_lines() -> None:
    body = "\nOne\ntwo\n\n# Head\n\n```\ncode\n```\n \nThree <!-- a\nb --> four\n\n\nFive\n"
    assert [(" ".join(each.text.split()), each.first, each.last) for each in _paragraphs(body, 4)] == [
        ("One two", 6, 7),
        ("Three four", 15, 16),
        ("Five", 19, 19),
    ]


@pytest.mark.parametrize(("text", "words"), [
    ("Öl &amp; <b>Sand</b> [a](b) ![c](d) e@f https://x {{ y }} {% z %} {: .q}", ["ol", "sand", "a"]),
    ("A_b-c’d 12 潮が", ["a", "b", "c", "d", "12", "潮", "が"]),
    ("<script>x</script><d-cite key='a'>y</d-cite> z", ["z"]),
    ("&lt;b&gt;", ["b"]),
])  # fmt: skip
def test_words_that_are_looked_for(text: str, words: list[str]) -> None:
    assert _words(_plain(text)) == words


def test_runs_of_words() -> None:
    assert list(_runs(list("abcde"))) == [tuple("abcd"), tuple("bcde")]
    assert list(_runs(list("abc"))) == []


@pytest.mark.parametrize(("page", "written_text", "is_lost"), [
    # four words with letters are a text
    ("one two three four", "", True),
    ("one two three 4", "", False),
    ("one two three", "", False),
    # three of ten runs are enough
    ("a b c d e f g h i j k l m", "a b c d e f", False),
    ("a b c d e f g h i j k l m", "a b c d e", True),
    ("a b c d", "a b c d", False),
    ("a b c d", "a b c", True),
    ("Lorem ipsum dolor sit amet", "", False),
])  # fmt: skip
def test_what_is_lost(page: str, written_text: str, is_lost: bool, tmp_path: Path) -> None:
    source = written(tmp_path, {"a.md": page})
    source.page("a.md")
    assert bool(list(lost_texts(source, {"index.md": written_text.encode()}, [], []))) is is_lost


@pytest.mark.parametrize(("line", "named"), [(0, False), (2, True), (3, True), (4, False)])
def test_what_the_report_names_already(line: int, named: bool, tmp_path: Path) -> None:
    source = written(tmp_path, {"a.md": "\none two three\nfour five\n"})
    source.page("a.md")
    finding = Finding(Level.CHECK, "odd", "a.md", line)
    found = list(lost_texts(source, {}, [finding], []))
    assert [each.line for each in found] == ([] if named else [2])


def test_a_long_text_is_shown_in_part(tmp_path: Path) -> None:
    for length, shown in ((60, "x" * 44), (61, "x" * 44 + "…")):
        text = "one two three - " + "x" * (length - 16)
        source = written(tmp_path, {"a.md": text})
        source.page("a.md")
        (finding,) = lost_texts(source, {}, [], [])
        assert finding.message == f"this paragraph is nowhere in the new site: ‘one two three - {shown}’"


# -- kinds of sources -----------------------------------------------------------------


class Lamps:
    """Reads nothing."""

    SIGNS = "lamps"

    def recognise(self, source: Source) -> str:
        return source.first("lamps.txt")

    def read(self, source: Source) -> None:
        return None


def test_kinds_are_added_and_take_the_place_of_others(tmp_path: Path) -> None:
    extensions = Extensions()
    registry.add_importer(extensions, "lamps", Lamps())  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="lamps"):
        registry.add_importer(extensions, "lamps", Lamps())  # type: ignore[arg-type]
    other = Lamps()
    registry.add_importer(extensions, "lamps", other, override=True)  # type: ignore[arg-type]
    source = written(tmp_path, {"lamps.txt": "x"})
    importers = {"none": Nothing(), "lamps": other}
    assert list(registry.recognised(source, importers)) == [("lamps", "lamps.txt")]  # type: ignore[arg-type]


class Nothing(Lamps):
    """Recognises nothing."""

    def recognise(self, source: Source) -> str:
        return ""
