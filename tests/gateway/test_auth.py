from __future__ import annotations

import hmac
from datetime import date, timedelta

import pytest

from gateway.auth import Authenticator, Principal
from gateway.config import Config, parse_config
from gateway.errors import InvalidApiKey
from gateway.keys import new_key

TODAY = date(2026, 11, 26)
ANNA, ANNA_LINE = new_key()
ANNA_OLD, ANNA_OLD_LINE = new_key()
BERT, BERT_LINE = new_key()
UPSTREAM = (
    "version: 1\nupstreams: [{name: demo, provider: demo, self_hosted: true, receives: [green], models: ['*']}]\n"
)
PRINCIPALS = f"""
principals:
  - {{name: anna, team: Vertrieb, keys: ["{ANNA_OLD_LINE}", "{ANNA_LINE}"], classes: [green, yellow], models: ["gpt-*"]}}
  - {{name: bert, keys: ["{BERT_LINE}"], classes: [green], models: ["*"]}}
"""


def config(principals: str = PRINCIPALS) -> Config:
    return parse_config(UPSTREAM + principals)


@pytest.fixture
def authenticator() -> Authenticator:
    return Authenticator(config(), open_on_loopback=True)


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": f"Bearer {ANNA}"},
        {"authorization": f"bearer  {ANNA}"},
        {"x-api-key": ANNA},
        {"API-Key": f" {ANNA} "},
        {"x-api-key": ANNA, "Authorization": f"Bearer {ANNA}"},
        {"x-api-key": ANNA, "Authorization": f"Bearer {ANNA_OLD}"},
        {"x-api-key": ANNA, "Authorization": "Basic dXNlcjpwdw=="},
        {"x-api-key": ANNA, "Authorization": "Bearer dummy"},
        {"Authorization": f"Bearer {ANNA_OLD}"},
    ],
)
def test_places_where_clients_put_their_key(authenticator, headers):
    """OpenAI's, Anthropic's and Azure's headers, in any case, also two at once."""
    assert authenticator.authenticate(headers, TODAY) == Principal(
        name="anna", team="Vertrieb", classes=frozenset({"green", "yellow"}), models=("gpt-*",), tenant="default"
    )


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": ANNA},
        {"Authorization": f"Basic {ANNA}"},
        {"Authorization": "Bearer"},
        {"Authorization": f"Bearer {ANNA}x"},
        {"Authorization": f"Bearer {ANNA[:-1]}"},
        {"Authorization": f"Bearer {ANNA.upper()}"},
        {"Authorization": f"Bearer {ANNA_LINE}"},
        {"x-api-key": ""},
        {"x-api-key": "\udcff"},
        {"x-api-key": "a" * 5000},
        {"cookie": ANNA},
        {"x-api-key": ANNA, "api-key": BERT},
    ],
)
def test_everything_else_is_refused_without_repeating_it(authenticator, headers):
    """No key, a wrong one, the stored hash itself, or keys of two principals."""
    with pytest.raises(InvalidApiKey) as caught:
        authenticator.authenticate(headers, TODAY)
    assert caught.value.status == 401
    assert ANNA[:12] not in str(caught.value)
    assert caught.value.__context__ is None


def test_open_on_loopback_only_without_principals():
    """Without principals this machine is let in, with any key or none; with principals nobody is without a key."""
    local = Authenticator(config(""), open_on_loopback=True)
    for headers in ({}, {"Authorization": "Bearer anything"}):
        principal = local.authenticate(headers, TODAY)
        assert (principal.name, principal.classes) == ("local", {"green", "yellow", "red"})
        assert principal.allows_model("any/model")
    with pytest.raises(InvalidApiKey):
        Authenticator(config(), open_on_loopback=True).authenticate({}, TODAY)


@pytest.mark.parametrize("headers", [{}, {"Authorization": f"Bearer {ANNA}"}])
def test_no_principals_on_another_listener_lets_nobody_in(headers):
    """An empty list is not an open door to the network."""
    with pytest.raises(InvalidApiKey):
        Authenticator(config(""), open_on_loopback=False).authenticate(headers, TODAY)


@pytest.mark.parametrize("key", [ANNA_OLD, BERT, "wrong"], ids=["first", "last", "unknown"])
def test_every_stored_hash_is_compared(monkeypatch, authenticator, key):
    """The number of constant-time comparisons does not depend on who asks."""
    seen = []
    real = hmac.compare_digest
    monkeypatch.setattr("gateway.auth.hmac.compare_digest", lambda a, b: seen.append(a) or real(a, b))
    try:
        authenticator.authenticate({"x-api-key": key}, TODAY)
    except InvalidApiKey:
        assert key == "wrong"
    assert len(seen) == 3


def test_models_by_glob():
    """Patterns match whole names, case and all."""
    principal = Principal("a", "", frozenset(), ("gpt-4*", "o?"))
    assert [principal.allows_model(name) for name in ("gpt-4o", "o3", "GPT-4o", "xgpt-4", "o3-mini", "")] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]


def test_no_hash_in_a_repr(authenticator):
    """Neither the authenticator nor a principal shows what it compares with."""
    shown = repr(authenticator) + repr(authenticator.authenticate({"x-api-key": ANNA}, TODAY))
    assert ANNA_LINE.removeprefix("sha256:")[:12] not in shown


def test_a_key_ends_with_its_last_day():
    """A change of keys: both are taken until then."""
    old = f'{{key: "{ANNA_OLD_LINE}", expires: 2026-11-26}}'
    people = f'principals: [{{name: anna, keys: [{old}, "{ANNA_LINE}"], classes: [green], models: ["*"]}}]'
    authenticator = Authenticator(config(people), open_on_loopback=True)
    for key in (ANNA, ANNA_OLD):
        assert authenticator.authenticate({"x-api-key": key}, TODAY).name == "anna"
    tomorrow = TODAY + timedelta(days=1)
    assert authenticator.authenticate({"x-api-key": ANNA}, tomorrow).name == "anna"
    with pytest.raises(InvalidApiKey):
        authenticator.authenticate({"x-api-key": ANNA_OLD}, tomorrow)


def test_endpoints_are_given_by_name():
    people = f'principals: [{{name: a, keys: ["{ANNA_LINE}"], classes: [green], models: ["*"], endpoints: ["chat.*"]}}]'
    principal = Authenticator(config(people), open_on_loopback=True).authenticate({"x-api-key": ANNA}, TODAY)
    assert principal.allows_endpoint("chat.completions")
    assert not principal.allows_endpoint("responses")
