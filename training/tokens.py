"""Text to words, pieces and windows: what training and the gateway must do in exactly the same way.

The whole rule lives in tokenizer.json, so the run time needs only the `tokenizers` package: invisible characters are
dropped, the text is NFKC-normalised, split at spaces and then by WORD (runs of letters and digits; every other
character by itself), and each word is cut into the pieces of the vocabulary. A line break is a piece of its own,
because lines carry meaning in letters, signatures and tables. The label of a word is read at its first piece.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tokenizers import AddedToken, Regex, Tokenizer, models, normalizers, pre_tokenizers

START, PAD, END, UNKNOWN = 0, 1, 2, 3
NEWLINE: Final = "\n"
INVISIBLE: Final = "[\u00ad\u200b-\u200f\u2060\ufeff]"
WORD: Final = r"▁?[\p{L}\p{M}\p{N}]+|▁?[^\p{L}\p{M}\p{N}▁]|▁"
MAX_PIECES_PER_WORD: Final = 12
"""Nothing that long is a name; cut off here, a base64 blob costs no more than a sentence."""
MAX_PIECES: Final = 126
"""Pieces in a window; with start and end mark 128."""
SENTENCE_END: Final = frozenset(".!?")


def build_tokenizer(pieces: Sequence[tuple[str, float]]) -> Tokenizer:
    """Make the tokenizer from the pieces of a SentencePiece unigram vocabulary; the line break gets the next number."""
    tokenizer = Tokenizer(models.Unigram([(piece, round(score, 4)) for piece, score in pieces], UNKNOWN, False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(INVISIBLE), ""),
            normalizers.Nmt(),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True),
            pre_tokenizers.Split(Regex(WORD), "removed", invert=True),
        ]
    )
    tokenizer.add_tokens([AddedToken(NEWLINE, normalized=False, special=False)])
    return tokenizer


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: the pieces of each, and where it stands in the text."""

    pieces: list[list[int]]
    spans: list[tuple[int, int]]


def split_words(tokenizer: Tokenizer, text: str) -> Words:
    """Cut a text into words and pieces."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    pieces: list[list[int]] = []
    spans: list[tuple[int, int]] = []
    last: int | None = None
    for number, word, (start, end) in zip(encoding.ids, encoding.word_ids, encoding.offsets, strict=True):
        if word == last and pieces:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
            if len(pieces[-1]) < MAX_PIECES_PER_WORD:
                pieces[-1].append(number)
        else:
            pieces.append([number])
            spans.append((start, end))
        last = word
    return Words(pieces, [_without_space(text, span) for span in spans])


def _without_space(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The tokenizer counts the space before a word to the word; we do not. A line break stays what it is."""
    start, end = span
    while start < end - 1 and text[start].isspace():
        start += 1
    return start, end


def windows(words: Words, text: str, limit: int = MAX_PIECES) -> Iterator[tuple[int, int]]:
    """Cut the words into windows of at most `limit` pieces, if possible at the end of a line or sentence."""
    start = 0
    while start < len(words.pieces):
        end, size, line, sentence = start, 0, 0, 0
        while end < len(words.pieces) and size + len(words.pieces[end]) <= limit:
            size += len(words.pieces[end])
            mark = text[words.spans[end][0] : words.spans[end][1]]
            end += 1
            if 2 * size > limit:
                if mark == NEWLINE:
                    line = end
                elif mark in SENTENCE_END:
                    sentence = end
        if end < len(words.pieces):
            end = line or sentence or end
        yield start, end
        start = end
