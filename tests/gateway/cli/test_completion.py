"""Shells complete commands and options."""

from __future__ import annotations

import subprocess

import pytest

from tests.support.gateway import ROOT, command, environment


@pytest.mark.parametrize(
    ("line", "expected"),
    [("insp", ["inspect"]), ("inspect --end", ["--endpoint"]), ("audit sea", ["search"]), ("nothing --x", [])],
)
def test_bash_completes(tmp_path, line, expected):
    """In a real bash, with the script as a user sources it."""
    made = subprocess.run(command("completion", "bash"), cwd=ROOT, env=environment(), capture_output=True, check=True)
    (tmp_path / "script").write_bytes(made.stdout)
    words = ["privacy-gateway", *line.split()]
    asked = (
        f"source {tmp_path / 'script'}; COMP_WORDS=({' '.join(words)}); COMP_CWORD={len(words) - 1};"
        " $(complete -p privacy-gateway | sed 's/.*-F \\([^ ]*\\) .*/\\1/'); printf '%s\\n' \"${COMPREPLY[@]}\""
    )
    found = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, check=False)
    assert found.stdout.split() == expected


@pytest.mark.parametrize("shell", ["zsh", "tcsh", "fish", "powershell"])
def test_other_shells_get_their_script(cli, capsys, shell):
    assert cli("completion", shell) == 0
    assert "inspect" in capsys.readouterr().out


def test_a_typo_is_answered(cli, capsys):
    with pytest.raises(SystemExit) as left:
        cli("inspct")
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert "did you mean inspect?" in said
    assert "`privacy-gateway --help`" in said


def test_a_policy_that_is_wrong_says_where_to_look(cli, capsys, tmp_path):
    (tmp_path / "policies.yaml").write_text("version: 1\nupstreams: 7\n")
    assert cli("inspect", "--policies", str(tmp_path / "policies.yaml"), "/dev/null") == 1
    said = capsys.readouterr().err
    assert "upstreams" in said
    assert "docs/policy.md" in said


def test_every_command_shows_an_example(cli, capsys):
    with pytest.raises(SystemExit):
        cli("--help")
    assert "three to begin with" in capsys.readouterr().out
    for name in ("seed", "completion", "check", "audit"):
        with pytest.raises(SystemExit):
            cli(name, "--help")
        assert "example:\n  " in capsys.readouterr().out
