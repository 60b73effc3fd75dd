"""What is wrong with a configuration, all of it at once.

House rule: a problem names the place (file, line, key) and the rule. It never shows the value that broke the rule,
because the commonest mistake is a secret in the wrong place.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that an operator has to change.

    Attributes:
        file: the file as the operator named it, or "environment".
        line: line in that file, counted from 1; 0 where there is none.
        key: dotted path, such as ``upstreams[0].base_url``, or "".
        message: the rule that is broken, with the nearest valid name where there is one.
    """

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.key}: {self.message}" if self.key else f"{place}: {self.message}"


class ConfigError(Exception):
    """The gateway does not start (or does not reload) with this configuration."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def suggestion(name: object, valid: Iterable[str]) -> str:
    """Return ``; did you mean "…"?`` for the nearest valid name, or "". The name itself is not repeated."""
    if not isinstance(name, str):
        return ""
    by_fold = {candidate.casefold(): candidate for candidate in valid}
    nearest = difflib.get_close_matches(name.casefold(), by_fold, n=1, cutoff=0.6)
    return f'; did you mean "{by_fold[nearest[0]]}"?' if nearest else ""
