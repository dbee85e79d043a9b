"""Checks of words: lost capitals, missing spaces, and titles with typing errors."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from ..model.checks import Finding
from ..model.folding import fold
from ..model.patterns import lazy_pattern
from ..model.publication import Publication
from ..model.text import Math, RichText, plain

_WORD = lazy_pattern(r"\w+")
#: half of it capitals, and no less than two: GPU, GPUs, LLMs, IoT; not ImageNet, MultiAgent
_CAPITALS = lazy_pattern(r"(?<![\w-])(?:[A-Z]{2,}[a-z]?|[A-Z][a-z][A-Z]+)(?<=\w{3})(?!\w)")
_LOWER = lazy_pattern(r"(?<![\w'’.@/])[a-z]{3,}(?![\w'’@/]|\.\w)")

_SMALL = "For|With|From|Using|And|Via|Of|The"
_LETTER = "[A-Za-z\u00c0-\u024f]"
#: "learning:a", "space,time", "ofLarge", "networksFor"
_GROWN = lazy_pattern(
    rf"(?<![\w./:@-]){_LETTER}{{3,}}[,;:]{_LETTER}{{3,}}(?![\w./:@-]|\(\))"
    rf"|\b(?:{_SMALL.lower()})(?=[A-Z][a-z]{{3,}}\b)[A-Za-z]+"
    rf"|\b[A-Z]?[a-z]{{3,}}(?:{_SMALL})\b"
)
#: "InternationalWorkshop", which may be a name, too; shorter ones mostly are: "ImageNet", "BlackBox"
_TWO_WORDS = lazy_pattern(r"\b(?=[A-Za-z]{12})[A-Z]?[a-z]{2,}[A-Z][a-z]{2,}\b")
_BLANK = lazy_pattern(r"\b[A-Za-z]{3,}+(?= ([A-Za-z]{3,}))")

#: fewer words are no title but a name: "BERT"
_FEWEST_WORDS = 3
#: no title is longer
_MOST_CHARACTERS = 500
#: how much of two texts is the same where one is the other with a slip
_NEARLY = 0.85


def lost_capitals(publications: Sequence[Publication]) -> Iterator[Finding]:
    """Find words in titles that are in lower case, and in titles and abstracts mostly in capitals.

    A word that is in lower case elsewhere, too, is a word of its own: "who", "micro", "art".  Venues are no
    witnesses: conferences take names such as FAST and SAGE.
    """
    capitals: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for entry in publications:
        for text in map(_prose, (entry.title, entry.abstract)):
            for form in {} if _is_shouted(text) else set(_CAPITALS.findall(text)):
                capitals[form.lower()][form] += 1
    suspected = [
        (entry, words)
        for entry in publications
        if (words := dict.fromkeys(word for word in _LOWER.findall(_prose(entry.title)) if word in capitals))
    ]
    if not suspected:
        return
    lower = Counter(
        word
        for entry in publications
        for word in {*_WORD.findall(f"{_prose(entry.title)} {_prose(entry.venue)} {_prose(entry.abstract)}")}
        if word in capitals
    )
    for entry, words in suspected:
        forms = {word: capitals[word].most_common(1)[0] for word in words}
        lost = [f"‘{word}’ as ‘{form}’" for word, (form, count) in forms.items() if count >= 2 * lower[word]]
        if lost:
            message = f"the title writes in lower case what is elsewhere in capitals; write {', '.join(lost)}"
            yield entry, message


def joined_words(publications: Sequence[Publication]) -> Iterator[Finding]:
    """Find words of titles and venues that have grown together.

    Reported are words with a mark between them and no space ("learning:a"), with an article, conjunction or
    preposition at an end ("networksFor"), and two capitalized words that mostly stand apart
    ("DeepLearning").  Words in lower case throughout are not: without a dictionary, "deeplearning" cannot be
    distinguished from "healthcare".
    """
    apart: Counter[str] = Counter()
    together: Counter[str] = Counter()
    texts = [(entry, [_prose(entry.title), _prose(entry.venue)]) for entry in publications]
    for _, of_entry in texts:
        for text in set(of_entry):
            apart.update({match[0] + match[1] for match in _BLANK.finditer(text)})
            together.update({match[0] for match in _TWO_WORDS.finditer(text)})
    for entry, of_entry in texts:
        grown = [match[0] for text in of_entry for match in _GROWN.finditer(text)]
        grown += [
            match[0]
            for text in of_entry
            for match in _TWO_WORDS.finditer(text)
            if apart[match[0]] > together[match[0]]
        ]
        if grown:
            words = ", ".join(f"‘{word}’" for word in dict.fromkeys(grown))
            message = f"grown together: {words}; separate the words"
            yield entry, message


def drifted_title(text: str, titles: Iterable[str]) -> str | None:
    """Return the title that a text is with a slip, or as it was before it was changed; None if it is none.

    Differences of case, accents and punctuation are none, and neither is a shortened title nor a title
    within a sentence.

    :param titles: those that the text may mean; if it has the words of one, the others do not matter
    """
    words = f" {' '.join(_WORD.findall(fold(text)))} "
    drifted = None
    for title in titles:
        of_title = f" {' '.join(_WORD.findall(fold(title)))} "
        if words in of_title or of_title in words or _unspaced(words) == _unspaced(of_title):
            return None
        if drifted is None and _is_nearly(words, of_title):
            drifted = title
    return drifted


def _unspaced(words: str) -> str:
    return words.replace(" ", "")


def _is_nearly(one: str, other: str) -> bool:
    lengths = len(one), len(other)
    if min(one.count(" "), other.count(" ")) <= _FEWEST_WORDS or max(lengths) > _MOST_CHARACTERS:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() > _NEARLY and matcher.ratio() > _NEARLY


def _is_shouted(text: str) -> bool:
    """Return whether a text is in capitals throughout, so that they say nothing of its words."""
    words = text.split()
    return 2 * sum(map(str.isupper, words)) > len(words)


def _prose(text: RichText) -> str:
    """Return a text without its mathematics."""
    return plain(tuple("" if isinstance(inline, Math) else inline for inline in text))
