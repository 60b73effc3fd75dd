"""The forward proxy: the vendors' clients with their default base URLs, through a real mitmproxy and a real gateway."""

from __future__ import annotations

import hashlib
import json
import stat
import sys
from pathlib import Path
from typing import Any

import pytest
from openai import AsyncOpenAI, AuthenticationError, DefaultAsyncHttpxClient

from tests.support.gateway import (
    FIXED_KEY,
    PATIENCE,
    PLANTED,
    READ,
    ROOT,
    TICKET,
    GatedUpstream,
    planted_in,
    process,
    write_policy,
)
from tests.support.mitm import KEY, Proxy, needs_mitmproxy, proxying
from tests.support.nodes import run
from tests.support.upstream import (
    Answer,
    Received,
    ScriptedUpstream,
    chunk,
    completion,
    json_answer,
    last_text,
    say,
    sse_answer,
)

pytestmark = [needs_mitmproxy, pytest.mark.timeout(180)]

RESTORED = TICKET.replace("schwanger", "[persönlicher Anlass]")
PROVIDER_KEYS = ("sk-proj-Kanarienvogel71", "sk-ant-Kanarienvogel72", "Kanarienvogel73")
PROGRAM = """
import json, sys
import anthropic, openai
ticket = sys.argv[1]
said = [{"role": "user", "content": ticket}]
tool = {"name": "kunde_suchen", "parameters": {"type": "object", "properties": {"wer": {"type": "string"}}}}
out = {}
with openai.OpenAI(max_retries=0) as client:
    out["base"] = str(client.base_url)
    stream = client.chat.completions.create(model="m", messages=said, stream=True)
    out["streamed"] = "".join(c.choices[0].delta.content or "" for c in stream if c.choices)
    called = client.chat.completions.create(model="m", messages=said, tools=[{"type": "function", "function": tool}])
    out["arguments"] = json.loads(called.choices[0].message.tool_calls[0].function.arguments)["wer"]
    pieces = client.chat.completions.create(
        model="m", messages=said, stream=True, tools=[{"type": "function", "function": tool}])
    out["pieces"] = json.loads("".join(
        call.function.arguments or "" for c in pieces if c.choices for call in c.choices[0].delta.tool_calls or ()))["wer"]
azure = "https://firma.openai.azure.com"
with openai.AzureOpenAI(max_retries=0, azure_endpoint=azure, api_version="2024-10-21", api_key=sys.argv[2]) as client:
    out["azure"] = client.chat.completions.create(model="m", messages=said).choices[0].message.content
with anthropic.Anthropic(max_retries=0) as claude:
    out["claude base"] = str(claude.base_url)
    out["claude"] = claude.messages.create(model="m", max_tokens=99, messages=said).content[0].text
print(json.dumps(out))
"""


def policy(directory: Path, upstream: ScriptedUpstream, **mitm: Any) -> Path:
    """One client with a key, one server of the house."""
    client = {
        "name": "laptop-7",
        "keys": ["sha256:" + hashlib.sha256(KEY.encode()).hexdigest()],
        "classes": ["green", "yellow", "red"],
        "models": ["*"],
    }
    own = {
        "name": "own", "provider": "openai_compatible", "self_hosted": True, "base_url": upstream.url,
        "dialects": ["anthropic"], "receives": ["green", "yellow", "red"], "models": ["*"],
    }  # fmt: skip
    return write_policy(directory, principals=[client], upstreams=[own], **({"mitm": mitm} if mitm else {}))


def answer(request: Any, received: Received) -> Answer:
    """Repeats what it was asked: as a message, as text, or as the arguments of a tool call in pieces."""
    if received.raw_path.endswith("/messages"):
        said = request["messages"][-1]["content"]
        return json_answer({
            "id": "msg_1", "type": "message", "role": "assistant", "model": "m", "stop_reason": "end_turn",
            "stop_sequence": None, "usage": {"input_tokens": 1, "output_tokens": 1},
            "content": [{"type": "text", "text": said if isinstance(said, str) else said[0]["text"]}],
        })  # fmt: skip
    if not request.get("tools"):
        return say(request, last_text(request))
    text = json.dumps({"wer": last_text(request)})
    call = {"index": 0, "id": "call_1", "type": "function", "function": {"name": "kunde_suchen", "arguments": ""}}
    if not request.get("stream"):
        whole = {**call, "function": {"name": "kunde_suchen", "arguments": text}}
        whole.pop("index")
        return json_answer(completion({"content": None, "tool_calls": [whole]}, finish="tool_calls"))
    parts = [text[i : i + 7] for i in range(0, len(text), 7)]
    deltas = [{"tool_calls": [{"index": 0, "function": {"arguments": part}}]} for part in parts]
    first = {"role": "assistant", "content": None, "tool_calls": [call]}
    return sse_answer([chunk(first), *(chunk(delta) for delta in deltas), chunk({}, finish="tool_calls")])


async def test_clients_with_their_default_base_url(tmp_path: Path, upstream: GatedUpstream) -> None:
    """Nothing is changed but the environment: streamed, with tools, and the clients for Azure and Anthropic.

    One test, because starting the gateway takes most of the time.
    """
    upstream.script = answer
    policies = policy(tmp_path, upstream)
    async with (
        process(tmp_path / "state", policies=policies, environ=FIXED_KEY) as gateway,
        proxying(tmp_path, gateway.api, policies) as proxy,
    ):
        code, out = await run(
            sys.executable, "-c", PROGRAM, TICKET, PROVIDER_KEYS[2], cwd=ROOT, HTTPS_PROXY=proxy.url(), SSL_CERT_FILE=str(proxy.ca),
            OPENAI_API_KEY=PROVIDER_KEYS[0], ANTHROPIC_API_KEY=PROVIDER_KEYS[1],
        )  # fmt: skip
        assert code == 0, out + proxy.said.decode()
        answered = json.loads(out)
        await stays_a_stream(proxy, upstream)
        assert_private(proxy.confdir)
        await is_refused_early(proxy)
        records = gateway.kinds("decided")
        _, log, _ = await gateway.stop()
    assert answered.pop("base") == "https://api.openai.com/v1/"
    assert answered.pop("claude base") == "https://api.anthropic.com"
    assert answered.keys() == {"streamed", "arguments", "pieces", "azure", "claude"}
    for way, text in answered.items():
        assert text == RESTORED, way
    upstream.assert_absent([*PLANTED, *PROVIDER_KEYS, KEY])
    gateway.assert_trail(upstream)
    assert [record["principal"] for record in records] == ["laptop-7"] * 6
    # What the proxy writes holds nothing of what passed, and the gateway never saw the provider's keys in its log.
    said = proxy.said.decode()
    assert planted_in(said) == []
    for value in (*PROVIDER_KEYS, KEY, "bGFwdG9wOg", "/v1/", "api.openai.com"):
        assert value not in said
        assert value == "/v1/" or value not in log
    assert {event["event"] for event in proxy.events()} == {"listening"}


async def stays_a_stream(proxy: Proxy, upstream: GatedUpstream) -> None:
    """The second half is sent only after the client has read the first: a proxy that gathers would hang."""
    first, second = (sse_answer([chunk({"content": text})], done=False).steps for text in ("Guten ", "Tag."))
    end = sse_answer([chunk({}, finish="stop")]).steps
    upstream.script = lambda _request, _received: Answer(
        [*first, READ, *second, *end], headers={"Content-Type": "text/event-stream"}, framing="chunked"
    )
    transport = DefaultAsyncHttpxClient(proxy=proxy.url(), verify=proxy.trust(), timeout=PATIENCE)
    async with AsyncOpenAI(api_key="sk-none", max_retries=0, http_client=transport) as client:
        stream = await client.chat.completions.create(
            model="m", messages=[{"role": "user", "content": "Sage Guten Tag."}], stream=True
        )
        text = ""
        async for part in stream:
            text += part.choices[0].delta.content or "" if part.choices else ""
            if text:
                upstream.go.set()
    assert text == "Guten Tag."


async def is_refused_early(proxy: Proxy) -> None:
    """A key that nobody has: the gateway answers before the body is read, and its answer arrives."""
    transport = DefaultAsyncHttpxClient(proxy=proxy.url("nobodys"), verify=proxy.trust(), timeout=PATIENCE)
    async with AsyncOpenAI(api_key=KEY, max_retries=0, http_client=transport) as client:
        with pytest.raises(AuthenticationError) as refused:
            await client.chat.completions.create(model="m", messages=[{"role": "user", "content": "x" * 3_000_000}])
    assert refused.value.code == "invalid_api_key"


def assert_private(confdir: Path) -> None:
    """Whoever has the key of the CA can be any host for those who trust it."""
    assert stat.S_IMODE(confdir.stat().st_mode) == 0o700
    for file in confdir.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name
