"""Numbers of German registers: companies, co-operatives, partnerships, associations.

Issuer: the Amtsgericht that keeps the register; law: §§ 8 ff. HGB, HRV. Department, up to six digits, for some courts
one or two letters ("HRB 12345 B"). No check digit. A sole trader's entry (HRA) is personal; the others lead to
managing directors in one look-up. Look-alikes: "PR 2024" and "VR 3" in other contexts, so these need the court or the
word register.
"""

from __future__ import annotations

from typing import Final

from filters.recognizers._number import NumberRecognizer, bare, labelled
from filters.recognizers.base import Rule, RuleRecognizer

_NUMBER = r"\d{1,6}(?: ?[A-Z]{1,2}(?!\w))?"


class RegisterNumberRecognizer(NumberRecognizer):
    """HRA and HRB speak for themselves."""

    RULES = (
        Rule(
            "commercial",
            bare(rf"HR ?[AB](?:[ \-]?(?:Nr\.?|:))? ?{_NUMBER}"),
            "de_register_number",
            0.95,
            ("hra", "hrb", "hr a", "hr b"),
        ),
        Rule(
            "other",
            bare(rf"(?:GnR|PR|VR|GsR|GüR)(?:[ \-]?(?:Nr\.?|:))? ?{_NUMBER}"),
            "de_register_number",
            0.9,
            ("amtsgericht", "register", "registergericht"),
        ),
        Rule(
            "labelled",
            labelled(
                r"(?:handels|vereins|genossenschafts|partnerschafts)register|registernummer",
                rf"[A-Z]{{0,3}} ?{_NUMBER}",
            ),
            "de_register_number",
            0.95,
            ("register",),
        ),
    )


RECOGNIZER: Final[RuleRecognizer] = RegisterNumberRecognizer()
