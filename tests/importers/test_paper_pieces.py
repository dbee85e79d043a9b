"""What stands behind title and authors of a paper: links, awards, venues and notes."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from sphinx_academic.importers.drafts import Context, Draft
from sphinx_academic.importers.lines import lines_of
from sphinx_academic.importers.markup import parse
from sphinx_academic.importers.paper_pieces import _awards, read_badge, read_rest, take_links


def _rest(text: str, *, is_bullet: bool = False, venues: Sequence[tuple[str, bool]] = ()) -> dict[str, Any]:
    """Return what a line says, but for the venues that were known before."""
    draft = Draft(venues=list(venues))
    for line in lines_of(parse(text)):
        line.is_bullet = is_bullet
        read_rest(line, draft, Context())
    found = {
        "fields": draft.fields,
        "venues": draft.venues[len(venues) :],
        "awards": draft.awards,
        "notes": draft.notes,
        "keywords": draft.keywords,
    }
    return {name: value for name, value in found.items() if value}


@pytest.mark.parametrize(("text", "found"), [
    ("Keywords: fog, lamps; sand、water.", {"keywords": ["fog", "lamps", "sand", "water"]}),
    ("Key words - Fog · Lamps", {"keywords": ["Fog", "Lamps"]}),
    ("Topics: fog|lamps", {"keywords": ["fog", "lamps"]}),
    ("摘要：雾与灯", {"fields": {"abstract": "雾与灯"}}),
    ("Abstract. We look at [lamps](https://l.example.org).", {"fields": {"abstract": "We look at lamps.", "link_lamps": "https://l.example.org"}}),
    ("TL;DR: Fog keeps things.", {"notes": ["TL;DR: Fog keeps things."]}),
    ("TLDR – Fog", {"notes": ["TL;DR: Fog"]}),
    ("Summary: Fog is *dense*.", {"fields": {"abstract": "Fog is dense."}}),
    ("[Code](https://github.com/a/b) | [Slides](https://s.example.org/a)", {"fields": {"code": "https://github.com/a/b", "slides": "https://s.example.org/a"}}),
    ("*ICML 2020* [Code](https://github.com/a/b)", {"fields": {"code": "https://github.com/a/b"}, "venues": [("ICML 2020", True)]}),
    ("ICML 2020 (**Best Paper Award**)", {"venues": [("ICML 2020", False)], "awards": ["Best Paper Award"]}),
    ("ICML 2020 🏆 Best Paper Award", {"venues": [("ICML 2020", False)], "awards": ["Best Paper Award"]}),
    ("ICML 2020; Best Paper Award", {"venues": [("ICML 2020", False)], "awards": ["Best Paper Award"]}),
    ("ICML 2020, Oral | Best Demo Award, Outstanding Poster", {"venues": [("ICML 2020, Oral", False)], "awards": ["Best Demo Award", "Outstanding Poster"]}),
    ("Best Paper Award at ICML 2020", {"awards": ["Best Paper Award at ICML 2020"]}),
    ("Best Paper Award (ICML 2020)", {"awards": ["Best Paper Award (ICML 2020)"]}),
    ("In ICCC 2022. [Best Paper Award]", {"venues": [("In ICCC 2022.", False)], "awards": ["Best Paper Award"]}),
    ("In ICCC 2022 (Best Paper Award, Oral)", {"venues": [("In ICCC 2022 (Oral)", False)], "awards": ["Best Paper Award"]}),
    ("Top 5% Paper", {"awards": ["Top 5% Paper"]}),
    ("Nominated for a prize", {"awards": ["Nominated for a prize"]}),
    ("Award", {"awards": ["Award"]}),
    ("(Corresponding Author)", {"notes": ["Corresponding Author"]}),
    ("ICML 2020 (co-first authors)", {"venues": [("ICML 2020", False)], "notes": ["co-first authors"]}),
    ("[共同一作]", {"notes": ["共同一作"]}),
    ("Cited by 12", {}),
    ("12 citations", {}),
    ("Google Scholar: 5", {}),
    ("https://doi.org/10.1000/x", {"fields": {"doi": "10.1000/x"}}),
    ("doi: 10.1000/abc.", {"fields": {"doi": "10.1000/abc"}}),
    ("DOI: 10.1000/abc, Journal of Tides", {"fields": {"doi": "10.1000/abc"}, "venues": [("Journal of Tides", False)]}),
    ("[https://x.example.org/a](https://y.example.org/b) https://z.example.org/c", {"fields": {"link_z_example_org": "https://z.example.org/c", "link_https_x_example_org_a": "https://y.example.org/b"}}),
    ("https://z.example.org/c [Code](https://y.example.org/b), ICML", {"fields": {"link_z_example_org": "https://z.example.org/c", "code": "https://y.example.org/b"}, "venues": [("ICML", False)]}),
    ("Links: [a](https://x.example.org/a)", {"fields": {"link_a": "https://x.example.org/a"}}),
    ("Available at [here](https://x.example.org/a)", {"fields": {"link_here": "https://x.example.org/a"}}),
    ("()", {}),
    ("[ ] | ( )", {}),
    ("( , )", {}),
    ("*A strange place*", {"venues": [("A strange place", True)]}),
    ("*A place of many words that goes on and on and on for much longer than any venue*", {"notes": ["A place of many words that goes on and on and on for much longer than any venue"]}),
    ("Plain words here", {"notes": ["Plain words here"]}),
    ("Plain words here [Code](https://github.com/a/b) and more", {"fields": {"code": "https://github.com/a/b"}, "notes": ["Plain words here and more"]}),
    ("(Plain words here", {"notes": ["Plain words here"]}),
    ("Oral", {"venues": [("Oral", False)]}),
    ("(Spotlight)", {"venues": [("(Spotlight)", False)]}),
    ("Under review", {"venues": [("Under review", False)]}),
    ("a | b · c • d", {"notes": ["a", "b", "c", "d"]}),
    ("【ICML 2020】", {"venues": [("ICML 2020", False)]}),
    ("[ICML 2020](https://icml.example.org)", {"fields": {"link_icml_2020": "https://icml.example.org"}, "venues": [("ICML 2020", False)]}),
    ("[ICML](https://icml.example.org)", {"fields": {"link_icml": "https://icml.example.org"}, "venues": [("ICML", False)]}),
    ("[Journal of Tides, 2020](https://jt.example.org)", {"fields": {"url": "https://jt.example.org"}, "venues": [("Journal of Tides, 2020", False)]}),
    ("[Journal of Tides](https://jt.example.org)", {"fields": {"url": "https://jt.example.org"}}),
    ("[Tide Project](https://t.example.org) of ours", {"fields": {"website": "https://t.example.org"}, "notes": ["of ours"]}),
    ("[Tides of the sea](https://t.example.org) of ours", {"fields": {"link_tides_of_the_sea": "https://t.example.org"}, "notes": ["of ours"]}),
])  # fmt: skip
def test_a_line_below_the_authors(text: str, found: dict[str, Any]) -> None:
    assert _rest(text) == found


@pytest.mark.parametrize(("text", "venues", "found"), [
    ("We propose a lamp that shows where the fog is and [goes](https://g.example.org).", [], {"fields": {"link_goes": "https://g.example.org"}, "notes": ["We propose a lamp that shows where the fog is and goes."]}),
    ("We propose a lamp.", [], {"notes": ["We propose a lamp."]}),
    ("An extension of [Tides](https://t.example.org), 2020", [], {"fields": {"link_tides": "https://t.example.org"}, "venues": [("An extension of Tides, 2020", False)]}),
    ("ICML 2020 is where we have shown many of the lamps", [], {"venues": [("ICML 2020 is where we have shown many of the lamps", False)]}),
    ("Best paper award that we have got for all the lamps of ours", [], {"awards": ["Best paper award that we have got for all the lamps of ours"]}),
    ("many words about lamps here", [("ICML 2020", False)], {"notes": ["many words about lamps here"]}),
    ("many words about lamps", [("ICML 2020", False)], {"notes": ["many words about lamps"]}),
    ("In the tides of the sea", [("ICML 2020", False)], {"notes": ["In the tides of the sea"]}),
    ("ICML of the lamps of the sea", [("ICML", False)], {"notes": ["ICML of the lamps of the sea"]}),
    ("many words about lamps here", [], {"notes": ["many words about lamps here"]}),
    ("[Tides at night](https://t.example.org) are things that we [have](https://h.example.org) shown for a long time", [], {"fields": {"link_tides_at_night": "https://t.example.org", "link_have": "https://h.example.org"}, "notes": ["Tides at night are things that we have shown for a long time"]}),
])  # fmt: skip
def test_an_item_of_a_list_below_the_authors(
    text: str, venues: list[tuple[str, bool]], found: dict[str, Any]
) -> None:
    assert _rest(text, is_bullet=True, venues=venues) == found


@pytest.mark.parametrize(("text", "venues", "awards"), [
    ("ICML 2020", ["ICML 2020"], []),
    ("ICML 2020 / Oral", ["ICML 2020", "Oral"], []),
    ("Best Demo Award @ ICML 2020", ["ICML 2020"], ["Best Demo Award"]),
    ("Best Demo Award at the ICML 2020", ["ICML 2020"], ["Best Demo Award"]),
    ("Best Paper of the sea", [], ["Best Paper of the sea"]),
    ("Best Paper Award of ICML", ["ICML"], ["Best Paper Award"]),
    ("ICML Best Paper Award", ["ICML"], ["Best Paper Award"]),
    ("ICML 2020 Best Paper (Award)", ["ICML 2020"], ["Best Paper (Award)"]),
    ("ICML 2020 a b Best Paper Award", ["ICML 2020"], ["a b Best Paper Award"]),
    ("ICML 2020 a b c Best Paper Award", ["ICML 2020"], ["a b c Best Paper Award"]),
    ("Sand: Best Paper Award", [], ["Sand: Best Paper Award"]),
    ("ICML | Highlight · Best Poster", ["ICML", "Highlight"], ["Best Poster"]),
    ("Award", [], ["Award"]),
    ("ICML: Best Paper", ["ICML"], ["Best Paper"]),
    ("Prize in ICML 2021", ["ICML 2021"], ["Prize"]),
    ("Best Paper Award, in Sand", [], ["Best Paper Award, in Sand"]),
])  # fmt: skip
def test_what_a_badge_says(text: str, venues: list[str], awards: list[str]) -> None:
    draft = Draft()
    read_badge(text, draft)
    assert (draft.venues, draft.awards) == ([(venue, False) for venue in venues], awards)


@pytest.mark.parametrize(("text", "found"), [
    ("Best Paper Award", [("Best Paper Award", "Best Paper Award")]),
    ("x, Best Paper Award, y", [("Best Paper Award", "Best Paper Award")]),
    ("ICML (Best Paper Award)", [("Best Paper Award", "Best Paper Award")]),
    ("ICML [Best Paper Award] (Oral)", [("Best Paper Award", "Best Paper Award")]),
    ("In ICCC 2022 (Best Paper Award", [("Best Paper Award", "Best Paper Award")]),
    ("ICML. Best Paper Award", [("Best Paper Award", "Best Paper Award")]),
    ("Best Paper Award. ICML", [("Best Paper Award. ICML", "Best Paper Award. ICML")]),
    ("no", []),
    ("🏆 Best Poster 🎉", [("Best Poster", " Best Poster 🎉")]),
    ("Best Paper Award & Top 5%", [("Best Paper Award", "Best Paper Award"), ("Top 5%", "Top 5%")]),
    ("an award that one gets after having done so many things that they can not be told", []),
    ("award b c d e f g h i j k l m n", [("award b c d e f g h i j k l m n", "award b c d e f g h i j k l m n")]),
    ("award b c d e f g h i j k l m n o", []),
    ("Best Paper (Runner-up)", [("Runner-up", "Runner-up")]),
    ("Honorable Mention; Hot Paper", [("Honorable Mention", "Honorable Mention"), ("Hot Paper", "Hot Paper")]),
])  # fmt: skip
def test_awards_and_the_parts_of_a_text_that_name_them(text: str, found: list[tuple[str, str]]) -> None:
    assert _awards(text) == found


@pytest.mark.parametrize(("text", "all_links", "rest", "fields", "venues"), [
    ("[PDF](https://x.example.org/a.pdf) Tides [Sea](https://b.example.org) [Tide Project](https://c.example.org)", True, "Tides", {"pdf": "https://x.example.org/a.pdf", "link_sea": "https://b.example.org", "website": "https://c.example.org"}, []),
    ("[PDF](https://x.example.org/a.pdf) Tides [Sea](https://b.example.org) [Tide Project](https://c.example.org)", False, "Tides Sea", {"pdf": "https://x.example.org/a.pdf", "website": "https://c.example.org"}, []),
    ("[ICML 2020](https://i.example.org), [[Code](https://c.example.org)]", True, ", [ ]", {"link_icml_2020": "https://i.example.org", "code": "https://c.example.org"}, ["ICML 2020"]),
    ("[ICML 2020](https://i.example.org), [[Code](https://c.example.org)]", False, "ICML 2020, [ ]", {"code": "https://c.example.org"}, []),
    ("words", True, "words", {}, []),
    ("words", False, "words", {}, []),
    ("[Sea](#) b", True, "b", {}, []),
    ("[Sea](#) b", False, "Sea b", {}, []),
    ("[Paper](https://p.example.org)*x*[Sea](https://s.example.org)", True, "x", {"url": "https://p.example.org", "link_sea": "https://s.example.org"}, []),
    ("[Paper](https://p.example.org)*x*[Sea](https://s.example.org)", False, "xSea", {"url": "https://p.example.org"}, []),
])  # fmt: skip
def test_links_are_taken_off_a_line(
    text: str, *, all_links: bool, rest: str, fields: dict[str, str], venues: list[str]
) -> None:
    draft = Draft()
    (line,) = lines_of(parse(text))
    left = take_links(line, draft, Context(), all_links=all_links)
    assert (left.text, draft.fields, draft.venues) == (rest, fields, [(venue, False) for venue in venues])
    assert len(left.looks) == len(left.text)
