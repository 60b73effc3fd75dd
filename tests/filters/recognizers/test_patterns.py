"""Contracts of every recogniser: Presidio's interface, bounded patterns, nothing of the text in a repr."""

from __future__ import annotations

import re._constants as sre
import re._parser as parser

import pytest
from presidio_analyzer import EntityRecognizer, RecognizerRegistry

import filters.recognizers
from filters.detection import EntityType
from filters.recognizers.base import RuleRecognizer
from filters.registry import load

RECOGNIZERS = load(filters.recognizers, "RECOGNIZER", EntityRecognizer)
REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT}


def _nested(node, *, outer: bool) -> bool:
    """Whether a repetition of variable length stands inside a repetition."""
    for operator, argument in node:
        if operator in REPEATS:
            low, high, body = argument
            if outer and high != low and high > 1:
                return True
            if _nested(body, outer=outer or high > 1):
                return True
        elif (operator is sre.SUBPATTERN and _nested(argument[3], outer=outer)) or (
            operator is sre.BRANCH and any(_nested(branch, outer=outer) for branch in argument[1])
        ):
            return True
    return False


@pytest.mark.parametrize("name", RECOGNIZERS)
def test_no_nested_quantifiers(name: str) -> None:
    recognizer = RECOGNIZERS[name]
    assert isinstance(recognizer, RuleRecognizer)
    guilty = [
        r.name for r in recognizer.RULES if _nested(parser.parse(r.pattern.pattern, r.pattern.flags), outer=False)
    ]
    assert guilty == []


@pytest.mark.parametrize("name", RECOGNIZERS)
def test_rules_are_well_formed(name: str) -> None:
    rules = RECOGNIZERS[name].RULES
    assert len({r.name for r in rules}) == len(rules)
    for rule in rules:
        assert 0 < rule.score <= 1
        assert all(literal == literal.lower() for literal in rule.gate)
        assert re_snake(rule.subtype)


def re_snake(word: str) -> bool:
    return word == word.lower() and " " not in word


def test_every_gate_lets_its_own_words_through() -> None:
    """A gate is a shortcut: dropping it changes nothing. Checked on text that triggers many rules."""
    text = (
        "Kundennr. 4711, Bestellung #98765, Police: 123 456 789, Az. 12 C 345/23, Steuer-ID 12345678901, Vorgang 20240012, "
        "Ich bin schwanger. Ich bin Muslim. Er ist vorbestraft. Sie ist queer. Ich bin Kurde. Passwort: Sommer2024! "
        "geb. 3.11.1979, IBAN DE89370400440532013000, Tel. 0221-4710137, Adresse: Im Grund 4, PLZ: 50667, Login: aweber"
    )
    for recognizer in RECOGNIZERS.values():
        lowered = text.lower()
        for rule in recognizer.RULES:
            if rule.gate and not any(literal in lowered for literal in rule.gate):
                assert rule.pattern.search(text) is None, rule.name


def test_is_a_presidio_recogniser() -> None:
    registry = RecognizerRegistry(supported_languages=["de"])
    for recognizer in RECOGNIZERS.values():
        registry.add_recognizer(recognizer)
    results = RECOGNIZERS["reference_number"].analyze("Kundennr. 4711", ["ID_NUMBER"])
    assert [(r.entity_type, r.start, r.end) for r in results] == [("ID_NUMBER", 10, 14)]
    assert RECOGNIZERS["email"].analyze("a@b.example", ["PHONE"]) == []


def test_labels_are_public() -> None:
    for recognizer in RECOGNIZERS.values():
        assert {EntityType(entity) for entity in recognizer.supported_entities}
