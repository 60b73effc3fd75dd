"""Correspondence and tables of persons are told from letters, lists of totals and quotations of nobody."""

from __future__ import annotations

import json

import pytest

from filters.detection import EntityType, Segment, Span
from filters.text_shape import ROWS, Shape, shapes_of

NAMES = ["Weber", "Öztürk", "Nowak", "Lindqvist", "Haddad", "Okafor", "Brenninkmeyer"]


def found(text: str, context: str = "") -> tuple[Segment, list[Span]]:
    """A text in which the planted names were found."""
    spans = []
    for name in NAMES:
        start = text.find(name)
        while start >= 0:
            spans.append(Span(start, start + len(name), EntityType.PERSON, "surname"))
            start = text.find(name, start + 1)
    return Segment(text, context), sorted(spans, key=lambda span: span.start)


THREADS = {
    "Outlook": "So passt es.\n\nMit freundlichen Grüßen\nNowak\n\nVon: Weber, Anna\nGesendet: Montag, 3. März 2026 10:11\nAn: Vertrieb\nBetreff: AW: Angebot\n\nSo nicht.\n",
    "bold headers": "Ja.\nLiebe Grüße\n\n**Von:** Weber\n**Gesendet:** Montag\n**An:** Öztürk\n**Betreff:** AW: x\n\nHallo\n",
    "attribution": "Danke!\n\nAm 03.03.2026 um 10:11 schrieb Frau Weber <w@example.com>:\n> Guten Tag,\n> wann kommen Sie?\n",
    "attribution over two lines": "Danke!\n\nAm Mo., 3. März 2026 um 10:11 Uhr schrieb Anna Weber\n<a.weber@example.com>:\n> Guten Tag\n",
    "English": "See below.\n\nOn Mon, Mar 3, 2026 at 10:11 AM Anna Weber wrote:\n> Hello\n> there\n",
    "French": "Merci\n\nLe 3 mars 2026 à 10:11, Anna Weber a écrit :\n> Bonjour\n",
    "divider": "-----Ursprüngliche Nachricht-----\nVon: Weber\nGesendet: heute\nAn: mich\nBetreff: Angebot\n\nText\n",
    "two header blocks": "Von: Weber\nDatum: 1\nAn: x\n\nHallo\n\nVon: Nowak\nDatum: 2\nAn: y\n\nHallo\n",
}
NOT_THREADS = {
    "one letter": "Sehr geehrte Frau Weber,\n\nam Montag schrieb ich Ihnen wegen der Rechnung.\n\nMit freundlichen Grüßen",
    "a quotation of nobody": "Am Montag schrieb die Zeitung:\n> Das Wetter wird schön.\n",
    "a quotation without attribution": "> Zitat\n> von Weber\nStimmt das?",
    "a mail to answer": "Bitte beantworten:\n\nVon: Weber\nGesendet: heute\nAn: Service\nBetreff: Rechnung\n\nWo bleibt sie?\n",
    "one head of a mail": "Von: Weber\nAn: Vertrieb\nBetreff: Angebot\n\nBitte melden.\n",
    "an attribution in prose": "Am Dienstag schrieb Weber: er kommt nicht.\n",
}


@pytest.mark.parametrize("text", THREADS.values(), ids=THREADS)
def test_threads_are_correspondence(text: str):
    assert Shape.CORRESPONDENCE in shapes_of([found(text)])


@pytest.mark.parametrize("text", NOT_THREADS.values(), ids=NOT_THREADS)
def test_a_single_message_or_a_quotation_is_not(text: str):
    assert Shape.CORRESPONDENCE not in shapes_of([found(text)])


def rows(separator: str, count: int, names: list[str]) -> str:
    head = separator.join(("Name", "Ort", "Umsatz"))
    return "\n".join([head, *(separator.join((names[i % len(names)], "Leipzig", str(100 * i))) for i in range(count))])


@pytest.mark.parametrize("separator", ["\t", ";", ",", " | "])
def test_rows_of_persons_are_a_table(separator: str):
    assert shapes_of([found(rows(separator, ROWS, NAMES))]) == {Shape.PERSON_TABLE}


@pytest.mark.parametrize("separator", ["\t", ";", ",", " | "])
def test_a_few_rows_or_rows_without_persons_are_not(separator: str):
    assert not shapes_of([found(rows(separator, ROWS - 1, NAMES))])
    assert not shapes_of([found(rows(separator, 200, ["Segment A", "Segment B"]))])


def test_prose_with_commas_is_no_table():
    text = "\n".join(f"Frau {name} kam, sah und ging." for name in NAMES)
    assert not shapes_of([found(text)])


def test_objects_in_a_list_are_a_table():
    """Values of JSON come one by one under their key."""
    assert shapes_of([found(name, "kunde") for name in NAMES]) == {Shape.PERSON_TABLE}
    assert not shapes_of([found(NAMES[0], "kunde")] * 20)
    assert not shapes_of([found(name, f"kunde{i}") for i, name in enumerate(NAMES)])


def test_a_request_with_a_table_is_red():
    from tests.support.core import chat, send

    planted = dict.fromkeys(NAMES, (EntityType.PERSON, "surname"))
    listed = json.dumps([{"kunde": name, "umsatz": 5} for name in NAMES])
    for text in (rows(";", 20, NAMES), listed):
        trip = send(chat(text), planted)
        assert trip.classification.sensitivity == "red"
        assert "person_table" in trip.classification.reasons


def test_long_lines_cost_no_more_than_their_length():
    """Growth, not time: the longest text has no row and no thread, and nothing is tried again from each character."""
    for text in ("> " * 200_000, "Von: " * 100_000, "Am " + "x " * 200_000, ";" * 400_000):
        assert not shapes_of([found(f"Weber {text}")])
