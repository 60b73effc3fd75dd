"""The port to an upstream: one method plus close, and the fake that tests use.

Real implementations: `gateway.upstream.AiohttpTransport` (HTTPS) and `gateway.demo.DemoTransport` (in process).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class UpstreamRequest:
    """What is put on the wire; the body is final (pseudonymised and guarded)."""

    method: str
    url: str
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)


class UpstreamResponse(Protocol):
    """An answer whose head has arrived."""

    @property
    def status(self) -> int:
        """HTTP status."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """Response headers; look-ups are case-insensitive."""
        ...

    def chunks(self) -> AsyncIterator[bytes]:
        """Yield body bytes as they arrive.

        Raises:
            UpstreamDisconnected: the connection broke before the body was complete.
            UpstreamTimeout: nothing arrived within the idle limit.
        """
        ...

    async def close(self) -> None:
        """Release the connection; if the body was not read to its end, abort it at once."""
        ...


class Transport(Protocol):
    """Sends a request to an upstream."""

    async def send(self, request: UpstreamRequest) -> UpstreamResponse:
        """Send and return once the response head is there.

        Raises:
            UpstreamUnavailable: connection, TLS or DNS failure.
            UpstreamTimeout: no response head in time.
            UpstreamDisconnected: the connection broke before the head was complete.
        """
        ...

    async def close(self) -> None:
        """Close pooled connections."""
        ...


@dataclass
class FakeResponse:
    """A canned answer; `chunk_list` is yielded as it is."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"content-type": "application/json"})
    chunk_list: Sequence[bytes | Exception] = ()
    closed: bool = False

    async def chunks(self) -> AsyncIterator[bytes]:
        """Yield the canned chunks; an exception among them is raised in its place."""
        for chunk in self.chunk_list:
            if isinstance(chunk, Exception):
                raise chunk
            yield chunk

    async def close(self) -> None:
        """Note that the response was closed."""
        self.closed = True


@dataclass
class FakeTransport:
    """Records what would have left and answers with `answer(request)`."""

    answer: Callable[[UpstreamRequest], UpstreamResponse]
    sent: list[UpstreamRequest] = field(default_factory=list)
    closed: bool = False

    async def send(self, request: UpstreamRequest) -> UpstreamResponse:
        """Record and answer."""
        self.sent.append(request)
        return self.answer(request)

    async def close(self) -> None:
        """Note that the transport was closed."""
        self.closed = True
