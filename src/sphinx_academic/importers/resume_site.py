"""A site made of the data of a CV: a page with its profile and sections, and the CV itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .ids import id_of
from .markdown_lines import escaped, one_line
from .records import Block, Page, Paper, Person, Site
from .resume_items import Section, block
from .source import Source
from .template_text import is_template_paper, template_items

#: sections that {cv} can name
_OF_CV = frozenset(
    [
        "education",
        "experience",
        "research",
        "teaching",
        "talks",
        "awards",
        "grants",
        "projects",
        "supervision",
        "media",
        "service",
        "skills",
        "languages",
        "tests",
        "interests",
        "publications",
    ]
)


@dataclass(slots=True)
class Resume:
    """What a CV says."""

    file: str
    name: str = ""
    position: str = ""
    other_name: str = ""
    pronouns: str = ""
    affiliations: list[str] = field(default_factory=list)
    location: str = ""
    #: Markdown
    summary: str = ""
    #: path or address of a picture
    photo: str = ""
    #: links and e-mail address, as parts of a person
    parts: Mapping[str, Any] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=list)
    #: a template's person owns it, so that what others may have, too, is an example
    suspicious: bool = False

    @property
    def affiliation(self) -> str:
        """Return the affiliations as ``academic_people`` has them."""
        return "; ".join(name.replace(";", ",") for name in self.affiliations)


def without_examples(resume: Resume, source: Source) -> list[Section]:
    """Return the sections without the examples that a template has, which are reported."""
    suspicious = resume.suspicious or any(
        any(template_items([item.words for item in section.items])) for section in resume.sections
    )
    kept = []
    for section in resume.sections:
        examples = template_items([item.words for item in section.items], suspicious=suspicious)
        entries = template_items(
            [f"{entry.text} {' '.join(below.text for below in entry.entries)}" for entry in section.entries],
            suspicious=suspicious,
        )
        papers = [
            is_template_paper(paper.title, owner=resume.name) or suspicious and "Einstein" in str(paper)
            for paper in section.papers
        ]
        number = sum(examples) + sum(entries) + sum(papers)
        section.items = [item for item, example in zip(section.items, examples, strict=True) if not example]
        section.entries = [
            entry for entry, example in zip(section.entries, entries, strict=True) if not example
        ]
        section.papers = [paper for paper, example in zip(section.papers, papers, strict=True) if not example]
        if number:
            source.findings.left_out(
                f"of {section.title!r}, items that are examples of the template: {number}",
                resume.file,
            )
        if section.items or section.entries or section.papers or (section.text and not number):
            kept.append(section)
    return kept


def profile(resume: Resume, body: str = "") -> Block:
    """Return the profile of a home page."""
    options = {
        "other-name": resume.other_name,
        "pronouns": resume.pronouns,
        "location": resume.location,
    }
    return Block(
        "profile", body=body, options={name: escaped_option(text) for name, text in options.items() if text}
    )


def escaped_option(text: str) -> str:
    """Return a text as the value of an option, which MyST reads as YAML."""
    text = " ".join(text.split())
    if text and text[0] in "\"'{}[]&*#?|-<>=!%@`:," or ": " in text or " #" in text or text.endswith(":"):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return text


def site(resume: Resume, source: Source) -> Site:
    """Return a site: a page with the profile and all sections, and the CV made of them."""
    sections = without_examples(resume, source)
    papers: list[Paper] = []
    blocks = [profile(resume, one_line(resume.summary))]
    listed: list[str] = []
    taken: set[str] = set()
    for section in sections:
        made = block(section)
        if made is None:
            continue
        _report(section, resume.file, source)
        papers += section.papers
        if made.kind in _OF_CV:
            name = made.kind
            if name in taken:
                # a second one of a kind needs a name of its own
                name = f"{made.kind}-{id_of(section.title, 'more')}"
                made = Block(
                    made.kind,
                    made.title,
                    made.level,
                    made.text,
                    made.entries,
                    made.body,
                    {**made.options, "name": name},
                )
            taken.add(name)
            listed.append(f"- {name}: {escaped(section.title)}")
        blocks.append(made)
    parts = {
        "position": resume.position,
        "affiliation": resume.affiliation,
        **photo(resume.photo, source, resume.file),
        **resume.parts,
    }
    person = Person(id_of(resume.name), resume.name, {part: value for part, value in parts.items() if value})
    pages = [Page("index", resume.name, tuple(blocks))]
    if listed:
        pages.append(Page("cv", "Curriculum vitae", (Block("cv", body="\n".join(listed)),)))
    found = photo_file(resume.photo, source)
    return Site(
        name=resume.name,
        people=(person,) if resume.name else (),
        pages=tuple(pages),
        papers=tuple(papers),
        files={f"images/{found.rpartition('/')[2]}": path} if found and (path := source.path(found)) else {},
    )


def _report(section: Section, file: str, source: Source) -> None:
    number = len(section.items) + len(section.entries) + len(section.papers)
    source.findings.imported(f"the section {section.title!r}, entries: {number}", file)
    for paper in section.papers:
        if not paper.authors:
            source.findings.check(
                f"no authors of {paper.title!r} are named", file, remedy="add them to the .bib file"
            )


def photo_file(address: str, source: Source) -> str:
    """Return the file of a picture that lies in the source, or nothing."""
    return "" if not address or "://" in address else source.find(address)


def photo(address: str, source: Source, file: str) -> dict[str, str]:
    """Return the picture of a person, as a part of it; one that is not there is reported."""
    if not address:
        return {}
    if "://" in address:
        source.findings.left_out(
            f"the picture {address} lies on another host", file, remedy="save it, and name it in conf.py"
        )
        return {}
    found = photo_file(address, source)
    if not found:
        source.findings.left_out(
            f"the picture {address} is not there", file, remedy="copy it, and name it in conf.py"
        )
        return {}
    return {"photo": f"images/{found.rpartition('/')[2]}"}
