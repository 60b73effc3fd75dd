"""``privacy-gateway seed``."""

from __future__ import annotations

from pathlib import Path

import pytest

TABLE = (
    "Vorname,Nachname,Kürzel,Ort\nIngeborg,Ahlersmeyer,flunder77,Jever\nTjark,Küppersbusch,grundel12,Aurich\n,,,Emden\n"
)


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    (tmp_path / "customers.csv").write_text(TABLE, encoding="utf-8")
    given = ["--from", str(tmp_path / "customers.csv"), "--out", str(tmp_path / "customers.seed")]
    return ["seed", *given, "--state", str(tmp_path / "state"), "--column", "Kürzel=USERNAME"]


def test_it_makes_a_dictionary_and_says_how_to_use_it(cli, capsys, files):
    assert cli(*files) == 0
    out = capsys.readouterr().out
    assert "customers.seed: 2 records" in out
    assert "1 rows have nothing" in out
    assert "customers: {seed: " in out
    assert "the gateway must run with the same" in out
    for value in ("Ahlersmeyer", "flunder77", "Jever"):
        assert value not in out


def test_adding_and_removing(cli, capsys, files, tmp_path):
    assert cli(*files) == 0
    (tmp_path / "customers.csv").write_text("Vorname,Nachname,Kürzel\nTomke,Dettinghaus,plötze9\n", encoding="utf-8")
    assert cli(*files, "--add") == 0
    assert "3 records" in capsys.readouterr().out
    assert cli(*files, "--remove") == 0
    assert "2 records" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--from", "nowhere.csv"], "nowhere.csv cannot be read"),
        (["--column", "Kennung=USERNAME"], "no such column: Kennung; the first line names 4 others"),
        (["--out", "/nonexistent/x.seed"], "/nonexistent/x.seed: No such file"),
        (["--add"], "customers.seed: No such file"),
    ],
)
def test_what_does_not_work_is_said(cli, capsys, files, more, said):
    assert cli(*files, *more) == 2
    assert said in capsys.readouterr().err


def test_a_file_of_another_key_is_not_added_to(cli, capsys, files, tmp_path):
    assert cli(*files) == 0
    (tmp_path / "state" / "keys" / "root.key").unlink()
    assert cli(*files, "--add") == 2
    assert "made with another root key: seed it again" in capsys.readouterr().err


def test_a_column_needs_a_label(cli, capsys, files):
    with pytest.raises(SystemExit):
        cli(*files, "--column", "Kürzel=FISH")
    assert "expected HEADER=LABEL, the label one of GIVEN, SURNAME" in capsys.readouterr().err


def test_long_runs_say_how_far_they_are(cli, capsys, files, tmp_path, monkeypatch):
    monkeypatch.setattr("gateway.cli.seed._EVERY", 0.0)
    rows = "".join(f"Ingeborg,Ahlersmeyer{n},x\n" for n in range(2500))
    (tmp_path / "customers.csv").write_text("Vorname,Nachname,Kürzel\n" + rows, encoding="utf-8")
    assert cli(*files) == 0
    assert [line.split()[0] for line in capsys.readouterr().err.splitlines()] == ["1000", "2000"]
