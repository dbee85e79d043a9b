"""Sources of Hugo: addresses, menus, front matter and shortcodes."""

# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_academic.importers.findings import Level
from sphinx_academic.importers.hugo_source import HugoPage, HugoSource, _arguments, weight_of
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


# -- settings ---------------------------------------------------------------------------------


def test_settings_files_and_what_they_say_together(tmp_path: Path) -> None:
    site = hugo(
        tmp_path,
        {
            "config/_default/params.yaml": "a: 2\nb: 3\n",
            "config/_default/hugo.yaml": "title: Last\nparams: {a: 1, c: 4}\n",
            "config/_default/menu.toml": '[[main]]\nname = "A"\nurl = "a"\n',
            "config/_default/languages.json": '{"en": {}}',
            "config/_default/notes.txt": "x",
            "config/_default/list.yaml": "[1]\n",
            "hugo.toml": 'title = "Third"\nfourth = 1\n',
            "config.json": '{"title": "Second", "third": 1}',
            "config.toml": 'title = "First"\nsecond = 1\n',
            "other.toml": "x = 1\n",
        },
    )
    assert site.settings_files == [
        "config.toml",
        "config.json",
        "hugo.toml",
        *(
            f"config/_default/{name}"
            for name in ("hugo.yaml", "languages.json", "list.yaml", "menu.toml", "params.yaml")
        ),
    ]
    assert site.config == {
        "title": "Last",
        "second": 1,
        "third": 1,
        "fourth": 1,
        "params": {"a": 2, "b": 3, "c": 4},
        "menus": {"main": [{"name": "A", "url": "a"}]},
        "languages": {"en": {}},
    }
    assert site.menu_file == "config/_default/menu.toml"


@pytest.mark.parametrize(("language", "files", "menu", "file"), [
    ("", ["menus.en.yaml", "menus.de.yaml"], "en", "menus.en.yaml"),
    ("defaultContentLanguage: de\n", ["menus.en.yaml", "menus.de.yaml"], "de", "menus.de.yaml"),
    ("defaultContentLanguage: DE\n", ["menus.en.yaml", "menus.de.yaml"], "de", "menus.de.yaml"),
    # a file of another language counts where there is none of the default one, which a file of no language is none of
    ("", ["menus.de.yaml"], "de", "menus.de.yaml"),
    ("", ["menus.de.yaml", "menus.yaml"], "menus", "menus.de.yaml"),
    ("", ["menus.en.yml", "menus.de.yaml"], "en", "menus.de.yaml"),
])  # fmt: skip
def test_settings_of_languages(language: str, files: list[str], menu: str, file: str, tmp_path: Path) -> None:
    site = hugo(tmp_path, {
        "config/_default/hugo.yaml": f"title: x\n{language}",
        **{f"config/_default/{name}": f"main: [{{name: {name.split('.')[-2]}, url: x}}]\n" for name in files},
    })  # fmt: skip
    assert ([each.name for each in site.menu], site.menu_file) == ([menu], f"config/_default/{file}")


@pytest.mark.parametrize(("files", "name"), [({"config.toml": "", "hugo.toml": ""}, "config.toml"), ({}, "")])
def test_file_of_the_menu(files: dict[str, str], name: str, tmp_path: Path) -> None:
    assert hugo(tmp_path, files).menu_file == name


@pytest.mark.parametrize(("params", "names", "value"), [
    ("{a: {b: {c: 1}}}", ("a.b.c",), 1),
    ("{a: {b: 1}}", ("x", "a.x", "a.b"), 1),
    ("{a: '', b: [], c: {}, d: null, e: 0}", ("a", "b", "c", "d", "e"), 0),
    ("{a: {b: 1}}", ("a.b.c",), None),
    ("word", ("a",), None),
    ("{}", ("a",), None),
])  # fmt: skip
def test_params(params: str, names: tuple[str, ...], value: object, tmp_path: Path) -> None:
    assert hugo(tmp_path, {"hugo.yaml": f"params: {params}\n"}).param(*names) == value


@pytest.mark.parametrize(("config", "url"), [
    ("baseURL: tides.org/", "https://tides.org/"), ("baseURL: http://tides.org", "http://tides.org/"),
    ("baseURL: https://tides.org//", "https://tides.org/"), ("baseURL: https://tides", ""), ("baseURL: tides", ""),
    ("baseURL: https://example.org", ""), ("baseURL: https://academic-demo.netlify.app", ""), ("baseURL: http://localhost.org", ""),
    ("baseURL: tides.org/x", ""), ("baseURL: https://example.net", "https://example.net/"),
])  # fmt: skip
def test_more_addresses_of_sites(config: str, url: str, tmp_path: Path) -> None:
    assert hugo(tmp_path, {"config.yaml": config}).url == url


@pytest.mark.parametrize(("address", "path"), [
    ("/a/../b/", "b/"), ("", ""), ("/", "/"), ("a", "a"), ("//tides.org/a", "a"), ("//fog.org/a", None), ("/a%2Fb/", "a/b/"), (" /a ", "a"),
    ("https://tides.org", ""), ("../../a", "a"),
])  # fmt: skip
def test_more_paths_of_addresses(address: str, path: str | None, tmp_path: Path) -> None:
    assert hugo(tmp_path, {"config.yaml": "baseURL: https://www.tides.org"}).local(address)[0] == path


def test_menu_of_the_first_language_that_has_one(tmp_path: Path) -> None:
    config = "languages: {de: word, en: {menu: {main: [{name: A, url: a}]}}, fr: {menus: {main: [{name: B, url: b}]}}}\n"
    assert [each.name for each in hugo(tmp_path, {"config.yaml": config}).menu] == ["A"]


@pytest.mark.parametrize(
    "config",
    ["menu: {main: []}\n", "menu: word\n", "languages: {en: {menu: word}}\n", "languages: word\n", "x: y\n"],
)
def test_no_menu(config: str, tmp_path: Path) -> None:
    assert hugo(tmp_path, {"config.yaml": config}).menu == []


# -- content ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("config", "names", "found"), [
    ("languages: {en: {contentDir: content/en}, de: {contentDir: content/de}}",
     ["content/en/a.md", "content/de/a.md", "content/de/b/c.html", "content/de/d.txt"],
     [("content/de", "2 pages in another language, de")]),
    ("languages: {en: {}, de: {contentDir: /deutsch/}, fr: {contentDir: gone}, it: word}", ["content/a.md", "deutsch/a.md"],
     [("deutsch", "1 pages in another language, de")]),
    # beside the folder of the language
    ("x: y", ["content/en/_index.md", "content/en/authors/a.md", "content/zh/a.md", "content/b.md"],
     [("content/zh", "1 pages in another language, zh")]),
    ("x: y", ["content/posts/a.md"], []),
])  # fmt: skip
def test_content_in_other_languages(
    config: str, names: list[str], found: list[tuple[str, str]], tmp_path: Path
) -> None:
    site = hugo(tmp_path, {"config.yaml": config, **dict.fromkeys(names, "x")})
    site.report_languages()
    assert [(each.file, each.message) for each in site.findings] == found
    for each in site.findings:
        language = each.message.rpartition(" ")[2]
        assert each.remedy == (
            f"for a site in that language, set defaultContentLanguage to {language} and import into another folder"
        )


def test_pages_in_the_order_of_their_paths(tmp_path: Path) -> None:
    files = {"content/b/a.html": "---\ntitle: A\n---\nBody.\n", "content/a.v2.markdown": "x", "content/c.txt": "x", "other/d.md": "x",
             "content/B/_index.md": "x"}  # fmt: skip
    assert hugo(tmp_path, files).pages == [
        HugoPage("content/B/_index.md", "B/_index", {}, "x", 0),
        HugoPage("content/a.v2.markdown", "a.v2", {}, "x", 0),
        HugoPage("content/b/a.html", "b/a", {"title": "A"}, "Body.\n", 3),
    ]


def test_pages_of_sections(tmp_path: Path) -> None:
    site = hugo(
        tmp_path,
        dict.fromkeys(
            [
                "content/B/a.md",
                "content/b/_index.md",
                "content/b/x/index.md",
                "content/c/a.md",
                "content/b.md",
            ],
            "x",
        ),
    )
    assert [page.path for page in site.of_section("b", "d")] == ["B/a", "b/x/index"]


@pytest.mark.parametrize(
    ("title", "shown"), [("'A &amp; B'", "A & B"), ('"a\\u00adb"', "ab"), ("[x]", ""), ("2020", "2020")]
)
def test_title_of_a_page(title: str, shown: str, tmp_path: Path) -> None:
    (page,) = hugo(tmp_path, {"content/a.md": f"---\ntitle: {title}\n---\n"}).pages
    assert page.title == shown


def test_lines_above_a_text(tmp_path: Path) -> None:
    site = hugo(
        tmp_path,
        {
            "content/a.md": '{\n"title": "x"\n}\n\nText.',
            "content/b.md": "[1]\nText.",
            "content/c.md": '{"a": [\n1]} Text.',
        },
    )
    assert site.page("content/a.md") == ({"title": "x"}, "\n\nText.", 2)
    assert site.page("content/b.md") == ({}, "[1]\nText.", 0)
    assert site.page("content/c.md") == ({"a": [1]}, " Text.", 1)


# -- shortcodes ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "drawn"), [
    ('{{< figure src="a&b.png" title="T" >}}', '<img src="a&amp;b.png" alt="T">'),
    ('{{< figure src="a.png" alt="A" caption="" >}}', '<img src="a.png" alt="A">'),
    ('{{< figure src="a.png" SRC="b.png" >}}', '<img src="b.png" alt="">'),
    ('{{< figure alt="A" >}}', ""),
    ('{{% staticref "/files/a.pdf" "newtab" %}}PDF{{% /staticref %}}', "[PDF](/files/a.pdf)"),
    ('{{< bilibili id="1" >}}', "[Video](https://www.bilibili.com/video/1)"),
    ("{{< audio >}}", ""),
    ("{{< mention >}}", ""),
    ('{{< admonition tip >}}x{{< /admonition >}}', '\n\n<blockquote markdown="1">\n\n\n\nx\n\n</blockquote>\n\n'),
    ('{{< note title="T" text="U" >}}x{{< /note >}}', '\n\n<blockquote markdown="1">\n\nU\n\nx\n\n</blockquote>\n\n'),
    # one within another
    ("{{< callout >}}{{< hl >}}x{{< /hl >}}{{< /callout >}}y", '\n\n<blockquote markdown="1">\n\n\n\nx\n\n</blockquote>\n\ny'),
    ("{{< highlight >}}{{< centered >}}x{{< /highlight >}}y{{< /centered >}}", "\n```\nx\n```\ny"),
    ("{{< diagram >}}x{{< /diagram >}}", "\n```\nx\n```\n"),
    ("{{< raw >}}x{{< /raw >}}{{< math >}}$y${{< /math >}}", "x$y$"),
    # buttons and links
    ('{{< button url="/cv" text="CV" >}}', "[CV](/cv)"),
    ('{{< link page="/publication/fog" >}}', "[Fog & Lamps](/publication/fog)"),
    ('{{< link page="/publication/other/a/" >}}', "[a](/publication/other/a/)"),
    ('{{< cta cta_link="/cv" >}}words{{< /cta >}} {{< cta "/x" >}}', "[words](/cv) [x](/x)"),
    ('{{< button url="https://fog.example.net/a" />}}', "[a](https://fog.example.net/a)"),
    ("{{< cta >}}", ""),
    ('{{< button text="x" >}}y{{< /button >}}', "y"),
    # references
    ('{{< ref "talks/index" >}} {{< ref "index.md" >}} {{< ref "_index.md#a" >}}', "/talks/ / /#a"),
    ('{{< relref `talks/a.md#b` >}}', "/talks/a/#b"),
    ("{{< icon name=x >}}{{< toc >}}{{< hr >}}{{< clear >}}{{< table_of_contents >}}{{< spoiler-end >}}{{< search_index >}}", ""),
    # several in a line, and what is around them
    ("a {{< hl >}}b{{< /hl >}} c {{% hl %}}d{{% /hl %}} e", "a b c d e"),
    ("{{< /callout >}}x", "x"),
    ("{{ x }}", "{{ x }}"),
    # attributes of Goldmark
    ("a\n{.b #c d=e f='g h' i=\"j\"}\nk", "a\n\nk"), ("a {.b}", "a {.b}"), ("{a b}", "{a b}"), ("## A {#b}\nc", "## A\nc"), ("####### A {#b}", "####### A {#b}"),
    ("{{%/* a */%}}b{{</* c\nd */>}}", "b"),
])  # fmt: skip
def test_shortcodes_in_all_forms(text: str, drawn: str, tmp_path: Path) -> None:
    site = hugo(
        tmp_path, {"content/a.md": "", "content/publication/fog/index.md": "---\ntitle: Fog & Lamps\n---\n"}
    )
    assert site.text(text, "content/a.md") == drawn
    assert list(site.findings) == []


@pytest.mark.parametrize(("offset", "lines"), [(None, [0, 0]), (0, [1, 3]), (4, [5, 7])])
def test_shortcodes_that_are_not_known(offset: int | None, lines: list[int], tmp_path: Path) -> None:
    site = hugo(tmp_path, {})
    assert site.text("{{< Odd x >}}a\n\nb {{% even %}}c{{% /even %}}", "a.md", offset) == "a\n\nb c"
    assert [(each.level, each.file, each.line, each.message, each.remedy) for each in site.findings] == [
        (
            Level.KEPT,
            "a.md",
            line,
            f"the shortcode {name} was not understood; text within it was kept",
            "add what it drew",
        )
        for name, line in zip(("odd", "even"), lines, strict=True)
    ]


@pytest.mark.parametrize(("text", "found"), [
    ('a "b c" `d` \'e\' f=g h="i j" K=`l` m-n=\'o\'', (["a", "b c", "d", "e"], {"f": "g", "h": "i j", "k": "l", "m-n": "o"})),
    ('"a \\"b\\"" "" x=""', (['a \\"b\\"'], {"x": ""})),
    ("", ([], {})),
])  # fmt: skip
def test_arguments_of_a_shortcode(text: str, found: tuple[list[str], dict[str, str]]) -> None:
    assert _arguments(text) == found
