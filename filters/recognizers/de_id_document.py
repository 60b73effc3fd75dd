"""Serial numbers of German identity documents: identity card, passport, residence permit.

Issuers: the communes' offices; law: PAuswV, PassV, § 78 AufenthG; form of ICAO Doc 9303. Nine characters of digits
and consonants (CFGHJKLMNPRTVWXYZ, neither vowels nor B, D, Q, S): the first of an identity card is one of L-Y, of a
passport C-K; older ones are nine digits. A tenth may follow: the check digit (weights 7-3-1 over digits and letters
A=10 …). Behind the label anything of this length counts, also with O for 0; without it only the ten-character form
with the right check digit in a text that speaks of documents. Look-alikes: tracking and licence codes.
"""

from __future__ import annotations

from typing import Final

from filters.recognizers._number import NumberRecognizer, bare, labelled
from filters.recognizers.base import Rule, RuleRecognizer

_VALUE = r"(?=[A-Z\d]{0,8}\d)[A-Z\d]{9,10}(?:[A-Z]?<{0,3}\d{7})?|[A-Z\d]{3} ?[A-Z\d]{3} ?[A-Z\d]{2,3} ?\d?(?<=\d)"
_STRICT = r"[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ\d]{8}\d"


def is_valid(value: str) -> bool:
    """Whether the tenth character is the check digit of the first nine, of which some are digits."""
    weighed = sum(int(c, 36) * (7, 3, 1)[i % 3] for i, c in enumerate(value[:9]))
    return weighed % 10 == int(value[9]) and sum(c.isdigit() for c in value) >= 3


def _is_serial(value: str) -> bool:
    """Whether this is one number and no run of short words: "bis 2030"."""
    return sum(c.isdigit() for c in value) >= 3 and (" " not in value or value.upper() == value)


class IdDocumentRecognizer(NumberRecognizer):
    """By label; by check digit where documents are spoken of."""

    RULES = (
        Rule(
            "card",
            labelled(
                r"(?:bundes)?personalausweis(?:es|e)?|ausweis(?:es|e)?|perso|pa-?nr|identitätskarte|id-?karte", _VALUE
            ),
            "de_id_card",
            0.97,
            ("ausweis", "perso", "pa", "karte"),
        ),
        Rule("passport", labelled(r"(?:reise|kinderreise)?pass(?:es)?", _VALUE), "de_passport", 0.97, ("pass",)),
        Rule(
            "permit",
            labelled(
                r"aufenthaltstitels?|aufenthaltserlaubnis|niederlassungserlaubnis|eat|blaue karte(?: eu)?", _VALUE
            ),
            "de_residence_permit",
            0.97,
            ("aufenthalt", "niederlass", "eat", "blaue"),
        ),
        Rule("checked", bare(_STRICT), "de_id_card", 0.9, ("ausweis", "pass", "dokument", "perso ", "identit")),
    )
    CHECKS = {"checked": is_valid, "card": _is_serial, "passport": _is_serial, "permit": _is_serial}  # noqa: RUF012 - a class constant


RECOGNIZER: Final[RuleRecognizer] = IdDocumentRecognizer()
