"""What is put together for somebody who asks."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gateway.audit import AuditRecord, Chain, timestamp
from gateway.config import parse_config
from gateway.desk import Disclosure, disclose, read
from gateway.letters import access
from gateway.subject_index import Place
from gateway.trail import FileTrail

POLICY = """
version: 1
upstreams:
  - name: vendor
    provider: openai
    base_url: https://eu.api.openai.com/v1
    key: {env: KEY}
    region: EU
    legal_entity: Beispiel-KI GmbH
    agreement: {reference: AVV-7, signed: 2026-01-01, expires: 2099-01-01, zero_retention: true, transfer_basis: scc}
    receives: [green]
    models: ["*"]
audit: {retention_days: 90}
"""


def record(day: int, **more: Any) -> dict[str, Any]:
    time = timestamp(datetime(2026, 11, day, 9, 30, tzinfo=UTC))
    made = {"upstream": "vendor", "region": "EU", "agreement": "AVV-7", "sensitivity": "yellow", "principal": "crm"}
    findings = {"PERSON/surname/token": 2, "PERSON/given_name/token": 1, "LOCATION//allow": 1}
    return AuditRecord(kind="decided", time=time, **{**made, "findings": findings, **more}).as_dict()


def made(*records: dict[str, Any]) -> Disclosure:
    return disclose(records, parse_config(POLICY), date(2026, 11, 27).isoformat(), 2)


def test_requests_recipients_and_kinds() -> None:
    old = record(3, agreement="AVV-1", mode="shadow", upstream="house", region="local")
    found = made(record(20, team="vertrieb"), old)
    assert [item.time[:10] for item in found.requests] == ["2026-11-03", "2026-11-20"]
    assert [item.clear for item in found.requests] == [True, False]
    assert found.requests[1].application == "crm (vertrieb)"
    assert dict(found.kinds) == {"LOCATION": 2, "PERSON": 2}
    vendor, house = sorted(found.recipients, key=lambda item: item.name != "vendor")
    assert (vendor.legal_entity, vendor.transfer_basis, vendor.requests) == ("Beispiel-KI GmbH", "scc", 1)
    assert (house.legal_entity, house.transfer_basis, house.agreement) == ("", "", "AVV-1")


def test_an_agreement_that_policy_does_not_have_any_more_gives_no_basis() -> None:
    (vendor,) = made(record(3, agreement="AVV-1")).recipients
    assert (vendor.legal_entity, vendor.transfer_basis) == ("Beispiel-KI GmbH", "")


def test_nothing_found() -> None:
    assert made().plain()["requests"] == ()
    assert "Wir haben nichts gefunden." in access(made(), "de")
    assert "We have found nothing." in access(made(), "en")


def test_records_are_read_where_they_stand(tmp_path: Path) -> None:
    """One that was changed is not told, and one that is gone neither."""
    chain = Chain("w", Ed25519PrivateKey.from_private_bytes(bytes(32)))
    time = "2026-11-27T09:30:00.000Z"
    lines = [chain.opened(time, 0, ())]
    lines += [chain.append(AuditRecord(kind="decided", time=time, request_id=f"r{n}")) for n in range(3)]
    lines[2] = lines[2].replace(b"r1", b"r9")
    (tmp_path / "a.jsonl").write_bytes(b"".join(lines))
    starts = [sum(map(len, lines[:n])) for n in range(5)]
    places = [Place("a.jsonl", start) for start in starts[1:]] + [Place("gone.jsonl", 0)]
    assert [found["request_id"] for found in read(FileTrail([tmp_path]), places)] == ["r0", "r2"]
