"""Coordinates that point at a house: degrees with at least four decimals, or with minutes and seconds.

WGS 84 latitude and longitude (ISO 6709). Four decimals are eleven metres. A pair without any word or degree sign
counts only with five decimals and more on both sides; look-alikes are figures in tables and vectors.
"""

from __future__ import annotations

import re
from typing import Final

from filters.detection import EntityType, Span
from filters.recognizers.base import Rule, RuleRecognizer

_WORDS = (
    r"(?:gps|koordinaten?|coordinates?|coords?|lat(?:itude)?|standort|position|location|geo|coordonnées|coordenadas"
    r"|coordinate|coördinaten|współrzędne)"
)
_DECIMAL = r"[+\-]?\d{1,3}[.,]\d{4,12}°?"
_SECONDS = r"\d{1,3}° ?\d{1,2}['’′] ?\d{1,2}(?:[.,]\d{1,4})?(?:\"|”|″|'') ?"


class CoordinatesRecognizer(RuleRecognizer):
    """Latitude before longitude, both within their bounds."""

    LABEL = EntityType.ADDRESS
    RULES = (
        Rule(
            "labelled",
            re.compile(
                rf"(?<!\w){_WORDS}\w{{0,4}}[\s:=\"'(\[]{{1,6}}(?P<v>(?P<a>{_DECIMAL})(?: ?[NS])?[\s,;/|]{{1,4}}"
                rf"(?:(?:lon|lng|long|longitude|länge)[\"'\s:=]{{1,4}})?(?P<b>{_DECIMAL})(?: ?[EWO])?)(?![\w.])",
                re.IGNORECASE,
            ),
            "coordinates",
            0.95,
        ),
        Rule(
            "pair",
            re.compile(
                r"(?<![\w.,\-])(?P<v>(?P<a>[+\-]?\d{1,2}\.\d{5,12})°?(?: ?[NS])?, ?"
                r"(?P<b>[+\-]?\d{1,3}\.\d{5,12})°?(?: ?[EWO])?)(?![\w.,]{0,24}\d)"
            ),
            "coordinates",
            0.85,
        ),
        Rule(
            "seconds",
            re.compile(rf"(?<!\w)(?P<v>{_SECONDS}[NS][ ,;/]{{1,3}}{_SECONDS}[EWO])(?!\w)"),
            "coordinates",
            0.95,
            ("°",),
        ),
    )

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:  # noqa: ARG002 - the signature of a check
        """Keep what lies on the globe."""
        if rule.name != "seconds":
            latitude, longitude = (abs(float(match[g].rstrip("°").replace(",", "."))) for g in "ab")
            if latitude > 90 or longitude > 180 or (latitude == 0 and longitude == 0):
                return None
        return Span(*match.span("v"), EntityType.ADDRESS, rule.subtype, rule.score)


RECOGNIZER: Final[RuleRecognizer] = CoordinatesRecognizer()
