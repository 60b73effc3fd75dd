"""The words of the notice to data subjects: text for people, so lines are as long as they are."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gateway.letters import Language

WORDS: Final[Mapping[Language, Mapping[str, str]]] = MappingProxyType(
    {
        "de": {
            "title": "# Wie wir Sprachmodelle einsetzen (Information nach Art. 13 und 14 DSGVO)\n\nStand: {day}",
            "controller": "## Verantwortlicher\n\n[Name und Kontaktdaten des Verantwortlichen und seines Datenschutzbeauftragten]",
            "purposes": "## Wozu, und auf welcher Grundlage\n\n[Zwecke und Rechtsgrundlage nach Art. 6, bei besonderen Kategorien auch "
            "nach Art. 9 DSGVO; bei Art. 6 Abs. 1 Buchst. f die berechtigten Interessen; woher die Daten stammen, wenn nicht von Ihnen (Art. 14 Abs. 2 Buchst. f)]",
            "how": "## Was mit Ihren Daten geschieht\n\nWir lassen Texte von Sprachmodellen bearbeiten. Bevor ein Text unser Haus verlässt, "
            "sucht ein Programm in unserem Betrieb darin nach Angaben über Personen und behandelt sie so:",
            "token": "durch ein Kennzeichen ersetzt, das nur wir wieder auflösen können (Pseudonymisierung)",
            "surrogate": "durch eine erfundene Angabe ersetzt, die nur wir wieder auflösen können",
            "generalize": "durch eine allgemeinere Angabe ersetzt",
            "mask": "unkenntlich gemacht",
            "drop": "entfernt",
            "block": "nicht versandt: solche Texte werden abgelehnt",
            "allow": "unverändert gelassen",
            "red": "In Texten, die besonders schutzbedürftig sind, gilt stattdessen für {kinds}: {action}.",
            "subtypes": "Für einzelne Arten von Angaben ist anderes festgelegt: {subtypes}.",
            "clients": "Für folgende Anwendungen ist einzelnes anders festgelegt: {clients}.",
            "shadow": "Bei folgenden Anwendungen bleibt der Text dabei unverändert; er geht dann nur an unsere eigenen Server: {clients}.",
            "limits": "Kein Programm erkennt alles: Was es übersieht, kann im Text stehen bleiben.",
            "recipients": "## Wer die Texte erhält",
            "head": "| Empfänger | Ort | Vertrag (Art. 28) | erhält | speichert | weitere Auftragnehmer | Übermittlung |",
            "nobody": "Derzeit niemand: kein Empfänger darf Texte mit personenbezogenen Daten erhalten.",
            "own": "eigener Betrieb",
            "yellow": "pseudonymisierte Texte",
            "red_class": "auch besonders schutzbedürftige",
            "art9": "auch mit besonderen Kategorien (Art. 9, 10), verallgemeinert",
            "zero": "nichts",
            "some": "bis {days} Tage",
            "unsaid": "[bitte ergänzen]",
            "others": "Andere Empfänger erhalten nur Texte, in denen keine personenbezogenen Daten gefunden wurden: {names}.",
            "keeping": "## Wie lange\n\nUnser Protokoll darüber, dass ein Text wohin ging, enthält weder den Text noch Namen; {audit}. "
            "{state}",
            "days": "es wird nach {days} Tagen gelöscht",
            "for_ever": "es wird nicht gelöscht [bitte begründen]",
            "stored": "Soweit Empfänger Verläufe für uns aufbewahren, merken wir uns die Zuordnung verschlüsselt bis {hours} Stunden nach "
            "der letzten Verwendung.",
            "not_stored": "Die Zuordnung der Kennzeichen wird nicht gespeichert.",
            "rights": "## Ihre Rechte\n\nSie haben das Recht auf Auskunft (Art. 15), Berichtigung (Art. 16), Löschung (Art. 17), "
            "Einschränkung (Art. 18) und Widerspruch (Art. 21). Wenn Sie widersprechen, gehen Texte, in denen wir Sie erkennen, an keinen "
            "externen Empfänger mehr; dazu bewahren wir einen Prüfwert Ihrer Angaben auf, auch nach einer Löschung. Sie können sich bei "
            "einer Aufsichtsbehörde beschweren (Art. 77): [zuständige Behörde].",
            "automated": "## Entscheidungen\n\n[Ob Antworten der Modelle Grundlage automatisierter Entscheidungen nach Art. 22 sind. Die "
            "Schleuse selbst trifft keine Entscheidung über Personen.]",
        },
        "en": {
            "title": "# How we use language models (information under Art. 13 and 14 GDPR)\n\nAs of {day}",
            "controller": "## Controller\n\n[Name and contact details of the controller and its data protection officer]",
            "purposes": "## What for, and on which basis\n\n[Purposes and legal basis under Art. 6, for special categories also under Art. 9 "
            "GDPR; with Art. 6(1)(f) the legitimate interests; the source of data that do not come from you (Art. 14(2)(f))]",
            "how": "## What happens to your data\n\nWe have texts worked on by language models. Before a text leaves our house, a program of "
            "our own looks in it for information about people and treats it so:",
            "token": "replaced by a mark that only we can resolve (pseudonymisation)",
            "surrogate": "replaced by something invented that only we can resolve",
            "generalize": "replaced by something more general",
            "mask": "made unreadable",
            "drop": "removed",
            "block": "not sent: such texts are refused",
            "allow": "left as it is",
            "red": "In texts that need special protection, {kinds} are treated otherwise: {action}.",
            "subtypes": "Single sorts of information are treated otherwise: {subtypes}.",
            "clients": "For these applications some of it is otherwise: {clients}.",
            "shadow": "With these applications the text stays as it is; it then goes to our own servers only: {clients}.",
            "limits": "No program finds everything: what it overlooks may stay in the text.",
            "recipients": "## Who receives the texts",
            "head": "| recipient | place | contract (Art. 28) | receives | keeps | sub-processors | transfer |",
            "nobody": "At present nobody: no recipient may receive texts with personal data.",
            "own": "own operation",
            "yellow": "pseudonymised texts",
            "red_class": "also those that need special protection",
            "art9": "also with special categories (Art. 9, 10), generalised",
            "zero": "nothing",
            "some": "up to {days} days",
            "unsaid": "[please complete]",
            "others": "Other recipients receive only texts in which no personal data were found: {names}.",
            "keeping": "## How long\n\nOur record that a text went somewhere holds neither the text nor names; {audit}. {state}",
            "days": "it is deleted after {days} days",
            "for_ever": "it is not deleted [please give reasons]",
            "stored": "As far as recipients keep conversations for us, we keep what the marks stand for, encrypted, until {hours} hours "
            "after the last use.",
            "not_stored": "What the marks stand for is not stored.",
            "rights": "## Your rights\n\nYou have the right of access (Art. 15), to rectification (Art. 16), erasure (Art. 17), restriction "
            "(Art. 18) and to object (Art. 21). If you object, texts in which we recognise you go to no external recipient any more; for that "
            "we keep a check value of your details, also after an erasure. You may complain to a supervisory authority (Art. 77): [which "
            "authority].",
            "automated": "## Decisions\n\n[Whether answers of models are the basis of automated decisions under Art. 22. The gateway itself "
            "decides nothing about people.]",
        },
    }
)
