"""Trains the name model, as teacher or student.

    python -m training.train --out RUN --layers 6 --generated texts.jsonl.gz --pieces 6000000
    python -m training.train --out RUN --layers 4 --init TEACHER_RUN/best.pt --teacher TEACHER_RUN/best.pt

The learning rate falls linearly over `--pieces` pieces (or over `--minutes` of CPU time, whichever is used up first).
A run that was stopped goes on where its last checkpoint stands when the command is given again; given with fewer
pieces, it comes to a regular end sooner.
"""

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final

import torch
from tokenizers import Tokenizer

from training.augment import DEFAULT_RATES, Augmenter, parse_rates
from training.base import WEIGHTS, load_base
from training.checkpoint import BEST, LATEST, Progress, apply_state, load_model, save
from training.data import UNLABELLED, load, load_unlabelled
from training.evaluate import in_small_letters, limit, score
from training.loss import distillation_loss, tagging_loss
from training.mix import Batch, Mixer, batches, collate
from training.model import NameModel
from training.precision import precision
from training.predict import Tagger, torch_logits
from training.reader import Text
from training.sources import GENERATED

CHOSEN_BY: Final = (GENERATED, "de_germeval", f"{GENERATED} lower", "de_germeval lower")
"""The best checkpoint is the one with the best mean F1 on these."""
WARM_UP: Final = 60


def say(line: str) -> None:
    """Write one line of the log."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class Run:
    """One training run: its network, its texts, its state."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.progress = Progress()
        self.model, self.tokenizer = load_base(options.base, options.layers, options.inner)
        if not options.train_words:
            self.model.freeze_words()
        if options.init:
            apply_state(self.model, torch.load(options.init, map_location="cpu", weights_only=True)["model"])
        self.teacher = self._load_teacher()
        self.parameters = [weight for weight in self.model.parameters() if weight.requires_grad]
        self.optimizer = torch.optim.AdamW(self.parameters, lr=options.rate, weight_decay=0.01, fused=True)
        self._resume()
        pools: dict[str, Sequence[Text]] = dict(load(options.data, "train", options.generated, options.seed))
        if options.unlabelled:
            pools[UNLABELLED] = load_unlabelled(options.unlabelled)
        self.mixer = Mixer(pools, self.tokenizer, Augmenter(parse_rates(options.change)), options.unlabelled_share)
        self.dev = dev_sets(options)
        for name, share in self.mixer.shares.items():
            say(f"{name}: {len(pools[name])} texts, share {share:.3f}")

    def _load_teacher(self) -> NameModel | None:
        if not self.options.teacher:
            return None
        teacher, _, _ = load_model(self.options.teacher, self.options.base)
        return teacher.eval()

    def _resume(self) -> None:
        latest = self.options.out / LATEST
        if latest.exists():
            state = torch.load(latest, map_location="cpu", weights_only=True)
            apply_state(self.model, state["model"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.progress = Progress(**state["progress"])
            say(f"resumed after {self.progress.pieces} pieces")

    def fraction(self) -> float:
        """How much of the run is done."""
        spent = self.progress.seconds / 60 / self.options.minutes if self.options.minutes else 0.0
        return float(max(self.progress.pieces / self.options.pieces, spent))

    def train(self) -> None:
        """Train to the end."""
        last_look = self.progress.seconds
        while self.fraction() < 1:
            seed = self.options.seed
            samples = self.mixer.round(self.progress.rounds, self.options.round, seed)
            order = Random(f"{seed}/{self.progress.rounds}/order")
            for group in batches(samples, self.options.batch, order):
                if self.fraction() >= 1:
                    break
                self._step(collate(group))
            self.progress.rounds += 1
            if self.progress.seconds - last_look >= 60 * self.options.look_every:
                self.look()
                last_look = self.progress.seconds
        self.look()

    def _step(self, batch: Batch) -> None:
        started = time.process_time()
        left = (1 - self.fraction()) / 0.95
        rate = self.options.rate * min(1.0, (self.progress.steps + 1) / WARM_UP, left)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.model.train()
        with precision():
            logits = self.model(batch.ids, batch.mask)
        loss = tagging_loss(logits, batch)
        if self.teacher is not None:
            with torch.no_grad(), precision():
                wanted = self.teacher(batch.ids, batch.mask)
            weight = self.options.teacher_weight
            loss = (1 - weight) * loss + weight * distillation_loss(logits, wanted, batch)
        self.optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self.optimizer.step()
        self.progress.steps += 1
        self.progress.pieces += int(batch.mask.sum())
        self.progress.seconds += time.process_time() - started
        if self.progress.steps % 50 == 0:
            pace = self.progress.pieces / self.progress.seconds
            say(f"{self.fraction():6.1%} step {self.progress.steps} loss {loss.item():.4f} {pace:.0f} pieces/s")

    def look(self) -> None:
        """Score on dev, keep a checkpoint, and keep the best one."""
        figures = dev_figures(self.model, self.tokenizer, self.dev)
        mean = sum(figures[name] for name in CHOSEN_BY if name in figures) / sum(n in figures for n in CHOSEN_BY)
        self.progress.history.append({"pieces": self.progress.pieces, **figures})
        say(f"dev {mean:.1f} after {self.progress.pieces} pieces, {self.progress.seconds / 60:.1f} min")
        say("    " + "  ".join(f"{name} {value:.1f}" for name, value in figures.items()))
        if mean > self.progress.best:
            self.progress.best = mean
            save(self.options.out / BEST, self.model, None, self.progress)
        save(self.options.out / LATEST, self.model, self.optimizer, self.progress)


def dev_sets(options: argparse.Namespace) -> dict[str, tuple[str, list[Text]]]:
    """What is scored during training: a bit of the dev part of each source, some of it in small letters too."""
    sets: dict[str, tuple[str, list[Text]]] = {}
    for name, texts in load(options.data, "dev", options.generated).items():
        many = options.dev * (3 if name in CHOSEN_BY else 1)
        sets[name] = name, limit(texts, many)
        if f"{name} lower" in CHOSEN_BY:
            sets[f"{name} lower"] = name, in_small_letters(limit(texts, many // 2))
    return sets


def dev_figures(model: NameModel, tokenizer: Tokenizer, sets: Mapping[str, tuple[str, list[Text]]]) -> dict[str, float]:
    """F1 over all labels by set."""
    model.eval()
    tagger = Tagger(torch_logits(model), tokenizer, batch=2048)
    return {title: round(score(tagger, name, texts)[0].f1(), 2) for title, (name, texts) in sets.items()}


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add: Any = parser.add_argument
    add("--out", type=Path, required=True, help="folder of the run, outside the repository")
    add("--data", type=Path, default=Path("../shared/data"))
    add("--base", type=Path, default=Path("../shared/models") / WEIGHTS)
    add("--generated", type=Path, nargs="*", default=[], help="files of training.generator")
    add("--unlabelled", type=Path, nargs="*", default=[], help="texts for distillation alone")
    add("--unlabelled-share", type=float, default=0.3)
    add("--layers", type=int, default=6)
    add("--inner", type=int, help="neurons between the halves of a layer, if fewer than 1536")
    add("--init", type=Path, help="start from the bottom layers of this checkpoint")
    add("--teacher", type=Path, help="checkpoint to distil from")
    add("--teacher-weight", type=float, default=0.5)
    add("--train-words", action="store_true", help="train the word table too")
    add("--pieces", type=int, default=6_000_000, help="length of the run")
    add("--minutes", type=float, help="end the run after so much CPU time even if pieces are left")
    add("--rate", type=float, default=3e-4)
    add("--batch", type=int, default=1024, help="pieces a step")
    add("--round", type=int, default=100_000, help="pieces drawn at a time")
    add("--look-every", type=float, default=6.0, help="CPU minutes between two checkpoints")
    add("--dev", type=int, default=120, help="dev texts of each source")
    add("--change", nargs="*", default=[], help=f"rates of noise, like lower=0.3; default {dict(DEFAULT_RATES)}")
    add("--seed", type=int, default=1)
    add("--threads", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    """Train."""
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    Run(options).train()


if __name__ == "__main__":
    main()
