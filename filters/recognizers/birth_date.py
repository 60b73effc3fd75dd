"""Dates of birth, told from other dates by their context.

Behind or before a word of birth in seven languages ("geb. 3.11.1979", "né le", "nacido el", "ur."), behind a star
(``*03.11.1979``), in a bracket behind a patient's name, and behind a key or header. Figures, months as words, scanned
and spoken forms: `_dates.py`. Other dates (deadlines, orders, invoices) are not dates of birth; the cue decides.
"""

from __future__ import annotations

import re
from typing import Final

from filters.detection import EntityType, Span
from filters.recognizers import _dates as dates
from filters.recognizers._birth_years import BIRTH_YEARS, is_birth_year
from filters.recognizers.base import Rule, RuleRecognizer

_DATE = (
    rf"(?P<v>{dates.FULL}|\d{{4}}\d{{2}}\d{{2}}(?!\d)|\d{{1,2}}[/-]\d{{1,2}}[/-](?:\d{{4}}|\d{{2}})(?!\d)"
    rf"|{dates.SCANNED}"
    rf"|{dates.WRITTEN}|{dates.SPOKEN}|\d{{1,2}}\.\s?\d{{1,2}}\.['’]?\d\d(?!\d)"
    rf"|\d{{1,2}}(?:\.|st|nd|rd|th)?\s(?:de\s)?{dates.MONTH},?\s(?:de\s)?\d{{2}}(?!\d))"
)
_LABEL = (
    r"(?<!\w)(?:geburtsdatum|geburtstag|geburts-?dat\.?|geb\.?-?\s?datum|geb\.?-?dat\.?|geb\.?-?tag|geb\.|geb|gebdat"
    r"|geboren|geburt|gebürtig"
    r"|d\.?o\.?b\.?|date[ _-]?of[ _-]?birth|birth[ _-]?date|birth[ _-]?day|b[ _-]?day|person[ _-]?birthdate"
    r"|birth|born|née?(?:\(e\))?|naissance|date[ _]de[ _]naissance|fecha[ _]de[ _]nacimiento|f\. ?nac\.?|nacid[oa]s?"
    r"|nacimiento|data[ _]di[ _]nascita|nascita|nat[oai]|geboorte(?:datum)?|geb\.?-?dat|data[ _]urodzenia|urodzon[ya]"
    r"|ur\.|date[ _]naiss(?:ance)?)"
)


class BirthDateRecognizer(RuleRecognizer):
    """A date next to a word of birth."""

    LABEL = EntityType.DATE_OF_BIRTH
    RULES = (
        Rule(
            "label",
            re.compile(
                rf"{_LABEL}(?![^\W_])[\s:=|\"'.,(*>;]{{0,5}}(?:(?:ist|is|war|was|der|am|on|le|the|den|op|dnia"
                rf"|el|il|em|lautet)\s){{0,1}}(?:der\s|the\s|le\s)?[\"']?{_DATE}",
                re.IGNORECASE,
            ),
            score=1.0,
        ),
        Rule(
            "label_spoken",
            re.compile(
                rf"{_LABEL}(?![^\W_])[\s:=,(]{{0,5}}(?:(?:ist|is|war|was|der|am|on|le|the|den|op|il)\s)?(?:der\s"
                rf"|the\s|le\s)?"
                rf"(?P<v>{dates.SPOKEN_MORE})(?!\w)",
                re.IGNORECASE,
            ),
            score=0.95,
            gate=dates.SPOKEN_MORE_GATE,
        ),
        Rule(
            "born_in",
            re.compile(
                rf"(?<!\w)(?:geboren|geb\.|born|née?|nacid[oa]|nat[oa]|urodzon[ya]"
                rf"|geboren)\s[^\d\n]{{2,50}}?\s?{_DATE}",
                re.IGNORECASE,
            ),
            score=0.95,
            gate=("geb", "born", "né", "naci", "nat", "urodz"),
        ),
        Rule(
            "then_born",
            re.compile(rf"(?<![\w.]){_DATE}[^.\n\d]{{0,40}}?\s(?:geboren|geb\.|born|zur welt)(?!\w)", re.IGNORECASE),
            score=0.95,
            gate=("gebor", "geb.", "born", "welt"),
            inside=True,
        ),
        Rule("star", re.compile(rf"(?<![\w*])\*\s?{_DATE}", re.IGNORECASE), score=0.9, gate=("*",)),
        Rule(
            "patient",
            re.compile(
                rf"\b(?:Pat(?:ient(?:in)?|\.)|Patientin|Versicherte[r]?|Name):?[^\d\n]{{3,60}}?,\s(?:männl\."
                rf"|weibl\.|m|w|d)?"
                rf",?\s?(?:\*|geb\.\s?)?{_DATE}(?=\s?[,.);\n]|\Z)"
            ),
            score=0.85,
            gate=("pat", "versichert", "name"),
        ),
        Rule(
            "asked",
            re.compile(
                rf"(?:geburtsdatum|geburtstag|geboren|date of birth|geboortedatum|fecha de nacimiento|data di nascita"
                rf"|data urodzenia|date de naissance)\W{{1,4}}[^\n]{{0,60}}\n(?:\[[\d:]{{4,8}}\] ?)?[^\W\d_]{{3,20}}:\s"
                rf"(?:(?:der|am|the|el|le|il)\s)?(?:{_DATE}|(?P<w>{dates.SPOKEN_MORE}|\d{{1,2}} \d{{1,2}} \d\d))(?!\w)",
                re.IGNORECASE,
            ),
            score=0.9,
            gate=("geb", "birth", "geboorte", "nacim", "nascita", "urodz", "naiss"),
        ),
        *BIRTH_YEARS,
    )

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """A star opens a list item when a blank follows at the start of a line; days and months must exist."""
        start, end = match.span("w" if match["v"] is None else "v")
        if rule.name == "star" and text[match.start() + 1].isspace():
            line_start = text[max(0, match.start() - 1) : match.start()] in {"", "\n"}
            if line_start:
                return None
        year = rule.subtype == "birth_year"
        if not (is_birth_year(rule.name, match, text) if year else _exists(text[start:end])):
            return None
        return Span(start, end, EntityType.DATE_OF_BIRTH, rule.subtype, rule.score)


def _exists(value: str) -> bool:
    if value.isdigit() and len(value) == 8:
        value = f"{value[:4]}-{value[4:6]}-{value[6:]}"
    return dates.plausible(value)


RECOGNIZER: Final[RuleRecognizer] = BirthDateRecognizer()
