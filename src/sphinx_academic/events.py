"""What happens at which event of a build: every handler of this package, in the order of calls.

Sphinx calls the handlers of an event by their priority, those of other extensions mostly at 500, and those of
one priority in the order in which they were connected.  A handler is named by its module and function, and is
imported when its event happens for the first time: a build pays for no more than it uses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from .authoring.section_notes import has_section, shows_other_pages
from .core.conditions import (
    Condition,
    always,
    builder,
    either,
    front_matter,
    has_address,
    has_files,
    imported,
    in_use,
    setting,
    unread_front_matter,
    value,
    writes_document,
)
from .core.defects import connect
from .core.domain import academic_domain
from .core.late import late_function
from .core.output_state import SHOWN_ELSEWHERE
from .lint.problem_kinds import OF_PAGES
from .lint.settings import LintSettings

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class Step(NamedTuple):
    """One handler of an event."""

    priority: int
    #: ``room.module:function``
    handler: str
    #: what it does, or why it is where it is
    why: str
    #: whether it has something to do; until then it is not imported
    when: Condition = always


#: pages of papers are wanted, or were
_PAPERS = either(setting("paper_pages"), has_files("papers"))
#: a feed needs the address of the site; without one, there is a warning where feeds are wanted
_FEEDS = either(setting("feed"), has_address, has_files("feeds"))
_REDIRECTS = either(setting("redirects"), front_matter("redirect_from"))
#: a site may put our template into its own ``html_sidebars``
_SIDEBAR = either(setting("sidebar"), value("html_sidebars"))


def _checks_pages(app: Sphinx, *args: Any) -> bool:
    return not LintSettings.of(app.config).checks.isdisjoint(OF_PAGES)


def _checks_entries(app: Sphinx, *args: Any) -> bool:
    return bool(app.config.bibtex_bibfiles) and not LintSettings.of(app.config).checks <= OF_PAGES


_FAVICON = either(imported("people.profile_nodes"), has_files("favicon"))
#: a page says who it is about, and where the address of the site is known, which papers it lists
_DESCRIBED = either(has_address, imported("people.profile_nodes"))


def _is_described(app: Sphinx, *args: Any) -> bool:
    return writes_document(app, *args) and _DESCRIBED(app, *args)


def _names_files(app: Sphinx, *args: Any) -> bool:
    return any(record.files for record in academic_domain(app.env).pages.values())


def _has_pictures(app: Sphinx, *args: Any) -> bool:
    return (app.doctreedir / "academic" / "pictures").is_dir()


EVENTS: Mapping[str, tuple[Step, ...]] = {
    # conf.py has been read, and all extensions are set up
    "config-inited": (
        Step(400, "core.settings:read_settings", "before handlers that need the values"),
        Step(
            400,
            "authoring.cite:check_files",
            "sphinxcontrib-bibtex would stop the build",
        ),
        Step(450, "feeds.feed:check_settings", "warns of formats that there are not", setting("feed")),
        Step(500, "lint.own_checks:silence_group", "lets suppress_warnings name all checks at once"),
        Step(
            500,
            "publications.roles_of_settings:add_roles_of_settings",
            "those that settings name",
        ),
        Step(900, "core.settings:check_names", "when all extensions have registered their settings"),
        Step(
            900,
            "rendering.mathematics:choose_renderer",
            "when all extensions have registered theirs",
            either(setting("mathml"), value("html_math_renderer")),
        ),
        Step(
            900,
            "publications.citations:check_styles",
            "when the other values have been checked",
            setting("cite_styles"),
        ),
        Step(950, "core.extensions:end_registration", "other extensions may have added something until now"),
        Step(
            960, "authoring.registration:complete_options", "their words are known, and domains are not made"
        ),
        Step(999, "authoring.cite:register_free_names", "when all extensions have registered their names"),
        Step(
            999,
            "publications.sentence_domain:add_domain_of_sentences",
            "likewise, and before domains are made",
        ),
    ),
    # the environment is loaded and the builder is made
    "builder-inited": (
        Step(0, "core.repeated_warnings:begin_collecting", "before the first warning of a page"),
        Step(300, "core.domain:open_files", "before sphinxcontrib-bibtex looks at the same files"),
        Step(400, "authoring.cite:provide_entries", "likewise, and when our files are open"),
        Step(500, "core.compiled_templates:use_compiled_templates", "the builder has its templates"),
        Step(
            500,
            "rendering.epub:complete_manifest",
            "wraps the method of the builder that writes it",
            builder("epub"),
        ),
        Step(
            500,
            "rendering.accent:add_accent",
            "a style sheet made from academic_accent",
            either(setting("accent"), has_files("accent")),
        ),
        Step(
            500,
            "publications.venue_colours:add_colours",
            "a style sheet made from academic_venues",
            either(setting("venues"), has_files("venues")),
        ),
        Step(500, "core.sphinx_templates:add_templates", "behind those of the theme, which is there by now"),
        Step(
            500,
            "people.sidebar:choose_sidebars",
            "puts the profile where the theme has its brand",
            setting("sidebar"),
        ),
        Step(
            500,
            "people.starter_pages:start_pages",
            "before Sphinx looks for documents",
            setting("people_pages"),
        ),
        Step(500, "core.metrics:read_files", "before pages ask for figures", setting("metrics")),
        Step(999, "authoring.registration:take_free_names", "when all extensions have registered theirs"),
    ),
    # which documents are read again, besides those whose files have changed
    "env-get-outdated": (
        Step(0, "core.collection:begin_build", "before anything is read; build-finished is sure to follow"),
        Step(500, "core.domain:pages_to_read", "whose queries have other results, whose files others"),
        Step(
            500,
            "core.metrics:pages_with_other_figures",
            "whose figures are others, or too old by now",
            imported("core.metrics"),
        ),
        Step(
            500,
            "authoring.section_notes:pages_with_other_pages",
            "which name others that have come or gone",
            shows_other_pages,
        ),
        Step(
            500,
            "news.item_files:pages_with_other_matches",
            "whose patterns match other documents",
            imported("news.item_files"),
        ),
    ),
    "env-before-read-docs": (
        Step(500, "core.domain:prepare_reading", "repeats warnings; loads records before a fork"),
        Step(900, "papers.pages:note_reading", "behind all handlers that add documents to read", _PAPERS),
    ),
    # for each document that is read, maybe in a process of its own
    "doctree-read": (
        Step(
            100,
            "authoring.page_sources:strip_page",
            "before anything else notes what is in the page",
            setting("strip_comments"),
        ),
        Step(500, "authoring.cite:note_bibliographies", "has the page read again when an entry changes"),
        Step(500, "authoring.cite:check_footnotes", "takes out links that no link may have"),
        Step(500, "lint.run:check_page", "compares titles in the text with those of entries", _checks_pages),
        Step(
            600,
            "people.profile:note_profiles",
            "after Sphinx's collector has chosen the picture's file",
            imported("people.profile_nodes"),
        ),
        Step(
            600,
            "cv.person_pages:note_contents",
            "after Sphinx's collector, before it numbers sections",
            imported("cv.person_pages"),
        ),
    ),
    # all documents are read; returns those that have to be written besides
    "env-updated": (
        Step(0, "core.collection:keep_what_is_read", "before anything is written, or processes fork for it"),
        Step(500, "core.domain:note_all_read", "keeps warnings, and that results are current"),
        Step(500, "core.domain:report_problems", "of .bib files, as pages made them visible"),
        Step(
            500,
            "authoring.front_matter:check_names",
            "of all pages, whether or not they were read",
            unread_front_matter,
        ),
        Step(500, "core.site_address:check_address", "where something would be made from html_baseurl"),
        Step(
            500, "people.directive:check_people", "whose pages and groups are known by now", setting("people")
        ),
        Step(
            500,
            "cv.person_pages:leave_out_empty_parts",
            "before Sphinx resolves tables of contents",
            imported("cv.person_pages"),
        ),
        Step(
            800,
            "publications.addresses:choose_pages",
            "before anything looks up where papers are shown",
            setting("paper_pages"),
        ),
        Step(820, "redirects.plan:plan_redirects", "when papers have their pages", _REDIRECTS),
        Step(850, "feeds.feed:outdated_pages", "when papers have their addresses", _FEEDS),
        Step(850, "papers.pages:outdated_pages", "likewise", _PAPERS),
        Step(
            850,
            "redirects.redirect_pages:outdated_pages",
            "when the plan is made",
            imported("redirects.plan"),
        ),
        Step(900, "core.output_state:outdated_pages", "behind others that change what pages show", in_use),
        Step(
            900,
            "people.favicon:write_icon",
            "when the profile of the homepage is known",
            _FAVICON,
        ),
        Step(
            900,
            "core.assets:write_files",
            "when it is known whether there are pages of papers",
            either(in_use, has_files("assets")),
        ),
        Step(
            950,
            "lint.run:check_entries",
            "when sphinxcontrib-bibtex, too, knows what is cited",
            _checks_entries,
        ),
    ),
    # within env-updated, by core.output_state: what pages show of others, as tables from docnames
    SHOWN_ELSEWHERE: (
        Step(500, "authoring.cite:shown_citations", "labels and texts of citations"),
        Step(500, "core.domain:places_of_references", "where {pub} leads"),
        Step(500, "core.site_address:shown_addresses", "the site's address in heads of pages"),
        Step(500, "people.sidebar:shown_in_sidebars", "the profile in every sidebar", _SIDEBAR),
        Step(500, "people.favicon:shown_icons", "the icon in tabs of browsers", _FAVICON),
        Step(
            500,
            "people.profile_nodes:shown_pages",
            "the page of the CV, to which a profile leads",
            imported("people.profile_nodes"),
        ),
        Step(
            500,
            "rendering.homepages:named_people",
            "where names of people lead",
            imported("rendering.homepages"),
        ),
        Step(500, "sections.dated:shown_items", "items of other pages", shows_other_pages),
        Step(500, "feeds.feed:offered_feeds", "the feeds in heads of pages", imported("feeds.feed")),
        Step(
            500, "publications.addresses:linked_pages", "where titles in lists lead", setting("paper_pages")
        ),
        Step(500, "cv.directive:shown_sections", "the pages that a CV gathers", has_section("cv")),
        Step(500, "redirects.plan:kept_anchors", "old anchors that a page keeps", imported("redirects.plan")),
    ),
    "warn-missing-reference": (
        Step(500, "core.domain:explain_missing_reference", "says whether the paper or its list is missing"),
    ),
    # for each document that is written
    "doctree-resolved": (
        Step(0, "core.repeated_warnings:note_page", "before a warning of writing it"),
        Step(0, "core.output_files:renew_page", "before the page says which files it has"),
        Step(500, "core.output_state:note_written", "the record says so when the build ends"),
        Step(
            500,
            "publications.downloads:write_downloads",
            "the files of its lists",
            imported("publications.downloads"),
        ),
        Step(
            500,
            "people.copied_files:expect_copies",
            "what Sphinx copies for us, and smaller pictures",
            _names_files,
        ),
        Step(
            500,
            "people.profile_nodes:drop_photos",
            "where the builder shows none",
            imported("people.profile_nodes"),
        ),
        Step(
            500,
            "people.profile_nodes:take_titles",
            "which profiles show that open their pages",
            imported("people.profile_nodes"),
        ),
        Step(500, "cv.files:write_files", "PDF, JSON Resume, RenderCV", imported("cv.person_pages")),
        Step(500, "rendering.late_html:note_page", "before its visitors run", in_use),
        Step(
            900, "rendering.search_titles:settle_titles", "when everything else has changed the page", in_use
        ),
        Step(900, "feeds.feed:collect_news", "likewise", imported("feeds.feed")),
        Step(
            900, "redirects.anchors:keep_anchors", "when all links have been made", imported("redirects.plan")
        ),
    ),
    # pages of HTML that are no documents
    "html-collect-pages": (
        Step(0, "core.repeated_warnings:note_no_page", "warnings are of no document any more"),
        Step(500, "papers.pages:collect_pages", "makes the pages of papers", _PAPERS),
        Step(999, "core.output_files:remove_before_packing", "an e-book packs all that is in its folder"),
    ),
    "html-page-context": (
        Step(
            -10_000,
            "publications.entry_html:save_entries",
            "before there is one more copy of the lists",
            imported("publications.entry_html"),
        ),
        Step(
            -10_000,
            "rendering.late_html:complete_page",
            "before others look at the page",
            imported("rendering.late_html"),
        ),
        Step(500, "core.assets:add_to_page", "where the page shows something of ours"),
        Step(
            500,
            "authoring.page_sources:leave_out_source",
            "where a private text cannot be left out",
            imported("authoring.page_sources"),
        ),
        Step(
            500, "people.sidebar:add_profile", "the profile, with addresses as seen from the page", _SIDEBAR
        ),
        Step(
            500,
            "people.favicon:add_icon",
            "the favicon, unless there is another one",
            imported("people.favicon"),
        ),
        Step(500, "feeds.feed:link_feeds", "for readers of feeds", imported("feeds.feed")),
        Step(500, "papers.metadata:describe_page", "JSON-LD of profiles and lists", _is_described),
        Step(
            500,
            "redirects.redirect_pages:note_page",
            "which addresses are taken",
            imported("redirects.redirect_pages"),
        ),
    ),
    "build-finished": (
        Step(
            400,
            "feeds.feed:write_changed_feeds",
            "before it is recorded that the pages have been written",
            imported("feeds.feed"),
        ),
        Step(500, "core.output_state:save_record", "what pages showed when they were written"),
        Step(
            500,
            "authoring.page_sources:redact_copies",
            "when Sphinx has copied the sources",
            imported("authoring.page_sources"),
        ),
        Step(990, "core.compiled_templates:save_compiled_templates", "when all pages are written"),
        Step(990, "core.file_digests:save_digests", "when everything has been read"),
        Step(
            990,
            "redirects.redirect_pages:write_redirects",
            "after others, before what is stale is removed",
            either(imported("redirects.redirect_pages"), has_files("redirects")),
        ),
        Step(999, "core.output_files:finish_files", "when everything is written"),
        Step(
            1000,
            "pictures.copies:remove_unused",
            "when it is recorded what the output folder has",
            _has_pictures,
        ),
        Step(1000, "core.repeated_warnings:end_collecting", "after the last warning"),
        Step(1990, "core.collection:end_build", "behind all that makes objects"),
        Step(2000, "core.build_state:end_build", "after all that others do then"),
    ),
}


def connect_all(app: Sphinx) -> None:
    """Connect every handler; when the events of ours are registered."""
    for event, steps in EVENTS.items():
        for step in steps:
            connect(app, event, _handler(step, _NOTHING.get(event)), step.priority)


#: what a handler returns that has nothing to do, where an event expects something to iterate over
_NOTHING: Mapping[str, Any] = {"env-get-outdated": (), "html-collect-pages": (), SHOWN_ELSEWHERE: {}}


def _handler(step: Step, nothing: Any) -> Callable[..., Any]:
    call, when = late_function(step.handler), step.when
    return call if when is always else lambda app, *args: call(app, *args) if when(app, *args) else nothing
