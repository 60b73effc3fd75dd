"""Budgets with real processes, a real Valkey and many clients at a time."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any
from unittest import mock

import aiohttp
import openai
import pytest

from tests.support.gateway import FIXED_KEY, GatedUpstream, Gateway, browser, get, process, serving, write_policy
from tests.support.stateful import StatefulUpstream
from tests.support.upstream import Answer, Break, Received, completion, json_answer, sse_answer
from tests.support.valkeys import running_valkey

pytestmark = pytest.mark.timeout(240)

KEY = "sha256:" + hashlib.sha256(b"desk-key").hexdigest()
CLASSES = ["green", "yellow", "red"]


def policy(directory: Path, upstream: GatedUpstream, limits: dict[str, int], **more: Any) -> Path:
    principal = {"name": "desk", "keys": [KEY], "classes": CLASSES, "models": ["*"], "limits": limits}
    own = {
        "name": "own",
        "provider": "openai_compatible",
        "self_hosted": True,
        "base_url": upstream.url,
        "receives": CLASSES,
        "models": ["*"],
    }
    return write_policy(directory, principals=[principal], upstreams=[own], **more)


def answer_with(usage: int | None, status: int = 200) -> Any:
    def script(_request: Any, _received: Received) -> Answer:
        body = completion({"content": "ok"})
        body["usage"] = {"prompt_tokens": usage - 1, "completion_tokens": 1} if usage else None
        return json_answer(body if status < 400 else {"error": {"message": "x", "type": "x"}}, status=status)

    return script


async def ask(gateway: Gateway, max_tokens: int = 10) -> int:
    """Ask once; the status."""
    async with gateway.client("desk-key") as client:
        try:
            await client.chat.completions.create(
                model="m", messages=[{"role": "user", "content": "Hallo"}], max_tokens=max_tokens
            )
        except openai.APIStatusError as error:
            return error.status_code
    return 200


async def test_two_gateways_keep_one_budget(tmp_path: Path, upstream: GatedUpstream) -> None:
    """64 clients at a time: never more than the limit, nothing left at rest, what is not used is less than one request."""
    limit, each = 2_000, 60
    upstream.script = answer_with(each)
    with running_valkey() as valkey:
        environ = {**FIXED_KEY, "SHARED": valkey.connection_url}
        shared = {"valkey": {"env": "SHARED"}}
        policies = policy(tmp_path, upstream, {"tokens_per_day": limit, "concurrent": 40}, replicas=shared)
        async with (
            process(tmp_path / "one", policies=policies, environ=environ) as one,
            process(tmp_path / "two", policies=policies, environ=environ) as two,
        ):
            statuses: Counter[int] = Counter()
            for _ in range(3):
                statuses += Counter(await asyncio.gather(*(ask((one, two)[n % 2]) for n in range(64))))
            largest = len(upstream.received[0].body) + 10
            assert largest > each
            while await ask(one) == 200:  # one after the other, until not one more fits
                statuses[200] += 1
            spent = statuses[200] * each
            assert len(upstream.received) * each == spent
            assert limit - largest < spent <= limit
            assert set(statuses) <= {200, 429}
            with valkey.client() as client:
                counters = {key: client.get(key) for key in client.keys("pgw:b:{desk}:20*")}
                assert set(counters.values()) == {str(spent).encode()}
                assert client.zcard("pgw:b:{desk}:flying") == 0
            refused = {record["outcome"] for gateway in (one, two) for record in gateway.kinds("refused")}
            assert refused == {"rate_limit_exceeded"}
            valkey.stop()
            assert await ask(one) == 503
            assert len(upstream.received) * each == spent


async def test_one_gateway_keeps_it_in_memory(tmp_path: Path, upstream: GatedUpstream) -> None:
    upstream.script = answer_with(100)
    async with serving(tmp_path / "s", policies=policy(tmp_path, upstream, {"tokens_per_day": 250})) as gateway:
        assert [await ask(gateway) for _ in range(3)] == [200, 200, 429]
        async with gateway.client("desk-key") as client:
            with pytest.raises(openai.RateLimitError) as error:
                await client.chat.completions.create(model="m", messages=[{"role": "user", "content": "Hallo"}])
        assert error.value.type == "tokens"
        assert int(error.value.response.headers["retry-after"]) <= 86_400
        metrics = (await get(f"{gateway.admin}/metrics"))[1].decode()
        assert re.search(r'privacy_gateway_refusals_total\{code="rate_limit_exceeded"\} 2.0', metrics)


async def test_what_the_upstream_refused_costs_nothing(tmp_path: Path, upstream: GatedUpstream) -> None:
    async with serving(tmp_path / "s", policies=policy(tmp_path, upstream, {"tokens_per_day": 150})) as gateway:
        upstream.script = answer_with(None, status=400)
        assert [await ask(gateway) for _ in range(4)] == [400] * 4
        upstream.script = answer_with(None)  # it does not tell: the charge stays
        assert [await ask(gateway) for _ in range(2)] == [200, 429]


async def test_requests_per_minute_and_nothing_is_sent(tmp_path: Path, upstream: GatedUpstream) -> None:
    upstream.script = answer_with(5)
    async with serving(tmp_path / "s", policies=policy(tmp_path, upstream, {"requests_per_minute": 2})) as gateway:
        assert [await ask(gateway) for _ in range(3)] == [200, 200, 429]
        assert len(upstream.received) == 2
        assert [record["kind"] for record in gateway.records() if record["kind"] != "opened"] == [
            "decided",
            "completed",
            "decided",
            "completed",
            "refused",
        ]
        assert json.dumps(gateway.records()).count("rate_limit_exceeded") == 1


# ------------------------------------------------------------------ what providers keep

STATE = {"allow": ["responses", "conversations", "batches"]}


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("how", ["previous_response_id", "conversation"])
async def test_the_history_that_a_provider_keeps_is_charged(tmp_path: Path, how: str, stream: bool) -> None:
    """A short request that continues a long conversation spends what the provider reads again."""
    limit, used = 20_000, 0
    async with StatefulUpstream() as provider:
        policies = policy(tmp_path, provider, {"tokens_per_day": limit}, state=STATE)
        async with serving(tmp_path / "s", policies=policies) as gateway, gateway.client("desk-key") as client:
            talk = (await client.conversations.create()).id if how == "conversation" else ""
            before, text = "", "Das ist eine lange Geschichte. " * 60
            while True:
                known: dict[str, Any] = {"conversation": talk} if talk else {"previous_response_id": before or None}
                try:
                    answer = await client.responses.create(
                        model="m", input=text, max_output_tokens=len(text), stream=stream, **known
                    )
                except openai.RateLimitError:
                    break
                if stream:
                    answer = [event async for event in answer][-1].response
                before, text, used = answer.id, "Und weiter?", used + answer.usage.total_tokens
            assert limit - answer.usage.total_tokens - 2_500 < used <= limit


@pytest.mark.parametrize("how", ["previous_response_id", "conversation"])
async def test_what_was_used_counts_for_the_next_turn_and_not_what_was_possible(tmp_path: Path, how: str) -> None:
    """The first turn may write 2,000 tokens and writes five: the second one is charged for those."""
    async with StatefulUpstream() as provider:
        policies = policy(tmp_path, provider, {"tokens_per_day": 2_200}, state=STATE)
        async with serving(tmp_path / "s", policies=policies) as gateway, gateway.client("desk-key") as client:
            talk = {"conversation": (await client.conversations.create()).id} if how == "conversation" else {}
            first = await client.responses.create(model="m", input="Hallo", max_output_tokens=2_000, **talk)
            known = talk or {"previous_response_id": first.id}
            await client.responses.create(model="m", input="Hallo", max_output_tokens=200, **known)


async def test_reading_a_stored_answer_again_costs_nothing(tmp_path: Path) -> None:
    async with StatefulUpstream() as provider:
        policies = policy(tmp_path, provider, {"tokens_per_day": 2_000}, state=STATE)
        async with serving(tmp_path / "s", policies=policies) as gateway, gateway.client("desk-key") as client:
            made = await client.responses.create(model="m", input="Hallo" * 100, max_output_tokens=600)
            for _ in range(5):
                assert (await client.responses.retrieve(made.id)).usage == made.usage
            await client.responses.create(model="m", input="Hallo", max_output_tokens=10)


async def test_a_batch_is_charged_when_it_is_started_and_each_time(tmp_path: Path) -> None:
    """Uploading runs nothing; each run spends what all its requests can."""
    asked = {"model": "m", "messages": [{"role": "user", "content": "Hallo"}], "max_tokens": 400}
    lines = [{"custom_id": f"{n}", "method": "POST", "url": "/v1/chat/completions", "body": asked} for n in range(3)]
    file = "\n".join(json.dumps(line) for line in lines).encode()
    async with StatefulUpstream() as provider:
        policies = policy(tmp_path, provider, {"tokens_per_day": 5_000}, state=STATE)
        async with serving(tmp_path / "s", policies=policies) as gateway, gateway.client("desk-key") as client:
            for _ in range(5):
                made = await client.files.create(file=("a.jsonl", file), purpose="batch")
            run = {"input_file_id": made.id, "endpoint": "/v1/chat/completions", "completion_window": "24h"}
            for _ in range(2):
                await client.batches.create(**run)
            with pytest.raises(openai.RateLimitError):
                await client.batches.create(**run)


async def test_embeddings_give_back_what_they_did_not_use(tmp_path: Path, upstream: GatedUpstream) -> None:
    """They have no output to tell of."""
    data = [{"object": "embedding", "index": 0, "embedding": [0.5]}]
    usage = {"prompt_tokens": 3, "total_tokens": 3}
    upstream.script = lambda _request, _received: json_answer(
        {"object": "list", "data": data, "model": "m", "usage": usage}
    )
    policies = policy(tmp_path, upstream, {"tokens_per_day": 300})
    text = "Hallo Welt, wie geht es dir heute?"
    async with serving(tmp_path / "s", policies=policies) as gateway, gateway.client("desk-key") as client:
        for _ in range(10):
            await client.embeddings.create(model="m", input=text, encoding_format="float")


async def test_a_client_beyond_its_limits_uses_no_detector(tmp_path: Path, upstream: GatedUpstream) -> None:
    """It is refused before its body is read, so it keeps nobody else waiting; the list of models counts, too."""
    limits = {"requests_per_minute": 2}
    async with serving(tmp_path / "s", policies=policy(tmp_path, upstream, limits)) as gateway:
        assert gateway.gate is not None
        assert await ask(gateway) == 200
        async with gateway.client("desk-key") as client:
            await client.models.list()
            with mock.patch.object(gateway.gate.enforced.pool, "detect", side_effect=AssertionError):
                assert await ask(gateway) == 429
                with pytest.raises(openai.RateLimitError):
                    await client.models.list()


async def test_a_stream_that_breaks_off_stays_charged_in_full(tmp_path: Path, upstream: GatedUpstream) -> None:
    """What Anthropic's stream tells at its beginning (one token of output) is not what was spent."""
    start = {"type": "message_start", "message": {"id": "m1", "type": "message", "role": "assistant", "content": []}}
    start["message"] |= {"model": "m", "usage": {"input_tokens": 12, "output_tokens": 1}}  # type: ignore[operator]
    upstream.script = lambda _request, _received: sse_answer([start, Break()], done=False)
    limits = {"tokens_per_day": 700}
    async with serving(tmp_path / "s", policies=policy(tmp_path, upstream, limits)) as gateway:
        body = {"model": "m", "max_tokens": 400, "stream": True, "messages": [{"role": "user", "content": "Hallo"}]}
        statuses = []
        for _ in range(2):
            async with (
                browser() as session,
                session.post(f"{gateway.api}/v1/messages", json=body, headers={"x-api-key": "desk-key"}) as response,
            ):
                statuses.append(response.status)
                with contextlib.suppress(aiohttp.ClientError):
                    await response.read()
        assert statuses == [200, 429]
