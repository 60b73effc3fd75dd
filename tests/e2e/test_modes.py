"""Shadow and pilot: what would have been done is on record, and clear text goes to self-hosted upstreams only."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openai
import pytest
from openai import AsyncOpenAI

from gateway.keys import hash_key
from tests.support.gateway import TICKET, GatedUpstream, Gateway, bodies, planted_in, serving, write_policy
from tests.support.upstream import echo

WORDS = "clear text leaves to self-hosted upstreams"
KEY = "pgw-" + "k" * 40


@asynccontextmanager
async def client_of(
    directory: Path, upstream: GatedUpstream, mode: dict[str, Any], **more: Any
) -> AsyncIterator[tuple[Gateway, AsyncOpenAI]]:
    client = {"name": "crm", "keys": [hash_key(KEY)], "classes": ["green", "yellow", "red"], "models": ["*"], **mode}
    own = {"name": "own", "provider": "openai_compatible", "base_url": upstream.url, "models": ["*"]}
    own |= {"receives": ["green", "yellow", "red"], "self_hosted": True} | more
    policies = write_policy(directory, principals=[client], upstreams=[own])
    async with serving(directory, policies=policies) as gateway, gateway.client(key=KEY) as openai_client:
        yield gateway, openai_client


async def ask(client: AsyncOpenAI, text: str = TICKET) -> str:
    answer = await client.chat.completions.create(model="m", messages=[{"role": "user", "content": text}])
    return answer.choices[0].message.content or ""


async def test_shadow_sends_text_as_it_is_and_records_what_would_have_been_done(
    tmp_path: Path, upstream: GatedUpstream
) -> None:
    upstream.script = echo()
    async with client_of(tmp_path, upstream, {"mode": "shadow", "untouched": WORDS}) as (gateway, client):
        assert await ask(client) == TICKET
    assert bodies(upstream)[0]["messages"][0]["content"] == TICKET
    (decided,) = gateway.kinds("decided")
    assert (decided["mode"], decided["would"], decided["upstream"], decided["sensitivity"]) == (
        "shadow",
        "own",
        "own",
        "red",
    )
    assert decided["entities"]["HEALTH/generalize"] == 1
    assert decided["entities"]["PERSON/token"] == 1
    assert planted_in(str(gateway.records())) == []


async def test_shadow_tells_of_a_request_that_would_have_been_refused(tmp_path: Path, upstream: GatedUpstream) -> None:
    mode = {"mode": "shadow", "untouched": WORDS, "entities": {"EMAIL": "block"}}
    async with client_of(tmp_path, upstream, mode) as (gateway, client):
        await ask(client)
    (decided,) = gateway.kinds("decided")
    assert decided["would"] == "privacy_policy_violation"
    assert decided["entities"]["EMAIL/block"] == 1


async def test_in_shadow_nothing_goes_to_a_vendor(tmp_path: Path, upstream: GatedUpstream) -> None:
    """An endpoint with every paper may receive the request, but not untouched."""
    today = date.today()  # noqa: DTZ011 - the gateway's clock is today's
    papers = {"reference": "AVV-1", "signed": str(today - timedelta(3)), "expires": str(today + timedelta(300))}
    vendor = {
        "self_hosted": False,
        "base_url": "https://llm.vendor.example/v1",
        "region": "EU",
        "agreement": papers | {"zero_retention": True},
    }
    async with client_of(tmp_path, upstream, {"mode": "shadow", "untouched": WORDS}, **vendor) as (gateway, client):
        with pytest.raises(openai.BadRequestError) as caught:
            await ask(client)
    assert "self-hosted" in caught.value.message
    assert upstream.received == []
    assert gateway.kinds("decided") == []


async def test_pilot_enforces_a_share_of_conversations_and_each_wholly(tmp_path: Path, upstream: GatedUpstream) -> None:
    mode = {"mode": "pilot", "pilot_percent": 50, "untouched": WORDS}
    async with client_of(tmp_path, upstream, mode) as (gateway, client):
        for number in range(24):
            for _ in range(2):
                await ask(client, f"Vorgang {number}: Frau Weber ruft an.")
    sent = [body["messages"][0]["content"] for body in bodies(upstream)]
    clear = ["Weber" in text for text in sent]
    assert clear[::2] == clear[1::2]  # a conversation stays on its side
    assert 4 <= sum(clear[::2]) <= 20
    modes = [record["mode"] for record in gateway.kinds("decided")]
    assert [mode == "shadow" for mode in modes] == clear
    assert set(modes) == {"shadow", "pilot"}
