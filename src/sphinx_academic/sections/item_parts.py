"""The parts of a line that every kind of section knows, as a field or between its commas."""

from __future__ import annotations

from ..core.i18n import _
from ..model.section_kinds import Part

#: begins the class of an inline node that is a part
PART = "item-"
#: class of what stands between the title and the part behind it
TITLE_END = "title-end"
#: the part behind which those that other packages declare are shown
LAST_OF_OURS = "score"

_PARTS = (
    Part("code"),
    Part("title", ("role", "degree", "position", "award", "course", "project")),
    Part(
        "organisation",
        (
            "organization",
            "institution",
            "employer",
            "company",
            "awarder",
            "funder",
            "venue",
            "event",
            "outlet",
        ),
    ),
    Part("place", ("location", "city")),
    Part(
        "advisor",
        ("advisors", "adviser", "advisers", "supervisor", "supervisors", "mentor"),
        _("advised by %s"),
        r"((?:co-?)?(?:advis|supervis|mentor)ed\s+by|under\s+the\s+supervision\s+of|advisors?:|supervisors?:)\s+",
        takes_rest=True,
    ),
    # the word belongs to the score
    Part("score", ("gpa", "grade", "amount"), opening=r"(?=(?:c?gpa|grade|score)\b)", takes_rest=True),
    Part("note"),
)

#: by the names of their fields, in the order in which they are shown
PARTS = {part.name: part for part in _PARTS}


def parts_with(new: tuple[Part, ...]) -> dict[str, Part]:
    """Return the parts of a kind of section with new ones, in the order in which they are shown."""
    parts: dict[str, Part] = {}
    for name, part in PARTS.items():
        parts[name] = part
        if name == LAST_OF_OURS:
            parts |= {part.name: part for part in new}
    return parts
