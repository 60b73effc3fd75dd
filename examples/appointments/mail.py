"""Mail with an appointment in it (iMIP, RFC 6047), and what comes back: words, or a button of somebody's calendar."""

from __future__ import annotations

import re
import smtplib
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import parseaddr
from typing import TYPE_CHECKING, Any

from icalendar import Calendar, Event, vCalAddress, vText

if TYPE_CHECKING:
    from flow import Lead

LENGTH = timedelta(minutes=30)
SUBJECT = "Ihr Telefontermin"
# Where the mail that is answered begins: an answer is shorter without it, and says nothing twice.
HISTORY = re.compile(r"^(?:>.*|Am .+ schrieb\b.*|On .+ wrote:|-{2,} ?(?:Original|Ursprüng).*|Von: .+)$", re.MULTILINE)
THREAD = re.compile(r"<([0-9a-f]{32})\.\d@")


@dataclass(frozen=True)
class Post:
    """The mail server that takes our mail, and who it is from."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = ""
    tls: bool = True

    def send(self, lead: Lead, start: datetime, text: str, sequence: int) -> None:
        """Send `text` with the appointment. The name of the message holds the secret that the answer brings back."""
        domain = self.sender.rpartition("@")[2]
        message = EmailMessage()
        message["From"] = self.sender
        message["To"] = Address(f"{lead.first_name} {lead.last_name}", addr_spec=lead.email)
        message["Subject"] = SUBJECT
        message["Message-ID"] = f"<{lead.thread}.{sequence}@{domain}>"
        message.set_content(text)
        request = self._request(lead, start, sequence).decode()
        message.add_alternative(request, subtype="calendar", params={"method": "REQUEST"})
        with smtplib.SMTP(self.host, self.port, timeout=30) as server:
            if self.tls:
                server.starttls(context=ssl.create_default_context())
            if self.user:
                server.login(self.user, self.password)
            server.send_message(message)

    def _request(self, lead: Lead, start: datetime, sequence: int) -> bytes:
        """The appointment, in UTC, so that it needs no description of a time zone; the same UID is the same one."""
        event = Event()
        event.add("uid", lead.thread)
        event.add("sequence", sequence)
        event.add("dtstamp", datetime.now(UTC))
        event.add("dtstart", start.astimezone(UTC))
        event.add("dtend", (start + LENGTH).astimezone(UTC))
        event.add("summary", SUBJECT)
        event.add("organizer", vCalAddress(f"mailto:{self.sender}"))
        attendee = vCalAddress(f"mailto:{lead.email}")
        attendee.params["cn"] = vText(f"{lead.first_name} {lead.last_name}")
        attendee.params["rsvp"] = vText("TRUE")
        event.add("attendee", attendee)
        calendar = Calendar()
        calendar.add("prodid", "-//appointments//EN")
        calendar.add("version", "2.0")
        calendar.add("method", "REQUEST")
        calendar.add_component(event)
        return bytes(calendar.to_ical())


def threads(message: EmailMessage) -> list[str]:
    """The secrets in what a mail answers. A calendar's answer may name nothing but the appointment."""
    answers = f"{message['In-Reply-To']} {message['References']}"
    return list(dict.fromkeys([*THREAD.findall(answers), *(str(event.get("uid")) for event in _replies(message))]))


def sender(message: EmailMessage) -> str:
    """Whose address the mail bears, in lower case."""
    return parseaddr(str(message["From"]))[1].lower()


def said(message: EmailMessage) -> str:
    """The words of an answer, without the mail that it answers."""
    body = message.get_body(("plain",))
    return HISTORY.split(str(body.get_content()).replace("\r\n", "\n"))[0].strip() if body is not None else ""


def pressed(message: EmailMessage) -> str:
    """ACCEPTED, DECLINED or TENTATIVE, as a calendar program answers for its owner; "" if none did."""
    attendees = (event.get("attendee") for event in _replies(message))
    return next((str(who.params.get("partstat", "")) for who in attendees if isinstance(who, vCalAddress)), "")


def _replies(message: EmailMessage) -> list[Any]:
    """The appointments that a calendar program answers; what cannot be read is none."""
    found = []
    for part in message.walk():
        if part.get_content_type() == "text/calendar":
            payload = part.get_payload(decode=True)
            try:
                calendar = Calendar.from_ical(payload if isinstance(payload, bytes) else b"")
            except ValueError:
                continue
            found += calendar.walk("VEVENT") if calendar.get("method") == "REPLY" else []
    return found
