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
from collections.abc import AsyncIterator, Callable
from time import perf_counter
from typing import TypeVar
from urllib.parse import urlsplit

from aiohttp import HttpVersion11, web

from filters.batches import to_body
from gateway import tls
from gateway.audit import Kind
from gateway.auth import LOCAL, Principal, Proven, bearer
from gateway.baseurl import is_loopback
from gateway.budgets.base import Spending
from gateway.enforced import Enforced
from gateway.errors import (
    EndpointNotAllowed,
    GatewayError,
    InvalidRequest,
    RequestTooLarge,
    UnsupportedMediaType,
)
from gateway.flight import FLIGHT, Flight
from gateway.forms import read_form
from gateway.keeper import Keeper
from gateway.metrics import Decided
from gateway.models import ModelList
from gateway.oidc import looks_like_token
from gateway.paths import Match
from gateway.pipeline import Case, Decision
from gateway.sending import Sender
from gateway.services import Services

_T = TypeVar("_T")
_BODY_SECONDS = 120.0
_ASIDE = 32 * 1024  # bytes of body from which the work would be felt by the streams on the same event loop
_MANY = 100  # findings from which the same holds


class Api:
    """Handles requests under one policy, from their beginning to their end."""

    def __init__(self, services: Services, enforced: Enforced) -> None:
        self._services = services
        self.enforced = enforced
        self._models = ModelList(enforced.transports, enforced.key_of)
        self._keeper = Keeper(services.vault)
        self._sender = Sender(services, enforced, self._keeper)

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
        # Before the body is read and looked through: a client beyond its limits keeps nobody else waiting.
        async with self._services.budgets.spending(principal.name, flight.request_id, principal.limits) as spending:
            return await self._admitted(request, match, principal, spending)

    async def _admitted(
        self, request: web.Request, match: Match, principal: Principal, spending: Spending
    ) -> web.StreamResponse:
        spec, flight = match.spec, request[FLIGHT]
        if spec.table is None and not spec.refers:
            permitted = self.enforced.pipeline.router.permitted(self._services.now().date())
            upstreams = [item for item in permitted if item.name not in self._services.stops.upstreams]
            return await self._models.answer(request, match, principal, upstreams)
        case = flight.case = self.enforced.pipeline.admit(principal, match, request.headers)
        case.turn, case.stopped = flight.request_id, self._services.stops.upstreams
        case.lists = self._services.objections.lists
        if spec.table is None:
            flight.decided(await self._decide_stored(request, case), None)
            return await self._sender.send(request, case, spending)
        self._check_head(request, form=spec.form)
        body = await self._received(request, form=spec.form)
        aside = len(body) > _ASIDE or self.enforced.pipeline.config.files.images != "refuse"
        await _run(aside, case.exchange.receive, body, match.model)
        await self._keeper.recall(case)
        flight.decided(*await self._decide(case, aside=aside))
        return await self._sender.send(request, case, spending)

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
        aside = aside or sum(map(len, findings)) > _MANY
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

    async def record_outcome(self, flight: Flight, kind: Kind) -> None:
        """Write the closing record of a request; the decision is on record already, so a failure is only counted."""
        with contextlib.suppress(GatewayError):
            await self._services.record(flight, kind)


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
