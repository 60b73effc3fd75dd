"""German social-security number (Versicherungsnummer of the pension insurance: RVNR, SVNR, SV-Nummer).

Issuer: Deutsche Rentenversicherung; law: § 147 SGB VI, VKVV. Twelve characters: area (2), date of birth DDMMYY (the
day may be raised by a serial offset), initial of the birth name (letter), serial (2), check digit: the digit sums of
the digits times 2-1-2-5-7-1-2-1-2-1-2-1 (letter as its two-digit place in the alphabet), mod 10. Written in one piece
or in groups. Without label it counts if the date is possible and the check digit is right; the letter in the middle
makes it discriminating. Look-alikes: part numbers with a letter inside.
"""

from __future__ import annotations

from typing import Final

from filters.recognizers._number import NumberRecognizer, bare, labelled
from filters.recognizers.base import Rule, RuleRecognizer

_VALUE = r"\d{2}[ \-]?\d{6}[ \-]?[A-Z][ \-]?\d{3}"
_LABELS = (
    r"(?:renten|sozial)?[\s\-]?versicherung(?:s)?|sozialversicherungs?|rentenversicherungs?|(?:rv|sv)[\s\-]?(?:nr|nummer)"
    r"|rvnr|svnr|sv-?ausweis|vsnr|versicherungsnr"
)
_FACTORS = (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)


def is_valid(value: str) -> bool:
    """Whether date and check digit fit."""
    plain = "".join(c for c in value.upper() if c.isalnum())
    digits = f"{plain[:8]}{ord(plain[8]) - 64:02}{plain[9:]}"
    total = sum(sum(divmod(int(d) * f, 10)) for d, f in zip(digits, _FACTORS, strict=False))
    return 1 <= int(plain[2:4]) <= 82 and 1 <= int(plain[4:6]) <= 12 and total % 10 == int(plain[-1])


class PensionNumberRecognizer(NumberRecognizer):
    """By label, or by date and check digit."""

    RULES = (
        Rule("labelled", labelled(_LABELS, _VALUE), "de_rvnr", 1.0, ("versicherung", "nr", "rv", "sv", "vsnr")),
        Rule("checked", bare(_VALUE), "de_rvnr", 0.97),
    )
    CHECKS = {"checked": is_valid}  # noqa: RUF012 - a class constant


RECOGNIZER: Final[RuleRecognizer] = PensionNumberRecognizer()
