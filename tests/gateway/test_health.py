"""The circuit breaker."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from gateway.health import FAILURES, Health


@dataclass(frozen=True)
class Up:
    name: str


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


A, B, C = Up("a"), Up("b"), Up("c")


def test_after_three_failures_in_a_row_it_is_tried_last_and_longer_each_time():
    clock = Clock()
    health = Health(clock)
    for number in range(FAILURES):
        assert health.ordered([A, B]) == [A, B], number
        health.failed("a")
    assert health.ordered([A, B]) == [B, A]
    clock.now = 10
    assert health.ordered([A, B]) == [A, B]
    health.failed("a")  # tried again, and failed again
    clock.now = 29
    assert health.ordered([A, B]) == [B, A]
    clock.now = 30
    assert health.ordered([A, B]) == [A, B]
    health.answered("a")
    health.failed("a")
    assert health.ordered([A, B]) == [A, B]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans(), st.floats(0, 100))))
def test_the_order_changes_and_nothing_else(events):
    """A property: whatever happened, the same upstreams, and those that answer in their order first."""
    clock = Clock()
    health = Health(clock)
    for name, ok, seconds in events:
        (health.answered if ok else health.failed)(name)
        clock.now += seconds
        ordered = health.ordered([A, B, C])
        assert sorted(item.name for item in ordered) == ["a", "b", "c"]
        answering = [item for item in (A, B, C) if not health.is_open(item.name)]
        assert ordered[: len(answering)] == answering
