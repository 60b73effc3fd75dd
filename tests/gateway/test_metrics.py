"""Metrics have closed label sets, and no string of a caller becomes part of them."""

from __future__ import annotations

import dataclasses

import pytest
from prometheus_client import CollectorRegistry
from prometheus_client.parser import text_string_to_metric_families

from gateway.metrics import Completed, Decided, Known, Metrics, error_codes

KNOWN = Known(
    frozenset({"openai_chat"}),
    frozenset({"eu-1"}),
    frozenset({"secret_in_tool_arguments"}),
    "1.2.3",
    frozenset({"crm"}),
    {("crm", "tokens_per_day"): 1000},
)


@pytest.fixture
def metrics() -> Metrics:
    return Metrics(CollectorRegistry(), KNOWN)


def samples(metrics: Metrics) -> dict[tuple, float]:
    families = text_string_to_metric_families(metrics.render()[0].decode())
    return {
        (s.name.removeprefix("privacy_gateway_"), *(s.labels[k] for k in sorted(s.labels))): s.value
        for family in families
        for s in family.samples
        if not s.name.endswith(("_created", "_bucket")) and s.value
    }


def use(metrics: Metrics, text: str) -> None:
    """Put `text` wherever a string can go."""
    metrics.decided(Decided(endpoint=text, detect=0.1, entities={text: 1, f"PERSON/{text}": 1, f"{text}/token": 1}))
    metrics.completed(Completed(endpoint=text, sensitivity=text, outcome=text, total=1, principal=text))
    metrics.refused(text)
    metrics.upstream_answered(text, text)
    metrics.upstream_up(text, up=True)


def test_what_happened_is_counted(metrics: Metrics) -> None:
    """Each method moves its metrics."""
    metrics.decided(
        Decided(endpoint="openai_chat", detect=0.25, entities={"PERSON/token": 3, "IBAN/block": 1}, rewritten_history=2)
    )
    metrics.completed(
        Completed(
            endpoint="openai_chat",
            sensitivity="red",
            outcome="ok",
            total=2,
            overhead=0.5,
            first_byte=1,
            restored=4,
            principal="crm",
            prompt_tokens=7,
            completion_tokens=3,
            unknown_tokens=1,
        )
    )
    metrics.refused("secret_in_tool_arguments")
    metrics.upstream_answered("eu-1", "upstream_timeout")
    metrics.upstream_up("eu-1", up=True)
    metrics.audited()
    metrics.audit_failed()
    metrics.detector_failed()
    metrics.stream_opened()
    metrics.stream_opened()
    metrics.stream_closed()
    metrics.policy_reloaded(ok=False)
    metrics.policy_reloaded(ok=True)
    metrics.watch(audit_queue=lambda: 5, detector_queue=lambda: 6, audit_up=lambda: True)
    assert samples(metrics) == {
        ("policy_reloads_total", "ok"): 1,
        ("policy_reloads_total", "refused"): 1,
        ("policy_valid",): 1,
        ("request_seconds_count", "openai_chat", "detect"): 1,
        ("request_seconds_sum", "openai_chat", "detect"): 0.25,
        ("request_seconds_count", "openai_chat", "total"): 1,
        ("request_seconds_sum", "openai_chat", "total"): 2,
        ("request_seconds_count", "openai_chat", "overhead"): 1,
        ("request_seconds_sum", "openai_chat", "overhead"): 0.5,
        ("first_byte_seconds_count",): 1,
        ("first_byte_seconds_sum",): 1,
        ("entities_total", "token", "PERSON"): 3,
        ("entities_total", "block", "IBAN"): 1,
        ("rewritten_history_total",): 2,
        ("requests_total", "openai_chat", "ok", "red"): 1,
        ("restored_tokens_total",): 4,
        ("unknown_tokens_total",): 1,
        ("refusals_total", "secret_in_tool_arguments"): 1,
        ("upstream_requests_total", "upstream_timeout", "eu-1"): 1,
        ("upstream_up", "eu-1"): 1,
        ("audit_records_total",): 1,
        ("audit_failures_total",): 1,
        ("detector_failures_total",): 1,
        ("streams_open",): 1,
        ("audit_queue",): 5,
        ("audit_up",): 1,
        ("tokens_total", "prompt"): 7,
        ("budget_tokens_total", "crm"): 10,
        ("budget_limit", "tokens_per_day", "crm"): 1000,
        ("tokens_total", "completion"): 3,
        ("detector_queue",): 6,
        ("build_info", "1.2.3"): 1,
    }


@pytest.mark.parametrize("canary", ["Anna Canary", "canary", "canary@example.org", "CANARY_1"])
def test_canary(metrics: Metrics, canary: str) -> None:
    """No string becomes a label value."""
    use(metrics, canary)
    assert canary.encode() not in metrics.render()[0]
    assert samples(metrics)["requests_total", "other", "other", "other"] == 1
    assert samples(metrics)["entities_total", "other", "PERSON"] == 1


def test_number_of_series_is_bounded(metrics: Metrics) -> None:
    """A thousand names make no more series than one."""
    use(metrics, "x0")
    before = len(samples(metrics))
    for i in range(1000):
        use(metrics, f"x{i}")
    assert len(samples(metrics)) == before


def test_names_are_all_there(metrics: Metrics) -> None:
    """`metric_names` lists exactly what is exposed, with the prefix."""
    use(metrics, "x")
    families = {family.name for family in text_string_to_metric_families(metrics.render()[0].decode())}
    families = {name for name in families if not name.endswith("_created")}
    listed = metrics.metric_names()
    assert len(listed) == len(set(listed)) == 28
    assert all(name.startswith("privacy_gateway_") for name in listed)
    assert {name.removesuffix("_total") for name in listed} == {name.removesuffix("_total") for name in families}


def test_error_codes() -> None:
    """Codes of both error trees are known."""
    assert {"filter_unavailable", "upstream_timeout", "invalid_json", "unsupported_parameter"} <= error_codes()


def test_registry_is_the_callers() -> None:
    """Two sets of metrics live beside each other, without configuration too."""
    assert Metrics(CollectorRegistry()).metric_names() == Metrics(CollectorRegistry()).metric_names()
    assert dataclasses.replace(KNOWN).version == "1.2.3"


def test_limits_of_clients_follow_the_policy(metrics: Metrics) -> None:
    """What a client used, what its limits refused, and the limits themselves; another policy replaces them."""
    metrics.completed(Completed(endpoint="x", sensitivity="", outcome="rate_limit_exceeded", total=1, principal="crm"))
    metrics.know(Known(principals=frozenset({"hr"}), limits={("hr", "concurrent"): 4}))
    metrics.completed(Completed(endpoint="x", sensitivity="", outcome="ok", total=1, principal="hr", prompt_tokens=5))
    found = samples(metrics)
    assert found["budget_refusals_total", "crm"] == 1
    assert found["budget_tokens_total", "hr"] == 5
    assert {key: value for key, value in found.items() if key[0] == "budget_limit"} == {
        ("budget_limit", "concurrent", "hr"): 4
    }
