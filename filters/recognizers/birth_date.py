"""Dates of birth, told from other dates by their context.

German ("geb. 3.11.1979", "geboren am 3. November 1979", ``*03.11.1979``), ISO 8601 and English forms after a label.
Other
dates (deadlines, orders, invoices) are not dates of birth; the cue decides.
"""

from __future__ import annotations

import re
from typing import Final

from filters.detection import EntityType, Span
from filters.recognizers.base import Rule, RuleRecognizer

_MONTH = (
    r"(?:jan(?:uar|uary)?|jän(?:ner)?|feb(?:ruar|ruary|er)?|mär(?:z)?|mar(?:ch|s)?|apr(?:il)?|mai|may"
    r"|jun[ie]?|jul[iy]?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|o[ck]t(?:ober)?|nov(?:ember)?|de[zc](?:ember)?|janvier|février|avril|juin"
    r"|juillet|août|septembre|octobre"
    r"|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
)
_DATE = (
    rf"(?P<v>\d{{1,2}}\.\s?\d{{1,2}}\.\s?(?:\d{{4}}|\d{{2}})(?!\d)|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)"
    rf"|\d{{1,2}}[/-]\d{{1,2}}[/-](?:\d{{4}}|\d{{2}})(?!\d)|\d{{1,2}}(?:\.|st|nd|rd"
    rf"|th)?\s(?:de\s)?{_MONTH}\.?,?\s(?:de\s)?\d{{2,4}}(?!\d)"
    rf"|{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}(?!\d))"
)
_LABEL = (
    r"(?<!\w)(?:geburtsdatum|geburtstag|geb\.?-?\s?datum|geb\.?-?dat\.?|geb\.|gebdat|geboren"
    r"|d\.?o\.?b\.?|date[ _-]?of[ _-]?birth|birth[ _-]?date|birthday"
    r"|birth|born|né|née|date de naissance|fecha de nacimiento|data di nascita|geboortedatum|data urodzenia)"
)


class BirthDateRecognizer(RuleRecognizer):
    """A date next to a word of birth."""

    LABEL = EntityType.DATE_OF_BIRTH
    RULES = (
        Rule(
            "label",
            re.compile(
                rf"{_LABEL}(?![^\W_])[\s:=|\"'.,(*]{{0,5}}(?:(?:ist|is|war|was|der|am|on|le|the|den"
                rf"|el)\s){{0,1}}(?:der\s|the\s)?{_DATE}",
                re.IGNORECASE,
            ),
            score=1.0,
        ),
        Rule(
            "born_in",
            re.compile(rf"(?<!\w)(?:geboren|geb\.|born|née?)\s[^\d\n]{{2,50}}?\s?{_DATE}", re.IGNORECASE),
            score=0.95,
            gate=("geb", "born", "né"),
        ),
        Rule(
            "then_born",
            re.compile(rf"(?<![\w.]){_DATE}[^.\n\d]{{0,40}}?\s(?:geboren|born|zur welt)(?!\w)", re.IGNORECASE),
            score=0.95,
            gate=("geboren", "born", "welt"),
        ),
        Rule("star", re.compile(rf"(?<![\w*])\*\s?{_DATE}", re.IGNORECASE), score=0.9, gate=("*",)),
        Rule(
            "year",
            re.compile(
                r"(?<!\w)(?i:geboren|jahrgang|geburtsjahr|born in|year of birth)[\s:=]{1,3}(?P<v>(?:19"
                r"|20)\d\d)(?![\w.\-/])"
            ),
            "birth_year",
            0.85,
            ("geb", "jahrgang", "born", "birth"),
        ),
    )

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """A star opens a list item when a blank follows at the start of a line; days and months must exist."""
        start, end = match.span("v")
        if rule.name == "star" and text[match.start() + 1].isspace():
            line_start = text[max(0, match.start() - 1) : match.start()] in {"", "\n"}
            if line_start:
                return None
        if rule.name != "year" and not _plausible(text[start:end]):
            return None
        return Span(start, end, EntityType.DATE_OF_BIRTH, rule.subtype, rule.score)


def _plausible(value: str) -> bool:
    numbers = [int(n) for n in re.findall(r"\d+", value)]
    if len(numbers) == 3:
        year, month, day = numbers if numbers[0] > 31 else (numbers[2], numbers[1], numbers[0])
        in_range = 1 <= day <= 31 and 1 <= month <= 12
        american = 1 <= month <= 31 and 1 <= day <= 12
        return (in_range or american) and (year < 100 or 1880 <= year <= 2100)
    return len(numbers) == 2 and 1 <= numbers[0] <= 31


RECOGNIZER: Final[RuleRecognizer] = BirthDateRecognizer()
