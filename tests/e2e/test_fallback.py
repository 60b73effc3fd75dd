"""Upstreams that are down, busy or slow: the next one that policy permits, and no other (I4)."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import openai
import pytest

from gateway.app import Parts, transport_for
from gateway.routing import Upstream
from gateway.transport import Transport, UpstreamRequest, UpstreamResponse
from tests.support.gateway import GatedUpstream, Gateway, serving, write_policy
from tests.support.upstream import echo, error_answer

pytestmark = pytest.mark.timeout(120)
CLASSES = ["green", "yellow", "red"]
PERSONAL = "Guten Tag, Frau Weber, weber@example.com"


@pytest.fixture
async def second() -> AsyncIterator[GatedUpstream]:
    async with GatedUpstream(echo()) as server:
        yield server


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def own(name: str, url: str, **more: Any) -> dict[str, Any]:
    fields = {"provider": "openai_compatible", "self_hosted": True, "receives": CLASSES, "models": ["*"]}
    return {"name": name, "base_url": url, **fields, **more}


async def ask(gateway: Gateway, text: str = PERSONAL) -> str:
    """The upstream that answered, or the code of the error."""
    async with gateway.client() as client:
        try:
            raw = await client.chat.completions.with_raw_response.create(
                model="m", messages=[{"role": "user", "content": text}]
            )
        except openai.APIStatusError as error:
            return str(error.code)
    assert raw.parse().choices[0].message.content == text
    return str(raw.headers["x-privacy-upstream"])


async def test_one_that_is_down(tmp_path: Path, second: GatedUpstream) -> None:
    """Each upstream has its decision on record before anything is sent; after three failures it is left alone."""
    down = own("down", f"http://127.0.0.1:{free_port()}/v1")
    policies = write_policy(tmp_path, upstreams=[down, own("second", second.url)])
    async with serving(tmp_path / "state", policies=policies) as gateway:
        assert [await ask(gateway) for _ in range(5)] == ["second"] * 5
        decided = [record["upstream"] for record in gateway.kinds("decided")]
        assert decided == ["down", "second"] * 3 + ["second"] * 2
        assert {record["upstream"] for record in gateway.kinds("completed")} == {"second"}
    gateway.assert_trail(second)
    second.assert_absent(["Weber", "weber@example.com"])


@pytest.mark.parametrize("status", [429, 503])
async def test_one_that_is_busy(tmp_path: Path, upstream: GatedUpstream, second: GatedUpstream, status: int) -> None:
    upstream.script = lambda _request, _received: error_answer(status, "busy", "later")
    policies = write_policy(tmp_path, upstreams=[own("first", upstream.url), own("second", second.url)])
    async with serving(tmp_path / "state", policies=policies) as gateway:
        assert await ask(gateway) == "second"
        assert (len(upstream.received), len(second.received)) == (1, 1)


@pytest.mark.parametrize("status", [400, 404, 500, 502])
async def test_one_that_may_have_worked_on_it_is_not_asked_in_vain_elsewhere(
    tmp_path: Path, upstream: GatedUpstream, second: GatedUpstream, status: int
) -> None:
    upstream.script = lambda _request, _received: error_answer(status, "own_code", "no")
    policies = write_policy(tmp_path, upstreams=[own("first", upstream.url), own("second", second.url)])
    async with serving(tmp_path / "state", policies=policies) as gateway:
        assert await ask(gateway) == "own_code"
        assert not second.received


class Elsewhere:
    """Sends what is meant for a vendor to a server of this machine."""

    def __init__(self, upstream: Upstream, port: int) -> None:
        self._inner = transport_for(upstream)
        self._port = port

    async def send(self, request: UpstreamRequest) -> UpstreamResponse:
        url = f"http://127.0.0.1:{self._port}/v1/{request.url.partition('/v1/')[2]}"
        return await self._inner.send(UpstreamRequest(request.method, url, request.headers, request.body))

    async def close(self) -> None:
        await self._inner.close()


def vendor(name: str, **more: Any) -> dict[str, Any]:
    agreement = {"reference": "AVV-1", "signed": "2026-01-01", "expires": "2099-01-01", "zero_retention": False}
    fields = {
        "provider": "openai",
        "base_url": "https://eu.api.openai.com/v1",
        "key": {"env": "VENDOR_KEY"},
        "region": "EU",
        "receives": CLASSES,
        "models": ["*"],
        "agreement": agreement,
    }
    return {"name": name, **fields, **more}


@pytest.mark.parametrize(
    "other",
    [
        {"agreement": None},
        {"agreement": {"reference": "A", "signed": "2020-01-01", "expires": "2020-12-31", "zero_retention": True}},
        {"region": "US", "base_url": "https://us.api.openai.com/v1"},
        {"receives": ["green"]},
        {"models": ["other"]},
    ],
    ids=["no agreement", "expired", "US", "green only", "another model"],
)
async def test_no_failure_opens_a_way_that_policy_does_not(
    tmp_path: Path, second: GatedUpstream, other: dict[str, Any]
) -> None:
    """The permitted upstream is down; the other could answer, and may not receive it."""
    closed = free_port()
    entries = [vendor("down"), {k: v for k, v in vendor("forbidden", **other).items() if v is not None}]
    policies = write_policy(tmp_path, upstreams=entries)

    def transport(upstream: Upstream) -> Transport:
        return Elsewhere(upstream, closed if upstream.name == "down" else second.port)

    parts = Parts(transport=transport)
    environ = {"PRIVACY_GATEWAY_ROOT_KEY": "5a" * 32, "VENDOR_KEY": "sk-vendor"}
    async with serving(tmp_path / "state", policies=policies, parts=parts, environ=environ) as gateway:
        assert [await ask(gateway) for _ in range(4)] == ["upstream_unavailable"] * 4
    assert not second.received
