"""The people of ``academic_people``: from tables to records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import filterfalse
from typing import TYPE_CHECKING, Any

from .person import Name, Person
from .problems import Kind, ProblemKind
from .profile import SERVICES, ProfileLink, Service, email_address, service_link, web_address
from .suggestions import did_you_mean
from .urls import safe_url

if TYPE_CHECKING:
    from .datespans import Span

#: the groups that have headings of their own, in the order in which they are shown
GROUPS = (
    "pi",
    "faculty",
    "staff",
    "postdocs",
    "phd",
    "masters",
    "undergraduates",
    "interns",
    "visitors",
    "members",
    "collaborators",
    "alumni",
)
#: of those who state none
NO_GROUP = "members"

#: called with what cannot be used, as the end of a sentence that begins with the setting's name
Warn = Callable[[str, ProblemKind], None]

_TEXTS = ("group", "position", "affiliation", "topic", "next", "phone", "orcid")
#: besides those of services of other extensions
PERSON_PARTS = frozenset(
    {
        "name",
        "aliases",
        "url",
        "years",
        "since",
        "until",
        "photo",
        "email",
        "page",
        "lead",
        "links",
        *_TEXTS,
        *SERVICES,
    }
)
_SUFFIXES = (".md", ".rst", ".html")


def read_people(
    given: Mapping[str, Mapping[str, Any]],
    parse_name: Callable[[str], Name],
    warn: Warn,
    services: Mapping[str, Service] = SERVICES,
) -> Iterator[Person]:
    """Yield the people of a table from ids to what each says of itself; those without a name are left out.

    :param services: those of the site
    """
    for person_id, parts in given.items():
        name = parts.get("name")
        if isinstance(name, str) and name.strip():
            yield _Reader(person_id, parts, warn, services).person(parse_name)
        else:
            warn(f"[{person_id!r}] has no 'name'; the person is left out; add it", Kind.CONFIG)


class _Reader:
    """What one person says of itself."""

    def __init__(
        self, person_id: str, given: Mapping[str, Any], warn: Warn, services: Mapping[str, Service]
    ) -> None:
        self._id, self._given, self._warn, self._services = person_id, given, warn, services

    def person(self, parse_name: Callable[[str], Name]) -> Person:
        known = PERSON_PARTS | self._services.keys()
        # in the author's order, as sets have none
        for part in filterfalse(known.__contains__, self._given):
            self._report(part, f"is unknown and ignored; {did_you_mean(str(part), sorted(known))}")
        return Person(
            self._id,
            parse_name(self._given["name"]),
            tuple(map(parse_name, self._aliases())),
            self._url(),
            **{part: self._text(part) for part in _TEXTS},
            span=self._span(),
            photo=self._text("photo").lstrip("/"),
            email=self._email(),
            links=tuple(self._links()),
            page=self._page(),
            lead=self._lead(),
        )

    def _report(self, part: object, message: str, kind: ProblemKind = Kind.CONFIG) -> None:
        self._warn(f"[{self._id!r}][{part!r}] {message}", kind)

    def _text(self, part: str) -> str:
        value = self._given.get(part)
        if value is None or (isinstance(value, str | int) and not isinstance(value, bool)):
            return " ".join(str(value or "").split())
        self._report(part, f"is not a text but {value!r}; it is ignored; write a text")
        return ""

    def _aliases(self) -> Iterator[str]:
        aliases = self._given.get("aliases", ())
        if isinstance(aliases, list | tuple):
            for alias in aliases:
                if isinstance(alias, str) and alias.strip():
                    yield alias
                else:
                    self._report("aliases", f"has {alias!r}, which is no name; it is left out; write a name")
        else:
            self._report("aliases", "is not a list; it is ignored; write a list of names")

    def _url(self) -> str:
        url = self._text("url")
        safe = safe_url(url) if url else ""
        if safe is None:
            self._report("url", f"is not a web address: {url!r}; it is ignored; write https://…", Kind.URL)
        return safe or ""

    def _span(self) -> Span | None:
        # imported only where a person has years, for its patterns take time to compile
        from .datespans import is_backwards, parse_span

        years, since, until = map(self._text, ("years", "since", "until"))
        part = "years" if years else "since" if since else "until"
        if since and not years:
            years = f"{since} – {until}" if until else f"since {since}"
        years = years or until
        span = parse_span(years) if years else None
        if years and span is None:
            backwards = is_backwards(years)
            problem = "ends before it starts" if backwards else "cannot be read"
            remedy = "correct it" if backwards else "write it as 2021, 2021–2024 or Sep 2021 – present"
            self._report(part, f"({years!r}) {problem} and is not shown; {remedy}", Kind.DATE)
        return span

    def _email(self) -> str:
        text = self._text("email")
        try:
            return email_address(text) if text else ""
        except ValueError as error:
            self._report("email", f"({text!r}) is ignored; {error}")
            return ""

    def _page(self) -> str:
        page = self._text("page").lstrip("/")
        suffix = next((suffix for suffix in _SUFFIXES if page.endswith(suffix)), "")
        return page.removesuffix(suffix)

    def _lead(self) -> bool | None:
        lead = self._given.get("lead")
        if lead is None or isinstance(lead, bool):
            return lead
        self._report("lead", f"is {lead!r}, which is neither True nor False; it is ignored; correct it")
        return None

    def _links(self) -> Iterator[ProfileLink]:
        """Yield the links of services and of ``links``, each in the order in which they are written."""
        for part in self._given:
            if part in self._services and (text := self._text(part)):
                yield from self._link(part, text, part)
        links = self._given.get("links") or {}
        if not isinstance(links, Mapping):
            self._report("links", "is not a table from labels to addresses; it is ignored; correct it")
            links = {}
        for label, address in links.items():
            kind = str(label).lower()
            yield from self._link(kind if kind in self._services else "other", str(address), str(label))

    def _link(self, kind: str, text: str, label: str) -> Iterator[ProfileLink]:
        try:
            if kind in self._services:
                yield service_link(kind, text, self._services)
            else:
                yield ProfileLink(kind, label, web_address(text))
        except ValueError as error:
            self._report(label, f"({text!r}) is not shown; {error}", Kind.URL)
