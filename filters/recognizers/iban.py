"""International bank account numbers (ISO 13616; issued by banks, registry kept by SWIFT).

Two letters of the country, two check digits (ISO 7064 mod 97-10), up to 30 letters and digits; often in groups of
four, in either case. Next to the word IBAN a number counts even if its check digits are wrong: a typing error does
not make it less personal. Partly masked ("DE89 3704 **** **** **** 00") it still names the bank and often, with a name,
the account. Scanned, letters stand where only digits can (DEO2): the check tells. Look-alikes: order codes and hashes,
which fail the check.
"""

from __future__ import annotations

import re
from typing import Final

from stdnum import iban

from filters.detection import EntityType, Span
from filters.recognizers.base import Rule, RuleRecognizer

#: Country and length, from the registry.
_LENGTHS: Final = {
    entry[:2]: int(entry[2:])
    for entry in (
        "AD24 AE23 AL28 AT20 BA20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FO18 FR27 GB22 "
        "GE22 GI23 GL18 GR27 HR21 HU28 IE22 IL23 IS26 IT27 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 "
        "MT31 NL18 NO15 PL28 PT25 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TR26 UA29 VA22 XK20 "
    ).split()
}
#: Countries whose account numbers are digits only, and what scanning makes of digits.
_DIGITS_ONLY: Final = frozenset("AT BE CZ DE DK EE ES FI HR HU LT NO PL PT SE SI SK".split())
_SCANNED: Final = str.maketrans("OoQIlSBZ", "00011582")
_FILLER = frozenset(" .-")
_LABEL = re.compile(r"iban\W{0,6}(?:nr|nummer|lautet|ist|is|code)?\W{0,4}\Z", re.IGNORECASE)


class BankIbanRecognizer(RuleRecognizer):
    """Reads as many characters as the country's IBANs have."""

    LABEL = EntityType.IBAN
    RULES = (
        Rule("iban", re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2} ?\d\d(?=[A-Za-z0-9 .\-]{11})"), score=1.0),
        Rule("scanned", re.compile(r"(?<![A-Za-z0-9])[A-Z]{2} ?[\dOoQIlSBZ]{2}(?=[A-Za-z0-9 .\-]{11})"), score=0.95),
        Rule(
            "masked",
            re.compile(r"(?<![A-Za-z0-9])(?P<v>[A-Z]{2} ?\d\d[\dXx*•.… ]{8,34}\d)(?![A-Za-z0-9])"),
            "masked",
            0.9,
        ),
    )

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """Check length and check digits; with a label a wrong check digit or length is no excuse."""
        start = match.start()
        if rule.name == "masked":
            return self._masked(match)
        if rule.name == "scanned":
            return self._scanned(match, text)
        length = _LENGTHS.get(match[0][:2].upper())
        labelled = _LABEL.search(text[max(0, start - 24) : start]) is not None
        if length is not None:
            end = _take(text, start, length)
            if end is not None and (labelled or iban.is_valid(text[start:end], check_country=False)):
                return Span(start, end, EntityType.IBAN, "", rule.score)
        if labelled:
            end = _take_grouped(text, start)
            if sum(c.isalnum() for c in text[start:end]) >= 12:
                return Span(start, end, EntityType.IBAN, "invalid", 0.8)
        return None

    @staticmethod
    def _scanned(match: re.Match[str], text: str) -> Span | None:
        start, country = match.start(), match[0][:2]
        end = _take(text, start, _LENGTHS[country]) if country in _DIGITS_ONLY else None
        if end is None:
            return None
        digits = text[start + 2 : end]
        if sum(c.isdigit() for c in digits) < _LENGTHS[country] / 2 or digits == digits.translate(_SCANNED):
            return None
        valid = iban.is_valid(country + digits.translate(_SCANNED), check_country=False)
        return Span(start, end, EntityType.IBAN, "scanned", 0.95) if valid else None

    @staticmethod
    def _masked(match: re.Match[str]) -> Span | None:
        hidden = sum(c in "Xx*•…" for c in match["v"])
        if hidden < 4 or match["v"][:2] not in _LENGTHS or sum(c.isdigit() for c in match["v"]) < 4:
            return None
        return Span(*match.span("v"), EntityType.IBAN, "masked", 0.9)


def _take(text: str, start: int, length: int) -> int | None:
    """The end of the first `length` letters and digits, if a word ends there."""
    seen = 0
    for position in range(start, min(len(text), start + 2 * length)):
        if text[position] not in _FILLER and not text[position].isalnum():
            return None
        if text[position].isalnum():
            seen += 1
            if seen == length:
                following = text[position + 1 : position + 2]
                return position + 1 if not following.isalnum() else None
    return None


def _take_grouped(text: str, start: int) -> int:
    """The end of a number of any length: groups with a digit in them, separated by single spaces."""
    end = start
    for group in re.finditer(r"[A-Za-z0-9\-.]{1,34} ?", text[start : start + 48]):
        if group.start() + start != end or (end != start and not any(c.isdigit() for c in group[0])):
            break
        end = start + group.end()
    return start + len(text[start:end].rstrip(" .-"))


RECOGNIZER: Final[RuleRecognizer] = BankIbanRecognizer()
