"""Recognisers that were written for Presidio, asked without Presidio's engine.

What the engine would do around them is done here: the patterns of a `PatternRecognizer` are run, validated and
invalidated as Presidio does it, words of context raise a score, and what stays below the threshold is no finding. One
thing is different: Presidio skips a pattern that takes too long and only logs it. Here that is an error, and the caller
fails closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from presidio_analyzer import PatternRecognizer

from filters.detection import EntityType, Span

PRESIDIO: Final[Mapping[str, EntityType]] = {
    "EMAIL_ADDRESS": EntityType.EMAIL,
    "PHONE_NUMBER": EntityType.PHONE,
    "IBAN_CODE": EntityType.IBAN,
    "IP_ADDRESS": EntityType.IP,
    "DATE_TIME": EntityType.DATE,
    "NRP": EntityType.SENSITIVE,
    "GPE": EntityType.LOCATION,
    "STREET_ADDRESS": EntityType.ADDRESS,
    "ORG": EntityType.ORGANIZATION,
}
#: What Presidio's own context enhancer uses (`LemmaContextAwareEnhancer`), without lemmas.
_CONTEXT_WORDS: Final = 5
_CONTEXT_CHARACTERS: Final = 160
_CONTEXT_GAIN: Final = 0.35
_CONTEXT_FLOOR: Final = 0.4
_PATTERN_SECONDS: Final = 20.0
_WORD: Final = re.compile(r"\w+")


def entity_of(name: str) -> tuple[EntityType, str]:
    """Our label and subtype for a Presidio entity; what nobody knows is some number of somebody's."""
    if name in EntityType.__members__:
        return EntityType(name), ""
    if name in PRESIDIO:
        return PRESIDIO[name], ""
    if name.startswith("MEDICAL") and name != "MEDICAL_LICENSE":
        return EntityType.HEALTH, name.lower()
    return EntityType.ID_NUMBER, re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")


def spans(recognizer: Any, text: str, threshold: float = 0.0) -> Iterator[Span]:
    """Findings of a recogniser that is not ours, under our labels, in bounds.

    Raises:
        Exception: whatever the recogniser raises, and TimeoutError for a pattern that takes too long.
    """
    thresholds = getattr(recognizer, "score_thresholds", None) or {}
    context = tuple(word.lower() for word in getattr(recognizer, "context", None) or ())
    for name, start, end, score in _results(recognizer, text):
        start, end = max(0, start), min(len(text), end)  # noqa: PLW2901 - the same range, cut to the text
        raised = _with_context(score, context, text, start)
        if start < end and raised >= thresholds.get(name, thresholds.get("default", threshold)):
            label, subtype = entity_of(name)
            yield Span(start, end, label, subtype, round(raised, 3))


def _results(recognizer: Any, text: str) -> Iterator[tuple[str, int, int, float]]:
    if isinstance(recognizer, PatternRecognizer) and type(recognizer).analyze is PatternRecognizer.analyze:
        yield from _matches(recognizer, text)
        return
    for result in recognizer.analyze(text, list(recognizer.supported_entities), None) or ():
        yield result.entity_type, result.start, result.end, result.score


def _matches(recognizer: Any, text: str) -> Iterator[tuple[str, int, int, float]]:
    flags = recognizer.global_regex_flags
    for pattern in recognizer.patterns or ():
        if not pattern.compiled_regex or pattern.compiled_with_flags != flags:
            recognizer.analyze("", [])  # compiles all of them, as Presidio does at the first use
        for match in pattern.compiled_regex.finditer(text, timeout=_PATTERN_SECONDS):
            value = match[0]
            valid = recognizer.validate_result(value) if value else False
            score = pattern.score if valid is None else float(valid)
            if score > 0 and not recognizer.invalidate_result(value):
                yield recognizer.supported_entities[0], match.start(), match.end(), score


def _with_context(score: float, context: tuple[str, ...], text: str, start: int) -> float:
    """The score, raised if a word of context is among the last words before the finding."""
    if not context or score >= 1:
        return score
    before = " ".join(_WORD.findall(text[max(0, start - _CONTEXT_CHARACTERS) : start].lower())[-_CONTEXT_WORDS:])
    if not any(word in before for word in context):
        return score
    return min(1.0, max(score + _CONTEXT_GAIN, _CONTEXT_FLOOR))
