"""``/v1/files`` with ``purpose=batch``: a file of requests is one request with many bodies.

The gateway reads the form and its JSON lines (`filters.batches`) into ``{"filename", "requests": [{custom_id, method,
url, body}]}``. So one map of pseudonyms and one look of the guard cover the file as a whole. The client's `custom_id`s
and the file's name are replaced by keyed stand-ins.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from filters.asked import format_of
from filters.endpoints import (
    openai_chat,
    openai_completions,
    openai_embeddings,
    openai_moderations,
    openai_responses,
)
from filters.endpoints._batch_answers import BatchAnswers
from filters.endpoints._stored_answers import answers
from filters.endpoints._words import NUMBER, WORD
from filters.endpoints.base import EndpointSpec
from filters.tables import Arr, Keyed, Node, Obj, Refuse, Variant

#: url of a line → the endpoint whose rules it follows.
BATCHED: Final[Mapping[str, EndpointSpec]] = MappingProxyType(
    {
        spec.path: spec
        for spec in (
            openai_chat.SPEC,
            openai_completions.SPEC,
            openai_embeddings.SPEC,
            openai_moderations.SPEC,
            openai_responses.SPEC,
        )
    }
)


_POST: Final = Refuse("a line of a batch is a POST", unless=("POST",))
_URL: Final = Refuse("batches of this endpoint are not served", unless=tuple(BATCHED))


def _line(table: Node | None) -> Node:
    assert table is not None  # each of them takes a body
    keys: dict[str, Node] = {"custom_id": Keyed(), "method": _POST, "url": _URL, "body": table}
    return Obj(keys, required=tuple(keys))


TABLE: Final = Obj(
    {
        "filename": Keyed(),
        "expires_after": Obj({"anchor": WORD, "seconds": NUMBER}),
        "requests": Arr(Variant("url", {url: _line(spec.table) for url, spec in BATCHED.items()})),
    },
    required=("requests",),
)


def _texts(body: Any) -> list[str]:
    """Texts that each line's own endpoint trusts."""
    found = []
    for line in body["requests"]:
        trusted = BATCHED[line["url"]].trusted_texts
        found += trusted(line["body"]) if trusted else []
    return found


def anchor(body: Any) -> str:
    """Return what names the file: everything that people say in it, as a file is sent once."""
    return "\n".join(_texts(body))


def bodies(body: Any) -> list[dict[str, Any]]:
    """Return the bodies of the requests in it."""
    return [line["body"] for line in body["requests"]]


def hint(body: Any) -> dict[str, Any]:
    """Return for each line, by the stand-in of its id, its endpoint and the wanted form of its answer."""
    return {"lines": {line["custom_id"]: [line["url"], format_of(line["body"])] for line in body["requests"]}}


def line_answers(hint: Any) -> BatchAnswers:
    """Read the lines of a file of the batch that `hint` describes."""
    return BatchAnswers(hint.get("lines", {}), BATCHED)


SPEC: Final = (
    EndpointSpec(
        name="files.create",
        method="POST",
        path="/v1/files",
        table=TABLE,
        anchor=anchor,
        trusted_texts=_texts,
        answers=answers,
        hint=hint,
        bodies=bodies,
        generates=True,
        runs=False,
        form=True,
        makes="batch_files",
    ),
    EndpointSpec(
        name="files.retrieve",
        method="GET",
        path="/v1/files/{id}",
        answers=answers,
        refers="batch_files",
    ),
    EndpointSpec(
        name="files.delete",
        method="DELETE",
        path="/v1/files/{id}",
        answers=answers,
        refers="batch_files",
    ),
    EndpointSpec(
        name="files.content",
        method="GET",
        path="/v1/files/{id}/content",
        answers=line_answers,
        lines=True,
        refers="batch_files",
    ),
)
