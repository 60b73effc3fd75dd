"""Driving licence numbers, German and foreign.

Issuer: the driving licence authorities; law: FeV, Anlage 8. Eleven characters: authority (4), serial (5), check
digit, issue number; digits and capital letters, older ones are freely formed lists ("C-1234/98"). The check is not
published in a usable form, so a label is needed: Führerschein, FS-Nr., driving licence, permis, rijbewijs, prawo
jazdy, patente. Look-alikes: classes ("Führerschein B, BE, C1") and years, which lack the length.
"""

from __future__ import annotations

from typing import Final

from filters.recognizers._number import NumberRecognizer, labelled
from filters.recognizers.base import Rule, RuleRecognizer

_LABELS = (
    r"führerscheins?|fahrerlaubnis|fs|driv(?:ing|er'?s?)[ _]licen[cs]e|permis(?: de conduire)?|rijbewijs|prawo jazdy"
    r"|patente(?: di guida)?|(?:permiso|carn[eé]t) de conducir"
)


def _is_number(value: str) -> bool:
    return (
        (value.isupper() or value.isdigit())
        and 7 <= sum(c.isalnum() for c in value) <= 18
        and sum(c.isdigit() for c in value) >= 4
    )


class DrivingLicenceRecognizer(NumberRecognizer):
    """By label only."""

    RULES = (
        Rule(
            "labelled",
            labelled(_LABELS, r"[A-Z\d]{7,16}|[A-Z\d]{1,6}[ /\-][A-Z\d]{3,8}(?:[ /\-][A-Z\d]{1,6})?"),
            "driving_licence",
            0.96,
            ("führerschein", "fahrerlaubnis", "fs", "driv", "permis", "rijbewijs", "jazdy", "patente", "conduc"),
        ),
    )
    CHECKS = {"labelled": _is_number}  # noqa: RUF012 - a class constant


RECOGNIZER: Final[RuleRecognizer] = DrivingLicenceRecognizer()
