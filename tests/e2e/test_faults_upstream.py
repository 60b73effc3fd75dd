"""An upstream that answers wrongly, or not at all: the client gets an error of its API, the upstream's body does not."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import openai
import pytest

from gateway.app import Parts, Upstream
from gateway.upstream import AiohttpTransport
from tests.support.gateway import (
    PLANTED,
    TICKET,
    GatedUpstream,
    Gateway,
    error_of,
    planted_in,
    post,
    serving,
    write_policy,
)
from tests.support.upstream import (
    Answer,
    Break,
    Hang,
    LoopbackCA,
    ScriptedUpstream,
    completion,
    error_answer,
    html_answer,
    json_answer,
    last_text,
    redirect_answer,
    say,
)

ASK: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": TICKET}]}
STREAM = pytest.mark.parametrize("stream", [False, True], ids=["whole", "stream"])
SECRET = "sk-proj-notforclients1234567890"
BROKEN = {"message": "m", "type": "server_error", "param": None, "code": "broken"}
INVALID, CUT = "upstream_invalid_response", "upstream_disconnected"
Script = Callable[[Any], Answer]


def as_text(answer: Answer, content_type: str) -> Answer:
    return Answer(answer.steps, answer.status, {"Content-Type": content_type} if content_type else {})


def whole(request: Any) -> dict[str, Any]:
    return completion({"content": last_text(request)})


FAULTS: Mapping[str, tuple[Script, int, str]] = {
    "HTML error page": (lambda _: html_answer(502), 502, INVALID),
    "HTML with status 200": (lambda _: html_answer(200), 502, INVALID),
    "text": (lambda r: as_text(json_answer(whole(r)), "text/plain"), 502, INVALID),
    "JSON of another kind": (lambda r: as_text(json_answer(whole(r)), "application/problem+json"), 502, INVALID),
    "no content": (lambda _: Answer([], 204, {}), 502, INVALID),
    "compressed": (lambda _: Answer([b"\x1f\x8b"], headers={"Content-Encoding": "gzip"}), 502, INVALID),
    "other protocol": (lambda _: Answer([b"SSH-2.0-OpenSSH_9.2\r\n"], framing="raw"), 502, INVALID),
    "redirect within": (lambda _: redirect_answer("/v1/chat/completions"), 502, INVALID),
    "credential refused": (
        lambda _: error_answer(401, "invalid_api_key", f"Incorrect key {SECRET}"),
        502,
        "upstream_auth_failed",
    ),
    "forbidden": (lambda _: error_answer(403, "forbidden", f"Key {SECRET} may not"), 502, "upstream_auth_failed"),
    "hangs": (lambda _: Answer([Hang()]), 504, "upstream_timeout"),
    "resets": (lambda _: Answer([Break("reset")]), 502, CUT),
    "closes": (lambda _: Answer([Break("close")]), 502, CUT),
    "closes in the head": (
        lambda _: Answer([b"HTTP/1.1 200 OK\r\nContent-Ty", Break("close")], framing="raw"),
        502,
        CUT,
    ),
}
ONLY_WHOLE: Mapping[str, tuple[Script, int, str]] = {
    "a stream instead": (lambda r: say({**r, "stream": True}, "gut"), 502, INVALID),
    "cut JSON": (lambda r: Answer([json.dumps(whole(r)).encode()[:-20]]), 502, INVALID),
    "a JSON array": (lambda r: json_answer([whole(r)]), 502, INVALID),
    "NaN": (lambda _: Answer([b'{"choices": NaN}']), 502, INVALID),
    "invalid UTF-8": (lambda _: Answer([b'{"choices": "\xff"}']), 502, INVALID),
    "error with status 200": (lambda _: json_answer({"error": BROKEN}), 502, "broken"),
    "resets in the body": (lambda _: Answer([b'{"choi', Break("reset")], framing="chunked"), 502, CUT),
    "closes in the body": (lambda _: Answer([b'{"choi', Break("close"), b"x" * 9]), 502, CUT),
    "stops in the body": (lambda _: Answer([b'{"choi', Hang()], framing="chunked"), 504, "upstream_timeout"),
    "larger than we read": (lambda _: say({}, "x" * 5000), 502, INVALID),
}
ONLY_STREAM: Mapping[str, tuple[Script, int, str]] = {
    "JSON instead": (lambda r: json_answer(whole(r)), 502, INVALID),
    "error in a stream": (
        lambda _: Answer([b"data: {}\n\n"], 500, {"Content-Type": "text/event-stream"}),
        502,
        INVALID,
    ),
}
CASES = [
    pytest.param(*case, stream, id=f"{name}-{'stream' if stream else 'whole'}")
    for stream, cases in ((False, {**FAULTS, **ONLY_WHOLE}), (True, {**FAULTS, **ONLY_STREAM}))
    for name, case in cases.items()
]


async def ask_official(gateway: Gateway, *, stream: bool = False) -> openai.APIStatusError:
    """What the official client raises."""
    async with gateway.client() as client:
        with pytest.raises(openai.APIStatusError) as caught:
            await client.chat.completions.create(**ASK, stream=stream)
    return caught.value


@pytest.fixture
def small_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gateway.answers.MAX_ANSWER", 4000)


@pytest.mark.usefixtures("small_answers")
@pytest.mark.parametrize(("script", "status", "code", "stream"), CASES)
async def test_a_wrong_answer_becomes_an_error(
    tmp_path: Path, upstream: GatedUpstream, script: Script, status: int, code: str, stream: bool
) -> None:
    """Status and code are those of the table; nothing of the upstream's body is passed on; both ends are on record."""
    upstream.script = lambda request, _: script(request)
    soon = 0.3 if code == "upstream_timeout" else 60  # short where nothing comes, so that no other case can be late
    limits = {"first_byte_timeout_seconds": soon, "idle_timeout_seconds": soon}
    policies = write_policy(tmp_path, limits=limits)
    async with serving(tmp_path, upstream.url, policies=policies) as gateway:
        got, headers, body = await post(gateway, {**ASK, "stream": stream})
        error = error_of(body, [*PLANTED, SECRET, "SURNAME_", "html", "127.0.0.1", str(upstream.port)])
        assert (got, error["type"], error["code"]) == (status, "server_error", code)
        assert headers["content-type"] == "application/json"
        assert headers["x-privacy-class"] == "red"
        raised = await ask_official(gateway, stream=stream)
        assert (type(raised), raised.code) == (openai.InternalServerError, error["code"])
    assert len(upstream.received) == 2
    upstream.assert_absent(PLANTED)
    gateway.assert_trail(upstream)
    outcomes = {record["outcome"] for record in gateway.kinds("completed")}
    assert outcomes == {"upstream_error" if code == "broken" else error["code"]}


@pytest.mark.parametrize(("status", "code"), [(401, "invalid_api_key"), (403, "forbidden")])
async def test_our_credential_is_our_business(tmp_path: Path, upstream: GatedUpstream, status: int, code: str) -> None:
    """That the upstream refuses the gateway's key is no fault of the client's key, and trying again is no help."""
    upstream.script = lambda *_: error_answer(status, code, f"Incorrect API key provided: {SECRET}")
    async with serving(tmp_path, upstream.url) as gateway:
        raised = await ask_official(gateway)
    assert (raised.status_code, raised.code) == (502, "upstream_auth_failed")
    assert raised.response.headers["x-should-retry"] == "false"
    assert SECRET not in raised.response.text


@STREAM
async def test_a_rate_limit_is_passed_on(tmp_path: Path, upstream: GatedUpstream, stream: bool) -> None:
    """Status, code and the headers by which clients wait are the upstream's; its other headers stay here."""
    headers = {
        "Retry-After": "7",
        "x-ratelimit-remaining-requests": "0",
        "x-ratelimit-reset-tokens": "6m0s",
        "x-request-id": "req_upstream",
        "Set-Cookie": "id=1",
        "openai-organization": "org-weber",
    }
    upstream.script = lambda *_: error_answer(429, "rate_limit_exceeded", "Slow down.", headers=headers)
    async with serving(tmp_path, upstream.url) as gateway:
        raised = await ask_official(gateway, stream=stream)
    assert isinstance(raised, openai.RateLimitError)
    assert raised.code == "rate_limit_exceeded"
    assert "Slow down." in raised.message
    got = raised.response.headers
    assert (got["retry-after"], got["x-ratelimit-reset-tokens"]) == ("7", "6m0s")
    assert got["x-upstream-request-id"] == "req_upstream"
    assert got["x-request-id"].startswith("req_")
    assert got["x-request-id"] != "req_upstream"
    assert not {"set-cookie", "openai-organization"} & set(got)
    assert gateway.kinds("completed")[0]["outcome"] == "upstream_error"


@STREAM
@pytest.mark.parametrize("status", [400, 422, 500, 503])
async def test_an_error_that_quotes_is_restored(
    tmp_path: Path, upstream: GatedUpstream, status: int, stream: bool
) -> None:
    """Upstreams quote what they received; the client reads its own words, and the trail holds none of them."""

    def script(request: Any, _: Any) -> Answer:
        name, email = last_text(request).split()[6:8]
        error = {"message": f"Cannot read {name} {email}", "type": "t", "param": f"to.{name}", "code": "c"}
        return json_answer({"error": error}, status=status)

    upstream.script = script
    async with serving(tmp_path, upstream.url) as gateway:
        got, _, body = await post(gateway, {**ASK, "stream": stream})
    assert got == status
    assert error_of(body) == {
        "message": "Cannot read Weber (weber@example.com),",
        "type": "t",
        "param": "to.Weber",
        "code": "c",
    }
    upstream.assert_absent(PLANTED)
    gateway.assert_trail(upstream)
    assert planted_in(str(gateway.records())) == []


async def test_a_redirect_is_not_followed(tmp_path: Path, upstream: GatedUpstream) -> None:
    """Data does not go where policy has not said that it may, whoever points there."""
    async with ScriptedUpstream() as elsewhere, serving(tmp_path, upstream.url) as gateway:
        for status in (301, 302, 303, 307, 308):
            upstream.script = lambda *_, to=f"{elsewhere.url}/chat/completions", how=status: redirect_answer(to, how)
            raised = await ask_official(gateway)
            assert (raised.status_code, raised.code) == (502, INVALID)
        assert elsewhere.connections == 0
    gateway.assert_trail(upstream)


@STREAM
async def test_nobody_listens(tmp_path: Path, stream: bool) -> None:
    """A refused connection is "unavailable"; a retry is fine, so nothing forbids it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
        async with serving(tmp_path, url) as gateway:
            raised = await ask_official(gateway, stream=stream)
    assert (raised.status_code, raised.code) == (502, "upstream_unavailable")
    assert "x-should-retry" not in raised.response.headers
    assert gateway.kinds("completed")[0]["outcome"] == "upstream_unavailable"
    gateway.assert_trail()


@pytest.mark.parametrize("kind", ["trusted", "unknown", "expired", "plain"])
async def test_tls_is_verified(tmp_path: Path, kind: str) -> None:
    """Only a certificate that verifies gets the request; anything else gets nothing, not even the head."""
    ca = LoopbackCA(expired=kind == "expired")
    tls = LoopbackCA().client_context() if kind == "unknown" else ca.client_context()

    def transport(upstream: Upstream) -> AiohttpTransport:
        limits = upstream.timeouts
        make = partial(AiohttpTransport, connect_timeout=limits.connect, first_byte_timeout=limits.first_byte)
        return make(idle_timeout=limits.idle, tls=tls)

    async with ScriptedUpstream(ca=None if kind == "plain" else ca) as upstream:
        url = upstream.url.replace("http://", "https://")
        async with serving(tmp_path, url, parts=Parts(transport=transport)) as gateway:
            if kind == "trusted":
                status, _, _ = await post(gateway, ASK)
                assert status == 200
            else:
                raised = await ask_official(gateway)
                assert (raised.status_code, raised.code) == (502, "upstream_unavailable")
        assert len(upstream.received) == (kind == "trusted")
        upstream.assert_absent(PLANTED)
    gateway.assert_trail(upstream)


@pytest.mark.parametrize("told", [-1, True, 2**53, "7", None, [1], 10**30])
async def test_odd_token_counts_spoil_no_answer(tmp_path: Path, upstream: GatedUpstream, told: Any) -> None:
    """Counts that can be none are left out of the record; the answer and the record are there."""
    upstream.script = lambda *_: json_answer({**completion({"content": "gut"}), "usage": {"prompt_tokens": told}})
    async with serving(tmp_path, upstream.url) as gateway:
        status, _, body = await post(gateway, ASK)
    assert (status, json.loads(body)["choices"][0]["message"]["content"]) == (200, "gut")
    (record,) = gateway.kinds("completed")
    assert "prompt_tokens" not in record
