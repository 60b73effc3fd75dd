"""The notice to data subjects: what the policy says, in words, and nothing that it does not say."""

from __future__ import annotations

import re
from datetime import date

import pytest

from filters.detection import EntityType
from gateway._transparency_words import WORDS
from gateway.config import Config, parse_config
from gateway.letters import Language, kind_in
from gateway.transparency import notice

TODAY = date(2026, 11, 27)
BASE = """
version: 1
upstreams:
  - name: vendor
    provider: openai
    base_url: https://eu.api.openai.com/v1
    key: {env: KEY}
    region: EU
    legal_entity: Beispiel-KI GmbH
    agreement: {reference: AVV-7, signed: 2026-01-01, expires: EXPIRES, zero_retention: ZERO, sub_processors: [Rechenzentrum AG], retention_days: 30}
    receives: [green, yellow, red]
    models: ["*"]
  - name: world
    provider: openai
    base_url: https://api.openai.com/v1
    key: {env: KEY}
    region: US
    receives: [green, yellow, red]
    models: ["*"]
"""


def policy(more: str = "", *, expires: str = "2027-01-01", zero: str = "false") -> Config:
    return parse_config(BASE.replace("EXPIRES", expires).replace("ZERO", zero) + more)


def test_both_languages_have_the_same_words() -> None:
    assert WORDS["de"].keys() == WORDS["en"].keys()
    for key, text in WORDS["de"].items():
        fields = [piece.partition("}")[0] for piece in text.split("{")[1:]]
        assert sorted(fields) == sorted(piece.partition("}")[0] for piece in WORDS["en"][key].split("{")[1:]), key


@pytest.mark.parametrize("language", ["de", "en"])
def test_it_has_no_hole_and_names_every_kind_once(language: Language) -> None:
    text = notice(policy(), TODAY, language)
    assert "{" not in text
    assert "None" not in text
    said = ", ".join(line[2:].partition(":")[0] for line in text.splitlines() if line.startswith("- "))
    for label in EntityType:
        assert len(re.findall(rf"(?:^|, ){re.escape(kind_in(language, label))}(?=$|, )", said)) == 1, label


def test_who_receives_what_today() -> None:
    """An agreement that has ended makes no recipient; one without zero retention gets nothing of Art. 9."""
    text = notice(policy(), TODAY, "de")
    row = "| Beispiel-KI GmbH (vendor) | EU | AVV-7 | pseudonymisierte Texte, auch besonders schutzbedürftige | bis 30 Tage | Rechenzentrum AG | – |"
    assert row in text
    assert "keine personenbezogenen Daten gefunden wurden: world." in text
    zero = notice(policy(zero="true"), TODAY, "de")
    assert "auch mit besonderen Kategorien (Art. 9, 10), verallgemeinert | nichts |" in zero
    ended = notice(policy(expires="2026-11-26"), TODAY, "de")
    assert "Derzeit niemand" in ended
    assert "Beispiel-KI" not in ended


def test_what_is_done_follows_the_policy() -> None:
    plain = notice(policy(), TODAY, "de")
    assert (
        "In Texten, die besonders schutzbedürftig sind, gilt stattdessen für Daten und Termine: durch ein Kennzeichen"
        in plain
    )
    assert "Die Zuordnung der Kennzeichen wird nicht gespeichert." in plain
    assert "nach 400 Tagen gelöscht" in plain
    assert "unsere eigenen Server" not in plain
    more = """
entities: {LOCATION: block, PHONE: drop, ID_NUMBER/customer_number: allow}
state: {allow: [responses], ttl_hours: 5}
audit: {retention_days: 0}
principals:
  - {name: crm, keys: ["sha256:KEY"], classes: [green], models: ["*"], entities: {PERSON: surrogate}}
  - {name: trial, keys: ["sha256:YEK"], classes: [green], models: ["*"], mode: shadow, untouched: clear text leaves to self-hosted upstreams}
""".replace("KEY", "a" * 64).replace("YEK", "b" * 64)
    text = notice(policy(more), TODAY, "de")
    for piece in (
        "- Orte: nicht versandt",
        "- Telefonnummern: entfernt",
        "`ID_NUMBER/customer_number` unverändert gelassen",
        "einzelnes anders festgelegt: crm.",
        "unsere eigenen Server: trial.",
        "verschlüsselt bis 5 Stunden",
        "es wird nicht gelöscht",
    ):
        assert piece in text, piece
