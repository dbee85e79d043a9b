"""The feeds of a site: their subjects, formats and addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..authoring.section_notes import Sections
from ..core import cache as cachefile
from ..core.config import settings
from ..core.domain import academic_domain
from ..core.i18n import _
from ..core.site_address import is_unusable, site_address
from ..model.suggestions import did_you_mean
from ..publications.addresses import FOLDER
from .problem_kinds import FeedKind
from .settings import FeedSettings

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder


#: what a feed is about -> its format -> its path in the output folder; Jekyll's feed has the first of them
PATHS = {
    "news": {"atom": "feed.xml", "rss": "rss.xml", "json": "feed.json"},
    "publications": {
        "atom": "publications.xml",
        "rss": "publications-rss.xml",
        "json": "publications.json",
    },
}
#: what ``academic_feed`` names
_FORMATS = tuple(PATHS["news"])
_TITLES = {"news": _("News"), "publications": _("Publications")}
#: what Sphinx has for a site that does not say
_UNSET = frozenset({"Author name not set", "Project name not set"})


class Offer(NamedTuple):
    """A feed in one format."""

    about: str
    format: str
    path: str
    title: str

    @property
    def media_type(self) -> str:
        """Return the type of the file, by which readers of feeds know it."""
        # imported where there are feeds
        from .formats import FORMATS

        return FORMATS[self.format].media_type


class Plan(NamedTuple):
    """The feeds of one build."""

    base: str = ""
    offers: tuple[Offer, ...] = ()
    #: the documents that have news
    pages: tuple[str, ...] = ()
    #: digest of what all feeds are made from besides items
    settings: bytes = b""
    #: digest of what the feeds of publications are made from
    papers: bytes = b""


def _formats(builder: Builder) -> Sequence[str]:
    wanted = FeedSettings.of(builder.config).feed
    if wanted is None or isinstance(wanted, bool):
        return () if wanted is False else ("atom",)
    return [name for name in _FORMATS if name in wanted]


def _base(builder: Builder) -> str:
    """Return the address of the site; without one, warn if feeds are set."""
    base, site = site_address(builder.config), FeedSettings.of(builder.config)
    if not base and site.feed and not is_unusable(builder.config):
        message = ": html_baseurl is not set, so no feed is written; set it to the address of the site"
        site.warn("feed", f"{message}, with https://", FeedKind.FEED)
    return base


def make_plan(builder: StandaloneHTMLBuilder) -> Plan:
    """Decide which feeds there are; this is done in every build and loads no record."""
    env, domain = builder.env, academic_domain(builder.env)
    formats = _formats(builder)
    listed = domain.listed()
    pages = sorted(name for name, sections in domain.parts(Sections) if "news" in sections.kinds)
    about = [about for about, there in (("news", pages), ("publications", listed)) if there]
    if formats and not about and FeedSettings.of(builder.config).feed:
        message = (
            ": no page has {news} or lists publications, so no feed is written; add one, or set it to False"
        )
        FeedSettings.of(builder.config).warn("feed", message, FeedKind.FEED)
    if not (formats and about and (base := _base(builder))):
        return Plan()
    if builder.name == "singlehtml":
        pages = [builder.config.root_doc]
    names = (about, formats, base, author(builder), builder.config.project, builder.config.language)
    shown = [(name, env.all_docs.get(name)) for name in sorted(listed)]
    # these may have the address of a paper's page
    named = sorted(name for name in env.found_docs if name.startswith(FOLDER))
    return Plan(
        base,
        tuple(_offers(builder, about, formats)),
        tuple(pages) if "news" in about else (),
        cachefile.digest(repr(names).encode()),
        cachefile.digest(domain.store.digest, repr((shown, named)).encode()),
    )


def _offers(builder: Builder, about: Sequence[str], formats: Sequence[str]) -> Iterator[Offer]:
    site = project(builder)
    for subject in about:
        for name in formats:
            path = PATHS[subject][name]
            # a site's own file of that name stays
            if not any(_has(Path(builder.confdir, extra), path) for extra in builder.config.html_extra_path):
                title = str(_TITLES[subject])
                yield Offer(subject, name, path, f"{site} – {title}" if site else title)


def _has(extra: Path, path: str) -> bool:
    return extra.name == path or (extra / path).is_file()


def author(builder: Builder) -> str:
    """Return the person whose site it is, or else what ``conf.py`` says."""
    site = settings(builder.config)
    person = site.registry.get(site.me) if site.me else None
    names = [str(person.name)] if person else [builder.config.author, project(builder)]
    return next((name for name in names if name and name not in _UNSET), site_address(builder.config))


def project(builder: Builder) -> str:
    """Return what ``conf.py`` calls the site, if it does."""
    name = str(builder.config.project)
    return "" if name in _UNSET else name


def check_formats(site: FeedSettings) -> None:
    """Warn of formats that there are not."""
    if isinstance(site.feed, tuple | list):
        for name in site.feed:
            if name not in _FORMATS:
                hint = did_you_mean(str(name), _FORMATS)
                site.warn("feed", f": there is no format {name!r}; it is left out; {hint}")
