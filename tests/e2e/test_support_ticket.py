"""The support ticket of the issue, through the official client: nothing planted leaves, the answer comes back whole."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from openai import AsyncOpenAI

from tests.support.gateway import PLANTED, TICKET, GatedUpstream, Gateway, bodies, planted_in, serving
from tests.support.upstream import echo, say

RESTORED = TICKET.replace("schwanger", "[persönlicher Anlass]")
SURNAMES = (
    "Schmidt Öztürk Wójcik Nowak Lindqvist Hoffmann Petrova Yılmaz Dąbrowski Castellanos Krüger Jovanović".split()
)
REASONS = ["health/pregnancy", "contact_data", "identifier", "name"]


async def ask(gateway: Gateway, *, stream: bool, model: str = "m") -> tuple[str, dict[str, str]]:
    """The answer's text and the response headers."""
    async with gateway.client() as client:
        wanted = {"model": model, "messages": [{"role": "user", "content": TICKET}], "stream": stream}
        response = await client.chat.completions.with_raw_response.create(**wanted)
        if not stream:
            return response.parse().choices[0].message.content or "", dict(response.headers)
        events = [event async for event in response.parse()]
        assert events[-1].choices[0].finish_reason == "stop"
        return "".join(event.choices[0].delta.content or "" for event in events), dict(response.headers)


@pytest.mark.parametrize("cut", [1, 4, 7, 1000])
@pytest.mark.parametrize("stream", [False, True], ids=["whole", "stream"])
async def test_nothing_planted_leaves_and_the_answer_is_whole(
    tmp_path: Path, upstream: GatedUpstream, stream: bool, cut: int
) -> None:
    """However the upstream cuts its answer, the client gets its own words back, the generalised ones excepted."""
    upstream.script = echo(cut=cut)
    async with serving(tmp_path, upstream.url) as gateway:
        text, headers = await ask(gateway, stream=stream)
    assert text == RESTORED
    upstream.assert_absent(PLANTED)
    assert "[persönlicher Anlass]" in bodies(upstream)[0]["messages"][0]["content"]
    assert headers["x-privacy-class"] == "red"
    assert headers["x-privacy-entities"] == "EMAIL=1, HEALTH=1, ID_NUMBER=2, PERSON=1"
    gateway.assert_trail(upstream)


@pytest.mark.parametrize("stream", [False, True], ids=["whole", "stream"])
async def test_the_demo_upstream_takes_a_red_request(tmp_path: Path, stream: bool) -> None:
    """With the shipped policy and no key, the built-in upstream quotes what it received, and the quote comes back."""
    async with serving(tmp_path) as gateway:
        text, headers = await ask(gateway, stream=stream, model="demo")
    assert RESTORED in text
    assert "Guten Tag Frau Weber," in text
    assert "unter weber@example.com." in text
    assert "schwanger" not in text
    assert (headers["x-privacy-class"], headers["x-privacy-upstream"]) == ("red", "demo")
    gateway.assert_trail()


async def test_the_decision_is_on_record_with_its_reasons(tmp_path: Path, upstream: GatedUpstream) -> None:
    """Class, reasons, counts and destination are in both records of the request, and nothing of its text is."""
    async with serving(tmp_path, upstream.url) as gateway:
        _, headers = await ask(gateway, stream=False)
    opened, decided, completed, closed = gateway.records()
    assert (opened["kind"], closed["kind"]) == ("opened", "closed")
    for record in (decided, completed):
        assert record["request_id"] == headers["x-privacy-request-id"] == headers["x-request-id"]
        assert (record["sensitivity"], record["reasons"], record["upstream"]) == ("red", REASONS, "override")
        assert record["entities"] == {
            "EMAIL/token": 1,
            "HEALTH/generalize": 1,
            "ID_NUMBER/token": 2,
            "PERSON/token": 1,
        }
        assert planted_in(str(record)) == []
    assert (completed["kind"], completed["outcome"], completed["status"]) == ("completed", "ok", 200)
    assert completed["restored"] == 4


async def test_what_the_client_says_of_itself_stays_here(tmp_path: Path, upstream: GatedUpstream) -> None:
    """User, safety identifier and cache key leave as keyed hashes; stored completions are switched off; no header of
    the client travels on.
    """
    async with serving(tmp_path, upstream.url) as gateway, gateway.client(key="client-key-4711") as client:
        await client.chat.completions.create(
            model="m",
            messages=[{"role": "user", "name": "Weber", "content": TICKET}],
            user="weber@example.com",
            safety_identifier="weber@example.com",
            prompt_cache_key="ticket-98765",
            store=True,
            metadata={"Kunde": "Frau Weber", "nr": "Kundennr. 4711"},
            stop=["Frau Weber"],
            extra_headers={"X-User-Email": "weber@example.com", "Cookie": "id=98765", "Referer": "https://x/weber"},
        )
    upstream.assert_absent([*PLANTED, "client-key", "OpenAI/", "stainless"])
    (sent,) = bodies(upstream)
    assert sent["store"] is False
    assert sent["user"] != sent["safety_identifier"]
    assert upstream.received[0].header("user-agent") == "llm-privacy-gateway"


async def test_two_conversations_share_no_token(tmp_path: Path, upstream: GatedUpstream) -> None:
    """The provider cannot see that two conversations are about one person."""
    async with serving(tmp_path, upstream.url) as gateway, gateway.client() as client:
        for first in ("Frau Weber fragt nach Rabatt.", "Frau Weber fragt nach Versand."):
            await client.chat.completions.create(model="m", messages=[{"role": "user", "content": first}])
    first, second = (body["messages"][0]["content"].split()[1] for body in bodies(upstream))
    assert first.startswith("SURNAME_")
    assert second.startswith("SURNAME_")
    assert first != second


async def test_parallel_requests_do_not_mix(tmp_path: Path, upstream: GatedUpstream) -> None:
    """Many conversations at once, whole and streamed, each about somebody else: each client reads its own words."""
    texts = [f"Frau {name} fragt nach Auftrag Nr. {8000 + i}." for i, name in enumerate(SURNAMES)]

    async def one(client: AsyncOpenAI, text: str, *, stream: bool) -> str:
        asked: Any = {"model": "m", "messages": [{"role": "user", "content": text}], "stream": stream}
        answer = await client.chat.completions.create(**asked)
        if not stream:
            return answer.choices[0].message.content or ""
        return "".join([event.choices[0].delta.content or "" async for event in answer])

    async with serving(tmp_path, upstream.url) as gateway, gateway.client() as client:
        said = await asyncio.gather(*(one(client, text, stream=i % 2 == 0) for i, text in enumerate(texts * 2)))
    assert said == texts * 2
    upstream.assert_absent(SURNAMES)
    gateway.assert_trail(upstream)


async def test_a_token_of_another_conversation_is_no_key(tmp_path: Path, upstream: GatedUpstream) -> None:
    """What was not issued in this exchange stays as it is: nobody can look values up through the gateway."""
    async with serving(tmp_path, upstream.url) as gateway, gateway.client() as client:
        await client.chat.completions.create(model="m", messages=[{"role": "user", "content": "Frau Weber fragt."}])
        token = bodies(upstream)[0]["messages"][0]["content"].split()[1]
        upstream.script = lambda request, _: say(request, f"Das ist {token}.")
        asked: Any = [{"role": "user", "content": "Herr Schmidt fragt."}]
        answer = await client.chat.completions.create(model="m", messages=asked)
        said = answer.choices[0].message.content
        answer = await client.chat.completions.create(
            model="m", messages=[{"role": "user", "content": f"Herr Schmidt fragt, wer {token} ist."}]
        )
    assert said == f"Das ist {token}."
    assert gateway.kinds("completed")[1]["unknown_tokens"] >= 1
    assert token not in bodies(upstream)[2]["messages"][0]["content"], "what a client types is no token of ours"


async def test_a_description_of_one_person_is_red_on_record(tmp_path: Path, upstream: GatedUpstream) -> None:
    """Nobody is named; the reason and the number of persons are in the record, and the request goes the red way."""
    upstream.script = echo(cut=7)
    text = "Der Bürgermeister der Stadt Haren hat sich beschwert. Frau Weber schrieb zuerst."
    async with serving(tmp_path, upstream.url) as gateway:
        async with gateway.client() as client:
            messages = [{"role": "user", "content": text}]
            answer = await client.chat.completions.with_raw_response.create(model="m", messages=messages)
            assert answer.headers["x-privacy-class"] == "red"
        decided = next(record for record in gateway.records() if record["kind"] == "decided")
    assert (decided["sensitivity"], decided["reasons"], decided["persons"]) == ("red", ["singling_out", "name"], 1)
