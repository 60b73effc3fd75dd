"""docs/policy-reference.md is what tools/policy_reference.py makes of the schema, and leaves no key out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_docs import policy_keys, rows
from tools import policy_reference

ROOT = Path(__file__).parent.parent


def page() -> str:
    return policy_reference.PAGE.read_text(encoding="utf-8")


def test_the_page_is_current():
    """`python tools/policy_reference.py --write` makes it so."""
    assert page() == policy_reference.made()


def test_every_key_stands_there_with_type_default_and_meaning():
    """Compared with the classes that read the policy, not with the schema that the page is made from."""
    shown = {row[0].strip("`"): row[1:] for row in rows(page()) if len(row) == 4}
    sections = {f"`{name}`" for name in json.loads(policy_reference.SCHEMA.read_text(encoding="utf-8"))["properties"]}
    expected = {key for key, _ in policy_keys()}
    assert shown.keys() - sections <= expected
    assert {key for key in expected - shown.keys() if f"[`{key}`](#{key})" not in page()} == set()
    assert [key for key, cells in shown.items() if not all(cells)] == []


def test_closed_lists_show_all_their_words():
    words = {
        node
        for name, node in json.loads(policy_reference.SCHEMA.read_text(encoding="utf-8"))["$defs"].items()
        for node in node.get("enum", ())
    }
    assert [word for word in sorted(words) if f"`{word}`" not in page()] == []


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            "Head.\n\nAttributes:\n    one: a | b\n        and more.\n    two: ``code``.",
            {"one": "a \\| b and more", "two": "`code`"},
        ),
        ("Head only.", {}),
    ],
)
def test_attributes_of_a_docstring(said, meant):
    assert policy_reference.attributes(said) == meant


def test_a_page_that_is_out_of_date_is_noticed(tmp_path, monkeypatch):
    other = tmp_path / "policy-reference.md"
    other.write_text(policy_reference.made().replace("required", "optional", 1), encoding="utf-8")
    monkeypatch.setattr(policy_reference, "PAGE", other)
    monkeypatch.setattr(sys, "argv", ["policy_reference.py", "--check"])
    assert policy_reference.main() == 1
    monkeypatch.setattr(sys, "argv", ["policy_reference.py", "--write"])
    assert policy_reference.main() == 0
    monkeypatch.setattr(sys, "argv", ["policy_reference.py", "--check"])
    assert policy_reference.main() == 0


def test_it_runs_as_documented():
    done = subprocess.run([sys.executable, "tools/policy_reference.py", "--check"], cwd=ROOT, check=False)
    assert done.returncode == 0
