"""A conversation with a tool: real values where the tool runs, tokens where the model runs, the same in every turn."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from openai import AsyncOpenAI

from gateway.app import Parts
from tests.support.gateway import GatedUpstream, Gateway, process, serving
from tests.support.upstream import Answer, Received, chunk, completion, json_answer, last_text, say, sse_answer

ROOT_KEY = "0123456789abcdef" * 4
CUSTOMER, ORDER = 4711234, 98765432
PLANTED = ["Weber", "Anna", "weber@example.com", str(CUSTOMER), str(ORDER), "Lindenstraße 14"]
RECORD = {
    "kunde": {"kunden_id": CUSTOMER, "name": "Anna Weber", "anschrift": "Lindenstraße 14, 04109 Leipzig"},
    "bestellungen": [{"bestellnummer": ORDER, "summe": 189.5, "positionen": 3}],
    "verlauf": json.dumps([{"von": "weber@example.com", "text": 'Frau Weber: "wo bleibt es?"'}], ensure_ascii=False),
}
QUESTIONS = [
    "Was weißt du über Frau Anna Weber (weber@example.com)?",
    "Storniere bitte ihre Bestellung.",
    "Schreibe Frau Weber eine Bestätigung.",
    "Und wie heißt sie mit Vornamen?",
]
TOOLS: Any = [
    {
        "type": "function",
        "function": {
            "name": name,
            "description": "Ein Werkzeug im Haus.",
            "parameters": {"type": "object", "properties": properties},
        },
    }
    for name, properties in {
        "kunde_suchen": {"email": {"type": "string"}, "name": {"type": "string"}},
        "stornieren": {"kunden_id": {"type": "integer"}, "bestellnummer": {"type": "integer"}},
    }.items()
]


def model(request: Any, _: Received) -> Answer:
    """Looks the customer up, cancels with the numbers that the tool told, and then only repeats what it has seen."""
    turn = sum(message["role"] == "user" for message in request["messages"])
    last = request["messages"][-1]
    if last["role"] == "tool":
        return say(request, f"Das Werkzeug sagt: {last['content']}", cut=5)
    if turn == 1:
        name, email = last["content"].removesuffix("?").split("Frau ")[1].split(" (")
        return call(request, "kunde_suchen", {"email": email.rstrip(")"), "name": name})
    if turn == 2:
        found = json.loads(last_text(request, "tool"))
        order = found["bestellungen"][0]["bestellnummer"]
        return call(request, "stornieren", {"kunden_id": found["kunde"]["kunden_id"], "bestellnummer": order})
    return say(request, last["content"], cut=3)


def call(request: Any, name: str, arguments: dict[str, Any]) -> Answer:
    text = json.dumps(arguments)
    function = {"name": name, "arguments": text}
    head = {"id": f"call_{name}", "type": "function", "function": function}
    if not request.get("stream"):
        return json_answer(completion({"content": None, "tool_calls": [head]}, finish="tool_calls"))
    first = {"index": 0, **head, "function": {**function, "arguments": ""}}
    rest = [{"index": 0, "function": {"arguments": text[i : i + 3]}} for i in range(0, len(text), 3)]
    deltas = [chunk({"tool_calls": [part]}) for part in [first, *rest]]
    return sse_answer([chunk({"role": "assistant", "content": None}), *deltas, chunk({}, finish="tool_calls")])


@dataclass
class Agent:
    """A client program with two tools; `seen` is what the tools were called with, `said` what the model answered."""

    stream: bool
    messages: list[Any] = field(default_factory=list)
    seen: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    async def turn(self, client: AsyncOpenAI, question: str) -> None:
        self.messages.append({"role": "user", "content": question})
        message = await self._ask(client)
        while message.get("tool_calls"):
            for asked in message["tool_calls"]:
                arguments = json.loads(asked["function"]["arguments"])
                self.seen.append((asked["function"]["name"], arguments))
                result = RECORD if asked["function"]["name"] == "kunde_suchen" else {"storniert": True, **arguments}
                content = json.dumps(result, ensure_ascii=False, indent=1)
                self.messages.append({"role": "tool", "tool_call_id": asked["id"], "content": content})
            message = await self._ask(client)
        self.said.append(message["content"])

    async def _ask(self, client: AsyncOpenAI) -> dict[str, Any]:
        wanted: Any = {"model": "m", "messages": self.messages, "tools": TOOLS}
        if self.stream:
            message = await self._streamed(client, wanted)
        else:
            answer = await client.chat.completions.create(**wanted)
            message = answer.choices[0].message.model_dump(exclude_none=True)
        self.messages.append(message)
        return message

    async def _streamed(self, client: AsyncOpenAI, wanted: Any) -> dict[str, Any]:
        async with client.chat.completions.stream(**wanted) as stream:
            answer = await stream.get_final_completion()
        message = answer.choices[0].message.model_dump(exclude_none=True)
        for asked in message.get("tool_calls") or ():
            asked.pop("index", None)
            asked["function"].pop("parsed_arguments", None)
        return message


def messages_prefix(received: Received) -> bytes:
    """The bytes of a request's messages, up to and without the bracket that ends them."""
    text = received.body.decode()
    start = text.index('"messages":') + len('"messages":')
    _, end = json.JSONDecoder().raw_decode(text, start)
    return text[start : end - 1].encode()


def check(agent: Agent, upstream: GatedUpstream) -> None:
    """What must hold at the end of the conversation, however often the gateway was replaced."""
    upstream.assert_absent(PLANTED)
    assert agent.seen == [
        ("kunde_suchen", {"email": "weber@example.com", "name": "Anna Weber"}),
        ("stornieren", {"kunden_id": CUSTOMER, "bestellnummer": ORDER}),
    ]
    assert json.loads(agent.said[0].removeprefix("Das Werkzeug sagt: ")) == RECORD
    assert agent.said[2:] == QUESTIONS[2:]
    prefixes = [messages_prefix(received) for received in upstream.received]
    assert len(prefixes) == 6
    for earlier, later in pairwise(prefixes):
        assert later.startswith(earlier)


@pytest.fixture
def modelled(upstream: GatedUpstream) -> GatedUpstream:
    upstream.script = model
    return upstream


async def converse(
    agent: Agent, gateways: Sequence[Gateway], questions: Sequence[str], before: Callable[[], None] = lambda: None
) -> None:
    """One question each to the gateways in turn."""
    for i, question in enumerate(questions):
        before()
        async with gateways[i % len(gateways)].client() as client:
            await agent.turn(client, question)


@pytest.mark.parametrize("stream", [False, True], ids=["whole", "stream"])
async def test_tools_get_real_values_and_the_prefix_stays(
    tmp_path: Path, modelled: GatedUpstream, stream: bool
) -> None:
    """Arguments are valid JSON with the real values, numbers are numbers; each request begins with the bytes of the
    one before it.
    """
    agent = Agent(stream)
    async with serving(tmp_path, modelled.url) as gateway:
        await converse(agent, [gateway], QUESTIONS)
    check(agent, modelled)
    gateway.assert_trail(modelled)


async def test_a_tool_result_keeps_its_shape(tmp_path: Path, modelled: GatedUpstream) -> None:
    """Upstream a personal number is another number with as many digits, nested JSON is still JSON, amounts are as
    they were.
    """
    async with serving(tmp_path, modelled.url) as gateway:
        await converse(Agent(stream=False), [gateway], QUESTIONS[:1])
    text = next(m["content"] for m in json.loads(modelled.received[-1].body)["messages"] if m["role"] == "tool")
    sent = json.loads(text)
    assert (sent["bestellungen"][0]["summe"], sent["bestellungen"][0]["positionen"]) == (189.5, 3)
    assert type(sent["kunde"]["kunden_id"]) is int
    assert len(str(sent["kunde"]["kunden_id"])) == len(str(CUSTOMER))
    given, surname = sent["kunde"]["name"].split()
    (inner,) = json.loads(sent["verlauf"])
    assert inner["text"] == f'Frau {surname}: "wo bleibt es?"'
    assert (given[:6], surname[:8], inner["von"][:6]) == ("GIVEN_", "SURNAME_", "EMAIL_")


async def test_tokens_stay_over_midnight(tmp_path: Path, modelled: GatedUpstream) -> None:
    """No clock is in a token: every turn is on another day, and another year begins in between."""
    days = iter([datetime(2026, 12, 30, 23, 59, 59, tzinfo=UTC), datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC)])
    later = iter([datetime(2027, 1, 1, tzinfo=UTC), datetime(2027, 3, 29, 1, tzinfo=UTC)])
    clock = [datetime(2026, 12, 30, tzinfo=UTC)]

    def tick() -> None:
        clock[0] = next(days, None) or next(later)

    agent = Agent(stream=True)
    async with serving(tmp_path, modelled.url, parts=Parts(now=lambda: clock[0])) as gateway:
        await converse(agent, [gateway], QUESTIONS, before=tick)
    check(agent, modelled)
    assert len({record["time"][:10] for record in gateway.kinds("decided")}) == 4


async def test_tokens_stay_after_a_restart(tmp_path: Path, modelled: GatedUpstream) -> None:
    """A gateway that starts again with the same state directory issues the same tokens; the trail goes on."""
    agent = Agent(stream=False)
    for question in QUESTIONS:
        async with serving(tmp_path, modelled.url, environ={}) as gateway, gateway.client() as client:
            await agent.turn(client, question)
    check(agent, modelled)
    gateway.assert_trail(modelled)
    assert len(gateway.kinds("opened")) == len(QUESTIONS)


async def test_replicas_with_one_root_key_agree(tmp_path: Path, modelled: GatedUpstream) -> None:
    """Two gateways, one of them another process, take turns with nothing in common but the root key."""
    agent = Agent(stream=True)
    environ = {"PRIVACY_GATEWAY_ROOT_KEY": ROOT_KEY}
    async with AsyncExitStack() as stack:
        here = await stack.enter_async_context(serving(tmp_path / "a", modelled.url, environ=environ))
        there = await stack.enter_async_context(
            process(tmp_path / "b", "--upstream", modelled.url, environ=environ),
        )
        await converse(agent, [here, there], QUESTIONS)
    check(agent, modelled)
    for gateway in (here, there):
        gateway.assert_trail()
        assert not (gateway.state / "keys" / "root.key").exists()


async def test_tokens_stay_after_a_crash(tmp_path: Path, modelled: GatedUpstream) -> None:
    """A killed process leaves a key and a trail with which the next one goes on."""
    agent = Agent(stream=False)
    for questions in (QUESTIONS[:2], QUESTIONS[2:]):
        async with process(tmp_path, "--upstream", modelled.url) as gateway:
            await converse(agent, [gateway], questions)
            await gateway.stop(signal.SIGKILL)
    check(agent, modelled)
    gateway.assert_trail(modelled)
    assert not gateway.kinds("closed")


async def test_other_keys_make_other_tokens(tmp_path: Path, modelled: GatedUpstream) -> None:
    """Without the key nobody can tell that two installations talk about one person."""
    for name in ("a", "b"):
        async with serving(tmp_path / name, modelled.url, environ={}) as gateway:
            await converse(Agent(stream=False), [gateway], QUESTIONS[:1])
    first, second = (messages_prefix(modelled.received[i]) for i in (0, 2))
    assert first != second


async def test_a_named_conversation_has_its_own_tokens(tmp_path: Path, modelled: GatedUpstream) -> None:
    """A client that names its conversation gets one set of tokens for it, whatever its first message is."""
    texts = ["Frau Weber fragt nach Rabatt.", "Frau Weber fragt nach Versand.", "Frau Weber fragt nach Versand."]
    names = ["conversation-1", "conversation-1", "conversation-2"]
    modelled.script = lambda request, _: say(request, "gut")
    async with serving(tmp_path, modelled.url) as gateway, gateway.client() as client:
        for text, name in zip(texts, names, strict=True):
            asked: Any = [{"role": "user", "content": text}]
            extra = {"X-Privacy-Conversation": name}
            await client.chat.completions.create(model="m", messages=asked, extra_headers=extra)
    tokens = [json.loads(r.body)["messages"][0]["content"].split()[1] for r in modelled.received]
    assert tokens[0] == tokens[1] != tokens[2]
    modelled.assert_absent(["conversation-1"])
