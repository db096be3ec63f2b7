"""Reading files opens no connection: every test of a reader runs with sockets forbidden."""

from __future__ import annotations

import socket

import pytest


@pytest.fixture(autouse=True)
def _geen_netwerk(monkeypatch: pytest.MonkeyPatch) -> None:
    def verboden(*_: object, **__: object) -> None:
        raise AssertionError("the reader opened a socket")

    monkeypatch.setattr(socket, "socket", verboden)
