"""Art. 9 and Art. 10 data: said of a person, not the topic."""

from __future__ import annotations

import pytest

from filters.recognizers.sensitive import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("Ich bin Muslim.", [("Muslim", "religion")]),
    ("Konfession: evangelisch", [("evangelisch", "religion")]),
    ("Sie ist Gewerkschaftsmitglied.", [("Gewerkschaftsmitglied", "trade_union")]),
    ("Ich bin Mitglied der SPD.", [("Mitglied der SPD", "politics")]),
    ("Mein Mann ist vorbestraft.", [("vorbestraft", "criminal")]),
    ("Ich bin schwul.", [("schwul", "sexual_orientation")]),
    ("Er ist türkischer Herkunft.", [("türkischer Herkunft", "ethnicity")]),
    ("Konfession: rk", [("rk", "religion")]),
    ("Sie lehnt als Muslimin den Untersucher ab.", [("Muslimin", "religion")]),
    ("Ahmad fastet wegen Ramadan.", [("fastet wegen Ramadan", "religion")]),
    ("Kollege Zoran, Vertrauensmann der IG Metall", [("Vertrauensmann der IG Metall", "trade_union")]),
    ("Frau Vogt kandidiert für die Grünen.", [("kandidiert für die Grünen", "politics")]),
    ("Der Angeklagte ist nicht vorbestraft.", [("nicht vorbestraft", "criminal")]),
    ("Niemann, Gero\tTrunkenheitsfahrt 1,2 Promille", [("Trunkenheitsfahrt 1,2 Promille", "criminal")]),
    ("Er wurde wegen Betrugs verurteilt.", [("wegen Betrugs verurteilt", "criminal")]),
    ("Ich bin aus der Kirche ausgetreten.", [("aus der Kirche ausgetreten", "religion")]),
    ("Herr Aydin isst kein Schweinefleisch.", [("isst kein Schweinefleisch", "religion")]),
    ("Er hat für den Bezirkstag der Grünen kandidiert.", [("für den Bezirkstag der Grünen kandidiert", "politics")]),
    ("Peters ist aus der Gewerkschaft ausgetreten.", [("aus der Gewerkschaft ausgetreten", "trade_union")]),
    ("Er ist der Sohn eines Griechen.", [("Sohn eines Griechen", "ethnicity")]),
    ("Paul lebt mit seinem Mann in Köln.", [("lebt mit seinem Mann", "sexual_orientation")]),
    ("Er hat eine Affäre mit Sabine.", [("Affäre mit Sabine", "sex_life")]),
    ("Sie wurde zu 60 Tagessätzen verurteilt.", [("zu 60 Tagessätzen", "criminal"), ("verurteilt", "criminal")]),
    ("Il a été condamné pour violences.", [("condamné pour violences", "criminal")]),
    ("Lisa lebt mit ihrer Freundin Mia in einer WG.", []),
    ("Die Grünen im Bundestag kritisieren Minister Weber.", []),
    ("Ich wohne neben der katholischen Kirche St. Martin.", []),
    ("Frau Nowak gehört zu den Sinti.", [("Sinti", "ethnicity")]),
    ("Der Vaterschaftstest von Herrn Maier", [("Vaterschaftstest", "genetic")]),
    ("Wir haben den Fingerabdruck von Frau Maier gespeichert.", [("Fingerabdruck", "biometric")]),
    ("He is a practising Muslim.", [("practising Muslim", "religion")]),
    ("Elle est syndiquée.", [("syndiquée", "trade_union")]),
    ("Pani Nowak jest świadkiem Jehowy.", [("świadkiem Jehowy", "religion")]),
    ("Die Katholische Kirche hat den Bericht von Herrn Weber.", []),
    ("Herr Müller arbeitet am Institut für Islamwissenschaft.", []),
    ("Mein Fahrrad wurde gestohlen: Diebstahl am Bahnhof.", []),
    (
        "Robin benutzt keine Pronomen, nichtbinär",
        [("keine Pronomen", "sexual_orientation"), ("nichtbinär", "sexual_orientation")],
    ),
    ("Der Mieter wählt seit Jahren grün.", [("wählt seit Jahren grün", "politics")]),
    ("Die 19-Jährige war Opfer einer Vergewaltigung.", [("Opfer einer Vergewaltigung", "sex_life")]),
    ("Beitragseinzug: Lorenz, Peer; IG BCE; mtl. 31,40", [("IG BCE", "trade_union")]),
    ("Sie stammt aus einer Roma-Familie.", [("Roma-Familie", "ethnicity")]),
    ("Er hat zwei Jahre gesessen.", [("zwei Jahre gesessen", "criminal")]),
    ("La trabajadora es gitana.", [("gitana", "ethnicity")]),
    ("Rodzina jest romska.", [("romska", "ethnicity")]),
    ("Oksana Bondarenko, grekokatoliczka, mieszka tu.", [("grekokatoliczka", "religion")]),
    ("Der Irisscan von Dr. Pape", [("Irisscan", "biometric")]),
    ("Das Modul wählt die Farbe grün.", []),
    ("Minister Weber (SPD) sprach im Bundestag.", []),
    ("Tarifverhandlungen der IG BCE beginnen", []),
    ("Si prega di rispondere.", []),
    ("Angebot an Herrn Weber: 3 % Skonto", []),
    ("Die Geschichte des Islam", []),
    ("Das Programm der SPD", []),
    ("Was ist eine Vorstrafe?", []),
    ("Gewerkschaften fordern mehr Lohn.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
