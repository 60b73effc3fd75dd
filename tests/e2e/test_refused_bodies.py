"""Bodies that two parsers could read differently, or that hold what cannot be inspected, are refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openai
import pytest

from tests.support.gateway import GatedUpstream, Gateway, error_of, post, serving

PLANTED = ("Wiesenthal", "wiesenthal@beispiel.example", "0170 5550142")
SECRETLY = " ".join(PLANTED)
ASK = {"model": "m", "messages": [{"role": "user", "content": f"Herr {SECRETLY}"}]}
USER = '{"model": "m", "messages": [{"role": "user", "content": %s}]%s}'


@pytest.fixture
async def gateway(tmp_path: Path, upstream: GatedUpstream) -> Any:
    """At the end nothing has reached the upstream."""
    async with serving(tmp_path, upstream.url) as it:
        yield it
    assert not upstream.received
    assert not it.kinds("decided")
    assert len(it.kinds("refused")) >= 1
    it.assert_trail()


async def refused(gateway: Gateway, body: Any) -> dict[str, Any]:
    status, headers, answer = await post(gateway, body)
    assert status == 400
    assert headers["x-request-id"].startswith("req_")
    error = error_of(answer, PLANTED)
    assert error["type"] == "invalid_request_error"
    return error


INVALID = {
    "nothing": b"",
    "no JSON": b"Herr Wiesenthal",
    "cut": json.dumps(ASK).encode()[:-2],
    "a list": json.dumps([ASK]).encode(),
    "a string": b'"Wiesenthal"',
    "two values": json.dumps(ASK).encode() * 2,
    "duplicate key": (USER % ('"harmlos", "content": "Wiesenthal"', "")).encode(),
    "duplicate key, escaped": (USER % ('"harmlos", "\\u0063ontent": "Wiesenthal"', "")).encode(),
    "duplicate model": (USER % ('"Wiesenthal"', ', "model": "n"')).encode(),
    "NaN": (USER % ('"Wiesenthal"', ', "temperature": NaN')).encode(),
    "Infinity": (USER % ('"Wiesenthal"', ', "temperature": -Infinity')).encode(),
    "1e400": (USER % ('"Wiesenthal"', ', "temperature": 1e400')).encode(),
    "5000 digits": (USER % ('"Wiesenthal"', f', "seed": {"1" * 5000}')).encode(),
    "lone surrogate": (USER % ('"Wiesenthal \\ud800"', "")).encode(),
    "lone low surrogate": (USER % ('"Wiesenthal \\udc00x"', "")).encode(),
    "surrogate in a key": (USER % ('"Wiesenthal"', ', "metadata": {"\\ud800": "x"}')).encode(),
    "NUL": (USER % ('"Wiesenthal \\u0000"', "")).encode(),
    "raw NUL": (USER % ('"Wiesenthal \0"', "")).encode(),
    "raw line end": (USER % ('"Wiesenthal\n"', "")).encode(),
    "byte-order mark": b"\xef\xbb\xbf" + json.dumps(ASK).encode(),
    "UTF-16": json.dumps(ASK).encode("utf-16"),
    "latin-1": (USER % ('"Wiesenthäl"', "")).encode("latin-1"),
    "overlong UTF-8": (USER % ('"Wiesenthal"', "")).encode().replace(b"thal", b"\xc1\xa1"),
    "depth": b"[" * 100_000 + b"]" * 100_000,
    "depth in a value": (USER % ("[" * 5000 + '"Wiesenthal"' + "]" * 5000, "")).encode(),
    "depth in a schema": (USER % ('"Wiesenthal"', ', "metadata": ' + '{"a":' * 2000 + "1" + "}" * 2000)).encode(),
    "comment": b"// Wiesenthal\n" + json.dumps(ASK).encode(),
    "trailing comma": json.dumps(ASK).encode()[:-1] + b",}",
}


@pytest.mark.parametrize("body", INVALID.values(), ids=INVALID)
async def test_strict_json(gateway: Gateway, body: bytes) -> None:
    """Not by the letter of RFC 8259, or by more than one reading of it: refused, and the client's bytes not quoted."""
    error = await refused(gateway, body)
    assert (error["code"], error["param"]) == ("invalid_json", None)


def part(**content: Any) -> dict[str, Any]:
    return {"messages": [{"role": "user", "content": [{"type": "text", "text": SECRETLY}, content]}]}


def tool(**declared: Any) -> dict[str, Any]:
    return {"tools": [declared]}


VIOLATION, UNKNOWN, STATE = "privacy_policy_violation", "unsupported_parameter", "stateful_request_not_allowed"
DATA_URL = "data:image/png;base64,V2llc2VudGhhbA=="
UNREADABLE: dict[str, tuple[dict[str, Any], str, str]] = {
    "image": (part(type="image_url", image_url={"url": DATA_URL}), VIOLATION, "messages[0].content[1]"),
    "image by URL": (part(type="image_url", image_url={"url": "https://x/?u=Wiesenthal"}), VIOLATION, ""),
    "audio": (part(type="input_audio", input_audio={"data": "V2ll", "format": "wav"}), VIOLATION, ""),
    "file": (part(type="file", file={"file_data": "V2ll", "filename": "Wiesenthal.pdf"}), VIOLATION, ""),
    "unknown part": (part(type="video", video=SECRETLY), UNKNOWN, "messages[0].content[1].type"),
    "part without type": (part(text=SECRETLY), UNKNOWN, ""),
    "unknown part key": (part(type="text", text="x", hint=SECRETLY), UNKNOWN, "messages[0].content[1].hint"),
    "unknown role": ({"messages": [{"role": "wiesenthal", "content": "x"}]}, UNKNOWN, "messages[0].role"),
    "unknown message key": ({"messages": [{"role": "user", "content": "x", "to": SECRETLY}]}, UNKNOWN, ""),
    "unknown parameter": ({"audience": SECRETLY}, UNKNOWN, "audience"),
    "parameter of a value": ({SECRETLY: 1}, UNKNOWN, "{*}"),
    "switch with text": ({"service_tier": SECRETLY}, UNKNOWN, "service_tier"),
    "number with text": ({"temperature": "0170 5550142"}, UNKNOWN, "temperature"),
    "model of a name": ({"model": SECRETLY}, UNKNOWN, "model"),
    "stream of a name": ({"stream": SECRETLY}, UNKNOWN, "stream"),
    "web search": ({"web_search_options": {"user_location": {"city": "Wiesenthal"}}}, VIOLATION, "web_search_options"),
    "web search tool": (tool(type="web_search"), UNKNOWN, "tools[0].type"),
    "remote tool": (tool(type="mcp", server_url="https://wiesenthal.example"), UNKNOWN, "tools[0].type"),
    "audio output": ({"modalities": ["text", "audio"], "audio": {"voice": "alloy"}}, VIOLATION, "modalities"),
    "stored audio": ({"messages": [{"role": "assistant", "audio": {"id": "a"}}]}, STATE, "messages[0].audio"),
    "token ids": ({"logit_bias": {"Wiesenthal": 1}}, UNKNOWN, "logit_bias"),
    "earlier answer": ({"previous_response_id": "resp_1"}, UNKNOWN, "previous_response_id"),
    "conversation": ({"conversation": "conv_1"}, UNKNOWN, "conversation"),
    "background": ({"background": True}, UNKNOWN, "background"),
    "chat template": ({"chat_template": SECRETLY}, "privacy_policy_violation", "chat_template"),
    "data sources": ({"data_sources": [{"key": SECRETLY}]}, "privacy_policy_violation", "data_sources"),
    "no messages": ({"messages": SECRETLY}, "invalid_type", "messages"),
    "no text": ({"messages": [{"role": "user", "content": 1705550142}]}, UNKNOWN, "messages[0].content"),
    "name in a tool's name": (tool(type="function", function={"name": "wiesenthal@x"}), UNKNOWN, ""),
    "id of a name": (
        {"messages": [{"role": "tool", "content": "x", "tool_call_id": SECRETLY}]},
        UNKNOWN,
        "messages[0].tool_call_id",
    ),
}


@pytest.mark.parametrize(("more", "code", "param"), UNREADABLE.values(), ids=UNREADABLE)
async def test_what_cannot_be_inspected(gateway: Gateway, more: dict[str, Any], code: str, param: str) -> None:
    """Unknown keys, types and values, media, state and tools of the provider: refused, with the path to the place."""
    error = await refused(gateway, {**ASK, **more})
    assert error["code"] == code
    assert param in (error["param"] or "")


async def test_a_value_that_cannot_be_replaced_stops_the_request(gateway: Gateway) -> None:
    """A name that must stay as it is may not be a person's: renaming it would break the client."""
    named = {"type": "function", "function": {"name": "mail_wiesenthal_kroeger", "parameters": {}}}
    said = "Frau Dr. Annegret Wiesenthal-Kröger (wiesenthal-kroeger@beispiel.example)"
    body = {"model": "m", "messages": [{"role": "user", "content": said}], "tools": [named]}
    error = await refused(gateway, body)
    assert error["code"] == VIOLATION


async def test_the_official_client_raises_it(gateway: Gateway) -> None:
    """Code, param and request id are where a developer looks for them."""
    async with gateway.client() as client:
        with pytest.raises(openai.BadRequestError) as caught:
            await client.chat.completions.create(**ASK, web_search_options={})  # type: ignore[call-overload]
    assert (caught.value.code, caught.value.param) == (VIOLATION, "web_search_options")
    assert (caught.value.request_id or "").startswith("req_")


async def test_the_trail_tells_refusals_from_each_other(gateway: Gateway) -> None:
    """One record each, with the code and without any of the text."""
    await refused(gateway, b"{")
    await refused(gateway, {**ASK, "audience": SECRETLY})
    records = gateway.kinds("refused")
    assert [record["outcome"] for record in records] == ["invalid_json", UNKNOWN]
    assert not any(value in str(records) for value in PLANTED)
