"""All of a page with every kind of news, in HTML and in text: ``EXPECTED=write`` writes it anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from publications.papers import CONF, PAPERS
from support import Build, compare

EXPECTED = Path(__file__).parent / "expected"
#: the front matter of a file, and what stands below it
NEWS = {
    "2024-10-20-described": (
        "title: 'Described: here' # ignored\ndescription: What it says.",
        "One.\n\nTwo.",
    ),
    # what looks like front matter below it is none
    "2024-10-20": ('title: "Only a title"\ncategory: Talk # in the hall', "One.\n\ncategory: other"),
    "2022-05-plain": (None, "# Plain\n\nOne paragraph."),
    "2021.05.name": ("date: 2021-05-06 07:08", "- a list\n\n# A heading behind\n\n%  comment\n\nText."),
    "long": (
        "date: 2023-10-05T15:59:00-0400\ncategory : 'Folk dance'\ninline: no\nx y: z",
        "(anchor)=\n# A *long* one\n\n> A quotation.\n\nThe first, with [a page](more/other.md).\n\n"
        "## Below\n\nThe third.",
    ),
    "short": ("date: 2023.10  # a month\ninline: Yes\nCategory: RELEASE", "# Unseen\n\nSomething *short*."),
    "untitled": ("date: 2023-09", "One.\n\nTwo."),
    "empty": ("date: 2023-09-01\ninline: true", "# A title alone"),
    "undated": ("date:", "# Without a date\n\nOne.\n\nTwo."),
    "wrong": ("date: 2024/13/40", "# A wrong date\n\nText."),
    "2020-01-wrong": ("date: 2024-10-05 soon", "# Another wrong date\n\nText."),
    "more/other": ("orphan: true", "# Other\n\nNot matched."),
}
BODY = """
- [2024.10] Spoke about {pub}`two2024`.
  :category: talk
- [2024.10.21] Danced.
  :name: danced
- [2024-10-20] The same day.
- [2024.10.20] Again that day.
- [Oct 2023 – Nov 2023] A visit.
  :category: Folk Dance
- [2022] {award}`A prize`, and more:

  a second paragraph.
- [2022.05.10] After the file of May.
- No date at all
- [2019.1.1] The last
"""
PAGE = """
# News

```{news}
:files: news/*.md, news/2020*
:auto: award, accepted, available
%s
```
"""
LIST = "---\norphan: true\n---\n\n# Papers\n\n```{publications}\n```\n"


def files(options: str) -> dict[str, str]:
    news = {
        f"news/{name}.md": (f"---\n{matter}\n---\n\n" if matter else "") + f"{text}\n"
        for name, (matter, text) in NEWS.items()
    }
    return {"index.md": PAGE % f"{options}\n{BODY}", "list.md": LIST, "papers.bib": PAPERS, **news}


LAYOUTS = {
    "by-year": ":group-by: year\n:fold: 9\n:filter-by: category\n:headings: rubric\n:layout: timeline",
    "source": ":sort: source\n:compact:",
    "sections": ":group-by: year\n:filter-by: category",
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_html(build: Build, name: str) -> None:
    conf = CONF | {"myst_enable_extensions": ["fieldlist"]}
    built = build(files(LAYOUTS[name]), conf=conf, allow_warnings=True)
    body = built.html().select_one("section#news").prettify()
    # the line within a list is another in older versions of MyST
    ours = [re.sub(r":\d+:", ":", f"{line}\n") for line in built.warnings if "[academic." in line]
    compare(EXPECTED / f"{name}.html", body + "".join(ours))


def test_text(build: Build) -> None:
    conf = CONF | {"myst_enable_extensions": ["fieldlist"]}
    built = build(files(LAYOUTS["by-year"]), conf=conf, builder="text", allow_warnings=True)
    compare(EXPECTED / "by-year.txt", built.text("index"))
