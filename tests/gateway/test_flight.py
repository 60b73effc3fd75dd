from __future__ import annotations

from gateway.flight import Flight, new_request_id


def test_ids_are_ours_and_unique():
    ids = {new_request_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(i.startswith("req_") and len(i) == 28 for i in ids)


def test_before_a_decision_nothing_is_claimed():
    flight = Flight()
    flight.finish(404, "unknown_url")
    record = flight.record("refused", "2026-01-01T00:00:00Z", "0a1b2c3d")
    assert (record.sensitivity, record.upstream, record.reasons, dict(record.entities)) == ("", "", (), {})
    assert record.status == 404
    assert flight.completed().overhead is None
    assert "x-privacy-class" not in flight.headers()


def test_the_first_byte_counts_once_and_only_after_sending():
    flight = Flight()
    flight.answered()
    assert flight.first_byte is None
    flight.sent()
    flight.answered()
    first = flight.first_byte
    flight.answered()
    assert first is not None
    assert flight.first_byte == first


def test_anthropic_clients_get_their_id_header():
    assert "request-id" in Flight(anthropic=True).headers()
    assert "request-id" not in Flight().headers()
