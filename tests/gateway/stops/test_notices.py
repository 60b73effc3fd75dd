"""Notices: the last word of who may say it counts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.keys import verifying_key
from gateway.policies_principals import AdminEntry
from gateway.stops.notices import UNREADABLE, Notice, in_force, parse, superseded, write

ADMINS = tuple(
    AdminEntry(name=name, role=role, keys=(verifying_key(f"{name}-key"),))
    for name, role in (("anna", "operator"), ("doris", "dpo"))
)


@given(st.lists(st.tuples(st.sampled_from(["stop", "resume"]), st.sampled_from(["all", "upstream:eu"]), st.booleans())))
def test_the_last_word_counts(steps: list[tuple[Any, str, bool]]) -> None:
    """A property: what is in force is what the last valid notice about each target says."""
    board: list[Notice] = []
    expected: set[str] = set()
    for kind, target, operator in steps:
        by = "anna" if operator else "doris"
        board.append(write(kind, target, by, f"{by}-key", board))
        if kind == "stop":
            expected.add(target)
        elif operator:
            expected.discard(target)
    assert set(in_force(reversed(board), ADMINS)) == expected


def test_old_words_are_not_kept() -> None:
    old = Notice("stop", "all", "local", "2026-01-01T12:00:00.000000Z")
    new = write("stop", "all", "anna", "anna-key", [old])
    assert superseded(new, [old, new, UNREADABLE, replace(old, target="upstream:eu")]) == [old]
    assert superseded(replace(new, at="2026-01-01T13:00:00.000000Z"), [old]) == []
    assert parse(old.plain()) == old
    assert superseded(write("resume", "all", "anna", "anna-key", [old]), [old]) == []  # a gateway judges that


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59.999999Z", "2026-99-99T99:99:99.999999Z", "soon"])
def test_a_time_that_is_none_is_unreadable(at: str) -> None:
    assert parse(Notice("stop", "all", "local", at).plain()) == UNREADABLE
