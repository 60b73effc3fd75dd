"""A scripted upstream: a real aiohttp server on loopback that records every byte and answers as told.

    async with ScriptedUpstream(echo(cut=3)) as upstream:
        ... send requests to upstream.url + "/chat/completions" ...
        upstream.assert_absent(["Weber", "weber@example.com"])

An `Answer` is a head and a list of steps: bytes to write, or a `Pause`, `Hang` or `Break` between them.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import datetime as dt
import html
import ipaddress
import json
import re
import socket
import ssl
import struct
import tempfile
import unicodedata
import urllib.parse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Self

from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID


@dataclass(frozen=True)
class Pause:
    """Wait before the next step."""

    seconds: float


@dataclass(frozen=True)
class Hang:
    """Never go on; before the first byte this also holds back the head."""


@dataclass(frozen=True)
class Break:
    """Drop the connection: `reset` sends RST, `close` sends FIN in the middle of the framing."""

    how: Literal["reset", "close"] = "reset"


Step = bytes | Pause | Hang | Break


@dataclass(frozen=True)
class Answer:
    """What the upstream says.

    `framing`: `chunked`; `length` (Content-Length of all bytes); `close` (the end of the connection is the end of
    the body); `raw` (the steps are written to the socket as they are, without a head).
    """

    steps: Sequence[Step] = ()
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})
    framing: Literal["chunked", "length", "close", "raw"] = "length"


def json_answer(value: Any, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Answer:
    return Answer([json.dumps(value).encode()], status, {"Content-Type": "application/json", **(headers or {})})


def error_answer(status: int, code: str | None, message: str, *, headers: Mapping[str, str] | None = None) -> Answer:
    kind = "invalid_request_error" if status < 500 else "server_error"
    error = {"message": message, "type": kind, "param": None, "code": code}
    return json_answer({"error": error}, status=status, headers=headers)


def sse_answer(events: Iterable[Any], *, delay: float = 0, done: bool = True) -> Answer:
    """One wire chunk per event; an event that is not bytes is written as `data: <json>`."""
    steps: list[Step] = []
    for event in [*events, *([b"data: [DONE]\n\n"] if done else [])]:
        steps.append(event if isinstance(event, bytes | Pause | Hang | Break) else sse_event(event))
        if delay:
            steps.append(Pause(delay))
    return Answer(steps, headers={"Content-Type": "text/event-stream; charset=utf-8"}, framing="chunked")


def sse_event(value: Any) -> bytes:
    return f"data: {json.dumps(value)}\n\n".encode()


def html_answer(status: int = 502) -> Answer:
    return Answer([b"<html><body><h1>Bad gateway</h1></body></html>"], status, {"Content-Type": "text/html"})


def redirect_answer(location: str, status: int = 307) -> Answer:
    return Answer([], status, {"Location": location})


def rechunk(answer: Answer, sizes: Sequence[int]) -> Answer:
    """The same bytes cut elsewhere: `sizes` repeats; pauses and breaks of the original are dropped."""
    data = b"".join(step for step in answer.steps if isinstance(step, bytes))
    steps, start, turn = [], 0, 0
    while start < len(data):
        steps.append(data[start : start + sizes[turn % len(sizes)]])
        start, turn = start + sizes[turn % len(sizes)], turn + 1
    return Answer(steps, answer.status, answer.headers, "chunked")


def cut_after(answer: Answer, steps: int, how: Literal["reset", "close"] = "reset") -> Answer:
    """The first `steps` steps, then a broken connection."""
    pause = Pause(0.05)  # so that the client has read what came before a reset throws it away
    return Answer([*answer.steps[:steps], pause, Break(how)], answer.status, answer.headers, "chunked")


_SCRIPTED = frozenset(
    (
        "/chat/completions /completions /embeddings /moderations /images/generations /responses /responses/input_tokens"
        " /responses/compact /messages /messages/count_tokens"
    ).split()
)


@dataclass
class Received:
    """One request as it arrived; `aborted` is set when the client went away before the answer was complete."""

    method: str
    raw_path: str
    headers: Sequence[tuple[bytes, bytes]]
    body: bytes
    peer: tuple[str, int]
    aborted: asyncio.Event = field(default_factory=asyncio.Event, repr=False)

    def header(self, name: str) -> str | None:
        wanted = name.lower().encode()
        return next((value.decode("latin-1") for key, value in self.headers if key.lower() == wanted), None)


Script = Callable[[Any, Received], Answer]


def completion(message: Mapping[str, Any], *, finish: str = "stop", model: str = "scripted") -> dict[str, Any]:
    choice = {"index": 0, "message": {"role": "assistant", **message}, "finish_reason": finish, "logprobs": None}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    head = {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": model}
    return {**head, "choices": [choice], "usage": usage}


def chunk(delta: Mapping[str, Any], *, finish: str | None = None, model: str = "scripted") -> dict[str, Any]:
    choice = {"index": 0, "delta": dict(delta), "finish_reason": finish}
    head = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": model}
    return {**head, "choices": [choice]}


def say(request: Any, text: str, *, cut: int = 4, delay: float = 0) -> Answer:
    """`text` as the request wants it: JSON, or a stream cut every `cut` characters."""
    if not request.get("stream"):
        return json_answer(completion({"content": text}))
    deltas = [chunk({"content": text[i : i + cut]}) for i in range(0, len(text), cut)]
    return sse_answer([chunk({"role": "assistant", "content": ""}), *deltas, chunk({}, finish="stop")], delay=delay)


def last_text(request: Any, role: str = "user") -> str:
    """Text of the last message of `role`."""
    content = next(m["content"] for m in reversed(request["messages"]) if m["role"] == role)
    return content if isinstance(content, str) else "".join(part.get("text", "") for part in content)


def echo(*, cut: int = 4, delay: float = 0, prefix: str = "") -> Script:
    """Answers with the last user message."""
    return lambda request, _: say(request, prefix + last_text(request), cut=cut, delay=delay)


def tool_conversation(arguments: Callable[[str], str], *, cut: int = 4) -> Script:
    """Calls the first declared tool with `arguments(last user text)`, then repeats the tool's result."""

    def script(request: Any, _: Received) -> Answer:
        if request["messages"][-1]["role"] == "tool":
            return say(request, last_text(request, "tool"), cut=cut)
        text = arguments(last_text(request))
        function = {"name": request["tools"][0]["function"]["name"], "arguments": text}
        call = {"id": "call_1", "type": "function", "function": function}
        if not request.get("stream"):
            return json_answer(completion({"content": None, "tool_calls": [call]}, finish="tool_calls"))
        head = {"index": 0, **call, "function": {**function, "arguments": ""}}
        parts = [{"index": 0, "function": {"arguments": text[i : i + cut]}} for i in range(0, len(text), cut)]
        deltas = [chunk({"tool_calls": [part]}) for part in [head, *parts]]
        return sse_answer([chunk({"role": "assistant", "content": None}), *deltas, chunk({}, finish="tool_calls")])

    return script


# ------------------------------------------------------------------ the server


class ScriptedUpstream:
    """Async context manager; `received` lists the requests, `wire` holds every byte that came in (after TLS)."""

    def __init__(self, script: Script | None = None, *, ca: LoopbackCA | None = None) -> None:
        self.script = script or echo()
        self.received: list[Received] = []
        self.wire = bytearray()
        self.connections = 0
        self._ca = ca
        self._failures: list[BaseException] = []

    async def __aenter__(self) -> Self:
        self._runner = web.ServerRunner(_TappedServer(self), shutdown_timeout=0.1)
        await self._runner.setup()
        tls = self._ca.server_context() if self._ca else None
        site = web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=tls)
        await site.start()
        self.port: int = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()
        if self._failures:
            raise self._failures[0]

    @property
    def url(self) -> str:
        """Base URL, ending in /v1."""
        return f"{'https' if self._ca else 'http'}://127.0.0.1:{self.port}/v1"

    def assert_absent(self, values: Iterable[str]) -> None:
        """No value is in anything received: not in another case, normal form, escape or encoding."""
        places = {"wire": bytes(self.wire)}
        for number, request in enumerate(self.received):
            places[f"path {number}"] = request.raw_path.encode()
            places[f"body {number}"] = request.body
        for place, data in places.items():
            texts = decodings(data)
            for value in values:
                wanted = _fold(value)
                hit = next((text for text in texts if wanted in text), None)
                if hit is not None:
                    at = hit.index(wanted)
                    raise AssertionError(
                        f"{value!r} reached the upstream ({place}): {hit[max(0, at - 40) : at + 40]!r}"
                    )

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        body = await request.content.read()  # `request.read` has a limit of 1 MiB
        received = Received(
            request.method, request.raw_path, request.raw_headers, body, request.transport.get_extra_info("peername")
        )
        self.received.append(received)
        try:
            return await self._play(request, self._answer(received))
        except (asyncio.CancelledError, ConnectionError):
            received.aborted.set()
            raise
        except Exception as error:
            self._failures.append(error)
            raise

    def _answer(self, received: Received) -> Answer:
        path = received.raw_path.partition("?")[0].removeprefix("/v1")
        if received.method == "POST" and path in _SCRIPTED:
            return self.script(json.loads(received.body), received)
        if received.method == "GET" and path == "/models":
            return json_answer(
                {"object": "list", "data": [{"id": "scripted", "object": "model", "created": 1, "owned_by": "tests"}]}
            )
        return error_answer(404, "unknown_url", "Invalid URL")

    async def _play(self, request: web.BaseRequest, answer: Answer) -> web.StreamResponse:
        response = web.StreamResponse(status=answer.status, headers=answer.headers)
        if answer.framing == "length":
            response.content_length = sum(len(step) for step in answer.steps if isinstance(step, bytes))
        elif answer.framing in {"close", "raw"}:
            response.force_close()
            response._length_check = False
        for step in answer.steps:
            if not isinstance(step, bytes):
                await _disturb(request, step)
            elif answer.framing == "raw":
                request.transport.write(step)
            else:
                await response.prepare(request)  # only the first call does something
                await response.write(step)
        if answer.framing == "raw":
            await _disturb(request, Break("close"))
        await response.prepare(request)
        await response.write_eof()
        return response


async def _disturb(request: web.BaseRequest, step: Pause | Hang | Break) -> None:
    if isinstance(step, Break):
        transport = request.transport
        if step.how == "reset":
            linger = struct.pack("ii", 1, 0)
            transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            transport.abort()
        else:
            transport.close()
    await asyncio.sleep(step.seconds if isinstance(step, Pause) else 3600)


class _TappedServer(web.Server):
    """An aiohttp server whose connections copy what they receive."""

    def __init__(self, owner: ScriptedUpstream) -> None:
        super().__init__(owner.handle, handler_cancellation=True, access_log=None)
        self.owner = owner

    def __call__(self) -> web.RequestHandler:
        self.owner.connections += 1
        return _TappedHandler(self, loop=self._loop, **self._kwargs)


class _TappedHandler(web.RequestHandler):
    __slots__ = ()

    def data_received(self, data: bytes) -> None:
        self._manager.owner.wire += data
        super().data_received(data)


# ------------------------------------------------------------------ looking for values


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def decodings(data: bytes, depth: int = 3) -> set[str]:
    """`data` as text in every reading up to `depth` layers of escapes, case-folded."""
    seen = {data.decode("utf-8", "replace"), data.decode("latin-1")}
    layer = set(seen)
    for _ in range(depth):
        layer = {reading for text in layer for reading in _readings(text)} - seen
        seen |= layer
    return {_fold(text) for text in seen}


def _readings(text: str) -> Iterator[str]:
    yield urllib.parse.unquote(text)
    yield urllib.parse.unquote_plus(text)
    yield html.unescape(text)
    yield (
        re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)
        .encode("utf-16", "surrogatepass")
        .decode("utf-16", "replace")
    )
    yield re.sub(r'\\(["\\/])', r"\1", text).replace("\\n", "\n").replace("\\t", "\t")
    for run in re.findall(r"[A-Za-z0-9+/_-]{8,}", text):
        for start in range(4):  # the run may begin with characters that do not belong to the encoding
            part = run[start:].translate(str.maketrans("-_", "+/"))
            try:
                decoded = base64.b64decode(part[: len(part) - (len(part) % 4 == 1)] + "=" * (-len(part) % 4 % 3))
            except binascii.Error:
                continue
            yield decoded.decode("utf-8", "replace")


class LoopbackCA:
    """A certificate authority made for one test; its server certificate is for 127.0.0.1 and localhost."""

    def __init__(self, *, hosts: Sequence[str] = ("localhost",), expired: bool = False) -> None:
        now = dt.datetime.now(dt.UTC)
        self._start = now - dt.timedelta(days=2)
        self._end = now - dt.timedelta(days=1) if expired else now + dt.timedelta(days=1)
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Loopback test CA")])
        self._cert = self._sign(self._name, self._key, x509.BasicConstraints(ca=True, path_length=0))
        self._hosts = hosts

    def client_context(self) -> ssl.SSLContext:
        """Trusts this CA and nothing else."""
        pem = self._cert.public_bytes(serialization.Encoding.PEM).decode()
        return ssl.create_default_context(cadata=pem)

    def issue(self, file: Path, subject: str, *, client: bool = False) -> None:
        """Write a certificate with its key; `subject` as in RFC 4514."""
        key = ec.generate_private_key(ec.SECP256R1())
        names = [*map(x509.DNSName, self._hosts), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
        extension: Any = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH])
        name = x509.Name.from_rfc4514_string(subject)
        cert = self._sign(name, key, extension if client else x509.SubjectAlternativeName(names))
        plain = serialization.NoEncryption()
        pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
        file.write_bytes(pem + cert.public_bytes(serialization.Encoding.PEM))

    def write(self, file: Path) -> None:
        """Write the authority's own certificate."""
        file.write_bytes(self._cert.public_bytes(serialization.Encoding.PEM))

    def server_context(self) -> ssl.SSLContext:
        key = ec.generate_private_key(ec.SECP256R1())
        names = [*map(x509.DNSName, self._hosts), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, self._hosts[0])])
        cert = self._sign(subject, key, x509.SubjectAlternativeName(names))
        plain = serialization.NoEncryption()
        pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "server.pem"
            file.write_bytes(pem + cert.public_bytes(serialization.Encoding.PEM))
            context.load_cert_chain(file)
        return context

    def _sign(
        self, subject: x509.Name, key: ec.EllipticCurvePrivateKey, extension: x509.ExtensionType
    ) -> x509.Certificate:
        builder = x509.CertificateBuilder(self._name, subject, key.public_key(), x509.random_serial_number())
        builder = builder.not_valid_before(self._start).not_valid_after(self._end)
        # OpenSSL's strict mode (Python 3.13's default) asks for both key identifiers.
        authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key())
        builder = builder.add_extension(extension, critical=isinstance(extension, x509.BasicConstraints))
        builder = builder.add_extension(authority, critical=False)
        builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        return builder.sign(self._key, hashes.SHA256())
