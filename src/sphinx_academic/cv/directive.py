"""``{cv}``: the sections and lists of a site's pages as one curriculum vitae."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes

from ..authoring.directive import (
    GROUP_HEADING,
    AcademicDirective,
    any_text,
    several,
)
from ..authoring.problem_kinds import AuthoringKind
from ..authoring.section_notes import SectionNote
from ..bib.fields import FALSE
from ..core.config import settings
from ..core.diagnostics import warn
from ..core.domain import academic_domain
from ..core.i18n import _
from ..model.problems import Kind
from ..model.profile import Profile
from ..model.publication import Publication
from ..model.section_kinds import SectionKind
from ..model.suggestions import did_you_mean
from ..model.urls import address_or
from ..people.profile_nodes import ShownProfile, profile, profile_head, profile_text
from ..publications.directive import legend_of
from ..publications.layouts import shown_parts
from ..publications.listed import Listed
from ..publications.nodes import search_text
from ..publications.registration import Layout, layouts
from ..rendering.nodes import (
    AcademicTransform,
    collects_texts,
    legend_item,
    publication_list,
    role_legend,
    section_body,
)
from ..sections.dated import bodies_of, move, newest_first, page_reference
from ..sections.dated_nodes import dated_group, dated_item, dated_list
from ..sections.problem_kinds import ItemKind
from ..sections.registration import section_kinds
from .files import FILES
from .look import PARSERS, Look, most_papers
from .person_pages import (
    SELECTED,
    Gathered,
    cv_head,
    cv_part,
    has_section,
    notes_of,
    pages_of,
    profile_of,
)
from .settings import CvSettings

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class CvDirective(AcademicDirective):
    """Gather the sections that the body names, in its order, or all that there are."""

    parsers: ClassVar = {
        "me": any_text,
        "from": several(),
        "download": several(*FILES),
        "papers": most_papers,
        **PARSERS,
    }

    def show(self) -> list[nodes.Node]:
        """Return the head and the sections, which are filled when all pages have been read."""
        options = self.read_options()
        me = self.me(options.get("me"))
        # a CV is no section of another one, but shows what other pages say
        self.note_section("", me)
        named = (self.other_page(name, ItemKind.SECTION) for name in options.get("from", ()))
        pages = tuple(filter(None, named))
        number = self.env.new_serialno("academic-cv")
        shared = {"me": me, "pages": pages, "docname": self.env.docname, "number": number}
        files = self._files(options)
        if "pdf" in files:
            self.domain.note_program(self.env.docname, "cv")
        head = cv_head("", **shared, download=files, look=self._look(options), links=())
        self.set_source_info(head)
        content: list[nodes.Node] = [head]
        kinds = section_kinds(self.config)
        # an empty body takes what there is
        chosen = bool("".join(self.content).strip())
        everything = ((kind.name, str(kind.title)) for kind in kinds.values() if kind.in_cv)
        listed = list(self._named(kinds) if chosen else everything)
        # numbers of papers are those of all papers
        names = ("publications", *(name for name, _title in listed))
        self.domain.page(self.env.docname).part(Gathered).cvs.append((names, me))
        for name, title in listed:
            most = options.get("papers")
            part = cv_part("", **shared, name=name, title=title, chosen=chosen, most=most)
            self.set_source_info(part)
            content += self.under_heading(title, f"cv-{name}", [part], "section")
        if len(content) == 1:
            message = f"{{cv}} names no section; write a bullet list of: {', '.join(kinds)}"
            self.warn(ItemKind.SECTION, message)
        return content

    def _look(self, options: dict[str, Any]) -> Look:
        """Return how the PDF looks: as the options say, else as ``conf.py`` does."""
        known = CvSettings.of(self.config).cv_options
        found = {name: options.get(name, known.get(name)) for name in PARSERS}
        given = {name.replace("-", "_"): value for name, value in found.items() if value is not None}
        return Look(**given)

    def _files(self, options: dict[str, Any]) -> tuple[str, ...]:
        """Return which files to write, named like the page; of its CVs, one has them."""
        files: tuple[str, ...] = options.get("download", ())
        if files and self.env.new_serialno("academic-cv-files"):
            message = "another {cv} of this page has the files; put this one on a page of its own"
            self.warn(Kind.OPTION, f":download: is ignored; {message}")
            return ()
        return files

    def _named(self, kinds: Mapping[str, SectionKind]) -> Iterator[tuple[str, str]]:
        """Yield the names of sections and their headings."""
        named: set[str] = set()
        for block in self.parse_content_to_nodes():
            for item in block.children if isinstance(block, nodes.bullet_list) else ():
                name, _colon, title = item.astext().partition(":")
                name = name.strip()
                if name in named:
                    self.warn(
                        ItemKind.SECTION, f"{{cv}} names ‘{name}’ twice; the second is left out; remove one"
                    )
                elif name:
                    named.add(name)
                    usual = str(kinds[name].title) if name in kinds else name.capitalize()
                    yield name, title.strip() or usual


class FillCv(AcademicTransform):
    """Put what other pages say into a CV."""

    # before the copies of other pages' items, and before references are resolved
    default_priority = 3

    def run(self, **kwargs: Any) -> None:
        """Fill each part; one that no page has is left out with its heading."""
        if collects_texts(self.document):
            # what other pages say is translated there
            return
        self._loaded: dict[str, list[section_body]] = {}
        self._numbered: dict[tuple[str | None, tuple[str, ...]], dict[bytes, str]] = {}
        empty: set[tuple[str, int]] = set()
        filled: set[tuple[str, int]] = set()
        chosen = False
        for head in list(self.document.findall(cv_head)):
            record = profile_of(self.env, head["me"], head["pages"])
            links = (link._replace(label=address_or(link.label, link.url)) for link in record.links)
            record = record._replace(photo="", links=tuple(links))
            if record != Profile():
                text = profile_head("", nodes.Text(profile_text(record)))
                head += profile("", text, record=record, docname=self.env.docname, spelled_out=True)
        for part in list(self.document.findall(cv_part)):
            heading = part.previous_sibling()
            if isinstance(heading, nodes.title | nodes.rubric):
                # as translated
                part["title"] = heading.astext()
            part += self._bodies(part)
            if not part.children:
                _leave_out(part)
                empty.add((part["docname"], part["number"]))
            else:
                filled.add((part["docname"], part["number"]))
            chosen |= part["chosen"]
        for head in self.document.findall(cv_head):
            number = head["docname"], head["number"]
            # a section that was named has had its warning
            if number in empty - filled and not chosen:
                message = "{cv} is empty: no page of the person has a section; add some, or name the pages by"
                warn(AuthoringKind.EMPTY, f"{message} :from:, or the person by :me:", location=head)

    def _bodies(self, part: cv_part) -> list[nodes.Node]:
        notes = pages_of(self.env, part["me"], part["pages"])
        found = {page: self._wanted(page, notes[page], part["name"], part) for page in notes}
        found = {page: bodies for page, bodies in found.items() if bodies}
        if not found and part["chosen"]:
            known = {note.name or note.kind for noted in notes.values() for note in noted} - {"cv"}
            message = f"no page of this CV has ‘{part['name']}’; the section is left out; "
            warn(ItemKind.SECTION, message + did_you_mean(part["name"], sorted(known)), location=part)
        for page, bodies in found.items():
            for body in bodies:
                move(body, page, part["docname"])
        bodies = [body for page in found for body in found[page]]
        if all(isinstance(body, publication_list) for body in bodies):
            return self._papers(part, found)
        return _merged(bodies, len(found))

    def _wanted(
        self, page: str, notes: Iterable[SectionNote], name: str, part: cv_part
    ) -> list[section_body]:
        """Return copies of what a page has by a name, else of what it has of the kind of that name.

        Lists of other people's papers are no part of a CV, unless it names the pages.
        """
        if not has_section(notes, name):
            return []
        # a page is loaded once, and may provide several sections
        if page not in self._loaded:
            self._loaded[page] = bodies_of(self.env, page)
        bodies = self._loaded[page]
        named = [body for body in bodies if body["name"] == name]
        return [
            body.deepcopy()
            for body in named or bodies
            if name in (body["name"], body["kind"])
            and (part["pages"] or not _is_of_another(body, part["me"]))
        ]

    def _papers(self, part: cv_part, pages: Mapping[str, Sequence[nodes.Element]]) -> list[nodes.Node]:
        """Make one list of all: each paper once, in the order of the page that has most of them.

        The list of one directive keeps its groups and its numbers; others have numbers by kind.
        """
        ordered, is_one = _by_size(pages)
        lists = [node for page in ordered for node in pages[page]]
        if not lists:
            return []
        groups = _groups(lists, headings=is_one)
        records = {path: self._records(entries) for path, entries in groups.items()}
        everything = [record for found in records.values() for record in found]
        # the list of a name is what its author wants
        most = part["most"] if any(node["name"] != part["name"] for node in lists) else None
        chosen = everything if most is None else self._selected(everything, most, part)
        kept = {record.digest for record in chosen}
        numbering = lists[0]["numbering"] if is_one else "none"
        labels = self._labels(part) if numbering == "none" else {}
        count = sum(map(len, records.values()))
        number, step = (count, -1) if numbering == "descending" else (1, 1)
        listing = layouts(self.config)["list"]
        shown: list[nodes.Node] = []
        # imported where there is a CV
        from .records import new_headings

        before: tuple[str, ...] = ()
        for path, found in records.items():
            some = [record for record in found if record.digest in kept]
            if some:
                headings = new_headings(path, before)
                shown += [nodes.rubric("", text, classes=[GROUP_HEADING]) for text in headings]
                listed = _list_of(listing, some, [groups[path][record.digest] for record in some], path)
                if labels:
                    numbers = tuple(labels.get(record.digest, "") for record in some)
                    listed.attributes |= {"numbering": "kind", "labels": numbers}
                elif len(some) < len(found):
                    places = (number + step * found.index(record) for record in some)
                    listed.attributes |= {"numbering": "kind", "labels": tuple(f"{n}." for n in places)}
                else:
                    listed.attributes |= {"numbering": numbering, "first": number}
                shown.append(listed)
                before = path
            number += step * len(found)
        # imported where there are papers
        from .numbering import key_of

        key = key_of(labels.get(record.digest, "") for record in chosen)
        marks = legend_of(chosen, settings(self.config).role_table)
        lines = [_legend_line(letter, words) for letter, words in key]
        lines += (line for found in marks for line in found.children)
        legend = [role_legend("", *lines)] if lines else []
        note = [_of_all(len(everything), ordered[0], part["docname"])] if chosen is not everything else []
        return [*legend, *shown, *note]

    def _labels(self, part: cv_part) -> dict[bytes, str]:
        """Return the numbers of all papers of the person, whichever of them a CV shows."""
        which = part["me"], part["pages"]
        if which not in self._numbered:
            from .numbering import numbers_by_kind

            notes = pages_of(self.env, *which)
            bodies = {page: self._wanted(page, notes[page], "publications", part) for page in notes}
            pages = {
                page: [body for body in found if isinstance(body, publication_list)]
                for page, found in bodies.items()
            }
            ordered, _is_one = _by_size(pages)
            (entries,) = _groups([node for page in ordered for node in pages[page]]).values() or [{}]
            self._numbered[which] = numbers_by_kind(self._records(entries))
        return self._numbered[which]

    def _selected(self, records: list[Publication], most: int, part: cv_part) -> list[Publication]:
        """Return those of some papers that are marked as selected, or all where none is."""
        found = [record for record in records if record.selected]
        if not found:
            message = (
                ":papers: no paper of this CV is marked as selected; all are shown; write selected = {true}"
            )
            warn(ItemKind.SECTION, f"{message} in some entries of the .bib file", location=part)
            return records
        return records if len(found) == len(records) <= most else found[:most]

    def _records(self, entries: Iterable[bytes]) -> list[Publication]:
        """Return the papers that a CV may show."""
        found = map(academic_domain(self.env).store.record, entries)
        return [record for record in found if record.fields.get("cv", "").strip().lower() not in FALSE]


def _is_of_another(body: section_body, me: str | None) -> bool:
    """Return whether a list of papers is that of another person than the CV's."""
    return isinstance(body, publication_list) and any(
        listed.owner != (me or "") for listed in body["entries"]
    )


def _by_size(pages: Mapping[str, Sequence[nodes.Element]]) -> tuple[list[str], bool]:
    """Return pages by the number of their papers, most first, and whether all are from one directive."""
    filled = [page for page in pages if pages[page]]
    ordered = sorted(filled, key=lambda page: sum(len(node["entries"]) for node in pages[page]), reverse=True)
    is_one = len(ordered) == 1 and len({node["directive"] for node in pages[ordered[0]]}) == 1
    return ordered, is_one


def _groups(
    lists: Iterable[nodes.Element], *, headings: bool = False
) -> dict[tuple[str, ...], dict[bytes, Listed]]:
    """Return the entries of lists by the headings over them, if these are wanted."""
    groups: dict[tuple[str, ...], dict[bytes, Listed]] = {}
    for node in lists:
        group = groups.setdefault(node["headings"] if headings else (), {})
        group |= {listed.record: listed._replace(anchor="") for listed in node["entries"]}
    return groups


def _legend_line(letter: str, words: str) -> nodes.Node:
    return legend_item("", "", nodes.inline("", letter), nodes.Text(f" {words}"), translatable=False)


def _of_all(total: int, page: str, docname: str) -> nodes.paragraph:
    words = str(_("Selected of {number} papers")).format(number=total)
    link = page_reference(f"/{page}", docname)
    return nodes.paragraph("", f"{words}: ", link, total=total, classes=[SELECTED])


def _list_of(
    layout: Layout, records: Sequence[Publication], entries: Sequence[Listed], headings: tuple[str, ...]
) -> publication_list:
    parts, printed = shown_parts(layout, (), ())
    return publication_list(
        "",
        nodes.Text(search_text(records)),
        entries=tuple(entries),
        kind="publications",
        name="",
        directive=0,
        headings=headings,
        layout="list",
        parts=parts,
        printed=printed,
        most_authors=None,
        numbering="none",
        first=1,
    )


def _leave_out(part: cv_part) -> None:
    """Remove a part with its heading."""
    heading = part.previous_sibling()
    if isinstance(heading, nodes.title):
        part.parent.parent.remove(part.parent)
        return
    if isinstance(heading, nodes.rubric):
        part.parent.remove(heading)
    part.parent.remove(part)


def _merged(bodies: Sequence[nodes.Element], pages: int) -> list[nodes.Node]:
    """Join the dated lists of several pages or groups into one."""
    dated = [node for node in bodies if isinstance(node, dated_list)]
    others = [node for node in bodies if not isinstance(node, dated_list)]
    entries = [entry for node in dated for entry in _chosen(node)]
    if not entries:
        return [*others]
    shown = newest_first(entries) if pages > 1 else entries
    return [dated_list("", *shown, kind=dated[0]["kind"], name=""), *others]


def _chosen(listed: dated_list) -> Iterator[Any]:
    """Yield what a list has, without the items that no CV shall have and groups of nothing else."""
    for entry in listed.children:
        if isinstance(entry, dated_group):
            inner = entry[1]
            assert isinstance(inner, dated_list)
            inner[:] = list(_chosen(inner))
            if inner.children:
                yield entry
        elif isinstance(entry, dated_item) and entry["cv"]:
            yield entry


def shown_sections(app: Sphinx) -> dict[str, object]:
    """Return what each page with a CV shows of the person's other pages."""
    domain = academic_domain(app.env)
    return {
        docname: [_shown_of(app.env, names, me) for names, me in gathered.cvs]
        for docname, gathered in domain.parts(Gathered)
    }


def _shown_of(env: BuildEnvironment, names: Sequence[str], me: str | None) -> tuple[object, ...]:
    """Return what changes with what a CV shows: when the pages were read that have a part of it."""
    domain = academic_domain(env)
    notes = notes_of(env, me)
    profiles = {page: shown for page in notes if (shown := domain.part(page, ShownProfile))}
    read = [
        (page, env.all_docs.get(page))
        for page, noted in notes.items()
        # its picture may be another one
        if page in profiles or any(has_section(noted, name) for name in names)
    ]
    # a warning of a name that fits none says which there are
    known = sorted({note.name or note.kind for noted in notes.values() for note in noted})
    return read, profiles, known
