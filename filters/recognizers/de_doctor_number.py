"""German numbers of doctors and practices: LANR, BSNR, and the IK of institutions.

Issuers: the Kassenärztliche Vereinigungen (LANR, BSNR; § 293 Abs. 4 SGB V) and ARGE IK (IK; § 293 Abs. 1 SGB V). Nine
digits each. LANR: six digits, a check digit (factors 4-9), two digits of the specialty; it names one doctor. Nine
digits alone say nothing, so a label is needed. Look-alikes: any nine-digit number.
"""

from __future__ import annotations

from typing import Final

from filters.recognizers._number import NumberRecognizer, labelled
from filters.recognizers.base import Rule, RuleRecognizer

_VALUE = r"\d{3} ?\d{3} ?\d{3}|\d{2} ?\d{5} ?\d{2}|\d{7} ?\d{2}"


class DoctorNumberRecognizer(NumberRecognizer):
    """By label only."""

    RULES = (
        Rule(
            "lanr",
            labelled(r"lanr|(?:lebenslange )?arzt|zahnarzt", _VALUE),
            "de_lanr",
            0.97,
            ("lanr", "arzt"),
        ),
        Rule("bsnr", labelled(r"n?bsnr|(?:neben)?betriebsstätten", _VALUE), "de_bsnr", 0.97, ("bsnr", "betriebsst")),
        Rule("ik", labelled(r"ik|institutionskennzeichen", _VALUE), "de_ik", 0.9, ("ik", "institution")),
    )


RECOGNIZER: Final[RuleRecognizer] = DoctorNumberRecognizer()
