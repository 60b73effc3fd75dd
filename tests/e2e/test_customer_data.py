"""The customer data of a German company, as its course on customer data sorts it, with the shipped policy.

Aggregates go free; whoever is named is pseudonymised; special categories are generalised and go only where nothing is
kept; whole correspondence and customer lists are red. Every request goes by its real route: the upstreams have the
addresses and papers of a vendor in the EU, only their wires end at a server of the test.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from gateway.app import Parts
from gateway.routing import Upstream
from gateway.transport import UpstreamRequest, UpstreamResponse
from gateway.upstream import AiohttpTransport
from tests.support.gateway import FIXED_KEY, GatedUpstream, Gateway, bodies, serving, write_policy
from tests.support.upstream import echo

AGREEMENT = {"reference": "AVV-2026-017", "signed": "2026-01-15", "expires": "2099-01-14", "zero_retention": False}
VENDOR = {
    "provider": "openai",
    "base_url": "https://eu.api.openai.com/v1",
    "key": {"env": "OPENAI_API_KEY"},
    "region": "EU",
    "legal_entity": "OpenAI Ireland Ltd",
    "receives": ["green", "yellow", "red"],
    "models": ["*"],
}
UPSTREAMS = [
    {**VENDOR, "name": "worldwide", "base_url": "https://api.openai.com/v1", "region": "US", "receives": ["green"]},
    {**VENDOR, "name": "eu", "agreement": AGREEMENT},
    {**VENDOR, "name": "eu-zero", "agreement": {**AGREEMENT, "zero_retention": True}},
]
NAMES = [
    "Anna Weber", "Mehmet Öztürk", "Katarzyna Nowak", "Lars Lindqvist", "Samir Haddad",
    "Ifeoma Okafor", "Franz Brenninkmeyer", "Ulrike Sommer", "Jörg Baumann", "Petra Lang",
]  # fmt: skip
LIST = "\n".join(
    [
        "Kundennr;Name;E-Mail;Ort;Umsatz 2025",
        *(f"{440000 + i};{NAMES[i % 10]};k{i}@beispiel.example;Leipzig;{100 + i},50" for i in range(200)),
        "Welche Kunden haben weniger als 150 € Umsatz?",
    ]
)
THREAD = (
    "So machen wir es.\n\nMit freundlichen Grüßen\nJana Petersen\n\n"
    "Von: Martin Kröger <m.kroeger@grosskunde.example>\nGesendet: Dienstag, 3. März 2026 10:11\n"
    "An: Jana Petersen\nBetreff: AW: Rahmenvertrag 2026\n\nHallo Frau Petersen,\n\n"
    "wir verlängern um ein Jahr, wenn der Rabatt bleibt.\n\nGrüße\nMartin Kröger\n\nFasse den Verlauf zusammen."
)


@dataclass(frozen=True)
class Scenario:
    """What is sent, and what must come of it."""

    text: str
    sensitivity: str
    reasons: tuple[str, ...] = ()
    upstream: str = "eu"
    never_in_clear: tuple[str, ...] = ()
    generalised: tuple[tuple[str, str], ...] = ()


SCENARIOS = {
    "aggregate statistics": Scenario(
        "Unsere 12.480 Kunden verteilen sich so: 34 % Neukunden, 51 % Bestandskunden, 15 % inaktiv. Der Umsatz je"
        " Segment betrug im ersten Quartal 1,2 Mio. €, 3,4 Mio. € und 0,1 Mio. €. Welche Maßnahmen empfiehlst du?",
        "green",
        upstream="worldwide",
    ),
    "segments in which nobody is identifiable": Scenario(
        "Segment A: Haushalte mit Kindern, Durchschnittsbon 84 €, Retourenquote 12 %, 2.310 Kunden. Segment B: Singles"
        " in Großstädten, Durchschnittsbon 41 €, 5.870 Kunden. Formuliere je Segment eine Kampagnenidee.",
        "green",
        upstream="worldwide",
    ),
    "a segment of one": Scenario(
        "Segment C besteht aus der 52-jährigen Hebamme aus 49716 Meppen. Formuliere eine Kampagnenidee.",
        "red",
        ("singling_out",),
    ),
    "reviews": Scenario(
        'Fasse zusammen:\n1. "Lieferung schnell, aber Herr Kowalski an der Hotline war unfreundlich." (NPS 4)\n'
        '2. "Top Qualität, gerne wieder." (NPS 9)',
        "yellow",
        ("name",),
        never_in_clear=("Kowalski",),
    ),
    "complaint": Scenario(
        "Beschwerde von Herrn Thomas Wirtz, Kundennummer 440199: Die Rechnung vom 03.02.2026 ist falsch, er möchte eine"
        " Gutschrift. Entwirf eine Antwort.",
        "yellow",
        ("identifier", "name"),
        never_in_clear=("Thomas", "Wirtz", "440199"),
    ),
    "purchase history": Scenario(
        "Frau Ulrike Sommer (u.sommer@beispiel.example, Tel. 0170 5550142) kaufte am 03.02.2026 Bestellung #98765."
        " Was empfehlen wir ihr?",
        "yellow",
        ("contact_data", "identifier", "name"),
        never_in_clear=("Ulrike", "Sommer", "u.sommer@beispiel.example", "5550142", "98765"),
    ),
    "support ticket with pregnancy": Scenario(
        "Ticket 88123: Frau Annika Brenner (annika.brenner@beispiel.example, Kundennr. 440172) schreibt am 12.03.2026:"
        ' "Ich bin schwanger und die bestellte Hose ist noch nicht da." Bitte antworte freundlich.',
        "red",
        ("health/pregnancy", "contact_data", "identifier", "name"),
        upstream="eu-zero",
        never_in_clear=("Annika", "Brenner", "440172", "schwanger", "12.03.2026"),
        generalised=(("schwanger", "[persönlicher Anlass]"),),
    ),
    "payment data": Scenario(
        "Bitte erstatten auf DE02 1203 0000 0000 2020 51.",
        "red",
        ("payment_data",),
        never_in_clear=("DE02", "2020 51"),
    ),
    "mail thread with a key account": Scenario(
        THREAD,
        "red",
        ("correspondence", "contact_data", "name"),
        never_in_clear=("Petersen", "Kröger", "m.kroeger@grosskunde.example", "3. März 2026"),
    ),
    "customer list of 200 rows": Scenario(
        LIST,
        "red",
        ("person_table", "contact_data", "identifier", "name"),
        never_in_clear=(*{part for name in NAMES for part in name.split()}, "k17@beispiel.example", "440123"),
    ),
}


class Rerouted(AiohttpTransport):
    """Sends to the server of the test what was meant for a vendor, and says in the path for whom it was."""

    def __init__(self, upstream: Upstream, server: str) -> None:
        limits = upstream.timeouts
        super().__init__(connect_timeout=limits.connect, first_byte_timeout=limits.first_byte, idle_timeout=limits.idle)
        self._server = server

    async def send(self, request: UpstreamRequest) -> UpstreamResponse:
        return await super().send(replace(request, url=self._server + urlsplit(request.url).path))


@asynccontextmanager
async def company(tmp_path: Path, server: GatedUpstream) -> AsyncIterator[Gateway]:
    root = server.url.removesuffix("/v1")
    parts = Parts(transport=lambda upstream: Rerouted(upstream, root))
    policies = write_policy(tmp_path, upstreams=UPSTREAMS)
    environ = {**FIXED_KEY, "OPENAI_API_KEY": "sk-test"}
    async with serving(tmp_path / "state", parts=parts, policies=policies, environ=environ) as gateway:
        yield gateway


@pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=SCENARIOS)
async def test_scenario(tmp_path: Path, upstream: GatedUpstream, scenario: Scenario) -> None:
    upstream.script = echo()
    async with company(tmp_path, upstream) as gateway, gateway.client() as client:
        messages = [{"role": "user", "content": scenario.text}]
        response = await client.chat.completions.with_raw_response.create(model="gpt-5", messages=messages)
    headers, answer = response.headers, response.parse().choices[0].message.content
    assert headers["x-privacy-class"] == scenario.sensitivity
    assert headers["x-privacy-upstream"] == scenario.upstream
    decided = gateway.kinds("decided")[0]
    assert tuple(decided.get("reasons", ())) == scenario.reasons
    left = bodies(upstream)[0]["messages"][0]["content"]
    assert not [value for value in scenario.never_in_clear if value in json.dumps(left, ensure_ascii=False)]
    if scenario.sensitivity == "green":
        assert left == scenario.text
    expected = scenario.text
    for clear, noun in scenario.generalised:
        expected = expected.replace(clear, noun)
    assert answer == expected
    gateway.assert_trail(upstream)


async def test_without_zero_retention_a_pregnancy_goes_nowhere(tmp_path: Path, upstream: GatedUpstream) -> None:
    """Art. 9 data is refused rather than sent to an upstream that keeps it, and the refusal says why."""
    policies = write_policy(tmp_path, upstreams=UPSTREAMS[:2])
    parts = Parts(transport=lambda it: Rerouted(it, upstream.url))
    environ = {**FIXED_KEY, "OPENAI_API_KEY": "sk-test"}
    async with serving(tmp_path / "state", parts=parts, policies=policies, environ=environ) as gateway:
        wanted = {"model": "gpt-5", "messages": [{"role": "user", "content": "Frau Brenner ist schwanger."}]}
        async with gateway.client() as client:
            response = await client._client.post(gateway.chat, json=wanted)
    assert response.status_code == 400
    assert "zero retention" in response.json()["error"]["message"]
    assert not upstream.received
