from __future__ import annotations

import json
from datetime import date

import pytest

from filters.actions import Action
from filters.detection import EntityType as E
from filters.endpoints.openai_chat import SPEC
from gateway.auth import LOCAL, Authenticator, Principal
from gateway.config import ConfigError, load_config
from gateway.errors import InvalidApiKey, ModelNotFound, PolicyRefusal
from gateway.keys import RootKey
from gateway.paths import Match
from gateway.pipeline import CONVERSATION_HEADER, Pipeline, filter_policy
from gateway.routing import Router
from tests.support.core import PlantedDetector, chat, lexicon
from tests.support.gateway import POLICIES, write_policy

TODAY = date(2026, 6, 1)
PLANTED = {"Wójcik": (E.PERSON, "surname"), "schwanger": (E.HEALTH, "pregnancy")}


def pipeline(config=None, key=b"k" * 32, keys=(), demo=True) -> Pipeline:
    config = config or load_config(POLICIES, {})
    router = Router(config, dict.fromkeys(keys, True), demo_allowed=demo, loopback=demo)
    return Pipeline(config, RootKey(key), lexicon(), router, Authenticator(config, open_on_loopback=True))


def decided(pipe: Pipeline, body, principal=LOCAL, headers=None):
    case = pipe.admit(principal, Match(SPEC), headers or {})
    case.exchange.receive(json.dumps(body).encode())
    return case, pipe.decide(case, PlantedDetector(PLANTED).detect(case.exchange.segments), TODAY)


def content(decision):
    return json.loads(decision.body)["messages"][0]["content"]


def test_a_decision_holds_class_upstream_and_the_bytes_that_may_leave():
    _, decision = decided(pipeline(), chat("Frau Wójcik ist schwanger"))
    assert decision.classification.sensitivity == "red"
    assert decision.upstream.name == "demo"
    assert decision.entities == {"HEALTH/generalize": 1, "PERSON/token": 1}
    assert "[persönlicher Anlass]" in content(decision)
    assert "Wójcik" not in repr(decision)


def test_a_red_request_without_a_permitted_upstream_is_refused_and_its_class_known():
    """The shipped policy with a provider key and no agreement."""
    pipe = pipeline(keys=["openai-eu"])
    case = pipe.admit(LOCAL, Match(SPEC), {})
    case.exchange.receive(json.dumps(chat("Frau Wójcik ist schwanger") | {"model": "gpt-5"}).encode())
    with pytest.raises(PolicyRefusal, match="no data-processing agreement in force") as caught:
        pipe.decide(case, PlantedDetector(PLANTED).detect(case.exchange.segments), TODAY)
    assert case.classification.sensitivity == "red"
    assert "Wójcik" not in str(caught.value)


def test_an_unknown_model_has_the_apis_own_error():
    with pytest.raises(ModelNotFound):
        decided(pipeline(keys=["openai-eu"]), chat("Hallo"))


def tokens(pipe, body=None, principal=LOCAL, headers=None):
    return content(decided(pipe, body or chat("Frau Wójcik"), principal, headers)[1])


def test_the_scope_of_a_token_is_tenant_client_and_conversation():
    """Same key, client and first message: same token, on any replica. Anything else: another one."""
    other = Principal("crm", "", LOCAL.classes, ("*",))
    base = tokens(pipeline())
    assert base == tokens(pipeline())
    different = {
        tokens(pipeline(key=b"x" * 32)),
        tokens(pipeline(), principal=other),
        tokens(pipeline(), principal=Principal("local", "", LOCAL.classes, ("*",), tenant="t2")),
        tokens(pipeline(), headers={CONVERSATION_HEADER: "c1"}),
        tokens(pipeline(), headers={CONVERSATION_HEADER: "c2"}),
    }
    assert base not in different
    assert len(different) == 5


def test_a_named_conversation_keeps_its_tokens_whatever_the_first_message():
    headers = {CONVERSATION_HEADER: "c1"}
    first = tokens(pipeline(), chat("Frau Wójcik"), headers=headers).split()[1]
    assert first in tokens(pipeline(), chat("Und Frau Wójcik ?"), headers=headers)


def test_client_scope_spans_conversations(tmp_path):
    config = load_config(write_policy(tmp_path, pseudonyms={"scope": "client"}), {})
    first = tokens(pipeline(config), chat("Frau Wójcik")).split()[1]
    assert first in tokens(pipeline(config), chat("Etwas anderes, Frau Wójcik"))


def test_the_core_gets_its_part_of_the_policy(tmp_path):
    tools = {"crm_*": {"restore": ["EMAIL"], "secrets": "allow", "url_hosts": ["crm.example"]}}
    config = load_config(write_policy(tmp_path, tools=tools, fields={"vendor": "pass"}), {})
    policy = filter_policy(config)
    rule = policy.tool_rule("crm_add")
    assert rule.labels == {E.EMAIL}
    assert rule.secrets
    assert rule.hosts == {"crm.example"}
    assert not policy.tool_rule("other").secrets
    assert policy.opened == {"vendor": "pass"}
    assert policy.phrase(E.HEALTH, "pregnancy") == "persönlicher Anlass"


def test_who_is_not_known_is_not_admitted(tmp_path):
    stored = "sha256:" + "0" * 64
    people = [{"name": "crm", "keys": [stored], "classes": ["green"], "models": ["*"]}]
    with pytest.raises(InvalidApiKey):
        pipeline(load_config(write_policy(tmp_path, principals=people), {})).authenticate(
            {"authorization": "Bearer x"}, date(2026, 1, 1)
        )


def test_a_client_may_have_actions_of_its_own(tmp_path):
    """Its own line wins, the finer one first, also in red requests; others keep the policy's."""
    people = [
        {"name": name, "keys": ["sha256:" + digit * 64], "classes": ["green"], "models": ["*"], **more}
        for name, digit, more in (
            ("a", "0", {"entities": {"EMAIL": "block", "PERSON/surname": "mask"}}),
            ("b", "1", {}),
        )
    ]
    config = load_config(write_policy(tmp_path, principals=people), {})
    pipe = pipeline(config)
    own, usual = pipe._of_clients["a"], pipe._filter_policy
    assert set(pipe._of_clients) == {"a"}
    for action in (own.action, own.for_red().action):
        assert action(E.EMAIL, "") is Action.BLOCK
        assert action(E.PERSON, "surname") is Action.MASK
        assert action(E.PERSON, "given_name") is Action.TOKEN
    assert usual.action(E.EMAIL, "") is Action.TOKEN
    people[0]["entities"] = {"HEALTH": "allow"}
    with pytest.raises(ConfigError, match="cannot be allowed in clear"):
        load_config(write_policy(tmp_path, principals=people), {})
