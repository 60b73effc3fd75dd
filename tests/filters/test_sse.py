from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters import sse
from filters.errors import MalformedResponse
from filters.sse import Decoder, Event, encode


def decode(*chunks: bytes) -> list[Event]:
    decoder = Decoder()
    return [event for chunk in chunks for event in decoder.feed(chunk)]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_every_line_end_is_one_line_end(end):
    """Case 4."""
    raw = f"event: a{end}data: 1{end}data:2{end}id: 7{end}{end}data: x{end}{end}".encode()
    assert [Event("1\n2", "a", "7"), Event("x")] == decode(raw)
    assert [Event("1\n2", "a", "7"), Event("x")] == decode(*(raw[i : i + 1] for i in range(len(raw))))


def test_comments_are_events_of_their_own_and_may_stand_inside_an_event():
    assert [Event(comment=" ping"), Event("1")] == decode(b"data: 1\n: ping\n\n")


@pytest.mark.parametrize("raw", [b"id: 7\n\n", b"retry: 3000\n\n", b"event: ping\n\n", b"\n\n\n"])
def test_an_event_without_data_is_none(raw):
    """Case 8."""
    assert decode(raw) == []


def test_a_byte_order_mark_is_removed_once():
    """Case 9."""
    assert [Event("\ufeff1")] == decode(b"\xef\xbb", b"\xbfdata: \xef\xbb\xbf1\n\n")


def test_an_event_that_is_not_complete_is_not_handed_out():
    decoder = Decoder()
    assert decoder.feed(b"data: half\n") == []
    assert decoder.in_event


def test_invalid_utf8_is_an_error():
    with pytest.raises(MalformedResponse):
        decode(b"data: \xff\n\n")


def test_an_endless_event_is_an_error(monkeypatch):
    monkeypatch.setattr(sse, "MAX_EVENT", 100)
    with pytest.raises(MalformedResponse):
        decode(*[b"data: xxxxxxxxxxxxxxxxxxxx\n"] * 10)


EVENTS = st.lists(
    st.builds(Event, st.text(min_size=1), st.none() | st.just("name"), st.none() | st.just("7"))
    | st.builds(lambda c: Event(comment=c), st.text(alphabet="abc ")),
    max_size=5,
)


@given(EVENTS, st.data())
def test_what_is_encoded_is_decoded_at_any_chunking(events, data):
    """I6 for the framing."""
    events = [e for e in events if not e.data or not set(e.data) & set("\r\n")]
    raw = b"".join(encode(event) for event in events)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(raw)), max_size=4)))
    chunks = [raw[a:b] for a, b in zip([0, *cuts], [*cuts, len(raw)], strict=True)]
    assert events == decode(*chunks)
