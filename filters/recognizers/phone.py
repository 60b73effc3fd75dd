"""Telephone and fax numbers (E.164; written as in DIN 5008).

Numbers with a country code, German numbers with their leading zero, and anything dialable after a label. The
`phonenumbers` library says whether a hit is possible. No check digit. Look-alikes: dates, order totals, versions,
IBANs,
article and customer numbers.
"""

from __future__ import annotations

import re
from typing import Final

import phonenumbers

from filters.detection import EntityType, Span
from filters.recognizers.base import Rule, RuleRecognizer

_LABELS = (
    r"(?:tel(?:efon|ephone|éfono|efono|\.|:)?|fon|mobil(?:telefon|e|nummer|funk)?|handy|fax|telefax"
    r"|phone|cell|ruf|rückruf|whatsapp|signal|durchwahl)"
)
_LABELLED = re.compile(
    rf"(?<!\w){_LABELS}[^\W\d]{{0,12}}[.\-]?\s?(?:nr|nummer|number|no)?[\s.:="
    rf"|\"']{{0,5}}(?P<v>[(+\d][\d \t()/.\-–]{{3,26}}\d)(?![\w])",
    re.IGNORECASE,
)
_OPEN = re.compile(r"(?<![\w.,/+\-§#])(?=(?P<v>(?:\+[1-9]|00[1-9]|\(?0[1-9]|\(\+)[\d \t()/.\-–]{5,28}\d)(?!\w))")
_SPOKEN = re.compile(
    r"(?:ruf|erreich|anruf|melde|nummer lautet|call me|call us|unter der|tel\b|fon\b|mobil|handy|phone)", re.IGNORECASE
)
_OTHER_NUMBER = re.compile(
    r"(?:nr|nummer|no|num|id|ean|isbn|sku|version|code|plz|art|#|az|konto|blz)[.\-]?\s?[:=#\"']{0,3}\s?$", re.IGNORECASE
)
_PHONE_NUMBER = re.compile(r"(?:tel|fon|phone|mobil|handy|fax|ruf)[\w.\- ]{0,14}$", re.IGNORECASE)
#: The hit begins in the middle of a longer row of numbers.
_INSIDE = re.compile(r"\d[ \t]?\Z")
_AMERICAN = re.compile(r"(?<![\w.\-+/])(?P<v>\(?[2-9]\d\d\)?[ .\-]{1,2}[2-9]\d\d[.\-]\d{4})(?![\w\-])")
#: Where a second number begins: "0221 4710137 / 0170 5550142".
_TWO = re.compile(r"[ \t][/–\-][ \t]{1,2}(?=[+(0])|[ \t]{1,3}(?=\+\d)|[ \t](?=01[567]\d)|[ \t]{3,}")
_DATE = re.compile(r"\(?\d{1,2}[./\-]\s?\d{1,2}[./\-]\s?(?:19|20)?\d\d(?!\d)|\d{1,3}(?:\.\d{1,3}){3}\Z")
_UNIT = re.compile(r"\s?(?:€|eur|euro|usd|\$|%|kg|stück|mm\b|cm\b|uhr)", re.IGNORECASE)


class PhoneRecognizer(RuleRecognizer):
    """A cheap pattern proposes, the numbering plans of `phonenumbers` decide."""

    LABEL = EntityType.PHONE
    RULES = (
        Rule(
            "labelled",
            _LABELLED,
            score=0.95,
            gate=("tel", "fon", "phon", "mobil", "handy", "fax", "ruf", "cell", "whatsapp", "signal", "durchwahl"),
        ),
        Rule("open", _OPEN, score=0.9),
        Rule("american", _AMERICAN, score=0.85),
    )

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """Keep what can be dialled; shorten from the right when a following number was swallowed."""
        start, end = match.span("v")
        start += text[start] == "(" and ")" not in text[start:end]
        before = text[max(0, start - 40) : start]
        two = _TWO.search(text, start, end)
        end = two.start() if two else end
        labelled = rule.name == "labelled"
        if rule.name != "american" and _INSIDE.search(before) and text[start] != "+":
            return None
        if _DATE.match(text, start, end) or _UNIT.match(text, end):
            return None
        if not labelled and _OTHER_NUMBER.search(before) and not _PHONE_NUMBER.search(before):
            return None
        if rule.name == "american":
            valid = phonenumbers.is_valid_number(phonenumbers.parse(text[start:end], "US"))
            return Span(start, end, EntityType.PHONE, "", rule.score) if valid else None
        for stop in _stops(text, start, end):
            value = text[start:stop]
            if _dialable(value, labelled=labelled, spoken=_SPOKEN.search(before) is not None):
                return Span(start, start + len(value.rstrip(" .-–/(")), EntityType.PHONE, "", rule.score)
        return None


def _stops(text: str, start: int, end: int) -> list[int]:
    """The end of the match, then the ends of its shorter space-separated beginnings (at most four)."""
    stops = [end]
    for _ in range(4):
        cut = max(text.rfind(" ", start, stops[-1]), text.rfind("\t", start, stops[-1]))
        if cut <= start:
            break
        stops.append(cut)
    return stops


def _dialable(value: str, *, labelled: bool, spoken: bool) -> bool:
    digits = re.sub(r"\D", "", value)
    if not (5 if labelled else 7) <= len(digits) <= 16 or value.count("(") > value.count(")") + 1:
        return False
    if labelled and len(digits) <= 15 and not value.lstrip("(").startswith(("0", "+")):
        return True
    labelled = labelled or spoken
    national = digits.startswith("0") and not digits.startswith("00")
    separated = any(c in value.strip("(") for c in " /-–)")
    if national and not labelled and not separated and not (digits[:3] in {"015", "016", "017"} and len(digits) >= 11):
        return False
    if national and not labelled and value.count(".") > 1:
        return False
    try:
        number = phonenumbers.parse(re.sub(r"\(0\)", "", value), "DE")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(number)


RECOGNIZER: Final[RuleRecognizer] = PhoneRecognizer()
