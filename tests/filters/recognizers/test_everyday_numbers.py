"""Numbers, logins, secrets, dates and addresses as people write them in a hurry, and what only looks like them."""

from __future__ import annotations

import pytest

from filters.detection import EntityType as E
from filters.engine import Page
from filters.recognizers import (
    address_europe,
    birth_date,
    ip,
    licence_plate,
    phone,
    reference_number,
    secret,
    spoken_number,
    table,
    url,
    username,
)
from filters.recognizers.base import RuleRecognizer

FOUND: list[tuple[RuleRecognizer, str, str, E]] = [
    (username.RECOGNIZER, "benutzer: oezdemir_f pw: Sommer2024!", "oezdemir_f", E.USERNAME),
    (username.RECOGNIZER, "skype: live:andrea.bergmann", "live:andrea.bergmann", E.USERNAME),
    (username.RECOGNIZER, "postgres://svc_maier:tR4!nGleis@10.20.4.18:5432/lohn", "svc_maier", E.USERNAME),
    (username.RECOGNIZER, "sudo -u aschreiber ls", "aschreiber", E.USERNAME),
    (username.RECOGNIZER, "angemeldet als huber-m", "huber-m", E.USERNAME),
    (username.RECOGNIZER, "uid=1004(kbauer) gid=1004", "kbauer", E.USERNAME),
    (ip.RECOGNIZER, "postgres://svc_maier:tR4!nGleis@10.20.4.18:5432/lohn", "10.20.4.18", E.IP),
    (secret.RECOGNIZER, "alarmanlage ausschalten mit 2580*", "2580*", E.SECRET),
    (secret.RECOGNIZER, "Kennwort fürs Telefonbanking war Apfelkuchen.", "Apfelkuchen", E.SECRET),
    (secret.RECOGNIZER, "Il codice del cancello è 1958, ricordalo", "1958", E.SECRET),
    (secret.RECOGNIZER, "Zahlenschloss 4471", "4471", E.SECRET),
    (secret.RECOGNIZER, "mysql -u kbauer -pKatze88!", "Katze88!", E.SECRET),
    (secret.RECOGNIZER, "passwort 123456", "123456", E.SECRET),
    (secret.RECOGNIZER, "seed phrase: apfel mond katze haus", "apfel mond katze haus", E.SECRET),
    (birth_date.RECOGNIZER, "Sie ist 1947 geboren", "1947", E.DATE_OF_BIRTH),
    (birth_date.RECOGNIZER, "née en 1979", "1979", E.DATE_OF_BIRTH),
    (birth_date.RECOGNIZER, "Rocznik 1966, emerytka", "1966", E.DATE_OF_BIRTH),
    (birth_date.RECOGNIZER, "SZ-0091-17 · ♂ · 1988 · entlassen", "1988", E.DATE_OF_BIRTH),
    (
        birth_date.RECOGNIZER,
        "born the third of June, nineteen eighty-one",
        "third of June, nineteen eighty-one",
        E.DATE_OF_BIRTH,
    ),
    (url.RECOGNIZER, "https://facebook.com/profile.php?id=100044817265 schrieb", "profile.php?id=100044817265", E.URL),
    (url.RECOGNIZER, "https://www.tiktok.com/@chloe_peint", "@chloe_peint", E.URL),
    (phone.RECOGNIZER, "Tel.: +49 89 5432-1170 · Fax: -1179", "1179", E.PHONE),
    (phone.RECOGNIZER, "try his cell +1 614 555 0172 ext. 88", "88", E.PHONE),
    (phone.RECOGNIZER, "Sie erreichen mich unter 441882 in Meppen", "441882", E.PHONE),
    (
        spoken_number.RECOGNIZER,
        "c'est le zéro six, quarante-deux, dix-huit, soixante-dix-sept, zéro cinq",
        "zéro six, quarante-deux, dix-huit, soixante-dix-sept, zéro cinq",
        E.PHONE,
    ),
    (
        spoken_number.RECOGNIZER,
        "zadzwoń sześć zero jeden cztery cztery siedem dwa jeden osiem",
        "sześć zero jeden cztery cztery siedem dwa jeden osiem",
        E.PHONE,
    ),
    (
        spoken_number.RECOGNIZER,
        "mail naar joost apenstaartje dekkers punt nl",
        "joost apenstaartje dekkers punt nl",
        E.EMAIL,
    ),
    (reference_number.RECOGNIZER, "Kundennummer der Stadtwerke: 2204-11822", "2204-11822", E.ID_NUMBER),
    (reference_number.RECOGNIZER, "registriert unter 4471-8820", "4471-8820", E.ID_NUMBER),
    (reference_number.RECOGNIZER, "Hundemarke 0412", "0412", E.ID_NUMBER),
    (reference_number.RECOGNIZER, "Grundbuch von Altona, Blatt 4471", "4471", E.ID_NUMBER),
    (reference_number.RECOGNIZER, "bei der Staatsanwaltschaft: 331 Js 4471/23", "331 Js 4471/23", E.ID_NUMBER),
    (reference_number.RECOGNIZER, "unser Zeichen: 0234/24 MK", "0234/24 MK", E.ID_NUMBER),
    (licence_plate.RECOGNIZER, "Moped mit dem Schild 471 KLM", "471 KLM", E.ID_NUMBER),
    (table.RECOGNIZER, "100482;Tran;Minh Anh;m.tran@example.com;0421-339871", "100482", E.ID_NUMBER),
    (table.RECOGNIZER, "Pers.-Nr.|Name|Kst\n30117|Bouazizi|4410\n30121|Jansen|4420", "Jansen", E.PERSON),
    (address_europe.RECOGNIZER, "Rte de Berne 14, 1700 Fribourg", "Rte de Berne 14", E.ADDRESS),
    (address_europe.RECOGNIZER, "sie dagegen im Gerbergässle 4.", "Gerbergässle 4", E.ADDRESS),
    (address_europe.RECOGNIZER, "skr. poczt. 118, 00-950 Warszawa", "skr. poczt. 118", E.ADDRESS),
]

NOTHING: list[tuple[RuleRecognizer, str]] = [
    (username.RECOGNIZER, "Benutzer: alle"),
    (username.RECOGNIZER, "Nutzer: 1200"),
    (username.RECOGNIZER, "sudo -u postgres psql"),
    (username.RECOGNIZER, "angemeldet als teilnehmer"),
    (ip.RECOGNIZER, "pkg@1.2.3.4"),
    (secret.RECOGNIZER, "Passwort: Pflichtfeld"),
    (secret.RECOGNIZER, "Das Kennwort ist Bestandteil der Anmeldung."),
    (secret.RECOGNIZER, "Passwort vergessen?"),
    (secret.RECOGNIZER, "PASSWORD_POLICY: strict"),
    (secret.RECOGNIZER, "Die Tür öffnet mit 4 Schrauben"),
    (birth_date.RECOGNIZER, "Jahrgang 1988 Riesling"),
    (birth_date.RECOGNIZER, "Baujahr 1988, 120.000 km"),
    (birth_date.RECOGNIZER, "Bild 1988 · Öl auf Leinwand"),
    (url.RECOGNIZER, "https://www.instagram.com/"),
    (url.RECOGNIZER, "https://github.com/features"),
    (url.RECOGNIZER, "https://github.com/python/cpython/issues"),
    (url.RECOGNIZER, "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
    (phone.RECOGNIZER, "Musterweg 3, App. 12"),
    (phone.RECOGNIZER, "Telefon 112"),
    (phone.RECOGNIZER, "Seriennummernkreis der Charge: 0172-4456190 bis 0172-4456990"),
    (phone.RECOGNIZER, "Part no. 614-555-0139 superseded by 614-555-0140, torque 24 Nm"),
    (phone.RECOGNIZER, "Dichtung 0171-234568"),
    (spoken_number.RECOGNIZER, "eins zwei drei vier fünf"),
    (reference_number.RECOGNIZER, "ORA-00942: table or view does not exist"),
    (reference_number.RECOGNIZER, "Ref. 654-218-807, tornillo M6, caja de 100, 7,25 €"),
    (reference_number.RECOGNIZER, "Blatt 44 von 118, Plan-Index C"),
    (reference_number.RECOGNIZER, "Argon2id (m=65536, t=3)"),
    (reference_number.RECOGNIZER, "MwSt-Schlüssel 81"),
    (licence_plate.RECOGNIZER, "Muster: Kennzeichen: XX-YY 1234"),
    (table.RECOGNIZER, "100482;Hammer;Stück;12,90"),
    (address_europe.RECOGNIZER, "place de la paix 3 personnes"),
    (address_europe.RECOGNIZER, "Promenade im Park um 3"),
]


@pytest.mark.parametrize(("recognizer", "text", "value", "label"), FOUND, ids=[case[1] for case in FOUND])
def test_finds(recognizer: RuleRecognizer, text: str, value: str, label: E) -> None:
    spans = [(s, text[s.start : s.end]) for s in recognizer.spans(Page(text))]
    assert any(span.label is label and value in found for span, found in spans), spans


@pytest.mark.parametrize(("recognizer", "text"), NOTHING, ids=[case[1] for case in NOTHING])
def test_leaves(recognizer: RuleRecognizer, text: str) -> None:
    assert [text[s.start : s.end] for s in recognizer.spans(Page(text))] == []
