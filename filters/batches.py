"""Files of requests: JSON lines in, one body for the exchange, JSON lines out.

A line is ``{"custom_id", "method", "url", "body"}`` (OpenAI's Batch API). Errors name the line and the key, never what
stands there.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Final

from filters import jsontext
from filters.errors import MalformedBody

MAX_LINES: Final = 50_000
_KEYS: Final = frozenset({"custom_id", "method", "url", "body"})


@dataclass(frozen=True, slots=True)
class Form:
    """The form with which a file of requests is uploaded.

    Attributes:
        filename: as the client calls it; as it leaves, a stand-in.
        content: JSON lines.
        expires: seconds after which the provider deletes the file, or None.
    """

    filename: str = field(repr=False)
    content: bytes = field(repr=False)
    expires: int | None = None


def to_body(form: Form) -> bytes:
    """Return the body that the table of ``files.create`` reads.

    Raises:
        MalformedBody: a line is not what a batch takes, or an id stands twice.
    """
    lines = [(number, line) for number, line in enumerate(form.content.split(b"\n"), 1) if line.strip()]
    if not 0 < len(lines) <= MAX_LINES:
        raise MalformedBody(f"a file of requests has 1 to {MAX_LINES} lines", param="file")
    seen: set[str] = set()
    for number, line in lines:
        name = _checked(number, line)
        if name in seen:
            raise MalformedBody("this id stands on two lines", param=f"file[{number}].custom_id")
        seen.add(name)
    head: dict[str, Any] = {"filename": form.filename}
    if form.expires is not None:
        head["expires_after"] = {"anchor": "created_at", "seconds": form.expires}
    joined = b",".join(line.strip() for _, line in lines)
    return jsontext.dumps(head)[:-1] + b',"requests":[' + joined + b"]}"


def _checked(number: int, line: bytes) -> str:
    """Check the frame of a line and return its id; its body is for the walk."""
    try:
        value = jsontext.loads(line)
    except MalformedBody:
        raise MalformedBody("this line is not valid JSON", param=f"file[{number}]") from None
    if not isinstance(value, dict) or value.keys() != _KEYS:
        raise MalformedBody("a line holds custom_id, method, url and body", param=f"file[{number}]")
    if not isinstance(value["custom_id"], str) or not value["custom_id"]:
        raise MalformedBody("an id is a string", param=f"file[{number}].custom_id", code="invalid_type")
    return value["custom_id"]


def from_body(body: bytes) -> Form:
    """Return the form to send, from what an exchange made of `to_body`."""
    value = jsontext.loads(body)
    content = b"".join(jsontext.dumps(line) + b"\n" for line in value["requests"])
    expires = value.get("expires_after")
    return Form(f"{value['filename']}.jsonl", content, int(expires["seconds"]) if expires else None)


class Lines:
    """Cuts a download into lines, whatever its chunks are.

    Args:
        limit: bytes of the longest line.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._rest = bytearray()

    def feed(self, chunk: bytes) -> list[bytes]:
        """Take bytes and return the lines that are complete; an empty chunk ends the last one.

        Raises:
            ValueError: a line is longer than the limit.
        """
        self._rest += chunk
        *lines, rest = bytes(self._rest).split(b"\n")
        self._rest = bytearray(rest)
        if len(rest) > self._limit:
            raise ValueError("a line is longer than the limit")
        if not chunk and rest:
            lines.append(rest)
            self._rest.clear()
        return [line for line in lines if line.strip()]


def failed_line(line: bytes, code: str, message: str) -> bytes:
    """Return an output line that says why its answer cannot be handed on."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        value = None
    name = value.get("custom_id") if isinstance(value, dict) else None
    return jsontext.dumps({"custom_id": name, "response": None, "error": {"code": code, "message": message}})
