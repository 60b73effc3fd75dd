from __future__ import annotations

import io
import json

import pytest

from tests.support.gateway import TICKET, planted_in


def inspected(cli, capsys, *arguments, **environ):
    code = cli("inspect", *arguments, **environ)
    return code, json.loads(capsys.readouterr().out)


def test_a_text_shows_class_findings_decision_and_what_would_leave(cli, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(TICKET))
    code, report = inspected(cli, capsys)
    assert code == 0
    assert report["class"] == "red"
    assert "health/pregnancy" in report["reasons"]
    assert report["decision"] == "forward"
    assert report["upstream"] == "demo"
    assert {span["label"] for span in report["spans"]} == {"PERSON", "EMAIL", "ID_NUMBER", "HEALTH"}
    left = json.dumps(report["would_leave"], ensure_ascii=False)
    assert planted_in(left) == []


def test_a_request_body_is_taken_as_it_is(cli, capsys, tmp_path):
    body = {"model": "m", "messages": [{"role": "user", "content": "Hallo"}], "temperature": 0.5}
    (tmp_path / "body.json").write_text(json.dumps(body))
    code, report = inspected(cli, capsys, "body.json")
    assert code == 0
    assert report["would_leave"] == body
    assert report["class"] == "green"


def test_a_refusal_is_shown_with_its_code_and_path(cli, capsys, tmp_path):
    (tmp_path / "body.json").write_text('{"model": "m", "messages": [], "vendor_hint": []}')
    code, report = inspected(cli, capsys, "body.json")
    assert code == 1
    assert report["decision"] == "refused"
    assert report["code"] == "unsupported_parameter"
    assert report["param"] == "vendor_hint"


def test_the_model_of_a_text_is_one_that_policy_knows(cli, capsys, monkeypatch):
    """With a real key, a plain text must not fail for want of a model name."""
    monkeypatch.setattr("sys.stdin", io.StringIO("Wie wird das Wetter?"))
    code, report = inspected(cli, capsys, OPENAI_API_KEY="sk-x")
    assert code == 0
    assert report["upstream"] == "openai-eu"


def test_a_missing_file_is_told_without_a_traceback(cli, capsys):
    assert cli("inspect", "nowhere.txt") == 2
    assert "nowhere.txt" in capsys.readouterr().err


def test_persons_are_shown_as_wholes_and_a_description_of_one_is_red(cli, capsys, monkeypatch):
    text = "Anna Weber rief an. Der Bürgermeister von Haren auch. Frau Weber hat anna.weber@example.com"
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    code, report = inspected(cli, capsys)
    assert code == 0
    assert [[text[m["start"] : m["end"]] for m in person] for person in report["persons"]] == [
        ["Anna Weber", "Weber", "anna.weber@example.com"]
    ]
    assert report["singling_out"]["score"] == 1
    assert "office" in report["singling_out"]["reasons"]
    assert (report["class"], report["reasons"][0]) == ("red", "singling_out")


@pytest.mark.parametrize(
    ("body", "endpoint", "where"),
    [
        ({"model": "m", "input": "Frau Weber"}, (), "input"),
        ({"model": "m", "prompt": "Frau Weber"}, (), "prompt"),
        ({"model": "m", "input": "Frau Weber"}, ("--endpoint", "embeddings"), "input"),
        (
            {"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": "Hallo"}], "system": "Frau Weber"},
            ("--endpoint", "messages"),
            "system",
        ),
    ],
)
def test_requests_of_every_api(cli, capsys, monkeypatch, body, endpoint, where):
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(body)))
    assert cli("inspect", *endpoint) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["would_leave"][where].startswith("Frau SURNAME_")


def test_an_endpoint_that_is_none(cli, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO('{"x": 1}'))
    assert cli("inspect", "--endpoint", "models") == 2
    assert "models" in capsys.readouterr().err
