"""One text: language, genre, expansion, noise, and the spans in the finished text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from training.generator.grammar import Expander, Grammar, Piece
from training.generator.noise import disturbed
from training.generator.scene import Scene

GRAMMARS = Path(__file__).parent / "grammar"
LANGUAGES = {"de": 60, "en": 10, "fr": 8, "es": 7, "it": 6, "nl": 5, "pl": 4}
NEGATIVE_SHARE = 0.36
PROMPT_SHARE = 0.1
_BLANK = Piece(" ")
MIXED_SHARE = 0.08
LONG_SHARE = 0.03
CAPITALISED_SHARE = 0.8
_STOP = re.compile(r"(?<=\w{4}[.!?] )[^\W\d_]|(?<=\)[.!?] )[^\W\d_]|(?<=\n\n)[^\W\d_](?=\w* (?!\|))")
_ARTICLE = re.compile(
    r"(?:ein(?:e[nmrs]?)?|der|die|das|den|dem|an?|the|une?|le|la|les|el|los|las|il|lo|gli|het|een)\s+|l['’]",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r",? ?\r?\n?[> ]{0,4}")


@dataclass(frozen=True, slots=True)
class Genre:
    """A kind of document and how often it is drawn."""

    name: str
    weight: float


@cache
def grammar(lang: str) -> Grammar:
    """The grammar of a language together with the language-neutral one."""
    frames = () if lang == "de" else (GRAMMARS / "frames",)
    return Grammar.load(GRAMMARS / "common", *frames, GRAMMARS / lang)


@cache
def _genres(lang: str, prefix: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    found = {n: w for n, w in grammar(lang).genres().items() if n.startswith(prefix)}
    return tuple(found), tuple(found.values())


def _spans(pieces: list[Piece]) -> tuple[str, list[dict[str, Any]]]:
    """The joined text and its spans; addresses directly after one another are one span."""
    parts: list[str] = []
    spans: list[dict[str, Any]] = []
    at = 0
    for piece in pieces:
        text = piece.text
        if piece.label and text.strip():
            lead = len(text) - len(text.lstrip())
            if piece.label in {"HEALTH", "SENSITIVE"} and (article := _ARTICLE.match(text, lead)):
                lead = article.end()
            spans.append({"start": at + lead, "end": at + len(text.rstrip()), "label": piece.label})
        parts.append(text)
        at += len(text)
    text = "".join(parts)
    merged: list[dict[str, Any]] = []
    for span in spans:
        last = merged[-1] if merged else None
        if last and last["label"] == span["label"] and _joined(last, span, text):
            last["end"] = span["end"]
        else:
            merged.append(span)
    return text, merged


def _joined(last: dict[str, Any], span: dict[str, Any], text: str) -> bool:
    between = text[last["end"] : span["start"]]
    return not between or (span["label"] == "ADDRESS" and _BETWEEN.fullmatch(between) is not None)


def _trimmed(text: str, spans: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    lead = len(text) - len(text.lstrip("\r\n "))
    for span in spans:
        span["start"] -= lead
        span["end"] -= lead
    return text.strip("\r\n "), spans


def _merged(pieces: list[Piece]) -> list[Piece]:
    """Neighbouring pieces without label as one, and given name, blank and surname as one name."""
    found: list[Piece] = []
    for piece in pieces:
        if piece.label == "PERSON" and found[-2:-1] and found[-1] == _BLANK and found[-2].label == "PERSON":
            found[-2:] = [Piece(f"{found[-2].text} {piece.text}", "PERSON")]
            continue
        if found and piece.label is None and found[-1].label is None:
            found[-1] = Piece(found[-1].text + piece.text)
        else:
            found.append(piece)
    return found


def _capitalised(pieces: list[Piece]) -> list[Piece]:
    """Capital letters behind full stops, where the sentences were put together in another order."""
    return [p if p.label else Piece(_STOP.sub(lambda m: m[0].upper(), p.text)) for p in pieces]


def _pieces(rng: Random, lang: str, genre: str) -> list[Piece]:
    expander = Expander(grammar(lang), rng, Scene(rng, lang).slot)
    pieces = _merged(expander.expand(genre))
    if rng.random() < CAPITALISED_SHARE and "chat" not in genre:
        pieces = _capitalised(pieces)
    pieces = disturbed(pieces, genre, rng)
    if rng.random() < MIXED_SHARE:
        other = (
            _draw(rng, lang, "neg_" if rng.random() < 0.7 else "doc_")
            if genre.startswith("doc_")
            else _draw(rng, lang, "neg_")
        )
        second = expander.expand(other)
        pieces = [*pieces, Piece("\n\n"), *second] if rng.random() < 0.5 else [*second, Piece("\n\n"), *pieces]
    if rng.random() < LONG_SHARE:
        for _ in range(rng.randint(2, 5)):
            pieces += [Piece("\n\n"), *_merged(expander.expand(_draw(rng, lang, rng.choice((genre[:4], "neg_")))))]
    if rng.random() < PROMPT_SHARE:
        pieces = [*expander.expand("prompt"), *pieces]
    return pieces


def _draw(rng: Random, lang: str, prefix: str) -> str:
    names, weights = _genres(lang, prefix)
    return rng.choices(names, weights)[0]


def document(seed: int, index: int, lang: str | None = None) -> dict[str, Any]:
    """The text with a number; the same for the same seed, whatever else is generated."""
    rng = Random(f"{seed}:{index}:{lang or ''}")  # reproducible, nothing secret
    chosen = lang or rng.choices(tuple(LANGUAGES), tuple(LANGUAGES.values()))[0]
    genre = _draw(rng, chosen, "neg_" if rng.random() < NEGATIVE_SHARE else "doc_")
    text, spans = _trimmed(*_spans(_pieces(rng, chosen, genre)))
    return {
        "id": f"gen-{seed}-{index:07d}",
        "lang": chosen,
        "source": "generated",
        "genre": genre,
        "text": text,
        "spans": spans,
    }


def documents(seed: int, count: int, lang: str | None = None) -> Iterator[dict[str, Any]]:
    """So many texts of a seed."""
    for index in range(count):
        yield document(seed, index, lang)
