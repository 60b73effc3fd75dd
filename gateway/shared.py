"""The server that replicas share: Valkey, or whatever speaks its protocol."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

from valkey.asyncio import Valkey
from valkey.exceptions import ValkeyError

from gateway.errors import FilterUnavailable

_SECONDS: Final = 5.0  # to connect, and for an answer


def connect(url: str) -> Any:
    """Return a client; it belongs to the event loop that first uses it, and connects then.

    Args:
        url: ``valkey://…`` or ``valkeys://…`` (TLS), with its password.

    Raises:
        ValueError: not such a URL; it is not in the message.
    """
    try:
        return Valkey.from_url(url, socket_timeout=_SECONDS, socket_connect_timeout=_SECONDS, health_check_interval=30)
    except ValueError:
        raise ValueError("expected valkey://host:port/db or valkeys://…") from None


@asynccontextmanager
async def failing_closed(what: str) -> AsyncIterator[None]:
    """Whatever goes wrong with the server: what it keeps is not known, so nothing goes on.

    Raises:
        FilterUnavailable: it cannot be asked.
    """
    try:
        yield
    except (ValkeyError, OSError, TimeoutError):
        raise FilterUnavailable(f"The server that keeps {what} cannot be reached.") from None
