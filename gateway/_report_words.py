"""The words of reports: text for people, one line a sentence, so lines are as long as they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from gateway.config import Config

GERMAN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "art30": "# Verzeichnis von Verarbeitungstätigkeiten (Art. 30 Abs. 1 DSGVO): Sprachmodelle über die Schleuse",
        "dpia": "# Tatsachen für eine Datenschutz-Folgenabschätzung (Art. 35 DSGVO): Sprachmodelle über die Schleuse",
        "kpi": "# Kennzahlen der Schleuse",
        "stand": "Stand: {day}. Gezählt wurde von {begin} bis {end} (UTC).",
        "controller": "## Verantwortlicher\n\n[Name und Kontaktdaten des Verantwortlichen und seines Datenschutzbeauftragten]",
        "purposes": "## Zwecke\n\n[Bitte je Anwendung ergänzen, mit Rechtsgrundlage.]",
        "clients": "| Anwendung | Team | Anfragen |",
        "subjects": "## Betroffene\n\n[Bitte ergänzen: Kunden, Beschäftigte, …] In den Anfragen waren zusammen etwa {persons} "
        "Personen genannt; wer in zwei Anfragen steht, zählt zweimal.",
        "kinds": "## Kategorien personenbezogener Daten",
        "kinds_head": "| Kategorie | Anfragen |",
        "art9": "Davon enthielten {art9} Anfragen Daten nach Art. 9 oder 10 DSGVO.",
        "recipients": "## Empfänger",
        "recipients_head": "| Empfänger | Region | Vertrag | gültig bis | Null-Speicherung | Unterauftragnehmer | Übermittlung | Anfragen |",
        "own": "eigener Betrieb",
        "transfers": "## Übermittlung in Drittländer",
        "no_transfers": "Keine: alle Empfänger verarbeiten in der EU oder im EWR, oder im eigenen Betrieb.",
        "some_transfers": "Empfänger außerhalb von EU und EWR, die Anfragen ohne personenbezogene Daten erhalten dürfen: {names}.",
        "erasure": "## Löschfristen\n\n- Protokoll (ohne Inhalte, mit verschlüsselbarem Index): {audit}\n"
        "- Was zu gespeicherten Objekten der Anbieter gemerkt wird (verschlüsselt): {state} Stunden nach der letzten Verwendung",
        "days": "{days} Tage",
        "for_ever": "unbefristet [bitte prüfen]",
        "toms": "## Technische und organisatorische Maßnahmen (Art. 32)",
        "scale": "## Umfang\n\n{requests} Anfragen, davon {green} grün, {yellow} gelb, {red} rot. {protected} Werte wurden ersetzt. "
        "{clear} Anfragen gingen im Beobachtungsmodus im Klartext an eigene Server.",
        "measures": "## Maßnahmen gegen die Risiken",
        "risks": "## Restrisiken\n\n- Was nicht erkannt wird, verlässt das Haus im Klartext; gemessene Trefferquoten stehen in "
        "docs/accuracy.md.\n- Wer aus dem Zusammenhang schließt, erkennt Personen auch ohne Namen; solche Texte sind rot.\n"
        "- [Bewertung durch den Verantwortlichen]",
        "consult": "## Konsultation\n\n[Rat des Datenschutzbeauftragten (Art. 35 Abs. 2); Standpunkt der Betroffenen (Abs. 9)]",
        "figure": "| Kennzahl | Wert |",
        "requests": "Anfragen",
        "green": "grün",
        "yellow": "gelb",
        "red": "rot",
        "protected": "ersetzte Werte",
        "blocked": "abgelehnt",
        "latency": "Dauer (Median / 95 %)",
        "detection": "Erkennung (Median / 95 %)",
        "refusals": "## Ablehnungen",
        "refusals_head": "| Grund | Anfragen |",
        "yes": "ja",
        "no": "nein",
    }
)
ENGLISH: Final[Mapping[str, str]] = MappingProxyType(
    {
        "art30": "# Record of processing activities (Art. 30(1) GDPR): language models through the gateway",
        "dpia": "# Facts for a data protection impact assessment (Art. 35 GDPR): language models through the gateway",
        "kpi": "# Key figures of the gateway",
        "stand": "As of {day}. Counted from {begin} to {end} (UTC).",
        "controller": "## Controller\n\n[Name and contact details of the controller and its data protection officer]",
        "purposes": "## Purposes\n\n[Please complete for each application, with the legal basis.]",
        "clients": "| application | team | requests |",
        "subjects": "## Data subjects\n\n[Please complete: customers, employees, …] The requests mentioned about {persons} people "
        "together; who is in two requests counts twice.",
        "kinds": "## Categories of personal data",
        "kinds_head": "| category | requests |",
        "art9": "Of these, {art9} requests held data of Art. 9 or 10 GDPR.",
        "recipients": "## Recipients",
        "recipients_head": "| recipient | region | contract | valid until | zero retention | sub-processors | transfer | requests |",
        "own": "own operation",
        "transfers": "## Transfers to third countries",
        "no_transfers": "None: all recipients process in the EU or EEA, or in own operation.",
        "some_transfers": "Recipients outside the EU and EEA that may receive requests without personal data: {names}.",
        "erasure": "## Time limits for erasure\n\n- Record (no content; with an index under keys that are destroyed): {audit}\n"
        "- What is kept of objects that providers store (encrypted): {state} hours after the last use",
        "days": "{days} days",
        "for_ever": "without a limit [please check]",
        "toms": "## Technical and organisational measures (Art. 32)",
        "scale": "## Scale\n\n{requests} requests: {green} green, {yellow} yellow, {red} red. {protected} values were replaced. "
        "{clear} requests went to own servers in clear, in shadow mode.",
        "measures": "## Measures that address the risks",
        "risks": "## Residual risks\n\n- What is not found leaves the house in clear; measured recall is in docs/accuracy.md.\n"
        "- Whoever knows the context recognises people without a name; such texts are red.\n- [Assessment by the controller]",
        "consult": "## Consultation\n\n[Advice of the data protection officer (Art. 35(2)); views of data subjects (Art. 35(9))]",
        "figure": "| figure | value |",
        "requests": "requests",
        "green": "green",
        "yellow": "yellow",
        "red": "red",
        "protected": "values replaced",
        "blocked": "refused",
        "latency": "duration (median / 95 %)",
        "detection": "detection (median / 95 %)",
        "refusals": "## Refusals",
        "refusals_head": "| reason | requests |",
        "yes": "yes",
        "no": "no",
    }
)
#: (German, English, whether it holds under a policy).
MEASURES: Final[Sequence[tuple[str, str, Callable[[Config], bool]]]] = (
    (
        "Pseudonymisierung aller erkannten Werte vor dem Versand, Schlüssel bleibt im Haus (Art. 4 Nr. 5)",
        "pseudonymisation of all values found before sending; the key stays in the house (Art. 4(5))",
        lambda _: True,
    ),
    (
        "Daten nach Art. 9 und 10 werden verallgemeinert und gehen nur an Empfänger mit Null-Speicherung oder im Haus",
        "data of Art. 9 and 10 are generalised and go only to recipients with zero retention, or stay in the house",
        lambda config: bool(config.classes.art9),
    ),
    (
        "personenbezogene Daten nur an Empfänger in EU und EWR mit gültigem Vertrag; nach Ablauf wird nichts gesendet",
        "personal data only to recipients in the EU and EEA under a contract in force; after its end nothing is sent",
        lambda _: True,
    ),
    (
        "Protokoll vor dem Versand, verkettet, signiert, ohne Inhalte; Aktionen der Verwalter stehen darin",
        "record before sending, chained, signed, without content; actions of administrators are in it",
        lambda _: True,
    ),
    ("Zugang der Anwendungen nur mit Schlüssel, Token oder Zertifikat", "applications authenticate", lambda c: bool(c.principals)),
    ("Rollen der Verwalter, Anordnungen signiert", "roles of administrators, signed orders", lambda c: bool(c.admins)),
    ("TLS an der Schnittstelle", "TLS at the interface", lambda c: c.tls.certificate is not None),
    ("Grenzen je Anwendung für Anfragen und Token", "limits for each application", lambda c: any(p.limits.model_dump(exclude_none=True) for p in c.principals)),
    ("Notaus auf allen Instanzen binnen Sekunden", "emergency stop on all replicas within seconds", lambda _: True),
)  # fmt: skip


INCIDENT: Final = """# Verletzung des Schutzes personenbezogener Daten bei {name}

Stand: {day}. Betrachtet: {begin} bis {end} (UTC). Bekannt seit: {known} (UTC).

**Frist zur Meldung an die Aufsichtsbehörde (72 Stunden ab Kenntnis, Art. 33 Abs. 1 DSGVO): {left}.**

## Was das Protokoll sagt

- {requests} Anfragen gingen in dieser Zeit an diesen Empfänger, die erste {first}, die letzte {last}.
- Anwendungen: {clients}.
- In ihnen waren zusammen etwa {persons} Personen genannt; wer in zwei Anfragen steht, zählt zweimal.
- Kategorien in diesen Anfragen: {kinds}. Davon {art9} Anfragen mit Daten nach Art. 9 oder 10 DSGVO, verallgemeinert.
- {hidden} Anfragen waren pseudonymisiert: die Zuordnung liegt nur im Haus. {clear} gingen im Klartext.
- Verträge: {papers}.

Was die Schleuse nicht erkannt hat, steht nicht im Protokoll und war im Klartext.

## Entwurf der Meldung (Art. 33 Abs. 3 DSGVO)

An die zuständige Aufsichtsbehörde [Name]

1. **Art der Verletzung:** Bei unserem Auftragsverarbeiter {name} ist es zu [Vertraulichkeits-, Integritäts-,
   Verfügbarkeitsverletzung: bitte beschreiben] gekommen. Betroffen sind [Kategorien betroffener Personen], nach unserem
   Protokoll bis zu {persons} Personen in {requests} Datensätzen der Kategorien {kinds}.
2. **Anlaufstelle:** [Name und Kontaktdaten des Datenschutzbeauftragten]
3. **Wahrscheinliche Folgen:** Die übermittelten Texte enthielten in {hidden} von {requests} Fällen Pseudonyme anstelle der
   erkannten Angaben; ohne unseren Schlüssel sind sie nicht aufzulösen. [Bewertung der Restrisiken]
4. **Maßnahmen:** Der Empfänger ist angehalten (`privacy-gateway stop`). [Weitere Maßnahmen]

## Benachrichtigung der Betroffenen (Art. 34 DSGVO)

[Prüfen: hohes Risiko? Art. 34 Abs. 3 Buchst. a: durch Pseudonymisierung unverständlich gemachte Daten.]
"""
