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
    r"(?:(?:[a-z]{2,12}_)?(?:passwor[dt]|passwd|pwd?|passphrase)|[a-z]{2,12}_pass|pass(?=\s?[=:])"
    r"|[a-z]{0,14}kennwort|[a-z]{0,14}passwort|pin|puk|api[_ -]?key|secret[_ -]?key"
    r"|client[_ -]?secret|access[_ -]?token|auth[_ -]?token|secret|zugangscode)"
)
_PLACEHOLDER = re.compile(
    r"change.?me|placeholder|example|your|dein|ihr[-_]|xxx|todo|dummy|none|null|true|false|required"
    r"|optional|string|str\b|undefined|redacted|secret\Z"
    r"|passwor[dt]\Z|geheim\Z|hidden|env\b|test\Z|\*{2,}|\.{3}|•|vergessen|zurücksetzen|ändern|falsch"
    r"|ist\b|wird|nicht|reset|forgot|the\b",
    re.IGNORECASE,
)


_WORDS = (
    r"(?:[a-zäöü]{2,14}[ -]?(?=pass|kenn|pw|losung|zug))?(?:passwor[dt]|passwd|pwd?|pw|kennwort|losung|passphrase"
    r"|zugangscode"
    r"|mot de passe|mdp|contraseña|clave|parola d['’]ordine|wachtwoord|hasło|haslo|senha)"
)
_WORD_GATE = tuple("pass pw kennwort losung zugangscode mot mdp contrase clave parola wachtwoord has senha".split())
_CODES = (
    r"(?:(?:zugangs|tür|tor|alarm|schlüssel|safe|tresor|schließfach|entsperr|sperr|sicherheits|haustür|eingangs"
    r"|garagen|keller|garten|wlan|spind|gebäude|tastatur|schlüsselbox[^.\n]{0,12})?"
    r"(?:pin|puk|code|tan)|schlüsselnummer|türcode|pin[ -]?code|code (?:d['’]accès|portail|de la porte)|digicode|codice"
    r"(?: cancello| allarme| porta)?|c[oó]digo(?: de la (?:puerta|alarma))?|clave|kod(?: do)?(?: \w{3,12})?"
    r"|toegangscode|codice|code|mot de passe|digicode|kod pin|deurcode|alarmcode|combinación|combinaison|combinazione)"
)


#: Rules whose form is proof enough.
_CERTAIN = frozenset("pem pem_open aws github gitlab slack google stripe jwt llm vendor card_code transaction".split())


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
            "vendor",
            re.compile(
                rf"{_B}(?:[a-z]{{2,8}}_(?:live|test|prod|secret|key|pat|sk|token)_[A-Za-z0-9]{{12,80}}"
                rf"|npm_[A-Za-z0-9]{{36}}"
                r"|pypi-[A-Za-z0-9_\-]{40,250}|dop_v1_[a-f0-9]{64}|SG\.[\w\-]{16,32}\.[\w\-]{16,64}"
                r"|hf_[A-Za-z0-9]{30,40}"
                r"|hvs\.[\w\-]{20,120}|dckr_pat_[\w\-]{20,64}|shp(?:at|ss|ca|pa)_[a-f0-9]{32}"
                r"|lin_api_[A-Za-z0-9]{30,60}"
                r"|NRAK-[A-Z0-9]{27}|xapp-[\w\-]{20,200}|EAA[A-Za-z0-9]{80,250}|ya29\.[\w\-]{20,250}"
                r"|sq0[a-z]{3}-[\w\-]{22,60}"
                r"|rk_live_\w{16,99}|glsa_\w{32,60}|tfp_\w{20,60}|SK[a-f0-9]{32}|key-[a-f0-9]{32})(?![A-Za-z0-9])"
            ),
            "api_key",
            0.97,
            (
                *"_live_ _test_ _prod_ _secret_ _key_ _pat_ _sk_ _token_ npm_ pypi- dop_v1_ sg. hf_ hvs. dckr_"
                " shp lin_api_".split(),
                *"nrak- xapp- eaa ya29. sq0 glsa_ tfp_ sk key-".split(),
            ),
        ),
        Rule(
            "session",
            re.compile(
                r"(?i:\b(?:sid|session_?id|sessid|phpsessid|jsessionid|csrf_?token|otp"
                r"|totp)\b)[\"']?\s?[=:]\s?[\"']?(?P<v>[A-Za-z0-9\-_.]{6,200})"
            ),
            "session_id",
            0.9,
            ("sid", "sess", "csrf", "otp"),
        ),
        Rule(
            "call",
            re.compile(
                r"(?:PDO|mysqli_connect|mysqli|connect|login"
                r"|authenticate)\([^()\n]{5,140},\s?['\"](?P<v>[^'\"\n]{4,80})['\"]\s?\)"
            ),
            "password",
            0.9,
            ("pdo(", "connect(", "mysqli(", "login(", "authenticate("),
        ),
        Rule(
            "pair",
            re.compile(
                r"(?i:zugangsdaten|logindaten|login|zugang|credentials|identifiants|acceso|accesso|dane"
                r" logowania)\W{1,3}"
                r"[\w.@+\-]{3,60} ?[/|] ?(?P<v>[^\s\"'<>]{5,60})"
            ),
            "password",
            0.85,
            ("zugang", "login", "credent", "identif", "acces", "logow"),
        ),
        Rule(
            "told",
            re.compile(
                rf"(?<![^\W_])(?i:{_WORDS})(?![^\W_])(?P<mid>[^\n.!?:„“\"»«(]{{0,60}}?)"
                r"(?P<sep>[:„“\"»«(=]\s?[\"„“]?|[ \t])"
                r"(?:(?<=[„»])|(?=[^\s\"'„“”»«<>()]{0,40}[\d#!$&@_+])(?=[^\s\"'„“”»«<>()]{0,40}[^\W\d_]))"
                r"(?P<v>[^\s\"'„“”»«<>()]{4,60})(?![^\s\"'„“”»«<>().,;!?])"
            ),
            "password",
            0.88,
            _WORD_GATE,
        ),
        Rule(
            "code",
            re.compile(
                rf"(?<![^\W_])(?i:{_CODES})(?![^\W_])(?P<mid>[^\n.!?:(]{{0,45}}?)(?P<sep>[:(]\s?|\b(?:ist|is|è|es"
                rf"|est|siendo|to|lautet"
                r"|jetzt|dalej|war|steeds|still|toujours|siempre|sempre|gestern|heute|neu|noch)\s(?:jetzt\s|jest\s"
                r"|dalej\s)?|\s)(?P<v>[A-Z]?\d{4,8}[A-Z]?[#*]?|\d{1,4}[A-Z]\d{1,4})(?![\w%€]|[.,:/\-]\d|\s(?:€"
                r"|Euro|EUR|Uhr))"
            ),
            "pin",
            0.85,
            tuple("pin puk code kod clave schlüssel tan zugang portail domofon".split()),
        ),
        Rule(
            "card_code",
            re.compile(
                r"(?<![^\W_])(?i:cv[vc]2?|cid|crypto(?:gramme)?|kartenprüfnummer|kartenprüfziffer|prüfziffer"
                r"|sicherheitscode|security code"
                r"|código de seguridad|codice di sicurezza|code de sécurité|beveiligingscode|kod cv[vc]2?)(?![^\W_])"
                r"[\"']?(?:\s(?:ist|lautet|is|è|est|es))?[\s:=/\"'(#]{0,4}(?P<v>\d{3,4})(?![\w]|[.,:/\-]\d)"
            ),
            "pin",
            0.9,
            ("cvv", "cvc", "cid", "crypto", "prüf", "sicherheitscode", "security", "segur", "sicur", "sécur", "beveil"),
        ),
        Rule(
            "transaction",
            re.compile(
                r"(?<![^\W_])(?i:sms[ -]?code|sms[ -]?tan|m?tan|otp|einmal(?:code|passwort|kennwort)"
                r"|bestätigungscode|verification code"
                r"|one[ -]time (?:code|password)|kod sms|kod z sms|kod|code sms|código sms|codice sms|sms-code"
                r"|verificatiecode)(?![^\W_])"
                r"[^\d\n]{0,30}(?:\n(?:\[[\d:]{4,8}\])?[^\d\n]{0,50})?(?P<v>\d{6}"
                r"|\d{3}[ -]\d{3})(?![\w]|[.,:/\-]\d)"
            ),
            "pin",
            0.85,
            ("tan", "sms", "otp", "code", "kod", "einmal", "one", "códi", "codice"),
        ),
        Rule(
            "asked",
            re.compile(
                r"(?i:kennwort|passwort|password|mot de passe|contraseña|wachtwoord|hasło|parola)[^\n:]{0,30}\?\n"
                r"(?:\[[\d:]{4,8}\] ?)?[^\W\d_]{3,20}: (?P<v>(?=[^\s]{0,20}\d)(?=[^\s]{0,20}[A-Za-z])[^\s]{6,30})"
                r"(?=\s|$)"
            ),
            "password",
            0.85,
            ("wort", "word", "passe", "contrase", "hasło", "parola"),
        ),
        Rule(
            "on_note",
            re.compile(
                r"(?i:post-?it|klebezettel|haftnotiz|zettel|notiz|notitie|sticky note"
                r"|karteczk\w)[^\n.]{0,40}?\s[\"„“'«»(]?"
                r"(?P<v>(?=[^\s]{0,20}[A-ZÄÖÜ])(?=[^\s]{0,30}\d)(?=[^\s]{0,30}[!&#$%?*+_@])[^\s\"'„“”«»<>()/:,]{6,40})"
            ),
            "password",
            0.8,
            ("zettel", "post", "notiz", "notitie", "note", "karteczk"),
        ),
        Rule(
            "temporary",
            re.compile(
                r"(?i:\"(?:tmp|temp|tmp_?(?:pw|pass)|new_?(?:pw|pass)|initial|init_?pw|pw|secret|cred|code)\"\s?:\s?\")"
                r"(?P<v>(?=[^\"\s]{0,30}\d)(?=[^\"\s]{0,30}[A-Za-z])(?=[^\"\s]{0,30}[!&#$%?*+_@\-])[^\"\s/:\\]{6,40})\""
            ),
            "password",
            0.85,
            ("tmp", "temp", "new", "init", "pw", "secret", "cred", "code"),
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
        if rule.name in _CERTAIN:
            return Span(start, end, EntityType.SECRET, rule.subtype, rule.score)
        if rule.name == "code":
            other = _OTHER_CODE.search(text[max(0, match.start() - 12) : match.start()])
            return None if other else _code(match, start, end)
        loose = rule.name in {"plain", "told"}
        value = text[start:end].rstrip(".,;:)?*`") if loose else text[start:end]
        if len(value) < 4 or _PLACEHOLDER.match(value) or value[0] in "<{$%[(*" or len(set(value)) == 1:
            return None
        if not _convincing(rule.name, match, value):
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
