"""Files inside a request: where each API puts them, and what goes in their place.

A file travels as base64 or as a data URL (RFC 2397). Its text replaces it, under a line with its name, so that the
model knows what it reads; the same file gives the same text in every turn.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping
from typing import Any, Final

from filters.documents.base import Unreadable

ReadDocument = Callable[[bytes, str, str], str]
Given = tuple[str, str, str]

_MAX_NAME: Final = 200


def read_attachment(given: Given, read: ReadDocument) -> str:
    """Decode a file and read it; the first line names it.

    Raises:
        Unreadable: not base64, or no reader can inspect it.
    """
    data, media_type, name = given
    if data.startswith("data:"):
        head, comma, data = data[5:].partition(",")
        if not comma or not head.endswith(";base64"):
            raise Unreadable("its data URL is not base64")
        media_type = head.removesuffix(";base64")
    try:
        content = base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        raise Unreadable("its data is not base64") from None
    return f"[{name[:_MAX_NAME] or 'Datei'}]\n{read(content, media_type, name)}"


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""


# ------------------------------------------------------------------ chat completions


def of_chat(part: Mapping[str, Any]) -> Given | None:
    """``{"type": "file", "file": {"filename": …, "file_data": "data:…"}}``."""
    file = part.get("file")
    if (
        not isinstance(file, dict)
        or file.get("file_id") is not None
        or set(file) - {"filename", "file_data", "file_id"}
    ):
        return None
    return (_string(file.get("file_data")), "", _string(file.get("filename"))) if file.get("file_data") else None


def as_chat_text(part: Mapping[str, Any], text: str) -> dict[str, Any]:
    """A text part; what else stands beside the file stays and is looked at by the table."""
    return {**{key: value for key, value in part.items() if key != "file"}, "type": "text", "text": text}


# ------------------------------------------------------------------ responses


def of_responses(part: Mapping[str, Any]) -> Given | None:
    """``{"type": "input_file", "filename": …, "file_data": "data:…"}``."""
    if part.get("file_id") is not None or part.get("file_url") is not None or not part.get("file_data"):
        return None
    return _string(part.get("file_data")), "", _string(part.get("filename"))


def as_responses_text(part: Mapping[str, Any], text: str) -> dict[str, Any]:
    """An input text."""
    dropped = ("filename", "file_data", "file_id", "file_url", "detail")
    return {**{key: value for key, value in part.items() if key not in dropped}, "type": "input_text", "text": text}


# ------------------------------------------------------------------ messages


def of_messages(source: Mapping[str, Any]) -> Given | None:
    """``{"type": "base64", "media_type": …, "data": …}``, the source of a document."""
    if set(source) - {"type", "media_type", "data"}:
        return None
    return _string(source.get("data")), _string(source.get("media_type")), ""


def as_messages_text(source: Mapping[str, Any], text: str) -> dict[str, Any]:  # noqa: ARG001 - nothing of it stays
    """A plain-text source."""
    return {"type": "text", "media_type": "text/plain", "data": text}
