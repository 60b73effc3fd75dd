"""Secrets: keys, tokens and passwords.

Formats of their issuers (PEM, AWS, GitHub, GitLab, Slack, OpenAI, Anthropic, Google, Stripe, JWT of RFC 7519),
passwords by label, credentials in URLs and connection strings. Not secrets: place-holders (``<password>``, ``***``,
``changeme``) and code that reads a secret from elsewhere (``os.environ[...]``, ``getpass()``).
"""

from __future__ import annotations

import re
from typing import Final

from filters.detection import EntityType, Span
from filters.recognizers._secret_formats import FORMATS
from filters.recognizers._secret_more import CERTAIN, MORE, WORDS, is_word
from filters.recognizers._secret_words import TOLD
from filters.recognizers.base import Rule, RuleRecognizer

_PLACEHOLDER = re.compile(
    r"change.?me|placeholder|example|your|dein|ihr[-_]|xxx|todo|dummy|none|null|true|false|required"
    r"|optional|string|str\b|undefined|redacted|secret\Z"
    r"|passwor[dt]\Z|geheim\Z|hidden|env\b|test\Z|\*{2,}|\.{3}|•|vergessen|zurücksetzen|ändern|falsch"
    r"|ist\b|wird|nicht|reset|forgot|the\b",
    re.IGNORECASE,
)

#: Rules whose form is proof enough.
_CERTAIN = CERTAIN.union(
    "pem pem_open aws github gitlab slack google stripe jwt llm vendor card_code transaction".split()
)


class SecretRecognizer(RuleRecognizer):
    """Known formats first, then what a label calls a secret."""

    LABEL = EntityType.SECRET
    RULES = (*FORMATS, *TOLD, *MORE)

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """Veto place-holders and code after a label."""
        start, end = match.span("v") if "v" in rule.pattern.groupindex else match.span()
        if rule.name in _CERTAIN:
            return Span(start, end, EntityType.SECRET, rule.subtype, rule.score)
        if rule.name == "code":
            other = _OTHER_CODE.search(text[max(0, match.start() - 12) : match.start()])
            return None if other else _code(match, start, end)
        loose = rule.name in {"plain", "told"}
        value = text[start:end].rstrip(".,;:)?*`") if loose else text[start:end]
        if len(value) < 4 or _PLACEHOLDER.match(value) or value[0] in "<{$%[(*" or len(set(value)) == 1:
            return None
        if not (is_word(value) if rule.name in WORDS else _convincing(rule.name, match, value)):
            return None
        return Span(start, start + len(value), EntityType.SECRET, rule.subtype, rule.score)


def _convincing(rule: str, found: re.Match[str], value: str) -> bool:
    """What each way of naming a secret asks of the value."""
    match rule:
        case "told":
            return not _is_expression(value, found) and _told(value, found["mid"], found["sep"])
        case "pair":
            return any(not c.isalpha() for c in value) and not value.startswith(("/", "."))
        case "session":
            return any(c.isdigit() for c in value)
        case "plain":
            return _looks_secret(value, found["sep"])
        case "quoted":
            return not ((" " in value or value.endswith(":")) and not any(c.isdigit() for c in value))
        case _:
            return True


def _is_expression(value: str, found: re.Match[str]) -> bool:
    """Behind an equals sign a name or a call without quotation marks is code: ``passwd = fallback_getpass(prompt)``."""
    if "=" not in found["sep"] and "=" not in found["mid"]:
        return False
    return re.fullmatch(r"[A-Za-z_]+(?:[_.][A-Za-z_]+)*,?", value) is not None


def _told(value: str, middle: str, separator: str) -> bool:
    """What stands in a sentence behind the word password: letters mixed with digits or signs, or a quoted word."""
    if re.search(r"[(){}\[\]=/]|\.\w+\.|^\W|^\d+[.,]\d|^[A-Z]{2,5}-?\d{1,3}$|://", value) or value.endswith(
        (":", "-", "…")
    ):
        return False
    digits, letters = any(c.isdigit() for c in value), any(c.isalpha() for c in value)
    signs = any(not c.isalnum() and c not in "-.,/’'" for c in value[:-1])
    if separator.strip() in {"„", "»", "(„", '"', "“"} or separator.strip().startswith(("„", "»")):
        return letters and (digits or signs or (not middle.strip() and value[:1].isupper() and len(value) >= 6))
    return letters and len(value) >= 6 and (digits or signs)


#: What the word code belongs to when no door, card or telephone is meant.
_OTHER_CODE = re.compile(
    r"(?:hs|qr|post|zoll|länder|fehler|error|status|farb|bar|swift|sort|event|zip|dress|source|quell|color|exit"
    r"|return|http|statistik"
    r"|gutschein|rabatt|promo|aktions|area|country|steuer|buchungs|material|icd)[ \-_]?\Z",
    re.IGNORECASE,
)


def _code(match: re.Match[str], start: int, end: int) -> Span | None:
    """A PIN or door code: a year or a plain number far from the word is none."""
    middle, value = match["mid"], match["v"]
    if re.search(
        r"\d|post|status|fehler|error|farb|http|quell|source|bar|qr|ländercode|vorwahl", middle, re.IGNORECASE
    ):
        return None
    bare = match["sep"].isspace()
    if bare and middle.strip() and value.isdigit():
        return None
    if re.fullmatch(r"(?:19|20)\d\d", value) and bare:
        return None
    return Span(start, end, EntityType.SECRET, "pin", 0.85)


def _looks_secret(value: str, separator: str) -> bool:
    """Unquoted: a call, an index or an attribute is code; a lone word of letters may be prose."""
    if any(c in value for c in "()[]{}") or re.fullmatch(r"[A-Za-z_][A-Za-z_0-9]*(?:\.[A-Za-z_][A-Za-z_0-9]*)+", value):
        return False
    varied = any(c.isdigit() for c in value) or any(not c.isalnum() and c not in "-_.," for c in value)
    return (
        varied
        or (":" in separator and not value.isalpha())
        or (":" in separator and any(c.isupper() for c in value[1:]) and not value.isupper())
    )


RECOGNIZER: Final[RuleRecognizer] = SecretRecognizer()
