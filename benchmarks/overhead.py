"""CPU per request of the gateway against a raw pass-through in the same run: ``make bench``.

Interleaved rounds; CPU time of the whole process from the kernel's own accounting; medians over the rounds. A first
version: it times whole requests and streams at one concurrency. Targets, agents and soak runs come later.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import platform
import socket
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import aiohttp

from benchmarks.texts import text
from benchmarks.upstream import CHUNKS

HERE = Path(__file__).parent
TICKS = os.sysconf("SC_CLK_TCK")
REQUESTS = {"short": 300, "medium": 120, "large": 8, "stream": 60}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def process(*command: str) -> Iterator[int]:
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=HERE.parent)
    try:
        yield child.pid
    finally:
        child.terminate()
        child.wait(30)


def cpu_ms(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / TICKS


def rss_mb(pid: int) -> float:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


async def ready(url: str) -> None:
    async with aiohttp.ClientSession() as session:
        for _ in range(600):
            with contextlib.suppress(aiohttp.ClientError):
                async with session.post(url, json={"model": "m", "messages": [{"role": "user", "content": "x"}]}) as r:
                    if r.status == 200:
                        return
            await asyncio.sleep(0.1)
    raise SystemExit(f"{url} does not answer")


async def load(url: str, pid: int, kind: str, tag: int, concurrency: int) -> float:
    """Send the requests of one cell and return CPU milliseconds per request."""
    size = "medium" if kind == "stream" else kind
    queue = iter(range(REQUESTS[kind]))
    before = cpu_ms(pid)

    async def worker(session: aiohttp.ClientSession) -> None:
        for number in queue:
            body = {"model": "m", "messages": [{"role": "user", "content": text(size, tag + number)}]}
            async with session.post(url, json=body | ({"stream": True} if kind == "stream" else {})) as response:
                await response.read()
                if response.status != 200:
                    raise SystemExit(f"{url} answered {response.status}")

    async with aiohttp.ClientSession(json_serialize=_compact) as session:
        await asyncio.gather(*(worker(session) for _ in range(concurrency)))
    return (cpu_ms(pid) - before) / REQUESTS[kind]


def _compact(value: object) -> str:
    import json  # noqa: PLC0415 - beside its only use

    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


async def measure(rounds: int, concurrency: int) -> None:
    ports = [free_port() for _ in range(4)]
    upstream = f"http://127.0.0.1:{ports[0]}"
    with contextlib.ExitStack() as stack:
        state = stack.enter_context(tempfile.TemporaryDirectory())
        stack.enter_context(process(sys.executable, str(HERE / "upstream.py"), str(ports[0])))
        floor = stack.enter_context(process(sys.executable, str(HERE / "floor.py"), str(ports[1]), upstream))
        gateway = stack.enter_context(
            process(
                sys.executable, "-m", "gateway", "serve", "--listen", f"127.0.0.1:{ports[2]}", "--admin-listen",
                f"127.0.0.1:{ports[3]}", "--upstream", f"{upstream}/v1", "--state", state,
            )
        )  # fmt: skip
        urls = {
            pid: f"http://127.0.0.1:{port}/v1/chat/completions"
            for pid, port in ((floor, ports[1]), (gateway, ports[2]))
        }
        for url in urls.values():
            await ready(url)
        cells: dict[tuple[int, str], list[float]] = {}
        for number in range(rounds):
            for kind in REQUESTS:
                for pid, url in urls.items():
                    cost = await load(url, pid, kind, number * 10_000, concurrency)
                    cells.setdefault((pid, kind), []).append(cost)
        report(cells, floor, gateway, rounds, concurrency)


def report(cells: dict[tuple[int, str], list[float]], floor: int, gateway: int, rounds: int, concurrency: int) -> None:
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{machine}; {rounds} interleaved rounds,")
    print(f"concurrency {concurrency}; CPU milliseconds per request (stream: {CHUNKS} chunks), medians\n")
    print("| request | floor | gateway | above the floor | ratio |")
    print("|---|---:|---:|---:|---:|")
    for kind in REQUESTS:
        low, high = (statistics.median(cells[pid, kind]) for pid in (floor, gateway))
        ratio = f"{high / low:.1f}" if low else "-"
        print(f"| {kind} | {low:.2f} | {high:.2f} | {high - low:.2f} | {ratio} |")
    print(f"\nRSS: floor {rss_mb(floor):.0f} MB, gateway {rss_mb(gateway):.0f} MB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--concurrency", type=int, default=4)
    options = parser.parse_args()
    asyncio.run(measure(options.rounds, options.concurrency))
