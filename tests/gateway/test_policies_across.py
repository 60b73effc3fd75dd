"""Entries that contradict each other."""

from __future__ import annotations

from typing import Any

import pytest

from gateway.policies_across import disagreements, endpoint_names

A, B = ({"name": name, "keys": [name]} for name in "ab")
CASES: list[tuple[dict[str, Any], str, str]] = [
    ({"principals": [A, B, A | {"keys": []}]}, "principals.2.name", "same name"),
    ({"principals": [A, B | {"keys": ["a"]}]}, "principals.1.keys.0", "whose request"),
    ({"principals": [A, B | {"keys": [{"key": "a"}]}]}, "principals.1.keys.0", "whose request"),
    (
        {"principals": [A | {"tokens": ["t"]}, B | {"tokens": ["t"]}], "oidc": {"x": 1}},
        "principals.1.tokens.0",
        "whose",
    ),
    (
        {
            "principals": [A | {"certificates": ["CN=x"]}, B | {"certificates": ["CN=x"]}],
            "tls": {"client_ca": "c", "certificate": "d"},
        },
        "principals.1.certificates.0",
        "whose request",
    ),
    ({"admins": [A, B | {"keys": ["a"]}]}, "admins.1.keys.0", "whose order"),
    (
        {"principals": [A | {"dictionaries": ["projcts"]}], "dictionaries": {"projects": {}}},
        "principals.0.dictionaries.0",
        "projects",
    ),
    ({"principals": [A | {"endpoints": ["chat.completion"]}]}, "principals.0.endpoints.0", "chat.completions"),
    ({"principals": [A | {"tokens": ["t"]}]}, "principals.0.tokens", "oidc"),
    ({"principals": [A | {"certificates": ["CN=x"]}]}, "principals.0.certificates", "client_ca"),
    ({"tls": {"client_ca": "/ca.pem"}}, "tls.client_ca", "tls.certificate"),
    ({"audit": {"sink": "postgresql"}}, "audit.sink", "audit.postgresql"),
]


@pytest.mark.parametrize(("data", "place", "rule"), CASES, ids=[place for _, place, _ in CASES])
def test_what_contradicts(data: dict[str, Any], place: str, rule: str) -> None:
    found = {".".join(map(str, path)): message for path, message in disagreements(data)}
    assert rule in found[place]


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"principals": None, "admins": 7, "tls": [], "dictionaries": []},
        {"principals": [A, B, 7, None], "admins": [A]},
        {"principals": [A | {"endpoints": ["chat.*", "batches.create", "*"]}]},
    ],
)
def test_what_does_not(data: dict[str, Any]) -> None:
    assert list(disagreements(data)) == []


def test_every_endpoint_has_a_name() -> None:
    assert "chat.completions" in endpoint_names()
    assert len(endpoint_names()) > 25
