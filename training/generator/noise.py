"""What happens to texts on their way: case, transcription, slips of the keyboard, poor scans, quoting.

Every change works on the pieces, so the labels stay exact whatever it does to lengths.
"""

# ruff: noqa: E501 - lists of words and shapes, one line each
from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from training.generator.grammar import Piece
from training.generator.people import plain, transcribed

WRAPPED_SHARE = 0.05
_NAMES = {"PERSON", "LOCATION", "ORGANIZATION", "ADDRESS", "HEALTH", "SENSITIVE"}
_CHATTY = ("chat", "short", "voice", "ticket", "note", "social")
_KEPT = ("code", "json", "csv", "yaml", "xml", "sql", "log", "vcard", "env", "tsv")
_NEIGHBOURS = {
    "a": "sq",
    "e": "rw",
    "i": "uo",
    "n": "mb",
    "o": "ip",
    "r": "et",
    "s": "ad",
    "t": "rz",
    "u": "iz",
    "h": "gj",
    "l": "k",
    "d": "sf",
}
_SCANNED = {"l": "1I", "I": "l1", "O": "0", "0": "O", "e": "c", "c": "e", "m": "rn", "u": "ii", "ü": "ii", "ä": "a", "ö": "o", "S": "5", "B": "8", "g": "q", "h": "b", "ß": "B", "t": "f", "n": "ri", "i": "í", "G": "6"}  # fmt: skip
Change = Callable[[Piece, Random], Piece]


def _mapped(function: Callable[[str], str]) -> Change:
    return lambda piece, _rng: Piece(function(piece.text), piece.label)


def _slip(word: str, rng: Random) -> str:
    at = rng.randrange(len(word) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == 1:
        return word[:at] + word[at + 1 :]
    if kind == 2:
        return word[:at] + word[at] + word[at:]
    return word[:at] + rng.choice(_NEIGHBOURS.get(word[at], word[at])) + word[at + 1 :]


def _typos(rate: float) -> Change:
    def change(piece: Piece, rng: Random) -> Piece:
        if piece.label not in {None, "PERSON", "HEALTH", "LOCATION"}:
            return piece
        factor = rate if piece.label is None else rate / 2
        return Piece(
            re.sub(r"[^\W\d_]{4,}", lambda m: _slip(m[0], rng) if rng.random() < factor else m[0], piece.text),
            piece.label,
        )

    return change


def _scan(piece: Piece, rng: Random) -> Piece:
    if piece.label is not None and piece.label not in _NAMES:
        return piece
    text = "".join(rng.choice(_SCANNED[c]) if c in _SCANNED and rng.random() < 0.05 else c for c in piece.text)
    if piece.label is None:
        text = re.sub(
            r"(?<=\w) (?=\w)", lambda _m: rng.choice(("  ", "", " ", " ")) if rng.random() < 0.05 else " ", text
        )
    return Piece(text, piece.label)


def _small_words(piece: Piece, _rng: Random) -> Piece:
    """Everything but names in lower case, as people write who only bother for names."""
    return piece if piece.label else Piece(piece.text.lower(), None)


def _quoted(piece: Piece, _rng: Random) -> Piece:
    return Piece(piece.text.replace("\n", "\n> "), piece.label)


def _flat(piece: Piece, _rng: Random) -> Piece:
    return Piece(re.sub(r"\s*\n\s*", " ", piece.text), piece.label)


def _windows(piece: Piece, _rng: Random) -> Piece:
    return Piece(piece.text.replace("\n", "\r\n"), piece.label)


def _bare(piece: Piece, _rng: Random) -> Piece:
    """Without commas and full stops, as in dictation; values keep theirs."""
    return Piece(re.sub(r"[,.!?](?=\s|$)", "", piece.text), None) if piece.label is None else piece


def _wrapped(pieces: list[Piece], rng: Random) -> list[Piece]:
    """Lines broken at a fixed width, as old mail programs do it: also within names."""
    width, prefix = rng.randint(50, 78), rng.choice(("", "", "> "))
    column, out = 0, []
    for piece in pieces:
        words: list[str] = []
        for part in re.split(r"( |\n)", piece.text):
            if part == "\n":
                column = 0
            elif part == " " and column > width:
                part, column = f"\n{prefix}", 0  # noqa: PLW2901 - the blank becomes the line break
            else:
                column += len(part)
            words.append(part)
        out.append(Piece("".join(words), piece.label))
    return out


def _changes(genre: str) -> tuple[tuple[float, Change], ...]:
    chatty = any(word in genre for word in _CHATTY)
    lower = _mapped(str.lower)
    if any(word in genre for word in _KEPT):
        return ((0.05, lower), (0.06, _mapped(transcribed)), (0.04, _mapped(plain)))
    return (
        (0.28 if chatty else 0.07, lower),
        (0.05 if chatty else 0.01, _small_words),
        (0.01, _mapped(str.upper)),
        (0.05, _mapped(transcribed)),
        (0.02, _mapped(plain)),
        (0.25 if chatty else 0.04, _typos(0.06 if chatty else 0.03)),
        (0.35 if "ocr" in genre else 0.015, _scan),
        (0.15 if chatty else 0.0, _bare),
        (0.02, _quoted),
        (0.03, _flat),
        (0.01, _windows),
    )


def disturbed(pieces: list[Piece], genre: str, rng: Random) -> list[Piece]:
    """The pieces after some of the accidents that befall texts of a genre."""
    for chance, change in _changes(genre):
        if rng.random() < chance:
            pieces = [change(piece, rng) for piece in pieces]
    if rng.random() < WRAPPED_SHARE and not any(word in genre for word in (*_KEPT, "table", "roster")):
        pieces = _wrapped(pieces, rng)
    return pieces
