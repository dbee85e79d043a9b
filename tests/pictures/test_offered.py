"""Which smaller copies of pictures pages offer to browsers."""

from __future__ import annotations

import pytest

from sphinx_academic.pictures.offered import FIGURE, HERO, PHOTO, PREVIEW, PROFILE, Slot, srcset


@pytest.mark.parametrize(
    ("slot", "widths", "sizes"),
    [
        (PREVIEW, (320, 640, 960), "auto, 20rem"),
        (PHOTO, (160, 320, 640), "auto, 8rem"),
        (PROFILE, (160, 320, 640), "7rem"),
        (HERO, (160, 320, 640), "(max-width: 48em) 7rem, 14rem"),
        (FIGURE, (640, 960, 1440), "(max-width: 48em) 100vw, 46rem"),
    ],
)
def test_places_of_pictures(slot: Slot, widths: tuple[int, ...], sizes: str) -> None:
    """The second width is for screens of two pixels to that of CSS: what is offered changes with either."""
    assert slot == (widths, sizes)


def test_addresses_are_quoted() -> None:
    assert srcset([("a b.png", 320), ("ü,1.png", 640)], "../_images") == (
        "../_images/a%20b.png 320w, ../_images/%C3%BC%2C1.png 640w"
    )
    assert srcset([], "_images") == ""
