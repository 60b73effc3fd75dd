from __future__ import annotations

import base64
import html
import json
import urllib.parse

import pytest

from filters.guard import find_residue


def residue(body, *values, protocol=frozenset()):
    return find_residue(json.dumps(body).encode(), [(v, "X") for v in values], protocol)


@pytest.mark.parametrize(
    "body",
    [
        {"a": "x weber@example.com y"},
        {"a": ["x", {"weber@example.com": 1}]},
        {"a": "WEBER@EXAMPLE.COM"},
        {"a": json.dumps({"b": "weber@example.com"})},
        {"a": json.dumps({"b": json.dumps({"c": "weber\u0040example.com"})})},
        {"a": urllib.parse.quote("weber@example.com")},
        {"a": "weber&#64;example.com"},
        {"a": "we\u00adber@exam\u200bple.com"},
        {"a": "mailto:weber@example.com?subject=x"},
        {"a": 'text {"x": "weber@example.com"} text'},
        {"a": "\\nweber@example.com"},
    ],
)
def test_a_value_left_in_any_place_or_form_is_found(body):
    found = residue(body, "weber@example.com")
    assert found is not None
    assert found.path.startswith("a")


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ({"a": "MUELLERSON"}, "Müllerson"),
        ({"a": "Mu\u0308llerson"}, "Müllerson"),
        ({"n": 98765}, "98765"),
        ({"a": "98 765"}, "98765"),
    ],
)
def test_other_writings_are_found(body, value):
    assert residue(body, value) is not None


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ({"a": "Webereien"}, "Weber"),
        ({"a": "198765"}, "98765"),
        ({"a": "98\n765"}, "98765"),
        ({"a": "Anna, Weber"}, "AnnaWeber"),
        ({"a": "SURNAME_K7Q2MXTB"}, "Weber"),
        ({"max_tokens": True}, "True"),
    ],
)
def test_what_is_not_the_value_does_not_refuse(body, value):
    """A guard that cries wolf would be switched off."""
    assert residue(body, value) is None


def test_protocol_words_are_skipped_and_text_is_not():
    body = {"model": "stopper", "messages": [{"role": "stopper", "content": "stopper"}]}
    assert (
        residue(body, "stopper", protocol={"", "model", "messages[0]", "messages[0].role"}).path
        == "messages[0].content"
    )
    del body["messages"][0]["content"]
    assert residue(body, "stopper", protocol={"", "model", "messages[0]", "messages[0].role"}) is None


def test_the_residue_names_kind_and_place_but_not_the_value():
    found = residue({"a": {"geheim-wort-17": 1}}, "geheim-wort-17")
    assert "geheim" not in repr(found)


def test_base64_is_out_of_scope_and_said_so():
    """Known limit (docs/security.md): text hidden in base64 is not read."""
    assert residue({"a": base64.b64encode(b"weber@example.com").decode()}, "weber@example.com") is None


def test_html_names_are_read():
    assert residue({"a": html.escape("a&b-firma-xy") + " m&uuml;llerson"}, "müllerson") is not None
