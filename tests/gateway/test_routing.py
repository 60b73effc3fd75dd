from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from gateway.auth import LOCAL, Principal
from gateway.config import Config
from gateway.errors import ModelNotFound, PolicyRefusal
from gateway.policies_schema import Region
from gateway.policies_upstreams import Agreement, UpstreamEntry
from gateway.routing import Router, RouteRequest, Upstream, days_left

TODAY = date(2026, 6, 15)
CLASSES = ("green", "yellow", "red")


def agreement(signed: date = date(2026, 1, 1), expires: date = date(2026, 12, 31), *, zdr: bool = False) -> Agreement:
    return Agreement(reference="AVV-1", signed=signed, expires=expires, zero_retention=zdr)


def vendor(name: str = "eu", **changes: Any) -> UpstreamEntry:
    fields: dict[str, Any] = {
        "provider": "openai",
        "base_url": "https://eu.api.openai.com/v1",
        "key": {"env": "K"},
        "region": Region.EU,
        "agreement": agreement(),
        "receives": CLASSES,
        "models": ("gpt-*",),
    }
    fields |= changes
    return UpstreamEntry.model_validate({"name": name, **fields}, strict=False)


def own(name: str = "own", **changes: Any) -> UpstreamEntry:
    fields: dict[str, Any] = {
        "provider": "openai_compatible",
        "self_hosted": True,
        "base_url": "http://vllm.internal/v1",
        "receives": CLASSES,
        "models": ("*",),
    }
    return UpstreamEntry.model_validate({"name": name, **(fields | changes)}, strict=False)


DEMO = UpstreamEntry.model_validate(
    {"name": "demo", "provider": "demo", "self_hosted": True, "receives": CLASSES, "models": ("*",)}, strict=False
)


def router(*entries: UpstreamEntry, keys: dict[str, bool] | None = None, local: bool = False) -> Router:
    config = Config(version=1, upstreams=entries)
    available = {entry.name: True for entry in entries if entry.key} if keys is None else keys
    return Router(config, available, demo_allowed=local, loopback=local)


def request(sensitivity: str = "yellow", *, art9: bool = False, model: str = "gpt-4o", **changes: Any) -> RouteRequest:
    fields = {"principal": LOCAL, "operation": "chat/completions"} | changes
    return RouteRequest(model=model, sensitivity=sensitivity, art9=art9, **fields)


def names(upstreams: list[Upstream]) -> list[str]:
    return [upstream.name for upstream in upstreams]


def refused(target: Router, asked: RouteRequest, today: date = TODAY) -> str:
    with pytest.raises(PolicyRefusal) as caught:
        target.route(asked, today)
    return str(caught.value)


class TestRules:
    @pytest.mark.parametrize("sensitivity", CLASSES)
    def test_eu_with_agreement_takes_every_class(self, sensitivity):
        """The ordinary case."""
        assert names(router(vendor()).route(request(sensitivity), TODAY)) == ["eu"]

    def test_order_of_the_policy_is_the_preference(self):
        """All permitted upstreams, for fall-back, and only those."""
        entries = (own("b"), vendor("a"), vendor("us", region=Region.US), vendor("c"))
        assert names(router(*entries).route(request(), TODAY)) == ["b", "a", "c"]

    @pytest.mark.parametrize("sensitivity", ["yellow", "red"])
    def test_no_agreement_no_personal_data(self, sensitivity):
        """GDPR Art. 28(3)."""
        message = refused(router(vendor(agreement=None)), request(sensitivity))
        assert "eu: no data-processing agreement in force" in message

    def test_green_goes_where_policy_names_it(self):
        """Without personal data an endpoint outside the EU is the operator's choice."""
        entry = vendor("us", region=Region.US, agreement=None, receives=("green",))
        assert names(router(entry).route(request("green"), TODAY)) == ["us"]
        assert "does not receive class green" in refused(
            router(vendor(receives=("yellow",), agreement=None)), request("green")
        )

    @pytest.mark.parametrize(
        ("today", "routable"),
        [
            (date(2025, 12, 31), False),
            (date(2026, 1, 1), True),
            (date(2026, 12, 31), True),
            (date(2027, 1, 1), False),
        ],
    )
    @pytest.mark.parametrize("sensitivity", CLASSES)
    def test_an_agreement_holds_from_its_first_to_its_last_day(self, sensitivity, today, routable):
        """A lapsed agreement makes the upstream unroutable for every class (I4)."""
        target = router(vendor())
        if routable:
            assert names(target.route(request(sensitivity), today)) == ["eu"]
        else:
            assert "no data-processing agreement in force" in refused(target, request(sensitivity), today)

    @pytest.mark.parametrize("region", sorted(set(Region) - {Region.EU, Region.EEA}))
    def test_no_personal_data_outside_the_eea(self, region):
        """An agreement does not make another region the EU."""
        assert "does not process in the EU" in refused(router(vendor(region=region)), request())

    def test_art9_needs_zero_retention_or_a_machine_of_ones_own(self):
        """Health data goes to neither an ordinary vendor nor by another class label."""
        entries = (vendor("plain"), vendor("zdr", agreement=agreement(zdr=True)), own("own"))
        for sensitivity in CLASSES:
            asked = request(sensitivity, art9=True)
            assert names(router(*entries).route(asked, TODAY)) == ["zdr", "own"]
            assert "no zero retention" in refused(router(vendor()), asked)
        lapsed = vendor(agreement=agreement(date(2025, 1, 1), date(2025, 12, 31), zdr=True))
        assert "no data-processing agreement in force" in refused(router(lapsed), request("red", art9=True))

    def test_a_loopback_upstream_is_local(self):
        """It needs neither region nor agreement, whatever provider it is."""
        entry = own(self_hosted=False, base_url="http://127.0.0.1:11434/v1")
        assert names(router(entry).route(request("red", art9=True), TODAY)) == ["own"]

    def test_own_upstreams_still_receive_only_what_they_receive(self):
        """`receives` binds everybody."""
        assert "own: does not receive class red" in refused(router(own(receives=("green",))), request("red"))

    def test_principal_limits(self):
        """Classes and models of the principal come first."""
        limited = Principal("a", "", frozenset({"green"}), ("gpt-4*",))
        assert "class yellow" in refused(router(own()), request(principal=limited))
        with pytest.raises(ModelNotFound) as caught:
            router(own()).route(request("green", principal=limited, model="o3"), TODAY)
        assert (caught.value.status, caught.value.param) == (404, "model")
        green_art9 = request("green", art9=True, principal=limited)
        assert "class red" in refused(router(own()), green_art9)

    def test_unknown_class_is_refused(self):
        """A class that nobody defined is not green, and is not repeated."""
        assert "purple" not in refused(router(own()), request("purple"))

    def test_model_that_nobody_serves(self):
        """The model's name is the client's text: it is not in the message."""
        with pytest.raises(ModelNotFound) as caught:
            router(vendor()).route(request(model="anna-weber"), TODAY)
        assert "anna" not in str(caught.value)
        assert "eu: does not serve this model" in str(caught.value)

    @pytest.mark.parametrize(("operation", "found"), [("messages", ["own"]), ("responses", ["eu", "own"])])
    def test_only_upstreams_that_speak_the_api(self, operation, found):
        """OpenAI has no Messages API."""
        assert names(router(vendor(), own()).route(request(operation=operation), TODAY)) == found

    @pytest.mark.parametrize("keys", [{}, {"eu": False}, {"other": True}])
    def test_without_its_key_an_upstream_is_not_there(self, keys):
        """No request leaves without a credential."""
        with pytest.raises(ModelNotFound, match="eu: its key is not set"):
            router(vendor(), keys=keys).route(request(), TODAY)

    def test_a_declared_key_is_needed_even_where_the_provider_needs_none(self):
        """Whoever declares a key does not mean to send without it."""
        with pytest.raises(ModelNotFound):
            router(own(key={"env": "K"}), keys={}).route(request(), TODAY)

    def test_policy_without_upstreams(self):
        """Nothing to route to is a refusal like any other."""
        with pytest.raises(ModelNotFound, match="no upstream"):
            router().route(request(), TODAY)


class TestDemo:
    def test_answers_on_loopback_while_no_key_is_set(self):
        """The first run of a newcomer."""
        assert names(router(vendor(), DEMO, keys={}, local=True).route(request("red", art9=True), TODAY)) == ["demo"]

    @pytest.mark.parametrize(("demo_allowed", "loopback"), [(False, False), (True, False), (False, True)])
    def test_needs_leave_and_loopback(self, demo_allowed, loopback):
        """Invented answers are not served to a network."""
        target = Router(Config(version=1, upstreams=(DEMO,)), {}, demo_allowed=demo_allowed, loopback=loopback)
        with pytest.raises(ModelNotFound, match="demo: only on loopback"):
            target.route(request(), TODAY)

    def test_steps_back_for_any_usable_upstream(self):
        """Also where that one may not take the request: a refusal is not answered with an invention."""
        target = router(vendor(agreement=None), DEMO, local=True)
        assert "no data-processing agreement" in refused(target, request())
        with pytest.raises(ModelNotFound):
            router(own(models=("x",)), DEMO, local=True).route(request(), TODAY)


class TestReadiness:
    def test_shipped_situations(self):
        """Demo on loopback is ready; the same policy elsewhere is not."""
        assert router(vendor(), DEMO, keys={}, local=True).ready_problems(TODAY) == []
        assert router(vendor(), DEMO, keys={}).ready_problems(TODAY) == [
            "no upstream can take a request",
            "eu: its key is not set",
        ]

    def test_a_lost_key_makes_a_replica_unready_but_not_a_laptop(self):
        """One of two keys is enough for a developer."""
        entries = (vendor("a"), vendor("b"))
        assert router(*entries, keys={"a": True}).ready_problems(TODAY) == ["b: its key is not set"]
        assert router(*entries, keys={"a": True}, local=True).ready_problems(TODAY) == []

    def test_lapsed_agreement(self):
        """The one upstream is there and may not be used: not ready, and it says why."""
        found = router(vendor()).ready_problems(date(2027, 1, 1))
        assert found == ["no upstream can take a request", "eu: its data-processing agreement is not in force"]

    def test_warnings_name_classes_that_nobody_takes(self):
        """An operator learns before the first refusal."""
        found = router(vendor(agreement=None, receives=("green", "yellow"))).warnings(TODAY)
        assert found == [
            "no upstream can take class yellow",
            "no upstream can take class red",
            "no upstream can take data of GDPR Art. 9 and 10 (zero retention or self-hosted)",
        ]
        assert router(vendor(agreement=agreement(zdr=True))).warnings(TODAY) == []

    def test_warnings_announce_the_end_of_an_agreement(self):
        """Thirty days are enough to sign another one."""
        target = router(vendor(agreement=agreement(zdr=True)))
        assert target.warnings(date(2026, 12, 1)) == []
        assert target.warnings(date(2026, 12, 2)) == ["eu: its data-processing agreement expires on 2026-12-31"]


class TestUpstream:
    def test_timeouts_fall_back_to_the_general_limits(self):
        """An upstream's own limits win."""
        (upstream,) = router(vendor(timeouts={"idle_seconds": 7})).upstreams
        assert (upstream.timeouts.connect, upstream.timeouts.first_byte, upstream.timeouts.idle) == (5, 600, 7)

    def test_provider_calls_carry_the_options(self):
        """Deployments and the API version reach URL and body."""
        (upstream,) = router(
            own(
                self_hosted=False,
                region="EU",
                provider="azure_openai",
                residency="deployment-type/DataZone-EU",
                base_url="https://r.openai.azure.com",
                key={"env": "K"},
                api_version="2024-10-21",
                deployments={"gpt-4o": "ours"},
            )
        ).upstreams
        assert upstream.url("embeddings", "gpt-4o") == (
            "https://r.openai.azure.com/openai/deployments/ours/embeddings?api-version=2024-10-21"
        )
        assert upstream.headers("k") == {"api-key": "k"}
        body = {"model": "gpt-4o"}
        upstream.prepare(body)
        assert body == {"model": "ours"}


# ------------------------------------------------------------------------------------------------- property (I4)
# The predicate below is written from design.md as a list of forbidden situations, without the router's structure.


def forbidden(entry: UpstreamEntry, asked: RouteRequest, today: date, keys: set[str], world: dict[str, Any]) -> bool:
    kind = "red" if asked.art9 else asked.sensitivity
    at_home = entry.self_hosted or "127.0.0.1" in (entry.base_url or "")
    paper = entry.agreement
    valid_paper = bool(paper) and (today - paper.signed).days >= 0 and (paper.expires - today).days >= 0
    wants_key = entry.key is not None or entry.provider in {"openai", "mistral", "azure_openai"}
    others_usable = any(
        other.provider != "demo" and (other.key is None or other.name in keys) for other in world["entries"]
    )
    return any(
        [
            kind not in asked.principal.classes,
            kind not in entry.receives,
            wants_key and entry.name not in keys,
            kind != "green" and not at_home and not valid_paper,
            kind != "green" and not at_home and entry.region not in ("EU", "EEA"),
            asked.art9 and not at_home and not (valid_paper and paper.zero_retention),
            bool(paper) and not valid_paper and not at_home,
            entry.provider == "demo" and not (world["demo_allowed"] and world["loopback"]),
            entry.provider == "demo" and others_usable,
            asked.model[0] not in "".join(entry.models) and "*" not in entry.models,
            asked.model[0] not in "".join(asked.principal.models) and "*" not in asked.principal.models,
            asked.operation == "messages" and entry.provider in ("openai", "mistral"),
        ]
    )


days = st.integers(-3, 3).map(lambda n: TODAY + timedelta(days=n))
# Most draws of what is not under test here are permissive: a request that fails five rules tests none of them.
mostly = [True, True, True, True, False]
classes = st.sampled_from([CLASSES, CLASSES, CLASSES, ("green", "yellow"), ("yellow", "red"), ("green",), ("red",)])
globs = st.sampled_from([("*",), ("*",), ("*",), ("a*",), ("b*",), ("a*", "b*")])
papers = st.builds(lambda one, two, zdr: agreement(min(one, two), max(one, two), zdr=zdr), days, days, st.booleans())
papers = st.one_of(papers, st.builds(lambda zdr: agreement(zdr=zdr), st.booleans()), st.none())


@st.composite
def upstream_entries(draw: st.DrawFn, name: str) -> UpstreamEntry:
    kind = draw(st.sampled_from(["vendor", "vendor", "vendor", "vendor", "own", "loopback", "demo"]))
    common = {"receives": draw(classes), "models": draw(globs)}
    if kind == "vendor":
        return vendor(
            name, region=draw(st.sampled_from([Region.EU, Region.EEA, *Region])), agreement=draw(papers), **common
        )
    if kind == "demo":
        return DEMO.model_copy(update={"name": name, **common})
    key = draw(st.sampled_from([None, {"env": "K"}]))
    place = {} if kind == "own" else {"self_hosted": False, "base_url": "http://127.0.0.1:1/v1"}
    return own(name, key=key, agreement=draw(papers), **common, **place)


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, Any]:
    count = draw(st.sampled_from([3, 4, 2, 1, 0]))
    return {
        "entries": tuple(draw(upstream_entries(f"u{index}")) for index in range(count)),
        "keys": {name for name in ("u0", "u1", "u2", "u3") if draw(st.sampled_from(mostly))},
        "demo_allowed": draw(st.booleans()),
        "loopback": draw(st.booleans()),
        "today": draw(days),
        "asked": request(
            draw(st.sampled_from(CLASSES)),
            art9=draw(st.booleans()),
            model=draw(st.sampled_from(["a1", "a1", "a1", "b1", "c1"])),
            operation=draw(st.sampled_from(["chat/completions"] * 4 + ["messages"])),
            principal=Principal("p", "", frozenset(draw(classes)), draw(globs)),
        ),
    }


@settings(max_examples=600, deadline=None)
@given(worlds())
def test_never_routes_where_it_may_not_and_always_where_it_may(world):
    """Exactly the upstreams that no rule forbids, whatever the policy, class and date (I4)."""
    entries, keys, asked, today = world["entries"], world["keys"], world["asked"], world["today"]
    allowed = [entry.name for entry in entries if not forbidden(entry, asked, today, keys, world)]
    target = Router(
        Config(version=1, upstreams=entries),
        dict.fromkeys(keys, True),
        demo_allowed=world["demo_allowed"],
        loopback=world["loopback"],
    )
    try:
        routed = names(target.route(asked, today))
    except (PolicyRefusal, ModelNotFound):
        routed = []
    event(f"routed to {len(routed)}")
    assert routed == allowed


class TestStoredObjects:
    def test_a_request_goes_where_what_it_refers_to_lies(self):
        both = router(vendor("a"), vendor("b"))
        assert [item.name for item in both.route(request(only="b"), TODAY)] == ["b"]
        with pytest.raises(ModelNotFound, match="does not hold what the request refers to"):
            both.route(request(only="gone"), TODAY)

    def test_no_other_upstream_takes_over_what_one_may_not_receive(self):
        """I4: the conversation lies at `a`, whose agreement has lapsed."""
        both = router(vendor("a", agreement=agreement(expires=TODAY - timedelta(days=1))), vendor("b"))
        with pytest.raises(PolicyRefusal):
            both.route(request(only="a"), TODAY)

    def test_what_lies_at_a_lapsed_upstream_may_be_deleted_but_not_read(self):
        lapsed = router(vendor("a", agreement=agreement(expires=TODAY - timedelta(days=1))), own())
        assert lapsed.holding("a", TODAY, to_delete=True).name == "a"
        for name, to_delete in (("a", False), ("gone", True)):
            with pytest.raises(PolicyRefusal, match="may not be used any more"):
                lapsed.holding(name, TODAY, to_delete=to_delete)

    def test_an_endpoint_without_a_model(self):
        assert [item.name for item in router(vendor("a")).route(request(model=""), TODAY)] == ["a"]


def test_types_that_an_upstream_may_not_receive_do_not_go_there():
    """Whatever stands for them: the operator has not agreed to requests of this kind."""
    both = router(vendor("a", entities=("PERSON", "EMAIL")), vendor("b"))
    assert names(both.route(request(labels=frozenset({"PERSON"})), TODAY)) == ["a", "b"]
    assert names(both.route(request(labels=frozenset({"PERSON", "IBAN"})), TODAY)) == ["b"]
    assert "does not receive IBAN" in refused(
        router(vendor("a", entities=("PERSON",))), request(labels=frozenset({"IBAN"}))
    )


def test_how_long_agreements_hold():
    upstreams = router(vendor("a", agreement=agreement(expires=TODAY)), vendor("b", agreement=None), own()).upstreams
    assert days_left(upstreams, TODAY) == {"a": 1}
    assert days_left(upstreams, TODAY + timedelta(days=1)) == {"a": 0}


@pytest.mark.parametrize("model", ["gpt-oss:120b-cloud", "glm-4.6:cloud", "GLM:CLOUD"])
def test_a_model_that_a_local_server_only_forwards_is_not_local(model):
    """Ollama, signed in, sends these to ollama.com."""
    with pytest.raises(ModelNotFound):
        router(own()).route(request(model=model), TODAY)
