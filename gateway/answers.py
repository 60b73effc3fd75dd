"""From an upstream's answer to the client's: media types, statuses, streams that never end by halves.

What kind of answer it is, the upstream's media type says, not the request. A stream that cannot go on ends with an
error event and without its end mark, and the connection is closed in the middle of the body: no client can take it for
whole.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from aiohttp import web

from filters import sse
from filters.batches import Lines, failed_line
from filters.errors import FilterError, MalformedResponse
from filters.exchange import Exchange
from filters.jsontext import dumps
from gateway import wire
from gateway.errors import (
    GatewayError,
    UpstreamAuthFailed,
    UpstreamFault,
    UpstreamInvalidResponse,
    from_filter_error,
)
from gateway.flight import FLIGHT, Flight
from gateway.logs import describe, get_logger
from gateway.metrics import Metrics
from gateway.transport import UpstreamResponse
from gateway.upstream import read_all

MAX_ANSWER = 16 * 1024 * 1024
_ASIDE = 32 * 1024  # bytes from which restoring would be felt by the streams on the same event loop
_AFTERMATH = 0.5  # seconds that an upstream has to close after its end mark, so that the connection can be used again
KEEP_ALIVE_SECONDS = 15.0  # proxies commonly cut connections that are silent for 30 or 60 seconds


#: Keeps what the provider stores, see `gateway.keeper`.
Keep = Callable[[], Awaitable[None]]


class Answering:
    """Hands an upstream's answer to the client."""

    def __init__(self, metrics: Metrics, keep_alive: float = KEEP_ALIVE_SECONDS) -> None:
        self._metrics = metrics
        self._keep_alive = keep_alive

    async def answer(
        self, request: web.Request, exchange: Exchange, upstream: UpstreamResponse, keep: Keep
    ) -> web.StreamResponse:
        """Restore and send. `keep` is called before the client sees what the exchange says that it has made.

        Raises:
            GatewayError: before anything was sent to the client; then the middleware answers.
        """
        flight = request[FLIGHT]
        name = flight.log.upstream
        try:
            response = await self._answer(request, exchange, upstream, keep)
        except GatewayError as error:
            self._metrics.upstream_answered(name, error.code)
            raise
        except FilterError as error:
            self._metrics.upstream_answered(name, error.code)
            raise from_filter_error(error) from None
        self._metrics.upstream_answered(name, flight.log.outcome or "ok")
        return response

    async def _answer(
        self, request: web.Request, exchange: Exchange, upstream: UpstreamResponse, keep: Keep
    ) -> web.StreamResponse:
        media_type = upstream.headers.get("content-type", "").partition(";")[0].strip().lower()
        if upstream.status in (401, 403):
            raise UpstreamAuthFailed("The upstream does not accept the gateway's credential.")
        if media_type == "text/event-stream" and upstream.status == 200 and exchange.asked.stream:
            return await self._stream(request, exchange, upstream, keep)
        if exchange.spec.lines and upstream.status == 200:
            return await self._lines(request, exchange, upstream)
        if media_type != "application/json" or (exchange.asked.stream and upstream.status < 300):
            raise UpstreamInvalidResponse("The upstream answered with another media type than the API promises.")
        return await self._whole(request, exchange, upstream, keep)

    # -------------------------------------------------------------- whole answers

    async def _whole(
        self, request: web.Request, exchange: Exchange, upstream: UpstreamResponse, keep: Keep
    ) -> web.Response:
        flight = request[FLIGHT]
        raw = await read_all(upstream, MAX_ANSWER)
        flight.answered()
        try:
            body = (
                await asyncio.to_thread(exchange.restore_body, raw) if len(raw) > _ASIDE else exchange.restore_body(raw)
            )
        except MalformedResponse:
            if upstream.status < 400:
                raise
            foreign = UpstreamFault("The upstream refused the request in a form of its own.", code="upstream_error")
            foreign.status = upstream.status
            raise foreign from None
        await keep()
        status = upstream.status
        if status < 300 and exchange.answered_with_error:
            status = 502  # an error object under 200 would reach the SDK's caller as an empty answer
        headers = {**wire.passed_headers(upstream.headers), **flight.headers()}
        if status >= 400:
            flight.log.outcome = "upstream_error"
        return web.Response(status=status, body=body, content_type="application/json", headers=headers)

    # -------------------------------------------------------------- files

    @staticmethod
    async def _lines(request: web.Request, exchange: Exchange, upstream: UpstreamResponse) -> web.StreamResponse:
        """Hand on a file line by line; what cannot be restored becomes a line that says why."""
        flight = request[FLIGHT]
        response = web.StreamResponse(headers={**flight.headers(), "content-type": "application/jsonl; charset=utf-8"})
        await response.prepare(request)
        lines = Lines(MAX_ANSWER)
        try:
            async for chunk in _with_end(upstream.chunks()):
                flight.answered()
                for line in lines.feed(chunk):
                    await response.write(await asyncio.to_thread(_restored_line, exchange, line) + b"\n")
            await response.write_eof()
        except (ValueError, GatewayError) as error:
            flight.log.outcome = error.code if isinstance(error, GatewayError) else UpstreamInvalidResponse.code
            _break_off(request)
        return response

    # -------------------------------------------------------------- streams

    async def _stream(
        self, request: web.Request, exchange: Exchange, upstream: UpstreamResponse, keep: Keep
    ) -> web.StreamResponse:
        flight = request[FLIGHT]
        response = web.StreamResponse(
            headers={
                **wire.passed_headers(upstream.headers),
                **flight.headers(),
                "content-type": "text/event-stream; charset=utf-8",
                "x-accel-buffering": "no",
            }
        )
        flight.log.streamed = True
        await response.prepare(request)
        self._metrics.stream_opened()
        try:
            await self._pump(flight, exchange, upstream, response, keep)
            if exchange.answered_with_error:
                flight.log.outcome = "upstream_error"
            if exchange.broken:
                _break_off(request)
            else:
                await response.write_eof()
                await _aftermath(upstream)
        except ConnectionResetError:
            raise  # the client has gone
        except Exception as error:  # noqa: BLE001 - the head is sent: whatever it is, the stream must not end as if whole
            fault = _fault(error, flight)
            flight.log.outcome = fault.code
            await response.write(
                _farewell(exchange, wire.error_body(fault, flight.request_id, anthropic=flight.anthropic))
            )
            _break_off(request)
        finally:
            self._metrics.stream_closed()
        return response

    async def _pump(
        self, flight: Flight, exchange: Exchange, upstream: UpstreamResponse, response: web.StreamResponse, keep: Keep
    ) -> None:
        async for chunk in self._with_keep_alive(upstream.chunks()):
            if chunk is None:
                await response.write(b": keep-alive\n\n")
                continue
            flight.answered()
            await _feed(exchange, chunk, response, keep)
            if exchange.finished:
                return  # what follows an end mark belongs to nobody
        await _feed(exchange, b"", response, keep)

    async def _with_keep_alive(self, chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes | None]:
        """Yield the chunks, and None whenever the upstream is silent for long."""
        while True:
            waiting = asyncio.ensure_future(anext(chunks))
            try:
                while not (await asyncio.wait({waiting}, timeout=self._keep_alive))[0]:
                    yield None
            finally:
                if not waiting.done():
                    waiting.cancel()
            try:
                yield waiting.result()
            except StopAsyncIteration:
                return


async def _with_end(chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    async for chunk in chunks:
        if chunk:
            yield chunk
    yield b""


def _restored_line(exchange: Exchange, line: bytes) -> bytes:
    try:
        return exchange.restore_line(line)
    except FilterError as error:
        return failed_line(line, error.code, error.message)


def _fault(error: Exception, flight: Flight) -> GatewayError:
    if isinstance(error, FilterError):
        return from_filter_error(error)
    if isinstance(error, GatewayError):
        return error
    get_logger().error("internal_error", request_id=flight.request_id, **describe(error))
    return GatewayError("The gateway failed to serve this request.")


async def _aftermath(upstream: UpstreamResponse) -> None:
    """Read what is left after the end mark; mostly nothing, and then the connection goes back to its pool."""
    with contextlib.suppress(TimeoutError, GatewayError):
        async with asyncio.timeout(_AFTERMATH):
            async for _ in upstream.chunks():
                pass


def _break_off(request: web.Request) -> None:
    """Close the connection after what is buffered, without the chunk that ends the body."""
    if request.transport is not None:
        request.transport.close()


def _farewell(exchange: Exchange, error: dict[str, Any]) -> bytes:
    """What is held back, and the error event. What is held back may be the very thing that must not be restored."""
    try:
        return exchange.abandon(error)
    except Exception:  # noqa: BLE001 - the head is sent: an exception from here would become a second answer
        return sse.encode(sse.Event(dumps(error).decode(), name="error" if error.get("type") == "error" else None))


async def _feed(exchange: Exchange, chunk: bytes, response: web.StreamResponse, keep: Keep) -> None:
    out = exchange.feed(chunk)
    await keep()
    if out:
        await response.write(out)
    if exchange.failure is not None:
        raise exchange.failure
