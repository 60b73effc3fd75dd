"""Traces as a collector receives them: two spans a request, conventional names, no content."""

from __future__ import annotations

import gzip
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from aiohttp import web
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from gateway.config import parse_config
from gateway.problems import ConfigError
from gateway.traces import NoTraces, traces_of
from tests.support.gateway import GatedUpstream, get, named_in, post, process, serving, write_policy
from tests.support.upstream import echo
from tests.support.valkeys import free_port

CANARIES = ("wiesenthal", "11873")
SAID = "Frau Anna Wiesenthal (a.wiesenthal@beispiel.example), Kundennummer KD-2026-11873, wartet."
PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
HOUSE = {"provider": "openai_compatible", "self_hosted": True, "receives": ["green", "yellow", "red"], "models": ["*"]}


class Collector:
    """Keeps what it is sent."""

    def __init__(self) -> None:
        self.raw = b""
        self.spans: list[Any] = []

    async def take(self, request: web.BaseRequest) -> web.Response:
        body = await request.read()
        body = gzip.decompress(body) if request.headers.get("content-encoding") == "gzip" else body
        self.raw += body
        told = ExportTraceServiceRequest.FromString(body)
        self.spans += [span for each in told.resource_spans for scope in each.scope_spans for span in scope.spans]
        return web.Response(content_type="application/x-protobuf")


@asynccontextmanager
async def collecting() -> AsyncIterator[tuple[Collector, str]]:
    collector = Collector()
    runner = web.ServerRunner(web.Server(collector.take, access_log=None))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield collector, "http://{}:{}/v1/traces".format(*runner.addresses[0][:2])
    finally:
        await runner.cleanup()


def attributes(span: Any) -> dict[str, Any]:
    return {each.key: getattr(each.value, each.value.WhichOneof("value")) for each in span.attributes}


async def test_two_spans_for_a_request_and_one_for_a_refusal(tmp_path: Path) -> None:
    async with GatedUpstream(echo()) as upstream, collecting() as (collector, endpoint):
        house = {"name": "house", "base_url": upstream.url, **HOUSE}
        policies = write_policy(tmp_path, traces={"endpoint": endpoint}, upstreams=[house])
        async with serving(tmp_path / "state", policies=policies) as gateway:
            ask = {"model": "m", "messages": [{"role": "user", "content": SAID}]}
            assert (await post(gateway, ask, headers={"traceparent": PARENT}))[0] == 200
            assert (await post(gateway, {**ask, "model": "m-491705550142"}))[0] == 200
            assert (await post(gateway, {**ask, "nonsense": 1}))[0] == 400
        assert all("traceparent" not in received.headers for received in upstream.received)
    server, call, other, other_call, refused = sorted(
        collector.spans, key=lambda span: (span.start_time_unix_nano, span.kind)
    )
    assert (server.name, call.name) == ("chat.completions", "chat m")
    assert (server.trace_id.hex(), server.parent_span_id.hex()) == tuple(PARENT.split("-")[1:3])
    assert (call.trace_id, call.parent_span_id) == (server.trace_id, server.span_id)
    assert (
        server.start_time_unix_nano <= call.start_time_unix_nano <= call.end_time_unix_nano <= server.end_time_unix_nano
    )
    told = attributes(server)
    assert (told["http.response.status_code"], told["privacy_gateway.class"], told["privacy_gateway.upstream"]) == (
        200,
        "yellow",
        "house",
    )
    assert told["privacy_gateway.entities"] >= 3
    called = attributes(call)
    assert called["gen_ai.operation.name"] == "chat"
    assert called["gen_ai.provider.name"] == "openai_compatible"
    assert called["gen_ai.request.model"] == "m"
    assert called["gen_ai.usage.input_tokens"] == 1
    assert attributes(other_call)["gen_ai.request.model"] == "invalid"
    assert other.trace_id != server.trace_id
    assert attributes(refused)["error.type"] == "unsupported_parameter"
    assert not named_in(collector.raw, CANARIES)


@pytest.mark.timeout(120)
async def test_a_collector_that_is_not_there_costs_nothing_but_spans(tmp_path: Path) -> None:
    policies = write_policy(tmp_path, traces={"endpoint": f"http://127.0.0.1:{free_port()}/v1/traces"})
    async with process(tmp_path / "state", policies=policies) as gateway:
        assert (await post(gateway, {"model": "m", "messages": [{"role": "user", "content": SAID}]}))[0] == 200
        assert (await get(f"{gateway.admin}/readyz"))[0] == 200
        code, out, errors = await gateway.stop()
    assert code == 0
    assert not named_in((out + errors).encode(), CANARIES)


def test_without_a_line_there_are_none_and_without_the_extra_it_says_so() -> None:
    policy = "version: 1\nupstreams: [{name: h, base_url: 'http://127.0.0.1:9/v1', provider: openai_compatible, receives: [green], models: ['*']}]\n"
    assert isinstance(traces_of(parse_config(policy), "1"), NoTraces)
    asked = parse_config(policy + "traces: {endpoint: 'http://collector:4318/v1/traces'}\n")
    with (
        mock.patch.dict("sys.modules", {"opentelemetry.sdk.trace": None}),
        pytest.raises(ConfigError, match="extra `traces`"),
    ):
        traces_of(asked, "1")
    with pytest.raises(ConfigError, match="is expected"):
        parse_config(policy + "traces: {endpoint: 'collector'}\n")
