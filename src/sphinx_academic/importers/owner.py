"""The owner of a site: names, position, photo and links, from the settings and from lists of authors."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from ..model.folding import fold
from . import template_text
from .authors import is_name
from .current import Current
from .ids import id_of
from .lines import lines_of
from .markup import parse, parse_html
from .moving import Mover
from .records import Person
from .services import Links, is_link_name, is_placeholder
from .source import plain_text
from .subtitles import position_in

#: of values that a template has in its settings
_LOREM = re.compile(r"\b(?:lorem|ipsum)\b", re.IGNORECASE)
_NO_LINKS = frozenset({"name", "avatar", "bio", "location", "employer", "pronouns", "address", "phone"})
_NAME_PARTS = re.compile(
    r"^(?P<latin>[^\u3040-\u9fff]*?)\s*[(（]?\s*(?P<other>[\u3040-\u9fff·\s]{2,})\s*[)）]?\s*$"
)
_NAME_FIRST_CJK = re.compile(
    r"^(?P<other>[\u3040-\u9fff·]{2,})\s*[(（/|]?\s*(?P<latin>[^\u3040-\u9fff()（）]+?)\s*[)）]?$"
)
#: settings of a person that stand beside those of the site -> what they are called below ``author``
_FLAT = {
    "position": "bio",
    "affiliation": "employer",
    "email": "email",
    "avatar": "avatar",
    "google_scholar": "googlescholar",
    "github_link": "github",
    "linkedin": "linkedin",
    "twitter": "twitter",
    "cv_link": "cv",
    "orcid": "orcid",
}
_SITE_WORDS = re.compile(
    r"(?:'s)?\s*[-–|:,]?\s*\b(?:personal |academic |official )*(?:home ?page|web ?site)\b.*$"
    # there are people of these names
    r"|(?:'s\s*|\s*[-–|:]\s*)(?:personal |academic |official )*(?:site|blog|page)\b.*$"
    r"|\s+(?:personal |academic |official )+(?:site|blog|page)\b.*$",
    re.IGNORECASE,
)


class Owner:
    """Finds out about the owner."""

    def __init__(self, at: Current, mover: Mover) -> None:
        self.at, self.mover = at, mover

    def author(self) -> Mapping[str, Any]:
        """Return what the settings say of the owner."""
        config = self.at.jekyll.config
        author = config.get("author")
        if isinstance(author, dict):
            return {str(key): value for key, value in author.items()}
        if "position" not in config and "affiliation" not in config:
            return {}
        # as minimal-light has it: the person stands beside the settings
        return {
            _FLAT.get(key, key): value
            for key, value in config.items()
            if key in _FLAT or (key not in ("url", "x", "cv") and is_link_name(key))
        }

    def configured_name(self) -> tuple[str, str]:
        """Return the owner's name, and the name in another script."""
        other = ""
        name = ""
        author = self.at.jekyll.config.get("author")
        candidates = [
            self.author().get("name"),
            author if isinstance(author, str) else "",
            self.at.jekyll.config.get("title"),
            self.at.jekyll.config.get("name"),
        ]
        for value in candidates:
            latin, cjk = _split_name(plain_text(value))
            other = other or cjk
            if template_text.has_placeholder_text(latin) or template_text.is_template_person(latin):
                self.at.findings.left_out(
                    f"the name {latin!r} is that of the template", self.at.jekyll.config_file
                )
            elif not name and latin and (value is candidates[0] or is_name(latin)):
                name = latin
        if not name and other and plain_text(candidates[0]):
            return other, ""
        return name, other

    def find_spellings(self, name: str, bold: Counter[str], lists: int) -> None:
        """Complete the spellings of the owner's name by those that lists of authors set off.

        :param bold: names that are set off, with the number of lists
        :param lists: how many lists there are
        """
        spellings = [name] if name else []
        often = [
            found for found, count in bold.most_common() if count >= max(2, lists * 0.1) or len(bold) == 1
        ]
        if not spellings and often:
            family = _family(often[0])
            same = [found for found in bold if _family(found) == family and _agree(found, often[0])]
            spellings = [max(same, key=len)]
        for found in bold if spellings else ():
            is_same = _agree(found, spellings[0]) and _family(found) == _family(spellings[0])
            if found not in spellings and (is_same or (found in often and _shares(found, spellings[0]))):
                spellings.append(found)
        self.at.owners = spellings

    def person(self, name: str, biography: str) -> Person:
        """Return the owner.

        :param biography: what the first page says, for what the settings do not
        """
        author = self.author()
        file = self.at.jekyll.config_file
        links = Links(self.at.findings, file)
        for key, value in author.items():
            text = plain_text(value)
            if is_placeholder(text) or _LOREM.search(text):
                self.at.findings.left_out(f"{key}: {text!r} is a placeholder of the template", file)
            elif text and key not in _NO_LINKS:
                links.add(key, text)
        parts: dict[str, Any] = {}
        aliases = [alias for alias in self.at.owners if alias != name]
        if aliases:
            parts["aliases"] = aliases
        position, affiliations = self._bio(author)
        if not position:
            position, place = position_in(biography)
            affiliations = affiliations or list(filter(None, [place]))
        if position:
            parts["position"] = position
        if affiliations:
            parts["affiliation"] = "; ".join(affiliations)
        if photo := self._photo(author):
            parts["photo"] = photo
        if plain_text(author.get("phone")):
            self.at.findings.left_out("a number by which people are called is not published", file)
        parts |= links.parts
        return Person(id_of(name), name, parts)

    def _bio(self, author: Mapping[str, Any]) -> tuple[str, list[str]]:
        """Return position and affiliations, which the settings give in some lines of HTML."""
        text = str(author.get("bio") or "")
        lines = [line.text for line in lines_of(parse(text))] if text else []
        if employer := plain_text(author.get("employer")):
            lines.append(employer)
        for line in filter(template_text.has_placeholder_text, lines):
            self.at.findings.left_out(
                f"the text {line!r} is that of the template", self.at.jekyll.config_file
            )
        lines = [line for line in lines if not template_text.has_placeholder_text(line)]
        position = ""
        affiliations: list[str] = []
        for line in lines:
            if not position and not affiliations and _is_position(line):
                position = line
            else:
                affiliations.append(line.replace(";", ","))
        if not position:
            description = plain_text(self.at.jekyll.config.get("description"))
            if (
                _is_position(description)
                and len(description) < 100
                and not template_text.has_placeholder_text(description)
            ):
                position = description.strip(" .")
        return position, affiliations

    def _photo(self, author: Mapping[str, Any]) -> str:
        avatar = plain_text(author.get("avatar"))
        if not avatar or avatar.startswith("http"):
            if avatar:
                self.at.findings.left_out(
                    f"the photo {avatar} lies on another host",
                    self.at.jekyll.config_file,
                    remedy="save it into the new site, and name it in conf.py",
                )
            return ""
        path = self.mover.copied(avatar)
        if not path:
            self.at.findings.left_out(
                f"the photo {avatar} is not in the source",
                self.at.jekyll.config_file,
                remedy="copy it into the new site, and name it in conf.py",
            )
            return ""
        if template_text.is_template_picture(avatar):
            self.at.findings.check(
                f"the photo {avatar} has the name of the template's picture", self.at.jekyll.config_file
            )
        return path


def _split_name(text: str) -> tuple[str, str]:
    """Return a name in Latin letters, and in another script."""
    plain = " ".join(parse_html(text).get_text(" ").split())
    plain = _SITE_WORDS.sub("", plain).strip(" -–|,:'’")
    for pattern in (_NAME_PARTS, _NAME_FIRST_CJK):
        if match := pattern.match(plain):
            return match["latin"].strip(" ,-|/"), re.sub(r"\s", "", match["other"])
    return plain.strip(), ""


def _family(name: str) -> str:
    family, comma, _given = name.partition(",")
    return fold(family if comma else (name.split() or [""])[-1]).strip(" .")


def _shares(one: str, other: str) -> bool:
    """Return whether two names have a word in common."""
    return bool(_words(one) & _words(other))


def _words(name: str) -> set[str]:
    """Return the words of a name, but for initials."""
    return {fold(word).strip(".") for word in re.split(r"[\s,-]+", name) if len(word.strip(".")) > 1}


def _agree(one: str, other: str) -> bool:
    """Return whether two names may be of one person, by the first letters of their given names."""
    first = re.split(r"[\s.-]+", one.partition(",")[2].strip() or one)[0][:1]
    second = re.split(r"[\s.-]+", other.partition(",")[2].strip() or other)[0][:1]
    return fold(first) == fold(second)


def _is_position(text: str) -> bool:
    return bool(
        re.search(
            r"\b(?:ph\.?\s?d\.?|student|candidate|professor|researcher|scientist|engineer|lecturer"
            r"|postdoc\w*|fellow|assistant|director|master|m\.?phil|undergraduate|officer|reader|faculty"
            r"|intern|doctoral|graduate|cso|cto|ceo)\b|博士|硕士|教授|研究员|学生",
            text,
            re.IGNORECASE,
        )
    )
