"""One item of a free list: which part of it is the title, who wrote it, and what the rest says."""

# ruff: noqa: E501

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.importers.drafts import Context
from sphinx_academic.importers.free_papers import read_item
from sphinx_academic.importers.markup import parse

Found = tuple[str, str, dict[str, str]]


def item(markup: str) -> Any:
    """Return title, authors with their roles, and fields of an item, or None if it is no paper."""
    context = Context(
        ["Mira Okafor"],
        is_page=lambda address: address == "/cv/",
        file_of=lambda address: f"files/{address}" if address.endswith(".pdf") else None,
    )
    found = read_item(list(parse(markup).children), context)
    if found is None:
        return None
    paper, _draft = found
    names = [each.name + "".join(f"<{role}>" for role in each.roles) for each in paper.authors]
    return paper.title, ", ".join([*names, *(["…"] if paper.others else [])]), dict(paper.fields)


FOG = "Fog over the Sea"
BOTH = "Mira Okafor, Ann Dune"
IN_FOG = {"journal": "Journal of Fog", "year": "2020"}
ICCC = {"booktitle": "ICCC", "abbr": "ICCC", "year": "2020"}


@pytest.mark.parametrize(("markup", "title", "authors", "fields"), [
    # a title in plain text on a line of its own
    (f"{FOG}\n{BOTH}\n*Journal of Fog*, 2020", FOG, BOTH, IN_FOG),
    (f"{FOG},\n{BOTH}\n*Journal of Fog*, 2020", FOG, BOTH, IN_FOG),
    (f"{FOG}\n\n{BOTH}\n\n*Journal of Fog*, 2020", FOG, BOTH, IN_FOG),
    ("Fog, Sea and Sand\nof the Coast\nMira Okafor, Ann Dune", "Fog, Sea and Sand of the Coast", BOTH, {}),
    ("Lamps of fog\nMira Okafor, Ann Dune", "Lamps of fog", BOTH, {}),
    # the names above the title
    (f"{BOTH},\n{FOG}. *Journal of Fog*, 2020", FOG, BOTH, IN_FOG),
    (f"**Mira Okafor**, Ann Dune. {FOG}. *Journal of Fog*, 2020.", FOG, BOTH, IN_FOG),
])  # fmt: skip
def test_title_in_plain_text(markup: str, title: str, authors: str, fields: dict[str, str]) -> None:
    assert item(markup) == (title, authors, fields)


@pytest.mark.parametrize(
    "number", ["[1] ", "(12) ", "3. ", "[C3] ", "[J12]", "`J-1` ", "`C12` ", "`I-J-9` ", "`A.7` ", "12) "]
)
def test_numbers_before_a_title(number: str) -> None:
    # in HTML, for Markdown would see lists
    shown = number.replace("`", "<code>", 1).replace("`", "</code>", 1)
    assert item(f"<p>{shown}<b>{FOG}</b>, {BOTH}</p>") == (FOG, BOTH, {})


@pytest.mark.parametrize(("rank", "keywords"), [
    ("[CCF-A]", "CCF-A"), ("(JCR Q1, Top)", "JCR Q1, Top"), ("【中科院一区】", "中科院一区"), ("[CORE A*]", "CORE A*"),
])  # fmt: skip
def test_ranks_before_a_title(rank: str, keywords: str) -> None:
    assert item(f"<p>{rank} <b>{FOG}</b>, {BOTH}</p>") == (FOG, BOTH, {"keywords": keywords})


@pytest.mark.parametrize("markup", ["[CCF-A]", "[1]", "", "Words only.", "### Fog\nMira Okafor, Ann Dune"])
def test_no_paper(markup: str) -> None:
    assert item(markup) is None


@pytest.mark.parametrize(("markup", "fields"), [
    (f"[{FOG}](https://x.example.net/a.pdf), {BOTH}", {"pdf": "https://x.example.net/a.pdf"}),
    (f"[{FOG}](a.pdf), {BOTH}", {"pdf": "files/a.pdf"}),
    (f"[{FOG}](#), {BOTH}", {}),
    (f"[{FOG}](/cv/), {BOTH}", {}),
    (f"**[{FOG}](https://x.example.net)**, {BOTH}", {"url": "https://x.example.net"}),
    (f"[**{FOG}**](https://x.example.net), {BOTH}", {"url": "https://x.example.net"}),
    # the link of a word of it is not that of the title
    (f"**Fog [over](https://x.example.net) the Sea**, {BOTH}", {}),
    (f"**Fog [over the Sea](https://x.example.net)**, {BOTH}", {"url": "https://x.example.net"}),
    (f"### [{FOG}](https://x.example.net)\n{BOTH}", {"url": "https://x.example.net"}),
    # nor is one beside it
    (f"**{FOG}** [PDF](https://x.example.net), {BOTH}", {"url": "https://x.example.net"}),
    (f"**{FOG}** [Code](https://x.example.net), {BOTH}", {"code": "https://x.example.net"}),
    # what stands before it
    (f"[Code](https://x.example.net) **{FOG}**, {BOTH}", {"code": "https://x.example.net"}),
    (f"[Tide Project](https://t.example.net) **{FOG}**, {BOTH}. [PDF](https://x.example.net)",
     {"website": "https://t.example.net", "url": "https://x.example.net"}),
    (f"[Tide Project](https://t.example.net) {BOTH}. [{FOG}](https://x.example.net)",
     {"website": "https://t.example.net", "url": "https://x.example.net"}),
    (f"[Mira Okafor](https://m.example.net), [Ann Dune](https://a.example.net). **{FOG}**", {}),
    (f"[Mira Okafor](https://orcid.org/0000-0002-1825-0097), Ann Dune. **{FOG}**", {}),
])  # fmt: skip
def test_links_at_a_title(markup: str, fields: dict[str, str]) -> None:
    assert item(markup) == (FOG, BOTH, fields)


@pytest.mark.parametrize(("markup", "fields"), [
    (f'{BOTH}. "{FOG}", *Journal of Fog*, 2020', IN_FOG),
    # what is set off behind a title between quotation marks is the venue
    (f'{BOTH}. "{FOG}", **Journal of Fog**, 2020', IN_FOG),
    (f'{BOTH}. "[{FOG}](https://x.example.net)", **Journal of Fog**, 2020', {**IN_FOG, "url": "https://x.example.net"}),
    (f"{BOTH}. “[{FOG}](https://x.example.net),” *Journal of Fog*, 2020", {**IN_FOG, "url": "https://x.example.net"}),
    (f"{BOTH}. „**{FOG}**“, *Journal of Fog*, 2020", IN_FOG),
    (f"{BOTH}. «[{FOG}](https://x.example.net).» *Journal of Fog*, 2020", {**IN_FOG, "url": "https://x.example.net"}),
])  # fmt: skip
def test_titles_between_quotation_marks(markup: str, fields: dict[str, str]) -> None:
    assert item(markup) == (FOG, BOTH, fields)


@pytest.mark.parametrize(("markup", "title", "authors", "fields"), [
    ("**Fogs**, Mira Okafor, Ann Dune", "Fogs", BOTH, {}),
    ("**Fogs**\n\nMira Okafor, Ann Dune", "Fogs", BOTH, {}),
    ("[Fogs](https://x.example.net)\n\nMira Okafor, Ann Dune", "Fogs", BOTH, {"url": "https://x.example.net"}),
    ("**[Fogs](https://x.example.net)**: Mira Okafor, Ann Dune", "Fogs", BOTH, {"url": "https://x.example.net"}),
    ("`ICCC 2020` **Fogs**, Mira Okafor, Ann Dune", "Fogs", BOTH, ICCC),
    ("(1) **Fogs**\n\n2020\n\nMira Okafor, Ann Dune", "Fogs", BOTH, {"year": "2020"}),
])  # fmt: skip
def test_titles_of_one_word(markup: str, title: str, authors: str, fields: dict[str, str]) -> None:
    assert item(markup) == (title, authors, fields)


@pytest.mark.parametrize("markup", [
    "**Fogs** Mira Okafor",
    "**Fogs**\n\nOne.\n\nTwo.\n\nMira Okafor, Ann Dune",
    "**Okafor**, 2020",
    "[Code](https://x.example.net), Mira Okafor",
])  # fmt: skip
def test_no_titles_of_one_word(markup: str) -> None:
    assert item(markup) is None


@pytest.mark.parametrize(("address", "authors", "is_title"), [
    ("https://arxiv.org/abs/2001.00001", "Ann Dune, Bo Berg", True),
    ("https://arxiv.org/abs/2001.00001", "Ann Dune", False),
    ("https://t.example.net", "Ann Dune, Mira Okafor", True),
    ("https://t.example.net", "Ann Dune, Bo Berg", False),
    ("https://t.example.net", "Mira Okafor", False),
    ("#", "Ann Dune, Mira Okafor", False),
])  # fmt: skip
def test_titles_that_look_like_names(address: str, authors: str, is_title: bool) -> None:
    for between in (", ", ": ", " ") if is_title else (", ",):
        found = item(f"[Robust Tidal Lamps]({address}){between}{authors}")
        assert (found[:2] if found else None) == (("Robust Tidal Lamps", authors) if is_title else None)
    assert item(f"See [Robust Tidal Lamps]({address}), {authors}") is None


@pytest.mark.parametrize(("before", "authors", "fields"), [
    ("Mira Okafor, Ann Dune. ", BOTH, {}),
    ("Mira Okafor. ", "Mira Okafor", {}),
    ("[ICCC 2020] ", "", ICCC),
    ("**[ICCC 2020]** ", "", ICCC),
    ("`ICCC 2020` ", "", ICCC),
    ("2020 | ICCC | ", "", ICCC),
    ("(2020a) ", "", {"year": "2020"}),
    ("🏆 Best Paper Award ", "", {"award": "Best Paper Award"}),
    ("[ICCC 2020] Best Paper: ", "", {**ICCC, "award": "Best Paper"}),
    ("`ICCC 2020`, `Best Paper` ", "", {**ICCC, "award": "Best Paper"}),
    ("Fogs of old: ", "", {"keywords": "Fogs of old"}),
    ("**Journal of Fog 2020**: ", "", IN_FOG),
    ("**Best Paper Award**: ", "", {"award": "Best Paper Award"}),
    ("**Mira Okafor, Ann Dune, Bo Berg**: ", "Mira Okafor, Ann Dune, Bo Berg", {}),
    ("**Mira Okafor**, ", "Mira Okafor", {}),
    ("<span class='badge'>ICCC 2020</span> ", "", ICCC),
])  # fmt: skip
def test_what_stands_before_a_title(before: str, authors: str, fields: dict[str, str]) -> None:
    assert item(f"{before}**{FOG}**. ") == (FOG, authors, fields)
    behind = authors or "Cy Carr, Di Dahl"
    # a list behind it is one of other people
    assert item(f"{before}**{FOG}**. Cy Carr, Di Dahl")[:2] == (FOG, behind)


@pytest.mark.parametrize(("behind", "authors", "fields"), [
    (" | ICCC 2020 | Mira Okafor, Ann Dune", BOTH, ICCC),
    (" (2020). Mira Okafor, Ann Dune.", BOTH, {"year": "2020"}),
    (", 2020. Ann Dune, Bo Berg, Mira Okafor", "Ann Dune, Bo Berg, Mira Okafor", {"year": "2020"}),
    (", 2020, Ann Dune, Bo Berg", "Ann Dune, Bo Berg", {"year": "2020"}),
    (": Ann Dune, Bo Berg", "Ann Dune, Bo Berg", {}),
    (". *Journal of Fog*, Ann Dune, Bo Berg, 2020", "Ann Dune, Bo Berg", IN_FOG),
    (" `ICCC 2020` Ann Dune, Bo Berg", "Ann Dune, Bo Berg", ICCC),
    (" [Code](https://x.example.net) Ann Dune, Bo Berg", "Ann Dune, Bo Berg", {"code": "https://x.example.net"}),
    # one name is a list at the beginning, or if it is the owner's
    (". Ann Dune. ICCC 2020", "Ann Dune", ICCC),
    (". ICCC 2020. Authors: Ann Dune, Bo Berg.", "Ann Dune, Bo Berg", ICCC),
    (". *ICCC 2020*. By Ann Dune, Bo Berg.", "Ann Dune, Bo Berg", ICCC),
    # the first list of several counts, and the longest of a line
    ("\n\nAnn Dune, Bo Berg\n\nMira Okafor, Cy Carr, Di Dahl", "Ann Dune, Bo Berg", {"annotation": "Mira Okafor, Cy Carr, Di Dahl"}),
    ("\n\nMira Okafor\n\nAnn Dune, Bo Berg", "Ann Dune, Bo Berg", {"annotation": "Mira Okafor"}),
    ("\n\n[Code](https://x.example.net)\n\nAnn Dune, Bo Berg", "Ann Dune, Bo Berg", {"code": "https://x.example.net"}),
    (". Ann Dune, Bo Berg, et al. 2020", "Ann Dune, Bo Berg, …", {"year": "2020"}),
])  # fmt: skip
def test_what_stands_behind_a_title(behind: str, authors: str, fields: dict[str, str]) -> None:
    assert item(f"**{FOG}**{behind}") == (FOG, authors, fields)


@pytest.mark.parametrize(("text", "role", "note"), [
    ("\\* equal contribution", "<equal>", ""),
    ("\\* denotes equal contribution", "<equal>", ""),
    ("(\\* equal contribution)", "<equal>", ""),
    ("\\* equal contribution, as we say at length here", "<equal>", ""),
    # a line that says more is none
    ("\\* equal contribution, as we say at some length here", "", "equal contribution, as we say at some length here"),
])  # fmt: skip
def test_legend_of_an_item(text: str, role: str, note: str) -> None:
    found = item(f"**{FOG}**\n\nMira Okafor\\*, Ann Dune\\*\n\n{text}")
    assert found == (FOG, f"Mira Okafor{role}, Ann Dune{role}", {"annotation": note} if note else {})


@pytest.mark.parametrize(("markup", "title"), [
    # too short, a label, an award, a venue, an owner, a name
    (f"**A bit**, **{FOG}**", FOG),
    (f"**Best Paper Award**, **{FOG}**", FOG),
    (f"**arXiv:2001.12345**, **{FOG}**", FOG),
    (f"**ICML 2020**, **{FOG}**", FOG),
    (f"**Mira Okafor**, **{FOG}**", FOG),
    (f"**Mei Li Wang**, **{FOG}**", FOG),
    (f"[Project Page](https://x.example.net), **{FOG}**", FOG),
    # two words at the beginning, if they are long
    (f"**Foglike lanterns**. *Journal*, **{FOG}**", "Foglike lanterns"),
    (f"**Foglike lamp**. *Journal*, **{FOG}**", "Foglike lamp"),
    (f"**Fogged lamp**. *Journal*, **{FOG}**", FOG),
    # one of several words behind a comma
    (f"Written, **{FOG}**, 2020", FOG),
    # colour at the beginning
    (f"<span style='color:red'>{FOG}</span>. {BOTH}", FOG),
    (f"<span style='color:red'>New</span> **{FOG}**. {BOTH}", FOG),
    # a heading counts before all
    (f"**Sand below the Sea**\n\n### {FOG}\n", "Sand below the Sea"),
    (f"### {FOG}\n\n**Sand below the Sea**", FOG),
    (f"### [ICCC 2020] {FOG}\n{BOTH}", FOG),
])  # fmt: skip
def test_which_part_is_the_title(markup: str, title: str) -> None:
    assert item(markup)[0] == title


@pytest.mark.parametrize(
    "text", ["You can also find my articles on", "Please see", "Click", "Visit", "Refer to"]
)
def test_links_of_running_text_are_no_titles(text: str) -> None:
    assert item(f"{text} [this large page of mine](https://t.example.net).") is None


@pytest.mark.parametrize(("title", "address"), [
    # a link of most of the title is that of the title
    ("Fog over [the Sea](https://x.example.net) now", ""),
    ("Fog [over the Sea now](https://x.example.net)", "https://x.example.net"),
    ("[Fog over the](https://x.example.net) Sea now", "https://x.example.net"),
    ("[Fog over](https://x.example.net) the Sea now", ""),
    ("[Fog](https://x.example.net) [over the Sea now](https://y.example.net)", "https://y.example.net"),
])  # fmt: skip
def test_link_of_a_part_of_a_title(title: str, address: str) -> None:
    found = item(f"**{title}**, {BOTH}")
    assert found == ("Fog over the Sea now", BOTH, {"url": address} if address else {})
    heading = item(f"### {title}\n{BOTH}")
    assert heading[2].get("url", "") == address


@pytest.mark.parametrize(("length", "is_title"), [(300, True), (301, False)])
def test_longest_title_in_plain_text(length: int, is_title: bool) -> None:
    title = "Fog over the Sea " + "x" * (length - 17)
    assert len(title) == length
    found = item(f"{title}\n\nMira Okafor, Ann Dune, Bo Berg")
    assert (found is not None and found[0] == title) is is_title


@pytest.mark.parametrize(("markup", "title", "authors"), [
    # a line of names behind a title, of which they are a good part
    (f"{FOG}\n\nMira Okafor", FOG, "Mira Okafor"),
    (f"{FOG}\n\nAnn Dune, Bo Berg, 2020", FOG, "Ann Dune, Bo Berg"),
])  # fmt: skip
def test_names_below_a_title_in_plain_text(markup: str, title: str, authors: str) -> None:
    assert item(markup)[:2] == (title, authors)


@pytest.mark.parametrize("markup", [
    # two lists of names, a sentence, and too few words
    "Mira Okafor, Ann Dune\n\nBo Berg, Cy Carr", "Words. And more words\n\nMira Okafor, Ann Dune", "Fog Sea\n\nWords of a text",
])  # fmt: skip
def test_no_titles_in_plain_text(markup: str) -> None:
    assert item(markup) is None
