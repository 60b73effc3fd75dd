"""When a request describes one person: facts of one person add up, facts of several do not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filters.detection import EntityType, Segment, Span
from filters.lexicon import Lexicon
from filters.persons import link
from filters.presidio import PresidioDetector
from filters.singling_out import SinglingOut, assess
from filters.tagger.model import Tagger
from tests.filters.test_quasi_identifiers import NO_OFFICES, OFFICES, marked
from tests.support.core import lexicon

THRESHOLD = 0.9


def scored(*texts: str | tuple[str, str]) -> SinglingOut:
    """Texts, or (key, text), with marked findings."""
    read = []
    for text in texts:
        key, body = text if isinstance(text, tuple) else ("", text)
        plain, spans = marked(body)
        read.append((Segment(plain, key), spans))
    return assess(read, link([(segment.text, spans) for segment, spans in read], lexicon()))


@pytest.mark.parametrize(
    ("texts", "reasons"),
    [
        (["der Bürgermeister von [L:Meppen]"], ("office", "town")),
        (["die 52-jährige Hebamme aus 49716"], ("age", "postcode", "profession", "sex")),
        (["Der Patient, geb. [B:03.11.1979], aus [A:49716 Meppen], ist Lokführer."], ("birth_date", "postcode", "profession")),
        (["Die Patientin, geb. [B:03.11.1979], aus [A:49716 Meppen]."], ("birth_date", "postcode", "sex")),
        (["[P:Anna Weber] (52), Hebamme aus [L:Haren]"], ("age", "profession", "town")),
        (
            ["[P:Anna Weber] ist Hebamme.", "Zur Rechnung.", "Frau [P:Weber] ist 52 Jahre alt.\n\nFrau [P:Weber] wohnt in 49716."],
            ("age", "postcode", "profession"),
        ),
        ([("beruf", "Hebamme"), ("alter", "52"), ("plz", "49716")], ("age", "postcode", "profession")),
        (["Alleinerziehend, 34 Jahre alt, Tierärztin aus [L:Haren]"], ("age", "family_status", "profession", "sex", "town")),
    ],
)  # fmt: skip
def test_one_person_is_singled_out(texts, reasons):
    found = scored(*texts)
    assert found.score >= THRESHOLD
    assert set(reasons) <= set(found.reasons)


@pytest.mark.parametrize(
    "texts",
    [
        ["die Hebamme aus [L:Berlin]"],
        ["die 52-jährige Verkäuferin aus [L:Berlin]"],
        ["Frau [P:Weber], geb. [B:03.11.1979], aus [A:49716 Meppen]"],  # a customer's data, and the name is there
        ["[P:Anna Weber] (52), Hebamme. [P:Bernd Kurz] wohnt in 49716."],
        ["[P:Anna Weber] ist Hebamme.", "[P:Thomas Weber] ist 52 Jahre alt.", "Frau [P:Kurz] wohnt in 49716."],
        ["Hebamme\n\n52 Jahre alt\n\naus 49716"],
        ["Hebamme" + " und so weiter" * 20 + ", 52 Jahre alt" + " und so weiter" * 20 + " aus 49716"],
        ["Beruf;Alter;PLZ\nHebamme;;x\n;52 Jahre alt;x\n;;PLZ 49716"],
        [("beruf", "Hebamme"), ("beruf", "Pilot"), ("alter", "52"), ("alter", "31"), ("plz", "49716")],
        ["Frau [P:Weber], Einkaufsleiterin bei der [O:Nordlicht GmbH] in [L:Haren]"],
        ["Mit freundlichen Grüßen\n[P:Anna Weber]\nRechtsanwältin\n[A:Am Markt 5, 49716 Meppen]"],
        ["Muster GmbH, Geschäftsführer: [P:Max Weber], [A:49716 Meppen], HRB 4711"],
        ["Unser Techniker kommt am [D:15.01.2026] nach [L:Meppen]."],
        [""],
        [],
    ],
)
def test_nobody_is_singled_out(texts):
    assert scored(*texts).score < THRESHOLD


def test_two_facts_are_no_description():
    assert scored("die Patientin [B:03.11.1979]").score == 0.5
    assert scored("Hebamme").score < 0.5
    assert scored("die Patientin") == SinglingOut()


# ------------------------------------------------------------------ with the detector and the name model

ORDINARY = [
    "Hallo Team,\n\nanbei das Angebot der Nordlicht GmbH. Liefertermin ist der 15.03.2026 in Hannover.\n\nViele Grüße\nAnna Weber\nVertriebsleiterin\nMuster GmbH, Am Markt 5, 49716 Meppen\nGeschäftsführer: Max Kurz, Amtsgericht Osnabrück HRB 20481",
    "Sehr geehrter Herr Dr. Öztürk,\n\nIhre Bestellung 98765 vom 12.02.2026 ist unterwegs nach 50667 Köln. Bei Fragen: 0221 4710137.\n\nMit freundlichen Grüßen\nIhr Kundenservice",
    "Guten Tag, ich bin Kundin seit 10 Jahren, Kundennr. 4711, geb. 03.11.1979. Bitte ändern Sie meine Anschrift: Lindenstraße 14, 04109 Leipzig. Anna Weber",
    "Wir suchen zum 1. April eine Hebamme (m/w/d) für unser Klinikum in Meppen. Mindestalter 21 Jahre.",
    "Die durchschnittliche Kundin ist 52 Jahre alt und wohnt in Berlin, Hamburg oder München.",
    "Schreibe eine Geschichte über einen Pfarrer in einem Dorf und seinen Hund.",
    "Wie wird man Notar in Deutschland? Welche Ausbildung braucht ein Notar in Bayern?",
    "Unsere Steuerberaterin Frau Kurz aus Osnabrück meldet sich am 3. März wegen der Bilanz der Muster GmbH.",
    "Das Protokoll: Anna Weber (Einkauf), Bernd Kurz (Technik), Ort: Meppen, Datum: 12.05.2026. Der Hausmeister schließt ab.",
    "Please translate: The mayor spoke to teachers and nurses in Cologne about a 10-year-old contract.",
]


@pytest.fixture(scope="module")
def detector() -> PresidioDetector:
    return PresidioDetector(lexicon=Lexicon.load(), tagger=Tagger())


def _detected(detector: PresidioDetector, text: str) -> SinglingOut:
    (spans,) = detector.detect([Segment(text)])
    return assess([(Segment(text), spans)], link([(text, spans)], lexicon()))


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_business_texts_single_nobody_out(detector, text):
    assert _detected(detector, text).score < THRESHOLD


@pytest.mark.parametrize(
    "text",
    [
        "Bitte antworte dem Bürgermeister von Meppen auf seine Beschwerde.",
        "Die 52-jährige Hebamme aus 49716 hat gekündigt.",
        "Eine Beschwerde vom Schulleiter der Goethe-Schule liegt vor.",
        "Unser Kunde ist Pfarrer, 61 Jahre alt, geschieden und lebt in Haselünne.",
        "A complaint from the mayor of Meppen.",
    ],
)
def test_a_described_person_is_singled_out(detector, text):
    assert _detected(detector, text).score >= THRESHOLD


# ------------------------------------------------------------------ invariants

PIECES = [
    *OFFICES,
    *NO_OFFICES,
    "Hebamme",
    "52 Jahre alt",
    "aus 49716",
    "[P:Anna Weber]",
    "geb. [B:03.11.1979]",
    "\n\n",
    ". ",
    ";",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join)


@settings(max_examples=150)
@given(st.lists(TEXTS, max_size=4), TEXTS)
def test_a_text_more_never_lowers_the_score(texts, more):
    read = [(Segment(plain), spans) for plain, spans in map(marked, texts)]
    plain, spans = marked(more)
    before, after = assess(read), assess([*read, (Segment(plain), spans)])
    assert 0 <= before.score <= after.score <= 1
    assert (after.score > 0) == bool(after.reasons)


@settings(max_examples=150)
@given(st.text(max_size=200), st.data())
def test_any_text_with_any_findings_has_a_score(text, data):
    ends = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    labels = st.sampled_from(list(EntityType))
    spans = [Span(a, b, data.draw(labels)) for a, b in zip(ends[::2], ends[1::2], strict=False)]
    assert 0 <= assess([(Segment(text), spans)]).score <= 1


@pytest.mark.parametrize(
    "unit", ["Bürgermeister von ", "Hebamme aus 49716 52 Jahre alt ", "Geschäftsführer der A ", "a-", "St. "]
)
def test_cost_grows_no_faster_than_the_text(unit):
    def cost(length: int) -> float:
        text = (unit * length)[:length]
        times = []
        for _ in range(3):  # the least of three: garbage collection is not what is measured
            started = time.process_time()
            assess([(Segment(text), [])])
            times.append(time.process_time() - started)
        return min(times)

    assert cost(80_000) < 9 * cost(20_000) + 0.1
