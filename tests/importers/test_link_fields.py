"""Links of a paper one after the other, labels that are names of pages, and lines of data files."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from sphinx_academic.importers.markdown_lines import elsewhere, one_line
from sphinx_academic.importers.paper_links import add_link, add_title_link, field_of, is_label, names_page
from sphinx_academic.importers.shields import shield_label, shield_text


@pytest.mark.parametrize(("known", "links", "fields"), [
    ({}, [(" x ", " https://x.example.org/ ")], {"link_x": "https://x.example.org/"}),
    ({}, [("a", "https://x.example.org"), ("b", "http://www.x.example.org/")], {"link_a": "https://x.example.org"}),
    ({"eprint": "2001.00001"}, [("", "https://arxiv.org/abs/2001.00001")], {"eprint": "2001.00001", "eprinttype": "arxiv"}),
    ({"eprint": "2001.00001v2"}, [("", "https://arxiv.org/abs/2001.00001v1")], {"eprint": "2001.00001v2"}),
    ({"eprint": "2001.00002"}, [("", "https://arxiv.org/abs/2001.00001")], {"eprint": "2001.00002", "url": "https://arxiv.org/abs/2001.00001"}),
    ({"pubstate": "preprint", "howpublished": "arXiv"}, [("", "https://arxiv.org/abs/2001.00001")], {"pubstate": "preprint", "eprint": "2001.00001", "eprinttype": "arxiv"}),
    ({"pubstate": "inreview", "howpublished": "arXiv"}, [("", "https://arxiv.org/abs/2001.00001")], {"pubstate": "inreview", "howpublished": "arXiv", "eprint": "2001.00001", "eprinttype": "arxiv"}),
    ({}, [("", "https://doi.org/10.1000/a%2Fb")], {"doi": "10.1000/a/b"}),
    ({"doi": "10.1/x"}, [("DOI", "https://doi.org/10.1000/a")], {"doi": "10.1/x", "url": "https://doi.org/10.1000/a"}),
    ({}, [("Data", "https://doi.org/10.5281/zenodo.1")], {"dataset": "https://doi.org/10.5281/zenodo.1"}),
    ({}, [("PDF", "https://x.example.org/a.pdf")], {"pdf": "https://x.example.org/a.pdf"}),
    ({"pdf": "p"}, [("PDF", "https://x.example.org/a.pdf")], {"pdf": "p", "url": "https://x.example.org/a.pdf"}),
    ({"pdf": "p", "url": "u"}, [("PDF", "https://x.example.org/a.pdf")], {"pdf": "p", "url": "u", "html": "https://x.example.org/a.pdf"}),
    ({"pdf": "p", "url": "u", "html": "h"}, [("PDF", "https://x.example.org/a.pdf")], {"pdf": "p", "url": "u", "html": "h", "link_pdf": "https://x.example.org/a.pdf"}),
    ({"url": "u"}, [("Paper", "https://x.example.org/a")], {"url": "u", "html": "https://x.example.org/a"}),
    ({"code": "c"}, [("Code", "https://x.example.org/a"), ("Code", "https://x.example.org/b")], {"code": "c", "link_code": "https://x.example.org/a", "link_code_2": "https://x.example.org/b"}),
    ({}, [("bibtex", "https://x.example.org/a")], {"link_bibtex": "https://x.example.org/a"}),
    ({}, [("A very long label of more than thirty letters", "https://x.example.org/a")], {"link_a_very_long_label_of_more_than": "https://x.example.org/a"}),
    ({}, [("thirty letters and a blank her e", "https://x.example.org/a")], {"link_thirty_letters_and_a_blank_her": "https://x.example.org/a"}),
    ({}, [("!", "https://www.x-y.example.org/a")], {"link_x_y_example_org": "https://www.x-y.example.org/a"}),
    ({}, [("!", "x.md")], {"link_link": "x.md"}),
    ({}, [("", "https://mp.weixin.qq.com/x"), ("", "https://zhuanlan.zhihu.com/x")], {"blog": "https://mp.weixin.qq.com/x", "link_zhihu": "https://zhuanlan.zhihu.com/x"}),
    ({}, [("Ü b", "https://x.example.org/a")], {"link_u_b": "https://x.example.org/a"}),
])  # fmt: skip
def test_links_beside_what_is_known(
    known: dict[str, str], links: list[tuple[str, str]], fields: dict[str, str]
) -> None:
    found = dict(known)
    for label, address in links:
        add_link(found, label, address)
    assert found == fields


@pytest.mark.parametrize(("address", "fields"), [
    ("https://github.com/x/y", {"code": "https://github.com/x/y"}),
    ("https://x.github.io", {"website": "https://x.github.io"}),
    ("https://x.example.org", {"url": "https://x.example.org"}),
    ("https://youtu.be/x", {"video": "https://youtu.be/x"}),
    ("https://arxiv.org/abs/2001.00001", {"eprint": "2001.00001", "eprinttype": "arxiv"}),
])  # fmt: skip
def test_the_link_of_a_title(address: str, fields: dict[str, str]) -> None:
    found: dict[str, str] = {}
    add_title_link(found, address)
    assert found == fields


@pytest.mark.parametrize(("label", "address", "field"), [
    ("", "https://sub.github.com/x", "code"),
    ("", "https://www.youtube.com/x", "video"),
    ("website", "https://youtu.be/x", "video"),
    ("slides", "https://youtu.be/x", "slides"),
    ("video", "https://x.example.org", "video"),
    ("paper", "https://vimeo.com/x", "video"),
    ("", "https://huggingface.co/datasets", "dataset"),
    ("", "https://huggingface.co/", "model"),
    ("", "https://docs.google.com/presentation/d", "slides"),
    ("", "http://[x", ""),
    ("preprint", "https://github.com/x/y", "paper"),
    ("", "https://arxiv.org/pdf/2001.00001.pdf", "arxiv"),
    ("x", "https://arxiv.org/abs/cs/0101001", "arxiv"),
    ("x", "https://arxiv.org/abs/math.GT/0101001", "arxiv"),
    ("x", "https://arxiv.org/list/x", ""),
])  # fmt: skip
def test_the_field_of_a_link(label: str, address: str, field: str) -> None:
    assert field_of(label, address) == field


@pytest.mark.parametrize(("text", "found"), [
    ("Tide Project", True),
    ("the Tide Project", True),
    ("a b c Project", False),
    ("Project", False),
    ("Tide Page.", True),
    ("Tide Pages", False),
])  # fmt: skip
def test_names_of_pages(text: str, *, found: bool) -> None:
    assert names_page(text) is found


@pytest.mark.parametrize(("text", "found"), [
    ("PDF Code", True),
    ("PDF of tides", False),
    ("https://x.org", True),
    ("x.org", False),
    ("12", True),
    ("[1]", True),
    ("doi: 10.1000/x", True),
    ("arXiv:2001.00001", True),
    ("www.x.org", True),
    ("é", False),
])  # fmt: skip
def test_labels(text: str, *, found: bool) -> None:
    assert is_label(text) is found


@pytest.mark.parametrize(("markdown", "line"), [
    ("a $x$ $5 $6 $a_b$ $ c$ \\$d$", "a $x$ \\$5 \\$6 $a_b$ \\$ c\\$ \\$d\\$"),
    ("*1. a*", "*1. a*"),
    ("x*a*", "x*a*"),
    ("- a", "\\- a"),
    ("xa", "xa"),
    ("$x+y$ and $ab$", "$x+y$ and \\$ab\\$"),
    ("<em>a</em> < b > c <unknown>", "*a* \\< b \\> c \\<unknown\\>"),
    ("<https://x.example.org> <a@b.example.org>", "[https://x.example.org](https://x.example.org) [a@b.example.org](mailto:a@b.example.org)"),
    ("a_b_c [d](e) [f](https://f.example.org)", "a_b_c d [f](https://f.example.org)"),
    ("![a](b)", ""),
    ("`a$b$`", "`a$b$`"),
    ("# a", "\\# a"),
    ("1. a", "1\\. a"),
    ("$x$", "$x$"),
])  # fmt: skip
def test_a_line_of_a_data_file(markdown: str, line: str) -> None:
    assert one_line(markdown) == line


@pytest.mark.parametrize(("address", "found"), [
    ("https://x.example.org", "https://x.example.org"),
    ("/x", None),
    ("#x", None),
    ("javascript:x", None),
    ("mailto:a@b.example.org", "mailto:a@b.example.org"),
    ("x", None),
])  # fmt: skip
def test_addresses_elsewhere(address: str, found: str | None) -> None:
    assert elsewhere(address) == found


@pytest.mark.parametrize(("path", "text"), [
    ("a-b-blue", "a b"),
    ("a-b-123", "a b"),
    ("a-b-12345", "a b 12345"),
    ("a-blue", "a"),
    ("blue", "blue"),
    ("a_b--c-red", "a b-c"),
    ("-a-red", "a"),
    ("a-b-brightgreen", "a b"),
    ("a-B.svg-x", "a B.svg"),
])  # fmt: skip
def test_what_a_badge_says(path: str, text: str) -> None:
    assert shield_text(path) == text


@pytest.mark.parametrize(("address", "label"), [
    ("https://img.shields.io/badge/A-B-blue?x", "A B"),
    ("https://img.shields.io/badge/A%20B-blue#x", "A B"),
    ("https://badge.fury.io/badge/a-b-red", "a b"),
    ("https://img.shields.io/github/stars/x", ""),
])  # fmt: skip
def test_addresses_of_badges(address: str, label: str) -> None:
    assert shield_label(address) == label
