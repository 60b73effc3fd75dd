"""Tables and fields: the header decides; product tables, code and schemas stay."""

from __future__ import annotations

import pytest

from filters.recognizers.table import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "id;nachname;vorname;geburtsdatum\n1187;Zwingen;Almut;1961-08-19\n1188;Sauer;Ferdi;2004-01-30",
        [
            ("1187", "reference_number"),
            ("Zwingen", "surname"),
            ("Almut", "given_name"),
            ("1961-08-19", ""),
            ("1188", "reference_number"),
            ("Sauer", "surname"),
            ("Ferdi", "given_name"),
            ("2004-01-30", ""),
        ],
    ),
    ("| Name | Telefon | Menge |\n|---|---|---|\n| Weber | 4711 01 | 3 |", [("Weber", "full_name"), ("4711 01", "")]),
    (
        "Fahrer\tKennzeichen\tFS-Nr.\nLutz Hage\tMI-LH 482\tD2310XK77X1",
        [("Lutz Hage", "full_name"), ("MI-LH 482", "licence_plate"), ("D2310XK77X1", "driving_licence")],
    ),
    (
        "role,first,last,github\nOps,Grant,Ifeanyi,gifeanyi",
        [("Grant", "given_name"), ("Ifeanyi", "surname"), ("gifeanyi", "")],
    ),
    (
        'FirstName,LastName,MobilePhone,MailingStreet\nAnna,Weber,0170 5550142,"Am Markt 3"',
        [("Anna", "given_name"), ("Weber", "surname"), ("0170 5550142", ""), ("Am Markt 3", "street")],
    ),
    (
        '{"vorname": "Anna", "plz": "50667", "geboren": "1987-09-30"}',
        [("Anna", "given_name"), ("50667", "postal_city"), ("1987-09-30", "")],
    ),
    (
        "<strasse>Lützelsteinweg 16</strasse><nachname>Can</nachname>",
        [("Lützelsteinweg 16", "street"), ("Can", "surname")],
    ),
    (
        "'nr' => 'P-00417', 'geb' => '1972-05-05', 'telefon' => '02834 555019'",
        [("P-00417", "reference_number"), ("1972-05-05", ""), ("02834 555019", "")],
    ),
    (
        "INSERT INTO kunden (id, nachname, telefon) VALUES (12, 'Weber', '0221 4710137'), (13, 'Sauer', NULL);",
        [
            ("12", "reference_number"),
            ("Weber", "surname"),
            ("0221 4710137", ""),
            ("13", "reference_number"),
            ("Sauer", "surname"),
        ],
    ),
    (
        "BEGIN:VCARD\nN:Stadel;Corinna;;\nADR;TYPE=WORK:;;Hackweg 41;Stuttgart;;70184;Deutschland",
        [
            ("Stadel", "surname"),
            ("Corinna", "given_name"),
            ("Hackweg 41", "street"),
            ("Stuttgart", ""),
            ("70184", "postal_city"),
        ],
    ),
    ("konfession: rk", [("rk", "religion")]),
    ("Artikel;Name;Preis\n4711;Lampe;12,00", []),
    ("| Name | Menge |\n| Lampe | 3 |", []),
    ('{"type": "string", "name": "get_weather"}', []),
    ('{"first": {"type": "string"}, "phone": "string"}', []),
    ('self.vorname = ""', []),
    ("id;name\n1;Lampe", []),
    ("Hallo Anna, wie geht es, Tom\nund dir, Max", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
