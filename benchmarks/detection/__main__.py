"""``python -m benchmarks.detection``: score our detector on the hand-written texts."""

from __future__ import annotations

import argparse
from collections import defaultdict

from benchmarks.detection.score import ART9, DIRECT, Score, covered, score, total
from benchmarks.detection.texts import HERE, Example, Gold, examples
from filters.detection import Segment
from filters.lexicon import Lexicon
from filters.propagation import Text, propagate
from gateway.app import load_detector


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", help="only this folder of texts, e.g. de_a")
    parser.add_argument("--dev", action="store_true", help="the development texts instead of the test texts")
    parser.add_argument("--misses", action="store_true", help="with --dev: show what was missed and what was wrong")
    options = parser.parse_args()
    lexicon = Lexicon.load()
    detector = load_detector(lexicon)
    scores: defaultdict[str, Score] = defaultdict(Score)
    for example in examples(HERE / ("dev" if options.dev else "texts")):
        if options.source in (None, example.source):
            found = detector.detect([Segment(example.text)])[0]
            everywhere = propagate([Text(example.text, "", found)], lexicon).spans[0]
            spans = [(s.start, s.end, s.label.value) for s in everywhere]
            score(example, spans, scores[example.source.partition("_")[0]])
            if options.dev and options.misses:
                show(example, spans)
    report(scores)


def show(example: Example, predicted: list[Gold]) -> None:
    """Print what development is about: misses and false alarms, of dev texts only."""
    text = example.text
    for start, end, label in example.spans:
        if not covered(text, start, end, predicted):
            print(f"{example.id}: missed {label}: {_around(text, start, end)}")
    for start, end, label in predicted:
        if not any(s < end and start < e for s, e, _ in example.spans):
            print(f"{example.id}: wrong {label}: {_around(text, start, end)}")


def _around(text: str, start: int, end: int) -> str:
    return repr(f"{text[max(0, start - 30) : start]}«{text[start:end]}»{text[end : end + 20]}")


def report(scores: dict[str, Score]) -> None:
    print("| language | direct identifiers: recall | precision | harmless texts without alarm | alarms per 1 kB |")
    print("|---|---|---|---|---|")
    for name, one in sorted(scores.items()):
        alarms = 1000 * one.alarms / one.characters
        print(
            f"| {name} | {total(one.recall, DIRECT)} | {total(one.precision, DIRECT)} | {one.harmless} | {alarms:.2f} |"
        )
    for name, one in sorted(scores.items()):
        print(f"\n{name}\n\n| label | recall | with its label | precision |\n|---|---|---|---|")
        for label in sorted(set(one.recall) | set(one.precision)):
            print(f"| {label} | {one.recall[label]} | {one.labelled[label]} | {one.precision[label]} |")
        print(
            f"| Art. 9, 10 | {total(one.recall, ART9)} | {total(one.labelled, ART9)} | {total(one.precision, ART9)} |"
        )


if __name__ == "__main__":
    main()
