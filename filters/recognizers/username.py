r"""User names: chosen or assigned by an operator, in no common format.

Found by label ("Benutzername:", "login=") and in home directories (``/home/aweber/``, ``C:\Users\aweber``). Not
personal:
decorators, type annotations and variables in code, service accounts and generic users (root, admin, runner).
"""

from __future__ import annotations

import re
from typing import Final

from filters.detection import EntityType, Span
from filters.recognizers.base import Rule, RuleRecognizer

_NAMES = (
    r"benutzer[ _\-]?name|nutzer[ _\-]?name|benutzer[ _\-]?kennung|user[ _\-]?name|login[ _\-]?name"
    r"|anmelde[ _\-]?name|account[ _\-]?name|screen[ _\-]?name"
    r"|nick[ _\-]?name|login|handle|user|kennung|instagram|twitter|telegram|github|mastodon"
)
_GENERIC = frozenset(
    """user username users runner ubuntu root app node public default vscode shared guest all jovyan admin
    administrator none null
    true false str string int bool object any optional required undefined name self this login password test example
    www-data
    git service nobody debian ec2-user centos vagrant docker postgres mysql nginx apache home linuxbrew builder build ci
    anonymous system input value data request req current_user options number email required falsch wahr benutzer oder
    und
    new get set with bei für der die das ist wird""".split()
)


class UsernameRecognizer(RuleRecognizer):
    """Labels and home directories."""

    LABEL = EntityType.USERNAME
    RULES = (
        Rule(
            "label",
            re.compile(
                rf"(?<![\w.])(?P<label>{_NAMES})(?P<sep>[\"']?\s?(?:[:=|]|lautet"
                rf"|ist)\s{{0,2}})(?P<q>[\"'`„“]?)@?(?P<v>[^\W_][\w.+\-]{{1,63}})",
                re.IGNORECASE,
            ),
            score=0.9,
        ),
        Rule(
            "home",
            re.compile(r"(?<![\w.])/(?:home|Users)/(?P<v>[^\W_][\w.\-]{1,40})(?=[/\s\"'`:;,)]|\Z)"),
            score=0.95,
            gate=("/home/", "/users/"),
        ),
        Rule(
            "windows",
            re.compile(
                r"[A-Za-z]:\\{1,2}(?:Users|Benutzer|Dokumente und Einstellungen)\\{1,2}(?P<v>[^\W_][\w.\-]{1,40})",
                re.IGNORECASE,
            ),
            score=0.95,
            gate=(":\\",),
        ),
    )

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """Veto generic names and what is code."""
        start, end = match.span("v")
        value = text[start:end].rstrip(".-_")
        end = start + len(value)
        if len(value) < 2 or value.lower() in _GENERIC:
            return None
        if rule.name == "label" and not match["q"] and not _is_value(match, text, end, value):
            return None
        return Span(start, end, EntityType.USERNAME, "", rule.score)


def _is_value(match: re.Match[str], text: str, end: int, value: str) -> bool:
    """An unquoted value is no expression, no keyword argument and no prose."""
    following = text[end : end + 1]
    if re.search(r"\.[A-Z]", value) or text[end : end + 3] == " | ":
        return False
    if following in {"(", "[", "{", ",", ")", "}", ";"} or text[end : end + 2] in {" =", " ("}:
        return False
    label, separator = match["label"].lower(), match["sep"].strip().strip("\"'")
    if any(c.isdigit() for c in value) or any(c in value[1:-1] for c in "._-"):
        return separator != "=" or "." not in value or " " not in match["sep"]
    if label in {"login", "handle", "user", "kennung", "instagram", "twitter", "telegram", "github", "mastodon"}:
        return (
            separator in {":", "="}
            and " " not in match["sep"].replace(": ", ":")
            and value.islower()
            and following in {"", "\n"}
            and len(value) > 3
        )
    return separator != "=" or " " not in match["sep"]


RECOGNIZER: Final[RuleRecognizer] = UsernameRecognizer()
