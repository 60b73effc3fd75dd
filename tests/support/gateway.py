"""A gateway for tests, in process or as a process of its own, with what tests ask of it.

    async with serving(tmp_path, upstream.url) as gateway, gateway.client() as client:
        ...
    gateway.assert_trail(upstream)

The upstream that waits (`GatedUpstream`) proves orders without a clock: what comes after an `Until` is sent only once
the test has set its event, so a gateway that gathers what it should pass on makes the test hang, not fail by chance.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import signal
import ssl
import sys
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import aiohttp
import yaml
from aiohttp import web
from openai import AsyncOpenAI, DefaultAsyncHttpxClient

from filters.detection import Detector
from gateway.app import Parts, Settings, load_detector, running
from gateway.audit_verify import verify
from gateway.config import Config
from gateway.handlers import Gate
from gateway.reload import Reloader
from gateway.services import Services
from gateway.sinks.base import load_key
from gateway.sinks.file import FileSink
from gateway.sinks.segments import System
from tests.support import upstream as scripted
from tests.support.core import CACHES, lexicon
from tests.support.upstream import Answer, Pause, ScriptedUpstream

ROOT = Path(__file__).parent.parent.parent
POLICIES = ROOT / "policies.yaml"
ANYWHERE = ("127.0.0.1", 0)
PATIENCE = 60.0  # seconds until a test gives up; nothing here is expected to take that long
FIXED_KEY: Mapping[str, str] = {"PRIVACY_GATEWAY_ROOT_KEY": "5a" * 32}
DRAIN = 3.0  # seconds that a gateway waits for open streams at its end: a test that fails shall fail soon
ERROR_KEYS = {"message", "type", "param", "code"}

TICKET = (
    "Hier ist das Support-Ticket von Frau Weber (weber@example.com), Kundennr. 4711: "
    '"Meine Bestellung #98765 vom 15.01. ist nicht angekommen. Ich bin schwanger und brauche die Babyausstattung '
    'dringend." Formuliere eine empathische Antwort.'
)
PLANTED = ("Weber", "weber@example.com", "4711", "98765", "schwanger")


def planted_in(text: str) -> list[str]:
    """The planted values that stand in `text`; four digits inside a hash or a signature stand there by chance."""
    return [
        value
        for value in PLANTED
        if (re.search(rf"(?<![\w+/=-]){value}(?![\w+/=-])", text) if value.isdigit() else value in text)
    ]


def named_in(content: bytes, canaries: Iterable[str]) -> list[str]:
    """Canaries, in lower case, that stand in bytes; digits inside a hash stand there by chance."""
    text = content.lower()
    return [
        canary
        for canary in canaries
        if re.search(rb"(?<![0-9a-f])" + re.escape(canary.encode()) + rb"(?![0-9a-f])", text)
        or (not canary.isdigit() and canary.encode() in text)
    ]


@cache
def detector() -> Detector:
    """The shipped detector; loading it takes seconds, so once per test process."""
    return load_detector(lexicon())


@cache
def _no_certificates() -> ssl.SSLContext:
    """Loading the system's certificates takes longer than a request, and nothing here is reached by TLS."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


@cache
def _shipped_policy() -> dict[str, Any]:
    return yaml.safe_load(POLICIES.read_text(encoding="utf-8"))


def write_policy(directory: Path, **sections: Any) -> Path:
    """The shipped policy with other sections."""
    path = directory / "policies.yaml"
    path.write_text(json.dumps(_shipped_policy() | sections, default=str), encoding="utf-8")
    return path


# ------------------------------------------------------------------ what serves


@dataclass
class Gateway:
    """A gateway that serves.

    `api` and `admin` are base URLs without a path; `services` is there only in process.
    """

    api: str
    admin: str
    state: Path
    services: Services | None = field(default=None, repr=False)
    gate: Gate | None = field(default=None, repr=False)
    reloader: Reloader | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        """Base URL as clients get it."""
        return f"{self.api}/v1"

    @property
    def chat(self) -> str:
        return f"{self.url}/chat/completions"

    @property
    def address(self) -> tuple[str, int]:
        host, _, port = self.api.removeprefix("http://").rpartition(":")
        return host, int(port)

    def client(self, key: str = "local-trial", **more: Any) -> AsyncOpenAI:
        """The official client, which must not hide a failure by trying again."""
        transport = DefaultAsyncHttpxClient(verify=_no_certificates(), timeout=PATIENCE)
        return AsyncOpenAI(base_url=self.url, api_key=key, max_retries=0, http_client=transport, **more)

    def records(self) -> list[dict[str, Any]]:
        """Every line of the audit trail, oldest file first."""
        files = sorted((self.state / "audit").glob("*.jsonl"), key=lambda path: path.stat().st_mtime_ns)
        return [json.loads(line) for path in files for line in path.read_text(encoding="ascii").splitlines()]

    def kinds(self, kind: str) -> list[dict[str, Any]]:
        return [record for record in self.records() if record["kind"] == kind]

    def assert_trail(self, upstream: ScriptedUpstream | None = None) -> None:
        """The trail verifies, and nothing reached the upstream without a decision on record."""
        report = verify([self.state / "audit"])
        assert report.ok, report.findings
        if upstream is not None:
            seen = [received for received in upstream.received if received.method == "POST"]
            assert len(self.kinds("decided")) >= len(seen)


@asynccontextmanager
async def serving(
    state: Path,
    upstream: str | None = None,
    *,
    parts: Parts | None = None,
    policies: Path = POLICIES,
    environ: Mapping[str, str] | None = None,
    load: bool = False,
) -> AsyncIterator[Gateway]:
    """The real gateway in this process, with the shipped policy, a fixed root key (so that a keyed hash does not by
    chance hold what must be absent) and the shipped detector (loaded once) unless told otherwise."""
    parts = parts or Parts()
    parts.detector = parts.detector or (None if load else detector())
    lexicon()  # once, and before it stands in for the loading
    settings = Settings(policies, ANYWHERE, ANYWHERE, state, upstream, FIXED_KEY if environ is None else environ)
    with mock.patch("gateway.app.Lexicon.load", lexicon), mock.patch("gateway.app._DRAIN_SECONDS", DRAIN):
        stack = contextlib.AsyncExitStack()
        it = await stack.enter_async_context(running(settings, parts))
    async with stack:
        yield Gateway(it.api, it.admin, state, it.services, it.gate, it.reloader)


@dataclass
class Process(Gateway):
    """``python -m gateway serve`` as a process of its own."""

    child: asyncio.subprocess.Process = field(kw_only=True)
    greeting: str = ""
    _stdout: asyncio.Task[bytes] = field(kw_only=True, repr=False)

    async def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str, str]:
        """Send a signal and wait for the end: exit code, stdout, stderr."""
        if self.child.returncode is None:
            self.child.send_signal(how)
        async with asyncio.timeout(PATIENCE):
            assert self.child.stderr is not None
            errors = await self.child.stderr.read()
            code, out = await self.child.wait(), await self._stdout
        return code, out.decode(), self.greeting + errors.decode()


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "gateway", *arguments]


def environment(**more: str) -> dict[str, str]:
    """An environment without provider keys and proxies."""
    given = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": "/nonexistent", "XDG_CACHE_HOME": str(CACHES)}
    return given | more


@asynccontextmanager
async def process(
    state: Path, *arguments: str, policies: Path = POLICIES, environ: Mapping[str, str] | None = None
) -> AsyncIterator[Process]:
    """Start ``serve`` on free ports, wait until it listens, and kill it at the end if it still runs."""
    anywhere = ("--listen", "127.0.0.1:0", "--admin-listen", "127.0.0.1:0")
    given = ("--policies", str(policies), "--state", str(state), *arguments)
    pipe = asyncio.subprocess.PIPE
    child = await asyncio.create_subprocess_exec(
        *command("serve", *anywhere, *given), cwd=ROOT, env=environment(**(environ or {})), stdout=pipe, stderr=pipe
    )
    assert child.stdout is not None
    assert child.stderr is not None
    stdout = asyncio.ensure_future(child.stdout.read())
    try:
        greeting = (await asyncio.wait_for(child.stderr.readline(), PATIENCE)).decode()
        assert "listens on" in greeting, greeting + (await child.stderr.read()).decode()
        words = greeting.replace(")", "").split()
        api = words[words.index("on") + 1].removesuffix("/v1")
        yield Process(api, words[-1], state, child=child, greeting=greeting, _stdout=stdout)
    finally:
        if child.returncode is None:
            child.kill()
        await child.wait()
        await stdout


# ------------------------------------------------------------------ an audit trail to look at or to break


class Disk:
    """The disk under the audit file: `fault`, if set, is raised (or waited for) by every write."""

    def __init__(self) -> None:
        self.fault: BaseException | None = None
        self.gate: Any = None  # a threading.Event that a write waits for

    def write(self, fd: int, data: bytes) -> int:
        if self.gate is not None:
            self.gate.wait(PATIENCE)
        if self.fault is not None:
            raise self.fault
        return os.write(fd, data)


class WatchedSink(FileSink):
    """The file sink, and a queue of what is durable."""

    written: asyncio.Queue[Any]

    async def append(self, record: Any, subjects: Any = ()) -> None:
        await super().append(record, subjects)
        self.written.put_nowait(record)


def file_sink_of(kind: type[FileSink], state: Path, config: Config, **more: Any) -> FileSink:
    """What the gateway does to open its audit directory, with another class."""
    key = load_key(state / "keys" / "audit.key")
    return kind(state / "audit", queue=config.limits.audit_queue, key=key, **more)


@dataclass
class Trail:
    """Makes the audit sink of a gateway (`Parts.sink`) on a disk that can break; `written` tells what is durable."""

    disk: Disk = field(default_factory=Disk)
    timeout: float = 5.0
    written: asyncio.Queue[Any] = field(default_factory=asyncio.Queue)

    def __call__(self, state: Path, config: Config) -> FileSink:
        system = System(write=self.disk.write, probe_interval=0.02)
        sink = file_sink_of(WatchedSink, state, config, timeout=self.timeout, system=system)
        assert isinstance(sink, WatchedSink)
        sink.written = self.written
        return sink

    async def wait_for(self, kind: str) -> Any:
        """The next durable record of a kind."""
        async with asyncio.timeout(PATIENCE):
            while (record := await self.written.get()).kind != kind:
                pass
        return record


# ------------------------------------------------------------------ an upstream that waits


class Until(Pause):
    """A step that waits until the test sets the event."""

    def __init__(self, event: asyncio.Event) -> None:
        object.__setattr__(self, "seconds", 0.0)
        object.__setattr__(self, "event", event)


class WhenRead(Pause):
    """A step that waits until the test has read what came before it and says so with `GatedUpstream.go`."""


READ = WhenRead(0)


class GatedUpstream(ScriptedUpstream):
    """A scripted upstream that also plays `Until` and `READ`."""

    def __init__(self, script: scripted.Script | None = None) -> None:
        super().__init__(script)
        self.go = asyncio.Event()

    def assert_absent(self, values: Iterable[str]) -> None:
        """See the base class; the port in the Host header is no value, although it may look like one."""
        self.wire = self.wire.replace(f"Host: 127.0.0.1:{self.port}".encode(), b"Host: upstream")
        super().assert_absent(values)

    async def _play(self, request: web.BaseRequest, answer: Answer) -> web.StreamResponse:
        if not any(isinstance(step, Until | WhenRead) for step in answer.steps):
            return await super()._play(request, answer)
        response = web.StreamResponse(status=answer.status, headers=answer.headers)
        for step in answer.steps:
            if isinstance(step, Until):
                await step.event.wait()
            elif isinstance(step, WhenRead):
                await self.go.wait()
            elif isinstance(step, bytes):
                await response.prepare(request)
                await response.write(step)
            else:
                await scripted._disturb(request, step)
        await response.write_eof()
        return response


def bodies(upstream: ScriptedUpstream) -> list[Any]:
    """What the upstream received, decoded."""
    return [json.loads(received.body) for received in upstream.received if received.body]


# ------------------------------------------------------------------ talking HTTP by hand


def browser(**more: Any) -> aiohttp.ClientSession:
    """A session that gives up in time."""
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=PATIENCE), **more)


async def get(url: str) -> tuple[int, bytes]:
    async with browser() as session, session.get(url) as response:
        return response.status, await response.read()


async def post(
    gateway: Gateway, body: Any, *, headers: Mapping[str, str] | None = None
) -> tuple[int, Mapping[str, str], bytes]:
    """One POST without the client's help; `body` is sent as it is if it is bytes."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    sent = {"content-type": "application/json", **(headers or {})}
    async with browser() as session, session.post(gateway.chat, data=data, headers=sent) as response:
        return response.status, response.headers, await response.read()


@asynccontextmanager
async def connection(gateway: Gateway) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """A connection of one's own."""
    reader, writer = await asyncio.open_connection(*gateway.address)
    try:
        async with asyncio.timeout(PATIENCE):
            yield reader, writer
    finally:
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()


async def raw(gateway: Gateway, request: bytes) -> bytes:
    """Send bytes and return everything until the gateway closes the connection."""
    async with connection(gateway) as (reader, writer):
        writer.write(request)
        return await reader.read()


def request_bytes(head: str, *headers: str, body: bytes = b"") -> bytes:
    """An HTTP/1.1 request whose answer ends the connection."""
    lines = [head, "Host: localhost", "Connection: close", *headers]
    if body and not any(line.lower().startswith(("content-length", "transfer-encoding")) for line in headers):
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def error_of(body: bytes, planted: Sequence[str] = ()) -> dict[str, Any]:
    """The error object of a body: all four keys, and nothing that the client planted."""
    text = body.decode()
    for value in planted:
        assert value.casefold() not in text.casefold(), f"{value!r} is in the error: {text}"
    error = json.loads(text)["error"]
    assert set(error) == ERROR_KEYS
    return error


def sse_data(body: bytes) -> Iterator[Any]:
    """The decoded events of a stream; [DONE] as it is."""
    for line in body.decode().splitlines():
        if line.startswith("data: "):
            yield line[6:] if line == "data: [DONE]" else json.loads(line[6:])


def text_of(events: Sequence[Any], index: int = 0) -> str:
    """The text of one choice, deltas added up."""
    return "".join(
        choice["delta"].get("content") or ""
        for event in events
        if isinstance(event, dict)
        for choice in event.get("choices", ())
        if choice["index"] == index
    )
