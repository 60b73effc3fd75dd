"""The traffic light: green, yellow or red, with the reasons.

Green: nothing personal was found. Yellow: personal data that pseudonymisation covers. Red: what policy lists as such,
by default special categories (Art. 9, 10 GDPR), payment data and secrets, and whatever describes one person so closely
that the name does not matter (`filters.singling_out`), and texts that are as a whole more than their values
(`filters.text_shape`). Reasons are stable codes, never values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from filters.detection import EntityType
from filters.text_shape import Shape

_REASONS: Mapping[EntityType, str] = MappingProxyType(
    {
        EntityType.PERSON: "name",
        EntityType.LOCATION: "place",
        EntityType.ORGANIZATION: "organization",
        EntityType.ADDRESS: "contact_data",
        EntityType.EMAIL: "contact_data",
        EntityType.PHONE: "contact_data",
        EntityType.IBAN: "payment_data",
        EntityType.CREDIT_CARD: "payment_data",
        EntityType.DATE_OF_BIRTH: "birth_date",
        EntityType.DATE: "date",
        EntityType.ID_NUMBER: "identifier",
        EntityType.USERNAME: "identifier",
        EntityType.IP: "online_identifier",
        EntityType.URL: "online_identifier",
        EntityType.HEALTH: "health",
        EntityType.SENSITIVE: "special_category",
        EntityType.SECRET: "secret",
    }
)

SINGLED_OUT: Final = "singling_out"


class Sensitivity(StrEnum):
    """The three classes."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


@dataclass(frozen=True, slots=True)
class ClassRules:
    """Which labels make a request what.

    Attributes:
        red: labels that make it red.
        art9: labels that fall under Art. 9 or 10 GDPR and limit the endpoints further.
        ignored: labels that alone say nothing about a person (a city, a company, a date).
        singling_out: the score from which a description makes it red.
        shapes: what a text can be as a whole that makes it red.
    """

    red: frozenset[EntityType] = frozenset(
        {EntityType.HEALTH, EntityType.SENSITIVE, EntityType.IBAN, EntityType.CREDIT_CARD, EntityType.SECRET}
    )
    art9: frozenset[EntityType] = frozenset({EntityType.HEALTH, EntityType.SENSITIVE})
    ignored: frozenset[EntityType] = frozenset({EntityType.LOCATION, EntityType.ORGANIZATION, EntityType.DATE})
    singling_out: float = 0.9
    shapes: frozenset[Shape] = frozenset(Shape)


@dataclass(frozen=True, slots=True)
class Classification:
    """The class of a request.

    Attributes:
        sensitivity: green, yellow or red.
        reasons: stable codes, sorted; those that make it red come first.
        art9: whether special categories of personal data are among the findings.
    """

    sensitivity: Sensitivity
    reasons: tuple[str, ...]
    art9: bool = False


def classify(
    found: Iterable[tuple[EntityType, str]],
    rules: ClassRules,
    singled_out: float = 0.0,
    shapes: frozenset[Shape] = frozenset(),
) -> Classification:
    """Classify a request.

    Args:
        found: (label, subtype) of everything that was found.
        rules: what makes a request what.
        singled_out: how near the request comes to describing one person, 0 to 1.
        shapes: what its texts are as a whole.
    """
    counted = {(label, subtype) for label, subtype in found if label not in rules.ignored}
    red = {_reason(label, subtype, rules) for label, subtype in counted if label in rules.red}
    if singled_out >= rules.singling_out:
        red.add(SINGLED_OUT)
    red |= {shape.value for shape in shapes & rules.shapes}
    other = {_reason(label, subtype, rules) for label, subtype in counted if label not in rules.red}
    other |= {shape.value for shape in shapes - rules.shapes}
    sensitivity = Sensitivity.RED if red else Sensitivity.YELLOW if other else Sensitivity.GREEN
    art9 = any(label in rules.art9 for label, _ in counted)
    return Classification(sensitivity, (*sorted(red), *sorted(other - red)), art9)


def reason_of(label: EntityType) -> str:
    """The stable code of a label."""
    return _REASONS[label]


def label_of(reason: str) -> EntityType | None:
    """Return a label that has this reason, or None: what a record says of findings that were left as they were."""
    return next((label for label, code in _REASONS.items() if code == reason), None)


def worst(*found: Classification) -> Classification:
    """Return the class of what holds all of them, with the reasons of each."""
    order = list(Sensitivity)
    ranked = sorted(found, key=lambda item: -order.index(item.sensitivity))
    reasons = tuple(dict.fromkeys(reason for item in ranked for reason in item.reasons))
    return Classification(ranked[0].sensitivity, reasons, any(item.art9 for item in found))


def _reason(label: EntityType, subtype: str, rules: ClassRules) -> str:
    reason = _REASONS[label]
    return f"{reason}/{subtype}" if subtype and label in rules.art9 else reason
