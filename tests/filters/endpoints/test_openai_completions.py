"""Legacy completions: fixtures, streams at any cut, token ids."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.detection import EntityType
from filters.endpoints.openai_completions import SPEC
from filters.errors import UnsupportedContent, UpstreamDisconnected
from filters.exchange import Exchange
from filters.policy import FilterPolicy
from tests.support.core import PlantedDetector, lexicon, scope
from tests.support.fixtures import Driver, at, generate, parsed

WEBER = {"Weber": (EntityType.PERSON, "surname")}


def ask(body, text):
    prompt = body["prompt"]
    body["prompt"] = [*([prompt] if isinstance(prompt, str) else prompt), text]


def talk(prompt, **more):
    exchange = Exchange(SPEC, FilterPolicy(), scope(), lexicon())
    exchange.receive(json.dumps({"model": "m", "prompt": prompt, **more}).encode())
    exchange.analyze(PlantedDetector(WEBER).detect(exchange.segments))
    return exchange, json.loads(exchange.outgoing())


def test_the_fixture(tmp_path):
    index = generate(tmp_path / "clear")
    fixture = index["completions_basic"]
    request = (tmp_path / "clear" / fixture["request"]).read_bytes()
    exchange, sent = Driver(SPEC, ask).sent(request)
    text = json.dumps(sent, ensure_ascii=False)
    assert not [value for value in fixture["must_not_reach_upstream"] if value in text]
    # Tokens hang on the prompt, which is the anchor here: asked of this very request.
    prompt = json.loads(request)["prompt"]
    stand_ins = dict(
        zip(
            prompt if isinstance(prompt, list) else [prompt],
            sent["prompt"] if isinstance(sent["prompt"], list) else [sent["prompt"]],
            strict=True,
        )
    )
    assert all(clear != stand_in for clear, stand_in in stand_ins.items())
    answer = {
        "object": "text_completion",
        "choices": [
            {"index": i, "text": t, "finish_reason": "stop", "logprobs": {"tokens": [t]}}
            for i, t in enumerate(stand_ins.values())
        ],
    }
    restored = json.loads(exchange.restore_body(json.dumps(answer).encode()))
    assert [choice["text"] for choice in restored["choices"]] == list(stand_ins)
    assert at(restored, "choices[0].logprobs") is None


@pytest.mark.parametrize("prompt", [[1, 2], [[1, 2]], ["a", 3], 7])
def test_token_ids_are_refused_with_a_hint(prompt):
    with pytest.raises(UnsupportedContent, match="LangChain") as caught:
        talk(prompt)
    assert caught.value.code == "unsupported_input_type"
    assert caught.value.param.startswith("prompt")


@given(st.integers(1, 9), st.booleans(), st.integers(1, 200))
def test_streams_come_back_at_any_cut(size, done, cut):
    exchange, sent = talk(["Frag Weber", "Ruf Weber"])
    events = []
    for start in range(0, 24, size):
        for index, text in enumerate(sent["prompt"]):
            choice = {"index": index, "text": text[start : start + size], "finish_reason": None, "logprobs": None}
            events.append({"id": "c", "object": "text_completion", "choices": [choice]})
    events += [{"choices": [{"index": index, "text": "", "finish_reason": "stop"}]} for index in range(2)]
    raw = b"".join(f"data: {json.dumps(event)}\n\n".encode() for event in events) + b"data: [DONE]\n\n" * done
    got = parsed(exchange.feed(raw[:cut]) + exchange.feed(raw[cut:]) + exchange.feed(b""))
    assert exchange.failure is None
    texts = ["", ""]
    for event in got[:-1]:
        for choice in event["choices"]:
            assert "delta" not in choice
            texts[choice["index"]] += choice["text"]
    assert texts == ["Frag Weber", "Ruf Weber"]
    assert got[-1] == "[DONE]"


def test_a_cut_stream_tells_what_was_held():
    exchange, sent = talk("Frag Weber")
    half = sent["prompt"][:-2]
    chunk = {"choices": [{"index": 0, "text": half, "finish_reason": None}]}
    out = exchange.feed(f"data: {json.dumps(chunk)}\n\n".encode()) + exchange.feed(b"")
    assert isinstance(exchange.failure, UpstreamDisconnected)
    events = parsed(out + exchange.abandon({"error": {"code": "c"}}))
    assert "".join(event["choices"][0]["text"] for event in events[:-1]) == half
    assert events[-1] == {"error": {"code": "c"}}
