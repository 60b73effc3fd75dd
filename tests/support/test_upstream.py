"""The scripted upstream must be able to find, or its silence proves nothing."""

from __future__ import annotations

import json

import aiohttp
import pytest

from tests.support.upstream import ScriptedUpstream, decodings, tool_conversation


async def ask(upstream, text="Hallo", *, path="/chat/completions", headers=(), **more):
    body = {"model": "m", "messages": [{"role": "user", "content": text}], **more}
    async with aiohttp.ClientSession() as session:
        sent = {"Content-Type": "application/json", **dict(headers)}
        data = json.dumps(body, ensure_ascii=False).encode()
        async with session.post(upstream.url + path, data=data, headers=sent) as response:
            return await response.text()


@pytest.mark.parametrize(
    "wire",
    [
        "Weber",
        "WEBER",
        "\\u0057eber",
        "W%65ber",
        "W&#101;ber",
        "W&#x65;ber",
        "path/V2ViZXI=",
        "xFrau V2ViZXIgLi4u",
        "%2557eber",
    ],
)
async def test_assert_absent_finds_a_value_in_every_disguise(wire):
    async with ScriptedUpstream() as upstream:
        await ask(upstream, f"an {wire} gesendet")
    upstream.assert_absent(["Müller", "Schmidt"])
    with pytest.raises(AssertionError, match="Weber"):
        upstream.assert_absent(["Müller", "Weber"])


async def test_assert_absent_looks_at_paths_and_headers():
    async with ScriptedUpstream() as upstream:
        await ask(upstream, path="/x?user=M%C3%BCller", headers={"X-User": "Schmidt"})
    for value in ("Müller", "Schmidt"):
        with pytest.raises(AssertionError):
            upstream.assert_absent([value])


def test_decodings_fold_case_and_normal_form():
    assert any("müßig".casefold() in text for text in decodings("MU\u0308SSIG".encode()))


async def test_tool_conversation_calls_and_then_repeats_the_result():
    script = tool_conversation(lambda text: json.dumps({"q": text}))
    tools = [{"type": "function", "function": {"name": "find", "parameters": {}}}]
    async with ScriptedUpstream(script) as upstream:
        body = json.loads(await ask(upstream, "wer?", tools=tools))
        call = body["choices"][0]["message"]["tool_calls"][0]
        assert (call["function"], body["choices"][0]["finish_reason"]) == (
            {"name": "find", "arguments": '{"q": "wer?"}'},
            "tool_calls",
        )
        streamed = await ask(upstream, "wer?", tools=tools, stream=True)
        events = [json.loads(line[6:]) for line in streamed.split("\n\n") if line.startswith("data: {")]
        deltas = [event["choices"][0]["delta"].get("tool_calls", [{}])[0] for event in events]
        assert "".join(delta.get("function", {}).get("arguments", "") for delta in deltas) == '{"q": "wer?"}'
