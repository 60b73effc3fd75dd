"""What the trail says of one person: the answer to a request for access (GDPR Art. 15), from the records themselves.

No text: the trail holds none. It tells which requests mentioned somebody, when, through which application, to whom they
went, under which agreement, and what kinds of data were in them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from gateway.audit import parse_line
from gateway.config import Config
from gateway.subject_index import Place
from gateway.trail import Trail


@dataclass(frozen=True, slots=True)
class Request:
    """A request that mentioned somebody.

    Attributes:
        time: when, RFC 3339.
        request_id: the gateway's id.
        application: the client, and its team.
        recipient: the upstream.
        agreement: reference of the data-processing agreement.
        region: where it was processed.
        sensitivity: class of the request.
        kinds: types of data in the request, whoever they are about.
        clear: it left in clear (shadow), or pseudonymised.
    """

    time: str
    request_id: str
    application: str
    recipient: str
    agreement: str
    region: str
    sensitivity: str
    kinds: tuple[str, ...]
    clear: bool


@dataclass(frozen=True, slots=True)
class Recipient:
    """An upstream that received something.

    Attributes:
        name: in the policy.
        legal_entity: who that is, as the policy says today; "" where it is not in it any more.
        region, agreement: as on record.
        transfer_basis: on what a transfer out of the EEA rests.
        requests: how many.
    """

    name: str
    legal_entity: str
    region: str
    agreement: str
    transfer_basis: str
    requests: int


@dataclass(frozen=True, slots=True)
class Disclosure:
    """All that is said to one person.

    Attributes:
        day: of the answer.
        asked: by how many identifiers was looked.
        retention_days: how long records are kept; 0 is for ever.
        requests: in the order of time.
        recipients: each with its number of requests.
        kinds: types of data → in how many requests.
    """

    day: str
    asked: int
    retention_days: int
    requests: tuple[Request, ...]
    recipients: tuple[Recipient, ...]
    kinds: Mapping[str, int] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return asdict(self)


def read(trail: Trail, places: Iterable[Place]) -> Iterator[Mapping[str, Any]]:
    """Yield the sound records at these places; what went with its retention is passed over."""
    for place in places:
        raw = trail.at(place)
        if parse_line(raw[:-1]) is not None:
            yield json.loads(raw)


def disclose(records: Iterable[Mapping[str, Any]], config: Config, day: str, asked: int) -> Disclosure:
    """Put together what is said to somebody.

    Args:
        records: those that mention them.
        config: the policy, which says who the recipients are.
        day: today.
        asked: by how many identifiers was looked.
    """
    found = sorted((_request(record) for record in records), key=lambda item: item.time)
    return Disclosure(
        day=day,
        asked=asked,
        retention_days=config.audit.retention_days,
        requests=tuple(found),
        recipients=tuple(_recipients(found, config)),
        kinds=dict(sorted(Counter(kind for item in found for kind in item.kinds).items())),
    )


def _request(record: Mapping[str, Any]) -> Request:
    team = str(record.get("team", ""))
    return Request(
        time=str(record["time"]),
        request_id=str(record.get("request_id", "")),
        application=str(record.get("principal", "")) + (f" ({team})" if team else ""),
        recipient=str(record.get("upstream", "")),
        agreement=str(record.get("agreement", "")),
        region=str(record.get("region", "")),
        sensitivity=str(record.get("sensitivity", "")),
        kinds=tuple(sorted({key.partition("/")[0] for key in record.get("findings", {})})),
        clear=record.get("mode") == "shadow",
    )


def _recipients(found: Sequence[Request], config: Config) -> Iterator[Recipient]:
    entries = {entry.name: entry for entry in config.upstreams}
    counts = Counter((item.recipient, item.region, item.agreement) for item in found)
    for (name, region, reference), count in counts.most_common():
        entry = entries.get(name)
        own = entry is not None and entry.agreement is not None and entry.agreement.reference == reference
        basis = entry.agreement.transfer_basis if own and entry is not None and entry.agreement is not None else ""
        yield Recipient(name, (entry.legal_entity or "") if entry is not None else "", region, reference, basis, count)
