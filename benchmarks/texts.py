"""Request texts; all persons and numbers are invented. Every request carries a tag, so no cache of texts helps."""

from __future__ import annotations

_TICKET = (
    "Hier ist das Support-Ticket von Frau Weber (weber@example.com), Kundennr. 4711: Meine Bestellung #98765 ist"
    " ist nicht angekommen. Bitte formuliere eine Antwort. Vorgang {tag}."
)
_MAIL = (
    "Sehr geehrter Herr Krüger,\nvielen Dank für das Gespräch am Montag. Wie besprochen sende ich Ihnen die Unterlagen"
    " zum Vertrag Nr. V-20{tag}81 zu. Die Lieferung geht an Lindenstraße 14, 04109 Leipzig. Sie erreichen mich unter"
    " +49 170 5550142 oder anna.schaefer@beispiel.example. Der Betrag von 1.249,00 Euro ist am Monatsende fällig.\n"
    "Mit freundlichen Grüßen\nAnna Schäfer\n\n"
)
_ROW = (
    "{i};Erika Mustermann{tag};erika{i}@beispiel.example;0170 555{i:04d};Hauptstraße {i};04109 Leipzig;{i}99,00 EUR\n"
)


def text(size: str, tag: int) -> str:
    """Return a text of about 200 characters (short), 2 KB (medium) or 50 KB (large)."""
    if size == "short":
        return _TICKET.format(tag=tag)
    if size == "medium":
        return "".join(_MAIL.format(tag=tag + i) for i in range(4))
    return "".join(_ROW.format(i=i, tag=tag) for i in range(560))
