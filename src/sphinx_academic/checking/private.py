"""Private data on pages: phone numbers, and e-mail addresses as programs look for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ..model.site_checks import Level, SiteFinding
from .output_page import pages
from .sources import page_files, place

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: with a country's code, or behind a word for it
_INTERNATIONAL = re.compile(r"(?<![\w+.])\+[1-9]\d{0,2}(?:[ \u00a0().-]{0,3}\d){7,12}(?![\w])")
_LABELLED = re.compile(
    r"\b(?:cell|fax|handy|mobile?|phone|tel|telefon|telephone|tél|téléphone|电话|手机|传真|電話)"
    r"(?: number)?\.?[ \u00a0]{0,2}[:：]?[ \u00a0]{0,2}((?:\+|\()?\d(?:[ \u00a0()./-]{0,3}\d){5,14})(?!\w)",
    re.IGNORECASE,
)
_EMAIL = re.compile(
    r"(?<![\w.+@/%-])[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![\w@:/-])"
)
#: set aside for examples (RFC 2606)
_EXAMPLE = re.compile(r"@(?:.*\.)?example(?:\.(?:com|net|org))?$|\.(?:example|invalid|test)$", re.IGNORECASE)


def phone_numbers(app: Sphinx) -> Iterator[SiteFinding]:
    """Find phone numbers in the texts of pages."""
    documents, seen = page_files(app), set()
    for page in pages(app):
        found = [match[0] for match in _INTERNATIONAL.finditer(page.text)]
        found += [match[1] for match in _LABELLED.finditer(page.text)]
        found += [unquote(address[4:]) for address in page.addresses if address.lower().startswith("tel:")]
        for number in found:
            digits = "".join(filter(str.isdigit, number))
            if digits and digits not in seen and page.path in documents:
                seen.add(digits)
                file, line = place(app, documents[page.path], number, number.replace("\u00a0", " "))
                yield SiteFinding(
                    "phone", Level.WARNING, f"the page has the phone number {number}", file, line
                )


def emails(app: Sphinx) -> Iterator[SiteFinding]:
    """Find e-mail addresses in clear in the HTML and in the copies of sources."""
    documents, seen = page_files(app), set()
    for path, docname in documents.items():
        for published in (path, f"_sources/{docname}{_suffix(app, docname)}"):
            for match in _EMAIL.finditer(_content(app, published)):
                address = match[0]
                if address.lower() not in seen and not _EXAMPLE.search(address):
                    seen.add(address.lower())
                    message = f"{published} has the address {address} in clear"
                    yield SiteFinding("email", Level.HINT, message, *place(app, docname, address))


def _suffix(app: Sphinx, docname: str) -> str:
    """Return the ending of the copy of a page's source."""
    return Path(app.env.doc2path(docname)).suffix + str(app.config.html_sourcelink_suffix)


def _content(app: Sphinx, path: str) -> str:
    try:
        return Path(app.outdir, path).read_text("utf-8", "replace")
    except OSError:
        return ""
