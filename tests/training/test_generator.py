"""The generator of training texts: exact labels, determinism, coverage and variety."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from importlib import import_module
from pathlib import Path
from random import Random

import pytest

from training.generator import LANGUAGES, document, documents
from training.generator.__main__ import main
from training.generator.document import _spans, grammar
from training.generator.forms import mention
from training.generator.grammar import Expander, Grammar, Piece, compile_text
from training.generator.noise import disturbed
from training.generator.people import Person
from training.generator.polish import inflected
from training.generator.scene import Scene, knows
from training.generator.syllables import invented
from training.generator.values import bsn, card, dni, health_number, iban, luhn, nir, pesel, tax_id

LABELS = set(
    "PERSON LOCATION ORGANIZATION ADDRESS EMAIL PHONE IBAN CREDIT_CARD DATE_OF_BIRTH DATE ID_NUMBER USERNAME IP URL "
    "HEALTH SENSITIVE SECRET".split()
)
NEUTRAL = {"LOCATION", "ORGANIZATION", "DATE"}
GENERATOR = Path(__file__).parents[2] / "training" / "generator"


@pytest.fixture(scope="module")
def sample():
    return list(documents(11, 6000))


def test_spans_are_sorted_disjoint_trimmed_and_valid(sample):
    for record in sample:
        at = 0
        for span in record["spans"]:
            value = record["text"][span["start"] : span["end"]]
            assert span["label"] in LABELS
            assert span["start"] >= at, record
            assert value, record
            assert value == value.strip(), record
            at = span["end"]
        assert at <= len(record["text"])


def test_spans_cover_the_planted_values():
    pieces = [
        Piece("Gruß "),
        Piece("Anna Weber", "PERSON"),
        Piece("s Hund, "),
        Piece("Ring 5", "ADDRESS"),
        Piece(",\n"),
        Piece("01067 Ulm", "ADDRESS"),
    ]
    text, spans = _spans(pieces)
    assert [(text[s["start"] : s["end"]], s["label"]) for s in spans] == [
        ("Anna Weber", "PERSON"),
        ("Ring 5,\n01067 Ulm", "ADDRESS"),
    ]


def test_articles_stay_outside_of_conditions():
    text, spans = _spans([Piece("Sie hat "), Piece("eine Depression", "HEALTH")])
    assert [text[s["start"] : s["end"]] for s in spans] == ["Depression"]


def test_noise_keeps_labels_on_their_values():
    pieces = [Piece("Hallo "), Piece("Jürgen Groß", "PERSON"), Piece(", die Lieferung ist beschädigt angekommen.")]
    for seed in range(300):
        changed = disturbed(pieces, "doc_chat", Random(seed))
        text, spans = _spans(changed)
        assert len(spans) == 1
        assert text[spans[0]["start"] : spans[0]["end"]] == changed[1].text


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path):
    for name, seed in (("a", "5"), ("b", "5"), ("c", "6")):
        main(["--seed", seed, "--count", "50", "--out", str(tmp_path / name)])
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert (tmp_path / "a").read_bytes() != (tmp_path / "c").read_bytes()
    lines = gzip.decompress((tmp_path / "a").read_bytes()).decode().splitlines()
    record = json.loads(lines[0])
    assert len(lines) == 50
    assert {"id", "lang", "source", "text", "spans"} <= set(record)
    assert record["source"] == "generated"


def test_a_text_does_not_depend_on_how_many_are_made():
    assert list(documents(3, 5))[4] == document(3, 4)


def test_every_language_and_genre_and_label_occurs(sample):
    assert {r["lang"] for r in sample} == set(LANGUAGES)
    assert {s["label"] for r in sample for s in r["spans"]} == LABELS
    german = {r["genre"] for r in sample if r["lang"] == "de"}
    assert german == set(grammar("de").genres())
    for lang in LANGUAGES:
        seen = {r["genre"] for r in documents(1, 3000, lang)}
        assert seen == set(grammar(lang).genres()), lang


def test_shares_of_languages_and_negatives(sample):
    langs = Counter(r["lang"] for r in sample)
    assert 0.55 <= langs["de"] / len(sample) <= 0.65
    harmless = [r for r in sample if all(s["label"] in NEUTRAL for s in r["spans"])]
    assert len(harmless) / len(sample) >= 0.3


def test_negative_genres_hold_nothing_personal(sample):
    for record in sample:
        if record["genre"].startswith("neg_") and not record["text"].startswith("\n"):
            personal = [s for s in record["spans"] if s["label"] not in NEUTRAL]
            assert personal == [], record


def _skeleton(record):
    text = record["text"]
    for span in reversed(record["spans"]):
        text = f"{text[: span['start']]}<{span['label']}>{text[span['end'] :]}"
    return re.sub(r"\d+", "0", text)


def test_no_template_dominates(sample):
    skeletons = Counter(_skeleton(r) for r in sample)
    assert len(skeletons) / len(sample) > 0.8
    assert skeletons.most_common(1)[0][1] / len(sample) < 0.005


def test_surnames_are_mostly_seen_rarely(sample):
    names = Counter(r["text"][s["start"] : s["end"]] for r in sample for s in r["spans"] if s["label"] == "PERSON")
    assert len(names) > 8000


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_grammars_mention_only_what_there_is(lang):
    symbols = grammar(lang)
    assert sorted(n for n in symbols.references() if n not in symbols.symbols and not knows(n)) == []
    for name in symbols.symbols:
        pieces = Expander(symbols, Random(name), Scene(Random(name), lang).slot).expand(name)
        assert all(p.label in LABELS | {None} for p in pieces)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("a (b) c", "a (b) c"),
        ("(x|x)", "x"),
        (r"a\|b\n", "a|b\n"),
        ('{"k": {n}}', '{"k": 7}'),
        ("[H:(Asthma|Asthma)]!", "Asthma!"),
        ("[H:Asthma|Asthma]", "Asthma"),
        ("(a|b", "(a|b"),
        ("[x]", "[x]"),
    ],
)
def test_template_language(template, expected):
    symbols = Grammar({"t": [compile_text(template)]})
    pieces = Expander(symbols, Random(0), lambda name: [Piece("7")] if name == "n" else None).expand("t")
    assert "".join(p.text for p in pieces) == expected


def test_unknown_names_in_templates_are_errors():
    with pytest.raises(KeyError):
        Expander(Grammar({"t": [compile_text("{nothing}")]}), Random(0), lambda _name: None).expand("t")


WEBER = Person("Jörg", "Weber", female=False, title="Dr.", nick="Jo", culture="de")


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("full", "[Jörg Weber]"),
        ("gen", "[Weber]s"),
        ("hra", "Herrn Dr. [Weber]"),
        ("hrg", "Herrn Dr. [Weber]s"),
        ("inv", "[Weber, Jörg]"),
        ("initinv", "[Weber, J.]"),
        ("ascii", "[Joerg Weber]"),
        ("dear", "Sehr geehrter Herr Dr. [Weber]"),
        ("Er", "Er"),
        ("upper", "[JÖRG WEBER]"),
    ],
)
def test_german_mentions_label_the_name_alone(form, expected):
    pieces = mention("de", WEBER, form, Random(1))
    assert "".join(f"[{p.text}]" if p.label == "PERSON" else p.text for p in pieces) == expected


def test_genitive_behind_a_sibilant_is_an_apostrophe():
    pieces = mention("de", Person("Max", "Fuchs", female=False, title="", nick="M", culture="de"), "gen", Random(1))
    assert [(p.text, p.label) for p in pieces] == [("Fuchs", "PERSON"), ("'", None)]


@pytest.mark.parametrize(
    ("name", "female", "case", "expected"),
    [
        ("Kowalski", False, "gen", "Kowalskiego"),
        ("Kowalska", True, "ins", "Kowalską"),
        ("Nowak", False, "ins", "Nowakiem"),
        ("Anna", True, "gen", "Anny"),
        ("Marek", False, "gen", "Marka"),
        ("Wójcik", True, "gen", "Wójcik"),
    ],
)
def test_polish_declension(name, female, case, expected):
    who = Person("X", name, female=female, title="", nick="X", culture="pl")
    assert inflected(name, who, case, surname=name.endswith("ska")) == expected


def test_check_digits_are_valid():
    rng = Random(4)
    for _ in range(200):
        value = iban(rng, rng.choice(sorted(LANGUAGES))).replace(" ", "")
        assert int("".join(str(int(c, 36)) for c in value[4:] + value[:4])) % 97 == 1
        number = re.sub(r"\D", "", card(rng))
        assert luhn(number[:-1]) == number


@pytest.mark.parametrize(
    ("make", "module"),
    [
        (tax_id, "stdnum.de.idnr"),
        (bsn, "stdnum.nl.bsn"),
        (pesel, "stdnum.pl.pesel"),
        (dni, "stdnum.es.dni"),
        (nir, "stdnum.fr.nir"),
    ],
)
def test_national_numbers_pass_the_public_checks(make, module):
    validator = import_module(module)
    rng = Random(2)
    assert all(validator.is_valid(make(rng)) for _ in range(100))


def test_health_insurance_numbers_have_the_published_check_digit():
    assert all(re.fullmatch(r"[A-Z]\d{9}", health_number(Random(i))) for i in range(50))


def test_invented_names_look_like_names():
    rng = Random(8)
    for culture in ("de", "tr", "pl", "ro", "ar", "af", "fi", "in"):
        for _ in range(100):
            name = invented(rng, culture)
            assert name[0].isupper()
            assert 4 <= len(name.replace("-", "")) <= 20


def test_data_files_are_small_and_their_sources_named():
    assert sum(p.stat().st_size for p in (GENERATOR / "data").iterdir()) < 1_500_000
    readme = (GENERATOR / "README.md").read_text(encoding="utf-8")
    for source in ("Faker", "GeoNames", "CC BY 4.0", "german-nouns", "CC BY-SA 4.0"):
        assert source in readme


@pytest.mark.parametrize(
    "path", sorted(GENERATOR.rglob("*.py")) + sorted((GENERATOR / "grammar").rglob("*.txt")), ids=lambda p: p.name
)
def test_files_stay_in_budget(path):

    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
