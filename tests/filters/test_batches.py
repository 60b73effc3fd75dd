"""Files of requests: their lines, the body they become, and the lines that come back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.batches import Form, Lines, failed_line, from_body, to_body
from filters.detection import EntityType
from filters.endpoints.openai_batch_files import SPEC
from filters.errors import MalformedBody
from filters.exchange import Exchange
from filters.policy import FilterPolicy
from tests.support.core import Planted, PlantedDetector, lexicon, scope

CREATE, _, _, CONTENT = SPEC
PLANTED: Planted = {"Wójcik": (EntityType.PERSON, "surname"), "a.b@c.example": (EntityType.EMAIL, "")}


def chat(text: str, **more: Any) -> dict[str, Any]:
    body = {"model": "m", "messages": [{"role": "user", "content": text}], **more}
    return {"custom_id": f"id-{text}", "method": "POST", "url": "/v1/chat/completions", "body": body}


def content(*lines: Any) -> bytes:
    return b"".join(json.dumps(line, ensure_ascii=False).encode() + b"\r\n" for line in lines)


def sent(*lines: Any) -> tuple[Exchange, Form]:
    exchange = Exchange(CREATE, FilterPolicy(), scope(), lexicon())
    exchange.receive(to_body(Form("Wójcik.jsonl", content(*lines), 3600)))
    exchange.analyze(PlantedDetector(PLANTED).detect(exchange.segments))
    return exchange, from_body(exchange.outgoing())


def answered(form: Form, exchange: Exchange, text: Any) -> list[Any]:
    """The output of a batch whose model repeats the request, restored."""
    back = Exchange(CONTENT, FilterPolicy(), scope(), lexicon())
    back.resume([exchange.issued], exchange.asked.hint)
    lines = [json.loads(line) for line in form.content.splitlines()]
    output = [
        {"custom_id": line["custom_id"], "response": {"status_code": 200, "body": text(line)}, "error": None}
        for line in lines
    ]
    return [json.loads(back.restore_line(json.dumps(line).encode())) for line in output]


def said(line: Any) -> Any:
    return {"choices": [{"index": 0, "message": {"content": line["body"]["messages"][0]["content"]}}]}


def test_a_value_found_in_one_line_leaves_in_none():
    """I1: the file is one request; here the second line names in a URL what only the first gives away."""
    exchange, form = sent(chat("Mail an a.b@c.example"), chat("https://x.example/?q=a.b%40c.example"))
    assert b"a.b" not in form.content
    assert form.filename.endswith(".jsonl")
    assert "jcik" not in form.filename
    assert form.expires == 3600
    restored = answered(form, exchange, said)
    assert restored[0]["custom_id"] == "id-Mail an a.b@c.example"
    assert restored[0]["response"]["body"]["choices"][0]["message"]["content"] == "Mail an a.b@c.example"


def test_each_answer_is_read_as_its_line_wants_it():
    """JSON in one, text in the other: quotes in a value are escaped only in the first."""
    planted = 'Łukasz "Luki" Wójcik'
    PlantedDetector({planted: (EntityType.PERSON, "full_name")})
    exchange = Exchange(CREATE, FilterPolicy(), scope(), lexicon())
    lines = (chat(f"{planted} 1", response_format={"type": "json_object"}), chat(f"{planted} 2"))
    exchange.receive(to_body(Form("f", content(*lines))))
    exchange.analyze(PlantedDetector({planted: (EntityType.PERSON, "full_name")}).detect(exchange.segments))
    form = from_body(exchange.outgoing())

    def echoed(line: Any) -> Any:
        text = line["body"]["messages"][0]["content"]
        text = json.dumps({"name": text}) if "response_format" in line["body"] else text
        return {"choices": [{"index": 0, "message": {"content": text}}]}

    one, two = (
        line["response"]["body"]["choices"][0]["message"]["content"] for line in answered(form, exchange, echoed)
    )
    assert json.loads(one) == {"name": f"{planted} 1"}
    assert two == f"{planted} 2"


def test_a_line_that_may_not_be_restored_says_why():
    exchange = Exchange(CREATE, FilterPolicy(), scope(), lexicon())
    exchange.receive(to_body(Form("f", content(chat("geheim-1234567")))))
    found = PlantedDetector({"geheim-1234567": (EntityType.SECRET, "")}).detect(exchange.segments)
    exchange.analyze(found)
    form = from_body(exchange.outgoing())

    def calls(line: Any) -> Any:
        arguments = json.dumps({"key": line["body"]["messages"][0]["content"]})
        call = {"id": "c", "type": "function", "function": {"name": "send", "arguments": arguments}}
        return {"choices": [{"index": 0, "message": {"content": None, "tool_calls": [call]}}]}

    (line,) = answered(form, exchange, calls)
    assert line["response"] is None
    assert line["error"]["code"] == "secret_in_tool_arguments"
    assert "geheim" not in json.dumps(line).replace(line["custom_id"], "")


def test_a_line_that_nobody_asked_for_is_not_handed_on():
    exchange, form = sent(chat("Wójcik"))
    form = Form(form.filename, form.content.replace(b'"custom_id":"', b'"custom_id":"x'))
    (line,) = answered(form, exchange, said)
    assert (line["response"], line["error"]["code"]) == (None, "restoration_failed")


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        (b"", "file"),
        (b"\n \n", "file"),
        (b"{}", "file[1]"),
        (b"[", "file[1]"),
        (content(chat("a"), chat("a")), "file[2].custom_id"),
        (content({**chat("a"), "custom_id": 7}), "file[1].custom_id"),
        (content({**chat("a"), "more": 1}), "file[1]"),
        (b'{"custom_id": "a"}}, {"custom_id": "b"', "file[1]"),
    ],
)
def test_what_is_no_file_of_requests_is_refused_with_its_line(lines, where):
    with pytest.raises(MalformedBody) as error:
        to_body(Form("f", lines))
    assert error.value.param == where


def test_no_repr_shows_text():
    assert "Wójcik" not in repr(Form("Wójcik", b"W\xc3\xb3jcik"))


@given(st.lists(st.binary(max_size=8).map(lambda raw: raw.replace(b"\n", b""))), st.integers(1, 9))
def test_lines_do_not_depend_on_chunks(lines, size):
    """I6."""
    raw = b"\n".join(lines)
    cutter = Lines(100)
    got = [line for i in range(0, len(raw), size) for line in cutter.feed(raw[i : i + size])] + cutter.feed(b"")
    assert got == [line for line in lines if line.strip()]


def test_a_line_has_a_limit():
    with pytest.raises(ValueError, match="limit"):
        Lines(3).feed(b"abcd")


def test_a_line_that_failed_keeps_its_id():
    line = json.loads(failed_line(b'{"custom_id": "a", "response": {}}', "code", "why"))
    assert line == {"custom_id": "a", "response": None, "error": {"code": "code", "message": "why"}}
    assert json.loads(failed_line(b"[", "code", "why"))["custom_id"] is None
