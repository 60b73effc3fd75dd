"""The choreography of a request: what happens in which order. Decisions are made elsewhere.

    identify → check head → read body → receive → detect → decide → record (durable) → send → restore → record

Nothing is sent before its decision record is durable (I5), and nothing but `Decision.body` is ever sent. Whatever goes
wrong raises; `gateway.middlewares` turns it into an answer.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import perf_counter
from typing import TypeVar
from urllib.parse import urlsplit

from aiohttp import HttpVersion11, web

from gateway import wire
from gateway.answers import Answering
from gateway.audit import AuditRecord, Kind
from gateway.auth import LOCAL
from gateway.baseurl import is_loopback
from gateway.errors import (
    FilterUnavailable,
    GatewayError,
    InvalidRequest,
    RequestTooLarge,
    UnsupportedMediaType,
)
from gateway.flight import FLIGHT, Flight
from gateway.logs import describe, get_logger
from gateway.metrics import Decided, Metrics
from gateway.models import ModelList
from gateway.paths import Match, Routes
from gateway.pipeline import Case, Decision, Pipeline
from gateway.sinks.base import AuditSink
from gateway.sinks.file import timestamp
from gateway.transport import Transport, UpstreamRequest
from gateway.workers import DetectorPool

_T = TypeVar("_T")
_BODY_SECONDS = 120.0
_ASIDE = 32 * 1024  # bytes of body from which the work would be felt by the streams on the same event loop


@dataclass(slots=True)
class Services:
    """What the handlers work with; built once by the composition root.

    Attributes:
        pipeline: the current policy at work.
        pool: runs the detector.
        sink: the primary audit sink.
        metrics: counters.
        transports: upstream name → transport.
        keys: upstream name → provider key.
        routes: every served endpoint.
        key_id: id of the root key.
        now: wall clock, UTC.
        draining: whether the process is about to end.
    """

    pipeline: Pipeline
    pool: DetectorPool
    sink: AuditSink
    metrics: Metrics
    transports: Mapping[str, Transport]
    keys: Mapping[str, str] = field(repr=False)
    routes: Routes
    key_id: str
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    draining: bool = False


class Api:
    """Handles the requests of the API listener."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._answering = Answering(services.metrics)
        self._models = ModelList(services.transports, services.keys)

    # -------------------------------------------------------------- entry

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serve one request."""
        flight = request[FLIGHT]
        match = self._match(request)
        spec = match.spec
        flight.log.endpoint = spec.name
        principal = self._services.pipeline.authenticate(request.headers)
        if principal is LOCAL:
            _from_this_machine(request)
        flight.log.principal, flight.log.team = principal.name, principal.team
        if spec.table is None:
            router, today = self._services.pipeline.router, self._services.now().date()
            return await self._models.answer(request, match, principal, router, today)
        self._check_head(request)
        case = flight.case = self._services.pipeline.admit(principal, match, request.headers)
        body = await self._body(request)
        aside = len(body) > _ASIDE
        await _run(aside, case.exchange.receive, body, match.model)
        decision = await self._decide(case, flight, aside=aside)
        return await self._send(request, case, decision)

    async def expect(self, request: web.Request) -> web.StreamResponse | None:
        """Judge the head before the client is told to go on (RFC 9110 section 10.1.1)."""
        try:
            self._match(request)
            self._services.pipeline.authenticate(request.headers)
            self._check_head(request)
        except GatewayError:
            return None  # `handle` comes to the same end before it reads the body, and the middleware tells it
        if request.version < HttpVersion11:
            return None  # it does not know what a 100 is
        await request.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        request.writer.output_size = 0
        return None

    # -------------------------------------------------------------- before the body

    def _match(self, request: web.Request) -> Match:
        return self._services.routes.match(
            request.method, request.raw_path, upgrade=bool(request.headers.get("upgrade"))
        )

    def _check_head(self, request: web.Request) -> None:
        if request.content_type != "application/json" or (request.charset or "utf-8").lower() not in ("utf-8", "utf8"):
            raise UnsupportedMediaType("The body must be application/json in UTF-8.")
        if request.headers.get("Expect", "100-continue").lower() != "100-continue":
            raise InvalidRequest("The Expect header asks for something unknown.")
        if request.headers.get("Transfer-Encoding", "chunked").lower() != "chunked":
            raise InvalidRequest("The only transfer coding that is accepted is chunked.")
        if request.headers.get("Content-Encoding", "identity").lower() != "identity":
            raise UnsupportedMediaType("The body must not be compressed.")
        limit = self._services.pipeline.config.limits.max_body_bytes
        if request.content_length is not None and request.content_length > limit:
            raise RequestTooLarge("The body is larger than this gateway accepts.")

    @staticmethod
    async def _body(request: web.Request) -> bytes:
        try:
            async with asyncio.timeout(_BODY_SECONDS):
                return await request.read()
        except web.HTTPRequestEntityTooLarge:
            raise RequestTooLarge("The body is larger than this gateway accepts.") from None
        except TimeoutError:
            # Not 408: the SDKs would send the same slow body again, three times over.
            raise InvalidRequest("The body did not arrive in time.", headers={"Connection": "close"}) from None

    # -------------------------------------------------------------- decision

    async def _decide(self, case: Case, flight: Flight, *, aside: bool) -> Decision:
        services = self._services
        started = perf_counter()
        try:
            findings = await services.pool.detect(case.exchange.segments)
        except GatewayError:
            services.metrics.detector_failed()
            raise
        detect = perf_counter() - started
        decision = await _run(aside, services.pipeline.decide, case, findings, services.now().date())
        flight.decided(decision, detect)
        services.metrics.decided(
            Decided(
                endpoint=case.exchange.spec.name,
                detect=detect,
                entities=decision.entities,
                rewritten_history=case.exchange.rewritten,
            )
        )
        await self._record(flight.record("decided", timestamp(services.now()), services.key_id))
        return decision

    async def _record(self, record: AuditRecord) -> None:
        try:
            await self._services.sink.append(record)
        except GatewayError:
            self._services.metrics.audit_failed()
            raise
        except Exception as error:  # noqa: BLE001 - a sink that breaks its promise is as good as none
            self._services.metrics.audit_failed()
            get_logger().error("audit_failed", request_id=record.request_id, **describe(error))
            raise FilterUnavailable("The audit log cannot be written.") from None
        self._services.metrics.audited()

    async def record_outcome(self, flight: Flight, kind: Kind) -> None:
        """Write the closing record of a request; the decision is on record already, so a failure is only counted."""
        with contextlib.suppress(GatewayError):
            await self._record(flight.record(kind, timestamp(self._services.now()), self._services.key_id))

    # -------------------------------------------------------------- sending

    async def _send(self, request: web.Request, case: Case, decision: Decision) -> web.StreamResponse:
        flight = request[FLIGHT]
        upstream = decision.upstream
        outgoing = UpstreamRequest(
            method=case.exchange.spec.method,
            url=upstream.url(case.match.operation, decision.model),
            headers={
                "content-type": "application/json",
                "accept": "text/event-stream" if case.exchange.wants_stream else "application/json",
                **wire.upstream_headers(case.exchange.spec.api, request.headers),
                **upstream.headers(self._services.keys.get(upstream.name)),
            },
            body=decision.body,
        )
        flight.sent()
        try:
            response = await self._services.transports[upstream.name].send(outgoing)
        except GatewayError as error:
            self._services.metrics.upstream_answered(upstream.name, error.code)
            if error.code == "upstream_unavailable":
                self._services.metrics.upstream_up(upstream.name, up=False)
            raise
        self._services.metrics.upstream_up(upstream.name, up=True)
        try:
            return await self._answering.answer(request, case.exchange, response)
        finally:
            await response.close()


async def _run(aside: bool, work: Callable[..., _T], *args: object) -> _T:  # noqa: FBT001 - read as "run (aside) …"
    """Run pure work here, or on a thread where it is long."""
    return await asyncio.to_thread(work, *args) if aside else work(*args)


def _from_this_machine(request: web.Request) -> None:
    """Without principals, only programs of this machine are served: no web page that a browser here has open.

    A page can send requests to loopback, and by DNS rebinding read the answers; its Origin or Host gives it away.

    Raises:
        InvalidRequest: the request comes from a page, or for another host.
    """
    for header in ("Host", "Origin"):
        value = request.headers.get(header)
        if value is not None and not is_loopback(urlsplit(value if "//" in value else f"//{value}").hostname or ""):
            raise InvalidRequest("Without principals only programs on this machine are served.")
