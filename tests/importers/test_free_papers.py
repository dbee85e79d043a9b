"""Papers in free Markdown and HTML: each structure that homepages have, with what it states."""

# homepages have long lines
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from sphinx_academic.importers import acad_homepage
from sphinx_academic.importers.citations import authors_of
from sphinx_academic.importers.paper_lists import with_papers
from sphinx_academic.importers.records import Block, Paper, Site
from sphinx_academic.importers.source import Source

from .conftest import HOME

#: reads a homepage whose section of publications is given
Read = Callable[..., Site]
OKAFOR, LINDQVIST, ZHANG = "Mira Okafor", "Jonas Lindqvist", "Wei Zhang"

#: markup -> title, authors and year of each paper

STRUCTURES = {
    "box of the template": (
        r"""
<div class='paper-box'><div class='paper-box-image'><div><div class="badge">ICCC 2024</div><img src='images/a.png'></div></div>
<div class='paper-box-text' markdown="1">

[Tides and Lamps in the Dark North Sea](https://arxiv.org/abs/2401.00001) \\
**Mira Okafor**, Jonas Lindqvist, Wei Zhang

**International Conference on Coast Computing (ICCC), 2024, Oral**

[**Project**](https://a.example.com/p) | [**Code**](https://github.com/a/b) <strong><span class='show_paper_citations' data='x'></span></strong>
- We look at lamps and find a lot of them in the dark.
</div>
</div>
""",
        [("Tides and Lamps in the Dark North Sea", "Mira Okafor; Jonas Lindqvist; Wei Zhang", "2024")],
    ),
    "code span before a link": (
        r"""
- ``ICLR 2021`` [Fast Boats: High-Quality End-to-End Sailing](https://arxiv.org/abs/2006.04558), **Mira Okafor**, Chenxu Hu, Xu Tan, et al.
- `NeurIPS 2019`: [Boats without Rudders](https://papers.example.org/a.pdf). Jonas Lindqvist\*, **Mira Okafor\***, Wei Zhang. [[Code](https://github.com/a/b)] [[Project]()]

""",
        [
            ("Fast Boats: High-Quality End-to-End Sailing", "Mira Okafor; Chenxu Hu; Xu Tan", "2021"),
            ("Boats without Rudders", "Jonas Lindqvist; Mira Okafor; Wei Zhang", "2019"),
        ],
    ),
    "APA": (
        r"""
- Okafor, M., Lindqvist, J., & Zhang, W. (2022). Reading tide tables backwards: A study of the north. *Journal of Slow Computing*, 12(3), 45-67. https://doi.org/10.1000/xyz123
- Lindqvist, J., Okafor, M. (2021). How much ink is a coastline? In *Proceedings of the Conference on Maps* (pp. 1-10).

""",
        [
            (
                "Reading tide tables backwards: A study of the north",
                "Okafor, M.; Lindqvist, J.; Zhang, W.",
                "2022",
            ),
            ("How much ink is a coastline?", "Lindqvist, J.; Okafor, M.", "2021"),
        ],
    ),
    "GB/T 7714": (
        r"""
1. Okafor M, Lindqvist J, Zhang W, et al. Reading tide tables backwards[J]. Journal of Slow Computing, 2022, 12(3): 45-67.
2. Zhang W, Okafor M. Fog as a medium of storage[C]//Proceedings of the AAAI Conference on Artificial Intelligence. 2023, 37(1): 12-20.

""",
        [
            ("Reading tide tables backwards", "Okafor, M.; Lindqvist, J.; Zhang, W.", "2022"),
            ("Fog as a medium of storage", "Zhang, W.; Okafor, M.", "2023"),
        ],
    ),
    "MLA and IEEE": (
        r"""
- Okafor, Mira, Jonas Lindqvist, and Wei Zhang. "Reading Tide Tables Backwards." *Journal of Slow Computing* 12.3 (2022): 45-67.
- M. Okafor, J. Lindqvist, and W. Zhang, "Fog as a medium of storage," in *Proc. IEEE Int. Conf. Robot. Autom. (ICRA)*, May 2021, pp. 1–8.

""",
        [
            ("Reading Tide Tables Backwards", "Okafor, Mira; Jonas Lindqvist; Wei Zhang", "2022"),
            ("Fog as a medium of storage", "M. Okafor; J. Lindqvist; W. Zhang", "2021"),
        ],
    ),
    "box with a heading": (
        r"""
<div class="pub-item">
<h3>[CVPR 2025] Fog as a Medium of Storage</h3>
<p><b>Mira Okafor</b>, Jonas Lindqvist, Wei Zhang<br>
<i>IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR), 2025</i></p>
<p><a href="https://arxiv.org/abs/2501.00002">[Paper]</a> <a href="https://github.com/x/y">[Code]</a></p>
<p>Keywords: fog, storage</p>
<p>TL;DR: Fog keeps things.</p>
</div>
<div class="pub-item">
<h3>[Under Review] Lamps that Remember</h3>
<p>Jonas Lindqvist, <b>Mira Okafor</b><br>
Submitted to ICML 2026</p>
<p><a href="https://arxiv.org/abs/2601.00002">[Paper]</a></p>
</div>
""",
        [
            ("Fog as a Medium of Storage", "Mira Okafor; Jonas Lindqvist; Wei Zhang", "2025"),
            ("Lamps that Remember", "Jonas Lindqvist; Mira Okafor", "2026"),
        ],
    ),
    "bullet of several lines": (
        r"""
- **Fog as a Medium of Storage** \\
  **Mira Okafor**, Jonas Lindqvist† \\
  *NeurIPS*, 2024 \\
  [[PDF](https://x.example.org/a.pdf)] [[Code](https://github.com/x/y)]
- **Lamps that Remember the Sea**
  Jonas Lindqvist, **Mira Okafor**
  *arXiv preprint*, 2023. [[arXiv](https://arxiv.org/abs/2301.00002)]

""",
        [
            ("Fog as a Medium of Storage", "Mira Okafor; Jonas Lindqvist", "2024"),
            ("Lamps that Remember the Sea", "Jonas Lindqvist; Mira Okafor", "2023"),
        ],
    ),
    "paragraph with breaks": (
        r"""
**Fog as a Medium of Storage**
<br>
**Mira Okafor**, Jonas Lindqvist, Wei Zhang
<br>
*Conference on Slow Computing (CoSC), 2024*
<br>
[[paper]](https://x.example.org/a.pdf) [[code]](https://github.com/x/y)

**Lamps that Remember the Sea**
<br>
Jonas Lindqvist, **Mira Okafor**
<br>
*Under review*

""",
        [
            ("Fog as a Medium of Storage", "Mira Okafor; Jonas Lindqvist; Wei Zhang", "2024"),
            ("Lamps that Remember the Sea", "Jonas Lindqvist; Mira Okafor", ""),
        ],
    ),
    "paragraphs": (
        r"""
[Fog as a Medium of Storage](https://arxiv.org/abs/2401.00003)

**Mira Okafor**, Jonas Lindqvist, Wei Zhang

*ICML 2024*

[Lamps that Remember the Sea](https://arxiv.org/abs/2401.00004)

Jonas Lindqvist, **Mira Okafor**

*ICLR 2024 (Spotlight)*

""",
        [
            ("Fog as a Medium of Storage", "Mira Okafor; Jonas Lindqvist; Wei Zhang", "2024"),
            ("Lamps that Remember the Sea", "Jonas Lindqvist; Mira Okafor", "2024"),
        ],
    ),
    "by year, plain": (
        r"""
### 2024

* Fog as a Medium of Storage. **Mira Okafor**, Jonas Lindqvist and Wei Zhang. In *ICML 2024*. [pdf](https://x.example.org/a.pdf), [code](https://github.com/x/y)
* **Mira Okafor**, Jonas Lindqvist. Lamps that Remember the Sea. ICLR 2024.

### 2023

* Wei Zhang; **Mira Okafor**; Jonas Lindqvist; "A Long Night at the Coast", Nature Communications, 14, 1234 (2023).

""",
        [
            ("Fog as a Medium of Storage", "Mira Okafor; Jonas Lindqvist; Wei Zhang", "2024"),
            ("Lamps that Remember the Sea", "Mira Okafor; Jonas Lindqvist", "2024"),
            ("A Long Night at the Coast", "Wei Zhang; Mira Okafor; Jonas Lindqvist", "2023"),
        ],
    ),
    "table": (
        r"""
<table>
<tr><td><img src="images/x.png"></td><td><a href="https://arxiv.org/abs/2401.00003"><papertitle>Fog as a Medium of Storage</papertitle></a><br><strong>Mira Okafor</strong>, <a href="https://j.example.org">Jonas Lindqvist</a>, Wei Zhang<br><em>ICML</em>, 2024<br><a href="https://x.example.org/p">project page</a> / <a href="https://arxiv.org/abs/2401.00003">arXiv</a><p>We store things in fog.</p></td></tr>
<tr><td><img src="images/y.png"></td><td><a href="https://arxiv.org/abs/2301.00003">Lamps that Remember the Sea</a><br><a href="https://j.example.org">Jonas Lindqvist</a>, <strong>Mira Okafor</strong><br><em>ICLR</em>, 2023 &nbsp;<font color="red"><strong>(Oral Presentation)</strong></font><br><a href="https://github.com/x/z">code</a></td></tr>
</table>
""",
        [
            ("Fog as a Medium of Storage", "Mira Okafor; Jonas Lindqvist; Wei Zhang", "2024"),
            ("Lamps that Remember the Sea", "Jonas Lindqvist; Mira Okafor", "2023"),
        ],
    ),
    "prefixes in brackets": (
        r"""
- [2024] **Fog as a Medium of Storage**, **Mira Okafor**, Jonas Lindqvist, Wei Zhang, *ICML*.
- (ICLR 2023) [Lamps that Remember the Sea](https://arxiv.org/abs/2301.00003) | Jonas Lindqvist, **Mira Okafor** | [code](https://github.com/x/z)
- [CVPR'22] [A Long Night at the Coast](https://arxiv.org/abs/2201.00003). Wei Zhang，**Mira Okafor**，Jonas Lindqvist

""",
        [
            ("Fog as a Medium of Storage", "Mira Okafor; Jonas Lindqvist; Wei Zhang", "2024"),
            ("Lamps that Remember the Sea", "Jonas Lindqvist; Mira Okafor", "2023"),
            ("A Long Night at the Coast", "Wei Zhang; Mira Okafor; Jonas Lindqvist", "2022"),
        ],
    ),
    "technical report": (
        r"""
<div class='paper-box'><div class='paper-box-image'><div><div class="badge">Technique Report</div><img src='images/a.png'></div></div>
<div class='paper-box-text' markdown="1">
[Fog as a Medium of Storage](https://arxiv.org/abs/2401.00003)

**Mira Okafor**<sup>#</sup>, Jonas Lindqvist#(Corresponding Author), Wei Zhang. *Work in Progress*.

[PDF](https://arxiv.org/pdf/2401.00003) [Code](#)
</div>
</div>
""",
        [("Fog as a Medium of Storage", "Mira Okafor; Jonas Lindqvist; Wei Zhang", "")],
    ),
    "nested bullets": (
        r"""
- [Fog as a Medium of Storage](https://arxiv.org/abs/2401.00003) *ICML 2024*
  - **Mira Okafor**, Jonas Lindqvist, Wei Zhang
  - [Code](https://github.com/x/z), [Slides](/files/a.pdf)
- [Lamps that Remember the Sea](https://arxiv.org/abs/2301.00003) *ICLR 2023*
  - Jonas Lindqvist, **Mira Okafor**

""",
        [
            ("Fog as a Medium of Storage", "Mira Okafor; Jonas Lindqvist; Wei Zhang", "2024"),
            ("Lamps that Remember the Sea", "Jonas Lindqvist; Mira Okafor", "2023"),
        ],
    ),
    "headings": (
        r"""
#### [Fog as a Medium of Storage](https://arxiv.org/abs/2401.00003)
**Mira Okafor**, Jonas Lindqvist, Wei Zhang
ICML 2024

#### Lamps that Remember the Sea
Jonas Lindqvist, **Mira Okafor**
ICLR 2023 [paper](https://arxiv.org/abs/2301.00003)

""",
        [
            ("Fog as a Medium of Storage", "Mira Okafor; Jonas Lindqvist; Wei Zhang", "2024"),
            ("Lamps that Remember the Sea", "Jonas Lindqvist; Mira Okafor", "2023"),
        ],
    ),
    "Vancouver": (
        r"""
* **Okafor M.**, Lindqvist J., Zhang W. (2022) "Fog as a medium of storage", *eLife*, 11:e76489.
* Lindqvist J, **Okafor M**, Zhang W. Lamps that remember the sea. *PLoS One*. 2021;16(3):e0123456. doi:10.1371/journal.pone.0123456

""",
        [
            ("Fog as a medium of storage", "Okafor, M.; Lindqvist, J.; Zhang, W.", "2022"),
            ("Lamps that remember the sea", "Lindqvist, J.; Okafor, M.; Zhang, W.", "2021"),
        ],
    ),
    "CJK brackets": (
        r"""
- 【ICML 2024】**Mira Okafor**、Jonas Lindqvist、Wei Zhang. *Fog as a Medium of Storage*. [[PDF](https://x.example.org/a.pdf)]

""",
        [("Fog as a Medium of Storage", "Mira Okafor; Jonas Lindqvist; Wei Zhang", "2024")],
    ),
    "list in HTML": (
        r"""
<ul>
<li><a href="https://arxiv.org/abs/2401.00003"><b>Fog as a Medium of Storage</b></a><br/>
<u>Mira Okafor</u>, Jonas Lindqvist*, Wei Zhang*<br/>
In Proceedings of the 41st International Conference on Machine Learning (<b>ICML 2024</b>)<br/>
<span style="color:red">Best Paper Award</span></li>
<li>Lamps that Remember the Sea<br/>
Jonas Lindqvist, <u>Mira Okafor</u><br/>
IEEE Transactions on Image Processing (TIP), vol. 32, pp. 10-20, 2023 [<a href="https://ieeexplore.ieee.org/document/123">link</a>]</li>
</ul>
""",
        [
            ("Fog as a Medium of Storage", "Mira Okafor; Jonas Lindqvist; Wei Zhang", "2024"),
            ("Lamps that Remember the Sea", "Jonas Lindqvist; Mira Okafor", "2023"),
        ],
    ),
    "numbers in brackets": (
        r"""
[1] **Mira Okafor**, Jonas Lindqvist, "Fog as a Medium of Storage", ICML, 2024. [[pdf]](https://x.example.org/a.pdf)

[2] Jonas Lindqvist, **Mira Okafor**, "Lamps that Remember the Sea", ICLR, 2023. [[pdf]](https://x.example.org/b.pdf)

""",
        [
            ("Fog as a Medium of Storage", "Mira Okafor; Jonas Lindqvist", "2024"),
            ("Lamps that Remember the Sea", "Jonas Lindqvist; Mira Okafor", "2023"),
        ],
    ),
    "box in HTML": (
        r"""
<div class="paper-box">
<div class="paper-box-text">
<strong>Fog as a Medium of Storage</strong><br>
Jonas Lindqvist, <strong><u>Mira Okafor</u></strong>, Wei Zhang<br>
<em>IEEE Robotics and Automation Letters (RA-L), 2024</em><br>
<strong>🏆 Best Student Paper Finalist</strong><br>
[<a href="https://arxiv.org/abs/2401.00003">Paper</a>] [<a href="https://youtu.be/abc">Video</a>]
</div>
</div>
""",
        [("Fog as a Medium of Storage", "Jonas Lindqvist; Mira Okafor; Wei Zhang", "2024")],
    ),
    "parts named by classes": (
        r"""
<div class='paper-box'><div class='paper-box-image'><div class="badge">ICML 2024</div><img src='images/a.png'></div>
<div class='paper-box-text' markdown="1">
<div class="paper-title"><span class="paper-venue">ICML 2024</span> Fog as a Medium of Storage</div>
<div class="paper-authors">Jonas Lindqvist, <strong>Mira Okafor</strong>, Wei Zhang</div>
<details><summary>Highlights</summary>

> **Highlights**: **Fogstore** is a framework for **storage of lamps in the fog**.
</details>
</div></div>
""",
        [("Fog as a Medium of Storage", "Jonas Lindqvist; Mira Okafor; Wei Zhang", "2024")],
    ),
    "a title in capitals that leads to the paper": (
        r"""
- <span class="conf-badge">ICML 2024</span>
<!-- ![](https://img.shields.io/badge/ICML-2024-blue) -->
[Intrinsic Harbour Lamp Placement](https://openreview.net/forum?id=abc),
Jonas Lindqvist, **Mira Okafor**, Wei Zhang.

""",
        [("Intrinsic Harbour Lamp Placement", "Jonas Lindqvist; Mira Okafor; Wei Zhang", "2024")],
    ),
    "a title in plain text with a comma at its end": (
        r"""
- <span class="conf-badge">ICML 2024</span>
Harbour Lamps: A Point-to-Coast Approach,
Jonas Lindqvist, Wei Zhang, **Mira Okafor**.
[[Code](https://github.com/a/b)]

""",
        [("Harbour Lamps: A Point-to-Coast Approach", "Jonas Lindqvist; Wei Zhang; Mira Okafor", "2024")],
    ),
    "the page of a project before the title": (
        r"""
<div class='paper-box'><div class='paper-box-image'><div class="badge">ICML 2024</div></div>
<div class='paper-box-text' markdown="1">

[**Fogstore Project**](https://fog.example.org/)

[**Survey Paper:** Fog as a medium of storage](https://arxiv.org/abs/2401.00003) \\
Jonas Lindqvist, **Mira Okafor**, Wei Zhang

</div></div>
""",
        [("Fog as a medium of storage", "Jonas Lindqvist; Mira Okafor; Wei Zhang", "2024")],
    ),
    "a coloured title above the authors": (
        r"""
<div class='paper-box-text' markdown="1">
<font color="SteelBlue">Robust and Gentle Tides: A Scale of Lamps
</font>

Jonas Lindqvist, **Mira Okafor\***, Wei Zhang\\
**ICPP 2024, Main** |  [PDF](https://arxiv.org/pdf/2401.00001)
</div>
<div class='paper-box-text' markdown="1">
<font color="SteelBlue">Lamps of Two Coasts
</font>
**Mira Okafor**, Wei Zhang\\
**Scientific Lamps, 2023** |  [PDF](./)
</div>
""",
        [
            ("Robust and Gentle Tides: A Scale of Lamps", "Jonas Lindqvist; Mira Okafor; Wei Zhang", "2024"),
            ("Lamps of Two Coasts", "Mira Okafor; Wei Zhang", "2023"),
        ],
    ),
    "a plain title on a line above the authors": (
        r"""
- Measuring lamps
  in a storm
  **Mira Okafor**, Jonas Lindqvist
  ICPP 2024. [Paper](https://a.example.org/p.pdf)

""",
        [("Measuring lamps in a storm", "Mira Okafor; Jonas Lindqvist", "2024")],
    ),
    "marks as formulas": (
        r"""
- **Slow boats on a fast river**
  Jonas Lindqvist$^\dagger$, <u>Mira Okafor</u>$^{1,\ast}$, Wei Zhang$^2$
  **ICPP 2024** \| [Paper](https://arxiv.org/abs/2401.00002)

""",
        [("Slow boats on a fast river", "Jonas Lindqvist; Mira Okafor; Wei Zhang", "2024")],
    ),
    "a title that is a link over a break, and over two lines": (
        r"""
<div class="paper-box"><div class="paper-box-text" markdown="1">

[ <br> Dim Lamps: Light for Boats](https://arxiv.org/abs/2401.00003) \\
**Mira Okafor**\*, Wei Zhang

[**Paper**](https://arxiv.org/abs/2401.00003) /
**Code (coming soon)** /
[**Data**](https://a.example.org/data)
</div></div>

<div class="paper-box"><div class="paper-box-text" markdown="1">

[The Use of Lamps
in Harbours](https://arxiv.org/abs/2402.00003) <br> **Mira Okafor**, Wei Zhang <br> ICPP 2023
</div></div>
""",
        [
            ("Dim Lamps: Light for Boats", "Mira Okafor; Wei Zhang", ""),
            ("The Use of Lamps in Harbours", "Mira Okafor; Wei Zhang", "2023"),
        ],
    ),
    "a link of capitals and the owner behind it": (
        r"""
- [Coastal Lamp Prediction](https://a.example.org/lamps) Jonas Lindqvist, Mira Okafor, Wei Zhang. 2023.
- [Tidal Lamp Prediction](https://a.example.org/tides) Jonas Lindqvist, Mira Okafor. 2022.

""",
        [
            ("Coastal Lamp Prediction", "Jonas Lindqvist; Mira Okafor; Wei Zhang", "2023"),
            ("Tidal Lamp Prediction", "Jonas Lindqvist; Mira Okafor", "2022"),
        ],
    ),
    "a rank, and commas between all parts": (
        r"""
1. [CCF-A] **Mira Okafor**, Jonas Lindqvist, Wei Zhang, Tide-Lamp: Joint Lamps, Boats and Tides, International Conference on Coast Computing (ICCC), 2024.
1. [CCF-B] Wei Zhang, **Mira Okafor**\*, Jonas Lindqvist, Lightweight Lamp Encoder and Tidal Decoder for Boats, Theoretical Lamp Science (TLS), 2023. (Corresponding Author)

""",
        [
            ("Tide-Lamp: Joint Lamps, Boats and Tides", "Mira Okafor; Jonas Lindqvist; Wei Zhang", "2024"),
            (
                "Lightweight Lamp Encoder and Tidal Decoder for Boats",
                "Wei Zhang; Mira Okafor; Jonas Lindqvist",
                "2023",
            ),
        ],
    ),
    "a number in code, and the title in italics": (
        r"""
- `I-J-2` **Mira Okafor**, Zhang W, Lindqvist J, et al., *Physics Embedded Deep Lamps for Boats*, Journal of Tides, vol. 11, pp. 1924–1928, 2023.
- `C-C-1` Lin Z, **Mira Okafor**, *Deep Tides of Two Lamps*, 2022 IEEE Symposium on Lamps (SoL). IEEE, 2022: 1-4.

""",
        [
            ("Physics Embedded Deep Lamps for Boats", "Mira Okafor; Zhang, W.; Lindqvist, J.", "2023"),
            ("Deep Tides of Two Lamps", "Lin, Z.; Mira Okafor", "2022"),
        ],
    ),
    "a quoted title before the journal, which is a link": (
        r"""
* <b>Mira Okafor</b>, J. Lindqvist, <i>"Tides of sixty years: the lamps of the north",</i> [Journal of Applied Lamps <b>134</b>, 163905 (2023)](https://doi.org/10.1000/lamps).

""",
        [("Tides of sixty years: the lamps of the north", "Mira Okafor; J. Lindqvist", "2023")],
    ),
    "APA with a family of two words": (
        r"""
- Okafor, M., Di Marco, R., & del Monte, C. I. (2022). Tides of a shared lamp. *Journal of Slow Computing*, 12(3), 45-67.
- Zhang, W., Okafor, M., et al. (2021). Lamps are linked to the tide. *Journal of Slow Computing*, 11(2), 4-6.

""",
        [
            ("Tides of a shared lamp", "Okafor, M.; Di Marco, R.; del Monte, C. I.", "2022"),
            ("Lamps are linked to the tide", "Zhang, W.; Okafor, M.", "2021"),
        ],
    ),
}


@pytest.mark.parametrize("name", STRUCTURES)
def test_structure(read: Read, name: str) -> None:
    markup, expected = STRUCTURES[name]
    found = [stated(paper) for paper in read(markup).papers]
    assert found == expected


def stated(paper: Paper) -> tuple[str, str, str]:
    """Return title, authors and year."""
    return paper.title, "; ".join(author.name for author in paper.authors), paper.fields.get("year", "")


def fields(read: Read, markup: str) -> dict[str, str]:
    (paper,) = read(markup).papers
    return dict(paper.fields)


BULLET = "- [Fog as a Medium of Storage](https://x.example.org/a), **Mira Okafor**, Wei Zhang{}\n"


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (
            ", *ICML 2024*",
            {"abbr": "ICML", "booktitle": "International Conference on Machine Learning", "year": "2024"},
        ),
        (
            ". *IEEE Transactions on Image Processing (TIP)*, IF=10.8, 2023",
            {"abbr": "TIP", "journal": "IEEE Transactions on Image Processing", "year": "2023"},
        ),
        (". Submitted to *ICLR 2026*", {"pubstate": "submitted", "abbr": "ICLR", "year": "2026"}),
        (". *Under Review*", {"pubstate": "inreview"}),
        (". *Work in Progress*", {"pubstate": "inpreparation"}),
        (". To appear in *SIGIR 2025*", {"pubstate": "accepted", "abbr": "SIGIR"}),
        (". *NeurIPS 2024* (**Spotlight**)", {"presentation": "spotlight", "abbr": "NeurIPS"}),
        (". *ICCV 2023*, **Best Paper Award**", {"award": "Best Paper Award", "abbr": "ICCV"}),
        (
            ". arXiv preprint arXiv:2403.01234. 2024.",
            {"eprint": "2403.01234", "eprinttype": "arxiv", "year": "2024"},
        ),
        (". PhD thesis, Harbour University, 2022", {"school": "Harbour University", "year": "2022"}),
        (
            ". *ICML 2024*. [[code](https://github.com/x/y)] [[project page](https://p.example.org)]",
            {"code": "https://github.com/x/y", "website": "https://p.example.org"},
        ),
        (
            ". *ICML 2024*. [[PDF]](/files/a.pdf) [[Slides]](https://s.example.org/a.pptx)",
            {"pdf": "files/a.pdf", "slides": "https://s.example.org/a.pptx"},
        ),
        (
            ". *ICML 2024*. [arXiv](https://arxiv.org/abs/2403.01234v2) [video](https://youtu.be/x)",
            {"eprint": "2403.01234v2", "video": "https://youtu.be/x"},
        ),
        (
            ". *AAAI 2025 (Selected as Oral)*",
            {"booktitle": "AAAI Conference on Artificial Intelligence", "presentation": "oral"},
        ),
        (
            ". *ICML 2024*. [Alternate](https://github.com/a/b/blob/main/a.pdf) [Github](https://github.com/a/c)",
            {"pdf": "https://github.com/a/b/blob/main/a.pdf", "code": "https://github.com/a/c"},
        ),
        (". *ICML 2024*. [Project](https://your-link.com)", {"website": None}),
        (". *ICML 2024*. [doi](https://doi.org/10.1000/xyz)", {"doi": "10.1000/xyz"}),
        (
            ". *ICML 2024*. [知乎](https://zhuanlan.zhihu.com/p/1) [机器之心](https://mp.weixin.qq.com/s/x)",
            {"blog": "https://zhuanlan.zhihu.com/p/1", "link_wechat": "https://mp.weixin.qq.com/s/x"},
        ),
        (
            "  ![](https://img.shields.io/badge/CVPR-2026-8A2BE2?style=plastic)",
            {"abbr": "CVPR", "year": "2026"},
        ),
    ],
)
def test_what_stands_behind_the_authors(read: Read, rest: str, expected: dict[str, str | None]) -> None:
    found = fields(read, BULLET.format(rest))
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize("link", ["[Paper]()", "[Paper](#)", "[Paper](https://none)", "[Paper](TBD)"])
def test_links_that_lead_nowhere(read: Read, link: str) -> None:
    found = fields(read, BULLET.format(f", *ICML 2024*. {link}"))
    assert {value for value in found.values() if "http" in value} == {"https://x.example.org/a"}


@pytest.mark.parametrize(
    ("authors", "names", "roles"),
    [
        (r"**Mira Okafor\***, Wei Zhang\*", [OKAFOR, ZHANG], [("equal",), ("equal",)]),
        (
            "**Mira Okafor**<sup>#</sup>, Wei Zhang<sup>*</sup>",
            [OKAFOR, ZHANG],
            [("corresponding",), ("equal",)],
        ),
        ("<u>Mira Okafor</u>📧; Wei Zhang", [OKAFOR, ZHANG], [("corresponding",), ()]),
        ("Mira Okafor(Corresponding Author), Wei Zhang", [OKAFOR, ZHANG], [("corresponding",), ()]),
        ("Mira Okafor (李依凡) and Wei Zhang", ["Mira Okafor (李依凡)", ZHANG], [(), ()]),
        ("李依凡（Mira Okafor）, 张伟(Wei Zhang)", ["Mira Okafor (李依凡)", "Wei Zhang (张伟)"], [(), ()]),
        (
            "Mira Okafor(First Author Student), Wei Zhang (corresponding)",
            [OKAFOR, ZHANG],
            [(), ("corresponding",)],
        ),
        ("Mira Okafor (Kit), Wei Zhang (MIT)", ["Mira Okafor (Kit)", ZHANG], [(), ()]),
        ("Ann‐Kathrin Roe, Wei Li‑Zhang", ["Ann-Kathrin Roe", "Wei Li-Zhang"], [(), ()]),
        ("**Mira Okafor**，Wei Zhang，Jonas Lindqvist", [OKAFOR, ZHANG, LINDQVIST], [(), (), ()]),
        ("**Mira Okafor**,Wei Zhang&Jonas Lindqvist", [OKAFOR, ZHANG, LINDQVIST], [(), (), ()]),
        (
            "Wei Zhang, **Mira Okafor**, and Jonas van der Berg",
            [ZHANG, OKAFOR, "Jonas van der Berg"],
            [(), (), ()],
        ),
        ("M. Okafor, J.-P. Zhang, A. C. Zhou", ["M. Okafor", "J.-P. Zhang", "A. C. Zhou"], [(), (), ()]),
        ("李依凡, 王小明", ["李依凡", "王小明"], [(), ()]),
        ("Wei Zhang, **Mira\nOkafor**, Jonas Lindqvist", [ZHANG, OKAFOR, LINDQVIST], [(), (), ()]),
    ],
)
def test_authors_and_marks(read: Read, authors: str, names: list[str], roles: list[tuple[str, ...]]) -> None:
    legend = "\\* equal contribution, # and 📧: corresponding author\n\n"
    (paper,) = read(
        f"{legend}- [Fog as a Medium of Storage](https://x.example.org/a). {authors}. *ICML 2024*\n"
    ).papers
    assert [author.name for author in paper.authors] == names
    assert [author.roles for author in paper.authors] == roles


def test_a_note_behind_a_name_is_kept_and_the_owner_known_by_the_latin_form(read: Read) -> None:
    site = read(
        "- [Fog as a Medium of Storage](https://x.example.org/a). Wei Zhang(PhD student, visiting),"
        " 李依凡(Mira Okafor). *ICML 2024*\n"
    )
    (paper,) = site.papers
    assert [author.name for author in paper.authors] == [ZHANG, "Mira Okafor (李依凡)"]
    assert paper.authors[1].is_owner
    assert paper.fields["author+an:mark"] == "1=PhD student visiting"


@pytest.mark.parametrize(
    ("citation", "names"),
    [
        ("Okafor & Lindqvist (2021)", ["Okafor", "Lindqvist"]),
        ("Okafor and van der Berg (2021). Tides", ["Okafor", "van der Berg"]),
        ("Okafor &amp; Lind‐Roe, 2021", ["Okafor", "Lind-Roe"]),
        ("Okafor, Mira, and Wei Zhang. (2021)", ["Okafor, Mira", "Wei Zhang"]),
    ],
)
def test_two_families_in_a_citation(citation: str, names: list[str]) -> None:
    assert [author.name for author in authors_of(citation, "Tides and Lamps").authors] == names


def test_et_al(read: Read) -> None:
    (paper,) = read(BULLET.format(", et al. *ICML 2024*")).papers
    assert paper.others
    assert len(paper.authors) == 2


def test_a_mark_without_legend_is_kept_and_reported(read: Read) -> None:
    site = read(
        "- [Fog as a Medium of Storage](https://x.example.org/a), **Mira Okafor**†, Wei Zhang‡. *ICML 2024*\n"
    )
    (paper,) = site.papers
    assert [author.roles for author in paper.authors] == [(), ()]
    assert paper.fields["author+an:mark"] == "1=†; 2=‡"
    assert sum("no legend" in finding.message for finding in site.findings) == 3


def test_the_owner_of_two_with_one_name(read: Read) -> None:
    (paper,) = read(
        "- M. Okafor, W. Zhang, **M. Okafor**. Fog as a Medium of Storage. In ICML 2024.\n"
    ).papers
    assert [author.is_owner for author in paper.authors] == [False, False, True]


def test_a_paper_that_stands_twice_is_one(read: Read) -> None:
    markup = """
    ## Selected

    - [Fog as a Medium of Storage](https://x.example.org/a), **Mira Okafor**, Wei Zhang. *ICML 2024*

    ## All

    - **Mira Okafor**, Wei Zhang. "Fog as a medium of storage". ICML 2024. [code](https://github.com/x/y)
    - **Mira Okafor**. Lamps that remember the sea. ICLR 2023.
    """
    site = read(dedent(markup))
    assert [paper.title for paper in site.papers] == [
        "Fog as a Medium of Storage",
        "Lamps that remember the sea",
    ]
    assert site.papers[0].fields["code"] == "https://github.com/x/y"


def test_one_title_at_two_conferences_is_two(read: Read) -> None:
    markup = """
    - **Mira Okafor**, Wei Zhang. Fog as a medium of storage. In ICML 2024.
    - **Mira Okafor**, Wei Zhang. Fog as a medium of storage. In SIGIR 2024.
    """
    assert len(read(dedent(markup)).papers) == 2


def test_topics_become_keywords(read: Read) -> None:
    markup = """
    ## Storage & Fog

    - **Mira Okafor**, Wei Zhang. Fog as a medium of storage. In ICML 2024.

    ## Lamps

    - **Mira Okafor**. Lamps that remember the sea. ICLR 2023.
    """
    site = read(dedent(markup))
    lists = [block for page in site.pages for block in page.blocks if block.kind == "publications"]
    assert [block.options["filter"] for block in lists] == [
        "'\"Storage & Fog\" in keywords'",
        "'\"Lamps\" in keywords'",
    ]
    assert [paper.fields["keywords"] for paper in site.papers] == ["Storage & Fog", "Lamps"]


def test_what_is_no_paper_is_reported(read: Read) -> None:
    site = read("- I review for several journals every year, and like it.\n" + BULLET.format(", *ICML 2024*"))
    assert len(site.papers) == 1
    assert any("was not understood" in finding.message for finding in site.findings)


@pytest.mark.parametrize(
    "markup",
    [
        "<!-- - [A hidden paper of three](https://x.example.org/b), **Mira Okafor**. *ICML 2024* -->\n\n",
        "{% comment %}\n- [A hidden paper of three](https://x.example.org/b), **Mira Okafor**. *ICML"
        " 2024*\n{% endcomment %}\n\n",
        "- [Lorem ipsum dolor sit amet, consectetur](https://github.com), A, B, C, **CVPR 2020**\n",
        "- [Deep Residual Learning for Image Recognition](https://x.example.org/c), **Kaiming He**,"
        " Xiangyu Zhang. *CVPR 2016*\n",
    ],
)
def test_comments_and_papers_of_the_template(read: Read, markup: str) -> None:
    assert [paper.title for paper in read(markup + BULLET.format(", *ICML 2024*")).papers] == [
        "Fog as a Medium of Storage"
    ]


def test_a_title_of_one_word(read: Read) -> None:
    site = read("- [Fogstore](https://x.example.org/a), **Mira Okafor**, Wei Zhang. *ICML 2024*\n")
    assert [stated(paper) for paper in site.papers] == [("Fogstore", "Mira Okafor; Wei Zhang", "2024")]


def test_papers_without_the_owner_are_reported(read: Read) -> None:
    own = "".join(
        f"- **Mira Okafor**, Wei Zhang. Fog as a medium of storage {n}. In ICML 2024.\n" for n in "ABCD"
    )
    site = read(own + "- Jonas Lindqvist, Wei Zhang. Lamps that remember the sea. In ICML 2024.\n")
    found = [finding.message for finding in site.findings if "none of the authors" in finding.message]
    assert found == ["Mira Okafor is none of the authors of: Lamps that remember the sea"]


def test_a_sentence_below_a_paper_is_no_venue(read: Read) -> None:
    """The text of its links stays in it."""
    found = fields(
        read,
        """
<div class='paper-box'><div class='paper-box-text' markdown="1">

[Fog as a Medium of Storage](https://arxiv.org/abs/2401.00003) \\
Jonas Lindqvist, **Mira Okafor**

- Fogstore is the first survey of its kind, and has the [lamps and buoys](https://github.com/a/b) of the north.
</div></div>
""",
    )
    assert not {"journal", "booktitle"} & found.keys()
    assert "has the lamps and buoys of the north" in found["annotation"]
    assert found["code"] == "https://github.com/a/b"


def test_a_title_as_a_heading_with_a_labelled_line_of_authors(read: Read) -> None:
    site = read("""
### Rapid change of lamps in the dark: the role of fog
*Heritage* **124**, 535-549 (2020)

**Authors:** Okafor M, Lindqvist JT, Zhang W.

Theory predicts that lamps change where few of them stand, and we found that they do.

### The landscape of lamps across the coasts of the north
*Journal of Slow Computing* **10**, 31-40 (2021)

**Authors:** Lindqvist-Roe AT, Okafor M.
""")
    assert [stated(paper) for paper in site.papers] == [
        (
            "Rapid change of lamps in the dark: the role of fog",
            "Okafor, M.; Lindqvist, J. T.; Zhang, W.",
            "2020",
        ),
        ("The landscape of lamps across the coasts of the north", "Lindqvist-Roe, A. T.; Okafor, M.", "2021"),
    ]


def test_a_section_whose_papers_stand_in_subsections_keeps_its_heading(read: Read) -> None:
    site = read(
        "## Fog\n\n- [Fog as a Medium of Storage](https://x.example.org/a). **Mira Okafor**, Wei Zhang. *ICML 2024*\n\n"
        "## Lamps\n\n"
    )
    (page,) = site.pages
    titles = [(block.title, block.level) for block in page.blocks if block.title]
    assert titles[-2:] == [("📝 Publications", 2), ("Fog", 3)]
    empty = [finding.message for finding in site.findings if "empty" in finding.message]
    assert empty == ["the section 'Lamps', which is empty"]


def test_a_section_without_papers_is_reported(read: Read) -> None:
    site = read("")
    assert [finding.message for finding in site.findings if "empty" in finding.message] == [
        "the section '📝 Publications', which is empty"
    ]


@pytest.mark.parametrize(("authors", "count"), [("M. Okafor, W. Zhang", 1), ("M. Okafor, J. Lindqvist", 2)])
def test_a_paper_whose_title_was_another(read: Callable[[str], Site], authors: str, count: int) -> None:
    site = read(
        "- M. Okafor, W. Zhang. Tides at Night. arXiv preprint arXiv:2301.01778.\n"
        f"- {authors}. TideGPT: Tides by Day. arXiv preprint arXiv:2301.01778.\n"
    )
    assert len(site.papers) == count
    assert any("became the same entry" in finding.message for finding in site.findings) == (count == 1)


def one(site: Site) -> Paper:
    (paper,) = site.papers
    return paper


def test_the_legend_of_an_item_explains_its_marks(read: Read) -> None:
    paper = one(
        read(
            """
- [Tides and Lamps in the Dark](https://arxiv.org/abs/2401.00001) <br> Wei Zhang<sup>†</sup>, **Mira Okafor<sup>†</sup>**, Jonas Lindqvist<sup>‡</sup>
  <br> *<sup>†</sup>Co-First Authors, <sup>‡</sup>Co-Senior Authors*
"""
        )
    )
    assert [author.roles for author in paper.authors] == [("equal",), ("equal",), ()]
    assert paper.fields["author+an:mark"] == "3=‡"
    assert "annotation" not in paper.fields


@pytest.mark.parametrize(
    ("badge", "venue", "award"),
    [
        ("Best Paper Award @ Tide Workshop 2025", "Tide Workshop", "Best Paper Award"),
        (
            "EMNLP 2023 Outstanding Award / Lamps Best Data Award",
            "Conference on Empirical Methods in Natural Language Processing",
            "Outstanding Award; Lamps Best Data Award",
        ),
        ("ICCC 2024", "ICCC", None),
    ],
)
def test_a_badge_with_awards(read: Read, badge: str, venue: str, award: str | None) -> None:
    paper = one(
        read(
            f"""
<div class='paper-box'><div class='paper-box-image'><div class="badge">{badge}</div></div>
<div class='paper-box-text' markdown="1">

[Tides and Lamps in the Dark](https://arxiv.org/abs/2401.00001)

**Mira Okafor**, Wei Zhang
</div></div>
"""
        )
    )
    assert (paper.fields["booktitle"], paper.fields.get("award")) == (venue, award)


def test_a_line_below_a_paper_with_a_venue_is_a_note_with_the_words_of_its_links(read: Read) -> None:
    paper = one(
        read(
            """
- **Tides and Lamps in the Dark**
  **Mira Okafor**, Wei Zhang
  **CVPRW 2023** | [Paper](https://arxiv.org/abs/2401.00001)
  - Champion of the Lamp Restoration Challenge 2022 in the real track
  - An extension of the [IR-Lamp](https://arxiv.org/abs/2301.00001).
"""
        )
    )
    assert paper.fields["booktitle"] == "CVPRW"
    assert paper.fields["year"] == "2023"
    assert "Champion of the Lamp" in paper.fields["annotation"]
    assert "extension of the IR-Lamp" in paper.fields["annotation"]


def test_the_year_of_a_heading_and_an_entry_that_is_shown(read: Read) -> None:
    entry = (
        "<details><summary>BibTeX</summary><pre><code>@article{lamps, title={%s},\n"
        "  author={%s}, journal={Journal of Tides}, volume={7}, year={2023}}</code></pre></details>"
    )
    site = read(
        "## 2023\n\n- [Tides and Lamps in the Dark](https://a.example.org/x)\n  "
        + entry % ("Tides and Lamps in the Dark", "Zhang, Wei and Okafor, Mira")
        + "\n\n  *Journal of Tides*\n\n  Wei Zhang, **Mira Okafor**\n\n"
        "- [Lamps of Another Kind of Boat](https://a.example.org/y)\n  "
        + entry % ("Something Else Altogether", "Okafor, Mira")
        + "\n\n  *Journal of Lamps*\n\n  Wei Zhang, **Mira Okafor**\n"
    )
    first, second = site.papers
    assert first.bibtex["volume"] == "7"
    assert first.key == "lamps"
    assert (second.bibtex, second.fields["year"]) == ({}, "2023")
    assert not any("@article" in value for paper in site.papers for value in paper.fields.values())
    assert any("and was not taken" in finding.message for finding in site.findings)


@pytest.mark.parametrize("number", [
    "3\\.", "(3)", "[3]", "[J1]", "(J1)", "(C12)", "[J-1]", "(J-1)", "(J.1)", "[CP.12]", "( c3 )", "J1.", "**(J1)**", "**[J1]**", "`[J1]`", "`C12`",
])  # fmt: skip
@pytest.mark.parametrize(
    "authors", ["Okafor, M., Roe, B. (2022).", "Mira Okafor, B. Roe. 2022.", "M. Okafor and B. Roe,"]
)
def test_numbers_of_papers_are_no_part_of_them(read: Read, number: str, authors: str) -> None:
    (paper,) = read(f"- {number} {authors} Tides of the Sea at Night. *Journal of Shores*, 2022.\n").papers
    assert paper.title == "Tides of the Sea at Night"
    assert [author.name.split(",")[0].split()[-1] for author in paper.authors] == ["Okafor", "Roe"]
    assert paper.fields == {"year": "2022", "journal": "Journal of Shores"}


@pytest.mark.parametrize(("label", "year", "venue"), [
    ("[SC24]", "2024", "SC"), ("(SC24)", "2024", "SC"), ("[SC'24]", "2024", "SC"), ("(C12)", None, None), ("[J12]", None, None),
])  # fmt: skip
def test_numbers_and_venues_in_brackets(read: Read, label: str, year: str | None, venue: str | None) -> None:
    (paper,) = read(f"- {label} M. Okafor and B. Roe. Tides of the Sea at Night.\n").papers
    assert (paper.title, len(paper.authors)) == ("Tides of the Sea at Night", 2)
    assert (paper.fields.get("year"), paper.fields.get("abbr")) == (year, venue)


@pytest.mark.parametrize(("citation", "title", "authors"), [
    ("Tides of the Sea, by *M. Okafor and B. Roe*.", "Tides of the Sea", "M. Okafor; B. Roe"),
    ("Tides of the Sea by *M. Okafor and B. Roe*.", "Tides of the Sea", "M. Okafor; B. Roe"),
    ("Tides of the Sea by **M. Okafor and B. Roe**,", "Tides of the Sea", "M. Okafor; B. Roe"),
    ("Tides of the Sea by *M. Okafor*, *B. Roe* and *C. Doe*.", "Tides of the Sea", "M. Okafor; B. Roe; C. Doe"),
    ("Tides of the Sea by *Mira Okafor*,", "Tides of the Sea", "Mira Okafor"),
    ("Tides of the Sea *by M. Okafor and B. Roe*.", "Tides of the Sea", "M. Okafor; B. Roe"),
    ("*Tides of the Sea* by *M. Okafor and B. Roe*.", "Tides of the Sea", "M. Okafor; B. Roe"),
    ("“Tides of the Sea” by **M. Okafor and B. Roe**.", "Tides of the Sea", "M. Okafor; B. Roe"),
    ("Tides of the Sea (by *M. Okafor and B. Roe*).", "Tides of the Sea", "M. Okafor; B. Roe"),
    ("Tides of the Sea (by M. Okafor and B. Roe),", "Tides of the Sea", "M. Okafor; B. Roe"),
    ("Tides of the Sea – by *M. Okafor and B. Roe*.", "Tides of the Sea", "M. Okafor; B. Roe"),
    ("Tides of the Sea: A Study, by *M. Okafor and B. Roe*.", "Tides of the Sea: A Study", "M. Okafor; B. Roe"),
    ("Tides by Night, by *M. Okafor and B. Roe*.", "Tides by Night", "M. Okafor; B. Roe"),
    # words that might be a name
    ("Sea Tides, by *M. Okafor and B. Roe*.", "Sea Tides", "M. Okafor; B. Roe"),
    ("Tides, by **M. Okafor and B. Roe**.", "Tides", "M. Okafor; B. Roe"),
    # of the title
    ("M. Okafor and B. Roe. Tides seen by **Night Lamps and Sea Fog**.", "Tides seen by Night Lamps and Sea Fog", "M. Okafor; B. Roe"),
    ("Tides step-by *Night Lamps and Sea Fog*. M. Okafor, B. Roe.", "Tides step-by Night Lamps and Sea Fog", "M. Okafor; B. Roe"),
])  # fmt: skip
def test_authors_behind_by(read: Read, citation: str, title: str, authors: str) -> None:
    (paper,) = read(f"- {citation} Journal of Shores, 2024.\n").papers
    assert stated(paper) == (title, authors, "2024")
    assert paper.fields["journal"] == "Journal of Shores"


@pytest.mark.parametrize("line", [
    "Edited by *M. Okafor and B. Roe*.", "A book on tides edited by *M. Okafor and B. Roe*.", "A boat led by **M. Okafor and B. Roe**.",
    "By *M. Okafor and B. Roe*.", "Moving by *Night*.", "A photograph of the sea by *Bo Roe* and many more of us.",
])  # fmt: skip
def test_by_without_a_title_or_authors(read: Read, line: str) -> None:
    assert read(f"- {line}\n").papers == ()


@pytest.mark.parametrize("tag", ["div", "article", "section", "details"])
@pytest.mark.parametrize("before", ["", "<div class='legend'>* equal contribution</div>", "<h4>Papers</h4>"])
def test_boxes_that_are_repeated(read: Read, tag: str, before: str) -> None:
    """What stands beside them, of another class or element, is none of them."""
    titles = ["Fog as a Medium of Storage", "Lamps that Remember the Sea"]
    boxes = "".join(
        f"<{tag} class='item'><b>{title}</b><br>Mira Okafor, Wei Zhang<br><i>ICML 2024</i></{tag}>"
        for title in titles
    )
    assert [paper.title for paper in read(f"<div>{before}{boxes}</div>\n").papers] == titles


#: structures in which the owner is named in full; "Sukarno, Zhang W" may be one name
IN_FULL = [
    name
    for name, (markup, papers) in STRUCTURES.items()
    if "Mira Okafor" in str(papers) and "**Mira Okafor**, Zhang W" not in markup
]


@pytest.mark.parametrize("name", IN_FULL)
def test_the_name_of_the_owner_is_one_word(homepage: Callable[[dict[str, str]], Source], name: str) -> None:
    markup, expected = STRUCTURES[name]
    page = f"{HOME}# 📝 Publications\n\n{markup}".replace("Mira Okafor", "Sukarno")
    site = acad_homepage.read(
        homepage({"_config.yml": "author:\n  name: Sukarno\n", "_pages/about.md": page})
    )
    assert [stated(paper) for paper in site.papers] == [
        (title, authors.replace("Mira Okafor", "Sukarno"), year) for title, authors, year in expected
    ]


def box(title: str, kind: str = "paper-box", end: str = "</div>") -> str:
    """Return a box with a paper."""
    return f"<div class='{kind}'><b>{title}</b><br>Mira Okafor, Wei Zhang<br><i>ICML 2024</i>{end}"


FOG, SEA, BOATS = (
    "Fog as a Medium of Storage",
    "Lamps that Remember the Sea",
    "Boats without a Rudder at Night",
)


@pytest.mark.parametrize(
    ("markup", "titles"),
    [
        (f"<div class='all'>{box(FOG)}{box(SEA)}</div>", [FOG, SEA]),
        (f"<div class='all'>{box(FOG)}{box(SEA, end=box(BOATS))}</div></div>", [FOG, SEA, BOATS]),
        # that are not closed
        (box(FOG, end=box(SEA, end=box(BOATS))), [FOG, SEA, BOATS]),
        (box(FOG, end=""), [FOG]),
        # of any class, within others
        (f"<div><section><div>{box(FOG, 'item')}{box(SEA, 'item')}</div></section></div>", [FOG, SEA]),
        # lines of one paper are no boxes
        (
            f"<div><div><div><b>{BOATS}</b></div><div>Mira Okafor, Wei Zhang, Jonas Lindqvist, <i>ICML 2024</i>"
            "</div></div><div class='links'>PDF</div></div>",
            [BOATS],
        ),
        # a table in a cell
        (
            f"<table><tr><td><table><tr><td>{FOG}, Mira Okafor, Wei Zhang, ICML 2024</td></tr></table></td></tr>"
            f"<tr><td></td></tr><tr><td><b>{SEA}</b><br>Mira Okafor, Wei Zhang, ICML 2024</td></tr></table>",
            [FOG, SEA],
        ),
    ],
)
def test_boxes_in_boxes(read: Read, markup: str, titles: list[str]) -> None:
    assert [paper.title for paper in read(f"{markup}\n").papers] == titles


def cited(title: str, tag: str = "div", kind: str = "", more: str = "") -> str:
    """Return an element with a citation."""
    return f"<{tag} class='{kind}'>{title}. Mira Okafor, Wei Zhang. ICML 2024.{more}</{tag}>"


ALL = [FOG, SEA, BOATS]
NAMES_AND_VENUE = "<div class='names'>Mira Okafor, Wei Zhang</div><div class='venue'>ICML 2024</div>"


@pytest.mark.parametrize("around", ["div", "section", "article", "center", "details", "blockquote"])
@pytest.mark.parametrize(
    ("markup", "titles"),
    [
        # of other classes, or elements
        (cited(FOG, kind="a") + cited(SEA, kind="b") + cited(BOATS, kind="c"), ALL),
        (cited(FOG, kind="a") + cited(SEA, kind="a") + cited(BOATS, kind="b"), ALL),
        (cited(FOG, kind="b") + cited(SEA, kind="a") + cited(BOATS, kind="a"), ALL),
        (cited(FOG, kind="row odd") + cited(SEA, "section") + cited(BOATS, "article"), ALL),
        (box(FOG, "a") + box(SEA, "b") + "<div class='c'>And some words that are no paper</div>", [FOG, SEA]),
        (cited(FOG, kind="a") + cited(SEA, "p") + cited(BOATS, kind="b"), ALL),
        (cited(FOG, kind="a") + cited(SEA, kind="b") + f"<ul>{cited(BOATS, 'li')}</ul>", ALL),
        (
            cited(FOG, "p")
            + cited(SEA, "p", more="<br><a href='https://x.example.org'>PDF</a>")
            + cited(BOATS),
            ALL,
        ),
        (f"<table><tr>{cited(FOG, 'td')}</tr></table><table><tr>{cited(SEA, 'td')}</tr></table>", [FOG, SEA]),
        # of boxes of years
        (f"<div class='a'>{cited(FOG)}{cited(SEA)}</div><div class='b'>{cited(BOATS)}</div>", ALL),
        (
            f"<div class='a'><ul>{cited(FOG, 'li')}{cited(SEA, 'li')}</ul></div>"
            f"<div class='b'><ol>{cited(BOATS, 'li')}</ol></div>",
            ALL,
        ),
        (
            f"<div class='a'><ul>{cited(FOG, 'li')}{cited(SEA, 'li')}</ul></div>"
            f"<div class='a'><ul>{cited(BOATS, 'li')}</ul></div>",
            ALL,
        ),
        # lines of one paper, and the paper behind it
        (f"<div class='title'>{BOATS}</div>{NAMES_AND_VENUE}", [BOATS]),
        (
            f"<div class='a'><div class='title'>{FOG}</div>{NAMES_AND_VENUE}</div>{cited(SEA, kind='b')}",
            [FOG, SEA],
        ),
        (box(FOG, "a") + f"<div class='b'>Mira Okafor, Wei Zhang. {FOG}. ICML 2024.</div>", [FOG]),
        (
            box(FOG, "a")
            + f"<div class='b'><pre>@misc{{a, title={{{FOG}}}, author={{Okafor, Mira}}}}</pre></div>",
            [FOG],
        ),
        (
            box(FOG, "a") + "<div class='b'>We look at fog. It is grey, wet, and stores what it sees.</div>",
            [FOG],
        ),
    ],
)
def test_boxes_of_other_classes(read: Read, around: str, markup: str, titles: list[str]) -> None:
    site = read(f"<{around}>{markup}</{around}>\n")
    assert [(paper.title, len(paper.authors)) for paper in site.papers] == [(title, 2) for title in titles]


def test_a_title_of_one_word_before_an_owner_of_one_name(
    homepage: Callable[[dict[str, str]], Source],
) -> None:
    paper = "- [Fogstore](https://x.example.org/a), **Sukarno**, Wei Zhang. *ICML 2024*\n"
    page = f"{HOME}# 📝 Publications\n\n{paper}"
    files = {"_config.yml": "author:\n  name: Sukarno\n", "_pages/about.md": page}
    site = acad_homepage.read(homepage(files))
    assert [stated(paper) for paper in site.papers] == [("Fogstore", "Sukarno; Wei Zhang", "2024")]


TEXT, LIST = Block(title="Text", text="Words"), Block("publications", "Old", 3, options={"papers": "a"})


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        ([], [Block("publications", "New", 2, options={"papers": "b c"})]),
        ([TEXT, LIST], [TEXT, Block("publications", "Old", 3, options={"papers": "a b c"})]),
        # a text is what stands above the list
        ([LIST, TEXT], [LIST, Block("publications", "Text", text="Words", options={"papers": "b c"})]),
        ([Block("news")], [Block("news"), Block("publications", "New", 2, options={"papers": "b c"})]),
    ],
)
def test_papers_are_added_to_the_last_list(blocks: list[Block], found: list[Block]) -> None:
    assert with_papers(blocks, ["b", "c"], "New", 2) == found
