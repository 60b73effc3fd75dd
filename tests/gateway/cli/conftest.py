"""Runs commands in this process, with the detector loaded once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gateway.cli import run
from tests.support.gateway import POLICIES, detector

Cli = Callable[..., int]


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cli:
    """Run a command with the shipped policy at hand, an empty environment, and a working directory of its own."""
    for module in ("gateway.app", "gateway.cli.detect", "gateway.cli.inspect"):
        monkeypatch.setattr(f"{module}.load_detector", lambda *_: detector())
    monkeypatch.setattr("gateway.cli.configure", lambda *_: None)
    (tmp_path / "policies.yaml").write_text(POLICIES.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return lambda *arguments, **environ: run(arguments, environ)
