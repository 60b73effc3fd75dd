from __future__ import annotations

import aiohttp

from gateway.app import Parts
from tests.support.gateway import serving


async def get(url):
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return response.status, await response.text()


async def test_alive_ready_and_measured(tmp_path):
    async with serving(tmp_path) as gateway:
        assert (await get(f"{gateway.admin}/healthz"))[0] == 200
        assert await get(f"{gateway.admin}/readyz") == (200, '{"status": "ready", "problems": []}')
        status, text = await get(f"{gateway.admin}/metrics")
        assert status == 200
        assert "privacy_gateway_build_info" in text


async def test_not_ready_without_a_detector_or_a_sink(tmp_path):
    """A probe that means something: what makes requests fail makes it fail."""
    async with serving(tmp_path, parts=Parts()) as gateway:
        gateway.gate.enforced.pool.close()
        status, text = await get(f"{gateway.admin}/readyz")
        assert status == 503
        assert "detector" in text
        await gateway.services.sink.close()
        assert "audit" in (await get(f"{gateway.admin}/readyz"))[1]


async def test_the_api_is_not_on_the_admin_port(tmp_path):
    async with serving(tmp_path) as gateway:
        assert (await get(f"{gateway.admin}/v1/models"))[0] == 404
        assert (await get(f"{gateway.api}/metrics"))[0] == 404
