"""Anthropic's messages: every fixture at every cut, signed thinking there and back, citations, tools, refusals."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.detection import EntityType
from filters.endpoints.anthropic_count_tokens import SPEC as COUNT
from filters.endpoints.anthropic_messages import SPEC
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

ANSWERS, STREAMS = ["anthropic_basic"], ["anthropic_stream"]
HELLO = '{"model":"m","max_tokens":1,"messages":[{"role":"user","content":"Jürgen Müßiggang-Öztürk"}],"stream":true}'
WEBER = {"Weber": (EntityType.PERSON, "surname"), "ab12cd34ef56gh78": (EntityType.SECRET, "")}
MESSAGES = Driver(SPEC, lambda body, text: body["messages"].append({"role": "user", "content": text}))


@pytest.fixture(scope="module")
def clear(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, dict[str, Any]]]:
    directory = tmp_path_factory.mktemp("clear")
    return directory, generate(directory)


def side(clear: Any, fixture_id: str, tmp: Path) -> tuple[dict[str, Any], bytes, bytes]:
    directory, index = clear
    fixture = index[fixture_id]
    request = MESSAGES.request(directory, fixture, HELLO)
    return fixture, request, MESSAGES.answer_to(request, fixture, tmp / fixture_id)


def blocks(events: list[Any]) -> list[dict[str, Any]]:
    """Add up a stream as the SDK does: text, thinking, input, signature by block."""
    out: dict[int, dict[str, Any]] = {}
    for event in events:
        if event["type"] == "content_block_start":
            given = event["content_block"]
            out[event["index"]] = {"text": given.get("text", ""), "thinking": given.get("thinking", ""), "json": ""}
        elif event["type"] == "content_block_delta":
            block, delta = out[event["index"]], event["delta"]
            for kind, key, name in (
                ("text_delta", "text", "text"),
                ("thinking_delta", "thinking", "thinking"),
                ("input_json_delta", "partial_json", "json"),
                ("signature_delta", "signature", "signature"),
            ):
                if delta["type"] == kind:
                    block[name] = block.get(name, "") + delta[key]
    return [out[index] for index in sorted(out)]


# ------------------------------------------------------------------ fixtures


@pytest.mark.parametrize("fixture_id", STREAMS)
def test_streams_come_back_whole_cut_at_every_byte(clear, fixture_id, tmp_path):
    """I6, and case 1 to 4 for this API."""
    fixture, request, stream = side(clear, fixture_id, tmp_path)
    exchange, whole = MESSAGES.streamed(request, [stream])
    assert exchange.failure is None
    got = blocks(parsed(whole))
    expected = fixture["expect_client_sees"]
    assert got[0]["thinking"] == expected["thinking[0]"]
    assert got[1]["text"] == expected["text[1]"]
    assert json.loads(got[2]["json"]) == expected["json(input[2])"]
    assert got[0]["signature"].startswith(PREFIX)
    for cut in range(1, len(stream), 3):
        assert blocks(parsed(MESSAGES.streamed(request, [stream[:cut], stream[cut:]])[1])) == got, cut
    bytewise = MESSAGES.streamed(request, [stream[i : i + 1] for i in range(len(stream))])[1]
    assert blocks(parsed(bytewise)) == got


@pytest.mark.parametrize("fixture_id", ANSWERS)
def test_answers_come_back_whole(clear, fixture_id, tmp_path):
    fixture, request, response = side(clear, fixture_id, tmp_path)
    exchange, _ = MESSAGES.sent(request)
    restored = json.loads(exchange.restore_body(response))
    for path, expected in fixture["expect_client_sees"].items():
        if not path.endswith(".signature"):  # the client holds it sealed
            assert at(restored, path) == expected, path
    assert restored["content"][0]["signature"].startswith(PREFIX)
    citation = restored["content"][1]["citations"][0]
    document = json.loads(request)["messages"][0]["content"][1]["source"]["data"]
    assert document[citation["start_char_index"] : citation["end_char_index"]] == citation["cited_text"]
    assert exchange.usage == {"prompt_tokens": 30, "completion_tokens": 12}


@pytest.mark.parametrize("fixture_id", [*ANSWERS, *STREAMS, "anthropic_count_tokens"])
def test_nothing_planted_reaches_the_upstream(clear, fixture_id):
    directory, index = clear
    driver = Driver(COUNT, lambda body, text: None) if "count" in fixture_id else MESSAGES
    _, out = driver.sent((directory / index[fixture_id]["request"]).read_bytes())
    text = json.dumps(out, ensure_ascii=False)
    assert not [value for value in index[fixture_id]["must_not_reach_upstream"] if value in text]


def test_an_error_in_the_stream_is_passed_on_after_what_was_held(clear, tmp_path):
    """Case 40."""
    _, request, stream = side(clear, "anthropic_stream_error", tmp_path)
    exchange, out = MESSAGES.streamed(request, [stream])
    events = parsed(out)
    assert events[-1]["type"] == "error"
    assert events[-1]["error"]["type"] == "overloaded_error"
    assert exchange.answered_with_error
    assert exchange.failure is None


def test_a_cut_stream_never_ends_as_if_it_were_whole(clear, tmp_path):
    """Cases 38, 39: there is no [DONE] here, so only message_stop says that a message is whole."""
    _, request, stream = side(clear, "anthropic_stream", tmp_path)
    for cut in range(0, stream.index(b"event: message_stop"), 11):
        exchange, out = MESSAGES.streamed(request, [stream[:cut]])
        assert isinstance(exchange.failure, UpstreamDisconnected), cut
        out += exchange.abandon({"type": "error", "error": {"type": "api_error", "message": "m"}, "request_id": "r"})
        assert out.endswith(b"\n\n")
        assert b"event: error\ndata: " in out
        assert b"message_stop" not in out


# ------------------------------------------------------------------ thinking


def talk(content: Any, planted: Any = WEBER, policy: FilterPolicy | None = None, **more: Any) -> tuple[Exchange, Any]:
    body = {"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": content}], **more}
    exchange = Exchange(SPEC, policy or FilterPolicy(), scope(), lexicon())
    exchange.receive(json.dumps(body).encode())
    exchange.analyze(PlantedDetector(planted).detect(exchange.segments))
    return exchange, json.loads(exchange.outgoing())


def turn(theirs: str) -> tuple[Exchange, dict[str, Any], dict[str, Any]]:
    """A first turn; the upstream thinks and signs."""
    exchange, sent = talk("Hallo Weber")
    token = sent["messages"][0]["content"].split()[1]
    block = {"type": "thinking", "thinking": theirs.format(token=token), "signature": "c2ln"}
    answer = {"type": "message", "role": "assistant", "content": [block]}
    restored = json.loads(exchange.restore_body(json.dumps(answer).encode()))["content"][0]
    return exchange, block, restored


TEXT = st.text(st.characters(exclude_characters="\0{}", exclude_categories=["Cs"]), max_size=30)


@given(TEXT, TEXT)
def test_signed_thinking_goes_back_byte_for_byte(before: str, after: str):
    """Case 55: restored for the client, and the upstream's own bytes again on the way back."""
    _, block, restored = turn(f"{before} {{token}} {after}")
    assert "Weber" in restored["thinking"]
    body = [{"role": "user", "content": "Hallo Weber"}, {"role": "assistant", "content": [restored]}]
    _, sent = talk("weiter", messages=[*body, {"role": "user", "content": "weiter"}])
    assert sent["messages"][1]["content"] == [block]


def test_redacted_thinking_goes_back_as_it_came():
    exchange, _ = talk("Hallo Weber")
    answer = {"type": "message", "content": [{"type": "redacted_thinking", "data": "EmwKAhgB"}]}
    restored = json.loads(exchange.restore_body(json.dumps(answer).encode()))["content"]
    assert restored[0]["data"].startswith(PREFIX)
    _, sent = talk([*restored, {"type": "text", "text": "x"}])
    assert sent["messages"][0]["content"][0] == {"type": "redacted_thinking", "data": "EmwKAhgB"}


def test_changed_thinking_is_refused():
    _, _, restored = turn("über {token}")
    with pytest.raises(UnsupportedContent) as caught:
        talk([{**restored, "thinking": "über Weber!"}])
    assert caught.value.param == "messages[0].content[0].signature"


# ------------------------------------------------------------------ tools


def test_the_input_of_a_tool_is_restored_as_json():
    planted = {**WEBER, "4711993": (EntityType.ID_NUMBER, "customer_number")}
    result = {"type": "tool_result", "tool_use_id": "t", "content": json.dumps({"id": 4711993, "n": "Weber"})}
    exchange, sent = talk([result], planted)
    inner = json.loads(sent["messages"][0]["content"][0]["content"])
    assert inner["id"] != 4711993
    call = {"type": "tool_use", "id": "t", "name": "f", "input": {"id": inner["id"], inner["n"]: [inner["n"]]}}
    restored = json.loads(exchange.restore_body(json.dumps({"type": "message", "content": [call]}).encode()))
    assert restored["content"][0]["input"] == {"id": 4711993, "Weber": ["Weber"]}


def test_a_secret_does_not_go_into_a_tool():
    exchange, sent = talk("ab12cd34ef56gh78")
    token = sent["messages"][0]["content"]
    call = {"type": "tool_use", "id": "t", "name": "f", "input": {"x": token}}
    with pytest.raises(RestorationRefused):
        exchange.restore_body(json.dumps({"type": "message", "content": [call]}).encode())


# ------------------------------------------------------------------ what is refused


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"tools": [{"type": "web_search_20250305", "name": "web_search"}]}, UnsupportedContent),
        ({"tools": [{"type": "code_execution_20250825", "name": "code_execution"}]}, UnsupportedContent),
        ({"tools": [{"type": "invented_20270101", "name": "x"}]}, UnsupportedParameter),
        ({"mcp_servers": [{"type": "url", "url": "https://x.example"}]}, UnsupportedContent),
        ({"container": "c_1"}, StatefulRequest),
        ({"invented": "Weber"}, UnsupportedParameter),
        ({"messages": [{"role": "robot", "content": "x"}]}, UnsupportedParameter),
        (
            {"tools": [{"name": "Weber", "input_schema": {}}], "tool_choice": {"type": "auto", "x": 1}},
            UnsupportedParameter,
        ),
    ],
)
def test_what_cannot_be_filtered_is_refused(more, error):
    with pytest.raises(error):
        talk("x", **more)


@pytest.mark.parametrize(
    "block",
    [
        {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "aaaa"}},
        {"type": "image", "source": {"type": "url", "url": "https://x.example/Weber.png"}},
        {"type": "document", "source": {"type": "base64", "media_type": "application/pdf", "data": "aaaa"}},
        {"type": "document", "source": {"type": "file", "file_id": "file_1"}},
        {"type": "container_upload", "file_id": "file_1"},
        {"type": "invented", "text": "Weber"},
        {"type": "text", "text": "x", "invented": "Weber"},
    ],
)
def test_blocks_that_cannot_be_read_are_refused(block):
    with pytest.raises(RequestError) as caught:
        talk([block])
    assert caught.value.param.startswith("messages[0].content[0]")
    assert "Weber" not in str(caught.value)


def test_what_the_provider_may_not_choose_is_left_out():
    _, sent = talk("x", inference_geo="us", workspace_id="w", metadata={"user_id": "weber@example.com"})
    assert not {"inference_geo", "workspace_id"} & sent.keys()
    assert "weber" not in sent["metadata"]["user_id"]


# ------------------------------------------------------------------ streams that are odd


def stream_of(exchange: Exchange, *events: dict[str, Any], names: bool = True) -> list[Any]:
    raw = b"".join(
        (f"event: {e['type']}\n" if names else "").encode() + f"data: {json.dumps(e)}\n\n".encode() for e in events
    )
    out = exchange.feed(raw) + exchange.feed(b"")
    assert exchange.failure is None, exchange.failure
    assert out.count(b"event: ") == out.count(b"data: ")
    return parsed(out)


def test_unknown_deltas_are_text_and_events_get_their_names():
    """Case 65; without ``event:`` the SDK would lose them."""
    exchange, sent = talk("Hallo Weber")
    token = sent["messages"][0]["content"].split()[1]
    half = len(token) // 2
    events = stream_of(
        exchange,
        {"type": "content_block_start", "index": 0, "content_block": {"type": "new", "x": token}},
        {"type": "content_block_delta", "index": 0, "delta": {"type": "new_delta", "x": token[:half]}},
        {"type": "content_block_delta", "index": 0, "delta": {"type": "new_delta", "x": token[half:]}},
        {"type": "content_block_stop", "index": 0},
        {"type": "news", "text": token},
        {"type": "message_stop"},
        names=False,
    )
    assert events[0]["content_block"]["x"] == "Weber"
    assert events[1]["delta"]["x"] + events[2]["delta"]["x"] == "Weber"
    assert events[4]["text"] == "Weber"


@pytest.mark.parametrize("kind", ["input_json_delta", "input_new_delta"])
def test_a_secret_does_not_go_into_a_tool_in_any_kind_of_delta(kind):
    exchange, sent = talk("ab12cd34ef56gh78")
    key = "partial_json" if kind == "input_json_delta" else "new"
    events = [
        {
            "type": "content_block_start",
            "index": 0,
            "content_block": {"type": "tool_use", "id": "t", "name": "f", "input": {}},
        },
        {"type": "content_block_delta", "index": 0, "delta": {"type": kind, key: sent["messages"][0]["content"]}},
        {"type": "content_block_stop", "index": 0},
    ]
    raw = b"".join(f"event: {e['type']}\ndata: {json.dumps(e)}\n\n".encode() for e in events)
    out = exchange.feed(raw)
    assert isinstance(exchange.failure, RestorationRefused)
    assert b"ab12cd34ef56gh78" not in out + exchange.abandon({"type": "error", "error": {}})


def test_a_token_at_the_end_of_a_block_goes_out_before_its_stop():
    exchange, sent = talk("Hallo Weber")
    token = sent["messages"][0]["content"].split()[1]
    events = stream_of(
        exchange,
        {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
        {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": token[:-1]}},
        {"type": "content_block_stop", "index": 0},
        {"type": "message_stop"},
    )
    assert [event["type"] for event in events][-3:] == ["content_block_delta", "content_block_stop", "message_stop"]
    assert blocks(events)[0]["text"] == token[:-1]


def test_an_answer_that_is_none_is_an_error():
    exchange, _ = talk("x")
    with pytest.raises(MalformedResponse):
        exchange.restore_body(b'{"choices": []}')
