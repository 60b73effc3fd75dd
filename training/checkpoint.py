"""Keeps the weights of a trained network, without the frozen word table, and finds them again."""

from pathlib import Path
from typing import Final

import torch

from filters.tagger.words import Cutter
from training.base import load_base, narrow
from training.model import NameModel

TEACHER: Final = "teacher.pt"


def student_file(size: str) -> str:
    """The name of a student's checkpoint."""
    return f"student-{size}.pt"


def save(path: Path, model: NameModel) -> None:
    """Write a checkpoint in half precision, whole or not at all."""
    state = {
        "layers": model.shape.layers,
        "inner": model.shape.inner,
        "model": {name: weight.half().cpu() for name, weight in model.trained_state().items()},
    }
    fresh = path.with_suffix(".new")
    torch.save(state, fresh)
    fresh.replace(path)


def load_model(path: Path, base: Path) -> tuple[NameModel, Cutter]:
    """The network of a checkpoint over its base weights, and the cutter."""
    state = torch.load(path, map_location="cpu", weights_only=True)
    model, cutter = load_base(base, state["layers"], state["inner"])
    _apply(model, {name: weight.float() for name, weight in state["model"].items()})
    return model, cutter


def take_layers(student: NameModel, teacher: NameModel) -> None:
    """Start a student from layers of its teacher, evenly spaced, with the strongest of their inner neurons."""
    weights = {name: weight.detach().cpu() for name, weight in teacher.trained_state().items()}
    taken = {name: weight for name, weight in weights.items() if not name.startswith("layers.")}
    count = student.shape.layers
    for own in range(count):
        source = round(own * (teacher.shape.layers - 1) / max(1, count - 1))
        head = f"layers.{source}."
        taken |= {f"layers.{own}.{name.removeprefix(head)}": w for name, w in weights.items() if name.startswith(head)}
    narrow(taken, student.shape.inner)
    _apply(student, taken)


def _apply(model: NameModel, weights: dict[str, torch.Tensor]) -> None:
    result = model.load_state_dict(weights, strict=False)
    if result.unexpected_keys or set(result.missing_keys) - {"words.weight"}:
        raise ValueError(f"the checkpoint does not fit the network: {result}")
