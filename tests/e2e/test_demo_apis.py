"""The demo upstream in every API: `make run` answers each vendor's client, whole and streamed, with tools."""

from __future__ import annotations

import json
from pathlib import Path

from tests.e2e.test_anthropic_client import client as claude_of
from tests.support.gateway import TICKET, serving

RESTORED = TICKET.replace("schwanger", "[persönlicher Anlass]")
SCHEMA = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "email": {"type": "string"}},
    "required": ["name", "email"],
}


async def test_messages(tmp_path: Path) -> None:
    asked = {"model": "demo", "max_tokens": 900, "messages": [{"role": "user", "content": TICKET}]}
    tool = {"name": "find", "input_schema": SCHEMA}
    async with serving(tmp_path) as gateway, claude_of(gateway) as claude:
        whole = await claude.messages.create(**asked)
        async with claude.messages.stream(**asked) as stream:
            final = await stream.get_final_message()
        called = await claude.messages.create(**asked, tools=[tool])
        counted = await claude.messages.count_tokens(model="demo", messages=asked["messages"])
        result = {"type": "tool_result", "tool_use_id": called.content[0].id, "content": '{"Ort": "bei Frau Weber"}'}
        turns = [
            *asked["messages"],
            {"role": "assistant", "content": called.content},
            {"role": "user", "content": [result]},
        ]
        after = await claude.messages.create(**{**asked, "messages": turns}, tools=[tool])
    assert RESTORED in whole.content[0].text
    assert final.content[0].text == whole.content[0].text
    assert called.stop_reason == "tool_use"
    assert called.content[0].input["email"] == "weber@example.com"
    assert counted.input_tokens > 0
    assert "Weber" in after.content[0].text


async def test_responses(tmp_path: Path) -> None:
    tool = {"type": "function", "name": "find", "parameters": SCHEMA, "strict": False}
    async with serving(tmp_path) as gateway, gateway.client() as client:
        whole = await client.responses.create(model="demo", input=TICKET)
        async with client.responses.stream(model="demo", input=TICKET) as stream:
            final = await stream.get_final_response()
        called = await client.responses.create(model="demo", input=TICKET, tools=[tool])
        call = called.output[0]
        turns = [
            {"role": "user", "content": TICKET},
            call.to_dict(),
            {"type": "function_call_output", "call_id": call.call_id, "output": '{"Ort": "bei Frau Weber"}'},
        ]
        after = await client.responses.create(model="demo", input=turns, tools=[tool])
    assert RESTORED in whole.output_text
    assert final.output_text == whole.output_text
    assert json.loads(call.arguments)["email"] == "weber@example.com"
    assert "Weber" in after.output_text
