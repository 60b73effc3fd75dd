"""The ways around the forward proxy, each tried by hand against a real mitmproxy.

The gateway is a server that only keeps what it receives, and the provider is a trap: `localhost` is on the list of the
APIs (or of the refused), so a proxy that dialed the real host would be seen.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import ssl
from pathlib import Path

import pytest

from tests.e2e.test_mitm import policy
from tests.support.gateway import ROOT, GatedUpstream
from tests.support.mitm import KEY, Proxy, Trap, basic, needs_mitmproxy, proxying
from tests.support.upstream import LoopbackCA, ScriptedUpstream

pytestmark = [needs_mitmproxy, pytest.mark.timeout(120)]

API = ["api.openai.com", "api.anthropic.com", "*.openai.azure.com", "localhost"]
CANARY = "Kanarienvogel-Wiesenthal"
HEAD = "Connection: close\r\n\r\n"


def ask(path: str = "/v1/models", host: str = "api.openai.com", *headers: str) -> bytes:
    return "\r\n".join([f"GET {path} HTTP/1.1", f"Host: {host}", *headers, HEAD]).encode()


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else 0


def said(answer: bytes) -> str:
    """The code of an error."""
    return str(json.loads(answer.partition(b"\r\n\r\n")[2])["error"]["code"])


async def hidden_head(proxy: Proxy, port: int) -> bytes:
    """The tunnel is asked for an unlisted host, with a listed one in its Host header."""
    reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
    try:
        writer.write(f"CONNECT 127.0.0.1:{port} HTTP/1.1\r\nHost: api.openai.com\r\n{basic()}\r\n\r\n".encode())
        async with asyncio.timeout(20):
            assert status(await reader.readuntil(b"\r\n\r\n")) == 200
            await writer.start_tls(proxy.trust(), server_hostname="example.org")
            writer.write(ask())
            return await reader.read()
    finally:
        writer.close()


async def test_a_listed_host_is_listed_however_it_is_written(tmp_path: Path, upstream: GatedUpstream) -> None:
    """Case, trailing dot, port, full-width letters, another SNI, no SNI, another Host, absolute form."""
    async with (
        Trap() as trap,
        proxying(tmp_path, f"http://127.0.0.1:{upstream.port}", policy(tmp_path, upstream, api=API)) as proxy,
    ):
        ways = {
            "plain": await proxy.through("api.openai.com:443", ask()),
            "case": await proxy.through("API.OpenAI.Com:443", ask()),
            "dot": await proxy.through("api.openai.com.:443", ask(), sni="api.openai.com"),
            "port": await proxy.through("api.openai.com:8443", ask()),
            "loopback": await proxy.through(f"localhost:{trap.port}", ask(host="localhost")),
            "other sni": await proxy.through(f"localhost:{trap.port}", ask(), sni="example.org"),
            "no sni": await proxy.through(f"localhost:{trap.port}", ask(), sni=""),
            "listed sni": await proxy.through(f"127.0.0.1:{trap.port}", ask(), sni="api.openai.com"),
            "other host": await proxy.through(f"localhost:{trap.port}", ask(host="example.org")),
            "absolute": await proxy.through("api.openai.com:443", ask("https://example.org/v1/models", "example.org")),
            "head of connect": await hidden_head(proxy, trap.port),
            "wildcard": await proxy.through("firma.openai.azure.com:443", ask("/openai/v1/models")),
        }
        assert {way: status(answer) for way, answer in ways.items() if status(answer) not in {200, 404}} == {}
        assert len(upstream.received) == len(ways)
        for received in upstream.received:
            headers = {name.lower(): value for name, value in received.headers}
            assert headers[b"authorization"] == b"Bearer " + KEY.encode()
            assert headers[b"host"] == f"127.0.0.1:{upstream.port}".encode()
            assert b"proxy-authorization" not in headers
        assert [received.raw_path for received in upstream.received][-2:] == ["/v1/models", "/openai/v1/models"]
        assert trap.connections == 0


async def test_names_that_nobody_can_read_get_no_tunnel(tmp_path: Path, upstream: GatedUpstream) -> None:
    """A resolver would take full-width letters for the same host."""
    async with proxying(tmp_path, f"http://127.0.0.1:{upstream.port}", policy(tmp_path, upstream, api=API)) as proxy:
        for target in (
            "ａｐｉ.openai.com:443",
            "api。openai。com:443",
            "api..openai.com:443",
            "api%2eopenai.com:443",
            "a b:1",
        ):
            head, _, writer = await proxy.connect(target, basic())
            assert status(head) in {400, 403}, target
            writer.close()


async def test_the_key_comes_from_the_proxy_alone(tmp_path: Path, upstream: GatedUpstream) -> None:
    """407 without one; the provider's keys, wherever clients put them, do not arrive."""
    keys = ("Authorization: Bearer sk-one", "x-api-key: sk-two", "api-key: sk-three", basic("sk-four"))
    async with proxying(tmp_path, f"http://127.0.0.1:{upstream.port}", policy(tmp_path, upstream, api=API)) as proxy:
        for auth in ("", "Proxy-Authorization: Basic !!", "Proxy-Authorization: Digest x", basic("", "")):
            refused = await proxy.through("api.openai.com:443", ask(), auth=auth)
            assert status(refused) == 407
            assert b'Proxy-Authenticate: Basic realm="privacy-gateway"' in refused
        # Named by the ClientHello only, so the tunnel was granted without a key.
        late = await proxy.through("127.0.0.1:9", ask(), sni="api.openai.com", auth="")
        assert (status(late), said(late)) == (401, "proxy_authorization_missing")
        assert upstream.received == []
        for auth in (basic(), f"Proxy-Authorization: Bearer {KEY}", basic("", KEY)):
            assert status(await proxy.through("api.openai.com:443", ask("/v1/models", "x", *keys), auth=auth)) == 200
        for received in upstream.received:
            assert received.header("authorization") == f"Bearer {KEY}"
            names = {name.lower() for name, _ in received.headers}
            assert names & {b"x-api-key", b"api-key", b"proxy-authorization"} == set()
        assert len(upstream.received) == 3
    optional = policy(tmp_path, upstream, api=API, authorization="optional")
    async with proxying(tmp_path, f"http://127.0.0.1:{upstream.port}", optional) as lenient:
        assert status(await lenient.through("api.openai.com:443", ask("/v1/models", "x", *keys), auth="")) == 200
        assert b"authorization" not in {name.lower() for name, _ in upstream.received[-1].headers}
    assert KEY.encode() not in proxy.said


async def test_a_gateway_on_tls_proves_who_it_is(tmp_path: Path) -> None:
    """By the authorities that are given, and for its own name; another one gets nothing."""
    ca, other = LoopbackCA(), LoopbackCA()
    async with ScriptedUpstream(ca=ca) as gateway:
        policies = policy(tmp_path, gateway, api=API)
        for authority, expected in ((ca, 200), (other, 502)):
            authority.write(tmp_path / "ca.pem")
            url, more = f"https://localhost:{gateway.port}", ("--gateway-ca", str(tmp_path / "ca.pem"))
            async with proxying(tmp_path, url, policies, *more) as proxy:
                assert status(await proxy.through("api.openai.com:443", ask())) == expected
        assert len(gateway.received) == 1
        assert gateway.received[0].header("host") == f"localhost:{gateway.port}"


async def test_without_a_gateway_nothing_goes_anywhere(tmp_path: Path, upstream: GatedUpstream) -> None:
    """An error in the shape of each API; the real host, which the list names, is never dialed."""
    async with (
        Trap() as trap,
        proxying(tmp_path, "http://127.0.0.1:9", policy(tmp_path, upstream, api=API)) as proxy,
    ):
        target = f"localhost:{trap.port}"
        body = json.dumps({"model": "m", "messages": [{"role": "user", "content": CANARY}]}).encode()
        post = (
            f"POST /v1/chat/completions?q={CANARY} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n{HEAD}"
        )
        answer = await proxy.through(target, post.encode() + body)
        assert (status(answer), said(answer)) == (503, "gateway_unavailable")
        assert CANARY.encode() not in answer
        answer = await proxy.through(target, ask("/v1/messages", "localhost", "anthropic-version: 2023-06-01"))
        assert status(answer) == 503
        assert json.loads(answer.partition(b"\r\n\r\n")[2])["error"]["type"] == "api_error"
        # Bytes that are neither TLS nor HTTP, and HTTP in clear inside the tunnel.
        for opening in (b"\x00\x01\x02 nothing that anybody speaks\r\n\r\n", b"SSH-2.0-x\r\n", ask("/x", "localhost")):
            _, reader, writer = await proxy.connect(target, basic())
            writer.write(opening)
            await asyncio.wait_for(reader.read(), 20)
            writer.close()
        assert trap.connections == 0
        assert CANARY.encode() not in proxy.said
        assert {"event": "gateway_unavailable"} in proxy.events()


async def test_refused_hosts_say_why(tmp_path: Path, upstream: GatedUpstream) -> None:
    """A page in two languages for people, an error for programs; a refusal wins over every other name."""
    async with (
        Trap() as trap,
        proxying(tmp_path, f"http://127.0.0.1:{upstream.port}", policy(tmp_path, upstream)) as proxy,
    ):
        page = await proxy.through("chatgpt.com:443", ask("/c/" + CANARY, "chatgpt.com", "Accept: text/html,*/*"))
        assert status(page) == 403
        text = page.decode()
        assert "<h1>Diese Seite ist im Firmennetz gesperrt</h1>" in text
        assert "<h1>This site is blocked in this network</h1>" in text
        assert CANARY not in text
        for target, sni in (
            ("gemini.google.com:443", None),
            ("api.openai.com:443", "claude.ai"),
            ("chatgpt.com:443", "api.openai.com"),
            (f"127.0.0.1:{trap.port}", "www.perplexity.ai"),
        ):
            answer = await proxy.through(target, ask(), sni=sni)
            assert (status(answer), said(answer)) == (403, "host_not_allowed"), target
        inside = await proxy.through("api.openai.com:443", ask(host="chatgpt.com"))
        assert said(inside) == "host_not_allowed"
        plain = await proxy.raw(
            b"GET http://chatgpt.com/ HTTP/1.1\r\nHost: chatgpt.com\r\nAccept: text/html\r\n" + HEAD.encode()
        )
        assert status(plain) == 403
        assert upstream.received == []
        assert trap.connections == 0
        assert CANARY.encode() not in proxy.said


async def test_other_hosts_are_tunnelled_untouched(tmp_path: Path, upstream: GatedUpstream) -> None:
    """Their own certificate arrives, without a key and whatever is spoken; by policy they are refused instead."""
    ca = LoopbackCA()
    async with Trap(ca.server_context()) as trap, Trap() as clear:
        async with proxying(
            tmp_path, f"http://127.0.0.1:{upstream.port}", policy(tmp_path, upstream, api=API[:-1])
        ) as proxy:
            answer = await proxy.through(
                f"localhost:{trap.port}", ask("/" + CANARY, "localhost"), context=ca.client_context(), auth=""
            )
            assert answer.endswith(b"trap")
            assert CANARY.encode() in trap.wire
            for opening in (b"SSH-2.0-anything\r\n", b"NICK words that are no request\r\n", b"\x00\x01\n"):
                head, reader, writer = await proxy.connect(f"127.0.0.1:{clear.port}")
                assert b" 200 " in head
                writer.write(opening)
                assert await asyncio.wait_for(reader.readline(), 20) == opening, opening
                writer.close()
            answer = await proxy.raw(
                f"GET http://localhost:{clear.port}/a HTTP/1.1\r\nHost: localhost\r\n{basic()}\r\n{HEAD}".encode()
            )
            assert answer.endswith(b"trap")
            assert b"proxy-authorization" not in clear.wire.lower()
            assert CANARY.encode() not in proxy.said
        strict = policy(tmp_path, upstream, api=API[:-1], others="refuse")
        async with proxying(tmp_path, f"http://127.0.0.1:{upstream.port}", strict) as proxy:
            before = (trap.connections, clear.connections)
            assert status(await proxy.through(f"localhost:{trap.port}", ask())) == 403
            assert (
                status(await proxy.raw(f"GET http://localhost:{clear.port}/a HTTP/1.1\r\nHost: x\r\n{HEAD}".encode()))
                == 403
            )
            assert (trap.connections, clear.connections) == before
    assert upstream.received == []


async def test_what_is_not_an_ordinary_https_request_is_refused(tmp_path: Path, upstream: GatedUpstream) -> None:
    """Clear text, a certificate that is not trusted, upgrades, a tunnel in a tunnel, HTTP/2 alone, a refused request that never ends."""
    upgrade = ("Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==")
    async with (
        Trap() as trap,
        proxying(tmp_path, f"http://127.0.0.1:{upstream.port}", policy(tmp_path, upstream, api=API)) as proxy,
    ):
        clear = await proxy.raw(
            f"GET http://api.openai.com/v1/models HTTP/1.1\r\nHost: x\r\n{basic()}\r\n{HEAD}".encode()
        )
        assert (status(clear), said(clear)) == (403, "https_required")
        hidden = f"GET http://localhost:{trap.port}/ HTTP/1.1\r\nHost: api.openai.com\r\n{basic()}\r\n{HEAD}"
        assert said(await proxy.raw(hidden.encode())) == "https_required"
        with pytest.raises(ssl.SSLError):
            await proxy.through("api.openai.com:443", ask(), context=LoopbackCA().client_context())
        socket = await proxy.through("api.openai.com:443", ask("/v1/realtime", "x", *upgrade))
        assert (status(socket), said(socket)) == (403, "endpoint_not_allowed")
        nested = f"CONNECT localhost:{trap.port} HTTP/1.1\r\nHost: localhost\r\n{basic()}\r\n\r\n".encode()
        assert status(await proxy.through("api.openai.com:443", nested)) in {400, 403}
        try:
            second = await proxy.through(
                "api.openai.com:443", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", context=proxy.trust("h2")
            )
        except (ssl.SSLError, ConnectionError):
            second = b""
        assert status(second) in {0, 400}
        endless = b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n"
        assert await proxy.through("chatgpt.com:443", endless) == b""
        assert {"event": "client_tls_failed", "host": "api.openai.com"} in proxy.events()
        assert upstream.received == []
        assert trap.connections == 0


async def test_a_proxy_for_a_network_does_not_lead_to_its_own_machine(tmp_path: Path, upstream: GatedUpstream) -> None:
    """The gateway's admin port listens there."""
    listed = policy(tmp_path, upstream, api=["api.openai.com"])
    async with (
        Trap() as trap,
        proxying(tmp_path, f"http://127.0.0.1:{upstream.port}", listed, listen="0.0.0.0:0") as proxy,
    ):
        assert status(await proxy.through("api.openai.com:443", ask())) == 200
        for host in ("localhost", "127.0.0.1", "127.1", "[::ffff:127.0.0.1]", "0.0.0.0"):
            _, reader, writer = await proxy.connect(f"{host}:{trap.port}")
            writer.write(b"SSH-2.0-x\r\n")
            assert await asyncio.wait_for(reader.read(), 20) == b"", host
            writer.close()
            answer = await proxy.raw(f"GET http://{host}:{trap.port}/ HTTP/1.1\r\nHost: x\r\n{HEAD}".encode())
            assert status(answer) in {400, 502}, host
        assert trap.connections == 0


BREAKS = {
    "requestheaders": ("        ruling = self._rules.ruling(names)\n", "        raise ValueError(request.path)\n"),
    "http_connect": ("        host = asked.request.host\n", "        raise ValueError(asked.request.host)\n"),
    "tls_clienthello": (
        "        tunnel.ruling = stricter",
        "        raise ValueError(hello.client_hello.sni)\n        tunnel.ruling = stricter",
    ),
    "server_connect": (
        "        address = dialed.server.address\n",
        "        raise ValueError(dialed.server.address)\n",
    ),
    "": (
        "        request.host, request.port, request.scheme = host, port, scheme\n",
        "        request.host, request.port = 'localhost', {port}\n",
    ),
}


@pytest.mark.parametrize("hook", BREAKS)
async def test_an_addon_that_is_broken_lets_nothing_out(tmp_path: Path, upstream: GatedUpstream, hook: str) -> None:
    """Mitmproxy goes on with a flow whose hook raised: so each ends its flow itself. The last one does not raise and sends
    requests to the real host: then `server_connect` holds."""
    broken = tmp_path / "redirector"
    async with Trap() as trap:
        before, after = BREAKS[hook]
        shutil.copytree(ROOT / "gateway" / "redirector", broken)
        text = (broken / "addon.py").read_text(encoding="utf-8")
        assert before in text
        (broken / "addon.py").write_text(text.replace(before, after.format(port=trap.port)), encoding="utf-8")
        policies = policy(tmp_path, upstream, api=API)
        async with proxying(tmp_path, f"http://127.0.0.1:{upstream.port}", policies, addon=broken) as proxy:
            try:
                answer = await proxy.through(f"localhost:{trap.port}", ask("/" + CANARY))
            except (ssl.SSLError, ConnectionError):
                answer = b""
            assert status(answer) in {0, 403, 502, 503}
        # What it says comes after the answer: all of it is there when it has ended.
        events = [event.get("hook") for event in proxy.events() if event["event"] == "internal_error"]
        assert set(events) == ({hook} if hook else set())
        assert CANARY.encode() not in proxy.said
        assert trap.connections == 0
    assert upstream.received == []
