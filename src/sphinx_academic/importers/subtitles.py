"""What a person is and where, from lines that are written for readers: subtitles, addresses, biographies."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from ..model.urls import safe_url
from .findings import Findings
from .markdown_lines import escaped, link

_TAGS = re.compile(r"<[^>]*>")
_BARS = re.compile(r"\s*(?:[|•·⎟│‖;]|&middot;|&bull;|\s[–—-]\s)\s*")
#: of al-folio's example
_EXAMPLE = re.compile(
    r"#?\s*(?:\[?Affiliations\]?(?:\(#\))?)?\.?\s*Address\.\s*Contacts\.\s*Mott?o\.\s*Etc\.?", re.IGNORECASE
)
_POSITION = re.compile(
    r"\b(?:professor|ph\.?\s?d\.?|doctoral|post-?doc\w*|student|candidate|researcher|scientist|engineer|lecturer|fellow|reader"
    r"|director|head|chair|faculty|assistant|associate|intern|master'?s|undergraduate|developer|manager|dean|instructor|analyst"
    r"|investigator|founder|consultant)\b",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\s*(?:,|\bat\b|@|\bof the\b(?=\s+(?:University|Institute))|\bin the\b(?=\s+Department))\s*",
    re.IGNORECASE,
)
_EMAIL = re.compile(
    r"(?:e-?mail|mail|contact)?\s*:?\s*([^\s@<>:]+\s*(?:@|\[at\]|\(at\)|\bat\b)\s*[\w⚫●•.-]+(?:(?:\s+dot\s+|\s*[\[(]dot[\])]\s*|\.)[\w-]+)+)",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?:phone|tel|mobile|fax|\+)[^\w\n]*\+?[\d()][\d\s().-]{6,}|\+\d[\d\s().-]{7,}\d", re.IGNORECASE
)
_EXAMPLE_LINES = re.compile(r"555 your office number|123 your address street|your city, state", re.IGNORECASE)
_I_AM = re.compile(
    r"\bI(?:\s+am|['’]m)\s+(?:currently\s+|now\s+)?(?:(?:an|a|the)\s+)?(?P<position>(?:[^.,;()\[\]\n]|\.(?=\w)|(?<=\.[A-Z])\.|(?<=Phil)\.|(?<=\.Sc)\.|(?<=Eng)\.){3,90}?)\s+"
    r"(?:at|in|with(?=\s+the\b)|@|(?P<with>with))\s+(?:the\s+)?(?P<rest>[^.;\n]{3,200})",
)
_PURSUING = re.compile(
    r"\bI(?:\s+am|['’]m)\s+(?:currently\s+|now\s+)?(?:pursuing|working\s+towards?)\s+(?:my|an?|the)\s+"
    r"(?P<degree>Ph\.?\s?D\.?|D\.?Phil\.?|M\.?\s?Phil\.?|M\.?\s?Sc\.?|M\.?\s?Eng\.?|master['’]?s?|doctoral"
    r"|B\.?\s?Sc\.?|bachelor['’]?s?)(?=[\s,.])(?![^.\n]{0,40}\bthesis)",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\[(?P<label>[^\]]*)\]\((?P<url>[^()\s]+)\)"
    r"|<a\b[^>]*?\shref\s*=\s*[\"']?(?P<href>[^\s\"'<>]+)[^>]*>(?P<text>.*?)</a>",
    re.DOTALL | re.IGNORECASE,
)
_LINK_TEXT = re.compile(r"\[([^\]]*)\]\([^)]*\)|<a\b[^>]*>([^<]*)</a>")


def subtitle(text: str) -> tuple[str, str]:
    """Return position and affiliation of a line such as "PhD candidate, McGill University"."""
    plain = _plain(text)
    plain = _EXAMPLE.sub("", plain).strip(" .,#")
    parts = [part for text in _BARS.split(plain) if (part := text.strip(" ."))]
    if not parts or not _POSITION.search(parts[0]):
        return "", "; ".join(parts)
    pieces = [piece.strip(" .,") for piece in _AT.split(parts[0], maxsplit=1)]
    rest = [re.sub(r"^the\s+", "", piece) for piece in (*pieces[1:], *parts[1:]) if piece]
    return pieces[0], next(iter(rest), "")


def linked_affiliation(affiliation: str, text: str) -> str:
    """Return an affiliation in MyST with the links that a line has, or nothing if it has none.

    :param text: the line in which it was found
    """
    written, rest = "", affiliation
    for match in _LINK.finditer(text):
        label = _plain(match["label"] or match["text"] or "")
        if not label:
            continue
        before, found, after = rest.partition(label)
        if found and safe_url(match["url"] or match["href"]):
            written += escaped(before) + link(escaped(label), match["url"] or match["href"])
            rest = after
    return written + escaped(rest) if written else ""


def _plain(text: str) -> str:
    text = _LINK_TEXT.sub(lambda match: match[1] or match[2] or "", text)
    return " ".join(html.unescape(_TAGS.sub("", text)).replace("**", "").split())


def position_in(body: str) -> tuple[str, str]:
    """Return position and affiliation that the first paragraphs of a biography state, or nothing."""
    text = _plain(re.sub(r"[*_>#]", "", body[:3000]))
    for match in _I_AM.finditer(text):
        position = match["position"].strip()
        if not _POSITION.search(position) or len(position.split()) > 10:
            continue
        if pursuing := _PURSUING.match(text, match.start()):
            position = f"{pursuing['degree']} student"
        rest = match["rest"]
        # "in Computer Science at the University of …"
        inner = re.search(r"\b(?:at|@)\s+(?:the\s+)?(.+)", rest)
        place = inner[1] if inner else rest
        place = re.split(
            # not within "Science and Technology"
            r",|\s(?:and(?=\s(?:I\b|[^A-Z]))|where|under|working|supervised|advised|with|as|whose|who|focusing|in)\s|\(",
            place,
            maxsplit=1,
        )[0].strip()
        # "with Ann Doe" names a person
        is_place = re.match(r"[A-Z]", place) and (inner or not match["with"])
        return position, place if is_place else ""
    pursuing = _PURSUING.search(text)
    return (f"{pursuing['degree']} student", "") if pursuing else ("", "")


def contact(more: str, findings: Findings, file: str) -> Mapping[str, str]:
    """Return e-mail address and place of the lines below a picture; telephone numbers are left out."""
    found: dict[str, str] = {}
    places = []
    for line in re.split(r"</p>|<br\s*/?>|\n", more):
        plain = " ".join(html.unescape(_TAGS.sub(" ", line)).split())
        if not plain or _EXAMPLE_LINES.search(plain):
            continue
        if _PHONE.search(plain):
            findings.left_out(
                "a telephone number is not published",
                file,
                remedy='write "phone" in conf.py, which only the PDF of the CV shows',
            )
        elif match := _EMAIL.search(plain.replace("⚫", ".")):
            found.setdefault(
                "email", re.sub(r"^(?:e-?mail|mail|contact)\s*:\s*", "", match[1], flags=re.IGNORECASE)
            )
        elif match := re.search(r"\S+@\S+", plain.replace("⚫", ".")):
            found.setdefault("email", match[0])
        else:
            places.append(plain)
    if places:
        found["location"] = ", ".join(places)
    return found
