"""Fields of the links of papers, and what badges say."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from sphinx_academic.importers.paper_links import (
    add_link,
    add_title_link,
    field_of,
    is_label,
    is_no_link,
    is_of_paper,
    is_of_person,
    names_page,
)
from sphinx_academic.importers.shields import shield_label, shield_text


def _fields(pairs: list[tuple[str, str]]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for label, address in pairs:
        add_link(fields, label, address)
    return fields


def _title_fields(address: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    add_title_link(fields, address)
    return fields


@pytest.mark.parametrize(("label", "address", "found"), [
    ("x", "https://arxiv.org/abs/2401.00001", "arxiv"),
    ("x", "https://arxiv.org/pdf/2401.00001v2.pdf", "arxiv"),
    ("x", "https://doi.org/10.1000/x", "doi"),
    ("x", "https://doi.org/10.5281/zenodo.1", ""),
    ("data", "https://doi.org/10.6084/m9.figshare.1", "dataset"),
    ("Code", "https://x.example.org", "code"),
    ("my_slides", "https://x.example.org", "slides"),
    ("", "https://x.example.org/a.pdf", "paper"),
    ("slides", "https://x.example.org/a.pdf", "slides"),
    ("arXiv", "https://x.example.org", "paper"),
    ("doi", "https://x.example.org", "paper"),
    ("project", "https://youtu.be/x", "video"),
    ("paper", "https://www.youtube.com/watch?v=1", "video"),
    ("", "https://huggingface.co/datasets/x", "dataset"),
    ("", "https://huggingface.co/spaces/x", "demo"),
    ("", "https://huggingface.co/x/y", "model"),
    ("", "https://docs.google.com/presentation/x", "slides"),
    ("", "https://docs.google.com/document/x", ""),
    ("", "https://mira.github.io/x", "website"),
    ("", "https://notgithub.com/x", ""),
    ("", "https://[x", ""),
    ("", "https://x.example.org", ""),
    ("bib", "x.bib", "bibtex"),
    ("Watch", "https://x.example.org", "video"),
])  # fmt: skip
def test_field_of_a_link(label: str, address: str, found: str) -> None:
    assert field_of(label, address) == found


@pytest.mark.parametrize(("pairs", "found"), [
    ([("pdf", "https://x.example.org/a.pdf"), ("pdf", "https://x.example.org/b.pdf"), ("paper", "https://x.example.org/c.pdf")], {"pdf": "https://x.example.org/a.pdf", "url": "https://x.example.org/b.pdf", "html": "https://x.example.org/c.pdf"}),
    ([("paper", "https://x.example.org/a"), ("paper", "https://x.example.org/b"), ("paper", "https://x.example.org/c")], {"url": "https://x.example.org/a", "html": "https://x.example.org/b", "link_paper": "https://x.example.org/c"}),
    ([("code", "https://x.example.org/a"), ("code", "http://www.x.example.org/a/"), ("code", "https://x.example.org/b"), ("code", "https://x.example.org/c")], {"code": "https://x.example.org/a", "link_code": "https://x.example.org/b", "link_code_2": "https://x.example.org/c"}),
    ([("", "https://arxiv.org/abs/2401.00001"), ("", "https://arxiv.org/pdf/2401.00001v2")], {"eprint": "2401.00001", "eprinttype": "arxiv"}),
    ([("", "https://arxiv.org/abs/2401.00001"), ("", "https://arxiv.org/abs/2402.00002")], {"eprint": "2401.00001", "eprinttype": "arxiv", "url": "https://arxiv.org/abs/2402.00002"}),
    ([("", "https://doi.org/10.1000/a%20b"), ("", "https://doi.org/10.1000/c")], {"doi": "10.1000/a b", "url": "https://doi.org/10.1000/c"}),
    ([("bib", "https://x.example.org/a.bib")], {"link_bib": "https://x.example.org/a.bib"}),
    ([("", "https://x.example.org/a"), ("", "https://zhuanlan.zhihu.com/p/1"), ("", "https://mp.weixin.qq.com/x")], {"link_x_example_org": "https://x.example.org/a", "blog": "https://zhuanlan.zhihu.com/p/1", "link_wechat": "https://mp.weixin.qq.com/x"}),
    ([("Über uns & mehr", "https://x.example.org/a"), ("", "files/a.xyz")], {"link_uber_uns_mehr": "https://x.example.org/a", "link_link": "files/a.xyz"}),
])  # fmt: skip
def test_fields_of_links(pairs: list[tuple[str, str]], found: dict[str, str]) -> None:
    assert _fields(pairs) == found


@pytest.mark.parametrize(("address", "found"), [
    ("https://github.com/x/y", {"code": "https://github.com/x/y"}),
    ("https://x.example.org/a", {"url": "https://x.example.org/a"}),
    ("https://mira.github.io/x", {"website": "https://mira.github.io/x"}),
    ("https://x.example.org/a.pdf", {"pdf": "https://x.example.org/a.pdf"}),
])  # fmt: skip
def test_link_of_a_title(address: str, found: dict[str, str]) -> None:
    assert _title_fields(address) == found


@pytest.mark.parametrize(("text", "found"), [
    ("PDF", True),
    ("[Code]", True),
    ("project page", True),
    ("https://x.example.org", True),
    ("10.1000/x", True),
    ("2401.00001", True),
    ("***", True),
    ("Tides at Night", False),
    ("long version", True),
    (" demo ", True),
])  # fmt: skip
def test_label(text: str, found: bool) -> None:
    assert is_label(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("Tide Project", True),
    ("Tide library", True),
    ("Project", False),
    ("My very own Tide project", False),
    ("Tide projects", False),
])  # fmt: skip
def test_name_of_a_page(text: str, found: bool) -> None:
    assert names_page(text) == found


@pytest.mark.parametrize(("address", "found"), [
    ("https://arxiv.org/abs/2401.00001", True),
    ("https://doi.org/10.1000/x", True),
    ("a.pdf", True),
    ("a.pdf?x=1", True),
    ("https://openreview.net/forum?id=x", True),
    ("https://x.example.org", False),
])  # fmt: skip
def test_address_of_a_paper(address: str, found: bool) -> None:
    assert is_of_paper(address) == found


@pytest.mark.parametrize(("address", "found"), [
    ("https://orcid.org/0000-0002-1825-0097", True),
    (" https://github.com/mira", True),
    ("https://github.com/mira/x", False),
    ("https://scholar.google.com/citations?user=x", True),
    ("https://scholar.google.com/citations?user=x&citation_for_view=y", False),
])  # fmt: skip
def test_address_of_a_person(address: str, found: bool) -> None:
    assert is_of_person(address) == found


@pytest.mark.parametrize(("address", "found"), [
    ("", True),
    ("#", True),
    ("#x", True),
    ("/", True),
    ("https://", True),
    ("http://none/", True),
    ("https://example.com/x", True),
    ("https://your-link.com", True),
    (" todo ", True),
    ("javascript:x()", True),
    ("https://x.example.org", False),
])  # fmt: skip
def test_address_that_leads_nowhere(address: str, found: bool) -> None:
    assert is_no_link(address) == found


@pytest.mark.parametrize(("path", "found"), [
    ("ICCC-2024-blue", "ICCC 2024"),
    ("Best_Paper-red", "Best Paper"),
    ("a--b-c-0f0", "a-b c"),
    ("arXiv-2401.00001-b31b1b.svg", "arXiv 2401.00001 b31b1b.svg"),
    ("label", "label"),
    ("x%20y-z", "x y"),
])  # fmt: skip
def test_text_of_a_badge(path: str, found: str) -> None:
    assert shield_text(path) == found


@pytest.mark.parametrize(("address", "found"), [
    ("https://img.shields.io/badge/Code-GitHub-black?x=1", "Code GitHub"),
    ("https://badgen.net/badge/a/b", "a/b"),
    ("https://x.example.org/a.png", ""),
])  # fmt: skip
def test_label_of_a_badge(address: str, found: str) -> None:
    assert shield_label(address) == found
