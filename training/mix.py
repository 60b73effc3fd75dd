"""Rounds of training windows in which every source has its share, freshly changed each time, and batches of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from random import Random
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from filters.tagger.words import END, MAX_PIECES, PAD, START, Cutter
from training.augment import Augmenter
from training.data import Sample, certainty, encode, join, possible_outside
from training.generator import document
from training.labels import IGNORE
from training.reader import Text, to_text
from training.sources import GENERATED, SOURCES
from training.swap import swapped

JOINED: Final = 0.35
"""So many windows get a further text of the source appended, where there is room."""
_NUMBERS: Final = {name: number for number, name in enumerate(SOURCES)}
SWAPPED: Final = 0.4
"""So many texts of the corpora get other names."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of about the same length. `ids`, `mask`, `tags`: windows × pieces."""

    ids: Tensor
    mask: Tensor
    tags: Tensor
    outside: Tensor
    """For each window and tag whether an unlabelled word may bear it."""
    certainty: Tensor

    def to(self, device: torch.device) -> "Batch":
        """The batch on another device."""
        move = [tensor.to(device, non_blocking=True) for tensor in (self.ids, self.mask, self.tags)]
        return Batch(*move, self.outside.to(device), self.certainty.to(device))


class Mixer:
    """Draws texts of each source in turn, in a new order after each pass; generated texts are new each time."""

    def __init__(self, pools: Mapping[str, Sequence[Text]], cutter: Cutter, augmenter: Augmenter) -> None:
        shares = {name: SOURCES[name].share for name in (*pools, GENERATED)}
        total = sum(shares.values())
        self.shares = {name: share / total for name, share in shares.items()}
        self._pools = pools
        self._cutter = cutter
        self._augmenter = augmenter
        self._newline = cutter.newline

    def round(self, number: int, size: int, seed: str) -> list[Sample]:
        """The windows of one round of about `size` pieces: the same for the same number and seed."""
        samples: list[Sample] = []
        for name, share in self.shares.items():
            samples += self._draw(name, share * size, Random(f"{seed}/{number}/{name}"))
        Random(f"{seed}/{number}").shuffle(samples)
        return samples

    def _draw(self, name: str, size: float, random: Random) -> list[Sample]:
        samples: list[Sample] = []
        drawn = 0
        texts = self._written(random) if name == GENERATED else self._shuffled(name, random)
        while drawn < size:
            for sample in encode(self._cutter, self._augmenter(next(texts), random)):
                drawn += len(sample.ids)
                samples.append(sample)
        return list(self._joined(samples, random))

    def _written(self, random: Random) -> Iterator[Text]:
        seed = random.getrandbits(60)
        for index in count():
            yield to_text(GENERATED, document(seed, index))

    def _shuffled(self, name: str, random: Random) -> Iterator[Text]:
        pool = self._pools[name]
        while True:
            for text in random.sample(pool, len(pool)):
                yield swapped(text, random) if random.random() < SWAPPED else text

    def _joined(self, samples: list[Sample], random: Random) -> Iterator[Sample]:
        waiting: Sample | None = None
        for sample in samples:
            if waiting is None:
                waiting = sample
                continue
            if len(waiting.ids) + len(sample.ids) < MAX_PIECES and random.random() < JOINED:
                waiting = join(waiting, sample, [self._newline] if random.random() < 0.5 else [])
                continue
            yield waiting
            waiting = sample
        if waiting is not None:
            yield waiting


def batches(samples: Sequence[Sample], size: int, random: Random | None = None) -> Iterator[list[Sample]]:
    """Batches of at most `size` pieces with padding, in mixed order if there is something to mix with."""
    ordered = sorted(samples, key=lambda sample: len(sample.ids))
    found: list[list[Sample]] = []
    batch: list[Sample] = []
    for sample in ordered:
        if batch and (len(batch) + 1) * (len(sample.ids) + 2) > size:
            found.append(batch)
            batch = []
        batch.append(sample)
    if batch:
        found.append(batch)
    if random is not None:
        random.shuffle(found)
    yield from found


@dataclass(frozen=True, slots=True)
class Packed:
    """A batch as small as it travels between processes."""

    ids: NDArray[np.uint16]
    tags: NDArray[np.int8]
    sources: NDArray[np.int64]

    def unpack(self) -> Batch:
        """As tensors."""
        ids = torch.from_numpy(self.ids.astype(np.int64))
        tags = torch.from_numpy(self.tags.astype(np.int64))
        outside, sure = _habits()
        numbers = torch.from_numpy(self.sources)
        return Batch(ids, (ids != PAD).long(), tags, outside[numbers], sure[numbers])


def pack(samples: Sequence[Sample]) -> Packed:
    """Put windows into arrays."""
    length = max(len(sample.ids) for sample in samples) + 2
    ids = np.full((len(samples), length), PAD, dtype=np.uint16)
    tags = np.full((len(samples), length), IGNORE, dtype=np.int8)
    for row, sample in enumerate(samples):
        ids[row, : len(sample.ids) + 2] = [START, *sample.ids, END]
        tags[row, np.array(sample.places, dtype=np.int64) + 1] = sample.tags
    return Packed(ids, tags, np.array([_NUMBERS[sample.source] for sample in samples]))


@cache
def _habits() -> tuple[Tensor, Tensor]:
    """For each source what an unlabelled word of it may bear, and how sure it is O."""
    return torch.tensor([possible_outside(name) for name in SOURCES]), torch.tensor([certainty(n) for n in SOURCES])
