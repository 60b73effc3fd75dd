"""The Responses API: every fixture at every cut, sequence numbers, sealed reasoning, tools, refusals."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.detection import EntityType
from filters.endpoints.openai_responses import SPEC
from filters.endpoints.openai_responses_compact import SPEC as COMPACT
from filters.endpoints.openai_responses_input_tokens import SPEC as INPUT_TOKENS
from filters.errors import (
    MalformedResponse,
    RequestError,
    RestorationRefused,
    StatefulRequest,
    UnsupportedContent,
    UnsupportedParameter,
    UpstreamDisconnected,
)
from filters.exchange import Exchange
from filters.policy import FilterPolicy
from filters.sealing import PREFIX
from tests.support.core import PlantedDetector, lexicon, scope
from tests.support.fixtures import Driver, at, generate, parsed

STREAMS = [
    "responses_stream_text", "responses_stream_tools_reasoning", "responses_stream_all_channels",
    "responses_stream_error",
]  # fmt: skip
WEBER = {"Weber": (EntityType.PERSON, "surname"), "ab12cd34ef56gh78": (EntityType.SECRET, "")}


def ask(body: Any, text: str) -> None:
    given = body["input"]
    first = [{"role": "user", "content": given}] if isinstance(given, str) else given
    body["input"] = [*first, {"role": "user", "content": text}]


RESPONSES = Driver(SPEC, ask)


@pytest.fixture(scope="module")
def clear(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, dict[str, Any]]]:
    directory = tmp_path_factory.mktemp("clear")
    return directory, generate(directory)


def side(clear: Any, fixture_id: str, tmp: Path) -> tuple[dict[str, Any], bytes, bytes]:
    directory, index = clear
    request = RESPONSES.request(directory, index[fixture_id])
    return index[fixture_id], request, RESPONSES.answer_to(request, index[fixture_id], tmp / fixture_id)


def added(events: list[dict[str, Any]]) -> dict[tuple[Any, ...], str]:
    """Add up the deltas of each channel."""
    out: dict[tuple[Any, ...], str] = {}
    for event in events:
        if event["type"].endswith(".delta") and isinstance(event["delta"], str):
            names = ("output_index", "content_index", "summary_index", "command_index")
            key = (event["type"].removesuffix(".delta"), *(event.get(name) for name in names))
            out[key] = out.get(key, "") + event["delta"]
    return out


def repeated(events: list[dict[str, Any]]) -> dict[tuple[Any, ...], str]:
    """What the ``.done`` events say of the same channels."""
    out = {}
    for event in events:
        if event["type"].endswith(".done"):
            for key in ("text", "refusal", "arguments", "input", "code", "command"):
                if isinstance(event.get(key), str):
                    names = ("output_index", "content_index", "summary_index", "command_index")
                    out[event["type"].removesuffix(".done"), *(event.get(name) for name in names)] = event[key]
    return out


# ------------------------------------------------------------------ fixtures


@pytest.mark.parametrize("fixture_id", STREAMS)
def test_streams_come_back_whole_cut_at_every_byte(clear, fixture_id, tmp_path):
    """I6; cases 49 and 50: deltas add up to what is repeated, and sequence numbers stay."""
    _, request, stream = side(clear, fixture_id, tmp_path)
    exchange, whole = RESPONSES.streamed(request, [stream])
    assert exchange.failure is None
    got = parsed(whole)
    assert [e.get("sequence_number") for e in got] == [e.get("sequence_number") for e in parsed(stream)]
    assert [e["type"] for e in got] == [e["type"] for e in parsed(stream)]
    done, deltas = repeated(got), added(got)
    assert {key: deltas.get(key, "") for key in done} == done
    step = 1 if len(stream) < 4000 else 7
    for cut in range(1, len(stream), step):
        assert parsed(RESPONSES.streamed(request, [stream[:cut], stream[cut:]])[1]) == got, cut
    assert parsed(RESPONSES.streamed(request, [stream[i : i + 1] for i in range(len(stream))])[1]) == got


def test_text_and_its_annotations(clear, tmp_path):
    fixture, request, stream = side(clear, "responses_stream_text", tmp_path)
    events = parsed(RESPONSES.streamed(request, [stream])[1])
    expected = fixture["expect_client_sees"]
    text = expected["done.text"]
    assert next(iter(added(events).values())) == text
    final = events[-1]["response"]["output"][0]["content"][0]
    assert final["text"] == text
    places = [e["annotation"] for e in events if e["type"].endswith("annotation.added")] + final["annotations"]
    assert places
    for place in places:
        # The generator counts one place off, before and after restoration.
        cut = text[place["start_index"] : place["end_index"]]
        assert expected["slice(annotation[0])"].strip() in text
        assert cut.strip() in expected["slice(annotation[0])"] or expected["slice(annotation[0])"] in cut


def test_all_channels(clear, tmp_path):
    fixture, request, stream = side(clear, "responses_stream_all_channels", tmp_path)
    events = parsed(RESPONSES.streamed(request, [stream])[1])
    done = {key[0]: text for key, text in repeated(events).items()}
    expected = fixture["expect_client_sees"]
    assert done["response.code_interpreter_call_code"] == expected["code"]
    assert json.loads(done["response.mcp_call_arguments"]) == expected["json(mcp.arguments)"]
    assert done["response.custom_tool_call_input"] == expected["custom.input"]
    assert done["response.shell_call_command"] == expected["shell.command"]
    assert done["response.refusal"] == expected["refusal"]


def test_tools_and_reasoning(clear, tmp_path):
    fixture, request, stream = side(clear, "responses_stream_tools_reasoning", tmp_path)
    events = parsed(RESPONSES.streamed(request, [stream])[1])
    done = {key[0]: text for key, text in repeated(events).items()}
    expected = fixture["expect_client_sees"]
    assert done["response.reasoning_summary_text"] == expected["summary[rs_1,0]"]
    assert json.loads(done["response.function_call_arguments"]) == expected["json(arguments[fc_1])"]
    sealed = {
        item["encrypted_content"]
        for event in events
        for item in (event.get("item"), *event.get("response", {}).get("output", ()))
        if item and item.get("encrypted_content")
    }
    assert len(sealed) == 1, "the item and the final response carry the same blob"
    assert sealed.pop().startswith(PREFIX)


def test_an_error_in_the_stream_is_told(clear, tmp_path):
    fixture, request, stream = side(clear, "responses_stream_error", tmp_path)
    exchange, out = RESPONSES.streamed(request, [stream])
    told = next(event for event in parsed(out) if event["type"] == "error")
    assert told["message"] == fixture["expect_client_sees"]["error.message"]
    assert exchange.answered_with_error


def test_answers_come_back_whole(clear, tmp_path):
    """The response repeats the request: the client's own words and identifiers come back."""
    fixture, request, response = side(clear, "responses_basic", tmp_path)
    exchange, sent = RESPONSES.sent(request)
    answer = json.loads(response)
    answer["user"] = sent["user"]
    restored = json.loads(exchange.restore_body(json.dumps(answer).encode()))
    for path, expected in fixture["expect_client_sees"].items():
        assert at(restored, path) == expected, path
    assert restored["user"] == json.loads(request)["user"]
    assert sent["store"] is False


@pytest.mark.parametrize("fixture_id", ["responses_basic", "responses_input_tokens", *STREAMS])
def test_nothing_planted_reaches_the_upstream(clear, fixture_id):
    directory, index = clear
    driver = Driver(INPUT_TOKENS, ask) if "tokens" in fixture_id else RESPONSES
    _, out = driver.sent((directory / index[fixture_id]["request"]).read_bytes())
    text = json.dumps(out, ensure_ascii=False)
    assert not [value for value in index[fixture_id].get("must_not_reach_upstream", ()) if value in text]


def test_all_items_but_media(clear):
    """Every item type goes, pictures excepted; those name their path."""
    directory, index = clear
    body = json.loads((directory / index["responses_all_items"]["request"]).read_text(encoding="utf-8"))
    refused = []
    while True:
        try:
            _, out = RESPONSES.sent(json.dumps(body).encode())
            break
        except (UnsupportedContent, StatefulRequest) as error:
            place = int(error.param.partition("[")[2].partition("]")[0])
            refused.append(body["input"].pop(place)["type"])
    assert set(refused) <= {"computer_call_output", "image_generation_call", "compaction", "item_reference"}
    text = json.dumps(out, ensure_ascii=False)
    assert not [value for value in index["responses_all_items"]["must_not_reach_upstream"] if value in text]


def test_a_cut_stream_never_ends_as_if_it_were_whole(clear, tmp_path):
    _, request, stream = side(clear, "responses_stream_text", tmp_path)
    for cut in range(0, stream.index(b"event: response.completed"), 13):
        exchange, out = RESPONSES.streamed(request, [stream[:cut]])
        assert isinstance(exchange.failure, UpstreamDisconnected), cut
        out += exchange.abandon({"error": {"message": "m", "type": "server_error", "param": None, "code": "c"}})
        events = parsed(out)
        assert events[-1]["error"]["code"] == "c"
        assert all(event.get("type") != "response.completed" for event in events)


# ------------------------------------------------------------------ tools, blobs


def talk(given: Any, planted: Any = WEBER, spec: Any = SPEC, **more: Any) -> tuple[Exchange, Any]:
    exchange = Exchange(spec, FilterPolicy(), scope(), lexicon())
    exchange.receive(json.dumps({"model": "m", "input": given, **more}).encode())
    exchange.analyze(PlantedDetector(planted).detect(exchange.segments))
    return exchange, json.loads(exchange.outgoing())


def answered(exchange: Exchange, *items: dict[str, Any]) -> list[dict[str, Any]]:
    answer = {"id": "resp_1", "object": "response", "output": list(items)}
    return json.loads(exchange.restore_body(json.dumps(answer).encode()))["output"]


def test_sealed_reasoning_goes_back_as_it_came():
    exchange, sent = talk("Hallo Weber")
    token = sent["input"].split()[1]
    item = {
        "type": "reasoning",
        "id": "rs_1",
        "summary": [{"type": "summary_text", "text": token}],
        "encrypted_content": "gAAAA",
    }
    restored = answered(exchange, item)[0]
    assert restored["summary"][0]["text"] == "Weber"
    again, sent = talk([{"role": "user", "content": "Hallo Weber"}, restored, {"role": "user", "content": "und?"}])
    assert sent["input"][1] == item
    # What only the blob knows is restored, too.
    assert again._answer._restorer.text(token) == "Weber"
    with pytest.raises(UnsupportedContent) as caught:
        talk([{**restored, "encrypted_content": restored["encrypted_content"][:-4] + "AAAA"}])
    assert caught.value.param == "input[0].encrypted_content"


def test_compaction_carries_the_conversation_on():
    """Its first message is gone; the tokens inside the blob are those of its conversation, and new text uses them."""
    exchange, sent = talk("Hallo Weber", spec=COMPACT)
    token = sent["input"].split()[1]
    restored = answered(exchange, {"type": "compaction", "id": "c", "encrypted_content": "gAAAA"})
    again, sent = talk([*restored, {"role": "user", "content": "Frag Weber"}], {})
    assert sent["input"][0]["encrypted_content"] == "gAAAA"
    assert sent["input"][1]["content"] == f"Frag {token}"
    assert again._answer._restorer.text(token) == "Weber"


def test_a_compaction_of_another_gateway_is_refused_and_its_reasoning_left_out():
    with pytest.raises(UnsupportedContent):
        talk([{"type": "compaction", "encrypted_content": "gAAAA"}])
    _, sent = talk(
        [{"type": "reasoning", "summary": [], "encrypted_content": "gAAAA"}, {"role": "user", "content": "x"}]
    )
    assert len(sent["input"]) == 1


@pytest.mark.parametrize("kind", ["function_call", "browser_call"])
def test_a_secret_does_not_go_into_a_tool(kind):
    """Nor into a call of a type that is not known here: it may be the client who executes it."""
    exchange, sent = talk("ab12cd34ef56gh78")
    call = {"type": kind, "call_id": "c", "name": "f", "arguments": json.dumps({"x": sent["input"]})}
    with pytest.raises(RestorationRefused):
        answered(exchange, call)


@pytest.mark.parametrize(
    "item",
    [
        {"type": "shell_call", "call_id": "c", "action": {"commands": ["grep {token}"]}},
        {
            "type": "local_shell_call",
            "call_id": "c",
            "action": {"type": "exec", "command": ["grep", "{token}"], "env": {}},
        },
        {
            "type": "apply_patch_call",
            "call_id": "c",
            "operation": {"type": "update_file", "path": "{token}", "diff": "+{token}"},
        },
        {"type": "custom_tool_call", "call_id": "c", "name": "f", "input": "{token}"},
        {
            "type": "mcp_call",
            "id": "c",
            "name": "f",
            "server_label": "s",
            "arguments": '{"x": "{token}"}',
            "output": "{token}",
        },
        {"type": "web_search_call", "id": "w", "action": {"type": "search", "query": "{token}"}},
        {"type": "message", "content": [{"type": "refusal", "refusal": "{token}"}]},
        {"type": "invented", "deep": [{"text": "{token}"}]},
    ],
)
def test_items_come_back(item):
    exchange, sent = talk("Hallo Weber")
    token = sent["input"].split()[1]
    written = json.loads(json.dumps(item).replace("{token}", token))
    assert answered(exchange, written)[0] == json.loads(json.dumps(item).replace("{token}", "Weber"))


@given(st.lists(st.integers(0, 2), min_size=1, max_size=12), st.integers(1, 7))
def test_interleaved_channels_keep_their_order_and_their_text(turns: list[int], cut: int):
    """Three function calls at once, each half-way through a token."""
    exchange, sent = talk('Hallo Weber, sag "ja"')
    token = sent["input"].split()[1].rstrip(",")
    texts = [json.dumps({"n": i, "wer": token}) for i in range(3)]
    rest, events = list(texts), []
    for i in range(3):
        item = {"type": "function_call", "id": f"fc_{i}", "name": f"f{i}", "arguments": ""}
        events.append({"type": "response.output_item.added", "output_index": i, "item": item})
    for turn in [*turns, *([0, 1, 2] * 40)]:
        piece, rest[turn] = rest[turn][:cut], rest[turn][cut:]
        if piece:
            place = {"item_id": f"fc_{turn}", "output_index": turn}
            events.append({"type": "response.function_call_arguments.delta", **place, "delta": piece})
            if not rest[turn]:
                events.append({"type": "response.function_call_arguments.done", **place, "arguments": texts[turn]})
    events.append({"type": "response.completed", "response": {"output": []}})
    events = [{**event, "sequence_number": number} for number, event in enumerate(events)]
    out = exchange.feed(b"".join(f"event: {e['type']}\ndata: {json.dumps(e)}\n\n".encode() for e in events))
    got = parsed(out + exchange.feed(b""))
    assert exchange.failure is None
    assert [event["sequence_number"] for event in got] == list(range(len(events)))
    deltas = [text for key, text in sorted(added(got).items(), key=lambda pair: pair[0][1])]
    assert [json.loads(text) for text in deltas] == [{"n": i, "wer": "Weber"} for i in range(3)]
    assert deltas == [text for key, text in sorted(repeated(got).items(), key=lambda pair: pair[0][1])]


@pytest.mark.parametrize(
    "kind", ["apply_patch_call_operation_diff", "custom_tool_call_input", "function_call_arguments"]
)
@pytest.mark.parametrize("done", [False, True])
def test_a_secret_does_not_go_into_a_tool_in_any_kind_of_event(kind, done):
    exchange, sent = talk("ab12cd34ef56gh78")
    item = {"type": "apply_patch_call" if "patch" in kind else kind.rpartition("_")[0], "id": "i", "name": "f"}
    place = {"item_id": "i", "output_index": 0}
    said = {"type": f"response.{kind}.done", **place, "diff": sent["input"], "input": sent["input"]}
    piece = {"type": f"response.{kind}.delta", **place, "delta": sent["input"]}
    events = [{"type": "response.output_item.added", "output_index": 0, "item": item}, said if done else piece]
    out = exchange.feed(b"".join(f"event: {e['type']}\ndata: {json.dumps(e)}\n\n".encode() for e in events))
    assert isinstance(exchange.failure, RestorationRefused)
    assert b"ab12cd34ef56gh78" not in out + exchange.abandon({"error": {}})


@pytest.mark.parametrize("ending", ["", "Support", "in dem Ort", "{token}", "{half}", "Name", "EMAIL_"])
@pytest.mark.parametrize("kind", ["output_text", "refusal", "reasoning_text", "custom_tool_call_input"])
def test_what_is_held_at_the_end_goes_into_the_last_delta(kind, ending):
    """An ordinary word may begin like a token ("Supp", "ort"): it comes out before the text is said to be done."""
    exchange, sent = talk("Hallo Weber")
    token = sent["input"].split()[1]
    text = "Liebe Grüße " + ending.format(token=token, half=token[:-2])
    place = {"item_id": "i", "output_index": 0, "content_index": 0}
    whole = {"refusal": "refusal", "custom_tool_call_input": "input"}.get(kind, "text")
    events = [{"type": f"response.{kind}.delta", **place, "delta": text[i : i + 3]} for i in range(0, len(text), 3)]
    events += [{"type": f"response.{kind}.done", **place, whole: text}, {"type": "response.completed", "response": {}}]
    out = exchange.feed(b"".join(f"event: {e['type']}\ndata: {json.dumps(e)}\n\n".encode() for e in events))
    got = parsed(out + exchange.feed(b""))
    assert [event["type"] for event in got] == [event["type"] for event in events]
    assert list(added(got).values()) == list(repeated(got).values()) == [text.replace(token, "Weber")]
    assert exchange.restoration.restored == 2 * text.count(token)


def test_the_output_of_a_command_has_two_channels():
    exchange, sent = talk("Hallo Weber")
    token = sent["input"].split()[1]
    place = {"item_id": "i", "output_index": 0, "command_index": 0}
    kind = "response.shell_call_output_content"
    pieces = [
        {"stdout": token[:4], "stderr": token[:6]},
        {"stdout": token[4:], "stderr": token[6:]},
        {"stdout": " im Ort"},
    ]
    events: list[Any] = [{"type": f"{kind}.delta", **place, "delta": piece} for piece in pieces]
    events += [
        {"type": f"{kind}.done", **place, "output": [{"stdout": token}]},
        {"type": "response.completed", "response": {}},
    ]
    raw = b"".join(f"event: {e['type']}\ndata: {json.dumps(e)}\n\n".encode() for e in events)
    got = parsed(exchange.feed(raw) + exchange.feed(b""))
    said = {key: "".join(e["delta"].get(key, "") for e in got if "delta" in e) for key in ("stdout", "stderr")}
    assert said == {"stdout": "Weber im Ort", "stderr": "Weber"}
    assert got[-2]["output"] == [{"stdout": "Weber"}]


# ------------------------------------------------------------------ what is refused


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"previous_response_id": "resp_1"}, StatefulRequest),
        ({"conversation": "conv_1"}, StatefulRequest),
        ({"conversation": {"id": "conv_1"}}, StatefulRequest),
        ({"background": True}, StatefulRequest),
        ({"input": [{"type": "item_reference", "id": "x"}]}, StatefulRequest),
        ({"tools": [{"type": "web_search"}]}, UnsupportedContent),
        ({"tools": [{"type": "mcp", "server_label": "x", "server_url": "https://x.example"}]}, UnsupportedContent),
        ({"tools": [{"type": "code_interpreter", "container": {"type": "auto"}}]}, UnsupportedContent),
        ({"tools": [{"type": "shell", "environment": {"type": "container_auto"}}]}, UnsupportedContent),
        ({"tools": [{"type": "invented"}]}, UnsupportedParameter),
        ({"include": ["computer_call_output.output.image_url"]}, UnsupportedContent),
        ({"invented": 1}, UnsupportedParameter),
        ({"input": [{"type": "invented"}]}, UnsupportedParameter),
        (
            {"input": [{"role": "user", "content": [{"type": "input_image", "image_url": "https://x.example"}]}]},
            UnsupportedContent,
        ),
        ({"input": [{"role": "user", "content": [{"type": "input_file", "file_id": "file-1"}]}]}, UnsupportedContent),
    ],
)
def test_what_cannot_be_filtered_is_refused(more, error):
    with pytest.raises(error) as caught:
        talk(more.pop("input", "x"), **more)
    assert isinstance(caught.value, RequestError)
    assert caught.value.param


@pytest.mark.parametrize("more", [{}, {"store": True}, {"store": None}])
def test_nothing_is_stored_whatever_the_client_says(more):
    assert talk("x", **more)[1]["store"] is False


def test_log_probabilities_are_blanked_where_something_was_replaced():
    exchange, _ = talk("Hallo Weber", top_logprobs=2)
    part = {"type": "output_text", "text": "x", "annotations": [], "logprobs": [{"token": "x"}]}
    assert answered(exchange, {"type": "message", "content": [part]})[0]["content"][0]["logprobs"] == []


def test_an_answer_that_is_none_is_an_error():
    exchange, _ = talk("x")
    with pytest.raises(MalformedResponse):
        exchange.restore_body(b'{"choices": []}')


def test_nothing_that_a_stream_holds_is_in_a_repr():
    """I9: text that waits is the client's."""
    from filters.endpoints._anthropic_stream import _Block
    from filters.endpoints._responses_stream import _Queued

    waiting = _Queued({"delta": "Weber"}, None, None, set())
    block = _Block(theirs=["Weber"], ours=["Weber"], signature=["Weber"])
    assert "Weber" not in f"{waiting!r} {block!r}"
