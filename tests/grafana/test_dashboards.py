"""Dashboards and alerts: what they name exists, and is what Grafana and Prometheus understand."""

from __future__ import annotations

import itertools
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from prometheus_client import CollectorRegistry

from gateway.metrics import Metrics
from tests.support.gateway import ROOT
from tests.support.nodes import needs_node, run, with_packages
from tools.dashboards import written

BOARDS = sorted((ROOT / "grafana").glob("*.json"))
ALERTS = yaml.safe_load((ROOT / "grafana" / "alerts.yaml").read_text(encoding="utf-8"))["groups"][0]["rules"]
NAMES = frozenset(Metrics(CollectorRegistry()).metric_names())


def expressions(board: dict[str, Any]) -> list[str]:
    return [target["expr"] for panel in board["panels"] for target in panel.get("targets", ())]


def metrics_in(expression: str) -> set[str]:
    return {name.removesuffix("_bucket") for name in re.findall(r"privacy_gateway_\w+", expression)}


def test_they_are_what_their_table_says() -> None:
    """`make dashboards` writes them."""
    assert {path: path.read_text(encoding="utf-8") for path in BOARDS} == written()


def test_every_metric_is_drawn_and_every_drawn_metric_exists() -> None:
    drawn = {
        name
        for path in BOARDS
        for expression in expressions(json.loads(path.read_text(encoding="utf-8")))
        for name in metrics_in(expression)
    }
    assert drawn <= NAMES
    assert NAMES - drawn == set()
    assert {name for rule in ALERTS for name in metrics_in(rule["expr"])} <= NAMES


@pytest.mark.parametrize("path", BOARDS, ids=lambda path: path.stem)
def test_panels_do_not_overlap(path: Path) -> None:
    panels = json.loads(path.read_text(encoding="utf-8"))["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    for one, other in itertools.combinations([panel["gridPos"] for panel in panels], 2):
        apart = (
            one["x"] + one["w"] <= other["x"]
            or other["x"] + other["w"] <= one["x"]
            or one["y"] + one["h"] <= other["y"]
            or other["y"] + other["h"] <= one["y"]
        )
        assert apart, (one, other)
    assert all(panel["gridPos"]["x"] + panel["gridPos"]["w"] <= 24 for panel in panels)


def test_every_alert_has_its_runbook_and_its_test() -> None:
    names = [rule["alert"] for rule in ALERTS]
    page = (ROOT / "docs" / "runbooks.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\w+)$", page, re.MULTILINE) == names
    for rule in ALERTS:
        assert rule["annotations"]["runbook"] == f"docs/runbooks.md#{rule['alert'].lower()}"
        assert rule["labels"]["severity"] in ("critical", "warning", "info")
    tests = yaml.safe_load((ROOT / "grafana" / "alerts_test.yaml").read_text(encoding="utf-8"))["tests"]
    for name, case in zip(names, tests, strict=True):
        fires, resolves = case["alert_rule_test"]
        assert (case["name"], fires["alertname"], resolves["alertname"]) == (name, name, name)
        assert (len(fires["exp_alerts"]), resolves["exp_alerts"]) == (1, [])


TYPED = """import type { Dashboard } from "@grafana/schema";
export const board: Partial<Dashboard> = %s;
"""


@needs_node
@pytest.mark.timeout(240)
async def test_they_are_of_the_type_that_grafana_publishes(tmp_path: Path) -> None:
    """Checked by TypeScript; one with a mistake is refused, so that the check is one."""
    here = await with_packages(tmp_path / "typed", ROOT / "tests" / "grafana" / "schema")
    for path in BOARDS:
        (here / f"{path.stem}.ts").write_text(TYPED % path.read_text(encoding="utf-8"), encoding="utf-8")
    check = ("node_modules/.bin/tsc", "--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext")
    code, out = await run(*check, *(f"{path.stem}.ts" for path in BOARDS), cwd=here, seconds=200)
    assert code == 0, out
    wrong = TYPED % BOARDS[0].read_text(encoding="utf-8").replace('"title": "Classes"', '"tittle": "Classes"')
    (here / "wrong.ts").write_text(wrong, encoding="utf-8")
    code, out = await run(*check, "wrong.ts", cwd=here, seconds=200)
    assert code != 0
    assert "tittle" in out


@pytest.mark.skipif(not shutil.which("promtool"), reason="the program `promtool` is not installed: make system")
async def test_every_alert_fires_and_resolves() -> None:
    for command in (("check", "rules", "alerts.yaml"), ("test", "rules", "alerts_test.yaml")):
        code, out = await run("promtool", *command, cwd=ROOT / "grafana")
        assert code == 0, out
        assert "SUCCESS" in out
