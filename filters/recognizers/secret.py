"""Secrets: keys, tokens and passwords.

Formats of their issuers (PEM, AWS, GitHub, GitLab, Slack, OpenAI, Anthropic, Google, Stripe, JWT of RFC 7519),
passwords by
label, credentials in URLs and connection strings. Not secrets: place-holders (``<password>``, ``***``, ``changeme``)
and code
that reads a secret from elsewhere (``os.environ[...]``, ``getpass()``).
"""

from __future__ import annotations

import re
from typing import Final

from filters.detection import EntityType, Span
from filters.recognizers.base import Rule, RuleRecognizer

_B = r"(?<![A-Za-z0-9_\-])"
_LABELS = (
    r"(?:passwor[dt]|passwd|pwd|passphrase|kennwort|pin|puk|api[_ -]?key|secret[_ -]?key"
    r"|client[_ -]?secret|access[_ -]?token|auth[_ -]?token|secret|zugangscode)"
)
_PLACEHOLDER = re.compile(
    r"change.?me|placeholder|example|your|dein|ihr[-_]|xxx|todo|dummy|none|null|true|false|required"
    r"|optional|string|str\b|undefined|redacted|secret\Z"
    r"|passwor[dt]\Z|geheim\Z|hidden|env\b|test\Z|\*{2,}|\.{3}|•|vergessen|zurücksetzen|ändern|falsch"
    r"|ist\b|wird|nicht|reset|forgot|the\b",
    re.IGNORECASE,
)


class SecretRecognizer(RuleRecognizer):
    """Known formats first, then what a label calls a secret."""

    LABEL = EntityType.SECRET
    RULES = (
        Rule(
            "pem",
            re.compile(
                r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
                r"[A-Za-z0-9+/=\s\\:,\-]{20,20000}?-----END [A-Z0-9 ]{4,40}-----"
            ),
            "private_key",
            1.0,
            ("private key",),
        ),
        Rule(
            "pem_open",
            re.compile(r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[A-Za-z0-9+/=\s\\:,]{20,20000}"),
            "private_key",
            0.9,
            ("private key",),
        ),
        Rule(
            "aws",
            re.compile(rf"{_B}(?:AKIA|ASIA)[A-Z2-7]{{16}}(?![A-Za-z0-9])"),
            "aws_access_key",
            1.0,
            ("akia", "asia"),
        ),
        Rule(
            "aws_secret",
            re.compile(
                r"aws_?secret_?(?:access_?)?key\W{1,6}(?P<v>[A-Za-z0-9/+=]{40})(?![A-Za-z0-9/+])", re.IGNORECASE
            ),
            "aws_secret_key",
            1.0,
            ("secret",),
        ),
        Rule(
            "github",
            re.compile(rf"{_B}(?:gh[pousr]_[A-Za-z0-9]{{20,255}}|github_pat_\w{{22,255}})"),
            "github_token",
            1.0,
            ("gh", "github_pat_"),
        ),
        Rule("gitlab", re.compile(rf"{_B}gl(?:pat|dt|rt|cbt|ptt|oas)-[\w\-]{{16,128}}"), "gitlab_token", 1.0, ("gl",)),
        Rule(
            "slack",
            re.compile(rf"{_B}xox[abeoprs]-[A-Za-z0-9\-]{{10,250}}|hooks\.slack\.com/services/[A-Za-z0-9/]{{20,80}}"),
            "slack_token",
            1.0,
            ("xox", "hooks.slack"),
        ),
        Rule("llm", re.compile(rf"{_B}sk-(?=[\w\-]{{0,200}}\d)[\w\-]{{20,200}}"), "api_key", 1.0, ("sk-",)),
        Rule("google", re.compile(rf"{_B}AIza[\w\-]{{35}}(?![\w\-])"), "google_api_key", 1.0, ("aiza",)),
        Rule(
            "stripe",
            re.compile(rf"{_B}(?:[sr]k_(?:live|test)_[A-Za-z0-9]{{16,247}}|whsec_[A-Za-z0-9]{{20,80}})"),
            "stripe_key",
            1.0,
            ("k_live_", "k_test_", "whsec_"),
        ),
        Rule(
            "jwt", re.compile(rf"{_B}eyJ[\w\-]{{8,4000}}\.eyJ[\w\-]{{8,8000}}\.[\w\-]{{10,2000}}"), "jwt", 1.0, ("eyj",)
        ),
        Rule(
            "bearer",
            re.compile(
                r"(?i:authorization\W{1,4}(?:bearer|basic|token)|bearer)\s(?P<v>[A-Za-z0-9\-._~+/]{16,4000}={0,2})"
            ),
            "bearer_token",
            0.95,
            ("bearer", "authorization"),
        ),
        Rule(
            "userinfo",
            re.compile(r"[a-z][a-z0-9+.\-]{1,20}://[^\s/:@'\"<>{}$]{0,80}:(?P<v>[^\s/@'\"<>{}$]{3,120})@"),
            "password",
            1.0,
            ("://",),
        ),
        Rule(
            "connection",
            re.compile(
                r"(?i:;\s?(?:password|pwd|accountkey"
                r"|sharedaccesskey)\s?=\s?)(?P<v>[^;\s'\"<>{}$]{4,200})(?=;|$|\s|[\"'])",
                re.MULTILINE,
            ),
            "password",
            0.95,
            ("password", "pwd", "accesskey", "accountkey"),
        ),
        Rule(
            "quoted",
            re.compile(
                rf"(?i:{_LABELS})[\"']?\s{{0,3}}(?::|=|:=|=>|lautet|ist"
                rf"|is)\s{{0,3}}(?P<q>[\"'`„“])(?P<v>[^\"'`“”\n]{{4,200}})[\"'`“”]"
            ),
            "password",
            0.95,
            ("pass", "pwd", "kennwort", "pin", "puk", "key", "secret", "token", "zugangscode"),
        ),
        Rule(
            "plain",
            re.compile(
                rf"(?<![A-Za-z])(?i:{_LABELS})(?P<sep>\s?[:=]\s{{0,3}}|\s(?:lautet|ist"
                rf"|is):?\s)(?P<v>[^\s\"'`„“<>]{{4,200}})"
            ),
            "password",
            0.9,
            ("pass", "pwd", "kennwort", "pin", "puk", "key", "secret", "token", "zugangscode"),
        ),
    )

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """Veto place-holders and code after a label."""
        start, end = match.span("v") if "v" in rule.pattern.groupindex else match.span()
        if rule.name in {"pem", "pem_open", "aws", "github", "gitlab", "slack", "google", "stripe", "jwt", "llm"}:
            return Span(start, end, EntityType.SECRET, rule.subtype, rule.score)
        value = text[start:end].rstrip(".,;:)") if rule.name == "plain" else text[start:end]
        if len(value) < 4 or _PLACEHOLDER.match(value) or value[0] in "<{$%[(*" or len(set(value)) == 1:
            return None
        if rule.name == "plain" and not _looks_secret(value, match["sep"]):
            return None
        if rule.name == "quoted" and (" " in value or value.endswith(":")) and not any(c.isdigit() for c in value):
            return None
        return Span(start, start + len(value), EntityType.SECRET, rule.subtype, rule.score)


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
