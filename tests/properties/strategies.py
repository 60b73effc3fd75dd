"""Hypothesis strategies: values of every kind, texts that hold them, and ways in which they are hidden."""

from __future__ import annotations

import html
import json
import string
import unicodedata
import urllib.parse
from collections.abc import Callable

from hypothesis import strategies as st

from filters.detection import EntityType

NEUTRAL = st.sampled_from(
    "Bitte antworten Sie freundlich, die Ware kam nicht an. Der Termin ist am Montag um 14:30 Uhr. Preis: 19,99 €".split()
    + [
        "{",
        "}",
        "[x]",
        "\\",
        '"',
        "\n",
        "\t",
        "**fett**",
        "`code`",
        "<b>",
        "100 %",
        "e.g.",
        "🙂",
        "ß",
        "\u2028",
        "a_b",
        "|",
    ]
)
DISTINCT_SURNAMES = ["Müßiggang-Öztürk", "Wójcik", "Schäferling", "Łoszczyńska", "Brzęczyszczykiewicz", "Ahlersmeyer"]
GIVEN = ["Jürgen", "Łukasz", "Annegret", "Zoë", "Ünal"]


def _digits(low: int, high: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=low, max_size=high).filter(lambda s: s[0] != "0")


@st.composite
def value(draw: st.DrawFn) -> tuple[str, EntityType, str]:
    """A distinctive value with its label and subtype."""
    kind = draw(st.sampled_from(["email", "name", "surname", "phone", "id", "iban", "street", "secret"]))
    if kind == "email":
        local = draw(
            st.text(string.ascii_lowercase + "._-", min_size=3, max_size=12).filter(
                lambda s: s[0].isalpha() and s[-1].isalpha()
            )
        )
        return f"{local}@{draw(st.sampled_from(['beispiel.example', 'firma-nord.example']))}", EntityType.EMAIL, ""
    if kind == "name":
        return (
            f"{draw(st.sampled_from(GIVEN))} {draw(st.sampled_from(DISTINCT_SURNAMES))}",
            EntityType.PERSON,
            "full_name",
        )
    if kind == "surname":
        return draw(st.sampled_from(DISTINCT_SURNAMES)), EntityType.PERSON, "surname"
    if kind == "phone":
        return f"+49 {draw(_digits(3, 3))} {draw(_digits(6, 8))}", EntityType.PHONE, ""
    if kind == "id":
        return f"KD-{draw(_digits(5, 9))}", EntityType.ID_NUMBER, "customer_number"
    if kind == "iban":
        number = draw(st.text("0123456789", min_size=20, max_size=20))
        return "DE" + " ".join(number[i : i + 4] for i in range(0, 20, 4)), EntityType.IBAN, ""
    if kind == "street":
        return (
            f"{draw(st.sampled_from(['Lindenstraße', 'Kölner Weg', 'Ölmühlgasse']))} {draw(_digits(1, 3))}",
            EntityType.ADDRESS,
            "street",
        )
    return (
        "sk-" + draw(st.text(string.ascii_letters + string.digits, min_size=24, max_size=32)),
        EntityType.SECRET,
        "api_key",
    )


def values(most: int = 4) -> st.SearchStrategy[dict[str, tuple[EntityType, str]]]:
    return st.lists(value(), min_size=1, max_size=most).map(lambda vs: {v: (label, sub) for v, label, sub in vs})


@st.composite
def text_with(draw: st.DrawFn, planted: list[str]) -> str:
    """Neutral text with planted values between blanks or punctuation."""
    words = draw(st.lists(st.one_of(NEUTRAL, st.sampled_from(planted)), max_size=12))
    return draw(st.sampled_from([" ", "  ", "\n", ", "])).join(words)


DISGUISES: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "UPPER": str.upper,
    "lower": str.lower,
    "decomposed": lambda v: unicodedata.normalize("NFD", v),
    "percent-encoded": urllib.parse.quote,
    "HTML references": lambda v: "".join(f"&#{ord(c)};" if ord(c) > 126 else html.escape(c) for c in v),
    "soft hyphen inside": lambda v: v[:2] + "\u00ad" + v[2:],
    "zero width inside": lambda v: v[:3] + "\u200b" + v[3:],
    "full width": lambda v: "".join(
        chr(ord(c) + 0xFEE0) if c in string.ascii_letters + string.digits else c for c in v
    ),
    "in a JSON string": lambda v: json.dumps({"wert": v}),
    "in a JSON key": lambda v: json.dumps({v: 1}, ensure_ascii=False),
    "JSON in JSON": lambda v: json.dumps({"a": json.dumps({"b": v})}),
    "in a URL": lambda v: f"https://crm.example/suche?q={urllib.parse.quote(v)}&x=1",
}
CASE_SENSITIVE = {EntityType.SECRET}
