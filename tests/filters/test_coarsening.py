from __future__ import annotations

import pytest

from filters.actions import Action
from filters.coarsening import coarser
from filters.detection import EntityType as E
from filters.policy import FilterPolicy
from tests.support.core import chat, send


@pytest.mark.parametrize(
    ("label", "value", "noun"),
    [
        (E.DATE_OF_BIRTH, "03.11.1980", "Jahrgang 1980"),
        (E.DATE_OF_BIRTH, "1980-11-03", "Jahrgang 1980"),
        (E.DATE_OF_BIRTH, "3. November 1980", "Jahrgang 1980"),
        (E.DATE_OF_BIRTH, "03.11.80", None),  # the century would be a guess
        (E.DATE_OF_BIRTH, "19800", None),
        (E.ADDRESS, "Karl-Liebknecht-Str. 12, 04107 Leipzig", "PLZ-Region 04"),
        (E.ADDRESS, "Hauptstr. 12345, 01067 Dresden", "PLZ-Region 01"),
        (E.ADDRESS, "Karl-Liebknecht-Str. 12", None),
        (E.DATE_OF_BIRTH, "05.05.1912", "1910er Jahrgänge"),  # at 110, a year is a person
        (E.ADDRESS, "Postfach 12345", None),
        (E.ADDRESS, "Haus 98765, Leipzig", None),
        (E.ADDRESS, "D-04107\nLeipzig", "PLZ-Region 04"),
        (E.ADDRESS, "SW1A 2AA London", None),
        (E.PHONE, "04107 12345", None),
    ],
)
def test_what_is_said_in_place_of_a_value(label, value, noun):
    assert coarser(label, value) == noun


def test_it_leaves_in_brackets_and_the_value_does_not():
    def action(label: E, subtype: str) -> Action:
        return Action.GENERALIZE

    planted = {
        "03.11.1980": (E.DATE_OF_BIRTH, ""),
        "Weg 2": (E.ADDRESS, "street"),
        "04107 Leipzig": (E.ADDRESS, "postal_city"),
    }
    policy = FilterPolicy(action=action, action_in_red=action)
    sent = send(chat("Geboren 03.11.1980, wohnt Weg 2, 04107 Leipzig."), planted, policy=policy).text
    assert "Geboren [Jahrgang 1980], wohnt [PLZ-Region 04]." in sent
