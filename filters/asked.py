"""What a request asks for, read from the protocol's own keys before any text is replaced."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from filters.endpoints.base import EndpointSpec

# Bounded labels, and never begun inside a word: a megabyte of digits or dashes must cost no more than its length.
_HOST = re.compile(
    r"(?<![\w.\-])(?:[a-z0-9](?:[\w\-]{0,62}\.){1,8}[a-z]{2,24}|localhost|\d{1,3}(?:\.\d{1,3}){3})(?![\w\-])",
    re.IGNORECASE,
)


#: How the APIs call the bound of an answer.
_BOUNDS: Final = ("max_tokens", "max_completion_tokens", "max_output_tokens")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for.

    Attributes:
        models: one, several in a file of requests, none where a stored object is named.
        stream: whether the client asks for a stream; what comes back is decided by the upstream's media type.
        output: the most tokens of output that it asks for.
        unbounded: answers for which it sets no bound.
        makes: kind of the object that the provider will store of it, or "".
        hint: what says how its answers are read, see `EndpointSpec.hint`.
        opening: the text that identifies the conversation.
        hosts: hosts that people name in it, lower case.
    """

    models: frozenset[str] = frozenset()
    stream: bool = False
    output: int = 0
    unbounded: int = 0
    makes: str = ""
    hint: Mapping[str, Any] = field(default_factory=dict)
    opening: str = field(default="", repr=False)
    hosts: frozenset[str] = field(default=frozenset(), repr=False)

    @classmethod
    def of(cls, body: dict[str, Any], spec: EndpointSpec) -> Asked:
        """Read a body that the walk has accepted."""
        trusted = spec.trusted_texts(body) if spec.trusted_texts else []
        output, unbounded = _output(bodies_of(body, spec)) if spec.generates else (0, 0)
        return cls(
            models=frozenset(str(inner["model"]) for inner in bodies_of(body, spec) if "model" in inner),
            stream=body.get("stream") is True,
            output=output,
            unbounded=unbounded,
            makes=spec.makes if body.get("store") is not False else "",
            hint=spec.hint(body) if spec.hint else format_of(body),
            opening=spec.anchor(body) if spec.anchor else "",
            hosts=frozenset(match.group().lower() for text in trusted for match in _HOST.finditer(text)),
        )


def bodies_of(body: dict[str, Any], spec: EndpointSpec) -> list[dict[str, Any]]:
    """The request bodies in a body: itself, or those of a file of requests."""
    return spec.bodies(body) if spec.bodies else [body]


def _output(bodies: Sequence[Mapping[str, Any]]) -> tuple[int, int]:
    """The most that a request, or all of a file together, may write, and the answers without a bound.

    With several choices each counts.
    """
    total = unbounded = 0
    for body in bodies:
        bounds = [_counted(body[key]) for key in _BOUNDS if body.get(key) is not None]
        choices = max([1, *(_counted(body[key]) for key in ("n", "best_of") if body.get(key) is not None)])
        if isinstance(body.get("prompt"), list):
            choices *= max(1, len(body["prompt"]))  # an answer for each
        if not bounds or min(bounds) < 1:  # some servers take -1 for "as long as you like"
            unbounded += choices
        else:
            total += max(bounds) * choices
    return total, unbounded


def _counted(number: Any) -> int:
    """A number as a server may read it, rounded up; 0 for what is none."""
    counts = isinstance(number, int | float) and not isinstance(number, bool)
    return math.ceil(number) if counts else 0


def format_of(body: Mapping[str, Any]) -> dict[str, Any]:
    """The wanted form of the answer, as little of it as `EndpointSpec.answers` looks at."""
    chat = _kind(body.get("response_format"))
    text = body.get("text")
    responses = _kind(text.get("format")) if isinstance(text, dict) else {}
    return {**({"response_format": chat} if chat else {}), **({"text": {"format": responses}} if responses else {})}


def _kind(wanted: Any) -> dict[str, Any]:
    return {"type": wanted["type"]} if isinstance(wanted, dict) and isinstance(wanted.get("type"), str) else {}
