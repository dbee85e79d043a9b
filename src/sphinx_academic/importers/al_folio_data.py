"""Data of al-folio: co-authors, venues, social pages, repositories, projects, courses, books."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .collections_of_jekyll import Document
from .dates import day, readable
from .ids import free_id, id_of
from .jekyll import Jekyll, JekyllPage
from .markdown_lines import escaped, link, one_line
from .page_writer import PageWriter
from .records import Block, Entry, Person
from .resume_items import first, points, tables
from .section_names import heading
from .services import Links, is_link_name
from .source import Source, plain_text, texts
from .template_text import (
    is_template_coauthor,
    is_template_repository,
    is_template_text,
    is_template_venue,
)

_KINDS_OF_VENUES = frozenset(["conference", "workshop", "findings", "journal", "preprint", "blog"])
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def profile_links(source: Source, jekyll: Jekyll) -> Links:
    """Return the links of the person, of ``socials.yml`` or of the settings."""
    name = source.first("_data/socials.yml", "_data/socials.yaml", "_data/social.yml")
    data = source.yaml(name) if name else None
    links = Links(source.findings, name or jekyll.config_file)
    if isinstance(data, dict):
        for key, value in data.items():
            _add(links, str(key), value, source, name)
    settings = Links(source.findings, jekyll.config_file)
    for key, value in jekyll.config.items():
        # settings of jekyll-scholar are no account of Google Scholar
        if key in ("url", "title", "x") or (key == "scholar" and isinstance(value, dict)):
            continue
        if is_link_name(key) or key in ("email", "wechat_qr"):
            _add(settings, key, value, source, jekyll.config_file)
    if email := settings.parts.pop("email", ""):
        links.parts.setdefault("email", email)
    others = settings.parts.pop("links", {})
    for kind, text in settings.parts.items():
        links.parts.setdefault(kind, text)
    for label, url in others.items():
        links.add(label, url, label)
    return links


def _add(links: Links, key: str, value: Any, source: Source, file: str) -> None:
    if isinstance(value, dict):
        if url := first(value, "url"):
            links.add("link", url, first(value, "title") or heading(key))
        elif user := first(value, "username"):
            organization = first(value, "organization")
            links.add(key, f"https://{organization}.academia.edu/{user}" if organization else user)
        else:
            source.findings.left_out(f"of the links, {key}, which has no address", file)
    elif key in ("rss_icon", "rss"):
        if value is True:
            source.findings.imported("a feed: settings academic_feed and html_baseurl make one", file)
    elif key == "cv_pdf":
        if (text := plain_text(value)) and "example_pdf" not in text:
            if "://" in text:
                links.add("cv", text, "CV")
            else:
                source.findings.check(f"the CV {text} is linked from no page", file, remedy="link to it")
    elif key == "wechat_qr":
        if plain_text(value):
            source.findings.left_out("a picture with a code for WeChat", file, remedy="add it to a page")
    elif text := plain_text(value):
        if key == "mastodon_username" and "://" not in text and "/@" in text:
            text = f"https://{text}"
        links.add(key, text)


def coauthors(source: Source, owner: str) -> list[Person]:
    """Return the people of ``coauthors.yml``."""
    name = source.first("_data/coauthors.yml", "_data/coauthors.yaml")
    data = source.yaml(name) if name else None
    people: list[Person] = []
    taken = {owner}
    examples = 0
    for family, entries in data.items() if isinstance(data, dict) else ():
        listed = tables(entries)
        if is_template_coauthor(str(family), [first(each, "url") for each in listed]):
            examples += 1
            continue
        for each in listed:
            givens = list(texts(each.get("firstname") or each.get("first_name")))
            if not givens:
                continue
            names = [f"{given} {_family(str(family), each)}" for given in givens]
            full = max(names, key=lambda text: len(text.replace(".", "")))
            if id_of(full) == owner:
                source.findings.left_out(f"of the co-authors, {full}, who is the site's person", name)
                continue
            person = free_id(full, taken)
            taken.add(person)
            aliases = [text for text in names if text != full]
            url = first(each, "url")
            parts = {"aliases": aliases, "url": url if re.match(r"https?://", url) else ""}
            people.append(Person(person, full, {part: value for part, value in parts.items() if value}))
    if examples:
        source.findings.left_out(f"{examples} co-authors, which are examples of the template", name)
    if people:
        source.findings.imported(f"co-authors, as academic_people: {len(people)}", name)
    return people


def _family(key: str, each: Mapping[Any, Any]) -> str:
    """Return a family name of a key, which al-folio has in small letters and without accents."""
    stated = first(each, "lastname", "last_name")
    return stated or " ".join(part[:1].upper() + part[1:] if part.islower() else part for part in key.split())


def venues(source: Source) -> dict[str, Mapping[str, Any]]:
    """Return ``academic_venues``, of ``venues.yml``."""
    name = source.first("_data/venues.yml", "_data/venues.yaml")
    data = source.yaml(name) if name else None
    found: dict[str, Mapping[str, Any]] = {}
    examples = 0
    for key, value in data.items() if isinstance(data, dict) else ():
        table = value if isinstance(value, dict) else {}
        if is_template_venue(str(key), first(table, "url")):
            examples += 1
            continue
        parts: dict[str, str] = {}
        for part, text in ((str(part), plain_text(text)) for part, text in table.items()):
            if part == "url" and re.match(r"https?://", text):
                parts["url"] = text
            elif part in ("color", "colour") and _COLOUR.fullmatch(text):
                parts["colour"] = text
            elif part in ("name", "full", "title") and text:
                parts["name"] = text
            elif part == "kind" and text in _KINDS_OF_VENUES:
                parts["kind"] = text
            elif text:
                source.findings.left_out(f"of the venue {key}, {part}: {text}", name)
        found[str(key)] = parts
    if examples:
        source.findings.left_out(f"{examples} venues, which are examples of the template", name)
    return found


def repositories(source: Source) -> Block | None:
    """Return accounts and repositories as projects."""
    name = source.first("_data/repositories.yml", "_data/repositories.yaml")
    data = source.yaml(name) if name else None
    if not isinstance(data, dict):
        return None
    entries = []
    for key in ("github_users", "github_repos"):
        for each in texts(data.get(key)):
            if is_template_repository(each):
                source.findings.left_out(f"the repository {each}, which is an example of the template", name)
            elif re.fullmatch(r"[\w.-]+(?:/[\w.-]+)?", each):
                entries.append(Entry(link(escaped(each), f"https://github.com/{each}")))
    source.findings.left_out("pictures of GitHub's statistics, which another host makes", name)
    return (
        Block("projects", "", entries=tuple(entries), options={"name": "repositories"}) if entries else None
    )


def project_blocks(
    projects: Sequence[Document], page: JekyllPage, writer: PageWriter, name: str
) -> list[Block]:
    """Return projects by their categories, in the order of their importance."""
    categories = [*texts(page.metadata.get("display_categories"))]
    by_category: dict[str, list[Document]] = {category: [] for category in categories}
    for project in sorted(projects, key=_importance):
        by_category.setdefault(plain_text(project.page.metadata.get("category")), []).append(project)
    if len([group for group in by_category.values() if group]) < 2:
        return [
            Block(
                "projects",
                entries=tuple(_project(each, writer, name) for each in sorted(projects, key=_importance)),
            )
        ]
    return [
        Block(
            "projects",
            escaped(heading(category)) if category else "Others",
            entries=tuple(_project(each, writer, name) for each in group),
            options={"name": f"projects-{number}"} if number else {},
        )
        for number, (category, group) in enumerate(
            (category, group) for category, group in by_category.items() if group
        )
    ]


def _importance(project: Document) -> tuple[float, str]:
    text = plain_text(project.page.metadata.get("importance"))
    return float(text) if re.fullmatch(r"-?\d+(?:\.\d+)?", text) else 10_000.0, project.page.file


def _project(project: Document, writer: PageWriter, name: str) -> Entry:
    title = escaped(project.title)
    target = writer.link(project.redirect or f"/{project.address}", project.page.file, name) or ""
    if target.endswith(".md"):
        title = f"[{title}]({target})"
    elif re.match(r"https?://", target):
        title = link(title, target)
    text = writer.line(plain_text(project.page.metadata.get("description")), project.page.file, name)
    return Entry(f"{title}: {text}" if text else title)


def teaching_blocks(courses: Sequence[Document], writer: PageWriter, name: str) -> list[Block]:
    """Return courses, the newest first, each with its page."""
    entries = []
    for course in sorted(courses, key=_year_of, reverse=True):
        metadata = course.page.metadata
        date = (
            " ".join(filter(None, (plain_text(metadata.get("year")), plain_text(metadata.get("term")))))
            or course.date
        )
        target = writer.link("/" + course.address, course.page.file, name)
        title = f"[{escaped(course.title)}]({target})" if target else escaped(course.title)
        places = [plain_text(metadata.get(key)) for key in ("institution", "location")]
        shown = ", ".join([title, *(one_line(place) for place in places if place)])
        below = [plain_text(metadata.get(key)) for key in ("instructor", "time")]
        entries.append(
            Entry(
                shown if readable(date) or not date else f"{shown} ({escaped(date)})",
                readable(date),
                tuple(Entry(one_line(text)) for text in below if text),
            )
        )
    return [Block("teaching", entries=tuple(entries))]


def _year_of(course: Document) -> str:
    return plain_text(course.page.metadata.get("year")) or course.date


def schedule(course: Document) -> str:
    """Return the schedule of a course as a table of MyST; empty if it has none."""
    rows = list(_rows(course))
    return (
        "\n".join(["| Week | Date | Topic | Materials |", "| --- | --- | --- | --- |", *rows]) if rows else ""
    )


def _rows(course: Document) -> Iterator[str]:
    for each in tables(course.page.metadata.get("schedule")):
        materials = []
        for material in tables(each.get("materials")):
            label, url = one_line(first(material, "name", "title")), first(material, "url", "link")
            materials.append(link(label or escaped(url), url) if re.match(r"https?://", url) else label)
        topic = one_line(first(each, "topic", "title"))
        if description := one_line(first(each, "description")):
            topic = f"{topic}: {description}" if topic else description
        cells = (
            one_line(first(each, "week")),
            one_line(first(each, "date")),
            topic,
            ", ".join(filter(None, materials)),
        )
        yield "| " + " | ".join(re.sub(r"(?<!\\)\|", r"\|", cell) for cell in cells) + " |"


def books(shelf: Sequence[Document], writer: PageWriter, name: str) -> list[Block]:
    """Return books that were read as a list."""
    lines = []
    for book in sorted(shelf, key=lambda book: book.date, reverse=True):
        metadata = book.page.metadata
        author = ", ".join(texts(metadata.get("author")))
        title = f"*{escaped(book.title)}*"
        if (url := plain_text(metadata.get("buy_link"))) and re.match(r"https?://", url):
            title = link(title, url)
        details = [
            plain_text(metadata.get("released")),
            plain_text(metadata.get("status")),
            f"{plain_text(metadata.get('stars'))} of 5 stars" if plain_text(metadata.get("stars")) else "",
            f"read {day(metadata.get('finished'))}" if metadata.get("finished") else "",
        ]
        line = ", ".join(filter(None, (title, escaped(author))))
        shown = "; ".join(escaped(text) for text in details if text)
        lines.append(f"- {line} ({shown})" if shown else f"- {line}")
        body = "" if is_template_text(book.page.body) else " ".join(book.page.body.split())
        if body:
            lines.append(f"\n  {writer.line(body, book.page.file, name)}\n")
    return [Block("", text="\n".join(lines))] if lines else []


__all__ = [
    "books",
    "coauthors",
    "points",
    "profile_links",
    "project_blocks",
    "repositories",
    "schedule",
    "teaching_blocks",
    "venues",
]
