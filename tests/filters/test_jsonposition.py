from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.jsonposition import JsonPosition


def level_after(text: str) -> int:
    position = JsonPosition()
    position.feed(text)
    return position.level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("", 0), ('{"a": ', 0), ('{"a": "x', 1), ('{"a": "x"', 0), ('{"a": "x\\"', 1), ('{"a": "x\\\\"', 0),
        ('{"a": "{\\"b\\": \\"x', 2), ('{"a": "{\\"b\\": ', 1), ('{"a": "[1, 2] Hinweis', 1),
        ('{"a": "[Hinweis] \\"x', 1), ('{"a": "text {\\"b\\": \\"x', 1), ('{"a": "{\\"b\\": \\"{\\\\\\"c\\\\\\": \\\\\\"x', 3),
        ('{"a": "\\u007b\\u0022b\\u0022:\\u0022x', 2), ('{"a": "\\u00', 1),
    ],
)  # fmt: skip
def test_level_is_the_number_of_strings_around(text, level):
    assert level == level_after(text)


@given(st.text(max_size=20), st.integers(1, 4), st.integers(0, 5))
def test_level_in_nested_json_at_any_depth_and_chunking(text, depth, cut):
    """Text in a string of JSON in a string of JSON …: as many levels as strings."""
    raw = json.dumps({"k": f"{text}\x01"})
    for _ in range(depth - 1):
        raw = json.dumps({"k": raw})
    mark = raw.rindex("u0001") - 2 ** (depth - 1)
    position = JsonPosition()
    position.feed(raw[:cut])
    position.feed(raw[cut:mark])
    inner = text.lstrip()
    if not inner.startswith(("{", "[")):
        assert depth == position.level
