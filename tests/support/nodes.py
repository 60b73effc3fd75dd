"""Node.js with the npm client, installed from the lock file of the examples."""

from __future__ import annotations

import asyncio
import os
import shutil
from pathlib import Path

import pytest

from tests.support.gateway import ROOT, environment

NODE = ROOT / "examples" / "node"
INSTALL_SECONDS = 90.0

needs_node = pytest.mark.skipif(
    not (shutil.which("node") and shutil.which("npm")), reason="Node.js or npm is missing: make system"
)


async def run(
    *command: str, cwd: Path, seconds: float = 60.0, stdin: bytes = b"", errors: bool = True, **environ: str
) -> tuple[int, str]:
    """Exit code, and what it printed; with `errors`, on standard error too."""
    pipe = asyncio.subprocess.PIPE
    child = await asyncio.create_subprocess_exec(
        *command,
        cwd=cwd,
        env=environment(**environ),
        stdin=pipe,
        stdout=pipe,
        stderr=asyncio.subprocess.STDOUT if errors else None,
    )
    try:
        async with asyncio.timeout(seconds):
            out, _ = await child.communicate(stdin)
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    assert child.returncode is not None
    return child.returncode, out.decode()


async def with_client(here: Path, *programs: Path) -> Path:
    """Make a folder with these programs and the npm client; skip the test where no registry is found."""
    return await with_packages(here, NODE, *programs)


async def with_packages(here: Path, source: Path, *programs: Path) -> Path:
    """Make a folder with these programs and what the lock file of `source` names."""
    here.mkdir()
    for path in (*programs, source / "package.json", source / "package-lock.json"):
        shutil.copy(path, here)
    if (source / "node_modules").is_dir():
        (here / "node_modules").symlink_to(source / "node_modules")
        return here
    install = ("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts")
    try:
        code, out = await run(*install, cwd=here, seconds=INSTALL_SECONDS, **npm_settings())
    except TimeoutError:
        code, out = 1, "no answer in time"
    if code != 0:
        pytest.skip(f"npm ci found no registry: {out.strip().splitlines()[-1][:120]}")
    return here


def npm_settings() -> dict[str, str]:
    """Where the user has told npm to look for its registry and its cache."""
    names = ("HOME", "HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "NO_PROXY", "no_proxy")
    return {
        name: value
        for name, value in os.environ.items()
        if name in names or name.lower().startswith("npm_config_") or name == "NODE_EXTRA_CA_CERTS"
    }
