"""Makes the name model from seeds, base weights and labelled texts: everything in order, with one command.

    python -m training.all --out RUN            (or `make -C training RUN=…`)

Steps whose results are there are skipped: teacher and student, polish, mean, export, figures. The whole takes hours on
a CPU and a quarter of an hour on a GPU; `--teacher-minutes`, `--minutes` and `--polish-minutes` choose.
"""

import argparse
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Final

from training.base import WEIGHTS
from training.checkpoint import student_file

STUDENT: Final = "6x1024"
POLISH_RATE: Final = "2e-4"
DONE: Final = "done"


class Recipe:
    """The steps, each a module of this package run in a process of its own."""

    def __init__(self, options: argparse.Namespace, more: list[str]) -> None:
        self.options = options
        self.more = more
        self.out: Path = options.out
        self.data = ["--data", str(options.data)]
        self.base = ["--base", str(options.models / WEIGHTS)]

    def run(self) -> None:
        """All steps."""
        self.out.mkdir(parents=True, exist_ok=True)
        size = self.options.student
        self._step("train", ["--out", str(self.out), "--students", size, *self.data, *self.base, *self.more])
        student, polished, mean = (self.out / part / student_file(size) for part in ("", "polished", "mean"))
        polish = ["--start", str(student), "--minutes", str(self.options.polish_minutes), "--student-rate", POLISH_RATE]
        self._step("train", ["--out", str(polished.parent), *self.data, *self.base, *self.more, *polish], "polish")
        mean.parent.mkdir(exist_ok=True)
        self._step("average", [str(student), str(polished), "--out", str(mean)])
        fused, folder = str(self.out / "fused"), str(self.out / "export")
        self._step("export", [str(mean), "--out", fused, *self.data, *self.base])
        self._step("unfuse", [fused, "--out", folder])
        for part in ("dev", "test"):
            results = ["--json", str(self.out / f"{part}.json"), "--predictions", str(self.out / f"{part}.jsonl")]
            self._step("evaluate", [folder, "--part", part, *self.data, *results], part)

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
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Further options go to training.train.",
    )
    parser.add_argument("--out", type=Path, required=True, help="folder of the run, outside the repository")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--models", type=Path, default=Path("../shared/models"))
    parser.add_argument("--polish-minutes", type=float, default=60)
    parser.add_argument("--student", default=STUDENT, help="layers x inner neurons")
    Recipe(*parser.parse_known_args()).run()


if __name__ == "__main__":
    main()
