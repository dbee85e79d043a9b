"""What installed packages add to the command, which knows no application of Sphinx that they could add it to.

A package names a function in its entry points, and adds with it what it has::

    [project.entry-points."sphinx_academic.command"]
    exhibitions = "sphinx_exhibitions:add_to_command"
"""

from __future__ import annotations

from importlib.metadata import entry_points

from ..model.extension_points import Extensions
from .terminal import Terminal

GROUP = "sphinx_academic.command"


def add_installed(extensions: Extensions, terminal: Terminal) -> None:
    """Add what installed packages have for the command; one that fails is left out with a message.

    :param extensions: those of this run, with what this package has
    """
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        try:
            entry.load()(extensions)
        except Exception as error:  # code of others, which may fail in any way
            where = f"{entry.dist.name}, {entry.value}" if entry.dist else entry.value
            terminal.error(f"{where}: {type(error).__name__}: {error}; it is left out; update or remove it")
    extensions.closed = True
