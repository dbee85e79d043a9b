"""``{profile}`` on built pages."""

from __future__ import annotations

import html
import re

import pytest
from bs4 import Tag
from publications.test_layouts import PIXEL
from support import Build, Built

from sphinx_academic.model.profile import SERVICES
from sphinx_academic.people.profile import split_affiliations

ORCID = "0000-0002-1825-0097"
PHOTO = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>"
PEOPLE = {"academic_people": {"mira": {"name": "Mira Okafor", "orcid": ORCID}}, "academic_me": "mira"}

OPTIONS = f"""
:name: Mira Okafor
:other-name: 奥卡福
:pronouns: she/her
:position: Professor of Maps & Signs
:affiliation: [Institute](https://example.org/lab) of *Maps*; Example University
:location: Hong Kong
:photo: img/my photo.svg
:layout: compact
:email: mira.okafor@example.org
:github: mira
:orcid: {ORCID}
:link: CV <https://example.org/cv.pdf>, Lab notes <https://example.org/notes>
"""


def profile(options: str = OPTIONS, body: str = "") -> str:
    return f"# Home\n\n```{{profile}}\n{options.strip()}\n\n{body}\n```\n"


INDEX = profile(body="I draw *maps*.")
SITE = {"index.md": INDEX, "img/my photo.svg": PHOTO}


def block(built: Built, docname: str = "index") -> Tag:
    found = built.html(docname).select_one("[role=main], body")
    assert found
    tag = found.select_one("div.profile:not(.profile-in-sidebar)")
    assert tag
    return tag


def texts(tag: Tag, selector: str) -> list[str]:
    return [" ".join(found.get_text().split()) for found in tag.select(selector)]


def test_head_and_bio(build: Build) -> None:
    tag = block(build(SITE))
    shown = {
        "p.profile-name": ["Mira Okafor"],
        "p.profile-also": ["奥卡福 (she/her)"],
        ".profile-other-name": ["奥卡福"],
        ".profile-pronouns": ["(she/her)"],
        ".profile-position": ["Professor of Maps & Signs"],
        ".profile-affiliation": ["Institute of Maps", "Example University"],
        ".profile-location": ["Hong Kong"],
        "ul.profile-links > li": ["E-mail", "GitHub", "ORCID", "CV", "Lab notes"],
        ".profile-bio": ["I draw maps."],
    }
    assert {selector: texts(tag, selector) for selector in shown} == shown
    link = tag.select_one(".profile-affiliation a")
    assert link
    assert link["href"] == "https://example.org/lab"
    assert tag.select_one(".profile-affiliation em")


def test_photo_is_copied_and_described(build: Build) -> None:
    built = build(SITE)
    photo = block(built).select_one("img.profile-photo")
    assert photo
    assert (photo["src"], photo["alt"]) == ("_images/my%20photo.svg", "Photo of Mira Okafor")
    assert (built.outdir / "_images/my photo.svg").read_bytes() == PHOTO


def test_links_have_addresses_icons_and_names(build: Build) -> None:
    tag = block(build(SITE))
    links = {" ".join(link["class"]): link for link in tag.select(".profile-links a")}
    assert links["link-github"]["href"] == "https://github.com/mira"
    assert links["link-orcid"]["rel"] == ["me"]
    assert "rel" not in links["link-other"].attrs
    for link in links.values():
        icon = link.select_one("svg.icon")
        assert icon
        assert icon["aria-hidden"] == "true"
        assert link.get_text(strip=True)


def test_every_service_has_an_icon(build: Build) -> None:
    options = "\n".join(f":{kind}: a@b.example" for kind in SERVICES if kind not in {"orcid", "website"})
    tag = block(build({"index.md": profile(f":name: A\n{options}\n:orcid: {ORCID}\n:website: example.org")}))
    assert len(tag.select("svg.icon")) == len(tag.select("a")) == len(SERVICES)


def test_email_is_only_in_character_references(build: Build) -> None:
    built = build(SITE)
    # `_sources` is the author's own text; the option may be spelled out there
    published = [path for path in built.outdir.rglob("*") if path.suffix in {".html", ".js", ".inv"}]
    for path in published:
        assert "mira.okafor@" not in path.read_bytes().decode("utf-8", "replace"), path
    source = re.search(r'class="link-email" href="((?:&#\d+;)+)"', built.text("index"))
    assert source
    assert html.unescape(source[1]) == "mailto:mira.okafor@example.org"


def test_name_and_orcid_come_from_the_people_of_the_site(build: Build) -> None:
    tag = block(build({"index.md": profile(":location: Bergen")}, conf=PEOPLE))
    assert texts(tag, ".profile-name, a") == ["Mira Okafor", "ORCID"]
    other = block(build({"index.md": profile(":name: Jonas Lindqvist")}, conf=PEOPLE))
    assert texts(other, ".profile-name, a") == ["Jonas Lindqvist"]


@pytest.mark.parametrize(
    ("option", "kind", "message"),
    [
        (":location: Bergen", "profile", "has no name"),
        (":name: A\n:photo: none.png", "profile", "no file none.png"),
        (":name: A\n:orcid: 0000-0002-1825-0098", "option", "check digit"),
        (":name: A\n:email: nowhere", "option", "no e-mail"),
        (":name: A\n:github: javascript:alert(1)", "option", "no web address"),
        (":name: A\n:githb: x", "option", "did you mean ‘github’"),
        (":name: A\n:link: nothing", "option", "Label <https"),
        (":name: A\n:link: Bad <javascript:x>", "url", "no web address"),
        (":name: A\n:affiliation: [Lab](lab.md)", "url", "without its link"),
        (":name: A\n:affiliation: [Lab](mailto:a@example.org)", "url", "without its link"),
    ],
)
def test_what_is_wrong_is_reported_once_and_the_rest_is_shown(
    build: Build, option: str, kind: str, message: str
) -> None:
    built = build(
        {
            "index.md": profile(f"{option}\n:pronouns: they/them", "Biography."),
            "lab.md": "---\norphan: true\n---\n\n# Lab\n",
        },
        allow_warnings=True,
    )
    assert len(built.warnings) == 1, built.warnings
    assert built.warnings[0].startswith("index.md:3: WARNING: ")
    assert message in built.warnings[0]
    assert built.warnings[0].endswith(f"[academic.{kind}]")
    tag = block(built)
    assert texts(tag, ".profile-pronouns, .profile-bio") == ["(they/them)", "Biography."]
    assert not tag.select("img, ul.profile-links")
    assert "javascript:" not in str(tag)


def test_photo_that_was_missing_appears(build: Build) -> None:
    built = build({"index.md": profile(":name: A\n:photo: a.svg")}, allow_warnings=True)
    assert built.warnings
    again = built.rebuild({"a.svg": PHOTO})
    assert block(again).select("img.profile-photo")


def test_second_profile_on_a_page(build: Build) -> None:
    page = profile(":name: A") + "\n```{profile}\n:name: B\n```\n"
    built = build({"index.md": page}, allow_warnings=True)
    assert len(built.warnings) == 1
    assert "index.md:9: WARNING: a second {profile}" in built.warnings[0]
    assert texts(built.html(), "p.profile-name") == ["A", "B"]


def test_text_is_escaped(build: Build) -> None:
    options = (
        ':name: <b>&\n:position: "<i>"\n:affiliation: "a & `<u>`"\n:link: <s>x <https://example.org/"?a&b>'
    )
    built = build({"index.md": profile(options)}, allow_warnings=True)
    tag = block(built)
    assert not tag.select("b, i, u, s")
    assert texts(tag, ".profile-name") == ["<b>&"]


def test_restructuredtext_with_options_of_several_lines(build: Build) -> None:
    page = """
        Home
        ====

        .. profile::
           :name: Mira Okafor
           :affiliation: `Institute <https://example.org/a;b>`__
              Example *University*
           :mastodon: @mira@social.example
           :link: CV <https://example.org/cv.pdf>
              Lab <https://example.org/lab>

           Biography.
        """
    tag = block(build({"index.rst": page}))
    assert texts(tag, ".profile-affiliation") == ["Institute", "Example University"]
    assert [link["href"] for link in tag.select("a")] == [
        "https://example.org/a;b",
        # a button
        "https://example.org/cv.pdf",
        "https://social.example/@mira",
        "https://example.org/lab",
    ]
    assert texts(tag, ".profile-bio") == ["Biography."]


def test_myst_options_as_yaml(build: Build) -> None:
    options = "---\nname: A\naffiliation: |\n  First\n  Second\nlink: |\n  B <https://example.org/b>\n---"
    tag = block(build({"index.md": profile(options)}))
    assert texts(tag, ".profile-affiliation, a") == ["First", "Second", "B"]


def test_search_finds_the_head_but_not_the_address(build: Build) -> None:
    index = build(SITE).outdir.joinpath("searchindex.js").read_text("utf-8")
    assert "bergen" not in index
    for word in ("okafor", "institut", "hong"):
        assert f'"{word}"' in index


def test_text_says_the_same(build: Build) -> None:
    text = build(SITE, builder="text").outdir.joinpath("index.txt").read_text("utf-8")
    assert [line.strip() for line in text.splitlines() if line.strip()][2:] == [
        "[image: Photo of Mira Okafor][image]",
        "**Mira Okafor**",
        "奥卡福 (she/her)",
        "Professor of Maps & Signs",
        "Institute of *Maps*",
        "Example University",
        "Hong Kong",
        "E-mail · GitHub · ORCID · CV · Lab notes",
        "I draw *maps*.",
    ]


def test_latex_has_the_links_and_the_photo(build: Build) -> None:
    files = {"index.md": INDEX.replace(".svg", ".png"), "img/my photo.png": PIXEL}
    built = build(files, builder="latex", conf={"latex_documents": [("index", "a.tex", "A", "B", "manual")]})
    tex = (built.outdir / "a.tex").read_text("utf-8")
    for part in ("{mailto:mira.okafor@example.org}", f"{{https://orcid.org/{ORCID}}}", "{{my photo}.png}"):
        assert part in tex


def test_epub_has_no_svg_that_its_manifest_would_have_to_announce(build: Build) -> None:
    conf = {"copyright": "2026", "epub_show_urls": "no", "academic_sidebar": True}
    built = build(SITE, builder="epub", conf=conf)
    page = (built.outdir / "index.xhtml").read_text("utf-8")
    assert "profile-links" in page
    assert "<svg" not in page
    assert "profile-beside-sidebar" not in page


def test_gettext_builds_and_offers_the_words_of_the_photo(build: Build) -> None:
    catalogue = build(SITE, builder="gettext").outdir.joinpath("index.pot").read_text("utf-8")
    assert 'msgid "Photo of Mira Okafor"' in catalogue


def test_template_of_the_site_wins(build: Build) -> None:
    own = "<p class='own'>{{ profile.name }}, {{ profile.position }}</p>\n"
    files = {**SITE, "_templates/academic/profile.html": own}
    tag = block(build(files, conf={"templates_path": ["_templates"]}))
    assert texts(tag, ".own") == ["Mira Okafor, Professor of Maps & Signs"]


def test_affiliations_of_the_person_of_a_page(build: Build) -> None:
    people = {"mira": {"name": "Mira Okafor", "affiliation": "Institute of Maps; Example University"}}
    conf = {"academic_people": people, "academic_me": "mira"}
    tag = block(build({"index.md": "# Home\n\n```{profile}\n```\n"}, conf=conf))
    assert texts(tag, ".profile-affiliation") == ["Institute of Maps", "Example University"]


@pytest.mark.parametrize(
    ("text", "affiliations"),
    [
        ("A; B", ["A", "B"]),
        ("A;B C; D;", ["A;B C", "D"]),
        ("AT&T; B", ["AT&T", "B"]),
        ("<https://example.org/a;b>; C\n  D", ["<https://example.org/a;b>", "C", "D"]),
        ("R&amp;D &#x26; E; F", ["R&amp;D &#x26; E", "F"]),
        ("A &lt; &amp;", ["A &lt; &amp;"]),
        ("; ;\n", []),
    ],
)
def test_affiliations_are_separated(text: str, affiliations: list[str]) -> None:
    assert split_affiliations(text) == affiliations
