"""examples/appointments: a lead is marked in the CRM, invited by mail, answers, and the appointment is in the CRM.

Everything is as in real life but the two ends: the vendors' clients, OpenAI's client, a mail server, the gateway and both
programs as processes. The model is a few lines that work on what arrives at the provider, so a right result shows that
tokens were enough.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.support.crms import WEBHOOK, Crm, HubSpot, Salesforce
from tests.support.gateway import (
    FIXED_KEY,
    PATIENCE,
    ROOT,
    GatedUpstream,
    bodies,
    browser,
    command,
    environment,
    named_in,
    process,
    serving,
    write_policy,
)
from tests.support.mailbox import Mailbox
from tests.support.nodes import run
from tests.support.upstream import Answer, Received, completion, json_answer

FOLDER = ROOT / "examples" / "appointments"
WANTED, INVITED, BOOKED, BY_HAND = "Rückruf vereinbaren", "Termin vorgeschlagen", "Termin vereinbart", "Bitte anrufen"
LEAD = {
    "salutation": "Frau", "first_name": "Annegret", "last_name": "Tiedemann", "email": "A.Tiedemann@beispiel.example",
    "note": "Rückruf zum Angebot AN-2026-77123, Tel. 0341 5550142, am liebsten nachmittags.", "status": "Neu",
}  # fmt: skip
CANARIES = ("annegret", "tiedemann", "77123", "5550142", "beispiel.example")
SLOTS = "[2099-01-15T10:00:00, 2099-01-15T14:00:00, 2099-01-16T11:30:00]"
MORNING, AFTERNOON, FRIDAY = (datetime(2099, 1, *at, tzinfo=UTC) for at in ((15, 9), (15, 13), (16, 10, 30)))
SPOKEN = "Donnerstag, 15. Januar 2099, 14:00 Uhr"
KEY = "key-of-the-crm"
ENVIRON = {**FIXED_KEY, "OPENAI_API_KEY": "key-of-the-vendor"}
PRINCIPAL = {
    "name": "crm", "team": "Vertrieb", "keys": ["sha256:" + hashlib.sha256(KEY.encode()).hexdigest()],
    "classes": ["green", "yellow"], "models": ["*"],
}  # fmt: skip
VENDOR = {
    "provider": "openai", "base_url": "https://api.openai.com/v1", "key": {"env": "OPENAI_API_KEY"}, "region": "US",
    "legal_entity": "OpenAI OpCo LLC", "receives": ["green"], "models": ["*"],
}  # fmt: skip


def think(task: str, text: str) -> str:
    """What a sensible model says: the afternoon for who likes it, and the time that an answer names."""
    free = dict(re.findall(r"^(\d)\. (.+ Uhr)$", text, re.MULTILINE))
    if task.startswith("Du lädst"):
        person = re.search(r"^Person: Frau GIVEN_\w{8} (SURNAME_\w{8})$", text, re.MULTILINE)
        assert person is not None, "the model is told a token in place of the name"
        liked = [number for number, slot in free.items() if re.search(r"1[4-7]:00", slot) and "nachmittags" in text]
        number = (liked or list(free))[0]
        letter = f"Guten Tag Frau {person[1]},\n\nwir rufen Sie gern an: {free[number]}. Passt das?"
        return json.dumps({"termin": int(number), "text": letter})
    said = text.partition("Antwort der Person:\n")[2]
    proposed = re.search(r"^Vorgeschlagen: (.+)$", text, re.MULTILINE)
    assert proposed is not None
    hour = re.search(r"\d\d:\d\d", proposed[1] if said.startswith("Ja") else said)
    return json.dumps({"termin": next((int(n) for n, slot in free.items() if hour and hour[0] in slot), None)})


def model(_: Any, received: Received) -> Answer:
    task, text = (message["content"] for message in json.loads(received.body)["messages"])
    return json_answer(completion({"content": think(task, text)}))


@pytest.fixture(autouse=True)
def _sensible(upstream: GatedUpstream) -> None:
    upstream.script = model


def policy(tmp_path: Path, upstream: GatedUpstream) -> Path:
    """A client that may not send what is red; a vendor outside the EU that is named first, and a server in the house."""
    house = {"name": "house", "provider": "openai_compatible", "self_hosted": True, "base_url": upstream.url}
    house |= {"receives": ["green", "yellow", "red"], "models": ["*"]}
    return write_policy(tmp_path, principals=[PRINCIPAL], upstreams=[{**VENDOR, "name": "worldwide"}, house])


# ------------------------------------------------------------------ an office


@dataclass
class Office:
    """The two programs of the example, with their CRM and their mail server."""

    crm: Crm
    mailbox: Mailbox
    gateway: str
    settings: Path
    webhook: str = ""
    classes: list[str] = field(default_factory=list)  # of the requests, once it is closed

    @property
    def environ(self) -> dict[str, str]:
        return {**self.crm.environ, "OPENAI_BASE_URL": self.gateway, "OPENAI_API_KEY": KEY, "OPENAI_MODEL": "scripted"}

    async def tell(self, headers: dict[str, str], body: bytes) -> int:
        """The CRM calls."""
        async with browser() as session, session.post(self.webhook, data=body, headers=headers) as response:
            return response.status

    async def mark(self) -> None:
        """Somebody in sales marks the lead."""
        self.crm["status"] = WANTED
        assert await self.tell(*self.crm.call()) == 200

    async def mail(self) -> EmailMessage:
        recipients, message = await asyncio.wait_for(self.mailbox.arrived.get(), PATIENCE)
        assert recipients == [LEAD["email"]]
        return message

    async def until(self, status: str) -> None:
        async with asyncio.timeout(PATIENCE):
            while self.crm["status"] != status:
                await asyncio.sleep(0.02)

    async def answer(self, invitation: EmailMessage, text: str, sender: str = LEAD["email"], ics: str = "") -> str:
        """What the program of the mail server prints for an answer."""
        message = EmailMessage()
        message["From"] = f"Annegret Tiedemann <{sender}>"
        message["To"], message["Subject"] = invitation["From"], f"AW: {invitation['Subject']}"
        if text:
            message["In-Reply-To"] = message["References"] = invitation["Message-ID"]
        message.set_content(text)
        if ics:
            message.add_alternative(ics, subtype="calendar", params={"method": "REPLY"})
        code, out = await run(
            sys.executable, "reply.py", str(self.settings), cwd=FOLDER, stdin=bytes(message), **self.environ
        )
        assert code == 0, out
        return out.strip()


@asynccontextmanager
async def office(tmp_path: Path, kind: type[Crm], gateway: str, **lead: str) -> AsyncIterator[Office]:
    """Open the office. It has looked for marked leads by then, so what comes later comes through the webhook."""
    async with kind(tmp_path, LEAD | lead) as crm, Mailbox() as mailbox:
        mail = f'[mail]\nhost = "127.0.0.1"\nport = {mailbox.port}\nsender = "termine@vertrieb.example"\ntls = false\n'
        settings = tmp_path / "settings.toml"
        settings.write_text(
            f'{crm.settings}{mail}[webhook]\nlisten = 0\nurl = "{WEBHOOK}"\n[calendar]\nslots = {SLOTS}\n'
        )
        it = Office(crm, mailbox, gateway, settings)
        child = await asyncio.create_subprocess_exec(
            sys.executable, "webhook.py", str(settings), cwd=FOLDER, env=environment(**it.environ),
            stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        try:
            assert child.stdout is not None
            greeting = (await asyncio.wait_for(child.stdout.readline(), PATIENCE)).decode()
            it.webhook = f"http://127.0.0.1:{greeting.split()[-1]}/appointments"
            await asyncio.wait_for(crm.asked.wait(), PATIENCE)
            yield it
        finally:
            child.kill()
            await child.wait()


def appointment(message: EmailMessage) -> Any:
    """The event of the calendar part."""
    part = next(part for part in message.walk() if part.get_content_type() == "text/calendar")
    assert part.get_param("method") == "REQUEST"
    calendar = Calendar.from_ical(part.get_payload(decode=True))
    (event,) = calendar.walk("VEVENT")
    return event


def words(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return body.get_content().replace("\r\n", "\n").strip()


def assert_invites(message: EmailMessage, start: datetime) -> None:
    """The mail names the right person, and its appointment is the right time of the right person."""
    assert message["To"] == "Annegret Tiedemann <A.Tiedemann@beispiel.example>"
    event = appointment(message)
    assert event["attendee"] == "mailto:A.Tiedemann@beispiel.example"
    assert (event.start, event.end) == (start, start + timedelta(minutes=30))


# ------------------------------------------------------------------ the story


@pytest.mark.parametrize("kind", [HubSpot, Salesforce])
async def test_from_the_mark_to_the_appointment(tmp_path: Path, upstream: GatedUpstream, kind: type[Crm]) -> None:
    """With the gateway as a process, a client with a key, and a vendor outside the EU that is named first."""
    policies = policy(tmp_path, upstream)
    state = tmp_path / "state"
    async with process(state, policies=policies, environ=ENVIRON) as gateway:
        async with office(tmp_path, kind, gateway.url) as it:
            await it.mark()
            invitation = await it.mail()
            assert it.crm["status"] == INVITED
            assert_invites(invitation, AFTERNOON)
            assert words(invitation) == (f"Guten Tag Frau Tiedemann,\n\nwir rufen Sie gern an: {SPOKEN}. Passt das?")
            assert it.crm.booked == []
            history = "\n".join(f"> {line}" for line in words(invitation).splitlines())
            text = f"Ja, das passt gut.\n\nViele Grüße\nAnnegret Tiedemann\n0341 5550142\n\nAm 12.01. schrieb Vertrieb:\n{history}"
            assert await it.answer(invitation, text) == BOOKED
            assert it.crm["status"] == BOOKED
            assert it.crm.booked == [(it.crm.lead_id, AFTERNOON, AFTERNOON + timedelta(minutes=30))]
            assert it.mailbox.arrived.empty()
        code, _, errors = await gateway.stop()
        assert code == 0
    assert_nothing_personal_left(upstream)
    assert_audited(gateway.records(), state, errors)
    gateway.assert_trail(upstream)
    code, out = await run(*command("audit", "verify", "--state", str(state)), cwd=ROOT, **FIXED_KEY)
    assert code == 0, out


def assert_nothing_personal_left(upstream: GatedUpstream) -> None:
    """Neither on the wire nor in any decoding of it; what was said of the person were tokens, and times stayed."""
    assert len(upstream.received) == 2
    assert not named_in(bytes(upstream.wire), CANARIES)
    upstream.assert_absent(CANARIES)
    invited, answered = (body["messages"][1]["content"] for body in bodies(upstream))
    assert re.search(r"Angebot AN-\d{4}-\d+", invited) is None
    assert set(re.findall(r"\b([A-Z]+)_\w{8}\b", invited)) == {"GIVEN", "SURNAME", "ID", "PHONE"}
    assert set(re.findall(r"\b([A-Z]+)_\w{8}\b", answered)) == {"GIVEN", "SURNAME", "PHONE"}
    assert SPOKEN in invited
    assert "wir rufen Sie gern an" not in answered


def assert_audited(records: list[dict[str, Any]], state: Path, errors: str) -> None:
    """Two requests of the client, with class and way, whole; and no file or log holds what is personal."""
    decided = [record for record in records if record["kind"] == "decided"]
    assert [(r["principal"], r["team"], r["endpoint"], r["sensitivity"], r["upstream"]) for r in decided] == [
        ("crm", "Vertrieb", "chat.completions", "yellow", "house")
    ] * 2
    assert [r["ways"] for r in decided] == [["house"]] * 2
    assert all({"PERSON/token", "PHONE/token"} <= r["entities"].keys() for r in decided)
    completed = [record for record in records if record["kind"] == "completed"]
    assert [(r["request_id"], r["outcome"], r["unknown_tokens"]) for r in completed] == [
        (r["request_id"], "ok", 0) for r in decided
    ]
    assert completed[0]["restored"] > 0
    assert [r for r in records if r["kind"] == "refused"] == []
    assert not named_in(errors.encode(), CANARIES)
    assert [path for path in state.rglob("*") if path.is_file() and named_in(path.read_bytes(), CANARIES)] == []


# ------------------------------------------------------------------ other ends


@asynccontextmanager
async def opened(
    tmp_path: Path, upstream: GatedUpstream, kind: type[Crm] = HubSpot, policies: Path | None = None, **lead: str
) -> AsyncIterator[Office]:
    """An office with a gateway in this process, with the shipped policy unless told otherwise."""
    where = {"policies": policies, "environ": ENVIRON} if policies else {"upstream": upstream.url}
    async with serving(tmp_path / "state", **where) as gateway:
        async with office(tmp_path, kind, gateway.url, **lead) as it:
            yield it
        it.classes = [record["sensitivity"] for record in gateway.kinds("decided")]
    gateway.assert_trail(upstream)
    upstream.assert_absent(CANARIES)


@pytest.mark.parametrize("kind", [HubSpot, Salesforce])
async def test_another_time_is_booked_and_confirmed(tmp_path: Path, upstream: GatedUpstream, kind: type[Crm]) -> None:
    """The answer tells of an illness, which makes the request red: the words go, dates are tokens, numbers suffice."""
    async with opened(tmp_path, upstream, kind) as it:
        it.crm.occupy(MORNING)
        await it.mark()
        invitation = await it.mail()
        text = "Da bin ich wegen meiner Depression in Behandlung, 11:30 Uhr am Freitag ginge.\n\nAnnegret Tiedemann"
        assert await it.answer(invitation, text) == BOOKED
        confirmation = await it.mail()
        assert_invites(confirmation, FRIDAY)
        assert "Frau Tiedemann" in words(confirmation)
        assert "Freitag, 16. Januar 2099, 11:30 Uhr" in words(confirmation)
        first, second = appointment(invitation), appointment(confirmation)
        assert (second["uid"], second["sequence"]) == (first["uid"], 1)
        assert it.crm.booked[1:] == [(it.crm.lead_id, FRIDAY, FRIDAY + timedelta(minutes=30))]
    assert it.classes == ["yellow", "red"]
    upstream.assert_absent(["Depression"])
    invited, answered = (body["messages"][1]["content"] for body in bodies(upstream))
    assert "10:00 Uhr" not in invited
    assert "Januar 2099" in invited
    assert "Januar 2099" not in answered


@pytest.mark.parametrize(("pressed", "status"), [("ACCEPTED", BOOKED), ("DECLINED", BY_HAND)])
async def test_a_button_of_the_calendar_needs_no_model(
    tmp_path: Path, upstream: GatedUpstream, pressed: str, status: str
) -> None:
    """Nor the name of the mail: some calendars answer with the appointment alone."""
    async with opened(tmp_path, upstream) as it:
        await it.mark()
        invitation = await it.mail()
        event = appointment(invitation)
        event["attendee"].params["partstat"] = pressed
        calendar = Calendar()
        calendar.add("method", "REPLY")
        calendar.add_component(event)
        assert await it.answer(invitation, "", ics=calendar.to_ical().decode()) == status
        assert len(it.crm.booked) == (status == BOOKED)
    assert len(upstream.received) == 1


async def test_no_time_a_stranger_and_a_second_answer(tmp_path: Path, upstream: GatedUpstream) -> None:
    """Who knows the mail but is somebody else changes nothing; an answer without a time is for a human; once."""
    async with opened(tmp_path, upstream, Salesforce) as it:
        await it.mark()
        invitation = await it.mail()
        nothing = "no answer to an invitation"
        assert await it.answer(invitation, "Ja, gern.", sender="somebody@else.example") == nothing
        assert it.crm["status"] == INVITED
        assert await it.answer(invitation, "Ich melde mich.\n\nAnnegret Tiedemann", ics="no calendar") == BY_HAND
        assert await it.answer(invitation, "Ja, gern doch.") == nothing
        assert it.crm.booked == []


@pytest.mark.parametrize(
    ("number", "text"),
    [(2, f"Guten Tag Herr Meier, {SPOKEN}!"), (1, "Tiedemann"), (4, "Tiedemann"), (True, "Tiedemann"), (None, "")],
    ids=["somebody else", "no time", "no slot", "no number", "nothing"],
)
async def test_a_letter_to_somebody_else_or_without_the_time_is_not_sent(
    tmp_path: Path, upstream: GatedUpstream, number: int | None, text: str
) -> None:
    """The model gets it wrong; the name stands for its token, which a model that guesses would not have."""

    def wrong(_: Any, received: Received) -> Answer:
        (token,) = set(re.findall(r"SURNAME_\w{8}", received.body.decode()))
        content = {"termin": number, "text": text.replace("Tiedemann", token)}
        return json_answer(completion({"content": json.dumps(content)}))

    upstream.script = wrong
    async with opened(tmp_path, upstream) as it:
        await it.mark()
        await it.until(BY_HAND)
        assert it.mailbox.arrived.empty()


async def test_what_the_gateway_refuses_is_for_a_human(tmp_path: Path, upstream: GatedUpstream) -> None:
    """The client may not send what is red, and the note tells of an illness."""
    async with opened(tmp_path, upstream, policies=policy(tmp_path, upstream), note="Hat Krebs, bitte behutsam.") as it:
        await it.mark()
        await it.until(BY_HAND)
        assert it.mailbox.arrived.empty()
    assert upstream.received == []


async def test_a_lead_marked_while_nobody_listened_is_found(tmp_path: Path, upstream: GatedUpstream) -> None:
    """And a call that comes after that, again and again, invites nobody twice."""
    async with opened(tmp_path, upstream, Salesforce, status=WANTED) as it:
        assert_invites(await it.mail(), AFTERNOON)
        for _ in range(2):
            assert await it.tell(*it.crm.call()) == 200
        assert await it.answer(EmailMessage(), "Ja") == "no answer to an invitation"
        assert it.mailbox.arrived.empty()
    assert len(upstream.received) == 1


@pytest.mark.parametrize("kind", [HubSpot, Salesforce])
async def test_a_call_that_is_not_the_crm_s_is_refused(tmp_path: Path, kind: type[Crm]) -> None:
    """A call that is right in all but one thing each; the model is not there, so it would show."""
    async with office(tmp_path, kind, "http://127.0.0.1:1/v1") as it:
        it.crm["status"] = WANTED
        headers, body = it.crm.call()
        forged = [({}, body)] + [({**headers, name: f"{value}x"}, body) for name, value in headers.items()]
        forged += [({**headers, name: "é"}, body) for name in headers]
        if kind is HubSpot:
            forged.append((headers, body + b" "))
            stamp = "X-HubSpot-Request-Timestamp"
            forged += [(it.crm.call(age)[0], body) for age in (301, -301)]
            forged.append(({**headers, stamp: str(int(headers[stamp]) + 1)}, body))
        assert [await it.tell(*call) for call in forged] == [401] * len(forged)
        assert it.crm["status"] == WANTED
        assert await it.tell(headers, body) == 200
