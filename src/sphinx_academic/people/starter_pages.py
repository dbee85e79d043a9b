"""``academic_people_pages``: a page is started for each person of a group who has none.

The pages are ordinary documents, as those that ``sphinx.ext.autosummary`` starts: files of the source folder
that their people may edit, and that are never written again.  So they are in the search, in tables of
contents, in every builder, and are read again when, and only when, one of their papers changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from docutils.utils import column_width
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader
from sphinx.util import logging

from ..core.config import settings
from ..core.source_files import allowed_name
from ..model.person import Person
from ..publications.problem_kinds import PublicationKind
from ..rendering.template_errors import OwnTemplates
from .settings import PeopleSettings

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

#: what either language may take for markup
_MARKUP = re.compile(r"([\\*_`\[\]<>#|~$&{}])")


def start_pages(app: Sphinx) -> None:
    """Write the files that are not there yet."""
    site, own = settings(app.config), PeopleSettings.of(app.config)
    if not own.people_pages:
        return
    folder = allowed_name(app.srcdir, own.people_pages)
    if folder is None:
        own.warn(
            "people_pages",
            f": {own.people_pages!r} is no folder below the source folder; no pages are started; correct it",
        )
        return
    suffixes = app.config.source_suffix
    root = Path(app.srcdir, app.config.root_doc)
    # in the language of the homepage
    suffix = next((suffix for suffix in suffixes if Path(f"{root}{suffix}").exists()), ".rst")
    # MyST-NB has a name of its own for its Markdown
    language = "rst" if suffixes.get(suffix) in (None, "restructuredtext") else "md"
    templates = OwnTemplates(
        [Path(app.confdir, folder) for folder in app.config.templates_path], _environment
    )
    template = templates.template(f"academic/person.{language}")
    for person in _without_page(app, folder):
        text = template.render(person=person, name=_MARKUP.sub(r"\\\1", str(person.name)), width=column_width)
        path = Path(app.srcdir, folder, person.id + suffix)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        except OSError as error:
            reason = error.strerror or str(error)
            message = f": {path} cannot be written ({reason}); make the folder writable, or write the pages"
            site.warn("people_pages", message, PublicationKind.PAGE)
            return
        logger.info("started the page of %s: %s", person.name, PurePosixPath(folder, path.name))


def _without_page(app: Sphinx, folder: str) -> Iterator[Person]:
    """Yield those who are in a group, have no page there, and are said to have none elsewhere."""
    site = settings(app.config)
    for person in site.registry:
        if person.group and not person.page and person.id != site.me:
            places = (Path(app.srcdir, folder, person.id + suffix) for suffix in app.config.source_suffix)
            if not any(place.exists() for place in places):
                yield person


def _environment(folders: list[Path]) -> Environment:
    # what it makes is no HTML
    return Environment(
        loader=ChoiceLoader([FileSystemLoader(folders), PackageLoader("sphinx_academic")]),
        trim_blocks=True,
        keep_trailing_newline=True,
    )
