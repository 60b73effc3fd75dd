"""A coding agent's session: 30 tools, 40 turns, parallel calls, 200 KB of history, in each of the three APIs.

The provider's prompt cache lives on bytes: what was sent in one turn must be the beginning of what is sent in the next,
unless the next turn is the first in which a value is found that stands in older text, too. Those turns are counted.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from anthropic import AsyncAnthropic

from filters.endpoints import anthropic_messages, openai_chat, openai_responses
from filters.exchange import Exchange
from filters.policy import FilterPolicy
from gateway.cache import CachedDetector
from tests.support.core import lexicon, scope
from tests.support.gateway import GatedUpstream, Gateway, detector, get, serving
from tests.support.upstream import Answer, Received, completion, json_answer

pytestmark = pytest.mark.timeout(300)

TURNS, TOOLS = 40, 30
PEOPLE = [
    ("Annika", "Brenner"), ("Mehmet", "Öztürk"), ("Katarzyna", "Nowak"), ("Lars", "Lindqvist"), ("Samir", "Haddad"),
    ("Ifeoma", "Okafor"), ("Franz", "Brenninkmeyer"), ("Jörg", "Baumann"), ("Petra", "Lang"), ("Ulrike", "Zwetkowski"),
]  # fmt: skip
SYSTEM = "Du bist ein Programmierassistent. Arbeitsverzeichnis: /home/a.brenner/shop. Git: Annika Brenner <a.brenner@beispiel.example>"
SCHEMA = {"type": "object", "properties": {"path": {"type": "string"}, "text": {"type": "string"}}}


def person(turn: int) -> tuple[str, str, str]:
    given, surname = PEOPLE[turn % len(PEOPLE)]
    return given, surname, f"{given[0].lower()}.{surname.lower()}@beispiel.example"


def listing(turn: int) -> str:
    """What a tool prints: source, a log, a ticket; about five kilobytes."""
    rng = random.Random(turn)
    given, surname, mail = person(turn)
    lines = [f"# Modul {turn}", f"# Autor: {given} {surname} <{mail}>", "import json", ""]
    for number in range(60):
        lines.append(f"def step_{turn}_{number}(rows, limit={rng.randrange(9)}):")
        lines.append(
            f"    return [row for row in rows if row.total > limit][:{rng.randrange(1, 99)}]  # {rng.choice(['ok', 'prüfen', 'später'])}"
        )
    lines += [
        "",
        f"Ticket von {given} {surname}, Tel. +49 170 55501{turn:02d}, Kundennr. {440100 + turn}: Export bricht ab.",
    ]
    return "\n".join(lines)


class Chat:
    spec = openai_chat.SPEC

    def __init__(self) -> None:
        self.history: list[Any] = [{"role": "system", "content": SYSTEM}]

    def body(self) -> dict[str, Any]:
        functions = [{"name": f"tool_{i}", "description": f"Werkzeug {i}", "parameters": SCHEMA} for i in range(TOOLS)]
        return {
            "model": "m",
            "tools": [{"type": "function", "function": f} for f in functions],
            "messages": self.history,
        }

    def ask(self, text: str) -> None:
        self.history.append({"role": "user", "content": text})

    def answer(self, arguments: list[str]) -> dict[str, Any]:
        calls = [
            {
                "id": f"call_{len(self.history)}_{i}",
                "type": "function",
                "function": {"name": f"tool_{i}", "arguments": a},
            }
            for i, a in enumerate(arguments)
        ]
        return completion({"content": "Ich sehe nach.", "tool_calls": calls}, finish="tool_calls")

    async def call(self, gateway: Gateway) -> dict[str, Any]:
        async with gateway.client() as client:
            return (await client.chat.completions.create(**self.body())).to_dict()

    def take(self, answer: dict[str, Any], results: list[str]) -> None:
        message = answer["choices"][0]["message"]
        self.history.append(message)
        for call, result in zip(message["tool_calls"], results, strict=True):
            self.history.append({"role": "tool", "tool_call_id": call["id"], "content": result})

    def turns(self, body: dict[str, Any]) -> list[Any]:
        return [body["tools"], *body["messages"]]


class Responses:
    spec = openai_responses.SPEC

    def __init__(self) -> None:
        self.history: list[Any] = []

    def body(self) -> dict[str, Any]:
        tools = [
            {"type": "function", "name": f"tool_{i}", "description": f"Werkzeug {i}", "parameters": SCHEMA}
            for i in range(TOOLS)
        ]
        return {"model": "m", "instructions": SYSTEM, "tools": tools, "input": self.history}

    def ask(self, text: str) -> None:
        self.history.append({"role": "user", "content": text})

    def answer(self, arguments: list[str]) -> dict[str, Any]:
        number = len(self.history)
        thought = {"type": "reasoning", "id": f"rs_{number}", "summary": [], "encrypted_content": f"gAAAA{number}"}
        calls = [
            {
                "type": "function_call",
                "id": f"fc_{number}_{i}",
                "call_id": f"call_{number}_{i}",
                "name": f"tool_{i}",
                "arguments": a,
            }
            for i, a in enumerate(arguments)
        ]
        head = {"id": f"resp_{number}", "object": "response", "created_at": 1, "model": "m", "status": "completed"}
        return {**head, "output": [thought, *calls], "tools": [], "tool_choice": "auto", "parallel_tool_calls": True}

    async def call(self, gateway: Gateway) -> dict[str, Any]:
        async with gateway.client() as client:
            return (await client.responses.create(**self.body())).to_dict()

    def take(self, answer: dict[str, Any], results: list[str]) -> None:
        self.history += answer["output"]
        calls = [item for item in answer["output"] if item["type"] == "function_call"]
        for call, result in zip(calls, results, strict=True):
            self.history.append({"type": "function_call_output", "call_id": call["call_id"], "output": result})

    def turns(self, body: dict[str, Any]) -> list[Any]:
        return [body["instructions"], body["tools"], *body["input"]]


class Messages:
    spec = anthropic_messages.SPEC

    def __init__(self) -> None:
        self.history: list[Any] = []

    def body(self) -> dict[str, Any]:
        tools = [{"name": f"tool_{i}", "description": f"Werkzeug {i}", "input_schema": SCHEMA} for i in range(TOOLS)]
        system = [{"type": "text", "text": SYSTEM, "cache_control": {"type": "ephemeral"}}]
        return {"model": "m", "max_tokens": 9, "system": system, "tools": tools, "messages": self.history}

    def ask(self, text: str) -> None:
        self.history.append({"role": "user", "content": [{"type": "text", "text": text}]})

    def answer(self, arguments: list[str]) -> dict[str, Any]:
        number = len(self.history)
        thought = {"type": "thinking", "thinking": f"Es geht um {arguments[0]}", "signature": f"sig{number}"}
        calls = [
            {"type": "tool_use", "id": f"toolu_{number}_{i}", "name": f"tool_{i}", "input": json.loads(a)}
            for i, a in enumerate(arguments)
        ]
        usage = {"input_tokens": 1, "output_tokens": 1}
        head = {"id": f"msg_{number}", "type": "message", "role": "assistant", "model": "m", "stop_reason": "tool_use"}
        return {**head, "content": [thought, *calls], "stop_sequence": None, "usage": usage}

    async def call(self, gateway: Gateway) -> dict[str, Any]:
        async with AsyncAnthropic(base_url=gateway.api, api_key="k", max_retries=0) as client:
            return (await client.messages.create(**self.body())).to_dict()

    def take(self, answer: dict[str, Any], results: list[str]) -> None:
        self.history.append({"role": "assistant", "content": answer["content"]})
        calls = [block for block in answer["content"] if block["type"] == "tool_use"]
        blocks = [
            {"type": "tool_result", "tool_use_id": call["id"], "content": result}
            for call, result in zip(calls, results, strict=True)
        ]
        self.history.append({"role": "user", "content": blocks})

    def turns(self, body: dict[str, Any]) -> list[Any]:
        return [body["system"], body["tools"], *body["messages"]]


def session(api: Chat | Responses | Messages) -> Iterator[tuple[Exchange, dict[str, Any]]]:
    """Every turn as the upstream gets it; it calls two tools at once with the tokens that it saw."""
    cached = CachedDetector(detector(), version="test")
    for turn in range(TURNS):
        given, surname, mail = person(turn)
        api.ask(f"Bitte prüfe den Fall {turn} von Frau {surname} ({mail}).")
        exchange = Exchange(api.spec, FilterPolicy(), scope(), lexicon())
        exchange.receive(json.dumps(api.body(), ensure_ascii=False).encode())
        exchange.analyze(cached.detect(exchange.segments))
        sent = json.loads(exchange.outgoing())
        yield exchange, sent
        issued = {entry.value: f"{code}" for code, entry in exchange.issued.tokens.items()}
        token = next(
            word for word in json.dumps(sent).replace('"', " ").split() if issued.get(mail, "?") in word
        ).strip("().,\\n")
        arguments = [json.dumps({"path": f"/home/{token}/{i}", "text": token}) for i in range(2)]
        answer = json.loads(exchange.restore_body(json.dumps(api.answer(arguments)).encode()))
        assert mail in json.dumps(answer, ensure_ascii=False)
        api.take(answer, [listing(turn), f"ok, {given} {surname}"])


@pytest.mark.parametrize("kind", [Chat, Responses, Messages])
def test_the_prefix_of_each_turn_is_kept(kind: type[Chat | Responses | Messages]) -> None:
    api = kind()
    before: list[Any] = []
    kept = rewritten = 0
    for exchange, sent in session(api):
        turns = [json.dumps(turn) for turn in api.turns(sent)]
        text = json.dumps(sent, ensure_ascii=False)
        for given, surname in PEOPLE:
            assert surname not in text, surname
            assert f"{given} {surname}" not in text
        if turns[: len(before)] == before:
            kept += 1
        else:
            assert exchange.rewritten, "the prefix changed, and nothing was found first in this turn"
            rewritten += 1
        before = turns
    assert len(json.dumps(api.body())) > 200_000
    assert kept + rewritten == TURNS
    assert kept >= TURNS * 0.9, f"{rewritten} of {TURNS} turns changed older text"
    print(f"{kind.__name__}: {kept} prefixes kept, {rewritten} turns found a value first that stood in older text")


def asked_for(api: Chat | Responses | Messages, sent: dict[str, Any]) -> str:
    """The token of the address that the last question names."""
    found = re.findall(
        r"Bitte prüfe den Fall \d+ von Frau \S+ \((\S+)\)", json.dumps(api.turns(sent)[-1], ensure_ascii=False)
    )
    return str(found[-1])


@pytest.mark.parametrize("kind", [Chat, Responses, Messages])
async def test_over_the_wire(tmp_path: Path, upstream: GatedUpstream, kind: type[Chat | Responses | Messages]) -> None:
    """The same session with the vendors' clients, which put keys in an order of their own: compared is part by part."""
    api = kind()
    before: list[str] = []
    kept = rewritten = 0

    def script(request: Any, _: Received) -> Answer:
        token = asked_for(api, request)
        return json_answer(api.answer([json.dumps({"path": f"/home/{token}/{i}", "text": token}) for i in range(2)]))

    upstream.script = script
    async with serving(tmp_path / "state", upstream.url) as gateway:
        counted = 0.0
        for turn in range(TURNS):
            given, surname, mail = person(turn)
            api.ask(f"Bitte prüfe den Fall {turn} von Frau {surname} ({mail}).")
            answer = await api.call(gateway)
            assert mail in json.dumps(answer, ensure_ascii=False)
            api.take(answer, [listing(turn), f"ok, {given} {surname}"])
            parts = [json.dumps(part) for part in api.turns(json.loads(upstream.received[-1].body))]
            found = (await get(f"{gateway.admin}/metrics"))[1].decode()
            now = float(re.findall(r"^privacy_gateway_rewritten_history_total (\S+)", found, re.MULTILINE)[0])
            if parts[: len(before)] == before:
                kept += 1
            else:
                assert now > counted, "the prefix changed, and nothing was found first in this turn"
                rewritten += 1
            before, counted = parts, now
    assert len(upstream.received[-1].body) > 200_000
    assert (kept + rewritten, kept >= TURNS * 0.9) == (TURNS, True)
    upstream.assert_absent([mail for turn in range(TURNS) for mail in person(turn)[2:]])
