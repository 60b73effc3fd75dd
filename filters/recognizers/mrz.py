"""Machine-readable zones of travel documents (ICAO Doc 9303): names, number, dates of birth and expiry in one block.

TD1 three lines of 30, TD2 two of 36, TD3 two of 44 characters; letters, digits and the filler ``<``; the document
code (P, I, A, C, V) begins the first line. Several check digits (7-3-1); they are not asked, because a scan with one
wrong character is as personal. Look-alikes: none with runs of ``<<`` between capitals; shift operators stand in code
with spaces.
"""

from __future__ import annotations

import re
from typing import Final

from filters.detection import EntityType
from filters.recognizers.base import Rule, RuleRecognizer


class MrzRecognizer(RuleRecognizer):
    """Two or three lines of one block, or its first line alone."""

    LABEL = EntityType.ID_NUMBER
    RULES = (
        Rule(
            "block",
            re.compile(
                r"(?<![\w<])[PIACV][A-Z<][A-Z0-9<]{26,42}\s{1,3}[A-Z0-9<]{28,44}(?:\s{1,3}[A-Z<]{28,44})?(?![\w<])"
            ),
            "mrz",
            1.0,
            ("<<",),
        ),
        Rule(
            "line",
            re.compile(r"(?<![\w<])(?=[A-Z0-9<]{3,40}<<)[PIACV][A-Z<][A-Z]{3}[A-Z0-9<]{23,39}(?![\w<])"),
            "mrz",
            0.95,
            ("<<",),
        ),
    )


RECOGNIZER: Final[RuleRecognizer] = MrzRecognizer()
