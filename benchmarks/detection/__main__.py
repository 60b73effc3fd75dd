"""``python -m benchmarks.detection``: score our detector on the hand-written texts; with ``--report``, everything.

python -m benchmarks.detection                                     the hand-written test texts, figures only
python -m benchmarks.detection --dev --source de --misses          development: what was missed, and what was wrong
python -m benchmarks.detection --report docs/accuracy.md           all that docs/accuracy.md holds (make accuracy)
python -m benchmarks.detection --report docs/accuracy.md --presidio .venv-presidio        and Presidio beside it
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from benchmarks.detection.measure import measure
from benchmarks.detection.ours import Ours
from benchmarks.detection.report import rewrite, write
from benchmarks.detection.score import ART9, DIRECT, Score, covered, per_thousand, score, total
from benchmarks.detection.texts import HERE, Example, Gold, examples

ROOT = HERE.parents[1]
DATA = ROOT.parent / "shared" / "data"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", help="only this folder of texts, e.g. de_a")
    parser.add_argument("--dev", action="store_true", help="the development texts instead of the test texts")
    parser.add_argument("--misses", action="store_true", help="with --dev: show what was missed and what was wrong")
    parser.add_argument("--report", type=Path, help="measure everything and write this page")
    parser.add_argument("--words", action="store_true", help="with --report: measure nothing, only the words changed")
    parser.add_argument("--data", type=Path, help=f"folder of the labelled corpora; by default {DATA} if it is there")
    parser.add_argument(
        "--presidio",
        type=Path,
        nargs="?",
        const=ROOT / ".venv-presidio",
        help="with --report: measure Presidio too; its environment is made in this folder (0.4 GB), once",
    )
    return parser.parse_args()


def main() -> None:
    options = arguments()
    if options.report and options.words:
        rewrite(options.report)
        return
    if options.report:
        data = options.data or (DATA if DATA.is_dir() else None)
        write(measure(data, options.presidio), options.report)
        return
    find = Ours()
    scores: defaultdict[str, Score] = defaultdict(Score)
    for example in examples(HERE / ("dev" if options.dev else "texts")):
        if options.source in (None, example.source):
            spans = find(example.text)
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
    head = "| language | direct identifiers: recall | precision | harmless texts without alarm |"
    print(f"{head} alarms per 1,000 characters |")
    print("|---|---|---|---|---|")
    for name, one in sorted(scores.items()):
        direct = f"{total(one.recall, DIRECT)} | {total(one.precision, DIRECT)}"
        print(f"| {name} | {direct} | {one.harmless} | {per_thousand(one.alarms, one.characters)} |")
    for name, one in sorted(scores.items()):
        print(f"\n{name}\n\n| label | recall | with its label | precision |\n|---|---|---|---|")
        for label in sorted(set(one.recall) | set(one.precision)):
            print(f"| {label} | {one.recall[label]} | {one.labelled[label]} | {one.precision[label]} |")
        print(
            f"| Art. 9, 10 | {total(one.recall, ART9)} | {total(one.labelled, ART9)} | {total(one.precision, ART9)} |"
        )


if __name__ == "__main__":
    main()
