"""Addresses of pages and files with names that have to be escaped: each leads to what it names."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from PIL import Image
from support import Build, Built

BASE = "https://bell.example.org/my%20site/"
SITE: dict[str, str | bytes] = {
    "index.md": """
        # Home

        ```{profile}
        ```

        ```{people}
        ```

        ```{publications}
        :show: preview
        :download: bibtex, csl-json
        ```

        ```{publications}
        :layout: cards
        ```

        ```{news}
        :files: mynews/*
        :limit: 2
        ```

        ```{toctree}
        my pages/c d é
        my pages/cv (2)
        ```
        """,
    "my pages/c d é.md": """
        # Talks

        {pub}`b+l:1`

        ```{talks}
        - 2024, [Slides](<../my files/s 1é.pdf>), [home](../index.md), [news](<../mynews/2024-05-01 x y.md>)
        ```

        ```{news}
        - [2024] See [here](<cv (2).md>)
        ```
        """,
    "my pages/cv (2).md": "# CV\n\n```{cv}\n:download: json-resume\n- publications\n- talks\n```\n",
    "mynews/2024-05-01 x y.md": "---\norphan: true\n---\n# Prize\n\nSee [talks](<../my pages/c d é.md>).\n",
    "my files/s 1é.pdf": "%PDF-1.4",
    "my files/p #%41.pdf": "%PDF-1.4",
    "p.bib": """
        @article{b+l:1, title = {Tides}, author = {Bell, Ann and Ito, Bo}, year = 2024, journal = {J},
          pdf = {my files/p #%41.pdf}, slides = {my files/s 1é.pdf}, preview = {my files/large é %41.png},
          doi = {10.5555/a<b>c#d}}
        @article{two, title = {Sand}, author = {Ito, Bo}, year = 2023, journal = {J},
          preview = {my files/small é %41.png}}
        """,
}
CONF = {
    "academic_people": {
        "ann": {"name": "Ann Bell", "photo": "my files/large é %41.png", "group": "pi"},
        "bo": {"name": "Bo Ito", "page": "my pages/c d é", "photo": "my files/small é %41.png"},
    },
    "academic_me": "ann",
    "academic_paper_pages": True,
    "academic_feed": ["atom", "json"],
    "academic_redirects": {"/old page/": "my pages/c d é", "/tälks/": "my pages/c d é"},
    "html_baseurl": BASE,
}


@pytest.fixture(params=["html", "dirhtml"])
def built(request: pytest.FixtureRequest, build: Build, tmp_path: Path) -> Built:
    files = dict(SITE)
    for name, size in (("large", (1500, 1000)), ("small", (300, 200))):
        path = tmp_path / "x.png"
        Image.new("RGB", size).save(path)
        files[f"my files/{name} é %41.png"] = path.read_bytes()
    return build(files, conf=CONF, builder=request.param)


def addresses(path: Path) -> list[str]:
    """Return what a file of the site leads to and shows."""
    text = path.read_text("utf-8")
    if path.suffix == ".json":
        return re.findall(r'https?://bell\.example\.org[^"\\<]*', text)
    if path.suffix == ".xml":
        found = [text for element in ElementTree.fromstring(text).iter() for text in element.attrib.values()]
        return [address for address in found if address.startswith(BASE)]
    html = BeautifulSoup(text, "html.parser")
    if html.select_one("div.body") and (canonical := html.select_one("link[rel=canonical]")):
        # Sphinx leaves spaces as they are where pages have folders of their own
        canonical.decompose()
    found = [str(tag[name]) for name in ("href", "src") for tag in html.select(f"[{name}]")]
    found += [part.split()[0] for tag in html.select("[srcset]") for part in str(tag["srcset"]).split(", ")]
    for tag in html.select("meta[content]"):
        content = str(tag["content"])
        found += [address for address in [content.partition("url=")[2] or content] if "://" in address]
        found += [content.partition("url=")[2]] if "url=" in content else []
    for tag in html.select('script[type="application/ld+json"]'):
        found += re.findall(r'"(https://bell\.example\.org[^"]*)"', json.dumps(json.loads(str(tag.string))))
    return found


def test_every_address_leads_somewhere(built: Built) -> None:
    outdir = built.outdir
    files = [path for suffix in ("html", "xml", "json") for path in outdir.rglob(f"*.{suffix}")]
    seen = 0
    for path in files:
        if path.name in ("search.html", "genindex.html"):
            continue
        page = urljoin(BASE, path.relative_to(outdir).as_posix().replace("%", "%25").replace(" ", "%20"))
        for address in addresses(path):
            assert " " not in address or not address.startswith(BASE), (path, address)
            full, anchor = urldefrag(urljoin(page, address))
            if not full.startswith(BASE):
                continue
            file = outdir / unquote(urlsplit(full).path.removeprefix(urlsplit(BASE).path))
            file = file / "index.html" if file.is_dir() else file
            assert file.is_file(), (path, address)
            if anchor and file.suffix == ".html":
                ids = {
                    str(tag["id"])
                    for tag in BeautifulSoup(file.read_text("utf-8"), "html.parser").select("[id]")
                }
                assert unquote(anchor) in ids, (path, address)
            seen += "%" in address
    assert seen > 50
