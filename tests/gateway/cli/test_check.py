from __future__ import annotations


def test_the_shipped_policy_is_valid_and_its_gaps_are_told(cli, capsys):
    assert cli("check") == 0
    assert "valid; policy version" in capsys.readouterr().out


def test_with_a_key_and_no_agreement_the_classes_without_an_upstream_are_named(cli, capsys):
    assert cli("check", "policies.yaml", OPENAI_API_KEY="sk-x") == 0
    assert "no upstream can take class yellow" in capsys.readouterr().out


def test_every_problem_is_told_with_file_line_and_nearest_name(cli, capsys, tmp_path):
    """All at once, and no value of a secret among them."""
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(
        "version: 1\nentites: {}\nentities:\n  EMAIL: tokn\nupstreams:\n  - name: a\n    provider: openai\n"
        "    base_url: https://eu.api.openai.com/v1\n    key: sk-geheim\n    receives: [green]\n    models: ['*']\n"
    )
    assert cli("check", str(wrong)) == 1
    told = capsys.readouterr().err
    assert f"{wrong}:2" in told
    assert "entities" in told
    assert f"{wrong}:4" in told
    assert "token" in told
    assert f"{wrong}:9" in told
    assert "geheim" not in told


def test_a_missing_file_is_told_without_a_traceback(cli, capsys):
    assert cli("check", "nowhere.yaml") != 0
    assert "nowhere.yaml" in capsys.readouterr().err


def test_a_bad_presidio_registry_is_told_with_file_and_field(cli, capsys, tmp_path):
    policies = (tmp_path / "policies.yaml").read_text()
    (tmp_path / "own.yaml").write_text("recognizers:\n  - {name: UsSssnRecognizer}\n")
    (tmp_path / "p.yaml").write_text(policies.replace("presidio_registries: []", "presidio_registries: [own.yaml]"))
    assert cli("check", "p.yaml") == 1
    assert "own.yaml:2: recognizers[0].name: Presidio has no predefined" in capsys.readouterr().err
    (tmp_path / "own.yaml").write_text("supported_languages: [en]\nrecognizers: [SpacyRecognizer, CryptoRecognizer]\n")
    assert cli("check", "p.yaml") == 0
    said = capsys.readouterr().out
    assert "SpacyRecognizer needs an NLP engine" in said
    assert "1 recognizers of Presidio registries" in said
