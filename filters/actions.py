"""What policy may order for a finding.

The names are the ones that stand in policies.yaml. How an action is carried out is the exchange's business; this
room holds only the words, so that the policy, the core and the audit speak of the same thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from filters.detection import OWN, EntityType


class Action(StrEnum):
    """One word per treatment; only ``token`` and ``surrogate`` can be undone in the answer.

    ``token`` is pseudonymisation in the sense of GDPR Art. 4(5): reversible with a key that stays in the house.
    ``surrogate`` is that too, with an invented name, address or number. ``generalize`` puts a bracketed noun, ``mask``
    puts asterisks, ``drop`` removes the text, ``allow`` leaves it as it is, ``block`` refuses the whole request.
    """

    TOKEN = "token"  # noqa: S105 - the name of an action, not a credential
    SURROGATE = "surrogate"
    GENERALIZE = "generalize"
    MASK = "mask"
    DROP = "drop"
    ALLOW = "allow"
    BLOCK = "block"


#: What the answer undoes.
REVERSIBLE: Final = frozenset({Action.TOKEN, Action.SURROGATE})


def chosen(layers: Iterable[Mapping[str, Action]], label: EntityType, subtype: str) -> Action:
    """Look up what happens to a finding: the first layer that speaks of it, by subtype before label.

    Who lists a word of their own does not want it to leave, whatever holds for others of its kind: for those, ``allow``
    counts only where a line names them (``ORGANIZATION/own``).

    Args:
        layers: "LABEL" or "LABEL/subtype" → action, the most particular first; the last one knows every label.
        label: of the finding.
        subtype: of the finding, or "".
    """
    for layer in layers:
        named = layer.get(f"{label}/{subtype}") if subtype else None
        usual = layer.get(str(label))
        if named is None and subtype == OWN and usual is Action.ALLOW:
            continue
        if found := named or usual:
            return found
    return Action.TOKEN
