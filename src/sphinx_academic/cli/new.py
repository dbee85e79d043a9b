"""``sphinx-academic new``: a new site, or a page of papers for a documentation."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from ..importers.ids import id_of
from ..model.suggestions import did_you_mean
from . import values
from .bib_authors import Found, Papers, most_named, named, read_papers
from .docs import add_to_docs
from .following import report_papers, report_steps
from .placing import place
from .site import HOSTS, KINDS, PORTRAIT, Member, Site, files_of
from .terminal import Failure, Terminal
from .themes import THEMES

DESCRIPTION = """\
Write a new site into DIR: pages in Markdown, a .bib file, conf.py, and what
hosts need to build it. At a terminal, what is not stated by an option is asked
for; elsewhere, defaults are taken. Nothing is overwritten without --force.
"""
EXAMPLES = """\
examples:
  sphinx-academic new homepage
  sphinx-academic new homepage --from papers.bib --theme furo --host github
  sphinx-academic new homepage --name "Mira Okafor" --position "PhD student" \\
      --affiliation "Harbour University" --orcid 0000-0002-1825-0097
  sphinx-academic new tides-lab --kind lab --name "Tides Lab" --lead "Mira Okafor"
  sphinx-academic new docs --kind docs --from papers.bib

exit codes: 0 the files are written, 1 something is in the way, 2 wrong usage
"""

#: without a name
_NO_NAME, _NO_LAB = "Your Name", "Your Lab"
_THEME = next(iter(THEMES))
#: services that are asked for; all others are options alone
_ASKED = ("orcid", "github", "scholar")
#: reading a file of more bytes takes a moment
_LARGE = 500_000
#: of the spellings of a name, more are not shown
_MOST_SHOWN = 6
#: the example people of a lab
_EXAMPLE_MEMBERS = (
    Member(
        "jonas-lindqvist",
        "Jonas Lindqvist",
        {"group": "postdocs", "topic": "What sand remembers", "years": "{since} – present"},
    ),
    Member(
        "mira-okafor",
        "Mira Okafor",
        {"group": "phd", "topic": "Maps for the night", "years": "{since} – present"},
    ),
    Member(
        "wei-zhang",
        "Wei Zhang",
        {"group": "alumni", "next": "Institute of Tides", "years": "{past} – {since}"},
    ),
)

Value = TypeVar("Value")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``new``."""
    parser.add_argument(
        "dir",
        nargs="?",
        default=".",
        type=type_of(values.folder),
        metavar="DIR",
        help="folder of the site; default: the current one",
    )
    kinds = "; ".join(f"{kind}: {meaning}" for kind, meaning in KINDS.items())
    parser.add_argument("--kind", type=type_of(_kind), metavar="KIND", help=f"{kinds}; default: person")
    parser.add_argument(
        "--from",
        dest="bib",
        type=type_of(_bib),
        metavar="FILE.bib",
        help="your papers, copied as they are; the author of most of them is proposed as you",
    )
    parser.add_argument("--force", action="store_true", help="replace files that are there")
    about = parser.add_argument_group("about you, or the lab")
    about.add_argument("--name", type=type_of(values.name), help="your name, or that of the lab")
    about.add_argument("--position", type=type_of(values.text), metavar="TEXT", help="what you are")
    about.add_argument("--affiliation", type=type_of(values.text), metavar="TEXT", help="where")
    about.add_argument(
        "--email", type=type_of(values.email), help="e-mail address; 'jane at example.org' will do"
    )
    about.add_argument("--lead", type=type_of(values.name), metavar="NAME", help="who leads the lab")
    about.add_argument(
        "--id", type=type_of(values.person_id), help="your id in conf.py; default: made from the name"
    )
    services = parser.add_argument_group("pages elsewhere, each by your id there or by its address")
    for kind, label in values.SERVICE_LABELS.items():
        services.add_argument(
            f"--{kind}", type=type_of(partial(values.service, kind)), metavar="ID", help=label
        )
    services.add_argument(
        "--link",
        type=type_of(values.links),
        action="append",
        metavar="'LABEL <URL>'",
        help="any other page; may be repeated",
    )
    site = parser.add_argument_group("the site")
    site.add_argument(
        "--theme", type=type_of(theme_of), metavar="NAME", help=f"{', '.join(THEMES)}; default: {_THEME}"
    )
    site.add_argument(
        "--host",
        type=type_of(hosts_of),
        metavar="HOST",
        help=f"where it will be: {', '.join(HOSTS)}, several separated by commas, all or none; default: all",
    )
    site.add_argument("--url", type=type_of(values.site_address), help="its address, if it is known")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Write a site, and say what to do next."""
    target = Path(arguments.dir).expanduser()
    given = _Given(arguments, terminal)
    if terminal.interactive:
        terminal.say(f"A new site in {target.resolve()}. Enter takes what stands in brackets.\n")
    kind = given.value("kind", f"Kind of site ({', '.join(KINDS)})", _kind, "person")
    if kind != "lab" and arguments.lead:
        raise Failure("--lead is for --kind lab", code=2)
    bib = given.value("bib", "Path of your .bib file, empty for examples", _bib)
    papers = _papers(bib, terminal)
    if kind == "docs":
        site = Site(kind, "", [_EXAMPLE_MEMBERS[1]], _THEME, (), date.today().year)
        return add_to_docs(target, site, bib or None, papers, terminal, force=arguments.force)
    ask = _ask_lab if kind == "lab" else _ask_person
    site = ask(given, bib.data if bib else None, papers, terminal)
    files = files_of(site)
    place(target, files, force=arguments.force)
    terminal.say(f"Wrote {len(files)} files to {target}: {', '.join(sorted(files))}")
    report_papers(site.papers, terminal)
    report_steps(target, site, terminal)
    return 0


@dataclass(frozen=True, slots=True)
class Bib:
    """A .bib file of the author; without content it stands for none."""

    path: Path = Path()
    data: bytes = b""

    def __bool__(self) -> bool:
        return bool(self.data)


class _Given:
    """What the author states, by options or at the terminal."""

    def __init__(self, arguments: argparse.Namespace, terminal: Terminal) -> None:
        self._arguments, self._terminal = arguments, terminal

    def option(self, name: str) -> Any:
        """Return what an option says, or None."""
        return getattr(self._arguments, name.replace("-", "_"))

    def value(self, name: str, question: str, check: Callable[[str], Value], default: str = "") -> Value:
        """Return what an option says, else what is typed, else the default."""
        stated: Value | None = self.option(name)
        if stated is not None:
            return stated
        return self._terminal.ask(question, check, default) if self._terminal.interactive else check(default)

    def links(self) -> dict[str, str]:
        """Return services by their ids, and then other pages by their labels."""
        found = {kind: self._service(kind) for kind in values.SERVICE_LABELS}
        stated = self.option("link")
        if stated is None:
            stated = [self.value("link", "Other pages, as Label <https://example.org>, …", values.links)]
        other = {label: address for links in stated for label, address in links.items()}
        return {kind: text for kind, text in {**found, **other}.items() if text}

    def _service(self, kind: str) -> str:
        check = partial(values.service, kind)
        if kind in _ASKED:
            return self.value(kind, f"{values.SERVICE_LABELS[kind]} (id or address)", check)
        return self.option(kind) or ""


def _ask_person(given: _Given, bib: bytes | None, papers: Papers | None, terminal: Terminal) -> Site:
    name, found = _author(given, "name", "Your name", papers, terminal)
    position = given.value("position", "Position, such as PhD student", values.text)
    affiliation = given.value("affiliation", "Affiliation", values.text)
    parts = {
        "aliases": list(found.aliases) if found else [],
        "position": position,
        "affiliation": affiliation,
        "email": given.value("email", "E-mail address", values.email),
        "photo": PORTRAIT,
        **_split_links(given.links()),
    }
    me = Member(given.option("id") or id_of(name), name, _stated(parts))
    return Site(
        "person",
        name,
        [me],
        *_ask_site(given),
        description=", ".join(filter(None, (name, position, affiliation))),
        bib=bib,
        papers=papers,
        mine=found.papers if found else 0,
    )


def _ask_lab(given: _Given, bib: bytes | None, papers: Papers | None, terminal: Terminal) -> Site:
    name = given.value("name", "Name of the lab", values.name, _NO_LAB)
    lead, found = _author(given, "lead", "Who leads it", papers, terminal)
    affiliation = given.value("affiliation", "Affiliation", values.text)
    email = given.value("email", "E-mail address", values.email)
    parts = {
        "aliases": list(found.aliases) if found else [],
        "group": "pi",
        "position": given.option("position") or "",
        "affiliation": affiliation,
        "email": email,
        "photo": PORTRAIT,
    }
    leader = Member(given.option("id") or id_of(lead, "lead"), lead, _stated(parts))
    addresses = {
        values.SERVICE_LABELS.get(kind, kind): values.address_of(kind, text)
        for kind, text in given.links().items()
    }
    return Site(
        "lab",
        name,
        [leader, *_example_members(leader.id)],
        *_ask_site(given),
        affiliation=affiliation,
        description=", ".join(filter(None, (name, affiliation))),
        links=addresses,
        bib=bib,
        papers=papers,
    )


def _ask_site(given: _Given) -> tuple[str, tuple[str, ...], int, str]:
    """Return the theme, the hosts, the year and the address."""
    theme = given.value("theme", f"Theme ({', '.join(THEMES)})", theme_of, _THEME)
    hosts = given.value("host", f"Where will it be hosted? ({', '.join(HOSTS)}, all, none)", hosts_of, "all")
    url = given.value("url", "Address of the site, if you know it", values.site_address)
    return theme, hosts, date.today().year, url


def _author(
    given: _Given, option: str, question: str, papers: Papers | None, terminal: Terminal
) -> tuple[str, Found | None]:
    """Return a name, for which the author of most papers is proposed, and how the papers spell it."""
    proposed = most_named(papers) if papers and (terminal.interactive or not given.option(option)) else None
    name = given.value(option, question, values.name, _clean(proposed.name) if proposed else _NO_NAME)
    if papers is None:
        return name, None
    found = proposed if proposed and name == proposed.name else named(papers, name)
    total = len(papers.publications)
    if not total:  # which is reported beside other warnings of the file
        return name, found
    if not found.papers:
        terminal.say(f"{name}: in none of {total} papers; write other spellings as aliases in conf.py")
        return name, found
    hint = "" if given.option(option) or terminal.interactive else f"; --{option} names another"
    also = f", also as {_shown(found.aliases)}" if found.aliases else ""
    terminal.say(f"{name}: author of {found.papers} of {total} papers{also}{hint}")
    if found.unclear:
        person = given.option("id") or id_of(name)
        terminal.say(
            f"  {_shown(found.unclear)} may be another author, too, and is no alias; in the entries of {name}"
            f" write author+an:person = {{1={person}}}, with the position in place of 1"
        )
    return name, found


def _papers(bib: Bib, terminal: Terminal) -> Papers | None:
    if not bib:
        return None
    if len(bib.data) > _LARGE:
        terminal.progress(f"Reading {bib.path} …")
    return read_papers(bib.data, bib.path.name)


def _clean(name: str) -> str:
    """Return a name of a file as the option would have it."""
    try:
        return values.name(name)
    except ValueError:
        return _NO_NAME


def _shown(names: Iterable[str]) -> str:
    names = list(names)
    shown = ", ".join(names[:_MOST_SHOWN])
    more = len(names) - _MOST_SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def _split_links(links: Mapping[str, str]) -> dict[str, Any]:
    """Return services as parts of a person, and all other links as the part ``links``."""
    services = {kind: text for kind, text in links.items() if kind in values.SERVICE_LABELS}
    return {**services, "links": {label: url for label, url in links.items() if label not in services}}


def _stated(parts: Mapping[str, Any]) -> dict[str, Any]:
    return {part: value for part, value in parts.items() if value}


def _example_members(lead: str) -> Iterable[Member]:
    years = {"since": str(date.today().year - 2), "past": str(date.today().year - 6)}
    for member in _EXAMPLE_MEMBERS:
        if member.id != lead:
            parts = {part: text.format_map(years) for part, text in member.parts.items()}
            yield Member(member.id, member.name, parts)


def _kind(value: str) -> str:
    if value not in KINDS:
        raise ValueError(f"{value!r} is no kind of site; {did_you_mean(value, KINDS)}")
    return value


def theme_of(value: str) -> str:
    """Return the name of a theme."""
    # by the name that pip has for it, too
    name = value.replace("-", "_").lower()
    if name not in THEMES:
        raise ValueError(f"there is no theme {value!r} here; {did_you_mean(name, THEMES)}")
    return name


def hosts_of(value: str) -> tuple[str, ...]:
    """Return the names of hosts."""
    names = [name.strip() for name in value.lower().split(",")]
    if names in (["all"], ["none"]):
        return tuple(HOSTS) if names == ["all"] else ()
    for name in names:
        if name in ("all", "none"):
            raise ValueError(f"{name!r} stands alone; leave it out, or the other hosts")
        if name not in HOSTS:
            raise ValueError(f"there is no host {name!r} here; {did_you_mean(name, [*HOSTS, 'all', 'none'])}")
    return tuple(dict.fromkeys(names))


def _bib(value: str) -> Bib:
    if not value:
        return Bib()
    path = Path(value).expanduser()
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ValueError(f"{value} cannot be read: {reason}") from error
    if not data.strip():
        raise ValueError(f"{value} is empty; leave it out to begin with examples")
    return Bib(path, data)


def type_of(check: Callable[[str], Value]) -> Callable[[str], Value]:
    """Make a type of argparse, which shows what an error says only of its own kind."""

    def checked(value: str) -> Value:
        try:
            return check(value)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from error

    return checked
