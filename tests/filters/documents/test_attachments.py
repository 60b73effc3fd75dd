"""Files in each API: their text is filtered and goes in their place; names too; what is refused names the field."""

from __future__ import annotations

import base64
import json
from dataclasses import replace

import pytest

from filters.detection import EntityType
from filters.endpoints import anthropic_messages, openai_chat, openai_responses
from filters.errors import UnsupportedContent
from filters.exchange import Exchange
from filters.policy import FilterPolicy
from tests.support.core import PlantedDetector, lexicon, scope

WEBER = {"Weber": (EntityType.PERSON, "surname")}


def data(text="Frau Weber klagt.", kind="text/plain"):
    return f"data:{kind};base64,{base64.b64encode(text.encode()).decode()}"


def chat(**file):
    return openai_chat.SPEC, {"model": "m", "messages": [{"role": "user", "content": [{"type": "file", "file": file}]}]}


def responses(**file):
    content = [{"type": "input_file", **file}]
    return openai_responses.SPEC, {"model": "m", "input": [{"role": "user", "content": content}]}


def messages(source, **block):
    content = [{"type": "document", "source": source, **block}]
    return anthropic_messages.SPEC, {"model": "m", "max_tokens": 1, "messages": [{"role": "user", "content": content}]}


def send(spec, body, policy=None):
    exchange = Exchange(spec, policy or FilterPolicy(), scope(), lexicon())
    exchange.receive(json.dumps(body).encode())
    exchange.analyze(PlantedDetector(WEBER).detect(exchange.segments))
    return exchange, json.loads(exchange.outgoing())


SOURCE = {"type": "base64", "media_type": "text/plain", "data": data().partition(",")[2]}
FILES = {
    "chat": chat(filename="Akte Weber.txt", file_data=data()),
    "responses": responses(filename="Akte Weber.txt", file_data=data()),
    "messages": messages(SOURCE, title="Akte Weber"),
}


@pytest.mark.parametrize("given", FILES.values(), ids=FILES)
def test_the_text_goes_in_place_of_the_file(given):
    exchange, sent = send(*given)
    text = json.dumps(sent, ensure_ascii=False)
    assert "klagt." in text
    assert "Weber" not in text
    assert "base64" not in text
    assert exchange._answer._restorer.text(text).count("Weber") == 2


@pytest.mark.parametrize("given", FILES.values(), ids=FILES)
def test_the_same_file_gives_the_same_bytes(given):
    assert send(*given)[1] == send(*given)[1]


@pytest.mark.parametrize("given", FILES.values(), ids=FILES)
def test_policy_may_refuse_files(given):
    with pytest.raises(UnsupportedContent):
        send(*given, replace(FilterPolicy(), documents=None))


@pytest.mark.parametrize(
    "given",
    [
        chat(file_id="file-1"),
        chat(file_id="file-1", file_data=data()),
        chat(filename="Weber.zip", file_data=data(kind="application/zip")),
        chat(filename="Weber.txt", file_data="data:text/plain,Weber"),
        chat(filename="Weber.txt", file_data="data:text/plain;base64,???"),
        chat(filename="Weber.txt"),
        responses(file_url="https://x.example/Weber.pdf"),
        responses(file_id="file-1"),
        responses(filename="Weber.png", file_data=data(kind="image/png")),
        messages({"type": "base64", "media_type": "image/png", "data": "aaaa"}),
        messages({"type": "url", "url": "https://x.example/Weber.pdf"}),
        messages({"type": "base64", "media_type": "text/plain", "data": "aaaa", "neu": 1}),
    ],
)
def test_what_cannot_be_read_is_refused_and_not_quoted(given):
    with pytest.raises(UnsupportedContent) as caught:
        send(*given)
    assert caught.value.param
    assert "Weber" not in f"{caught.value.message} {caught.value.param}"
