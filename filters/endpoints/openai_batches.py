"""``/v1/batches``: requests of a file that the provider works off within a day."""

from __future__ import annotations

from typing import Any, Final

from filters.endpoints._stored_answers import answers
from filters.endpoints._words import NUMBER, WORD
from filters.endpoints.base import EndpointSpec
from filters.endpoints.openai_batch_files import BATCHED
from filters.tables import Free, Obj, OneOf, Reference, Refuse

TABLE: Final = Obj(
    {
        "input_file_id": Reference("batch_files"),
        "endpoint": Refuse("batches of this endpoint are not served", unless=tuple(BATCHED)),
        "completion_window": WORD,
        "metadata": OneOf(object=Free(), null=True),
        "output_expires_after": Obj({"anchor": WORD, "seconds": NUMBER}),
    },
    required=("input_file_id", "endpoint", "completion_window"),
)


def anchor(_body: Any) -> str:
    """A batch belongs to the conversation of its file, which is recalled."""
    return ""


SPEC: Final = (
    EndpointSpec(
        name="batches.create",
        method="POST",
        path="/v1/batches",
        table=TABLE,
        anchor=anchor,
        answers=answers,
        makes="batches",
    ),
    *(
        EndpointSpec(
            name=f"batches.{name}",
            method=method,
            path=f"/v1/batches/{{id}}{rest}",
            answers=answers,
            refers="batches",
            makes="batches",
        )
        for name, method, rest in (("retrieve", "GET", ""), ("cancel", "POST", "/cancel"))
    ),
)
