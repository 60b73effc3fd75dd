from __future__ import annotations

import json


def test_the_three_forms(cli, capsys):
    assert cli("coverage") == 0
    summary = capsys.readouterr().out
    assert "FILTER" in summary
    assert "POST /v1/responses" in summary
    assert cli("coverage", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert {"endpoint", "path", "treatment", "reason", "dialect"} == set(rows[0])
    assert cli("coverage", "--markdown") == 0
    assert capsys.readouterr().out.startswith("| endpoint |")
