"""The examples run, against the gateway as it is shipped: same policy, no key, demo upstream."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.support.gateway import ROOT, Gateway, serving
from tests.support.nodes import NODE, needs_node, run, with_client

EXAMPLES = ROOT / "examples"


async def converses(gateway: Gateway, *command: str, cwd: Path = EXAMPLES) -> None:
    """The program ends well, and printed what came back."""
    code, out = await run(*command, cwd=cwd, OPENAI_BASE_URL=gateway.url)
    assert code == 0, out
    assert out.rstrip().endswith("OK: the real values came back every time.")
    assert "x-privacy-class: red" in out
    assert "x-privacy-upstream: demo" in out
    assert "98765" in out
    assert "[persönlicher Anlass]" in out
    assert "SURNAME_" not in out
    assert len(gateway.kinds("decided")) == 4


async def test_python(tmp_path: Path) -> None:
    """The Python example prints what came back and ends well."""
    async with serving(tmp_path) as gateway:
        await converses(gateway, sys.executable, "conversation.py")


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is missing: make system")
async def test_curl(tmp_path: Path) -> None:
    """So does the one with nothing but curl."""
    async with serving(tmp_path) as gateway:
        await converses(gateway, str(EXAMPLES / "conversation.sh"))


@needs_node
async def test_node(tmp_path: Path) -> None:
    """So do those with the npm client, installed from its lock file: chat completions and responses."""
    programs = ("conversation.mjs", "responses.mjs")
    here = await with_client(tmp_path / "node", *(NODE / name for name in programs))
    for number, program in enumerate(programs):
        async with serving(tmp_path / f"state{number}") as gateway:
            await converses(gateway, "node", program, cwd=here)
