"""`AiohttpTransport` against a real server on loopback, and against every error that aiohttp can raise."""

from __future__ import annotations

import asyncio
import inspect
import json
import socket
import ssl
import time
from contextlib import asynccontextmanager

import pytest

from gateway.errors import (
    UpstreamDisconnected,
    UpstreamInvalidResponse,
    UpstreamTimeout,
    UpstreamUnavailable,
)
from gateway.transport import FakeResponse, Transport, UpstreamRequest
from gateway.upstream import AiohttpTransport, read_all
from tests.support.upstream import (
    Answer,
    Break,
    Hang,
    LoopbackCA,
    Pause,
    ScriptedUpstream,
    cut_after,
    echo,
    error_answer,
    html_answer,
    json_answer,
    last_text,
    rechunk,
    redirect_answer,
    sse_answer,
)

SECRET = "Geheimnis"
LIMITS = {"connect_timeout": 2.0, "first_byte_timeout": 0.4, "idle_timeout": 0.4}


@asynccontextmanager
async def transport(**changes):
    opened = AiohttpTransport(**{**LIMITS, **changes})
    try:
        yield opened
    finally:
        await opened.close()
        await asyncio.sleep(0)  # aiohttp closes sockets in the next turn of the loop


def ask(upstream, text="Hallo", *, headers=(), path="/chat/completions", **more):
    body = json.dumps({"model": "m", "messages": [{"role": "user", "content": text}], **more}).encode()
    sent = {"Authorization": "Bearer upstream-key", "Content-Type": "application/json", **dict(headers)}
    return UpstreamRequest("POST", upstream.url + path, sent, body)


async def answer_of(script, **changes):
    """Status and body of one exchange."""
    async with ScriptedUpstream(script) as upstream, transport(**changes) as out:
        response = await out.send(ask(upstream))
        return response.status, await read_all(response, 10_000_000)


async def failure_of(script, kind, **changes):
    with pytest.raises(kind) as caught:
        await answer_of(script, **changes)
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)
    assert SECRET not in str(caught.value)
    return caught.value


# ------------------------------------------------------------------ what leaves


def test_it_is_a_transport():
    """The type checker proves the signatures; this proves that the class is the one meant."""
    out: Transport = AiohttpTransport(**LIMITS)
    assert inspect.iscoroutinefunction(out.send)


async def test_only_our_headers_leave():
    """No header of aiohttp's own, and never the client's User-Agent or Accept-Encoding."""
    async with ScriptedUpstream() as upstream, transport() as out:
        await out.send(ask(upstream, headers={"user-agent": "OpenAI/Python", "Accept-Encoding": "gzip"}))
    sent = [(name.decode().lower(), value.decode()) for name, value in upstream.received[0].headers]
    assert len(sent) == len(dict(sent))
    assert {name: value for name, value in sent if name != "content-length"} == {
        "host": f"127.0.0.1:{upstream.port}",
        "authorization": "Bearer upstream-key",
        "content-type": "application/json",
        "user-agent": "llm-privacy-gateway",
        "accept-encoding": "identity",
        "accept": "application/json, text/event-stream",
    }


async def test_a_get_has_no_body_and_no_content_type():
    async with ScriptedUpstream() as upstream, transport() as out:
        response = await out.send(UpstreamRequest("GET", upstream.url + "/models", {"accept": "application/json"}, b""))
        assert json.loads(await read_all(response, 1000))["data"][0]["id"] == "scripted"
    names = {name.lower() for name, _ in upstream.received[0].headers}
    assert names == {b"host", b"accept", b"user-agent", b"accept-encoding"}
    assert upstream.received[0].header("Accept") == "application/json"


async def test_no_content_type_is_made_up():
    async with ScriptedUpstream() as upstream, transport() as out:
        await out.send(UpstreamRequest("POST", upstream.url + "/x", {}, b"{}"))
    assert upstream.received[0].header("Content-Type") is None


async def test_the_url_is_sent_byte_for_byte():
    """What was audited is what leaves: no requoting of escapes."""
    async with ScriptedUpstream() as upstream, transport() as out:
        await out.send(ask(upstream, path="/chat/complet%69ons?api-version=2024%2D10"))
    assert upstream.received[0].raw_path == "/v1/chat/complet%69ons?api-version=2024%2D10"


async def test_a_body_of_megabytes_arrives_whole():
    """Above 1 MiB aiohttp warns about bytes bodies (warnings are errors here)."""
    text = "wort " * 600_000
    script = lambda request, _: json_answer(len(last_text(request)))  # noqa: E731
    async with ScriptedUpstream(script) as upstream, transport(first_byte_timeout=10) as out:
        assert await read_all(await out.send(ask(upstream, text)), 100) == str(len(text)).encode()


@pytest.mark.parametrize("url", ["ftp://h/v1", "http://", "http://h/a b", "https://h/ä", "http://h/\r\nX: y", "demo"])
async def test_an_unsendable_url_is_refused_without_quoting_it(url):
    async with transport() as out:
        with pytest.raises(UpstreamUnavailable) as caught:
            await out.send(UpstreamRequest("GET", f"{url}", {}, b""))
    assert "h/" not in str(caught.value)


async def test_a_header_with_a_line_break_is_refused():
    async with ScriptedUpstream() as upstream, transport() as out:
        with pytest.raises(UpstreamUnavailable):
            await out.send(ask(upstream, headers={"X-A": f"{SECRET}\r\nX-B: 1"}))
    assert upstream.received == []


async def test_the_environment_has_no_say(monkeypatch):
    """No proxy from the environment: it would see every request."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert (await answer_of(echo()))[0] == 200


async def test_cookies_of_the_upstream_are_forgotten():
    script = lambda *_: json_answer({}, headers={"Set-Cookie": "a=b; Path=/"})  # noqa: E731
    async with ScriptedUpstream(script) as upstream, transport() as out:
        for _ in range(2):
            await read_all(await out.send(ask(upstream)), 100)
    assert upstream.received[1].header("Cookie") is None


# ------------------------------------------------------------------ what comes back


async def test_headers_are_found_in_any_case_and_errors_pass():
    """429 and 503 are answers, not exceptions, and are not repeated here: the client's SDK does that."""
    script = lambda *_: error_answer(429, "rate_limit_exceeded", "later", headers={"Retry-After": "7"})  # noqa: E731
    async with ScriptedUpstream(script) as upstream, transport() as out:
        response = await out.send(ask(upstream))
        assert (response.status, response.headers["retry-AFTER"]) == (429, "7")
        await response.close()
    assert len(upstream.received) == 1


async def test_chunks_arrive_while_the_upstream_is_still_talking():
    """Streams stay streams: the first event is there before the second is sent."""
    script = lambda *_: sse_answer([{"n": 1}, Pause(0.2), {"n": 2}])  # noqa: E731
    async with ScriptedUpstream(script) as upstream, transport() as out:
        response = await out.send(ask(upstream))
        body, start = response.chunks(), time.monotonic()
        assert await anext(body) == b'data: {"n": 1}\n\n'
        assert time.monotonic() - start < 0.15
        assert b"".join([chunk async for chunk in body]).endswith(b"data: [DONE]\n\n")


async def test_any_chunking_gives_the_same_bytes():
    whole = sse_answer([{"text": "Grüße, Frau SURNAME_K7Q2MXTB"}] * 3)
    expected = b"".join(step for step in whole.steps if isinstance(step, bytes))
    for sizes in ([1], [2, 3], [7], [1000]):
        assert await answer_of(lambda *_, sizes=sizes: rechunk(whole, sizes)) == (200, expected)


async def test_close_delimited_body_is_read():
    assert await answer_of(lambda *_: Answer([b"one ", b"two"], framing="close")) == (200, b"one two")


async def test_an_html_error_page_is_handed_on_as_bytes():
    """Whether HTML is acceptable is the caller's decision; status and type are there to decide on."""
    assert (await answer_of(lambda *_: html_answer(502)))[0] == 502


@pytest.mark.parametrize("status", [301, 302, 303, 304, 307, 308])
async def test_redirects_are_not_followed(status):
    async with ScriptedUpstream() as other:
        await failure_of(lambda *_: redirect_answer(f"{other.url}/{SECRET}", status), UpstreamInvalidResponse)
    assert other.received == []


@pytest.mark.parametrize("coding", ["gzip", "br", "identity, gzip"])
async def test_compressed_answers_are_refused(coding):
    script = lambda *_: json_answer({}, headers={"Content-Encoding": coding})  # noqa: E731
    await failure_of(script, UpstreamInvalidResponse)


async def test_identity_is_no_compression():
    script = lambda *_: json_answer({}, headers={"Content-Encoding": "Identity"})  # noqa: E731
    assert await answer_of(script) == (200, b"{}")


async def test_read_all_stops_at_the_limit():
    response = FakeResponse(chunk_list=[b"12345", b"67890"])
    assert await read_all(response, 10) == b"1234567890"
    with pytest.raises(UpstreamInvalidResponse):
        await read_all(response, 9)
    assert response.closed


# ------------------------------------------------------------------ what goes wrong

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"


def raw(*steps):
    return lambda *_: Answer(steps, framing="raw")


@pytest.mark.parametrize(
    ("script", "kind"),
    [
        (lambda *_: Answer([Hang()]), UpstreamTimeout),
        (raw(HEAD, Hang()), UpstreamTimeout),
        (lambda *_: Answer([Break("reset")]), UpstreamDisconnected),
        (lambda *_: Answer([Break("close")]), UpstreamDisconnected),
        (raw(HEAD), UpstreamDisconnected),
        (raw(b"220 mail " + SECRET.encode() + b"\r\n\r\n"), UpstreamInvalidResponse),
        (raw(HEAD + b"X: " + SECRET.encode() * 4000 + b"\r\n\r\n"), UpstreamInvalidResponse),
        (raw(HEAD + b"X: 1\r\n" * 200 + b"\r\n"), UpstreamInvalidResponse),
        (
            raw(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"),
            UpstreamInvalidResponse,
        ),
        (lambda *_: Answer([b"{", Hang()], framing="chunked"), UpstreamTimeout),
        (lambda *_: cut_after(sse_answer([{SECRET: 1}, {}]), 1, "reset"), UpstreamDisconnected),
        (lambda *_: cut_after(sse_answer([{SECRET: 1}, {}]), 1, "close"), UpstreamDisconnected),
        (raw(HEAD + b"Content-Length: 50\r\n\r\n{}"), UpstreamDisconnected),
        (
            raw(HEAD + CHUNKED + b"5\r\nhello\r\n", Pause(0.05), b"zz" + SECRET.encode()),
            UpstreamTimeout,
        ),  # aiohttp keeps silent about it
        (raw(HEAD + CHUNKED + b"5\r\nhello\r\nzz" + SECRET.encode()), UpstreamInvalidResponse),
    ],
)
async def test_failures_of_the_wire(script, kind):
    await failure_of(script, kind)


async def test_nobody_listens():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{probe.getsockname()[1]}/v1?key={SECRET}"
        async with transport() as out:
            with pytest.raises(UpstreamUnavailable) as caught:
                await out.send(UpstreamRequest("POST", url, {}, b"{}"))
    assert SECRET not in str(caught.value)


async def test_a_name_that_does_not_resolve():
    """`.invalid` never resolves (RFC 2606)."""
    async with transport() as out:
        with pytest.raises(UpstreamUnavailable):
            await out.send(UpstreamRequest("POST", "http://upstream.invalid/v1", {}, b"{}"))


async def test_a_slow_head_has_its_own_limit():
    """Time to connect and time to the first byte are counted apart, each by its own limit."""
    slow = lambda *_: Answer([Pause(0.3), b"{}"])  # noqa: E731
    assert await answer_of(slow, connect_timeout=0.15, first_byte_timeout=5) == (200, b"{}")
    await failure_of(slow, UpstreamTimeout, connect_timeout=5, first_byte_timeout=0.1)


async def test_no_free_connection_in_time():
    """Nothing was sent, so this is `unavailable` (a retry is fine), not a timeout."""
    script = lambda *_: Answer([b"{", Pause(1), b"}"], framing="chunked")  # noqa: E731
    async with ScriptedUpstream(script) as upstream, transport(limit=1, connect_timeout=0.1) as out:
        held = await out.send(ask(upstream))
        with pytest.raises(UpstreamUnavailable):
            await out.send(ask(upstream))
        await held.close()
    assert len(upstream.received) == 1


async def test_a_closed_transport_sends_nothing():
    async with ScriptedUpstream() as upstream, transport() as out:
        await out.close()
        with pytest.raises(UpstreamUnavailable):
            await out.send(ask(upstream))
    assert upstream.received == []


# ------------------------------------------------------------------ hanging up


async def test_close_aborts_an_unread_body_at_once():
    async with ScriptedUpstream(lambda *_: sse_answer([{}] * 1000, delay=0.02)) as upstream, transport() as out:
        response = await out.send(ask(upstream))
        await anext(response.chunks())
        await response.close()
        await asyncio.wait_for(upstream.received[0].aborted.wait(), 0.5)
        await response.close()


async def test_a_cancelled_send_cancels_the_upstream():
    async with ScriptedUpstream(lambda *_: Answer([Hang()])) as upstream, transport(first_byte_timeout=30) as out:
        task = asyncio.ensure_future(out.send(ask(upstream)))
        while not upstream.received:
            await asyncio.sleep(0.01)
        task.cancel()
        await asyncio.wait_for(upstream.received[0].aborted.wait(), 0.5)
        with pytest.raises(asyncio.CancelledError):
            await task


async def test_a_body_read_to_its_end_gives_the_connection_back():
    async with ScriptedUpstream() as upstream, transport() as out:
        for _ in range(3):
            response = await out.send(ask(upstream))
            await read_all(response, 10_000)
            await response.close()
    assert (len(upstream.received), upstream.connections) == (3, 1)


# ------------------------------------------------------------------ TLS


async def test_tls_with_a_private_ca():
    ca = LoopbackCA()
    async with ScriptedUpstream(ca=ca) as upstream, transport(tls=ca.client_context()) as out:
        assert (await out.send(ask(upstream))).status == 200


@pytest.mark.parametrize("trust", [None, LoopbackCA().client_context()])
async def test_an_untrusted_certificate_gets_no_byte(trust):
    async with ScriptedUpstream(ca=LoopbackCA()) as upstream, transport(tls=trust) as out:
        with pytest.raises(UpstreamUnavailable):
            await out.send(ask(upstream))
    assert (bytes(upstream.wire), upstream.connections) == (b"", 1)


async def test_an_expired_certificate_gets_no_byte():
    ca = LoopbackCA(expired=True)
    async with ScriptedUpstream(ca=ca) as upstream, transport(tls=ca.client_context()) as out:
        with pytest.raises(UpstreamUnavailable):
            await out.send(ask(upstream))
    assert bytes(upstream.wire) == b""


def test_a_context_that_does_not_verify_is_refused():
    context = ssl.create_default_context()
    context.check_hostname = False
    with pytest.raises(ValueError, match="does not verify"):
        AiohttpTransport(**LIMITS, tls=context)
