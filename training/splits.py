"""Which text is for training, which for choosing, which for the final figure: a rule, fixed before any training.

    python -m training.splits --data ../shared/data        writes SPLITS.md: counts and hashes of the lists of ids

A text's part follows from the SHA-256 of its source and its group (sentence, document, template, lemma: whatever must
not be torn apart, see sources.py), so it depends neither on the order of the files nor on what else they hold.
Sources which are never trained on are halved into dev and test.
"""

import argparse
import hashlib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Final, Literal

from training.reader import read_records
from training.sources import SOURCES, Record, Source

Part = Literal["train", "dev", "test"]
PARTS: Final[tuple[Part, ...]] = ("train", "dev", "test")
TEST_PERCENT: Final = {"de_germeval": 20}
DEFAULT_PERCENT: Final = 10


def part_of(name: str, record: Record) -> Part:
    """The part of one text."""
    source = SOURCES[name]
    digest = hashlib.sha256(f"{name}:{source.group(record)}".encode()).hexdigest()
    bucket = int(digest[:8], 16) % 100
    if not source.share:
        return "test" if bucket < 50 else "dev"
    test = TEST_PERCENT.get(name, DEFAULT_PERCENT)
    if bucket < test:
        return "test"
    return "dev" if bucket < test + DEFAULT_PERCENT else "train"


def fingerprint(ids: Iterable[str]) -> str:
    """SHA-256 of the sorted ids, one a line."""
    return hashlib.sha256("".join(f"{number}\n" for number in sorted(ids)).encode()).hexdigest()


def parts_of(name: str, source: Source, folder: Path) -> dict[Part, list[str]]:
    """The ids of a source by part."""
    ids: dict[Part, list[str]] = defaultdict(list)
    for file in source.files:
        for record in read_records(folder / file):
            ids[part_of(name, record)].append(str(record["id"]))
    return ids


def table(folder: Path) -> str:
    """The contents of SPLITS.md."""
    lines = [
        "# Splits",
        "",
        "Made by `python -m training.splits`; the rule is in [splits.py](splits.py). Fixed before any training.",
        "The hash is the SHA-256 of the sorted ids, one a line.",
        "",
        "| source | part | texts | SHA-256 of the ids |",
        "|---|---|---|---|",
    ]
    for name, source in SOURCES.items():
        if source.files:
            ids = parts_of(name, source, folder)
            lines += [
                f"| {name} | {part} | {len(ids[part])} | `{fingerprint(ids[part])}` |" for part in PARTS if ids[part]
            ]
    lines += [
        "",
        "Generated texts are made anew for every training; those to measure on have seeds that training never draws,",
        "but share its templates.",
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write SPLITS.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("SPLITS.md"))
    arguments = parser.parse_args()
    arguments.out.write_text(table(arguments.data), encoding="utf-8")


if __name__ == "__main__":
    main()
