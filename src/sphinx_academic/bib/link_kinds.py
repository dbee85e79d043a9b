"""Kinds of links of an entry: the fields that give them, and where identifiers lead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class LinkKind(NamedTuple):
    """A kind of link of publications."""

    #: second half of the class ``link-<name>``; ``academic_links`` and ``link_<name>`` fields name it, too
    name: str
    #: shown as the link; it may be marked for translation
    label: str
    #: of an entry, each an address or, where there is an ``address``, an identifier
    fields: tuple[str, ...] = ()
    #: where an identifier leads, with ``{}`` for it; it may be an ``eprint`` of this type, too
    address: str = ""
    #: whether a relative address is always a file of the source folder, and never a page
    is_file: bool = False


#: in the order in which links are shown, as far as they have fields of their own
OWN_LINK_KINDS = (
    LinkKind("doi", "DOI"),
    LinkKind("arxiv", "arXiv"),
    LinkKind("url", "Paper"),
    LinkKind("html", "HTML"),
    LinkKind("pdf", "PDF", ("pdf",), is_file=True),
    LinkKind("hal", "HAL", ("hal", "hal_id", "halid"), "https://hal.science/{}"),
    LinkKind(
        "pubmed", "PubMed", ("pubmed", "pmid", "pubmed_id", "pubmedid"), "https://pubmed.ncbi.nlm.nih.gov/{}/"
    ),
    LinkKind("pmc", "PubMed Central", ("pmcid", "pmc"), "https://pmc.ncbi.nlm.nih.gov/articles/PMC{}/"),
    LinkKind("openreview", "OpenReview", ("openreview",), "https://openreview.net/forum?id={}"),
    LinkKind("code", "Code", ("code",)),
    LinkKind("data", "Data", ("data", "dataset")),
    LinkKind("model", "Model", ("model",)),
    LinkKind("demo", "Demo", ("demo",)),
    LinkKind("website", "Project", ("website", "project")),
    LinkKind("slides", "Slides", ("slides",), is_file=True),
    LinkKind("poster", "Poster", ("poster",), is_file=True),
    LinkKind("video", "Video", ("video",)),
    LinkKind("talk", "Talk", ("talk",)),
    LinkKind("blog", "Blog", ("blog",)),
    LinkKind("supp", "Supplement", ("supp",), is_file=True),
    LinkKind("errata", "Errata", ("errata", "erratum")),
    LinkKind("press", "Press", ("press",)),
    LinkKind("altmetric", "Altmetric"),
    LinkKind("dimensions", "Dimensions"),
    LinkKind("scholar", "Google Scholar"),
    LinkKind("inspire", "INSPIRE"),
    # the other field of a pair, where both are there and differ
    LinkKind("project", "Project"),
    LinkKind("dataset", "Dataset"),
    LinkKind("erratum", "Erratum"),
    LinkKind("ee", "Electronic edition"),
    LinkKind("googlebooks", "Google Books", address="https://books.google.com/books?id={}"),
    LinkKind("hdl", "Handle", address="https://hdl.handle.net/{}"),
    LinkKind("jstor", "JSTOR", address="https://www.jstor.org/stable/{}"),
)


class LinkKinds:
    """The kinds of links of a site, as the reader looks them up."""

    def __init__(self, kinds: Iterable[LinkKind] = OWN_LINK_KINDS) -> None:
        kinds = tuple(kinds)
        #: with all that they consist of
        self.by_name = {kind.name: kind for kind in kinds}
        #: kind of link and field that gives it, in the order in which links are shown
        self.sources = tuple((kind.name, field) for kind in kinds for field in kind.fields)
        #: kind -> address of its identifiers, for kinds that have fields
        self.resolvers = {kind.name: kind.address for kind in kinds if kind.address and kind.fields}
        #: the fields of these
        self.identifiers = frozenset(field for kind in kinds if kind.address for field in kind.fields)
        #: type of an ``eprint`` -> address
        self.eprints = {kind.name: kind.address for kind in kinds if kind.address}
        #: the kind of link that a field of either name gives
        self.of_field = {field: kind for kind, field in self.sources}
        self.of_field |= {kind.name: kind.name for kind in kinds if kind.fields}
        #: fields that an author makes for a link, and that no program exports empty, as they do ``url``
        self.made = frozenset(field for _, field in self.sources) | {"html"}

    @property
    def state(self) -> bytes:
        """Return what changes with what the reader makes of fields."""
        return repr((self.sources, self.eprints)).encode()


#: those of a site without extensions
OWN_KINDS = LinkKinds()
