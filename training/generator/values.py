"""Values of identifiers: shaped like real ones, with valid check digits, drawn at random."""

# ruff: noqa: E501 - lists of words and shapes, one line each
from __future__ import annotations

import string
from random import Random

_IBAN_LENGTHS = {
    "DE": 18,
    "AT": 16,
    "CH": 17,
    "FR": 23,
    "ES": 20,
    "IT": 23,
    "NL": 14,
    "PL": 24,
    "GB": 18,
    "LU": 16,
    "BE": 12,
}
_COUNTRY = {
    "de": "DE DE DE DE AT CH LU",
    "en": "GB",
    "fr": "FR FR BE",
    "es": "ES",
    "it": "IT",
    "nl": "NL NL BE",
    "pl": "PL",
}


def digits(rng: Random, count: int) -> str:
    """So many digits, the first not zero."""
    return rng.choice("123456789") + "".join(rng.choice(string.digits) for _ in range(count - 1))


def _iban_body(rng: Random, country: str) -> str:
    length = _IBAN_LENGTHS[country]
    if country in {"GB", "NL"}:
        return "".join(rng.choice(string.ascii_uppercase) for _ in range(4)) + digits(rng, length - 4)
    if country == "IT":
        return rng.choice(string.ascii_uppercase) + digits(rng, length - 1)
    return digits(rng, length)


def iban(rng: Random, lang: str) -> str:
    """An IBAN with valid check digits, together or in groups."""
    country = rng.choice(_COUNTRY[lang].split())
    body = _iban_body(rng, country)
    number = int("".join(str(int(c, 36)) for c in body + country + "00"))
    value = f"{country}{98 - number % 97:02d}{body}"
    if rng.random() < 0.55:
        return " ".join(value[i : i + 4] for i in range(0, len(value), 4))
    return value


def luhn(body: str) -> str:
    """The digits with Luhn's check digit behind them."""
    total = 0
    for index, char in enumerate(reversed(body)):
        double = int(char) * 2 if index % 2 == 0 else int(char)
        total += double - 9 if double > 9 else double
    return body + str(-total % 10)


def card(rng: Random) -> str:
    """A card number with issuer prefix."""
    prefix = rng.choice(("4", "4", "51", "53", "55", "2221", "37"))
    value = luhn(prefix + digits(rng, (14 if prefix == "37" else 15) - len(prefix)))
    groups: tuple[str, ...]
    if len(value) == 15:
        groups = (value[:4], value[4:10], value[10:])
    else:
        groups = tuple(value[i : i + 4] for i in range(0, 16, 4))
    return rng.choice(("", " ", " ", "-")).join(groups)


def tax_id(rng: Random) -> str:
    """A German Steuer-ID: ten digits of which one occurs twice, and its check digit."""
    pool = rng.sample(string.digits, 9)
    while True:
        body = [*pool, rng.choice(pool)]
        rng.shuffle(body)
        if body[0] != "0":
            break
    product = 10
    for char in body:
        total = (int(char) + product) % 10 or 10
        product = total * 2 % 11
    check = (11 - product) % 10
    value = "".join(body) + str(check)
    return value if rng.random() < 0.6 else f"{value[:2]} {value[2:5]} {value[5:8]} {value[8:]}"


def pension_number(rng: Random) -> str:
    """A German Sozialversicherungsnummer with its check digit."""
    letter = rng.choice(string.ascii_uppercase)
    area = f"{rng.randint(2, 79):02d}"
    born = f"{rng.randint(1, 28):02d}{rng.randint(1, 12):02d}{rng.randint(40, 99)}"
    serial = f"{rng.randint(0, 99):02d}"
    line = area + born + f"{ord(letter) - 64:02d}" + serial
    total = 0
    for char, weight in zip(line, (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1), strict=True):
        product = int(char) * weight
        total += product // 10 + product % 10
    return rng.choice(("{} {} {} {}{}", "{}{}{}{}{}")).format(area, born, letter, serial, total % 10)


def health_number(rng: Random) -> str:
    """A German Krankenversichertennummer (letter, nine digits, the last a check digit)."""
    letter = rng.choice(string.ascii_uppercase)
    body = digits(rng, 8)
    total = 0
    for index, char in enumerate(f"{ord(letter) - 64:02d}{body}"):
        product = int(char) * (1 + index % 2)
        total += product // 10 + product % 10
    return f"{letter}{body}{total % 10}"


def bsn(rng: Random) -> str:
    """A Dutch burgerservicenummer (elfproef)."""
    while True:
        body = digits(rng, 8)
        rest = sum(int(c) * w for c, w in zip(body, range(9, 1, -1), strict=True)) % 11
        if rest < 10:
            return body + str(rest)


def pesel(rng: Random) -> str:
    """A Polish PESEL."""
    body = f"{rng.randint(40, 99)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}{rng.randint(0, 9999):04d}"
    total = sum(int(c) * w for c, w in zip(body, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3), strict=True))
    return body + str(-total % 10)


def dni(rng: Random) -> str:
    """A Spanish DNI."""
    body = digits(rng, 8)
    return body + rng.choice(("", "-")) + "TRWAGMYFPDXBNJZSQVHLCKE"[int(body) % 23]


def nir(rng: Random) -> str:
    """A French social-security number with its key."""
    body = f"{rng.randint(1, 2)}{rng.randint(40, 99)}{rng.randint(1, 12):02d}{rng.randint(1, 95):02d}{rng.randint(1, 990):03d}{rng.randint(1, 999):03d}"
    key = f"{97 - int(body) % 97:02d}"
    if rng.random() < 0.5:
        return body + key
    return f"{body[0]} {body[1:3]} {body[3:5]} {body[5:7]} {body[7:10]} {body[10:13]} {key}"


def codice_fiscale(rng: Random) -> str:
    """An Italian codice fiscale with its check letter."""
    consonants = "BCDFGLMNPRSTVZ"
    body = "".join(rng.choice(consonants) for _ in range(6))
    body += f"{rng.randint(40, 99)}{rng.choice('ABCDEHLMPRST')}{rng.randint(1, 28):02d}{rng.choice('ABCDFGHL')}{rng.randint(100, 999)}"
    odd = dict(zip("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23), strict=True))  # fmt: skip
    total = sum(odd[c] if i % 2 == 0 else (int(c) if c.isdigit() else ord(c) - 65) for i, c in enumerate(body))
    return body + string.ascii_uppercase[total % 26]


def phone(rng: Random, lang: str) -> str:
    """A phone number in one of the ways in which people of a language write it."""

    def d(count: int) -> str:
        return digits(rng, count)

    if lang == "de":
        area, mobile = (
            rng.choice("30 40 89 69 221 211 351 341 511 711 911 421 5121 4931 7531 6221 9131 3641 2761".split()),
            rng.choice("151 152 157 160 170 171 172 175 176 177 179".split()),
        )
        return rng.choice((
            f"0{area} {d(7)}", f"0{area}/{d(6)}", f"0{area}-{d(6)}", f"0{area} / {d(3)} {d(3)}", f"+49 {area} {d(6)}", f"+49 (0){area} {d(5)}-{d(2)}", f"(0{area}) {d(6)}",
            f"0{mobile} {d(7)}", f"0{mobile}/{d(7)}", f"0{mobile}{d(8)}", f"+49 {mobile} {d(8)}", f"+49{mobile}{d(7)}", f"0049 {mobile} {d(7)}", f"0{mobile}-{d(4)} {d(3)}", f"0{area} {d(4)}-{d(3)}", f"+43 1 {d(7)}", f"+41 44 {d(3)} {d(2)} {d(2)}",
        ))  # fmt: skip
    shapes = {
        "en": (f"+44 20 {d(4)} {d(4)}", f"07{d(3)} {d(6)}", f"({d(3)}) {d(3)}-{d(4)}", f"+1 {d(3)}-{d(3)}-{d(4)}", f"{d(3)}-{d(3)}-{d(4)}", f"0{d(3)} {d(3)} {d(3)}"),
        "fr": (f"0{rng.randint(1, 7)} {d(2)} {d(2)} {d(2)} {d(2)}", f"+33 6 {d(2)} {d(2)} {d(2)} {d(2)}", f"06.{d(2)}.{d(2)}.{d(2)}.{d(2)}", f"07{d(8)}"),
        "es": (f"6{d(2)} {d(3)} {d(3)}", f"+34 9{d(2)} {d(3)} {d(3)}", f"6{d(8)}", f"9{d(1)} {d(3)} {d(2)} {d(2)}"),
        "it": (f"+39 3{d(2)} {d(7)}", f"3{d(2)} {d(3)} {d(4)}", f"02 {d(7)}", f"06/{d(7)}"),
        "nl": (f"06-{d(8)}", f"06 {d(4)} {d(4)}", f"+31 6 {d(8)}", f"020-{d(7)}", f"030 {d(3)} {d(4)}"),
        "pl": (f"{d(3)} {d(3)} {d(3)}", f"+48 {d(3)} {d(3)} {d(3)}", f"{d(3)}-{d(3)}-{d(3)}", f"22 {d(3)} {d(2)} {d(2)}"),
    }  # fmt: skip
    return rng.choice(shapes[lang])


def ip(rng: Random) -> str:
    """A public or private IPv4 address, or an IPv6 address."""
    if rng.random() < 0.2:
        return "2001:db8:" + ":".join(f"{rng.randint(0, 0xFFFF):x}" for _ in range(rng.choice((6, 6, 4)))).replace(
            ":0:", "::", 1
        )
    first = rng.choice((10, 192, 172, rng.randint(11, 223)))
    rest = {192: f"168.{rng.randint(0, 255)}", 172: f"{rng.randint(16, 31)}.{rng.randint(0, 255)}"}.get(
        first, f"{rng.randint(0, 255)}.{rng.randint(0, 255)}"
    )
    return f"{first}.{rest}.{rng.randint(1, 254)}"


_ALPHABET = string.ascii_letters + string.digits


def secret(rng: Random) -> str:
    """A key, token or password."""

    def r(count: int, alphabet: str = _ALPHABET) -> str:
        return "".join(rng.choice(alphabet) for _ in range(count))

    word = rng.choice("Sommer Winter Hallo Katze Passwort Start Firma Berlin Schalke Sonne".split())
    first, second = rng.sample("Ahorn Brille Dachs Eimer Fjord Gurke Hafen Igel Jacke Koffer Linde Mond Nebel Ofen Pinsel Rabe Segel Tanne Ufer Wolke Ziegel".split(), 2)  # fmt: skip
    mark, number = rng.choice("!#&*+-_.$%?"), rng.randint(10, 999)
    if rng.random() < 0.35:  # as people make them up
        return rng.choice((
            f"{first}{mark}{second}{number}", f"{first}{mark}{second}_{number}", f"{r(2).lower()}{mark}{first}_{second.lower()}", f"{r(3)}-{first}-{number}", f"{first.lower()}{second}{number}{mark}", f"{first.lower()}{number}",
            digits(rng, 4), digits(rng, rng.randint(4, 6)), f"{digits(rng, 4)}{rng.choice('ABCDEF#*')}", f"{first.lower()} {second.lower()} {number}",
        ))  # fmt: skip
    return rng.choice((
        f"sk-{r(48)}", f"ghp_{r(36)}", f"AKIA{r(16, string.ascii_uppercase + string.digits)}", f"xoxb-{digits(rng, 11)}-{r(24)}", f"glpat-{r(20)}", f"eyJ{r(33)}.eyJ{r(60)}.{r(43)}", r(32, "0123456789abcdef"), f"sk_live_{r(24)}", f"AIza{r(35)}",
        f"{word}{rng.randint(2015, 2027)}!", f"{r(4)}-{r(4)}-{r(4)}", f"{r(10)}#{rng.randint(1, 99)}", f"{word}#{rng.randint(1, 999)}", f"{r(12)}",
    ))  # fmt: skip


def license_plate(rng: Random) -> str:
    """A German plate."""
    district = rng.choice(
        "B HH M K F S L DD H N HB KI HRO WI MZ SB EF P MD GÖ OL EMD LER FL RZ PB MS BI DO E D AC TR KA MA HD FR KN UL A R PA TS".split()
    )
    return f"{district}{rng.choice('- :')}{''.join(rng.choice(string.ascii_uppercase) for _ in range(rng.randint(1, 2)))} {rng.randint(1, 9999)}".replace(
        ":", "-"
    )


def coded(rng: Random, shape: str) -> str:
    """A shape in which # stands for a digit and ? for a capital letter."""
    return "".join({"#": rng.choice(string.digits), "?": rng.choice(string.ascii_uppercase)}.get(c, c) for c in shape)
