"""Payment card numbers (ISO/IEC 7812, PCI DSS "PAN").

Thirteen to nineteen digits with an issuer prefix and the Luhn check digit, alone or in groups of four (American
Express: 4-6-5). Next to a label ("Kreditkarte", "Visa") a wrong check digit does not acquit. Look-alikes: EAN article
numbers (13 digits, also starting with 4), order and tracking numbers, the IMEI of a phone (15 digits, Luhn).
"""

from __future__ import annotations

import re
from typing import Final

from stdnum import luhn

from filters.detection import EntityType, Span
from filters.recognizers.base import Rule, RuleRecognizer

_PREFIX = re.compile(
    r"4|5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)|3[47]|3(?:0[0-5]|[689])|35(?:2[89]|[3-8])|6(?:011|4[4-9]|5)"
)
_LABEL = re.compile(
    r"(?:kreditkarte|karten?(?:nr|nummer)|credit card|card(?: number| no)?|visa|mastercard|amex"
    r"|american express|pan|kk|karte|cb|carte bancaire|carte bleue|tarjeta(?: de crédito)?|carta di credito|creditcard"
    r"|karta(?: kredytowa)?|maestro|debitkarte|girocard|payment card|card ending)\W{0,3}(?:n(?:r|ummer|umber"
    r"|o))?\W{0,6}\Z",
    re.IGNORECASE,
)

_IMEI = re.compile(r"imei[ \-]?[12]?\W{0,4}\Z", re.IGNORECASE)

_GROUPINGS = (
    [4, 4, 4, 4],
    [4, 6, 5],
    [4, 6, 4],
    [4, 4, 4, 4, 3],
    [4, 4, 4, 2],
    [4, 4, 4, 3],
    [8, 8],
    [6, 10],
    [4, 12],
    [4, 5, 6],
    [3, 4, 4, 4],
    [5, 5, 5],
    [4, 4, 8],
    [6, 6, 4],
    [4, 4, 4, 4, 2],
)


class PaymentCardRecognizer(RuleRecognizer):
    """Luhn, issuer prefix and grouping must agree."""

    LABEL = EntityType.CREDIT_CARD
    RULES = (Rule("pan", re.compile(r"(?<![\w.,\-/+])(?=(?P<v>\d[\d \-]{11,24}\d)(?![\w]))"), score=1.0),)

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """Check the digits; without a label 13-digit numbers are EANs."""
        start, end = match.span("v")
        if _IMEI.search(text[max(0, start - 16) : start]):
            return None
        labelled = _LABEL.search(text[max(0, start - 40) : start]) is not None
        for _ in range(3):  # the month of expiry may stand right behind the number
            if _is_card(text[start:end], labelled=labelled):
                return Span(start, end, EntityType.CREDIT_CARD, "", rule.score)
            end = text.rfind(" ", start, end)
            if end < start:
                return None
        return None


def _is_card(value: str, *, labelled: bool) -> bool:
    groups = re.split(r"[ \-]", value)
    digits = "".join(groups)
    if not 14 <= len(digits) <= 19 or len(set(digits)) == 1:
        return False
    if len(groups) > 1 and [len(g) for g in groups] not in _GROUPINGS:
        return False
    return labelled or (_PREFIX.match(digits) is not None and luhn.is_valid(digits))


RECOGNIZER: Final[RuleRecognizer] = PaymentCardRecognizer()
