from __future__ import annotations

import json
import re

import pytest

from filters.detection import EntityType as E
from filters.detection import Span
from filters.endpoints.openai_chat import SPEC
from filters.endpoints.openai_models import SPEC as MODELS
from filters.errors import ExchangeStateError, MalformedBody, MalformedResponse, ResidualValue
from filters.exchange import Exchange
from filters.policy import FilterPolicy
from tests.support.core import PlantedDetector, chat, lexicon, scope, send

PLANTED = {"Wójcik": (E.PERSON, "surname"), "a.b@c.example": (E.EMAIL, "")}


def exchange(spec=SPEC) -> Exchange:
    return Exchange(spec, FilterPolicy(), scope(), lexicon())


def test_methods_are_legal_in_their_state_only():
    """The table at the head of exchange.py."""
    fresh = exchange()
    for illegal in (
        lambda: fresh.analyze([]),
        fresh.outgoing,
        lambda: fresh.feed(b""),
        lambda: fresh.restore_body(b""),
    ):
        with pytest.raises(ExchangeStateError):
            illegal()
    fresh.receive(json.dumps(chat("x")).encode())
    with pytest.raises(ExchangeStateError):
        fresh.receive(b"{}")
    with pytest.raises(ExchangeStateError):
        fresh.analyze([])  # one sequence of findings per segment
    fresh.analyze([() for _ in fresh.segments])
    fresh.outgoing()
    fresh.restore_body(b'{"choices": []}')
    with pytest.raises(ExchangeStateError):
        fresh.restore_body(b"{}")


def test_an_endpoint_without_a_body_takes_none():
    with pytest.raises(ExchangeStateError):
        exchange(MODELS).receive(b"{}")


def test_a_body_is_an_object():
    with pytest.raises(MalformedBody):
        exchange().receive(b"[]")


def test_the_guard_refuses_what_replacement_missed(monkeypatch):
    """I1: the last line holds even when the line before it is broken."""
    monkeypatch.setattr("filters.replacement.Replacer.apply", lambda self, units: None)
    with pytest.raises(ResidualValue) as caught:
        send(chat("an a.b@c.example"), PLANTED)
    assert caught.value.param == "messages[0].content"
    assert "a.b" not in str(caught.value)


def test_a_value_in_the_models_name_is_guarded():
    """I1: a model's name is the client's choice, so it may hold what was found elsewhere."""
    with pytest.raises(ResidualValue) as caught:
        send(chat("Herr Wójcik") | {"model": "ft-wojcik"}, PLANTED)
    assert caught.value.param == "model"


def test_the_clear_request_is_forgotten_once_it_is_sent():
    trip = send(chat("Herr Wójcik, a.b@c.example"), PLANTED)
    kept = {k: v for k, v in vars(trip.exchange).items() if k not in ("_pseudonyms", "_answer", "_lexicon", "_scope")}
    assert "Wójcik" not in repr(kept)
    assert "c.example" not in repr(kept)
    assert trip.exchange._body is None


def test_no_repr_shows_text():
    fresh = exchange()
    fresh.receive(json.dumps(chat("Herr Wójcik")).encode())
    fresh.analyze(PlantedDetector(PLANTED).detect(fresh.segments))
    shown = repr([fresh, fresh._walk, fresh._units, fresh._propagated, fresh.segments, fresh._scope])
    assert "jcik" not in shown


def test_the_prompt_cache_prefix_does_not_depend_on_what_follows():
    """Case 51."""
    short = send(chat("Herr Wójcik"), PLANTED).raw
    long = send(chat("Herr Wójcik", "Ja?", "Danke, Herr Wójcik"), PLANTED).raw
    assert long.startswith(short[: short.rindex(b"]")])


def test_log_probabilities_are_kept_only_where_nothing_was_replaced():
    """Case 47: they spell the tokens in pieces."""
    assert "logprobs" not in send(chat("Herr Wójcik", logprobs=True, top_logprobs=2), PLANTED).sent
    assert send(chat("Hallo", logprobs=True), PLANTED).sent["logprobs"] is True
    body = {"choices": [{"index": 0, "message": {"content": "x"}, "logprobs": {"content": [{"token": "SUR"}]}}]}
    trip = send(chat("Herr Wójcik"), PLANTED)
    assert json.loads(trip.exchange.restore_body(json.dumps(body).encode()))["choices"][0]["logprobs"] is None
    trip = send(chat("Hallo"), PLANTED)
    assert json.loads(trip.exchange.restore_body(json.dumps(body).encode())) == body


def test_identifiers_of_end_users_are_keyed_and_stable():
    """Case 61."""
    sent = [
        send(chat(t, user="a.b@c.example", safety_identifier="u1", prompt_cache_key="k"), PLANTED).sent for t in "xy"
    ]
    for key in ("user", "safety_identifier", "prompt_cache_key"):
        assert sent[0][key] == sent[1][key]
        assert len(sent[0][key]) <= 64
    assert len({sent[0][k] for k in ("user", "safety_identifier", "prompt_cache_key")}) == 3


def test_store_is_never_true():
    assert send(chat("x", store=True), {}).sent["store"] is False
    assert "store" not in send(chat("x"), {}).sent


@pytest.mark.parametrize("raw", [b"<html>", b"[]", b"{}", b'{"choices": 5}', b"\xff", b"[" * 100_000])
def test_an_answer_that_is_no_json_object_is_not_handed_on(raw):
    with pytest.raises(MalformedResponse):
        send(chat("x"), {}).exchange.restore_body(raw)


def test_an_upstream_error_that_quotes_the_input_is_restored_for_the_client():
    """Case 45."""
    trip = send(chat("Herr Wójcik"), PLANTED)
    quoted = trip.sent["messages"][0]["content"]
    error = {"error": {"message": f"Invalid: {quoted}", "type": "invalid_request_error", "param": None, "code": None}}
    assert (
        json.loads(trip.exchange.restore_body(json.dumps(error).encode()))["error"]["message"] == "Invalid: Herr Wójcik"
    )
    assert trip.exchange.answered_with_error


def test_what_policy_allows_is_neither_replaced_nor_guarded():
    planted = {"Allianz SE": (E.ORGANIZATION, ""), "Leipzig": (E.LOCATION, "")}
    assert send(chat("Allianz SE in Leipzig"), planted).sent["messages"][0]["content"] == "Allianz SE in Leipzig"


def test_usage_is_read_from_answers_and_streams():
    usage = {"prompt_tokens": 3, "completion_tokens": 2, "total_tokens": 5}
    trip = send(chat("x"), {})
    trip.exchange.restore_body(json.dumps({"choices": [], "usage": usage}).encode())
    assert trip.exchange.usage == {"prompt_tokens": 3, "completion_tokens": 2}
    trip = send(chat("x"), {})
    trip.exchange.feed(b"data: " + json.dumps({"choices": [], "usage": usage}).encode() + b"\n\n")
    assert trip.exchange.usage == {"prompt_tokens": 3, "completion_tokens": 2}


def test_findings_out_of_place_do_not_reach_other_fields():
    """A span belongs to the segment it was given for."""
    fresh = exchange()
    fresh.receive(json.dumps(chat("Herr Wójcik", "Ja")).encode())
    fresh.analyze([(Span(5, 11, E.PERSON, "surname"),), ()])
    assert json.loads(fresh.outgoing())["messages"][1]["content"] == "Ja"


def test_persons_and_descriptions_are_read_from_all_segments_and_not_from_names_of_tools():
    """Mentions found by propagation belong to the person, too; positions are those of `segments`."""
    tool = {"type": "function", "function": {"name": "call_mayor", "parameters": {"type": "object"}}}
    request = exchange()
    body = chat("Anna Wójcik ist Hebamme.", "Gut.", "Wójcik ist 52 Jahre alt und wohnt: PLZ 49716.", tools=[tool])
    request.receive(json.dumps(body).encode())
    planted = PlantedDetector({"Anna Wójcik": (E.PERSON, "full_name")})
    found = request.analyze(planted.detect(request.segments))
    texts = [segment.text for segment in request.segments]
    assert [[texts[m.text][m.start : m.end] for m in group] for group in request.persons] == [["Anna Wójcik", "Wójcik"]]
    assert request.singling_out.reasons == ("age", "postcode", "profession")
    assert (found.sensitivity.value, found.reasons, found.art9) == ("red", ("singling_out", "name"), False)


def test_a_date_leaves_in_clear_unless_the_request_is_red():
    planted = {"3. März 2026": (E.DATE, ""), "schwanger": (E.HEALTH, "pregnancy")}
    assert "3. März 2026" in send(chat("Termin am 3. März 2026"), planted).text
    trip = send(chat("Termin am 3. März 2026, sie ist schwanger"), planted)
    assert "März" not in trip.text
    date = re.search(r"DATE_\w{8}", trip.text)[0]
    assert trip.answer(f"Am {date}")["choices"][0]["message"]["content"] == "Am 3. März 2026"
