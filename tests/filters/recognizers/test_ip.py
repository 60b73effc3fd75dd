"""IP addresses: both families, not versions, not loopback."""

from __future__ import annotations

import pytest

from filters.recognizers.ip import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("Client 192.0.2.55 meldet sich.", [("192.0.2.55", "v4")]),
    ("10.12.13.14", [("10.12.13.14", "v4")]),
    ("2001:db8::1", [("2001:db8::1", "v6")]),
    ("fe80::1ff:fe23:4567:890a", [("fe80::1ff:fe23:4567:890a", "v6")]),
    ("IP: 8.8.4.4", [("8.8.4.4", "v4")]),
    ("Version 1.2.3.4, v10.11.12.13", []),
    ("siehe 1.2.3.4", []),
    ("127.0.0.1 0.0.0.0 ::1 255.255.255.0", []),
    ("300.1.2.3", []),
    ("12:30:45", []),
    ("std::vector a::b Foo::1", []),
    ("1.2.3.4.5", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
