"""Which gold numbers carry a right check digit: of those every single one must be found."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from stdnum import iban, imei, luhn
from stdnum.de import idnr, vat
from stdnum.es import dni, nie
from stdnum.fr import nir
from stdnum.it import codicefiscale, iva
from stdnum.nl import bsn
from stdnum.pl import nip, pesel

_BY_LANGUAGE: Final[Mapping[str, tuple[Any, ...]]] = {
    "de": (idnr, vat),
    "es": (dni, nie),
    "fr": (nir,),
    "it": (codicefiscale, iva),
    "nl": (bsn,),
    "pl": (pesel, nip),
}
_RVNR: Final = re.compile(r"\d{8}[A-Z]\d{3}")
_KVNR: Final = re.compile(r"[A-Z]\d{9}")


def has_check_digit(value: str, label: str, language: str) -> bool:
    """Whether a value is a valid number of a kind with a check digit."""
    if label == "IBAN":
        return bool(iban.is_valid(value))
    plain = re.sub(r"[\s./\-]", "", value).upper()
    if label == "CREDIT_CARD":
        return plain.isdigit() and bool(luhn.is_valid(plain))
    if label != "ID_NUMBER":
        return False
    own: Callable[[str], bool] = rvnr_or_kvnr if language == "de" else lambda _: False
    known = any(kind.is_valid(value) for kind in _BY_LANGUAGE.get(language, ()))
    return known or own(plain) or bool(len(plain) == 15 and imei.is_valid(plain))


def rvnr_or_kvnr(plain: str) -> bool:
    """German pension insurance (VKVV § 4) and health insurance numbers (§ 290 SGB V)."""
    if _RVNR.fullmatch(plain):
        digits = plain[:8] + f"{ord(plain[8]) - 64:02d}" + plain[9:11]
        weights = (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)
        total = sum(sum(divmod(int(d) * w, 10)) for d, w in zip(digits, weights, strict=True))
        return total % 10 == int(plain[11])
    if _KVNR.fullmatch(plain):
        digits = f"{ord(plain[0]) - 64:02d}" + plain[1:9]
        total = sum(sum(divmod(int(d) * (1 + i % 2), 10)) for i, d in enumerate(digits))
        return total % 10 == int(plain[9])
    return False
