"""German tax number (Steuernummer) of all sixteen Länder, and in the uniform thirteen-digit form of ELSTER.

Issuer: the local tax office, anew after a move; law: § 14 Abs. 4 Nr. 2 UStG makes it part of invoices. Each Land
writes it in its own way (12/345/67890 in most, 123/4567/8901 in Nordrhein-Westfalen, 12345/67890 in
Baden-Württemberg); the uniform form begins with the Land and has a 0 as fifth digit. The check digit differs by Land
and age and is not used. A label is needed; only the three-part form with a tax word in the text also counts alone.
Look-alikes: file numbers with slashes, printed matter (Drs. 20/11306), fractions, dates.
"""

from __future__ import annotations

from typing import Final

from stdnum.de import stnr

from filters.recognizers._number import NumberRecognizer, bare, labelled
from filters.recognizers.base import Rule, RuleRecognizer

_LABELS = r"steuer(?:[\s\-]?(?:nr|nummer|nummern))?|st\.?[\s\-]?nr|stnr|steuernr|tax[\s_]?(?:number|no)"


class SteuernummerRecognizer(NumberRecognizer):
    """By label; the form with two slashes where tax is spoken of."""

    RULES = (
        Rule(
            "labelled",
            labelled(
                _LABELS, r"\d{2,5}[ /]{1,3}\d{3,5}(?:[ /]{1,3}\d{4,5})?|\d{10,13}|\d{5}[ /]\d{5}|\d{4} \d{4} \d{4} \d"
            ),
            "de_steuernummer",
            0.97,
            ("steuer", "st", "tax"),
        ),
        Rule(
            "shaped",
            bare(r"(?:\d{2,3}/\d{3}/\d{5}|\d{3}/\d{4}/\d{4})"),
            "de_steuernummer",
            0.9,
            ("steuer", "finanzamt", "ust", "mwst", "st.-nr", "umsatz"),
        ),
    )
    CHECKS = {"shaped": stnr.is_valid}  # noqa: RUF012 - a class constant


RECOGNIZER: Final[RuleRecognizer] = SteuernummerRecognizer()
