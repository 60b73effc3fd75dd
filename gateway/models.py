"""``GET /v1/models``: what this client may use.

Models that policy names are listed from policy. For an upstream that serves patterns, its own list is asked (no data of
a client is in that question) and filtered; an upstream that does not answer in time is left out.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import orjson
from aiohttp import web

from gateway.auth import Principal
from gateway.errors import GatewayError, ModelNotFound
from gateway.flight import FLIGHT
from gateway.paths import Match
from gateway.routing import Upstream
from gateway.transport import Transport, UpstreamRequest
from gateway.upstream import read_all

_MAX_LIST = 4 * 1024 * 1024
_PATIENCE = 5.0  # seconds


class ModelList:
    """Answers for the models endpoint."""

    def __init__(self, transports: Mapping[str, Transport], key_of: Callable[[str], Awaitable[str | None]]) -> None:
        self._transports = transports
        self._key_of = key_of

    async def answer(
        self, request: web.Request, match: Match, principal: Principal, upstreams: Sequence[Upstream]
    ) -> web.StreamResponse:
        """Answer the list, or one model by its id, with what these upstreams serve.

        Raises:
            ModelNotFound: the client may use no model of that id.
        """
        flight = request[FLIGHT]
        lists = await asyncio.gather(*(self._names(upstream) for upstream in upstreams))
        names = sorted({name for found in lists for name in found if principal.allows_model(name)})
        data = [{"id": name, "object": "model", "created": 0, "owned_by": "privacy-gateway"} for name in names]
        headers = flight.headers()
        wanted = match.ids.get("model", "")
        if not wanted:
            return web.json_response({"object": "list", "data": data}, headers=headers)
        for model in data:
            if model["id"] == wanted:
                return web.json_response(model, headers=headers)
        raise ModelNotFound("This model does not exist, or policy does not give it to this client.", param="model")

    async def _names(self, upstream: Upstream) -> list[str]:
        named = [model for model in upstream.models if not set(model) & set("*?[")]
        if len(named) == len(upstream.models):
            return named
        try:
            async with asyncio.timeout(_PATIENCE):
                listed = await self._ask(upstream)
        except (GatewayError, TimeoutError):
            return named
        return [*named, *(name for name in listed if upstream.serves(name))]

    async def _ask(self, upstream: Upstream) -> list[str]:
        request = UpstreamRequest(
            "GET",
            upstream.url("models", "any"),
            {"accept": "application/json", **upstream.headers(await self._key_of(upstream.name))},
            b"",
        )
        response = await self._transports[upstream.name].send(request)
        try:
            return _ids(await read_all(response, _MAX_LIST)) if response.status == 200 else []
        finally:
            await response.close()


def _ids(body: bytes) -> list[str]:
    try:
        value: Any = orjson.loads(body)
    except orjson.JSONDecodeError:
        return []
    data = value.get("data") if isinstance(value, dict) else None
    items = data if isinstance(data, list) else []
    return [item["id"] for item in items if isinstance(item, dict) and isinstance(item.get("id"), str)]
