"""Keeps and finds again the state of a training run."""

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch.optim import Optimizer

from training.base import load_base, narrow
from training.model import NameModel

LATEST, BEST = "latest.pt", "best.pt"


@dataclass(slots=True)
class Progress:
    """How far a run is."""

    pieces: int = 0
    seconds: float = 0.0
    steps: int = 0
    rounds: int = 0
    best: float = -1.0
    history: list[dict[str, Any]] = field(default_factory=list)


def save(path: Path, model: NameModel, optimizer: Optimizer | None, progress: Progress) -> None:
    """Write a checkpoint, whole or not at all."""
    state = {
        "layers": model.shape.layers,
        "inner": model.shape.inner,
        "model": model.trained_state(),
        "optimizer": optimizer.state_dict() if optimizer else None,
        "progress": asdict(progress),
    }
    fresh = path.with_suffix(".new")
    torch.save(state, fresh)
    fresh.replace(path)


def load_model(path: Path, base: Path) -> tuple[NameModel, Tokenizer, dict[str, Any]]:
    """The network of a checkpoint over its base weights, the tokenizer, and the rest of the checkpoint."""
    state = torch.load(path, map_location="cpu", weights_only=True)
    model, tokenizer = load_base(base, state["layers"], state["inner"])
    apply_state(model, state["model"])
    return model, tokenizer, state


def apply_state(model: NameModel, weights: dict[str, torch.Tensor]) -> None:
    """Put trained weights over the base weights.

    A frozen word table may be missing; there may be more layers, and wider ones, than are wanted.
    """
    weights = dict(weights)
    narrow(weights, model.shape.inner)
    own = model.state_dict()
    result = model.load_state_dict({name: weight for name, weight in weights.items() if name in own}, strict=False)
    if set(result.missing_keys) - {"words.weight"}:
        raise ValueError(f"the checkpoint lacks {result.missing_keys}")
