"""The choreography of a request: what happens in which order. Decisions are made elsewhere.

    identify → check head → read body → receive → detect → decide → record (durable) → send → restore → record
    identify → recall (a stored object) ───────────────────▶ decide → record (durable) → send → restore → record

Nothing is sent before its decision record is durable (I5), and nothing but `Decision.body` (as a form, where it
is an upload) is ever sent. Whatever goes
wrong raises; `gateway.middlewares` turns it into an answer.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from time import perf_counter
from typing import Any, TypeVar
from urllib.parse import urlencode, urlsplit

from aiohttp import HttpVersion11, web

from filters.batches import from_body, to_body
from gateway import tls, wire
from gateway.answers import Answering
from gateway.audit import AuditRecord, Kind
from gateway.auth import LOCAL, Principal, Proven, bearer
from gateway.baseurl import is_loopback
from gateway.budgets.base import Budgets, spent
from gateway.enforced import Enforced
from gateway.errors import (
    EndpointNotAllowed,
    FilterUnavailable,
    GatewayError,
    InvalidRequest,
    RequestTooLarge,
    UnsupportedMediaType,
)
from gateway.flight import FLIGHT, Flight
from gateway.forms import read_form, write_form
from gateway.health import Health
from gateway.keeper import Keeper
from gateway.logs import describe, get_logger
from gateway.metrics import Decided, Metrics
from gateway.models import ModelList
from gateway.oidc import looks_like_token
from gateway.paths import Match
from gateway.pipeline import Case, Decision
from gateway.sinks.base import AuditSink
from gateway.sinks.file import timestamp
from gateway.stops.base import Stops
from gateway.transport import UpstreamRequest, UpstreamResponse
from gateway.vault.base import Vault

_T = TypeVar("_T")
_BUSY = frozenset({429, 503})  # an upstream that has not begun to work on the request
_BODY_SECONDS = 120.0
_ASIDE = 32 * 1024  # bytes of body from which the work would be felt by the streams on the same event loop


@dataclass(slots=True)
class Services:
    """What is there once, whatever the policy; built by the composition root.

    Attributes:
        sink: the primary audit sink.
        metrics: counters.
        vault: what is known of objects that providers store.
        budgets: what clients may spend.
        stops: what administrators have stopped.
        health: which upstreams answer.
        shared: client of the server that replicas share, or None.
        key_id: id of the root key.
        now: wall clock, UTC.
        draining: whether the process is about to end.
    """

    sink: AuditSink
    metrics: Metrics
    vault: Vault
    budgets: Budgets
    stops: Stops
    health: Health
    key_id: str
    shared: Any = field(default=None, repr=False)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    draining: bool = False


class Api:
    """Handles requests under one policy, from their beginning to their end."""

    def __init__(self, services: Services, enforced: Enforced) -> None:
        self._services = services
        self.enforced = enforced
        self._answering = Answering(services.metrics)
        self._models = ModelList(enforced.transports, enforced.key_of)
        self._keeper = Keeper(services.vault)

    # -------------------------------------------------------------- entry

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serve one request."""
        self.enforced.flights += 1
        try:
            return await self._handle(request)
        finally:
            self.enforced.flights -= 1

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        flight = request[FLIGHT]
        match = self._match(request)
        spec = match.spec
        flight.log.endpoint = spec.name
        principal = await self._principal(request)
        if principal is LOCAL:
            _from_this_machine(request)
        flight.log.principal, flight.log.team = principal.name, principal.team
        self._services.stops.check(principal.name)
        if not principal.allows_endpoint(spec.name):
            raise EndpointNotAllowed("Policy does not give this endpoint to this client.")
        if spec.table is None and not spec.refers:
            router, today = self.enforced.pipeline.router, self._services.now().date()
            return await self._models.answer(request, match, principal, router, today)
        case = flight.case = self.enforced.pipeline.admit(principal, match, request.headers)
        case.stopped = self._services.stops.upstreams
        if spec.table is None:
            return await self._spend(request, case, await self._decide_stored(request, case), None)
        self._check_head(request, form=spec.form)
        body = await self._received(request, form=spec.form)
        aside = len(body) > _ASIDE or self.enforced.pipeline.config.files.images != "refuse"
        await _run(aside, case.exchange.receive, body, match.model)
        await self._keeper.recall(case)
        decision, detect = await self._decide(case, aside=aside)
        return await self._spend(request, case, decision, detect)

    async def expect(self, request: web.Request) -> web.StreamResponse | None:
        """Judge the head before the client is told to go on (RFC 9110 section 10.1.1)."""
        try:
            match = self._match(request)
            await self._principal(request)
            self._check_head(request, form=match.spec.form)
        except GatewayError:
            return None  # `handle` comes to the same end before it reads the body, and the middleware tells it
        if request.version < HttpVersion11:
            return None  # it does not know what a 100 is
        await request.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        request.writer.output_size = 0
        return None

    # -------------------------------------------------------------- before the body

    async def _principal(self, request: web.Request) -> Principal:
        shown = request.transport.get_extra_info("ssl_object") if request.transport is not None else None
        verifier, client = self.enforced.verifier, ""
        tokens = [key for key in bearer(request.headers) if looks_like_token(key)] if verifier is not None else []
        if verifier is not None and tokens:
            client = await verifier.client_of(tokens[0])
        proven = Proven(tls.subject_of(shown), client)
        return self.enforced.pipeline.authenticate(request.headers, self._services.now().date(), proven)

    def _match(self, request: web.Request) -> Match:
        return self.enforced.routes.match(
            request.method, request.raw_path, upgrade=bool(request.headers.get("upgrade"))
        )

    def _check_head(self, request: web.Request, *, form: bool) -> None:
        kind = "multipart/form-data" if form else "application/json"
        if request.content_type != kind or (request.charset or "utf-8").lower() not in ("utf-8", "utf8"):
            raise UnsupportedMediaType(f"The body must be {kind} in UTF-8.")
        if request.headers.get("Expect", "100-continue").lower() != "100-continue":
            raise InvalidRequest("The Expect header asks for something unknown.")
        if request.headers.get("Transfer-Encoding", "chunked").lower() != "chunked":
            raise InvalidRequest("The only transfer coding that is accepted is chunked.")
        if request.headers.get("Content-Encoding", "identity").lower() != "identity":
            raise UnsupportedMediaType("The body must not be compressed.")
        limit = self.enforced.pipeline.config.limits.max_body_bytes
        if request.content_length is not None and request.content_length > limit:
            raise RequestTooLarge("The body is larger than this gateway accepts.")

    async def _received(self, request: web.Request, *, form: bool) -> bytes:
        if not form:
            return await self._body(request)
        limit = self.enforced.pipeline.config.limits.max_body_bytes
        async with _in_time():
            upload = await read_form(request, limit)
        return await asyncio.to_thread(to_body, upload)

    async def _body(self, request: web.Request) -> bytes:
        limit, body = self.enforced.pipeline.config.limits.max_body_bytes, bytearray()
        async with _in_time():
            async for chunk in request.content.iter_any():
                body += chunk
                if len(body) > limit:
                    raise RequestTooLarge("The body is larger than this gateway accepts.")
        return bytes(body)

    # -------------------------------------------------------------- decision

    async def _decide(self, case: Case, *, aside: bool) -> tuple[Decision, float]:
        services = self._services
        started = perf_counter()
        try:
            findings = await self.enforced.pool.detect(case.exchange.segments)
        except GatewayError:
            services.metrics.detector_failed()
            raise
        detect = perf_counter() - started
        decision = await _run(
            aside, self.enforced.pipeline.decide, case, findings, services.now().date(), services.health.ordered
        )
        services.metrics.decided(
            Decided(
                endpoint=case.exchange.spec.name,
                detect=detect,
                entities={} if decision.mode == "shadow" else decision.entities,  # nothing was done
                rewritten_history=case.exchange.rewritten,
            )
        )
        return decision, detect

    async def _decide_stored(self, request: web.Request, case: Case) -> Decision:
        """Decide on a request without a body; some clients send an empty object."""
        if (await self._body(request)).strip() not in (b"", b"{}"):
            raise InvalidRequest("This endpoint takes no body.")
        await self._keeper.recall(case)
        return self.enforced.pipeline.decide_stored(case, self._services.now().date())

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

    async def _spend(
        self, request: web.Request, case: Case, decision: Decision, detect: float | None
    ) -> web.StreamResponse:
        """Charge the request, put the decision on record, and only then send."""
        flight, services = request[FLIGHT], self._services
        who, tokens = case.principal, self._most(case, decision)
        async with services.budgets.spending(who.name, flight.request_id, who.limits, tokens) as spending:
            flight.decided(decision, detect)
            await self._record(flight.record("decided", timestamp(services.now()), services.key_id))
            answer = await self._send(request, case, decision)
            spending.settle(0 if answer.status >= 400 else spent(case.exchange.usage))
            return answer

    def _most(self, case: Case, decision: Decision) -> int:
        """The most tokens that a request can spend: one for each byte that goes in, and the output that it asks for."""
        output = case.exchange.asked.output
        if output is None:
            output = self.enforced.pipeline.config.limits.assumed_output_tokens
        return len(decision.body) + output

    async def _send(self, request: web.Request, case: Case, decision: Decision) -> web.StreamResponse:
        await self._keeper.keep_known(case, decision)
        decision, response = await self._reach(request, case, decision)
        try:
            answer = await self._answering.answer(
                request, case.exchange, response, partial(self._keeper.keep_made, case, decision)
            )
        finally:
            await response.close()
        if answer.status < 300:
            await self._keeper.forget(case)
        return answer

    async def _reach(self, request: web.Request, case: Case, decision: Decision) -> tuple[Decision, UpstreamResponse]:
        """Send, and where an upstream does not take it, decide on the next and put that on record, too.

        Raises:
            UpstreamFault: the last one did not answer.
        """
        flight, services = request[FLIGHT], self._services
        while True:
            name = decision.upstream.name
            try:
                outgoing = await self._outgoing(request, case, decision)
                flight.sent()
                response = await self.enforced.transports[name].send(outgoing)
            except GatewayError as error:
                services.metrics.upstream_answered(name, error.code)
                services.health.failed(name)
                untouched = error.code == "upstream_unavailable"
                if untouched:
                    services.metrics.upstream_up(name, up=False)
                following = self.enforced.pipeline.elsewhere(case, decision) if untouched else None
                if following is None:
                    raise
            else:
                services.metrics.upstream_up(name, up=True)
                (services.health.failed if response.status >= 500 else services.health.answered)(name)
                busy = response.status in _BUSY
                following = self.enforced.pipeline.elsewhere(case, decision) if busy else None
                if following is None:
                    return decision, response
                services.metrics.upstream_answered(name, "upstream_error")
                await response.close()
            decision = following
            flight.decided(decision, flight.detect)
            await self._record(flight.record("decided", timestamp(services.now()), services.key_id))

    async def _outgoing(self, request: web.Request, case: Case, decision: Decision) -> UpstreamRequest:
        upstream, spec = decision.upstream, case.exchange.spec
        accept = "text/event-stream" if case.exchange.asked.stream else "*/*" if spec.lines else "application/json"
        kind, body = "application/json", decision.body
        if spec.form:
            kind, body = await write_form(await asyncio.to_thread(from_body, body))
        url = upstream.url(case.match.operation, decision.model)
        return UpstreamRequest(
            method=spec.method,
            url=_with_query(url, case.match.query),
            headers={
                **({"content-type": kind} if body else {}),
                "accept": accept,
                **wire.upstream_headers(spec.api, request.headers),
                **upstream.headers(await self.enforced.key_of(upstream.name)),
            },
            body=body,
        )


class Gate:
    """Where requests come in: each goes to the policy that is in force then."""

    def __init__(self, api: Api) -> None:
        self._api = api

    @property
    def enforced(self) -> Enforced:
        """The policy in force."""
        return self._api.enforced

    def adopt(self, api: Api) -> None:
        """Put another policy in force."""
        self._api = api

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serve one request."""
        return await self._api.handle(request)

    async def expect(self, request: web.Request) -> web.StreamResponse | None:
        """Judge the head before the client is told to go on."""
        return await self._api.expect(request)

    async def record_outcome(self, flight: Flight, kind: Kind) -> None:
        """Write the closing record of a request."""
        await self._api.record_outcome(flight, kind)


def _with_query(url: str, query: Mapping[str, str]) -> str:
    return f"{url}{'&' if '?' in url else '?'}{urlencode(query)}" if query else url


@contextlib.asynccontextmanager
async def _in_time() -> AsyncIterator[None]:
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            yield
    except TimeoutError:
        # Not 408: the SDKs would send the same slow body again, three times over.
        raise InvalidRequest("The body did not arrive in time.", headers={"Connection": "close"}) from None


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
