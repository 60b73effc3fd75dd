"""Letters to data subjects, in German and English: text that a person signs after having read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, Literal

from filters.detection import EntityType as E
from gateway.desk import Disclosure, Recipient, Request

Language = Literal["de", "en"]

_KINDS: Final[Mapping[Language, Mapping[str, str]]] = MappingProxyType(
    {
        "de": {
            E.PERSON: "Namen",
            E.LOCATION: "Orte",
            E.ORGANIZATION: "Organisationen",
            E.ADDRESS: "Anschriften",
            E.EMAIL: "E-Mail-Adressen",
            E.PHONE: "Telefonnummern",
            E.IBAN: "Bankverbindungen",
            E.CREDIT_CARD: "Zahlungskarten",
            E.DATE_OF_BIRTH: "Geburtsdaten",
            E.DATE: "Daten und Termine",
            E.ID_NUMBER: "Kenn- und Vorgangsnummern",
            E.USERNAME: "Benutzernamen",
            E.IP: "IP-Adressen",
            E.URL: "Internetadressen",
            E.HEALTH: "Gesundheitsdaten (Art. 9 DSGVO)",
            E.SENSITIVE: "weitere besondere Kategorien (Art. 9, 10 DSGVO)",
            E.SECRET: "Zugangsdaten",
        },
        "en": {
            E.PERSON: "names",
            E.LOCATION: "places",
            E.ORGANIZATION: "organizations",
            E.ADDRESS: "postal addresses",
            E.EMAIL: "e-mail addresses",
            E.PHONE: "phone numbers",
            E.IBAN: "bank accounts",
            E.CREDIT_CARD: "payment cards",
            E.DATE_OF_BIRTH: "dates of birth",
            E.DATE: "dates",
            E.ID_NUMBER: "identification and case numbers",
            E.USERNAME: "user names",
            E.IP: "IP addresses",
            E.URL: "internet addresses",
            E.HEALTH: "data concerning health (Art. 9 GDPR)",
            E.SENSITIVE: "other special categories (Art. 9, 10 GDPR)",
            E.SECRET: "credentials",
        },
    }
)
_ACCESS: Final[Mapping[Language, str]] = MappingProxyType(
    {
        "de": """[Absender]

[Name und Anschrift der betroffenen Person]

{day}

# Auskunft nach Art. 15 DSGVO

Sehr geehrte Damen und Herren,

Sie haben Auskunft verlangt, welche Daten zu Ihrer Person wir mit Sprachmodellen verarbeiten. Unsere Anwendungen senden
Texte an Sprachmodelle nur über eine Schleuse, die personenbezogene Angaben vorher durch Pseudonyme ersetzt. Die Texte
selbst speichert sie nicht; sie protokolliert, dass und wohin etwas gesendet wurde. In diesem Protokoll haben wir nach
{asked} Angaben zu Ihrer Person gesucht.

{found}

## Zwecke, Herkunft, Speicherdauer

- Zweck ist die Bearbeitung der Vorgänge, zu denen die Anfragen gehören. [Bitte ergänzen.]
- Die Angaben stammen aus den genannten Anwendungen. [Bitte ergänzen, falls sie nicht von der Person selbst stammen.]
- {kept}
- Es findet keine automatisierte Entscheidung nach Art. 22 DSGVO durch diese Schleuse statt.

## Ihre Rechte

Sie können Berichtigung, Löschung und Einschränkung der Verarbeitung verlangen, der Verarbeitung widersprechen und sich
bei einer Aufsichtsbehörde beschweren (Art. 16, 17, 18, 21 und 77 DSGVO).

Mit freundlichen Grüßen
[Unterschrift]
""",
        "en": """[Sender]

[Name and address of the data subject]

{day}

# Access under Art. 15 GDPR

Dear Sir or Madam,

You have asked which data about you we process with language models. Our applications send text to language models only
through a gateway that replaces personal data with pseudonyms first. It does not store the texts; it keeps a record that
something was sent, and to whom. We have searched this record for {asked} pieces of information about you.

{found}

## Purposes, source, storage

- The purpose is the handling of the matters to which the requests belong. [Please complete.]
- The data come from the applications named above. [Please complete if they do not come from the person.]
- {kept}
- The gateway takes no automated decision within the meaning of Art. 22 GDPR.

## Your rights

You may ask for rectification, erasure and restriction of processing, object to processing, and lodge a complaint with a
supervisory authority (Art. 16, 17, 18, 21 and 77 GDPR).

Yours faithfully
[Signature]
""",
    }
)
_WORDS: Final[Mapping[Language, Mapping[str, str]]] = MappingProxyType(
    {
        "de": {
            "nothing": "Wir haben nichts gefunden.",
            "some": "Wir haben {count} Anfragen gefunden, in denen Sie genannt sind, zwischen {first} und {last}.",
            "kinds": "In diesen Anfragen standen, zu Ihnen oder zu anderen: {kinds}.",
            "recipients": "## Empfänger",
            "head": "| Empfänger | Ort der Verarbeitung | Vertrag | Grundlage einer Übermittlung | Anfragen |",
            "requests": "## Die Anfragen",
            "rows": "| Zeit (UTC) | Anwendung | Empfänger | Klasse | in welcher Form | Kennung |",
            "clear": "im Klartext",
            "hidden": "pseudonymisiert",
            "own": "eigener Betrieb",
            "kept": "Das Protokoll wird nach {days} Tagen gelöscht.",
            "for_ever": "Das Protokoll wird derzeit unbefristet aufbewahrt. [Bitte prüfen.]",
            "adequacy": "Angemessenheitsbeschluss (Art. 45)",
            "scc": "Standardvertragsklauseln (Art. 46)",
            "bcr": "verbindliche interne Vorschriften (Art. 47)",
        },
        "en": {
            "nothing": "We have found nothing.",
            "some": "We have found {count} requests that mention you, between {first} and {last}.",
            "kinds": "These requests held, about you or about others: {kinds}.",
            "recipients": "## Recipients",
            "head": "| recipient | place of processing | contract | basis of a transfer | requests |",
            "requests": "## The requests",
            "rows": "| time (UTC) | application | recipient | class | in which form | id |",
            "clear": "in clear",
            "hidden": "pseudonymised",
            "own": "own operation",
            "kept": "The record is deleted after {days} days.",
            "for_ever": "The record is kept without a limit at present. [Please check.]",
            "adequacy": "adequacy decision (Art. 45)",
            "scc": "standard contractual clauses (Art. 46)",
            "bcr": "binding corporate rules (Art. 47)",
        },
    }
)


def kind_in(language: Language, label: str) -> str:
    """What an entity type is called."""
    return _KINDS[language].get(label, label)


def access(disclosure: Disclosure, language: Language) -> str:
    """Return the answer to a request for access, as Markdown; what only a person knows stands in brackets."""
    words, days = _WORDS[language], disclosure.retention_days
    return _ACCESS[language].format(
        day=_day(disclosure.day, language),
        asked=disclosure.asked,
        found=_found(disclosure, language),
        kept=words["kept"].format(days=days) if days else words["for_ever"],
    )


def _found(disclosure: Disclosure, language: Language) -> str:
    words, requests = _WORDS[language], disclosure.requests
    if not requests:
        return words["nothing"]
    first, last = (_day(requests[place].time[:10], language) for place in (0, -1))
    kinds = ", ".join(kind_in(language, kind) for kind in disclosure.kinds)
    return "\n".join(
        [
            words["some"].format(count=len(requests), first=first, last=last),
            *([words["kinds"].format(kinds=kinds)] if kinds else []),
            "",
            words["recipients"],
            "",
            *table(words["head"], [_recipient(item, words) for item in disclosure.recipients]),
            "",
            words["requests"],
            "",
            *table(words["rows"], [_request(item, words) for item in requests]),
        ]
    )


def table(head: str, rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of a Markdown table under its head."""
    return [head, "|" + "---|" * (head.count("|") - 1), *("| " + " | ".join(row) + " |" for row in rows)]


def _recipient(item: Recipient, words: Mapping[str, str]) -> list[str]:
    name = f"{item.legal_entity} ({item.name})" if item.legal_entity else item.name
    region = words["own"] if item.region == "local" else item.region
    return [name, region, item.agreement or "–", words.get(item.transfer_basis, "–"), str(item.requests)]


def _request(item: Request, words: Mapping[str, str]) -> list[str]:
    form = words["clear" if item.clear else "hidden"]
    return [item.time[:19].replace("T", " "), item.application, item.recipient, item.sensitivity, form, item.request_id]


def _day(day: str, language: Language) -> str:
    year, month, date = day[:10].split("-")
    return f"{date}.{month}.{year}" if language == "de" else day[:10]
