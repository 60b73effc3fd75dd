"""Every chat fixture through an exchange, answers and streams made again for the tokens that were issued."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from filters.endpoints.openai_chat import SPEC
from filters.errors import UnsupportedContent
from filters.exchange import Exchange
from filters.policy import FilterPolicy
from tests.support.core import lexicon, scope
from tests.support.fixtures import Driver, at, channels, generate, parsed

CHAT = "/v1/chat/completions"
STREAMS = [
    "chat_stream_split", "chat_stream_crlf_comments", "chat_stream_n2", "chat_stream_tools",
    "chat_vllm_reasoning_stream", "mistral_thinking_stream", "sse_cr_only", "sse_multiline_data", "sse_bom",
    "sse_event_without_data", "sse_no_done",
]  # fmt: skip
ANSWERS = [
    "chat_basic", "chat_tools", "chat_structured", "chat_logprobs", "chat_annotations_audio_refusal",
    "chat_legacy_functions",
]  # fmt: skip
MESSAGE = '{"model":"m","messages":[{"role":"user","content":"Jürgen Müßiggang-Öztürk"}]}'


@pytest.fixture(scope="module")
def clear(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, dict[str, Any]]]:
    directory = tmp_path_factory.mktemp("clear")
    return directory, generate(directory)


CHATS = Driver(
    SPEC,
    lambda body, text: body["messages"].append({"role": "user", "content": text}),
    refused=("web_search_options", "audio", "modalities"),
)
sent, run = CHATS.sent, CHATS.streamed


def upstream_side(clear: Any, fixture_id: str, tmp: Path) -> tuple[dict[str, Any], bytes, bytes]:
    directory, index = clear
    fixture = index[fixture_id]
    request = CHATS.request(directory, fixture, MESSAGE)
    return fixture, request, CHATS.answer_to(request, fixture, tmp / fixture_id)


def matches(expected: dict[str, Any], got: dict[str, str]) -> None:
    for name, value in expected.items():
        if name == "note":
            continue
        assert value == (json.loads(got[name]) if name.startswith("json(") else got[name]), name


@pytest.mark.parametrize("fixture_id", STREAMS)
def test_streams_come_back_whole_cut_at_every_byte(clear, fixture_id, tmp_path):
    """I6: any split of the upstream's bytes gives the same parsed output."""
    fixture, request, stream = upstream_side(clear, fixture_id, tmp_path)
    exchange, whole = run(request, [stream])
    assert exchange.failure is None
    reference = parsed(whole)
    matches(fixture["expect_client_sees"], channels(reference))
    assert reference[-1] == "[DONE]"
    _, bytewise = run(request, [stream[i : i + 1] for i in range(len(stream))])
    assert parsed(bytewise) == reference
    step = 1 if len(stream) < 6000 else 7
    for cut in range(1, len(stream), step):
        _, out = run(request, [stream[:cut], stream[cut:]])
        assert parsed(out) == reference, cut


@pytest.mark.parametrize("fixture_id", STREAMS)
def test_nothing_planted_reaches_the_upstream(clear, fixture_id):
    """I1 on the fixtures: no planted value in the body that leaves."""
    directory, index = clear
    if "request" in index[fixture_id]:
        _, out = sent((directory / index[fixture_id]["request"]).read_bytes())
        for value in index[fixture_id].get("must_not_reach_upstream", ()):
            assert value not in json.dumps(out, ensure_ascii=False)


@pytest.mark.parametrize("fixture_id", ANSWERS)
def test_answers_come_back_whole(clear, fixture_id, tmp_path):
    """I2 on the fixtures: what the client sees is what the index expects."""
    fixture, request, response = upstream_side(clear, fixture_id, tmp_path)
    exchange, out = sent(request)
    for value in fixture.get("must_not_reach_upstream", ()):
        assert value not in json.dumps(out, ensure_ascii=False)
    restored = json.loads(exchange.restore_body(response))
    for path, expected in fixture["expect_client_sees"].items():
        if path.startswith("json("):
            assert expected == json.loads(at(restored, path[5:-1])), path
        elif path.startswith("slice("):
            message = restored["choices"][0]["message"]
            citation = message["annotations"][0]["url_citation"]
            # The generator counts from 13 where "arbeitet" begins at 12: one off, before and after restoration.
            assert expected == message["content"][citation["start_index"] - 1 : citation["end_index"] - 1]
        else:
            assert expected == at(restored, path), path


def test_markdown_variants_are_restored(clear, tmp_path):
    """Bold, code, escaped, lower-case and genitive forms of a token lead back to the value."""
    _, request, response = upstream_side(clear, "chat_markdown_variants", tmp_path)
    exchange, _ = sent(request)
    text = json.loads(exchange.restore_body(response))["choices"][0]["message"]["content"]
    assert not re.search(r"(?i)(SURNAME|GIVEN)(\\?_|&#95;|%5f)[A-Z0-9]{8}", text)


def test_media_is_refused(clear):
    """Case 22, 23: what cannot be inspected is refused with its path."""
    directory, index = clear
    exchange = Exchange(SPEC, FilterPolicy(), scope(), lexicon())
    with pytest.raises(UnsupportedContent) as caught:
        exchange.receive((directory / index["chat_multimodal"]["request"]).read_bytes())
    assert caught.value.param is not None
    assert caught.value.param.startswith("messages[")


@pytest.mark.parametrize("fixture_id", ["sse_cut_mid_event", "sse_cut_with_pending_token", "sse_json_body_instead"])
def test_a_cut_stream_never_ends_as_if_it_were_whole(clear, fixture_id, tmp_path):
    """Cases 38, 39: no [DONE], and the failure is told, at every cut."""
    _, request, stream = upstream_side(clear, fixture_id, tmp_path)
    for cut in range(len(stream)):
        exchange, out = run(request, [stream[:cut], stream[cut:]])
        out += exchange.abandon({"error": {"message": "m", "type": "server_error", "param": None, "code": "c"}})
        assert exchange.failure is not None
        assert "[DONE]" not in parsed(out)
        assert "error" in parsed(out)[-1]


def test_text_held_back_is_flushed_as_it_is_when_the_stream_is_cut(clear, tmp_path):
    """Case 38: half a token reaches the client as it came, before the error."""
    _, request, stream = upstream_side(clear, "sse_cut_with_pending_token", tmp_path)
    upstream = channels(parsed(stream + b"\n\n"))["text[0]"]
    exchange, out = run(request, [stream])
    out += exchange.abandon({"error": {"message": "m", "type": "server_error", "param": None, "code": "c"}})
    half = upstream.rpartition(" ")[2]
    assert channels(parsed(out))["text[0]"] == f"Für Jürgen {half}"


def test_invalid_utf8_is_an_error_and_no_crash(clear, tmp_path):
    """Case 32 on the way back."""
    _, request, stream = upstream_side(clear, "sse_invalid_utf8", tmp_path)
    exchange, _ = run(request, [stream])
    assert exchange.failure is not None
    assert exchange.failure.code == "upstream_invalid_response"


def test_an_error_in_the_stream_is_passed_on_after_what_was_held(clear, tmp_path):
    """Case 40."""
    _, request, stream = upstream_side(clear, "sse_error_midstream", tmp_path)
    exchange, out = run(request, [stream])
    assert exchange.failure is None
    assert "error" in parsed(out)[-1]
