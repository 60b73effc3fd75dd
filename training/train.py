"""Trains the name model: a teacher of twelve layers, then smaller students that learn from it side by side.

    python -m training.train --out RUN [--teacher-minutes 90] [--minutes 120] [--students 6x1024 4x768] [--workers 1]

Every student is layers x inner neurons. Learning rates fall to nothing over the minutes given, so a run always comes to
a regular end; the pieces seen depend on the machine. With a GPU a few minutes are enough, on two cores hours. Writes
`teacher.pt` and `student-<layers>x<inner>.pt`; a teacher that is there is not trained again. With `--start` the student
of a checkpoint learns on without a teacher, from labels alone.
"""

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import torch
from torch import Tensor

from filters.tagger.words import UNKNOWN, Cutter
from training.augment import DEFAULT_RATES, Augmenter, parse_rates
from training.base import WEIGHTS, load_base
from training.checkpoint import TEACHER, load_model, save, student_file, take_layers
from training.data import load
from training.evaluate import in_small_letters, limit, score
from training.loss import distillation_loss, tagging_loss
from training.mix import Batch
from training.model import NameModel
from training.precision import precision
from training.predict import Tagger, torch_logits
from training.reader import Text
from training.sources import GENERATED
from training.stream import Stream

TEACHER_LAYERS: Final = 12
WARM_UP: Final = 100
SHOWN: Final = 100
HIDDEN: Final = 0.05
"""So many pieces are made unknown, so that the network learns to look around."""
LOWER: Final = (GENERATED, "de_germeval")
"""Scored in small letters too."""


def say(line: str) -> None:
    """Write one line of the log."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class Learner:
    """One network being trained."""

    def __init__(self, model: NameModel, rate: float) -> None:
        self.model = model.train()
        self._rate = rate
        self._steps = 0
        self._parameters = [weight for weight in model.parameters() if weight.requires_grad]
        self._optimizer = torch.optim.AdamW(self._parameters, lr=rate, weight_decay=0.01, fused=True)

    def step(self, batch: Batch, left: float, wanted: Tensor | None, trust: float) -> Tensor:
        """Learn from a batch; `left` is the part of the run still to come, `wanted` the teacher's logits."""
        for group in self._optimizer.param_groups:
            group["lr"] = self._rate * min(1.0, (self._steps + 1) / WARM_UP, left / 0.9)
        with precision(batch.ids.device):
            logits = self.model(batch.ids, batch.mask)
        loss = tagging_loss(logits, batch)
        if wanted is not None:
            loss = (1 - trust) * loss + trust * distillation_loss(logits, wanted, batch)
        self._optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self._parameters, 1.0)
        self._optimizer.step()
        self._steps += 1
        return loss.detach()


class Run:
    """A teacher and its students."""

    def __init__(self, options: argparse.Namespace, stream: Stream, device: torch.device) -> None:
        self.options = options
        self.device = device
        self._batches = iter(stream)
        self._dev = dev_sets(options)

    def teach(self) -> NameModel:
        """Train the teacher."""
        model, cutter = load_base(self.options.base, TEACHER_LAYERS)
        model.freeze_words()
        self._train({"teacher": Learner(model.to(self.device), self.options.rate)}, self.options.teacher_minutes, None)
        self._keep(TEACHER, model, cutter)
        return model

    def learn(self, teacher: NameModel) -> None:
        """Train the students."""
        learners: dict[str, Learner] = {}
        for size in self.options.students:
            layers, inner = (int(number) for number in size.split("x"))
            model, cutter = load_base(self.options.base, layers, inner)
            take_layers(model, teacher)
            model.freeze_words()
            learners[size] = Learner(model.to(self.device), self.options.student_rate)
        self._train(learners, self.options.minutes, teacher.eval())
        for size, learner in learners.items():
            self._keep(student_file(size), learner.model, cutter)

    def learn_on(self, checkpoint: Path) -> None:
        """Train a student further."""
        model, cutter = load_model(checkpoint, self.options.base)
        model.freeze_words()
        learner = Learner(model.to(self.device), self.options.student_rate)
        self._train({checkpoint.stem: learner}, self.options.minutes, None)
        self._keep(checkpoint.name, model, cutter)

    def _train(self, learners: Mapping[str, Learner], minutes: float, teacher: NameModel | None) -> None:
        started = time.monotonic()
        steps = pieces = 0
        while (left := 1 - (time.monotonic() - started) / 60 / minutes) > 0:
            batch = self._hidden(next(self._batches).to(self.device))
            wanted = None
            if teacher is not None:
                with torch.no_grad(), precision(self.device):
                    wanted = teacher(batch.ids, batch.mask)
            losses = {
                name: one.step(batch, left, wanted, self.options.teacher_weight) for name, one in learners.items()
            }
            steps += 1
            pieces += batch.mask.numel()
            if steps % SHOWN == 0:
                pace = pieces / (time.monotonic() - started)
                shown = "  ".join(f"{name} {loss.item():.4f}" for name, loss in losses.items())
                say(f"{1 - left:6.1%} step {steps} {pace:.0f} pieces/s  loss {shown}")
        say(f"{', '.join(learners)}: {pieces} pieces in {steps} steps")

    def _hidden(self, batch: Batch) -> Batch:
        gone = (torch.rand(batch.ids.shape, device=self.device) < HIDDEN) & (batch.ids > UNKNOWN)
        batch.ids[gone] = UNKNOWN
        return batch

    def _keep(self, name: str, model: NameModel, cutter: Cutter) -> None:
        save(self.options.out / name, model)
        figures = dev_figures(model, cutter, self._dev)
        say(f"dev {name}: " + "  ".join(f"{title} {value:.1f}" for title, value in figures.items()))


def dev_sets(options: argparse.Namespace) -> dict[str, tuple[str, list[Text]]]:
    """What is scored after training: a bit of the dev part of each source, some of it in small letters too."""
    sets: dict[str, tuple[str, list[Text]]] = {}
    for name, texts in load(options.data, "dev").items():
        sets[name] = name, limit(texts, options.dev)
        if name in LOWER:
            sets[f"{name} lower"] = name, in_small_letters(limit(texts, options.dev))
    return sets


def dev_figures(model: NameModel, cutter: Cutter, sets: Mapping[str, tuple[str, list[Text]]]) -> dict[str, float]:
    """F1 over all labels by set."""
    model.eval()
    tagger = Tagger(torch_logits(model), cutter, batch=16_384)
    return {title: round(score(tagger, name, texts)[0].f1(), 2) for title, (name, texts) in sets.items()}


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add: Any = parser.add_argument
    add("--out", type=Path, required=True, help="folder of the run, outside the repository")
    add("--data", type=Path, default=Path("../shared/data"))
    add("--base", type=Path, default=Path("../shared/models") / WEIGHTS)
    add("--teacher-minutes", type=float, default=90)
    add("--minutes", type=float, default=120, help="for the students")
    add("--students", nargs="+", default=["6x1024"])
    add("--start", type=Path, help="train this student further")
    add("--teacher-weight", type=float, default=0.7, help="share of the teacher's opinion in a student's loss")
    add("--rate", type=float, default=3e-4)
    add("--student-rate", type=float, default=5e-4)
    add("--batch", type=int, default=1024, help="pieces a step")
    add("--dev", type=int, default=400, help="dev texts of each source")
    add("--change", nargs="*", default=[], help=f"rates of noise, like lower=0.3; default {dict(DEFAULT_RATES)}")
    add("--seed", type=int, default=1)
    add("--workers", type=int, default=1, help="processes that make batches; 0: none beside this one")
    return parser.parse_args()


def main() -> None:
    """Train."""
    options = arguments()
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    pools: dict[str, Sequence[Text]] = dict(load(options.data, "train"))
    _, cutter = load_base(options.base, 1)
    stream = Stream(pools, cutter, Augmenter(parse_rates(options.change)), seed=options.seed, batch=options.batch)
    stream.start(options.workers)
    for name, share in stream.shares.items():
        say(f"{name}: {len(pools.get(name, ())) or 'endless'} texts, share {share:.3f}")
    run = Run(options, stream, torch.device("cuda" if torch.cuda.is_available() else "cpu"))
    known = options.out / TEACHER
    if options.start:
        run.learn_on(options.start)
    else:
        run.learn(load_model(known, options.base)[0].to(run.device) if known.exists() else run.teach())
    stream.close()


if __name__ == "__main__":
    main()
