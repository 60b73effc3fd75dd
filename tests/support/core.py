"""Helpers for tests of the core: a detector that finds what the test planted, and an exchange in one line."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from filters.classification import Classification
from filters.detection import EntityType, Segment, Span, resolve_overlaps
from filters.endpoints.openai_chat import SPEC
from filters.exchange import Exchange
from filters.lexicon import Lexicon
from filters.policy import FilterPolicy
from filters.pseudonyms import TokenKey
from filters.scope import Scope
from filters.sealing import Sealer

Planted = Mapping[str, tuple[EntityType, str]]
#: Where test processes keep caches between runs, as `XDG_CACHE_HOME` would say.
CACHES = Path(__file__).parent.parent.parent / ".pytest_cache"


VENDOR = """\
version: 1
upstreams:
  - name: eu
    provider: openai
    base_url: https://eu.api.openai.com/v1
    key: {env: OPENAI_API_KEY}
    region: EU
    receives: [green]
    models: ["*"]
"""


@cache
def lexicon() -> Lexicon:
    return Lexicon.load()


@dataclass
class PlantedDetector:
    """Finds exactly the planted values, as they are written, wherever they stand."""

    values: Planted
    calls: int = 0

    def detect(self, segments: Sequence[Segment]) -> list[tuple[Span, ...]]:
        self.calls += 1
        return [self._one(segment.text) for segment in segments]

    def _one(self, text: str) -> tuple[Span, ...]:
        spans = []
        for value, (label, subtype) in self.values.items():
            start = text.find(value)
            while start >= 0:
                spans.append(Span(start, start + len(value), label, subtype))
                start = text.find(value, start + len(value))
        return resolve_overlaps(spans)


def scope(secret: bytes = b"k" * 32) -> Scope:
    client = TokenKey(secret)
    return Scope(
        client,
        anchor=lambda text: client.opaque("anchor", text),
        conversation=lambda name: TokenKey(secret + name.encode()),
        sealer=Sealer([secret[:32].ljust(32, b"k")], "tests"),
    )


@dataclass
class Trip:
    """A request on its way: what was sent, and the exchange that can restore the answer."""

    exchange: Exchange
    sent: dict[str, Any]
    raw: bytes
    classification: Classification
    tokens: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.raw.decode()

    def answer(self, content: str, **message: Any) -> dict[str, Any]:
        body = {"choices": [{"index": 0, "message": {"role": "assistant", "content": content, **message}}]}
        return json.loads(self.exchange.restore_body(json.dumps(body).encode()))


def send(
    body: dict[str, Any], planted: Planted, *, policy: FilterPolicy | None = None, secret: bytes = b"k" * 32
) -> Trip:
    exchange = Exchange(SPEC, policy or FilterPolicy(), scope(secret), lexicon())
    exchange.receive(json.dumps(body, ensure_ascii=False).encode())
    classification = exchange.analyze(PlantedDetector(planted).detect(exchange.segments))
    raw = exchange.outgoing()
    return Trip(exchange, json.loads(raw), raw, classification)


def chat(*texts: str, **more: Any) -> dict[str, Any]:
    """A conversation of alternating user and assistant messages."""
    roles = ("user", "assistant")
    return {"model": "m", "messages": [{"role": roles[i % 2], "content": t} for i, t in enumerate(texts)], **more}
