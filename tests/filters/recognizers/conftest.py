from __future__ import annotations

from collections.abc import Callable

import pytest

from filters.detection import resolve_overlaps
from filters.engine import Page
from filters.recognizers.base import RuleRecognizer

Found = Callable[[RuleRecognizer, str], list[tuple[str, str]]]


@pytest.fixture(scope="session")
def found() -> Found:
    """What one recogniser finds in a text: values and subtypes in order. All data is fictitious."""

    def run(recognizer: RuleRecognizer, text: str) -> list[tuple[str, str]]:
        spans = resolve_overlaps(recognizer.spans(Page(text)))
        return [(text[s.start : s.end], s.subtype) for s in spans]

    return run
