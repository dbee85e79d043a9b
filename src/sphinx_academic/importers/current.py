"""What is being read of a site: the page at hand, and where its texts stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..model.folding import strip_accents
from .jekyll import Jekyll, JekyllPage, Text
from .records import Place
from .source import Source

#: the line that stands in a text for something that is drawn in its place
TOKEN = re.compile(r"^[ \t]*academicmarker(\d+)x[ \t]*$", re.MULTILINE)


class Current:
    """The page that is being read, and what is known of the site."""

    def __init__(self, source: Source, jekyll: Jekyll) -> None:
        self.source, self.jekyll = source, jekyll
        self.findings = source.findings
        #: pages are read twice; only the second time something is reported
        self.is_first = True
        self.page = JekyllPage("", {})
        self.texts = Text("", ())
        #: new names of pages, by their files
        self.names: dict[str, str] = {}
        #: spellings of the owner's name; the first is in full
        self.owners: list[str] = []
        #: the owner's name as the settings state it
        self.stated_name = ""
        #: line of the section that is being read; what stands there is looked for before what stands above
        self.start = 0
        self._lines: dict[str, list[str]] = {}

    def locate(self, text: str) -> Place:
        """Return where a text stands in the files of the page."""
        wanted = re.sub(r"[\W_]+", "", strip_accents(text)).casefold()[:24]
        if not wanted:
            return Place(self.page.file)
        for file in self.texts.files or (self.page.file,):
            if file not in self._lines:
                self._lines[file] = [
                    re.sub(r"[\W_]+", "", strip_accents(line)).casefold()
                    for line in (self.source.text(file) or "").split("\n")
                ]
            numbers = [number for number, line in enumerate(self._lines[file], 1) if wanted in line]
            if numbers:
                return Place(file, next((number for number in numbers if number >= self.start), numbers[0]))
        return Place(self.page.file)

    def loop(self, node: Any) -> int | None:
        """Return the number of the loop that stands where an element is, or None."""
        if type(node).__name__ != "Tag":
            return None
        tag = node if node.get("data-loop") else node.find(attrs={"data-loop": True})
        return int(tag["data-loop"]) if tag is not None and str(tag["data-loop"]).isdigit() else None

    def data(self, number: int) -> tuple[str, list[Mapping[str, Any]]]:
        """Return the data file that a loop draws, and its entries; nothing if it draws another thing."""
        name, data = self._data(number)
        entries: list[Mapping[str, Any]] = []
        groups = data if isinstance(data, list) else list(data.values()) if isinstance(data, dict) else []
        for item in groups:
            if isinstance(item, dict) and not any(
                isinstance(value, list) and value and isinstance(value[0], dict) and "title" in value[0]
                for value in item.values()
            ):
                entries.append(item)
            elif isinstance(item, dict):
                entries += [
                    entry
                    for value in item.values()
                    if isinstance(value, list)
                    for entry in value
                    if isinstance(entry, dict)
                ]
            elif isinstance(item, list):
                entries += [entry for entry in item if isinstance(entry, dict)]
        return name, entries

    def _data(self, number: int) -> tuple[str, Any]:
        """Return the data file that a loop draws, and what it draws of that."""
        loop = self.texts.loops[number]
        match = re.match(r"site\.data(?:\.|\[[\"'])([\w.-]+)", loop.collection)
        if not match:
            return "", None
        path, *keys = match[1].split(".")
        names = [f"_data/{path}{suffix}" for suffix in (".yml", ".yaml", ".json")] + [
            f"_data/{'/'.join([path, *keys])}{suffix}" for suffix in (".yml", ".yaml", ".json")
        ]
        name = self.source.first(*names)
        if not name:
            return "", None
        data = self.source.json(name) if name.endswith(".json") else self.source.yaml(name)
        for key in keys if name in names[:3] else []:
            data = data.get(key) if isinstance(data, dict) else None
        return name, data

    def report_loop(self, number: int) -> None:
        """Report a loop that draws no data file; one over a file without data draws nothing."""
        name, data = self._data(number)
        if not self.is_first and not (name and not data):
            loop = self.texts.loops[number]
            self.findings.left_out(
                f"a loop of Liquid over {loop.collection} was not understood",
                loop.file,
                loop.line,
                "write what it drew into the page",
            )

    def left_out(self, message: str, tag: Any) -> None:
        """Report an element that is left out."""
        if not self.is_first:
            place = self.locate(tag.get_text() or str(tag)[:60])
            self.findings.left_out(message, place.file or self.page.file, place.line)
