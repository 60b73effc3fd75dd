from __future__ import annotations

import json
import urllib.parse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.detection import EntityType
from filters.errors import RestorationRefused
from filters.pseudonyms import Entry, PseudonymMap, TokenKey
from filters.restoration import Restorer, Shift, ToolRule, shifted
from filters.token_grammar import look_alikes

PSEUDONYMS = PseudonymMap(TokenKey(b"k" * 32))
WEBER = PSEUDONYMS.token(Entry("Weber", "Weber", EntityType.PERSON, "surname"))
LUKI = PSEUDONYMS.token(Entry('"Luki"\n', '"Luki"\n', EntityType.PERSON, "given_name"))
SECRET = PSEUDONYMS.token(Entry("sk-geheim", "sk-geheim", EntityType.SECRET))
NUMBER = PSEUDONYMS.number("471147", Entry("471147", "471147", EntityType.ID_NUMBER), frozenset())
HOSTS = frozenset({"crm.example"})


def restorer() -> Restorer:
    return Restorer(PSEUDONYMS, HOSTS)


def habits() -> dict[str, str]:
    """How models write a token: name of the habit → its writing; each leads back to Weber."""
    word, code = WEBER.split("_")
    return {
        "as issued": WEBER,
        "lower": WEBER.lower(),
        "title": f"Surname_{code}",
        "Markdown escape": f"{word}\\_{code}",
        "escape in JSON": f"{word}\\\\_{code}",
        "bold": f"**{WEBER}**",
        "code span": f"`{WEBER}`",
        "percent": urllib.parse.quote(WEBER).replace("_", "%5F"),
        "percent twice": WEBER.replace("_", "%255f"),
        "HTML entity": WEBER.replace("_", "&#95;"),
        "HTML name": WEBER.replace("_", "&lowbar;"),
        "blank": f"{word} {code}",
        "hyphen": f"{word}-{code}",
        "no separator": f"{word}{code}",
        "hyphenated": f"{word}_{code[:4]}-{code[4:]}",
        "hyphenated at line end": f"{word}_{code[:5]}-\n{code[5:]}",
        "broken over a line": f"{word}_\n{code}",
        "soft hyphen": f"{word}_{code[:2]}\u00ad{code[2:]}",
        "spaced": f"{word}_{code[:4]} {code[4:]}",
        "German word": f"NACHNAME_{code}",
        "French word": f"nom_{code}",
        "generic word": f"PERSON_{code}",
    }


@pytest.mark.parametrize("habit", sorted(habits()))
def test_a_token_is_known_in_every_habit_of_models(habit):
    """Cases 17, 18."""
    written = habits()[habit]
    assert "Weber" in restorer().text(f"Herr {written} kommt.")
    assert WEBER[8:] not in restorer().text(written).upper()


@pytest.mark.parametrize("habit", sorted(habits()))
def test_every_habit_is_known_at_every_cut(habit):
    """I6: fed in two pieces, cut anywhere, the same comes out."""
    written = f"Herr {habits()[habit]} kommt."
    whole = restorer().text(written)
    for cut in range(len(written) + 1):
        channel = restorer().channel("text")
        assert whole == channel.feed(written[:cut]) + channel.feed(written[cut:]) + channel.feed("", final=True), cut


@pytest.mark.parametrize("ending", ["s", "S", "'s", "schen", "in", "-Akte", "straße", ".", ","])
def test_an_ending_stays_outside(ending):
    assert f"Weber{ending} Bestellung" == restorer().text(f"{WEBER}{ending} Bestellung")


def test_a_wrong_code_is_never_restored():
    """I2: not by a single character; a value that is not certain stays a token."""
    for i in range(8, 16):
        for char in "BCDFGHJKMNPQRTVWX234679":
            wrong = WEBER[:i] + char + WEBER[i + 1 :]
            if wrong != WEBER:
                assert wrong == restorer().text(wrong)


def test_an_unknown_token_counts_once():
    """ "SURNAME_…" holds "NAME_…", which reads like a token of its own."""
    it = restorer()
    foreign = PseudonymMap(TokenKey(b"z" * 32)).token(Entry("Weber", "Weber", EntityType.PERSON, "surname"))
    it.text(f"{foreign} und {foreign}")
    assert it.counts.unknown == 2


def test_a_restored_value_is_not_looked_at_again():
    """Case 57."""
    pseudonyms = PseudonymMap(TokenKey(b"z" * 32))
    inner = pseudonyms.token(Entry("Ende", "Ende", EntityType.PERSON, "surname"))
    outer = pseudonyms.token(Entry(inner, inner, EntityType.ID_NUMBER))
    assert inner == Restorer(pseudonyms).text(outer)


def test_only_what_can_become_an_issued_token_is_held_back():
    """Minimal hold-back: prose is released at once, also words that begin like a type word but go on otherwise."""
    channel = restorer().channel("text")
    assert channel.feed("Sehr geehrter Herr ") == "Sehr geehrter Herr "
    assert channel.feed("SUR") == ""
    assert channel.feed("FEN macht Spaß") == "SURFEN macht Spaß"
    assert channel.feed("SURNAME_") == ""
    wrong = next(c for c in "XWVQK" if not WEBER[8:].startswith(c) and not LUKI[6:].startswith(c))
    assert channel.feed(wrong) == f"SURNAME_{wrong}"


def test_the_end_of_a_token_needs_no_look_ahead():
    channel = restorer().channel("text")
    assert channel.feed(WEBER) == "Weber"
    assert not channel.pending


def test_numbers_come_back_as_whole_numbers_only():
    text = restorer().text
    assert text(f"Kunde {NUMBER}, bitte") == "Kunde 471147, bitte"
    assert text(f"{NUMBER}") == "471147"
    for part_of_another in (f"1{NUMBER}", f"{NUMBER}5", f"1.{NUMBER}", f"{NUMBER},50", f"{NUMBER}.25"):
        assert part_of_another == text(part_of_another)


@given(
    st.integers(0, 30),
    st.sampled_from([f"a {NUMBER} b", f"{NUMBER}.", f"{NUMBER},5", f"x{NUMBER}y", f'{{"n":{NUMBER}}}']),
)
def test_numbers_at_any_cut(cut, written):
    channel = restorer().channel("text")
    whole = restorer().text(written)
    assert whole == channel.feed(written[:cut]) + channel.feed(written[cut:]) + channel.feed("", final=True)


def test_values_are_escaped_for_the_string_they_stand_in():
    """Cases 12, 13."""
    arguments = json.dumps({"a": LUKI, "b": json.dumps({"c": LUKI})})
    restored = json.loads(restorer().json_text(arguments))
    assert restored["a"] == '"Luki"\n'
    assert json.loads(restored["b"]) == {"c": '"Luki"\n'}


def test_a_number_in_arguments_stays_a_number():
    assert json.loads(restorer().json_text(f'{{"id": {NUMBER}, "s": "{NUMBER}"}}')) == {"id": 471147, "s": "471147"}


def test_a_secret_is_refused_in_arguments_and_restored_in_text():
    assert restorer().text(SECRET) == "sk-geheim"
    with pytest.raises(RestorationRefused) as caught:
        restorer().channel("json", ToolRule()).feed(f'{{"k": "{SECRET}"}}', final=True)
    assert caught.value.code == "secret_in_tool_arguments"
    assert "geheim" not in str(caught.value)
    allowed = restorer().channel("json", ToolRule(secrets=True)).feed(f'{{"k": "{SECRET}"}}', final=True)
    assert json.loads(allowed) == {"k": "sk-geheim"}


@pytest.mark.parametrize(
    ("url", "restored"),
    [
        ("https://crm.example/k?n={}", True),
        ("https://CRM.example/k?n={}", True),
        ("https://evil.example/k?n={}", False),
        ("https://crm.example@evil.example/?{}", False),
        ("https://crm.example.evil.example/{}", False),
        ("https://{}.evil.example/", False),
        ("//evil.example/{}", False),
        ("evil.example/{}", False),
        ("https:\\/\\/evil.example\\/{}", False),
        ("https://crm.example:x@evil.example/?d={}", False),
        ("https://evil.example\\\\@crm.example/?d={}", False),
        ("https:\\u002f\\u002fevil.example\\u002f?d={}", False),
        ("https://evil.example/?d='{}", False),
        ("https://evil.example/?d=|{}", False),
        ("https://evil.example/" + "A" * 2100 + "?d={}", False),
        ("https://crm.example/,https://evil.example/?d={}", False),
        ("https://tool.example/{}", True),
        ("siehe https://evil.example/ und dann {}", True),
        ("{}", True),
    ],
)
def test_a_value_travels_in_a_url_only_to_a_host_that_people_named(url, restored):
    """An injected tool result must not carry data out."""
    rule = ToolRule(hosts=frozenset({"tool.example"}))
    written = '{"url": "' + url.format(WEBER) + '"}'
    for cut in range(len(written)):
        channel = restorer().channel("json", rule)
        out = channel.feed(written[:cut]) + channel.feed(written[cut:], final=True)
        assert ("Weber" in out) == restored, cut


def test_a_value_found_escaped_comes_back_readable():
    """Escapes of the source belong where the source had them: in prose, the value is what people read."""
    pseudonyms = PseudonymMap(TokenKey(b"e" * 32))
    escaped = pseudonyms.token(Entry("Schäfer", "Sch\\u00e4fer", EntityType.PERSON, "surname"))
    quoted = pseudonyms.token(Entry("Schäfer", "Sch%C3%A4fer", EntityType.PERSON, "surname"))
    it = Restorer(pseudonyms)
    assert it.text(f"Frau {escaped} und {quoted}") == "Frau Schäfer und Schäfer"
    assert (
        it.text(f'{{"n": "{escaped}"}} https://x.example/?q={quoted}')
        == '{"n": "Sch\\u00e4fer"} https://x.example/?q=Sch%C3%A4fer'
    )


def test_a_list_of_numbers_in_arguments_is_restored():
    """A comma between JSON numbers is no decimal point."""
    assert json.loads(restorer().json_text(f'{{"ids":[{NUMBER},{NUMBER}]}}')) == {"ids": [471147, 471147]}


def test_the_left_boundary_is_that_of_the_upstreams_text():
    """I6: what was restored before a number decides nothing about it."""
    written = f"{WEBER},{NUMBER};"
    whole = restorer().text(written)
    for cut in range(len(written)):
        channel = restorer().channel("text")
        assert whole == channel.feed(written[:cut]) + channel.feed(written[cut:], final=True)


def test_a_tool_rule_limits_the_types():
    rule = ToolRule(labels=frozenset({EntityType.EMAIL}))
    assert WEBER in restorer().channel("json", rule).feed(f'{{"n": "{WEBER}"}}', final=True)


def test_offsets_move_with_the_text():
    """Case 48."""
    channel = restorer().channel("text")
    written = f"Für {WEBER} und {WEBER}."
    out = channel.feed(written, final=True)
    second = written.rindex(WEBER)
    start = shifted(second, channel.shifts, is_end=False)
    end = shifted(second + len(WEBER), channel.shifts, is_end=True)
    assert out[start:end] == "Weber"
    assert shifted(2, [Shift(0, 4, 10)], is_end=False) == 0
    assert shifted(2, [Shift(0, 4, 10)], is_end=True) == 10


def test_look_alikes_have_a_valid_check_character():
    code = WEBER[8:]
    broken = code[:-1] + ("B" if code[-1] != "B" else "C")
    assert look_alikes(f"x {WEBER} y") == [(2, 18)]
    assert look_alikes(f"SURNAME_{broken} PERSON_ZZ7Z Karte 4697 2376 5707 0494 {code} surname {code.lower()}") == []


def test_without_tokens_nothing_is_held_or_changed():
    channel = Restorer(PseudonymMap(TokenKey(b"k" * 32))).channel("json")
    assert channel.feed("SURNAME_") == "SURNAME_"


def test_repr_shows_no_text():
    channel = restorer().channel("text")
    channel.feed("SURNAME_")
    assert "SURNAME" not in repr(channel)
