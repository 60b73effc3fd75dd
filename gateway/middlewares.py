"""Around every request of the API: an id, errors in the client's own shape, one log line, the closing record.

This is the only place where an exception becomes an answer. What is not foreseen becomes a 500 without any detail; its
type and place go to the log, its text goes nowhere (I9).
"""

from __future__ import annotations

import asyncio

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from filters.errors import FilterError
from filters.jsontext import dumps
from gateway import wire
from gateway.errors import (
    ClientFault,
    GatewayError,
    InvalidRequest,
    MethodNotSupported,
    RequestTooLarge,
    UnknownUrl,
    from_filter_error,
)
from gateway.flight import FLIGHT, Flight, new_request_id
from gateway.handlers import Gate
from gateway.logs import describe, get_logger
from gateway.metrics import Metrics
from gateway.traces import Traces


def accompany(api: Gate, metrics: Metrics, traces: Traces) -> Middleware:
    """Make the middleware of the API listener."""

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        flight = request[FLIGHT] = Flight(
            anthropic=wire.speaks_anthropic(request.raw_path.partition("?")[0], request.headers)
        )
        status, outcome = 499, "client_disconnected"
        try:
            response = await _answered(request, handler, flight, metrics)
            status, outcome = response.status, flight.log.outcome or "ok"
        finally:  # also when the client has gone and this task was cancelled
            flight.finish(status, outcome)
            # Before the record: a client that has the end of its stream may leave, and that cancels what is awaited.
            flight.log.emit()
            metrics.completed(flight.completed())
            traces.completed(flight, request.headers.get("traceparent"))
            if flight.decision is not None:
                await api.record_outcome(flight, "completed")
            elif flight.log.principal and outcome != "ok":
                await api.record_outcome(flight, "refused")
        return response

    return middleware


async def _answered(request: web.Request, handler: Handler, flight: Flight, metrics: Metrics) -> web.StreamResponse:
    try:
        return await handler(request)
    except FilterError as error:
        fault = from_filter_error(error)
    except GatewayError as error:
        fault = error
    except web.HTTPException as error:
        fault = _from_http(error)
    except (asyncio.CancelledError, ConnectionResetError):
        raise
    except Exception as error:  # noqa: BLE001 - fails closed: nothing is sent on, and the error is on record
        get_logger().error("internal_error", request_id=flight.request_id, **describe(error))
        fault = GatewayError("The gateway failed to serve this request.")
    flight.log.outcome = fault.code
    if isinstance(fault, ClientFault) or fault.status >= 500:
        metrics.refused(fault.code)
    response = web.Response(
        status=fault.status,
        body=dumps(wire.error_body(fault, flight.request_id, anthropic=flight.anthropic)),
        content_type="application/json",
        headers={**flight.headers(), **fault.headers},
    )
    if "Connection" in fault.headers:
        response.force_close()  # aiohttp writes the header and would go on reading nevertheless
    return response


def _from_http(error: web.HTTPException) -> GatewayError:
    """Aiohttp's own errors (its router, its limits) in our shape."""
    if isinstance(error, web.HTTPRequestEntityTooLarge):
        return RequestTooLarge("The body is larger than this gateway accepts.")
    if isinstance(error, web.HTTPMethodNotAllowed):
        return MethodNotSupported(
            "This endpoint takes another method.", headers={"Allow": ", ".join(error.allowed_methods)}
        )
    if isinstance(error, web.HTTPNotFound):
        return UnknownUrl("Invalid URL: no endpoint has this method and path.")
    return InvalidRequest("The request is not valid HTTP.")


class _Connection(web.RequestHandler):
    """A connection whose errors of HTTP itself are told in our shape; aiohttp would quote the client's bytes."""

    __slots__ = ()

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """Answer what no middleware has seen; the connection ends after it."""
        super().handle_error(request, status, exc, message)  # it logs, and raises if part of an answer is out
        broken: GatewayError = InvalidRequest("The request is not valid HTTP.")
        fault = broken if status < 500 else GatewayError("The gateway failed to serve this request.")
        identifier = new_request_id()
        response = web.Response(
            status=status,
            body=dumps(wire.error_body(fault, identifier, anthropic=False)),
            content_type="application/json",
            headers=wire.own_headers(identifier, anthropic=False),
        )
        response.force_close()
        return response


class _Server(web.Server):
    def __call__(self) -> web.RequestHandler:
        return _Connection(self, loop=self._loop, **self._kwargs)


class Runner(web.AppRunner):
    """aiohttp's runner with our connections."""

    async def _make_server(self) -> web.Server:
        made = await super()._make_server()  # starts the application
        return _Server(made.request_handler, request_factory=made.request_factory, **self._kwargs)
