"""Links of a person or a group, from what other generators call the pages that they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from ..model.profile import SERVICES, email_address, service_link, web_address
from .findings import Findings
from .markdown_lines import escaped, link

#: what generators call the services of a profile; "-", "_" and spaces do not count
_NAMES = {
    "orcid": "orcid",
    "orcidid": "orcid",
    "scholar": "scholar",
    "scholaruserid": "scholar",
    "googlescholar": "scholar",
    "googlescholarid": "scholar",
    "github": "github",
    "githubusername": "github",
    "gitlab": "gitlab",
    "gitlabusername": "gitlab",
    "dblp": "dblp",
    "dblpurl": "dblp",
    "semantic": "semantic-scholar",
    "semanticscholar": "semantic-scholar",
    "semanticscholarid": "semantic-scholar",
    "openreview": "openreview",
    "openreviewid": "openreview",
    "arxiv": "arxiv",
    "arxivid": "arxiv",
    "linkedin": "linkedin",
    "linkedinusername": "linkedin",
    "x": "x",
    "twitter": "x",
    "xtwitter": "x",
    "xusername": "x",
    "twitterusername": "x",
    "mastodon": "mastodon",
    "mastodonusername": "mastodon",
    "bluesky": "bluesky",
    "blueskyurl": "bluesky",
    "blueskyusername": "bluesky",
    "researchgate": "researchgate",
    "researchgateprofile": "researchgate",
    "zotero": "zotero",
    "zoterousername": "zotero",
    "website": "website",
    "homepage": "website",
    "personalurl": "website",
    "webpage": "website",
    "uri": "website",
    "url": "website",
    "workurl": "website",
}
#: pages that have no service here: a label, and the address with the place of an id
_OTHERS = {
    "academiaedu": ("Academia.edu", "https://independent.academia.edu/{}"),
    "academia": ("Academia.edu", "https://independent.academia.edu/{}"),
    "acm": ("ACM Digital Library", "https://dl.acm.org/profile/{}"),
    "bitbucket": ("Bitbucket", "https://bitbucket.org/{}"),
    "blogger": ("Blogger", "{}"),
    "codepen": ("CodePen", "https://codepen.io/{}"),
    "cv": ("CV", "{}"),
    "discord": ("Discord", "https://discord.com/users/{}"),
    "dribbble": ("Dribbble", "https://dribbble.com/{}"),
    "facebook": ("Facebook", "https://www.facebook.com/{}"),
    "figshare": ("figshare", "https://figshare.com/authors/{}"),
    "flickr": ("Flickr", "https://www.flickr.com/people/{}"),
    "goodreads": ("Goodreads", "https://www.goodreads.com/user/show/{}"),
    "hal": ("HAL", "https://cv.hal.science/{}"),
    "huggingface": ("Hugging Face", "https://huggingface.co/{}"),
    "ieee": ("IEEE Xplore", "https://ieeexplore.ieee.org/author/{}"),
    "ieeexplore": ("IEEE Xplore", "https://ieeexplore.ieee.org/author/{}"),
    "impactstory": ("Impactstory", "https://profiles.impactstory.org/u/{}"),
    "imdb": ("IMDb", "https://www.imdb.com/name/{}"),
    "inspirehep": ("INSPIRE", "https://inspirehep.net/authors/{}"),
    "instagram": ("Instagram", "https://www.instagram.com/{}"),
    "kaggle": ("Kaggle", "https://www.kaggle.com/{}"),
    "keybase": ("Keybase", "https://keybase.io/{}"),
    "lastfm": ("Last.fm", "https://www.last.fm/user/{}"),
    "lattes": ("Lattes", "http://lattes.cnpq.br/{}"),
    "leetcode": ("LeetCode", "https://leetcode.com/u/{}/"),
    "medium": ("Medium", "https://medium.com/@{}"),
    "osf": ("OSF", "https://osf.io/{}/"),
    "pinterest": ("Pinterest", "https://www.pinterest.com/{}"),
    "publons": ("Web of Science", "https://www.webofscience.com/wos/author/record/{}"),
    "pubmed": ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/?term={}"),
    "quora": ("Quora", "https://www.quora.com/profile/{}"),
    "reddit": ("Reddit", "https://www.reddit.com/user/{}"),
    "scopus": ("Scopus", "https://www.scopus.com/authid/detail.uri?authorId={}"),
    "soundcloud": ("SoundCloud", "https://soundcloud.com/{}"),
    "spotify": ("Spotify", "https://open.spotify.com/user/{}"),
    "ssrn": ("SSRN", "https://papers.ssrn.com/sol3/cf_dev/AbsByAuth.cfm?per_id={}"),
    "stackoverflow": ("Stack Overflow", "https://stackoverflow.com/users/{}"),
    "strava": ("Strava", "https://www.strava.com/athletes/{}"),
    "telegram": ("Telegram", "https://t.me/{}"),
    "threads": ("Threads", "https://www.threads.net/@{}"),
    "tumblr": ("Tumblr", "https://{}.tumblr.com"),
    "unsplash": ("Unsplash", "https://unsplash.com/@{}"),
    "weibo": ("Weibo", "https://weibo.com/{}"),
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/{}"),
    "wikipedia": ("Wikipedia", "https://en.wikipedia.org/wiki/User:{}"),
    "xing": ("XING", "https://www.xing.com/profile/{}"),
    "youtube": ("YouTube", "https://www.youtube.com/@{}"),
    "zhihu": ("Zhihu", "https://www.zhihu.com/people/{}"),
}
#: services by the hosts of their pages, for links that say no more than an icon and an address
_HOSTS = {
    "orcid.org": "orcid",
    "scholar.google": "scholar",
    "github.com": "github",
    "gitlab.com": "gitlab",
    "dblp.org": "dblp",
    "dblp.uni-trier.de": "dblp",
    "semanticscholar.org": "semantic-scholar",
    "openreview.net": "openreview",
    "linkedin.com": "linkedin",
    "twitter.com": "x",
    "x.com": "x",
    "bsky.app": "bluesky",
    "researchgate.net": "researchgate",
    "zotero.org": "zotero",
}
_ENDINGS = re.compile(r"(?:_|-)?(?:id|url|username|userid|profile)$")
_PHONES = frozenset({"phone", "tel", "telephone", "mobile", "whatsapp", "whatsappnumber", "skype"})
#: of templates that their users did not fill in
_PLACEHOLDER = re.compile(
    r"\bYOUR[_-]|your[-_ ]?(?:name|user|id|handle|channel|orcid|lab\b|email)|yourlab(?:handle|channel)"
    r"|yourorcidurl|exampleurl\.com|^#+$|^(?:mailto:)?you@example\.(?:com|org)$|^(?:username|none|null|xxx+|todo|tbd)$|xxxx-xxxx",
    re.IGNORECASE,
)
#: signs that stand for the dots and the "at" of an address
_DOTS = re.compile(r"[⚫●•∙·]")


class Links:
    """Collects the links of a person, as the parts that ``academic_people`` has."""

    def __init__(self, findings: Findings, file: str, line: int = 0) -> None:
        self._findings, self._file, self._line = findings, file, line
        #: ids of services, ``email`` and ``links``
        self.parts: dict[str, Any] = {}

    def add(self, name: str, value: str, label: str = "") -> None:
        """Add what the source calls ``name``; what cannot be a link is reported."""
        value = " ".join(value.split())
        word = _plain(name)
        if not value or is_placeholder(value):
            return
        if word in _PHONES or value.startswith(("tel:", "sms:")):
            self._findings.left_out(
                f"{name}: numbers by which people are called are not published",
                self._file,
                self._line,
                'write "phone" in conf.py, which only the PDF of the CV shows',
            )
        elif word in ("email", "mail", "envelope", "atsymbol") or value.startswith("mailto:"):
            self.email(value)
        elif kind := service_of(name, value):
            self._service(kind, value, label or name)
        else:
            self._other(word, value, label or name)

    def email(self, value: str) -> None:
        """Add an e-mail address, spelled out or not."""
        if "email" in self.parts:
            return
        text = _DOTS.sub(".", " ".join(value.split()).removeprefix("mailto:").partition("?")[0])
        for address in (text, re.sub(r"\s+", "", text), text.replace(" dot ", " at ", 1)):
            try:
                email_address(address)
            except ValueError:
                continue
            self.parts["email"] = address
            return
        if not value.startswith(("#", "/")):
            self._findings.check(
                f"{value!r} is no e-mail address, and was left out",
                self._file,
                self._line,
                "state it in conf.py",
            )

    def _service(self, kind: str, value: str, name: str) -> None:
        text = _id_of(kind, value)
        try:
            service_link(kind, text)
        except ValueError as error:
            self._findings.check(
                f"{name}: {value!r} was left out, for {error}", self._file, self._line, "state it in conf.py"
            )
            return
        if kind not in self.parts:
            self.parts[kind] = text
        elif self.parts[kind] != text:
            self._link(SERVICES[kind].label if kind != "website" else name, value)

    def _other(self, word: str, value: str, name: str) -> None:
        label, pattern = _OTHERS.get(word) or _OTHERS.get(
            _plain(_ENDINGS.sub("", name.lower())), (name, "{}")
        )
        url = value if re.match(r"[a-z]+://", value, re.IGNORECASE) else pattern.format(value.lstrip("@"))
        self._link(label, url)

    def _link(self, label: str, url: str) -> None:
        try:
            address = web_address(url)
        except ValueError:
            self._findings.check(
                f"{label}: {url!r} is no address of a page, and was left out",
                self._file,
                self._line,
                "state it in conf.py",
            )
            return
        links = self.parts.setdefault("links", {})
        if address not in links.values():
            label = " ".join(label.replace("_", " ").replace("<", "").replace(">", "").split()) or "Link"
            label = label[0].upper() + label[1:]
            number = 2
            shown = label
            own = {SERVICES[kind].label for kind in self.parts if kind in SERVICES}
            while shown in links or shown in own:
                shown, number = f"{label} {number}", number + 1
            links[shown] = address

    @property
    def addresses(self) -> dict[str, str]:
        """Return the addresses of all links by their labels."""
        found = dict(self.parts.get("links", {}))
        for kind, text in self.parts.items():
            if kind in SERVICES:
                found[SERVICES[kind].label] = service_link(kind, text).url
        return found

    def line(self) -> str:
        """Return the e-mail address and all links as a line of MyST."""
        email = self.parts.get("email", "")
        shown = [f"[{escaped(email)}](mailto:{email})"] if "@" in email else [escaped(email)] if email else []
        return " · ".join([*shown, *(link(escaped(label), url) for label, url in self.addresses.items())])

    def add_all(self, table: Mapping[str, Any], names: Iterable[str]) -> None:
        """Add the texts of some keys of a table."""
        for name in names:
            value = table.get(name)
            if isinstance(value, str | int) and not isinstance(value, bool):
                self.add(name, str(value))


def service_of(name: str, value: str = "") -> str:
    """Return the service that a name or the host of an address means, or nothing."""
    if kind := _NAMES.get(_plain(name)):
        # "website: https://github.com/…" is what it says, but an icon "graduation-cap" is not
        return kind
    if re.match(r"https?://", value, re.IGNORECASE):
        host = (urlsplit(value).hostname or "").removeprefix("www.") if _is_address(value) else ""
        for known, kind in _HOSTS.items():
            if (
                host == known
                or host.endswith(f".{known}")
                or (known == "scholar.google" and host.startswith(known))
            ):
                return kind
    return ""


def is_link_name(name: str) -> bool:
    """Return whether a key of a table of a generator means a page of a person."""
    word = _plain(name)
    return (
        word in _NAMES
        or word in _OTHERS
        or _plain(_ENDINGS.sub("", name.lower())) in _OTHERS
        or word in _PHONES
    )


def is_placeholder(value: str) -> bool:
    """Return whether a value is what a template has in its place."""
    return _PLACEHOLDER.search(value) is not None


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower().rpartition("/")[2])


def _is_address(value: str) -> bool:
    try:
        urlsplit(value)
    except ValueError:
        return False
    return True


def _id_of(kind: str, value: str) -> str:
    """Return an id without what was copied along with it: further parameters, a slash at the end."""
    if not re.match(r"[a-z]+://", value, re.IGNORECASE):
        value = value.partition("&")[0].strip("/") if kind != "website" else value
        return f"https://{value}" if kind == "mastodon" and "/@" in value else value
    if kind == "scholar" and _is_address(value):
        user = parse_qs(urlsplit(value).query).get("user", [""])[0]
        return user if re.fullmatch(r"[\w-]+", user) else value
    return value
