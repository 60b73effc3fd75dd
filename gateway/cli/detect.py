"""``detect --jsonl``: what is found in texts, one JSON object a line in and out.

Every text is treated as a request of its own: what is found in one place of it is found everywhere in it.
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import Final

from filters.detection import Detector, Segment
from filters.lexicon import Lexicon
from filters.propagation import Text, propagate
from gateway.app import load_detector
from gateway.cli.base import Command, Environ


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--jsonl",
        action="store_true",
        required=True,
        help='stdin: {"id", "text"[, "lang"]} a line; stdout: {"id", "spans"} a line, offsets in characters',
    )


def _run(options: argparse.Namespace, environ: Environ) -> int:  # noqa: ARG001 - the signature of a command
    lexicon = Lexicon.load()
    detector = load_detector(lexicon, None, environ)
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
            identifier, text = item["id"], item["text"]
            text.encode()
        except (ValueError, KeyError, TypeError, AttributeError):
            print(f'privacy-gateway: line {number} is not {{"id": …, "text": "…"}}', file=sys.stderr)
            return 2
        print(json.dumps({"id": identifier, "spans": _spans(detector, lexicon, text)}), flush=not sys.stdin.isatty())
    return 0


def _spans(detector: Detector, lexicon: Lexicon, text: str) -> list[dict[str, object]]:
    found = Text(text, "", detector.detect([Segment(text)])[0])
    return [
        {
            "start": span.start,
            "end": span.end,
            "label": span.label.value,
            "subtype": span.subtype,
            "score": round(span.score, 3),
        }
        for span in propagate([found], lexicon).spans[0]
    ]


COMMAND: Final = Command(
    "detect",
    "Find personal data in texts.",
    _arguments,
    _run,
    """echo '{"id": 1, "text": "Frau Weber"}' | privacy-gateway detect --jsonl""",
)
