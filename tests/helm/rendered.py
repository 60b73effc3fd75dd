"""Lint, render and validate the chart, for `test_chart.py`: run by the environment of requirements/chart.txt.

Usage: rendered.py CHART < [{"name": …, "values": {…}}, …] > {"name": {"objects": […], "problems": […]} | {"refused": "…"}}
"""

from __future__ import annotations

import json
import sys
from typing import Any

import kubernetes_validate
import yaml
from helm_python import Chart, HelmError, lint

KUBERNETES = "1.32"
_INFORMATION = 1  # that an icon would be nice


def rendered(chart: Any, folder: str, values: dict[str, Any]) -> dict[str, Any]:
    try:
        texts = chart.render(values, name="demo", namespace="llm")
    except HelmError as error:
        return {"refused": str(error)}
    found = lint(folder, values, strict=True, namespace="llm")
    problems = [message["error"] for message in found["messages"] if message["severity"] > _INFORMATION]
    objects = [
        each
        for path, text in texts.items()
        if path.endswith(".yaml")
        for each in yaml.safe_load_all(text)
        if each is not None
    ]
    for each in objects:
        if each["apiVersion"].partition("/")[0] in ("monitoring.coreos.com", "gateway.networking.k8s.io"):
            continue  # looked at by the test: no schema of these is in the package
        try:
            kubernetes_validate.validate(each, KUBERNETES, strict=True)
        except Exception as error:  # noqa: BLE001 - several classes, all of them say what is wrong
            problems.append(f"{each['kind']}: {error}")
    return {"objects": objects, "problems": [*problems, *found["errors"]]}


def main() -> None:
    folder = sys.argv[1]
    with Chart.load(folder) as chart:
        told = {case["name"]: rendered(chart, folder, case["values"]) for case in json.load(sys.stdin)}
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
