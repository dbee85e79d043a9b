"""BibTeX: which fields, names and keys are written, and how; braces that match."""

from __future__ import annotations

import re

import pytest
from export.library import entry, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_academic.bib.reader import read
from sphinx_academic.export.bibtex import balanced, bibtex, bibtex_file
from sphinx_academic.export.common import export_keys
from sphinx_academic.model.person import Author, Name
from sphinx_academic.model.publication import Publication


def body(publication: Publication, **options: bool) -> list[str]:
    """Return the fields as written, blanks before ``=`` collapsed."""
    lines = bibtex([publication], **options).splitlines()[1:-1]
    return [re.sub(r" +=", " =", line.strip().rstrip(",")) for line in lines]


def one(*fields: str, kind: str = "misc") -> Publication:
    return entry(f"@{kind}{{k, {', '.join(fields)}}}")


def test_entries_are_aligned_and_apart() -> None:
    first = entry(
        '@InProceedings{a, year=2024, booktitle="B", title={ {T}\n  U}, author={Ann Doe}, month=jun}'
    )
    assert bibtex([first, entry("@misc{b}")]) == (
        "@inproceedings{a,\n"
        "  author    = {Doe, Ann},\n"
        "  title     = {{T} U},\n"
        "  booktitle = {B},\n"
        "  year      = {2024},\n"
        "  month     = jun,\n"
        "}\n"
        "\n"
        "@misc{b,\n"
        "}\n"
    )


def test_nothing_is_nothing() -> None:
    assert bibtex([]) == ""


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("article", "article"),
        ("phdthesis", "phdthesis"),
        ("conference", "conference"),
        ("www", "www"),
        ("mvproceedings", "mvproceedings"),
        ("software", "software"),
        ("commentary", "misc"),
        ("workshop", "misc"),
        ("web_page", "misc"),
        ("ünal", "misc"),
    ],
)
def test_types(written: str, kept: str) -> None:
    assert bibtex([entry(f"@{written}{{k, title = {{T}}}}")]).startswith(f"@{kept}{{k,")


@pytest.mark.parametrize(
    "field",
    [
        "abbr",
        "selected",
        "preview",
        "bibtex_show",
        "file",
        "bdsk-url-1",
        "bdsk-file-1",
        "pdf",
        "code",
        "slides",
    ]
    + [
        "poster",
        "video",
        "website",
        "blog",
        "supp",
        "award",
        "award_name",
        "presentation",
        "annotation",
        "ids",
    ]
    + ["altmetric", "dimensions", "google_scholar_id", "inspirehep_id", "additional_info", "author+an:role"]
    + ["timestamp", "owner", "groups", "date-added", "biburl", "bibsource", "crossref", "xdata", "options"],
)
def test_fields_of_sites_and_programs_are_left_out(field: str) -> None:
    assert body(one("title = {T}", f"{field} = {{1=equal}}")) == ["title = {T}"]


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        # as written: neither dialect is translated into the other
        (["journal = {J \\& K}"], ["journal = {J \\& K}"]),
        (["journaltitle = {J}", "date = {2024-05}"], ["journaltitle = {J}", "date = {2024-05}"]),
        (["note = {}", "series = { }"], []),
        # months
        (["month = {10}"], ["month = oct"]),
        (["month = {Sept.}"], ["month = sep"]),
        (["month = jan # {~5}"], ["month = {January~5}"]),
        (["month = {Spring}"], ["month = {Spring}"]),
        # identifiers
        (["doi = {https://doi.org/10.5555/a\\_b}"], ["doi = {10.5555/a_b}"]),
        (["doi = {doi:10.5555/a<b>}"], ["doi = {10.5555/a<b>}"]),
        (["doi = {none yet}"], ["doi = {none yet}"]),
        (["arxiv = {2401.00001}"], ["eprint = {2401.00001}", "archiveprefix = {arXiv}"]),
        (["arxiv = {2401.00001}", "eprint = {x}"], ["eprint = {x}"]),
        (["html = {https://example.org/p}"], ["url = {https://example.org/p}"]),
        (
            ["arxiv = {https://arxiv.org/abs/2401.00001v2}"],
            ["eprint = {2401.00001v2}", "archiveprefix = {arXiv}"],
        ),
        (["arxiv = {arXiv:math/0211159}"], ["eprint = {math/0211159}", "archiveprefix = {arXiv}"]),
        (
            ["arxiv = {2401.00001}", "eprint = { }", "eprinttype = {arxiv}"],
            ["eprint = {2401.00001}", "eprinttype = {arxiv}"],
        ),
        (["html = {https://example.org/p}", "url = { }"], ["url = {https://example.org/p}"]),
        (["html = {p.html}"], []),
        (
            ["html = {https://example.org/p}", "url = {https://example.org/q}"],
            ["url = {https://example.org/q}"],
        ),
        # keywords that say something of the paper
        (["keywords = {a, selected, b; c}"], ["keywords = {a, b; c}"]),
        (["keywords = {selected}"], []),
        (["keyword = {a}"], ["keywords = {a}"]),
        (["keywords = {selected works, preselected}"], ["keywords = {selected works, preselected}"]),
        (["editor = {Doe, Ann and others}"], ["editor = {Doe, Ann and others}"]),
    ],
)
def test_fields(fields: list[str], written: list[str]) -> None:
    assert body(one(*fields)) == written


def test_type_of_a_record_that_no_file_states() -> None:
    assert bibtex([Publication("k", "article", ())]).startswith("@article{k,")


def test_abstract_only_if_requested_and_last() -> None:
    publication = one("abstract = {A}", "note = {N}")
    assert body(publication) == ["note = {N}"]
    assert body(publication, abstracts=True) == ["note = {N}", "abstract = {A}"]


def test_what_is_inherited_is_written_out() -> None:
    text = (
        "@misc{x, crossref = {p}} @inproceedings{c, crossref = {p}} @proceedings{p, title = {P}, year = 2020}"
    )
    child = read(text.encode(), "papers.bib").publications[1]
    assert body(child) == ["booktitle = {P}", "year = {2020}"]


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("Tang\\*, Zhen and X.📧 Chu and Shi$^\\dagger$, S.", "Tang, Zhen and Chu, X. and Shi, S."),
        ("Anneke van der Velde and de Gaulle", "van der Velde, Anneke and {de Gaulle}"),
        ("King, Jr., Martin Luther", "King, Jr., Martin Luther"),
        ("{ATLAS Collaboration} and others", "{ATLAS Collaboration} and others"),
        ("{Simon \\& Sons, Ltd.}", "{Simon \\& Sons, Ltd.}"),
        ("{Barnes and Noble}", "{Barnes and Noble}"),
        ("{de la Cruz}, Ana and {Silva e Costa}, Rui", "{de la Cruz}, Ana and {Silva e Costa}, Rui"),
        ("da {Silva e Costa}, Rui", "da {Silva e Costa}, Rui"),
        ("García Márquez, Gabriel", "Garc{\\'i}a M{\\'a}rquez, Gabriel"),
        ("bell hooks and Plato", "hooks, bell and Plato"),
        ("张伟 and 山田 太郎", "张伟 and {山田 太郎}"),
        ("{\\'S}wi{\\k{e}}tek, {\\L}ukasz", "{\\'S}wi{\\k{e}}tek, {\\L}ukasz"),
        # BibTeX's styles abbreviate what is in braces as one letter
        (
            "Çelik, Ömer and Étienne, Émile and Đorđe, Þór",
            "{\\c{C}}elik, {\\\"O}mer and {\\'E}tienne, {\\'E}mile and {\\DJ}or{\\dj}e, {\\TH}{\\'o}r",
        ),
        (
            "Nguyễn, Ánh and Șerban, Ana",
            "Nguy{\\~{\\^e}}n, {\\'A}nh and {\\textcommabelow{S}}erban, Ana",
        ),
        ("Cafe\u0301, Ann", "Caf{\\'e}, Ann"),
        ("family=Berg, given=Jan, prefix=Van", "{Van Berg}, Jan"),
        ("{Doe, Ann Mary}", "{Doe, Ann Mary}"),
    ],
)
def test_names(source: str, written: str) -> None:
    assert body(one(f"author = {{{source}}}")) == [f"author = {{{written}}}"]


@pytest.mark.parametrize(
    ("source", "written"),
    [
        # as written, but for letters that have macros
        ("{A} {\\'e} $x^2$ \\& \\emph{b}", "{A} {\\'e} $x^2$ \\& \\emph{b}"),
        ("Über 10 µm", '{\\"U}ber 10 µm'),
        ("TNF-α and ΔH ≤ 5", r"TNF-\ensuremath{\alpha} and \ensuremath{\Delta}H \ensuremath{\leq} 5"),
        ("CO₂ at 10⁻³", r"CO\ensuremath{_2} at 10\ensuremath{^{-3}}"),
        # words have no form in LaTeX
        ("Λόγος и 张伟", "Λόγος и 张伟"),
        # what pdfLaTeX would stop at
        (r"R&D of a_b, 100% #1", r"R\&D of a\_b, 100\% \#1"),
        (r"x^2 and $x_1^2$", r"x\textasciicircum{}2 and $x_1^2$"),
        (r"\[a_b\] and \(c^d\)", r"\[a_b\] and \(c^d\)"),
        (r"5 $ a day", r"5 \$ a day"),
        (r"\(a $ b\)", r"a \$ b"),
        (r"\url{https://example.org/a_b#c}", r"\url{https://example.org/a_b#c}"),
        (r"The \Unknown{word}", r"The word"),
        (r"$a_1$$b$ \& c_2", r"$a_1$$b$ \& c\_2"),
        (r"$\upmu$m, $\less$5, $\bm x$", r"$\mu$m, \textless{}5, $\boldsymbol x$"),
        (
            r"$\upmu x2$, $\upmu 2$, $\upmu\bm x$, $\bm{x}$",
            r"$\mu x2$, $\mu 2$, $\mu\boldsymbol x$, $\boldsymbol{x}$",
        ),
        (r"a < b | $a < b|c$", r"a \textless{} b \textbar{} $a < b|c$"),
        # what programs have escaped, and HTML
        (r"Water {\&}amp$\mathsemicolon$ {Ice}", r"Water \& Ice"),
        (
            r"$\less$p$\greater$On $\less$i$\greater$Parus$\less$/i$\greater$$\less$/p$\greater$",
            r"On \emph{Parus}",
        ),
        (r"CO<inf>2</inf> and \&lt;i\&gt;E. coli\&lt;/i\&gt;", r"CO\textsubscript{2} and \emph{E. coli}"),
        ("R&amp;D in S&atilde;o", r"R\&D in S{\~a}o"),
        (
            "<mml:math xmlns:mml='x'><mml:msub><mml:mi>RuO</mml:mi><mml:mn>2</mml:mn></mml:msub></mml:math>",
            r"RuO\textsubscript{2}",
        ),
        (r"Skibi\ifmmode \acute{n}\else \'{n}\fi{}ski {K}", r"Skibi{\'{n}}ski {K}"),
        ("x <y and <b>", r"x \textless{}y and \textless{}b\textgreater{}"),
    ],
)
def test_text_compiles(source: str, written: str) -> None:
    assert body(one(f"title = {{{source}}}")) == [f"title = {{{written}}}"]


def test_address_is_ascii() -> None:
    assert body(one("url = {https://example.org/é?a=%20_#b}")) == [
        "url = {https://example.org/%C3%A9?a=%20_#b}"
    ]


@pytest.mark.parametrize(
    ("title", "stated"), [("Étude", False), ("TNF-α – “x” µ", False), ("张伟", True), ("и", True)]
)
def test_file_says_what_has_no_latex(title: str, stated: bool) -> None:
    found = one(f"title = {{{title}}}")
    text = bibtex_file([found])
    assert text.endswith(bibtex([found]))
    assert text.startswith("% ") is stated
    again = read(text.encode(), "again.bib")
    assert len(again.publications) == 1
    assert len(again.problems) == len(read(bibtex([found]).encode(), "again.bib").problems)


def test_names_of_other_fields_are_names() -> None:
    found = one("translator = {Élan Vital and {Roe \\& Sons}}", "editora = {B. Ö}", "articleno = {12}")
    assert body(found) == [
        'editora = {{\\"O}, B.}',
        "translator = {Vital, {\\'E}lan and {Roe \\& Sons}}",
        "eid = {12}",
    ]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (Name("Doe", "A, B"), "Doe, {A, B}"),
        (Name("Doe", "Ann", suffix="Jr., M.D."), "Doe, {Jr., M.D.}, Ann"),
        (Name("Doe", suffix="Jr."), "{Doe Jr.}"),
        (Name("Royal Society", prefix="the"), "{the Royal Society}"),
        (Name("others"), "{others}"),
        (Name("And", "Ann"), "{And}, Ann"),
        (
            Name("a{b}c%~", "x_y z"),
            r"{a\textbraceleft{}b\textbraceright{}c\%\textasciitilde{}}, {x\_y z}",
        ),
        (Name("", "Ann"), "{Ann}"),
    ],
)
def test_names_that_no_bib_file_gives(name: Name, written: str) -> None:
    assert body(Publication("k", "misc", (), (Author(name),))) == [f"author = {{{written}}}"]


def test_names_of_nothing_are_left_out() -> None:
    assert body(Publication("k", "misc", (), (Author(Name(" ")),), others=True)) == []


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["Doe2020", "conf/icml/Doe:20+a_b.c"], ["Doe2020", "conf/icml/Doe:20+a_b.c"]),
        (["Müller 2020, b", "O'Neil(20)"], ["Muller-2020-b", "O-Neil-20"]),
        (["", "张伟", "{}"], ["entry", "entry-2", "entry-3"]),
        (["a", "a", "A"], ["a", "a-2", "A-3"]),
        # a key that is good stays, whoever comes first
        (["a b", "a", "a-2", "a", "a-b"], ["a-b-2", "a", "a-2", "a-3", "a-b"]),
    ],
)
def test_keys(keys: list[str], expected: list[str]) -> None:
    assert export_keys([Publication(key, "misc", ()) for key in keys]) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (r"{A} \{b\} $\{x\}$", r"{A} \{b\} $\{x\}$"),
        (r"\{ {a\} }", r"\{ {a\} }"),
        (r"{LSDT\}: \{UD}", r"{LSDT}: \textbraceleft{}UD{}"),
        (r"{LSDT\}: $\{b\}$", r"{LSDT}: $\{b\}$"),
        (r"\emph{b", r"\emph{b}"),
        (r"\alpha}b", r"\alpha{}b"),
        (r"a \} b", r"a \textbraceright{} b"),
        (r"\{ one}", r"\textbraceleft{} one{}"),
        ("}{", "{}{}"),
        (r"a\\{b}", r"a\\ {b}"),
        (r"a\\\{b", r"a\\\textbraceleft{}b"),
        (r"a\\\{B\}}", r"a\\ {B}{}"),
        ("a\\", "a"),
        ("a\\\\", "a\\\\ "),
        ("a\\\\\\", "a\\\\ "),
    ],
)
def test_braces(value: str, expected: str) -> None:
    assert balanced(value) == expected
    assert balanced(expected) == expected


def test_what_is_nested_too_deep_is_no_group() -> None:
    assert balanced("{" * 59 + "x" + "}" * 59) == "{" * 50 + "{}" * 9 + "x" + "{}" * 9 + "}" * 50
    assert balanced("ab" + "{" * 52 + "x" + "}" * 52) == "ab" + "{" * 50 + "{}{}x{}{}" + "}" * 50
    assert balanced("{" * 59) == "{" * 50 + "{}" * 9 + "}" * 50


@settings(max_examples=50)
@given(texts | st.text("{}\\ a", max_size=12))
def test_braces_match_for_every_program(value: str) -> None:
    result = balanced(value)
    for braces in (re.findall(r"[{}]", result), re.findall(r"(?<!\\)[{}]", result)):
        depths = [0]
        for brace in braces:
            depths.append(depths[-1] + (1 if brace == "{" else -1))
        assert min(depths) == depths[-1] == 0
    assert not result.endswith("\\")
