"""Salesforce: leads are leads, appointments are events.

Two fields of your own are needed on Lead: `Appointment_Thread__c` (text, 32) and `Appointment_Proposed__c` (date and
time). The status needs the four values that flow.py names. Salesforce signs no calls, so a record-triggered flow sends
`{"id": "…"}` with an HTTP callout whose named credential adds `Authorization: Bearer …`.
"""

from __future__ import annotations

import hmac
import json
import re
from collections.abc import Collection
from datetime import datetime
from typing import Any, Literal

from flow import Call, ForgedError, Lead
from simple_salesforce import Salesforce as Api
from simple_salesforce import format_soql

SELECT = (
    "SELECT Id, Salutation, FirstName, LastName, Email, Description, Status, Appointment_Thread__c, "
    "Appointment_Proposed__c FROM Lead WHERE "
)
FIELDS = {"status": "Status", "thread": "Appointment_Thread__c"}


class Salesforce:
    """A Salesforce organization; `login` goes to simple-salesforce, which knows several ways in."""

    def __init__(self, secret: str, **login: Any) -> None:
        self._secret = secret
        self._api = Api(**login)

    def marked(self, call: Call) -> list[str]:
        """See `Crm`."""
        wanted, given = f"Bearer {self._secret}", call.headers.get("authorization", "")
        # In constant time: how long a comparison takes must not tell how much of a guess was right.
        if not hmac.compare_digest(wanted.encode(), given.encode()):
            raise ForgedError
        lead_id = str(json.loads(call.body)["id"])
        return [lead_id] if re.fullmatch(r"[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?", lead_id) else []

    def lead(self, lead_id: str) -> Lead:
        """See `Crm`."""
        return self._query("Id", lead_id)[0]

    def find(self, field: Literal["status", "thread"], value: str) -> list[Lead]:
        """See `Crm`."""
        return self._query(FIELDS[field], value)

    def _query(self, column: str, value: str) -> list[Lead]:
        """The value goes through `format_soql`: it may come from a stranger's mail."""
        return [_lead(row) for row in self._api.query_all(SELECT + format_soql(f"{column} = {{}}", value))["records"]]

    def save(self, lead: Lead) -> None:
        """See `Crm`."""
        values = {
            "Status": lead.status,
            "Appointment_Thread__c": lead.thread,
            "Appointment_Proposed__c": lead.proposed.isoformat() if lead.proposed else None,
        }
        self._api.Lead.update(lead.id, values)

    def book(self, lead: Lead, start: datetime, end: datetime) -> None:
        """See `Crm`."""
        self._api.Event.create(
            {
                "WhoId": lead.id,
                "Subject": "Rückruf",
                "StartDateTime": start.isoformat(),
                "EndDateTime": end.isoformat(),
            }
        )

    def taken(self, starts: Collection[datetime]) -> set[datetime]:
        """See `Crm`."""
        if not starts:
            return set()
        found = self._api.query_all(
            format_soql("SELECT StartDateTime FROM Event WHERE StartDateTime IN {}", list(starts))
        )
        return {datetime.fromisoformat(row["StartDateTime"]) for row in found["records"]}


def _lead(row: dict[str, Any]) -> Lead:
    proposed = row["Appointment_Proposed__c"]
    return Lead(
        id=row["Id"],
        salutation=row["Salutation"] or "",
        first_name=row["FirstName"] or "",
        last_name=row["LastName"] or "",
        email=row["Email"] or "",
        note=row["Description"] or "",
        status=row["Status"] or "",
        thread=row["Appointment_Thread__c"] or "",
        proposed=datetime.fromisoformat(proposed) if proposed else None,
    )
