"""An endless stream of training batches, made by processes beside the one that trains.

A GPU learns faster than one process can write, cut and encode texts, so several do. Each has its own seed; with one
worker the stream is the same for the same seed, with several the batches are but not their order.
"""

import multiprocessing
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from multiprocessing.context import ForkProcess
from random import Random
from typing import Any, Final

from filters.tagger.words import Cutter
from training.augment import Augmenter
from training.mix import Batch, Mixer, Packed, batches, pack
from training.reader import Text

ROUND: Final = 16
"""So many batches are drawn at a time, sorted by length and mixed."""
WAITING: Final = 8
"""So many batches of each worker may wait."""


class Stream:
    """Batches for training. Processes start at once: make the stream before anything touches a GPU."""

    def __init__(
        self, pools: Mapping[str, Sequence[Text]], cutter: Cutter, augmenter: Augmenter, *, seed: int, batch: int
    ) -> None:
        self._mixer = Mixer(pools, cutter, augmenter)
        self._seed = seed
        self._batch = batch
        self._workers: list[ForkProcess] = []
        self._queue: Any = None
        self.shares = self._mixer.shares

    def start(self, workers: int) -> None:
        """Start the workers; with none, batches are made when they are asked for."""
        context = multiprocessing.get_context("fork")
        self._queue = context.Queue(WAITING * workers) if workers else None
        for number in range(workers):
            process = context.Process(target=self._work, args=(number,), daemon=True)
            process.start()
            self._workers.append(process)

    def __iter__(self) -> Iterator[Batch]:
        if self._queue is None:
            for packed in self._packed(0):
                yield packed.unpack()
        while True:
            if not any(process.is_alive() for process in self._workers):
                raise RuntimeError("all processes that make batches have ended")
            packed: Packed = self._queue.get(timeout=120)
            yield packed.unpack()

    def close(self) -> None:
        """End the workers."""
        for process in self._workers:
            process.terminate()

    def _packed(self, worker: int) -> Iterator[Packed]:
        for number in count():
            seed = f"{self._seed}/{worker}"
            samples = self._mixer.round(number, ROUND * self._batch, seed)
            for group in batches(samples, self._batch, Random(f"{seed}/{number}/order")):
                yield pack(group)

    def _work(self, worker: int) -> None:
        for packed in self._packed(worker):
            self._queue.put(packed)
