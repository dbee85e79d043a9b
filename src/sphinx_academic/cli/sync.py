"""``sphinx-academic sync``: papers from ORCID, OpenAlex and other services into the site's ``.bib`` files."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..model.extension_points import Extensions
from ..model.suggestions import did_you_mean
from .extensions import add_installed
from .sync_metrics import (
    add_to_report,
    dry_run,
    exit_code,
    metrics_run,
    metrics_sources,
    names_file,
    together,
    write,
)
from .terminal import Failure, Terminal

if TYPE_CHECKING:
    from ..sync.merge import Answer, Subject
    from ..sync.metrics_run import MetricsRun
    from ..sync.metrics_source import MetricsSource
    from ..sync.paper_source import Source
    from ..sync.report import Report
    from ..sync.run import Run
    from ..sync.settings import Site

DESCRIPTION = """\
Ask the services that academic_sync in conf.py names, and the sites of
academic_members, for papers, and merge what they say into the .bib files. DIR is
the folder with conf.py, by default the current one. What was written by hand is
never changed; what is new is appended.
"""
EXAMPLES = """\
examples:
  sphinx-academic sync --dry-run                show what would change
  sphinx-academic sync --report report.md       write it, and a report
  sphinx-academic sync docs --source orcid      one source, for the site in docs
  sphinx-academic sync --metrics                papers, citations, stars and downloads
  sphinx-academic sync add 10.5555/12345678 arXiv:2401.00001 PMID:12345
  sphinx-academic sync --source members         only the sites of members
  sphinx-academic sync --from ../checkouts      members' checkouts, no network

exit codes: 0 done, also if there was nothing to do, 1 nothing could be done,
2 wrong usage, 3 done, but a source failed or an identifier was not found; what
the others said is written
"""
#: some sources failed, and what the others said is written
PARTLY = 3

#: our sources -> what names a list there
_IDS = {
    "orcid": "ORCID iD",
    "openalex": "author id (A…) or ORCID iD",
    "crossref": "ORCID iD",
    "datacite": "ORCID iD",
    "dblp": "pid, such as 331/8145",
    "semanticscholar": "author id",
    "arxiv": "ORCID iD, or author id such as teal_m_1",
    "inspire": "id such as M.Teal.1, or ORCID iD",
    "ads": "ORCID iD, or a search",
    "pubmed": "ORCID iD, or a search",
    "zotero": "users/NUMBER or groups/NUMBER",
    "bib": "address of a .bib file",
}
_FOLDERS = (".", "docs", "doc", "source", "docs/source")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``sync``."""
    parser.add_argument(
        "words",
        nargs="*",
        metavar="DIR | add ID",
        help="folder with conf.py; or 'add' and identifiers of papers",
    )
    parser.set_defaults(several="words")
    parser.add_argument("--dir", metavar="DIR", help="folder with conf.py, for 'add'")
    parser.add_argument(
        "--dry-run", action="store_true", help="show what would change as a diff; write nothing"
    )
    parser.add_argument(
        "--metrics",
        action="store_true",
        help="fetch citations, stars and downloads, too, into the file that academic_metrics names",
    )
    parser.add_argument("--report", metavar="FILE", help="write the report as Markdown, too")
    parser.add_argument(
        "--source", action="append", metavar="NAME", help="ask only this source; may be repeated"
    )
    parser.add_argument("--only", action="append", metavar="PERSON", help="only this person; may be repeated")
    parser.add_argument(
        "--from",
        dest="checkouts",
        metavar="FOLDER",
        help="read members' papers from a folder of checkouts, and nothing from the network",
    )
    parser.add_argument("--into", metavar="FILE.bib", help="file for new entries, relative to conf.py")
    ids = parser.add_argument_group("lists to ask for, in place of academic_sync")
    for name, wanted in _IDS.items():
        ids.add_argument(f"--{name}", action="append", metavar="ID", help=wanted)


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Ask, merge and write."""
    # imported here, for they take time that the help of other subcommands need not wait for
    from ..sync.client import Network
    from ..sync.metrics_sources import add_own_metrics
    from ..sync.paper_source import SOURCES
    from ..sync.response_cache import Validators, cache_folder
    from ..sync.run import Run, RunError
    from ..sync.settings import ConfError, read_site
    from ..sync.sources import add_own
    from ..sync.work import identifier
    from ..sync.writing import Locked, lock, recover

    words = list(arguments.words)
    is_adding = words[:1] == ["add"]
    folder = _folder(arguments.dir or (words[0] if words and not is_adding else ""))
    if (len(words) > 1 and not is_adding) or (words and not is_adding and arguments.dir):
        raise Failure("name one folder; identifiers stand behind ‘add’", code=2)
    wanted = []
    for word in words[1:] if is_adding else ():
        try:
            wanted.append(identifier(word))
        except ValueError as error:
            raise Failure(f"{word}: {error}", code=2) from None
    if arguments.checkouts and (is_adding or arguments.metrics or arguments.source):
        raise Failure("--from is alone: it reads checkouts, and nothing from the network", code=2)
    if is_adding and not wanted:
        raise Failure("name what to add: 10.…, arXiv:…, PMID:… or ISBN:…", code=2)
    if arguments.report and not Path(arguments.report).resolve().parent.is_dir():
        raise Failure(f"--report {arguments.report}: there is no such folder", code=2)
    extensions = Extensions()
    add_own(extensions)
    add_own_metrics(extensions)
    add_installed(extensions, terminal)
    sources = dict(SOURCES.of(extensions))
    given = {name: ids for name in _IDS if (ids := getattr(arguments, name))}
    try:
        site = read_site(folder, sources, given)
    except ConfError as error:
        raise Failure(str(error)) from None
    if arguments.into:
        site.target = folder / arguments.into
        if site.target not in site.bibfiles:
            site.bibfiles.append(site.target)
    for problem in site.problems:
        terminal.error(problem)
    _add_members(site, sources, arguments, terminal)
    cache = cache_folder()
    network = Network(site.contact, validators=Validators(cache / "responses"), progress=terminal.progress)
    counters = metrics_sources(extensions) if arguments.metrics else {}
    subjects = (
        []
        if is_adding
        else _chosen(site.subjects, arguments, sources, counters, [person.id for person in site.people])
    )
    figures = None
    if arguments.metrics and names_file(site):
        figures = metrics_run(site, counters, network, cache, arguments, terminal)
    elif arguments.metrics:
        terminal.say("No figures: academic_metrics in conf.py names no file, as in 'metrics.json'")
    has_papers = bool(subjects) or is_adding
    if not has_papers and figures is None:
        # no failure, as a new site has a workflow for it before it has a source
        terminal.say("Nothing to do: academic_sync in conf.py names no source, as in {'orcid': '0000-…'}")
        return 0
    it = Run(site, sources, subjects, network, cache=cache, progress=terminal.progress)
    codes = []
    try:
        if arguments.dry_run:
            codes += [_dry_run(it, wanted, arguments, terminal)] if has_papers else []
            codes += [_figures(figures, arguments, terminal, is_alone=not codes)] if figures else []
            return together(codes)
        with lock(folder):
            if done := recover(folder):
                terminal.say(f"Completed what a run that was stopped had begun: {', '.join(done)}")
            codes += [_write(it, wanted, arguments, terminal)] if has_papers else []
            codes += [_figures(figures, arguments, terminal, is_alone=not codes)] if figures else []
            return together(codes)
    except Locked as error:
        raise Failure(f"another sync is at work here ({error}); wait for it") from None
    except RunError as error:
        raise Failure(str(error)) from None


def _add_members(
    site: Site, sources: dict[str, Source], arguments: argparse.Namespace, terminal: Terminal
) -> None:
    """Add the source that members are: their sites, or their checkouts."""
    from ..sync.checkouts import checkout_source, members_in
    from ..sync.merge import Subject
    from ..sync.sources.members import member_source
    from ..sync.work import MEMBERS

    sources[MEMBERS] = member_source(site.members)
    if not arguments.checkouts:
        return
    folder = Path(arguments.checkouts)
    if not folder.is_dir():
        raise Failure(f"--from {folder}: there is no such folder", code=2)
    found, others = members_in(folder, site.members)
    for name in others:
        terminal.error(f"{folder / name} is no checkout of a member of academic_members and is ignored")
    for member in sorted(site.members.keys() - found.keys()):
        terminal.error(f"{folder} has no checkout of member ‘{member}’; what it published last is kept")
    sources[MEMBERS] = checkout_source(found, site.members)
    known = {person.id for person in site.people}
    lists = [Subject(MEMBERS, member, member if member in known else "") for member in found]
    # the others are not asked, and what they said last still counts
    site.subjects += [subject for subject in lists if subject not in site.subjects]
    arguments.source = [MEMBERS]
    arguments.found = set(found)


def _figures(it: MetricsRun, arguments: argparse.Namespace, terminal: Terminal, *, is_alone: bool) -> int:
    """Fetch figures, and return the exit code of that part."""
    if not is_alone:
        terminal.say()
    report = (dry_run if arguments.dry_run else write)(it, terminal)
    if arguments.report:
        add_to_report(report, Path(arguments.report), is_new=is_alone)
    return exit_code(report)


def _folder(given: str) -> Path:
    folder = Path(given or ".").resolve()
    if (folder / "conf.py").is_file():
        return folder
    found = [folder / name for name in _FOLDERS if (folder / name / "conf.py").is_file()]
    if len(found) == 1:
        return found[0]
    raise Failure(f"there is no {folder / 'conf.py'}; name the folder that has conf.py")


def _chosen(
    subjects: Iterable[Subject],
    arguments: argparse.Namespace,
    sources: Mapping[str, Source],
    counters: Mapping[str, MetricsSource],
    people: Iterable[str],
) -> list[Subject]:
    chosen = list(subjects)
    names = [name for text in arguments.source or () for name in text.split(",")]
    for name in names:
        if name not in sources and name not in counters:
            known = [*sources, *counters]
            raise Failure(f"there is no source ‘{name}’; {did_you_mean(name, known)}", code=2)
    if names:
        chosen = [subject for subject in chosen if subject.source in names]
    if (found := getattr(arguments, "found", None)) is not None:
        chosen = [subject for subject in chosen if subject.id in found]
    if arguments.only:
        known = list(dict.fromkeys(subject.person for subject in chosen if subject.person))
        # figures of people are had by their ORCID iDs, too
        counted = list(people) if counters else []
        for person in arguments.only:
            if person not in known and person not in counted:
                where = "academic_people" if counters else "academic_sync"
                hint = did_you_mean(person, [*known, *counted])
                raise Failure(f"{where} has no person ‘{person}’; {hint}", code=2)
        chosen = [subject for subject in chosen if subject.person in arguments.only]
    if not chosen and not counters and (names or arguments.only):
        raise Failure("academic_sync has no list there", code=2)
    return chosen


def _asked(it: Run, wanted: list[tuple[str, str]]) -> tuple[list[Answer], list[tuple[str, str]]]:
    if wanted:
        return it.look_up(wanted)
    answers, failures = it.ask()
    more, failed = it.complete(answers)
    return [*answers, *more], [*failures, *failed]


def _dry_run(
    it: Run, wanted: list[tuple[str, str]], arguments: argparse.Namespace, terminal: Terminal
) -> int:
    from ..sync.run import diff
    from ..sync.state import FILE

    answers, failures = _asked(it, wanted)
    plan, held = it.plan(answers, keep_others=_keeps(arguments))
    changed = it.changes(plan, held)
    bib = {path: contents for path, contents in changed.items() if path.suffix != ".json"}
    shown = diff(bib, it.site.folder)
    if shown:
        print(shown, end="")
    if it.site.folder / FILE in changed:
        terminal.say(f"{FILE}, which has what sources said last, would change, too.")
    return _report(it, plan.report, failures, answers, arguments, terminal, shown="\n" if shown else "")


def _write(it: Run, wanted: list[tuple[str, str]], arguments: argparse.Namespace, terminal: Terminal) -> int:
    it.read()  # what cannot be used is said before anything is asked
    answers, failures = _asked(it, wanted)
    plan, _changed = it.write(answers, keep_others=_keeps(arguments))
    return _report(it, plan.report, failures, answers, arguments, terminal)


def _keeps(arguments: argparse.Namespace) -> bool:
    """Return whether lists that this run does not name are still the site's."""
    return any(getattr(arguments, name) for name in _IDS)


def _report(
    it: Run,
    report: Report,
    failures: list[tuple[str, str]],
    answers: list[Answer],
    arguments: argparse.Namespace,
    terminal: Terminal,
    shown: str = "",
) -> int:
    from ..sync.report import as_markdown, as_text
    from ..sync.work import MEMBERS

    titles = {name: source.title for name, source in it.sources.items()}
    report.failures += failures
    report.requests = it.network.sent
    text = as_text(report, titles)
    terminal.say(f"{shown}{text}" if text else "Nothing to report.")
    if not report.has_news:
        terminal.say("Nothing new.")
    for name, message in failures:
        terminal.error(f"{titles.get(name, name)} {message}".strip())
    if arguments.report:
        Path(arguments.report).write_text(as_markdown(report, titles), "utf-8")
    if not failures:
        return 0
    # a member's site that is gone is a warning, and what it said last is there
    is_of_members = bool(it.subjects) and all(subject.source == MEMBERS for subject in it.subjects)
    is_done = is_of_members or any(answer.works or answer.is_complete for answer in answers)
    return PARTLY if is_done or report.has_news else 1
