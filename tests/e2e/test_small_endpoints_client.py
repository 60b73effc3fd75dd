"""Completions, embeddings, moderations, pictures and Azure's paths: the real `openai` client through a real gateway."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openai
import pytest
from openai import AsyncAzureOpenAI, DefaultAsyncHttpxClient

from tests.support.gateway import PATIENCE, PLANTED, TICKET, GatedUpstream, _no_certificates, bodies, serving
from tests.support.upstream import Answer, Received, echo, json_answer, sse_answer, sse_event

RESTORED = TICKET.replace("schwanger", "[persönlicher Anlass]")


def complete(request: Any, _: Received) -> Answer:
    text = request["prompt"]
    if not request.get("stream"):
        choice = {"index": 0, "text": text, "finish_reason": "stop", "logprobs": None}
        return json_answer(
            {"id": "cmpl-1", "object": "text_completion", "created": 1, "model": "m", "choices": [choice]}
        )
    head = {"id": "cmpl-1", "object": "text_completion", "created": 1, "model": "m"}
    pieces = [text[i : i + 4] for i in range(0, len(text), 4)]
    chunks = [{**head, "choices": [{"index": 0, "text": p, "finish_reason": None, "logprobs": None}]} for p in pieces]
    last = {**head, "choices": [{"index": 0, "text": "", "finish_reason": "stop", "logprobs": None}]}
    return sse_answer([*chunks, last])


async def test_completions(tmp_path: Path, upstream: GatedUpstream) -> None:
    upstream.script = complete
    async with serving(tmp_path, upstream.url) as gateway, gateway.client() as client:
        whole = await client.completions.create(model="m", prompt=TICKET)
        stream = await client.completions.create(model="m", prompt=TICKET, stream=True)
        text = "".join([chunk.choices[0].text async for chunk in stream])
    assert whole.choices[0].text == text == RESTORED
    upstream.assert_absent(PLANTED)


async def test_embeddings_of_a_value_are_the_same_in_every_request(tmp_path: Path, upstream: GatedUpstream) -> None:
    def embed(request: Any, _: Received) -> Answer:
        data = [{"object": "embedding", "index": i, "embedding": [0.5, 0.25]} for i, _ in enumerate(request["input"])]
        return json_answer(
            {"object": "list", "model": "m", "data": data, "usage": {"prompt_tokens": 1, "total_tokens": 1}}
        )

    upstream.script = embed
    async with serving(tmp_path, upstream.url) as gateway, gateway.client() as client:
        first = await client.embeddings.create(model="m", input=["Frau Weber kauft.", TICKET], encoding_format="float")
        await client.embeddings.create(model="m", input=["Was sagt Frau Weber?"], user="weber@example.com")
        with pytest.raises(openai.BadRequestError) as refused:
            await client.embeddings.create(model="m", input=[[1, 2, 3]])
    assert first.data[0].embedding == [0.5, 0.25]
    indexed, queried = (body["input"][0] for body in bodies(upstream))
    assert indexed.split()[1] == queried.split()[3].rstrip("?")
    assert (refused.value.code, refused.value.param) == ("unsupported_input_type", "input[0]")
    upstream.assert_absent(PLANTED)


async def test_moderations(tmp_path: Path, upstream: GatedUpstream) -> None:
    upstream.script = lambda _request, _received: json_answer({"id": "modr-1", "model": "m", "results": []})
    async with serving(tmp_path, upstream.url) as gateway, gateway.client() as client:
        await client.moderations.create(model="m", input=[{"type": "text", "text": TICKET}])
        with pytest.raises(openai.BadRequestError) as refused:
            await client.moderations.create(
                model="m", input=[{"type": "image_url", "image_url": {"url": "https://x.example/weber.png"}}]
            )
    assert refused.value.code == "privacy_policy_violation"
    assert len(upstream.received) == 1
    upstream.assert_absent(PLANTED)


async def test_pictures(tmp_path: Path, upstream: GatedUpstream) -> None:
    def draw(request: Any, _: Received) -> Answer:
        if request.get("stream"):
            events = [
                {"type": "image_generation.partial_image", "b64_json": "aaaa", "partial_image_index": 0},
                {"type": "image_generation.completed", "b64_json": "bbbb", "usage": None},
            ]
            steps = [f"event: {event['type']}\n".encode() + sse_event(event) for event in events]
            return Answer(steps, headers={"Content-Type": "text/event-stream"}, framing="chunked")
        return json_answer({"created": 1, "data": [{"b64_json": "aaaa", "revised_prompt": request["prompt"]}]})

    upstream.script = draw
    async with serving(tmp_path, upstream.url) as gateway, gateway.client() as client:
        drawn = await client.images.generate(model="m", prompt=TICKET)
        stream = await client.images.generate(model="m", prompt=TICKET, stream=True, partial_images=1)
        kinds = [event.type async for event in stream]
    assert drawn.data[0].revised_prompt == RESTORED
    assert kinds == ["image_generation.partial_image", "image_generation.completed"]
    upstream.assert_absent(PLANTED)


async def test_a_client_of_azure_needs_a_new_host_only(tmp_path: Path, upstream: GatedUpstream) -> None:
    """The dated path names the model; the api-version stays here, the provider has its own."""
    upstream.script = echo()
    transport = DefaultAsyncHttpxClient(verify=_no_certificates(), timeout=PATIENCE)
    async with (
        serving(tmp_path, upstream.url) as gateway,
        AsyncAzureOpenAI(
            azure_endpoint=gateway.api, api_version="2024-10-21", api_key="k", max_retries=0, http_client=transport
        ) as client,
    ):
        whole = await client.chat.completions.create(model="gpt-eu", messages=[{"role": "user", "content": TICKET}])
    assert whole.choices[0].message.content == RESTORED
    assert json.loads(upstream.received[0].body)["model"] == "gpt-eu"
    assert upstream.received[0].raw_path == "/v1/chat/completions"
    upstream.assert_absent(PLANTED)
