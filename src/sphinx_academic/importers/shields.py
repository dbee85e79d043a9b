"""Badges: those of shields.io, which say in their addresses what they show, and counters of others."""

from __future__ import annotations

import re
from urllib.parse import unquote

SHIELD = re.compile(r"(?:img\.shields\.io|badgen\.net|badge\.fury\.io)/badge/(?P<text>[^?#]+)", re.IGNORECASE)
#: pictures that count or rate, and show nothing of the paper or the page
COUNTER = re.compile(
    r"shields\.io|badgen\.net|badge|visitor|hits\.|clustrmaps|revolvermaps|komarev|flagcounter|mapmyvisitors"
    r"|star-history|github-readme",
    re.IGNORECASE,
)
_COLOURS = re.compile(
    r"^(?:[0-9a-f]{3}|[0-9a-f]{6}|(?:bright|light|dark)?(?:green|blue|red|orange|yellow|gr[ae]y|purple"
    r"|pink|black|white|brown)|success|important|critical|informational|inactive|blueviolet|ff69b4|[a-z]+)$",
    re.IGNORECASE,
)


def shield_text(path: str) -> str:
    """Return what a badge of shields.io says: label and message, without its colour."""
    parts = [
        part.replace("\0", "-").replace("_", " ").strip()
        for part in unquote(path).replace("--", "\0").split("-")
    ]
    if len(parts) > 1 and _COLOURS.match(parts[-1]):
        parts = parts[:-1]
    return " ".join(filter(None, parts))


def shield_label(source: str) -> str:
    """Return what the badge at an address says, or nothing."""
    shield = SHIELD.search(source)
    return shield_text(shield["text"]) if shield else ""
