from __future__ import annotations

import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from gateway.app import transport_for
from gateway.config import parse_config
from gateway.errors import UpstreamUnavailable
from gateway.resolver import InsideResolver
from gateway.routing import Upstream
from gateway.transport import UpstreamRequest
from gateway.upstream import AiohttpTransport
from tests.support.upstream import ScriptedUpstream, echo

BODY = b'{"model": "m", "messages": [{"role": "user", "content": "Hallo"}]}'


class Names(AbstractResolver):
    """Answers as it is told to, and later otherwise."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = list(addresses)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [
            {"hostname": host, "host": address, "port": port, "family": family, "proto": 0, "flags": 0}
            for address in self.addresses
        ]

    async def close(self) -> None:
        pass


@asynccontextmanager
async def transport(names: Names) -> AsyncIterator[AiohttpTransport]:
    made = AiohttpTransport(
        connect_timeout=2, first_byte_timeout=2, idle_timeout=2, resolver=lambda: InsideResolver(names)
    )
    yield made
    await made.close()


def at(url: str) -> Upstream:
    own = {"name": "own", "provider": "openai_compatible", "self_hosted": True, "base_url": url}
    config = parse_config(json.dumps({"version": 1, "upstreams": [own | {"receives": ["red"], "models": ["*"]}]}))
    return Upstream.from_entry(config.upstreams[0], config.limits)


@pytest.mark.parametrize(
    ("addresses", "inside"),
    [
        (["10.1.2.3"], ["10.1.2.3"]),
        (["172.16.0.9", "8.8.8.8"], ["172.16.0.9"]),
        (
            ["fd00::1", "127.0.0.1", "100.64.0.1", "fe80::1%eth0"],
            ["fd00::1", "127.0.0.1", "100.64.0.1", "fe80::1%eth0"],
        ),
    ],
)
async def test_private_addresses_stay(addresses: list[str], inside: list[str]) -> None:
    found = await InsideResolver(Names(*addresses)).resolve("vllm.internal", 80)
    assert [result["host"] for result in found] == inside


@pytest.mark.parametrize("address", ["8.8.8.8", "2a00:1450::1", "::ffff:8.8.8.8", "172.32.0.1"])
async def test_a_public_address_is_none(address: str) -> None:
    with pytest.raises(OSError, match="private network") as caught:
        await InsideResolver(Names(address)).resolve("vllm.internal", 80)
    assert address not in str(caught.value)


async def test_nothing_is_sent_to_a_name_that_was_bound_anew() -> None:
    """The name first leads to a machine of the house, then out of it: the second request is not sent."""
    names = Names("127.0.0.1")
    async with ScriptedUpstream(echo()) as upstream:
        port = upstream.url.rpartition(":")[2].partition("/")[0]
        request = UpstreamRequest("POST", f"http://vllm.internal:{port}/v1/chat/completions", {}, BODY)
        async with transport(names) as first:
            await (await first.send(request)).close()
        names.addresses = ["8.8.8.8"]
        async with transport(names) as second:
            with pytest.raises(UpstreamUnavailable):
                await second.send(request)
    assert len(upstream.received) == 1


def test_clear_text_is_what_gets_it() -> None:
    assert [
        transport_for(at(url))._resolver is not None for url in ("http://vllm.internal/v1", "https://vllm.internal/v1")
    ] == [
        True,
        False,
    ]
