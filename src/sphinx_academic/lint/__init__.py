"""Checks across entries: what is valid alone, but inconsistent together."""
