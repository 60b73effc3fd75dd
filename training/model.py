"""The network: a BERT encoder of a chosen depth with one linear layer on top.

Written out instead of taken from `transformers`, because the ONNX fusion needs the classic BERT pattern, and because
eager attention trains twice as fast as SDPA on a CPU; on a GPU it is the other way round. Positions and the (only)
token type share one table.
"""

from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.labels import TAGS

MASKED = -10_000.0


@dataclass(frozen=True, slots=True)
class Shape:
    """What must be known to build the network."""

    vocabulary: int
    layers: int
    width: int = 384
    heads: int = 12
    inner: int = 1536
    positions: int = 256
    epsilon: float = 1e-12
    tags: int = len(TAGS)

    def as_dict(self) -> dict[str, Any]:
        """For a checkpoint."""
        return asdict(self)


class Layer(nn.Module):
    """One transformer layer, normalised after each half as BERT does."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query = nn.Linear(shape.width, shape.width)
        self.key = nn.Linear(shape.width, shape.width)
        self.value = nn.Linear(shape.width, shape.width)
        self.merge = nn.Linear(shape.width, shape.width)
        self.merge_norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.down_norm = nn.LayerNorm(shape.width, eps=shape.epsilon)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Attend, then feed forward. `bias` is 0 where a piece may look and very negative at padding."""
        batch, length, width = x.shape
        size = width // self.heads

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, self.heads, size).transpose(1, 2)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        if x.is_cuda:
            attended = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias.to(query.dtype))
        else:
            attended = (query @ key.transpose(-1, -2) / size**0.5 + bias).softmax(-1) @ value
        attended = attended.transpose(1, 2).reshape(batch, length, width)
        x = self.merge_norm(self.merge(attended) + x)
        result: Tensor = self.down_norm(self.down(functional.gelu(self.up(x))) + x)
        return result


class NameModel(nn.Module):
    """Tags every piece of a window."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(shape.width, shape.tags)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """The logits of all tags for every piece."""
        logits: Tensor = self.head(self.dropout(self.encode(input_ids, attention_mask)))
        return logits

    def encode(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """The last hidden state."""
        places = torch.arange(input_ids.shape[1], device=input_ids.device)
        x: Tensor = self.norm(self.words(input_ids) + self.positions(places)[None])
        bias = (1.0 - attention_mask[:, None, None, :].float()) * MASKED
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def freeze_words(self) -> None:
        """Keep the word table as it is.

        It holds two thirds of the parameters, and rare names must not drift away from common ones.
        """
        self.words.weight.requires_grad_(False)

    def trained_state(self) -> dict[str, Tensor]:
        """All weights but a frozen word table, which the base weights give again."""
        skip = set() if self.words.weight.requires_grad else {"words.weight"}
        return {name: weight for name, weight in self.state_dict().items() if name not in skip}
