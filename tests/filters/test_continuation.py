"""Sealed blobs in a request: opened, compared, known, put back, or left out."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from filters.detection import EntityType
from filters.earlier import Earlier
from filters.endpoints.openai_chat import SPEC
from filters.errors import UnsupportedContent
from filters.exchange import Exchange
from filters.policy import FilterPolicy
from filters.sealing import Blob, digest
from filters.tables import Arr, Obj, Pass, Sealed, Text
from tests.support.core import PlantedDetector, lexicon, scope

BLOCK = Obj({"thinking": Text(), "signature": Sealed(covers="thinking", optional=True), "text": Text()})
TABLE = Obj({"model": Pass(), "messages": Arr(Obj({"role": Pass(), "content": Arr(BLOCK)}))})
WEBER = {"Weber": (EntityType.PERSON, "surname")}


class Spec:
    """The chat endpoint with a table that knows signed blocks."""

    def __new__(cls):
        return replace(SPEC, table=TABLE, anchor=lambda _: "anchor", trusted_texts=None)


def send(blocks, planted):
    exchange = Exchange(Spec(), FilterPolicy(), scope(), lexicon())
    exchange.receive(json.dumps({"model": "m", "messages": [{"role": "user", "content": blocks}]}).encode())
    exchange.analyze(PlantedDetector(planted).detect(exchange.segments))
    raw = exchange.outgoing()
    return exchange, json.loads(raw)["messages"][0]["content"]


def sealed_turn():
    """A first turn that issues a token, and a signed block about it as the client gets it."""
    exchange, content = send([{"text": "Frau Weber fragt"}], WEBER)
    token = content[0]["text"].split()[1]
    theirs = f"Über {token} nachdenken"
    restorer = exchange._answer._restorer
    visible = restorer.text(theirs)
    return theirs, visible, restorer.seal("c2lnbmF0dXJl", theirs, visible), token


def test_the_upstream_gets_its_own_bytes_back():
    theirs, visible, sealed, _ = sealed_turn()
    assert visible == "Über Weber nachdenken"
    _, content = send([{"thinking": visible, "signature": sealed}], WEBER)
    assert content == [{"thinking": theirs, "signature": "c2lnbmF0dXJl"}]


def test_a_value_that_only_the_blob_knows_is_found_in_new_text_and_restored():
    _, visible, sealed, token = sealed_turn()
    exchange, content = send([{"thinking": visible, "signature": sealed}, {"text": "Ruf Weber an"}], {})
    assert content[1]["text"] == f"Ruf {token} an"
    assert exchange._answer._restorer.text(token) == "Weber"


def test_the_conversation_keeps_its_name():
    _, visible, sealed, _ = sealed_turn()
    exchange, _ = send([{"thinking": visible, "signature": sealed}], {})
    assert exchange.issued.anchor == scope().anchor("anchor")


def test_changed_text_is_refused():
    _, visible, sealed, _ = sealed_turn()
    with pytest.raises(UnsupportedContent) as caught:
        send([{"thinking": visible + "!", "signature": sealed}], {})
    assert caught.value.param == "messages[0].content[0].signature"


def test_what_was_not_sealed_here_is_left_out():
    """A conversation begun elsewhere goes on without the reasoning; nothing unread is sent."""
    _, content = send([{"thinking": "Weber", "signature": "V2ViZXI="}, {"text": "x"}], WEBER)
    assert content == [{"text": "x"}]


@pytest.mark.parametrize("signature", ["c2ln", "pgw1.c2ln"])
def test_what_cannot_be_left_out_is_refused(signature):
    table = replace(TABLE, keys={**TABLE.keys, "state": Sealed()})
    exchange = Exchange(replace(Spec(), table=table), FilterPolicy(), scope(), lexicon())
    with pytest.raises(UnsupportedContent):
        exchange.receive(json.dumps({"model": "m", "messages": [], "state": signature}).encode())


def test_a_damaged_blob_of_ours_is_refused():
    with pytest.raises(UnsupportedContent):
        send([{"thinking": "x", "signature": "pgw1.c2lnbmF0dXJl"}], {})


def test_signed_text_with_a_value_that_is_found_later_is_left_out():
    """Nobody had found Zwetkowski when the upstream wrote about him; the block cannot be edited, so it does not go."""
    restorer = send([{"text": "hallo"}], {})[0]._answer._restorer
    sealed = restorer.seal("c2ln", "Zwetkowski fragen", "Zwetkowski fragen")
    _, content = send(
        [{"thinking": "Zwetkowski fragen", "signature": sealed}, {"text": "Herr Zwetkowski"}],
        {"Zwetkowski": (EntityType.PERSON, "surname")},
    )
    assert len(content) == 1
    assert "Zwetkowski" not in content[0]["text"]


def test_a_server_that_signs_nothing_sends_an_empty_signature():
    _, content = send([{"thinking": "Weber", "signature": ""}], WEBER)
    assert content[0]["thinking"] != "Weber"


def test_what_was_recalled_names_the_conversation():
    exchange = Exchange(Spec(), FilterPolicy(), scope(), lexicon())
    exchange.receive(b'{"model": "m", "messages": []}')
    exchange.recall([Earlier("another")])
    exchange.analyze([])
    exchange.outgoing()
    assert exchange.issued.anchor == "another"


def test_blobs_show_only_what_was_sealed():
    assert Blob("x", Earlier("a"), "t", digest("text")).shows("text")
    assert not Blob("x", Earlier("a"), "t", digest("text")).shows("Text")


def test_a_number_in_the_letters_of_a_blob_refuses_nothing():
    """They are the upstream's own: whatever stands in them came from there."""
    restorer = send([{"text": "hallo"}], {})[0]._answer._restorer
    sealed = restorer.seal("c2ln/47119/93+x", "nachgedacht", "nachgedacht")
    planted = {"47119": (EntityType.ID_NUMBER, "customer_number")}
    _, content = send([{"thinking": "nachgedacht", "signature": sealed}, {"text": "Kunde 47119"}], planted)
    assert content[0]["signature"] == "c2ln/47119/93+x"
    assert "47119" not in content[1]["text"]
