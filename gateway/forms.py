"""Uploads: the form with a file of requests, as it comes in and as it goes out (RFC 7578).

Read are `purpose`, which must be ``batch``, `file`, and when the file expires; a part of any other name is refused. The
names and types of parts that leave are our own.
"""

from __future__ import annotations

import re
from typing import Final

import aiohttp
from aiohttp import web

from filters.batches import Form
from gateway.errors import InvalidRequest, RequestTooLarge

_FIELDS: Final = ("purpose", "expires_after[anchor]", "expires_after[seconds]")
_SECONDS: Final = re.compile(r"\d{1,9}")
_MAX_FIELD: Final = 256
_PLAIN: Final = frozenset({"", "binary", "8bit", "7bit"})


async def read_form(request: web.Request, limit: int) -> Form:
    """Read an upload.

    Raises:
        InvalidRequest: not such a form.
        RequestTooLarge: the file is larger than `limit` bytes.
    """
    fields: dict[str, str] = {}
    content: bytes | None = None
    filename = ""
    try:
        async for part in await request.multipart():
            if not isinstance(part, aiohttp.BodyPartReader):
                raise InvalidRequest("A form inside a form is not read.")
            if (
                part.headers.get("Content-Transfer-Encoding", "").lower() not in _PLAIN
                or "Content-Encoding" in part.headers
            ):
                raise InvalidRequest("A part of the form is encoded.")
            if part.name == "file" and content is None:
                filename, content = part.filename or "", await _bytes(part, limit)
            elif part.name in _FIELDS and part.name not in fields:
                fields[part.name] = (await _bytes(part, _MAX_FIELD)).decode("ascii", "replace")
            else:
                raise InvalidRequest("The form has a part that is not taken, or twice.", code="unsupported_parameter")
    except (ValueError, aiohttp.ClientError):
        raise InvalidRequest("The form cannot be read.") from None
    return Form(filename or "requests", _required(content, fields), _expires(fields))


def _required(content: bytes | None, fields: dict[str, str]) -> bytes:
    if fields.get("purpose") != "batch":
        raise InvalidRequest(
            "Only files of requests are taken (purpose=batch).", param="purpose", code="stateful_request_not_allowed"
        )
    if content is None:
        raise InvalidRequest("The form has no file.", param="file")
    return content


def _expires(fields: dict[str, str]) -> int | None:
    seconds = fields.get("expires_after[seconds]")
    if seconds is None:
        return None
    if not _SECONDS.fullmatch(seconds) or fields.get("expires_after[anchor]", "created_at") != "created_at":
        raise InvalidRequest("It cannot expire so.", param="expires_after")
    return int(seconds)


async def _bytes(part: aiohttp.BodyPartReader, limit: int) -> bytes:
    found = bytearray()
    while chunk := await part.read_chunk():
        found += chunk
        if len(found) > limit:
            raise RequestTooLarge("A part of the form is larger than this gateway accepts.")
    return bytes(found)


async def write_form(form: Form) -> tuple[str, bytes]:
    """Return content type and body of an upload."""
    with aiohttp.MultipartWriter("form-data") as writer:
        writer.append("batch").set_content_disposition("form-data", name="purpose")
        if form.expires is not None:
            writer.append("created_at").set_content_disposition("form-data", name="expires_after[anchor]")
            writer.append(str(form.expires)).set_content_disposition("form-data", name="expires_after[seconds]")
        part = writer.append(form.content, {"Content-Type": "application/jsonl"})
        part.set_content_disposition("form-data", name="file", filename=form.filename)
        return writer.content_type, await writer.as_bytes()
