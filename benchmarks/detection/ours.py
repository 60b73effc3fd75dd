"""Our detector as `privacy-gateway detect` runs it: what rules and model find, then every mention of it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace

from benchmarks.detection.texts import Example, Gold
from filters.detection import Segment
from filters.lexicon import Lexicon
from filters.propagation import Text, propagate
from filters.tagger.model import DATA, LABELS_FILE, MODEL_FILE
from gateway.app import load_detector


class Ours:
    """Finds; counts what it read and the CPU seconds of this process that it took."""

    def __init__(self) -> None:
        about = json.loads((DATA / LABELS_FILE).read_text(encoding="utf-8"))  # before the model, which is held to it
        self.model: str = about["sha256"][MODEL_FILE]
        self._lexicon = Lexicon.load()
        self._detector = load_detector(self._lexicon)
        self.seconds = 0.0
        self.bytes = 0

    def __call__(self, text: str) -> list[Gold]:
        before = time.process_time()
        found = self._detector.detect([Segment(text)])[0]
        everywhere = propagate([Text(text, "", found)], self._lexicon).spans[0]
        self.seconds += time.process_time() - before
        self.bytes += len(text.encode())
        return [(span.start, span.end, span.label.value) for span in everywhere]

    def all(self, examples: Iterable[Example]) -> list[list[Gold]]:
        return [self(example.text) for example in examples]


def in_lower_case(examples: Sequence[Example]) -> list[Example]:
    """The same texts in small letters, with the same offsets: the few letters that would grow stay as they are."""
    return [replace(one, text="".join(c.lower() if len(c.lower()) == 1 else c for c in one.text)) for one in examples]
