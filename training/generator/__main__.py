"""``python -m training.generator --seed N --count N --out FILE.jsonl.gz [--lang de]``."""

from __future__ import annotations

import argparse
import gzip
import io
import json
from pathlib import Path

from training.generator.document import LANGUAGES, documents


def main(arguments: list[str] | None = None) -> None:
    """Writes texts as gzip JSON lines, byte for byte the same for the same arguments."""
    parser = argparse.ArgumentParser(prog="training.generator", description="Synthetic business texts with labels.")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--lang", choices=sorted(LANGUAGES), help="only this language (default: all, German 60 %%)")
    options = parser.parse_args(arguments)
    with (
        options.out.open("wb") as raw,
        gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0, compresslevel=6) as packed,
        io.TextIOWrapper(packed, encoding="utf-8", newline="\n") as file,
    ):
        for record in documents(options.seed, options.count, options.lang):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
