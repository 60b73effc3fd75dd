"""The peer: a subprocess that speaks JSON lines, its entities under our labels, its findings kept."""

from __future__ import annotations

import sys

import pytest

from benchmarks.detection import peer
from benchmarks.detection.texts import Example

ECHO = """
import json, sys
print(json.dumps({"german": []}))
for line in sys.stdin:
    print(json.dumps([[0, len(json.loads(line)["text"]), "PERSON", 0.85]]))
"""


def example(text: str, source: str = "de") -> Example:
    return Example(f"{source}/1", source, text, ())


def test_answers_come_in_the_order_of_the_lines():
    lines = ['{"text": "a"}', '{"text": "abc"}']
    assert peer.ask([sys.executable, "-c", ECHO], lines) == [[[0, 1, "PERSON", 0.85]], [[0, 3, "PERSON", 0.85]]]


@pytest.mark.parametrize("program", ["raise SystemExit(3)", "print('{}')"])
def test_a_peer_that_dies_or_says_too_little_is_an_error(program):
    with pytest.raises(peer.PeerFailed):
        peer.ask([sys.executable, "-c", program], ['{"text": "a"}'])


def test_findings_are_kept_without_text(tmp_path, monkeypatch):
    calls = []

    def ask(command, lines):
        calls.append(lines)
        return [[[0, 5, "PERSON", 0.85]] for _ in lines]

    monkeypatch.setattr(peer, "environment", lambda cache: cache / "python")
    monkeypatch.setattr(peer, "ask", ask)
    texts = [example("Weber kommt")]
    assert peer.find(texts, tmp_path) == peer.find(texts, tmp_path) == [[(0, 5, "PERSON", 0.85)]]
    assert len(calls) == 1
    assert peer.find([example("Koch kommt")], tmp_path)
    assert len(calls) == 2
    assert not [path for path in tmp_path.iterdir() if "Weber" in path.read_text()]


def test_an_environment_that_is_ready_is_not_made_again(tmp_path, monkeypatch):
    made = []
    monkeypatch.setattr(peer.venv, "create", lambda folder, **_: made.append(folder) or folder.mkdir())
    monkeypatch.setattr(peer.subprocess, "run", lambda *_, **__: type("Done", (), {"returncode": 0}))
    assert peer.environment(tmp_path) == peer.environment(tmp_path)
    assert len(made) == 1


def test_its_entities_get_our_labels_and_overlaps_are_resolved():
    raw = [(0, 12, "EMAIL_ADDRESS", 1.0), (2, 6, "PERSON", 0.85), (20, 24, "DE_TAX_ID", 0.3), (30, 34, "NRP", 0.9)]
    assert peer.ours(raw, 0.0) == [(0, 12, "EMAIL"), (20, 24, "ID_NUMBER"), (30, 34, "SENSITIVE")]
    assert peer.ours(raw, 0.4) == [(0, 12, "EMAIL"), (30, 34, "SENSITIVE")]


@pytest.mark.parametrize(
    ("source", "language"), [("de", "de"), ("de_faq", "de"), ("en", "en"), ("pl_mixed", "pl"), ("code_stdlib", "en")]
)
def test_the_language_follows_from_the_source(source, language):
    assert peer.language_of(example("x", source)) == language
