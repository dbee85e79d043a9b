"""News generated from papers without a news item: ``:auto: accepted`` on ``{news}``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref

from ..core.domain import AcademicDomain
from ..model.patterns import lazy_pattern
from ..model.publication import Publication
from ..publications.references import paper_reference, paper_sentence
from ..query.query import Query
from ..sections.categories import category_of
from ..sections.dated_nodes import dated_item
from ..sections.problem_kinds import ItemKind

if TYPE_CHECKING:
    from ..sections.dated import DatedDirective, Entry

#: types of entries that reviewers accept
_ACCEPTED = frozenset({"article", "inproceedings", "incollection", "inbook"})

#: references to papers in the source of a page, in MyST and in reStructuredText
_NAMED = lazy_pattern(r"[{:](?:academic:)?pub(?::\w+)?[}:]`(?:[^`<]*<)?([^`>]+)>?`")


def news_of_papers(
    directive: DatedDirective, forms: Sequence[str], entries: Iterable[Entry], sources: Iterable[str]
) -> list[tuple[dated_item, str]]:
    """Return items, and what their anchors are made from, for papers of the page's person, newest first.

    :param forms: sentences; the first that is true of a paper is said
    :param entries: items that exist; papers that they refer to have their news
    :param sources: those of pages of news, likewise
    """
    me = directive.me(None)
    if me is None:
        message = ":auto: is ignored; the page has no person; set academic_me to an id of academic_people"
        directive.warn(ItemKind.NEWS, message)
        return []
    named = {key.strip() for source in sources for key in _NAMED.findall(source)}
    named.update(key for entry in entries for key in _keys(entry))
    found = directive.domain.query(directive.env.docname, Query(filter="me", me=me))
    papers = {paper.key: paper for paper in reversed(found)}
    return [
        (_item(directive, paper, form), f"news-{nodes.make_id(paper.key)}")
        for paper in reversed(papers.values())
        if paper.date and paper.key not in named and (form := _form(paper, forms))
    ]


def _keys(entry: Entry) -> Iterator[str]:
    for reference in entry.findall(pending_xref):
        if reference.get("refdomain") == AcademicDomain.name and reference.get("reftype") == "pub":
            yield reference["reftarget"]


def _form(paper: Publication, forms: Sequence[str]) -> str:
    """Return the first of some sentences that is true of a paper."""
    is_accepted = paper.type in _ACCEPTED and paper.status in ("", "accepted", "inpress")
    true = {
        "accepted": is_accepted,
        "published": is_accepted and paper.status == "",
        "available": paper.status == "preprint" or "arxiv" in dict(paper.links),
        "award": bool(paper.awards),
    }
    return next((form for form in forms if true[form]), "")


def _item(directive: DatedDirective, paper: Publication, form: str) -> dated_item:
    env = directive.env
    # the page does not name the paper, so it is no problem of the page if no list has it
    title = paper_reference(env, paper.key, paper, required=False)
    # its patterns take time to compile
    from ..model.datespans import Span

    paragraph = nodes.paragraph("", "", *paper_sentence(env, paper, form, title))
    item = dated_item("", paragraph, span=Span(paper.date), url="", cv=True, category="")
    for node in (item, paragraph, title):
        directive.set_source_info(node)
    item["category"] = category_of(item)
    return item
