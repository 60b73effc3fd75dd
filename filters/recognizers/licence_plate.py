"""Number plates of vehicles: German ones against the list of districts, others by label and shape.

Issuer: the registration offices; law: FZV §§ 9-12. One to three letters of the district (`data/plates_de.txt`), one
or two letters, one to four digits without leading zero, eight characters at most; E (electric) or H (historic) at the
end. No check digit. The hyphened form counts where vehicles are spoken of, everything else needs a label. Foreign
forms (GB, FR, ES, IT, NL, PL, AT, CH) likewise. Look-alikes: alloys ("EN-AW 6060"), order codes, tyre sizes.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Final

from filters.detection import EntityType, Span
from filters.recognizers._number import NumberRecognizer, bare, labelled
from filters.recognizers.base import Rule, RuleRecognizer

_LABELS = (
    r"(?:amtl(?:iches|\.)? )?(?:kfz-?|auto)?kennzeichen|kennz\.?|nummernschild|kfz|licen[cs]e plate|number plate"
    r"|registration|reg\.|immatriculation|plaque|matr[íi]cula|targa|kenteken|nummerplaat|plaat|tablic[aey]?|plate"
    r"|plates|fragment|stellplatz[^.\n]{0,30} für|nr rej\.?"
    r"|numer rejestracyjny|rejestracja"
)
_GATE = tuple(
    "kennz nummernschild kfz plaat stellplatz plate registration reg. immatr plaque matr targa kenteken tablic rejestr"
    " rej.".split()
)
_VEHICLE: Final = tuple(
    "kennzeichen kfz fahrzeug pkw lkw wagen auto fahrer park kombi halter unfall blitzer maut tüv garage leasing"
    " vehicle car van voiture véhicule veicolo targa coche vehículo matrícula furgoneta kenteken pojazd samoch"
    " rej.".split()
)
_GERMAN = r"[A-ZÄÖÜ]{1,3}[ ]?[-–·:][ ]?[A-Z]{1,2}[ \-]?[1-9]\d{0,3} ?[EH]?"
_LOOSE = (
    r"[A-ZÄÖÜ]{1,3}[ \-–:·]{1,2}[A-Z]{1,2}[ \-]{0,2}\d{1,4} ?[EH]?|[A-Z]{2}[ \-]?\d{2,3}[ \-]?[A-Z]{2,3}"
    r"|\d{4}[ \-]?[B-Z]{3}|[A-Z]{2,3}[ \-]?\d[\dA-Z]{3,4}|[A-Z\d]{1,3}-[A-Z\d]{2,3}-[A-Z\d]{1,3}"
    r"|(?:ZH|BE|LU|UR|SZ|OW|NW|GL|ZG|FR|SO|BS|BL|SH|AR|AI|SG|GR|AG|TG|TI|VD|VS|NE|GE|JU) ?\d{1,6}"
)
#: A form with letters to fill in.
_BLANK = re.compile(r"(?:X{2,3}|Y{2,3}|ABC)[ \-]|[A-Z]{1,3}[ \-]{1,2}(?:XX|YY)[ \-]")
_NOT_PLATES = frozenset({"EN-AW", "EN-GJ", "EN-AC", "HD-TV", "LTE-A", "WD-XX"})


@cache
def _districts() -> frozenset[str]:
    raw = resources.files("filters.recognizers").joinpath("data", "plates_de.txt").read_text(encoding="utf-8")
    return frozenset(word for line in raw.splitlines() if not line.startswith("#") for word in line.split())


class LicencePlateRecognizer(NumberRecognizer):
    """The district list decides for the German form."""

    RULES = (
        Rule("labelled", labelled(_LABELS, _LOOSE), "licence_plate", 0.97, _GATE),
        Rule("german", bare(_GERMAN), "licence_plate", 0.9, _VEHICLE),
        Rule(
            "foreign",
            bare(r"(?:[A-HJ-NP-TV-Z]{2}[ \-]\d{3}[ \-][A-HJ-NP-TV-Z]{2}|\d{4} [BCDFGHJKLMNPRSTVWXYZ]{3})"),
            "licence_plate",
            0.85,
            _VEHICLE,
        ),
        Rule(
            "moped",
            re.compile(r"(?<![\w.,/\-])(?P<v>\d{3}[ \-]?[A-ZÄÖÜ]{3})(?![\w\-/])"),
            "licence_plate",
            0.85,
            ("moped", "mofa", "versicherungskennz", "kleinkraftrad", "scooter", "roller", "mokick", "s-pedelec"),
        ),
    )

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """Ask the district list; a labelled plate has a digit and is no list of other words."""
        value = match["v"]
        if not any(c.isdigit() for c in value) or _BLANK.match(value):
            return None
        if rule.name == "german":
            district, letters = re.split(r"\W+", value)[:2]
            letters = re.match(r"[A-Z]*", letters)[0]  # type: ignore[index]  # always matches
            whole = sum(c.isalnum() for c in value)
            if district not in _districts() or whole > 9 or f"{district}-{letters}" in _NOT_PLATES:
                return None
        start, end = match.span("v")
        return Span(start, start + len(text[start:end].rstrip()), EntityType.ID_NUMBER, rule.subtype, rule.score)


RECOGNIZER: Final[RuleRecognizer] = LicencePlateRecognizer()
