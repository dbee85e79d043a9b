"""Who the authors of a .bib file are: the one most often named, and the spellings of a name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..bib.joined import JoinedFiles, shared_keys
from ..bib.names import parse_name
from ..bib.reader import read
from ..lint.checks import lint
from ..lint.problem_kinds import LintKind
from ..model.checks import CheckedSite
from ..model.people import family_key, givens_agree, is_abbreviated, name_keys, suffixes_agree
from ..model.person import Name
from ..model.problems import Problem
from ..model.publication import Publication
from ..model.urls import is_relative


@dataclass(frozen=True, slots=True)
class Found:
    """An author as a file names them."""

    name: str
    #: other spellings in the file
    aliases: tuple[str, ...] = ()
    #: spellings that may as well be another author's, so that they are no aliases
    unclear: tuple[str, ...] = ()
    #: papers that have the name or an alias among their authors
    papers: int = 0


@dataclass(frozen=True, slots=True)
class Papers:
    """What a .bib file has, as far as a new site depends on it."""

    publications: tuple[Publication, ...]
    #: of the entries, and of the checks across entries that are made by default
    problems: tuple[Problem, ...]

    @property
    def local_files(self) -> tuple[str, ...]:
        """Return the paths of PDFs, pictures and the like that entries name and the build looks for."""
        paths = {
            address: None
            for entry in self.publications
            for address in (*(url for _kind, url in entry.links), entry.fields.get("preview", ""))
            if is_relative(address)
        }
        return tuple(paths)

    @property
    def has_selected(self) -> bool:
        """Return whether an entry says that it is selected."""
        return any(entry.selected for entry in self.publications)


def read_papers(data: bytes, file: str) -> Papers:
    """Read a .bib file.

    :param file: its name, for the problems
    """
    return read_files({file: data})


def read_files(files: Mapping[str, bytes]) -> Papers:
    """Read the .bib files of a site by their names, as a build joins them."""
    joined = JoinedFiles(list(files.items()))
    macros: Mapping[str, str] = {}
    publications: list[Publication] = []
    problems: list[Problem] = []
    keys: list[tuple[str, list[tuple[str, int]]]] = []
    for name, data in files.items():
        library = read(data, name, macros=macros, joined=joined)
        macros = library.macros
        publications += library.publications
        problems += library.problems
        keys.append((name, [(entry.key, entry.line) for entry in library.publications]))
    problems += shared_keys(keys)
    problems += lint(CheckedSite(publications), {LintKind.LINT_DOI, LintKind.LINT_ARXIV})
    return Papers(tuple(publications), tuple(problems))


def most_named(papers: Papers) -> Found | None:
    """Return the author of most papers; None where no paper names a person in full."""
    lists = _author_lists(papers.publications)
    counts = Counter(name for names in lists for name in dict.fromkeys(names))
    by_family = _by_family(counts)
    best: Found | None = None
    # in the order of the file, whose first author wins a tie
    for name in counts:
        if _is_full(name):
            family = by_family[family_key(name)]
            # no other can be better, so nothing is compared
            if best is None or sum(counts[other] for other in family) > best.papers:
                found = _found(name, family, lists, counts)
                best = found if best is None or found.papers > best.papers else best
    return best


def named(papers: Papers, name: str) -> Found:
    """Return how a file names an author whose name is known."""
    lists = _author_lists(papers.publications)
    counts = Counter(known for names in lists for known in dict.fromkeys(names))
    parsed = parse_name(name)
    found = _found(parsed, _by_family(counts)[family_key(parsed)], lists, counts)
    # as the author writes it
    others = (found.name, *found.aliases)
    return Found(name, tuple(other for other in others if other != name), found.unclear, found.papers)


def _author_lists(publications: Iterable[Publication]) -> list[tuple[Name, ...]]:
    return [
        tuple(author.name for author in entry.authors if not author.name.literal) for entry in publications
    ]


def _by_family(names: Iterable[Name]) -> defaultdict[str, list[Name]]:
    families: defaultdict[str, list[Name]] = defaultdict(list)
    for name in names:
        families[family_key(name)].append(name)
    return families


def _is_full(name: Name) -> bool:
    if name.given:
        return not is_abbreviated(name)
    # in scripts without case, a name in one piece is complete
    return len(name.family) > 1 and name.family.upper() == name.family.lower()


def _agree(one: Name, other: Name) -> bool:
    return suffixes_agree(one, other) and (
        givens_agree(one, other) or not name_keys(one).isdisjoint(name_keys(other))
    )


def _found(
    name: Name, family: Sequence[Name], lists: Sequence[tuple[Name, ...]], counts: Counter[Name]
) -> Found:
    """Return the author that a full name is of.

    :param family: all names of the file with the same family name
    """
    fitting = [other for other in family if _agree(name, other)]
    strangers = [other for other in family if _is_full(other) and not _agree(name, other)]
    unclear = [other for other in fitting if any(_agree(other, stranger) for stranger in strangers)]
    own = [other for other in fitting if other not in unclear]
    full = [other for other in own if _is_full(other)]
    # of the spellings in full, the usual one
    shown = max(full, key=lambda other: counts[other], default=name)
    spelled = dict.fromkeys(str(other) for other in own)
    own_names = set(own)
    return Found(
        str(shown),
        tuple(text for text in spelled if text != str(shown)),
        tuple(dict.fromkeys(map(str, unclear))),
        sum(not own_names.isdisjoint(names) for names in lists),
    )
