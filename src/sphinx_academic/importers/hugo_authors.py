"""People of a site of Hugo: pages of authors, or their data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .dates import day, span
from .hugo_source import HugoPage, HugoSource
from .ids import free_id
from .markdown_lines import escaped, link, one_line
from .markup import emphasis_inside, plain_line
from .page_writer import PageWriter
from .records import Entry, Person
from .resume_items import Item, Section, first, first_value, labelled, points, tables
from .services import Links
from .source import plain_text, texts
from .template_text import is_template_person, is_template_text, template_items

#: words of groups -> the groups that have headings of their own; the first that fits counts
_GROUPS = (
    ("alumni", r"alum|former|past|graduated"),
    ("pi", r"principal|\bpis?\b|advis|leader|head|director"),
    ("postdocs", r"post-?\s?doc"),
    ("phd", r"ph\.? ?d|doctoral|grad(?:uate)? students?$"),
    ("masters", r"master|m\.?sc\b|\bms\b"),
    ("undergraduates", r"undergrad|bachelor"),
    ("visitors", r"visit"),
    ("interns", r"intern"),
    ("faculty", r"faculty|professor"),
    ("staff", r"staff|admin|engineer|technic|research assistants?"),
    ("collaborators", r"collaborat|affiliat"),
    ("members", r"member|researcher|team|student|people|fellow"),
)
_GROUP_PATTERNS = tuple((group, re.compile(words, re.IGNORECASE)) for group, words in _GROUPS)
_OF_GROUP = re.compile(
    r"\b(?:group|lab(?:oratory)?|team|cent(?:er|re)|institute|department|consortium|project)\b", re.IGNORECASE
)
_OWNERS = ("admin", "me")


@dataclass
class Author:
    """A person, or the group itself, as the site describes it."""

    #: of its folder or file
    id: str
    name: str
    metadata: Mapping[str, Any] = field(default_factory=dict)
    body: str = ""
    file: str = ""
    offset: int | None = None
    page: HugoPage | None = None

    @property
    def position(self) -> str:
        """Return what the person is."""
        return first(self.metadata, "role", "position")

    @property
    def groups(self) -> list[str]:
        """Return the groups that it is in."""
        return list(texts(self.metadata.get("user_groups")))

    @property
    def is_owner(self) -> bool:
        """Return whether the site says that it is this person's."""
        return self.metadata.get("superuser") is True or self.metadata.get("is_owner") is True

    @property
    def affiliations(self) -> list[tuple[str, str]]:
        """Return names of affiliations, each with its address or nothing."""
        found = []
        for each in first_value(self.metadata, "organizations", "affiliations") or ():
            name = first(each, "name") if isinstance(each, Mapping) else plain_text(each)
            url = first(each, "url") if isinstance(each, Mapping) else ""
            if name:
                found.append((plain_line(name), url if re.match(r"https?://", url) else ""))
        single = self.metadata.get("affiliation")
        return found or ([(plain_line(plain_text(single)), "")] if plain_text(single) else [])

    @property
    def organizations(self) -> list[str]:
        """Return affiliations as MyST, with links."""
        return [link(escaped(name), url) for name, url in self.affiliations]


def authors_of(hugo: HugoSource) -> list[Author]:
    """Return the people of a site, examples of a template left out."""
    found: list[Author] = []
    for page in hugo.pages:
        if (
            page.section.lower() in ("authors", "author")
            and page.path.count("/") >= 1
            and page.slug.lower() not in ("authors", "author")
        ):
            name = first(page.metadata, "title", "name") or _display(page.metadata)
            found.append(
                Author(page.slug, name or page.slug, page.metadata, page.body, page.file, page.offset, page)
            )
    for name in [
        *hugo.source.below("data/authors", ".yaml", ".yml", ".toml", ".json"),
        *hugo.source.below("data/people", ".yaml", ".yml"),
    ]:
        data = hugo.data(name)
        if not isinstance(data, dict):
            continue
        metadata = {str(key): value for key, value in data.items()}
        stem = name.rpartition("/")[2].rpartition(".")[0]
        shown = _display(metadata) or first(metadata, "title", "name", "display_name") or stem
        found.append(
            Author(first(metadata, "slug") or stem, shown, metadata, plain_text(metadata.get("bio")), name)
        )
    kept = []
    for author in found:
        if is_template_person(author.name) or is_template_text(author.body):
            hugo.findings.left_out(f"{author.name} is an example of the template", author.file)
        elif author.metadata.get("draft") is not True:
            kept.append(author)
    return kept


def _display(metadata: Mapping[str, Any]) -> str:
    name = metadata.get("name")
    if isinstance(name, Mapping):
        return first(name, "display") or " ".join(filter(None, (first(name, "given"), first(name, "family"))))
    return ""


def owner_of(authors: list[Author], username: str) -> Author | None:
    """Return whose site it is.

    :param username: that the home page names, if it names one
    """
    by_id = {author.id.lower(): author for author in authors}
    for name in (username.lower(), *_OWNERS):
        if name and name in by_id:
            return by_id[name]
    owners = [author for author in authors if author.is_owner]
    if len(owners) == 1:
        return owners[0]
    return authors[0] if len(authors) == 1 else None


def is_group(author: Author) -> bool:
    """Return whether an author stands for a group."""
    return _OF_GROUP.search(f"{author.position} {author.name}") is not None and not re.search(
        r"\b(?:professor|student|leader|head|director|researcher|scientist|fellow|lecturer|pi)\b",
        author.position,
        re.IGNORECASE,
    )


def group_of(words: str) -> str:
    """Return the group of ``academic_people_groups`` that words mean, or an id made of them."""
    for group, pattern in _GROUP_PATTERNS:
        if pattern.search(words):
            return group
    return free_id(words, (), "members")


def links_of(author: Author, hugo: HugoSource) -> Links:
    """Return the links of a person."""
    links = Links(hugo.findings, author.file)
    if email := first(author.metadata, "email"):
        links.email(email)
    if orcid := first(author.metadata, "orcid"):
        links.add("orcid", orcid)
    if url := first(author.metadata, "personal_url", "website", "url"):
        links.add("website", url)
    social = first_value(author.metadata, "social", "profiles", "links")
    for each in tables(social):
        icon, address = first(each, "icon", "type", "name"), first(each, "link", "url")
        label = first(each, "label", "name")
        if not address or address.startswith(("#", "/#")):
            continue
        name = icon.rpartition("/")[2]
        if (
            re.fullmatch(r"[^\s@/:]+@[^\s@/:]+", address)
            or name in ("envelope", "at-symbol")
            or address.startswith("mailto:")
        ):
            links.email(address)
        elif re.search(r"\bcv\b|resume", f"{icon} {label}", re.IGNORECASE) or address.lower().endswith(
            ".pdf"
        ):
            if "://" in address:
                links.add("cv", address, "CV")
            else:
                hugo.findings.check(
                    f"the link {label or 'CV'} leads to the file {address}",
                    author.file,
                    remedy="copy it, and link to it",
                )
        else:
            # an icon is drawn, and its words are for readers who cannot see it
            links.add(name, address, label if len(label.split()) < 3 else "")
    return links


def person_of(
    author: Author, hugo: HugoSource, writer: PageWriter, person: str, *, has_profile: bool
) -> Person:
    """Return a person of ``academic_people``.

    :param has_profile: which shows the links of affiliations, too
    """
    metadata = author.metadata
    links = links_of(author, hugo)
    for name, url in author.affiliations:
        if url and not has_profile:
            hugo.findings.left_out(
                f"the link of the affiliation {name}: {url}",
                author.file,
                remedy=f"write it as :affiliation: [{name}]({url}) in {{profile}}",
            )
    groups = list(author.groups)
    interests = list(texts(metadata.get("interests")))
    parts: dict[str, Any] = {
        "aliases": _aliases(author),
        "group": group_of(groups[0]) if groups else "",
        "position": author.position,
        "affiliation": "; ".join(name.replace(";", ",") for name, _ in author.affiliations),
        "topic": "; ".join(interests) if groups else "",
        "photo": _photo(author, hugo, writer),
        **links.parts,
    }
    return Person(person, author.name, {part: value for part, value in parts.items() if value})


def _aliases(author: Author) -> list[str]:
    metadata = author.metadata
    names = [" ".join(filter(None, (first(metadata, "first_name"), first(metadata, "last_name"))))]
    name = metadata.get("name")
    if isinstance(name, Mapping):
        names += [
            " ".join(filter(None, (first(name, "given"), first(name, "family")))),
            first(name, "alternate"),
        ]
    return [text for text in dict.fromkeys(names) if text and text != author.name and " " in text]


def _photo(author: Author, hugo: HugoSource, writer: PageWriter) -> str:
    folder = author.page.folder if author.page else "assets/media/authors"
    stems = ("avatar",) if author.page else (author.id, "avatar")
    for stem in stems:
        for suffix in ("jpg", "jpeg", "png", "webp", "gif", "svg"):
            if f"{folder}/{stem}.{suffix}" in hugo.source:
                return writer.copied(f"/{folder}/{stem}.{suffix}", author.file, "images")
    avatar = first(author.metadata, "avatar", "image", "photo")
    if avatar:
        return writer.photo(
            avatar, author.file, f"{folder}/", "assets/media/", "static/img/", "static/media/"
        )
    if not author.groups:
        hugo.findings.left_out(
            "no avatar lies beside it", author.file, remedy="copy a picture, and name it in conf.py"
        )
    return ""


# -- sections of the person -----------------------------------------------------------


def education(author: Author) -> Section | None:
    """Return the education of a person."""
    value = author.metadata.get("education")
    courses = value.get("courses") if isinstance(value, Mapping) else value
    section = Section("education", "Education")
    for each in tables(courses):
        course = first(each, "course", "area", "degree", "title")
        if (degree := first(each, "degree")) and (area := first(each, "area")):
            course = f"{degree} in {area}"
        section.items.append(
            Item(
                title=one_line(course),
                organisation=one_line(first(each, "institution", "school", "org")),
                place=one_line(first(each, "location")),
                date=first(each, "year", "date") or _dates(each),
                points=points(each.get("summary")) if "\n" not in str(each.get("summary") or "") else (),
            )
        )
    return section if section.items else None


def work(author: Author) -> Section | None:
    """Return the experience of a person."""
    section = Section("experience", "Experience")
    for each in tables(first_value(author.metadata, "work", "experience")):
        section.items.append(job(each))
    return section if section.items else None


def job(each: Mapping[Any, Any]) -> Item:
    """Return a position, of a widget or of a person's data."""
    return Item(
        title=one_line(first(each, "title", "position", "role")),
        organisation=one_line(first(each, "company", "company_name", "organization", "org", "institution")),
        place=one_line(first(each, "location")),
        date=_dates(each),
        url=first(each, "company_url", "organization_url", "url"),
        points=description(each.get("description") or each.get("summary")),
    )


def description(value: Any) -> tuple[Entry, ...]:
    """Return a description, several lines of Markdown, as points."""
    if not isinstance(value, str):
        return points(value)
    found = []
    for paragraph in re.split(r"\n\s*\n|</p>|\n(?=\s*[-*+]\s)", emphasis_inside(value)):
        text = re.sub(r"^\s*[-*+]\s+", "", paragraph)
        if text.strip("* \n"):
            found.append(Entry(one_line(text)))
    return tuple(found)


def _dates(each: Mapping[Any, Any]) -> str:
    start = first(each, "date_start", "start_date", "start", "date")
    end = first(each, "date_end", "end_date", "end")
    start, end = day(start), day(end)
    if start and (start.endswith("-01") and len(start) == 10):
        start = start[:7]
    return span(start, end)


def awards(author: Author) -> Section | None:
    """Return the prizes of a person."""
    section = Section("awards", "Awards")
    for each in tables(first_value(author.metadata, "awards", "accomplishments")):
        section.items.append(accomplishment(each))
    return section if section.items else None


def accomplishment(each: Mapping[Any, Any]) -> Item:
    """Return a prize or a certificate."""
    start, end = day(first(each, "date_start", "date")), day(first(each, "date_end"))
    return Item(
        title=one_line(first(each, "title", "name")),
        organisation=one_line(first(each, "organization", "awarder", "issuer")),
        date=f"{start} – {end}" if start and end and start != end else start,
        url=first(each, "certificate_url", "url"),
        points=description(each.get("description") or each.get("summary")),
    )


def skills(author: Author) -> Section | None:
    """Return the skills of a person by their groups, with levels."""
    section = Section("skills", "Skills")
    loose: list[str] = []
    for each in tables(author.metadata.get("skills")):
        items = tables(each.get("items"))
        if items:
            section.entries.append(labelled(first(each, "name"), [_level(item) for item in items]))
        elif first(each, "name"):
            loose.append(_level(each))
    if loose:
        section.entries.append(labelled("", loose))
    return section if section.entries else None


def _level(item: Mapping[Any, Any]) -> str:
    name, percent = first(item, "name", "label"), first(item, "percent", "level")
    said = first(item, "description")
    if said and not percent.rstrip("%").strip().isdigit():
        percent = ""
    level = said or (f"{percent.rstrip('% ')} %" if percent.rstrip("% ").isdigit() else percent)
    return f"{name} ({level})" if level else name


def languages(author: Author) -> Section | None:
    """Return the languages of a person."""
    section = Section("languages", "Languages")
    for each in tables(author.metadata.get("languages")):
        name, level = first(each, "name", "language"), first(each, "description", "level", "fluency", "label")
        percent = first(each, "percent")
        level = level or (f"{percent} %" if percent.isdigit() else "")
        if name:
            section.entries.append(Entry(one_line(f"{name}: {level}" if level else name)))
    return section if section.entries else None


def interests(author: Author) -> Section | None:
    """Return the interests of a person."""
    section = Section("interests", "Interests")
    section.entries = [Entry(one_line(text)) for text in texts(author.metadata.get("interests"))]
    return section if section.entries else None


def without_examples(section: Section | None, hugo: HugoSource, file: str) -> Section | None:
    """Return a section without examples of the template, which are reported; None if nothing is left."""
    if section is None:
        return None
    examples = template_items([item.words for item in section.items])
    if any(examples):
        hugo.findings.left_out(
            f"of {section.title!r}, items that are examples of the template: {sum(examples)}",
            file,
        )
    section.items = [item for item, example in zip(section.items, examples, strict=True) if not example]
    return section if section.items or section.entries else None
