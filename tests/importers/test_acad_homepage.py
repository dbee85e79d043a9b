"""Homepages of the kind acad-homepage: pages, includes, sections, profile, files, addresses."""

# homepages have long lines
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sphinx_academic.importers import acad_homepage
from sphinx_academic.importers.records import Block, Site
from sphinx_academic.importers.source import Source

Homepage = Callable[[dict[str, str]], Source]
FRONT = "---\npermalink: /\nredirect_from:\n  - /about/\n  - /about.html\n---\n\n"


def messages(site: Site, level: str = "") -> list[str]:
    return [finding.message for finding in site.findings if level in finding.level.name]


def block(site: Site, kind: str) -> Block:
    return next(block for page in site.pages for block in page.blocks if block.kind == kind)


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"_pages/about.md": FRONT, "_data/navigation.yml": "main: []"}, "_pages/about.md"),
        ({"_pages/about.md": FRONT, "_pages/includes/a.md": "x"}, "_pages/about.md"),
        ({"index.md": "x"}, ""),
        ({"_pages/about.md": FRONT, "_data/navigation.yml": "x", "_publications/a.md": "x"}, ""),
        ({"_pages/about.md": FRONT, "_data/navigation.yml": "x", "_portfolio/a.bib": "x"}, ""),
        ({"_pages/about.md": FRONT, "_data/navigation.yml": "x", "_news/a.txt": "x"}, "_pages/about.md"),
        ({"_pages/about.html": FRONT, "_pages/includes/a.md": "x"}, "_pages/about.html"),
        # of minimal-light, more than one include
        ({"index.md": "{% include a.md %}\n{%- include_relative b/c.md -%}\n"}, "index.md"),
        ({"index.markdown": "{% include a.md %}\n{% include b.md %}\n"}, "index.markdown"),
        ({"index.md": "{% include a.md %}\n{% include b.html %}\n"}, ""),
        ({"index.md": "{% include a.md %}\n{% include b.md %}\n", "_config.yml": "scholar: {}\n"}, ""),
        ({"index.md": "{% include a.md %}\n{% include b.md %}\n", "_pages/about.md": FRONT}, ""),
        ({"_pages/about.md": FRONT, "_config.yml": "author_profile: true\n"}, "_config.yml"),
        ({"_pages/about.md": FRONT, "_config.yml": "repository: x/Acad-Homepage\n"}, "_config.yml"),
        ({"_pages/about.md": FRONT, "_config.yml": "title: acad-homepage\n"}, ""),
        ({"_config.yml": "author_profile: true\n"}, ""),
    ],
)
def test_recognised(tmp_path: Path, files: dict[str, str], reason: str) -> None:
    for name, text in {"_config.yml": "title: A", **files}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert acad_homepage.recognise(Source(tmp_path)) == reason


def test_includes_comments_and_liquid(homepage: Homepage) -> None:
    site = acad_homepage.read(
        homepage(
            {
                "_pages/about.md": FRONT
                + "{% if site.cdn %}{% assign x = 'a' %}{% else %}{% assign x = 'b' %}{% endif %}\n"
                "<span class='anchor' id='about-me'></span>\n{% include_relative includes/intro.md %}\n"
                "<!-- {% include_relative includes/gone.md %}\n\n# 💬 Invited Talks\n- *2021.06*, Talk -->\n"
                "{% include_relative includes/news.md %}\n{% include_relative includes/none.md %}\n",
                "_pages/includes/intro.md": "I look at lamps. <script>x()</script>",
                "_pages/includes/news.md": "# 🔥 News\n- *2024.01*: &nbsp;🎉 A lamp\n- **2023.05**: Another\n",
                "_pages/includes/homepage.md": "# Old\ntext",
            }
        )
    )
    home = site.pages[0]
    assert home.redirects == ("about/", "about.html")
    assert [(one.kind, one.body or one.title) for one in home.blocks] == [
        ("profile", "I look at lamps."),
        ("news", "🔥 News"),
    ]
    assert [(entry.date, entry.text) for entry in home.blocks[1].entries] == [
        ("2024.01", "🎉 A lamp"),
        ("2023.05", "Another"),
    ]
    assert any("includes/none.md" in message for message in messages(site, "CHECK"))
    left_out = {finding.file for finding in site.findings if finding.level.name == "LEFT_OUT"}
    assert left_out == {"_pages/includes/homepage.md"}


def test_a_missing_include_is_located(homepage: Homepage) -> None:
    site = acad_homepage.read(
        homepage({"_pages/about.md": FRONT + "text\n\n{% include_relative gone.md %}\n"})
    )
    assert [(finding.file, finding.line) for finding in site.findings if "gone.md" in finding.message] == [
        ("_pages/about.md", 10)
    ]


def test_profile(homepage: Homepage) -> None:
    source = homepage(
        {
            "_config.yml": """\
                title: "Mira Okafor's Homepage"
                url: https://okafor.net
                author:
                  name: "Mira Okafor <br /> (李依凡)"
                  avatar: "images/me.png"
                  bio: "PhD student<br>Harbour University"
                  location: "Norderney"
                  email: "mira@example.org"
                  phone: "+00 12 345 678"
                  googlescholar: "https://scholar.google.com/citations?user=AbCdEfGAAAAJ"
                  github: "mira-okafor"
                  orcid: # "https://orcid.org/xxxx"
                """,
            "images/me.png": "x",
        }
    )
    site = acad_homepage.read(source)
    (person,) = site.people
    assert (site.name, person.id, site.url) == ("Mira Okafor", "mira-okafor", "https://okafor.net/")
    assert person.parts == {
        "position": "PhD student",
        "affiliation": "Harbour University",
        "photo": "images/me.png",
        "scholar": "AbCdEfGAAAAJ",
        "github": "mira-okafor",
        "email": "mira@example.org",
    }
    assert block(site, "profile").options == {"other-name": "李依凡", "location": "Norderney"}
    assert list(site.files) == ["images/me.png"]
    assert "345" not in repr(site)


def test_other_pages_navigation_and_addresses(homepage: Homepage) -> None:
    site = acad_homepage.read(
        homepage(
            {
                "_data/navigation.yml": """\
                    main:
                      - title: News
                        url: "/#-news"
                      - title: "Open Source"
                        url: "/open-source/"
                      - title: Gone
                        url: "/gone/"
                    """,
                "_pages/about.md": FRONT
                + "See [code](/open-source/#tools) and [more](/hidden/).\n\n# 🔥 News\n- *2024*: A\n",
                "_pages/open.md": "---\npermalink: /open-source/\ntitle: Open Source\nredirect_from:"
                " /software/\n---\n"
                "# Open Source\n\n## 🔧 Tools\n\nA **tool** in [a file](/files/a.pdf), and [home](/).\n",
                "_pages/hidden.md": "---\npermalink: /hidden/\ntitle: Hidden\n---\nText.\n",
                "_pages/unreached.md": "---\npermalink: /unreached/\n---\nText.\n",
                "files/a.pdf": "x",
            }
        )
    )
    assert [page.name for page in site.pages] == ["index", "open-source", "hidden"]
    assert [page.in_navigation for page in site.pages] == [True, True, False]
    assert site.pages[1].redirects == ("software/",)
    assert site.pages[2].metadata == {"orphan": True}
    texts = [one.text or one.body for page in site.pages for one in page.blocks]
    assert "See [code](open-source.md#-tools) and [more](hidden.md)." in texts
    assert "A **tool** in [a file](files/a.pdf), and [home](index.md)." in texts
    assert site.redirects == {"/#-news": "index#news", "/open-source/#-tools": "open-source#tools"}
    assert list(site.files) == ["files/a.pdf"]
    assert any("/gone/" in message for message in messages(site, "CHECK"))
    assert "_pages/unreached.md" in {
        finding.file for finding in site.findings if finding.level.name == "LEFT_OUT"
    }


def test_sections(homepage: Homepage) -> None:
    site = acad_homepage.read(
        homepage(
            {
                "_pages/about.md": FRONT + "# About Me\nI look at lamps.\n\n# News\n- *2024.01*: A lamp\n\n"
                "## Educations\n- *2020.09 - 2024.08*, Harbour University, PhD in Cartography\n\n"
                "# 💻 Academic Service\n## **Journal Reviewer**\n### Press A\n- Lamps\n- Tides\n"
                "### Press B\n- Fog\n## **Conference Reviewer**\n- ICCC 2024\n\n"
                "# Something Else\n\ntext with ![a](https://h.example.org/a.png) picture\n\n"
                "# Teaching\n\nI teach a lot.\n"
            }
        )
    )
    home = site.pages[0]
    assert [(one.kind, one.title, one.level) for one in home.blocks] == [
        ("profile", "", 2),
        ("", "About Me", 2),
        ("news", "News", 2),
        ("education", "Educations", 2),
        ("service", "💻 Academic Service", 2),
        ("", "Something Else", 2),
        ("", "Teaching", 2),
    ]
    assert block(site, "education").options == {"parts": "organisation, title"}
    journal, conference = block(site, "service").entries
    assert [entry.text for entry in journal.entries] == ["Press A", "Press B"]
    assert [entry.text for entry in conference.entries] == ["ICCC 2024"]
    assert home.blocks[-1].text == "I teach a lot."
    assert any("'Teaching' is no list" in message for message in messages(site, "KEPT"))
    assert any("of another host" in message for message in messages(site, "LEFT_OUT"))


def test_papers_of_a_data_file(homepage: Homepage) -> None:
    site = acad_homepage.read(
        homepage(
            {
                "_data/navigation.yml": 'main:\n  - {title: Publications, url: "/publications/"}\n',
                "_pages/publications.md": "---\npermalink: /publications/\ntitle: Publications\n---\n#"
                " Publications\n\n"
                "{% assign pubs = site.data.publications "
                "| sort: 'year' %}\n{% for pub in pubs %}\n### {{ pub.title }}\n{% endfor %}\n",
                "_data/publications.yml": """\
                    - title: "Fog as a Medium of Storage"
                      authors: Okafor M.A., Zhang W., ... & Lindqvist J.
                      year: 2024
                      venue: Journal of Slow Computing, 12(3), 45-67
                      type: journal
                      links: {pdf: /files/fog.pdf, doi: "https://doi.org/10.1000/fog"}
                      tags: [fog, storage]
                    - title: Lamps
                      authors: [Mira Okafor, Wei Zhang]
                      year: 2023
                      venue: Manuscript
                      status: submitted
                    - title: Device for Tides
                      authors: Okafor M.
                      venue: Patent No. WO2025000001
                      type: patent
                      status: published 2025/01/31
                    - title: Draft
                      authors: Okafor M.
                      draft: true
                    """,
            }
        )
    )
    fog, lamps, device = site.papers
    assert [author.name for author in fog.authors] == ["Okafor, M. A.", "Zhang, W.", "Lindqvist, J."]
    assert fog.others
    assert dict(fog.fields) == {
        "volume": "12",
        "number": "3",
        "pages": "45--67",
        "journal": "Journal of Slow Computing",
        "year": "2024",
        "keywords": "fog, storage",
        "pdf": "files/fog.pdf",
        "doi": "10.1000/fog",
    }
    assert (lamps.fields["pubstate"], lamps.type) == ("submitted", "")
    assert (device.type, device.fields["number"], device.fields["date"]) == (
        "patent",
        "WO2025000001",
        "2025-01-31",
    )
    assert (fog.place.file, fog.place.line) == ("_data/publications.yml", 1)


def test_an_unfilled_template(homepage: Homepage) -> None:
    lorem = "Lorem ipsum dolor sit amet, consectetur adipiscing elit."
    site = acad_homepage.read(
        homepage(
            {
                "_config.yml": 'title: "Lorem ipsum"\nauthor:\n  name: "Lorem ipsum"\n  bio: "Lorem'
                ' ipsum College"\n',
                "_pages/about.md": f"{FRONT}{lorem}\n\n# 🔥 News\n- *2022.02*: {lorem}\n\n# 📝 Publications\n\n"
                f"- [{lorem}](https://github.com), A, B, C, **CVPR 2020**\n",
            }
        )
    )
    assert (site.name, site.papers) == ("", ())
    assert [one.kind for page in site.pages for one in page.blocks] == ["profile"]
    assert sum("of the template" in message for message in messages(site, "LEFT_OUT")) >= 5


def test_damaged_characters_carry_roles(homepage: Homepage) -> None:
    text = (
        f"{FRONT}# 🔥 News\n- *2024*: 🎉 A\n\n# 📝 Publications\n\\* equal contribution, 📧 corresponding author\n\n"
        "- **Mira Okafor**\\*, W. Zhang📧. Fog as a Medium of Storage. In ICML 2024.\n"
    )
    lost = {0x81, 0x8D, 0x8E, 0x8F, 0x90, 0x9D, 0x9E}
    damaged = bytes(value for value in text.encode() if value not in lost).decode("cp1254")
    site = acad_homepage.read(homepage({"_pages/about.md": damaged}))
    assert [one.title for one in site.pages[0].blocks if one.title] == ["🔥 News", "📝 Publications"]
    assert [author.roles for author in site.papers[0].authors] == [("equal",), ("corresponding",)]
    assert sum("damaged characters repaired" in message for message in messages(site, "IMPORTED")) >= 5


def test_an_own_bib_file_wins_over_the_page_and_differences_are_reported(homepage: Homepage) -> None:
    site = acad_homepage.read(
        homepage(
            {
                "_pages/about.md": FRONT
                + "# 📝 Publications\n\n- [Tides and Lamps in the Dark](https://a.example.org/p), **Mira Okafor**, Wei Zhang,"
                " ICCC 2023\n- [Lamps without an Entry](https://a.example.org/q), **Mira Okafor**, Wei Zhang, ICCC 2022\n",
                "files/papers.bib": "@inproceedings{tides, title={Tides and lamps in the dark}, year={2024},\n"
                "  author={Okafor, Mira and Zhang, Wei and Lindqvist, Jonas}, booktitle={Proc. Coast}, pages={1--9}}\n"
                "@misc{other, title={What No Page Shows}, author={Okafor, Mira}}\n",
            }
        )
    )
    first, second = site.papers
    assert (first.key, first.bibtex["pages"], first.bibtex["year"]) == ("tides", "1--9", "2024")
    assert "Lindqvist" in first.bibtex["author"]
    assert not second.bibtex
    assert any(
        "the year is 2023 on the page and 2024 in the .bib file" in text for text in messages(site, "CHECK")
    )
    assert any("names 2 authors, and the .bib file 3" in text for text in messages(site, "CHECK"))
    assert any("1 entries that no page shows" in text for text in messages(site, "LEFT_OUT"))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("*2025/2022/2019*: Lamp Prize, Coast", ("2025", "Lamp Prize, Coast (2022, 2019)")),
        ("2021, 2022, 2023 <strong>Best Lamp</strong>", ("2023", "**Best Lamp** (2021, 2022)")),
        ("Lamp Prize in 2025", ("2025", "Lamp Prize")),
        ("2024/2025: Lamp Prize", ("2024/2025", "Lamp Prize")),
        (
            "Lamp Fund, Theory of Tides, 2024.12-2027.11, Key Member",
            ("2024.12-2027.11", "Lamp Fund, Theory of Tides, Key Member"),
        ),
        ("2025.10.10-10.12, A lamp", ("2025-10-10 – 2025-10-12", "A lamp")),
    ],
)
def test_dates_of_awards(homepage: Homepage, line: str, expected: tuple[str, str]) -> None:
    site = acad_homepage.read(homepage({"_pages/about.md": f"{FRONT}# 🎖 Awards\n\n- {line}\n"}))
    (entry,) = block(site, "awards").entries
    assert (entry.date, entry.text) == expected


def test_what_is_nested_too_deep_is_reported(homepage: Homepage) -> None:
    deep = "<div>" * 80 + "a lamp" + "</div>" * 80
    chain = {
        f"_pages/includes/{number}.md": f"{{% include_relative {number + 1}.md %}}" for number in range(30)
    }
    site = acad_homepage.read(
        homepage(
            {
                "_pages/about.md": f"{FRONT}{deep}\n\n{{% include_relative includes/0.md %}}\n",
                **chain,
                "_pages/includes/30.md": "the end",
            }
        )
    )
    assert any("deeper than 60 levels" in text for text in messages(site, "CHECK"))
    assert any("at most 20 levels" in text for text in messages(site, "LEFT_OUT"))
    assert any("a lamp" in one.text + one.body for one in site.pages[0].blocks)


LANES = """
## My Journey

<div class="lanes">
  <div class="years"><span>2018</span><span>2020</span></div>
  <section><h3>At schools</h3>
    <article><span>2018 - 2020</span><strong>Coast University</strong><p>MSc in lamps.</p></article>
    <article><span>2020 - 2024</span><strong>University of Fog</strong><p>PhD in fog.</p></article>
  </section>
  <section><h3>At sea</h3>
    <article><span>2017</span><strong>Keeper</strong><p>A lighthouse.</p></article>
    <article><span>2024-</span><strong>Pilot</strong><p>A harbour.</p></article>
  </section>
</div>

## Thanks

To all.
"""


def test_lanes_of_a_journey_are_sections(homepage: Homepage) -> None:
    site = acad_homepage.read(homepage({"_pages/about.md": f"---\npermalink: /\n---\nI am here.\n{LANES}"}))
    found = {block.title: (block.kind, len(block.entries)) for block in site.pages[0].blocks}
    assert found["At schools"] == ("education", 2)
    assert found["At sea"] == ("experience", 2)
    assert found["Thanks"] == ("", 0)


def test_sections_of_a_page_of_awards(homepage: Homepage) -> None:
    card = "<div class='card'><span>{}</span><strong>Lamp Prize</strong></div>"
    page = (
        "---\npermalink: /awards/\ntitle: Awards\n---\n# Awards\n\n<div class='all'><section>\n"
        "<div class='head'><h2>From the coast</h2></div>\n"
        f"<div class='grid'>{card.format(2021)}{card.format(2022)}</div></section></div>\n\n"
        "## How they look\n\nGolden.\n"
    )
    home = "---\npermalink: /\n---\nI am here. [Awards](/awards/)\n"
    site = acad_homepage.read(homepage({"_pages/about.md": home, "_pages/awards.md": page}))
    found = {block.title: (block.kind, len(block.entries)) for block in site.pages[1].blocks}
    assert found["From the coast"] == ("awards", 2)
    assert found["How they look"] == ("", 0)


def test_a_site_of_minimal_light(tmp_path: Path) -> None:
    files = {
        "_config.yml": "title: Mira Okafor\nposition: PhD student\naffiliation: Coast University\n"
        "email: mira (at) coast.example\ngithub_link: https://github.com/mira-okafor\n"
        "avatar: ./assets/mira.jpg\n",
        "index.md": "---\nlayout: homepage\n---\nI am here.\n\n"
        "{% include_relative _includes/news.md %}\n\n{% include_relative _includes/services.md %}\n",
        "_includes/news.md": "## News\n\n- **[Dec. 2023]** A lamp.\n",
        "_includes/services.md": "## Services\n\n- Reviewer of lamps\n",
        "assets/mira.jpg": "",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    source = Source(tmp_path)
    assert acad_homepage.recognise(source) == "index.md"
    site = acad_homepage.read(source)
    assert {block.kind for block in site.pages[0].blocks} >= {"profile", "news", "service"}
    parts = site.people[0].parts
    assert (parts["position"], parts["affiliation"]) == ("PhD student", "Coast University")
    assert parts["github"].endswith("mira-okafor")
    assert parts["photo"].endswith("mira.jpg")
