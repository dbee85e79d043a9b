"""``sphinx-academic check``, within Sphinx: a site is built, and the result is checked.

The command runs this room in a process of its own, for which no other build pays.
"""
