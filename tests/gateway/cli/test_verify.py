from __future__ import annotations

import asyncio

from filters.detection import Segment
from gateway.cli import verify
from tests.support.gateway import detector, process


def test_the_shipped_gateway_passes(cli, capsys):
    """Seven ways: chat, responses and messages, whole and streamed, and a tool call."""
    assert cli("verify") == 0
    out = capsys.readouterr().out
    assert "verdict: nothing planted left, everything came back" in out
    assert all(kind in out for kind in verify.PLANTED)


def test_a_detector_that_misses_something_is_caught(cli, capsys, monkeypatch):
    """A test that cannot fail proves nothing."""

    class Blind:
        def detect(self, segments):
            found = detector().detect([Segment(s.text, s.context) for s in segments])
            return [tuple(span for span in spans if span.label != "EMAIL") for spans in found]

    monkeypatch.setattr("gateway.app.load_detector", lambda *_: Blind())
    assert cli("verify") == 1
    out = capsys.readouterr().out
    assert "NOT IN ORDER" in out
    assert [line.split()[1] for line in out.splitlines() if line.startswith("e-mail")] == ["YES"]


async def test_a_running_gateway_can_be_put_to_the_test(tmp_path, cli, capsys, unused_tcp_port):
    recorder = f"127.0.0.1:{unused_tcp_port}"
    async with process(tmp_path / "state", "--upstream", f"http://{recorder}/v1") as gateway:
        code = await asyncio.to_thread(cli, "verify", "--gateway", gateway.url, "--record", recorder)
    assert code == 0
    assert "verdict: nothing planted left" in capsys.readouterr().out


async def test_a_gateway_that_sends_elsewhere_is_told(tmp_path, cli, capsys):
    """With the demo upstream nothing arrives at the recorder: no verdict of innocence."""
    async with process(tmp_path / "state") as gateway:
        code = await asyncio.to_thread(cli, "verify", "--gateway", gateway.url)
    assert code == 1
    assert "requests reached the recorder" in capsys.readouterr().out
