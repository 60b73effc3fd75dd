"""German tax identification number (Steuerliche Identifikationsnummer, IdNr), since 2008 also the citizen number.

Issuer: Bundeszentralamt für Steuern; law: §§ 139a, 139b AO, § 1 IDNrG. Eleven digits, the first is not 0, often
written in groups of 2-3-3-3. Of the first ten digits exactly one occurs twice or three times; the last is a check
digit (ISO/IEC 7064, MOD 11,10), so a number without label counts if both hold (one in 260 of all numbers). Behind its
label a number with a typing error counts too. Look-alikes: telephone numbers (begin with 0), PESEL and other
eleven-digit numbers.
"""

from __future__ import annotations

from typing import Final

from stdnum.de import idnr

from filters.recognizers._number import NumberRecognizer, bare, labelled
from filters.recognizers.base import Rule, RuleRecognizer

_LABELS = (
    r"steuer(?:liche)?[\s\-_]?(?:id(?:nr)?|ident(?:ifikations?)?(?:[\s\-]?(?:nummer|merkmal))?)|idnr|id-?nr\.|tin"
    r"|tax[\s_\-]?id(?:entification)?|steuernummer"
)


class SteuerIdRecognizer(NumberRecognizer):
    """By label, or by structure and check digit."""

    RULES = (
        Rule(
            "labelled",
            labelled(_LABELS, r"\d{2}[ .]?\d{3}[ .]?\d{3}[ .]?\d{3}"),
            "de_steuer_id",
            0.97,
            ("steuer", "id", "tin"),
        ),
        Rule("checked", bare(r"[1-9]\d ?\d{3} ?\d{3} ?\d{3}"), "de_steuer_id", 0.9),
    )
    CHECKS = {"checked": idnr.is_valid}  # noqa: RUF012 - a class constant


RECOGNIZER: Final[RuleRecognizer] = SteuerIdRecognizer()
