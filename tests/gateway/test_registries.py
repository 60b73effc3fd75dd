"""Presidio registries: they load unchanged, and what is wrong with one is said with file, line and field."""

from __future__ import annotations

import json
from pathlib import Path

import presidio_analyzer
import pytest

from filters.detection import EntityType, Segment
from filters.endpoints.openai_chat import SPEC
from filters.errors import PolicyBlocked
from filters.exchange import Exchange
from filters.presidio import PresidioDetector
from gateway.app import Parts, Settings, build
from gateway.config import load_config
from gateway.pipeline import filter_policy
from gateway.problems import ConfigError
from gateway.registries import Registries, load_registries
from tests.support.core import PlantedDetector, chat, lexicon, scope
from tests.support.gateway import PLANTED

CONF = Path(presidio_analyzer.__file__).parent / "conf"
EXAMPLE = Path(__file__).parents[2] / "examples" / "presidio" / "recognizers.yaml"
POLICY = """version: 1
detection:
  presidio_registries: [%s]
upstreams: [{name: demo, provider: demo, self_hosted: true, receives: [green, yellow, red], models: ["*"]}]
"""


def policy(tmp_path: Path, *files: object) -> Path:
    path = tmp_path / "policies.yaml"
    path.write_text(POLICY % ", ".join(map(str, files)), encoding="utf-8")
    return path


def loaded(path: Path) -> Registries:
    return load_registries(load_config(path, {}), path)


def problems(tmp_path: Path, text: str) -> list[str]:
    (tmp_path / "bad.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as raised:
        loaded(policy(tmp_path, "bad.yaml"))
    return [str(problem) for problem in raised.value.problems]


@pytest.mark.parametrize("file", [EXAMPLE, CONF / "default_recognizers.yaml", CONF / "example_recognizers.yaml"])
def test_files_of_presidio_load_unchanged(tmp_path, file):
    assert len(loaded(policy(tmp_path, file)).recognizers) > 1


def test_what_a_registry_finds_has_our_labels_and_a_subtype(tmp_path):
    """Patterns, deny lists, words of context by language, predefined recognizers."""
    found = loaded(policy(tmp_path, EXAMPLE))
    text = "Gerät I123456, und ganz hinten im Lager auch I999999, Projekt Zeisig, SSN 536-90-4399"
    (spans,) = PresidioDetector([], additional=found.recognizers, threshold=found.threshold).detect([Segment(text)])
    assert [(s.label, s.subtype, text[s.start : s.end]) for s in spans] == [
        (EntityType.ID_NUMBER, "inventory_number", "I123456"),
        (EntityType.ID_NUMBER, "project_name", "Projekt Zeisig"),
        (EntityType.ID_NUMBER, "us_ssn", "536-90-4399"),
    ]


def test_a_relative_path_starts_at_the_policy_and_the_content_is_part_of_the_version(tmp_path):
    registry = tmp_path / "own.yaml"
    registry.write_bytes(EXAMPLE.read_bytes())
    path = policy(tmp_path, "own.yaml")
    before = load_config(path, {}).policy_version
    assert before == load_config(path, {}).policy_version
    registry.write_text(EXAMPLE.read_text().replace("Zeisig", "Amsel"))
    assert before != load_config(path, {}).policy_version
    copied = load_config(path, {}).model_copy(update={})
    assert copied.policy_version == load_config(path, {}).policy_version


def test_recognizers_on_an_nlp_engine_are_left_out_and_named(tmp_path):
    (tmp_path / "s.yaml").write_text("supported_languages: [en]\nrecognizers: [SpacyRecognizer, CryptoRecognizer]\n")
    found = loaded(policy(tmp_path, "s.yaml"))
    assert ([r.name for r in found.recognizers], found.left_out) == (["CryptoRecognizer"], ("s.yaml: SpacyRecognizer",))


def test_disabled_entries_and_other_countries_are_no_recognizers(tmp_path):
    (tmp_path / "s.yaml").write_text(
        "supported_languages: [en]\nsupported_countries: [UK]\nrecognizers:\n  - {name: UsSsnRecognizer}\n"
        "  - {name: NhsRecognizer}\n  - {name: CryptoRecognizer, enabled: false}\n  - {name: MacAddressRecognizer}\n"
    )
    names = [r.name for r in loaded(policy(tmp_path, "s.yaml")).recognizers]
    assert names == ["NhsRecognizer", "MacAddressRecognizer"]


GOOD = "supported_languages: [de]\nrecognizers:\n  - {name: A, supported_entity: A, deny_list: [Geheim]}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("recognizers: [", "bad.yaml:1: not valid YAML"),
        ("[]", "bad.yaml:1: a Presidio registry is a map with the key recognizers"),
        ("supported_languages: [de]", "bad.yaml:1: recognizers: a list of at least one recognizer is expected"),
        ("recognizers: [7]", "bad.yaml:1: recognizers[0]: a recognizer is a map, or the name of a predefined one"),
        (GOOD + "  - {name: CriptoRecognizer}\n", 'bad.yaml:4: recognizers[1].name: Presidio has no predefined recognizer of this name; did you mean "CryptoRecognizer"?'),
        (GOOD + "  - name: B\n    supported_entity: B\n    patterns: [{name: p, regex: '(', score: 0.5}]\n", "bad.yaml:6: recognizers[1].patterns[0].regex: not a regular expression: missing ) at position 1"),
        (GOOD + "  - name: B\n    supported_entity: B\n    deny_list_score: 7\n    deny_list: [Geheim]\n", "bad.yaml:6: recognizers[1].deny_list_score: Input should be less than or equal to 1"),
        (GOOD + "  - {name: B, deny_list: [Geheim]}\n", "bad.yaml:4: recognizers[1].supported_entity: Field required"),
        (GOOD + "  - name: B\n    supported_entity: B\n    patterns: [{name: p, score: 0.5}]\n", "bad.yaml:6: recognizers[1].patterns: Pattern should contain a regex field"),
        (GOOD + "supported_langs: [de]\n", "bad.yaml:4: supported_langs: Extra inputs are not permitted"),
        (GOOD + "  - {name: AzureAILanguageRecognizer}\n", "bad.yaml:4: recognizers[1].name: this recognizer hands the text to a service"),
        (GOOD.replace("[de]", "[xyz1]"), "bad.yaml:1: supported_languages"),
    ],
)  # fmt: skip
def test_a_bad_file_is_told_with_line_and_field_and_without_its_values(tmp_path, text, expected):
    (told,) = problems(tmp_path, text)
    assert expected in told
    assert "Geheim" not in told


def test_a_missing_file_is_told_with_the_key_of_the_policy(tmp_path):
    with pytest.raises(ConfigError, match=r"detection.presidio_registries\[0\]: cannot be read"):
        load_config(policy(tmp_path, "nowhere.yaml"), {})


def test_every_bad_file_is_told(tmp_path):
    (tmp_path / "a.yaml").write_text("[]")
    (tmp_path / "b.yaml").write_text("recognizers: [NoSuch]")
    with pytest.raises(ConfigError) as raised:
        loaded(policy(tmp_path, "a.yaml", "b.yaml"))
    assert [problem.file for problem in raised.value.problems] == ["a.yaml", "b.yaml"]


def test_the_gateway_does_not_start_with_a_bad_registry(tmp_path):
    (tmp_path / "bad.yaml").write_text("recognizers: [NoSuch]")
    settings = Settings(policy(tmp_path, "bad.yaml"), state=tmp_path / "state")
    with pytest.raises(ConfigError, match=r"recognizers\[0\].name"):
        build(settings, Parts(detector=PlantedDetector(PLANTED)))


def test_policy_acts_on_the_subtype_of_a_registry(tmp_path):
    """One entity of the registry is blocked, another one replaced."""
    path = policy(tmp_path, EXAMPLE)
    path.write_text(path.read_text() + "entities: {ID_NUMBER/project_name: block, ID_NUMBER/inventory_number: mask}\n")
    config = load_config(path, {})
    found = load_registries(config, path)
    detector = PresidioDetector([], additional=found.recognizers, threshold=found.threshold)

    def sent(text: str) -> bytes:
        exchange = Exchange(SPEC, filter_policy(config), scope(), lexicon())
        exchange.receive(json.dumps(chat(text)).encode())
        exchange.analyze(detector.detect(exchange.segments))
        return exchange.outgoing()

    assert "Gerät *** ist da" in sent("Gerät I123456 ist da").decode()
    with pytest.raises(PolicyBlocked):
        sent("Neues von Projekt Zeisig")
