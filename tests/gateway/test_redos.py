"""Patterns that never come to an end."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from gateway.config import load_config
from gateway.problems import ConfigError
from gateway.redos import is_catastrophic
from gateway.registries import load_registries
from tests.support.gateway import write_policy

FLAGS = 26  # Presidio's own default


@pytest.mark.parametrize(
    "pattern",
    [r"(a+)+$", r"(x|xx)+y", r"^(([a-z])+.)+[A-Z]([a-z])+$", r"(\w+\s?)+:", r"([0-9]+-?)+[A-Z]$"],
)
def test_a_repetition_inside_a_repetition_is_found(pattern: str) -> None:
    assert is_catastrophic(pattern, FLAGS)


@pytest.mark.parametrize(
    "pattern",
    [
        r"\b\d{3}-\d{4}\b",
        r"[\w.+-]+@[\w-]+\.[\w.-]+",
        r"(?:\d+\.)+\d+",
        r"\b(KD|Kunde)[- ]?\d{4,8}\b",
        r"[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}",
    ],
)
def test_ordinary_patterns_are_not(pattern: str) -> None:
    assert not is_catastrophic(pattern, FLAGS)


def test_a_registry_with_one_is_refused_with_its_place(tmp_path: Path) -> None:
    entry = {
        "name": "Slow",
        "supported_entity": "SLOW",
        "supported_language": "de",
        "patterns": [{"name": "slow", "regex": r"(\w+\s?)+:", "score": 0.5}],
    }
    (tmp_path / "registry.yaml").write_text(yaml.safe_dump({"recognizers": [entry]}), encoding="utf-8")
    path = write_policy(tmp_path, detection={"presidio_registries": ["registry.yaml"]})
    with pytest.raises(ConfigError, match="busy for ever") as error:
        load_registries(load_config(path, {}), path)
    assert [problem.key for problem in error.value.problems] == ["recognizers[0].patterns[0].regex"]
