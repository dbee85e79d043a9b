"""The subtypes of warnings of reading ``.bib`` files."""

from __future__ import annotations

from ..model.problems import ProblemKind


class BibKind(ProblemKind):
    """Subtypes of warnings of reading ``.bib`` files."""

    BIBFILE = "bibfile", "A ``.bib`` file is missing, unreadable or empty."
    ENCODING = "encoding", "A ``.bib`` file is not UTF-8 or holds control characters, which are left out."
    SYNTAX = (
        "syntax",
        "BibTeX syntax: a missing comma, an unclosed brace, a stray ``@``. What could be read is shown.",
    )
    EMPTY_KEY = "empty_key", "An entry without a key. It is shown under a key made from its file and line."
    DUPLICATE_KEY = "duplicate_key", "Two entries share a key. Both are listed; references go to the first."
    DUPLICATE_FIELD = "duplicate_field", "An entry gives a field twice. The first value counts."
    MISSPELT = (
        "misspelt",
        "The name of a field or of a type is nearly, but not exactly, a known one: ``authors``. Correct it.",
    )
    UNDEFINED_MACRO = "undefined_macro", "A bare word that no ``@string`` defines. It is shown as it stands."
    LATEX = (
        "latex",
        "A macro of neither LaTeX nor a common package. It is shown as source, or only its argument is.",
    )
    CROSSREF = "crossref", "``crossref`` or ``xdata`` names an entry that does not exist, or a circle."
    NAME = "name", "A name, or a list of names, that cannot be taken apart with certainty."
    FORMULA = (
        "formula",
        "A formula with a macro that is not known, or that cannot be read. It is shown as its source.",
    )
    NO_YEAR = "no_year", "An entry without a year. It is sorted by its arXiv number, venue or key."
    ANNOTATION = (
        "annotation",
        "An author annotation or a mark at a name that says nothing certain: an unknown role, person or "
        "symbol, a position that no author has, two symbols for one role.",
    )
    SINGLE_EQUAL = "single_equal", "Only one author of an entry is marked as an equal contributor."
    LINK = "link", "A local file that an entry links to is not there, or lies outside the source folder."
    EMPTY_LINK = (
        "empty_link",
        "A field for a link, such as ``code``, is empty. ``academic_empty_links`` says what is shown.",
    )
