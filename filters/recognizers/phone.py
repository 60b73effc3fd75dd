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
from filters.recognizers._extensions import (
    EXTENSION,
    EXTENSION_GATE,
    EXTENSIONS,
    WITHIN,
    extension,
    within,
)
from filters.recognizers._impersonal import is_impersonal
from filters.recognizers._language import language_at
from filters.recognizers.base import Rule, RuleRecognizer

_LABELS = (
    r"(?:tel(?:efon|ephone|éfono|efono|\.|:)?|t[ée]l[ée]phone|tél\.?|fon|mobil(?:telefon|e|nummer|funk)?|handy|fax"
    r"|telefax"
    r"|phone|cell|ruf|rückruf|whatsapp|signal|durchwahl|durchw\.?|móvil|movil|llam|portable|recapito|telefoon|gsm"
    r"|mobiel"
    r"|bel(?:len)?|dzwoń|dzwonić|zadzwoń|komórk|kom\.|numer|ring|call|text|sms|anruf|erreichbar|te1\.)"
)
_LABELLED = re.compile(
    rf"(?<!\w){_LABELS}[^\W\d]{{0,12}}[.\-]?\s?(?:nr|nummer|number|no)?[\s.:="
    rf"|\"']{{0,5}}(?:\\\\[tnr])?(?P<v>[(+\d][\d \t()/.\-–]{{3,26}}\d)(?![\w])",
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
#: An example of a format, broken off: "„0049 2281“ ...".
_CUT_OFF = re.compile(r"[”“\"'»]?\s?(?:\.\.\.|…)")
#: The hit begins in the middle of a longer row of numbers.
_INSIDE = re.compile(r"\d[ \t]?\Z")
_AMERICAN = re.compile(r"(?<![\w.\-+/])(?P<v>\(?[2-9]\d\d\)?[ .\-]{1,2}[2-9]\d\d[.\-]\d{4})(?![\w\-])")
#: Groups without a leading zero, as Spain, Italy, Poland and others write their numbers; the language around decides.
_NATIONAL = re.compile(
    r"(?<![\w.,/+\-#€$])(?<!\d )(?P<v>[3-9]\d{2}[ .\-]\d{3}[ .\-]\d{3,4}|[5-9]\d{2} \d{2} \d{2} \d{2}|9\d \d{3}"
    r" \d{2} \d{2}"
    r"|0\d(?:[ .]\d\d){4}|[5-9]\d \d{3} \d{2} \d{2})(?! ?\d)(?![\w€$%])"
)
_REGIONS: Final = {"es": "ES", "it": "IT", "pl": "PL", "nl": "NL", "fr": "FR"}
#: As a scanner reads a number: O for 0, l or I for 1.
_SCANNED = re.compile(
    r"(?<!\w)(?P<v>(?:O\d|0[\dOlI]|\+49 ?[\dOlI])[\dOlI]{0,3}(?: ?[/\-] ?"
    r"| )[\dOlI]{2,9}(?:[ \-]{1,3}[\dOlI]{1,5})?(?:[ \-]{1,3}[\dOlI]{1,5})?"
    r"(?:[ \-]{1,3}[\dOlI]{1,5})?)(?!\w)"
)
#: A number word that is nobody's: "neue Nr.: 0431 …".
_PLAIN_NUMBER = re.compile(
    r"(?:\A|[^\w\-.]|\b(?:neue|alte|meine|deine|seine|ihre|unter|der|die|num)\s)(?:nr|nummer|num|no|number)\.?:?\s?\Z",
    re.IGNORECASE,
)
#: Where a second number begins: "0221 4710137 / 0170 5550142".
_TWO = re.compile(r"[ \t][/–\-][ \t]{1,2}(?=[+(0])|[ \t]{1,3}(?=\+\d)|[ \t](?=01[567]\d[ /\-]?\d{5})|[ \t]{3,}")
_DATE = re.compile(r"\(?\d{1,2}[./\-]\s?\d{1,2}[./\-]\s?(?:19|20)?\d\d(?!\d)|\d{1,3}(?:\.\d{1,3}){3}\Z")
_UNIT = re.compile(r"\s?(?:€|eur|euro|usd|\$|%|kg|stück|mm\b|cm\b|uhr)", re.IGNORECASE)


#: A letter behind a stroke belongs to an article number: "600-700-800/B".
_SUFFIX = re.compile(r"[/\-][A-Z](?![A-Za-z])")


class TelephoneRecognizer(RuleRecognizer):
    """A cheap pattern proposes, the numbering plans of `phonenumbers` decide."""

    LABEL = EntityType.PHONE
    RULES = (
        Rule(
            "labelled",
            _LABELLED,
            score=0.95,
            gate=(
                *"tel tél fon phon mobil handy fax ruf cell whatsapp signal durchw móvil movil llam portable"
                " recap gsm".split(),
                *"bel dzwo komór kom. numer ring call text sms erreichbar te1".split(),
            ),
        ),
        Rule("open", _OPEN, score=0.9),
        Rule("american", _AMERICAN, score=0.85),
        Rule("national", _NATIONAL, score=0.8),
        Rule("scanned", _SCANNED, score=0.7, gate=("o", "l", "i")),
        *EXTENSIONS,
        Rule(
            "extension",
            EXTENSION,
            score=0.85,
            gate=EXTENSION_GATE,
        ),
    )

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """Keep what can be dialled; shorten from the right when a following number was swallowed."""
        start, end = match.span("v")
        start += text[start] == "(" and ")" not in text[start:end]
        before = text[max(0, start - 40) : start]
        two = _TWO.search(text, start, end)
        end = two.start() if two else end
        labelled = rule.name == "labelled"
        inside = rule.name != "american" and _INSIDE.search(before) and text[start] != "+"
        other = not labelled and _OTHER_NUMBER.search(before) and not _is_phone_label(before)
        short = sum(c.isdigit() for c in match["v"]) < 9
        if inside or (short and _CUT_OFF.match(text, end)) or _DATE.match(text, start, end) or _UNIT.match(text, end):
            return None
        if rule.name == "extension" or rule.name in WITHIN:
            return within(rule, match) if rule.name in WITHIN else extension(match, before)
        if other or _SUFFIX.match(text, end) or is_impersonal(text, start, end):
            return None
        if rule.name in {"national", "scanned", "american"}:
            return _by_plan(text, start, end, rule)
        for stop in _stops(text, start, end):
            value = text[start:stop]
            if _dialable(value, labelled=labelled, spoken=_SPOKEN.search(before) is not None):
                return Span(start, start + len(value.rstrip(" .-–/(")), EntityType.PHONE, "", rule.score)
        return None


def _is_phone_label(before: str) -> bool:
    return _PHONE_NUMBER.search(before) is not None or _PLAIN_NUMBER.search(before) is not None


def _by_plan(text: str, start: int, end: int, rule: Rule) -> Span | None:
    """Numbers without a leading zero: valid in the plan of the language around; scanned ones: mostly digits."""
    value = text[start:end]
    if rule.name == "scanned":
        digits = sum(c.isdigit() for c in value)
        good = digits >= 6 and not value.replace(" ", "").replace("/", "").replace("-", "").isdigit()
        return Span(start, end, EntityType.PHONE, "", rule.score) if good else None
    region = "US" if rule.name == "american" else _REGIONS.get(language_at(text, start, end))
    if region is None or (value.count(".") == 1 and rule.name == "national"):
        return None
    valid = phonenumbers.is_valid_number(phonenumbers.parse(value, region))
    return Span(start, end, EntityType.PHONE, "", rule.score) if valid else None


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


RECOGNIZER: Final[RuleRecognizer] = TelephoneRecognizer()
