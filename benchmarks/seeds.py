"""A seeded dictionary of a million customers: made, measured, searched (``make bench-seeds``).

The customers are invented: the given names and surnames of the word lists, two in three surnames lengthened by
syllables so that there are as many different ones as in a country, numbers, mail and postal addresses. The texts are
the mail threads of `benchmarks.texts`, a customer written into each, and none seen twice.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import texts
from filters.detection import EntityType, Segment
from filters.lexicon import Lexicon
from filters.seeds.building import Record
from filters.seeds.search import Seeds
from filters.seeds.table import read_header
from gateway import seeds
from gateway.keys import RootKey

ONSETS = "b br d dr f fl g gr h k kl kr l m n p pf r s sch schl schm st str t tr w z".split()
VOWELS = "a ä au e ei eu i ie o ö u ü".split()
CODAS = "ck dt ft hl hn ld lt mann mer nd ner ng nn rg rn rt sch ser ß tz wald ckel lein".split()


def customers(count: int) -> Iterator[dict[str, str]]:
    """Invent customers, the same ones each time."""
    chosen = random.Random(7)
    lexicon = Lexicon.load()
    given, family = sorted(lexicon.given), sorted(lexicon.surnames)
    for number in range(count):
        last = chosen.choice(family)
        if number % 3:
            last = _syllable(chosen) + last.lower()[:4]
        first = chosen.choice(given)
        yield {
            "given": first,
            "surname": last,
            "number": f"KD-{3_000_000 + number * 7}",
            "email": f"{first}.{last}.{number}@kunden.example".lower(),
            "street": f"{_syllable(chosen)}straße {number % 180 + 1}",
        }


def _syllable(chosen: random.Random) -> str:
    return (chosen.choice(ONSETS) + chosen.choice(VOWELS) + chosen.choice(CODAS)).capitalize()


def record(customer: dict[str, str]) -> Record:
    """Return a customer as `seed` reads one."""
    return [
        (EntityType.PERSON, "given_name", customer["given"]),
        (EntityType.PERSON, "surname", customer["surname"]),
        (EntityType.ID_NUMBER, "customer_number", customer["number"]),
        (EntityType.EMAIL, "", customer["email"]),
        (EntityType.ADDRESS, "street", customer["street"]),
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--records", type=int, default=1_000_000)
    options = parser.parse_args()
    root = RootKey(b"benchmark-of-a-seeded-dictionary")
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "customers.seed"
        child = os.fork()
        if not child:  # what making it takes is another process's memory
            began = time.process_time()
            seeds.write(path, root, map(record, customers(options.records)))
            took = time.process_time() - began
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{options.records} records made in {took:.0f} s of CPU, {peak:.0f} MiB at the most", flush=True)
            os._exit(0)
        if os.waitpid(child, 0)[1]:
            sys.exit("it could not be made")
        print(f"file: {path.stat().st_size / 1e6:.0f} MB")
        _search(path, root, options.records)


def _search(path: Path, root: RootKey, count: int) -> None:
    before = _private()
    data = seeds.mapped(path)
    began = time.process_time()
    found = Seeds(data, seeds.hasher(root, read_header(data)))
    print(f"opened in {time.process_time() - began:.2f} s of CPU")
    named = [customer for number, customer in enumerate(customers(min(count, 200_000))) if number % 997 == 0]
    rates, missed, asked = [], 0, 0
    for round_ in range(60):
        body = texts.text("medium", 1000 + 10 * round_)
        who = named[round_ % len(named)]
        text = f"{body} {who['given']} {who['surname']} ({who['number']}), {who['street']}"
        began = time.process_time()
        (spans,) = found.detect([Segment(text)])
        rates.append((time.process_time() - began) * 1000 / (len(text) / 1024))
        values = {text[span.start : span.end] for span in spans}
        asked += 3
        missed += sum(
            value not in values for value in (f"{who['given']} {who['surname']}", who["number"], who["street"])
        )
    print(f"searched: {statistics.median(rates):.2f} ms of CPU per KB of new text (median of {len(rates)} texts)")
    print(f"planted and not found: {missed} of {asked}")
    print(f"memory of this process alone: {_private() - before:.0f} MiB more; the file's pages are shared")


def _private() -> float:
    """MiB that no other process shares."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith(("Private_Dirty", "Private_Clean"))) / 1024


if __name__ == "__main__":
    main()
