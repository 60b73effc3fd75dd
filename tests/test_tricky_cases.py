"""The sixty-five tricky cases of the protocol notes, each a test that is named after its number.

Where another file proves a case at every cut or over the wire, `ELSEWHERE` names the test, and it has to exist.
"""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest

from filters.detection import EntityType, Segment
from filters.endpoints.openai_chat import SPEC
from filters.errors import RequestError, ResidualValue
from filters.exchange import Exchange
from filters.policy import FilterPolicy
from filters.pseudonyms import Entry, PseudonymMap, TokenKey
from filters.restoration import Restorer
from tests.support.core import PlantedDetector, chat, lexicon, scope, send
from tests.support.fixtures import channels, parsed
from tests.support.gateway import detector

HERE = Path(__file__).parent
CHAT, RESPONSES = "filters/endpoints/test_openai_chat_fixtures.py", "filters/endpoints/test_openai_responses.py"
MESSAGES = "filters/endpoints/test_anthropic_messages.py"
BODIES, REFUSALS, STREAMING = "e2e/test_refused_bodies.py", "e2e/test_refusals.py", "e2e/test_streaming.py"
MIDSTREAM, UPSTREAM = "e2e/test_faults_midstream.py", "e2e/test_faults_upstream.py"
FIXTURES, CLIENT, STATE = "e2e/test_protocol_fixtures.py", "e2e/test_responses_client.py", "e2e/test_server_state.py"
AT_EVERY_CUT = (CHAT, "test_streams_come_back_whole_cut_at_every_byte")

ELSEWHERE: dict[int, list[tuple[str, str]]] = {
    1: [AT_EVERY_CUT],
    2: [AT_EVERY_CUT, (RESPONSES, "test_streams_come_back_whole_cut_at_every_byte")],
    3: [AT_EVERY_CUT, ("filters/test_sse.py", "")],
    4: [AT_EVERY_CUT, ("filters/test_sse.py", "")],
    5: [(STREAMING, "test_a_long_silence_is_filled_with_comments")],
    6: [(STREAMING, "test_a_stream_without_end_mark_that_is_complete_gets_one")],
    7: [AT_EVERY_CUT],
    8: [AT_EVERY_CUT],
    9: [AT_EVERY_CUT],
    10: [(STREAMING, "test_choices_are_kept_apart")],
    12: [(CHAT, "test_answers_come_back_whole"), ("e2e/test_anthropic_client.py", "test_a_tool_gets_the_real_values")],
    17: [("filters/test_restoration.py", "")],
    22: [(BODIES, "test_what_cannot_be_inspected"), (FIXTURES, "test_what_is_refused")],
    23: [(BODIES, "test_what_cannot_be_inspected"), (FIXTURES, "test_what_is_refused")],
    24: [(STATE, "test_a_batch_and_its_files"), (FIXTURES, "test_what_is_refused")],  # refused where policy is silent
    28: [(BODIES, "test_strict_json")],
    29: [(BODIES, "test_strict_json")],
    32: [(BODIES, "test_strict_json"), (CHAT, "test_invalid_utf8_is_an_error_and_no_crash")],
    33: [(REFUSALS, "test_only_plain_json")],
    34: [(REFUSALS, "test_a_body_that_is_too_large_ends_the_connection"), (REFUSALS, "test_broken_http_is_not_quoted")],
    35: [(REFUSALS, "test_a_path_is_served_exactly_or_not_at_all")],
    36: [(REFUSALS, "test_a_path_is_served_exactly_or_not_at_all"), ("gateway/test_paths.py", "")],
    37: [(MIDSTREAM, "test_a_client_that_leaves_ends_the_request")],
    38: [(CHAT, "test_text_held_back_is_flushed_as_it_is_when_the_stream_is_cut")],
    39: [(CHAT, "test_a_cut_stream_never_ends_as_if_it_were_whole")],
    40: [
        (MIDSTREAM, "test_an_error_event_of_the_upstream_is_restored"),
        (MESSAGES, "test_an_error_in_the_stream_is_passed_on_after_what_was_held"),
    ],
    41: [(UPSTREAM, "test_a_wrong_answer_becomes_an_error")],
    42: [(UPSTREAM, "test_a_redirect_is_not_followed"), (UPSTREAM, "test_a_wrong_answer_becomes_an_error")],
    43: [(UPSTREAM, "test_a_rate_limit_is_passed_on")],
    44: [(STREAMING, "test_a_long_silence_is_filled_with_comments")],
    45: [(UPSTREAM, "test_an_error_that_quotes_is_restored")],
    46: [("filters/endpoints/test_openai_completions.py", "test_token_ids_are_refused_with_a_hint")],
    47: [(RESPONSES, "test_log_probabilities_are_blanked_where_something_was_replaced")],
    48: [(RESPONSES, "test_text_and_its_annotations"), (CHAT, "test_answers_come_back_whole")],
    49: [(RESPONSES, "test_streams_come_back_whole_cut_at_every_byte")],
    50: [(RESPONSES, "test_interleaved_channels_keep_their_order_and_their_text")],
    51: [("e2e/test_agent_session.py", "test_the_prefix_of_each_turn_is_kept")],
    53: [
        (STATE, "test_another_replica_goes_on_when_the_first_is_killed"),
        (STATE, "test_what_is_not_stored_is_not_known"),
        (CLIENT, "test_state_is_refused_in_the_clients_words"),
    ],
    54: [(RESPONSES, "test_compaction_carries_the_conversation_on")],  # the blob brings its own mapping
    55: [(MESSAGES, "test_signed_thinking_goes_back_byte_for_byte")],
    60: [(STATE, "test_another_replica_goes_on_when_the_first_is_killed")],
    62: [(FIXTURES, "test_chat"), ("filters/endpoints/test_chat_dialects.py", "")],
    63: [(RESPONSES, "test_what_cannot_be_filtered_is_refused"), (RESPONSES, "test_items_come_back")],
    64: [(FIXTURES, "test_what_is_refused"), (REFUSALS, "test_no_upgrade")],
    65: [(MESSAGES, "test_unknown_deltas_are_text_and_events_get_their_names")],
}

WEBER = {"Weber": (EntityType.PERSON, "surname"), "Müller": (EntityType.PERSON, "surname")}
TOKEN = re.compile(r"[A-Z]+_[A-Z0-9]{8}")


def tokens(text: str) -> list[str]:
    return TOKEN.findall(text)


def real(text: str) -> tuple[Exchange, str]:
    """A message through the shipped detector: the exchange, and what left."""
    exchange = Exchange(SPEC, FilterPolicy(), scope(), lexicon())
    exchange.receive(json.dumps(chat(text)).encode())
    exchange.analyze(detector().detect(exchange.segments))
    return exchange, json.loads(exchange.outgoing())["messages"][0]["content"]


def restored(exchange: Exchange, text: str) -> str:
    body = {"choices": [{"index": 0, "message": {"role": "assistant", "content": text}}]}
    return json.loads(exchange.restore_body(json.dumps(body).encode()))["choices"][0]["message"]["content"]


def arguments(trip: Any, written: str) -> str:
    call = {"id": "c", "type": "function", "function": {"name": "f", "arguments": written}}
    return trip.answer("", tool_calls=[call])["choices"][0]["message"]["tool_calls"][0]["function"]["arguments"]


def test_every_case_has_its_test():
    """Here by its name, or elsewhere by that of a function that exists."""
    here = {int(name[1]) for name in (re.match(r"test_case_(\d+)_", n) for n in globals()) if name}
    assert here | set(ELSEWHERE) == set(range(1, 66))
    for number, places in ELSEWHERE.items():
        for file, function in places:
            tree = ast.parse((HERE / file).read_text(encoding="utf-8"))
            defined = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
            assert not function or function in defined, (number, file, function)


def test_case_11_a_server_that_gives_no_index():
    trip = send(chat("Frag Weber und Müller"), WEBER)
    one, two = tokens(trip.text)
    pieces = [("a", one[:5]), ("b", two[:7]), ("a", one[5:]), ("b", two[7:])]
    events = [
        {
            "choices": [
                {
                    "index": 0,
                    "delta": {"tool_calls": [{"id": i, "type": "function", "function": {"name": "f", "arguments": p}}]},
                }
            ]
        }
        for i, p in pieces
    ]
    raw = b"".join(f"data: {json.dumps(e)}\n\n".encode() for e in events)
    end = b'data: {"choices": [{"index": 0, "delta": {}, "finish_reason": "tool_calls"}]}\n\ndata: [DONE]\n\n'
    got = parsed(trip.exchange.feed(raw + end) + trip.exchange.feed(b""))
    said = "".join(json.dumps(event, ensure_ascii=False) for event in got if event != "[DONE]")
    assert "Weber" in said
    assert "Müller" in said


@pytest.mark.parametrize("levels", [1, 2, 3])
def test_case_13_json_in_json_in_a_string(levels):
    planted = {'Łukasz "Luki" Wójcik': (EntityType.PERSON, "full_name")}
    value = {"wer": 'Łukasz "Luki" Wójcik'}
    for _ in range(levels):
        value = {"tief": json.dumps(value)}
    trip = send({"model": "m", "messages": [{"role": "user", "content": json.dumps(value)}]}, planted)
    back: Any = arguments(trip, trip.sent["messages"][0]["content"])
    for _ in range(levels):
        back = json.loads(back)["tief"]
    assert json.loads(back) == {"wer": 'Łukasz "Luki" Wójcik'}


def test_case_14_arguments_keep_their_form():
    """Pretty-printed, with a key twice, cut off: only the token's characters change."""
    trip = send(chat("Weber"), WEBER)
    (token,) = tokens(trip.text)
    for written in ('{\n  "a" :  "%s" ,\n  "a": 1.50 }', '{"a": "%s", "b": "x', "%s und %s"):
        for copy in (written.replace("%s", token),):
            again = send(chat("Weber"), WEBER)
            assert arguments(again, copy) == written.replace("%s", "Weber")


def test_case_15_a_schema_with_values():
    schema = {"type": "object", "properties": {"Weber": {"enum": ["Weber"], "const": "Weber", "pattern": "^Weber$"}}}
    form = {"type": "json_schema", "json_schema": {"name": "n", "schema": schema}}
    trip = send(chat("x", response_format=form), WEBER)
    assert "Weber" not in trip.text
    (token,) = set(tokens(trip.text))
    assert json.loads(trip.answer(json.dumps({token: token}))["choices"][0]["message"]["content"]) == {"Weber": "Weber"}


def test_case_16_a_value_in_a_key():
    trip = send(chat(json.dumps({"Weber": 1})), WEBER)
    assert "Weber" not in trip.text
    (token,) = tokens(trip.text)
    assert json.loads(arguments(trip, json.dumps({token: 1}))) == {"Weber": 1}


@pytest.mark.parametrize(
    "written", ["{low}", "{token}s", "{token}schen", "{head}-\n{tail}", "PERSONA_{code}", "Personne_{code}"]
)
def test_case_18_as_models_write_them(written):
    trip = send(chat("Weber"), WEBER)
    (token,) = tokens(trip.text)
    code = token.partition("_")[2]
    text = written.format(token=token, low=token.lower(), head=token[:-4], tail=token[-4:], code=code)
    assert trip.answer(f"Hallo {text}!")["choices"][0]["message"]["content"].startswith("Hallo Weber")


def test_case_19_a_token_of_another_conversation():
    one, two = send(chat("Weber, A"), WEBER), send(chat("Weber, B"), WEBER)
    (foreign,) = tokens(one.text)
    assert tokens(two.text) != [foreign]
    assert two.answer(f"{foreign} PERSON_ZZ7Z")["choices"][0]["message"]["content"] == f"{foreign} PERSON_ZZ7Z"
    assert two.exchange.restoration.unknown == 1


def test_case_20_somebody_types_a_token():
    (issued,) = tokens(send(chat("Weber"), WEBER).text)
    trip = send(chat(f"Was ist {issued}?"), {})
    (escaped,) = tokens(trip.text)
    assert escaped != issued
    assert trip.answer(escaped)["choices"][0]["message"]["content"] == issued


def test_case_21_spelling_and_reversing_leak_nothing():
    trip = send(chat("Buchstabiere Weber rückwärts"), WEBER)
    assert "Weber" not in trip.text
    (token,) = tokens(trip.text)
    backwards = " ".join(reversed(token))
    assert trip.answer(backwards)["choices"][0]["message"]["content"] == backwards


@pytest.mark.parametrize(
    "written",
    [
        "Frau An\u200bna Web\u00ader\u2011Öztürk",
        "Frau Anna Weber\u00ad-O\u0308ztu\u0308rk",
        "IBAN DE02\u00a01203\u20090000 0000 2020 51",
        "IBAN ＤＥ０２ 1203 0000 0000 ２０２０ 51",
        "Mail a.weber＠beispiel.example",
    ],
)
def test_case_25_what_the_eye_does_not_see(written):
    exchange, left = real(f"Bitte an {written} schreiben.")
    assert written not in left
    assert tokens(left)
    assert restored(exchange, left) == f"Bitte an {written} schreiben."


@pytest.mark.parametrize(
    "written",
    [
        "Herr M&uuml;ller-L&uuml;denscheidt",
        "https://x.example/?mail=a.weber%40beispiel.example",
        '{"n": "Herr M\\u00fcller-Brandt"}',
    ],
)
def test_case_26_encoded_values(written):
    exchange, left = real(f"Siehe {written}")
    assert tokens(left), left
    assert not re.search(r"(?:uuml|\\u00fc)\w|weber", left)
    # Inside JSON an escape may come back as the character that it stands for: the same JSON.
    assert restored(exchange, left) in (f"Siehe {written}", f"Siehe {written}".replace("\\u00fc", "ü"))


def test_case_27_a_long_line_without_blanks():
    """It comes to an end, and the value at its end is found; growth is measured elsewhere."""
    text = "a1-" * 100_000 + " a.weber@beispiel.example"
    spans = detector().detect([Segment(text)])[0]
    assert any(text[span.start : span.end] == "a.weber@beispiel.example" for span in spans)


@pytest.mark.parametrize("number", ["-0", "1.50", "12345678901234567890", "1E5", "0.1e-7"])
def test_case_30_numbers_go_as_they_came(number):
    raw = b'{"model": "m", "messages": [{"role": "user", "content": "x"}], "seed": ' + number.encode() + b"}"
    exchange = Exchange(SPEC, FilterPolicy(), scope(), lexicon())
    exchange.receive(raw)
    exchange.analyze([()] * len(exchange.segments))
    assert f'"seed":{number}'.encode() in exchange.outgoing()


def test_case_31_a_number_that_is_somebody():
    planted = {"4711993": (EntityType.ID_NUMBER, "customer_number")}
    trip = send(chat('{"kunde": 4711993, "menge": 3}'), planted)
    inner = json.loads(trip.sent["messages"][0]["content"])
    assert isinstance(inner["kunde"], int)
    assert inner["kunde"] != 4711993
    assert inner["menge"] == 3
    assert json.loads(arguments(trip, json.dumps(inner))) == {"kunde": 4711993, "menge": 3}


def test_case_52_what_is_found_later_is_replaced_in_older_text():
    """I1 wins over the prompt cache; the turn is counted."""
    turns = ["Zwetkowski rief an.", "Aha.", "Herr Zwetkowski will Geld."]
    first = send(chat(turns[0]), {})
    assert "Zwetkowski" in first.text
    second = send(
        chat(*turns), {"Herr Zwetkowski": (EntityType.PERSON, "surname"), "Zwetkowski": (EntityType.PERSON, "surname")}
    )
    assert "Zwetkowski" not in second.text


def test_case_56_one_value_inside_another():
    exchange, left = real("Anna Müller wohnt Müllerstraße 5, 04109 Leipzig; ihr Bruder Jens Müller auch.")
    assert "Müller" not in left
    assert not re.search(r"_[A-Z]+_", left)
    assert restored(exchange, left).startswith("Anna Müller wohnt Müllerstraße 5")


def test_case_57_a_value_that_looks_like_a_token():
    """What was restored is not looked at again."""
    pseudonyms = PseudonymMap(TokenKey(b"k" * 32))
    inner = pseudonyms.token(Entry("Weber", "Weber", EntityType.PERSON, "surname"))
    outer = pseudonyms.token(Entry(f"Firma {inner}", f"Firma {inner}", EntityType.ORGANIZATION))
    assert Restorer(pseudonyms).text(f"{outer}, {inner}") == f"Firma {inner}, Weber"


def test_case_58_a_value_in_stop():
    trip = send(chat("Weber", stop=["Weber"]), WEBER)
    assert trip.sent["stop"] == [trip.sent["messages"][0]["content"]]


def test_case_59_cut_off_inside_a_token():
    trip = send(chat("Weber"), WEBER)
    (token,) = tokens(trip.text)
    events = [
        {"choices": [{"index": 0, "delta": {"content": f"An {token[:-3]}"}, "finish_reason": None}]},
        {"choices": [{"index": 0, "delta": {}, "finish_reason": "length"}]},
    ]
    raw = b"".join(f"data: {json.dumps(e)}\n\n".encode() for e in events) + b"data: [DONE]\n\n"
    assert channels(parsed(trip.exchange.feed(raw)))["text[0]"] == f"An {token[:-3]}"


def test_case_61_an_end_user_has_one_stand_in():
    one = send(chat("Weber, A", user="weber@example.com"), WEBER)
    two = send(chat("Weber, B", user="weber@example.com", safety_identifier="weber@example.com"), WEBER)
    assert one.sent["user"] == two.sent["user"]
    assert "weber" not in two.text.lower()
    assert len(one.sent["user"]) <= 64


def test_a_value_where_nothing_can_be_replaced_is_refused():
    """The ground of all cases: what cannot be done safely is told, with the place and without the value."""
    with pytest.raises(RequestError) as caught:
        send(chat("KD4711993", model="KD4711993"), {"KD4711993": (EntityType.ID_NUMBER, "customer_number")})
    assert isinstance(caught.value, ResidualValue)
    assert "KD4711993" not in str(caught.value)
    assert PlantedDetector({}).calls == 0
