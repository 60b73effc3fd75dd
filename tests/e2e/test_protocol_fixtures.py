"""The protocol fixtures through the gateway as a process of its own, with the shipped detector and the vendors' clients.

The upstream makes its side again for what it received: the gateway itself is asked what stands for each value (one more
message repeats them all), and the generator writes the answer with those tokens, cut at its awkward places.
"""

from __future__ import annotations

import contextlib
import copy
import importlib
import json
import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from anthropic import AsyncAnthropic
from anthropic import AsyncStream as AnthropicStream
from anthropic import DefaultAsyncHttpxClient as AnthropicHttp
from openai import AsyncOpenAI, AsyncStream

from tests.filters.endpoints.test_anthropic_messages import blocks
from tests.filters.endpoints.test_openai_responses import added
from tests.support.fixtures import VALUES, channels, generate, parsed
from tests.support.gateway import PATIENCE, ROOT, GatedUpstream, Gateway, _no_certificates, process
from tests.support.nodes import needs_node, run, with_client
from tests.support.upstream import Answer, json_answer

pytestmark = pytest.mark.timeout(240)

HELLO = "Guten Tag, hier ist Jürgen Müßiggang-Öztürk."
#: Before each value, and at the end: words that say nothing about what follows.
MARKS = tuple(f"⟦{word}⟧" for word in "eins zwei drei vier fünf sechs sieben acht neun".split())
END = "⟦ende⟧"
#: Keys of fixtures whose answer matters, although the request asks for what is refused.
REFUSED_KEYS = ("web_search_options", "audio", "modalities")
#: What the client holds sealed.
SEALED = ("signature", "encrypted_content")


def say(body: dict[str, Any], text: str) -> None:
    """Add one more message that says `text`, in the shape of the endpoint."""
    if "messages" in body:
        body["messages"].append({"role": "user", "content": text})
    elif isinstance(body.get("input"), str):
        body["input"] = [{"role": "user", "content": body["input"]}, {"role": "user", "content": text}]
    else:
        body["input"].append({"role": "user", "content": text})


@dataclass
class Wire:
    """A gateway process between a scripted upstream and the clients."""

    gateway: Gateway
    upstream: GatedUpstream
    session: aiohttp.ClientSession
    clear: Path
    index: dict[str, dict[str, Any]]
    tmp: Path

    def body(self, fixture: dict[str, Any]) -> dict[str, Any]:
        if not fixture.get("request"):
            anthropic = {"max_tokens": 9} if fixture["path"].startswith("/v1/messages") else {}
            return {"model": "m", "messages": [{"role": "user", "content": HELLO}], "stream": True, **anthropic}
        body = json.loads((self.clear / fixture["request"]).read_text(encoding="utf-8"))
        return {key: value for key, value in body.items() if key not in REFUSED_KEYS}

    async def post(self, path: str, body: Any) -> tuple[int, bytes]:
        async with self.session.post(self.gateway.api + path, json=body) as response:
            try:
                return response.status, await response.read()
            except aiohttp.ClientPayloadError:
                return response.status, b""

    async def tokens(self, fixture: dict[str, Any]) -> tuple[tuple[str, str], ...]:
        """What stands for each value in the conversation of this fixture, as the upstream sees it."""
        body = copy.deepcopy(self.body(fixture))
        body.pop("stream", None)
        say(body, "".join(f"{mark}\n{value}\n" for mark, value in zip(MARKS, VALUES, strict=True)) + END)
        self.upstream.script = lambda _request, _received: json_answer({"choices": [], "output": [], "content": []})
        status, answer = await self.post(fixture["path"], body)
        assert status == 200, (fixture["id"], answer)
        said = next(text for text in strings(json.loads(self.upstream.received[-1].body)) if END in text)
        found = re.split("|".join(MARKS) + f"|{END}", said)[1:-1]
        return tuple((value, shown[1:-1]) for value, shown in zip(VALUES, found, strict=True))

    async def prepare(self, fixture: dict[str, Any]) -> None:
        """Have the upstream answer with its side of the fixture."""
        tokens = await self.tokens(fixture)
        planted = set(fixture.get("must_not_reach_upstream", ()))
        assert not [value for value, shown in tokens if value in planted and value == shown], fixture["id"]
        made = generate(self.tmp / fixture["id"], tokens)[fixture["id"]]
        raw = (self.tmp / fixture["id"] / (made.get("stream") or made["response"])).read_bytes()
        headers = {"Content-Type": fixture["content_type"]}
        self.upstream.script = lambda _request, _received: Answer([raw], fixture["status"], headers)

    def assert_clean(self, fixture: dict[str, Any]) -> None:
        """Nothing planted in the last request that arrived, heads included."""
        received = self.upstream.received[-1]
        text = json.dumps(json.loads(received.body), ensure_ascii=False) + received.raw_path + str(received.headers)
        assert not [value for value in fixture.get("must_not_reach_upstream", ()) if value in text], fixture["id"]


@asynccontextmanager
async def wire(tmp_path: Path, upstream: GatedUpstream) -> AsyncIterator[Wire]:
    index = generate(tmp_path / "clear")
    async with (
        process(tmp_path / "state", "--upstream", upstream.url) as gateway,
        aiohttp.ClientSession() as session,
    ):
        yield Wire(gateway, upstream, session, tmp_path / "clear", index, tmp_path)


# ------------------------------------------------------------------ what a client sees


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def _as_json(texts: list[str]) -> list[Any]:
    """Texts that are JSON; single deltas are only pieces of it."""
    out = []
    for text in texts:
        with contextlib.suppress(ValueError):
            out.append(json.loads(text))
    return out


def assert_seen(fixture: dict[str, Any], texts: list[str], values: list[Any]) -> None:
    """Everything that the index expects: a text as a whole, or JSON as a value."""
    decoded = [*values, *_as_json(texts)]
    for path, expected in fixture.get("expect_client_sees", {}).items():
        if path in ("note", "error") or any(path.endswith(f".{key}") for key in SEALED):
            continue
        if path.startswith("slice("):
            assert any(expected in text for text in texts), (fixture["id"], path)
        elif isinstance(expected, str):
            assert expected in texts, (fixture["id"], path)
        else:
            assert expected in decoded, (fixture["id"], path)
    assert not [text for text in texts if "ZZ7Z" in text and "PERSON_ZZ7Z" not in text]


def _type(name: str) -> Any:
    module, _, attribute = name.rpartition(".")
    return getattr(importlib.import_module(module), attribute)


async def asked(client: Any, stream_class: Any, fixture: dict[str, Any], body: dict[str, Any]) -> list[Any]:
    """What the vendor's client gives its caller: the object, or every event."""
    path = fixture["path"]
    if isinstance(client, AsyncOpenAI):
        path = path.removeprefix("/v1")
    kind = _type(fixture["response_type"]) if "." in fixture.get("response_type", "") else object
    if not fixture.get("stream"):
        return [(await client.post(path, body=body, cast_to=kind)).to_dict()]
    stream = await client.post(path, body=body, cast_to=kind, stream=True, stream_cls=stream_class[kind])
    return [event.to_dict(warnings=False) async for event in stream]


def chosen(index: dict[str, dict[str, Any]], pick: Callable[[dict[str, Any]], bool]) -> list[dict[str, Any]]:
    return [fixture for fixture in index.values() if pick(fixture)]


# ------------------------------------------------------------------ tests


def filtered(fixture: dict[str, Any], *paths: str) -> bool:
    return (
        fixture.get("action") == "filter"
        and fixture["path"] in paths
        and not fixture["id"].startswith(("sse_", "completions_"))
        and not fixture["id"].endswith("_error")
    )


async def test_chat(tmp_path: Path, upstream: GatedUpstream) -> None:
    async with wire(tmp_path, upstream) as it, it.gateway.client() as client:
        fixtures = chosen(it.index, lambda f: filtered(f, "/v1/chat/completions"))
        for fixture in fixtures:
            await it.prepare(fixture)
            native = {**fixture, "response_type": fixture["response_type"].replace("mistralai.client.models", "openai")}
            if native["response_type"] != fixture["response_type"]:
                native["response_type"] = "openai.types.chat.ChatCompletionChunk"
            got = await asked(client, AsyncStream, native, it.body(fixture))
            texts = list(channels(got).values()) if fixture.get("stream") else list(strings(got))
            assert_seen(fixture, texts, [])
            it.assert_clean(fixture)
    assert len(fixtures) >= 13


async def test_responses(tmp_path: Path, upstream: GatedUpstream) -> None:
    async with wire(tmp_path, upstream) as it, it.gateway.client() as client:
        fixtures = chosen(it.index, lambda f: filtered(f, "/v1/responses", "/v1/responses/input_tokens"))
        for fixture in fixtures:
            await it.prepare(fixture)
            native = {**fixture, "response_type": fixture["response_type"].replace(".ResponseStreamEvent", ".Response")}
            if fixture.get("stream"):
                native["response_type"] = "openai.types.responses.ResponseStreamEvent"
                status, raw = await it.post(fixture["path"], it.body(fixture))
                assert status == 200
                events = parsed(raw)
                numbers = [event["sequence_number"] for event in events]
                assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
                stream = await client.responses.create(**it.body(fixture))
                got: list[Any] = [event.to_dict() async for event in stream]
                texts = [*strings(got), *added(events).values()]
            else:
                got = await asked(client, AsyncStream, native, it.body(fixture))
                texts = list(strings(got))
            assert_seen(fixture, texts, [])
            it.assert_clean(fixture)
    assert len(fixtures) >= 5


@needs_node
async def test_npm_client(tmp_path: Path, upstream: GatedUpstream) -> None:
    """The same fixtures with openai's client for Node.js."""
    here = await with_client(tmp_path / "node", ROOT / "tests" / "support" / "node" / "fixture.mjs")
    async with wire(tmp_path, upstream) as it:
        apis = {"/v1/chat/completions": "chat", "/v1/responses": "responses"}
        fixtures = chosen(it.index, lambda f: filtered(f, *apis))
        for fixture in fixtures:
            await it.prepare(fixture)
            body = it.body(fixture)
            command = ("node", "fixture.mjs", apis[fixture["path"]], it.gateway.url)
            code, out = await run(*command, cwd=here, stdin=json.dumps(body).encode(), errors=False)
            assert code == 0, (fixture["id"], out)
            got = json.loads(out)
            texts = [*strings(got), *added_up(fixture, got)]
            assert_seen(fixture, texts, [])
            it.assert_clean(fixture)
    assert len(fixtures) >= 17


def added_up(fixture: dict[str, Any], events: list[Any]) -> list[str]:
    """What the deltas of a stream add up to."""
    if not fixture.get("stream"):
        return []
    deltas = channels(events) if fixture["path"] == "/v1/chat/completions" else added(events)
    return list(deltas.values())


async def test_messages(tmp_path: Path, upstream: GatedUpstream) -> None:
    async with wire(tmp_path, upstream) as it:
        http = AnthropicHttp(verify=_no_certificates(), timeout=PATIENCE)
        async with AsyncAnthropic(base_url=it.gateway.api, api_key="k", max_retries=0, http_client=http) as client:
            fixtures = chosen(it.index, lambda f: filtered(f, "/v1/messages", "/v1/messages/count_tokens"))
            for fixture in fixtures:
                await it.prepare(fixture)
                got = await asked(client, AnthropicStream, fixture, it.body(fixture))
                joined = [text for block in blocks(got) for text in strings(block)] if fixture.get("stream") else []
                assert_seen(fixture, [*strings(got), *joined], [])
                it.assert_clean(fixture)
    assert len(fixtures) >= 3


async def test_small_endpoints(tmp_path: Path, upstream: GatedUpstream) -> None:
    """Their answers hold no text of the conversation, or the prompt alone."""
    async with wire(tmp_path, upstream) as it, it.gateway.client() as client:
        paths = ("/v1/embeddings", "/v1/moderations", "/v1/images/generations", "/v1/completions")
        fixtures = chosen(it.index, lambda f: f.get("action") == "filter" and f["path"] in paths)
        for fixture in fixtures:
            raw = (it.clear / fixture["response"]).read_bytes()
            headers = {"Content-Type": fixture["content_type"]}
            it.upstream.script = lambda _request, _received, raw=raw, headers=headers: Answer([raw], 200, headers)
            await asked(client, AsyncStream, fixture, it.body(fixture))
            it.assert_clean(fixture)
    assert len(fixtures) >= 4


async def test_broken_streams_and_errors(tmp_path: Path, upstream: GatedUpstream) -> None:
    """Raw HTTP: here it is the wire form that matters."""
    async with wire(tmp_path, upstream) as it:
        fixtures = chosen(it.index, lambda f: f["id"].startswith(("sse_", "error_")) or f["id"].endswith("_error"))
        for fixture in fixtures:
            await it.prepare(fixture)
            body = it.body(fixture)
            if not fixture.get("stream"):
                body.pop("stream", None)
            status, raw = await it.post(fixture["path"], body)
            expected = fixture.get("expect_client_sees", {})
            if fixture["action"] == "error":
                assert status == fixture["status"], fixture["id"]
                assert set(json.loads(raw)) >= {"error"}
            elif "error" in expected or "error.message" in expected:
                assert b"[DONE]" not in raw, fixture["id"]
            elif fixture["id"] != "sse_invalid_utf8":
                assert_seen(fixture, list(channels(parsed(raw)).values()), [])
                assert raw.count(b"[DONE]") == 1
    assert len(fixtures) >= 15


async def test_what_is_refused(tmp_path: Path, upstream: GatedUpstream) -> None:
    """In the shape of the API, and nothing reaches the upstream."""
    codes = {
        "chat_multimodal": "privacy_policy_violation",
        "completions_token_ids": "unsupported_input_type",
        "embeddings_token_ids": "unsupported_input_type",
        "responses_previous": "stateful_request_not_allowed",
        "responses_all_items": "privacy_policy_violation",
    }
    async with wire(tmp_path, upstream) as it:
        fixtures = chosen(it.index, lambda f: "block" in f.get("action", ""))
        for fixture in fixtures:
            raw = it.clear / fixture["request"] if fixture.get("request") else None
            body = json.loads(raw.read_text(encoding="utf-8")) if raw is not None else {}
            if "websocket" in fixture["method"]:
                upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
                async with it.session.get(it.gateway.api + fixture["path"], headers=upgrade) as response:
                    status, answer = response.status, await response.read()
            else:
                status, answer = await it.post(fixture["path"], body)
            error = json.loads(answer)["error"]
            assert set(error) == {"message", "type", "param", "code"}
            assert error["code"] == codes.get(fixture["id"], "endpoint_not_allowed"), fixture["id"]
            assert status == (400 if fixture["id"] in codes else 403), fixture["id"]
    assert len(fixtures) >= 14
    assert not upstream.received
