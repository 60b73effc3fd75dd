"""Write the dashboards in grafana/ from the tables below: ``make dashboards``. Sources of panels, and nothing else."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "grafana"
WHERE = '{job=~"$job",instance=~"$instance"}'
RATE = "$__rate_interval"
DAY = 'limit="tokens_per_day"'


@dataclass(frozen=True)
class Panel:
    """A panel.

    Attributes:
        title: says what is seen.
        queries: (expression, legend); `M(...)` in it is a metric, `M(..., ...)` one with more label matchers.
        unit: of Grafana's own units.
        about: what a reader should know.
        kind: "timeseries", "stat" or "table".
        wide: width of 24.
        stacked: areas on top of each other.
    """

    title: str
    queries: Sequence[tuple[str, str]]
    unit: str = "short"
    about: str = ""
    kind: str = "timeseries"
    wide: int = 8
    stacked: bool = False


def of(name: str, more: str = "") -> str:
    """A metric of ours, of the chosen instances."""
    return f"privacy_gateway_{name}{WHERE[:-1]}{',' + more if more else ''}}}"


def rate(name: str, more: str = "") -> str:
    """Per second."""
    return f"rate({of(name, more)}[{RATE}])"


def quantile(share: float, name: str, more: str = "") -> str:
    """Of a histogram."""
    return f"histogram_quantile({share}, sum by (le) ({rate(name + '_bucket', more)}))"


def total(expression: str) -> str:
    """Summed up."""
    return f"sum({expression})"


def by(label: str, expression: str) -> str:
    """Summed up but for one label."""
    return f"sum by ({label}) ({expression})"


OPERATIONS: Sequence[tuple[str, Sequence[Panel]]] = (
    (
        "Requests",
        (
            Panel(
                "Requests per second",
                [(by("outcome", rate("requests_total")), "{{outcome}}")],
                "reqps",
                "Each request counts once, by how it ended.",
                stacked=True,
            ),
            Panel(
                "Refusals per second",
                [(by("code", rate("refusals_total")), "{{code}}")],
                "reqps",
                "Error codes of the gateway: docs/errors.md.",
                stacked=True,
            ),
            Panel("Open streams", [(total(of("streams_open")), "streams")]),
            Panel(
                "Time of a request",
                [(quantile(q, "request_seconds", 'stage="total"'), f"{q:.0%}") for q in (0.5, 0.95, 0.99)],
                "s",
                "With the time of the upstream.",
            ),
            Panel(
                "Time that the gateway adds",
                [(quantile(q, "request_seconds", 'stage="overhead"'), f"{q:.0%}") for q in (0.5, 0.95, 0.99)],
                "s",
                "Total without waiting for the upstream's first byte; whole answers only.",
            ),
            Panel(
                "Time to first byte",
                [(quantile(q, "first_byte_seconds"), f"{q:.0%}") for q in (0.5, 0.95)],
                "s",
                "From sending to the upstream until its answer begins.",
            ),
        ),
    ),
    (
        "Upstreams",
        (
            Panel(
                "Requests to upstreams",
                [(by("upstream, outcome", rate("upstream_requests_total")), "{{upstream}} {{outcome}}")],
                "reqps",
                wide=12,
            ),
            Panel(
                "Reachable",
                [(f"min by (upstream) ({of('upstream_up')})", "{{upstream}}")],
                "bool_yes_no",
                "At the last request.",
                kind="stat",
                wide=6,
            ),
            Panel(
                "Tokens per second",
                [(by("direction", rate("tokens_total")), "{{direction}}")],
                "short",
                "As upstreams counted them.",
                wide=6,
            ),
        ),
    ),
    (
        "Detector",
        (
            Panel(
                "Detection",
                [(quantile(q, "request_seconds", 'stage="detect"'), f"{q:.0%}") for q in (0.5, 0.95, 0.99)],
                "s",
                "Waiting included.",
            ),
            Panel(
                "Waiting for the detector",
                [
                    (total(of("detector_queue")), "requests"),
                    (total(rate("detector_failures_total")), "failures per second"),
                ],
            ),
            Panel(
                "Known segments",
                [
                    (
                        f"sum({of('detector_cache_hits')}) / (sum({of('detector_cache_hits')}) + sum({of('detector_cache_misses')}))",
                        "hit rate",
                    )
                ],
                "percentunit",
                "Unchanged history is not detected again.",
            ),
        ),
    ),
    (
        "Audit trail, policy and limits",
        (
            Panel(
                "Audit records per second",
                [
                    (total(rate("audit_records_total")), "durable"),
                    (total(rate("audit_failures_total")), "could not be stored"),
                ],
                "short",
                "A record that cannot be stored refuses its request.",
            ),
            Panel("Waiting records", [(total(of("audit_queue")), "records"), (f"min({of('audit_up')})", "sink works")]),
            Panel(
                "Policy",
                [
                    (f"min({of('policy_valid')})", "the file is in force"),
                    (by("outcome", rate("policy_reloads_total")), "reloads {{outcome}}"),
                ],
            ),
            Panel(
                "Clients at their limit",
                [(by("principal", rate("budget_refusals_total")), "{{principal}}")],
                "reqps",
                "Limits of principals: docs/policy.md.",
                wide=8,
            ),
            Panel(
                "Share of the day's tokens",
                [
                    (
                        (
                            f"sum by (principal) (increase({of('budget_tokens_total')}[1d])) / on (principal) "
                            f"max by (principal) ({of('budget_limit', DAY)})"
                        ),
                        "{{principal}}",
                    )
                ],
                "percentunit",
                "What clients used in 24 hours, of their limit of a day.",
                wide=8,
            ),
            Panel("Version", [(by("version", of("build_info")), "{{version}}")], kind="stat", wide=8),
        ),
    ),
)

PROTECTION: Sequence[tuple[str, Sequence[Panel]]] = (
    (
        "Classes",
        (
            Panel(
                "Requests by class",
                [(by("sensitivity", rate("requests_total")), "{{sensitivity}}")],
                "reqps",
                "green: nothing personal; yellow: covered by pseudonyms; red: needs more.",
                stacked=True,
                wide=12,
            ),
            Panel(
                "Share of red",
                [(total(rate("requests_total", 'sensitivity="red"')) + " / " + total(rate("requests_total")), "red")],
                "percentunit",
                wide=6,
            ),
            Panel(
                "Refused by policy",
                [
                    (
                        total(
                            rate(
                                "refusals_total",
                                'code=~"privacy_policy_violation|secret_in_tool_arguments|unsupported_.*"',
                            )
                        ),
                        "per second",
                    )
                ],
                "reqps",
                wide=6,
            ),
        ),
    ),
    (
        "What was protected",
        (
            Panel(
                "Values by kind",
                [(by("label", rate("entities_total")), "{{label}}")],
                "short",
                "Per second, further mentions included.",
                stacked=True,
                wide=12,
            ),
            Panel(
                "Values by action",
                [(by("action", rate("entities_total")), "{{action}}")],
                "short",
                stacked=True,
                wide=12,
            ),
            Panel(
                "Put back into answers",
                [
                    (total(rate("restored_tokens_total")), "restored"),
                    (total(rate("unknown_tokens_total")), "of our form, but issued by nobody"),
                ],
                "short",
                "A model that invents tokens, or text of somebody else's.",
                wide=12,
            ),
            Panel(
                "Found late",
                [(total(rate("rewritten_history_total")), "per second")],
                "short",
                "Mentions in older text, replaced once their value was found.",
                wide=12,
            ),
        ),
    ),
    (
        "Where it went",
        (
            Panel(
                "Requests by recipient",
                [(by("upstream", rate("upstream_requests_total", 'outcome="ok"')), "{{upstream}}")],
                "reqps",
                stacked=True,
                wide=12,
            ),
            Panel(
                "Days until an agreement ends",
                [(f"min by (upstream) ({of('agreement_days')})", "{{upstream}}")],
                "d",
                "Below 1 nothing personal goes there.",
                kind="stat",
                wide=12,
            ),
        ),
    ),
    (
        "Proof",
        (
            Panel(
                "Newest checkpoint",
                [("max by (instance) (" + of("audit_head", 'part="seq"') + ")", "{{instance}}: record")],
                "short",
                'The anchor: with part="hash", for audit verify --expect-head.',
                wide=12,
            ),
            Panel(
                "Records",
                [
                    (total(rate("audit_records_total")), "durable, per second"),
                    (total(rate("audit_failures_total")), "could not be stored"),
                ],
                "short",
                wide=12,
            ),
        ),
    ),
)


def dashboard(uid: str, title: str, rows: Sequence[tuple[str, Sequence[Panel]]]) -> dict[str, Any]:
    """The dashboard as Grafana imports it."""
    return {
        "uid": uid,
        "title": title,
        "tags": ["privacy-gateway"],
        "schemaVersion": 39,
        "version": 1,
        "editable": True,
        "graphTooltip": 1,
        "refresh": "30s",
        "time": {"from": "now-6h", "to": "now"},
        "timezone": "browser",
        "annotations": {"list": []},
        "links": [],
        "templating": {"list": list(_variables())},
        "panels": list(_panels(rows)),
    }


def _variables() -> Iterator[dict[str, Any]]:
    yield {"name": "datasource", "type": "datasource", "query": "prometheus", "label": "Data source", "hide": 0}
    for name, label, query in (
        ("job", "Job", "label_values(privacy_gateway_build_info, job)"),
        ("instance", "Instance", 'label_values(privacy_gateway_build_info{job=~"$job"}, instance)'),
    ):
        yield {
            "name": name,
            "label": label,
            "type": "query",
            "datasource": {"type": "prometheus", "uid": "${datasource}"},
            "query": query,
            "refresh": 2,
            "includeAll": True,
            "multi": True,
            "allValue": ".*",
            "current": {"text": "All", "value": "$__all"},
            "hide": 0,
        }


def _panels(rows: Sequence[tuple[str, Sequence[Panel]]]) -> Iterator[dict[str, Any]]:
    number, top = 1, 0
    for title, panels in rows:
        yield {
            "id": number,
            "type": "row",
            "title": title,
            "collapsed": False,
            "panels": [],
            "gridPos": _at(0, top, 24, 1),
        }
        number, top, left = number + 1, top + 1, 0
        for panel in panels:
            if left + panel.wide > 24:
                left, top = 0, top + 8
            yield {"id": number, "gridPos": _at(left, top, panel.wide, 8), **_drawn(panel)}
            number, left = number + 1, left + panel.wide
        top += 8


def _at(x: int, y: int, w: int, h: int) -> dict[str, int]:
    return {"x": x, "y": y, "w": w, "h": h}


def _drawn(panel: Panel) -> dict[str, Any]:
    source = {"type": "prometheus", "uid": "${datasource}"}
    custom = {"fillOpacity": 40, "stacking": {"mode": "normal", "group": "A"}} if panel.stacked else {"fillOpacity": 5}
    return {
        "type": panel.kind,
        "title": panel.title,
        "description": panel.about,
        "datasource": source,
        "targets": [
            {"refId": chr(65 + number), "datasource": source, "expr": expression, "legendFormat": legend}
            for number, (expression, legend) in enumerate(panel.queries)
        ],
        "fieldConfig": {
            "defaults": {"unit": panel.unit, "min": 0, "custom": custom if panel.kind == "timeseries" else {}},
            "overrides": [],
        },
        "options": _options(panel.kind),
    }


def _options(kind: str) -> dict[str, Any]:
    if kind == "stat":
        reduced = {"calcs": ["lastNotNull"], "fields": "", "values": False}
        return {"reduceOptions": reduced, "colorMode": "value", "graphMode": "none", "textMode": "auto"}
    return {
        "legend": {"displayMode": "list", "placement": "bottom", "showLegend": True},
        "tooltip": {"mode": "multi", "sort": "desc"},
    }


def written() -> dict[Path, str]:
    """File → its text."""
    made = {
        "operations": dashboard("privacy-gateway-ops", "Privacy gateway: operations", OPERATIONS),
        "data-protection": dashboard("privacy-gateway-dpo", "Privacy gateway: data protection", PROTECTION),
    }
    return {FOLDER / f"{name}.json": json.dumps(board, indent=1) + "\n" for name, board in made.items()}


if __name__ == "__main__":
    for path, text in written().items():
        path.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{path}\n")
