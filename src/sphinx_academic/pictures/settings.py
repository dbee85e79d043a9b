"""Settings: how pictures are published."""

from __future__ import annotations

from ..core.settings import Settings, option


class PictureSettings(Settings):
    """How pictures are published."""

    picture_sizes: bool = option(
        True,
        (bool,),
        "Offer smaller copies of large pictures of papers and people to browsers, which load what fits the "
        "screen. They are made where the extra ``images`` is installed, and without what cameras write into "
        "pictures, such as places.",
        rebuild="env",
    )
    pdf_previews: bool = option(
        False,
        (bool,),
        "Show the first page of its PDF for each entry that has one in the source folder and no ``preview``; "
        "needs the extra ``images``.",
        rebuild="env",
    )
