"""HubSpot: leads are contacts, appointments are meetings.

Two contact properties of your own are needed, both of type text: `appointment_thread` and `appointment_proposed`. The
lead status (`hs_lead_status`) needs the four values that flow.py names.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Collection
from datetime import datetime
from typing import Any, Literal

import hubspot
from flow import WANTED, Call, ForgedError, Lead
from hubspot.crm.contacts import PublicObjectSearchRequest, SimplePublicObjectInput
from hubspot.crm.objects.meetings import PublicObjectSearchRequest as MeetingSearch
from hubspot.crm.objects.meetings import SimplePublicObjectInputForCreate

PROPERTIES = (
    "salutation firstname lastname email message hs_lead_status appointment_thread appointment_proposed".split()
)
FIELDS = {"status": "hs_lead_status", "thread": "appointment_thread"}
MEETING_TO_CONTACT = 200  # HubSpot's number for this association
FRESH = 300.0  # seconds that a signed call may be old, as HubSpot advises
MOST = 100  # what one page of a search holds


class HubSpot:
    """A HubSpot account; `more` goes to HubSpot's client."""

    def __init__(self, token: str, secret: str, **more: Any) -> None:
        self._secret = secret.encode()
        self._api = hubspot.Client.create(access_token=token, **more).crm

    def marked(self, call: Call) -> list[str]:
        """See `Crm`. One call holds up to a hundred events, also of properties that are not ours."""
        if not self._signed(call, time.time()):
            raise ForgedError
        return [
            str(event["objectId"])
            for event in json.loads(call.body)
            if event.get("propertyName") == "hs_lead_status" and event.get("propertyValue") == WANTED
        ]

    def _signed(self, call: Call, now: float) -> bool:
        """Version 3: a keyed hash over method, address, body and time. The address is the one that HubSpot calls."""
        sent = call.headers.get("x-hubspot-request-timestamp", "")
        if not (sent.isascii() and sent.isdigit() and abs(now - int(sent) / 1000) <= FRESH):
            return False
        text = b"POST" + call.url.encode() + call.body + sent.encode()
        wanted = base64.b64encode(hmac.new(self._secret, text, hashlib.sha256).digest())
        # In constant time: how long a comparison takes must not tell how much of a guess was right.
        return hmac.compare_digest(wanted, call.headers.get("x-hubspot-signature-v3", "").encode())

    def lead(self, lead_id: str) -> Lead:
        """See `Crm`."""
        return _lead(self._api.contacts.basic_api.get_by_id(lead_id, properties=PROPERTIES))

    def find(self, field: Literal["status", "thread"], value: str) -> list[Lead]:
        """See `Crm`; the first hundred, which is more than sales can call in a day."""
        wanted = {"propertyName": FIELDS[field], "operator": "EQ", "value": value}
        search = PublicObjectSearchRequest(filter_groups=[{"filters": [wanted]}], properties=PROPERTIES, limit=MOST)
        return [_lead(contact) for contact in self._api.contacts.search_api.do_search(search).results]

    def save(self, lead: Lead) -> None:
        """See `Crm`."""
        values = {
            "hs_lead_status": lead.status,
            "appointment_thread": lead.thread,
            "appointment_proposed": lead.proposed.isoformat() if lead.proposed else "",
        }
        self._api.contacts.basic_api.update(lead.id, SimplePublicObjectInput(properties=values))

    def book(self, lead: Lead, start: datetime, end: datetime) -> None:
        """See `Crm`."""
        kind = {"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": MEETING_TO_CONTACT}
        values = {
            "hs_timestamp": _milliseconds(start),
            "hs_meeting_title": "Rückruf",
            "hs_meeting_start_time": _milliseconds(start),
            "hs_meeting_end_time": _milliseconds(end),
            "hs_meeting_outcome": "SCHEDULED",
        }
        meeting = SimplePublicObjectInputForCreate(
            properties=values, associations=[{"to": {"id": lead.id}, "types": [kind]}]
        )
        self._api.objects.meetings.basic_api.create(meeting)

    def taken(self, starts: Collection[datetime]) -> set[datetime]:
        """See `Crm`."""
        times = {_milliseconds(start): start for start in starts}
        if not times:
            return set()
        wanted = {"propertyName": "hs_meeting_start_time", "operator": "IN", "values": list(times)}
        search = MeetingSearch(filter_groups=[{"filters": [wanted]}], properties=["hs_meeting_start_time"], limit=MOST)
        found = self._api.objects.meetings.search_api.do_search(search).results
        return {datetime.fromisoformat(meeting.properties["hs_meeting_start_time"]) for meeting in found}


def _milliseconds(at: datetime) -> str:
    return str(int(at.timestamp() * 1000))


def _lead(contact: Any) -> Lead:
    known = contact.properties
    proposed = known.get("appointment_proposed")
    return Lead(
        id=contact.id,
        salutation=known.get("salutation") or "",
        first_name=known.get("firstname") or "",
        last_name=known.get("lastname") or "",
        email=known.get("email") or "",
        note=known.get("message") or "",
        status=known.get("hs_lead_status") or "",
        thread=known.get("appointment_thread") or "",
        proposed=datetime.fromisoformat(proposed) if proposed else None,
    )
