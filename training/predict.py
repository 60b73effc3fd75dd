"""Texts to spans with a trained network, in torch or as an exported model."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from filters.native import onnxruntime
from filters.tagger.model import MODEL_FILE, PIECES_FILE
from filters.tagger.words import END, MAX_PIECES, PAD, START, Cutter, windows
from training.labels import OUTSIDE, decode
from training.model import NameModel
from training.precision import precision
from training.score import Found

Logits = Callable[[NDArray[np.int64], NDArray[np.int64]], NDArray[np.float32]]
"""Numbers and mask of a batch of windows to the logits of every piece."""


@dataclass(frozen=True, slots=True)
class Window:
    """The words `start` to `end` of one text, as pieces."""

    text: int
    start: int
    ids: list[int]
    places: list[int]


class Tagger:
    """Finds names in texts. `caution` is taken off the logit of O: above 0 it finds more and errs more."""

    def __init__(self, logits: Logits, cutter: Cutter, *, batch: int = 1024, caution: float = 0.0) -> None:
        self._logits = logits
        self._cutter = cutter
        self._batch = batch
        self._caution = caution

    def __call__(self, texts: Sequence[str]) -> list[list[Found]]:
        """The spans of each text."""
        words = [self._cutter(text) for text in texts]
        tags = [[OUTSIDE] * len(item.spans) for item in words]
        waiting: list[Window] = []
        for number, (item, text) in enumerate(zip(words, texts, strict=True)):
            for start, end in windows(item, text, MAX_PIECES):
                ids: list[int] = []
                places: list[int] = []
                for pieces in item.pieces[start:end]:
                    places.append(len(ids) + 1)
                    ids += pieces
                waiting.append(Window(number, start, [START, *ids, END], places))
        for group in self._groups(waiting):
            for window, best in zip(group, self._best(group), strict=True):
                chosen = best[window.places].tolist()
                tags[window.text][window.start : window.start + len(chosen)] = chosen
        return [
            [(item.spans[a][0], item.spans[b - 1][1], label) for a, b, label in decode(row)]
            for item, row in zip(words, tags, strict=True)
        ]

    def _groups(self, waiting: list[Window]) -> Iterator[list[Window]]:
        group: list[Window] = []
        for window in sorted(waiting, key=lambda window: len(window.ids)):
            if group and (len(group) + 1) * len(window.ids) > self._batch:
                yield group
                group = []
            group.append(window)
        if group:
            yield group

    def _best(self, group: list[Window]) -> NDArray[np.int64]:
        length = max(len(window.ids) for window in group)
        ids = np.full((len(group), length), PAD, dtype=np.int64)
        mask = np.zeros((len(group), length), dtype=np.int64)
        for row, window in enumerate(group):
            ids[row, : len(window.ids)] = window.ids
            mask[row, : len(window.ids)] = 1
        logits = self._logits(ids, mask)
        if self._caution:
            logits = logits.copy()
            logits[..., OUTSIDE] -= self._caution
        best: NDArray[np.int64] = logits.argmax(-1)
        return best


def torch_logits(model: NameModel) -> Logits:
    """Run the network itself, in the precision in which it is trained."""
    device = model.head.weight.device

    def run(ids: NDArray[np.int64], mask: NDArray[np.int64]) -> NDArray[np.float32]:
        with torch.no_grad(), precision(device):
            logits = model(torch.from_numpy(ids).to(device), torch.from_numpy(mask).to(device))
        result: NDArray[np.float32] = logits.float().cpu().numpy()
        return result

    return run


def onnx_session(path: Path) -> Any:
    """An inference session with one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def onnx_logits(path: Path) -> Logits:
    """Run an exported model."""
    session = onnx_session(path)

    def run(ids: NDArray[np.int64], mask: NDArray[np.int64]) -> NDArray[np.float32]:
        result: NDArray[np.float32] = session.run(None, {"input_ids": ids, "attention_mask": mask})[0]
        return result

    return run


def load_tagger(folder: Path, *, caution: float = 0.0, file: str = MODEL_FILE) -> Tagger:
    """The tagger of an export folder."""
    cutter = Cutter((folder / PIECES_FILE).read_bytes())
    return Tagger(onnx_logits(folder / file), cutter, caution=caution)
