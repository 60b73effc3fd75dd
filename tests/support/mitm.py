"""The forward proxy for tests: the real command, the real mitmproxy, and connections by hand."""

from __future__ import annotations

import argparse
import asyncio
import base64
import json
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import pytest

from gateway.cli.mitm import COMMAND, settings_of
from gateway.config import load_config
from tests.support.gateway import PATIENCE, ROOT, command, environment

PYTHON = ROOT / ".venv-mitm" / "bin" / "python"
needs_mitmproxy = pytest.mark.skipif(not PYTHON.is_file(), reason="mitmproxy's environment is missing: make mitm")
KEY = "desk-key"


def basic(key: str = KEY, user: str = "laptop") -> str:
    """A header as clients make it of ``http://user:key@proxy``."""
    return "Proxy-Authorization: Basic " + base64.b64encode(f"{user}:{key}".encode()).decode()


@dataclass
class Proxy:
    """A proxy that runs; `said` is what it has written so far, on both outputs."""

    address: str
    confdir: Path
    child: asyncio.subprocess.Process
    said: bytearray = field(default_factory=bytearray)

    @property
    def ca(self) -> Path:
        return self.confdir / "mitmproxy-ca-cert.pem"

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    def url(self, key: str = KEY) -> str:
        """As HTTPS_PROXY has it."""
        return self.address.replace("http://", f"http://laptop:{key}@").replace("0.0.0.0", "127.0.0.1")

    def trust(self, *alpn: str) -> ssl.SSLContext:
        """A context that trusts the proxy's CA and nothing else."""
        context = ssl.create_default_context(cafile=str(self.ca))
        if alpn:
            context.set_alpn_protocols(list(alpn))
        return context

    def events(self) -> list[dict[str, Any]]:
        """What it has told its operator."""
        return [json.loads(line) for line in self.said.decode().splitlines()]

    async def connect(self, target: str, *headers: str) -> tuple[bytes, asyncio.StreamReader, asyncio.StreamWriter]:
        """Ask for a tunnel by hand; the head of the answer, and the connection."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write("\r\n".join([f"CONNECT {target} HTTP/1.1", f"Host: {target}", *headers, "", ""]).encode())
        async with asyncio.timeout(PATIENCE):
            head = await reader.readuntil(b"\r\n\r\n")
        return head, reader, writer

    async def through(
        self, target: str, request: bytes, *, sni: str | None = None, context: ssl.SSLContext | None = None, **more: str
    ) -> bytes:
        """CONNECT, TLS with `sni` (the target's host if None, none if ""), one request; everything that comes back."""
        head, reader, writer = await self.connect(
            target, *([more.get("auth", basic())] if more.get("auth") != "" else [])
        )
        if b" 200 " not in head.split(b"\r\n")[0] + b" ":
            writer.close()
            return head
        context = context or self.trust()
        context.check_hostname = False
        name = target.rpartition(":")[0] if sni is None else sni
        try:
            async with asyncio.timeout(PATIENCE):
                await writer.start_tls(context, server_hostname=name or None)
                writer.write(request)
                return await reader.read()
        finally:
            writer.close()

    async def raw(self, request: bytes) -> bytes:
        """Bytes to the proxy itself, and everything that comes back."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(request)
            async with asyncio.timeout(PATIENCE):
                return await reader.read()
        finally:
            writer.close()


@asynccontextmanager
async def proxying(
    directory: Path, gateway: str, policies: Path, *more: str, listen: str = "127.0.0.1:0", addon: Path | None = None
) -> AsyncIterator[Proxy]:
    """Start ``privacy-gateway mitm`` on a free port, wait until it listens, and stop it at the end.

    With `addon` that folder is run with the same settings, in place of the command.
    """
    confdir = directory / "mitm"
    given = ["--policies", str(policies), "--gateway", gateway, "--confdir", str(confdir), "--listen", listen, *more]
    line = command("mitm", *given) if addon is None else [str(PYTHON), "-I", str(addon), _settings(given)]
    pipe = asyncio.subprocess.PIPE
    child = await asyncio.create_subprocess_exec(
        *line,
        cwd=ROOT, env=environment(OPENAI_API_KEY="sk-of-the-provider"), stdout=pipe, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    assert child.stdout is not None
    said = bytearray()
    reading: asyncio.Task[None] | None = None
    try:
        async with asyncio.timeout(PATIENCE):
            said += await child.stdout.readline()
        assert b'"listening"' in said, (said + await child.stdout.read()).decode()
        proxy = Proxy(json.loads(said)["address"], confdir, child, said)
        reading = asyncio.ensure_future(_read(child.stdout, said))
        yield proxy
        child.terminate()
        async with asyncio.timeout(PATIENCE):
            assert await child.wait() == 0, said.decode()
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
        if reading is not None:
            await reading


def _settings(given: list[str]) -> str:
    parser = argparse.ArgumentParser()
    COMMAND.arguments(parser)
    options = parser.parse_args(given)
    return json.dumps(settings_of(options, load_config(options.policies, {})))


async def _read(stream: asyncio.StreamReader, into: bytearray) -> None:
    while data := await stream.read(65536):
        into += data


class Trap:
    """A server that must not be reached, or whose bytes are looked at: it counts connections and sends back what comes.

    With `tls` it is one of those that are tunnelled: its own certificate must reach the client.
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.connections = 0
        self.wire = bytearray()
        self._tls = tls

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self._tls)
        self.port: int = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        while data := await reader.read(65536):
            self.wire += data
            writer.write(
                b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\ntrap"
                if b"HTTP/1.1" in data
                else data
            )
            await writer.drain()
            if b"HTTP/1.1" in data:
                break
        writer.close()
