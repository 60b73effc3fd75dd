"""Text files: charsets that are declared, and nothing that is not text."""

from __future__ import annotations

import contextlib
import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters import documents
from filters.documents.base import Unreadable

KINDS = [
    "text/plain",
    "message/rfc822",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/json",
]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("Frau Müller".encode(), "text/plain"),
        ("Frau Müller".encode("latin-1"), "text/csv; charset=ISO-8859-1"),
        ("Frau Müller".encode("utf-16"), "text/plain"),
        (b"\xef\xbb\xbf" + "Frau Müller".encode(), "text/markdown"),
        ("Frau Müller".encode("cp1252"), 'text/html; charset="windows-1252"'),
    ],
)
def test_charsets(data, kind):
    assert documents.read(data, kind) == "Frau Müller"


@pytest.mark.parametrize(
    ("data", "kind", "why"),
    [
        ("Müller".encode("latin-1"), "text/plain", "not text in the charset"),
        (b"x", "text/plain; charset=utf-7", "charset is not read"),
        (b"a\0b", "text/plain", "not text"),
        (b"%PDF-1.7", "text/plain", "not text"),
        (gzip.compress(b"x" * 1000, mtime=0), "text/plain", "archive"),
        (b"x", "application/zip", "type are not read"),
        (b"x", "", "type are not read"),
        (b"a" * 2_000_001, "text/plain", "more text"),
    ],
)
def test_what_is_refused(data, kind, why):
    with pytest.raises(Unreadable, match=why):
        documents.read(data, kind)


def test_the_name_decides_where_nothing_is_declared():
    assert documents.read(b"x", "application/octet-stream", "Notiz.TXT") == "x"


@given(st.binary(max_size=400), st.sampled_from(KINDS))
def test_nothing_but_text_or_the_reason(data, kind):
    with contextlib.suppress(Unreadable):
        assert isinstance(documents.read(data, kind), str)
