"""Secrets that a word gives away: password, PIN, code, access, in seven languages."""

from __future__ import annotations

import re
from typing import Final

from filters.recognizers.base import Rule

_LABELS = (
    r"(?:(?:[a-z]{2,12}_)?(?:passwor[dt]|passwd|pwd?|passphrase)|[a-z]{2,12}_pass|pass(?=\s?[=:])"
    r"|[a-z]{0,14}kennwort|[a-z]{0,14}passwort|pin|puk|api[_ -]?key|secret[_ -]?key"
    r"|client[_ -]?secret|access[_ -]?token|auth[_ -]?token|secret|zugangscode)"
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

TOLD: Final[tuple[Rule, ...]] = (
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
        tuple("pin puk cod cód kod clave schlüssel tan zugang portail domofon mot de passe combina".split()),
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
