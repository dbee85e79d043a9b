"""Pages of al-folio and other sites with jekyll-scholar: what their tags and includes draw, as markers."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from .free_pages import marker as _marker
from .jekyll import Jekyll, JekyllPage, Text
from .own_references import OwnReferences
from .scholar_tags import tag_names

_BIBLIOGRAPHY = re.compile(r"\{%-?\s*bibliography\b(?P<rest>(?:[^%]|%(?!\}))*?)-?%\}")
#: of the layout "distill"
_DISTILL_CITE = re.compile(
    r"<d-cite\b[^<>]*?\bkey\s*=\s*[\"'](?P<keys>[^\"']*)[\"'][^<>]*>\s*</d-cite>", re.IGNORECASE
)
_CITE = re.compile(
    r"\{%-?\s*(?P<name>cite|reference|cite_details|details_link)\b(?P<rest>(?:[^%]|%(?!\}))*?)-?%\}"
)
_INCLUDE = re.compile(r"\{%-?\s*include(?:_cached)?\s+(?P<name>[\w./-]+)(?P<rest>(?:[^%]|%(?!\}))*?)-?%\}")
_HIGHLIGHT = re.compile(
    r"^[ \t]*\{%-?\s*highlight\s+(?P<language>[\w+-]*)[^%]*%\}\n?(?P<code>.*?)\{%-?\s*endhighlight\s*-?%\}",
    re.DOTALL | re.MULTILINE,
)
_LOOP = re.compile(r"\{%-?\s*(end)?for\b")
_PARAMETER = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'%]+))""")
_JEKYLL_LINK = re.compile(r"\{%-?\s*(?P<tag>link|post_url)\s+(?P<path>[^\s%]+)\s*-?%\}")
_CAPTURE = re.compile(
    r"\{%-?\s*capture\s+(?P<name>\w+)\s*-?%\}(?P<text>.*?)\{%-?\s*endcapture\s*-?%\}", re.DOTALL
)
_VARIABLE = re.compile(r"\{\{-?\s*(\w+)\s*-?\}\}")
_HEAD = re.compile(r"<head>.*?</head>", re.DOTALL | re.IGNORECASE)
_DETAILS = re.compile(r"<summary[^>]*>(.*?)</summary>", re.DOTALL | re.IGNORECASE)
#: includes of al-folio -> the marker of what they draw
_DRAWN = {
    "news": "news",
    "selected_papers": "selected",
    "projects": "projects",
    "projects_horizontal": "projects",
    "courses": "teachings",
    "latest_posts": "posts",
    "repository/repo": "repositories",
    "repository/repo_user": "repositories",
    "repository/repo_trophies": "",
    "bib_search": "search",
    "social": "",
    "calendar": "",
    "clustrmaps": "",
    "resume/education": "cv",
    "pagination": "",
    "base_path": "",
    "toc": "",
}
_FIGURES = ("figure", "image", "figure_cached")
_VIDEOS = ("video", "audio", "youtube", "vimeo")


class FolioJekyll(Jekyll):
    """A site of Jekyll whose tags for papers, figures and lists are kept as markers."""

    #: of the entries that pages may cite
    keys: frozenset[str] = frozenset()

    def draws(self, collection: str) -> bool:
        """Return whether a loop is drawn as its page does; collections are read by their files."""
        return collection in ("site.pages", "site.html_pages")

    def text_of(self, page: JekyllPage) -> Text:
        """Return the text of a page, with markers for what its tags draw."""
        body = self.marked(page.body, page)
        return super().text_of(
            JekyllPage(page.file, page.metadata, body, page.offset, page.address, page.redirects)
        )

    def marked(self, text: str, page: JekyllPage) -> str:
        """Return a text with markers for tags that draw papers, and with HTML for figures and code."""
        captured = {match["name"]: match["text"].strip("\n") for match in _CAPTURE.finditer(text)}
        if captured:
            text = _CAPTURE.sub(lambda match: "\n" * match[0].count("\n"), text)
            text = _VARIABLE.sub(lambda match: captured.get(match[1], match[0]), text)
        text = _HEAD.sub(lambda match: "\n" * match[0].count("\n"), text)
        # a list that unfolds is a list below its heading
        text = _DETAILS.sub(lambda match: f"<h3>{match[1]}</h3>", text)
        text = _HIGHLIGHT.sub(_fence, text)
        text = _BIBLIOGRAPHY.sub(lambda match: _marker("bibliography", arguments=match["rest"].strip()), text)
        own = OwnReferences(self.source, page)
        text = _CITE.sub(lambda match: self._cited(match["rest"], own), text)
        text = _DISTILL_CITE.sub(lambda match: self._cited(match["keys"].replace(",", " "), own), text)
        text += own.footnotes()
        text = _JEKYLL_LINK.sub(self._linked, text)
        loops = list(_loops(text))

        def drawn(match: re.Match[str]) -> str:
            if any(start < match.start() < end for start, end in loops):
                return ""
            return self._drawn(match, page, text)

        return _INCLUDE.sub(drawn, text)

    def _linked(self, match: re.Match[str]) -> str:
        """Return the path of the file to which {% link %} or {% post_url %} leads, as an address."""
        path = match["path"].lstrip("/")
        if match["tag"] == "post_url":
            post = f"_posts/{path}"
            path = self.source.first(*(f"{post}{suffix}" for suffix in (".md", ".markdown", ".html"))) or post
        return f"/{path}"

    def _cited(self, rest: str, own: OwnReferences) -> str:
        names = tag_names(rest)
        if names and self.keys.issuperset(names):
            return f"<code class='academic-cite'>{' '.join(names)}</code>"
        if names and all(name in own for name in names):
            return "".join(map(own.mark, names))
        return f"<code>{html.escape(rest.strip())}</code>"

    def _drawn(self, match: re.Match[str], page: JekyllPage, text: str) -> str:
        name = match["name"].rpartition(".")[0] or match["name"]
        parameters = dict(_parameters(match["rest"]))
        line = page.offset + text.count("\n", 0, match.start()) + 1
        if name in _FIGURES:
            path = parameters.get("path", "")
            alt = parameters.get("alt") or parameters.get("title") or parameters.get("caption", "")
            return f'<img src="{html.escape(path)}" alt="{html.escape(alt)}">' if path else ""
        if name in _VIDEOS:
            path = parameters.get("path") or parameters.get("src") or parameters.get("id", "")
            if name == "youtube" and path and "/" not in path:
                path = f"https://www.youtube.com/watch?v={path}"
            return (
                f'<a href="{html.escape(path)}">{html.escape(parameters.get("title", "Video"))}</a>'
                if path
                else ""
            )
        if name in _DRAWN:
            return _marker(_DRAWN[name]) if _DRAWN[name] else ""
        if f"_includes/{match['name']}" in self.source:
            return match[0]
        self.source.findings.kept(
            f"the include {match['name']} is not there; what it drew is missing",
            page.file,
            line,
            "add what it said",
        )
        return ""


def _loops(text: str) -> Iterator[tuple[int, int]]:
    """Yield where loops begin and end, those in others aside."""
    depth = start = 0
    for match in _LOOP.finditer(text):
        if match[1]:
            depth -= 1
            if depth == 0:
                yield start, match.end()
            depth = max(depth, 0)
        else:
            start = start if depth else match.start()
            depth += 1
    if depth:
        yield start, len(text)


def _parameters(text: str) -> Iterator[tuple[str, str]]:
    for name, *values in _PARAMETER.findall(text):
        yield name, next(filter(None, values), "")


def _fence(match: re.Match[str]) -> str:
    code = match["code"].rstrip()
    return f"```{match['language']}\n{code}\n```"
