"""Text to words, pieces and windows.

A word is a run of letters and digits; every other visible character is a word by itself, and so is a line break,
because lines carry meaning in letters, signatures and tables. Each word is cut into pieces of a SentencePiece unigram
vocabulary (Kudo 2018). What the network says of a word is read at its first piece.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import regex
from sentencepiece import SentencePieceProcessor

START, PAD, END, UNKNOWN = 0, 1, 2, 3
NEWLINE: Final = "\n"
MAX_PIECES_PER_WORD: Final = 12
"""Nothing that long is a name; cut off here, a base64 blob costs no more than a sentence."""
MAX_PIECES: Final = 126
"""Pieces in a window; with start and end mark 128."""
_WORD: Final = regex.compile(r"[\p{L}\p{M}\p{N}]+|\n|[^\s\p{L}\p{M}\p{N}\p{Cf}]")
_SENTENCE_END: Final = frozenset(".!?")
_SPACE: Final = "\u2581"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: the pieces of each, and where it stands in the text (code points, end exclusive)."""

    pieces: list[list[int]]
    spans: list[tuple[int, int]]

    def __repr__(self) -> str:  # pieces spell the text (I9)
        return f"Words(<{len(self.spans)} words>)"


class Cutter:
    """Cuts texts into words and pieces. Has no state but the vocabulary.

    Args:
        vocabulary: a serialised SentencePiece model whose first pieces are start, padding, end and unknown. The line
            break is no piece of it; it gets the next number.
    """

    def __init__(self, vocabulary: bytes) -> None:
        self.vocabulary = vocabulary
        self._processor = SentencePieceProcessor(model_proto=vocabulary)
        self.newline: int = self._processor.vocab_size()

    def __call__(self, text: str) -> Words:
        """Cut a text."""
        words: list[str] = []
        spans: list[tuple[int, int]] = []
        last = -1
        for match in _WORD.finditer(text):
            start, end = match.span()
            word = match[0]
            if not word.isascii():
                word = unicodedata.normalize("NFKC", word)
            words.append(word if start == last else _SPACE + word)
            spans.append((start, end))
            last = end
        pieces = self._processor.encode(words, out_type=int)
        newline = [self.newline]
        return Words(
            [
                newline if text[start] == NEWLINE else found[:MAX_PIECES_PER_WORD] or [UNKNOWN]
                for found, (start, _) in zip(pieces, spans, strict=True)
            ],
            spans,
        )


def windows(words: Words, text: str, limit: int = MAX_PIECES) -> Iterator[tuple[int, int]]:
    """Cut the words into windows of at most `limit` pieces, if possible at the end of a line or sentence.

    Yields ranges of words, end exclusive. Where a window ends depends only on the text before it and `limit` pieces on.
    """
    start = 0
    while start < len(words.pieces):
        end, size, line, sentence = start, 0, 0, 0
        while end < len(words.pieces) and size + len(words.pieces[end]) <= limit:
            size += len(words.pieces[end])
            mark = text[words.spans[end][0]]
            end += 1
            if 2 * size > limit:
                if mark == NEWLINE:
                    line = end
                elif mark in _SENTENCE_END:
                    sentence = end
        if end < len(words.pieces):
            end = line or sentence or end
        yield start, end
        start = end
