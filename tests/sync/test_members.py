"""Federation: a lab gathers the papers of its members' sites."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.bib.reader import read
from sphinx_academic.model.publication import Publication
from sphinx_academic.sync import member_site
from sphinx_academic.sync.client import Client, Network, SourceError
from sphinx_academic.sync.entry import entry_text, offer_of
from sphinx_academic.sync.member_site import inventory, links_of
from sphinx_academic.sync.sources.members import member_source
from sphinx_academic.sync.state import stored

from .conftest import Outcome, Site
from .members import Entry, bib, feed, files, listed, objects, ours
from .server import Reply, Services, text

MARA = Entry(
    "teal2024tides", "Currents of the harbour", "Mara Teal and Ben Okoro", more="  doi = {10.5555/1},\n"
)
BEN = Entry("okoro24", "Currents of the Harbour", "Okoro, Ben and Teal, Mara", more="  volume = {3},\n")
OWN = Entry("teal2023fog", "Fog in the morning light", "Mara Teal", 2023)
#: what an inventory says of a paper that has a page of its own
PAGE = "teal2024tides academic:publication 1 papers/tides.html Currents of the harbour"
LISTING = "teal2024tides academic:listing 1 publications.html#pub-$ Publications"
PEOPLE = {"mara": {"name": "Mara Teal"}, "ben": {"name": "Ben Okoro"}}


def publish(site: Site, **members: Mapping[str, Any]) -> None:
    """Have members publish files, and configure the lab."""
    for name, published in members.items():
        site.services.services[f"site-{name}"] = files(published)
    known = [name.removeprefix("site-") for name in site.services.services if name.startswith("site-")]
    site.configure(
        academic_people=PEOPLE,
        academic_me=None,
        academic_members={name: f"{site.services.address(f'site-{name}')}/" for name in known},
    )


def entries(site: Site) -> list[Publication]:
    return list(read(site.bib.read_bytes(), "papers.bib").publications)


def row(done: Outcome) -> list[int]:
    """Return offered, added, joined, known, doubtful, notices, removed, lost."""
    rows = [line for line in done.out.splitlines() if line.startswith("Members")]
    assert rows, f"there is no row of members\n{done.out}\n{done.err}"
    return [int(part) for part in rows[0].split()[1:]]


def test_one_entry_for_a_paper_of_two_members(site: Site) -> None:
    publish(site, mara=ours([MARA, OWN]), ben=ours([BEN]))
    done = site.run()
    assert (done.code, row(done)) == (0, [3, 2, 1, 0, 0, 0, 0, 0]), done
    fog, harbour = entries(site)
    assert (fog.plain_title, harbour.plain_title) == ("Fog in the morning light", "Currents of the Harbour")
    # where each author's site has it
    base = site.services.address("site-")
    assert harbour.fields["link_page_mara"] == f"{base}mara/publications.html#pub-teal2024tides"
    assert harbour.fields["link_page_ben"] == f"{base}ben/publications.html#pub-okoro24"
    assert "link_page_ben" not in fog.fields
    # who the members are
    assert [author.person for author in harbour.authors] == ["ben", "mara"]
    assert fog.fields["author+an:person"] == "1=mara"
    # whence each came
    assert '"mara#teal2024tides"' in site.state.read_text()
    assert '"ben#okoro24"' in site.state.read_text()
    before = site.files()
    assert site.run().code == 0
    assert site.files() == before


def test_members_and_services_are_joined(site: Site) -> None:
    from .papers import ORCID, Paper, crossref

    publish(site, mara=ours([MARA]))
    site.services.services["crossref"] = crossref([Paper(1, "Currents of the harbour", doi="10.5555/1")])
    site.configure(academic_sync={"mara": {"crossref": ORCID}})
    done = site.run()
    (entry,) = entries(site)
    assert (done.code, entry.fields["doi"], entry.key) == (0, "10.5555/1", "teal2024tides")
    assert entry.fields["link_page_mara"]


def test_an_entry_by_hand_gets_pages_and_members(site: Site) -> None:
    publish(site, mara=ours([MARA]))
    fields = "title={Currents of the harbour}, author={Teal, M. and Okoro, B.}, journal={J},"
    site.bib.write_text(f"@article{{h,\n  {fields}\n  year=2024\n}}\n")
    done = site.run()
    (entry,) = entries(site)
    assert entry.key == "h", done
    assert entry.fields["link_page_mara"].endswith("#pub-teal2024tides")
    assert entry.fields["author+an:person"] == "1=mara"


def test_a_member_who_vanishes_stays_as_last_known(site: Site) -> None:
    publish(site, mara=ours([MARA, OWN]), ben=ours([BEN]))
    site.run()
    before = site.files()
    broken = (
        files({}),
        lambda request: text("down", 500),
        lambda request: text("<!doctype html><title>Parked domain</title>", 200, "text/html"),
        lambda request: Reply(b"", 302, {"Location": "http://10.0.0.1/"}),
    )
    for service in broken:
        site.services.services["site-ben"] = service
        done = site.run()
        assert done.code == 3, done
        assert "member ‘ben’" in done.err
        assert "what it published last is kept" in done.err
        assert site.files() == before
    del site.services.services["site-ben"]
    site.services.services["site-ben"] = files(ours([BEN]))
    assert (site.run().code, site.files()) == (0, before)


def test_all_members_have_vanished(site: Site) -> None:
    publish(site, mara=ours([MARA]))
    site.run()
    before = site.files()
    site.services.services["site-mara"] = files({})
    assert (site.run().code, site.files()) == (3, before)


def test_a_paper_that_a_member_takes_back(site: Site) -> None:
    publish(site, mara=ours([MARA, OWN]), ben=ours([BEN]))
    site.run()
    site.services.services["site-ben"] = files(ours([OWN]))
    done = site.run()
    assert "No longer listed" in done.out
    found = {entry.plain_title: entry for entry in entries(site)}
    assert "link_page_ben" not in found["Currents of the harbour"].fields
    assert found["Fog in the morning light"].fields["link_page_ben"].endswith("#pub-teal2023fog")


def test_a_page_that_moves_and_a_link_by_hand(site: Site) -> None:
    publish(site, mara=ours([MARA]))
    site.run()
    moved = ours([MARA]) | {"objects.inv": objects([PAGE, LISTING])}
    site.services.services["site-mara"] = files(moved)
    site.run()
    assert entries(site)[0].fields["link_page_mara"].endswith("/papers/tides.html")
    by_hand = site.bib.read_text().replace("papers/tides.html", "mine.html")
    site.bib.write_text(by_hand)
    site.services.services["site-mara"] = files(ours([MARA]))
    site.run()
    assert site.bib.read_text() == by_hand


@pytest.mark.parametrize(
    "home",
    [
        '<a href="files/list.bib">BibTeX</a>',
        '<link rel="alternate" type="application/x-bibtex" href="/site-mara/files/list.bib">',
        '<a href="pubs/">Publications</a>',
        '<base href="/site-mara/files/"><a href="list.bib?x=1">BibTeX</a>',
    ],
)
def test_a_site_of_another_generator(site: Site, home: str) -> None:
    data = "\r\n".join(bib([MARA, OWN]).splitlines()).replace("Teal", "Téal").encode("latin-1")
    page = '<!doctype html><a href="../files/list.bib">all</a>'
    publish(site, mara={"index.html": f"<!doctype html>{home}", "files/list.bib": data, "pubs/": page})
    done = site.run()
    assert row(done)[:2] == [2, 2], done
    assert "Téal" in site.bib.read_text()
    assert "link_page" not in site.bib.read_text()


def test_where_bib_files_usually_are(site: Site) -> None:
    publish(site, mara={"index.html": "<!doctype html>hello", "papers.bib": bib([MARA])})
    assert row(site.run())[:2] == [1, 1]


@pytest.mark.parametrize(
    ("published", "asked"),
    [
        # ours: the page, the inventory, the file of the list, the feed
        (
            ours([MARA]),
            ["/", "/objects.inv", "/_downloads/academic/publications/publications.bib", "/publications.json"],
        ),
        # a file and a page to which several pages lead are asked for once
        (
            {
                "index.html": '<a href="a.bib">Bib</a><a href="pubs/">Papers</a><a href="more/">Papers</a>',
                "a.bib": bib([MARA]),
                "pubs/": '<a href="../a.bib">BibTeX</a><a href="../more/">Papers</a>',
                "more/": '<a href="../a.bib">BibTeX</a><a href="../b.bib">BibTeX</a>',
                "b.bib": bib([OWN]),
            },
            ["/", "/objects.inv", "/a.bib", "/pubs/", "/more/", "/b.bib", "/publications.json"],
        ),
        # where files usually are, until one has entries
        (
            {"index.html": "hello", "papers.bib": "no entries", "references.bib": bib([MARA])},
            [
                "/",
                "/objects.inv",
                "/publications.bib",
                "/papers.bib",
                "/references.bib",
                "/publications.json",
            ],
        ),
        # at most three pages with lists
        (
            {
                "index.html": "".join(f'<a href="{n}/">Papers</a>' for n in range(4)),
                "publications.bib": bib([MARA]),
            },
            ["/", "/objects.inv", "/0/", "/1/", "/2/", "/publications.bib", "/publications.json"],
        ),
        # of several lists, those that are needed for all papers, those with most papers first
        (
            {
                "index.html": "hello",
                "objects.inv": objects([*listed([MARA], "b"), *listed([MARA, OWN], "a")]),
                **{f"_downloads/academic/{name}/publications.bib": bib([MARA, OWN]) for name in "ab"},
            },
            ["/", "/objects.inv", "/_downloads/academic/a/publications.bib", "/publications.json"],
        ),
        (
            {
                "index.html": "hello",
                "objects.inv": objects([*listed([MARA], "b"), *listed([MARA, OWN], "a")]),
                "_downloads/academic/a/publications.bib": bib([MARA]),
                "_downloads/academic/b/publications.bib": bib([OWN]),
            },
            [
                "/",
                "/objects.inv",
                "/_downloads/academic/a/publications.bib",
                "/_downloads/academic/b/publications.bib",
                "/publications.json",
            ],
        ),
        # a folder without a page
        (
            {"index.html": text("no", 403), "publications.bib": bib([MARA])},
            ["/", "/objects.inv", "/publications.bib", "/publications.json"],
        ),
    ],
)
def test_what_a_site_is_asked_for(site: Site, published: dict[str, Any], asked: list[str]) -> None:
    publish(site, mara=published)
    assert site.run().code == 0
    assert [request.path for request in site.services.asked("site-mara")] == asked


def test_the_address_of_a_bib_file(site: Site) -> None:
    publish(site, mara={"x/own.bib": bib([MARA])})
    site.configure(academic_members={"mara": f"{site.services.address('site-mara')}/x/own.bib"})
    assert row(site.run())[:2] == [1, 1]


def test_a_feed_has_what_no_bib_file_has(site: Site) -> None:
    address = site.services.address("site-mara")
    published = ours([MARA]) | {"publications.json": feed(address, [MARA, OWN])}
    published["objects.inv"] = objects(listed([MARA, OWN]))
    publish(site, mara=published)
    done = site.run()
    assert row(done)[:2] == [2, 2], done
    fog = entries(site)[0]
    assert fog.fields["doi"] == "10.5555/teal2023fog"
    assert fog.fields["link_page_mara"] == f"{address}/publications.html#pub-teal2023fog"
    assert "shows" not in done.out


def test_a_file_that_vanishes_while_the_site_stays(site: Site) -> None:
    whole = ours([MARA, OWN]) | {"publications.json": feed(site.services.address("site-mara"), [MARA])}
    publish(site, mara=whole)
    site.run()
    before = site.bib.read_bytes()
    left = {name: data for name, data in whole.items() if not name.endswith(".bib")}
    site.services.services["site-mara"] = files(left)
    done = site.run()
    assert "shows 1 more papers" in done.out
    assert "No longer listed" not in done.out
    assert OWN.key in site.state.read_text()
    assert site.bib.read_bytes().count(b"link_page_mara") == before.count(b"link_page_mara") == 2


def test_a_feed_of_another_generator(site: Site) -> None:
    items = [
        {"id": "1", "url": "tides/", "title": MARA.title, "date_published": "2024-05-03T00:00:00Z"},
        {
            "id": "https://doi.org/10.5555/9",
            "url": "fog/",
            "title": OWN.title,
            "authors": [{"name": "Mara Teal"}],
        },
        {"id": "3", "url": "moved/", "title": "I have moved to another office"},
        {"id": "https://doi.org/10.5555/11", "title": "No page of its own", "authors": [{"name": "M. Teal"}]},
    ]
    home = '<!doctype html><link rel="alternate" type="application/feed+json" href="feed.json">'
    published = {"index.html": home, "feed.json": json.dumps({"items": items}), "papers.bib": bib([MARA])}
    publish(site, mara=published)
    done = site.run()
    assert row(done)[:2] == [3, 3], done
    address = site.services.address("site-mara")
    found = {entry.plain_title: entry.fields.get("link_page_mara") for entry in entries(site)}
    pages = {MARA.title: f"{address}/tides/", OWN.title: f"{address}/fog/", "No page of its own": None}
    assert found == pages


def test_papers_that_are_in_no_file_are_named(site: Site) -> None:
    publish(site, mara=ours([MARA]) | {"objects.inv": objects(listed([MARA, OWN]))})
    assert "shows 1 more papers, which are in no .bib file" in site.run().out


def test_one_key_for_two_works(site: Site) -> None:
    other = Entry(MARA.key, "Gulls, counted and named", "Ben Okoro")
    publish(
        site, mara=ours([MARA]), ben=ours([other, Entry(MARA.key, "Salt and rope at the quay", "Ben Okoro")])
    )
    done = site.run()
    assert row(done) == [3, 3, 0, 0, 0, 0, 0, 0], done
    assert len({entry.key for entry in entries(site)}) == 3
    before = site.files()
    site.run()
    assert site.files() == before


def test_a_hostile_member(site: Site) -> None:
    evil = Entry(
        "../../etc/passwd}",
        r"<script>alert(1)</script> \input{/etc/passwd} \href{javascript:alert(1)}{x} of tides",
        r"{<img src=x onerror=alert(1)>} and Mara Teal",
        more="  url = {javascript:alert(1)},\n  pdf = {file:///etc/passwd},\n  preview = {../../x.png},\n"
        "  selected = {true},\n  author+an:role = {1=lead},\n  link_evil = {data:text/html,x},\n",
    )
    lines = [
        "k1 academic:publication 1 javascript:alert(1) One",
        "k2 academic:publication 1 //evil.example/x Two",
        "k3 academic:publication 1 https://evil.example/x Three",
        'k4 academic:publication 1 x".html#}\\input Four',
        "no inventory at all",
    ]
    works = [
        evil,
        *(Entry(f"k{number}", f"Paper of the tides number {number}", "Mara Teal") for number in range(1, 5)),
    ]
    publish(site, mara=ours(works) | {"objects.inv": objects(lines)})
    site.services.services["site-mara"] = files(
        ours(works) | {"objects.inv": objects(lines), "publications.bib": bib(works)}
    )
    done = site.run()
    assert row(done)[0] == row(done)[1] >= 4, done
    written = site.bib.read_text()
    for word in (
        "javascript:alert(1)}",
        "file:",
        "preview",
        "selected",
        "an:role",
        "data:text",
        "evil.example",
    ):
        assert word not in written.replace(r"\href{javascript:alert(1)}", ""), word
    assert all(
        entry.links in ((), (("page_mara", entry.fields.get("link_page_mara")),)) for entry in entries(site)
    )


@pytest.mark.parametrize(
    "published",
    [
        {"objects.inv": b"# Sphinx inventory version 2\n#\n#\n#\nnot zlib", "publications.bib": bib([MARA])},
        {"objects.inv": b"# Sphinx inventory version 2", "publications.bib": bib([MARA])},
        {"publications.json": "[[[[", "publications.bib": bib([MARA])},
        {
            "publications.json": '{"items": [null, 1, {"id": null}, {"id": "tag:x,2024:pub-a", "title": 0}]}',
            "publications.bib": bib([MARA]),
        },
        {"index.html": "<!doctype html><![foo[<!-- <a href='http://[x'>", "publications.bib": bib([MARA])},
        {"publications.bib": "@article{x, title={" + "{" * 5000 + "\n" + bib([MARA])},
    ],
)
def test_what_is_damaged_costs_nothing_else(site: Site, published: dict[str, Any]) -> None:
    publish(site, mara=published)
    done = site.run()
    assert done.code == 0, done
    assert MARA.title in site.bib.read_text()


def test_a_member_leads_nowhere_else(site: Site, services: Services) -> None:
    """Links of pages stay on the member's host, and redirects to local addresses are refused."""
    services.services["secret"] = lambda request: text(bib([MARA]), 200)
    other = f"http://localhost:{services.port}/secret/x.bib"
    publish(site, mara={"index.html": f'<!doctype html><a href="{other}">x</a>'})
    assert site.run().code == 3
    publish(
        site,
        mara={
            "index.html": Reply(b"", 302, {"Location": other}),
            "objects.inv": Reply(b"", 302, {"Location": other}),
        },
    )
    done = site.run()
    assert (done.code, services.asked("secret")) == (3, [])
    assert "local address" in done.err


def test_an_inventory_is_unpacked_within_bounds() -> None:
    bomb = objects(["x" * 1_000] * 40_000)
    assert inventory(bomb, "https://m.example/").pages == {}
    many = objects([" " * 100_000, "k  academic:publication  1 x y", "a b academic:publication 1 p.html#$ T"])
    assert inventory(many, "https://m.example/").pages["a b"].address == "https://m.example/p.html#a%20b"


def test_what_is_no_line_of_an_inventory_is_passed_over() -> None:
    rest = " academic:publication 1 p.html "
    lines = ["short academic:publication 1 p.html", f"long{rest}{'x' * (4_996 - len(rest))}"]
    lines += [
        f"longer{rest}{'x' * (4_995 - len(rest))}",
        "k std:label 1 p.html T",
        "k2 academic:publication 1 //x.example/ T",
    ]
    assert list(inventory(objects(lines), "https://m.example/").pages) == ["long"]


def test_links_are_read_from_any_page() -> None:
    found = links_of("<a href=a.bib><a href='http://x.example/b.bib'><a href>" * 3, "https://m.example/d/")
    assert found.bib == ["https://m.example/d/a.bib"]


# settings


def test_settings_that_cannot_be_used(site: Site) -> None:
    publish(site, mara=ours([MARA]))
    address = site.services.address("site-mara")
    site.configure(
        academic_members={"mara": address, "x y": address, "zoe": 7, "zed": "file:///x", "ann": address}
    )
    done = site.run()
    assert done.code == 0
    assert "academic_members['x y'] is ignored" in done.err
    assert "academic_members['zoe'] is ignored" in done.err
    assert "academic_members['zed'] is ignored" in done.err
    assert "academic_members['ann'] is no person of academic_people" in done.err
    site.configure(academic_members=["x"])
    assert "academic_members is not a table" in site.run().err


# checkouts


def checkouts(folder: Path) -> Path:
    """Write checkouts of two members."""
    root = folder / "checkouts"
    for member, own, conf in (
        ("mara", [MARA, OWN], 'bibtex_bibfiles = ["papers.bib"]\nraise SystemExit("executed")\n'),
        ("ben", [BEN], None),
    ):
        source = root / member / ("docs" if conf else "_bibliography")
        source.mkdir(parents=True)
        (source / "papers.bib").write_text(bib(own))
        if conf:
            (source / "conf.py").write_text(conf)
            (source / "other.bib").write_text(bib([Entry("other", "Not of the lab at all", "Ann Doe")]))
    return root


def test_a_folder_of_checkouts(site: Site, tmp_path: Path) -> None:
    root = checkouts(tmp_path)
    (root / "stranger").mkdir()
    build = root / "mara" / "docs" / "_build" / "html"
    build.mkdir(parents=True)
    (build / "objects.inv").write_bytes(objects(listed([MARA, OWN])))
    members = {"mara": "https://mara.example/", "ben": "https://ben.example/", "zoe": "https://zoe.example/"}
    site.configure(academic_people=PEOPLE, academic_me=None, academic_members=members)
    done = site.run("--from", root)
    assert (done.code, row(done)) == (0, [3, 2, 1, 0, 0, 0, 0, 0]), done
    assert "stranger is no checkout" in done.err
    assert "no checkout of member ‘zoe’" in done.err
    assert site.services.requests == []
    found = entries(site)[0]
    assert found.fields["link_page_mara"] == "https://mara.example/publications.html#pub-teal2023fog"
    before = site.files()
    site.run("--from", root)
    assert site.files() == before
    # a checkout without a build keeps the pages that were known
    (build / "objects.inv").unlink()
    site.run("--from", root)
    assert site.files() == before


def test_a_folder_without_a_checkout_of_a_member(site: Site, tmp_path: Path) -> None:
    (tmp_path / "checkouts" / "nobody").mkdir(parents=True)
    site.configure(
        academic_people=PEOPLE, academic_me=None, academic_members={"mara": "https://mara.example.org/"}
    )
    done = site.run("--from", tmp_path / "checkouts")
    assert done.code == 2
    assert "academic_sync has no list there" in done.err


def test_a_checkout_leads_nowhere_else(site: Site, tmp_path: Path) -> None:
    root = tmp_path / "checkouts"
    (root / "mara").mkdir(parents=True)
    outside = tmp_path / "secret.bib"
    outside.write_text(bib([OWN]))
    (root / "mara" / "link.bib").symlink_to(outside)
    (root / "mara" / "conf.py").write_text('bibtex_bibfiles = ["../../secret.bib", "link.bib"]\n')
    site.configure(academic_people=PEOPLE, academic_members={"mara": "https://mara.example/"})
    done = site.run("--from", root)
    assert done.code == 3
    assert not site.bib.exists()


@pytest.mark.parametrize("name", ["'x\\0y.bib'", f"'{'x' * 300}.bib'", "'circle.bib'", "7", "'.'"])
def test_a_file_that_cannot_be_costs_no_other(site: Site, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "checkouts" / "mara"
    folder.mkdir(parents=True)
    (folder / "circle.bib").symlink_to(folder / "circle.bib")
    (folder / "own.bib").write_text(bib([OWN]))
    (folder / "conf.py").write_text(f"bibtex_bibfiles = [{name}, 'own.bib']\n")
    site.configure(academic_people=PEOPLE, academic_members={"mara": "https://mara.example/"})
    assert row(site.run("--from", folder.parent))[:2] == [1, 1]


def test_checkouts_without_a_setting(site: Site, tmp_path: Path) -> None:
    site.configure(academic_people=PEOPLE, academic_me=None)
    assert row(site.run("--from", checkouts(tmp_path)))[:3] == [3, 2, 1]
    assert site.run("--from", tmp_path / "nowhere").code == 2


@pytest.mark.parametrize("more", [["--metrics"], ["--source", "orcid"], ["add", "10.5555/1"]])
def test_checkouts_are_read_alone(site: Site, tmp_path: Path, more: list[str]) -> None:
    site.configure(academic_people=PEOPLE, academic_me=None)
    done = site.run(*more, "--from", checkouts(tmp_path))
    assert done.code == 2
    assert "--from is alone" in done.err


# what is never wanted


def test_a_work_is_set_aside_for_good(site: Site) -> None:
    from .server import openalex, openalex_work

    site.services.services["openalex"] = openalex(
        [openalex_work(1, authorships=[]), openalex_work(2, authorships=[], doi=None)]
    )
    site.configure(academic_sync={"openalex": "A1"})
    done = site.run()
    assert "doi:10.5555/oa.1" in done.out
    assert "openalex:W2" in done.out
    site.configure(academic_sync_ignore=["10.5555/OA.1", "openalex:W2", "nothing of this"])
    done = site.run()
    assert "Doubtful" not in done.out
    assert "Set aside by academic_sync_ignore (2)" in done.out
    assert "academic_sync_ignore: 'nothing of this'" in done.err
    assert not site.bib.exists()


def test_a_dry_run_names_the_state_file(site: Site) -> None:
    publish(site, mara=ours([MARA]))
    assert "academic-sync.json, which has what sources said last, would change" in site.run("--dry-run").out
    site.run()
    assert "academic-sync.json" not in site.run("--dry-run").out


@pytest.mark.parametrize("how", ["302", "meta"])
def test_a_site_below_its_address(site: Site, how: str) -> None:
    """Read the Docs sends readers from / to /en/latest/."""
    below = {f"en/latest/{name}": data for name, data in ours([MARA]).items()}
    address = site.services.address("site-mara")
    home = {
        "302": Reply(b"", 302, {"Location": "/site-mara/en/latest/index.html"}),
        "meta": '<!doctype html><meta http-equiv="Refresh" content="0; url=\'en/latest/index.html\'">',
    }
    publish(site, mara=below | {"index.html": home[how]})
    done = site.run()
    assert row(done)[:2] == [1, 1], done
    page = f"{address}/en/latest/publications.html#pub-teal2024tides"
    assert entries(site)[0].fields["link_page_mara"] == page


def test_a_file_for_each_paper(site: Site) -> None:
    own = [Entry(f"k{number}", f"Paper of the tides, number {number}", "Mara Teal") for number in range(20)]
    links = "".join(f'<a href="publication/{one.key}/cite.bib">Cite</a>' for one in own)
    cited = {f"publication/{one.key}/cite.bib": Reply(one.bib.encode(), kind="text/html") for one in own}
    publish(site, mara={"index.html": f"<!doctype html>{links}", **cited})
    assert row(site.run())[:2] == [20, 20]


def test_files_are_bounded_together(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(member_site, "LARGEST_BIB", 3 * 1024 * 1024)
    long = "  note = {" + "x" * 1024 * 1024 + "},\n"
    own = {f"{number}.bib": Entry("k", f"Tides {number}", "Mara Teal", more=long).bib for number in range(5)}
    links = "".join(f"<a href={name}>x</a>" for name in own)
    publish(site, mara={"index.html": f"<!doctype html>{links}", **own})
    done = site.run()
    assert (done.code, row(done)[0]) == (3, 0)
    assert "has .bib files of more than 3 MB" in done.err


def test_what_looks_like_entries_in_a_page(site: Site) -> None:
    page = "<style>@media{print, a={b}}</style> me@mara.example {x} <a href=papers.bib>BibTeX</a>"
    publish(site, mara={"index.html": page, "papers.bib": bib([MARA])})
    assert row(site.run())[:2] == [1, 1]


def test_without_a_network_not_all_are_waited_for(site: Site, waited: list[float]) -> None:
    members = {f"m{number}": f"http://127.0.0.1:9/{number}" for number in range(30)}
    site.configure(academic_members=members, academic_people={})
    done = site.run()
    assert done.code == 3
    assert done.err.count("cannot be reached") == 5
    assert done.err.count("was not asked") == 25
    assert len(waited) == 5


def test_a_password_is_no_part_of_an_address(site: Site) -> None:
    site.configure(academic_members={"mara": "https://mara:secret@mara.example/"}, academic_people=PEOPLE)
    done = site.run()
    assert "academic_members['mara'] is ignored" in done.err
    assert "secret" not in done.err


def test_whatever_a_member_publishes(services: Services, waited: list[float]) -> None:
    """Each file is cut, mixed up with another, or noise: what comes of it is works, or a refusal in words."""
    address = services.address("site-mara")
    good = ours([MARA, OWN, BEN]) | {
        "index.html": '<!doctype html><a href="files/x.bib">BibTeX</a>',
        "files/x.bib": bib([OWN]),
        "publications.json": feed(address, [MARA]),
    }
    noise = b"\x00\xff\xfe@article{{,=%\\\"'</a>\r\n# Sphinx inventory version 2\n" * 40
    source = member_source({"mara": f"{address}/"})
    assert source.works
    for name, data in good.items():
        whole = data.encode() if isinstance(data, str) else data
        cuts = [whole[: len(whole) * part // 7] for part in range(7)]
        others = [other.encode() if isinstance(other, str) else other for other in good.values()]
        for body in [*cuts, *others, noise, whole + noise, noise + whole, whole * 3]:
            services.services["site-mara"] = files(good | {name: body})
            client = Client(Network(), address, is_set=True)
            try:
                works = list(source.works(client, "mara"))
            except SourceError:
                continue
            assert len({work.id for work in works}) == len(works)
            for work in works:
                assert not work.page or work.page.startswith(address)
                text_of = entry_text("k", "misc", offer_of([stored(work)], 2026).fields)
                assert len(read(text_of.encode(), "x.bib").publications) == 1
