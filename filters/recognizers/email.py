"""E-mail addresses (RFC 5321/5322, internationalised: RFC 6531).

Written ``local@domain.tld``, with plus-addressing, percent-encoded in URLs (``anna%40example.com``), or spelt out
against robots ("name (at) firma (dot) de"). There is no check digit. Not personal: decorators (``@cached``), scoped
packages (``@scope/x``), ``name@1.2.3``, retina file names (``logo@2x.png``), the ``git@`` of SSH remotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from filters.detection import EntityType, Span
from filters.recognizers.base import Rule, RuleRecognizer

_LOCAL = re.compile(r"[\w.+%~'\-]{1,128}\Z")
_LABEL = re.compile(r"[^\W_][\w\-]{0,62}")
_DOT = re.compile(r"\s{0,2}(?:[(\[{<]\s?(?:dot|punkt|point)\s?[)\]}>]|\.|\s(?:dot|punkt)\s)\s{0,2}", re.IGNORECASE)
_FILES = frozenset("png jpg jpeg gif svg webp css js ts json xml".split())


class MailAddressRecognizer(RuleRecognizer):
    """Finds the sign in the middle, then reads outwards: no backtracking over long words."""

    LABEL = EntityType.EMAIL
    RULES = (
        Rule("plain", re.compile(r"(?:@|%40)(?=[^\W_])"), score=1.0, gate=("@", "%40")),
        Rule(
            "spelt_out",
            re.compile(r"\s{0,2}[(\[{<]\s?(?:at|ät|@)\s?[)\]}>]\s{0,2}(?=[^\W_])", re.IGNORECASE),
            gate=("(", "[", "{", "<"),
        ),
        Rule(
            "spoken",
            re.compile(r" (?:at|ät) (?=[^\W_][\w\-]{1,40} (?:dot|punkt) [a-z]{2,10}\b)", re.IGNORECASE),
            gate=(" dot ", " punkt "),
        ),
    )

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """Read the local part to the left and the domain to the right."""
        local = _LOCAL.search(text[max(0, match.start() - 128) : match.start()])
        if local is None:
            return None
        name = local[0].lstrip(".%'-~").rstrip()
        end = _domain_end(text, match.end(), spelt=rule.name != "plain")
        if not name or not any(c.isalnum() for c in name) or end is None or name == "git":
            return None
        return Span(match.start() - len(name), end, EntityType.EMAIL, "", rule.score)


def _domain_end(text: str, position: int, *, spelt: bool) -> int | None:
    """Where the domain ends, or None if this is none: the last label must be letters, and there must be two."""
    end: int | None = None
    for index, (label, stop) in enumerate(_labels(text, position, spelt=spelt)):
        letters = label.replace("-", "").isalpha() or label.casefold().startswith("xn--")
        if index and len(label) >= 2 and letters and label.casefold() not in _FILES:
            end = stop
    return end


def _labels(text: str, position: int, *, spelt: bool) -> Iterator[tuple[str, int]]:
    for _ in range(8):
        match = _LABEL.match(text, position)
        if match is None:
            return
        stripped = match[0].rstrip("-_")
        yield stripped, match.start() + len(stripped)
        if spelt:
            dot = _DOT.match(text, match.end())
            if dot is None or (dot[0].strip() == "." and dot[0] != "."):
                return
            position = dot.end()
        elif text.startswith(".", match.end()):
            position = match.end() + 1
        else:
            return


RECOGNIZER: Final[RuleRecognizer] = MailAddressRecognizer()
