from __future__ import annotations

import json

from gateway.cli import run


def test_the_three_forms(capsys):
    assert run(["coverage"], {}) == 0
    summary = capsys.readouterr().out
    assert "FILTER" in summary
    assert "POST /v1/responses" in summary
    assert run(["coverage", "--json"], {}) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {"endpoint", "path", "treatment", "reason", "dialect"} == set(rows[0])
    assert run(["coverage", "--markdown"], {}) == 0
    assert capsys.readouterr().out.startswith("| endpoint |")
