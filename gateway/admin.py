"""The admin listener: liveness, readiness, metrics. No request of a client comes here."""

from __future__ import annotations

from aiohttp import web

from gateway.handlers import Gate
from gateway.routing import days_left
from gateway.services import Services
from gateway.stops.notices import EVERYTHING


def create_admin(services: Services, gate: Gate) -> web.Application:
    """Build the application of the admin port."""

    async def healthz(_: web.Request) -> web.Response:
        """Alive: the event loop turns."""
        return web.json_response({"status": "ok"})

    async def readyz(_: web.Request) -> web.Response:
        """Ready: detector and audit sink work, and policy has an upstream that may be used."""
        problems = gate.enforced.pipeline.router.ready_problems(services.now().date())
        if services.draining:
            problems.append("the gateway is stopping")
        if not gate.enforced.pool.healthy:
            problems.append("the detector does not answer")
        if not services.sink.healthy:
            problems.append("the audit sink cannot store records")
        if not services.stops.readable:
            problems.append("the stops cannot be read")
        if not services.objections.readable:
            problems.append("the objections cannot be read")
        if EVERYTHING in services.stops.targets:
            problems.append("everything is stopped by an administrator")
        if not await services.vault.ready():
            problems.append("the vault of stored objects cannot be reached")
        return web.json_response(
            {"status": "not ready" if problems else "ready", "problems": problems}, status=503 if problems else 200
        )

    async def metrics(_: web.Request) -> web.Response:
        services.metrics.agreements(days_left(gate.enforced.pipeline.router.upstreams, services.now().date()))
        body, content_type = services.metrics.render()
        return web.Response(body=body, headers={"content-type": content_type})

    app = web.Application()
    app.router.add_get("/healthz", healthz)
    app.router.add_get("/readyz", readyz)
    app.router.add_get("/metrics", metrics)
    return app
