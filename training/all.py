"""Makes the name model from seeds, base weights and labelled texts: everything in order, with one command.

    python -m training.all --out RUN            (or `make -C training RUN=…`)

Steps whose results are there are skipped: texts, teacher, student, export, figures. Each training step goes on where
it was stopped. The whole takes hours on a CPU; `--pieces` and `--texts` make it shorter.
"""

import argparse
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Final

from training.base import WEIGHTS
from training.checkpoint import BEST

TEACHER_LAYERS: Final = 12
DONE: Final = "done"


class Recipe:
    """The steps, each a module of this package run in a process of its own."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.out: Path = options.out
        self.texts = self.out / "generated.jsonl.gz"
        self.inputs = ["--data", str(options.data), "--base", str(options.models / WEIGHTS)]

    def run(self) -> None:
        """All steps."""
        self.out.mkdir(parents=True, exist_ok=True)
        count = ["--seed", str(self.options.seed), "--count", str(self.options.texts), "--out", str(self.texts)]
        self._step("generator", count)
        teaching: list[str] = []
        if not self.options.no_teacher:
            self._train("teacher", TEACHER_LAYERS, [])
            best = str(self.out / "teacher" / BEST)
            teaching = ["--init", best, "--teacher", best]
        self._train("student", self.options.layers, teaching)
        checkpoint = str(self.out / "student" / BEST)
        self._step("export", [checkpoint, "--out", str(self.out / "export"), *self.inputs])
        for part in ("dev", "test"):
            figures = ["--part", part, "--data", str(self.options.data), "--generated", str(self.texts)]
            results = ["--json", str(self.out / f"{part}.json"), "--predictions", str(self.out / f"{part}.jsonl")]
            self._step("evaluate", [str(self.out / "export"), *figures, *results], part)

    def _train(self, name: str, layers: int, more: list[str]) -> None:
        words = ["--out", str(self.out / name), "--layers", str(layers), "--generated", str(self.texts), *self.inputs]
        numbers = ["--pieces", str(self.options.pieces), "--seed", str(self.options.seed)]
        self._step("train", [*words, *numbers, "--threads", str(self.options.threads), *more], name)

    def _step(self, module: str, words: list[str], name: str = "") -> None:
        mark = self.out / f"{module}{name and '-'}{name}.{DONE}"
        if mark.exists():
            return
        command = [sys.executable, "-m", f"training.{module}", *words]
        sys.stdout.write(f"$ {shlex.join(command)}\n")
        sys.stdout.flush()
        subprocess.run(command, check=True)  # noqa: S603 - our own modules
        mark.touch()


def main() -> None:
    """Make the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder of the run, outside the repository")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--models", type=Path, default=Path("../shared/models"))
    parser.add_argument("--layers", type=int, default=6, help="of the student")
    parser.add_argument("--no-teacher", action="store_true", help="train the student on labels alone")
    parser.add_argument("--texts", type=int, default=40_000, help="generated texts")
    parser.add_argument("--pieces", type=int, default=6_000_000, help="length of each training")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    Recipe(parser.parse_args()).run()


if __name__ == "__main__":
    main()
