"""Kinds of links that other extensions add."""

from __future__ import annotations

from typing import Any

import pytest
from sphinx.errors import ExtensionError
from support import Build, Built

CONF = """
from sphinx_academic.api import add_link_kind

def setup(app):
    add_link_kind(app, "prereg", label="Preregistration", fields=("prereg", "osf"), address="https://osf.io/{}")
    add_link_kind(app, "protocol", label="Protocol", fields=["protocol"], is_file=True)
"""
BIB = """
@article{a, author = {Ito, No}, title = {Of A}, year = 2024, osf = {abc12}, code = {https://a.example/code}}
@article{b, author = {Ito, No}, title = {B}, year = 2023, osf = {https://b.example}, protocol = {p/b.pdf}}
@article{c, author = {Ito, No}, title = {Of C}, year = 2022, eprint = {xyz}, eprinttype = {prereg}}
@article{d, author = {Ito, No}, title = {Of D}, year = 2021, link_prereg = {https://d.example}, prereg = {}}
@article{e, author = {Ito, No}, title = {Of E}, year = 2020, prereg = {tba}}
"""
SITE = {
    "index.md": "# Home\n\n```{publications}\n```\n",
    "papers.bib": BIB,
    "p/b.pdf": b"protocol",
}


def links(built: Built, key: str) -> list[tuple[str, str, str]]:
    entry = built.html().select_one(f"#pub-{key}")
    found: list[Any] = entry.select(".publication-links a, .publication-links .link-soon")
    return [(" ".join(tag["class"]), tag.get_text(), tag.get("href", "")) for tag in found]


@pytest.fixture
def site(build: Build) -> Built:
    return build(SITE, conf=CONF, allow_warnings=True)


def test_addresses_identifiers_and_files(site: Built) -> None:
    assert [link[1:] for link in links(site, "a")] == [
        ("Code", "https://a.example/code"),
        ("Preregistration", "https://osf.io/abc12"),
    ]
    first, second = links(site, "b")
    assert first[1:] == ("Preregistration", "https://b.example")
    assert "link-prereg" in first[0]
    assert second[1] == "Protocol"
    assert (site.outdir / second[2]).read_bytes() == b"protocol"
    assert [link[1:] for link in links(site, "c")] == [("Preregistration", "https://osf.io/xyz")]
    assert [link[1:] for link in links(site, "d")] == [("Preregistration", "https://d.example")]


def test_an_empty_field_is_reported(site: Built) -> None:
    assert [warning.partition("WARNING: ")[2] for warning in site.warnings] == [
        f"{key}: ‘prereg’ has no address, so there is nothing to link to; write it, or remove the field "
        "[academic.empty_link]"
        for key in "de"
    ]


def test_without_it_the_fields_are_none(build: Build) -> None:
    built = build(SITE)
    assert [link[1] for link in links(built, "a")] == ["Code"]
    # a build with the extension reads the entries again
    again = built.rebuild(conf=CONF + "bibtex_bibfiles = ['papers.bib']\n", allow_warnings=True)
    assert [link[1] for link in links(again, "a")] == ["Code", "Preregistration"]


def test_conf_py_names_it_as_any_other(build: Build) -> None:
    conf = f"{CONF}\nacademic_links = {{'prereg': 'Plan', 'protocol': None}}\n"
    built = build(SITE, conf=conf, allow_warnings=True)
    assert [link[1] for link in links(built, "a")] == ["Plan", "Code"]
    assert [link[1] for link in links(built, "b")] == ["Plan"]


WRONG = [
    ('"prereg", label=3', "label is 3, but must be a text"),
    ('"prereg", label="P", fields="osf"', "fields is 'osf', but must be a list of names"),
    ('"prereg", label="P", fields=["OSF"]', "'OSF' is no name of a field in lower case"),
    ('"prereg", label="P", fields=["dataset"]', "'dataset' gives links of the kind 'data'"),
    ('"prereg", label="P", address="osf.io/{}"', "address is 'osf.io/{}', but must be an http address"),
    ('"prereg", label="P", address="javascript:{}"', "must be an http address"),
    ('"prereg", label="P", address="https://osf.io/"', "with {} for the identifier"),
    ('"code", label="P"', "there is one already"),
    ('"a b", label="P"', "a name consists of lower-case letters"),
]


@pytest.mark.parametrize(("arguments", "problem"), WRONG)
def test_what_is_wrong_stops_the_build_at_setup(build: Build, arguments: str, problem: str) -> None:
    conf = "from sphinx_academic.api import add_link_kind\n"
    conf += f"def setup(app):\n    add_link_kind(app, {arguments})\n"
    with pytest.raises(ExtensionError) as caught:
        build({"index.md": "# Home\n"}, conf=conf)
    assert str(caught.value).startswith("the kind of link '")
    assert problem in str(caught.value)
