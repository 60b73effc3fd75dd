"""What a person sees of ``inspect``."""

from __future__ import annotations

import io
import os
import pty
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from gateway.cli._screen import show, visible
from tests.support.gateway import ROOT, command, environment

TEXT = "Frau Anna Weber, Kundennr. 4711"
REPORT = {
    "class": "yellow",
    "reasons": ["name", "identifier"],
    "decision": "forward",
    "upstream": "house[eu]",
    "spans": [
        {"segment": 0, "start": 5, "end": 15, "label": "PERSON", "subtype": "full_name"},
        {"segment": 0, "start": 27, "end": 31, "label": "ID_NUMBER", "subtype": "customer_number"},
    ],
    "would_leave": {"messages": ["GIVEN_K7Q2MXTB [bold]"]},
}


def shown(report: dict, segments: list[str], *, colors: bool = False) -> str:
    file = io.StringIO()
    show(
        report,
        segments,
        Console(file=file, width=80, force_terminal=colors, color_system="standard" if colors else None),
    )
    return file.getvalue()


def test_light_findings_and_what_would_leave():
    out = shown(REPORT, [TEXT])
    lines = [line.rstrip() for line in out.splitlines()]
    assert lines[0] == " yellow   name, identifier"
    assert lines[1] == "goes to house[eu]"
    assert "  " + TEXT in lines
    assert any(line.split() == ["Anna", "Weber", "PERSON", "full_name"] for line in lines)
    assert any(line.split() == ["4711", "ID_NUMBER", "customer_number"] for line in lines)
    assert '"GIVEN_K7Q2MXTB [bold]"' in out
    assert "\x1b" not in out


def test_what_was_found_stands_out():
    assert "\x1b[7mAnna Weber\x1b[0m" in shown(REPORT, [TEXT], colors=True)


def test_a_refusal_says_why_and_where():
    report = {"decision": "refused", "code": "unsupported_parameter", "param": "vendor_hint", "message": "Unknown."}
    out = shown(report, [])
    assert "unsupported_parameter: Unknown." in out
    assert "at      vendor_hint" in out


@given(st.text())
def test_no_text_steers_the_terminal(text):
    assert not {char for char in visible(text) if ord(char) < 32 or 127 <= ord(char) < 160} - {"\n", "\t"}
    assert len(visible(text)) == len(text)


@pytest.mark.parametrize(("more", "picture"), [([], True), (["--json"], False)])
def test_a_terminal_gets_a_picture_and_a_program_json(tmp_path, more, picture):
    ours, theirs = pty.openpty()
    given = ["inspect", "--state", str(tmp_path), *more]
    child = subprocess.run(
        command(*given),
        input=b"Frau Anna Weber\x1b[2J",
        stdout=theirs,
        cwd=ROOT,
        env=environment(TERM="xterm"),
        check=False,
    )
    os.close(theirs)
    out = b""
    while True:
        try:
            out += os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not out:
            break
    os.close(ours)
    assert child.returncode == 0
    assert (b"yellow" in out.splitlines()[0]) is picture
    assert (b'"class": "yellow"' in out) is not picture
    assert b"\x1b[2J" not in out
