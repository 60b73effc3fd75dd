"""Values of the company's own records in texts."""

from __future__ import annotations

import re
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.detection import EntityType as E
from filters.detection import Segment
from filters.lexicon import Lexicon
from filters.seeds.building import Builder, Record
from filters.seeds.search import Seeds
from filters.seeds.table import BadSeedFile, Hasher, Header, read_header

HEADER = Header("0" * 8, b"s" * 16)
HASHER = Hasher(b"k" * 32, HEADER.salt)
LEXICON = Lexicon.load()
RECORDS: list[Record] = [
    [
        (E.PERSON, "given_name", "Annegret"),
        (E.PERSON, "surname", "Müller-Lüdenscheidt"),
        (E.PHONE, "", "0171 2345678"),
        (E.ADDRESS, "street", "Lindenstraße 5a"),
        (E.ID_NUMBER, "customer_number", "KD-20481"),
        (E.EMAIL, "", "annegret.ml@example.de"),
        (E.IBAN, "", "DE89370400440532013000"),
        (E.LOCATION, "", "Lüdenscheid"),
        (E.ADDRESS, "postal_city", "58511"),
    ],
    [(E.PERSON, "full_name", "Weber, Anna"), (E.ID_NUMBER, "customer_number", "4711")],
    [(E.PERSON, "", "Dr. Ingeborg Ahlersmeyer"), (E.PERSON, "", "Max Kurz")],
    [(E.PERSON, "", "Lena Marie Meyer-Landrut (verst.)"), (E.ID_NUMBER, "", "550e8400-e2b1-4c1d-a7f6-4a6b5c4d0e0f")],
    [(E.PERSON, "given_name", "Gudrun"), (E.PERSON, "surname", "Wolkenhauer"), (E.PERSON, "surname", "Aderkast")],
    [(E.ADDRESS, "street", "Ahornweg"), (E.ADDRESS, "house_number", "17"), (E.ADDRESS, "street", "10 Downing Street")],
    [(E.PERSON, "given_name", "Ingeborg"), (E.PERSON, "surname", "Weiler"), (E.ID_NUMBER, "", "73215")],
]


def packed(records: list[Record], hasher: Hasher = HASHER) -> bytes:
    builder = Builder(HEADER, hasher, LEXICON)
    for record in records:
        builder.add(record)
    return builder.packed(builder.tables())


SEEDS = Seeds(memoryview(packed(RECORDS)), HASHER)


def found(text: str, seeds: Seeds = SEEDS) -> list[str]:
    (spans,) = seeds.detect([Segment(text)])
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Frau Annegret Mueller-Luedenscheidts Bestellung", ["Annegret Mueller-Luedenscheidt"]),
        ("ANNEGRET MÜLLER LÜDENSCHEIDT", ["ANNEGRET MÜLLER LÜDENSCHEIDT"]),
        ("annegret muller-ludenscheidt", ["annegret muller-ludenscheidt"]),
        ("Müller-Lüdenscheidt, Annegret", ["Müller-Lüdenscheidt, Annegret"]),
        ("Lu\u0308denscheidt", ["Lu\u0308denscheidt"]),
        ("ruf +49 (0)171 234-5678 oder 00491712345678", ["49 (0)171 234-5678", "00491712345678"]),
        ("in der Lindenstr. 5 a, lindenstrasse 5A", ["Lindenstr. 5 a", "lindenstrasse 5A"]),
        ("kd 20481, KD20481, KD\u201120481", ["kd 20481", "KD20481", "KD\u201120481"]),
        ("annegret.ml@example.de", ["annegret.ml@example.de"]),
        ("DE89 3704 0044 0532 0130 00", ["DE89 3704 0044 0532 0130 00"]),
        ("Anna Weber, Weber Anna, Anna Webers Hund", ["Anna Weber", "Weber Anna", "Anna Weber"]),
        ("Gruß\n> Anna\n> > Weber", ["Anna\n> > Weber"]),
        ("Ahlersmeyers Brief", ["Ahlersmeyer"]),
        ("Max Kurz", ["Max Kurz"]),
        ("Meyer-Landrut, Lena Marie und Lena Meyer-Landrut", ["Meyer-Landrut, Lena Marie", "Lena Meyer-Landrut"]),
        ("Frau Meyer-Landrut", ["Meyer-Landrut"]),
        ("Gudrun Wolkenhauer, früher Gudrun Aderkast", ["Gudrun Wolkenhauer", "Gudrun Aderkast"]),
        ("Gudrun            Wolkenhauer", ["Gudrun            Wolkenhauer"]),
        ("550e8400-e2b1-4c1d-a7f6-4a6b5c4d0e0f", ["550e8400-e2b1-4c1d-a7f6-4a6b5c4d0e0f"]),
        ("Ahornweg 17 und 10 Downing Street", ["Ahornweg 17", "10 Downing Street"]),
        ("0171\u20132345678, 0171\u202f234\u2009567\u20118", ["0171\u20132345678", "0171\u202f234\u2009567\u20118"]),
    ],
)
def test_a_value_is_found_however_it_is_written(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ich fasse mich kurz und gut, Max",  # a surname that is a word, alone
        "Weber und Färber haben zu tun",
        "Zimmer 4711",  # four digits are like many others
        "in Lüdenscheid, 58511",
        "KD-204811, XKD-20481, 120481",  # in the middle of longer ones
        "Hanna Weber",
        "Anna kommt. Am nächsten Tag sagt Herr Weber ab",
        "Lindenstraße 5",
        "Gruß an Anna\n\nWeber und Färber",  # a paragraph ends
        "73.215,50 EUR",
        "",
    ],
)
def test_what_is_like_a_value_and_is_none_is_left(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "name",
    [
        "Ingeborg Ahlersmeier",
        "Ingborg Ahlersmeyer",
        "Ingeborg Ahlersmeyyer",
        "Ingeborg Ahlersmyeer",
        "Ingeborgg Ahlersmeyer",
        "Ingeborg Weler",
    ],
)
def test_one_typo_is_looked_past_in_a_long_name(name: str) -> None:
    assert found(f"Brief von {name} ist da") == [name]


@pytest.mark.parametrize("name", ["Ingeborg Ahlersmann", "Inge Bohlersmeyer", "Anna Wefer", "Anja Weber", "Max Kurs"])
def test_a_short_name_or_another_one_is_not_meant(name: str) -> None:
    assert found(f"Brief von {name} ist da") == []


WORDS = st.text("abcdefghijklmnopqrstuvwxyzäöüß", min_size=6, max_size=12)


@given(WORDS, WORDS, st.sampled_from([str, str.upper, str.title]), st.sampled_from([" ", "\n", "  ", "-", "\n> "]))
def test_every_name_is_found(one: str, two: str, case: object, gap: str) -> None:
    seeds = Seeds(memoryview(packed([[(E.PERSON, "", f"{one} {two}")]])), HASHER)
    written = f"{case(one)}{gap}{case(two)}"  # type: ignore[operator]
    assert found(f"für {written}.", seeds) == [written]


@given(st.lists(st.integers(10_000, 10**12), max_size=60, unique=True), st.integers(10_000, 10**12))
def test_a_number_is_found_if_it_is_there(numbers: list[int], other: int) -> None:
    records: list[Record] = [[(E.ID_NUMBER, "", str(number))] for number in numbers]
    seeds = Seeds(memoryview(packed(records)), HASHER)
    assert all(found(f"Nr. {number}", seeds) == [str(number)] for number in numbers)
    assert found(f"Nr. {other}", seeds) == [str(other)] * (other in numbers)


def test_a_file_holds_no_value_and_says_nothing_to_another_key() -> None:
    data = packed(RECORDS)
    for record in RECORDS:
        for _, _, value in record:
            for word in re.findall(r"\w{4,}", value):
                assert word.encode() not in data
                assert word.lower().encode() not in data
    other = Hasher(b"x" * 32, HEADER.salt)
    with pytest.raises(BadSeedFile, match="another key"):
        Seeds(memoryview(data), other)
    seen = {data[i : i + 5] for i in range(64, len(data) - 32)}
    for reading in ("annaweber", "kd20481"):  # what an index leaves of a small file's hashes has 40 bits and more
        assert HASHER.of(reading)[0].to_bytes(7, "little")[:5] in seen
        assert other.of(reading)[0].to_bytes(7, "little")[:5] not in seen


@pytest.mark.parametrize("position", [8, 20, 40, -40, -1])
def test_a_changed_file_is_refused(position: int) -> None:
    data = bytearray(packed(RECORDS))
    data[position] ^= 1
    with pytest.raises(BadSeedFile):
        Seeds(memoryview(data), Hasher(b"k" * 32, read_header(data).salt))


@pytest.mark.parametrize("data", [b"", b"PGWSEED1", b"x" * 500])
def test_what_is_no_dictionary_is_refused(data: bytes) -> None:
    with pytest.raises(BadSeedFile, match="not a seeded dictionary"):
        read_header(data)


def test_a_repr_holds_no_value() -> None:
    assert repr(SEEDS) == "Seeds(7 records)"
    assert repr(HASHER) == "Hasher()"


def test_a_long_word_beside_half_a_name_costs_little() -> None:
    """What a typo costs grows with the square of a word: 100,000 letters took gigabytes."""
    tracemalloc.start()
    try:
        assert found("Ingeborg " + "bcdfghklmn" * 10_000) == []
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
