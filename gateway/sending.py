"""From a decision to the answer: charge, put on record, send, hand on the answer, settle.

Whether a request may still go is looked at again right before it is sent, and before each further upstream: what
was permitted when it was decided may be stopped by now.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import partial
from typing import Final
from urllib.parse import urlencode

from aiohttp import web

from filters.batches import from_body
from gateway import wire
from gateway.answers import Answering
from gateway.budgets.base import Spending, spent
from gateway.enforced import Enforced
from gateway.errors import GatewayError, PolicyRefusal, UpstreamFault, UpstreamUnavailable
from gateway.flight import FLIGHT
from gateway.forms import write_form
from gateway.keeper import Keeper
from gateway.pipeline import Case, Decision
from gateway.services import Services
from gateway.transport import UpstreamRequest, UpstreamResponse

_BUSY: Final = frozenset({429, 503})  # an upstream that has not begun to work on the request


class Sender:
    """Sends under one policy.

    Args:
        services: what is there once.
        enforced: the policy.
        keeper: keeps what providers store.
    """

    def __init__(self, services: Services, enforced: Enforced, keeper: Keeper) -> None:
        self._services = services
        self._enforced = enforced
        self._keeper = keeper
        self._answering = Answering(services.metrics)

    async def send(self, request: web.Request, case: Case, spending: Spending) -> web.StreamResponse:
        """Charge what a decided request can spend, put the decision on record, send, and hand on the answer.

        Raises:
            RateLimited: it could spend more than its client may.
            FilterUnavailable: the decision cannot be put on record; nothing was sent.
            GatewayError: no upstream took it, or its answer cannot be handed on.
        """
        flight = request[FLIGHT]
        assert flight.decision is not None  # nothing is sent without one
        decision = flight.decision
        case.most = most(case, decision, self._enforced.pipeline.config.limits.assumed_output_tokens)
        await spending.reserve(case.most if case.exchange.spec.costs else 0)
        await self._services.record(flight, "decided")
        await self._keeper.keep_known(case, decision)
        decision, response = await self._reach(request, case, decision, spending)
        try:
            answer = await self._answering.answer(
                request, case.exchange, response, partial(self._keeper.keep_made, case, decision)
            )
        finally:
            await response.close()
        told = spent(case.exchange.usage, generated=case.exchange.spec.generates)
        if answer.status >= 400:
            spending.settle(0)
        elif case.exchange.spec.costs and told is not None and not flight.log.outcome:
            # What a stream told before it broke off is not all.
            spending.settle(told)
            await self._keeper.keep_used(case, told)
        if answer.status < 300:
            await self._keeper.forget(case)
        return answer

    async def _reach(
        self, request: web.Request, case: Case, decision: Decision, spending: Spending
    ) -> tuple[Decision, UpstreamResponse]:
        """Send, and where an upstream does not take it, decide on the next and put that on record, too.

        Raises:
            GatewayError: the last one did not take it.
        """
        flight, services = request[FLIGHT], self._services
        while True:
            tried = await self._try(request, case, decision, spending)
            following = None
            if isinstance(tried, GatewayError) or tried.status in _BUSY:
                case.stopped = services.stops.upstreams
                following = self._enforced.pipeline.elsewhere(case, decision, services.now().date())
            if following is None:
                if isinstance(tried, GatewayError):
                    raise tried
                return decision, tried
            if not isinstance(tried, GatewayError):
                services.metrics.upstream_answered(decision.upstream.name, "upstream_error")
                await tried.close()
            spending.settle(0)
            decision = following
            flight.decided(decision, flight.detect)
            await services.record(flight, "decided")

    async def _try(
        self, request: web.Request, case: Case, decision: Decision, spending: Spending
    ) -> UpstreamResponse | GatewayError:
        """Send once; an error that is returned means that nothing was executed, so another upstream may be asked.

        Raises:
            Stopped: everything is stopped, or this client.
            UpstreamFault: something may have been executed.
        """
        flight, services, name = request[FLIGHT], self._services, decision.upstream.name
        try:
            outgoing = await self._outgoing(request, case, decision)
            services.stops.check(case.principal.name)
            case.stopped = services.stops.upstreams
            if not self._enforced.pipeline.stands(case, decision.upstream, services.now().date()):
                return PolicyRefusal("The upstream that was chosen may not be used any more.")
            flight.sent()
            spending.committed()
            response = await self._enforced.transports[name].send(outgoing)
        except UpstreamFault as error:
            services.metrics.upstream_answered(name, error.code)
            services.health.failed(name)
            if not isinstance(error, UpstreamUnavailable):
                raise
            spending.settle(0)
            services.metrics.upstream_up(name, up=False)
            return error
        services.metrics.upstream_up(name, up=True)
        (services.health.failed if response.status >= 500 else services.health.answered)(name)
        return response

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
                **upstream.headers(await self._enforced.key_of(upstream.name)),
            },
            body=body,
        )


def most(case: Case, decision: Decision, assumed: int) -> int:
    """The most tokens that a request can spend, or makes another one spend that refers to it.

    One for each byte that goes in, the output that it asks for (`assumed` where it sets no bound), and what the stored
    objects hold to which it refers: the provider reads their history again.
    """
    asked, held = case.exchange.asked, {id(stored): stored.tokens for stored in case.stored}
    return len(decision.body) + asked.output + asked.unbounded * assumed + sum(held.values())


def _with_query(url: str, query: Mapping[str, str]) -> str:
    return f"{url}{'&' if '?' in url else '?'}{urlencode(query)}" if query else url
