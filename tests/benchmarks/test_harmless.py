"""What is not personal: enough of it, the same on every run, and without the names of authors."""

from __future__ import annotations

import re
from collections import Counter

from benchmarks.detection.harmless import INSTALLED, LENGTH, STANDARD, code, samples, without_credits, written


def test_texts_of_every_kind_and_language_are_there():
    sources = Counter(example.source for example in written())
    assert {name.partition("_")[2] for name in sources} >= {"law", "versions", "totals", "products", "places", "faq"}
    assert {name.partition("_")[0] for name in sources} == {"de", "en", "es", "fr", "it", "nl", "pl"}
    assert sum(sources.values()) >= 75


def test_every_sample_is_harmless_and_has_no_gold():
    assert all(example.harmless and not example.spans for example in samples())
    ids = [example.id for example in samples()]
    assert len(ids) == len(set(ids))


def test_sixty_modules_of_the_standard_library_and_installed_packages_are_read():
    """A newer Python may have lost one or two."""
    assert len(STANDARD) == len(set(STANDARD)) == 60
    sources = Counter(example.source for example in code())
    assert sources["code_stdlib"] >= 58
    assert sources["code_packages"] >= len(INSTALLED) - 2


def test_code_is_cut_at_the_end_of_a_line_and_is_the_same_each_time():
    first = list(code())
    assert all(len(example.text) <= LENGTH and example.text.endswith("\n") for example in first)
    assert first == list(code())


def test_credits_are_left_out_and_decorators_stay():
    text = (
        "# Written by Erika Mustermann\n"
        "# Max Beispiel\n"
        "__author__ = 'Max Beispiel <max@example.org>'\n"
        "@dataclass(frozen=True)\n"
        "# thanks to Erika\n"
        "# Erika Mustermann, Max Beispiel, and others\n"
        "x = a @ b\n"
    )
    assert without_credits(text) == "@dataclass(frozen=True)\nx = a @ b\n"


def test_no_address_of_an_author_is_left():
    assert not [e.id for e in code() if re.search(r"\w@\w+\.\w", e.text)]
