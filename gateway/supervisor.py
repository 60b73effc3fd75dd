"""Several processes on one machine behind one port (``--workers``): started, watched, and seen as one from outside.

Each worker is a gateway of its own, with its own audit segments; the kernel hands out connections among those that
listen on the port (SO_REUSEPORT, socket(7)). One that dies is started again; one that cannot even start ends all. The
admin port is the supervisor's: it asks every worker. Workers of a supervisor that has gone stop by themselves.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, Final

import aiohttp
import uvloop
from aiohttp import web

from gateway.app import Settings, running
from gateway.config import Config
from gateway.errors import GatewayError
from gateway.logs import configure, describe, get_logger
from gateway.problems import ConfigError, Problem

_START_SECONDS: Final = 120.0
_SHORT_LIFE: Final = 10.0  # seconds; one that dies sooner waits before it is started again
_PAUSE: Final = 5.0
_ASK: Final = aiohttp.ClientTimeout(total=5)


def refuse_what_workers_cannot_share(config: Config) -> None:
    """See that nothing is counted or kept in the memory of one process.

    Raises:
        ConfigError: it would be, so that a limit would count several times, or an object be known to one worker only.
    """
    limited = any(entry.limits.model_dump(exclude_none=True) for entry in config.principals)
    if config.replicas.valkey is None and (limited or config.state.allow):
        rule = "limits and stored objects are shared by a server: set replicas.valkey, or run one process"
        raise ConfigError([Problem("command line", 0, "--workers", rule)])


@dataclass(slots=True)
class _Worker:
    process: Any
    pipe: Connection
    admin: str
    since: float


class Supervisor:
    """Runs workers until it is told to stop.

    Args:
        settings: of each worker, but for its admin port.
        workers: how many, at least 2.
        level: of the log.
    """

    def __init__(self, settings: Settings, workers: int, level: str) -> None:
        self._socket, address = _reserved(settings.listen)
        self._settings = replace(
            settings, listen=address, admin_listen=("127.0.0.1", 0), environ=dict(settings.environ), shared_port=True
        )
        self._admin = settings.admin_listen
        self._level = level
        self._workers: dict[int, _Worker | None] = dict.fromkeys(range(workers))
        self._stopping = False

    async def run(self, greet: Callable[[str, str], None]) -> int:
        """Serve until a signal; return the exit code.

        Args:
            greet: told the base URLs of API and admin port once all workers serve.
        """
        loop = asyncio.get_running_loop()
        stop = asyncio.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(name, self._stop, stop)
        loop.add_signal_handler(signal.SIGHUP, self._tell, signal.SIGHUP)
        try:
            started = await asyncio.gather(*(self._start(number) for number in self._workers))
            if not all(started):
                return 1
            async with self._admin_port() as admin:
                host, port = self._settings.listen
                greet(f"http://{f'[{host}]' if ':' in host else host}:{port}", admin)
                watching = asyncio.gather(*(self._keep(number) for number in self._workers))
                await stop.wait()
                self._stopping = True
                self._tell(signal.SIGTERM)
                codes = await watching
        finally:
            self._stopping = True
            self._tell(signal.SIGTERM)
            await asyncio.gather(*(_ended(worker) for worker in self._workers.values() if worker is not None))
            self._socket.close()
        return max(codes)

    async def _start(self, number: int) -> bool:
        """Start a worker and wait until it serves; False if it does not, which it has said itself."""
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=work, args=(self._settings, self._level, theirs), name=f"worker-{number}")
        process.start()
        theirs.close()
        self._workers[number] = worker = _Worker(process, ours, "", time.monotonic())
        try:
            async with asyncio.timeout(_START_SECONDS):
                await _readable(ours.fileno())
            worker.admin = ours.recv()
        except (EOFError, OSError, TimeoutError):
            return False
        return True

    async def _keep(self, number: int) -> int:
        """Start it again whenever it has died; return its exit code once all shall end."""
        while True:
            worker = self._workers[number]
            if worker is not None:
                code = await _ended(worker)
                if self._stopping:
                    return code
                get_logger().error("worker_lost", pid=worker.process.pid, status=abs(code))
                if time.monotonic() - worker.since < _SHORT_LIFE:
                    await asyncio.sleep(_PAUSE)
            if self._stopping:
                return 1
            await self._start(number)

    def _stop(self, stop: asyncio.Event) -> None:
        if stop.is_set():  # asked twice: now
            self._tell(signal.SIGTERM)
        stop.set()

    def _tell(self, what: signal.Signals) -> None:
        for worker in self._workers.values():
            if worker is not None and worker.process.is_alive():
                worker.process.terminate() if what == signal.SIGTERM else os.kill(worker.process.pid, what)

    @contextlib.asynccontextmanager
    async def _admin_port(self) -> AsyncIterator[str]:
        app = web.Application()
        app.router.add_get("/healthz", _healthz)
        app.router.add_get("/readyz", self._readyz)
        app.router.add_get("/metrics", self._metrics)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, *self._admin).start()
            host, port = runner.addresses[-1][:2]
            yield f"http://{f'[{host}]' if ':' in host else host}:{port}"
        finally:
            await runner.cleanup()

    async def _readyz(self, _: web.Request) -> web.Response:
        """Ready if every worker is."""
        problems: list[str] = []
        for number, answer in await self._asked("/readyz", aiohttp.ClientResponse.json):
            told = answer["problems"] if answer is not None else ["does not answer"]
            problems += [f"worker {number}: {problem}" for problem in told]
        return web.json_response(
            {"status": "not ready" if problems else "ready", "problems": problems}, status=503 if problems else 200
        )

    async def _metrics(self, _: web.Request) -> web.Response:
        """What all count, each with the label ``worker``."""
        told = [(number, text) for number, text in await self._asked("/metrics", aiohttp.ClientResponse.text) if text]
        return web.Response(text=merged(told), headers={"content-type": "text/plain; version=0.0.4; charset=utf-8"})

    async def _asked(
        self, path: str, read: Callable[[aiohttp.ClientResponse], Awaitable[Any]]
    ) -> list[tuple[int, Any]]:
        """What each worker answers, None for one that does not."""

        async def one(worker: _Worker | None) -> Any:
            if worker is None or not worker.admin:
                return None
            try:
                async with session.get(worker.admin + path, headers={"accept": "text/plain"}) as response:
                    return await read(response)
            except (aiohttp.ClientError, TimeoutError, ValueError):
                return None

        async with aiohttp.ClientSession(timeout=_ASK) as session:
            answers = await asyncio.gather(*(one(worker) for worker in self._workers.values()))
        return list(zip(self._workers, answers, strict=True))


def merged(texts: Iterable[tuple[int, str]]) -> str:
    """Put the metrics of several processes together (Prometheus text format 0.0.4), families in one piece each."""
    families: dict[str, list[str]] = {}
    for number, text in texts:
        family: list[str] = []
        known = False
        for line in text.splitlines():
            if line.startswith("# HELP "):
                name = line.split(" ", 3)[2]
                known = name in families
                family = families.setdefault(name, [])
            if not line.startswith("#"):
                family.append(_labelled(line, number))
            elif not known:
                family.append(line)
    return "".join(f"{line}\n" for family in families.values() for line in family)


def _labelled(sample: str, number: int) -> str:
    name, brace, rest = sample.partition("{")
    if brace:
        return f'{name}{{worker="{number}",{rest}'
    name, _, value = sample.partition(" ")
    return f'{name}{{worker="{number}"}} {value}'


async def _healthz(_: web.Request) -> web.Response:
    return web.json_response({"status": "ok"})


def _reserved(address: tuple[str, int]) -> tuple[socket.socket, tuple[str, int]]:
    """Keep a port for all workers, also if any free one was asked for; it is bound here and listens nowhere.

    Raises:
        OSError: it is taken.
    """
    host, port = address
    family, kind, protocol, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    held = socket.socket(family, kind, protocol)
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        held.bind(where)
    except OSError:
        held.close()
        raise
    return held, (host, held.getsockname()[1])


async def _readable(descriptor: int) -> None:
    """Wait until there is something to read, or the end."""
    loop, there = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(descriptor, there.set)
    try:
        await there.wait()
    finally:
        loop.remove_reader(descriptor)


async def _ended(worker: _Worker) -> int:
    """Wait for its end."""
    await _readable(worker.process.sentinel)
    worker.process.join()
    worker.pipe.close()
    return int(worker.process.exitcode or 0)


def work(settings: Settings, level: str, pipe: Connection) -> None:
    """Be a worker: the entry of its process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of the terminal; the supervisor passes on what is meant
    configure(sys.stdout, level)
    try:
        uvloop.run(_work(settings, pipe))
    except (OSError, RuntimeError, GatewayError, ConfigError) as error:
        get_logger().error("internal_error", **describe(error))
        sys.stderr.write(f"privacy-gateway: cannot start: {error}\n")
        sys.exit(1)


async def _work(settings: Settings, pipe: Connection) -> None:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    loop.add_reader(pipe.fileno(), stop.set)  # the end: the supervisor has gone
    async with running(settings) as gateway:
        loop.add_signal_handler(signal.SIGHUP, gateway.reloader.ask)
        pipe.send(gateway.admin)
        await stop.wait()
        loop.remove_reader(pipe.fileno())
