"""The parts that are recognised in the line of a dated item."""

#: by the names of their fields, in the order in which they are shown
PARTS = ("code", "title", "organisation", "place", "advisor", "score", "note")
