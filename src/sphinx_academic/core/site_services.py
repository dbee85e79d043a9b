"""The services on which people have pages: ours, and those that other extensions add."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..model.extension_points import ExtensionPoint
from ..model.profile import SERVICES, Service, page_below, web_address
from .extensions import ensure_setup, refuse, register, registered
from .template_files import add_template_file

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

PROFILE_SERVICES: ExtensionPoint[Service] = ExtensionPoint("profile service", Service)

_ICONS = Path(__file__).parents[1] / "templates" / "academic" / "icons"


def add_profile_service(
    app: Sphinx,
    name: str,
    *,
    label: str,
    address: str | Callable[[str], str],
    icon: Path | None = None,
    override: bool = False,
) -> None:
    """Add a service on which people have pages: an option of ``{profile}``, a part of ``academic_people``.

    :param name: of the option, and the end of the class of the link, ``link-<name>``
    :param label: name of the service
    :param address: how an address begins that ends with the id of a person there, ``https://osf.io/``; or a
        function from what an author writes to the address, which raises ValueError with what is wanted
    :param icon: file of an SVG of 24 by 24 units in ``currentColor``, which a site replaces by
        ``academic/icons/<name>.svg`` in its ``templates_path``; without it, the icon is that of other links
    :param override: take the place of the service that has the name
    :raises sphinx.errors.ExtensionError: if the name is taken or none, or a value is wrong
    """
    # those of others alone are checked, which few builds have
    from ..model.directory import PERSON_PARTS

    ensure_setup(app)
    problems = []
    if not isinstance(label, str) or not label.strip():
        problems.append(f"label is {label!r}, but must be a text")
    if name in PERSON_PARTS - SERVICES.keys() or name in ("affiliation", "location", "pronouns", "link"):
        problems.append("{profile} and academic_people use this name otherwise; choose another")
    if isinstance(address, str):
        try:
            web_address(address)
        except ValueError:
            problems.append(f"address is {address!r}, but must be a web address or a function")
    elif not callable(address):
        problems.append(f"address is {address!r}, but must be a web address or a function")
    if icon is not None and not (isinstance(icon, Path) and icon.is_file()):
        problems.append(f"there is no file {icon}")
    refuse(PROFILE_SERVICES, name, problems)
    made = page_below(address) if isinstance(address, str) else address
    register(app, PROFILE_SERVICES, name, Service(label, made, icon), override=override)
    if icon or not (_ICONS / f"{name}.svg").is_file():
        add_template_file(app, f"academic/icons/{name}.svg", icon or _ICONS / "other.svg")


def profile_services(config: Config) -> Mapping[str, Service]:
    """Return the services of a build by their names."""
    return registered(config, PROFILE_SERVICES)


def setup_site_services(app: Sphinx) -> None:
    """Add our own."""
    for name, service in SERVICES.items():
        register(app, PROFILE_SERVICES, name, service)
