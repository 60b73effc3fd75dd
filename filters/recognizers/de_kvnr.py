"""German health insurance number (Krankenversichertennummer, KVNR): the constant first ten characters.

Issuer: the trust centre of the statutory health insurers; law: § 290 SGB V. A letter, eight digits and a check digit:
letter as its two-digit place in the alphabet, factors 1-2-1-2…, digit sums, mod 10. One letter and nine digits are a
common shape of part numbers, so without label it counts only where health or insurance is spoken of. The twenty-digit
form adds the insurer's IK (nine digits). Look-alikes: part and tracking numbers, passports.
"""

from __future__ import annotations

from typing import Final

from filters.recognizers._number import NumberRecognizer, bare, labelled
from filters.recognizers.base import Rule, RuleRecognizer

_VALUE = r"[A-Z] ?\d{3} ?\d{3} ?\d{3}"
_LABELS = (
    r"kvnr|kv|egk|versicherten?(?:status)?|krankenversicher(?:ten|ungs)|krankenkassen|gesundheitskarten?"
    r"|versicherung(?:s)?"
)
_HEALTH = ("versicher", "krank", "kasse", "kvnr", "patient", "pat.", "gkv", "arzt", "ärzt", "diagnos", "befund")


def is_valid(value: str) -> bool:
    """Whether the check digit fits."""
    plain = value.replace(" ", "")
    digits = f"{ord(plain[0]) - 64:02}{plain[1:9]}"
    total = sum(sum(divmod(int(d) * (1 + i % 2), 10)) for i, d in enumerate(digits))
    return total % 10 == int(plain[9])


class HealthInsuranceNumberRecognizer(NumberRecognizer):
    """By label; by check digit next to words of health."""

    RULES = (
        Rule(
            "labelled", labelled(_LABELS, rf"{_VALUE}(?: ?\d{{9,10}})?"), "de_kvnr", 1.0, ("kv", "vers", "kasse", "egk")
        ),
        Rule("checked", bare(_VALUE), "de_kvnr", 0.95, _HEALTH),
    )
    CHECKS = {"checked": is_valid}  # noqa: RUF012 - a class constant


RECOGNIZER: Final[RuleRecognizer] = HealthInsuranceNumberRecognizer()
