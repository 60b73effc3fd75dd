from __future__ import annotations

import random
import re
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from presidio_analyzer import EntityRecognizer

import filters.engine
import filters.recognizers
from benchmarks.detection.texts import HERE, examples
from filters.engine import Engine, Page, engine_for, is_sound, patterns_of
from filters.registry import load
from tests.support.gates import always_holds

RECOGNIZERS = list(load(filters.recognizers, "RECOGNIZER", EntityRecognizer).values())
PATTERNS = patterns_of(RECOGNIZERS)
#: Letters that case folding, encoding and character classes treat in odd ways.
ODD = "ſKİıßẞäÖÅµμłćŻéñ€„“–…\u00a0\u2003\u200b\u2028\u0301٣१①中☃😀\ud800\x00\x85?? \t\n\r"


def engine() -> Engine:
    return engine_for(PATTERNS)


@cache
def dev_texts() -> list[str]:
    return [example.text for example in examples(HERE / "dev")]


@cache
def fragments() -> list[str]:
    """What some rule matches in the development texts, with a little of what stands around it."""
    found: set[str] = set()
    for text in dev_texts():
        for pattern in PATTERNS:
            for match in list(pattern.finditer(text[:3000]))[:2]:
                found.add(text[max(0, match.start() - 6) : match.end() + 6][:400])
    return sorted(found)


def disagreements(text: str) -> list[str]:
    """The expressions for which page and `re` differ. Empty is what every test here wants."""
    page = engine().page(text)
    low, high = len(text) // 4, len(text) * 3 // 4
    return [
        pattern.pattern[:80]
        for pattern in PATTERNS
        if spans(page.matches(pattern)) != spans(pattern.finditer(text))
        or spans(page.matches_between(pattern, low, high)) != spans(pattern.finditer(text, low, high))
        or (pattern.search(text) is not None and not page.may_match(pattern))
    ]


def spans(matches: object) -> list[tuple[int, int]]:
    return [match.span() for match in matches]  # type: ignore[attr-defined]


def test_every_expression_is_in_the_automaton() -> None:
    """An expression that cannot be narrowed down runs over every text: name it here, with the reason."""
    assert engine().refused == {}


def test_every_expression_sees_only_so_far() -> None:
    """Repetitions are bounded, so that a window is enough."""
    traits = engine().traits
    assert [pattern.pattern[:60] for pattern in PATTERNS if traits[id(pattern)].reach is None] == []


@pytest.mark.parametrize("recognizer", RECOGNIZERS, ids=lambda recognizer: recognizer.name)
def test_a_gate_that_is_said_to_stand_inside_does(recognizer: EntityRecognizer) -> None:
    rules = [rule for rule in recognizer.RULES if rule.inside]
    assert [rule.name for rule in rules if not always_holds(rule.pattern, rule.gate)] == []


@pytest.mark.parametrize(
    ("pattern", "literals", "holds"),
    [
        ("a(?:bc|bd)e?", ("ab",), True),
        ("a(?:bc|bd)", ("bc", "bd"), True),
        ("(?i)ABC", ("abc",), True),
        ("ab?c", ("abc",), False),
        ("ab?c", ("abc", "ac"), True),
        (r"a\w{0,3}c", ("ac",), False),
        ("(?:abc)?d", ("abc",), False),
        ("x(?=abc)", ("abc",), False),
        ("(?:abc){1,3}", ("abc",), False),
    ],
)
def test_a_proof_is_a_proof(pattern: str, literals: tuple[str, ...], holds: bool) -> None:
    assert always_holds(re.compile(pattern), literals) is holds


@pytest.mark.parametrize("size", [0, 40, 5000])
def test_with_literals_the_same_matches_are_found(size: int) -> None:
    pattern = re.compile(r"[0-9]{2} [a-z ]{0,30}geb(?:oren|\.)")
    text = f"12 ist geboren{' 47 am ' * size}34 xyz 56 wurde geb. 78" + "-" * size
    page = Engine([pattern]).page(text)
    assert spans(page.matches(pattern, ("gebor", "geb."))) == spans(pattern.finditer(text)) != []


def test_windows_near_a_match_are_named() -> None:
    pattern = re.compile("Kunde [0-9]{2,9}")
    text = "Kunde 12, " + "x" * 200 + " Kunde 4711" + "y" * 50
    windows = [(0, 4), (4, 60), (150, 205), (205, 230), (230, 240)]
    near = list(Engine([pattern]).page(text).near(pattern, windows))
    assert {0, 3} <= set(near) < {0, 1, 2, 3, 4}
    assert list(Page(text).near(pattern, windows)) == [0, 1, 2, 3, 4]


def test_the_installed_automaton_is_sound() -> None:
    """Found by `test_finds_in_development_texts_what_re_finds`: one release of Vectorscan misses matches."""
    assert is_sound()


def test_without_a_sound_automaton_every_expression_runs_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filters.engine, "is_sound", lambda: False)
    pattern = re.compile(r"Kunde (\d+)")
    page = Engine((pattern,)).page("Kunde 4711")
    assert [match[1] for match in page.matches(pattern)] == ["4711"]


def test_every_recogniser_has_its_expressions_in_the_engine() -> None:
    searched = {id(pattern) for pattern in PATTERNS}
    for recognizer in RECOGNIZERS:
        assert {id(rule.pattern) for rule in recognizer.RULES} <= searched, recognizer.name


def test_finds_in_development_texts_what_re_finds() -> None:
    for text in dev_texts():
        assert disagreements(text) == []


def test_finds_in_one_long_text_what_re_finds() -> None:
    """Long texts are searched window by window, short ones as a whole."""
    assert disagreements("\n\n".join(dev_texts())[:60_000]) == []


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_finds_in_mixed_fragments_what_re_finds(data: st.DataObject) -> None:
    piece = st.one_of(st.sampled_from(fragments()), st.text(alphabet=ODD, max_size=4), st.text(max_size=6))
    pieces = data.draw(st.lists(piece, max_size=12))
    text = data.draw(st.sampled_from(["", " ", "\n", "x", ", "])).join(pieces)
    change = data.draw(st.sampled_from([str, str.upper, str.lower, str.swapcase]))
    assert disagreements(change(text)) == []


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_finds_in_damaged_texts_what_re_finds(seed: int) -> None:
    dice = random.Random(seed)
    letters = list(dice.choice(dev_texts())[:1500])
    for _ in range(len(letters) // 12):
        letters[dice.randrange(len(letters))] = dice.choice(ODD + "0123456789.:-/@#|\"'(")
    assert disagreements("".join(letters)) == []


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_finds_what_an_expression_generates(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(PATTERNS))
    text = data.draw(st.from_regex(pattern)) + data.draw(st.sampled_from(["", " ", "x", "7", "." * 3000]))
    assert spans(engine().page(text).matches(pattern)) == spans(pattern.finditer(text))


def test_most_expressions_are_not_tried_on_harmless_prose() -> None:
    page = engine().page("Bitte die Unterlagen bis morgen in den Ordner legen, dann sehen wir gemeinsam weiter.")
    assert sum(page.may_match(pattern) for pattern in PATTERNS) < len(PATTERNS) / 10


def test_expressions_the_engine_does_not_know_run_everywhere() -> None:
    assert spans(engine().page("abcabc").matches(re.compile("b"))) == [(1, 2), (4, 5)]


def test_a_page_without_engine_runs_everything() -> None:
    page = Page("Frau Weber")
    assert all(spans(page.matches(pattern)) == spans(pattern.finditer(page.text)) for pattern in PATTERNS)


def test_an_expression_that_matches_the_empty_text_is_refused_with_its_reason() -> None:
    assert Engine([re.compile("a*"), re.compile("ab")]).refused == {"a*": "matches the empty text"}


def test_threads_do_not_disturb_each_other() -> None:
    texts = dev_texts()[:40] * 4
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(engine().scan, texts)) == [engine().scan(text) for text in texts]


def test_a_page_asks_a_question_once() -> None:
    asked: list[str] = []

    def question(text: str) -> int:
        asked.append(text)
        return len(text)

    page = Page("abc")
    assert (page.once(question), page.once(question), asked) == (3, 3, ["abc"])


@pytest.mark.parametrize("text", ["", "x"])
def test_nothing_is_found_in_next_to_nothing(text: str) -> None:
    assert disagreements(text) == []
