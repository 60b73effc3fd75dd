"""Every place that a vendor documents: what has to be filtered is, and only what has to be refused is (I1, I3)."""

from __future__ import annotations

import json
import random

import pytest

from filters.errors import RequestError, UnsupportedParameter
from filters.exchange import Exchange
from filters.policy import FilterPolicy
from gateway.coverage import specs
from tests.support.core import lexicon, scope
from tests.support.coverage import ENDPOINTS, FIELDS, KNOWN_BY, body_with, expected, places, table


def test_every_documented_place():
    """A leak raises inside; here the treatments are compared with those that were written by hand."""
    found = list(places())
    print(table(found))
    wrong = [f"{it.endpoint} {it.path} ({it.kind}): {it.expected}, but {it.outcome}" for it in found if not it.right]
    assert not wrong, "\n".join(wrong)
    assert len(found) > 2000


def test_the_rules_leave_most_text_to_be_filtered():
    """A rule that matches too much would excuse anything."""
    lines = [
        line.split("\t") for name in ENDPOINTS for line in (FIELDS / f"{name}.request.tsv").read_text().splitlines()[1:]
    ]
    text = [(path, kind) for path, kind in lines if kind == "text"]
    assert sum(expected(path, kind) == "FILTER" for path, kind in text) > len(text) * 0.45


@pytest.mark.parametrize("name", ENDPOINTS)
def test_a_key_that_the_vendor_invents_tomorrow_is_refused(name):
    """At every object that the protocol knows, by any name."""
    spec = next(spec for spec in specs().values() if spec.path == ENDPOINTS[name])
    invented = f"new_{random.randrange(10**9)}"
    lines = (FIELDS / f"{name}.request.tsv").read_text().splitlines()[1:]
    objects = {line.partition("\t")[0].rpartition(".")[0] for line in lines}
    tried = 0
    for path in sorted(objects):
        place = f"{path}.{invented}" if path else invented
        body = body_with(spec, name, place, "auto")
        if _is_free(spec.table, body, invented):
            continue
        tried += 1
        exchange = Exchange(spec, FilterPolicy(), scope(), lexicon())
        with pytest.raises(RequestError) as caught:
            exchange.receive(json.dumps(body).encode())
        if not path:
            assert isinstance(caught.value, UnsupportedParameter)
            assert caught.value.param == invented
    assert tried
    assert KNOWN_BY[name]


def _is_free(table, body, invented):
    """Whether the key stands inside a container of the client's own (a schema, metadata): text there, and inspected.

    Or in a part that is left out as a whole.
    """
    exchange = Exchange(next(s for s in specs().values() if s.table is table), FilterPolicy(), scope(), lexicon())
    try:
        exchange.receive(json.dumps(body).encode())
    except RequestError:
        return False
    inspected = any(field.kind == "key" and field.text == invented for field in exchange._walk.fields)
    assert inspected or invented not in json.dumps(exchange._body), "neither refused nor inspected nor left out"
    return True
