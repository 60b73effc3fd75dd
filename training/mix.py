"""Rounds of training windows in which every source has its share, freshly changed each time, and batches of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.augment import Augmenter
from training.data import UNLABELLED, Sample, certainty, encode, join, possible_outside
from training.labels import IGNORE
from training.reader import Text
from training.sources import SOURCES
from training.tokens import END, MAX_PIECES, NEWLINE, PAD, START

JOINED: Final = 0.35
"""So many windows get a further text of the source appended, where there is room."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of about the same length."""

    ids: Tensor
    mask: Tensor
    tags: Tensor
    outside: Tensor
    """For each window and tag whether an unlabelled word may bear it."""
    certainty: Tensor


class Mixer:
    """Draws texts of each source in turn, in a new order after each pass."""

    def __init__(
        self, pools: Mapping[str, Sequence[Text]], tokenizer: Tokenizer, augmenter: Augmenter, unlabelled: float = 0.0
    ) -> None:
        shares = {name: unlabelled if name == UNLABELLED else SOURCES[name].share for name in pools}
        total = sum(shares.values())
        self.shares = {name: share / total for name, share in shares.items()}
        self._pools = pools
        self._tokenizer = tokenizer
        self._augmenter = augmenter
        self._newline = newline_of(tokenizer)

    def round(self, number: int, size: int, seed: int) -> list[Sample]:
        """The windows of one round of about `size` pieces: the same for the same number and seed."""
        samples: list[Sample] = []
        for name, share in self.shares.items():
            samples += self._draw(name, share * size, Random(f"{seed}/{number}/{name}"))
        Random(f"{seed}/{number}").shuffle(samples)
        return samples

    def _draw(self, name: str, size: float, random: Random) -> list[Sample]:
        pool = self._pools[name]
        samples: list[Sample] = []
        drawn = 0
        order: list[int] = []
        while drawn < size:
            if not order:
                order = random.sample(range(len(pool)), len(pool))
            for sample in encode(self._tokenizer, self._augmenter(pool[order.pop()], random)):
                drawn += len(sample.ids)
                samples.append(sample)
        return list(self._joined(samples, random))

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


def newline_of(tokenizer: Tokenizer) -> int:
    """The number of the line break."""
    number = tokenizer.token_to_id(NEWLINE)
    if number is None:
        raise ValueError("the tokenizer has no line break")
    return int(number)


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


def collate(samples: Sequence[Sample]) -> Batch:
    """Put windows into tensors."""
    length = max(len(sample.ids) for sample in samples) + 2
    ids = torch.full((len(samples), length), PAD)
    tags = torch.full((len(samples), length), IGNORE)
    mask = torch.zeros((len(samples), length), dtype=torch.long)
    for row, sample in enumerate(samples):
        count = len(sample.ids) + 2
        ids[row, :count] = torch.tensor([START, *sample.ids, END])
        tags[row, torch.tensor(sample.places) + 1] = torch.tensor(sample.tags)
        mask[row, :count] = 1
    outside = torch.tensor([possible_outside(sample.source) for sample in samples])
    sure = torch.tensor([certainty(sample.source) for sample in samples])
    return Batch(ids, mask, tags, outside, sure)
