"""Items of lists of papers, one by one: what is their title, who wrote them, and where they appeared."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from sphinx_academic.importers.citation_strings import clean_title
from sphinx_academic.importers.drafts import Context
from sphinx_academic.importers.free_papers import read_item
from sphinx_academic.importers.lines import Look, lines_of
from sphinx_academic.importers.markup import parse
from sphinx_academic.importers.paper_entries import merged
from sphinx_academic.importers.records import Paper


def _file(address: str) -> str | None:
    is_file = address.endswith((".pdf", ".png")) and "://" not in address
    return f"files/{address.rpartition('/')[2]}" if is_file else None


def _item(text: str) -> str:
    """Return type, title, authors, "*" before the owner's, and fields of a paper; empty for none."""
    context = Context(owners=["Mira Okafor", "M. Okafor"], file="p.md", file_of=_file)
    found = read_item(list(parse(text).children), context)
    if found is None:
        return ""
    paper, _draft = found
    authors = "; ".join(("*" if each.is_owner else "") + each.name for each in paper.authors)
    fields = "; ".join(f"{name}={value}" for name, value in paper.fields.items())
    return f"{paper.type}: {paper.title} | {authors}{'; …' if paper.others else ''} | {fields}"


LOOKS = {
    "bold": Look.BOLD,
    "italic": Look.ITALIC,
    "link": Look.LINK,
    "code": Look.CODE,
    "raised": Look.RAISED,
    "underlined": Look.UNDERLINED,
    "heading": Look.HEADING,
    "coloured": Look.COLOURED,
}


def _lines(
    text: str,
) -> list[tuple[str, list[tuple[str, str]], list[tuple[str, str]], list[str], bool]]:
    """Return lines with what is set off, links, pictures, and whether each is a bullet."""
    return [
        (
            line.text,
            [(name, line.text[start:end]) for name, look in LOOKS.items() for start, end in line.runs(look)],
            [(line.text[each.start : each.end], each.href) for each in line.anchors],
            [picture.source for picture in line.pictures],
            line.is_bullet,
        )
        for line in lines_of(parse(text))
    ]


def _merged(
    one: tuple[tuple[str, str], ...], other: tuple[tuple[str, str], ...]
) -> tuple[str, str, bool, list[str], dict[str, str]]:
    first = Paper("T", others=True, fields=dict(one), bibtex={"volume": "1"})
    paper = merged(first, Paper("T", type="article", fields=dict(other), key="k"))
    return paper.type, paper.key, paper.others, [author.name for author in paper.authors], dict(paper.fields)


@pytest.mark.parametrize(("text", "found"), [
    ("[Tides at Night](https://x.example.org/a.pdf), **Mira Okafor**, Ann Dune, ICL 2020", "inproceedings: Tides at Night | *Mira Okafor; Ann Dune | year=2020; booktitle=ICL; abbr=ICL; pdf=https://x.example.org/a.pdf"),
    ("[Tides at Night](files/a.pdf)\\\n**Mira Okafor**, Ann Dune\\\n*ICL 2020*", "inproceedings: Tides at Night | *Mira Okafor; Ann Dune | year=2020; booktitle=ICL; abbr=ICL; pdf=files/a.pdf"),
    ("[3] Tides at Night. **Mira Okafor**, Ann Dune. *ICL*, 2020.", "inproceedings: Tides at Night | *Mira Okafor; Ann Dune | year=2020; booktitle=ICL; abbr=ICL"),
    ("`[C1]` **Tides at Night in Spring**. **Mira Okafor**, Ann Dune. ICL 2020", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; booktitle=ICL; abbr=ICL"),
    ("CCF-A **Tides at Night in Spring**, **Mira Okafor**, Ann Dune, ICL 2020", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; booktitle=ICL; abbr=ICL; keywords=CCF-A"),
    ("[ICML 2020] Tides at Night in Spring. **Mira Okafor**, Ann Dune", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("(ICML 2020) **Tides at Night in Spring**<br>**Mira Okafor**, Ann Dune", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("Tides at Night in Spring\n**Mira Okafor**, Ann Dune\nICL 2020", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; booktitle=ICL; abbr=ICL"),
    ("Tides at Night in Spring,\n**Mira Okafor**, Ann Dune\nICL 2020", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; booktitle=ICL; abbr=ICL"),
    ("A title in two\nlines of plain text\n**Mira Okafor**, Ann Dune, Bo Berg\nICL 2020", "inproceedings: A title in two lines of plain text | *Mira Okafor; Ann Dune; Bo Berg | year=2020; booktitle=ICL; abbr=ICL"),
    ("**Mira Okafor**, Ann Dune. “Tides at Night in Spring.” *Journal of Tides*, 12(3), 45-67, 2020. [doi](https://doi.org/10.1000/x)", "article: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; volume=12; number=3; pages=45--67; journal=Journal of Tides; doi=10.1000/x"),
    ("**Mira Okafor**, Ann Dune, \"Tides at Night,\" in *ICL*, 2020, pp. 1–9.", "inproceedings: Tides at Night | *Mira Okafor; Ann Dune | pages=1--9; year=2020; booktitle=ICL; abbr=ICL"),
    ("**Mira Okafor**, Ann Dune. Tides at Night. *Journal of Tides*. 2020.", "article: Tides at Night | *Mira Okafor; Ann Dune | year=2020; journal=Journal of Tides"),
    ("**Mira Okafor**, Ann Dune (2020). *Tides at Night in Spring*. Sea Press.", ": Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; annotation=Sea Press."),
    ("**Mira Okafor**, Ann Dune (2020) Tides at Night in Spring. Journal of Tides, 3(4), 5-6.", "article: Tides at Night in Spring | *Mira Okafor; Ann Dune | volume=3; number=4; pages=5--6; journal=Journal of Tides; year=2020"),
    ("**Mira Okafor**, Ann Dune (in press). Tides at Night in Spring. Journal of Tides.", "article: Tides at Night in Spring | *Mira Okafor; Ann Dune | journal=Journal of Tides; pubstate=inpress"),
    ("**Mira Okafor**, Ann Dune: Tides at Night in Spring. ICL 2020: 1-9", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; pages=1--9; booktitle=ICL; abbr=ICL"),
    ("**Mira Okafor**, Ann Dune. Tides at Night in Spring, ICML 2020", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("**Mira Okafor**, Ann Dune. Tides at Night[J]. Journal of Tides, 2020, 12(3): 45-67.", "article: Tides at Night | *Mira Okafor; Ann Dune | year=2020; volume=12; number=3; pages=45--67; journal=Journal of Tides"),
    ("**Mira Okafor**, Ann Dune. Tides at Night in Spring, in review", ": Tides at Night in Spring | *Mira Okafor; Ann Dune | pubstate=inreview"),
    ("**Mira Okafor**, Ann Dune. Why tides at night? Journal of Tides, 2020.", "article: Why tides at night? | *Mira Okafor; Ann Dune | year=2020; journal=Journal of Tides"),
    ("Tides at Night in Spring. Mira Okafor and Ann Dune. ICL 2020.", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; booktitle=ICL; abbr=ICL"),
    ("Tides at Night in Spring, Mira Okafor, Ann Dune, ICL 2020", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; booktitle=ICL; abbr=ICL"),
    ("Tides at Night in Spring - Mira Okafor, Ann Dune - ICL 2020", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; booktitle=ICL; abbr=ICL"),
    ("Tides at Night in Spring | Mira Okafor, Ann Dune", ": Tides at Night in Spring | *Mira Okafor; Ann Dune | "),
    ("Tides at Night in Spring. Mira Okafor. 2020.", ": Tides at Night in Spring | *Mira Okafor | year=2020"),
    ("**Tides**<br>**Mira Okafor**, Ann Dune<br>ICL 2020", "inproceedings: Tides | *Mira Okafor; Ann Dune | year=2020; booktitle=ICL; abbr=ICL"),
    ("**Tides**. **Mira Okafor**, Ann Dune", ": Tides | *Mira Okafor; Ann Dune | "),
    ("**Okafor** [Tides at Night in Spring](x.pdf)", ": Tides at Night in Spring |  | pdf=files/x.pdf; keywords=Okafor"),
    ("[Robust Tidal Lamps](https://arxiv.org/abs/2001.00001). Ann Dune, Bo Berg. ICML 2020", "inproceedings: Robust Tidal Lamps | Ann Dune; Bo Berg | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; eprint=2001.00001; eprinttype=arxiv"),
    ("[Robust Tidal Lamps](https://x.example.org). Ann Dune, Mira Okafor. ICML 2020", "inproceedings: Robust Tidal Lamps | Ann Dune; *Mira Okafor | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; url=https://x.example.org"),
    ("**Tides at Night in Spring** [[PDF]](a.pdf) [[Code](https://github.com/x/y)] [[Gone]](#) [BibTeX](x.bib)<br>**Mira Okafor**, Ann Dune", ": Tides at Night in Spring | *Mira Okafor; Ann Dune | pdf=files/a.pdf; code=https://github.com/x/y"),
    ("**Tides at Night in Spring**. **Mira Okafor**, Ann Dune. *ICL 2020*. [Project](https://x.example.org/p) | [Tide Library](https://x.example.org/l) | https://x.example.org/v | doi:10.1000/x", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; booktitle=ICL; abbr=ICL; doi=10.1000/x; link_x_example_org=https://x.example.org/v; website=https://x.example.org/p; link_tide_library=https://x.example.org/l"),
    ("**Tides at Night in Spring**. **Mira Okafor**, Ann Dune. ICML 2020 (Spotlight, Best Student Paper)", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | presentation=spotlight; year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; award=Best Student Paper"),
    ("**Tides at Night in Spring**. **Mira Okafor**, Ann Dune. ICML 2020 🏆 Best Paper Finalist", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; award=Best Paper Finalist"),
    ("<span class='badge'>ICML 2020</span> **Tides at Night in Spring**. **Mira Okafor**, Ann Dune", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("<span class='badge'>Best Paper | ICML 2020</span> **Tides at Night in Spring**. **Mira Okafor**, Ann Dune", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; award=Best Paper"),
    ("![teaser](img/a.png) **Tides at Night in Spring**. **Mira Okafor**, Ann Dune ![s](https://img.shields.io/badge/ICML-2020-blue)", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; preview=files/a.png"),
    ("[![stars](https://img.shields.io/github/stars/x/y)](https://github.com/x/y) **Tides at Night in Spring**. **Mira Okafor**, Ann Dune", ": Tides at Night in Spring | *Mira Okafor; Ann Dune | code=https://github.com/x/y"),
    ("[![Paper](https://img.shields.io/badge/Paper-PDF-red)](https://x.example.org/a.pdf) **Tides at Night in Spring**. **Mira Okafor**, Ann Dune", ": Tides at Night in Spring | *Mira Okafor; Ann Dune | pdf=https://x.example.org/a.pdf; keywords=Paper PDF"),
    ("**Tides at Night in Spring**. **Mira Okafor**, Ann Dune. arXiv:2001.00001, 2020. Accepted by ICML 2021", "misc: Tides at Night in Spring | *Mira Okafor; Ann Dune | eprint=2001.00001; eprinttype=arxiv; pubstate=accepted; year=2020"),
    ("**Tides at Night in Spring**. **Mira Okafor**, Ann Dune. *arXiv preprint*, 2020", "misc: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; pubstate=preprint; howpublished=arXiv"),
    ("**Mira Okafor**, Ann Dune", ""),
    ("Buy milk and bread today", ""),
    ("Tides at Night", ""),
    ("", ""),
    ("**Tides at Night in Spring**", ": Tides at Night in Spring |  | "),
    ("[Tides](https://x.example.org)", ""),
    ("You can find my articles on [this page of mine here](https://x.example.org)", ""),
    ("[My long page of papers](https://scholar.google.com/citations?user=x)", ""),
    ("# Tides at Night\n\n**Mira Okafor**, Ann Dune\n\n*ICL 2020*", "inproceedings: Tides at Night | *Mira Okafor; Ann Dune | year=2020; booktitle=ICL; abbr=ICL"),
    ("### [ICML 2020] [Tides at Night](a.pdf)\n\n**Mira Okafor**, Ann Dune", "inproceedings: Tides at Night | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; pdf=files/a.pdf"),
    ("<font color='red'>Tides at Night in Spring</font> **Mira Okafor**, Ann Dune ICML 2020", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("*Tides at Night in Spring*. **Mira Okafor**, Ann Dune. 2020", ": Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020"),
    ("**Tides at Night in Spring.** *Ann Dune, Mira Okafor.* ICML 2020. To appear.", "inproceedings: Tides at Night in Spring | Ann Dune; *Mira Okafor | pubstate=accepted; year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("**Tides at Night in Spring**. **Mira Okafor**, Ann Dune, et al. ICML 2020", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune; … | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("**Tides at Night in Spring**. Ann Dune. ICML 2020", "inproceedings: Tides at Night in Spring | Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("**Tides at Night in Spring**. Mira Okafor. ICML 2020", "inproceedings: Tides at Night in Spring | *Mira Okafor | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("**Tidal Lamp** by the sea. **Mira Okafor**, Ann Dune. ICML 2020", "inproceedings: Tidal Lamp by the sea | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("**Mira Okafor**. **Tides of the Night**. ICML 2020", "inproceedings: Tides of the Night | *Mira Okafor | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("**The best paper award of the sea and how it was not won**. **Mira Okafor**, Ann Dune. ICML 2020", "inproceedings: The best paper award of the sea and how it was not won | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("**ICML 2020 Workshop on Tides**, **Tides of the Night**. **Mira Okafor**, Ann Dune", "inproceedings: Tides of the Night | *Mira Okafor; Ann Dune | year=2020; abbr=ICML Workshop; booktitle=ICML Workshop on Tides"),
    ("**arXiv:2001.00001**. **Tides of the Night**. **Mira Okafor**, Ann Dune", "misc: Tides of the Night | *Mira Okafor; Ann Dune | eprint=2001.00001; eprinttype=arxiv"),
    ("Some words, **Lamps at Sea**. **Mira Okafor**, Ann Dune. ICML 2020", "inproceedings: Some words, Lamps at Sea | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("Some words, **Lamps at Sea Tonight**. **Mira Okafor**, Ann Dune. ICML 2020", "inproceedings: Lamps at Sea Tonight | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; keywords=Some words"),
    ("**Mira Okafor, Ann Dune, Bo Berg**. **Tides of the Night**. ICML 2020", "inproceedings: Tides of the Night | *Mira Okafor; Ann Dune; Bo Berg | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("[Tide Project](https://t.example.org) [Tides of the Night](https://x.example.org). **Mira Okafor**, Ann Dune", ": Tides of the Night | *Mira Okafor; Ann Dune | url=https://x.example.org; website=https://t.example.org"),
    ("[Tides of the Night](https://scholar.google.com/citations?citation_for_view=x). **Mira Okafor**, Ann Dune", ": Tides of the Night | *Mira Okafor; Ann Dune | url=https://scholar.google.com/citations?citation_for_view=x"),
    ("\"Tides of the Long Night\", in **Journal of Tides and Nights of the Sea**. **Mira Okafor**, Ann Dune", "article: Tides of the Long Night | *Mira Okafor; Ann Dune | journal=Journal of Tides and Nights of the Sea"),
    ("\"Tides at Night\", in *ICML*. **Mira Okafor**, Ann Dune, 2020", "inproceedings: Tides at Night | *Mira Okafor; Ann Dune | abbr=ICML; booktitle=International Conference on Machine Learning; year=2020"),
    ("**[Tides of the Night](https://x.example.org)**. **Mira Okafor**, Ann Dune", ": Tides of the Night | *Mira Okafor; Ann Dune | url=https://x.example.org"),
    ("**[ICML 2020] Tides of the Night**. **Mira Okafor**, Ann Dune", "inproceedings: Tides of the Night | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("### One\n\n**Mira Okafor**, Ann Dune", ""),
    ("### Two Words\n\n**Mira Okafor**, Ann Dune", ": Two Words | *Mira Okafor; Ann Dune | "),
    ("### [ICML 2020] One\n\n**Mira Okafor**, Ann Dune", "inproceedings: One | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("**Sea**<br>**Mira Okafor**, Ann Dune<br>ICML 2020", ""),
    ("**Seas**<br>**Mira Okafor**, Ann Dune<br>ICML 2020", "inproceedings: Seas | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("`ICML` **Seas**<br>**Mira Okafor**, Ann Dune", "inproceedings: Seas | *Mira Okafor; Ann Dune | abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("Of **Seas**<br>**Mira Okafor**, Ann Dune", ""),
    ("**PDF**<br>**Mira Okafor**, Ann Dune", ""),
    ("**ICML**<br>**Mira Okafor**, Ann Dune", ""),
    ("**Seas**<br>**Mira Okafor**<br>ICML 2020", ""),
    ("**Seas** <br>ICML 2020<br>**Mira Okafor**, Ann Dune", "inproceedings: Seas | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("**Seas** <br>ICML 2020<br>Oral<br>**Mira Okafor**, Ann Dune", ""),
    ("Tides at Night<br>Mira Okafor<br>ICML 2020", "inproceedings: Tides at Night | *Mira Okafor | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("Tides at Night. Or not<br>Mira Okafor, Ann Dune", ""),
    ("Tides Night<br>Mira Okafor, Ann Dune", ""),
    ("Tides at Night<br>Mira Okafor, and much of what is said of the sea and the dunes in this line", ""),
    ("[J12] Tides at Night. **Mira Okafor**, Ann Dune. *ICML*, 2020.", "inproceedings: Tides at Night | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("(3) Tides at Night. **Mira Okafor**, Ann Dune. *ICML*, 2020.", "inproceedings: Tides at Night | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("3) 4 Tides at Night. **Mira Okafor**, Ann Dune. *ICML*, 2020.", "inproceedings: 4 Tides at Night | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("`I-J-9` **Tides at Night**. **Mira Okafor**, Ann Dune. *ICML*, 2020.", "inproceedings: Tides at Night | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("[1]", ""),
    ("[CCF-A] **Tides at Night**. **Mira Okafor**, Ann Dune. *ICML*, 2020.", "inproceedings: Tides at Night | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; keywords=CCF-A"),
    ("[CCF-A]", ""),
    ("(JCR Q1, CAS 1区) **Tides at Night**. **Mira Okafor**, Ann Dune. *ICML*, 2020.", "inproceedings: Tides at Night | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; keywords=JCR Q1, CAS 1区"),
    ("**Tides at Night**<br>**Mira Okafor**\\*, Ann Dune†<br>ICML 2020<br>\\* equal contribution, † project lead", "inproceedings: Tides at Night | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("**Tides at Night**<br>**Mira Okafor**\\*, Ann Dune<br>(\\* corresponding author)", ": Tides at Night | *Mira Okafor; Ann Dune | "),
    ("**Mira Okafor**, Ann Dune. **Tides at Night in Spring**. *ICML*, 2020", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("**Mira Okafor**: **Tides at Night in Spring**. *ICML*, 2020", "inproceedings: Tides at Night in Spring | *Mira Okafor | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("Ann Dune and others, **Tides at Night in Spring**. *ICML*, 2020", "inproceedings: Tides at Night in Spring | Ann Dune; … | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("(2020) **Tides at Night in Spring**. **Mira Okafor**, Ann Dune. *ICML*", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | abbr=ICML; booktitle=International Conference on Machine Learning; year=2020"),
    ("`ICML` `Oral` **Tides at Night in Spring**. **Mira Okafor**, Ann Dune. 2020", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | presentation=oral; abbr=ICML; booktitle=International Conference on Machine Learning; year=2020"),
    ("**Tides at Night in Spring**. ICML 2020. **Mira Okafor**, Ann Dune", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("**Tides at Night in Spring** (ICML 2020) **Mira Okafor**, Ann Dune", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("**Tides at Night in Spring** *ICML 2020* **Mira Okafor**, Ann Dune", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("**Tides at Night in Spring**, 2020, **Mira Okafor**, Ann Dune", ": Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020"),
    ("**Tides at Night in Spring**<br>Ann Dune<br>**Mira Okafor**, Bo Berg, Ann Dune<br>ICML 2020", "inproceedings: Tides at Night in Spring | *Mira Okafor; Bo Berg; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; annotation=Ann Dune"),
    ("**Tides at Night in Spring**<br>**Mira Okafor**, Ann Dune<br>Bo Berg, Cy Cole, Di Dorn<br>ICML 2020", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; annotation=Bo Berg, Cy Cole, Di Dorn"),
    ("Fog over the,\nhills, Mira Okafor, Ann Dune\nICL 2020", "inproceedings: Fog over the, hills | *Mira Okafor; Ann Dune | year=2020; booktitle=ICL; abbr=ICL"),
    ("Fog over the Hills\n**Mira Okafor**\nICL 2020", "inproceedings: Fog over the Hills | *Mira Okafor | year=2020; booktitle=ICL; abbr=ICL"),
    ("Fog over the Hills,\nMira Okafor\nICL 2020", "inproceedings: Fog over the Hills | *Mira Okafor | year=2020; booktitle=ICL; abbr=ICL"),
    ("[Fog](https://x.example.org) over the Hills,\nMira Okafor, Ann Dune\nICL 2020", "inproceedings: Fog over the Hills | *Mira Okafor; Ann Dune | year=2020; booktitle=ICL; abbr=ICL"),
    ("Okafor, M., Dune, A. 2020. Tides at Night in Spring. Sea.", ": Tides at Night in Spring | *Okafor, M.; Dune, A. | year=2020; annotation=Sea."),
    ("Okafor, M., Dune, A. 2020a: Tides at Night in Spring. Sea.", ": Tides at Night in Spring | *Okafor, M.; Dune, A. | year=2020; annotation=Sea."),
    ("Okafor, M., Dune, A. (2020b, May) Tides at Night in Spring. Sea.", ": Tides at Night in Spring | *Okafor, M.; Dune, A. | year=2020; annotation=Sea."),
    ("Okafor, M., Dune, A. (forthcoming). Tides at Night in Spring. Sea.", ": Tides at Night in Spring | *Okafor, M.; Dune, A. | pubstate=accepted; annotation=Sea."),
    ("Okafor, M. (2020). Tides at Night in Spring. Sea.", ": Tides at Night in Spring | *Okafor, M. | year=2020; annotation=Sea."),
    ("`ICML'20` Okafor, M., Dune, A. Tides at Night in Spring.", "inproceedings: Tides at Night in Spring | *Okafor, M.; Dune, A. | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("- `ICML'20` Okafor, M., Dune, A. Tides at Night in Spring.", "inproceedings: Tides at Night in Spring | *Okafor, M.; Dune, A. | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("[ICML 2020] Okafor, M., Dune, A. Tides at Night in Spring.", "inproceedings: Tides at Night in Spring | *Okafor, M.; Dune, A. | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("Okafor M, Dune A. Tides at Night in Spring[C]//ICML. 2020: 1-9.", "inproceedings: Tides at Night in Spring | *Okafor, M.; Dune, A. | year=2020; pages=1--9; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("Okafor M, Dune A. Tides at Night in Spring[J/OL]. Journal of Tides, 2020.", "article: Tides at Night in Spring | *Okafor, M.; Dune, A. | year=2020; journal=Journal of Tides"),
    ("M. Okafor, A. Dune. The “tides” of sand. ICML 2020", "inproceedings: The “tides” of sand | *M. Okafor; A. Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("M. Okafor, A. Dune. Tides of sand, in the sea, ICML, 2020", "inproceedings: Tides of sand, in the sea | *M. Okafor; A. Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("M. Okafor, A. Dune. Tides of sand, arXiv preprint arXiv:2001.00001", "misc: Tides of sand | *M. Okafor; A. Dune | eprint=2001.00001; eprinttype=arxiv"),
    ("M. Okafor, A. Dune. Tides of sand", ": Tides of sand | *M. Okafor; A. Dune | "),
    ("M. Okafor, A. Dune. *Tides of sand*. In: *ICML*, 2020", "inproceedings: Tides of sand | *M. Okafor; A. Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("M. Okafor, A. Dune. *Tides of sand and salt* ICML, 2020", "inproceedings: Tides of sand and salt | *M. Okafor; A. Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("M. Okafor, A. Dune. Tides of sand. in *Sea Days*, 2020", "inproceedings: Tides of sand | *M. Okafor; A. Dune | year=2020; booktitle=Sea Days"),
    ("M. Okafor, A. Dune. *Tides* of sand and salt. ICML 2020", "inproceedings: Tides of sand and salt | *M. Okafor; A. Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("Tides of sand: Mira Okafor, Ann Dune. ICML 2020", "inproceedings: Tides of sand | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("Do tides come? Mira Okafor, Ann Dune. ICML 2020", "inproceedings: Do tides come? | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("Tides of sand and salt. Ann Dune. ICML 2020", "inproceedings: Tides of sand and salt | Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("Tides of sand and salt. **Ann Dune**. ICML 2020", "inproceedings: Tides of sand and salt | Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("Tides of sand and salt. Ann Dune of the Quay sells fish. ICML 2020", ""),
    ("<span class='badge'>Oral</span><span class='venue'>ICML 2020</span> **Tides of the Night**. **Mira Okafor**, Ann Dune", "inproceedings: Tides of the Night | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; presentation=oral"),
    ("<span class='badge'>Best Demo Award @ ICML 2020</span> **Tides of the Night**. **Mira Okafor**, Ann Dune", "inproceedings: Tides of the Night | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; award=Best Demo Award"),
    ("<span class='badge'>ICML Best Paper</span> **Tides of the Night**. **Mira Okafor**, Ann Dune", "inproceedings: Tides of the Night | *Mira Okafor; Ann Dune | abbr=ICML; booktitle=International Conference on Machine Learning; award=Best Paper"),
    ("<span class='badge'>ICML 2020 / Oral · Spotlight</span> **Tides of the Night**. **Mira Okafor**, Ann Dune", "inproceedings: Tides of the Night | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; presentation=oral"),
    ("**Tides of the Night**. **Mira Okafor**, Ann Dune<br>Cited by 12<br>ICML 2020", "inproceedings: Tides of the Night | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("**Tides of the Night**. **Mira Okafor**, Ann Dune. ICML 2020<br>Keywords: a, b; c · d.", "inproceedings: Tides of the Night | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; keywords=a, b, c, d"),
    ("**Tides of the Night**. **Mira Okafor**, Ann Dune. ICML 2020<br>TL;DR - it is night", "inproceedings: Tides of the Night | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; annotation=TL;DR: it is night"),
    ("**Tides of the Night**. **Mira Okafor**, Ann Dune. ICML 2020 (Corresponding author)", "inproceedings: Tides of the Night | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; annotation=Corresponding author"),
    ("**Tides of the Night**. **Mira Okafor**, Ann Dune. ICML 2020 (co-first author), Oral", "inproceedings: Tides of the Night | *Mira Okafor; Ann Dune | presentation=oral; year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; annotation=co-first author"),
    ("**Tides of the Night**. **Mira Okafor**, Ann Dune. ICML 2020, Best Paper Award, Top 5%", "inproceedings: Tides of the Night | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; award=Best Paper Award; Top 5%"),
    ("**Tides of the Night**. **Mira Okafor**, Ann Dune. In ICML 2020. [Best Paper Award]", "inproceedings: Tides of the Night | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; award=Best Paper Award"),
    ("**Tides of the Night**. **Mira Okafor**, Ann Dune. *Sea Days*, 2020 | *Salt Days*", "inproceedings: Tides of the Night | *Mira Okafor; Ann Dune | year=2020; booktitle=Sea Days"),
    ("**Tides of the Night**. **Mira Okafor**, Ann Dune. A place by the sea", ": Tides of the Night | *Mira Okafor; Ann Dune | annotation=A place by the sea"),
    ("**Tides of the Night**. **Mira Okafor**, Ann Dune. *A place by the sea*", ": Tides of the Night | *Mira Okafor; Ann Dune | howpublished=A place by the sea"),
    ("**Tides of the Night**. **Mira Okafor**, Ann Dune. [ICML 2020](https://icml.example.org)", "inproceedings: Tides of the Night | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; link_icml_2020=https://icml.example.org"),
    ("**Tides of the Night**. **Mira Okafor**, Ann Dune. [Sea](https://sea.example.org) [Journal of Tides, 2020](https://t.example.org)", "article: Tides of the Night | *Mira Okafor; Ann Dune | year=2020; journal=Journal of Tides; link_sea=https://sea.example.org; url=https://t.example.org"),
    ("**Tides of the Night**. **Mira Okafor**, Ann Dune. ICML 2020\n- We show that tides come at night and go away with the morning.\n- Code: [here](https://github.com/x/y)\n- An extension of [Salt Lamps](https://s.example.org), which we like", "inproceedings: Tides of the Night | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; code=https://github.com/x/y; link_salt_lamps=https://s.example.org; annotation=We show that tides come at night and go away with the morning. · Code · An extension of Salt Lamps, which we like"),
    ("**Tides of the Night**. **Mira Okafor**, Ann Dune. *ICML 2020*\n- Five words of some use\n- Four words of use\n- Accepted at Sea Days 2021 as one of ten", "inproceedings: Tides of the Night | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; annotation=Five words of some use · Four words of use · Accepted at Sea Days 2021 as one of ten"),
    ("**The Journal of a Keeper at Sea**. **Mira Okafor**, Ann Dune. ICML 2020", "inproceedings: The Journal of a Keeper at Sea | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("**ICML 2020 Days of Fog**. **Tides of the Night**. **Mira Okafor**, Ann Dune", "inproceedings: Tides of the Night | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=ICML Days of Fog"),
    ("**Tides at Night in Spring**<br>Ann Dune<br>ICML 2020", "inproceedings: Tides at Night in Spring | Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("**Tides at Night in Spring**<br>Mira Okafor and the crew of the boats<br>ICML 2020", "inproceedings: Tides at Night in Spring | *Mira Okafor | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; annotation=and the crew of the boats"),
    ("[CCF-A]<br>**Tides at Night in Spring**. **Mira Okafor**, Ann Dune. ICML 2020", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; keywords=CCF-A"),
    ("**Tides at Night in Spring**: **Mira Okafor**, Ann Dune. ICML 2020", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("**Tides at Night in Spring** [PDF](a.pdf) **Mira Okafor**, Ann Dune. ICML 2020", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; pdf=files/a.pdf"),
    ("**Tides at Night in Spring** `ICML 2020` **Mira Okafor**, Ann Dune", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("**Tides at Night in Spring** | **Mira Okafor**, Ann Dune | ICML 2020", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning"),
    ("**Tides at Night in Spring**, 2020. **Mira Okafor**, Ann Dune. ICML", "inproceedings: Tides at Night in Spring | *Mira Okafor; Ann Dune | abbr=ICML; booktitle=International Conference on Machine Learning; year=2020"),
    ("**Tides of the Night**. **Mira Okafor**, Ann Dune. ICML 2020<br>Best Demo Award, Sea Days", "inproceedings: Tides of the Night | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; award=Best Demo Award; annotation=Sea Days"),
    ("🏆 **Best Paper Award of Days**, [Tides of the Night](https://x.example.org). **Mira Okafor**, Ann Dune", ": Tides of the Night | *Mira Okafor; Ann Dune | url=https://x.example.org; award=Best Paper Award of Days"),
    ("**Best Student Paper Award**<br>**Tides of the Night**<br>**Mira Okafor**, Ann Dune", ": Tides of the Night | *Mira Okafor; Ann Dune | award=Best Student Paper Award"),
    ("ICML 2020, **Best Paper Award of Days**: **Tides of the Night**. **Mira Okafor**, Ann Dune", "inproceedings: Tides of the Night | *Mira Okafor; Ann Dune | year=2020; abbr=ICML; booktitle=International Conference on Machine Learning; award=Best Paper Award of Days"),
    ("[Tides of the Night](https://x.example.org). **Best Paper Award of Days**. **Mira Okafor**, Ann Dune", ": Tides of the Night | *Mira Okafor; Ann Dune | url=https://x.example.org; award=Best Paper Award of Days"),
])  # fmt: skip
def test_item(text: str, found: str) -> None:
    assert _item(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("Tides.", "Tides"),
    ("“Tides at Night,”", "Tides at Night"),
    ("\"Tides\" and Sand", "\"Tides\" and Sand"),
    ("[ICML 2020] Tides", "Tides"),
    ("[Sea] Tides", "[Sea] Tides"),
    ("Paper: Tides", "Tides"),
    ("Survey paper: Tides", "Tides"),
    ("🔥 Tides", "Tides"),
    ("Tides[J]", "Tides"),
    ("Tides...", "Tides..."),
    ("Tides of A.", "Tides of A."),
    ("Tides \n at Night ;", "Tides at Night"),
    ("Tides\"", "Tides"),
    ("« Tides »", "Tides"),
    ("„Tides at Night.“", "Tides at Night"),
    ("„Tides“ at Night", "„Tides“ at Night"),
    ("Sand and \"Tides\"", "Sand and \"Tides\""),
    ("Sand, \"Salt\" and Tides\"", "Sand, \"Salt\" and Tides"),
])  # fmt: skip
def test_title_without_what_is_around_it(text: str, found: str) -> None:
    assert clean_title(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("**a** *b* `c` d", [("a b c d", [("bold", "a"), ("italic", "b"), ("code", "c")], [], [], False)]),
    ("[x **y**](u) z", [("x y z", [("bold", "y"), ("link", "x y")], [("x y", "u")], [], False)]),
    ("a<br>b", [("a", [], [], [], False), ("b", [], [], [], False)]),
    ("- one\n- **two**", [("one", [], [], [], True), ("two", [("bold", "two")], [], [], True)]),
    ("a<sup>1</sup><sub>2</sub>", [("a12", [("raised", "1")], [], [], False)]),
    ("<u>u</u> <ins>i</ins>", [("u i", [("underlined", "u")], [], [], False)]),
    ("# H *e*", [("H e", [("bold", "H e"), ("italic", "e"), ("heading", "H e")], [], [], False)]),
    ("<font color='red'>r</font> <span style='color: blue'>s</span>", [("r s", [("coloured", "r s")], [], [], False)]),
    ("![alt](p.png) t [![q](r.png)](s)", [("t", [], [], ["p.png", "r.png"], False)]),
    ("<p>a</p><p> b </p>", [("a", [], [], [], False), ("b", [], [], [], False)]),
    ("***x***", [("x", [("bold", "x"), ("italic", "x")], [], [], False)]),
    ("<b><i>m</i></b> <em>e</em><strong>s</strong>", [("m es", [("bold", "m"), ("bold", "s"), ("italic", "m e")], [], [], False)]),
    ("<script>x</script>a<style>b</style>", [("a", [], [], [], False)]),
    ("", []),
    ("a\nb", [("a\nb", [], [], [], False)]),
    ("<div>a <div>b</div> c</div>", [("a", [], [], [], False), ("b", [], [], [], False), ("c", [], [], [], False)]),
    ("<table><tr><td>a</td><td>b</td></tr></table>", [("a", [], [], [], False), ("b", [], [], [], False)]),
])  # fmt: skip
def test_lines_and_how_they_look(
    text: str, found: list[tuple[str, list[tuple[str, str]], list[tuple[str, str]], list[str], bool]]
) -> None:
    assert _lines(text) == found


@pytest.mark.parametrize(("one", "other", "found"), [
    ((("journal", "J"),), (("howpublished", "J2"), ("year", "2020")), ("article", "k", False, [], {"journal": "J", "year": "2020"})),
    ((("journal", "J"),), (("booktitle", "J"),), ("article", "k", False, [], {"journal": "J"})),
    ((("url", "https://a.example.org"),), (("url", "https://b.example.org"), ("note", "n")), ("article", "k", False, [], {"url": "https://a.example.org", "website": "https://b.example.org", "note": "n"})),
    ((("code", "https://a.example.org"),), (("code", "https://a.example.org"), ("volume", "2")), ("article", "k", False, [], {"code": "https://a.example.org"})),
    ((), (("howpublished", "H"),), ("article", "k", False, [], {"howpublished": "H"})),
    ((("year", "2019"),), (("year", "2020"),), ("article", "k", False, [], {"year": "2019"})),
])  # fmt: skip
def test_two_statements_of_a_paper(
    one: tuple[tuple[str, str], ...],
    other: tuple[tuple[str, str], ...],
    found: tuple[str, str, bool, list[str], dict[str, str]],
) -> None:
    assert _merged(one, other) == found
