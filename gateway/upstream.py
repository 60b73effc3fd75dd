"""The way out over HTTP(S): one pooled aiohttp session behind the `Transport` port.

Rules of this room (RFC 9110 section 9.2.2, RFC 9112 section 9.3.1):

- What leaves is what was audited: the URL is not requoted, aiohttp adds no header of its own, no redirect is
  followed, no proxy, netrc or cookie from the environment joins in.
- Answers arrive uncompressed, or they are refused: a compressed event stream comes in lumps.
- Every error of a lower layer becomes one of ours with a fixed text. It is raised outside the ``except`` block, so
  that it carries no context: aiohttp's messages quote URLs and bytes of the upstream.
- A request is repeated at most once, and only where the upstream cannot have acted on it.
"""

from __future__ import annotations

import asyncio
import io
import random
import re
import ssl
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, Final

import aiohttp
from aiohttp.abc import AbstractResolver
from aiohttp.http_exceptions import HttpProcessingError
from yarl import URL

from gateway.errors import (
    UpstreamDisconnected,
    UpstreamFault,
    UpstreamInvalidResponse,
    UpstreamTimeout,
    UpstreamUnavailable,
)
from gateway.transport import UpstreamRequest, UpstreamResponse

DEFAULT_LIMIT: Final = 512
"""Connections at a time: answers stream for half a minute, so aiohttp's 100 would be three requests a second."""

_FIXED_HEADERS: Final[Mapping[str, str]] = {
    "User-Agent": "llm-privacy-gateway",
    "Accept-Encoding": "identity",
}
_DEFAULT_HEADERS: Final[Mapping[str, str]] = {"Accept": "application/json, text/event-stream"}
_SKIPPED_HEADERS: Final = ("User-Agent", "Accept", "Accept-Encoding", "Content-Type")

# Heads of real providers stay below 4 KiB in some 40 headers; the longest line is Azure's content policy.
_MAX_STATUS_LINE: Final = 4096
_MAX_HEADER_LINE: Final = 16384
_MAX_HEADERS: Final = 100

_DNS_TTL: Final = 30
_DNS_ENTRIES: Final = 256

_BACKOFF: Final = (0.02, 0.1)
_STALE_WINDOW: Final = 1.0
"""Seconds: a pooled connection that was closed shows within a round trip; later the upstream may be at work."""

_SENDABLE_URL: Final = re.compile(r"https?://[!-~]+")
_FAULTS: Final = (aiohttp.ClientError, HttpProcessingError, OSError, TimeoutError)
_RANDOM: Final = random.SystemRandom()


@dataclass(slots=True)
class _Attempt:
    """What the trace hooks learn about one try."""

    deadline: asyncio.Timeout
    first_byte_timeout: float
    reused: bool = False
    heads_sent: int = 0
    sent_at: float = 0.0

    def note_sent(self) -> None:
        """The head is on its way: from now on the first byte of the answer is what we wait for."""
        self.heads_sent += 1
        self.sent_at = asyncio.get_running_loop().time()
        self.deadline.reschedule(self.sent_at + self.first_byte_timeout)

    def may_repeat(self, error: BaseException) -> bool:
        """Whether the upstream cannot have acted on this try, and a second one may fare better."""
        if not self.heads_sent:
            if isinstance(error, aiohttp.ClientSSLError | TimeoutError):
                return False  # a wrong certificate stays wrong; a second wait doubles the client's
            return self.reused or isinstance(error, aiohttp.ClientConnectorError)
        # aiohttp itself repeats GET once after a stale connection: the second head was on a fresh one.
        if not self.reused or self.heads_sent > 1 or _had_bytes(error):
            return False
        stale = isinstance(error, aiohttp.ServerDisconnectedError | aiohttp.ClientOSError | ConnectionResetError)
        return stale and asyncio.get_running_loop().time() - self.sent_at < _STALE_WINDOW


def _had_bytes(error: BaseException) -> bool:
    """Whether part of a head had arrived: aiohttp then hands over the unfinished message instead of a text."""
    return isinstance(error, aiohttp.ServerDisconnectedError) and not isinstance(error.message, str | None)


class AiohttpTransport:
    """Implements `gateway.transport.Transport`; belongs to the event loop that first sends with it."""

    def __init__(
        self,
        *,
        connect_timeout: float,
        first_byte_timeout: float,
        idle_timeout: float,
        limit: int = DEFAULT_LIMIT,
        tls: ssl.SSLContext | None = None,
        resolver: Callable[[], AbstractResolver] | None = None,
    ) -> None:
        """Set limits; connections are opened by the first `send`.

        Args:
            connect_timeout: seconds for a free slot, name resolution, connection and TLS together.
            first_byte_timeout: seconds from sending until the response head is complete.
            idle_timeout: seconds without a byte of the body.
            limit: connections at a time.
            tls: context with a private CA; None verifies against the system's store.
            resolver: makes what resolves names; None for the system's.
        """
        if tls is not None and (tls.verify_mode is not ssl.CERT_REQUIRED or not tls.check_hostname):
            raise ValueError("a TLS context that does not verify the upstream is refused")
        self._connect_timeout = connect_timeout
        self._first_byte_timeout = first_byte_timeout
        self._idle_timeout = idle_timeout
        self._limit = limit
        self._tls = tls
        self._resolver = resolver
        self._session: aiohttp.ClientSession | None = None
        self._closed = False

    async def send(self, request: UpstreamRequest) -> UpstreamResponse:
        """Send and return once the response head is there; see `Transport.send`.

        Raises:
            UpstreamInvalidResponse: a redirect, an upgrade, a compressed body or a broken head.
        """
        if self._closed:
            raise UpstreamUnavailable("The gateway is shutting down.")
        if not _SENDABLE_URL.fullmatch(request.url):
            raise UpstreamUnavailable("The upstream's address is not a valid HTTP URL.")
        for last in (False, True):
            attempt = _Attempt(asyncio.timeout(self._connect_timeout), self._first_byte_timeout)
            try:
                return _checked(await self._try(request, attempt), self._idle_timeout)
            except (*_FAULTS, ValueError) as error:
                final = last or not attempt.may_repeat(error)
                fault = head_fault(error, sent=bool(attempt.heads_sent))
            if final:
                raise fault
            await asyncio.sleep(_RANDOM.uniform(*_BACKOFF))
        raise AssertionError("the last try returns or raises")  # pragma: no cover

    async def close(self) -> None:
        """Close pooled connections; later calls of `send` are refused."""
        self._closed = True
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _try(self, request: UpstreamRequest, attempt: _Attempt) -> aiohttp.ClientResponse:
        async with attempt.deadline:
            return await self._open_session().request(
                request.method,
                URL(request.url, encoded=True),
                headers=_headers(request.headers),
                # BytesIO: handed over in pieces, so that a body of megabytes does not block the loop.
                data=io.BytesIO(request.body) if request.body else None,
                allow_redirects=False,
                trace_request_ctx=attempt,
            )

    def _open_session(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=_Connector(
                    limit=self._limit,
                    ssl=self._tls if self._tls is not None else True,
                    resolver=self._resolver() if self._resolver is not None else None,
                    ttl_dns_cache=_DNS_TTL,
                    dns_cache_max_size=_DNS_ENTRIES,
                ),
                # sock_read would count for head and body alike; both have limits of their own here.
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=self._connect_timeout, sock_read=None),
                cookie_jar=aiohttp.DummyCookieJar(),
                skip_auto_headers=_SKIPPED_HEADERS,
                auto_decompress=False,
                trust_env=False,
                max_line_size=_MAX_STATUS_LINE,
                max_field_size=_MAX_HEADER_LINE,
                max_headers=_MAX_HEADERS,
                trace_configs=[_trace()],
            )
        return self._session


class _Connector(aiohttp.TCPConnector):
    """Does not hand out a connection on which bytes arrived while nobody had asked for any (response splitting)."""

    async def _get(self, key: Any, traces: Any) -> Any:
        while (connection := await super()._get(key, traces)) is not None:
            if connection.protocol is not None and not connection.protocol.should_close:
                return connection
            connection.close()
        return None


class _Response:
    """An `UpstreamResponse` over aiohttp's."""

    def __init__(self, response: aiohttp.ClientResponse, idle_timeout: float) -> None:
        self._response = response
        self._idle_timeout = idle_timeout

    @property
    def status(self) -> int:
        """HTTP status."""
        return self._response.status

    @property
    def headers(self) -> Mapping[str, str]:
        """Response headers; look-ups are case-insensitive."""
        return self._response.headers

    async def chunks(self) -> AsyncIterator[bytes]:
        """Yield body bytes as they arrive; see `UpstreamResponse.chunks`."""
        body = self._response.content.iter_any()
        while True:
            try:
                async with asyncio.timeout(self._idle_timeout):
                    chunk = await anext(body)
            except StopAsyncIteration:
                return
            except (*_FAULTS, RuntimeError) as error:  # RuntimeError: aiohttp's reader after broken chunk framing
                fault = body_fault(error)
                break
            yield chunk
        _abort(self._response)
        raise fault

    async def close(self) -> None:
        """Release the connection; abort it if the body was not read to its end."""
        _abort(self._response)


async def read_all(response: UpstreamResponse, limit: int) -> bytes:
    """Read a whole body.

    Raises:
        UpstreamInvalidResponse: it is longer than `limit` bytes; the response is then closed.
    """
    body = bytearray()
    async for chunk in response.chunks():
        body += chunk
        if len(body) > limit:
            await response.close()
            raise UpstreamInvalidResponse("The upstream's answer is larger than this gateway reads.")
    return bytes(body)


# ------------------------------------------------------------------ errors

_HEAD_FAULTS: Final[tuple[tuple[type[BaseException], type[UpstreamFault], str], ...]] = (
    # First match counts: aiohttp's classes overlap, special ones stand first.
    (aiohttp.ClientConnectorDNSError, UpstreamUnavailable, "The upstream's name could not be resolved."),
    (aiohttp.ClientSSLError, UpstreamUnavailable, "No trusted TLS connection to the upstream."),
    (aiohttp.ServerFingerprintMismatch, UpstreamUnavailable, "No trusted TLS connection to the upstream."),
    (aiohttp.ClientHttpProxyError, UpstreamUnavailable, "No connection to the upstream."),
    (aiohttp.ClientConnectorError, UpstreamUnavailable, "No connection to the upstream."),
    (aiohttp.ConnectionTimeoutError, UpstreamUnavailable, "No connection to the upstream in time."),
    (aiohttp.RedirectClientError, UpstreamInvalidResponse, "The upstream answered with a redirect."),
    (aiohttp.TooManyRedirects, UpstreamInvalidResponse, "The upstream answered with a redirect."),
    (aiohttp.InvalidURL, UpstreamUnavailable, "The upstream's address is not a valid HTTP URL."),
    (aiohttp.NonHttpUrlClientError, UpstreamUnavailable, "The upstream's address is not a valid HTTP URL."),
    (TimeoutError, UpstreamTimeout, "The upstream did not begin to answer in time."),
    (aiohttp.ClientResponseError, UpstreamInvalidResponse, "The upstream's answer is not valid HTTP."),
    (HttpProcessingError, UpstreamInvalidResponse, "The upstream's answer is not valid HTTP."),
    # aiohttp found a line break in a header or credentials in the URL, and wrote nothing.
    (ValueError, UpstreamUnavailable, "The request to the upstream could not be written."),
)


def head_fault(error: BaseException, *, sent: bool) -> UpstreamFault:
    """What a failure until the response head is there means; `sent` says whether request bytes may have left."""
    for kind, fault, message in _HEAD_FAULTS:
        if isinstance(error, kind):
            if fault is UpstreamTimeout and not sent:
                return UpstreamUnavailable("No connection to the upstream in time.")
            return fault(message)
    # All that is left says "the connection broke"; whether that is safe to repeat hangs on what was sent.
    if sent:
        return UpstreamDisconnected("The upstream broke off before it answered.")
    return UpstreamUnavailable("No connection to the upstream.")


def body_fault(error: BaseException) -> UpstreamFault:
    """What a failure while the body is read means."""
    if isinstance(error, TimeoutError):
        return UpstreamTimeout("The upstream stopped in the middle of its answer.")
    return UpstreamDisconnected("The upstream broke off in the middle of its answer.")


# ------------------------------------------------------------------ helpers


def _headers(given: Mapping[str, str]) -> dict[str, str]:
    fixed = {name.lower() for name in _FIXED_HEADERS}
    headers = {name: value for name, value in given.items() if name.lower() not in fixed}
    present = {name.lower() for name in headers}
    headers.update({name: value for name, value in _DEFAULT_HEADERS.items() if name.lower() not in present})
    return {**headers, **_FIXED_HEADERS}


def _checked(response: aiohttp.ClientResponse, idle_timeout: float) -> UpstreamResponse:
    if not 200 <= response.status < 300 and response.status < 400:
        _abort(response)
        raise UpstreamInvalidResponse("The upstream answered with a redirect or a protocol upgrade.")
    encodings = ",".join(response.headers.getall("Content-Encoding", ())).split(",")
    if any(encoding.strip().lower() not in {"", "identity"} for encoding in encodings):
        _abort(response)
        raise UpstreamInvalidResponse("The upstream's answer is compressed although it was asked not to be.")
    return _Response(response, idle_timeout)


def _abort(response: aiohttp.ClientResponse) -> None:
    """Drop the connection of an unread body without flushing or saying good-bye: the upstream should stop now."""
    connection = response.connection  # None once the body has arrived: then it is back in the pool
    if connection is not None and connection.transport is not None:
        connection.transport.abort()
    response.close()


def _trace() -> aiohttp.TraceConfig:
    async def reused(_: aiohttp.ClientSession, context: SimpleNamespace, __: object) -> None:
        context.trace_request_ctx.reused = True

    async def sent(_: aiohttp.ClientSession, context: SimpleNamespace, __: object) -> None:
        context.trace_request_ctx.note_sent()

    trace = aiohttp.TraceConfig()
    trace.on_connection_reuseconn.append(reused)
    trace.on_request_headers_sent.append(sent)
    return trace
