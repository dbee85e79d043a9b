"""What the fuzzers share: how they are started, and inputs that are mostly text.

``python fuzz/<name>.py [libFuzzer's options] [folders of inputs]``; the first folder collects the inputs
that reach new code.  A failure is an exception, an input that takes ten seconds, or one that takes 2 GB.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import atheris

TOKENS = Path(__file__).parent / "tokens.dict"
LIMITS = ("-timeout=10", "-rss_limit_mb=2048", "-max_len=4096", f"-dict={TOKENS}")


def fuzz(check: Callable[[str], None]) -> None:
    """Call a check with texts until it fails or the time is over."""

    def check_bytes(data: bytes) -> None:
        check(data.decode("utf-8", "replace"))

    fuzz_bytes(check_bytes)


def fuzz_bytes(check: Callable[[bytes], None]) -> None:
    """Call a check with bytes until it fails or the time is over."""
    folders = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("-")]
    for folder in folders[:1]:
        folder.mkdir(parents=True, exist_ok=True)
    atheris.Setup([sys.argv[0], *LIMITS, *sys.argv[1:]], check)
    atheris.Fuzz()
