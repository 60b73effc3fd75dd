"""The network at run time: windows of pieces in, a probability for each label of each word out.

The weights are int8 with a range of 7 bit, because the 16-bit sums of a CPU without VNNI overflow otherwise and the
model then finds nothing. Windows are run one by one: int8 activations are scaled by what else is in the batch, and
what is found in a text must not depend on its neighbours. The network runs without the interpreter's lock.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from filters.tagger.words import END, START, Cutter, Words, windows

MODEL_FILE, PIECES_FILE, LABELS_FILE = "names.onnx", "pieces.model", "labels.json"
DATA: Final = Path(__file__).parent / "data"
_LETTER_OR_DIGIT: Final = re.compile(r"[^\W_]")
#: A word that weighs less than half of "no label" in each of its tags has no label that weighs more than it.
_HALF: Final = 0.694


@dataclass(frozen=True, slots=True, order=True)
class Tagged:
    """A stretch of text that the model labels (code points, end exclusive), and how sure it is (0 to 1)."""

    start: int
    end: int
    label: str
    score: float


class Tagger:
    """Labels texts. Deterministic, without state; may be called from several threads at once.

    Args:
        folder: of the three files.
        caution: taken off the logit of "no label": above 0 the model finds more and errs more.

    Raises:
        ValueError: the files do not belong together.
    """

    def __init__(self, folder: Path = DATA, *, caution: float = 0.0) -> None:
        about: dict[str, Any] = json.loads((folder / LABELS_FILE).read_text(encoding="utf-8"))
        for name, digest in about["sha256"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
                raise ValueError(f"{name} of the name model is not the file that {LABELS_FILE} describes")
        self.version: str = about["sha256"][MODEL_FILE][:16]
        self.labels: tuple[str, ...] = tuple(about["labels"])
        self._caution = caution
        self._cutter = Cutter((folder / PIECES_FILE).read_bytes())
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / MODEL_FILE), options, providers=["CPUExecutionProvider"]
        )

    def __call__(self, text: str) -> list[Tagged]:
        """The labelled stretches of a text, in order, not overlapping."""
        words = self._cutter(text)
        found: list[Tagged] = []
        for start, end in windows(words, text):
            if not _LETTER_OR_DIGIT.search(text, words.spans[start][0], words.spans[end - 1][1]):
                continue  # nothing that could be called something
            scores = self._scores(words, start, end)
            for first, last, label, score in decode(scores, len(self.labels)):
                spans = words.spans
                found.append(Tagged(spans[start + first][0], spans[start + last - 1][1], self.labels[label], score))
        return found

    def _scores(self, words: Words, start: int, end: int) -> NDArray[np.float32]:
        """Words × tags: logits of the words of one window."""
        ids, places = [START], []
        for pieces in words.pieces[start:end]:
            places.append(len(ids))
            ids += pieces
        ids.append(END)
        numbers = np.array([ids], dtype=np.int64)
        logits = self._session.run(None, {"input_ids": numbers, "attention_mask": np.ones_like(numbers)})[0][0]
        scores: NDArray[np.float32] = logits[places]
        scores[:, 0] -= self._caution
        return scores


def decode(scores: NDArray[np.float32], labels: int) -> Iterator[tuple[int, int, int, float]]:
    """Turn logits of BIO tags (O, then B and I of each label) into ranges of words with a label and a probability.

    The label of a word is the one whose B and I together weigh most; B or not B only tells where a name ends and the
    next begins. The probability of a range is that of its least likely word.
    """
    if not (scores[:, 1:].max(axis=1, initial=-np.inf) > scores[:, 0] - _HALF).any():
        return  # most windows name nothing
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights /= weights.sum(axis=1, keepdims=True)
    by_label = weights[:, 1:].reshape(len(weights), labels, 2)
    both = by_label.sum(axis=2)
    best = both.argmax(axis=1)
    named = both[np.arange(len(best)), best] > weights[:, 0]
    begins = by_label[np.arange(len(best)), best, 0] > by_label[np.arange(len(best)), best, 1]
    start, current, score = 0, -1, 1.0
    for index in range(len(best) + 1):
        label = int(best[index]) if index < len(best) and named[index] else -1
        if current >= 0 and (label != current or begins[index]):
            yield start, index, current, score
            current = -1
        if label >= 0:
            if current < 0:
                start, current, score = index, label, 1.0
            score = min(score, float(both[index, label]))
