"""Links of people, from the names that other generators have for them."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.importers.findings import Findings
from sphinx_academic.importers.services import Links, is_link_name, is_placeholder, service_of


@pytest.mark.parametrize(
    ("name", "value", "parts"),
    [
        ("github_username", "mira-okafor", {"github": "mira-okafor"}),
        ("scholar_userid", "AbCdEfGAAAAJ&hl=zh-CN", {"scholar": "AbCdEfGAAAAJ"}),
        (
            "googlescholar",
            "https://scholar.google.com/citations?hl=en&user=AbCdEfGAAAAJ",
            {"scholar": "AbCdEfGAAAAJ"},
        ),
        (
            "orcid",
            "https://orcid.org/0000-0002-1825-0097",
            {"orcid": "https://orcid.org/0000-0002-1825-0097"},
        ),
        ("twitter", "@mira", {"x": "@mira"}),
        ("mastodon_username", "example.social/@mira", {"mastodon": "https://example.social/@mira"}),
        ("envelope", "mailto:mira@example.org?subject=tides", {"email": "mira@example.org"}),
        ("email", "mira [at] example [dot] org", {"email": "mira [at] example [dot] org"}),
        ("email", "mira⚫okafor@example⚫org", {"email": "mira.okafor@example.org"}),
        ("inspirehep_id", "1010907", {"links": {"INSPIRE": "https://inspirehep.net/authors/1010907"}}),
        (
            "Moodle",
            "https://moodle.example.org/mira",
            {"links": {"Moodle": "https://moodle.example.org/mira"}},
        ),
        (
            "graduation-cap",
            "https://scholar.google.co.uk/citations?user=AbCdEfGAAAAJ",
            {"scholar": "AbCdEfGAAAAJ"},
        ),
        ("github", "YOUR_GITHUB_ID", {}),
        ("github", "", {}),
    ],
)
def test_what_generators_name_becomes_parts_of_a_person(name: str, value: str, parts: dict[str, Any]) -> None:
    links = Links(Findings(), "_config.yml")
    links.add(name, value)
    assert links.parts == parts


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("phone", "+00 000 0000", "not published"),
        ("whatsapp_number", "+00 000 0000", "not published"),
        ("orcid", "0000-0002-1825-0098", "check digit"),
        ("email", "mira at nowhere", "no e-mail address"),
        ("Moodle", "mira", "no address of a page"),
    ],
)
def test_what_is_no_link_is_reported(name: str, value: str, said: str) -> None:
    findings = Findings()
    links = Links(findings, "_config.yml")
    links.add(name, value)
    assert not links.parts
    assert [said in finding.message for finding in findings] == [True]


def test_a_second_page_at_a_service_is_a_link_of_its_own() -> None:
    links = Links(Findings(), "")
    links.add("github", "mira")
    links.add("github", "https://github.com/tides-lab", "Lab")
    assert links.parts == {"github": "mira", "links": {"GitHub 2": "https://github.com/tides-lab"}}


def test_names_and_hosts_say_which_service_it_is() -> None:
    assert service_of("link", "https://www.researchgate.net/profile/Mira-Okafor") == "researchgate"
    assert service_of("link", "https://example.org/github.com") == ""
    assert service_of("link", "http://[broken") == ""
    assert is_link_name("dblp_url")
    assert not is_link_name("footer_text")
    assert is_placeholder("YourLabHandle")
    assert not is_placeholder("https://example.org/mira")
