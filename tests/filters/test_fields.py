from __future__ import annotations

import re

import pytest

from filters.errors import MalformedBody, StatefulRequest, UnsupportedContent, UnsupportedParameter
from filters.fields import Admitted, walk
from filters.tables import (
    Arr,
    Drop,
    Force,
    Free,
    Id,
    Keyed,
    Map,
    Name,
    Obj,
    OneOf,
    Pass,
    Refuse,
    Text,
    Variant,
    treatments,
)

TABLE = Obj(
    {
        "model": Pass((str,)),
        "n": Pass((int, float, type(None))),
        "text": OneOf(string=Text(), array=Arr(Text()), null=True),
        "grammar": Text(fixed=True),
        "name": Name(),
        "id": Id(),
        "user": Keyed(),
        "store": Force(value=False),
        "secret_hint": Drop(),
        "logprobs": Drop(unless_clean=True),
        "image": Refuse("an image"),
        "state": Refuse("stored", stateful=True),
        "meta": Free(),
        "bias": Map(re.compile(r"\d+"), Pass((int,))),
        "part": Variant("type", {"a": Obj({"type": Pass((str,)), "text": Text()})}),
    },
    required=("model",),
)


def walked(opened=None, **body):
    body = {"model": "m", **body}
    return walk(body, TABLE, lambda name, value: f"keyed:{name}", Admitted(opened or {})), body


def test_text_is_found_in_document_order_with_its_path():
    result, _ = walked(text=["a", "b"], meta={"k": [1, "v", True, None]}, part={"type": "a", "text": "c"})
    assert [(f.path, f.kind, f.text) for f in result.fields] == [
        ("text[0]", "text", "a"),
        ("text[1]", "text", "b"),
        ("meta.{*}", "key", "k"),
        ("meta.{*}[0]", "number", "1"),
        ("meta.{*}[1]", "text", "v"),
        ("part.text", "text", "c"),
    ]


def test_edits_that_need_no_inspection_are_made():
    result, body = walked(user="x@y.de", store=True, secret_hint="z", logprobs=True)
    assert body == {"model": "m", "user": "keyed:user", "store": False, "logprobs": True}
    assert result.dropped == ["store", "secret_hint"]
    assert [key for _, key in result.stripped] == ["logprobs"]


@pytest.mark.parametrize(
    ("body", "error", "param"),
    [
        ({"new_thing": "x"}, UnsupportedParameter, "new_thing"),
        ({"Wiesenthal": "x"}, UnsupportedParameter, "{*}"),
        ({"Frau Weber 1": 1}, UnsupportedParameter, "{*}"),
        ({"model": "zwei Wörter"}, UnsupportedParameter, "model"),
        ({"model": 5}, UnsupportedParameter, "model"),
        ({"n": "viele"}, UnsupportedParameter, "n"),
        ({"text": 5}, UnsupportedParameter, "text"),
        ({"text": [5]}, MalformedBody, "text[0]"),
        ({"name": "Anna Weber"}, UnsupportedParameter, "name"),
        ({"id": "a b"}, UnsupportedParameter, "id"),
        ({"image": "x"}, UnsupportedContent, "image"),
        ({"state": "x"}, StatefulRequest, "state"),
        ({"bias": {"x": 1}}, UnsupportedParameter, "bias"),
        ({"part": {"type": "new", "text": "x"}}, UnsupportedParameter, "part.type"),
        ({"part": {"text": "x"}}, UnsupportedParameter, "part.type"),
        ({"part": {"type": "a", "more": 1}}, UnsupportedParameter, "part.more"),
        ({"part": []}, MalformedBody, "part"),
        ({"user": 5}, MalformedBody, "user"),
    ],
)
def test_what_no_table_lists_is_refused_with_its_path(body, error, param):
    """I3; the message and the path hold no value and no invented key."""
    with pytest.raises(error) as caught:
        walked(**body)
    assert param == caught.value.param
    assert "Weber" not in str(caught.value)


def test_a_missing_required_key_is_named():
    with pytest.raises(MalformedBody) as caught:
        walk({}, TABLE, str.__add__)
    assert caught.value.param == "model"


def test_policy_opens_single_keys():
    result, _ = walked({"vendor": "filter", "flag": "pass"}, vendor={"a": "b"}, flag="on")
    assert [f.text for f in result.fields] == ["a", "b"]
    with pytest.raises(UnsupportedParameter):
        walked({"flag": "pass"}, flag="freier Text mit Leerzeichen")


def test_fixed_text_is_inspected_as_it_is():
    result, _ = walked(grammar='{"a": "b"}', name="f")
    assert [(f.text, f.fixed) for f in result.fields] == [('{"a": "b"}', True), ("f", True)]


def test_protocol_places_are_told_apart_from_text():
    result, _ = walked(n=1, meta={"model": "x"})
    assert {"", "n"} == result.protocol  # the model is the client's choice


def test_treatments_list_every_leaf():
    found = {(row.path, row.treatment) for row in treatments(TABLE)}
    assert found >= {("meta{*}", "FILTER"), ("grammar", "CHECK"), ("image", "BLOCK"), ("part(a).text", "FILTER")}
