"""The cache of findings: same results, less work, bounded, and nothing readable in it."""

from __future__ import annotations

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.detection import EntityType, Segment, Span
from gateway.cache import CachedDetector


class Counting:
    """Finds every "a"; counts the characters it was given."""

    def __init__(self) -> None:
        self.seen = 0

    def detect(self, segments):
        self.seen += sum(len(s.text) for s in segments)
        return [
            tuple(Span(i, i + 1, EntityType.PERSON, s.context) for i, c in enumerate(s.text) if c == "a")
            for s in segments
        ]


SEGMENTS = st.lists(st.builds(Segment, st.text("ab ", max_size=6), st.sampled_from(["", "k"])), max_size=8)


@given(st.lists(SEGMENTS, max_size=5), st.integers(0, 2000))
def test_findings_are_those_of_the_detector_whatever_fits(requests, capacity):
    """I8: remembered or not, full or empty, the findings are the same, in the order of the segments."""
    cached = CachedDetector(Counting(), version="1", capacity=capacity)
    for segments in requests:
        assert Counting().detect(segments) == cached.detect(segments)
        assert cached.bytes_used <= capacity


@given(st.lists(st.text("abc ", min_size=1, max_size=20), min_size=1, max_size=10))
def test_cost_follows_new_text(texts):
    """I8: a growing conversation is looked at once, character by character."""
    detector = Counting()
    cached = CachedDetector(detector, version="1")
    for turn in range(1, len(texts) + 1):
        cached.detect([Segment(t) for t in texts[:turn]])
    assert detector.seen == sum(map(len, set(texts)))
    assert cached.misses == len(set(texts))


def test_text_and_context_do_not_run_into_each_other():
    cached = CachedDetector(Counting(), version="1")
    assert cached.detect([Segment("a", "b")]) != cached.detect([Segment("ab", "")])


def test_the_least_recently_used_goes_first():
    detector = Counting()
    cached = CachedDetector(detector, version="1", capacity=2 * 360)
    for text in ("a1", "a2", "a1", "a3", "a1"):
        cached.detect([Segment(text)])
    assert detector.seen == 6


def test_there_is_no_text_in_it():
    """Keys are keyed hashes: another process with the same text has other keys."""
    first, second = (CachedDetector(Counting(), version="1") for _ in range(2))
    for cached in (first, second):
        cached.detect([Segment("a geheim", "kanarienvogel")])
    gc.collect()
    assert "geheim" not in repr(first._entries.keys()) + repr(first)
    assert first._entries.keys() != second._entries.keys()


def test_a_failure_is_not_remembered():
    class Failing:
        def detect(self, segments):
            raise RuntimeError

    cached = CachedDetector(Failing(), version="1")
    for _ in range(2):
        with pytest.raises(RuntimeError):
            cached.detect([Segment("a")])
    assert cached.bytes_used == 0
