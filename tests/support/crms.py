"""A HubSpot and a Salesforce on loopback: as much of their APIs as examples/appointments uses, for the real clients.

They are strict where the example could be wrong: a call without the right credential, a property that the account does
not have or a query of another form is refused, so that a test fails there and not at a customer.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar, Self

from aiohttp import web
from hubspot.utils.signature import Signature

from tests.support.upstream import LoopbackCA

WEBHOOK = "https://crm.example/appointments"
SECRET, TOKEN = "webhook-secret-of-the-test", "access-token-of-the-test"


class Crm(ABC):
    """What both have: a lead, appointments, and a way to tell of the lead."""

    names: ClassVar[Mapping[str, str]]  # our word: the vendor's
    lead_id: ClassVar[str]

    def __init__(self, here: Path, lead: Mapping[str, str]) -> None:
        self._here = here
        self.row: dict[str, Any] = dict.fromkeys(self.names.values(), None) | {
            self.names[key]: value for key, value in lead.items()
        }
        self.appointments: list[dict[str, Any]] = []
        self.environ: dict[str, str] = {}
        self.asked = asyncio.Event()  # set when the first request has been answered

    def __getitem__(self, key: str) -> Any:
        return self.row[self.names[key]]

    def __setitem__(self, key: str, value: str) -> None:
        self.row[self.names[key]] = value

    def _change(self, values: Mapping[str, Any]) -> None:
        unknown = values.keys() - self.row.keys()
        assert not unknown, f"no such field: {unknown}"
        self.row |= values

    async def __aenter__(self) -> Self:
        app = web.Application(middlewares=[self._checking()])
        self._route(app.router)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=self._tls())
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    def _checking(self) -> Any:
        @web.middleware
        async def checked(request: web.Request, handler: Any) -> web.StreamResponse:
            if request.headers.get("Authorization") != f"Bearer {TOKEN}":
                return web.json_response({"message": "no such token"}, status=401)
            answer: web.StreamResponse = await handler(request)
            self.asked.set()
            return answer

        return checked

    def _tls(self) -> Any:
        return None

    @abstractmethod
    def _route(self, router: web.UrlDispatcher) -> None: ...

    @property
    @abstractmethod
    def settings(self) -> str:
        """Its section of settings.toml."""

    @abstractmethod
    def call(self, age: float = 0) -> tuple[dict[str, str], bytes]:
        """Headers and body of the call that tells of the lead, made `age` seconds ago."""

    @property
    @abstractmethod
    def booked(self) -> list[tuple[str, datetime, datetime]]:
        """Id of the lead, beginning and end of each appointment."""

    @abstractmethod
    def occupy(self, start: datetime) -> None:
        """Somebody else has an appointment then."""


class HubSpot(Crm):
    """Contacts and meetings, https://developers.hubspot.com/docs/api-reference."""

    names: ClassVar = {
        "salutation": "salutation", "first_name": "firstname", "last_name": "lastname", "email": "email",
        "note": "message", "status": "hs_lead_status", "thread": "appointment_thread", "proposed": "appointment_proposed",
    }  # fmt: skip
    lead_id = "48151623"

    @property
    def settings(self) -> str:
        return f'[hubspot]\ntoken = "{TOKEN}"\nsecret = "{SECRET}"\nhost = "http://127.0.0.1:{self.port}"\n'

    def call(self, age: float = 0) -> tuple[dict[str, str], bytes]:
        """Signed by HubSpot's own library. Another property has changed, too, and the contact was created."""
        head = {"objectId": int(self.lead_id), "portalId": 1, "appId": 2, "eventId": 3, "attemptNumber": 0}
        change = {**head, "subscriptionType": "contact.propertyChange", "propertyName": "hs_lead_status"}
        events = [
            {**head, "subscriptionType": "contact.creation"},
            {**change, "propertyName": "phone", "propertyValue": "1"},
            {**change, "propertyValue": self["status"]},
        ]
        body = json.dumps(events)
        now = str(int((time.time() - age) * 1000))
        signature = Signature.get_signature(SECRET, body, "v3", WEBHOOK, "POST", now)
        return {"X-HubSpot-Signature-v3": signature, "X-HubSpot-Request-Timestamp": now}, body.encode()

    @property
    def booked(self) -> list[tuple[str, datetime, datetime]]:
        return [
            (m["associations"][0]["to"]["id"], *(_moment(m["properties"][f"hs_meeting_{w}_time"]) for w in ("start", "end")))
            for m in self.appointments
        ]  # fmt: skip

    def occupy(self, start: datetime) -> None:
        time = str(int(start.timestamp() * 1000))
        properties = {"hs_meeting_start_time": time, "hs_meeting_end_time": time}
        self.appointments.append({"properties": properties, "associations": [{"to": {"id": "1"}}]})

    def _route(self, router: web.UrlDispatcher) -> None:
        router.add_get("/crm/v3/objects/contacts/{id}", self._contact)
        router.add_patch("/crm/v3/objects/contacts/{id}", self._update)
        router.add_post("/crm/v3/objects/contacts/search", self._search)
        router.add_post("/crm/v3/objects/meetings/search", self._meetings)
        router.add_post("/crm/v3/objects/meetings", self._create)

    def _object(self, asked: list[str]) -> dict[str, Any]:
        stamps = {"createdAt": "2026-01-02T03:04:05Z", "updatedAt": "2026-01-02T03:04:05Z", "archived": False}
        return {"id": self.lead_id, "properties": {key: self.row[key] for key in asked}, **stamps}

    async def _contact(self, request: web.Request) -> web.Response:
        if request.match_info["id"] != self.lead_id:
            return web.json_response({"category": "OBJECT_NOT_FOUND"}, status=404)
        return web.json_response(self._object(request.query.getall("properties")))

    async def _update(self, request: web.Request) -> web.Response:
        assert request.match_info["id"] == self.lead_id
        self._change((await request.json())["properties"])
        return web.json_response(self._object([]))

    async def _search(self, request: web.Request) -> web.Response:
        asked = await request.json()
        ((wanted,),) = (group["filters"] for group in asked["filterGroups"])
        assert wanted["operator"] == "EQ"
        found = [self._object(asked["properties"])] if self.row[wanted["propertyName"]] == wanted["value"] else []
        return web.json_response({"total": len(found), "results": found})

    async def _meetings(self, request: web.Request) -> web.Response:
        ((wanted,),) = (group["filters"] for group in (await request.json())["filterGroups"])
        assert (wanted["propertyName"], wanted["operator"]) == ("hs_meeting_start_time", "IN")
        times = [meeting["properties"]["hs_meeting_start_time"] for meeting in self.appointments]
        found = [
            {**self._object([]), "properties": {"hs_meeting_start_time": _moment(t).isoformat().replace("+00:00", "Z")}}
            for t in times
            if t in wanted["values"]
        ]
        return web.json_response({"total": len(found), "results": found})

    async def _create(self, request: web.Request) -> web.Response:
        meeting = await request.json()
        (association,) = meeting["associations"]
        assert association["types"] == [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 200}]
        assert "hs_timestamp" in meeting["properties"]
        self.appointments.append(meeting)
        return web.json_response(self._object([]), status=201)


class Salesforce(Crm):
    """Leads and events through REST and SOQL; the client speaks nothing but TLS."""

    names: ClassVar = {
        "salutation": "Salutation", "first_name": "FirstName", "last_name": "LastName", "email": "Email",
        "note": "Description", "status": "Status", "thread": "Appointment_Thread__c", "proposed": "Appointment_Proposed__c",
    }  # fmt: skip
    lead_id = "00QTest0000000AAAA"

    def _tls(self) -> Any:
        ca = LoopbackCA()
        ca.write(self._here / "ca.pem")
        self.environ["REQUESTS_CA_BUNDLE"] = str(self._here / "ca.pem")
        return ca.server_context()

    @property
    def settings(self) -> str:
        login = f'session_id = "{TOKEN}"\ninstance_url = "https://127.0.0.1:{self.port}"\n'
        return f'[salesforce]\nsecret = "{SECRET}"\n{login}'

    def call(self, age: float = 0) -> tuple[dict[str, str], bytes]:
        return {"Authorization": f"Bearer {SECRET}"}, json.dumps({"id": self.lead_id}).encode()

    @property
    def booked(self) -> list[tuple[str, datetime, datetime]]:
        times = ("StartDateTime", "EndDateTime")
        return [(e["WhoId"], *(datetime.fromisoformat(e[t]) for t in times)) for e in self.appointments]  # type: ignore[misc]

    def occupy(self, start: datetime) -> None:
        self.appointments.append({"WhoId": "1", "StartDateTime": start.isoformat(), "EndDateTime": start.isoformat()})

    def _route(self, router: web.UrlDispatcher) -> None:
        router.add_get("/services/data/{version}/query/", self._query)
        router.add_patch("/services/data/{version}/sobjects/Lead/{id}", self._update)
        router.add_post("/services/data/{version}/sobjects/Event/", self._create)

    async def _query(self, request: web.Request) -> web.Response:
        """A value in quotes as SOQL has it: what is not escaped ends it, and then the query is of another form."""
        soql = request.query["q"]
        if found := re.fullmatch(r"SELECT StartDateTime FROM Event WHERE StartDateTime IN \((.+)\)", soql):
            wanted = {datetime.fromisoformat(time) for time in found[1].split(",")}
            times = [start for _, start, _ in self.booked if start in wanted]
            rows = [{"StartDateTime": t.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000+0000")} for t in times]
        else:
            found = re.fullmatch(r"SELECT ([\w, ]+) FROM Lead WHERE (\w+) = '((?:[^'\\]|\\.)*)'", soql)
            assert found is not None, soql
            known = self.row | {"Id": self.lead_id}
            match = known[found[2]] == re.sub(r"\\(.)", r"\1", found[3])
            rows = [{column: known[column] for column in found[1].split(", ")}] if match else []
        return web.json_response({"totalSize": len(rows), "done": True, "records": rows})

    async def _update(self, request: web.Request) -> web.Response:
        assert request.match_info["id"] == self.lead_id
        self._change(await request.json())
        return web.Response(status=204)

    async def _create(self, request: web.Request) -> web.Response:
        self.appointments.append(await request.json())
        return web.json_response({"id": "00UTest0000000AAAA", "success": True, "errors": []}, status=201)


def _moment(milliseconds: str) -> datetime:
    return datetime.fromtimestamp(int(milliseconds) / 1000, UTC)
