"""Where papers appear, as homepages write it: a venue with its short form, its kind, a year, a status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .venue_names import Known, key_of, registry

_PREPRINT = re.compile(
    r"\b(?:arxiv|arixv|biorxiv|medrxiv|chemrxiv|ssrn|techrxiv|preprints?|pre-print|corr"
    r"|openreview preprint)\b"
    r"|\btechnique report\b|\btechnical report\b|\btech report\b|预印本",
    re.IGNORECASE,
)
_REPORT = re.compile(r"\btech(?:nique|nical)?\.? report\b", re.IGNORECASE)
_ARXIV_ID = re.compile(r"(?<![\d.])(\d{4}\.\d{4,5})(?:v\d+)?(?!\d|\.\d)")
#: what a status is written as -> pubstate
_STATUSES = (
    (
        r"work in progress|in progress|in preparation|working paper|\bwip\b|draft|manuscript in preparation",
        "inpreparation",
    ),
    (
        r"under ?-?(?:going |gone |goning )?(?:peer )?-?review(?:ing)?|under(?:going|goning) review"
        r"|in review|\breviewing\b|under (?:major |minor )?revision|(?:major|minor) revision|在审|审稿中",
        "inreview",
    ),
    (r"submitted(?: to)?|submission|in submission|投稿", "submitted"),
    (r"to appear|accepted(?: (?:to|by|at))?|forthcoming|已录用|录用", "accepted"),
    (r"in press|early access|online first", "inpress"),
)
#: the name of a venue and what is said of every paper that is not one of these
_PUBLISHED = re.compile(r"[,;(\[]\s*(?:already )?published\s*[)\]]?(?=\s*[.,;]?\s*$)", re.IGNORECASE)
_STATUS = re.compile(
    r"[(\[]?\s*\b(?:"
    + "|".join(f"(?P<s{number}>{pattern})" for number, (pattern, _) in enumerate(_STATUSES))
    + r")\b\s*[)\]]?:?",
    re.IGNORECASE,
)
_CJK_STATUS = re.compile(r"在审|审稿中|投稿|已录用|录用")
_PRESENTATION = re.compile(
    r"\b(?P<oral>orals?(?: presentations?| papers?)?)\b|\b(?P<spotlight>spotlights?(?: presentations?"
    r"| papers?)?)\b"
    r"|\b(?P<poster>posters?(?: presentations?| papers?)?)\b"
    r"|\b(?P<highlight>highlights?(?: papers?)?)\b(?!\s*:)",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?!\d|\.\d{4}|-\d\d\d\d)(?:[./-](?P<month>0?[1-9]|1[0-2])(?!\d))?"
)
_SHORT_YEAR = re.compile(r"(?:['’‘`]\s?|(?<=[A-Za-z])-?)(?P<year>[0-3]\d)(?!\d)")
_IMPACT = re.compile(
    r"[,;(\[]?\s*\b(?:IF|Impact Factor|CCF|JCR|SCI|CAS|中科院|CORE)\b\s*(?:[=:：]\s*|[-\s]?(?:rank|class"
    r"|level)?[-\s]*)"
    r"(?:[\d.]+|[A-D]\*?\b|Q[1-4]\b|\d区|[一二三四]区)?(?:\s*(?:Top|区|类))?\s*[)\]]?",
    re.IGNORECASE,
)
_VOLUME = re.compile(
    r"(?P<volume>\d{1,4})\s*(?:\((?P<number>[\w-]{1,9}(?:\s?[-–]\s?\d+)?)\))?\s*[:,]\s*(?:pp?\.?\s*)?(?P<"
    r"pages>[A-Za-z]?\d{1,7}(?:\s?[-–—]{1,2}\s?[A-Za-z]?\d{1,7})?)(?!\d|\.\d)"
)
_MONTH = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s*(?:\d{1,2}(?:\s?[-–]\s?\d{1,2})?,?\s*)?(?=(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
_PAGES = re.compile(
    r"\b(?:pages?|pp?)\.?\s*(?P<pages>[A-Za-z]?\d{1,7}(?:\s?[-–—]{1,2}\s?[A-Za-z]?\d{1,7})?)", re.IGNORECASE
)
_ONLY_PAGES = re.compile(r"\s*[:,]\s*(?P<pages>\d{1,6}\s?[-–—]{1,2}\s?\d{1,6})\W*$")
_VOLUME_AND_NUMBER = re.compile(r"\s*,\s*(?P<volume>\d{1,4})\s*\((?P<number>\d{1,4})\)\W*$")
_VOL = re.compile(r"\bvol(?:ume|\.)?\s*(?P<volume>\d{1,4})\b", re.IGNORECASE)
_NO = re.compile(r"\b(?:no|number|issue)\.?\s*(?P<number>\d{1,4}(?:[-–]\d+)?)\b", re.IGNORECASE)
_PARENTHESIZED = re.compile(r"\(([^()]{1,60})\)")
_OPENING = re.compile(
    r"^\s*(?:in:?|at|@|published (?:in|at|by)|accepted (?:to|by|at|in)|to appear (?:in|at)"
    r"|appeared (?:in|at)|presented at|on)\s+(?:the\s+(?=proc))?",
    re.IGNORECASE,
)
_PUBLISHER = re.compile(
    r"[,.;]\s*(?P<publisher>IOS Press|Springer(?: Nature| International Publishing)?|Elsevier|Wiley"
    r"|ACM(?: Press)?|IEEE(?: Press)?"
    r"|MIT Press|AAAI Press|PMLR|USENIX(?: Association)?|Association for Computational Linguistics"
    r"|Curran Associates(?:, Inc)?|Morgan Kaufmann|Cambridge University Press|Oxford University Press"
    r"|CRC Press"
    r"|World Scientific|Taylor & Francis|MDPI|Frontiers)\.?\s*$"
)
_ENDS = " \t\n,;:.·|-–—()[]【】，。．；"
_WORKSHOP = re.compile(r"\bworkshops?\b|\bWS\b|@", re.IGNORECASE)
#: what is another venue beside the one that it belongs to
_PART = re.compile(
    r"\b(?:workshops?|findings|demos?|tutorial|blog ?posts?|companion|doctoral consortium)\b|@", re.IGNORECASE
)
_THESIS = re.compile(
    r"(?:(?P<phd>ph\.?\s?d\.?|doctoral)|(?P<master>m\.?sc\.?|master(?:['’]s)?)|(?P<bachelor>b\.?sc\.?"
    r"|bachelor(?:['’]s)?|undergraduate))?\s*(?:thesis|dissertation)|博士(?:学位)?论文|硕士(?:学位)?论文",
    re.IGNORECASE,
)
_PATENT = re.compile(r"\bpatent\b|\b(?:US|CN|WO|EP)\s?\d{6,}[A-Z]?\d?\b|专利", re.IGNORECASE)
_BOOK = re.compile(r"\b(?:book chapter|chapter in)\b", re.IGNORECASE)
_JOURNAL_WORDS = re.compile(
    r"\b(?:journal|transactions?|letters|magazine|annals|archives|reviews?|bulletin|quarterly"
    r"|communications|acta|revista|science|sciences|nature|lancet|plos|frontiers|advances|materials"
    r"|physics|chemistry|surveys?)\b|\btrans\.|学报|杂志",
    re.IGNORECASE,
)
_PERIODICAL = re.compile(
    r"\b(?:journal|transactions|letters|magazine|annals|proceedings of)\b|\btrans\.|学报", re.IGNORECASE
)
_CONFERENCE_WORDS = re.compile(
    r"\b(?:conference|proceedings|symposium|workshop|meeting|congress|summit|findings|track|conférence"
    r"|int'l)\b|\b(?:conf|proc)\.|会议",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says of where a paper appeared."""

    #: fields of an entry
    fields: Mapping[str, str]
    #: of the entry, if the text says it
    type: str = ""
    #: there is a venue, a year or a status in the text
    found: bool = False


def known(text: str) -> Known | None:
    """Return the venue of the registry that a text is the name of, years aside."""
    plain = _SHORT_YEAR.sub("", _YEAR.sub("", text))
    for form in (plain, _PARENTHESIZED.sub("", plain)):
        if venue := registry().get(key_of(form)):
            # "Ming Li" is no venue, and "vr" is none in lower case
            if venue.short and len(venue.short) < 4 and form.islower():
                continue
            return venue
    return None


def known_within(text: str) -> Known | None:
    """Return the first venue whose short form stands as a word in a text."""
    for match in re.finditer(r"[A-Za-z0-9&][\w&-]*(?: (?:Asia|MM|ATC|Security))?", text):
        word = match[0]
        for form in (word, word.split(" ")[0], re.sub(r"[-'’]?\d{2,4}$", "", word)):
            venue = registry().get(key_of(form))
            if venue and venue.short and form.casefold() == venue.short.casefold() and not form.islower():
                return venue
    return None


def opens(text: str) -> bool:
    """Return whether a text begins with a venue, or with what stands before one."""
    words = text.split()
    clause = re.split(r"[,.;(]", text, maxsplit=1)[0]
    return bool(
        re.match(
            r"(?:In:?\s|arXiv\b|(?:19|20)\d\d\b|Submitted to\b|Accepted\b|To appear\b|Under review\b)", text
        )
        or known(clause)
        or any(known(" ".join(words[:count])) for count in (1, 2))
        or (_JOURNAL_WORDS.search(clause) or _CONFERENCE_WORDS.search(clause))
        and year_in(text)
    )


def names_kind(text: str) -> bool:
    """Return whether a text has a word of the name of a journal or a conference, as the name of one would."""
    return bool(_CONFERENCE_WORDS.search(text) or _PERIODICAL.search(text)) and len(text.split()) > 2


def year_in(text: str) -> str:
    """Return the year that a text states, or nothing."""
    if match := _YEAR.search(text):
        return match["year"]
    if (match := _SHORT_YEAR.search(text)) and int(match["year"]) < 40:
        return f"20{match['year']}"
    return ""


def status_in(text: str) -> str:
    """Return the ``pubstate`` that a text states, or nothing."""
    match = _STATUS.search(text)
    if match:
        return next(state for number, (_, state) in enumerate(_STATUSES) if match[f"s{number}"])
    if cjk := _CJK_STATUS.search(text):
        return {"在审": "inreview", "审稿中": "inreview", "投稿": "submitted"}.get(cjk[0], "accepted")
    return ""


def presentations_in(text: str) -> list[str]:
    """Return how a paper was presented, as the field ``presentation`` has it."""
    found = []
    for match in _PRESENTATION.finditer(text):
        name = next(name for name in ("oral", "spotlight", "poster", "highlight") if match[name])
        found.append(name)
    return list(dict.fromkeys(found))


def read_venue(text: str, *, sure: bool = False) -> Reading:
    """Return what a text says of where a paper appeared.

    :param text: plain, such as "In ICPP 2024 (Oral)" or "Journal of Tides, 12(3):1–20, 2024"
    :param sure: the text is known to be a venue; otherwise it has to look like one
    """
    original = " ".join(text.split())
    fields: dict[str, str] = {}
    rest = _IMPACT.sub(_without_impact, original)
    if (match := _ARXIV_ID.search(rest)) and _PREPRINT.search(rest):
        fields["eprint"], fields["eprinttype"] = match[1], "arxiv"
    state = status_in(rest)
    if state:
        fields["pubstate"] = state
        rest = _CJK_STATUS.sub(" ", _STATUS.sub(" ", rest))
    presentations = presentations_in(rest)
    if presentations and presentations != ["poster"] or (presentations and known_within(rest)):
        shown = [name for name in presentations if name in ("oral", "spotlight", "poster")]
        if shown:
            fields["presentation"] = ", ".join(shown)
        if "highlight" in presentations:
            fields["award"] = "Highlight"
        rest = re.sub(
            r"(?i:\(\s*(?:(?:selected|accepted|chosen|presented) )?(?:as|for)?\s*(?:an?\s*)?[,&/]?\s*\))",
            " ",
            _PRESENTATION.sub(" ", rest),
        )
    if (match := _PAGES.search(rest)) and "-" in match["pages"].replace("–", "-").replace("—", "-"):
        # before the years, which pages may look like
        fields["pages"] = re.sub(r"\s?[-–—]{1,2}\s?", "--", match["pages"])
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    if year := year_in(rest):
        fields["year"] = year
    rest = _PUBLISHED.sub("", rest)
    rest = _MONTH.sub(" ", rest)
    details = _details(re.sub(r"\(\s*\)", " ", _YEAR.sub(" ", rest)))
    fields |= details.fields
    name, publisher = _without_publisher(_name(details.rest))
    if publisher:
        fields["publisher"] = publisher
    kind = _type(original, name, fields)
    found = known(name) or (known_within(name) if len(name) < 60 else None)
    has_venue = bool(found or kind or _JOURNAL_WORDS.search(name) or _CONFERENCE_WORDS.search(name))
    if not (sure or has_venue or fields):
        return Reading({})
    _place(name, original, kind, found, fields)
    if "howpublished" in fields and not kind and re.match(r"In:?\s", original):
        fields["booktitle"] = fields.pop("howpublished")
    return Reading(fields, kind or _type_of(fields), has_venue or "year" in fields or "pubstate" in fields)


def _without_impact(match: re.Match[str]) -> str:
    """Return what of a bracket pair stays where an impact factor goes."""
    text = match[0].strip()
    opens, closes = text[:1] in "([", text[-1:] in ")]"
    return " " if opens == closes else text[0] if opens else text[-1]


def _without_publisher(name: str) -> tuple[str, str]:
    """Return a name of a venue and the publisher that stands behind it."""
    match = _PUBLISHER.search(name)
    return (
        (name[: match.start()].strip(" ,.;"), match["publisher"])
        if match and match.start() > 8
        else (name, "")
    )


@dataclass(frozen=True, slots=True)
class _Details:
    fields: Mapping[str, str]
    rest: str


def _details(text: str) -> _Details:
    """Return volume, number and pages, and the text without them."""
    fields: dict[str, str] = {}
    for pattern in (_PAGES, _VOL, _NO):
        if match := pattern.search(text):
            fields |= {name: value for name, value in match.groupdict().items() if value}
            text = text[: match.start()] + " " + text[match.end() :]
    if "volume" not in fields and (match := _VOLUME.search(text)) and not _YEAR.fullmatch(match["volume"]):
        fields |= {name: value for name, value in match.groupdict().items() if value}
        text = text[: match.start()] + " " + text[match.end() :]
    if not fields and (match := _VOLUME_AND_NUMBER.search(text)):
        fields |= match.groupdict()
        text = text[: match.start()]
    if "pages" not in fields and (match := _ONLY_PAGES.search(text)):
        fields["pages"] = match["pages"]
        text = text[: match.start()]
    if pages := fields.get("pages"):
        fields["pages"] = re.sub(r"\s?[-–—]{1,2}\s?", "--", pages)
    return _Details(fields, text)


def _name(text: str) -> str:
    """Return the name of a venue without years, and without what opens it."""
    text = _OPENING.sub("", text.strip(" \t,;:.·|"))
    text = re.sub(r"\(\s*\)|\[\s*\]|（\s*）", " ", _YEAR.sub(" ", text))
    text = re.sub(r"[(\[]\s*[,;&]+|[,;&]+\s*[)\]]", lambda match: match[0].strip(" ,;&"), text)
    text = re.sub(r"\(\s*\)|\[\s*\]", " ", text)
    text = re.sub(r"['’‘`]\s?\d\d\b", " ", text)
    text = re.sub(r"(?:\s*[,;]\s*)+", ", ", " ".join(text.split()))
    text = re.sub(r"(?:,\s*)+\.", ".", text)
    text = text.strip(" \t\n,;:.·|-–—，。．；")
    if text.count("(") != text.count(")"):
        text = text.strip("()")
    return _OPENING.sub("", text)


def _type(original: str, name: str, fields: Mapping[str, str]) -> str:
    if thesis := _THESIS.search(original):
        if thesis["master"] or "硕士" in thesis[0]:
            return "mastersthesis"
        return "thesis" if thesis["bachelor"] else "phdthesis"
    if _PATENT.search(original):
        return "patent"
    if _BOOK.search(original):
        return "incollection"
    if _PREPRINT.search(original) and not (known(name) or _CONFERENCE_WORDS.search(name)):
        return "techreport" if _REPORT.search(original) and "arxiv" not in original.lower() else "misc"
    return ""


def _place(name: str, original: str, kind: str, found: Known | None, fields: dict[str, str]) -> None:
    """Put the name of a venue into the field of its kind."""
    if kind in ("phdthesis", "mastersthesis", "thesis"):
        school = _THESIS.sub("", name).strip(_ENDS)
        if school:
            fields["school" if kind != "thesis" else "institution"] = school
        if kind == "thesis":
            fields["type"] = "Bachelor's thesis"
        return
    if kind == "techreport":
        fields["type"] = "Technical report"
        rest = _REPORT.sub("", name).strip(_ENDS)
        if rest:
            fields["institution"] = rest
        return
    if kind == "misc":
        if "eprint" in fields:
            return
        if not fields.get("pubstate"):
            fields["pubstate"] = "preprint"
        word = _PREPRINT.search(original)
        if word and not re.match(r"preprint|pre-print|预印本", word[0], re.IGNORECASE):
            is_arxiv = re.match(r"ar[xi]+v|corr", word[0], re.IGNORECASE)
            fields["howpublished"] = "arXiv" if is_arxiv else word[0]
        return
    if kind == "patent":
        number = re.search(r"\b(?:US|CN|WO|EP)\s?\d{6,}[A-Z]?\d?\b", original)
        if number:
            fields["number"] = number[0]
        elif name:
            fields["note"] = name
        return
    if not name:
        return
    if (
        found
        and found.short
        and re.fullmatch(rf"\W*{re.escape(found.short)}(?:\W*\d\d)?\W*", name, re.IGNORECASE)
    ):
        name, fields["abbr"] = found.name, found.short
    elif part := _PART.search(name):
        fields["abbr"] = (
            f"{found.short} {part[0].title()}" if found and found.short and "@" not in name else ""
        )
        fields |= {} if fields["abbr"] else {"abbr": _short_in(name)}
        if not fields["abbr"]:
            del fields["abbr"]
    elif short := _short_in(name):
        fields.setdefault("abbr", short)
        name = re.sub(rf"\s*\(\s*{re.escape(short)}\s*\)", "", name).strip(_ENDS)
    elif found and found.short:
        fields.setdefault("abbr", found.short)
    fields[_field(name, found, fields)] = name


def _short_in(name: str) -> str:
    """Return the short form that stands in parentheses behind a name."""
    for inner in _PARENTHESIZED.findall(name):
        inner = inner.strip()
        if re.fullmatch(r"[A-Z][\w&/.-]{1,14}(?: (?:MM|Asia))?", inner) and sum(map(str.isupper, inner)) >= 2:
            return str(inner)
    return ""


def _field(name: str, found: Known | None, fields: Mapping[str, str]) -> str:
    if found:
        if found.kind == "journal" and not _WORKSHOP.search(name):
            return "journal"
        return "booktitle"
    if _CONFERENCE_WORDS.search(name):
        return "booktitle"
    if _JOURNAL_WORDS.search(name) or ("volume" in fields and "abbr" not in fields):
        return "journal"
    short = re.fullmatch(r"[A-Z][\w-]*(?:[ @/-][A-Z]\w*)*", name)
    return (
        "booktitle"
        if (short and sum(map(str.isupper, name)) >= 2) or _WORKSHOP.search(name)
        else "howpublished"
    )


def _type_of(fields: Mapping[str, str]) -> str:
    if "journal" in fields:
        return "article"
    return "inproceedings" if "booktitle" in fields else ""


def names() -> Iterator[Known]:
    """Yield the venues of the registry."""
    yield from dict.fromkeys(registry().values())
