"""The protocol fixtures about state at the provider, where policy allows it; where it does not: test_protocol_fixtures.

The upstream makes its side again for what it received, as there; what a request only refers to was issued by a first
turn.
"""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.e2e.test_protocol_fixtures import END, MARKS, strings
from tests.support.fixtures import VALUES, generate
from tests.support.gateway import GatedUpstream, Process, process, write_policy
from tests.support.upstream import Answer, Received, json_answer

pytestmark = pytest.mark.timeout(240)

SAID = "".join(f"{mark}\n{value}\n" for mark, value in zip(MARKS, VALUES, strict=True)) + END


class AnyPath(GatedUpstream):
    """Answers every path as its script says."""

    answer: Any = None

    def _answer(self, received: Received) -> Answer:
        return self.answer if isinstance(self.answer, Answer) else json_answer(self.answer)


@asynccontextmanager
async def wire(tmp_path: Path) -> AsyncIterator[tuple[AnyPath, Process, dict[str, dict[str, Any]]]]:
    index = generate(tmp_path / "clear")
    policies = write_policy(tmp_path, state={"allow": ["responses", "conversations", "batches"]})
    async with (
        AnyPath() as upstream,
        process(tmp_path / "state", "--upstream", upstream.url, policies=policies) as gateway,
    ):
        yield upstream, gateway, index
        upstream.assert_absent([value for fixture in index.values() for value in planted(fixture)])


def planted(fixture: dict[str, Any]) -> list[str]:
    return list(fixture.get("must_not_reach_upstream", ()))


def tokens_in(text: str) -> tuple[tuple[str, str], ...]:
    found = re.split("|".join(MARKS) + f"|{END}", text)[1:-1]
    return tuple((value, shown[1:-1]) for value, shown in zip(VALUES, found, strict=True))


def made_again(tmp_path: Path, fixture: dict[str, Any], upstream: AnyPath) -> Answer:
    """The upstream's side of a fixture, for what stood in the first turn."""
    body = json.loads(upstream.received[-1].body)
    text = next(text for text in strings(body) if END in text)
    made = generate(tmp_path / fixture["id"], tokens_in(text))[fixture["id"]]
    return Answer(
        [(tmp_path / fixture["id"] / made["response"]).read_bytes()], 200, {"Content-Type": "application/json"}
    )


def request_of(tmp_path: Path, fixture: dict[str, Any]) -> Any:
    return json.loads((tmp_path / "clear" / fixture["request"]).read_text(encoding="utf-8"))


async def test_previous_response(tmp_path: Path) -> None:
    async with wire(tmp_path) as (upstream, gateway, index), gateway.client() as client:
        fixture = index["responses_previous"]
        upstream.answer = {"id": "resp_alt", "object": "response", "output": [], "model": "m", "status": "completed"}
        await client.responses.create(model="gpt-6.1-terra", input=SAID)
        upstream.answer = made_again(tmp_path, fixture, upstream)
        answer = await client.responses.create(**request_of(tmp_path, fixture))
        assert answer.output_text == fixture["expect_client_sees"]["output[0].content[0].text"]
        sent = json.loads(upstream.received[-1].body)
        assert (sent["previous_response_id"], sent["store"]) == ("resp_alt", True)


async def test_conversation_items(tmp_path: Path) -> None:
    async with wire(tmp_path) as (upstream, gateway, index), gateway.client() as client:
        fixture = index["conversations_items"]
        upstream.answer = {"id": "conv_1", "object": "conversation", "created_at": 1, "metadata": {}}
        await client.conversations.create(items=[{"role": "user", "content": SAID}])
        upstream.answer = made_again(tmp_path, fixture, upstream)
        for answer in (
            await client.conversations.items.create("conv_1", **request_of(tmp_path, fixture)),
            await client.conversations.items.list("conv_1"),
        ):
            (part,) = answer.data[0].to_dict()["content"]  # type: ignore[misc]
            assert part["text"] == fixture["expect_client_sees"]["data[0].content[0].text"]  # type: ignore[call-overload]


async def test_batch_file(tmp_path: Path) -> None:
    """The form as it stands in the fixture: names of file and lines, and each line's body."""
    async with wire(tmp_path) as (upstream, gateway, index), gateway.client() as client:
        fixture = index["files_upload_batch"]
        raw = (tmp_path / "clear" / fixture["request_multipart"]).read_bytes()
        upstream.answer = {"id": "file-in", "object": "file", "filename": "x.jsonl", "purpose": "batch", "bytes": 1}
        headers = {"Content-Type": fixture["request_content_type"]}
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{gateway.url}/files", data=raw, headers=headers) as got,
        ):
            assert got.status == 200, await got.text()
        arrived = upstream.received[-1].body.decode()
        custom_id = re.search(r'"custom_id":"([0-9a-f]+)"', arrived)
        token = re.search(r"Brief an ([^\"]+)", arrived)
        assert custom_id is not None
        assert token is not None
        upstream.answer = {
            "id": "batch_1",
            "object": "batch",
            "endpoint": "/v1/chat/completions",
            "input_file_id": "file-in",
            "output_file_id": "file-out",
            "status": "completed",
            "completion_window": "24h",
            "created_at": 1,
        }
        await client.batches.create(input_file_id="file-in", endpoint="/v1/chat/completions", completion_window="24h")
        output = (tmp_path / "clear" / fixture["batch_output"]).read_text(encoding="utf-8")
        output = output.replace("anfrage-PERSON_K7Q2", custom_id[1]).replace("PERSON_K7Q2", token[1])
        upstream.answer = Answer([output.encode()], 200, {"Content-Type": "application/octet-stream"})
        (line,) = (await client.files.content("file-out")).text.splitlines()
        value = json.loads(line)
        assert value["custom_id"] == "anfrage-Jürgen Müßiggang-Öztürk"
        said = value["response"]["body"]["choices"][0]["message"]["content"]
        assert said == "Sehr geehrter Herr Jürgen Müßiggang-Öztürk"
