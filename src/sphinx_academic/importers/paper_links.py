"""Links of papers: which field of an entry a label and an address mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from ..model.folding import strip_accents

_ARXIV = re.compile(
    r"(?:www\.|export\.|cn\.)?arxiv\.org/(?:abs|pdf|html)/(?P<id>[a-z-]+(?:\.[A-Z]{2})?/\d{7}"
    r"|\d{4}\.\d{4,5}(?:v\d+)?)(?:\.pdf)?/?\??$",
    re.IGNORECASE,
)
_DOI = re.compile(r"^https?://(?:dx\.|www\.)?doi\.org/(?P<doi>10\.\d{4,9}/\S+)$", re.IGNORECASE)
_PDF = re.compile(r"\.pdf(?:$|[?#])", re.IGNORECASE)
_NAMED_PAGE = re.compile(
    r"\b(?:project|library|website|homepage|repository|code|demo|page)\W*$", re.IGNORECASE
)
_PAPER_HOST = re.compile(
    r"^https?://(?:[\w-]+\.)*(?:openreview\.net/(?:forum|pdf)|aclanthology\.org/.|ieeexplore\.ieee\.org/"
    r"|dl\.acm\.org/|sciencedirect\.com/science|link\.springer\.com/|nature\.com/articles|onlinelibrary\.wiley"
    r"\.com/|openaccess\.thecvf\.com/.|proceedings\.(?:mlr\.press|neurips\.cc)/|papers\.n(?:eur)?ips\.cc/"
    r"|ojs\.aaai\.org/|ijcai\.org/proceedings|isca-archive\.org/|mdpi\.com/\d|usenix\.org/conference"
    r"|tandfonline\.com/doi|journals\.[\w.]+/|biorxiv\.org/content|medrxiv\.org/content)",
    re.IGNORECASE,
)
#: pages about a person, which are no papers
_PROFILE = re.compile(
    r"^https?://(?:[\w-]+\.)*(?:scholar\.google\.[a-z.]+/citations\?(?!.*citation_for_view)|orcid\.org/\d|dblp\.(?:org|uni-trier\.de)"
    r"/(?:pid|pers)/|researchgate\.net/profile/|semanticscholar\.org/author/|linkedin\.com/|researcherid\.com/"
    r"|publons\.com/|scopus\.com/authid|academia\.edu/?$|openreview\.net/profile|github\.com/[\w-]+/?$)",
    re.IGNORECASE,
)
#: labels -> field; the first that fits counts
_LABELS = (
    ("arxiv", r"\b(?:arxiv|arixv|preprint)\b"),
    ("doi", r"\bdoi\b"),
    ("bibtex", r"^\W*(?:bib|bibtex|cite|citation|引用)\W*$"),
    ("slides", r"\b(?:slides?|ppt|pptx|presentation|deck)\b|幻灯"),
    ("poster", r"\bposter\b"),
    ("supp", r"\b(?:supp|supplement\w*|appendix|appendices|supplemental)\b"),
    ("video", r"\b(?:video|youtube|bilibili|recording|talk|watch)\b|视频"),
    ("demo", r"\b(?:demo|space|playground|try it)\b"),
    ("dataset", r"\b(?:datasets?|data|benchmark)\b|数据"),
    ("model", r"\b(?:models?|weights|checkpoints?|hugging ?face)\b"),
    (
        "code",
        r"\b(?:codes?|github|gitlab|repo(?:sitory)?|implementation|software|source|toolkit|package"
        r"|toolbox)\b|代码",
    ),
    ("website", r"\b(?:project|home ?page|page|website|web ?site|site|web|webpage|url|link)\b|主页|项目"),
    ("press", r"\b(?:press|media|news|coverage|report)\b|报道"),
    (
        "blog",
        r"\b(?:blog(?:post)?|post|article|zhihu|medium|wechat|twitter|tweet|thread)\b|知乎|公众号|博客|解读",
    ),
    (
        "paper",
        r"\b(?:paper|pdf|full ?text|manuscript|publication|html|acm|ieee|ieeexplore|openreview"
        r"|proceedings?|journal|publisher|springer|elsevier|cvf|acl|pmlr|abs|abstract)\b|论文|全文",
    ),
)
_LABEL_PATTERNS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _LABELS)
_HOSTS = {
    "youtube.com": "video",
    "youtu.be": "video",
    "bilibili.com": "video",
    "vimeo.com": "video",
    "github.com": "code",
    "gitlab.com": "code",
    "gitee.com": "code",
    "bitbucket.org": "code",
    "modelscope.cn": "model",
    "zenodo.org": "dataset",
    "kaggle.com": "dataset",
    "zhihu.com": "blog",
    "medium.com": "blog",
    "mp.weixin.qq.com": "blog",
    "github.io": "website",
    "colab.research.google.com": "demo",
}
#: fields that hold an address of the paper itself, in the order in which they are filled
_PAPER = ("url", "pdf", "html")
_NO_LINK = re.compile(
    r"^(?:#.*|/|\.|https?://(?:none|null|example|your)?[./#]?|https?://(?:www\.)?(?:your-?(?:link|site|website|homepage|domain|paper|project|url)[\w-]*|example)\.(?:com|org|net|io)(?:/.*)?|javascript:.*|none|null|todo|tbd|n/a|link"
    r"|url|-|\?)?$",
    re.IGNORECASE,
)
#: an address or identifier as the text of a link
_ADDRESS = re.compile(
    r"^[\W_]*(?:(?:doi|arxiv)\s*[:.]?\s*)?(?:https?://\S+|10\.\d{4,9}/\S+|(?:www\.)\S+|\d{4}\.\d{4,5}(?:v\d+)?)[\W_]*$",
    re.IGNORECASE,
)
#: labels that are names of pages, and no titles
_LABEL_WORDS = re.compile(
    r"^[\W_]*(?:(?:project|home|web|demo|official|online|full|our|the|arxiv|pdf|paper|code|codes|github"
    r"|data|dataset|datasets|slides?|poster|video"
    r"|website|site|page|homepage|link|links|bib|bibtex|cite|doi|supp|supplementary|material|materials"
    r"|appendix|talk|blog|post|news|media|press|report|model|models|weights"
    r"|preprint|html|acm|ieee|springer|openreview|huggingface|hugging|face|zhihu|demo|review|version"
    r"|long|short|extended|stars?|repo|in|and|available|here|download|read|more|abstract|presentation"
    r"|youtube|bilibili|twitter|description|technical|proceedings|publisher|journal|conference|text|source)[\W_]*)+$",
    re.IGNORECASE,
)


def is_no_link(address: str) -> bool:
    """Return whether an address is a placeholder that leads nowhere."""
    return _NO_LINK.match(address.strip()) is not None


def is_of_person(address: str) -> bool:
    """Return whether an address leads to the page of a person at a service."""
    return _PROFILE.match(address.strip()) is not None


def names_page(text: str) -> bool:
    """Return whether the text of a link is the name of a page beside the paper, such as "Tide Project"."""
    words = text.split()
    return 1 < len(words) < 4 and _NAMED_PAGE.search(text) is not None


def is_of_paper(address: str) -> bool:
    """Return whether an address leads to a paper."""
    return bool(
        _ARXIV.search(address) or _DOI.match(address) or _PDF.search(address) or _PAPER_HOST.search(address)
    )


def is_label(text: str) -> bool:
    """Return whether the text of a link is the name of a kind of page, such as "PDF"."""
    text = text.strip()
    return (
        _LABEL_WORDS.match(text) is not None
        or _ADDRESS.match(text) is not None
        or not re.search(r"[^\W\d_]", text)
    )


def field_of(label: str, address: str) -> str:
    """Return the field that a link belongs to; ``paper`` for the paper itself, nothing if it is unclear."""
    text = label.replace("_", " ")
    if _ARXIV.search(address):
        return "arxiv"
    if _DOI.match(address) and not re.search(r"zenodo|figshare", address):
        return "doi"
    named = next((name for name, pattern in _LABEL_PATTERNS if pattern.search(text)), "")
    if not named and _PDF.search(address):
        return "paper"
    if named in ("arxiv", "doi"):
        named = "paper"
    if named and not (named in ("website", "paper") and _host_field(address) == "video"):
        return named
    return _host_field(address)


def _host_field(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    if host == "huggingface.co":
        return {"datasets": "dataset", "spaces": "demo"}.get(parts.path.strip("/").partition("/")[0], "model")
    if host == "docs.google.com" and "/presentation" in parts.path:
        return "slides"
    for known, name in _HOSTS.items():
        if host == known or host.endswith(f".{known}"):
            return name
    return ""


def add_link(fields: dict[str, str], label: str, address: str) -> None:
    """Add a link to the fields of an entry, each address once."""
    address = address.strip()
    if any(_same(address, value) for value in fields.values()):
        return
    name = field_of(label, address)
    arxiv = _ARXIV.search(address)
    doi = _DOI.match(address)
    if arxiv and fields.get("eprint", arxiv["id"]) == arxiv["id"]:
        fields["eprint"], fields["eprinttype"] = arxiv["id"], "arxiv"
        if fields.get("pubstate") == "preprint":
            fields.pop("howpublished", None)
        return
    if arxiv and re.sub(r"v\d+$", "", fields["eprint"]) == re.sub(r"v\d+$", "", arxiv["id"]):
        return
    if doi and "doi" not in fields and name == "doi":
        fields["doi"] = unquote(doi["doi"])
        return
    if name in ("paper", "arxiv", "doi"):
        order = ("pdf", "url", "html") if _PDF.search(address) else ("url", "html")
        name = next((name for name in order if name not in fields), "")
    if not name or name == "bibtex" or name in fields:
        name = _label_field(label, address, fields)
    fields[name] = address


def add_title_link(fields: dict[str, str], address: str) -> None:
    """Add the link that a title leads to."""
    name = field_of("", address)
    add_link(fields, "code" if name == "code" else "project" if name == "website" else "paper", address)


def _label_field(label: str, address: str, fields: Mapping[str, str]) -> str:
    words = re.sub(r"[^a-z0-9]+", "_", strip_accents(label).lower()).strip("_")[:30].strip("_")
    if not words:
        host = (urlsplit(address).hostname or "").removeprefix("www.") if "//" in address else ""
        words = {"mp.weixin.qq.com": "wechat", "zhuanlan.zhihu.com": "zhihu"}.get(
            host, re.sub(r"[^a-z0-9]+", "_", host)
        ) or "link"
    name = base = f"link_{words}"
    number = 2
    while name in fields:
        name, number = f"{base}_{number}", number + 1
    return name


def _same(one: str, other: str) -> bool:
    return _plain(one) == _plain(other)


def _plain(address: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", address).rstrip("/")
