"""While a site is checked, nothing is asked of other hosts."""

from __future__ import annotations

import socket

import pytest

from sphinx_academic.checking.network import no_network

NAMES = ("create_connection", "getaddrinfo", "gethostbyname")
REFUSED = r"^no network is used; sphinx-academic check --external looks at other sites$"


def ways() -> list[object]:
    return [*(getattr(socket, name) for name in NAMES), socket.socket.connect]


def test_every_way_to_another_host_is_closed() -> None:
    with no_network(), socket.socket() as connection:
        for call in (
            lambda: socket.create_connection(("127.0.0.1", 9), 1),
            lambda: socket.getaddrinfo("localhost", 9),
            lambda: socket.gethostbyname("localhost"),
            lambda: connection.connect(("127.0.0.1", 9)),
        ):
            with pytest.raises(OSError, match=REFUSED):
                call()


def test_all_are_open_again_behind_it() -> None:
    before = ways()
    with no_network():
        assert not {*before} & {*ways()}
    assert ways() == before
    # also where what is checked fails
    with pytest.raises(KeyError), no_network():
        raise KeyError
    assert ways() == before
