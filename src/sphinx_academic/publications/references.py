"""``{pub}``: a link to a paper where the site shows it; ``{pub:accepted}`` and its like: a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import ReferenceRole

from ..authoring.registration import AcademicRole
from ..bib.local_files import file_candidates
from ..bib.translations import localized
from ..core.config import settings
from ..core.defects import survive
from ..core.diagnostics import warn
from ..core.domain import AcademicDomain, academic_domain
from ..core.source_files import find_file
from ..model.problems import Kind
from ..model.publication import Publication
from ..model.urls import is_relative
from ..query.query import Query
from .docutils_nodes import unlinked_nodes
from .links import link_table
from .sentences import EXTRAS, SENTENCE, sentence_nodes

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

#: what ends a sentence, and what an author may go on with in its place
_STOPS = (".", "。")
_GOES_ON = tuple(".,;:!?。，；：！？")


class PubRole(AcademicRole, ReferenceRole):
    """Refer to an entry by key, with its title or with the text given."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return a reference that is resolved when all pages are known."""
        domain = academic_domain(self.env)
        key = self.target.strip()
        # the title is part of this page, so the page follows the entry, also one that is not there yet
        domain.query(self.env.docname, Query(keys=(key,)))
        text = self.title if self.has_explicit_title else ""
        reference = paper_reference(self.env, key, domain.store.find(key), text)
        reference.rawsource = self.rawtext
        self.set_source_info(reference)
        return self.about(domain.store.find(key), reference), []

    def about(self, record: Publication | None, reference: pending_xref) -> list[nodes.Node]:
        """Return what to say of an entry."""
        return [reference]


class SentenceRole(PubRole):
    """Say of an entry what ``form`` is for."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.form = form

    def about(self, record: Publication | None, reference: pending_xref) -> list[nodes.Node]:
        """Return the sentence, with awards and links."""
        if record is None:
            return [reference]
        if self.form == "award" and not record.awards:
            message = (
                f"‘{record.key}’ has no award; its title is shown; add ‘award’, or write another sentence"
            )
            warn(Kind.OPTION, message, location=self.get_location())
            return [reference]
        return paper_sentence(self.env, record, self.form, reference)


def paper_reference(
    env: BuildEnvironment, key: str, record: Publication | None, text: str = "", *, required: bool = True
) -> pending_xref:
    """Make a reference to an entry.

    :param text: in place of its title
    :param required: warn where no page shows the paper
    """
    academic_domain(env).note_reference(env.docname, key)
    content: list[nodes.Node] = [nodes.Text(text or key)]
    if record and not text:
        content = unlinked_nodes(localized(record, env.config.language).title) or content
    return pending_xref(
        "",
        nodes.inline("", "", *content, classes=["xref", "pub"]),
        refdoc=env.docname,
        refdomain=AcademicDomain.name,
        reftype="pub",
        reftarget=key,
        refexplicit=bool(text),
        refwarn=required,
    )


def paper_sentence(
    env: BuildEnvironment, record: Publication, form: str, title: pending_xref
) -> list[nodes.Node]:
    """Return what :func:`~.sentences.sentence_nodes` says of an entry on the page being read."""
    site, language = settings(env.config), env.config.language
    links = link_table(env.config).shown(record, _files(env, record))
    return sentence_nodes(localized(record, language), form, [title], links, site, language)


def _files(env: BuildEnvironment, record: Publication) -> Mapping[str, str]:
    """Return the local files that an entry links to; missing ones are reported by its list."""
    found: dict[str, str] = {}
    for kind, link in record.links:
        if is_relative(link):
            name = find_file(env, *file_candidates(kind, link)).name
            found |= {link: name} if name else {}
    return found


class SettleSentences(SphinxTransform):
    """Let authors go on behind a sentence: awards and links move behind what they have written."""

    default_priority = 500

    def apply(self, **kwargs: Any) -> None:
        """Move what stands behind sentences, and drop the full stops that authors have typed, too."""
        survive(self._settle, "at sentences about papers", "their ends stay as they are", self.document)

    def _settle(self) -> None:
        sentences = [node for node in self.document.findall(nodes.inline) if SENTENCE in node["classes"]]
        for sentence in sentences:
            behind = _behind(sentence)
            extras = behind[:1] if behind and EXTRAS in _classes(behind[0]) else []
            following = behind[len(extras) :]
            last = sentence.children[-1]
            if (
                following
                and following[0].astext().startswith(_GOES_ON)
                and isinstance(last, nodes.Text)
                and last.endswith(_STOPS)
            ):
                sentence.replace(last, nodes.Text(last[:-1]))
            if extras and following:
                parent = sentence.parent
                parent.remove(extras[0])
                parent.append(extras[0])


def _classes(node: nodes.Node) -> Sequence[str]:
    return node["classes"] if isinstance(node, nodes.inline) else ()


def _behind(node: nodes.Element) -> Sequence[nodes.Node]:
    return node.parent.children[node.parent.index(node) + 1 :]
