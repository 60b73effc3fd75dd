"""The common base of our recognisers: Presidio's plug-in format, without Presidio's loop.

Every recogniser here *is* a Presidio `PatternRecognizer` and can be added to any Presidio registry. Our own
detector does not call `analyze` on the hot path; it calls `spans` with a `Page`,
which knows where each expression can match, and gets plain `Span` objects.

A recogniser is a list of `Rule`s. A rule is a regular expression whose named group ``v`` is the value (labels,
quotes and brackets stay outside it), an optional literal gate that makes the expression cheap to skip, and a
subtype. `validate` sees each match and may veto or narrow it (check digits, plausible dates).

Rules for patterns: no nested quantifiers, every repetition bounded, so that matching is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from presidio_analyzer import Pattern, PatternRecognizer, RecognizerResult

from filters.detection import EntityType, Span
from filters.engine import Page

if TYPE_CHECKING:
    from presidio_analyzer.nlp_engine import NlpArtifacts


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which a kind of value is written.

    Attributes:
        name: unique within the recogniser, for tests and explanations.
        pattern: compiled expression; group ``v`` is the value, else the whole match is.
        subtype: finer kind, lower snake case.
        score: confidence of an unvalidated match, 0 to 1.
        gate: the expression runs only if one of these lower-case literals occurs in the lower-cased text;
            empty means always.
        label: overrides the recogniser's entity type.
        inside: one of the gate's literals stands in every match, so only places near one need a search.
    """

    name: str
    pattern: re.Pattern[str]
    subtype: str = ""
    score: float = 0.9
    gate: tuple[str, ...] = ()
    label: EntityType | None = None
    inside: bool = False

    def opens(self, lowered: str) -> bool:
        """Whether the gate is open in a text, given in lower case."""
        return not self.gate or any(literal in lowered for literal in self.gate)


class RuleRecognizer(PatternRecognizer):
    """A Presidio recogniser made of rules; subclasses set the class attributes and may override `validate`."""

    LABEL: ClassVar[EntityType]
    RULES: ClassVar[tuple[Rule, ...]]
    LANGUAGE: ClassVar[str] = "de"
    #: Further expressions that `spans` asks the page for.
    SEARCHED: ClassVar[tuple[re.Pattern[str], ...]] = ()

    def __init__(self) -> None:
        super().__init__(
            supported_entity=self.LABEL.value,
            name=type(self).__name__,
            supported_language=self.LANGUAGE,
            patterns=[Pattern(rule.name, rule.pattern.pattern, rule.score) for rule in self.RULES],
        )
        self.supported_entities = sorted({self.LABEL.value, *(r.label.value for r in self.RULES if r.label)})

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:  # noqa: ARG002 - for subclasses
        """Turn a match into a span, or veto it with None."""
        start, end = match.span("v") if "v" in rule.pattern.groupindex else match.span()
        if start < 0 or start == end:
            return None
        return Span(start, end, rule.label or self.LABEL, rule.subtype, rule.score)

    def patterns_searched(self) -> tuple[re.Pattern[str], ...]:
        """The expressions that the engine may compile into its automaton for this recogniser."""
        return (*(rule.pattern for rule in self.RULES), *self.SEARCHED)

    def rule_matches(self, page: Page) -> Iterator[tuple[Rule, re.Match[str]]]:
        """Every match of every rule whose gate is open."""
        for rule in self.RULES:
            if page.may_match(rule.pattern) and rule.opens(page.lowered):
                for match in page.matches(rule.pattern, rule.gate if rule.inside else ()):
                    yield rule, match

    def spans(self, page: Page) -> Iterator[Span]:
        """Yield the findings in the text of `page`, possibly overlapping."""
        for rule, match in self.rule_matches(page):
            span = self.validate(rule, match, page.text)
            if span is not None:
                yield span

    def analyze(
        self,
        text: str,
        entities: list[str],
        nlp_artifacts: NlpArtifacts | None = None,  # noqa: ARG002 - Presidio's signature
        regex_flags: int | None = None,  # noqa: ARG002 - our flags are part of the compiled patterns
    ) -> list[RecognizerResult]:
        """Presidio's entry point: the same findings as `spans`, as `RecognizerResult`s."""
        return [
            RecognizerResult(
                entity_type=span.label.value,
                start=span.start,
                end=span.end,
                score=span.score,
                recognition_metadata={
                    RecognizerResult.RECOGNIZER_NAME_KEY: self.name,
                    RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
                    "subtype": span.subtype,
                },
            )
            for span in self.spans(Page(text))
            if not entities or span.label.value in entities
        ]
