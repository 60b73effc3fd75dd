"""Scores an exported model on the dev or test part of every source, as the texts are and in small letters.

    python -m training.evaluate MODEL_FOLDER [--part test] [--predictions OUT.jsonl] [--json OUT.json]

A prediction is right when it has exactly the boundaries and the label of a gold span. Predictions that touch a span
of which nothing is known, or of a label which the source does not annotate, are left out. The predictions file is for
shared/data/score.py.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from training.augment import apply, lower
from training.data import load
from training.predict import Tagger, load_tagger
from training.reader import Text
from training.score import Found, Score
from training.sources import SOURCES

LOWER = "lower"
NORMAL = "normal"


def limit(texts: Sequence[Text], count: int | None, seed: int = 7) -> list[Text]:
    """At most so many texts, always the same ones."""
    if count is None or len(texts) <= count:
        return list(texts)
    return Random(seed).sample(list(texts), count)


def in_small_letters(texts: Iterable[Text]) -> list[Text]:
    """The texts in small letters."""
    return [apply(text, lower, Random(0)) for text in texts]


def score(tagger: Tagger, name: str, texts: Sequence[Text]) -> tuple[Score, list[list[Found]]]:
    """Score the texts of one source."""
    result = Score(SOURCES[name].annotates)
    found = tagger([text.text for text in texts])
    for text, spans in zip(texts, found, strict=True):
        result.add(text, spans)
    return result, found


def rows(result: Score) -> dict[str, dict[str, float]]:
    """The figures of one source."""
    names = ("precision", "recall", "f1")
    return {
        row: {
            **{name: round(value, 1) for name, value in zip(names, counts.figures(), strict=True)},
            "n": counts.right + counts.missed,
        }
        for row, counts in ((row, result.by_label[row]) for row in result.present())
    }


def as_lines(figures: Mapping[str, Mapping[str, Mapping[str, float]]]) -> Iterable[str]:
    """A table for people."""
    for source, labels in figures.items():
        for label, row in labels.items():
            yield (
                f"{source:32} {label:14} {int(row['n']):6d}"
                f"  P {row['precision']:5.1f}  R {row['recall']:5.1f}  F1 {row['f1']:5.1f}"
            )


def write_predictions(path: Path, predictions: Iterable[tuple[Text, list[Found]]]) -> None:
    """One line for each text, as score.py reads them."""
    with path.open("w", encoding="utf-8") as file:
        for text, found in predictions:
            spans = [{"start": start, "end": end, "label": label} for start, end, label in found]
            file.write(json.dumps({"id": text.id, "spans": spans}) + "\n")


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--part", choices=("dev", "test"), default="dev")
    parser.add_argument("--limit", type=int, help="at most so many texts of a source")
    parser.add_argument("--sources", nargs="*", help="only these")
    parser.add_argument("--caution", type=float, default=0.0, help="taken off the logit of O")
    parser.add_argument("--file", default="names.onnx", help="another ONNX file of the folder")
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def main() -> None:
    """Score and print."""
    options = arguments()
    tagger = load_tagger(options.model, caution=options.caution, file=options.file)
    figures: dict[str, dict[str, Any]] = {}
    predictions: list[tuple[Text, list[Found]]] = []
    for name, every in load(options.data, options.part).items():
        if options.sources and name not in options.sources:
            continue
        texts = limit(every, options.limit)
        result, found = score(tagger, name, texts)
        predictions += zip(texts, found, strict=True)
        figures[f"{name} {NORMAL}"] = rows(result)
        figures[f"{name} {LOWER}"] = rows(score(tagger, name, in_small_letters(texts))[0])
    sys.stdout.writelines(f"{line}\n" for line in as_lines(figures))
    if options.predictions:
        write_predictions(options.predictions, predictions)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
