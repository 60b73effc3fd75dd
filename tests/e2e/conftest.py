"""Tests with real servers run on the event loop that `serve` uses; every upstream is a real server, too."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping

import pytest
import uvloop

from tests.support.gateway import GatedUpstream


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], uvloop.Loop]]:
    return {"uvloop": uvloop.new_event_loop}


@pytest.fixture
async def upstream() -> AsyncIterator[GatedUpstream]:
    """An upstream that echoes; a test sets `upstream.script` to have it say something else."""
    async with GatedUpstream() as server:
        yield server
