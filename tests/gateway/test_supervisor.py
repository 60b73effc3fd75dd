"""Several processes behind one port, as real processes."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from gateway.audit_verify import verify
from gateway.config import parse_config
from gateway.problems import ConfigError
from gateway.supervisor import merged, refuse_what_workers_cannot_share
from tests.support.gateway import Process, get, post, process

pytestmark = pytest.mark.timeout(240)
ASK = {"model": "m", "messages": [{"role": "user", "content": "Herr Ben Obermüller fragt nach der Rechnung."}]}


async def ask(gateway: Process, times: int) -> list[int]:
    """Each over a connection of its own, so that the kernel hands them out."""
    return [(await post(gateway, ASK))[0] for _ in range(times)]


def children(pid: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def workers(gateway: Process) -> list[int]:
    """Processes that run a gateway: the helper of `multiprocessing` is none."""
    found = children(gateway.child.pid)
    return [pid for pid in found if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]


async def test_workers_share_a_port_and_one_that_dies_is_replaced(tmp_path: Path) -> None:
    async with process(tmp_path, "--workers", "2") as gateway:
        assert set(await ask(gateway, 40)) == {200}
        files = list((tmp_path / "audit").glob("*.jsonl"))
        assert len(files) == 2
        assert all(b'"decided"' in path.read_bytes() for path in files)
        status, body = await get(f"{gateway.admin}/metrics")
        decided = {
            sample.labels["worker"]: sample.value
            for family in text_string_to_metric_families(body.decode())
            for sample in family.samples
            if sample.name == "privacy_gateway_requests_total" and sample.labels["outcome"] == "ok"
        }
        assert (status, set(decided), sum(decided.values())) == (200, {"0", "1"}, 40)
        first, other = workers(gateway)
        os.kill(first, signal.SIGKILL)
        async with asyncio.timeout(90):
            while workers(gateway) == [other] or (await get(f"{gateway.admin}/readyz"))[0] != 200:
                await asyncio.sleep(0.1)
        assert set(await ask(gateway, 20)) == {200}
        code, out, _ = await gateway.stop()
        assert code == 0
        assert '"worker_lost"' in out
    report = verify([tmp_path / "audit"])
    assert report.ok
    assert sorted(finding.what for finding in report.findings) == ["crashed"]
    assert sum(path.read_bytes().count(b'"kind":"decided"') for path in (tmp_path / "audit").glob("*.jsonl")) == 60


async def test_workers_of_a_supervisor_that_has_gone_stop_by_themselves(tmp_path: Path) -> None:
    async with process(tmp_path, "--workers", "2") as gateway:
        left = workers(gateway)
        gateway.child.kill()
        async with asyncio.timeout(60):
            while any(Path(f"/proc/{pid}/stat").exists() and not _zombie(pid) for pid in left):
                await asyncio.sleep(0.1)
    assert verify([tmp_path / "audit"]).findings == ()


def _zombie(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


POLICY = """
version: 1
upstreams:
  - {name: house, provider: openai_compatible, base_url: "http://127.0.0.1:9/v1", receives: [green], models: ["*"]}
"""


@pytest.mark.parametrize(
    "more",
    [
        "state: {allow: [responses]}",
        'principals: [{name: a, keys: ["sha256:KEY"], classes: [green], models: ["*"], limits: {requests_per_minute: 5}}]',
    ],
)
def test_what_is_counted_in_one_process_is_not_counted_in_two(more: str) -> None:
    policy = POLICY + more.replace("KEY", "a" * 64)
    with pytest.raises(ConfigError, match=r"replicas\.valkey"):
        refuse_what_workers_cannot_share(parse_config(policy))
    refuse_what_workers_cannot_share(parse_config(policy + "\nreplicas: {valkey: {env: SHARED}}"))
    refuse_what_workers_cannot_share(parse_config(POLICY))


def test_metrics_of_several_processes_stay_apart_and_in_families() -> None:
    text = '# HELP a_total What.\n# TYPE a_total counter\na_total{x="y"} 1.0\n# HELP b What.\n# TYPE b gauge\nb 2.0\n'
    found = merged([(0, text), (2, text.replace("1.0", "5.0"))])
    assert found == (
        "# HELP a_total What.\n# TYPE a_total counter\n"
        'a_total{worker="0",x="y"} 1.0\na_total{worker="2",x="y"} 5.0\n'
        '# HELP b What.\n# TYPE b gauge\nb{worker="0"} 2.0\nb{worker="2"} 2.0\n'
    )
    assert len(list(text_string_to_metric_families(found))) == 2
