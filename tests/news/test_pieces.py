"""What files of news say of themselves, which there are, and which papers are news, without a site."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from export.library import entry

from sphinx_academic.model.dates import Date
from sphinx_academic.news import item_files, papers
from sphinx_academic.news.item_files import (
    MatchedDocuments,
    NewsFiles,
    _date,
    front_matter,
    matching,
    pages_with_other_matches,
)
from sphinx_academic.news.papers import _form, news_of_papers
from sphinx_academic.query.query import Query
from sphinx_academic.sections.dated_nodes import dated_item


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("---\ndate: 2024.10\nCategory : Talk\n---\nlost: x\n", {"date": "2024.10", "category": "Talk"}),
        ("--- \t\na: b\n---\t\nc: d", {"a": "b"}),
        ("---\na: b\n# no: comment\n - c: d\n  e: f\n", {"a": "b"}),
        ("---\na:b\nc:\nd:   \ne-f_1: g\n---", {"c": "", "d": "", "e-f_1": "g"}),
        ("---\na: 'b: c' # d\ne: \"f\"\ng: 'h\n---", {"a": "b: c", "e": "f", "g": "'h"}),
        ("---\na: b # c\nd: e#f\n# g: h\ni: # j\n---", {"a": "b", "d": "e#f", "i": ""}),
        ("---\na: '' # c\nb: 'c' d\n---", {"a": "", "b": "'c' d"}),
        ("---\na: b\na: c\n---", {"a": "c"}),
        ("---\n---\na: b", {}),
        ("---", {}),
        ("", {}),
        # a field list
        (":date: 2024\n:Category:   Talk\n:in:\n\n:no: x", {"date": "2024", "category": "Talk", "in": ""}),
        (":a: b\n   more\n:c: d\nText.\n:e: f", {"a": "b", "c": "d"}),
        (":a:b\n:c: d", {"c": "d"}),
        ("Text.\n:a: b", {}),
        ("a: b", {}),
        ("\n---\na: b\n---", {}),
    ],
)  # fmt: skip
def test_front_matter(text: str, values: dict[str, str]) -> None:
    assert front_matter(text) == values


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-10-05", Date(2024, 10, 5)),
        ("2024-10", Date(2024, 10)),
        ("2024.10", Date(2024, 10)),
        ("2024", Date(2024)),
        ("2024-10-05T15:59:00-0400", Date(2024, 10, 5)),
        ("2024-10-05 5:59", Date(2024, 10, 5)),
        ("2024-10-05 15:5", None),
        ("2024-10-05 soon", None),
        ("2024-10-05T", None),
        ("10/05/2024", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates(text: str, date: Date | None) -> None:
    assert _date(text) == date


FOUND = {"index", "news/index", "news/a", "news/b", "news/more/c", "x.md"}


@pytest.mark.parametrize(
    ("page", "patterns", "found"),
    [
        ("index", "news/*", ["news/a", "news/b", "news/index"]),
        ("index", "news/*.md", ["news/a", "news/b", "news/index"]),
        ("index", "news/a.rst", ["news/a"]),
        ("index", "news/a.txt", []),
        ("index", "news/b, news/a", ["news/b", "news/a"]),
        ("index", "news/b news/*,", ["news/b", "news/a", "news/index"]),
        ("index", "news/**", ["news/a", "news/b", "news/index", "news/more/c"]),
        ("index", "/news/a", ["news/a"]),
        # the page itself is none of its news
        ("news/index", "*", ["news/a", "news/b"]),
        ("news/index", "../x.md.md, more/*", ["x.md", "news/more/c"]),
        ("index", "lost/*", []),
    ],
)
def test_documents_that_patterns_match(page: str, patterns: str, found: list[str]) -> None:
    config = SimpleNamespace(source_suffix={".md": "", ".rst": ""})
    env: Any = SimpleNamespace(found_docs=FOUND, config=config)
    assert matching(env, page, patterns) == found


class Directive:
    """As much of a directive as its files need."""

    def __init__(self, folder: Path) -> None:
        self.said: list[str] = []
        self.part = MatchedDocuments()
        self.domain = SimpleNamespace(page=lambda _name: SimpleNamespace(part=lambda _kind: self.part))
        self.noted: list[tuple[str, str]] = []
        config = SimpleNamespace(source_suffix={".md": ""})
        self.env = SimpleNamespace(
            docname="index",
            config=config,
            found_docs={path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.md")},
            doc2path=lambda name, base=True: folder / f"{name}.md" if base else Path(f"{name}.md"),
            note_dependency=lambda name: self.noted.append(("depends", str(name))),
            note_included=lambda path: self.noted.append(("included", Path(path).name)),
        )

    def warn(self, kind: Any, message: str) -> None:
        self.said.append(f"{kind}: {message}")


def write(folder: Path, **texts: str) -> None:
    (folder / "news").mkdir()
    for name, text in texts.items():
        (folder / "news" / f"{name.replace('_', '-')}.md").write_bytes(text.encode())


def test_items_of_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    warned: list[tuple[str, Any]] = []
    monkeypatch.setattr(
        item_files, "warn", lambda kind, message, location: warned.append((message, location))
    )
    write(
        tmp_path,
        a="\ufeff---\ndate: 2024-10-05\ncategory: TALK\ninline: Yes\n---\n",
        b="---\ninline: no\n---\n",
        c="---\ndate: soon\n---\n",
        **{"2023-04_x": "---\ndate: later\n---\n", "2022-01-02.y": "", "2021-03z": "", "2020-13-a": ""},
    )
    directive: Any = Directive(tmp_path)
    files = NewsFiles(directive, "news/*")
    found = {
        item["file"]: (
            item["span"] and item["span"].start.isoformat(),
            item["category"],
            item["inline"],
            anchor,
        )
        for item, anchor in files.items()
    }
    assert found == {
        "news/2020-13-a": (None, "", False, "news-2020-13-a"),
        "news/2021-03z": (None, "", False, "news-2021-03z"),
        "news/2022-01-02.y": ("2022-01-02", "", False, "news-2022-01-02-y"),
        "news/2023-04-x": ("2023-04", "", False, "news-2023-04-x"),
        "news/a": ("2024-10-05", "talk", True, "news-a"),
        "news/b": (None, "", False, "news-b"),
        "news/c": (None, "", False, "news-c"),
    }
    last, remedy = "the item is the last of the list", "write ‘date: 2024-10-05’ in the front matter"
    assert warned == [
        (f"no date; {last}; {remedy}", ("news/2020-13-a", 1)),
        (f"no date; {last}; {remedy}", ("news/2021-03z", 1)),
        (f"the date ‘later’ cannot be read; that of its name counts; {remedy}", ("news/2023-04-x", 1)),
        (f"no date; {last}; {remedy}", ("news/b", 1)),
        (f"the date ‘soon’ cannot be read; {last}; {remedy}", ("news/c", 1)),
    ]
    assert directive.part.by_patterns == [("news/*", tuple(found))]
    assert directive.said == []
    assert directive.noted[:2] == [("depends", "news/2020-13-a.md"), ("included", "2020-13-a.md")]
    assert len(files.texts) == 7
    assert files.texts[4].startswith("---\ndate")
    # patterns that match nothing
    lost = NewsFiles(directive, "lost/*")
    assert lost.items() == []
    message = "news: :files: lost/* matches no document; correct it, or add one; it is seen from the folder"
    assert directive.said == [f"{message} of this page"]


def test_an_item_before_its_file_is_read(tmp_path: Path) -> None:
    write(tmp_path, a="---\ndate: 2024-10\n---\n")
    ((item, _anchor),) = NewsFiles(Directive(tmp_path), "news/a").items()  # type: ignore[arg-type]
    assert isinstance(item, dated_item)
    link: Any = item[0][0][0]
    assert (link["reftarget"], link["refdoc"], item[0][0]["classes"]) == ("/news/a", "index", ["item-title"])
    assert (item["cv"], item["url"], item.source, item.line) == (True, "", str(tmp_path / "news" / "a.md"), 1)


def test_pages_whose_patterns_match_others(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [
        ("index", MatchedDocuments([("news/a*", ("news/a",))])),
        ("both", MatchedDocuments([("news/a*", ("news/a",)), ("news/b*", ("news/b",))])),
        ("gone", MatchedDocuments([("news/c*", ("news/c",))])),
        ("order", MatchedDocuments([("news/b news/a", ("news/a", "news/b"))])),
    ]
    monkeypatch.setattr(
        item_files, "academic_domain", lambda _env: SimpleNamespace(parts=lambda _kind: parts)
    )

    def changed(*found: str) -> list[str]:
        env: Any = SimpleNamespace(found_docs=set(found), config=SimpleNamespace(source_suffix={}))
        return list(pages_with_other_matches(env, env, set(), set(), set()))

    assert changed("news/a", "news/b", "news/c") == ["order"]
    assert changed("news/a", "news/b", "news/b2", "news/c") == ["both", "order"]
    assert changed("news/a", "news/b") == ["gone", "order"]


FORMS = ("award", "accepted", "published", "available")


@pytest.mark.parametrize(
    ("source", "true"),
    [
        ("@article{k, journal = {J}}", {"accepted", "published"}),
        ("@inproceedings{k, pubstate = {accepted}}", {"accepted"}),
        ("@incollection{k, pubstate = {inpress}}", {"accepted"}),
        ("@inbook{k, award = {Prize}}", {"accepted", "published", "award"}),
        ("@article{k, pubstate = {submitted}}", set()),
        ("@article{k, pubstate = {preprint}}", {"available"}),
        ("@book{k}", set()),
        ("@misc{k, eprint = {2401.00001}, archiveprefix = {arXiv}}", {"available"}),
        (
            "@article{k, journal = {J}, eprint = {2401.00001}, archiveprefix = {arXiv}}",
            {"accepted", "published", "available"},
        ),
    ],
)
def test_what_is_true_of_a_paper(source: str, true: set[str]) -> None:
    record = entry(source)
    assert {form for form in FORMS if _form(record, [form])} == true
    assert _form(record, FORMS) == next((form for form in FORMS if form in true), "")
    assert _form(record, ()) == ""


def test_papers_that_are_news(monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest first, each key once, with a date, and named nowhere else."""
    records = [
        entry(f"@article{{{key}, title = {{{key}}}, journal = {{J}}, {more}}}")
        for key, more in (
            ("new", "year = 2024"),
            ("twice", "year = 2023"),
            ("twice", "year = 2022"),
            ("undated", ""),
            ("named", "year = 2022"),
            ("filed", "year = 2022"),
            ("sent", "year = 2022, pubstate = {submitted}"),
            ("a:b", "year = 2021"),
        )
    ]
    asked: list[Any] = []

    class Page:
        said: list[str] = []
        env = SimpleNamespace(docname="index")
        domain = SimpleNamespace(query=lambda *given: asked.append(given) or records)

        def __init__(self, person: str | None) -> None:
            self.person = person

        def me(self, given: object) -> str | None:
            assert given is None
            return self.person

        def warn(self, kind: Any, message: str) -> None:
            self.said.append(f"{kind}: {message}")

    monkeypatch.setattr(papers, "_item", lambda _directive, paper, form: f"{paper.key} {form} {paper.year}")
    monkeypatch.setattr(papers, "_keys", lambda entry: [entry])
    found = news_of_papers(Page("ann"), ["accepted"], ["named"], ["See {pub}`filed`."])  # type: ignore[arg-type, list-item]
    assert found == [
        ("new accepted 2024", "news-new"),
        ("twice accepted 2023", "news-twice"),
        ("a:b accepted 2021", "news-a-b"),
    ]
    assert asked == [("index", Query(filter="me", me="ann"))]
    assert news_of_papers(Page(None), ["accepted"], [], []) == []  # type: ignore[arg-type]
    assert Page.said == [
        "news: :auto: is ignored; the page has no person; set academic_me to an id of academic_people"
    ]
