from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.errors import MalformedBody
from filters.jsontext import MAX_DEPTH, decode_literal, dumps, loads, number_literal, pieces

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda children: st.lists(children, max_size=4) | st.dictionaries(st.text(max_size=5), children, max_size=4),
    max_leaves=20,
)


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b"nul", b"'a'", b'{"a":1,"a":2}', b'{"x":{"a":1,"a":1}}', b'{"a":NaN}', b'{"a":Infinity}',
        b"[-Infinity]", b"[1e400]", b"[" + b"1" * 5000 + b"]", b'"\\ud800"', b'"\\ude00\\ud83d"', b'"\\u0000"',
        b'{"\\ud800":1}', b"\xef\xbb\xbf{}", b"\xff\xfe{\x00}\x00", b'"\xfc"', b"[" * 100_000, b'{"a":' * 70 + b"1" + b"}" * 70,
        b'"\x01"', b"[1,]", b"{} {}", b"01", b"[1.]",
    ],
)  # fmt: skip
def test_what_two_parsers_could_read_differently_is_refused(raw):
    """Cases 28 to 32: refused as 400, never a crash."""
    with pytest.raises(MalformedBody) as caught:
        loads(raw)
    assert caught.value.status == 400


@pytest.mark.parametrize(
    "literal", ["1.10", "1e3", "-0", "-0.0", "12345678901234567890123", "1E+2", "0.30000000000000004"]
)
def test_numbers_keep_their_literal(literal):
    assert f'{{"n":{literal}}}'.encode() == dumps(loads(f'{{"n": {literal}}}'.encode()))
    assert literal == number_literal(loads(f"[{literal}]".encode())[0])


def test_depth_is_counted_in_structure_only():
    """Brackets inside strings do not nest."""
    text = json.dumps({"a": "[" * 500})
    assert loads(text.encode()) == {"a": "[" * 500}
    assert loads(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH) is not None


@given(JSON)
def test_loads_and_dumps_agree_with_the_json_module(value):
    raw = json.dumps(value)
    if "\\u0000" not in raw and "\\ud" not in raw.lower():
        assert json.loads(dumps(loads(raw.encode()))) == json.loads(raw)


@given(st.text())
def test_a_literal_decodes_with_the_place_of_each_character(text):
    """Every character of the decoded text is spelled by the raw range that its offsets name."""
    body = json.dumps(text)[1:-1]
    decoded, offsets = decode_literal(body)
    assert text == decoded
    if offsets is not None:
        assert len(offsets) == len(decoded) + 1
        for i, char in enumerate(decoded):
            assert char == json.loads(f'"{body[offsets[i] : offsets[i + 1]]}"')


@given(JSON)
def test_pieces_cover_every_string_key_and_number(value):
    raw = json.dumps({"root": value}, indent=1)
    found = sorted((p.kind, p.text) for p in pieces(raw))
    assert found == sorted(_leaves({"root": value}))


def _leaves(value):
    if isinstance(value, dict):
        for key, item in value.items():
            if key:
                yield "key", key
            yield from _leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item)
    elif isinstance(value, str):
        nested = pieces(value)
        if value:
            yield from ((p.kind, p.text) for p in nested)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield "number", json.dumps(value)


def test_pieces_know_their_key_their_place_and_their_depth():
    inner = json.dumps({"kundennr": 4711, "name": "Müller"})
    raw = json.dumps({"a": [{"b": inner}]})
    by_text = {p.text: p for p in pieces(raw, "outer")}
    assert by_text["4711"].context == "kundennr"
    assert by_text["4711"].level == 1
    start, end = by_text["Müller"].raw_range(0, 6)
    assert raw[start:end] == "M\\\\u00fcller"


@pytest.mark.parametrize("text", ["", "Hallo", "{kein JSON}", "[Hinweis] Ruf an", '{"a": NaN}', "5", '"x"'])
def test_what_is_no_json_container_is_one_piece(text):
    assert [p.text for p in pieces(text)] == ([text] if text else [])


def test_repr_shows_no_text():
    assert "geheim" not in repr(pieces("geheim"))
