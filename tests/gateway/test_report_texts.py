"""Reports: complete in both languages, true to the policy, and without a hole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from gateway._report_words import ENGLISH, GERMAN, MEASURES
from gateway.config import parse_config
from gateway.letters import Language
from gateway.report_texts import Facts, art30, dpia, incident, kpi
from gateway.reports import Traffic, count
from tests.gateway.test_desk import POLICY
from tests.gateway.test_reports import NOVEMBER, TRAIL

FACTS = Facts(parse_config(POLICY), count(TRAIL), NOVEMBER, "2026-12-01")


def test_both_languages_have_the_same_words() -> None:
    assert GERMAN.keys() == ENGLISH.keys()
    for key, text in GERMAN.items():
        assert set(_fields(text)) == set(_fields(ENGLISH[key])), key
    assert all(german and english for german, english, _ in MEASURES)


def _fields(text: str) -> list[str]:
    return [piece.partition("}")[0] for piece in text.split("{")[1:]]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("report", [art30, dpia, kpi])
def test_a_report_has_no_hole(report: Callable[[Facts, Language], str], language: Language) -> None:
    for facts in (FACTS, Facts(FACTS.config, Traffic(), NOVEMBER, "2026-12-01")):
        text = report(facts, language)
        assert "{" not in text
        assert "None" not in text.replace("None: all", "")
        assert text.startswith("# ")


def test_the_record_of_processing_says_who_receives_what_under_which_contract() -> None:
    text = art30(FACTS, "de")
    for piece in (
        "| crm | – | 2 |",
        "| hr | people | 1 |",
        "| Beispiel-KI GmbH (vendor) | EU | AVV-7 | 2099-01-01 | ja | – | SCC | 2 |",
        "| house | eigener Betrieb |",
        "| Namen | 3 |",
        "Davon enthielten 1 Anfragen Daten nach Art. 9",
        "90 Tage",
        "Keine: alle Empfänger verarbeiten in der EU",
        "Pseudonymisierung aller erkannten Werte",
    ):
        assert piece in text, piece
    assert "Rollen der Verwalter" not in text  # this policy has none
    elsewhere = parse_config(
        POLICY.replace("eu.api.openai.com", "us.api.openai.com").replace("region: EU", "region: US")
    )
    assert "dürfen: vendor." in art30(Facts(elsewhere, FACTS.traffic, NOVEMBER, "2026-12-01"), "de")


def test_key_figures() -> None:
    text = kpi(FACTS, "de")
    for piece in (
        "| Anfragen | 3 |",
        "| gelb | 2 (67 %) |",
        "| ersetzte Werte | 5 |",
        "| rate_limit_exceeded | 2 |",
        "100 / 100 ms",
    ):
        assert piece in text, piece


def test_an_incident_counts_and_drafts() -> None:
    facts = Facts(FACTS.config, count(TRAIL, "vendor"), NOVEMBER, "2026-11-28")
    known = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
    text = incident(facts, "vendor", known, 48.5)
    for piece in (
        "Beispiel-KI GmbH (vendor)",
        "noch 48.5 Stunden",
        "2 Anfragen gingen",
        "27.11.2026 09:30",
        "crm (2)",
        "AVV-7",
        "Art. 33 Abs. 3",
    ):
        assert piece in text, piece
    assert "überschritten" in incident(facts, "vendor", known, -3)
    assert "{" not in text
