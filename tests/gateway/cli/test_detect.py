from __future__ import annotations

import io
import json

import pytest

TEXT = "Frau Weber, weber@example.com"


def feed(monkeypatch, *lines):
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))


def test_lines_in_lines_out_with_offsets_in_characters(cli, capsys, monkeypatch):
    """The outside contract: {"id","text"[,"lang"]} in, {"id","spans":[{start,end,label,subtype,score}]} out."""
    feed(
        monkeypatch, json.dumps({"id": "ä", "text": f"😀 {TEXT}", "lang": "de"}), "", json.dumps({"id": 2, "text": ""})
    )
    assert cli("detect", "--jsonl") == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["id"] == "ä"
    found = {(f"😀 {TEXT}"[s["start"] : s["end"]], s["label"], s["subtype"]) for s in first["spans"]}
    assert ("Weber", "PERSON", "surname") in found
    assert ("weber@example.com", "EMAIL", "") in found
    assert all(0 < s["score"] <= 1 for s in first["spans"])
    assert second == {"id": 2, "spans": []}


def test_detection_is_deterministic(cli, capsys, monkeypatch):
    outputs = []
    for _ in range(2):
        feed(monkeypatch, json.dumps({"id": 1, "text": TEXT}))
        cli("detect", "--jsonl")
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]


@pytest.mark.parametrize("line", ["no json", "[]", '{"id": 1}', '{"id": 1, "text": 5}', '{"id": 1, "text": "\\ud800"}'])
def test_a_bad_line_is_named_and_not_shown(cli, capsys, monkeypatch, line):
    feed(monkeypatch, json.dumps({"id": 1, "text": "x"}), line)
    assert cli("detect", "--jsonl") == 2
    captured = capsys.readouterr()
    assert "line 2" in captured.err
    assert len(captured.out.splitlines()) == 1
