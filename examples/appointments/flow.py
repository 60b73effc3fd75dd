"""The flow: somebody who is to be called back gets an invitation, and what they answer ends up in the CRM.

It knows no vendor. A CRM is whatever keeps the promise of `Crm`; crm_hubspot.py and crm_salesforce.py do. The state of
each lead is in the CRM and nowhere else, so that a restart loses nothing and sales sees what was done.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Literal, Protocol

import mail
from model import Model, NotUsableError, spoken
from openai import APIStatusError

WANTED, INVITED, BOOKED, BY_HAND = "Rückruf vereinbaren", "Termin vorgeschlagen", "Termin vereinbart", "Bitte anrufen"


@dataclass(frozen=True)
class Lead:
    """Somebody in the CRM, as far as this flow needs to know them; `thread` is the secret name of what was mailed."""

    id: str
    salutation: str
    first_name: str
    last_name: str
    email: str
    note: str
    status: str
    thread: str = ""
    proposed: datetime | None = None


@dataclass(frozen=True)
class Call:
    """A webhook call as it came in; names of headers are in lower case."""

    url: str
    headers: Mapping[str, str]
    body: bytes


class ForgedError(Exception):
    """A webhook call does not come from the CRM."""


class Crm(Protocol):
    """What the flow needs of a CRM."""

    def marked(self, call: Call) -> list[str]:
        """Ids of the leads that a webhook call says are to be called back; ForgedError if it is not the CRM's."""
        ...

    def lead(self, lead_id: str) -> Lead:
        """One lead."""
        ...

    def find(self, field: Literal["status", "thread"], value: str) -> list[Lead]:
        """The leads whose field has a value."""
        ...

    def save(self, lead: Lead) -> None:
        """Write `status`, `thread` and `proposed` of a lead."""
        ...

    def book(self, lead: Lead, start: datetime, end: datetime) -> None:
        """Put an appointment into the calendar, at the lead."""
        ...

    def taken(self, starts: Collection[datetime]) -> set[datetime]:
        """Which of these times have an appointment."""
        ...


class Flow:
    """Two steps, with days between them: `invite`, and `answered`."""

    def __init__(self, crm: Crm, model: Model, post: mail.Post, slots: Sequence[datetime]) -> None:
        self.crm = crm
        self._model = model
        self._post = post
        self._slots = slots

    def invite(self, lead_id: str) -> None:
        """Propose a time by mail. A lead that is no longer marked is left alone: webhooks come twice, or late."""
        lead = self.crm.lead(lead_id)
        if lead.status != WANTED:
            return
        try:
            start, text = self._model.invitation(lead, self._free(lead))
        except (APIStatusError, NotUsableError):  # refused by the gateway, or answered with something else
            self.crm.save(replace(lead, status=BY_HAND))
            raise
        # First the CRM, then the mail: if this process dies in between, nobody is invited twice.
        invited = replace(lead, status=INVITED, thread=secrets.token_hex(16), proposed=start)
        self.crm.save(invited)
        self._send(invited, start, text, sequence=0)

    def answered(self, message: EmailMessage) -> str:
        """Book what the person says, or hand over to a human; the new status, or "" if it is no answer to us."""
        found = [lead for thread in mail.threads(message) for lead in self.crm.find("thread", thread)]
        lead = next((lead for lead in found if lead.email.lower() == mail.sender(message)), None)
        if lead is None or lead.status != INVITED or lead.proposed is None:
            return ""
        start = self._understood(lead, lead.proposed, message)
        if start is None:
            self.crm.save(replace(lead, status=BY_HAND))
            return BY_HAND
        self.crm.book(lead, start, start + mail.LENGTH)
        self.crm.save(replace(lead, status=BOOKED, proposed=start))
        if start != lead.proposed:
            text = f"Guten Tag {lead.salutation} {lead.last_name},\n\nwir rufen Sie an: {spoken(start)}."
            self._send(lead, start, text, sequence=1)
        return BOOKED

    def _understood(self, lead: Lead, proposed: datetime, message: EmailMessage) -> datetime | None:
        """The time that the answer agrees to. A button of the calendar says it all: no model is asked."""
        free = self._free(lead)
        pressed = mail.pressed(message)
        if pressed:
            return proposed if pressed == "ACCEPTED" and proposed in free else None
        try:
            return self._model.agreed(mail.said(message), proposed, free)
        except (APIStatusError, NotUsableError):
            return None

    def _free(self, lead: Lead) -> list[datetime]:
        """Times to come that are neither taken nor proposed to somebody else."""
        held = {other.proposed for other in self.crm.find("status", INVITED) if other.id != lead.id}
        coming = [slot for slot in self._slots if slot > datetime.now(UTC) and slot not in held]
        taken = self.crm.taken(coming)
        return [slot for slot in coming if slot not in taken]

    def _send(self, lead: Lead, start: datetime, text: str, sequence: int) -> None:
        """A mail goes to the address in the CRM, whatever a model or an answer says."""
        try:
            self._post.send(lead, start, text, sequence)
        except OSError:
            self.crm.save(replace(lead, status=BY_HAND))
            raise
