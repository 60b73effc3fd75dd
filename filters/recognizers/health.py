"""Health data of a person (GDPR Art. 4(15), Art. 9): conditions, not topics.

There is no format: a word from the lists counts when its sentence speaks of someone in particular, or when it is a
predicate ("Ich bin schwanger"). The finding is the smallest phrase that carries it. Not personal: products
("Kissen für Schwangere"), general advice ("Wenn Sie schwanger sind …"), figures of speech ("Patient Zero Trust").
"""

from __future__ import annotations

import re
from typing import Final

from filters.detection import EntityType, Span
from filters.recognizers import _conditions as words
from filters.recognizers._context import GENERAL_CUE, is_personal, sentence
from filters.recognizers.base import Rule, RuleRecognizer

_BE = re.compile(
    r"\b(?:bin|bist|ist|war|wäre|sei|wurde|wird|werde|geworden|gewesen|gerade|hochgradig|[Ii]'m|am|is"
    r"|was|got|estoy|está|suis|est)\b|\b(?:Monat|Woche)\b"
)
_MY = re.compile(
    r"\b(?:meine[rnsm]?|deine[rnsm]?|unsere[rnsm]?|ihre[rnsm]?|seine[rnsm]?|[Mm]ein|[Ii]ch|my|her|our"
    r"|mon|ma|mi)\b|Frau |\d\."
)
_NOT_PERSONAL = re.compile(
    r"(?:für|bei|gegen|über|zum Thema|Thema|rund um|Ratgeber|Prävention|Forschung|Spende|Versicherung"
    r"|for|about|against)\s(?:eine[rn]?\s|die\s|den\s)?\Z"
)
_TRADE = re.compile(
    r"\A\s?-?(?:vorsorge|hilfe|forschung|kissen|mode|produkte|gruppe|politik|beratung|bad\b|kompatib|und Antworten)"
)
_FIRST_PERSON = re.compile(
    r"\b(?:ich|mir|mich|mein\w{0,2}|leide\w?|erkrankt\w?|Diagnose|I|my|Patient(?:in)?|Frau|Herrn?)\b"
)


def _word(pattern: str, *, flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w\-])(?:{pattern})(?![\w])", flags)


class HealthRecognizer(RuleRecognizer):
    """Words, and a test whether their sentence is about somebody."""

    LABEL = EntityType.HEALTH
    RULES = (
        Rule(
            "pregnant",
            _word(r"(?:hoch)?schwanger|pregnant|embarazada|enceinte|incinta|zwanger|w ciąży", flags=re.IGNORECASE),
            "pregnancy",
            0.95,
            ("schwanger", "pregnant", "embaraz", "enceinte", "incinta", "zwanger", "ciąży"),
        ),
        Rule(
            "pregnant_person",
            re.compile(
                r"\b(?:[Mm]eine?r?|[Dd]ie|[Uu]nserer?|[Ee]iner?|[Ss]einer?"
                r"|[Dd]er)\s(?P<v>(?:hoch)?schwangeren?)\s(?:Frau|Kundin|Kollegin|Mitarbeiterin|Tochter|Schwester"
                r"|Freundin|Patientin|Partnerin|Mandantin)\b"
            ),
            "pregnancy",
            0.95,
            ("schwangere",),
        ),
        Rule("pregnancy", _word(words.PREGNANCY_NOUN), "pregnancy", 0.9),
        Rule("diagnosis", _word(words.DIAGNOSES), "diagnosis", 0.85),
        Rule(
            "icd",
            re.compile(
                r"(?:ICD(?:-?1[01])?(?:-GM)?(?:-Code)?|Diagnosen?(?:schlüssel)?"
                r"|Diagnosis)[\s:=]{1,3}(?P<v>[A-TV-Z]\d{2}(?:\.\d{1,2})?[GVAZ]?)(?!\w)"
            ),
            "diagnosis",
            0.95,
        ),
        Rule(
            "labelled",
            re.compile(
                r"(?:(?<!\w)(?:Diagnose|Vorerkrankung(?:en)?|Krankheit|Allergien?"
                r"|Krankheitsbild))\s?[:=]\s?[\"']?(?P<v>[^\W\d_][^\n,;.|\"']{3,60})"
            ),
            "diagnosis",
            0.8,
            ("diagnos", "krank", "allergie"),
        ),
        Rule("medication", _word(words.MEDICATION), "medication", 0.8),
        Rule("sick_leave", _word(words.SICK_LEAVE), "sick_leave", 0.9),
        Rule("disability", _word(words.DISABILITY), "disability", 0.85),
    )

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """Keep what is said of a person."""
        start, end = match.span("v") if "v" in rule.pattern.groupindex else match.span()
        if not self._said_of_someone(rule, text, start, end):
            return None
        end = start + len(text[start:end].rstrip())
        return Span(start, end, EntityType.HEALTH, rule.subtype, rule.score)

    @staticmethod
    def _said_of_someone(rule: Rule, text: str, start: int, end: int) -> bool:
        if rule.name in {"pregnant_person", "icd", "labelled"}:
            return True
        before, after = sentence(text, start, end)
        if rule.name == "pregnant":
            return not GENERAL_CUE.search(before) and bool(
                _BE.search(before) or _BE.search(after[:40]) or not before.strip()
            )
        if _TRADE.match(after) or GENERAL_CUE.search(before):
            return False
        if rule.name == "pregnancy":
            return bool(_MY.search(before)) and not _NOT_PERSONAL.search(before)
        if _NOT_PERSONAL.search(before) and not _FIRST_PERSON.search(before):
            return False
        return is_personal(text, start, end)


RECOGNIZER: Final[RuleRecognizer] = HealthRecognizer()
