"""What is invented, and the way of a thousand names out and back."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from filters.actions import Action
from filters.detection import EntityType as E
from filters.detection import Span
from filters.endpoints.openai_chat import SPEC
from filters.exchange import Exchange
from filters.policy import FilterPolicy, default_action
from filters.pseudonyms import Entry, PseudonymMap, TokenKey
from filters.surrogates import INVENTED, Surrogates, surrogate_phone
from tests.support.core import chat, lexicon, scope, send


def action(label: E, subtype: str) -> Action:
    return Action.SURROGATE if label in INVENTED else default_action(label, subtype)


POLICY = FilterPolicy(action=action, action_in_red=action)


def invent(*entries: Entry, text: str = "", secret: bytes = b"k" * 32) -> list[str | None]:
    kinds = {"anna": "given_name", "weber": "surname"}
    surrogates = Surrogates(PseudonymMap(TokenKey(secret)), lexicon(), kinds, [text], [e.value for e in entries])
    return [surrogates.of(entry) for entry in entries]


def person(value: str, kind: str = "surname") -> Entry:
    return Entry(value, value, E.PERSON, kind)


def test_a_value_has_one_surrogate_written_as_the_value_is():
    title, upper, lower = invent(person("Weber"), person("WEBER"), person("weber"))
    assert title is not None
    assert title.istitle()
    assert (upper, lower) == (title.upper(), title.lower())


def test_another_key_invents_something_else():
    assert invent(person("Weber")) != invent(person("Weber"), secret=b"j" * 32)


def test_what_stands_in_the_request_is_not_taken():
    first = invent(person("Weber"))[0]
    assert first is not None
    assert invent(person("Weber"), text=f"Frau {first.upper()} schrieb") != [first]


def test_a_number_that_stands_in_the_request_is_not_taken():
    """Whoever asks about a number of the reserved ranges gets no other one in its place."""
    value = Entry("0341 1234567", "0341 1234567", E.PHONE)
    written = invent(value)[0]
    assert written is not None
    digits = surrogate_phone(written)
    other = f"0{digits[:2]} {digits[2:5]}-{digits[5:]}"
    second = invent(value, Entry(other, other, E.PHONE))[0]
    assert second is not None
    assert surrogate_phone(second) != digits


def test_many_values_cost_their_length():
    """What cannot be invented any more is remembered, and tokens stand for it: there are 762 example addresses."""
    entries = [Entry(f"10.1.{n // 250}.{n % 250}", f"10.1.{n // 250}.{n % 250}", E.IP) for n in range(1500)]
    surrogates = Surrogates(PseudonymMap(TokenKey(b"k" * 32)), lexicon(), {}, [], [])
    found = [surrogates.of(entry) for entry in entries]
    assert 700 < len({written for written in found if written}) <= 762
    assert [surrogates.of(entry) for entry in entries] == found
    names = [
        person("".join(letters).title()) for letters in itertools.product("bdfg", "aeiou", "klmn", "aeiou", "rstvx")
    ]
    invented = Surrogates(PseudonymMap(TokenKey(b"k" * 32)), lexicon(), {}, [], [])
    assert sum(invented.of(name) is not None for name in [*names, *names]) <= 2 * 2000


def test_an_address_is_made_of_the_surrogates_of_its_names():
    given, surname, address = invent(
        person("Anna", "given_name"), person("Weber"), Entry("anna.weber7@firma.de", "anna.weber7@firma.de", E.EMAIL)
    )
    assert given
    assert surname
    assert address
    local, _, host = address.partition("@")
    assert local.startswith(f"{given}.{surname}".lower())
    assert local[-1].isdigit()
    assert host.endswith(".example")  # RFC 2606


def test_an_address_below_example_is_invented_anew():
    address = "j.muessiggang@beispiel-verlag.example"
    (invented,) = invent(Entry(address, address, E.EMAIL))
    assert invented is not None
    assert invented != address


@pytest.mark.parametrize(
    ("value", "beginning"),
    [
        ("0341 1234567", "0"),
        ("+49 (0)341 1234567", "+49 "),
        ("+43 1 234567", "+49 "),
        ("+44 20 7946 0000", "+44 770 0900"),
        ("+1 415 555 2222", "+1 202 55501"),
    ],
)
def test_phones_come_from_ranges_that_are_given_to_nobody(value, beginning):
    written = invent(Entry(value, value, E.PHONE))[0]
    assert written is not None
    assert written.startswith(beginning)
    if "+4" not in beginning[:2] or "+49" in beginning:
        heads = ("3023125", "6990009", "4066969", "2214710", "8999998", "2025550")
        assert surrogate_phone(written).startswith(heads)


@pytest.mark.parametrize(
    ("value", "network"), [("10.1.2.3", ("192.0.2.", "198.51.100.", "203.0.113.")), ("fe80::1", "2001:db8:")]
)
def test_addresses_come_from_networks_for_documentation(value, network):
    written = invent(Entry(value, value, E.IP))[0]
    assert written is not None
    assert written.startswith(network)


def test_initials_and_what_nothing_is_invented_for_get_a_token():
    assert invent(person("A.", "given_name"), Entry("DE02", "DE02", E.IBAN)) == [None, None]
    sent = send(chat("IBAN X und A. Weber"), {"A. Weber": (E.PERSON, "")}, policy=POLICY).sent
    assert "GIVEN_" in sent["messages"][0]["content"]


def test_surrogates_of_a_stored_object_go_on():
    """What an earlier exchange invented is restored and used again, even where the text would choose another."""
    first = send(chat("Herr Wójcik"), {"Wójcik": (E.PERSON, "surname")}, policy=POLICY)
    invented = first.sent["messages"][0]["content"].removeprefix("Herr ")
    second = Exchange(SPEC, POLICY, scope(), lexicon())
    second.receive(json.dumps(chat("Weiter mit Wójcik")).encode())
    second.recall([first.exchange.issued])
    second.analyze([[Span(11, 17, E.PERSON, "surname")]])
    assert json.loads(second.outgoing())["messages"][0]["content"] == f"Weiter mit {invented}"
    answer = {"choices": [{"index": 0, "message": {"role": "assistant", "content": f"{invented}s"}}]}
    restored = json.loads(second.restore_body(json.dumps(answer).encode()))
    assert restored["choices"][0]["message"]["content"] == "Wójciks"


@pytest.mark.parametrize(
    ("text", "planted"),
    [
        ("Ute Wójcik rief an", ("Wójcik",)),  # a given name that was not found
        ("Nowak-Wójcik", ("Wójcik",)),
        ("Herr Wojcik und Frau Wójcik", ("Wójcik", "Wojcik")),  # two spellings of one name
    ],
)
def test_a_token_stands_where_a_surrogate_would_not_come_back(text, planted):
    trip = send(chat(text), dict.fromkeys(planted, (E.PERSON, "surname")), policy=POLICY)
    seen = trip.sent["messages"][0]["content"]
    assert "SURNAME_" in seen
    assert trip.answer(seen)["choices"][0]["message"]["content"] == text


# ------------------------------------------------------------------------------------------------ a thousand names


@dataclass(frozen=True)
class Person:
    given: str
    surname: str

    @property
    def email(self) -> str:
        return f"{self.given}.{self.surname}@firma-nord.de".lower()

    @property
    def genitive(self) -> str:
        return self.surname + ("’" if self.surname.endswith(("s", "x", "z")) else "s")


#: Nominative, genitive, dative and accusative, and an address. Braces: what a detector finds.
LINES = (
    "{given surname} hat gekündigt.",
    "Der Vertrag von Frau {surname} und {genitive} Rechnung liegen bei.",
    "Mit {given surname} wurde gesprochen, für Herrn {surname} liegt nichts vor.",
    "Bitte an {email} antworten.",
)
#: What a model makes of it: capitals, cases, Markdown, compounds, lists, line ends.
WRITTEN = (
    "Sehr geehrte Frau {surname},",
    "**{given} {surname}** schrieb uns, {genitive} Anliegen ist bekannt.",
    "- {SURNAME}, {given}: {email}",
    "Der {surname}-Vertrag wird {given} zugesandt.",
    '"{given}" – so hieß es bei Familie {surname}.\nGruß an {surname}!',
)
#: Other people who share a part: none of them may become somebody else.
OTHERS = (
    "Bernd {surname}",
    "{given} Schmidt",
    "{surname}-Meier",
    "Herr Uwe {surname}",
    "{given} von Bülow",
    "x.{surname}@post.de",
    "Bernd\u00a0{surname}",
    "Bernd  {surname}",
    "Bernd\n{surname}",
    "**Bernd** _{surname}_",
    "„Uwe“ {surname}",
    "B.{surname}",
    "{surname}, Bernd",
    "{surname}–Meier",
    "{given} d’Arc",
    "| Bernd | {surname} |",
)


def people(count: int) -> list[Person]:
    chance = random.Random(5)
    given = sorted(w for w in lexicon().given if w.isalpha() and len(w) > 3)
    surnames = sorted(w for w in lexicon().surnames if w.isalpha() and len(w) > 3 and w not in lexicon().given)
    return [Person(chance.choice(given).title(), chance.choice(surnames).title()) for _ in range(count)]


def spans_of(line: str, who: Person) -> tuple[str, list[Span]]:
    out, spans = "", []
    for piece in line.replace("}", "{").split("{"):
        word, start = piece, len(out)
        if piece in ("surname", "email", "genitive", "given surname"):
            word = f"{who.given} {who.surname}" if " " in piece else getattr(who, piece)
            end = start + (len(who.surname) if piece == "genitive" else len(word))
            label = (E.EMAIL, "") if piece == "email" else (E.PERSON, "" if " " in piece else "surname")
            spans.append(Span(start, end, *label))
        out += word
    return out, spans


def trip(group: list[Person]) -> tuple[Exchange, str]:
    """Send what is to be said of a group of people."""
    text, spans = "", []
    for who in group:
        for line in LINES:
            said, found = spans_of(line, who)
            spans += [replace(s, start=s.start + len(text), end=s.end + len(text)) for s in found]
            text += said + "\n"
    exchange = Exchange(SPEC, POLICY, scope(), lexicon())
    exchange.receive(json.dumps(chat(text), ensure_ascii=False).encode())
    exchange.analyze([spans])
    return exchange, json.loads(exchange.outgoing())["messages"][0]["content"]


def written(line: str, who: Person) -> str:
    names = {"given": who.given, "surname": who.surname, "genitive": who.genitive, "email": who.email}
    return line.format(**names, SURNAME=who.surname.upper())


def stand_ins(exchange: Exchange, who: Person) -> Iterator[str]:
    found = {entry.value.casefold(): surrogate for surrogate, entry in exchange._pseudonyms.stand_ins().items()}
    for value in (who.given, who.surname, who.email):
        yield found[value.casefold()]


def test_a_thousand_names_come_back_and_nobody_becomes_somebody_else():
    total = restored = 0
    wrong: list[str] = []
    everybody = people(1000)
    for first in range(0, 1000, 10):
        group = everybody[first : first + 10]
        exchange, sent = trip(group)
        restore = exchange._answer._restorer.text
        for who in group:
            assert who.email not in sent
            given, surname, email = stand_ins(exchange, who)
            said = "\n".join(line for line in sent.splitlines())
            assert not {given.lower(), surname.lower()} & {w.lower() for p in group for w in (p.given, p.surname)}
            assert email in said
            invented = replace(who, given=given, surname=surname)
            for line in WRITTEN:
                # The address is not the one that `Person` makes of the invented names.
                answer = written(line.replace("{email}", email), invented)
                wanted = written(line.replace("{email}", who.email), who)
                total += 1
                restored += restore(answer) == wanted
            for line in OTHERS:
                answer = written(line, invented)
                if restore(answer) != answer:
                    wrong.append(f"{answer} → {restore(answer)}")
            real = written("Maria {surname} und {given} Schmidt", who)  # who bears the real name stays
            assert restore(real) == real
    assert wrong == []
    assert restored / total >= 0.97, f"{restored} of {total}"
