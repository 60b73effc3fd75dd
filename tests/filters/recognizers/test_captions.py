"""Captions of personal numbers in all their forms, and numbers that are nobody's."""

from __future__ import annotations

import pytest

from filters.recognizers.phone import RECOGNIZER as PHONE
from filters.recognizers.reference_number import RECOGNIZER as REFERENCE
from filters.recognizers.secret import RECOGNIZER as SECRET
from filters.recognizers.url import RECOGNIZER as URL
from filters.recognizers.username import RECOGNIZER as USERNAME

NUMBERS = [
    ("Zähler 1EMH0009871442 abgelesen", "1EMH0009871442"),
    ("Vorgang 043/1K/0812345/2024", "043/1K/0812345/2024"),
    ("Unser Zeichen: 00931/24 KN-sw", "00931/24 KN-sw"),
    ("Geschäftsz. 34-52/2024-M", "34-52/2024-M"),
    ("VS 88.014.552.903", "88.014.552.903"),
    ("Vertrag KH 66.104.882-5", "KH 66.104.882-5"),
    ("PNr. 4477 fehlt", "4477"),
    ("Sendung JJD0149 0022 8831 7 für", "JJD0149 0022 8831 7"),
    ("Der Buchungscode lautet KXQWPL.", "KXQWPL"),
    ("Spind-Nr. 118", "118"),
    ("Psychotherapie Rg. 2025/19", "2025/19"),
    ("Kunden-Nr.\n4401187", "4401187"),
    ("Schein vorgelegt (Nr. ST-0419).", "ST-0419"),
    ('"obj":"patient/90017733"', "90017733"),
    ("licence (VILLA 904127 C99XY)", "VILLA 904127 C99XY"),
    ("expediente 2024/00871", "2024/00871"),
    ("Réf. client CL-7781", "CL-7781"),
]
NOBODYS = [
    "EAN 4006381333931",
    "PZN 04419983",
    "Artikel-Nr. 88-4711-2",
    "Kohlebürsten (Best.-Nr. 2 610 339 812)",
    "Format JJWW-NNNNN, z. B. 2417-00382",
    "BGH, Urteil vom 20.07.2005, Az. VIII ZR 121/04",
    "Typenschild abgelesen: 0211-4498-3320",
    "Container MSKU 448120-3",
    "Rechnung 03/2025 liegt bei",
    "Startnummern 001 bis 250",
    "Vertrag 24/7",
    "License: MPL-2.0",
    "Konto 4400 Erlöse",
    "stuhl;ean\nLars;4006381333931",
]


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_a_number_is_read_behind_its_caption(found, text: str, value: str) -> None:
    assert value in [v for v, _ in found(REFERENCE, text)]


@pytest.mark.parametrize("text", NOBODYS)
def test_numbers_of_things_stay(found, text: str) -> None:
    assert found(REFERENCE, text) == []


@pytest.mark.parametrize("text", ["Charge 0176 2204 118", "Artikel 0348-900-120", "Numer 600-700-800/B to nie telefon"])
def test_numbers_of_things_are_no_telephone(found, text: str) -> None:
    assert found(PHONE, text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rückfrage App. 4711", "4711"),
        ("Durchwahl -338", "338"),
        ("Zentrale, DW 12", "12"),
        ("unter O228 555 41 l9", "O228 555 41 l9"),
    ],
)
def test_extensions_and_scanned_numbers_are_telephones(found, text: str, value: str) -> None:
    assert [v for v, _ in found(PHONE, text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Erstkennwort Tulpe!Regen_83, bitte", "Tulpe!Regen_83"),
        ('DB_PASS="k8!Zwetschge_rot"', "k8!Zwetschge_rot"),
        ('"tmp":"Fx7-Tulpe-22"', "Fx7-Tulpe-22"),
        ("Schlüsselcode Hintertür seit gestern 2580C.", "2580C"),
        ("kod CVC 274", "274"),
        ("SMS-Code 449120", "449120"),
    ],
)
def test_a_secret_is_read_behind_its_caption(found, text: str, value: str) -> None:
    assert value in [v for v, _ in found(SECRET, text)]


@pytest.mark.parametrize("text", ["HS-Code 8471 30 00", "Der Pass ist 2.478 m hoch", "Fehlercode 4711"])
def test_codes_of_things_are_no_secret(found, text: str) -> None:
    assert found(SECRET, text) == []


@pytest.mark.parametrize(
    "url",
    [
        "linkedin.example/in/nikolaos-tsakiris-logistik",
        "https://portal.example/p/demirovic-stein-a",
        "https://statik.example/team/ragnhild-bauernfeind",
        "https://fotos.example/wilson.caicedo/golpe",
    ],
)
def test_a_page_of_a_person_is_found(found, url: str) -> None:
    assert [v for v, _ in found(URL, f"Siehe {url} bitte")] == [url]


@pytest.mark.parametrize(
    "url", ["https://docs.example/team/privacy-policy", "example.org/hilfe/start", "src/main/app.py"]
)
def test_a_public_page_stays(found, url: str) -> None:
    assert found(URL, f"Siehe {url} bitte") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[09:12] disp_kerry: morning", "disp_kerry"),
        ("mo.el.a: die zit nu thuis\nale.turno2: doe ik wel even", "mo.el.a"),
        ("von kellerassel_88 » 03.11.2024", "kellerassel_88"),
        ("Account afterbraak geblokkeerd om 18:00", "afterbraak"),
        ("zu beschweren. – Zugvogel2.0", "Zugvogel2.0"),
    ],
)
def test_chosen_names_are_found(found, text: str, value: str) -> None:
    assert value in [v for v, _ in found(USERNAME, text)]


@pytest.mark.parametrize("text", ["depends_on: [db]\nmax_retries: 5", "from utils_2 import x", "order_id: int = 0"])
def test_keys_of_code_are_no_user_names(found, text: str) -> None:
    assert found(USERNAME, text) == []
