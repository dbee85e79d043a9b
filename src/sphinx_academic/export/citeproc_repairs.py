"""Rewriting of CSL styles for what citeproc-py does not implement."""

from __future__ import annotations

from copy import deepcopy
from itertools import islice
from typing import Any

#: a style of today has a dozen
_MOST_CHOICES = 200
#: alternatives for missing names, and variables of one element; styles of today have 12 and 3
_MOST_ALTERNATIVES = 40
#: elements that names inherit; a style of today has hundreds
_MOST_INHERITED = 10_000

CSL = "{http://purl.org/net/xbiblio/csl}"


def repair(root: Any) -> None:
    """Change a style, whose languages are known, so that citeproc-py does what it says."""
    _remove_numbers(root)
    _inherit_names(root)
    _add_names(root)
    _suppress_substituted(root)
    _keep_given_names(root)
    _delimit_dates(root)
    _label_what_is_there(root)
    _capitalize_labels(root)
    _choose_before_groups(root)


def _remove_numbers(root: Any) -> None:
    """Take away the numbers of entries, which the list gives: here each entry is the only one."""
    for element in list(root.iter(f"{CSL}text", f"{CSL}number")):
        if element.get("variable") == "citation-number":
            element.getparent().remove(element)


def _add_names(root: Any) -> None:
    """Add the forms of names that citeproc-py would add at every use, once more each time."""
    for names in root.iter(f"{CSL}names"):
        if names.find(f"{CSL}name") is None and names.getparent().tag != f"{CSL}substitute":
            names.insert(0, names.makeelement(f"{CSL}name"))


def _inherit_names(root: Any) -> None:
    """Give names that stand for missing ones the forms of these, if they have none of their own."""
    left = _MOST_INHERITED
    for names in list(root.iter(f"{CSL}names")):
        found = (names.find(f"{CSL}{tag}") for tag in ("name", "et-al", "label"))
        forms = [form for form in found if form is not None]
        size = sum(1 for form in forms for _ in form.iter())
        for other in names.iterfind(f"{CSL}substitute//{CSL}names"):
            if not len(other) and size <= left:
                left -= size
                other.extend(deepcopy(form) for form in forms)
    for branch in root.iterfind(f".//{CSL}substitute//{CSL}choose/*"):
        # citeproc-py would show all that a branch has, not the first that is there
        first, *others = list(branch.iterchildren(f"{CSL}names")) or [None]
        if others and first.find(f"{CSL}substitute") is None:
            first.append(substitute := first.makeelement(f"{CSL}substitute"))
            substitute.extend(others)


def _suppress_substituted(root: Any) -> None:
    """Show names that stand for missing authors only there: not "Roe, B. (Ed.). Edited (B. Roe, Ed.)"."""
    #: variable -> those of which one has to be there, so that it stands for none
    before: dict[str, set[str]] = {}
    first: set[Any] = set()
    for names in root.iter(f"{CSL}names"):
        chain = [names, *islice(names.iterfind(f"{CSL}substitute//{CSL}names"), _MOST_ALTERNATIVES)]
        tried: set[str] = set()
        for other in chain:
            variables = set(other.get("variable", "").split()[:_MOST_ALTERNATIVES])
            if "author" in tried:
                first.update(chain)
                for variable in variables - tried:
                    before.setdefault(variable, set()).update(tried)
            tried |= variables
    for names in list(root.iter(f"{CSL}names")):
        if names in first or names.find(f"{CSL}substitute") is not None:
            continue
        variables = names.get("variable", "").split()
        standing = sorted(before.keys() & set(variables), key=lambda name: (len(before[name]), name))
        if standing and len(variables) <= _MOST_ALTERNATIVES:
            _show_all_but_the_one_that_stands(names, variables, {name: before[name] for name in standing})


def _show_all_but_the_one_that_stands(names: Any, variables: list[str], before: dict[str, set[str]]) -> None:
    """Replace names by a choice, of which each branch leaves out what stands for missing names."""
    choose = names.makeelement(f"{CSL}choose")
    names.getparent().replace(names, choose)
    tag = "if"
    for standing, needed in before.items():
        for condition, shown in ((sorted(needed), variables), ([standing], set(variables) - {standing})):
            attributes = {"variable": " ".join(condition), "match": "any"}
            branch = names.makeelement(f"{CSL}{tag}", attributes)
            choose.append(branch)
            tag = "else-if"
            if shown:
                copy = deepcopy(names)
                copy.set("variable", " ".join(name for name in variables if name in shown))
                branch.append(copy)
    if before.keys() < set(variables):
        choose.append(names.makeelement(f"{CSL}else"))
        choose[-1].append(names)


def _keep_given_names(root: Any) -> None:
    """Have ``initialize="false"`` mean that nothing says what to put behind initials."""
    inherited = None
    for element in (root, root.bibliography):
        inherited = element.attrib.pop("initialize-with", inherited)
    for name in root.iter(f"{CSL}name"):
        if name.get("initialize") == "false":
            name.attrib.pop("initialize-with", None)
        elif inherited is not None and "initialize-with" not in name.attrib:
            name.set("initialize-with", inherited)


def _delimit_dates(root: Any) -> None:
    """Put what divides the parts of a date in a language where citeproc-py looks for it: at each use."""
    for date in root.iter(f"{CSL}date"):
        form = date.get("form")
        if form and date.get("variable"):
            localized = date.get_date(form)
            if localized is not None and "delimiter" in localized.attrib:
                date.set("delimiter", localized.get("delimiter"))


def _label_what_is_there(root: Any) -> None:
    """Have labels ("p.", "ed.") depend on what they label; citeproc-py shows some of them alone."""
    for label in list(root.iter(f"{CSL}label")):
        parent = label.getparent()
        if parent.tag != f"{CSL}names":
            choose = parent.makeelement(f"{CSL}choose")
            parent.replace(label, choose)
            condition = parent.makeelement(f"{CSL}if", variable=label.get("variable", ""))
            choose.append(condition)
            condition.append(label)


def _capitalize_labels(root: Any) -> None:
    """Have labels ("Ed.") take the case of titles, which citeproc-py gives only to texts."""
    for label in root.iter(f"{CSL}label"):
        if label.get("text-case") == "title":
            label.set("text-case", "capitalize-all" if label.get("form") == "short" else "capitalize-first")


def _choose_before_groups(root: Any) -> None:
    """Let a group choose before it looks whether any of its variables is there.

    A group is left out if all variables that it calls are empty.  citeproc-py takes a choice for a variable,
    whichever branch it takes, so that a word of its own shows without the number behind it: "(Publication)".
    """
    macros = {macro.get("name"): macro for macro in root.iter(f"{CSL}macro")}
    for _ in range(_MOST_CHOICES):
        found = next((pair for group in root.iter(f"{CSL}group") if (pair := _mixed(group, macros))), None)
        if found is None:
            return
        group, choose = found
        place = list(group).index(choose)
        outside = group.makeelement(f"{CSL}choose")
        branches = list(choose)
        if branches[-1].tag != f"{CSL}else":
            branches.append(group.makeelement(f"{CSL}else"))
        for branch in branches:
            outer = group.makeelement(branch.tag, dict(branch.attrib))
            inner = deepcopy(group)
            inner[place : place + 1] = [deepcopy(child) for child in branch]
            if len(inner):
                outer.append(inner)
            outside.append(outer)
        group.getparent().replace(group, outside)


def _mixed(group: Any, macros: dict[str, Any]) -> tuple[Any, Any] | None:
    """Return a group and its first choice of which one branch calls variables and another only has words."""
    for choose in group.iterchildren(f"{CSL}choose"):
        calls = [_calls_variable(branch, macros, frozenset()) for branch in choose if len(branch)]
        if any(calls) and not all(calls) and len(group) > 1:
            return group, choose
    return None


def _calls_variable(element: Any, macros: dict[str, Any], seen: frozenset[str]) -> bool:
    """Return whether an element shows what an entry says, directly or by a macro."""
    if element.tag in (f"{CSL}names", f"{CSL}date", f"{CSL}number"):
        return True
    if element.tag == f"{CSL}text":
        name = element.get("macro")
        if name in macros and name not in seen:
            return _calls_variable(macros[name], macros, seen | {name})
        return "variable" in element.attrib
    return any(_calls_variable(child, macros, seen) for child in element)
