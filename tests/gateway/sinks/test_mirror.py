"""The copy on standard output: it follows the trail, and nothing ever waits for it."""

from __future__ import annotations

import io
import threading
from typing import Any

from structlog.testing import capture_logs

from gateway.sinks import mirror
from gateway.sinks.mirror import Mirror


class Pipe(io.StringIO):
    """A reader that stops reading until told to go on, or has gone."""

    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Event()
        self.gone = False

    def write(self, text: str) -> int:
        self.go.wait(10)
        if self.gone:
            raise BrokenPipeError
        return super().write(text)


def test_it_copies_what_it_is_shown() -> None:
    stream = io.StringIO()
    copy = Mirror(stream)
    copy.show([b'{"a":1}\n', b'{"b":2}\n'])
    copy.show([b'{"c":3}\n'])
    copy.close()
    assert stream.getvalue() == '{"a":1}\n{"b":2}\n{"c":3}\n'


def test_a_reader_that_stalls_costs_lines_and_no_time(monkeypatch: Any) -> None:
    """What does not fit is left out and counted; what fits comes in its order."""
    monkeypatch.setattr(mirror, "_WAITING", 3)
    pipe = Pipe()
    with capture_logs() as logs:
        copy = Mirror(pipe)
        for number in range(50):
            copy.show([f"{number}\n".encode()])
        pipe.go.set()
        copy.close()
    shown = [int(line) for line in pipe.getvalue().split()]
    assert shown == sorted(shown)
    assert 3 <= len(shown) <= 5
    assert [(log["event"], log["count"]) for log in logs] == [("audit_mirror_failed", 50 - len(shown))]


def test_a_reader_that_has_gone_is_no_error_of_the_trail() -> None:
    pipe = Pipe()
    pipe.gone = True
    pipe.go.set()
    with capture_logs() as logs:
        copy = Mirror(pipe)
        copy.show([b"{}\n"])
        copy.close()
        copy.show([b"{}\n"])
    assert [log["event"] for log in logs] == ["audit_mirror_failed"]
