"""The demo upstream: in process, through the real OpenAI client's types, and fed with nonsense."""

from __future__ import annotations

import copy
import json
import time

import pytest
from openai.types.chat import ChatCompletion, ChatCompletionChunk

from gateway.demo import DemoTransport
from gateway.demo_reply import fill, string_for
from gateway.errors import UpstreamDisconnected, UpstreamUnavailable
from gateway.transport import Transport, UpstreamRequest
from gateway.upstream import read_all

TICKET = (
    "Hier ist das Support-Ticket von Frau SURNAME_K7Q2MXTB (EMAIL_D4W7HNCP), Kundennr. ID_V6JKQRST: "
    '"Meine Bestellung #ID_B3YFGHJK vom DATE_T2GSWXZC ist nicht angekommen. Ich bin [persönlicher Anlass] und brauche '
    'die Babyausstattung dringend." Formuliere eine empathische Antwort.'
)
LOOKUP = {
    "type": "function",
    "function": {
        "name": "find_order",
        "parameters": {
            "type": "object",
            "properties": {
                "name": {"type": "string"},
                "email": {"type": "string"},
                "order_id": {"type": "string"},
                "kundennummer": {"type": "string"},
                "note": {"type": "string"},
                "optional": {"type": "string"},
                "urgent": {"type": "boolean"},
                "limit": {"type": "integer"},
                "channel": {"type": "string", "enum": ["mail", "phone"]},
            },
            "required": ["name", "email", "order_id", "kundennummer", "note", "urgent", "limit", "channel"],
        },
    },
}


def demo(**more) -> Transport:
    return DemoTransport(**{"delay": 0, "clock": lambda: 1_700_000_000.9, **more})


def user(text):
    return [{"role": "user", "content": text}]


async def post(body, *, out=None, url="https://demo.invalid/v1/chat/completions", method="POST"):
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return await (out or demo()).send(UpstreamRequest(method, url, {}, data))


async def chat(messages, **more):
    response = await post({"model": "demo", "messages": messages, **more})
    assert (response.status, response.headers["CONTENT-type"]) == (200, "application/json")
    return ChatCompletion.model_validate_json(await read_all(response, 10**6))


async def chunks_of(messages, **more):
    """Events of a stream, each a wire chunk of its own; ends with [DONE]."""
    response = await post({"model": "demo", "messages": messages, "stream": True, **more})
    assert (response.status, response.headers["content-type"]) == (200, "text/event-stream; charset=utf-8")
    wire = [chunk async for chunk in response.chunks()]
    assert all(chunk.startswith(b"data: ") and chunk.endswith(b"\n\n") for chunk in wire)
    assert wire[-1] == b"data: [DONE]\n\n"
    return [ChatCompletionChunk.model_validate_json(chunk[6:]) for chunk in wire[:-1]]


async def error_of(body, **more):
    response = await post(body, **more)
    error = json.loads(await read_all(response, 10**6))["error"]
    assert set(error) == {"message", "type", "param", "code"}
    return response.status, error["param"], error["code"]


# ------------------------------------------------------------------ text


async def test_it_says_what_it_is_and_quotes_what_arrived():
    answer = await chat(user(TICKET))
    text = answer.choices[0].message.content
    assert "eingebaute Demo-Upstream, kein Sprachmodell" in text
    assert TICKET in text
    assert "Guten Tag Frau SURNAME_K7Q2MXTB,\n" in text
    assert "zu ID_V6JKQRST." in text
    assert "unter EMAIL_D4W7HNCP." in text
    assert (answer.model, answer.created, answer.choices[0].finish_reason) == ("demo", 1_700_000_000, "stop")


@pytest.mark.parametrize(
    ("asked", "greeting"),
    [
        ("Schreibe Herrn Dr. SURNAME_K7Q2MXTB bitte", "Guten Tag Herr Dr. SURNAME_K7Q2MXTB,"),
        ("Schreibe Frau GIVEN_K7Q2MXTB SURNAME_D4W7HNCP bitte", "Guten Tag Frau GIVEN_K7Q2MXTB SURNAME_D4W7HNCP,"),
        ("Schreibe Frau Weber bitte", "Guten Tag Frau Weber,"),
        ("Schreibe etwas bitte", "Guten Tag,"),
        ("Please write to Mrs. SURNAME_K7Q2MXTB", "Hello Mrs. SURNAME_K7Q2MXTB,"),
        ("Nothing personal here", "Hello,"),
    ],
)
async def test_greeting(asked, greeting):
    assert f"\n{greeting}\n" in (await chat(user(asked))).choices[0].message.content


async def test_the_last_user_message_counts_and_parts_are_joined():
    parts = [{"type": "text", "text": "Eins"}, {"type": "image_url", "image_url": {"url": "x"}}]
    messages = [*user("früher"), {"role": "assistant", "content": "ja"}, *user(parts)]
    text = (await chat(messages)).choices[0].message.content
    assert "Eins\n[image_url]" in text
    assert "früher" not in text


async def test_the_same_request_gets_the_same_answer():
    assert await chat(user("Hallo")) == await chat(user("Hallo"))
    assert (await chat(user("Hallo"))).id != (await chat(user("Hello"))).id


async def test_usage_counts_words():
    usage = (await chat([{"role": "system", "content": "a b"}, *user("c d e")])).usage
    assert usage.prompt_tokens == 5
    assert usage.total_tokens == 5 + usage.completion_tokens > 10


async def test_stop_and_token_limit_are_obeyed():
    cut = (await chat(user("Hallo"), max_tokens=4)).choices[0]
    assert (cut.message.content, cut.finish_reason) == ("This is the built-in", "length")
    assert (await chat(user("Hallo"), stop=["model", "demo"])).choices[0].message.content == "This is the built-in "


async def test_further_choices_are_told_apart():
    answer = await chat(user(TICKET), n=3)
    texts = [choice.message.content for choice in answer.choices]
    assert [choice.index for choice in answer.choices] == [0, 1, 2]
    assert texts[1:] == [f"(2) {texts[0]}", f"(3) {texts[0]}"]


# ------------------------------------------------------------------ streams


async def test_a_stream_says_the_same_in_pieces_that_cut_tokens():
    whole = (await chat(user(TICKET))).choices[0].message.content
    events = await chunks_of(user(TICKET))
    deltas = [event.choices[0].delta for event in events]
    pieces = [delta.content for delta in deltas if delta.content]
    assert (deltas[0].role, deltas[0].content) == ("assistant", "")
    assert "".join(pieces) == whole
    assert not any("SURNAME_K7Q2MXTB" in piece for piece in pieces)
    assert [event.choices[0].finish_reason for event in events][-2:] == [None, "stop"]
    assert {event.id for event in events} == {events[0].id}
    assert all(event.usage is None for event in events)


async def test_usage_comes_last_and_only_on_request():
    *events, last = await chunks_of(user("Hallo"), stream_options={"include_usage": True})
    assert (last.choices, last.usage.prompt_tokens) == ([], 1)
    assert all(event.usage is None for event in events)


async def test_choices_of_a_stream_are_interleaved():
    events = await chunks_of(user(TICKET), n=2)
    assert [event.choices[0].index for event in events][:6] == [0, 1, 0, 1, 0, 1]
    said = ["", ""]
    for event in events:
        said[event.choices[0].index] += event.choices[0].delta.content or ""
    assert said[1] == f"(2) {said[0]}"


async def test_chunks_are_spread_over_time_and_end_with_close():
    response = await post({"model": "demo", "messages": user("x"), "stream": True}, out=demo(delay=0.02))
    body, start = response.chunks(), time.monotonic()
    for _ in range(3):
        await anext(body)
    assert 0.03 < time.monotonic() - start < 1
    await response.close()
    with pytest.raises(UpstreamDisconnected):
        await anext(body)


# ------------------------------------------------------------------ tools and schemas


async def test_it_calls_the_first_tool_once_and_then_repeats_its_result():
    call = (await chat(user(TICKET), tools=[LOOKUP])).choices[0]
    assert (call.finish_reason, call.message.content) == ("tool_calls", None)
    function = call.message.tool_calls[0].function
    assert json.loads(function.arguments) == {
        "name": "SURNAME_K7Q2MXTB",
        "email": "EMAIL_D4W7HNCP",
        "order_id": "ID_B3YFGHJK",
        "kundennummer": "ID_V6JKQRST",
        "note": TICKET,
        "urgent": True,
        "limit": 1,
        "channel": "mail",
    }
    result = {"role": "tool", "tool_call_id": call.message.tool_calls[0].id, "content": '{"status": "bei DHL"}'}
    answer = await chat([*user(TICKET), call.message.model_dump(exclude_none=True), result], tools=[LOOKUP])
    assert answer.choices[0].message.content.endswith('Das Werkzeug hat geantwortet:\n\n{"status": "bei DHL"}')


async def test_a_streamed_call_adds_up_to_the_same_arguments():
    whole = (await chat(user(TICKET), tools=[LOOKUP])).choices[0].message.tool_calls[0]
    events = await chunks_of(user(TICKET), tools=[LOOKUP])
    parts = [call for event in events for call in event.choices[0].delta.tool_calls or []]
    assert (parts[0].function.name, parts[0].id is not None) == ("find_order", True)
    assert "".join(part.function.arguments for part in parts) == whole.function.arguments
    assert events[-1].choices[0].finish_reason == "tool_calls"


@pytest.mark.parametrize(
    ("choice", "called"),
    [
        ("none", None),
        ("auto", "find_order"),
        ("required", "find_order"),
        ({"type": "function", "function": {"name": "other"}}, "other"),
    ],
)
async def test_tool_choice(choice, called):
    other = {"type": "function", "function": {"name": "other"}}
    message = (await chat(user("x"), tools=[LOOKUP, other], tool_choice=choice)).choices[0].message
    assert (message.tool_calls[0].function.name if message.tool_calls else None) == called


@pytest.mark.parametrize(
    ("name", "asked", "found"),
    [
        ("emailAddress", TICKET, "EMAIL_D4W7HNCP"),
        ("email", "an weber@example.com, bitte", "weber@example.com"),
        ("full_name", "GIVEN_K7Q2MXTB SURNAME_D4W7HNCP fragt", "GIVEN_K7Q2MXTB SURNAME_D4W7HNCP"),
        ("kundenname", "von Frau Weber, dringend", "Weber"),
        ("nachname", TICKET, "SURNAME_K7Q2MXTB"),
        ("Bestellnummer", TICKET, "ID_B3YFGHJK"),
        ("customerId", TICKET, "ID_V6JKQRST"),
        ("id", TICKET, "ID_V6JKQRST"),
        ("kundennr", "Kundennr. 4711, Bestellung #98765", "4711"),
        ("order_number", "Kundennr. 4711, Bestellung #98765", "98765"),
        ("phone_number", "ID_V6JKQRST PHONE_K7Q2MXTB", "PHONE_K7Q2MXTB"),
        ("datum", TICKET, "DATE_T2GSWXZC"),
        ("datum", "vom 15.01. bis", "15.01."),
        ("support", TICKET, TICKET),
        ("email", "keine Adresse", "keine Adresse"),
    ],
)
def test_strings_are_found_by_the_name_of_the_parameter(name, asked, found):
    assert string_for(name, asked) == found


async def test_structured_output_follows_the_schema():
    schema = {
        "type": "object",
        "properties": {
            "customer": {"$ref": "#/$defs/Customer"},
            "tags": {"type": "array", "items": {"enum": ["a", "b"]}},
            "amount": {"type": ["null", "number"]},
            "kind": {"const": "ticket"},
            "maybe": {"anyOf": [{"type": "null"}, {"type": "boolean"}]},
        },
        "$defs": {"Customer": {"type": "object", "properties": {"email": {"type": "string"}}}},
    }
    form = {"type": "json_schema", "json_schema": {"name": "x", "schema": schema, "strict": True}}
    answer = await chat(user(TICKET + " Rabatt 12,5 Prozent"), response_format=form)
    assert json.loads(answer.choices[0].message.content) == {
        "customer": {"email": "EMAIL_D4W7HNCP"},
        "tags": ["a"],
        "amount": 12.5,
        "kind": "ticket",
        "maybe": True,
    }
    plain = await chat(user("Hallo"), response_format={"type": "json_object"}, n=2)
    values = [json.loads(choice.message.content) for choice in plain.choices]
    assert values == [{"upstream": "demo", "received": "Hallo"}] * 2


def test_a_recursive_schema_ends():
    schema = {"type": "object", "properties": {"child": {"$ref": "#"}, "next": {"$ref": "#/$defs/N"}}}
    schema["$defs"] = {"N": {"type": "object", "properties": {"n": {"$ref": "#/$defs/N"}}}}
    assert json.dumps(fill(schema, "x")).count('"n"') == 8


def test_a_reference_to_itself_ends():
    assert fill({"$ref": "#/$defs/A", "$defs": {"A": {"$ref": "#/$defs/A"}}}, "x") == {}


async def test_results_of_several_calls_are_summarised_in_order_and_in_english():
    calls = [{"id": name, "type": "function", "function": {"name": "f", "arguments": "{}"}} for name in "ab"]
    results = [{"role": "tool", "tool_call_id": name, "content": f"result {name}"} for name in "ab"]
    answer = await chat([*user("go"), {"role": "assistant", "tool_calls": calls}, *results])
    assert answer.choices[0].message.content.endswith("The tool answered:\n\nresult a\nresult b")


# ------------------------------------------------------------------ models and errors


async def test_models():
    response = await post(b"", url="http://demo/v1/models", method="GET")
    assert [model["id"] for model in json.loads(await read_all(response, 1000))["data"]] == ["demo"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"{", (400, None, None)),
        (b"[]", (400, None, None)),
        (b"\xff", (400, None, None)),
        ({"messages": user("x")}, (400, None, None)),
        ({"model": "m"}, (400, "messages", "missing_required_parameter")),
        ({"model": "m", "messages": "x"}, (400, "messages", "invalid_type")),
        ({"model": "m", "messages": []}, (400, "messages", "empty_array")),
        ({"model": "m", "messages": ["x"]}, (400, "messages[0]", "invalid_type")),
        ({"model": "m", "messages": [{"role": "robot", "content": ""}]}, (400, "messages[0].role", "invalid_value")),
        ({"model": "m", "messages": [{"role": "user", "content": 5}]}, (400, "messages[0].content", "invalid_type")),
        ({"model": "m", "messages": [{"role": "tool", "tool_call_id": "a"}]}, (400, "messages[0].role", None)),
        ({"model": "m", "messages": user("x"), "n": 0}, (400, "n", "integer_out_of_range")),
        (
            {"model": "m", "messages": user("x"), "tools": [{"type": "function"}]},
            (400, "tools[0].function.name", "missing_required_parameter"),
        ),
        ({"model": "m", "messages": user("x"), "stop": [1]}, (400, "stop", "invalid_type")),
    ],
)
async def test_bad_requests_get_native_errors(body, expected):
    assert await error_of(body) == expected


async def test_unknown_urls_and_methods():
    assert await error_of(b"", url="http://demo/v1/embeddings") == (404, None, None)
    assert await error_of(b"", method="GET") == (405, None, None)


async def test_a_closed_demo_refuses():
    out = demo()
    await out.close()
    with pytest.raises(UpstreamUnavailable):
        await post({}, out=out)


FULL = {
    "model": "demo",
    "messages": [
        {"role": "assistant", "content": None, "tool_calls": [{"id": "call_1", "type": "function", "function": {}}]},
        {"role": "tool", "tool_call_id": "call_1", "content": "{}"},
        *user([{"type": "text", "text": "Hallo"}]),
    ],
    "tools": [LOOKUP],
    "tool_choice": {"type": "function", "function": {"name": "find_order"}},
    "response_format": {"type": "json_schema", "json_schema": {"schema": LOOKUP["function"]["parameters"]}},
    "stream_options": {"include_usage": True},
    "stop": ["x"],
    "n": 2,
    "max_tokens": 5,
}


def places(value, path=()):
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*path, key))


@pytest.mark.parametrize("path", [path for path in places(FULL) if path], ids=lambda path: ".".join(map(str, path)))
@pytest.mark.parametrize("without", ["", "tools"])
async def test_nonsense_anywhere_is_answered_or_refused_but_never_raises(path, without):
    for odd in (None, True, 5, 0, -1, 1.5, "", "x", [], [None], [5], {}, {"a": 1}):
        request = copy.deepcopy(FULL)
        place = request
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = odd
        request.pop(without, None)
        for stream in (False, True):
            response = await post({**request, "stream": stream})
            assert response.status in {200, 400}, (path, odd)
            assert await read_all(response, 10**6)
