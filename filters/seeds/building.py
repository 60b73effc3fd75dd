"""Makes a seeded dictionary from records, or another one from it and more of them."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np

from filters.detection import EntityType
from filters.lexicon import Lexicon
from filters.seeds.forms import MAX_MISTYPED, MIN_MISTYPED, forms
from filters.seeds.table import KINDS, Hasher, Header, Section, Table, pack, unpack

#: A word begins a value, is half of a name in which a typo is looked past, or is a value.
BEGINS, HALF, WHOLE = 1, 2, 4
#: Bytes of the second number in each table: kinds of values, marks of words, words of mistyped forms, records.
WIDTHS: Final = (1, 1, 8, 1)
Record = Sequence[tuple[EntityType, str, str]]


def mistyped(word: str) -> Iterator[str]:
    """Return a word without each of its letters: two words that share one are a typo apart (symmetric deletion)."""
    yield from {word[:i] + word[i + 1 :] for i in range(len(word))}


def pair(one: int, other: int) -> str:
    """Return the reading under which two halves of a name lie, whichever is first."""
    return f"\x01{min(one, other):x}\x01{max(one, other):x}"


class Builder:
    """Collects records, then makes the file.

    Args:
        header: of the file.
        hasher: with its key and the header's salt.
        lexicon: tells names from words.
    """

    def __init__(self, header: Header, hasher: Hasher, lexicon: Lexicon) -> None:
        self._header = header
        self._hasher = hasher
        self._lexicon = lexicon
        self._values: tuple[array[int], array[int]] = (array("Q"), array("Q"))
        self._words: Counter[tuple[str, int]] = Counter()
        self._records = array("Q")
        self._seen: set[int] = set()
        self.skipped = 0

    def __repr__(self) -> str:
        return f"Builder({len(self._records)} records)"

    def add(self, record: Record, known: Section | None = None, *, if_known: bool = False) -> None:
        """Take a record; the same one again counts once.

        Args:
            record: label, subtype and value of each field.
            known: the records of a file: only those are taken that are in it (`if_known`), or that are not.
            if_known: see `known`.
        """
        found = forms(record, self._lexicon)
        if not found.values:
            self.skipped += 1
            return
        hashed = {self._hasher.of("".join(words)): label for label, words in found.values}
        name = self._hasher.of("\x02" + "\x02".join(f"{key:x}" for key, _ in sorted(hashed)))[0]
        if name in self._seen or (known is not None and (known.find(name) is not None) is not if_known):
            return
        self._seen.add(name)
        self._records.append(name)
        begins = {words[0] for _, words in found.values if len(words) > 1 and not (words[0] + words[1]).isdecimal()}
        self._words.update((word, BEGINS) for word in begins)
        whole = {words[0] for _, words in found.values if len(words) == 1 and not words[0].isdecimal()}
        self._words.update((word, WHOLE) for word in whole)
        for key, label in hashed.items():
            self._put(key, label)
        for halves in found.pairs:
            keys = [self._hasher.of(half)[0] for half in halves]
            self._put(self._hasher.of(pair(*keys)), EntityType.PERSON)
            self._words.update((half, HALF) for half in set(halves))

    def _put(self, key: tuple[int, int], label: EntityType) -> None:
        self._values[0].append(key[0])
        self._values[1].append(KINDS.index(label) ^ key[1])

    def tables(self) -> list[Table]:
        """Return what was collected, in the order of `WIDTHS`."""
        words, marks, counts = array("Q"), array("Q"), array("q")
        typos, meant, needed = array("Q"), array("Q"), array("q")
        for (word, mark), count in self._words.items():
            key, mask = self._hasher.of(word)
            words.append(key)
            marks.append(mark ^ mask)
            counts.append(count)
            if mark == HALF and MIN_MISTYPED <= len(word) <= MAX_MISTYPED:
                shorter = [self._hasher.of(form)[0] for form in mistyped(word)]
                typos.extend(shorter)
                meant.extend([key] * len(shorter))
                needed.extend([count] * len(shorter))
        return [
            _table(self._values[0], self._values[1]),
            _table(words, marks, counts),
            _table(typos, meant, needed),
            _table(self._records, array("Q", bytes(8 * len(self._records)))),
        ]

    def packed(self, tables: Sequence[Table]) -> bytes:
        """Return the bytes of a file with these tables."""
        return pack(self._header, self._hasher, list(zip(tables, WIDTHS, strict=True)))


def _table(hashes: array[int], others: array[int], counts: array[int] | None = None) -> Table:
    counted = np.ones(len(hashes), np.int64) if counts is None else np.frombuffer(counts, np.int64)
    return Table.of(np.frombuffer(hashes, np.uint64), np.frombuffer(others, np.uint64), counted)


def changed(data: memoryview, hasher: Hasher, builder: Builder, records: Iterable[Record], sign: int) -> list[Table]:
    """Return the tables of a file with records added (`sign` 1) or taken away (-1); only what changes is worked on.

    Raises:
        BadSeedFile: the file is not of this key.
    """
    sections = unpack(data, hasher, WIDTHS)
    for record in records:
        builder.add(record, sections[3], if_known=sign < 0)
    return [old.table().changed(new, sign) for old, new in zip(sections, builder.tables(), strict=True)]
