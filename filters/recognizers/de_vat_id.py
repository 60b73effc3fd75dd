"""German VAT identification number (USt-IdNr) and economic identification number (W-IdNr).

Issuer: Bundeszentralamt für Steuern; law: § 27a UStG and § 139c AO. DE and nine digits, the first is not 0, the last
is a check digit (ISO/IEC 7064, MOD 11,10); the W-IdNr (since 2024) appends five digits behind a hyphen. Sole traders
have them, so they are personal. Look-alikes: IBANs (longer), order codes "DE…", trade-mark numbers (WEEE-Reg.-Nr.
DE…).
"""

from __future__ import annotations

from typing import Final

from stdnum.de import vat

from filters.recognizers._number import NumberRecognizer, bare, labelled
from filters.recognizers.base import Rule, RuleRecognizer

_LABELS = (
    r"u(?:m)?s(?:a)?t(?:z)?(?:steuer)?[\s.\-_]{0,2}id(?:ent)?(?:ifikations)?[\s.\-]{0,2}(?:nr|nummer)?|vat(?:[\s_\-]?id)?"
    r"|w[\s\-]?idnr|wirtschafts[\s\-]?id(?:entifikations)?(?:nr|nummer)?|umsatzsteuer[\s\-]?identifikations(?:nr|nummer)"
)


def _national(value: str) -> bool:
    return bool(vat.is_valid(value.partition("-")[0]))


class GermanVatIdRecognizer(NumberRecognizer):
    """By label, or by country prefix and check digit."""

    RULES = (
        Rule(
            "labelled",
            labelled(_LABELS, r"DE[ ]?\d{3}[ .]?\d{3}[ .]?\d{3}(?:-\d{5})?"),
            "de_vat_id",
            1.0,
            ("id", "vat"),
        ),
        Rule("checked", bare(r"DE ?[1-9]\d{2} ?\d{3} ?\d{3}(?:-\d{5})?"), "de_vat_id", 0.95, ("de",)),
    )
    CHECKS = {"checked": _national}  # noqa: RUF012 - a class constant


RECOGNIZER: Final[RuleRecognizer] = GermanVatIdRecognizer()
