"""Letters: every language says all, and leaves to people what only they know."""

from __future__ import annotations

import pytest

from filters.detection import EntityType
from gateway.config import parse_config
from gateway.desk import disclose
from gateway.letters import Language, access, kind_in
from tests.gateway.test_desk import POLICY, made, record


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_letter_is_complete(language: Language) -> None:
    letter = access(made(record(3), record(20, team="vertrieb", mode="shadow")), language)
    wanted = {
        "de": (
            "27.11.2026", "# Auskunft nach Art. 15 DSGVO", "nach\n2 Angaben", "2 Anfragen", "zwischen 03.11.2026 und 20.11.2026",
            "Orte, Namen", "| Beispiel-KI GmbH (vendor) | EU | AVV-7 | Standardvertragsklauseln (Art. 46) | 2 |",
            "crm (vertrieb) | vendor | yellow | im Klartext", "pseudonymisiert", "nach 90 Tagen gelöscht", "Art. 16, 17, 18, 21 und 77",
        ),
        "en": (
            "2026-11-27", "# Access under Art. 15 GDPR", "for 2 pieces", "2 requests", "between 2026-11-03 and 2026-11-20",
            "names", "| Beispiel-KI GmbH (vendor) | EU | AVV-7 | standard contractual clauses (Art. 46) | 2 |",
            "crm (vertrieb) | vendor | yellow | in clear", "pseudonymised", "after 90 days", "Art. 16, 17, 18, 21 and 77",
        ),
    }[language]  # fmt: skip
    for piece in wanted:
        assert piece in letter, piece
    assert "{" not in letter
    assert letter.count("[") >= 4


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_kind_of_data_has_a_name(language: Language) -> None:
    assert all(kind_in(language, label) != label.value for label in EntityType)


def test_without_a_transfer_there_is_no_basis_of_one() -> None:
    """The word of the policy for that is "none", which is no word of the letter."""
    policy = parse_config(POLICY.replace("transfer_basis: scc", "transfer_basis: none"))
    letter = access(disclose([record(3)], policy, "2026-11-27", 1), "de")
    assert "| Beispiel-KI GmbH (vendor) | EU | AVV-7 | – | 1 |" in letter
