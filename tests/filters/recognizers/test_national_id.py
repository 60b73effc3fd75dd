"""National numbers of Europe: labels, check digits, look-alikes."""

from __future__ import annotations

import pytest

from filters.recognizers.national_id import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("SVNR 5235 290164", [("5235 290164", "at_svnr")]),
    ("AHV-Nr. 756.6935.4603.00", [("756.6935.4603.00", "ch_ahv")]),
    ("756.6935.4603.00", [("756.6935.4603.00", "ch_ahv")]),
    ("con DNI 46442075S", [("46442075S", "es_dni")]),
    ("46442075S", [("46442075S", "es_dni")]),
    ("46442075T", []),
    ("NIE X4106224B", [("X4106224B", "es_nie")]),
    ("28/95769747/35", [("28/95769747/35", "es_nuss")]),
    ("28/95769747/36", []),
    ("NIR 1 71 05 33 063 077 95", [("1 71 05 33 063 077 95", "fr_nir")]),
    ("171053306307795", [("171053306307795", "fr_nir")]),
    ("171053306307796", []),
    ("NHS No. 485 695 7015", [("485 695 7015", "gb_nhs")]),
    ("AB 12 34 56 C", [("AB 12 34 56 C", "gb_nino")]),
    ("C.F. BRTLSN86C54L219T", [("BRTLSN86C54L219T", "it_cf")]),
    ("BRTLSN86C54L219T", [("BRTLSN86C54L219T", "it_cf")]),
    ("BRTLSN86C54L219X", []),
    ("P. IVA 02059368965", [("02059368965", "it_piva")]),
    ("carta d'identità CA41877PL", [("CA41877PL", "it_id_card")]),
    ("Mijn BSN is 556295183.", [("556295183", "nl_bsn")]),
    ("556295183", []),
    ("PESEL: 84031791641", [("84031791641", "pl_pesel")]),
    ("84031791641", [("84031791641", "pl_pesel")]),
    ("84031791642", []),
    ("dowód osobisty DBS 729754", [("DBS 729754", "pl_id_card")]),
    ("557-551-69-89", [("557-551-69-89", "pl_nip")]),
    ("557-551-69-88", []),
    ("ATU13585627", [("ATU13585627", "at_vat_id")]),
    ("NL123456782B90", [("NL123456782B90", "eu_vat_id")]),
    ("CPR 070761-4285", [("070761-4285", "dk_cpr")]),
    ("personnummer 19880320-0016", [("19880320-0016", "se_pnr")]),
    ("rodné číslo 710319/2745", [("710319/2745", "cz_rc")]),
    ("NHS hospital, NIE wieder 3 Jahre", []),
    ("UID 1000", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
