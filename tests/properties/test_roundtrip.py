"""I1 and I2 as properties: nothing found leaves, and what comes back is what was said."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filters import views
from filters.actions import Action
from filters.detection import EntityType
from filters.guard import find_residue
from filters.policy import FilterPolicy
from filters.pseudonyms import ALPHABET, TYPE_WORDS, check_character
from filters.restoration import Restorer
from filters.surrogates import INVENTED
from tests.properties.strategies import CASE_SENSITIVE, DISGUISES, NEUTRAL, text_with, values
from tests.support.core import chat, send


def invented(label: EntityType, subtype: str) -> Action:
    return Action.SURROGATE if label in INVENTED else Action.TOKEN


SETTINGS = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SETTINGS
@given(st.data(), values())
def test_restore_undoes_pseudonymize(data, planted):
    """I2: an answer that repeats what the upstream saw comes back as what the client wrote, byte for byte."""
    text = data.draw(text_with(list(planted)))
    trip = send(chat(text), planted)
    seen = trip.sent["messages"][0]["content"]
    assert text == trip.answer(seen)["choices"][0]["message"]["content"]


@SETTINGS
@given(st.data(), values())
def test_surrogates_come_back(data, planted):
    """I2 with surrogates, beside whatever the text says: what is repeated comes back, whole and in pieces alike."""
    text = data.draw(text_with(list(planted)))
    trip = send(chat(text), planted, policy=FilterPolicy(action=invented, action_in_red=invented))
    seen = trip.sent["messages"][0]["content"]
    cuts = sorted(data.draw(st.lists(st.integers(0, len(seen)), max_size=6)))
    channel = trip.exchange._answer._restorer.channel("text")
    parts = [seen[a:b] for a, b in zip([0, *cuts], [*cuts, len(seen)], strict=True)]
    assert "".join(channel.feed(part) for part in parts) + channel.feed("", final=True) == text
    assert trip.answer(seen)["choices"][0]["message"]["content"] == text


@SETTINGS
@given(st.data(), values())
def test_restored_at_any_chunking(data, planted):
    """I6: a channel fed in pieces says the same as one fed at once, and holds nothing back in the end."""
    text = data.draw(text_with(list(planted)))
    trip = send(chat(text), planted)
    seen = trip.sent["messages"][0]["content"]
    cuts = sorted(data.draw(st.lists(st.integers(0, len(seen)), max_size=6)))
    channel = trip.exchange._answer._restorer.channel("text")
    parts = [seen[a:b] for a, b in zip([0, *cuts], [*cuts, len(seen)], strict=True)]
    out = "".join(channel.feed(part) for part in parts) + channel.feed("", final=True)
    assert trip.exchange._answer._restorer.text(seen) == out


@SETTINGS
@given(values(2), st.sampled_from(sorted(DISGUISES)), st.lists(NEUTRAL, max_size=5))
def test_a_value_found_once_leaves_in_no_disguise(planted, disguise, words):
    """I1: found in one message, a distinctive value is replaced in every other form and place, or nothing is sent."""
    value, (label, _) = next(iter(planted.items()))
    if label in CASE_SENSITIVE and disguise in ("UPPER", "lower"):
        return
    hidden = DISGUISES[disguise](value)
    body = chat(f"Gemeint ist {value} .", "ok", f"Nochmal: {hidden} {' '.join(words)}", metadata={"notiz": hidden})
    trip = send(body, planted)
    wire = json.dumps(trip.sent, ensure_ascii=False)
    assert hidden not in wire
    assert value.casefold() not in wire.casefold()
    answer = trip.answer(trip.sent["messages"][2]["content"])["choices"][0]["message"]["content"]
    # Byte for byte where the answer repeats the escapes' own context, and in any case the same to a reader.
    assert views.read(body["messages"][2]["content"]).text == views.read(answer).text


@SETTINGS
@given(st.data(), values(3))
def test_the_guard_agrees_that_nothing_is_left(data, planted):
    """I1: the guard's own code, run on the final bytes, finds none of the planted values."""
    text = data.draw(text_with(list(planted)))
    trip = send(chat(text, "Antwort", " ".join(planted)), planted)
    residue = find_residue(
        trip.raw, [(v, label.value) for v, (label, _) in planted.items() if label is not EntityType.PERSON], set()
    )
    assert residue is None


@SETTINGS
@given(values(3), st.integers(1, 3))
def test_appending_text_changes_no_earlier_token(planted, turns):
    """I7, I8: the upstream's prefix of turn n is the prefix of turn n+1 when the new turn finds nothing in old text."""
    items = list(planted)
    history = [f"Es geht um {' und '.join(items)} ."]
    prefix = send(chat(*history), planted).sent["messages"]
    for turn in range(turns):
        history += ["Verstanden.", f"Und weiter, Nummer {turn} , wegen {items[turn % len(items)]} ?"]
        messages = send(chat(*history), planted).sent["messages"]
        assert prefix == messages[: len(prefix)]
        prefix = messages


@SETTINGS
@given(values(3))
def test_two_replicas_agree_and_two_conversations_do_not(planted):
    """I7: same key and conversation, same tokens; another conversation or another key, other tokens."""
    text = " , ".join(planted)
    first = send(chat(text), planted)
    assert first.raw == send(chat(text), planted).raw
    assert first.sent["messages"][0] != send(chat(text), planted, secret=b"x" * 32).sent["messages"][0]
    elsewhere = send(chat("Hallo", "Ja?", text), planted)
    assert first.sent["messages"][0]["content"] != elsewhere.sent["messages"][2]["content"]


def tokens() -> st.SearchStrategy[str]:
    """Well-formed tokens that nobody issued."""
    code = st.text(ALPHABET, min_size=7, max_size=7).map(lambda body: body + check_character(body))
    return st.builds("{}_{}".format, st.sampled_from(sorted(TYPE_WORDS)), code)


@SETTINGS
@given(values(2), tokens())
def test_an_unknown_token_stays_as_it_is(planted, foreign):
    """Case 19: what this exchange did not issue is not looked up anywhere."""
    trip = send(chat(" , ".join(planted)), planted)
    assert f"x {foreign} y" == trip.answer(f"x {foreign} y")["choices"][0]["message"]["content"]


@SETTINGS
@given(values(2), tokens())
def test_what_a_caller_typed_in_the_shape_of_a_token_is_escaped(planted, typed):
    """Case 20: it leaves as another token and comes back as it was typed."""
    text = f"Was ist {typed} ? Es geht um {next(iter(planted))} ."
    trip = send(chat(text), planted)
    seen = trip.sent["messages"][0]["content"]
    assert typed not in seen
    assert text == trip.answer(seen)["choices"][0]["message"]["content"]


@SETTINGS
@given(st.data(), values(3))
def test_tool_arguments_stay_json_at_any_depth(data, planted):
    """R6: restored inside strings that hold JSON, up to three levels deep, the result parses to the real values."""
    planted = {v: k for v, k in planted.items() if k[0] is not EntityType.SECRET} or {
        "a@b.example": (EntityType.EMAIL, "")
    }
    items = list(planted)
    trip = send(chat(" , ".join(items)), planted)
    stand_ins = trip.sent["messages"][0]["content"].split(" , ")
    depth = data.draw(st.integers(0, 2))
    wanted, seen = {"v": items, 'q"': "x\n"}, {"v": stand_ins, 'q"': "x\n"}
    for _ in range(depth):
        wanted, seen = {"inner": json.dumps(wanted)}, {"inner": json.dumps(seen)}
    restorer: Restorer = trip.exchange._answer._restorer
    restored = json.loads(restorer.json_text(json.dumps(seen)))
    for _ in range(depth):
        restored, wanted = json.loads(restored["inner"]), json.loads(wanted["inner"])
    assert wanted == restored


@SETTINGS
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda c: st.lists(c, max_size=3) | st.dictionaries(st.text(max_size=6), c, max_size=3),
        max_leaves=8,
    )
)
def test_ordinary_json_passes_unchanged(value):
    """Nothing found, nothing changed: tool arguments and schemas go through as they are."""
    arguments = json.dumps({"x": value})
    calls = [{"id": "c1", "type": "function", "function": {"name": "f", "arguments": arguments}}]
    body = chat("Hallo")
    body["messages"] += [{"role": "assistant", "content": None, "tool_calls": calls}]
    body["tools"] = [{"type": "function", "function": {"name": "f", "parameters": {"default": value}}}]
    clean = json.dumps(body)
    if "\\u0000" in clean or "\\ud8" in clean.lower() or "\\udc" in clean.lower():
        return
    assert json.loads(clean) == send(body, {}).sent
