"""Writes docs/accuracy.md: the hand-written words of accuracy.template.md around the tables of a run."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from string import Template
from typing import Final

from benchmarks.detection import peer, tables
from benchmarks.detection.measure import Measured
from benchmarks.detection.texts import fingerprint

TEMPLATE: Final = Path(__file__).with_name("accuracy.template.md")
FIGURES: Final = Path(__file__).with_name("figures.json")
ROOT: Final = Path(__file__).parents[2]
CODE: Final = ("filters", "gateway", "benchmarks", "training/splits.py", "training/sources.py", "training/reader.py")


def write(measured: Measured, path: Path) -> None:
    """Keep the figures and write the page."""
    values = figures(measured) | circumstances(measured)
    FIGURES.write_text(json.dumps(values, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    path.write_text(render(values), encoding="utf-8")


def rewrite(path: Path) -> None:
    """Write the page again from the figures of the last run: only words have changed."""
    path.write_text(render(json.loads(FIGURES.read_text(encoding="utf-8"))), encoding="utf-8")


def render(values: Mapping[str, str]) -> str:
    """Return the page. A name of the template without a value, or a table that it does not show, is an error."""
    template = Template(TEMPLATE.read_text(encoding="utf-8"))
    unused = values.keys() - set(template.get_identifiers())
    if unused:
        raise ValueError(f"{TEMPLATE.name} does not show {', '.join(sorted(unused))}")
    return template.substitute(values)


def figures(measured: Measured) -> dict[str, str]:
    """The tables by their names in the template."""
    return {
        "goals": tables.goals(measured),
        "overview": tables.overview(measured),
        "special": tables.special(measured),
        "lower": tables.lower(measured),
        "labels": tables.labels(measured),
        "checked": tables.checked(measured),
        "harmless": tables.harmless(measured),
        "alarm_labels": tables.alarm_labels(measured),
        "corpora": tables.corpora(measured),
        "speed": f"{measured.speed:.2f} MB a minute ({measured.read / 1000:.0f} kB of hand-written texts)",
    }


def circumstances(measured: Measured) -> dict[str, str]:
    """When, on what and of what."""
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "commit": commit(),
        "model": measured.model[:16],
        "machine": f"{_processor()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "texts_hash": fingerprint(),
        "peer": peer.NAME if len(measured.texts) > 1 else "not measured in this run",
    }


def commit() -> str:
    """The commit that ran, and whether the tree differed from it."""
    head = _git("rev-parse", "--short=12", "HEAD")
    return f"{head} with changes" if _git("status", "--porcelain", "--untracked-files=no", "--", *CODE) else head


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else "unknown"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
