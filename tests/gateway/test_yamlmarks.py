from __future__ import annotations

import pytest

from gateway.yamlmarks import parse


def test_lines_of_keys_items_and_missing_keys():
    """A missing key is reported at its nearest ancestor."""
    document = parse("a:\n  b: 1\n  c:\n    - x\n    - y: 2\n")
    assert document.data == {"a": {"b": 1, "c": ["x", {"y": 2}]}}
    assert document.lines[("a", "c", 1, "y")] == 5
    assert document.line(("a", "c", 0)) == 4
    assert document.line(("a", "c", 1, "missing", "deeper")) == 5
    assert document.line(("nowhere",)) == 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("010", "010"),
        ("0x10", "0x10"),
        ("1_000", "1_000"),
        ("2026-01-01", "2026-01-01"),
        (".inf", ".inf"),
        ("=", "="),
        ("true", True),
        ("False", False),
        ("~", None),
        ("", None),
        ("-7", -7),
        ("1.5", 1.5),
        ("'1'", "1"),
    ],
)
def test_plain_words(text, value):
    """YAML 1.2 core schema, reduced to what JSON can say."""
    assert parse(f"a: {text}").data == {"a": value}
    assert type(parse(f"a: {text}").data["a"]) is type(value)


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("a: 1\nb: 2\na: 3", 3, "same key stands in line 1"),
        ("a: 1\n<<: {b: 1}\nb: *a", 3, "aliases"),
        ("a:\n  b: !!binary eA==", 2, "tags"),
        ("a: !!set {x: }", 1, "tags"),
        ("1: x", 1, "key must be text"),
        ("? [a]\n: x", 1, "key must be text"),
        ("a: 1\n---\nb: 2", 2, "not valid YAML"),
        ("a: 'open", 1, "not valid YAML"),
        ("a: \x07", 1, "control character"),
        ("[" * 5000, 1, "nested too deeply"),
    ],
)
def test_refused(text, line, word):
    """Each with its line, none with an exception."""
    _, found_line, message = parse(text).problems[0]
    assert found_line == line
    assert word in message


def test_messages_quote_nothing_from_the_file():
    """PyYAML's own messages repeat what they stumbled over."""
    for text in (
        "a: *sk-canary",
        "a: !sk-canary x",
        "a: %sk-canary",
        "a: 'sk-canary",
        "!sk-canary!x y",
    ):
        problems = parse(text).problems
        assert problems
        assert "canary" not in repr(problems)
