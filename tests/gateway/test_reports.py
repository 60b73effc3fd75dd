"""Counting a trail, and the reports that are made of it."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.audit import AuditRecord, timestamp
from gateway.reports import Period, count, deadline, percentile, records
from gateway.trail import FileTrail

NOVEMBER = Period("2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z")


def made(kind: str, day: int = 3, **more: Any) -> dict[str, Any]:
    time = timestamp(datetime(2026, 11, day, 9, 30, tzinfo=UTC))
    return AuditRecord(kind=kind, time=time, **more).as_dict()  # type: ignore[arg-type]


def decided(name: str, day: int = 3, **more: Any) -> dict[str, Any]:
    usual = {
        "principal": "crm",
        "upstream": "vendor",
        "region": "EU",
        "agreement": "AVV-7",
        "sensitivity": "yellow",
        "entities": {"PERSON/token": 2, "LOCATION/allow": 1},
        "findings": {"PERSON/surname/token": 2, "LOCATION//allow": 1},
        "persons": 1,
        "detect_ms": 4,
    }
    return made("decided", day, request_id=name, **{**usual, **more})


TRAIL = [
    decided("r1"),
    made("completed", request_id="r1", outcome="ok", status=200, total_ms=100),
    decided("r2", 4, sensitivity="red", reasons=("health/pregnancy",), entities={"HEALTH/generalize": 1}),
    decided("r2", 4, upstream="house", region="local", agreement=""),  # a fallback
    decided("r3", 5, mode="shadow", upstream="house", region="local", agreement="", principal="hr", team="people"),
    made("refused", outcome="rate_limit_exceeded"),
    made("refused", outcome="rate_limit_exceeded"),
    made("stopped", outcome="all"),
]


def test_what_was_decided_and_how_it_ended() -> None:
    found = count(TRAIL)
    assert (found.decided, found.art9, found.persons, found.clear, found.protected) == (3, 1, 3, 1, 5)
    assert found.classes == {"yellow": 2, "red": 1}
    assert found.clients == {("crm", ""): 2, ("hr", "people"): 1}
    assert found.recipients == {("vendor", "EU", "AVV-7"): 2, ("house", "local", ""): 2}
    assert found.kinds == {"PERSON": 3, "LOCATION": 3}
    assert found.refused == {"rate_limit_exceeded": 2}
    assert (found.first[:10], found.last[:10]) == ("2026-11-03", "2026-11-05")
    plain = found.plain()
    assert plain["total_ms"] == {"median": 100, "p95": 100}
    json.dumps(plain)


def test_what_went_to_one_upstream() -> None:
    found = count(TRAIL, "vendor")
    assert (found.decided, found.clear) == (2, 0)
    assert count(TRAIL, "house").decided == 2


def test_only_the_records_of_the_period_are_read(tmp_path: Path) -> None:
    lines = [json.dumps(decided(f"r{day}", day)) for day in (1, 15, 30)]
    (tmp_path / "2026-11-01-w-0.jsonl").write_text("\n".join([*lines, "torn {"]), encoding="ascii")
    (tmp_path / "2026-12-24-w-0.jsonl").write_text(lines[0], encoding="ascii")
    whole = [record["request_id"] for record in records(FileTrail([tmp_path]), NOVEMBER)]
    assert whole == ["r1", "r15", "r30"]
    part = Period("2026-11-02T00:00:00Z", "2026-11-30T09:30:00Z")
    (tmp_path / "2026-11-15-w-0.jsonl").write_text("\n".join(lines), encoding="ascii")
    assert [record["request_id"] for record in records(FileTrail([tmp_path]), part)] == ["r15"]


@given(st.lists(st.integers(0, 50), min_size=1), st.sampled_from([0.5, 0.95, 1.0]))
def test_a_percentile_is_the_smallest_value_that_holds(values: list[int], share: float) -> None:
    found = percentile(Counter(values), share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values) - 1e-9
    assert sum(value < found for value in values) < share * len(values)


def test_nothing_has_no_percentile() -> None:
    assert percentile(Counter(), 0.5) is None


@pytest.mark.parametrize(("hour", "left"), [(0, 72.0), (20, 52.0)])
def test_seventy_two_hours(hour: int, left: float) -> None:
    begun = datetime(2026, 11, 27, tzinfo=UTC)
    assert deadline(begun, begun.replace(hour=hour)) == left
