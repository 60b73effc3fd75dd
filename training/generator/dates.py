"""Calendar dates as people write them."""

# ruff: noqa: E501 - lists of words and shapes, one line each
from __future__ import annotations

from random import Random

_MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
}


def written(rng: Random, lang: str, first: int, last: int) -> str:
    """A date between two years in one of the ways of a language."""
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(first, last)
    name = _MONTHS[lang].split()[month - 1]
    if lang == "de":
        return rng.choice((
            f"{day:02d}.{month:02d}.{year}", f"{day}.{month}.{year}", f"{day:02d}.{month:02d}.{year % 100:02d}", f"{day}. {name} {year}", f"{day}. {name[:3]}. {year}", f"{year}-{month:02d}-{day:02d}", f"{day:02d}.{month:02d}.{year}",
        ))  # fmt: skip
    if lang == "en":
        return rng.choice(
            (
                f"{day} {name} {year}",
                f"{name} {day}, {year}",
                f"{day:02d}/{month:02d}/{year}",
                f"{year}-{month:02d}-{day:02d}",
                f"{day} {name[:3]} {year}",
            )
        )
    joiner = " de " if lang == "es" else " "
    slash = {"nl": "-", "pl": "."}.get(lang, "/")
    return rng.choice(
        (
            f"{day}{joiner}{name}{joiner}{year}",
            f"{day:02d}{slash}{month:02d}{slash}{year}",
            f"{day:02d}{slash}{month:02d}{slash}{year}",
            f"{year}-{month:02d}-{day:02d}",
        )
    )


def short(rng: Random, lang: str) -> str:
    """A date without a year."""
    day, month = rng.randint(1, 28), rng.randint(1, 12)
    name = _MONTHS[lang].split()[month - 1]
    if lang == "de":
        return rng.choice((f"{day:02d}.{month:02d}.", f"{day}.{month}.", f"{day}. {name}"))
    if lang == "en":
        return rng.choice((f"{day} {name}", f"{name} {day}", f"{day}/{month}"))
    return f"{day}{' de ' if lang == 'es' else ' '}{name}"


def month(rng: Random, lang: str) -> str:
    """The name of a month."""
    return rng.choice(_MONTHS[lang].split())
