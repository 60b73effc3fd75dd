"""``POST /v1/images/generations``: the prompt is text; a picture may show a token where the prompt asked for a name."""

from __future__ import annotations

from typing import Any, Final

from filters.endpoints._plain_answers import PlainAnswers
from filters.endpoints._words import NUMBER, OPTIONAL_WORD, SWITCH, WORD
from filters.endpoints.base import EndpointSpec
from filters.tables import Keyed, Node, Obj, OneOf, Text

_WORDS: Final = "background complexity moderation output_format quality response_format size style".split()
_NUMBERS: Final = "n output_compression partial_images frame_count frame_duration_ms".split()
_SVG: Final = Obj({"model": WORD, "reasoning": OneOf(object=Obj({"effort": OPTIONAL_WORD}), null=True)})
_KEYS: Final[dict[str, Node]] = {
    "model": WORD,
    "prompt": Text(),
    "stream": SWITCH,
    "svg": OneOf(object=_SVG, null=True),
    "user": Keyed(),
    "safety_identifier": Keyed(),
    **dict.fromkeys(_WORDS, OPTIONAL_WORD),
    **dict.fromkeys(_NUMBERS, NUMBER),
}


def anchor(body: Any) -> str:
    """Return the prompt."""
    return str(body["prompt"])


SPEC: Final = EndpointSpec(
    name="images.generations",
    method="POST",
    path="/v1/images/generations",
    table=Obj(_KEYS, required=("model", "prompt")),
    anchor=anchor,
    answers=lambda _body: PlainAnswers("data"),
)
