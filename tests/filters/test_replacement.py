from __future__ import annotations

import json

import pytest

from filters.actions import Action
from filters.detection import EntityType as E
from filters.errors import PolicyBlocked
from filters.policy import FilterPolicy, default_action, default_phrase
from filters.replacement import apply_edits
from tests.support.core import chat, send

CUSTOMER = {"4711": (E.ID_NUMBER, "customer_number")}


def policy(action: Action, label: E = E.EMAIL) -> FilterPolicy:
    return FilterPolicy(action=lambda found, sub: action if found is label else default_action(found, sub))


@pytest.mark.parametrize(
    ("action", "left"),
    [
        (Action.MASK, "an *** !"),
        (Action.DROP, "an  !"),
        (Action.ALLOW, "an a.b@c.example !"),
        (Action.GENERALIZE, "an [persönlicher Umstand] !"),
    ],
)
def test_every_action_does_what_its_name_says(action, left):
    trip = send(chat("an a.b@c.example !"), {"a.b@c.example": (E.EMAIL, "")}, policy=policy(action))
    assert left == trip.sent["messages"][0]["content"]
    assert trip.exchange.counts == ({} if action is Action.ALLOW else {(E.EMAIL, action): 1})


def test_block_refuses_the_request_and_names_the_field():
    with pytest.raises(PolicyBlocked) as caught:
        send(chat("x", "y", "an a.b@c.example"), {"a.b@c.example": (E.EMAIL, "")}, policy=policy(Action.BLOCK))
    assert caught.value.param == "messages[2].content"
    assert "a.b" not in str(caught.value)


def test_a_finding_in_a_name_refuses_because_the_client_relies_on_it():
    tools = [{"type": "function", "function": {"name": "mail_an_Wojcik"}}]
    with pytest.raises(PolicyBlocked) as caught:
        send(chat("Herr Wójcik", tools=tools), {"Wójcik": (E.PERSON, "surname")})
    assert caught.value.param == "tools[0].function.name"


def test_a_name_that_only_looks_like_a_person_refuses_nothing():
    """`clara_list`, `log_depression`: context rules do not hold for the names of functions."""
    tools = [{"type": "function", "function": {"name": "clara_list"}}]
    planted = {"clara": (E.PERSON, "given_name"), "Clara": (E.PERSON, "given_name")}
    assert send(chat("Hallo Clara", tools=tools), planted).sent["tools"] == tools


def test_names_get_their_tokens_part_by_part():
    """Titles, salutations, separators and genitive endings stay; a nickname takes its quotes along."""
    text = 'Frau Dr. Anna Weber, Webers Akte, Łukasz "Luki" Wójcik'
    planted = {
        "Anna Weber": (E.PERSON, "full_name"),
        "Webers": (E.PERSON, "surname"),
        'Łukasz "Luki" Wójcik': (E.PERSON, "full_name"),
    }
    trip = send(chat(text), planted)
    left = trip.sent["messages"][0]["content"]
    assert '"' not in left
    words = left.replace(",", "").split()
    assert words[:2] == ["Frau", "Dr."]
    assert words[3] + "s" == words[4]
    assert [word.partition("_")[0] for word in words[2:4] + words[6:]] == [
        "GIVEN",
        "SURNAME",
        "GIVEN",
        "GIVEN",
        "SURNAME",
    ]
    assert text == trip.answer(left)["choices"][0]["message"]["content"]


def test_a_street_and_its_town_become_one_token():
    planted = {"Lindenstraße 14": (E.ADDRESS, "street"), "04109 Leipzig": (E.ADDRESS, "postal_city")}
    trip = send(chat("Lindenstraße 14\n04109 Leipzig, Lindenstraße 14"), planted)
    both, alone = trip.sent["messages"][0]["content"].split(", ")
    assert both.startswith("STREET_")
    assert alone.startswith("STREET_")
    assert "\n" not in both


def tool_result(content: str) -> dict:
    body = chat("Kunde?")
    body["messages"].append({"role": "tool", "tool_call_id": "c", "content": content})
    return body


def test_numbers_stay_numbers_and_formatting_stays():
    """Inside JSON in a string only the value changes; the rest is byte-identical."""
    raw = '{ "kundennr" : 4711,\n  "preis": 1.50, "x": [1, 2] }'
    sent = send(tool_result(raw), CUSTOMER).sent["messages"][1]["content"]
    assert json.loads(sent)["kundennr"] not in (4711, "4711")
    assert isinstance(json.loads(sent)["kundennr"], int)
    assert raw == sent.replace(str(json.loads(sent)["kundennr"]), "4711")


def test_a_number_too_short_for_a_stand_in_becomes_a_string_token():
    for raw in ('{"kundennr": 47}', json.dumps({"a": '{"kundennr": 47}'})):
        sent = send(tool_result(raw), {"47": (E.ID_NUMBER, "customer_number")}).sent["messages"][1]["content"]
        value = json.loads(sent)
        value = json.loads(value["a"]) if "a" in value else value
        assert value["kundennr"].startswith("ID_")


def test_keys_are_renamed_in_place():
    tools = [{"type": "function", "function": {"name": "f", "parameters": {"a": 1, "x@y.example": {"b": 2}, "z": 3}}}]
    trip = send(chat("x", tools=tools), {"x@y.example": (E.EMAIL, "")})
    keys = list(trip.sent["tools"][0]["function"]["parameters"])
    assert keys[0] == "a"
    assert keys[1].startswith("EMAIL_")
    assert keys[2] == "z"


def test_keys_get_tokens_whatever_the_action():
    """A phrase is no name, and two phrases would be the same key; a token keeps keys apart and comes back."""
    metadata = {"x@y.example": "1", "z@y.example": "2"}
    planted = {"x@y.example": (E.EMAIL, ""), "z@y.example": (E.EMAIL, "")}
    keys = list(send(chat("x", metadata=metadata), planted, policy=policy(Action.MASK)).sent["metadata"])
    assert len(set(keys)) == 2
    assert all(key.startswith("EMAIL_") for key in keys)


def test_quotes_around_a_value_belong_to_the_text():
    """JSON, CSV or code inside prose: only the value is replaced, so the answer stays what it was."""
    text = 'Daten: {"name": "Ahlersmeyer"} und "Ahlersmeyer"'
    trip = send(chat(text), {"Ahlersmeyer": (E.PERSON, "surname")})
    seen = trip.sent["messages"][0]["content"]
    assert seen.count('"') == text.count('"')
    assert text == trip.answer(seen)["choices"][0]["message"]["content"]


def test_a_number_with_two_findings_is_replaced_once():
    body = chat("98765 12345", metadata={"x": 98765.12345})
    sent = send(body, {"98765": (E.ID_NUMBER, "a"), "12345": (E.ID_NUMBER, "b")}).sent
    assert "98765" not in json.dumps(sent)


def test_edits_are_applied_by_place():
    assert apply_edits("abcdef", [(4, 5, "X"), (0, 2, "")]) == "cdXf"


def test_default_phrases():
    assert default_phrase(E.HEALTH, "", "") != default_phrase(E.SENSITIVE, "", "")
