from __future__ import annotations

import pytest

from filters.classification import Classification, ClassRules, Sensitivity, classify
from filters.detection import EntityType as E


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], Classification(Sensitivity.GREEN, ())),
        ([(E.LOCATION, ""), (E.ORGANIZATION, ""), (E.DATE, "")], Classification(Sensitivity.GREEN, ())),
        ([(E.EMAIL, ""), (E.PERSON, "surname")], Classification(Sensitivity.YELLOW, ("contact_data", "name"))),
        (
            [(E.PERSON, "surname"), (E.HEALTH, "pregnancy")],
            Classification(Sensitivity.RED, ("health/pregnancy", "name"), art9=True),
        ),
        ([(E.IBAN, "")], Classification(Sensitivity.RED, ("payment_data",))),
        ([(E.SECRET, "api_key"), (E.ID_NUMBER, "x")], Classification(Sensitivity.RED, ("secret", "identifier"))),
    ],
)
def test_the_traffic_light_with_its_reasons(found, expected):
    assert expected == classify(found, ClassRules())


def test_policy_decides_what_is_red():
    rules = ClassRules(red=frozenset({E.EMAIL}), art9=frozenset())
    assert classify([(E.EMAIL, ""), (E.HEALTH, "x")], rules).sensitivity is Sensitivity.RED
    assert not classify([(E.HEALTH, "x")], rules).art9


def test_every_label_has_a_reason():
    for label in E:
        classify([(label, "")], ClassRules(ignored=frozenset()))


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (0.89, Classification(Sensitivity.GREEN, ())),
        (0.9, Classification(Sensitivity.RED, ("singling_out",))),
        (1.0, Classification(Sensitivity.RED, ("singling_out",))),
    ],
)
def test_a_description_of_one_person_is_red_and_no_art9_data(score, expected):
    assert expected == classify([(E.LOCATION, "")], ClassRules(), score)


def test_below_the_threshold_nothing_changes_and_policy_sets_it():
    assert classify([(E.EMAIL, "")], ClassRules(), 0.5) == classify([(E.EMAIL, "")], ClassRules())
    assert classify([(E.EMAIL, "")], ClassRules(singling_out=0.5), 0.5).reasons == ("singling_out", "contact_data")
