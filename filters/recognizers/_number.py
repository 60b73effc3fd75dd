"""What recognisers of official numbers share: a number stands behind its label, or its check digit speaks for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar, Final

from filters.detection import EntityType, Span
from filters.engine import Page
from filters.recognizers.base import Rule, RuleRecognizer

#: Between a label and its value: quotes, table bars, a bracket with a remark, a copula, one line break.
LINK: Final = (
    r"(?:[\"'*_`|\])]{0,3}[ \t.]{0,2}(?:[(\[][^()\[\]\n]{1,34}[)\]]\s?)?"
    r"(?:(?:lautet|lauten|ist|is|war|waren|was|are|sind|bleibt|blijft|heißt|est|es|è|jest|to|era|était"
    r"|reste)\s(?:die\s|der\s|the\s)?)?"
    r"[ \t:=#|>\"'*_`(\[–]{0,6}(?:\r?\n[ \t]{0,4})?)"
)
#: The word "number" in seven languages, as a suffix or a word of its own.
NUMBER_WORD: Final = (
    r"(?:nummern|nummer|nurnmer|nrn|nr|number|numbers|numero|número|numéro|numer|num|no|nos|n[°º]|n\.|ids?|kennung"
    r"|kennziffer|code|codice|código|kod|schlüssel|zeichen|nbr|#)"
)
_DIGIT = re.compile(r"\d")

Check = Callable[[str], bool]


def labelled(labels: str, value: str) -> re.Pattern[str]:
    """The expression of a value behind one of `labels` (any case) and an optional number word."""
    number = rf"(?:[\s.\-_/]{{0,3}}{NUMBER_WORD}(?![^\W\d_]))?"
    return re.compile(
        rf"(?<![^\W_])(?i:{labels}){number}(?![^\W\d_]){LINK}(?P<v>{value})(?![^\W_])(?![.,/\-]\d)", re.IGNORECASE
    )


def bare(value: str) -> re.Pattern[str]:
    """The expression of a value without label: no letter, digit or part of a longer number touches it."""
    return re.compile(rf"(?<![^\W_])(?<![\d.,/\-+#€$][.,/\-])(?<![/+#=&\-])(?P<v>{value})(?![^\W_])(?![.,/\-]\d)")


def has_digit(text: str) -> bool:
    """Whether there is a digit: a question to the page that many recognisers have."""
    return _DIGIT.search(text) is not None


class NumberRecognizer(RuleRecognizer):
    """Rules of which some ask a check; text without a digit costs one search.

    `CHECKS` maps the name of a rule to what must hold of its value.
    """

    LABEL = EntityType.ID_NUMBER
    CHECKS: ClassVar[Mapping[str, Check]] = {}
    NEEDS_DIGIT: ClassVar[bool] = True

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """Ask the rule's check, if it has one."""
        check = self.CHECKS.get(rule.name)
        if check is not None and not check(match["v"]):
            return None
        return super().validate(rule, match, text)

    def spans(self, page: Page) -> Iterator[Span]:
        """Yield the findings; in a text without a digit there are none, unless the class says otherwise."""
        if not self.NEEDS_DIGIT or page.once(has_digit):
            yield from super().spans(page)
