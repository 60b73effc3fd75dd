"""The detector: the whole chain, JSON keys, the normalised shadow, foreign recognisers, linear cost."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filters.detection import Segment
from filters.lexicon import Lexicon
from filters.presidio import PresidioDetector, normalise

TICKET = (
    "Hier ist das Support-Ticket von Frau Weber (weber@example.com), Kundennr. 4711: "
    '"Meine Bestellung #98765 vom 15.01. ist nicht angekommen. Ich bin schwanger und brauche die Babyausstattung '
    'dringend." Formuliere eine empathische Antwort.'
)
MAIL = """Von: "Schäfer, Annegret" <annegret.schaefer@nordlicht.example>
Betreff: Vertrag Nr. V-2024/17

Sehr geehrter Herr Dr. Öztürk,

mein Sohn Emil (geb. 3.11.2011) hat Diabetes. Bitte rufen Sie mich unter 0221-4710137 an.

Mit freundlichen Grüßen
Annegret Schäfer
Musterweg 12
50667 Köln
IBAN: DE89 3704 0044 0532 0130 00
"""


@pytest.fixture(scope="module")
def detector() -> PresidioDetector:
    return PresidioDetector()


def _found(detector: PresidioDetector, text: str, context: str = "") -> list[tuple[str, str, str]]:
    (spans,) = detector.detect([Segment(text, context)])
    return [(s.label.value, text[s.start : s.end], s.subtype) for s in spans]


def test_the_ticket_of_the_first_milestone(detector: PresidioDetector) -> None:
    assert _found(detector, TICKET) == [
        ("PERSON", "Weber", "surname"),
        ("EMAIL", "weber@example.com", ""),
        ("ID_NUMBER", "4711", "customer_number"),
        ("ID_NUMBER", "98765", "order_number"),
        ("HEALTH", "schwanger", "pregnancy"),
    ]


def test_a_whole_mail(detector: PresidioDetector) -> None:
    assert _found(detector, MAIL) == [
        ("PERSON", "Schäfer, Annegret", "full_name"),
        ("EMAIL", "annegret.schaefer@nordlicht.example", ""),
        ("ID_NUMBER", "V-2024/17", "contract_number"),
        ("PERSON", "Öztürk", "surname"),
        ("PERSON", "Emil", "given_name"),
        ("DATE_OF_BIRTH", "3.11.2011", ""),
        ("HEALTH", "Diabetes", "diagnosis"),
        ("PHONE", "0221-4710137", ""),
        ("PERSON", "Annegret Schäfer", "full_name"),
        ("ADDRESS", "Musterweg 12", "street"),
        ("ADDRESS", "50667 Köln", "postal_city"),
        ("IBAN", "DE89 3704 0044 0532 0130 00", ""),
    ]


@pytest.mark.parametrize(
    ("context", "text", "label", "subtype"),
    [
        ("kundennr", "4711", "ID_NUMBER", "customer_number"),
        ("customerNumber", "4711", "ID_NUMBER", "customer_number"),
        ("order-id", "A-99", "ID_NUMBER", "order_number"),
        ("email", "a@b.example", "EMAIL", ""),
        ("name", "Winter", "PERSON", "surname"),
        ("vorname", "linde", "PERSON", "given_name"),
        ("firstName", "Xhulio", "PERSON", "given_name"),
        ("nachname", "Frobel", "PERSON", "surname"),
        ("customer_name", "Anna Weber", "PERSON", "full_name"),
        ("geburtsdatum", "03.11.1979", "DATE_OF_BIRTH", ""),
        ("birthDate", "1979-11-03", "DATE_OF_BIRTH", ""),
        ("telefon", "4710137", "PHONE", ""),
        ("adresse", "Am Markt 5", "ADDRESS", "street"),
        ("PLZ", "50667", "ADDRESS", "postal_city"),
        ("iban", "DE00123456781234567812", "IBAN", ""),
        ("user_name", "aweber", "USERNAME", ""),
        ("password", "hunter22x", "SECRET", "password"),
    ],
)
def test_a_key_is_evidence(detector: PresidioDetector, context: str, text: str, label: str, subtype: str) -> None:
    assert [(label, text, subtype)] == _found(detector, text, context)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Frau We\u00adber kommt", "We\u00adber"),
        ("we\u200bber@example.com", "we\u200bber@example.com"),
        ("Frau\u00a0Weber", "Weber"),
        ("Kundennr.\u202f４７１１", "４７１１"),
        ("Herr Mu\u0308ller", "Mu\u0308ller"),
        ("Herr Kocz\u0301", "Kocz\u0301"),
        (
            "IBAN DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000",
            "DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000",
        ),
    ],
)
def test_findings_cover_the_original_characters(detector: PresidioDetector, text: str, value: str) -> None:
    assert [value] == [v for _, v, _ in _found(detector, text)]


def test_plain_text_is_its_own_shadow() -> None:
    for text in ("plain", "Grüße aus Köln"):
        assert normalise(text) == (text, None)
        assert normalise(text)[0] is text


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_the_shadow_maps_back(text: str) -> None:
    shadow, offsets = normalise(unicodedata.normalize("NFD", text))
    if offsets is not None:
        assert len(shadow) == len(offsets)
        assert offsets == sorted(set(offsets))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Frau ",
                "Weber",
                "Anna ",
                ", ",
                "4711",
                "Kundennr. ",
                "@",
                "a.de",
                "\u00ad",
                "\u0308",
                "geb. ",
                "1.1.79",
                "\n",
                "İ",
                "ẞ",
            ]
        ),
        max_size=20,
    ).map("".join),
    st.sampled_from(["", "name", "kundennr", "İd"]),
)
def test_findings_are_sorted_in_bounds_disjoint_and_repeatable(text: str, context: str) -> None:
    segment = Segment(text, context)
    (spans,) = DETECTOR.detect([segment])
    position = 0
    for span in spans:
        assert position <= span.start < span.end <= len(text)
        position = span.end
    assert [spans] == DETECTOR.detect([segment])


DETECTOR = PresidioDetector()


def test_another_lexicon_can_be_given() -> None:
    lexicon = Lexicon(frozenset({"qwert"}), frozenset({"zuiop"}), frozenset())
    (spans,) = PresidioDetector(lexicon=lexicon).detect([Segment("gestern kam Qwert Zuiop")])
    assert [(s.label.value, s.subtype) for s in spans] == [("PERSON", "full_name")]


def _cost(text: str) -> float:
    """The cheaper of two runs: the first one compiles, and others use the machine, too."""
    costs = []
    for _ in range(2):
        started = time.process_time()
        DETECTOR.detect([Segment(text)])
        costs.append(time.process_time() - started)
    return min(costs)


@pytest.mark.parametrize("unit", ["a", "1 ", "@", "Frau "])
def test_cost_of_a_large_text_grows_no_faster_than_the_text(unit: str) -> None:
    """Four times the text costs about four times as much; quadratic growth would cost sixteen times."""
    assert _cost((unit * 200_000)[:200_000]) < 9 * _cost((unit * 50_000)[:50_000]) + 0.3


@pytest.mark.parametrize(
    "unit",
    "a@|a.|Anna |geb. |Kundennr. |4711, |+49 |Name: |https://|A.|\n|eyJ|x-|krebs |Straße |0|(|\"|'|a_|:|-----BEGIN |<|Anna <|von |*1.".split(
        "|"
    ),
)
def test_cost_grows_no_faster_than_the_text(unit: str) -> None:
    assert _cost((unit * 24_000)[:24_000]) < 9 * _cost((unit * 6_000)[:6_000]) + 0.1
