from __future__ import annotations

import json

import aiohttp
import pytest

from gateway.models import _ids
from tests.support.gateway import serving, write_policy
from tests.support.upstream import ScriptedUpstream

LISTED = {"object": "list", "data": [{"id": "qwen3-8b"}, {"id": "secret-model"}, {"id": 5}, "x"]}


async def get(url):
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return response.status, await response.json()


async def test_the_demo_upstream_lists_its_model(tmp_path):
    async with serving(tmp_path) as gateway, gateway.client() as client:
        assert [model.id async for model in client.models.list()] == ["demo"]
        assert (await client.models.retrieve("demo")).id == "demo"


async def test_the_upstreams_own_list_is_filtered_by_policy(tmp_path):
    async with ScriptedUpstream() as upstream:
        entry = {
            "name": "vllm", "provider": "openai_compatible", "self_hosted": True, "base_url": upstream.url,
            "receives": ["green"], "models": ["script*", "named"],
        }  # fmt: skip
        async with serving(tmp_path, policies=write_policy(tmp_path, upstreams=[entry])) as gateway:
            status, body = await get(f"{gateway.url}/models")
            assert status == 200
            assert [model["id"] for model in body["data"]] == ["named", "scripted"]
            status, body = await get(f"{gateway.url}/models/secret-model")
            assert status == 404
            assert body["error"]["code"] == "model_not_found"


async def test_an_upstream_that_does_not_answer_is_left_out(tmp_path, unused_tcp_port):
    async with serving(tmp_path, f"http://127.0.0.1:{unused_tcp_port}/v1") as gateway:
        assert await get(f"{gateway.url}/models") == (200, {"object": "list", "data": []})


@pytest.mark.parametrize("body", [b"<html>", b"[]", b'{"data": 5}', b"{}"])
def test_what_is_no_list_is_no_model(body):
    assert _ids(body) == []
    assert _ids(json.dumps(LISTED).encode()) == ["qwen3-8b", "secret-model"]
