"""Files of a source in which its author may have written, and that an import never opened.

They are named in the report, so that none is lost silently.  What shows how pages look, and what is for
developers and programs, is not named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .findings import Finding, Level
from .source import Source
from .template_text import has_placeholder_text, is_template_text

#: files in which authors write
_TEXTS = re.compile(
    r"\.(?:md|markdown|mdown|qmd|rmd|org|rst|tex|ipynb|txt|html?|ya?ml|json|toml|[ct]sv|bib)$", re.IGNORECASE
)
#: folders, anywhere, of the template, of tools, and of readers' comments
_OF_TEMPLATES = re.compile(
    r"(?:^|/)(?:\.[^/]*|_layouts|_includes|_sass|_plugins|_data/comments|layouts|themes|archetypes|i18n|exampleSite"
    r"|css|js|scss|sass|fonts?|webfonts|vendors?|libs?|plugins|bin|scripts?|utilities|tests?)/",
    re.IGNORECASE,
)
#: files, anywhere, for developers and programs
_OF_TOOLS = re.compile(
    r"(?:^|/)(?:\.[^/]*|[^/]*\.min\.\w+|docker-compose[^/]*|_config\.[^/]+|google[0-9a-f]{8,}\.html"
    r"|(?:[\w-]*[-_])?README[^/]*"
    r"|(?:LICEN[CS]E|CHANGELOG|CONTRIBUTING|CODE_OF_CONDUCT|INSTALL|CUSTOMIZE|FAQ|AGENTS|CLAUDE|SEO)\.\w+"
    r"|(?:404|robots|humans|ads|requirements|search|sitemap|feed|manifest|ui-text|page_sharer)\.\w+"
    r"|(?:netlify|theme|vercel|mkdocs|package(?:-lock)?|composer|go)\.\w+)$",
    re.IGNORECASE,
)
#: more of a folder are counted
_MOST_NAMED = 8


def unread_files(source: Source, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield a finding for each folder at the top of a source with files that were not opened.

    :param source: from which a site was made
    :param findings: the report so far; what it names is not named once more
    """
    named = {finding.file for finding in findings}
    folders: dict[str, list[str]] = {}
    for name in source.names:
        if name not in source.opened and name not in named and _is_content(name):
            folder, separator, _ = name.partition("/")
            folders.setdefault(folder + separator if separator else "", []).append(name)
    for folder, names in folders.items():
        names = [name for name in names if not _says_what_a_template_says(source, name)]
        if len(names) == 1:
            message, where, them = "no part of the import reads this file", names[0], "it"
        elif names:
            shown = ", ".join(name.removeprefix(folder) for name in names[:_MOST_NAMED])
            more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
            message = f"no part of the import reads these {len(names)} files: {shown}{more}"
            where, them = folder, "them"
        else:
            continue
        yield Finding(Level.LEFT_OUT, message, where, remedy=f"copy from {them} what belongs on the site")


def _is_content(name: str) -> bool:
    return bool(_TEXTS.search(name)) and not _OF_TEMPLATES.search(name) and not _OF_TOOLS.search(name)


def _says_what_a_template_says(source: Source, name: str) -> bool:
    text = source.head(name).decode("utf-8", errors="replace")
    return not text.strip() or is_template_text(text) or has_placeholder_text(text)
