"""Texts that come in by other doors than a ``.bib`` file: by conf.py, options, figures, in every builder."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from support import Built, build_site

#: what XML forbids, what changes a terminal, what no encoding has
CONTROLS = "\x00\x07\x1b[31m\x7f\x9f\udfff\ud800\ufffe\uffff"
TEXT = f"a{CONTROLS}b"
CLEAN = "a[31mb"

PAGE = f"""
# Home

```{{profile}}
---
name: {json.dumps("N " + TEXT)}
position: {json.dumps(TEXT)}
affiliation: {json.dumps(TEXT)}
link: {json.dumps(TEXT + " <https://example.org>")}
---
```

```{{people}}
```

```{{projects}}
- [2024] [x](https://github.com/a/b)
- [2023] [y](https://github.com/a/c)
```

```{{publications}}
:group-by: venue
```

{{strange}}`x` {{equal}}`y`
"""
FIGURES = {
    "source": f"S{TEXT}",
    "date": "2026-11-01",
    "repositories": {
        "a/b": {"stars": 7, "description": f"D{TEXT}", "language": f"L{TEXT}"},
        "a/c": {"stars": 99999999999999999999999999999},
    },
}
BIB = """@article{k, title = {T}, author = {Doe, Ann and Roe, Bo}, journal = {J}, year = {2020},
  author+an = {1=equal; 2=equal}}"""


def conf(folder: Path) -> dict[str, object]:
    people = {
        "p": {
            "name": f"Ann {TEXT}",
            "group": f"g{TEXT}",
            "position": TEXT,
            "topic": TEXT,
            "links": {TEXT: "https://x.org"},
        }
    }
    return {
        "academic_people": people,
        "academic_people_groups": {f"g{TEXT}": f"G{TEXT}"},
        "academic_roles": {"equal": {"symbol": f"*{CONTROLS}", "label": f"R{TEXT}"}},
        "academic_badges": {"strange": {"title": f"B{TEXT}"}},
        "academic_venues": {"J": {"name": f"V{TEXT}", "aliases": [TEXT]}},
        "academic_links": {"pdf": TEXT},
        "academic_metrics": "m.json",
        "html_baseurl": "https://example.org/",
        "academic_feed": ["atom"],
    }


@pytest.mark.parametrize("builder", ["html", "epub", "xml", "latex", "text", "man", "texinfo", "gettext"])
def test_what_no_text_may_hold_reaches_no_builder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, builder: str
) -> None:
    # 2026-11-21, for figures are shown for a year
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    files = {"index.md": PAGE, "a.bib": BIB, "m.json": json.dumps(FIGURES)}
    built = build_site(tmp_path / "site", files, conf=conf(tmp_path), builder=builder, allow_warnings=True)
    reported = " ".join(built.warnings)
    assert "academic_people has control characters or lone surrogates" in reported
    assert "control characters or lone surrogates are left out; fetch" in reported
    assert "‘stars’ of ‘a/c’ is no whole number" in reported
    texts = written(built)
    assert texts
    for name, text in texts.items():
        assert not set(CONTROLS.replace("[31m", "")) & set(text), name
    assert any(f"D{CLEAN}" in text for text in texts.values()) or builder in (
        "latex",
        "man",
        "texinfo",
        "gettext",
    )
    for name, text in texts.items():
        if name.endswith((".xhtml", ".xml", ".opf", ".ncx", ".atom")):
            ElementTree.fromstring(text)


def written(built: Built) -> dict[str, str]:
    """Return the texts that a builder wrote, those inside of a book among them."""
    suffixes = (
        ".html",
        ".xhtml",
        ".xml",
        ".opf",
        ".ncx",
        ".tex",
        ".txt",
        ".1",
        ".texi",
        ".js",
        ".json",
        ".pot",
        ".atom",
    )
    texts = {}
    for path in built.outdir.rglob("*"):
        if path.suffix in suffixes and path.name != "language_data.js":
            texts[path.name] = path.read_text("utf-8")
        elif path.suffix == ".epub":
            with zipfile.ZipFile(path) as book:
                texts |= {
                    name: book.read(name).decode() for name in book.namelist() if name.endswith(suffixes)
                }
    return texts
