"""The addon: which connection is opened up, where its requests go, and what is never dialed.

Nothing is filtered here: policy, audit and metrics are the gateway's. Every hook fails closed, because mitmproxy goes
on with a flow whose addon raised. What must not happen is prevented twice: tunnels to listed hosts lead to a name that
resolves nowhere, and `server_connect` lets a connection out only if it is the gateway's or a host's that is not listed.
"""

from __future__ import annotations

import asyncio
import inspect
import json
import re
import socket
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final

from mitmproxy import flow, http, tcp, tls
from mitmproxy.proxy import layer, layers, server_hooks

from . import answers
from .rules import UNREADABLE, Rules, Ruling, Settings, Verdict, is_local, stricter, without_port

NOWHERE: Final = "refused.invalid"  # RFC 6761 section 6.4
_KEY_HEADERS: Final = ("authorization", "x-api-key", "api-key", "x-goog-api-key", "proxy-authorization")
_REQUEST_LINE: Final = re.compile(rb"[A-Za-z]+ +\S+ +HTTP/\d.*")
_DIAL_SECONDS: Final = 5.0
_MAX_UNREAD: Final = 64 * 1024 * 1024  # of a request that is refused, so that its client hears why


def say(event: str, **more: str | int) -> None:
    """Write one line for the operator. No host, path, header or body of a client: lines of the policy at most."""
    print(json.dumps({"event": event, **more}), flush=True)


@dataclass(slots=True)
class Tunnel:
    """What a client connection's CONNECT said.

    Attributes:
        host: whom it asked for.
        ruling: by the strictest of the names that it has gone by so far.
        key: the gateway's key, or None.
    """

    host: str
    ruling: Ruling
    key: str | None


def _closed(hook: Callable[..., Any]) -> Callable[..., Any]:
    """Make a hook end its flow or connection when it raises. The error's text stays here: it may hold what was sent."""

    @wraps(hook)
    async def guarded(self: Redirector, event: Any) -> None:
        try:
            result = hook(self, event)
            if inspect.isawaitable(result):
                await result
        except Exception as error:  # noqa: BLE001 - whatever it is, the flow must not go on
            place = traceback.extract_tb(error.__traceback__)[-1]
            say("internal_error", type=type(error).__name__, hook=hook.__name__, line=place.lineno or 0)
            _end(event)
            if isinstance(event, tls.ClientHelloData | layer.NextLayer):
                self.refuse(event.context.client.id)

    return guarded


def _end(event: Any) -> None:
    if isinstance(event, server_hooks.ServerConnectionHookData):
        event.server.error = "refused"
    elif isinstance(event, tls.ClientHelloData):
        event.ignore_connection = False
        event.context.server.address = (NOWHERE, 443)
    elif isinstance(event, http.HTTPFlow):
        event.request.stream = False
        event.request.host = NOWHERE
        event.response = _response(answers.error(answers.WENT_WRONG, anthropic=False))
    elif isinstance(event, flow.Flow):
        event.kill()
    elif isinstance(event, layer.NextLayer):
        event.context.server.address = (NOWHERE, 443)


def _response(answer: answers.Answer) -> http.Response:
    return http.Response.make(answer.status, answer.body, dict(answer.headers))


class Redirector:
    """The addon.

    Args:
        settings: what the command handed over.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._rules = Rules(settings)
        self._gateway = settings.gateway[1:]
        self._tunnels: dict[str, Tunnel] = {}

    def refuse(self, client: str) -> None:
        """From here on nothing of a client's connection goes anywhere."""
        self._tunnels[client] = Tunnel(NOWHERE, Ruling(Verdict.REFUSED), None)

    # -------------------------------------------------------------- tunnels

    @_closed
    def http_connect(self, asked: http.HTTPFlow) -> None:
        """A client asks for a tunnel: judge the host, keep the key, and point listed hosts nowhere."""
        header = asked.request.headers.pop("proxy-authorization", None)
        known = asked.client_conn.id
        if known in self._tunnels:
            asked.response = _response(answers.not_tunnelled())  # a tunnel in a tunnel would be judged by nobody
            return
        host = asked.request.host
        ruling = self._rules.ruling([host, without_port(asked.request.host_header or "")])
        key = answers.key_of(header)
        if ruling.pattern == UNREADABLE or (ruling.verdict is Verdict.OTHER and not self._settings.tunnel_others):
            asked.response = _response(answers.not_tunnelled())
        elif ruling.verdict is Verdict.API and key is None and self._settings.authorization_required:
            asked.response = _response(answers.challenge())
        else:
            self._tunnels[known] = Tunnel(host, ruling, key)
            if ruling.verdict is not Verdict.OTHER:
                asked.request.host = NOWHERE

    @_closed
    def next_layer(self, next_layer: layer.NextLayer) -> None:
        """What is neither TLS nor HTTP passes through a tunnel to an unlisted host unread, and nowhere else."""
        tunnel = self._tunnels.get(next_layer.context.client.id)
        data = next_layer.data_client()
        if tunnel is None or next_layer.layer is not None or not data:
            return
        if tunnel.ruling.verdict is Verdict.OTHER and not data.startswith(b"\x16") and not _may_be_http(data):
            next_layer.layer = layers.TCPLayer(next_layer.context, ignore=True)

    @_closed
    def tls_clienthello(self, hello: tls.ClientHelloData) -> None:
        """Leave unlisted hosts alone. A listed name in the ClientHello counts, whatever the tunnel was asked for."""
        tunnel = self._tunnels.get(hello.context.client.id)
        if tunnel is None:
            return  # TLS to the proxy itself
        tunnel.ruling = stricter(tunnel.ruling, self._rules.ruling([hello.client_hello.sni]))
        if tunnel.ruling.verdict is Verdict.OTHER:
            hello.ignore_connection = True
        else:
            hello.context.server.address = (NOWHERE, 443)

    def tls_failed_client(self, failed: tls.TlsData) -> None:
        """Tell the operator that a client does not take our certificate: no trust, or a pinned one."""
        tunnel = self._tunnels.get(failed.context.client.id)
        if tunnel is not None:
            say("client_tls_failed", host=tunnel.ruling.pattern)

    def client_disconnected(self, client: Any) -> None:
        """Forget the key."""
        self._tunnels.pop(client.id, None)

    # -------------------------------------------------------------- requests

    @_closed
    async def requestheaders(self, asked: http.HTTPFlow) -> None:
        """Send a request to the gateway, answer it here, or let it pass."""
        request = asked.request
        tunnel = self._tunnels.get(asked.client_conn.id)
        names = [request.host, without_port(request.authority), *map(without_port, request.headers.get_all("host"))]
        if tunnel is not None:
            names = [tunnel.host, asked.client_conn.sni or "", *(name for name in names if name != NOWHERE)]
        ruling = self._rules.ruling(names)
        if tunnel is not None:
            ruling = stricter(tunnel.ruling, ruling)
        if ruling.verdict is Verdict.REFUSED:
            say("refused", host=ruling.pattern)
            self._answer(asked, self._refusal(request, ruling))
        elif ruling.verdict is Verdict.API:
            await self._to_gateway(asked, tunnel)
        elif not self._settings.tunnel_others:
            self._answer(asked, answers.not_tunnelled())
        else:
            request.headers.pop("proxy-authorization", None)
            request.stream = True

    async def _to_gateway(self, asked: http.HTTPFlow, tunnel: Tunnel | None) -> None:
        request = asked.request
        anthropic = request.path.startswith("/v1/messages") or "anthropic-version" in request.headers
        saying = await self._objection(asked, tunnel)
        if saying is not None:
            self._answer(asked, answers.error(saying, anthropic=anthropic))
            return
        for name in _KEY_HEADERS:
            request.headers.pop(name, None)
        if tunnel is not None and tunnel.key is not None:
            request.headers["authorization"] = f"Bearer {tunnel.key}"
        scheme, host, port = self._settings.gateway
        request.authority = ""
        request.host, request.port, request.scheme = host, port, scheme
        asked.server_conn.via = None
        request.stream = True

    async def _objection(self, asked: http.HTTPFlow, tunnel: Tunnel | None) -> answers.Saying | None:
        """Why a request to an API does not go to the gateway."""
        if tunnel is None or not asked.client_conn.tls_established:
            return answers.PLAIN_HTTP
        if tunnel.key is None and self._settings.authorization_required:
            return answers.NO_CREDENTIALS
        if "upgrade" in asked.request.headers or asked.request.method == "CONNECT":
            return answers.NO_UPGRADE
        # Asked beforehand, because what mitmproxy says of a failed connection is no error of the client's API.
        if not await self._answers():
            say("gateway_unavailable")
            return answers.GATEWAY_DOWN
        return None

    async def _answers(self) -> bool:
        host, port = self._gateway
        try:
            async with asyncio.timeout(_DIAL_SECONDS):
                _, writer = await asyncio.open_connection(host, port)
        except OSError:  # TimeoutError is one
            return False
        writer.close()
        return True

    @staticmethod
    def _refusal(request: http.Request, ruling: Ruling) -> answers.Answer:
        """A page for browsers, an error for programs."""
        if "text/html" in request.headers.get("accept", ""):
            return answers.page(ruling.pattern)
        return answers.error(answers.REFUSED_HOST, anthropic="anthropic-version" in request.headers)

    @staticmethod
    def _answer(asked: http.HTTPFlow, answer: answers.Answer) -> None:
        """Answer here. The request's body is still read, into memory, so one without a bound is cut off instead."""
        length = asked.request.headers.get("content-length", "0")
        if "transfer-encoding" in asked.request.headers or not length.isdecimal() or int(length) > _MAX_UNREAD:
            asked.kill()
            return
        asked.response = _response(answer)

    def responseheaders(self, answered: http.HTTPFlow) -> None:
        """Bytes go through as they come."""
        if answered.response is not None:
            answered.response.stream = True

    # -------------------------------------------------------------- what is dialed

    @_closed
    async def server_connect(self, dialed: server_hooks.ServerConnectionHookData) -> None:
        """The last look: the gateway for requests to an API, a host that is not listed for the others."""
        address = dialed.server.address
        tunnel = self._tunnels.get(dialed.client.id)
        verdict = tunnel.ruling.verdict if tunnel is not None else Verdict.OTHER
        if address is None or verdict is Verdict.REFUSED:
            dialed.server.error = "refused"
        elif verdict is Verdict.API:
            if address[:2] != self._gateway:
                dialed.server.error = "refused"
        elif not self._settings.tunnel_others or self._rules.ruling([address[0]]).verdict is not Verdict.OTHER:
            dialed.server.error = "refused"
        elif self._settings.protect_local:
            await self._keep_out(dialed)

    @staticmethod
    async def _keep_out(dialed: server_hooks.ServerConnectionHookData) -> None:
        """Refuse what resolves to this machine; dial what was looked at, not what the name means a moment later."""
        host, port = dialed.server.address[:2] if dialed.server.address else (NOWHERE, 0)
        try:
            found = await asyncio.get_running_loop().getaddrinfo(
                host, port, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG
            )
        except OSError:
            found = []
        addresses = [str(entry[4][0]) for entry in found]
        if not addresses or any(is_local(address) for address in addresses):
            dialed.server.error = "refused"
        else:
            dialed.server.address = (addresses[0], port)

    # -------------------------------------------------------------- nothing is kept

    def tcp_message(self, passing: tcp.TCPFlow) -> None:
        """Keep only the piece that is on its way."""
        del passing.messages[:-1]

    def websocket_message(self, passing: http.HTTPFlow) -> None:
        """Likewise."""
        if passing.websocket is not None:
            del passing.websocket.messages[:-1]


def _may_be_http(data: bytes) -> bool:
    """Whether the first bytes are a request line, or can become one; then its Host header is looked at."""
    line, ended, _ = data.partition(b"\n")
    if ended:
        return _REQUEST_LINE.fullmatch(line.rstrip(b"\r")) is not None
    return line[:3].isalpha() and not line.startswith(b"SSH")


def fail(text: str) -> int:
    """Say on standard error why it does not start."""
    print(f"privacy-gateway mitm: {text}", file=sys.stderr, flush=True)
    return 1
