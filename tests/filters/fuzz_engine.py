"""The engine against `re`, at length: ``make fuzz``. Not collected by ``make test``, which has the short form.

Texts of the training generator (seven languages, tables, mails, forms), as they are, damaged, joined and in other
letters; for each of them every expression must find through the automaton what it finds alone.
"""

from __future__ import annotations

import itertools
import os
import random
import time
from collections.abc import Iterator

from tests.filters.test_engine import ODD, disagreements, fragments
from training.generator.document import documents

SECONDS = float(os.environ.get("FUZZ_SECONDS", "120"))
SEED = int(os.environ.get("FUZZ_SEED", "0")) or time.time_ns() % 1_000_000_007
SIGNS = ODD + "0123456789.:-/@#|\"'()"


def damaged(text: str, dice: random.Random) -> str:
    letters = list(text)
    for _ in range(len(letters) // dice.choice((8, 20, 60)) + 1):
        place = dice.randrange(len(letters) + 1)
        letters[place : place + dice.randrange(3)] = dice.choice(SIGNS)
    return "".join(letters)


def variants(texts: list[str], dice: random.Random) -> Iterator[str]:
    text = dice.choice(texts)
    yield text
    yield damaged(text, dice)
    yield dice.choice((str.upper, str.lower, str.swapcase))(text)
    cut = dice.randrange(len(text) + 1)
    yield text[cut:] + dice.choice(texts)[: dice.randrange(2000)]
    yield dice.choice(("", " ", "\n", ", ")).join(dice.choices(fragments(), k=dice.randrange(1, 40)))
    yield "\n\n".join(dice.choices(texts, k=20))


def test_engine_and_re_agree() -> None:
    dice = random.Random(SEED)
    started, count, size = time.monotonic(), 0, 0
    for batch in itertools.count():
        texts = [record["text"] for record in documents(SEED + batch, 100)]
        for text in itertools.chain.from_iterable(variants(texts, dice) for _ in range(50)):
            if time.monotonic() - started > SECONDS:
                print(f"seed {SEED}: {count} texts, {size / 1e6:.1f} million characters, no disagreement")
                return
            assert disagreements(text) == [], f"seed {SEED}, text {count}: {text!r}"
            count, size = count + 1, size + len(text)
