"""What our directives share: options that never cost the page, and whose page it is."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst.states import RSTState
from sphinx.config import Config
from sphinx.util import docname_join
from sphinx.util.docutils import SphinxDirective

from ..bib.problem_kinds import BibKind
from ..core.config import AcademicConfig, settings
from ..core.defects import FORESEEN, describe
from ..core.diagnostics import warn
from ..core.domain import AcademicDomain, academic_domain
from ..core.problem_kinds import CoreKind
from ..model.controls import cleaned
from ..model.patterns import lazy_pattern
from ..model.problems import Kind, ProblemKind, of_empty_list
from ..model.suggestions import did_you_mean, nearest
from ..pictures.problem_kinds import PictureKind
from .comments import strip_comments
from .empty_links import without_empty_links
from .page_sources import PRIVATE_PAGE, note_private
from .problem_kinds import AuthoringKind
from .section_notes import OtherPages, SectionNote, Sections
from .settings import AuthoringSettings
from .unclosed_fences import find_swallowed

#: class of the rubric over a group
GROUP_HEADING = "group-heading"

#: a line that looks like an option
_OPTION = lazy_pattern(r":([\w-]+):(?:\s|$)")
#: the first line of a directive in MyST
_OPENING = lazy_pattern(r"[ \t]*(?:`{3,}|~{3,}|:{3,})")
#: of a wrong text, more characters are not shown
_LONGEST_SHOWN = 40

#: turns the text of an option into its value, or raises ValueError with what is wanted
Parser = Callable[[str], Any]


def _as_text(text: str | None) -> str:
    return text or ""


class _Options(dict[str, Parser]):
    """An option table that lists the known options, for editors and tools, and takes any as text.

    docutils drops a whole directive for one wrong option, so that :attr:`AcademicDirective.parsers` are
    applied later.
    """

    def __missing__(self, name: str) -> Parser:
        return _as_text

    def __contains__(self, name: object) -> bool:
        return True

    def __bool__(self) -> bool:
        return True


class AcademicDirective(SphinxDirective):
    """A directive whose wrong options are warnings."""

    #: the names of :attr:`parsers`
    option_spec = _Options()
    #: every option and how it is read
    parsers: ClassVar[Mapping[str, Parser]] = {}
    #: whether the body is a list, in which no heading has a place
    is_list: ClassVar[bool] = True
    #: whether there is a body at all; docutils would drop a directive for one that it does not take
    takes_body: ClassVar[bool] = True
    #: what follows where no one has the id that is named, for the warning
    without_person: ClassVar[str] = "no one is marked"
    has_content = True
    #: whether there was something wrong
    warned = False

    @classmethod
    def added_options(cls, config: Config) -> Mapping[str, Parser]:
        """Return what a build adds to :attr:`parsers`: options, or words of them, of other extensions."""
        return {}

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.option_spec = _Options(dict.fromkeys(cls.parsers, _as_text))

    @property
    def domain(self) -> AcademicDomain:
        """Return the state of the pages."""
        return academic_domain(self.env)

    @property
    def site(self) -> AcademicConfig:
        """Return the ``academic_*`` values."""
        return settings(self.config)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.domain.note_use(self.env.docname)

    @property
    def kind(self) -> str:
        """Return the name of the directive, without ``academic:``."""
        return self.name.rpartition(":")[2]

    def parse_content_to_nodes(self, allow_section_headings: bool = False) -> list[nodes.Node]:
        """Return what the body says, without messages of the parser, which are in the log.

        They name files of the machine that builds, and what reads parts of a body would take them for text.
        """
        return self._settled(super().parse_content_to_nodes(allow_section_headings))

    def parse_inline(
        self, text: str, *, lineno: int = -1
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return what a line says, without messages of the parser."""
        content, _messages = super().parse_inline(text, lineno=lineno)
        return self._settled(content), []

    def _settled(self, content: list[nodes.Node]) -> list[nodes.Node]:
        """Return parsed content without messages and, where the site wants that, without comments."""
        own = AuthoringSettings.of(self.config)
        content = without_messages(content)
        if own.strip_comments and content and strip_comments(content[0].parent):
            note_private(self.env, PRIVATE_PAGE)
        content, empty = without_empty_links(content, soon=own.links_come_soon)
        for link in empty if not own.links_come_soon else ():
            self.warn(
                BibKind.EMPTY_LINK,
                f"the link ‘{link.astext()}’ has no address and is shown as text; write the address, remove "
                "the link, or announce such links with academic_empty_links = 'soon'",
            )
        return content

    def run(self) -> list[nodes.Node]:
        """Return what the directive shows; what its fence has swallowed follows."""
        rest = None
        try:
            rest = self._cut_off()
            self._check_body()
            shown = self.show()
        except FORESEEN:
            raise
        except Exception as error:
            self.warn(CoreKind.DEFECT, f"{describe(error, f'{{{self.name}}}')}; what it shows is left out")
            shown = []
        return self._followed(shown, rest) if rest else shown

    def show(self) -> list[nodes.Node]:
        """Return what the directive shows."""
        raise NotImplementedError

    def _cut_off(self) -> tuple[int, list[str]] | None:
        """Take off the body what MyST has put there because a fence was not closed, with a warning."""
        if isinstance(self.state, RSTState) or not self.content:
            return None
        lines = list(self.content)
        found = find_swallowed(lines, headings=self.is_list or self._is_open_to_the_end(lines))
        if found is None:
            return None
        if found.inside:
            problem = f"ends where {found.what} in it ends, for both have as many backticks, tildes or colons"
            self.warn(AuthoringKind.FENCE, f"{{{self.name}}} {problem}; open and close it with one more")
            return None
        self.warn(
            AuthoringKind.FENCE,
            f"the fence of {{{self.name}}} is not closed before {found.what}, which is shown after it; close "
            "it there with a line of as many backticks or colons as it begins with",
        )
        line = found.line if self.takes_body else next(i for i, text in enumerate(lines) if text.strip())
        self.content = self.content[:line]
        return line, lines[line:]

    def _check_body(self) -> None:
        """Warn of options that are written where they are text, and of those that are written twice."""
        for place, line in enumerate(self.content):
            if (found := _OPTION.match(line)) and found[1] in self.parsers:
                message = f":{found[1]}: is no option where it stands, and is ignored; options are written "
                self.warn(Kind.OPTION, message + "directly below the first line, before anything else")
                # of this view alone, not of the page
                self.content.data[place] = ""
        if not self.takes_body and (text := " ".join("\n".join(self.content).split())):
            shown = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
            message = f"{{{self.name}}} has no body; ‘{shown}’ is ignored; write options as :name: value"
            self.warn(Kind.OPTION, message)
        if not isinstance(self.state, RSTState):
            # docutils reports these itself
            block = itertools.takewhile(_OPTION.match, self.block_text.splitlines()[self._first_option() :])
            names = Counter(found[1] for line in block if (found := _OPTION.match(line)))
            for name in (name for name, count in names.items() if count > 1):
                message = f":{name}: is given {names[name]} times; the last one counts; remove the others"
                self.warn(Kind.OPTION, message)

    def _first_option(self) -> int:
        """Return the line of the text of the directive below its first, which newer MyST has in it."""
        return 1 if _OPENING.match(self.block_text) else 0

    def _is_open_to_the_end(self, lines: Sequence[str]) -> bool:
        """Return whether the body reaches to the end of its file."""
        if not any(line.lstrip().startswith("#") for line in lines):
            return False
        try:
            text = Path(self.env.doc2path(self.env.docname)).read_text("utf-8", errors="replace")
        except OSError:
            return False
        # a fence that is closed ends with its mark
        return text.rstrip().endswith(lines[-1].rstrip()) and bool(lines[-1].strip())

    def _followed(self, shown: list[nodes.Node], rest: tuple[int, list[str]]) -> list[nodes.Node]:
        """Return nothing, for what is shown, and then what follows, have been put where the directive stands.

        MyST goes on with its page where the last of these ended: in another section, say.
        """
        line, lines = rest
        here: Any = self.state_machine.node
        here += shown
        renderer = self.state._renderer  # type: ignore[attr-defined]
        renderer.nested_render_text("\n".join(lines), self.lineno + self.content_offset + line)
        return []

    def warn(self, kind: ProblemKind, message: str) -> None:
        """Warn of something in this directive."""
        self.warned = True
        warn(kind, message, location=self.get_location())

    def check_picture(self, name: str) -> None:
        """Make smaller copies of a photo where pages are read, by several processes; warn if that fails.

        :param name: path below the source folder
        """
        # imported where there is one
        from ..pictures.copies import Source, pictures
        from ..pictures.offered import PHOTO

        self.domain.note_program(self.env.docname, "images")
        if wrong := pictures(self.env).problem(Source(name), PHOTO.widths):
            remedy = "it is shown as it is; replace it by one that is whole, and smaller"
            self.warn(PictureKind.PICTURE, f"the picture {name} {wrong}; {remedy}")

    def instead_of_nothing(self, options: Mapping[str, Any], problem: str) -> list[nodes.Node]:
        """Return what stands in place of an empty list: the text of ``:if-empty:``, if any.

        :param problem: of which is warned if nothing says that the list may be empty, and no other warning
            of this directive has said why it is
        """
        if "if-empty" not in options:
            if not self.warned:
                self.warn(AuthoringKind.EMPTY, of_empty_list(self.name, problem))
            return []
        if not options["if-empty"]:
            return []
        children, _messages = self.parse_inline(options["if-empty"])
        shown = nodes.paragraph(options["if-empty"], "", *children, classes=["if-empty"])
        self.set_source_info(shown)
        return [shown]

    def read_options(self) -> dict[str, Any]:
        """Return the values of the options that are known and right; each other one is a warning."""
        values: dict[str, Any] = {}
        for name, text in self.options.items():
            parser = self.parsers.get(name)
            if parser is None:
                hint = did_you_mean(name, self.parsers)
                self.warn(Kind.OPTION, f"unknown option :{name}: is ignored; {hint}")
                continue
            try:
                values[name] = parser(cleaned(str(text or "")).strip())
            except ValueError as error:
                self.warn(Kind.OPTION, f":{name}: {text} is ignored; {error}")
        return values

    def me(self, given: str | None) -> str | None:
        """Return whose list it is: the option's, else the page's, else the site's person."""
        person = given or _front_matter(self.state.document, "academic_me") or self.site.me
        if person and self.site.registry.get(person) is None:
            if person != self.site.me:  # the site's own is reported once, where conf.py is read
                known = [person.id for person in self.site.registry]
                hint = did_you_mean(person, known)
                message = f"no ‘{person}’ in academic_people; {self.without_person}; {hint}"
                self.warn(Kind.UNKNOWN_PERSON, message)
            return None
        return person

    def note_section(self, name: str, me: str | None) -> None:
        """Note that the page has a part that a CV can gather, by its kind or by its name."""
        notes = self.domain.page(self.env.docname).part(Sections).notes
        notes.append(SectionNote(self.kind, name, me))

    def other_page(self, page: str, kind: ProblemKind) -> str | None:
        """Return the name of a page that this one shows something of, or None with a warning of a kind.

        This page is written again whenever the other is read, and read again when that comes or goes.
        """
        docname = docname_join(self.env.docname, page)
        other_pages = self.domain.page(self.env.docname).part(OtherPages)
        if docname not in self.env.found_docs:
            other_pages.missing.append(docname)
            near = nearest(docname, self.env.found_docs)
            hint = f"; did you mean ‘/{near}’?" if near else ""
            self.warn(kind, f":from: there is no page ‘{page}’; write its path without suffix{hint}")
            return None
        other_pages.docnames.append(docname)
        return docname

    def under_heading(
        self,
        text: str,
        anchor: str,
        content: Sequence[nodes.Node],
        kind: str,
        words: nodes.Node | None = None,
    ) -> list[nodes.Node]:
        """Put content under a heading.

        :param text: of the heading
        :param anchor: id of the section, as far as it is free on the page
        :param kind: ``section``, so that the heading is in the page's table of contents, or ``rubric``;
            where no section may begin (in a list, a quotation, an admonition) it is always a rubric
        :param words: the node that shows the text, where it is marked
        """
        shown = words or nodes.Text(text)
        parent = self.state_machine.node
        if kind == "rubric" or not isinstance(parent, nodes.section | nodes.document):
            rubric = nodes.rubric(text, "", shown, classes=[GROUP_HEADING])
            self.set_source_info(rubric)
            return [rubric, *content]
        # with its source, for translators
        title = nodes.title(text, "", shown)
        self.set_source_info(title)
        section = nodes.section("", title, *content, classes=["group"])
        section["names"].append(nodes.fully_normalize_name(anchor))
        self.state.document.note_implicit_target(section, section)
        return [section]


def without_messages(content: Sequence[nodes.Node]) -> list[nodes.Node]:
    """Remove a parser's messages from content; what they are about stays as it was written."""
    # with a parent for each, which docutils expects of footnote marks, also where these are dropped later on
    holder = nodes.Element("", *content)
    for message in list(holder.findall(nodes.system_message)):
        message.parent.remove(message)
    # it would lead to its message
    for problematic in list(holder.findall(nodes.problematic)):
        problematic.parent.replace(problematic, problematic.children)
    return holder.children


def choice(*allowed: str) -> Parser:
    """Make a parser that takes one of some words, in capitals or not."""
    known = {word.casefold(): word for word in allowed}

    def parse(text: str) -> str:
        if text.casefold() not in known:
            raise ValueError(_wanted(text, "it is one of", allowed))
        return known[text.casefold()]

    return parse


def _wanted(word: str, what: str, allowed: Sequence[str]) -> str:
    """Return what a word should have been: one that it resembles, else any that is allowed."""
    near = nearest(word, allowed)
    return f"did you mean ‘{near}’?" if near else f"{what}: {', '.join(allowed)}"


def several(*allowed: str) -> Parser:
    """Make a parser for a list of words between commas, in capitals or not; any words if none are given."""
    known = {word.casefold(): word for word in allowed}

    def parse(text: str) -> tuple[str, ...]:
        words = tuple(word.strip() for word in text.split(",") if word.strip())
        for word in words:
            if allowed and word.casefold() not in known:
                raise ValueError(_wanted(word, "it takes", allowed))
        return tuple(known[word.casefold()] for word in words) if allowed else words

    return parse


def positive(text: str) -> int:
    """Read a whole number above zero."""
    if not (text.isascii() and text.isdigit() and int(text[:9])):
        raise ValueError("it is a whole number above zero")
    return int(text[:9])


def flag(text: str) -> bool:
    """Read an option that says all by being there."""
    if text:
        raise ValueError("it takes no value")
    return True


def if_any(text: str) -> str:
    """Read a text that may be empty."""
    return text


def any_text(text: str) -> str:
    """Read a text that is not empty."""
    if not text:
        raise ValueError("it is empty")
    return text


def _front_matter(document: nodes.document, name: str) -> str | None:
    """Return a value of the front matter of the page that is being read.

    MyST's front matter and the field list at the top of a reStructuredText page are both a field
    list at this stage.
    """
    for child in document.children:
        if isinstance(child, nodes.field_list | nodes.docinfo):
            for field in child.findall(nodes.field):
                if field[0].astext() == name:
                    return field[1].astext().strip() or None
        elif isinstance(child, nodes.section):
            break
    return None
