from __future__ import annotations

import json

import pytest

from filters.detection import EntityType as E
from filters.endpoints.openai_chat import SPEC, TABLE, anchor, trusted_texts
from filters.errors import FilterError
from filters.tables import treatments
from tests.support.core import chat, send

VALUE = "w.ojcik@beispiel.example"
PLANTED = {VALUE: (E.EMAIL, "")}
CALL = {"id": "c1", "type": "function", "function": {"name": "f", "arguments": json.dumps({"to": VALUE})}}
FUNCTION = {
    "name": "f",
    "description": f"z. B. {VALUE}",
    "parameters": {"properties": {VALUE: {"enum": [VALUE]}}},
    "strict": True,
}


def message(**keys):
    return {**chat("Hallo"), "messages": [{"role": "user", "content": "Hallo"}, keys]}


FILTERED = {
    "user": message(role="user", content=VALUE),
    "developer": message(role="developer", content=VALUE),
    "system": message(role="system", content=[{"type": "text", "text": VALUE, "prompt_cache_breakpoint": {"mode": "explicit"}}]),
    "assistant": message(role="assistant", content=VALUE),
    "refusal": message(role="assistant", content=None, refusal=VALUE),
    "refusal part": message(role="assistant", content=[{"type": "refusal", "refusal": VALUE}]),
    "reasoning": message(role="assistant", content="", reasoning_content=VALUE, reasoning=VALUE),
    "tool call": message(role="assistant", content=None, tool_calls=[CALL]),
    "arguments that are no JSON": message(
        role="assistant", tool_calls=[{"id": "c", "type": "function", "function": {"name": "f", "arguments": f"{{{VALUE}"}}]
    ),
    "custom call": message(role="assistant", tool_calls=[{"id": "c", "type": "custom", "custom": {"name": "f", "input": VALUE}}]),
    "function call": message(role="assistant", content=None, function_call={"name": "f", "arguments": json.dumps({VALUE: 1})}),
    "tool": message(role="tool", tool_call_id="c1", content=json.dumps({"a": [{"mail": VALUE}]})),
    "tool parts": message(role="tool", tool_call_id="c1", content=[{"type": "text", "text": VALUE}]),
    "function": message(role="function", name="f", content=VALUE),
    "name": message(role="user", content="x", name=VALUE),
    "tools": chat("x", tools=[{"type": "function", "function": FUNCTION}]),
    "custom tool": chat("x", tools=[{"type": "custom", "custom": {"name": "f", "description": VALUE, "format": {"type": "text"}}}]),
    "functions": chat("x", functions=[FUNCTION]),
    "response format": chat(
        "x", response_format={"type": "json_schema", "json_schema": {"name": "s", "description": VALUE, "schema": {"properties": {VALUE: {"const": VALUE}}}}}
    ),
    "prediction": chat("x", prediction={"type": "content", "content": [{"type": "text", "text": VALUE}]}),
    "stop": chat("x", stop=VALUE),
    "stop list": chat("x", stop=["a", VALUE]),
    "metadata": chat("x", metadata={"k": VALUE, VALUE: "v"}),
    "user id": chat("x", user=VALUE, safety_identifier=VALUE, prompt_cache_key=VALUE),
}  # fmt: skip


@pytest.mark.parametrize("place", sorted(FILTERED))
def test_a_value_is_replaced_in_every_place(place):
    """I1: protocol notes 1.2, place by place."""
    trip = send(FILTERED[place], PLANTED)
    assert VALUE not in trip.text
    assert "Hallo" in trip.text or place not in FILTERED or trip.sent["messages"]


REFUSED = {
    "image": (message(role="user", content=[{"type": "image_url", "image_url": {"url": "https://x/?u=1"}}]), "messages[1].content[0]"),
    "audio": (message(role="user", content=[{"type": "input_audio", "input_audio": {"data": ""}}]), "messages[1].content[0]"),
    "file": (message(role="user", content=[{"type": "file", "file": {"file_id": "f"}}]), "messages[1].content[0]"),
    "unknown part": (message(role="user", content=[{"type": "video"}]), "messages[1].content[0].type"),
    "stored audio": (message(role="assistant", audio={"id": "a"}), "messages[1].audio"),
    "unknown role": (message(role="narrator", content="x"), "messages[1].role"),
    "web search": (chat("x", web_search_options={}), "web_search_options"),
    "audio output": (chat("x", modalities=["text", "audio"]), "modalities"),
    "voice": (chat("x", audio={"voice": "a"}), "audio"),
    "unknown key": (chat("x", data_sources=[]), "data_sources"),
    "token bias": (chat("x", logit_bias={"Weber": 1}), "logit_bias"),
    "grammar": (
        chat("x", tools=[{"type": "custom", "custom": {"name": "f", "format": {"type": "grammar", "grammar": {"syntax": "lark", "definition": f"a: '{VALUE}'"}}}}]),
        "tools[0].custom.format.grammar.definition",
    ),
    "tool id": (message(role="tool", tool_call_id="Frau Weber", content="x"), "messages[1].tool_call_id"),
    "no messages": ({"model": "m"}, "messages"),
    "messages of a wrong type": ({"model": "m", "messages": "x"}, "messages"),
    "content of a wrong type": (message(role="user", content=5), "messages[1].content"),
}  # fmt: skip


@pytest.mark.parametrize("what", sorted(REFUSED))
def test_what_cannot_be_inspected_or_is_unknown_is_refused_with_its_path(what):
    """I3."""
    body, param = REFUSED[what]
    with pytest.raises(FilterError) as caught:
        send(body, PLANTED)
    assert caught.value.status == 400
    assert param == caught.value.param


def test_text_only_modalities_are_fine():
    assert send(chat("x", modalities=["text"]), {}).sent["modalities"] == ["text"]


def test_a_complete_request_of_switches_passes_unchanged():
    body = chat(
        "x", frequency_penalty=0.5, presence_penalty=0, temperature=0.2, top_p=1, n=2, seed=7, max_tokens=5,
        max_completion_tokens=5, logit_bias={"123": -100}, parallel_tool_calls=False, reasoning_effort="low",
        response_format={"type": "json_object"}, service_tier="auto", stream=True, verbosity="low",
        stream_options={"include_usage": True}, tool_choice="auto", prompt_cache_retention="24h",
        moderation={"model": "omni-moderation-latest", "policy": {"input": {"mode": "block"}}},
    )  # fmt: skip
    assert body == send(body, {}).sent


def test_the_anchor_is_the_first_user_message():
    body = {
        "messages": [{"role": "system", "content": "s"}, {"role": "user", "content": [{"type": "text", "text": "u"}]}]
    }
    assert anchor(body) == "u"
    assert anchor({"messages": []}) == ""


def test_hosts_are_trusted_from_people_only():
    roles = ("system", "developer", "user", "assistant", "tool")
    assert trusted_texts({"messages": [{"role": r, "content": r} for r in roles]}) == ["system", "developer", "user"]


def test_the_manifest_knows_the_whole_request():
    paths = {row.path: row.treatment for row in treatments(TABLE)}
    assert paths["messages[*](user).content"] == "FILTER"
    assert paths["store"] == "FORCE"
    assert paths["user"] == "KEYED"
    assert paths["web_search_options"] == "BLOCK"
    assert SPEC.table is TABLE
