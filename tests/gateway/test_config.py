from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml
from pydantic import ValidationError

from filters.actions import Action
from filters.detection import EntityType
from gateway.config import ConfigError, load_config, parse_config, shared_address
from gateway.policies_jsonschema import json_schema
from gateway.policies_schema import DEFAULT_ACTIONS
from tests.support.core import VENDOR

SHIPPED = Path(__file__).parents[2] / "policies.yaml"
CANARY = "sk-canary-0123456789abcdef"
MINIMAL = """\
version: 1
upstreams:
  - name: own
    provider: openai_compatible
    self_hosted: true
    base_url: http://vllm.internal:8000/v1
    receives: [green]
    models: ["*"]
"""


def problems(text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(ConfigError) as caught:
        parse_config(text, "p.yaml")
    assert {problem.file for problem in caught.value.problems} == {"p.yaml"}
    assert CANARY not in str(caught.value)
    assert CANARY not in repr(caught.value.problems)
    return [(problem.line, problem.key, problem.message) for problem in caught.value.problems]


def only(text: str) -> tuple[int, str, str]:
    (problem,) = problems(text)
    return problem


class TestShippedPolicy:
    def test_is_valid(self):
        """The file that `make run` serves with has no problem."""
        assert load_config(SHIPPED, {}).version == 1

    def test_says_what_the_defaults_are(self):
        """Every label stands in the shipped file, with the action that it has when it does not."""
        config = load_config(SHIPPED, {})
        assert dict(config.entities) == {str(label): action for label, action in DEFAULT_ACTIONS.items()}

    def test_limits_and_classes_equal_the_defaults(self):
        """The file documents the defaults, so it may not drift from them."""
        config, bare = load_config(SHIPPED, {}), parse_config(MINIMAL)
        for section in ("classes", "limits", "pseudonyms", "audit", "tools", "fields", "principals"):
            assert getattr(config, section) == getattr(bare, section)

    def test_declares_no_agreement(self):
        """Nobody else's contract is claimed: the operator has to declare their own."""
        assert [(u.name, u.agreement) for u in load_config(SHIPPED, {}).upstreams] == [
            ("openai-eu", None),
            ("demo", None),
        ]

    def test_templates_are_valid_once_uncommented(self):
        """What an operator is told to uncomment passes the schema."""
        lines = SHIPPED.read_text("utf-8").splitlines()
        start = lines.index("upstreams:")
        end = next(i for i, line in enumerate(lines) if line.startswith("# ---") and i > start)
        upstreams = []
        for line in lines[start + 1 : end]:
            body = line.strip().removeprefix("#").strip()
            looks_like_yaml = body.startswith("- ") or (body[:1].islower() and ":" in body.split(" ")[0])
            if not line.strip().startswith("#"):
                upstreams.append(line)
            elif looks_like_yaml:
                upstreams.append(line.replace("# ", "", 1))
        config = parse_config("version: 1\nupstreams:\n" + "\n".join(upstreams))
        names = {upstream.name: upstream for upstream in config.upstreams}
        assert set(names) == {"openai-eu", "azure-eu", "mistral-eu", "vllm", "demo"}
        assert names["openai-eu"].agreement is not None
        assert names["mistral-eu"].agreement.zero_retention is True
        assert names["azure-eu"].deployments["gpt-5"] == "our-gpt-5"


class TestActions:
    def test_subtype_wins_over_label_wins_over_default(self):
        """The finer line decides."""
        config = parse_config(MINIMAL + "entities: {ID_NUMBER: mask, ID_NUMBER/customer_number: allow}\n")
        assert config.action(EntityType.ID_NUMBER, "customer_number") is Action.ALLOW
        assert config.action(EntityType.ID_NUMBER, "de_steuer_id") is Action.MASK
        assert config.action(EntityType.ID_NUMBER) is Action.MASK
        assert config.action(EntityType.EMAIL, "customer_number") is Action.TOKEN

    @pytest.mark.parametrize("label", EntityType)
    def test_a_label_not_listed_keeps_its_default(self, label):
        """Leaving a label out never lets a personal type through."""
        expected = {
            EntityType.LOCATION: Action.ALLOW,
            EntityType.ORGANIZATION: Action.ALLOW,
            EntityType.DATE: Action.ALLOW,
            EntityType.HEALTH: Action.GENERALIZE,
            EntityType.SENSITIVE: Action.GENERALIZE,
        }.get(label, Action.TOKEN)
        assert parse_config(MINIMAL).action(label, "whatever") is expected

    @pytest.mark.parametrize("label", EntityType)
    def test_every_label_has_a_noun(self, label):
        """`generalize` works for a label that the policy has no noun for."""
        assert parse_config(MINIMAL).replacement(label)

    def test_noun_of_the_subtype_wins(self):
        """A pregnancy is not called what every other health matter is called."""
        config = parse_config(MINIMAL + "generalize: {HEALTH: Anliegen, pregnancy: persönlicher Anlass}\n")
        assert config.replacement(EntityType.HEALTH, "pregnancy") == "persönlicher Anlass"
        assert config.replacement(EntityType.HEALTH, "diagnosis") == "Anliegen"
        assert config.replacement(EntityType.SENSITIVE, "religion") == "persönlicher Umstand"

    def test_tool_by_exact_name_then_first_pattern_then_default(self):
        """The order in the file decides between patterns, and an exact name over all of them."""
        config = parse_config(
            MINIMAL + 'tools: {"crm_*": {restore: none}, "*": {restore: [EMAIL]}, crm_x: {secrets: allow}}\n'
        )
        assert config.tool("crm_x").secrets == "allow"
        assert config.tool("crm_y").restore == ()
        assert config.tool("other").restore == (EntityType.EMAIL,)
        assert parse_config(MINIMAL).tool("any").restore == tuple(EntityType)
        assert parse_config(MINIMAL).tool("any").secrets == "refuse"


class TestProblems:
    def test_all_at_once_with_lines_and_suggestions(self):
        """One run names every mistake, schema and cross-field alike."""
        text = (
            "version: 1\n"
            "entitys: {}\n"
            "entities:\n"
            "  EMAIL: tokn\n"
            "  PERSN: token\n"
            "limits: {idle_timeout_second: 3}\n"
            "upstreams:\n"
            "  - name: a\n"
            "    provider: opnai\n"
            "    receives: [gren]\n"
            '    models: ["*"]\n'
            "  - name: a\n"
            "    provider: mistral\n"
            "    base_url: http://api.eu.mistral.ai/v1\n"
            "    region: EU\n"
            "    key: {env: MISTRAL_API_KEY}\n"
            "    agreement: {reference: r, signed: 2026-02-01, expires: 2026-01-01, zero_retention: true}\n"
            "    receives: [green]\n"
        )
        found = problems(text)
        assert [(line, key) for line, key, _ in found] == [
            (2, "entitys"),
            (4, "entities.EMAIL"),
            (5, "entities.PERSN"),
            (6, "limits.idle_timeout_second"),
            (9, "upstreams[0].provider"),
            (10, "upstreams[0].receives[0]"),
            (12, "upstreams[1].models"),
            (12, "upstreams[1].name"),
            (14, "upstreams[1].base_url"),
            (17, "upstreams[1].agreement.expires"),
        ]
        by_key = {key: message for _, key, message in found}
        assert 'did you mean "entities"?' in by_key["entitys"]
        assert 'did you mean "token"?' in by_key["entities.EMAIL"]
        assert 'did you mean "PERSON"?' in by_key["entities.PERSN"]
        assert 'did you mean "idle_timeout_seconds"?' in by_key["limits.idle_timeout_second"]
        assert 'did you mean "openai"?' in by_key["upstreams[0].provider"]
        assert 'did you mean "green"?' in by_key["upstreams[0].receives[0]"]

    @pytest.mark.parametrize(
        "line",
        [
            f"key: {CANARY}",
            f"key: {{value: {CANARY}}}",
            f"key: {{env: {CANARY}}}",
            f"key: {{file: {CANARY}}}",
            f"key: {{{CANARY}: x}}",
            f"key: [{CANARY}]",
            f"key: !secret {CANARY}",
            f"key: *{CANARY}",
            f"key: '{CANARY}",
            f"base_url: https://user:{CANARY}@eu.api.openai.com/v1",
            f"api_key: {CANARY}",
            f"{CANARY}: x",
            f"region: {CANARY}",
            f"receives: [{CANARY}]",
            f"deployments: {{{CANARY}: {CANARY}}}",
            f"agreement: {CANARY}",
        ],
    )
    def test_a_secret_in_the_wrong_place_is_refused_and_never_shown(self, line):
        """Keys in clear are errors, and no message repeats one (`problems` looks for the canary)."""
        key = line.partition(":")[0]
        kept = [own for own in VENDOR.splitlines() if not own.strip().startswith(f"{key}:")]
        assert problems("\n".join([*kept, f"    {line}"]))

    def test_clear_client_keys_are_refused(self):
        """A principal is known by a hash; whoever pastes the key itself is told how."""
        text = MINIMAL + f"principals: [{{name: a, keys: [{CANARY}], classes: [green], models: ['*']}}]\n"
        line, key, message = only(text)
        assert (line, key) == (9, "principals[0].keys[0]")
        assert "keys new" in message

    def test_one_key_for_two_principals_is_refused(self):
        """A request must have one principal."""
        entry = "{name: %s, keys: ['sha256:" + "0" * 64 + "'], classes: [green], models: ['*']}"
        text = MINIMAL + f"principals:\n  - {entry % 'a'}\n  - {entry % 'b'}\n"
        assert [key for _, key, _ in problems(text)] == ["principals[0].keys[0]", "principals[1].keys[0]"]

    @pytest.mark.parametrize(
        ("before", "after", "key"),
        [
            ("region: EU", "", "region"),
            ("region: EU", "region: Europe", "region"),
            ("https://eu.", "http://eu.", "base_url"),
            ("https://eu.", "https://", "region"),  # the global host is not in the EU
            ("key: {env: OPENAI_API_KEY}", "", "key"),
            ("key: {env: OPENAI_API_KEY}", "key: {}", "key"),
            ("key: {env: OPENAI_API_KEY}", "key: {env: A, file: /b}", "key"),
            ("region: EU", "region: EU\n    self_hosted: true", "self_hosted"),
            ("region: EU", "region: EU\n    api_version: 2024-10-21", "api_version"),
            ("receives: [green]", "receives: []", "receives"),
            ("/v1", "/v1?key=x", "base_url"),
            ("provider: openai", "provider: demo", "base_url"),
            ("    base_url: https://eu.api.openai.com/v1\n", "", "base_url"),
        ],
    )
    def test_upstream_rules(self, before, after, key):
        """Each rule for an upstream is reported at its key."""
        assert before in VENDOR
        assert only(VENDOR.replace(before, after))[1].startswith(f"upstreams[0].{key}")

    def test_a_vendor_host_is_not_self_hosted(self):
        """Residency cannot be got around by calling a vendor's server one's own."""
        text = MINIMAL.replace("http://vllm.internal:8000/v1", "https://eu.api.openai.com/v1")
        assert only(text)[1] == "upstreams[0].base_url"

    def test_art9_labels_must_be_red(self):
        """Data of Art. 9 cannot be the lighter class."""
        assert only(MINIMAL + "classes: {red: [IBAN], art9: [HEALTH]}\n")[1] == "classes.art9"

    @pytest.mark.parametrize(
        ("line", "key", "hint"),
        [
            ("generalize: {HELTH: Anliegen}", "generalize.HELTH", "HEALTH"),
            ("entities: {EMAIL/Work: mask}", "entities.EMAIL/Work", "lower snake case"),
            ("entities: {IBAN: surrogate}", "entities", "there are surrogates for EMAIL, IP, PERSON, PHONE only"),
            ("tools: {x: {restore: al}}", "tools.x.restore", "all"),
            ("tools: {x: {restore: [EMIAL]}}", "tools.x.restore", "EMAIL"),
            ("tools: {x: {restore: 3}}", "tools.x.restore", "list of labels"),
            ("tools: {x: {url_hosts: [https://a.example]}}", "tools.x.url_hosts[0]", "host name"),
            ("fields: {messages.foo: pas}", "fields.messages.foo", "pass"),
            ("fields: {'messages[0].foo': pass}", "fields.?", "messages[*].name"),
            ("limits: {max_body_bytes: 0}", "limits.max_body_bytes", "greater than or equal to 1024"),
            ("limits: {max_body_bytes: '1024'}", "limits.max_body_bytes", "integer"),
            ("pseudonyms: {scope: converstion}", "pseudonyms.scope", "conversation"),
        ],
    )
    def test_section_rules(self, line, key, hint):
        """Each section refuses what it does not know, at its key."""
        found_line, found_key, message = only(MINIMAL + line + "\n")
        assert (found_line, found_key) == (9, key)
        assert hint in message

    def test_restore_all_is_every_label(self):
        """The two words of the file become lists of labels."""
        config = parse_config(MINIMAL + "tools: {x: {restore: all}, y: {restore: none}, z: {restore: [IP, URL]}}\n")
        assert config.tool("x").restore == tuple(EntityType)
        assert config.tool("y").restore == ()
        assert config.tool("z").restore == (EntityType.IP, EntityType.URL)

    def test_duplicate_keys(self):
        """The last one would win unseen."""
        assert only(MINIMAL + "limits: {}\naudit: {}\nlimits: {}\n")[:2] == (11, "limits")

    @pytest.mark.parametrize("noun", ["a]b", "Jahrgang 1980", "", "x" * 61, "zwei\\nZeilen"])
    def test_nouns_cannot_break_out_of_their_brackets(self, noun):
        """A replacement is a noun and nothing else."""
        assert only(MINIMAL + f'generalize: {{HEALTH: "{noun}"}}\n')[1] == "generalize.HEALTH"

    @pytest.mark.parametrize("text", ["", "- 1", "null", "a: [", "\x01", "a: {" * 3000, "version: 1\nupstreams: 3"])
    def test_nonsense_is_a_config_error(self, text):
        """Whatever the file holds, the operator sees a list of problems and no traceback."""
        assert problems(text)

    def test_version_is_required_and_known(self):
        """A policy for another format is not guessed at."""
        assert only(MINIMAL.replace("version: 1\n", ""))[1] == "version"
        assert only(MINIMAL.replace("version: 1", "version: 2"))[1] == "version"

    def test_problem_reads_like_a_compiler_message(self):
        """Editors jump to file:line."""
        with pytest.raises(ConfigError, match=r"^p\.yaml:9: nonsense: unknown key$"):
            parse_config(MINIMAL + "nonsense: 1\n", "p.yaml")

    @pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"#" * (4 * 1024 * 1024 + 1)])
    def test_unreadable_files(self, tmp_path, content):
        """Encoding and size are checked before anything is parsed."""
        (tmp_path / "p.yaml").write_bytes(content)
        with pytest.raises(ConfigError):
            load_config(tmp_path / "p.yaml", {})

    def test_missing_file(self, tmp_path):
        """A policy that is not there is not an empty policy."""
        with pytest.raises(ConfigError, match="cannot be read"):
            load_config(tmp_path / "p.yaml", {})


class TestConfig:
    def test_is_frozen(self):
        """Neither sections nor maps can be changed after loading."""
        config = parse_config(MINIMAL + "entities: {EMAIL: mask}\n")
        with pytest.raises(ValidationError):
            config.version = 1
        with pytest.raises(ValidationError):
            config.limits.max_body_bytes = 1
        with pytest.raises(TypeError):
            config.entities["EMAIL"] = Action.ALLOW

    def test_an_empty_section_is_an_absent_one(self):
        """Commenting out every line under a heading does not break the file."""
        assert parse_config(MINIMAL + "principals:\n  # - name: x\n").principals == ()

    def test_plain_words_mean_what_they_say(self):
        """YAML 1.1's surprises are off: a date is a date, NO is not false."""
        text = (
            VENDOR + "    agreement: {reference: NO, signed: 2026-01-01, expires: 2026-12-31, zero_retention: true}\n"
        )
        agreement = parse_config(text).upstreams[0].agreement
        assert agreement.reference == "NO"
        assert [agreement.in_force(date(2026, month, day)) for month, day in ((1, 1), (12, 31))] == [True, True]
        assert not agreement.in_force(date(2025, 12, 31))
        assert not agreement.in_force(date(2027, 1, 1))

    def test_version_ignores_form_and_sees_content(self):
        """Comments, order of keys and spelled-out defaults do not make another policy; content does."""
        plain = parse_config(MINIMAL)
        assert len(plain.policy_version) == 12
        same = "# comment\nlimits: {detector_queue: 64}\n" + MINIMAL
        assert parse_config(same).policy_version == plain.policy_version
        assert parse_config(MINIMAL + "entities: {EMAIL: mask}\n").policy_version != plain.policy_version

    def test_a_copy_has_its_own_version(self):
        """The cached version does not survive a change."""
        config = parse_config(MINIMAL)
        first = config.policy_version
        assert config.model_copy(update={"upstreams": ()}).policy_version != first
        assert config.model_copy().policy_version == first

    def test_key_hashes_are_not_in_the_repr(self):
        """Not secret, but nobody's business in a log."""
        digest = hashlib.sha256(b"x").hexdigest()
        config = parse_config(
            MINIMAL + f"principals: [{{name: a, keys: ['sha256:{digest}'], classes: [green], models: ['*']}}]\n"
        )
        assert digest not in repr(config)


class TestDetectionAndSinglingOut:
    @pytest.mark.parametrize("value", ["0", "1.01", "-1", "yes", "off"])
    def test_the_threshold_is_above_nothing_and_at_most_one(self, value):
        line, key, _ = only(MINIMAL + f"classes:\n  singling_out: {value}\n")
        assert (line, key) == (10, "classes.singling_out")

    def test_one_is_a_threshold(self):
        assert parse_config(MINIMAL + "classes: {singling_out: 1}\n").classes.singling_out == 1

    @pytest.mark.parametrize(
        ("section", "key"),
        [
            ("presidio_registry: [a]", "detection.presidio_registry"),
            ("presidio_registries: a", "detection.presidio_registries"),
            ("presidio_registries: [7]", "detection.presidio_registries[0]"),
            ("presidio_threshold: 2", "detection.presidio_threshold"),
        ],
    )
    def test_registries_are_a_list_of_paths(self, section, key):
        assert only(MINIMAL + f"detection:\n  {section}\n")[:2] == (10, key)


def test_actions_in_red_requests_fall_back_to_the_usual_ones():
    config = parse_config(MINIMAL + "entities: {PHONE: mask}\nentities_in_red: {LOCATION: token}\n")
    assert config.action_in_red(EntityType.LOCATION) is Action.TOKEN
    assert config.action_in_red(EntityType.PHONE) is Action.MASK
    assert config.action_in_red(EntityType.DATE) is Action.ALLOW
    assert parse_config(MINIMAL).action_in_red(EntityType.DATE) is Action.TOKEN


class TestState:
    def test_kinds_are_opened_by_words(self):
        config = parse_config(VENDOR + "state: {allow: [responses, batches]}")
        assert config.state.kinds == {"responses", "items", "batches", "batch_files"}
        assert parse_config(VENDOR).state.kinds == frozenset()

    @pytest.mark.parametrize(
        ("state", "key"),
        [
            ("{allow: [everything]}", "state.allow[0]"),
            ("{ttl_hours: 0}", "state.ttl_hours"),
            ("{vault: disk}", "state.vault"),
        ],
    )
    def test_what_is_wrong_is_named(self, state, key):
        with pytest.raises(ConfigError) as error:
            parse_config(VENDOR + f"state: {state}")
        assert [problem.key for problem in error.value.problems] == [key]
        assert "secret" not in str(error.value)

    def test_the_address_that_replicas_share(self):
        config = parse_config(VENDOR + "replicas: {valkey: {env: SHARED}}")
        assert shared_address(config, {"SHARED": " valkey://h "}) == "valkey://h"
        with pytest.raises(ConfigError, match="SHARED"):
            shared_address(config, {})
        assert shared_address(parse_config(VENDOR), {}) == ""
        with pytest.raises(ConfigError) as error:
            parse_config(VENDOR + "replicas: {valkey: 'valkey://:secret@host'}")
        assert "secret" not in str(error.value)


class TestJsonSchema:
    """What editors know; the file in docs is what `check --schema` prints."""

    @pytest.fixture
    def validator(self):
        validator = jsonschema.Draft202012Validator(json_schema())
        validator.check_schema(validator.schema)
        return validator

    def places(self, validator, text):
        data = json.loads(json.dumps(yaml.safe_load(text), default=str))
        return {error.json_path for error in validator.iter_errors(data)}

    def test_the_published_file_is_current(self):
        published = (SHIPPED.parent / "docs" / "policies.schema.json").read_text(encoding="utf-8")
        assert json.loads(published) == json_schema(), "privacy-gateway check --schema > docs/policies.schema.json"
        first = SHIPPED.read_text(encoding="utf-8").splitlines()[0]
        assert first == "# yaml-language-server: $schema=docs/policies.schema.json"

    def test_it_accepts_the_shipped_policy(self, validator):
        assert self.places(validator, SHIPPED.read_text(encoding="utf-8")) == set()

    @pytest.mark.parametrize(
        ("wrong", "place"),
        [
            ("entities: {PERSO: token}", "$.entities"),
            ("entities: {PERSON: tokn}", "$.entities.PERSON"),
            ("limits: {max_bytes: 1}", "$.limits"),
            ("limits: {detector_queue: 0}", "$.limits.detector_queue"),
            ("tools: {crm: {restore: [PERSO]}}", "$.tools.crm.restore"),
            ("tools: {crm: {restore: all}}", None),
            ("generalize: {PREGNANCY: Anlass}", "$.generalize"),
            ("generalize: {pregnancy: Anlass 7}", "$.generalize.pregnancy"),
            ("principals: [{name: A, keys: [k], classes: [], models: []}]", "$.principals[0].name"),
            ("state: {allow: [files]}", "$.state.allow[0]"),
            ("replicas: {valkey: {env: lower}}", "$.replicas.valkey"),
        ],
    )
    def test_it_refuses_what_the_gateway_refuses(self, validator, wrong, place):
        found = self.places(validator, VENDOR + wrong)
        if place is None:
            assert found == set()
            parse_config(VENDOR + wrong)
        else:
            assert place in found
            with pytest.raises(ConfigError):
                parse_config(VENDOR + wrong)


class TestPapers:
    def test_the_templates_are_valid_and_say_on_what_a_region_rests(self):
        text = (SHIPPED.parent / "examples" / "upstreams" / "policies.yaml").read_text(encoding="utf-8")
        config = parse_config(text)
        assert len(config.upstreams) >= 11
        for entry in config.upstreams:
            assert entry.self_hosted or (entry.region and entry.agreement and entry.legal_entity), entry.name
        data = json.loads(json.dumps(yaml.safe_load(text), default=str))
        assert list(jsonschema.Draft202012Validator(json_schema()).iter_errors(data)) == []

    @pytest.mark.parametrize(
        "host",
        [
            "bedrock-runtime.eu-central-1.amazonaws.com",
            "bedrock-mantle.eu-west-1.api.aws",
            "eu-aiplatform.googleapis.com",
        ],
    )
    def test_a_region_that_the_url_does_not_prove_needs_a_reason(self, host):
        entry = MINIMAL.replace("http://vllm.internal:8000/v1", f"https://{host}/v1").replace(
            "self_hosted: true", "region: EU"
        )
        _, key, message = only(entry)
        assert key == "upstreams[0].residency"
        assert "deployment type" in message
        parse_config(entry.replace("region: EU", "region: EU\n    residency: EU-profile"))
        parse_config(entry.replace("region: EU", "region: GLOBAL"))

    @pytest.mark.parametrize(
        "host",
        [
            "bedrock-runtime.ap-southeast-1.amazonaws.com",
            "bedrock-runtime.us-east-1.amazonaws.com",
            "bedrock-runtime.eu-west-2.amazonaws.com",
            "bedrock-runtime.eu-central-2.amazonaws.com",
            "bedrock-mantle.ca-central-1.api.aws",
            "api.deepseek.com",
            "openrouter.ai",
        ],
    )
    def test_a_host_elsewhere_is_not_in_the_eu(self, host):
        """A region that the host names, or that its vendor does not promise."""
        entry = MINIMAL.replace("http://vllm.internal:8000/v1", f"https://{host}/v1").replace(
            "self_hosted: true", "region: EU\n    residency: EU-profile"
        )
        _, key, message = only(entry)
        assert (key, message.split(";")[0]) == ("upstreams[0].region", "this host processes anywhere")
