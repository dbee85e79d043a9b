"""``sphinx-academic check``, on the side of Sphinx: a site is built, and then looked at.

The command runs this room in a process of its own, for which no other build pays.
"""
