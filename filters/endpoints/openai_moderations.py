"""``POST /v1/moderations``: texts are judged; pictures are refused."""

from __future__ import annotations

from typing import Any, Final

from filters.endpoints._plain_answers import PlainAnswers
from filters.endpoints._words import TAG, TOKEN_IDS, UNREADABLE, WORD
from filters.endpoints.base import EndpointSpec
from filters.tables import Arr, Obj, OneOf, Refuse, Text, Variant

_PART: Final = Variant(
    "type",
    {
        "text": Obj({"type": TAG, "text": Text()}, required=("text",)),
        "image_url": Refuse(UNREADABLE.format("an image"), unless=()),
    },
)


def anchor(body: Any) -> str:
    """Return what is judged: every text is a conversation of its own."""
    return repr(body["input"])


SPEC: Final = EndpointSpec(
    name="moderations",
    method="POST",
    path="/v1/moderations",
    table=Obj(
        {
            "model": WORD,
            "input": OneOf(string=Text(), array=Arr(OneOf(string=Text(), object=_PART, otherwise=TOKEN_IDS))),
        },
        required=("model", "input"),
    ),
    anchor=anchor,
    answers=lambda _body: PlainAnswers("results"),
)
