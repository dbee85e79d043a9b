"""What is changed in a CSL style, so that citeproc-py does what it says: each repair by itself."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

pytest.importorskip("citeproc", reason="the extra csl is not installed")

from citeproc import CitationStylesStyle
from lxml import etree

from sphinx_academic.export import citeproc_repairs as repairs
from sphinx_academic.export.citeproc_repairs import CSL

Repair = Callable[[Any], None]


def style(layout: str, more: str = "", attributes: str = "", of_bibliography: str = "") -> Any:
    """Return the root of a style whose bibliography is given."""
    source = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" '
        f"default-locale='en-US' {attributes}><info><title>T</title><id>t</id></info>{more}<citation><layout>"
        f"<text variable='title'/></layout></citation><bibliography {of_bibliography}><layout>{layout}"
        "</layout></bibliography></style>"
    )
    return CitationStylesStyle(BytesIO(source.encode()), validate=False).root


def written(root: Any) -> str:
    """Return the layout of the bibliography as XML."""
    layout = root.find(f"{CSL}bibliography/{CSL}layout")
    text = "".join(etree.tostring(child, encoding="unicode") for child in layout)
    return text.replace(' xmlns="http://purl.org/net/xbiblio/csl"', "")


def repaired(repair: Repair, layout: str, *more: str) -> str:
    root = style(layout, *more)
    repair(root)
    return written(root)


NAME = '<name form="short"/><et-al term="x"/><label/>'
NUMERIC = (
    '<locale xml:lang="en-US"><date form="numeric" delimiter="/"><date-part name="year"/></date></locale>'
)

REPAIRS: list[tuple[Repair, str, str]] = [
    # numbers of entries, as a number and as a text
    (
        repairs._remove_numbers,
        '<number variable="citation-number"/><group><text variable="citation-number"/></group>'
        '<text variable="title"/><number variable="volume"/>',
        '<group/><text variable="title"/><number variable="volume"/>',
    ),
    # the form of names, but of those that stand for others
    (
        repairs._add_names,
        '<names variable="a"/><names variable="b"><name form="short"/></names>'
        '<names variable="c"><label/><substitute><names variable="d"/><names variable="e"><label/></names>'
        "</substitute></names>",
        '<names variable="a"><name/></names><names variable="b"><name form="short"/></names>'
        '<names variable="c"><name/><label/><substitute><names variable="d"/><names variable="e"><label/>'
        "</names></substitute></names>",
    ),
    # those that stand for others have their forms, unless they have some of their own
    (
        repairs._inherit_names,
        f'<names variable="a">{NAME}<substitute><names variable="b"/><names variable="c"><name/></names>'
        '<text variable="title"/></substitute></names><names variable="d"/>',
        f'<names variable="a">{NAME}<substitute><names variable="b">{NAME}</names><names variable="c"><name/>'
        '</names><text variable="title"/></substitute></names><names variable="d"/>',
    ),
    # of a branch, the others stand for the first, unless that says what does
    (
        repairs._inherit_names,
        '<names variable="a"><name/><substitute><choose><if type="book"><names variable="b"/>'
        '<names variable="c"/></if><else-if type="map"><names variable="b"><substitute/></names>'
        '<names variable="c"/></else-if><else><names variable="d"/></else></choose></substitute></names>',
        '<names variable="a"><name/><substitute><choose><if type="book"><names variable="b"><name/>'
        '<substitute><names variable="c"><name/></names></substitute></names></if><else-if type="map">'
        '<names variable="b"><substitute/></names><names variable="c"><name/></names></else-if><else>'
        '<names variable="d"><name/></names></else></choose></substitute></names>',
    ),
    # who stands for missing authors is not named once more
    (
        repairs._suppress_substituted,
        '<names variable="author"><substitute><names variable="editor"/></substitute></names>'
        '<names variable="editor"/><names variable="composer"/>',
        '<names variable="author"><substitute><names variable="editor"/></substitute></names><choose>'
        '<if variable="author" match="any"><names variable="editor"/></if>'
        '<else-if variable="editor" match="any"/></choose><names variable="composer"/>',
    ),
    (
        repairs._suppress_substituted,
        '<names variable="author"><substitute><names variable="editor"/><names variable="translator"/>'
        '</substitute></names><names variable="translator editor"/>',
        '<names variable="author"><substitute><names variable="editor"/><names variable="translator"/>'
        '</substitute></names><choose><if variable="author" match="any">'
        '<names variable="translator editor"/></if><else-if variable="editor" match="any">'
        '<names variable="translator"/></else-if><else-if variable="author editor" match="any">'
        '<names variable="translator editor"/></else-if><else-if variable="translator" match="any">'
        '<names variable="editor"/></else-if></choose>',
    ),
    # others are named whoever stands
    (
        repairs._suppress_substituted,
        '<names variable="author"><substitute><names variable="editor"/></substitute></names>'
        '<names variable="editor composer"/>',
        '<names variable="author"><substitute><names variable="editor"/></substitute></names><choose>'
        '<if variable="author" match="any"><names variable="editor composer"/></if>'
        '<else-if variable="editor" match="any"><names variable="composer"/></else-if>'
        '<else><names variable="editor composer"/></else></choose>',
    ),
    # what stands for other names than the authors, and names that others may stand for
    (
        repairs._suppress_substituted,
        '<names variable="composer"><substitute><names variable="editor"/></substitute></names>'
        '<names variable="editor"/>',
        '<names variable="composer"><substitute><names variable="editor"/></substitute></names>'
        '<names variable="editor"/>',
    ),
    (
        repairs._suppress_substituted,
        '<names variable="author"><substitute><names variable="editor"/></substitute></names>'
        '<names variable="editor"><substitute><text variable="title"/></substitute></names>',
        '<names variable="author"><substitute><names variable="editor"/></substitute></names>'
        '<names variable="editor"><substitute><text variable="title"/></substitute></names>',
    ),
    # names that are never shortened
    (
        repairs._keep_given_names,
        '<names variable="a"><name initialize="false" initialize-with="."/><name initialize-with=". "/>'
        '<name initialize="true" initialize-with="-"/><name/></names>',
        '<names variable="a"><name initialize="false"/><name initialize-with=". "/>'
        '<name initialize="true" initialize-with="-"/><name/></names>',
    ),
    # labels of names are shown with them alone
    (
        repairs._label_what_is_there,
        '<group><label variable="page" form="short"/><number variable="page"/></group>'
        '<names variable="editor"><label/></names>',
        '<group><choose><if variable="page"><label variable="page" form="short"/></if></choose>'
        '<number variable="page"/></group><names variable="editor"><label/></names>',
    ),
    (
        repairs._capitalize_labels,
        '<label variable="a" text-case="title" form="short"/><label variable="b" text-case="title"/>'
        '<label variable="c" text-case="title" form="long"/><label variable="d" text-case="lowercase"/>'
        '<label variable="e" form="short"/>',
        '<label variable="a" text-case="capitalize-all" form="short"/>'
        '<label variable="b" text-case="capitalize-first"/>'
        '<label variable="c" text-case="capitalize-first" form="long"/>'
        '<label variable="d" text-case="lowercase"/><label variable="e" form="short"/>',
    ),
    # a choice between words and variables is made around its group
    (
        repairs._choose_before_groups,
        '<group prefix="("><text variable="title"/><choose><if type="book"><text value="book"/></if>'
        '<else-if variable="genre"><text variable="genre"/><text value="x"/></else-if></choose>'
        '<text variable="number"/></group>',
        '<choose><if type="book"><group prefix="("><text variable="title"/><text value="book"/>'
        '<text variable="number"/></group></if><else-if variable="genre"><group prefix="(">'
        '<text variable="title"/><text variable="genre"/><text value="x"/><text variable="number"/></group>'
        '</else-if><else><group prefix="("><text variable="title"/><text variable="number"/></group></else>'
        "</choose>",
    ),
    (
        repairs._choose_before_groups,
        '<group><choose><if type="book"><text value="b"/></if><else><date variable="issued"/></else></choose>'
        '<text value="x"/></group>',
        '<choose><if type="book"><group><text value="b"/><text value="x"/></group></if><else><group>'
        '<date variable="issued"/><text value="x"/></group></else></choose>',
    ),
    # but not one of words, one of variables, or one that is all of its group
    *(
        (repairs._choose_before_groups, layout, layout)
        for layout in (
            '<group><choose><if type="book"><text value="b"/></if><else><text term="in"/></else></choose>'
            '<text variable="title"/></group>',
            '<group><choose><if type="book"><number variable="volume"/></if><else><names variable="author"/>'
            '</else></choose><text variable="title"/></group>',
            '<group><choose><if type="book"><text value="b"/></if><else><text variable="genre"/></else>'
            "</choose></group>",
            '<group><choose><if type="book"/><else><text variable="genre"/></else></choose>'
            '<text value="x"/></group>',
        )
    ),
]


@pytest.mark.parametrize(("repair", "layout", "expected"), REPAIRS)
def test_repair(repair: Repair, layout: str, expected: str) -> None:
    assert repaired(repair, layout) == expected


@pytest.mark.parametrize(
    ("of_style", "of_bibliography", "expected"),
    [
        ("", "", (None, "-", None)),
        ('initialize-with=". "', "", (". ", "-", None)),
        ("", 'initialize-with="."', (".", "-", None)),
        # the nearer one
        ('initialize-with=". "', 'initialize-with=""', ("", "-", None)),
    ],
)
def test_what_stands_behind_initials_is_said_at_the_names(
    of_style: str, of_bibliography: str, expected: tuple[str | None, ...]
) -> None:
    names = '<names variable="a"><name/><name initialize-with="-"/><name initialize="false"/></names>'
    root = style(names, "", of_style, of_bibliography)
    repairs._keep_given_names(root)
    found = root.findall(f"{CSL}bibliography//{CSL}name")
    assert tuple(name.get("initialize-with") for name in found) == expected
    assert "initialize-with" not in {**root.attrib, **root.bibliography.attrib}


@pytest.mark.parametrize(
    ("date", "delimiter"),
    [
        ('<date variable="issued" form="numeric"/>', "/"),
        ('<date variable="issued" form="text"/>', None),
        # the dates of a language, and those that a style puts together
        ('<date form="numeric"/>', None),
        ('<date variable="issued"/>', None),
        ('<date variable="issued" delimiter="-"/>', "-"),
    ],
)
def test_dates_have_the_delimiter_of_the_language(date: str, delimiter: str | None) -> None:
    root = style(date, NUMERIC)
    repairs._delimit_dates(root)
    assert root.find(f"{CSL}bibliography//{CSL}date").get("delimiter") == delimiter


MACROS = (
    '<macro name="words"><text value="w"/><text term="in"/></macro>'
    '<macro name="number"><group><number variable="volume"/></group></macro>'
    '<macro name="outer"><text macro="words"/><text macro="number"/></macro>'
    '<macro name="circle"><text macro="circle"/></macro>'
)


@pytest.mark.parametrize(
    ("element", "calls"),
    [
        ('<text variable="title"/>', True),
        ('<number variable="volume"/>', True),
        ('<names variable="author"/>', True),
        ('<date variable="issued"/>', True),
        ('<text value="w"/>', False),
        ('<text term="in"/>', False),
        ('<text macro="words"/>', False),
        ('<text macro="number"/>', True),
        ('<text macro="outer"/>', True),
        ('<text macro="circle"/>', False),
        ('<text macro="none"/>', False),
        ('<group><text value="w"/></group>', False),
        ('<group><text value="w"/><text variable="title"/></group>', True),
        ("<group/>", False),
    ],
)
def test_what_calls_a_variable(element: str, calls: bool) -> None:
    root = style(element, MACROS)
    macros = {macro.get("name"): macro for macro in root.iter(f"{CSL}macro")}
    (found,) = root.find(f"{CSL}bibliography/{CSL}layout")
    assert repairs._calls_variable(found, macros, frozenset()) is calls


def names_of(count: int) -> str:
    return " ".join(["editor", *(f"v{number}" for number in range(count - 1))])


STANDS = '<names variable="author"><substitute><names variable="{}"/></substitute></names>'


@pytest.mark.parametrize(("count", "is_repaired"), [(40, True), (41, False)])
def test_element_with_more_names_than_any_style_has_is_left_alone(count: int, is_repaired: bool) -> None:
    layout = f'{STANDS.format("editor")}<names variable="{names_of(count)}"/>'
    assert (repaired(repairs._suppress_substituted, layout) != layout) is is_repaired


@pytest.mark.parametrize(("count", "is_repaired"), [(40, True), (41, False)])
def test_of_variables_of_one_element_the_first_forty_count(count: int, is_repaired: bool) -> None:
    variables = " ".join([*(f"v{number}" for number in range(count - 1)), "editor"])
    layout = f'{STANDS.format(variables)}<names variable="editor"/>'
    assert (repaired(repairs._suppress_substituted, layout) != layout) is is_repaired


@pytest.mark.parametrize(("count", "is_repaired"), [(40, True), (41, False)])
def test_of_alternatives_the_first_forty_count(count: int, is_repaired: bool) -> None:
    others = "".join(f'<names variable="v{number}"/>' for number in range(count - 1))
    substitute = f'{others}<names variable="editor"/>'
    layout = (
        f'<names variable="author"><substitute>{substitute}</substitute></names><names variable="editor"/>'
    )
    assert (repaired(repairs._suppress_substituted, layout) != layout) is is_repaired


def test_branches_are_in_one_order() -> None:
    variables = "f e d c b a"
    layout = f'{STANDS.format(variables)}<names variable="{variables}"/>'
    root = style(layout)
    repairs._suppress_substituted(root)
    conditions = [branch.get("variable") for branch in root.find(f"{CSL}bibliography//{CSL}choose")]
    assert conditions == [
        "author",
        "a",
        "author",
        "b",
        "author",
        "c",
        "author",
        "d",
        "author",
        "e",
        "author",
        "f",
    ]


def test_forms_are_inherited_up_to_a_limit() -> None:
    others = '<names variable="editor"/>' * 3
    layout = f'<names variable="author"><name><name-part/></name><substitute>{others}</substitute></names>'
    root = style(layout)
    with pytest.MonkeyPatch.context() as patch:
        # two for each
        patch.setattr(repairs, "_MOST_INHERITED", 4)
        repairs._inherit_names(root)
    found = root.findall(f"{CSL}bibliography//{CSL}substitute/{CSL}names")
    assert [len(names) for names in found] == [1, 1, 0]


def test_choices_are_made_before_groups_up_to_a_limit() -> None:
    group = (
        '<group><choose><if type="book"><text value="b"/></if><else><text variable="genre"/></else></choose>'
        '<text value="x"/></group>'
    )
    root = style(group * 3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(repairs, "_MOST_CHOICES", 2)
        repairs._choose_before_groups(root)
    layout = root.find(f"{CSL}bibliography/{CSL}layout")
    assert [child.tag.removeprefix(CSL) for child in layout] == ["choose", "choose", "group"]


def test_all_repairs_of_one_style() -> None:
    layout = (
        '<number variable="citation-number"/><names variable="author"><label text-case="title"/><substitute>'
        '<names variable="editor"/></substitute></names><names variable="editor"/>'
        '<label variable="page" text-case="title"/><date variable="issued" form="numeric"/>'
        '<group><choose><if type="book"><text value="b"/></if><else><text variable="genre"/></else></choose>'
        '<text value="x"/></group>'
    )
    names = '<name initialize-with="."/>'
    label = '<label text-case="capitalize-first"/>'
    assert repaired(repairs.repair, layout, NUMERIC, 'initialize-with="."') == (
        f'<names variable="author">{names}{label}<substitute><names variable="editor">{label}</names>'
        f'</substitute></names><choose><if variable="author" match="any"><names variable="editor">{names}'
        '</names></if><else-if variable="editor" match="any"/></choose><choose><if variable="page">'
        '<label variable="page" text-case="capitalize-first"/></if></choose>'
        '<date variable="issued" form="numeric" delimiter="/"/><choose><if type="book"><group>'
        '<text value="b"/><text value="x"/></group></if><else><group><text variable="genre"/>'
        '<text value="x"/></group></else></choose>'
    )
