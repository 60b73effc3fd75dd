"""The examples run, against the gateway as it is shipped: same policy, no key, demo upstream."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.support.gateway import ROOT, Gateway, environment, serving

EXAMPLES = ROOT / "examples"
NODE = EXAMPLES / "node"
INSTALL_SECONDS = 90.0


async def run(*command: str, cwd: Path = EXAMPLES, seconds: float = 60.0, **environ: str) -> tuple[int, str]:
    """Exit code, and what it printed."""
    pipe = asyncio.subprocess.PIPE
    child = await asyncio.create_subprocess_exec(
        *command, cwd=cwd, env=environment(**environ), stdout=pipe, stderr=asyncio.subprocess.STDOUT
    )
    try:
        async with asyncio.timeout(seconds):
            out, _ = await child.communicate()
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    assert child.returncode is not None
    return child.returncode, out.decode()


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


@pytest.mark.skipif(not (shutil.which("node") and shutil.which("npm")), reason="Node.js or npm is missing: make system")
async def test_node(tmp_path: Path) -> None:
    """So do those with the npm client, installed from its lock file: chat completions and responses."""
    here = tmp_path / "node"
    here.mkdir()
    for name in ("conversation.mjs", "responses.mjs", "package.json", "package-lock.json"):
        shutil.copy(NODE / name, here)
    if (NODE / "node_modules").is_dir():
        (here / "node_modules").symlink_to(NODE / "node_modules")
    else:
        install = ("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts")
        try:
            code, out = await run(*install, cwd=here, seconds=INSTALL_SECONDS, **npm_settings())
        except TimeoutError:
            code, out = 1, "no answer in time"
        if code != 0:
            pytest.skip(f"npm ci found no registry: {out.strip().splitlines()[-1][:120]}")
    for number, program in enumerate(("conversation.mjs", "responses.mjs")):
        async with serving(tmp_path / f"state{number}") as gateway:
            await converses(gateway, "node", program, cwd=here)


def npm_settings() -> dict[str, str]:
    """Where the user has told npm to look for its registry and its cache."""
    names = ("HOME", "HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "NO_PROXY", "no_proxy")
    return {
        name: value
        for name, value in os.environ.items()
        if name in names or name.lower().startswith("npm_config_") or name == "NODE_EXTRA_CA_CERTS"
    }
