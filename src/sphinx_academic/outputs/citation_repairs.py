"""What citeproc-py does not know of CSL, said in the style in words that it knows."""

from __future__ import annotations

from typing import Any

CSL = "{http://purl.org/net/xbiblio/csl}"


def repair(root: Any) -> None:
    """Change a style, whose languages are known, so that citeproc-py does what it says."""
    _remove_numbers(root)
    _add_names(root)
    _keep_given_names(root)
    _delimit_dates(root)
    _label_what_is_there(root)


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
