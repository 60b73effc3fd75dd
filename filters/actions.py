"""What policy may order for a finding.

The names are the ones that stand in policies.yaml. How an action is carried out is the exchange's business; this
room holds only the words, so that the policy, the core and the audit speak of the same thing.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


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
