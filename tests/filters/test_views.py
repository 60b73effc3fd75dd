from __future__ import annotations

import html
import urllib.parse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.views import read


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("m%C3%BCller%40x.de", "müller@x.de"),
        ("M&uuml;ller &amp; S&#246;hne &#x41;", "Müller & Söhne A"),
        ("100 % sicher & gut", "100 % sicher & gut"),
        ("%FF%00", "%FF%00"),
        ("&unknown; &#0;", "&unknown; \ufffd"),
        ("J\\u00fcrgen\\nWeber", "Jürgen\nWeber"),
        ("C:\\Users", "C:\\Users"),
    ],
)
def test_encodings_inside_text_are_read(text, seen):
    assert seen == read(text).text


@given(st.text(max_size=30), st.sampled_from([urllib.parse.quote, html.escape, str]))
def test_a_range_of_the_view_maps_to_the_characters_that_spell_it(text, encode):
    encoded = encode(text)
    view = read(encoded)
    assert view.original(0, len(view.text)) == (0, len(encoded))
    pieces = [encoded[slice(*view.original(i, i + 1))] for i in range(len(view.text))]
    assert encoded == "".join(pieces)
