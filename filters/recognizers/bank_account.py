"""National bank details: account number with bank code (Kontonummer, BLZ), BIC, sort codes.

Issuers: banks; the bank code list is the Bundesbank's (BLZ-Datei), the BIC is ISO 9362 (registry: SWIFT). Account: up
to ten digits, over a hundred check methods by bank (none is asked). BLZ: eight digits, the first 1-8. BIC: four
letters of the bank, country, two of the place, three of the branch; without label only next to an IBAN or account.
Look-alikes: words of eight capitals, the ledger accounts of bookkeeping ("Konto 4711").
"""

from __future__ import annotations

from typing import Final

from filters.recognizers._number import NumberRecognizer, bare, labelled
from filters.recognizers.base import Rule, RuleRecognizer

_COUNTRY = "(?:DE|AT|CH|FR|IT|ES|NL|PL|BE|LU|GB|IE|DK|SE|CZ|LT|MT)"
_ACCOUNT = r"\d{5,10}|\d{1,4}[ .]\d{2,4}[ .]\d{2,4}(?:[ .]\d{1,4})?"


class BankAccountRecognizer(NumberRecognizer):
    """Account and bank code by label, BIC by label or in company."""

    NEEDS_DIGIT = False
    RULES = (
        Rule(
            "account",
            labelled(
                r"kto|konto(?:verbindung)?|bankkonto|girokonto|account|kontonr|kontonummer|nº de cuenta", _ACCOUNT
            ),
            "account_number",
            0.95,
            ("kto", "konto", "account", "cuenta"),
        ),
        Rule(
            "bank_code", labelled(r"blz|bankleitzahl", r"[1-8]\d{2} ?\d{3} ?\d{2}"), "bank_code", 0.95, ("blz", "bankl")
        ),
        Rule("sort_code", labelled(r"sort code", r"\d\d-?\d\d-?\d\d"), "bank_code", 0.95, ("sort code",)),
        Rule(
            "bic",
            labelled(r"bic|swift", rf"[A-Z]{{4}} ?{_COUNTRY} ?[A-Z0-9]{{2}} ?(?:[A-Z0-9]{{3}})?"),
            "bic",
            0.95,
            ("bic", "swift"),
        ),
        Rule(
            "bic_bare",
            bare(rf"[A-Z]{{4}}{_COUNTRY}[A-Z0-9]{{2}}(?:[A-Z0-9]{{3}})"),
            "bic",
            0.85,
            ("iban", "kontonummer"),
        ),
    )


RECOGNIZER: Final[RuleRecognizer] = BankAccountRecognizer()
