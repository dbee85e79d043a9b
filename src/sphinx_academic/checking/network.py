"""A process without network access: connections fail at once."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def no_network() -> Iterator[None]:
    """Refuse connections to other hosts and look-ups of their names."""

    def refuse(*_arguments: object, **_options: object) -> Any:
        raise OSError("no network is used; sphinx-academic check --external looks at other sites")

    names = ("create_connection", "getaddrinfo", "gethostbyname")
    before = {name: getattr(socket, name) for name in names}
    connect = socket.socket.connect
    try:
        for name in names:
            setattr(socket, name, refuse)
        socket.socket.connect = refuse  # type: ignore[method-assign]
        yield
    finally:
        socket.socket.connect = connect  # type: ignore[method-assign]
        for name, function in before.items():
            setattr(socket, name, function)
