"""The kinds of links that publications have on a site: ours, and those that other extensions add."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..bib.link_kinds import OWN_LINK_KINDS, LinkKind, LinkKinds
from ..model.extension_points import ExtensionPoint
from ..model.patterns import lazy_pattern
from .build_state import build_state
from .extensions import ensure_setup, refuse, register, registered, text_problems

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

LINK_KINDS: ExtensionPoint[LinkKind] = ExtensionPoint("kind of link", LinkKind)

_FIELD = lazy_pattern(r"[a-z][a-z0-9_-]*")
_ADDRESS = lazy_pattern(r"https?://[^\s{}]+\{\}[^\s{}]*")


def add_link_kind(
    app: Sphinx,
    name: str,
    *,
    label: str,
    fields: Sequence[str] = (),
    address: str = "",
    is_file: bool = False,
    override: bool = False,
) -> None:
    """Add a kind of link of publications: a field of entries that is shown as a link.

    A field ``link_<name>`` gives it, too, and ``academic_links`` may change its label and its place.

    :param name: the second half of its class in HTML, ``link-<name>``
    :param label: what is shown; it may be marked for translation
    :param fields: of an entry, in lower case, each an address, an identifier or the path of a file
    :param address: where an identifier leads, with ``{}`` for it: ``https://osf.io/{}``; it may be an
        ``eprint`` whose ``eprinttype`` is the name, too
    :param is_file: whether a relative address is always a file of the source folder, which is copied, and
        never a page of the site
    :param override: take the place of the kind that has the name
    :raises sphinx.errors.ExtensionError: if the name is taken or none, or a value is wrong
    """
    ensure_setup(app)
    problems = text_problems(label=label)
    if isinstance(fields, str):
        problems.append(f"fields is {fields!r}, but must be a list of names")
    others = {kind.name: kind for kind in registered(app.config, LINK_KINDS).values() if kind.name != name}
    taken = {field: other for other, kind in others.items() for field in kind.fields}
    for field in fields if not isinstance(fields, str) else ():
        if not isinstance(field, str) or not _FIELD.fullmatch(field):
            problems.append(f"fields: {field!r} is no name of a field in lower case")
        elif field in taken:
            problems.append(f"fields: {field!r} gives links of the kind {taken[field]!r}")
    if address and not (isinstance(address, str) and _ADDRESS.fullmatch(address)):
        problems.append(f"address is {address!r}, but must be an http address with {{}} for the identifier")
    refuse(LINK_KINDS, name, problems)
    kind = LinkKind(name, label, tuple(fields), address, is_file)
    register(app, LINK_KINDS, name, kind, override=override)


def link_kinds(config: Config) -> LinkKinds:
    """Return the kinds of links of a build."""

    def made() -> LinkKinds:
        return LinkKinds(registered(config, LINK_KINDS).values())

    return build_state(config).of(LinkKinds, made)


def setup_site_links(app: Sphinx) -> None:
    """Add our own."""
    for kind in OWN_LINK_KINDS:
        add_link_kind(
            app,
            kind.name,
            label=kind.label,
            fields=kind.fields,
            address=kind.address,
            is_file=kind.is_file,
        )
