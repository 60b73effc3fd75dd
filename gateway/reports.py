"""What the trail says of a period: the figures for reports, from the records themselves and in one pass.

One model for all of them: the record of processing activities (GDPR Art. 30), the facts for an impact assessment
(Art. 35), the key figures of a period, and what a breach at one upstream touches (Art. 33, 34). No text and no name is
in it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from gateway.trail import Trail

_PROTECTED: Final = frozenset({"token", "surrogate", "generalize", "mask", "drop"})
_ART9: Final = ("health", "special_category")


@dataclass(frozen=True, slots=True)
class Period:
    """From, included, to, not included; RFC 3339 in UTC, or a date."""

    begin: str
    end: str

    def holds(self, time: str) -> bool:
        """Whether a record of that time is in it."""
        return self.begin[:19] <= time[:19] < self.end[:19]  # to the second


@dataclass(slots=True)
class Traffic:
    """What was decided and how it ended.

    Attributes:
        decided: requests on which something was decided; a fallback counts once.
        refused: why → requests that were refused.
        classes: class → requests.
        clients: (client, team) → requests.
        recipients: (upstream, region, agreement) → requests.
        kinds: type of data → requests that held it.
        art9: requests with data of Art. 9 or 10.
        actions: what was done → how many findings.
        persons: people in all requests together, as far as mentions can be linked; one in two requests counts twice.
        clear: requests that left in clear (shadow).
        first, last: time of the first and last decision.
        total_ms, detect_ms: milliseconds → requests.
    """

    decided: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    classes: Counter[str] = field(default_factory=Counter)
    clients: Counter[tuple[str, str]] = field(default_factory=Counter)
    recipients: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    art9: int = 0
    actions: Counter[str] = field(default_factory=Counter)
    persons: int = 0
    clear: int = 0
    first: str = ""
    last: str = ""
    total_ms: Counter[int] = field(default_factory=Counter)
    detect_ms: Counter[int] = field(default_factory=Counter)

    @property
    def protected(self) -> int:
        """Values that did not leave as they were."""
        return sum(count for action, count in self.actions.items() if action in _PROTECTED)

    def plain(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "requests": self.decided,
            "refused": dict(self.refused.most_common()),
            "classes": dict(self.classes),
            "clients": [{"client": c, "team": t, "requests": n} for (c, t), n in self.clients.most_common()],
            "recipients": [
                {"upstream": u, "region": r, "agreement": a, "requests": n}
                for (u, r, a), n in self.recipients.most_common()
            ],
            "kinds": dict(self.kinds.most_common()),
            "art9": self.art9,
            "actions": dict(self.actions.most_common()),
            "protected": self.protected,
            "persons": self.persons,
            "clear": self.clear,
            "first": self.first,
            "last": self.last,
            "total_ms": {"median": percentile(self.total_ms, 0.5), "p95": percentile(self.total_ms, 0.95)},
            "detect_ms": {"median": percentile(self.detect_ms, 0.5), "p95": percentile(self.detect_ms, 0.95)},
        }


def records(trail: Trail, period: Period) -> Iterator[Mapping[str, Any]]:
    """Yield the records of a period; a torn line is passed over, `audit verify` tells of it."""
    for segment in trail.segments():
        if not period.begin[:10] <= segment[:10] <= period.end[:10]:
            continue  # each day has segments of its own
        for line in trail.lines(segment):
            try:
                record = json.loads(line)
            except ValueError:
                continue
            if isinstance(record, dict) and period.holds(str(record.get("time", ""))):
                yield record


def count(found: Iterable[Mapping[str, Any]], upstream: str = "") -> Traffic:
    """Count what was decided and how it ended.

    Args:
        found: records of a period.
        upstream: only what went there.
    """
    traffic = Traffic()
    known: set[str] = set()
    for record in found:
        if upstream and record.get("upstream") != upstream:
            continue
        kind = record.get("kind")
        if kind == "decided":
            _decided(traffic, record, again=str(record.get("request_id")) in known)
            known.add(str(record.get("request_id")))
        elif kind == "refused":
            traffic.refused[str(record.get("outcome", ""))] += 1
        elif kind == "completed" and "total_ms" in record:
            traffic.total_ms[int(record["total_ms"])] += 1
    return traffic


def _decided(traffic: Traffic, record: Mapping[str, Any], *, again: bool) -> None:
    where = (str(record.get("upstream", "")), str(record.get("region", "")), str(record.get("agreement", "")))
    traffic.recipients[where] += 1
    traffic.first = min(traffic.first or str(record["time"]), str(record["time"]))
    traffic.last = max(traffic.last, str(record["time"]))
    if again:
        return
    traffic.decided += 1
    traffic.classes[str(record.get("sensitivity", ""))] += 1
    traffic.clients[str(record.get("principal", "")), str(record.get("team", ""))] += 1
    traffic.kinds.update({key.partition("/")[0] for key in record.get("findings", {})})
    for key, number in record.get("entities", {}).items():
        traffic.actions[key.rpartition("/")[2]] += int(number)
    traffic.art9 += any(reason.partition("/")[0] in _ART9 for reason in record.get("reasons", ()))
    traffic.persons += int(record.get("persons", 0))
    traffic.clear += record.get("mode") == "shadow"
    if "detect_ms" in record:
        traffic.detect_ms[int(record["detect_ms"])] += 1


def percentile(counts: Counter[int], share: float) -> int | None:
    """The smallest value that `share` of all do not exceed; None of nothing."""
    left = share * counts.total()
    for value in sorted(counts):
        left -= counts[value]
        if left <= 0:
            return value
    return None


def deadline(discovered: datetime, now: datetime) -> float:
    """Hours that are left to tell the authority, 72 from when the breach became known (GDPR Art. 33(1))."""
    return 72 - (now - discovered).total_seconds() / 3600
