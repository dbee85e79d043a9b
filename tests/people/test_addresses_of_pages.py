"""Where a homepage leads, from wherever it is, and which files come and go with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import Build, Built

PHOTO = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>"
PROFILE = "```{profile}\n:name: Ann Bell\n:email: ann@example.org\n```\n"
CV = "---\norphan: true\n---\n\n# Curriculum vitae\n\n```{cv}\n```\n"
ORPHAN = "---\norphan: true\n---\n\n"


@pytest.mark.parametrize(
    ("builder", "address"), [("html", "../files/cv.html"), ("dirhtml", "../../files/cv/")]
)
def test_button_leads_to_the_page_of_the_cv(build: Build, builder: str, address: str) -> None:
    files = {
        "index.md": "# Home\n",
        "people/ann.md": f"{ORPHAN}# Ann Bell\n\n{PROFILE}",
        "files/cv.md": CV,
        "z.md": CV,
    }
    # the CV has nothing to show
    built = build(files, builder=builder, allow_warnings=True)
    links = built.html("people/ann").select(".profile-actions a")
    assert [(link["class"], link.get_text(strip=True)) for link in links] == [
        (["link-cv"], "CV"),
        (["link-email"], "E-mail"),
    ]
    # of several, the first
    assert links[0]["href"] == address


@pytest.mark.parametrize("between", ["(me)=\n", "% a comment\n", "(me)=\n\n% a comment\n"])
def test_what_nobody_sees_separates_no_title(build: Build, between: str) -> None:
    html = build({"index.md": f"# Ann Bell\n\n{between}\n{PROFILE}"}).html()
    assert [tag.get_text(strip=True).rstrip("¶") for tag in html.select("h1")] == ["Ann Bell"]
    assert html.select(".profile-hero h1.profile-name")


def test_profile_can_be_referred_to_in_every_builder(build: Build) -> None:
    files = {"index.md": f"# Home\n\n[Ann](#me)\n\n(me)=\n\n{PROFILE}"}
    assert build(files).html().select_one("#me.profile, .profile#me, #me") is not None
    built = build(files, builder="latex", conf={"latex_documents": [("index", "a.tex", "A", "B", "manual")]})
    tex = (built.outdir / "a.tex").read_text("utf-8")
    assert r"\label{\detokenize{index:me}}" in tex
    assert r"\ref{\detokenize{index:me}}" in tex or r"\hyperref[\detokenize{index:me}]" in tex


def images(built: Built) -> set[str]:
    folders = (built.outdir / name for name in ("_images", "_downloads"))
    return {path.name for folder in folders for path in folder.rglob("*") if path.is_file()}


def test_files_go_with_the_page_that_shows_them(build: Build) -> None:
    def page(name: str) -> str:
        profile = f"```{{profile}}\n:name: {name}\n:photo: /{name}.svg\n```\n"
        return f'{ORPHAN}# {name}\n\n{profile}\n```{{publications}}\n:filter: key == "{name}"\n```\n'

    entries = "".join(
        f"@misc{{{name}, title = {{{name}}}, year = 2024, pdf = {{{name}.pdf}}}}\n" for name in "abc"
    )
    files: dict[str, str | bytes] = {"index.md": "# Home\n", "p.bib": entries}
    files |= {f"{name}.md": page(name) for name in "ab"}
    files |= {f"{name}.svg": PHOTO for name in "ab"} | {f"{name}.pdf": b"%PDF-" for name in "abc"}
    built = build(files)
    assert images(built) == {"a.svg", "b.svg", "a.pdf", "b.pdf"}
    # each page has brought its own
    again = built.rebuild({"b.md": None})
    assert images(again) == {"a.svg", "a.pdf"}
    assert again.written == []
    assert images(again.rebuild({"a.md": f"{ORPHAN}# a\n"})) == set()


PEOPLE = {
    "ann": {"name": "Ann Bell", "page": "/people/ann.md"},
    "bo": {"name": "Bo Holm", "page": "gone"},
    "cy": {"name": "Cy Ito", "url": "https://example.org/cy"},
}
PAPERS = "@misc{a, title = {T}, author = {Ann Bell and Bo Holm and Cy Ito and Di Wu}, year = 2024}\n"
LIST = "```{publications}\n```\n"


def test_names_lead_to_pages_as_seen_from_each_page(build: Build) -> None:
    files = {
        "index.md": f"# Home\n\n{LIST}",
        "people/ann.md": f"{ORPHAN}# Ann\n\n{LIST}",
        "people/bo.md": f"---\norphan: true\nacademic_me: bo\n---\n\n# Bo\n\n```{{profile}}\n```\n\n{LIST}",
        "p.bib": PAPERS,
    }
    built = build(files, conf={"academic_people": PEOPLE}, allow_warnings=True)
    (warning,) = built.warnings
    assert "academic_people['bo']['page']: there is no page ‘gone’; it is ignored; write its path" in warning
    found = {
        page: [
            author.a and author.a["href"]
            for author in built.html(page).select(".publication-authors .author")
        ]
        for page in ("index", "people/ann", "people/bo")
    }
    cy = "https://example.org/cy"
    assert found == {
        "index": ["people/ann.html", "people/bo.html", cy, None],
        "people/ann": [None, "bo.html", cy, None],
        "people/bo": ["ann.html", None, cy, None],
    }


def test_started_pages_are_those_of_people_without_one(build: Build) -> None:
    people = {
        "ann": {"name": "Ann [Bell]_*", "group": "phd"},
        "bo": {"name": "Bo Holm", "group": "phd", "page": "own"},
        "cy": {"name": "Cy Ito"},
        "di": {"name": "Di Wu", "group": "phd"},
        "ed": {"name": "Ed Roe", "group": "phd"},
    }
    conf = {"academic_people": people, "academic_people_pages": "lab/people/", "academic_me": "ed"}
    files = {"index.md": "# Home\n", "lab/people/di.md": f"{ORPHAN}# Own\n", "own.md": f"{ORPHAN}# Bo\n"}
    built = build(files, conf=conf)
    folder = Path(built.app.srcdir, "lab", "people")
    assert {path.name for path in folder.iterdir()} == {"ann.md", "di.md"}
    assert (folder / "di.md").read_text("utf-8") == files["lab/people/di.md"]
    started = (folder / "ann.md").read_text("utf-8")
    assert "# Ann \\[Bell\\]\\_\\*\n" in started
    assert started.endswith("\n")
    assert built.html("lab/people/ann").h1.get_text().rstrip("¶") == "Ann [Bell]_*"


def test_affiliation_of_the_page_takes_the_place_of_that_of_the_site(build: Build) -> None:
    people = {"ann": {"name": "Ann Bell", "affiliation": "Lab; University"}}
    options = ":affiliation: Harbour Office\n"
    built = build(
        {"index.md": f"# Home\n\n```{{profile}}\n{options}```\n"},
        conf={"academic_people": people, "academic_me": "ann"},
    )
    assert [tag.get_text() for tag in built.html().select(".profile-affiliation")] == ["Harbour Office"]
