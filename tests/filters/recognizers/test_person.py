"""Names behind titles, greetings, closings, labels, introductions, and by lexicon."""

from __future__ import annotations

import pytest

from filters.recognizers.person import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("Frau Weber", [("Weber", "surname")]),
    ("St. Peter und Paul (Hochheim) sowie", []),
    ("Anwesend: A. Brandt, z. B. Koch", [("A. Brandt", "full_name")]),
    ("Weber;Anna;50667", [("Weber;Anna", "full_name")]),
    ("ticket von kunde schulze, dringend", [("schulze", "surname")]),
    ("Herrn Prof. Dr. med. Kai-Uwe Schröder", [("Kai-Uwe Schröder", "full_name")]),
    ("Frau Winter und Herr Becker", [("Winter", "surname"), ("Becker", "surname")]),
    ("Frau A. Weber", [("A. Weber", "full_name")]),
    ("Herrn von Weizsäcker", [("von Weizsäcker", "surname")]),
    ("FRAU WEBER", [("WEBER", "surname")]),
    ("herr weber hat angerufen", [("weber", "surname")]),
    ("Mme Dupont, Señora García", [("Dupont", "surname"), ("García", "surname")]),
    ("Mr. Smith's order", [("Smith's", "surname")]),
    ("Liebe Anna, lieber Max,", [("Anna", "given_name"), ("Max", "given_name")]),
    ("Hi Max,", [("Max", "given_name")]),
    ("Dear John,", [("John", "given_name")]),
    ("Mit freundlichen Grüßen\nAnnegret Schäfer", [("Annegret Schäfer", "full_name")]),
    ("Viele Grüße\n\nPetra", [("Petra", "given_name")]),
    ("LG Jonas", [("Jonas", "given_name")]),
    ("Best regards,\nJohn", [("John", "given_name")]),
    ("Name: Öztürkoglu", [("Öztürkoglu", "surname")]),
    ("Vorname: fatma\nNachname: Frobel", [("fatma", "given_name"), ("Frobel", "surname")]),
    ("Ansprechpartner: Herr Koch", [("Koch", "surname")]),
    ('Von: "Weber, Anna" <a@b.example>', [("Weber, Anna", "full_name")]),
    ("ich heiße Tom Bergmann", [("Tom Bergmann", "full_name")]),
    ("mein name ist anna schmidt", [("anna schmidt", "full_name")]),
    ("my name is John Miller", [("John Miller", "full_name")]),
    ("Ich bin Anna", [("Anna", "given_name")]),
    ("Meine Kollegin Lena kommt.", [("Lena", "given_name")]),
    ('Łukasz "Luki" Wójcik', [('Łukasz "Luki" Wójcik', "full_name")]),
    ("Jürgen Müßiggang-Öztürk", [("Jürgen Müßiggang-Öztürk", "full_name")]),
    ("Annegret_Schaefer", [("Annegret_Schaefer", "full_name")]),
    ("Karl-Heinz von der Heide", [("Karl-Heinz von der Heide", "full_name")]),
    ("Weber, Anna", [("Weber, Anna", "full_name")]),
    ("Anna Webers Akte", [("Anna Webers", "full_name")]),
    ("Anna Winter und Max Weber", [("Anna Winter", "full_name"), ("Max Weber", "full_name")]),
    ("Müller hat angerufen. Schulte bittet um Rückruf.", [("Müller", "surname"), ("Schulte", "surname")]),
    ("Celine nimmt den Bus mit Joanna.", [("Celine", "given_name"), ("Joanna", "given_name")]),
    (
        "Anwesend: Petra, Kwiatkowski, Dana",
        [("Petra", "given_name"), ("Kwiatkowski", "surname"), ("Dana", "given_name")],
    ),
    ("PKW\tHagemann, Lutz\tMI-LH 482", [("Hagemann, Lutz", "full_name")]),
    ("'name' => 'Mönkhaus, Theodor',", [("Mönkhaus, Theodor", "full_name")]),
    ("gez. E. Zschoche, Schriftführer", [("E. Zschoche", "full_name")]),
    ("Die Müllers haben gekündigt, siehe Brettschneider-Akte.", [("Müller", "surname"), ("Brettschneider", "surname")]),
    ("Auch Renate Popp (seit 1998 dabei)", [("Renate Popp", "full_name")]),
    ("petra hat abgesagt", [("petra", "given_name")]),
    ("M. Kouyaté, notre voisin", [("Kouyaté", "surname")]),
    ("El señor Munteanu y mi hijo Brais", [("Munteanu", "surname"), ("Brais", "surname")]),
    ("Il figlio Lapo e la signora Pina", [("Lapo", "surname"), ("Pina", "given_name")]),
    ("mevrouw Kuipers en Zoon Ruben", [("Kuipers", "surname"), ("Ruben", "given_name")]),
    ("Wybrano panią Bondarenko.", [("Bondarenko", "surname")]),
    ("ich + thao, Koch kocht, Kaiser holt König", []),
    ("Das Modell Anna, die Lampe „Lucia“, Serie Viktoria", []),
    ("U. S. Army, z. B. Zschoche", []),
    ("Herr Präsident, Frau Kollegin, Herr Kunde, Frau Doktor", []),
    ("Liebe Kunden, liebes Team,", []),
    ("Hallo zusammen,\nHallo Team,", []),
    ("Liebe Grüße", []),
    ("Mit freundlichen Grüßen\nIhr Support-Team", []),
    ("Name: Wartungsvertrag Premium", []),
    ("Kunde: Nordlicht GmbH", []),
    ("Ich bin Student. Ich bin Kunde.", []),
    ("meine frau lange war da", []),
    ("Der Winter ist kalt, der Becker backt, die Linde blüht.", []),
    ("Zero Trust, German PII, Rose Garten", []),
    ("name is the key", []),
    ("from anna import weber", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
