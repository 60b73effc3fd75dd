"""No value of a request is in what the gateway writes: logs, metrics, audit files, error bodies (invariant I9)."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import structlog

from gateway.logs import configure
from tests.support.gateway import (
    GatedUpstream,
    Gateway,
    connection,
    error_of,
    get,
    post,
    process,
    raw,
    request_bytes,
    serving,
    write_policy,
)
from tests.support.upstream import (
    Answer,
    Break,
    Received,
    chunk,
    decodings,
    error_answer,
    html_answer,
    json_answer,
    last_text,
    say,
    sse_answer,
)

CHAT = "/v1/chat/completions"
JSON = "Content-Type: application/json"
SECRET = "Zq7rT2vX9bLm4NcW8kPd"
#: Found by the detector, and not: an ordinary word that nobody would log either.
CANARIES = (
    "Wiesenthal",
    "canary@beispiel.example",
    "170 5550142",
    "DE02 1203 0000 0000 2020 51",
    "Lindenstraße 14",
    "47110815",
    SECRET,
    "schwanger",
    "Blaubeerpfannkuchen",
)
TEXT = (
    f"Frau Dr. Annegret Wiesenthal (canary@beispiel.example, +49 170 5550142), Kundennr. 47110815, wohnhaft"
    f" Lindenstraße 14, 04109 Leipzig, IBAN DE02 1203 0000 0000 2020 51, Passwort: {SECRET}, ist schwanger und mag"
    " Blaubeerpfannkuchen."
)
ASK: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": TEXT}]}
BODY = json.dumps(ASK).encode()


def absent(data: bytes | str, where: str) -> None:
    """No canary, in no case and no usual encoding."""
    for text in decodings(data.encode() if isinstance(data, str) else data, depth=1):
        for value in CANARIES:
            assert value.casefold() not in text, f"{value!r} is in {where}"


def misbehave(request: Any, _: Received) -> Answer:
    """What the client asks for in `seed`, so that one upstream can do everything."""
    said = last_text(request)
    tool = {"id": "c", "type": "function", "function": {"name": "f", "arguments": json.dumps({"a": said})}}
    return {
        0: lambda: say(request, said),
        1: lambda: error_answer(400, "bad", f"cannot read {said}"),
        2: lambda: html_answer(500),
        3: lambda: Answer([json.dumps({"said": said}).encode()[:-3]]),
        4: lambda: sse_answer([chunk({"content": said}), Break("reset")]),
        5: lambda: sse_answer([chunk({"content": said}), b"data: " + said.encode() + b"\n\n"]),
        6: lambda: sse_answer([chunk({"tool_calls": [{"index": 0, **tool}]})]),
        7: lambda: Answer([Break("reset")]),
        8: lambda: json_answer({"error": {"message": said, "type": said, "param": said, "code": said}}),
        9: lambda: error_answer(401, "invalid_api_key", f"the key of {said}"),
        10: lambda: Answer([b"x"], 200, {"Content-Type": "text/" + "x" * 50, "X-Said": "Wiesenthal"}),
        11: lambda: Answer([b"HTTP/1.1 200 " + said.encode("latin-1") + b"\r\nX"], framing="raw"),
    }[request.get("seed", 0)]()


async def answers_of_all_kinds(gateway: Gateway) -> None:
    """Every way that the upstream can go wrong, and some ways that are right; the answer may hold the values."""
    for seed in range(12):
        for stream in (False, True):
            tools = {"tools": [{"type": "function", "function": {"name": "f"}}]} if seed == 6 else {}
            headers = {"X-Privacy-Conversation": "Wiesenthal", "User-Agent": "Wiesenthal/1.0"}
            with contextlib.suppress(aiohttp.ClientPayloadError):  # of a stream that breaks off
                await post(gateway, {**ASK, "seed": seed, "stream": stream, **tools}, headers=headers)
    async with connection(gateway) as (reader, writer):  # goes away in the middle
        writer.write(request_bytes(f"POST {CHAT} HTTP/1.1", JSON, body=json.dumps({**ASK, "stream": True}).encode()))
        await reader.readuntil(b"data: ")


BODIES = {
    "no JSON": TEXT.encode(),
    "cut": BODY[:-3],
    "invalid UTF-8": TEXT.encode("latin-1"),
    "twice": BODY[:-1] + b', "model": "Blaubeerpfannkuchen"}',
    "unknown key": {**ASK, TEXT: 1},
    "unknown value": {**ASK, "service_tier": TEXT},
    "image": {"model": "m", "messages": [{"role": "user", "content": [{"type": "image_url", "image_url": TEXT}]}]},
    "unknown part": {"model": "m", "messages": [{"role": "user", "content": [{"type": TEXT}]}]},
    "unknown role": {"model": "m", "messages": [{"role": TEXT, "content": TEXT}]},
    "a model that is none": {**ASK, "model": TEXT},
    "a name that cannot change": {**ASK, "tools": [{"type": "function", "function": {"name": "Wiesenthal"}}]},
    "a grammar that cannot change": {
        **ASK,
        "tools": [
            {
                "type": "custom",
                "custom": {
                    "name": "g",
                    "format": {"type": "grammar", "grammar": {"syntax": "lark", "definition": f'start: "{TEXT}"'}},
                },
            }
        ],
    },
    "too large": {**ASK, "stop": TEXT * 100},
    "too deep": b'{"a":' * 1000 + json.dumps(TEXT).encode() + b"}" * 1000,
}
REQUESTS = {
    "path": request_bytes("POST /v1/Wiesenthal HTTP/1.1", JSON, body=BODY),
    "blocked path": request_bytes("POST /v1/files/Wiesenthal HTTP/1.1", JSON, body=BODY),
    "query": request_bytes(f"POST {CHAT}?user=canary@beispiel.example HTTP/1.1", JSON, body=BODY),
    "method": request_bytes(f"DELETE {CHAT} HTTP/1.1", "X-User: Wiesenthal"),
    "model": request_bytes("GET /v1/models/Wiesenthal HTTP/1.1"),
    "type": request_bytes(f"POST {CHAT} HTTP/1.1", "Content-Type: text/Wiesenthal", body=BODY),
    "charset": request_bytes(f"POST {CHAT} HTTP/1.1", f"{JSON}; charset=Wiesenthal", body=BODY),
    "compressed": request_bytes(f"POST {CHAT} HTTP/1.1", JSON, "Content-Encoding: gzip", body=gzip.compress(BODY)),
    "broken gzip": request_bytes(f"POST {CHAT} HTTP/1.1", JSON, "Content-Encoding: gzip", body=BODY),
    "no HTTP": TEXT.encode() + b"\r\n\r\n",
    "method that is none": b"WIESENTHAL / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "broken header": b"GET /v1/models HTTP/1.1\r\nHost: localhost\r\nWiesenthal\x01: Wiesenthal\r\n\r\n",
    "long header": b"GET /v1/models HTTP/1.1\r\nHost: localhost\r\nX: " + b"Wiesenthal" * 1000 + b"\r\n\r\n",
    "broken chunk": request_bytes(f"POST {CHAT} HTTP/1.1", JSON, "Transfer-Encoding: chunked", body=BODY),
    "expectation": request_bytes("POST /v1/x HTTP/1.1", JSON, "Expect: 100-continue", body=BODY),
}


async def refusals_of_all_kinds(gateway: Gateway) -> None:
    """Every refusal of our own; no body and no header of theirs holds a value."""
    for name, body in BODIES.items():
        status, headers, answer = await post(gateway, body)
        assert 400 <= status < 500, name
        error_of(answer)
        absent(answer, f"the answer to {name}")
        absent(str(headers), f"the head of the answer to {name}")
    for name, request in REQUESTS.items():
        answer = await raw(gateway, request)
        assert answer[9:10] == b"4", name
        absent(answer, f"the answer to {name}")


async def test_nothing_is_written_anywhere(tmp_path: Path, upstream: GatedUpstream) -> None:
    """The process's stdout and stderr, its metrics and every file of its state, after requests of every kind."""
    upstream.script = misbehave
    policies = write_policy(tmp_path, limits={"max_body_bytes": 16384})
    state = tmp_path / "state"
    arguments = ("--upstream", upstream.url, "--log-level", "debug")
    async with process(state, *arguments, policies=policies) as gateway:
        await asyncio.gather(answers_of_all_kinds(gateway), refusals_of_all_kinds(gateway))
        for page in ("/metrics", "/readyz", "/healthz", "/Wiesenthal?canary@beispiel.example"):
            _, body = await get(gateway.admin + page)
            absent(body, page)
        code, out, err = await gateway.stop()
    assert code == 0
    absent(out, "stdout")
    absent(err, "stderr")
    written = [path for path in state.rglob("*") if path.is_file()]
    assert len(written) >= 3
    for path in written:
        absent(path.read_bytes(), str(path))
        absent(str(path), "a file name")
    lines = [json.loads(line) for line in out.splitlines()]
    assert sum(line["event"] == "request" for line in lines) > 40
    assert "Traceback" not in out + err
    gateway.assert_trail()
    distinct = {
        received.body for received in upstream.received if received.body
    }  # a reset on a pooled connection is tried again
    assert len(gateway.kinds("decided")) >= len(distinct) == 25


# ------------------------------------------------------------------ bugs of our own


@pytest.fixture
def log(capfd: pytest.CaptureFixture[str]) -> Iterator[io.StringIO]:
    """Logging as `serve` sets it up, into a string; and everything as it was before. Nothing is printed beside it."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    stream = io.StringIO()
    configure(stream, "debug")
    yield stream
    structlog.reset_defaults()
    root.handlers[:] = handlers
    root.setLevel(level)
    assert capfd.readouterr() == ("", "")


BOTH = (
    "filters.exchange.Exchange.receive",
    "filters.exchange.Exchange.analyze",
    "filters.exchange.Exchange.outgoing",
    "gateway.pipeline.Pipeline.decide",
    "gateway.routing.Router.route",
    "gateway.upstream.AiohttpTransport.send",
    "gateway.flight.Flight.answered",
)
PLACES = [
    *((place, stream) for place in BOTH for stream in (False, True)),
    ("filters.exchange.Exchange.restore_body", False),
    ("filters.exchange.Exchange.feed", True),
]


@pytest.mark.parametrize(("place", "stream"), PLACES)
async def test_a_bug_says_where_and_not_what(
    tmp_path: Path,
    upstream: GatedUpstream,
    monkeypatch: pytest.MonkeyPatch,
    log: io.StringIO,
    place: str,
    stream: bool,
) -> None:
    """An exception that quotes the request becomes type and place in the log, and nothing in the answer."""

    def fail(*_: Any, **__: Any) -> None:
        raise KeyError(TEXT) from ValueError(TEXT)

    monkeypatch.setattr(place, fail)
    async with serving(tmp_path, upstream.url) as gateway, connection(gateway) as (reader, writer):
        body = json.dumps({**ASK, "stream": stream}).encode()
        writer.write(request_bytes(f"POST {CHAT} HTTP/1.1", JSON, body=body))
        answer = await reader.read()
    absent(answer, "the answer")
    begun = stream and place.endswith(("feed", "answered"))
    assert answer.startswith(b"HTTP/1.1 200 " if begun else b"HTTP/1.1 500 ")
    assert b'"code":"internal_error"' in answer
    assert b"[DONE]" not in answer
    assert answer.endswith(b"0\r\n\r\n") is False
    absent(log.getvalue(), "the log")
    (line,) = [line for line in map(json.loads, log.getvalue().splitlines()) if line["event"] == "internal_error"]
    assert (line["error"], line["error_cause"]) == ("KeyError", "ValueError")
    assert line["error_at"].startswith("tests.e2e.test_clean_logs.fail:")
    gateway.assert_trail(upstream)
