"""Links in items that lead nowhere yet."""

from __future__ import annotations

import pytest
from support import Build

PAGE = """
# Home

```{news}
- [2024.10] Our [paper]() is out, the [code](#) and the [page](https://example.org/p), too.
```

```{awards}
- 2024: [Prize](), Rome
```

```{skills}
- Languages: [Python]()
```

```{profile}
Author of the [book]().
```
"""


@pytest.mark.parametrize("builder", ["html", "text"])
@pytest.mark.parametrize("value", ["hide", "soon"])
def test_a_link_without_address_is_text(build: Build, builder: str, value: str) -> None:
    people = {"ann": {"name": "Ann Doe"}}
    conf = {"academic_empty_links": value, "academic_people": people, "academic_me": "ann"}
    built = build({"index.md": PAGE}, builder=builder, conf=conf, allow_warnings=True)
    soon = " (coming soon)" if value == "soon" else ""
    text = built.html().get_text() if builder == "html" else built.text("index")
    words = " ".join(text.replace("*", "").split())
    assert f"Our paper{soon} is out, the code{soon} and the page" in words
    assert f"Prize{soon}, Rome" in words
    assert f"Python{soon}" in words
    assert f"the book{soon}." in words
    if builder == "html":
        body = built.html().select_one("section")
        assert body
        links = [str(link["href"]) for link in body.select("a:not(.headerlink)")]
        assert links == ["https://example.org/p"]
    warned = [line for line in built.warnings if line.endswith("[academic.empty_link]")]
    assert len(warned) == (0 if value == "soon" else 5)
    assert warned == built.warnings
