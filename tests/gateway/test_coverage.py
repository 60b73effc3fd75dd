"""The manifest says what the tables say, once per field."""

from __future__ import annotations

import re

from gateway import coverage


def test_every_field_is_treated_once():
    rows = coverage.as_json()
    places = [(row["endpoint"], row["path"], row["treatment"]) for row in rows]
    assert len(places) == len(set(places))
    assert {row["treatment"] for row in rows} <= {
        "FILTER", "PASS", "CHECK", "OPAQUE", "KEYED", "DROP", "FORCE", "READ", "BLOCK",
    }  # fmt: skip
    assert all(row["reason"] for row in rows if row["treatment"] == "BLOCK")


def test_every_endpoint_is_there():
    assert {row["endpoint"] for row in coverage.as_json()} >= {
        "POST /v1/chat/completions", "POST /v1/responses", "POST /v1/messages",
    }  # fmt: skip


def test_variants_that_are_treated_alike_share_a_line():
    lines = coverage.markdown().splitlines()
    assert len(lines) == len(set(lines))
    assert len(lines) < len(coverage.as_json()) / 2
    assert any(re.search(r"\(web_search_20250305, .*mcp_toolset\)` \| BLOCK: ", line) for line in lines)
