"""Reference numbers by label, lists, and what only looks like one."""

from __future__ import annotations

import pytest

from filters.recognizers.reference_number import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("Kundennr. 4711", [("4711", "customer_number")]),
    ("Kd.-Nr.: 4711", [("4711", "customer_number")]),
    ("KdNr 4711", [("4711", "customer_number")]),
    ("Kunden-ID: A-4711", [("A-4711", "customer_number")]),
    ('"kundennummer": "4711"', [("4711", "customer_number")]),
    ("customerNumber=4711", [("4711", "customer_number")]),
    ("customer_id: 88", [("88", "customer_number")]),
    (
        "Kundennummern 4711, 4712 und 4713",
        [("4711", "customer_number"), ("4712", "customer_number"), ("4713", "customer_number")],
    ),
    ("Kundennummer 123 456 789", [("123 456 789", "customer_number")]),
    ("Meine Kundennummer lautet 4711.", [("4711", "customer_number")]),
    ("Bestellung #98765 vom 15.01.", [("98765", "order_number")]),
    ("Bestellnr. 98-76", [("98-76", "order_number")]),
    ("Auftrag 2024001", [("2024001", "order_number")]),
    ("order no. 98765", [("98765", "order_number")]),
    ("Vertragsnr. V-12/34", [("V-12/34", "contract_number")]),
    ("Vertrag Nr. 88-12-A", [("88-12-A", "contract_number")]),
    ("Ticket #123", [("123", "ticket_number")]),
    ("zu Vertrag V-77 (seit 2019)", [("V-77", "contract_number")]),
    ("Vorgang 20240012", [("20240012", "ticket_number")]),
    ("Rechnung RE-2024-00123 über 500 Euro", [("RE-2024-00123", "invoice_number")]),
    ("Aktenzeichen: 12 C 345/23", [("12 C 345/23", "case_number")]),
    ("Mitgliedsnummer 55123", [("55123", "member_number")]),
    ("Personalnummer: 00123", [("00123", "personnel_number")]),
    ("Versicherungsnummer 12345678A123", [("12345678A123", "insurance_number")]),
    ("Policennr. P-1234", [("P-1234", "insurance_number")]),
    ("Police: 123 456 789", [("123 456 789", "insurance_number")]),
    ("Steuer-ID: 12345678901", [("12345678901", "tax_id")]),
    ("Kennzeichen: K-AB 1234", [("K-AB 1234", "licence_plate")]),
    ("Kundennr. 4", []),
    ("Kundennr. folgt", []),
    ("Bestellung vom 15.01.", []),
    ("Bestellung 15.01.2024", []),
    ("Rechnung über 500 Euro", []),
    ("Auftrag 5000 Euro", []),
    ("Rechnung 2024", []),
    ("Artikelnummer 4711", []),
    ("Art.-Nr. 12345, Modell 2000, Seriennr. 7788", []),
    ("§ 433 BGB, Version 2.10", []),
    ("Seite 12, Kapitel 4711", []),
    ("personal ids.\n\n## 12. Audit", []),
    (
        "Kundennr. KD-20481, früher KD-20482, Artikel KD-20999",
        [("KD-20481", "customer_number"), ("KD-20482", "customer_number")],
    ),
    (
        "Bestellung 2026-437556 fehlt, ich möchte 2026-42681 zurückgeben, geliefert am 2026-11-27, ISBN 978-2026-42681",
        [("2026-437556", "order_number"), ("2026-42681", "order_number")],
    ),
    ("KD-20482 fehlt", [("KD-20482", "reference_number")]),
    ("Kundennr. K-2081, früher K-2082", [("K-2081", "customer_number"), ("K-2082", "customer_number")]),
    ("K-2082", []),
    ("CVE-2024-12345, ISO-27001, RFC-12345", []),
    ("Mieternummer lautet 3014.208.22", [("3014.208.22", "customer_number")]),
    ("Police: KH 118-5520-6604", [("KH 118-5520-6604", "insurance_number")]),
    ("Kundennummer 5 0481 77263", [("5 0481 77263", "customer_number")]),
    ("Geschäftsnummer: 12 F 33/22", [("12 F 33/22", "case_number")]),
    ("Ihr Zeichen: 35 Ds-62 Js 1187/25-204/25", [("35 Ds-62 Js 1187/25-204/25", "case_number")]),
    ("Zl. B-131/2025-7", [("B-131/2025-7", "case_number")]),
    ("n° client 55123", [("55123", "reference_number")]),
    ("mi número de cliente es 88421", [("88421", "reference_number")]),
    ("klantnummer 55123", [("55123", "customer_number")]),
    ("Numer polisy grupowej: NNW/557/09/25", [("NNW/557/09/25", "reference_number")]),
    ('<bestellung nr="B2C-5590183">', [("B2C-5590183", "order_number")]),
    ("Issue #13183, bug #4711", []),
    ("Warentarifnummer 6911 10 00", []),
    ("ISBN 978-3-7271-7759-0, EAN 4000633230689", []),
    ("Prüfnummer: elf Stellen, Steuer-ID: 11 Stellen", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
