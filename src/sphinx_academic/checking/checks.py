"""The checks of this package, added to a build as those of others are."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.site_checks import SiteCheck
from .dead_links import dead_links
from .listed_papers import papers_without_me, papers_without_text
from .page_markup import comments, missing_alternatives
from .pictures import large_pictures, places
from .private import emails, phone_numbers
from .settings import misspelt_names, no_address

#: by their names
CHECKS: Mapping[str, SiteCheck] = {
    "not-me": SiteCheck(
        "Papers of the site's person in which no author is that person",
        "Add the spelling to aliases in academic_people, or author+an:person to the entry; leave out "
        "papers of others with :filter: me.",
        papers_without_me,
    ),
    "no-text": SiteCheck(
        "Papers without a link to their text",
        "Add pdf, url, doi or eprint to the entry.",
        papers_without_text,
    ),
    "alt": SiteCheck(
        "Pictures without an alternative text",
        "Say what the picture shows: ![A tide gauge](gauge.jpg), :alt: of a directive.",
        missing_alternatives,
    ),
    "dead-link": SiteCheck(
        "Links within the site that lead nowhere",
        "Correct the address, or add the file: to html_extra_path, if nothing else publishes it.",
        dead_links,
    ),
    "baseurl": SiteCheck(
        "The address of the site is not known",
        "Set html_baseurl in conf.py, for feeds, canonical links and search engines.",
        no_address,
    ),
    "setting": SiteCheck(
        "Names in conf.py that resemble a setting and are none",
        "Correct the name, or begin it with an underscore if it is your own.",
        misspelt_names,
    ),
    "picture": SiteCheck(
        "Pictures that take long to load",
        "Save them smaller, and photos as JPEG or WebP; 1,600 pixels are wide enough.",
        large_pictures,
    ),
    "place": SiteCheck(
        "Pictures that say where they were taken",
        "Save them without metadata, for example by exiftool -gps:all= -xmp:all=.",
        places,
    ),
    "phone": SiteCheck(
        "Phone numbers on pages",
        "Remove them; phone in academic_people is in the PDF of a CV alone.",
        phone_numbers,
    ),
    "email": SiteCheck(
        "E-mail addresses that programs can collect",
        "Write them in a {profile} or in academic_people, which encode them, or with “at” and “dot”.",
        emails,
    ),
    "comment": SiteCheck(
        "Comments in pages that are published",
        "Set academic_strip_comments = True, or remove them.",
        comments,
    ),
}
