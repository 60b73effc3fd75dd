"""Calendar dates that are not dates of birth: allowed by default, tokens in red requests.

In figures (DIN 5008 / ISO 8601: 2025-01-09, 9.1.2025, 9/1/2025, 9-1-2025, "am 9.1.") and in words of seven languages.
Not dates: versions and section numbers (behind such a word), times, fractions, parts of longer numbers, months that
do not exist. A day without year that belongs to a document ("Bestellung #98765 vom 15.01.") says nothing of its own.
"""

from __future__ import annotations

import re
from typing import Final

from filters.detection import EntityType, Span
from filters.recognizers import _dates as dates
from filters.recognizers.base import Rule, RuleRecognizer

_NOT_BEFORE = re.compile(
    r"(?:§{1,2}|\bart\.?|abs(?:atz|\.)|version|\bv\.?|release|build|kapitel|abschnitt|ziffer|ziff\.|nr\.|nummer|punkt|anlage"
    r"|section|chapter|firmware|python|java|teil|tabelle|abb\.|==|>=|~=)[ \t:]{0,2}\Z",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(r"#\s?[\w\-]{2,20} (?:vom|of|du|del|van) \Z")
_CUE = re.compile(
    r"(?:\b(?:am|vom|bis|zum|ab|seit|den|dem|der|für|auf|und|von|bis zum|mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|nicht"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|per|zwischen|nach|vor|dnia)\b[.,:]?\s|[(–\-;|>,/]\s?)\Z",
    re.IGNORECASE,
)


class CalendarDateRecognizer(RuleRecognizer):
    """Shapes propose, the calendar decides."""

    LABEL = EntityType.DATE
    RULES = (
        Rule("full", re.compile(rf"(?<![\w.,/\-+])(?P<v>{dates.FULL})(?!\w(?<!T))"), score=0.6),
        Rule("scanned", re.compile(rf"(?<![\w.,/\-])(?P<v>{dates.SCANNED})"), score=0.55, gate=("o", "l")),
        Rule(
            "written",
            re.compile(rf"(?<![\w.,/\-])(?P<v>{dates.WRITTEN})", re.IGNORECASE),
            score=0.6,
            gate=dates.MONTH_GATE,
        ),
        Rule(
            "yearless",
            re.compile(rf"(?<![\w.,/\-])(?P<v>{dates.YEARLESS})", re.IGNORECASE),
            score=0.55,
            gate=dates.MONTH_GATE,
        ),
        Rule(
            "spoken",
            re.compile(rf"(?<!\w)(?P<v>{dates.SPOKEN})", re.IGNORECASE),
            score=0.5,
            gate=dates.SPOKEN_GATE,
        ),
        Rule(
            "day_month",
            re.compile(r"(?<![\w.,/\-])(?P<v>\d{1,2}\.\s?\d{1,2}\.)(?!\s?\d|\w|\s?[€%])"),
            score=0.5,
            gate=(".",),
        ),
        Rule(
            "weekday",
            re.compile(
                r"(?:lunes|martes|miércoles|jueves|viernes|lundi|mardi|mercredi|jeudi|vendredi|samedi|lunedì|martedì"
                r"|mercoledì|giovedì|venerdì|sabato|monday|tuesday|wednesday|thursday|friday|au|le|al)"
                r"[ ,]{1,2}(?P<v>\d{1,2}/\d{1,2})(?![\d/])",
                re.IGNORECASE,
            ),
            score=0.5,
            gate=("/",),
        ),
    )

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """The day must exist, and the words before must not make it a version or a section."""
        start, end = match.span("v")
        value = text[start:end]
        before = text[max(0, start - 30) : start]
        if _NOT_BEFORE.search(before) or not dates.plausible(value):
            return None
        if rule.name == "scanned" and (value.isascii() and not re.search(r"[OlI]", value)):
            return None
        if rule.name == "scanned" and sum(c.isdigit() for c in value) < 4:
            return None
        if rule.name in {"day_month", "weekday"}:
            day, month = (int(n) for n in re.findall(r"\d+", value))
            if not (1 <= day <= 31 and 1 <= month <= 12) or _DOCUMENT.search(before):
                return None
        if rule.name == "day_month" and not (re.match(r"\d\d\.\d\d\.", value) or _CUE.search(before)):
            return None
        return Span(start, end, EntityType.DATE, "", rule.score)


RECOGNIZER: Final[RuleRecognizer] = CalendarDateRecognizer()
