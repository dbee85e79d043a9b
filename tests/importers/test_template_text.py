"""What is a template's, by what it says."""

from __future__ import annotations

import pytest

from sphinx_academic.importers import template_text


@pytest.mark.parametrize(
    ("text", "is_template"),
    [
        ("Lorem ipsum dolor sit amet, consectetur", True),
        ("<p>Write your *biography* here.</p> Tell the world.", True),
        ("This is the front page of a website that is powered by the template", True),
        ("I write about tides, and lorem ipsum is what I write last.", False),
        ("Biography: I was born by the sea.", False),
    ],
)
def test_texts(text: str, is_template: bool) -> None:
    assert template_text.is_template_text(text) is is_template


@pytest.mark.parametrize(
    ("title", "is_template"),
    [
        ("Paper Title Number 3", True),
        ("Blog Post number 4", True),
        ("a post with math", True),
        ("An example preprint / working paper", True),
        ("A paper about the titles of papers", False),
        ("Introduction to Machine Learning", False),
    ],
)
def test_titles(title: str, is_template: bool) -> None:
    assert template_text.is_template_title(title) is is_template


def test_examples_of_a_cv_do_not_take_along_what_its_owner_added() -> None:
    items = [
        "Director Kaiser Wilhelm Institute for Physics 1917",
        "Visiting Professor California Institute of Technology 1933",
        "Research Assistant Harbour University 2019",
    ]
    assert template_text.template_items(items) == [True, True, False]
    assert template_text.template_items(items[1:]) == [False, False]
    assert template_text.template_items(["PhD University of Zurich 2021"]) == [False]


@pytest.mark.parametrize(
    ("title", "authors", "owner", "is_template"),
    [
        ("On the electrodynamics of moving bodies", "Einstein, A.", "Mira Okafor", True),
        ('{{\\"U}ber einen die Erzeugung und Verwandlung des Lichtes betreffenden', "", "", True),
        ("On the electrodynamics of moving bodies", "Okafor, Mira", "Mira Okafor", False),
        ("On the hydrodynamics of moving bodies", "Okafor, Mira", "Mira Okafor", False),
    ],
)
def test_papers(title: str, authors: str, owner: str, is_template: bool) -> None:
    assert template_text.is_template_paper(title, authors, owner) is is_template


def test_data_of_al_folio() -> None:
    assert template_text.is_template_coauthor("planck", ["https://en.wikipedia.org/wiki/Max_Planck"])
    assert not template_text.is_template_coauthor("bach", ["https://example.org/anna"])
    assert template_text.is_template_venue("AJP", "https://aapt.scitation.org/journal/ajp")
    assert not template_text.is_template_venue("Vision", "https://example.org/vision")
    assert template_text.is_template_repository("twbs/bootstrap")
    assert template_text.is_template_person("Your Name")
    assert not template_text.is_template_person("Mira Okafor")
    assert template_text.is_template_picture("images/bio-photo-2.jpg")
