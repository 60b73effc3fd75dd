"""Secrets by format and label; place-holders and code stay."""

from __future__ import annotations

import pytest

from filters.recognizers.secret import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("AKIAIOSFODNN7EXAMPLE", [("AKIAIOSFODNN7EXAMPLE", "aws_access_key")]),
    ("ghp_a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2", [("ghp_a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2", "github_token")]),
    ("glpat-x9x9x9x9x9x9x9x9x9x9", [("glpat-x9x9x9x9x9x9x9x9x9x9", "gitlab_token")]),
    ("sk-ant-api03-Zk9Zk9Zk9Zk9Zk9Zk9Zk9Zk9Zk9Zk9", [("sk-ant-api03-Zk9Zk9Zk9Zk9Zk9Zk9Zk9Zk9Zk9Zk9", "api_key")]),
    ("AIzaAb3Ab3Ab3Ab3Ab3Ab3Ab3Ab3Ab3Ab3Ab3Ab", [("AIzaAb3Ab3Ab3Ab3Ab3Ab3Ab3Ab3Ab3Ab3Ab3Ab", "google_api_key")]),
    ("sk_live_a1a1a1a1a1a1a1a1a1a1", [("sk_live_a1a1a1a1a1a1a1a1a1a1", "stripe_key")]),
    ("xoxb-123456789012-abc", [("xoxb-123456789012-abc", "slack_token")]),
    (
        "eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.SflKxwRJSMeKKF2QT4",
        [("eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.SflKxwRJSMeKKF2QT4", "jwt")],
    ),
    (
        "-----BEGIN RSA PRIVATE KEY-----\nMIIEabcdefghijklmnop==\n-----END RSA PRIVATE KEY-----",
        [("-----BEGIN RSA PRIVATE KEY-----\nMIIEabcdefghijklmnop==\n-----END RSA PRIVATE KEY-----", "private_key")],
    ),
    ("Passwort: Sommer2024!", [("Sommer2024!", "password")]),
    ('password = "hunter22x"', [("hunter22x", "password")]),
    ("postgres://app:s3cr3tpw@db.example/x", [("s3cr3tpw", "password")]),
    ("Server=db;Password=Abc12345;", [("Abc12345", "password")]),
    ("Das Passwort lautet: Xy7!kk2", [("Xy7!kk2", "password")]),
    ("password = os.environ['PW']", []),
    ("password: <password>", []),
    ("password=***", []),
    ("password = changeme", []),
    ("password = getpass()", []),
    ("Passwort vergessen?", []),
    ("Das Passwort ist falsch.", []),
    ("sk-learn und sk-SK", []),
    ("password: str | None", []),
    ("-----BEGIN PUBLIC KEY-----", []),
    ("wlan pw für sie war doch Apfelkuchen!1953 oder", [("Apfelkuchen!1953", "password")]),
    ("Kennwort („Ostsee2025“) auf einem Zettel", [("Ostsee2025", "password")]),
    ("Der Türcode ist 2580#", [("2580#", "pin")]),
    ("code portail A4406", [("A4406", "pin")]),
    ("kod do szafy to dalej 1683", [("1683", "pin")]),
    ("mot de passe Loutre&Granit_29", [("Loutre&Granit_29", "password")]),
    ("sid=9f2c7be1d04a4c55", [("9f2c7be1d04a4c55", "session_id")]),
    ("vt_live_8Kd02mZq7RrT1xYw", [("vt_live_8Kd02mZq7RrT1xYw", "api_key")]),
    ("Ihr Passwort muss 12 Zeichen haben.", []),
    ("Fehlercode 4711, Statuscode 2040", []),
    ("Passwörter werden mit Argon2id gehasht", []),
    ("passwd = fallback_getpass(prompt, stream)", []),
    ("user, password, port = split_netloc(netloc)", []),
    ("password = lexer.get_token()", []),
    ("password = new(hash_name, password)", []),
    ('passwd = "fallback_Getpass7"', [("fallback_Getpass7", "password")]),
    ("DB_PASSWORD=Tr0ub4dor&3", [("Tr0ub4dor&3", "password")]),
    ("Zugangsdaten: aweber / Sommer2024!", [("Sommer2024!", "password")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
