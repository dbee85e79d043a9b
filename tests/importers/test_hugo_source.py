"""Sources of Hugo: addresses, menus, front matter and shortcodes."""

# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_academic.importers.hugo_source import HugoPage, HugoSource, weight_of
from sphinx_academic.importers.source import Source


def hugo(folder: Path, files: dict[str, str]) -> HugoSource:
    """Write a source and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return HugoSource(Source(folder))


@pytest.mark.parametrize(("config", "url"), [
    ("baseURL: https://tides.org", "https://tides.org/"),
    ("baseurl: https://tides.org/mira/", "https://tides.org/mira/"),
    ("baseUrl: mira.tides.org", "https://mira.tides.org/"),
    ("baseURL: https://example.com/", ""),
    ("baseURL: /", ""),
    ("title: Mira", ""),
])  # fmt: skip
def test_address_of_a_site(config: str, url: str, tmp_path: Path) -> None:
    assert hugo(tmp_path, {"config.yaml": config}).url == url


@pytest.mark.parametrize(("address", "path", "fragment"), [
    ("/cv/#work", "cv/", "work"),
    ("a%20b/../cv", "cv", ""),
    ("https://www.tides.org/cv/", "cv/", ""),
    ("https://fog.org/cv/", None, ""),
    ("mailto:mira@tides.org", None, ""),
    ("http://[cv", None, ""),
])  # fmt: skip
def test_path_of_an_address(address: str, path: str | None, fragment: str, tmp_path: Path) -> None:
    assert hugo(tmp_path, {"config.yaml": "baseURL: https://tides.org"}).local(address) == (path, fragment)


@pytest.mark.parametrize("config", [
    "menu: {main: [{name: B, url: b, weight: 20}, {name: A, pageRef: a, weight: '3'}, {url: c}]}",
    "menus: {main: [{title: B, url: b, weight: 2}, {name: A, url: a, weight: soon}]}",
    "languages: {en: {menu: {main: [{name: B, url: b, weight: 2}, {name: A, url: a}]}}, zh: word}",
    "languages: {en: {}, zh: {menus: {main: [{name: B, url: b, weight: 2}, {name: A, url: a}]}}}",
])  # fmt: skip
def test_menu(config: str, tmp_path: Path) -> None:
    menu = hugo(tmp_path, {"config.yaml": config}).menu
    assert [(each.name, each.url) for each in menu] == [("A", "a"), ("B", "b")]


@pytest.mark.parametrize(
    ("weight", "number"), [(3, 3), (1.5, 1.5), ("7", 7), (True, 0), ("soon", 0), (None, 0)]
)
def test_weight(weight: object, number: float) -> None:
    assert weight_of({"weight": weight}) == number


@pytest.mark.parametrize(("text", "metadata", "body"), [
    ('{"title": "Lamps"}\nText.', {"title": "Lamps"}, "\nText."),
    ('\ufeff\n{\n"title": "Lamps"}Text.', {"title": "Lamps"}, "Text."),
    ("{{< figure >}}", {}, "{{< figure >}}"),
])  # fmt: skip
def test_front_matter_of_json(text: str, metadata: dict[str, str], body: str, tmp_path: Path) -> None:
    assert hugo(tmp_path, {"content/a.md": text}).page("content/a.md")[:2] == (metadata, body)


def test_front_matter_that_is_no_json(tmp_path: Path) -> None:
    site = hugo(tmp_path, {"content/a.md": '{"title": Lamps}\nText.'})
    assert site.page("content/a.md") == ({}, "", 0)
    (found,) = site.findings
    assert found.message.startswith("its front matter is no JSON: ")
    assert (found.file, found.line) == ("content/a.md", 1)


def test_translations_are_left_out(tmp_path: Path) -> None:
    names = ["a.md", "a.zh.md", "b.pt-BR.md", "c.v2.md"]
    site = hugo(tmp_path, {f"content/{name}": "Text." for name in names})
    assert [page.file for page in site.pages] == ["content/a.md", "content/c.v2.md"]
    assert [(each.file, each.message) for each in site.findings] == [
        ("content/a.zh.md", "it is a page in another language"),
        ("content/b.pt-BR.md", "it is a page in another language"),
    ]


@pytest.mark.parametrize(("text", "drawn"), [
    ('{{% staticref "files/a.pdf" %}}PDF{{% /staticref %}}', "[PDF](/files/a.pdf)"),
    ('[a]({{< relref "talks/_index.md" >}}) [b]({{< ref "/cv.md" >}})', "[a](/talks/) [b](/cv/)"),
    ('[a]({{< ref "talks/_index.md#past" >}}) [b]({{< ref "cv#top" >}})', "[a](/talks/#past) [b](/cv/#top)"),
    ('[a]({{< ref "#past" >}}) [b]({{< ref "/" >}})', "[a](#past) [b](/)"),
    ('{{< cite page="/publication/fog" view="4" >}} and', "[Fog & Lamps](/publication/fog) and"),
    ('{{< cite page="/publication/other/" >}}', "[other](/publication/other/)"),
    ('{{< button "/cv" />}} {{< button "/talks" >}}Talks{{< /button >}}', "[cv](/cv) [Talks](/talks)"),
    ('{{< figure src="a.png" caption="A & B" >}}', '<img src="a.png" alt="A &amp; B">'),
    ('{{< img "a.png" >}}', '<img src="a.png" alt="">'),
    ("{{< figure >}}", ""),
    ('{{< video src="a.mp4" >}}', "[Video](a.mp4)"),
    ("{{< video >}}", ""),
    ('{{< mention "mira" >}} {{< mention "mei" >}}', "Mira Okafor mei"),
    ("{{< hl >}}x{{< /hl >}}", "x"),
    ("{{< highlight python >}}x{{< /highlight >}}", "\n```python\nx\n```\n"),
    ('{{< button url="/cv" >}}CV{{< /button >}}', "[CV](/cv)"),
    ('{{< cta cta_text="CV" cta_link="/cv" >}}', "[CV](/cv)"),
    ("{{< button >}}CV{{< /button >}}", "CV"),
    ('{{< button "/cv" >}}CV{{< /button >}}x{{< /button >}}', "[CV](/cv)x"),
    ('{{< vimeo 12 >}} {{< vimeo id="13" >}}', "[Video](https://vimeo.com/12) [Video](https://vimeo.com/13)"),
])  # fmt: skip
def test_shortcodes(text: str, drawn: str, tmp_path: Path) -> None:
    site = hugo(
        tmp_path, {"content/a.md": "", "content/publication/fog/index.md": "---\ntitle: Fog & Lamps\n---\n"}
    )
    assert site.text(text, "content/a.md", names={"mira": "Mira Okafor"}) == drawn
    assert list(site.findings) == []


@pytest.mark.parametrize(("files", "folder"), [
    ({"content/a.md": ""}, "content"),
    ({"hugo.yaml": "contentDir: texts/", "texts/a.md": "", "content/a.md": ""}, "texts"),
    ({"hugo.yaml": "contentdir: texts", "content/a.md": ""}, "content"),
    ({"hugo.yaml": "languages: {en: {contentDir: /content/en}}", "content/en/a.md": ""}, "content/en"),
    ({"hugo.yaml": "defaultContentLanguage: de\nlanguages: {de: {contentDir: inhalt}}", "inhalt/a.md": ""}, "inhalt"),
    ({"hugo.yaml": "languages: {en: {contentDir: gone}, de: word}", "content/a.md": ""}, "content"),
    ({"content/en/_index.md": "", "content/en/authors/a.md": ""}, "content/en"),
    ({"content/en/authors/a.md": ""}, "content"),
    ({"content/en/_index.md": ""}, "content"),
])  # fmt: skip
def test_folder_of_the_content(files: dict[str, str], folder: str, tmp_path: Path) -> None:
    assert hugo(tmp_path, files).content == folder


@pytest.mark.parametrize(("metadata", "path", "address", "slug"), [
    ({}, "_index", "", ""), ({}, "about", "about/", "about"), ({}, "Talks/My Talk", "talks/my-talk/", "My Talk"),
    ({}, "talks/One/index", "talks/one/", "One"), ({}, "talks/_index", "talks/", "talks"),
    ({"slug": "other"}, "talks/one/index", "talks/other/", "other"), ({"url": "/x/y/"}, "talks/one", "x/y/", "one"),
])  # fmt: skip
def test_address_of_a_page(metadata: dict[str, str], path: str, address: str, slug: str) -> None:
    page = HugoPage(f"content/{path}.md", path, metadata)
    assert (page.address, page.slug) == (address, slug)


@pytest.mark.parametrize(("path", "section", "is_list", "is_bundle"), [
    ("a", "", False, False), ("a/b", "a", False, False), ("a/_index", "a", True, True), ("a/b/index", "a", False, True),
])  # fmt: skip
def test_kind_of_a_page(path: str, section: str, is_list: bool, is_bundle: bool) -> None:
    page = HugoPage(f"content/{path}.md", path)
    assert (page.section, page.is_list, page.is_bundle) == (section, is_list, is_bundle)


@pytest.mark.parametrize(("text", "drawn"), [
    ("A {{</* x */>}} B", "A  B"), ("{.class #id key=\"v\"}", ""), ("# Head {#own .x}", "# Head"), ("{x}", "{x}"),
    ('{{< callout note >}}x{{< /callout >}}', "\n\n<blockquote markdown=\"1\">\n\n\n\nx\n\n</blockquote>\n\n"),
    ('{{< spoiler text="T" >}}x{{< /spoiler >}}', "\n\n<blockquote markdown=\"1\">\n\nT\n\nx\n\n</blockquote>\n\n"),
    ('{{< image alt="A" src=a.png title=T >}}', '<img src="a.png" alt="A">'), ("{{< YouTube abc >}}", "[Video](https://www.youtube.com/watch?v=abc)"),
    ("{{< youtube >}}", ""), ('{{< link page="p" text="T" >}}', "[T](p)"), ("{{< audio 'a.mp3' >}}", "[Video](a.mp3)"),
    ("{{< ref `a/index.md` >}}", "/a/"), ("{{< mermaid >}}x{{< /mermaid >}}", "\n```\nx\n```\n"),
])  # fmt: skip
def test_more_shortcodes(text: str, drawn: str, tmp_path: Path) -> None:
    assert hugo(tmp_path, {"content/a.md": ""}).text(text, "content/a.md") == drawn
