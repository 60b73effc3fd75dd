"""What a request asks for."""

from __future__ import annotations

import pytest

from filters.asked import Asked, format_of
from filters.endpoints.openai_chat import SPEC as CHAT
from filters.endpoints.openai_completions import SPEC as COMPLETIONS
from filters.endpoints.openai_responses import SPEC as RESPONSES


def test_a_chat():
    messages = [{"role": "system", "content": "Nur crm.example"}, {"role": "user", "content": "Hallo"}]
    body = {"model": "m", "stream": True, "messages": messages, "response_format": {"type": "json_object", "x": 1}}
    asked = Asked.of(body, CHAT)
    assert (asked.models, asked.stream, asked.makes, asked.opening) == ({"m"}, True, "", "Hallo")
    assert asked.hosts == {"crm.example"}
    assert asked.hint == {"response_format": {"type": "json_object"}}
    assert "Hallo" not in repr(asked)


def test_a_response_is_stored_unless_the_client_says_no():
    assert Asked.of({"model": "m", "input": "x"}, RESPONSES).makes == "responses"
    assert Asked.of({"model": "m", "input": "x", "store": False}, RESPONSES).makes == ""


def test_the_wanted_form_is_as_little_as_possible():
    schema = {"type": "json_schema", "name": "Weber", "schema": {}}
    assert format_of({"text": {"format": schema}}) == {"text": {"format": {"type": "json_schema"}}}
    assert format_of({"text": "x", "response_format": None}) == {}


@pytest.mark.parametrize(
    ("bounds", "output"),
    [
        ({"max_tokens": 10}, 10),
        ({"max_tokens": 10, "n": 3}, 30),
        ({"max_tokens": 10.2, "n": 3.0}, 33),  # a server may read a float as a number, too
        ({"max_tokens": 10, "n": -5}, 10),
        ({}, None),
        ({"max_tokens": None}, None),
        ({"max_tokens": -1_000_000}, None),  # or a client would pay itself
        ({"max_tokens": 5, "max_completion_tokens": -1}, None),
        ({"max_tokens": 0}, None),
        ({"max_tokens": True}, None),
    ],
)
def test_what_a_request_may_write_is_never_less_than_nothing(bounds, output):
    body = {"model": "m", "messages": [{"role": "user", "content": "x"}], **bounds}
    asked = Asked.of(body, CHAT)
    assert (asked.output, asked.unbounded) == ((0, 1) if output is None else (output, 0))


@pytest.mark.parametrize(("prompt", "output"), [("x", 10), (["x", "y", "z"], 30)])
def test_each_prompt_of_a_completion_has_its_answer(prompt, output):
    assert Asked.of({"model": "m", "prompt": prompt, "max_tokens": 10}, COMPLETIONS).output == output
