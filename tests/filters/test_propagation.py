from __future__ import annotations

import pytest

from filters.detection import EntityType, Span
from filters.known import is_distinctive, known_values
from filters.propagation import Text, propagate
from tests.support.core import lexicon

E = EntityType


def found(value: str, label: EntityType, subtype: str, *others: str, context: str = "", number: bool = False):
    """Find `value` in a first text and return what is marked in the others."""
    first = Text(f"x {value} y", "", (Span(2, 2 + len(value), label, subtype),))
    texts = [first, *(Text(other, context, (), "number" if number else "text") for other in others)]
    result = propagate(texts, lexicon())
    return [
        [text.text[s.start : s.end] for s in spans]
        for text, spans in zip(texts[1:], result.spans[1:], strict=True)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "label", "subtype", "other", "marked"),
    [
        ("weber@example.com", E.EMAIL, "", "an WEBER@EXAMPLE.COM oder mailto:weber@example.com?x", ["WEBER@EXAMPLE.COM", "weber@example.com"]),
        ("Anna Weber", E.PERSON, "full_name", "anna weber, Weber, Anna; anna.weber und ANNA_WEBER", ["anna weber", "Weber, Anna", "anna.weber", "ANNA_WEBER"]),
        ("Wójcik", E.PERSON, "surname", "wojcik, WÓJCIK, Wójciks Auto, Wójcik-Akte", ["wojcik", "WÓJCIK", "Wójcik", "Wójcik"]),
        ("Schäferling", E.PERSON, "surname", "Schaeferling und Schäferlings", ["Schaeferling", "Schäferling"]),
        ("Wójcik", E.PERSON, "surname", "Wójcikowski, Awójcik", []),
        ("+49 170 5550142", E.PHONE, "", "0170/5550142, 0049 170 5550142, 01705550142", ["0170/5550142", "0049 170 5550142", "01705550142"]),
        ("+49 170 5550142", E.PHONE, "", "170 5550142, 1 01705550142 2", ["01705550142"]),
        ("98765", E.ID_NUMBER, "order_number", "98765; 98.765; 198765; 98765,50; A98765", ["98765", "98.765", "98765", "98765"]),
        ("DE02 1203 0000 0000 2020 51", E.IBAN, "", "de02120300000000202051", ["de02120300000000202051"]),
        ("03.11.1979", E.DATE_OF_BIRTH, "", "1979-11-03 oder 3.11.1979", ["1979-11-03", "3.11.1979"]),
        ("Lindenstraße 14", E.ADDRESS, "street", "LINDENSTRASSE 14, Lindenstraße 140", ["LINDENSTRASSE 14"]),
        ("sk-AbCdEf123456", E.SECRET, "api_key", "key=sk-AbCdEf123456", ["sk-AbCdEf123456"]),
    ],
)  # fmt: skip
def test_a_distinctive_value_is_found_in_every_spelling_at_boundaries(value, label, subtype, other, marked):
    """I1."""
    assert [marked] == found(value, label, subtype, other)


@pytest.mark.parametrize(
    ("other", "marked"),
    [
        ("Winter schrieb uns.", ["Winter"]),
        ("Winters Bestellung", ["Winter"]),
        ("Die Winter-Akte", []),
        ("Winter-Akte", ["Winter"]),
        ("Der Winter ist kalt, im Winter schneit es.", []),
        ("winter und WINTER", []),
        ("Winter 2024", []),
        ("Winterreifen", []),
    ],
)
def test_a_weak_name_is_found_as_a_whole_word_in_the_same_case_in_context(other, marked):
    assert [marked] == found("Winter", E.PERSON, "surname", other)


@pytest.mark.parametrize(
    ("other", "marked"),
    [
        ("Kundennr. 4711 ruft an", ["4711"]),
        ("Bestellung #4711", ["4711"]),
        ("Kunde 4711", ["4711"]),
        ("das kostet 4711 Euro", []),
        ("14711 und 4711,50 und 1.4711", []),
    ],
)
def test_a_short_number_is_found_where_it_is_a_reference(other, marked):
    assert [marked] == found("4711", E.ID_NUMBER, "customer_number", other)


def test_a_short_number_alone_in_a_field_counts_by_its_key():
    assert found("4711", E.ID_NUMBER, "customer_number", "4711", context="kunden_id", number=True) == [["4711"]]
    assert found("4711", E.ID_NUMBER, "customer_number", "4711", context="betrag", number=True) == [[]]
    assert found("4711", E.ID_NUMBER, "customer_number", "4711") == [["4711"]]


def test_a_condition_is_found_in_any_case():
    assert found("schwanger", E.HEALTH, "pregnancy", "Schwanger? Ja, schwanger.") == [["Schwanger", "schwanger"]]


def test_kinds_are_those_of_the_first_mention():
    """Unknown words: "Xaver Qzrt" teaches that Qzrt is a surname, also where it stands first."""
    first = Text("Qzrtek Blomfeld", "", (Span(0, 15, E.PERSON, "full_name"),))
    result = propagate([first, Text("blomfeld qzrtek", "", ())], lexicon())
    assert result.kinds["blomfeld"] == "surname"
    assert result.kinds["qzrtek"] == "given_name"
    assert len(result.spans[1]) == 1


def test_mentions_before_the_first_finding_are_counted():
    """I1 wins over caching, and it is counted."""
    texts = [Text("Qzrtek kam", "", ()), Text("Frau Qzrtek", "", (Span(5, 11, E.PERSON, "surname"),))]
    result = propagate(texts, lexicon())
    assert result.rewritten == 1
    assert len(result.spans[0]) == 1


def test_nothing_found_costs_nothing():
    assert propagate([Text("Hallo", "", ())], lexicon()).spans == [()]


@pytest.mark.parametrize(
    ("surface", "label", "expected"),
    [
        ("weber@example.com", E.EMAIL, True), ("4711", E.ID_NUMBER, False), ("98765", E.ID_NUMBER, True),
        ("KD-204", E.ID_NUMBER, False), ("KD-20481", E.ID_NUMBER, True), ("schwanger", E.HEALTH, False),
        ("Lindenstraße 14", E.ADDRESS, True), ("aweber", E.USERNAME, True), ("winter", E.USERNAME, False),
        ("192.168.1.17", E.IP, True),
    ],
)  # fmt: skip
def test_distinctive_and_weak(surface, label, expected):
    assert expected == is_distinctive(surface, label, lexicon())


def test_parts_of_a_person_are_known_on_their_own():
    known = {k.surface: k for k in known_values("Dr. Anna Wójcik", Span(0, 15, E.PERSON, "full_name"), lexicon())}
    assert known["Wójcik"].distinctive
    assert not known["Anna"].distinctive
    assert known["Anna Wójcik"].distinctive
    assert "Wójcik" not in repr(known["Wójcik"])


def test_what_a_cut_leaves_between_two_findings_is_no_mention():
    """A name turned round over a line break: the break is nobody."""
    text = "Annegret Weber\nannegret@example.com"
    person, mail = Span(0, 14, EntityType.PERSON, "full_name"), Span(15, 35, EntityType.EMAIL)
    (spans,) = propagate([Text(text, "", (person, mail))], lexicon()).spans
    assert [text[span.start : span.end] for span in spans] == ["Annegret Weber", "annegret@example.com"]
