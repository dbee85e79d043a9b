"""The facts of the example site, written as the seeds write theirs and imported, are those of the example."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from sphinx_academic.bib.reader import read
from sphinx_academic.cli import main
from sphinx_academic.model.publication import Publication

EXAMPLE = Path(__file__).parents[2] / "example_site"
#: the one entry that has the owner's name in full
FULL_NAME = "he2022fedcv"
#: bytes that the code page does not have are lost
LOST = {"cp1252": "8d 8f 90 9d", "cp1254": "8d 8e 8f 90 9d 9e"}
MARKS = {"equal": "\\*", "lead": "💡", "corresponding": "📧"}
SECTIONS = {
    "education": "## 📖 Educations",
    "experience": "## 💻 Work & Research Experience ",
    "teaching": "# 📕 Teaching",
    "service": "# 👔 Professional Activities",
    "awards": "# 🎖 Honors and Awards",
    "projects": "# 🛠️ Projects",
}
_LINK = re.compile(r"\[([^\]]*)\](?:\(([^()\s]+)\)|\[([\w-]+)\])")
_ROLE = re.compile(r"\{\w+\}`([^`<]*?)(?: <[^>]*>)?`")
_DATE = re.compile(r"(?P<date>\d[\d./ –-]*(?:present)?(?: (?:Spring|Fall) Semester| Fall)?)(?:, |: | )")


class Item(NamedTuple):
    """An item of a list, with those below it."""

    level: int
    date: str
    words: frozenset[str]
    links: tuple[str, ...]


def directive(text: str, kind: str) -> str:
    """Return the body of the directive of a kind that has items of its own."""
    for found in re.findall(rf"^```\{{{kind}\}}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        body = "".join(line for line in found.splitlines(True) if not line.startswith(":"))
        if body.strip():
            return str(body)
    raise AssertionError(kind)


def items(body: str, targets: Mapping[str, str]) -> Iterator[Item]:
    """Yield the items of a list: what they state, without how it is set."""
    for lines in re.findall(r"^ *[-*] .*(?:\n(?! *[-*] | *:|\n).*)*", body, re.MULTILINE):
        indent = len(lines) - len(lines.lstrip())
        text = " ".join(lines.split()).removeprefix("- ").removeprefix("* ").strip("*")
        text = _ROLE.sub(r"\1", text)
        links = tuple(url or targets[name] for _text, url, name in _LINK.findall(text))
        text = _LINK.sub(r"\1", text).replace("(Link)", "").replace("*", "").replace("&nbsp;", "")
        match = re.match(r"\[([\d.]+)\]", text) or _DATE.match(text)
        date = match[1] if match else ""
        words = re.findall(r"[\w']+", text[match.end() :] if match else text)
        yield Item(indent, re.sub(r"[^\w/.]+", "-", date.strip(" .,:-–")), frozenset(words), links)


def levels(found: list[Item]) -> list[Item]:
    """Return items with their levels counted from 0."""
    indents = sorted({item.level for item in found})
    return [item._replace(level=indents.index(item.level)) for item in found]


def list_of_seed(body: str, targets: Mapping[str, str], kind: str) -> str:
    """Return the list of a directive as the seeds write it."""
    text = _ROLE.sub(r"\1", re.sub(r"\n +(?![ *:-])", " ", body))
    text = re.sub(r"^ *:\w+:.*\n", "", text, flags=re.MULTILINE)
    text = re.sub(r"\]\[([\w-]+)\]", lambda match: f"]({targets[match[1]]})", text)
    text = re.sub(r"^( *)- ", lambda match: " " * 2 * len(match[1]) + "* ", text, flags=re.MULTILINE)
    if kind == "education":
        swapped = r"- *\1 - \2*, \4, \3"
        text = re.sub(r"^\* ([\d.]+) – ([\d.]+), ([^,\n]+), ([^,\n]+)$", swapped, text, flags=re.MULTILINE)
    if kind == "experience":
        text = re.sub(r" – (?=[\d/]+:|present:)", "-", text)
    if kind == "awards":
        text = re.sub(r"\[([^\]]+)\]\(([^)]+)\)(.*)", r"\1\3 ([Link](\2)).", text)
    if kind == "projects":
        text = re.sub(r"^\* (\[.*?\]\(.*?\)).*$", r"- \1", text, flags=re.MULTILINE)
    return text


def paper_of_seed(entry: Publication) -> str:
    """Return an entry as a line of a list."""
    names = []
    for author in entry.authors:
        marks = "".join(mark for role, mark in MARKS.items() if role in author.roles)
        name = str(author.name)
        names.append(f"**{name}**{marks}" if author.person == "zhenheng-tang" else f"{name}{marks}")
    fields = entry.fields
    year = entry.date.isoformat()[:4] if entry.date else ""
    stated = [award.text for award in entry.awards]
    awards = f" ({', '.join(f'<strong>{award}</strong>' for award in stated)})" if stated else ""
    if fields.get("eprint") and fields.get("pubstate"):
        place = f"arXiv preprint arXiv:{fields['eprint']}"
    elif entry.type == "article" and fields.get("volume"):
        number = f"({fields['number']})" if "number" in fields else ""
        place = f"{fields['journal']},{fields['volume']}{number}:{fields['pages'].replace('--', '–')}, {year}"
    elif entry.type == "article":
        place = f"In {fields['journal']}, {year}"
    else:
        place = f"In {fields.get('abbr') or fields.get('booktitle')} {year}{awards}"
    title = entry.plain_title
    return f"* {', '.join(names)}. {title}{'' if title.endswith('?') else '.'} {place}.\n"


def damaged(text: str, encoding: str) -> str:
    """Return UTF-8 that was read as another encoding; bytes that this does not have are lost."""
    lost = bytes.fromhex(LOST[encoding]) + b"\x81"
    return bytes(byte for byte in text.encode() if byte not in lost).decode(encoding)


@pytest.fixture(scope="module")
def example() -> tuple[dict[str, Publication], dict[str, str], dict[str, str]]:
    """Return the entries of the example that the seeds have, its lists, and the targets of its links."""
    library = read((EXAMPLE / "publications.bib").read_bytes(), "publications.bib")
    entries = {
        entry.key: entry
        for entry in library.publications
        if any(author.person == "zhenheng-tang" for author in entry.authors)
        # status and place in the words of the seeds: those of plain venues, journals and preprints
        and (entry.fields.get("abbr") or entry.fields.get("volume"))
        and ("Workshop" not in entry.fields.get("booktitle", "") or entry.key == FULL_NAME)
        and not re.search(r"Blogposts|Findings|submitted", str(entry.fields))
        and (entry.fields.get("abbr") != "arXiv" or "eprint" in entry.fields)
    }
    page = (EXAMPLE / "index.md").read_text("utf-8")
    news = (EXAMPLE / "news.md").read_text("utf-8")
    targets = dict(re.findall(r"^\[([\w-]+)\]: (\S+)$", page, re.MULTILINE))
    lists = {kind: directive(page, kind) for kind in SECTIONS} | {"news": directive(news, "news")}
    return entries, lists, targets


@pytest.fixture(scope="module")
def imported(
    example: tuple[dict[str, Publication], dict[str, str], dict[str, str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """Return the site that is imported from the facts of the example, written as the seeds write theirs."""
    entries, lists, targets = example
    legend = "The \\* represents equal contribution, 📧 corresponding author, 💡 project lead.\n\n"
    papers = {key: paper_of_seed(entry) for key, entry in entries.items()}
    news = list_of_seed(lists["news"], targets, "news")
    news = re.sub(r"^(\* \[[\d.]+\]) ", r"\1 &nbsp;🎉🎉 ", news, flags=re.MULTILINE)
    home = (
        "---\npermalink: /\nredirect_from:\n  - /about/\n  - /about.html\n---\n\n"
        "<span class='anchor' id='about-me'></span>\n\nI'm a Post-doctoral Researcher at"
        " [The Hong Kong University of Science and Technology](https://hkust.edu.hk/) under supervision of"
        " Bo Li.\n\n"
        f"# 🔥 News\n{news}\n"
        + "\n".join(
            f"{title}\n{list_of_seed(lists[kind], targets, kind)}\n\n\n"
            for kind, title in SECTIONS.items()
            if kind != "projects"
        )
        + f"# 📝 Publications\n{legend}"
        + "\n".join(papers[key] for key, entry in entries.items() if "homepage" in entry.keywords)
        + f"\n{SECTIONS['projects']}\n{list_of_seed(lists['projects'], targets, 'projects')}"
    )
    full = (
        "---\npermalink: /publications/\ntitle: Publications\n---\n"
        f"# Full Publication List\n\n{legend}" + "\n".join(papers.values())
    )
    folder = tmp_path_factory.mktemp("seeds")
    (folder / "004.txt").write_text(damaged(home, "cp1254"), "utf-8")
    (folder / "003.txt").write_text(damaged(full, "cp1252"), "utf-8")
    sources = [str(folder / "004.txt"), str(folder / "003.txt")]
    assert main(["import", "-q", "--kind", "acad-homepage", *sources, "-o", str(folder / "new")]) == 0
    return folder / "new"


def year_of(entry: Publication) -> str:
    date = entry.date or entry.sort_date
    return date.isoformat()[:4] if date else ""


def plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def test_papers(
    example: tuple[dict[str, Publication], dict[str, str], dict[str, str]], imported: Path
) -> None:
    entries = example[0]
    found = {
        plain(entry.plain_title): entry
        for entry in read((imported / "publications.bib").read_bytes(), "publications.bib").publications
    }
    assert set(found) == {plain(entry.plain_title) for entry in entries.values()}
    for entry in entries.values():
        new = found[plain(entry.plain_title)]
        assert [(str(author.name), set(author.roles)) for author in new.authors] == [
            (str(author.name), set(author.roles)) for author in entry.authors
        ]
        people = [author.person for author in entry.authors]
        if "zichen-tang" in people:
            mine = [author.person == "zhenheng-tang" for author in new.authors]
            assert mine == [person == "zhenheng-tang" for person in people]
        assert year_of(new) == year_of(entry), entry.key
        assert {award.text.casefold() for award in new.awards} == {
            award.text.casefold() for award in entry.awards
        }
        if entry.type == "article" and not entry.fields.get("pubstate"):
            for name in ("volume", "number", "pages"):
                assert new.fields.get(name) == entry.fields.get(name), (entry.key, name)
        if entry.fields.get("pubstate") == "preprint":
            assert new.fields.get("eprint") == entry.fields["eprint"], entry.key
        elif entry.type == "article":
            # whether an unknown place is a journal, a list does not say
            place = new.fields.get("journal") or new.fields["booktitle"]
            assert plain(place) == plain(entry.fields["journal"]), entry.key
        else:
            assert entry.fields["abbr"] in (new.fields.get("abbr"), new.fields.get("booktitle")), entry.key


@pytest.mark.parametrize("kind", ["news", *SECTIONS])
def test_lists(
    kind: str, example: tuple[dict[str, Publication], dict[str, str], dict[str, str]], imported: Path
) -> None:
    page = (imported / "index.md").read_text("utf-8")
    wanted = levels(list(items(example[1][kind], example[2])))
    found = levels(list(items(directive(page, kind), {})))
    if kind == "projects":
        # the seeds have names and addresses alone
        wanted = [item._replace(words=frozenset()) for item in wanted]
        found = [item._replace(words=frozenset()) for item in found]
    assert found == wanted


def test_person_pages_and_addresses(imported: Path) -> None:
    conf = (imported / "conf.py").read_text("utf-8")
    for stated in (
        '"name": "Zhenheng Tang"',
        '"Z. Tang"',
        '"position": "Post-doctoral Researcher"',
        '"affiliation": "The Hong Kong University of Science and Technology"',
        '"/#about-me": "index"',
        '"/#-news": "index#news"',
        '"/#-honors-and-awards": "index#honors-and-awards"',
    ):
        assert stated in conf
    home = (imported / "index.md").read_text("utf-8")
    assert '- "/about/"\n  - "/about.html"' in home
    headings = re.findall(r"^#+ (.*)$", home, re.MULTILINE)
    assert {title.strip("# ") for title in SECTIONS.values()} <= set(headings)
    # two lists of the same entries, one of them of the homepage
    full = (imported / "publications.md").read_text("utf-8")
    assert [text.count("{publications}") for text in (home, full)] == [1, 1]
