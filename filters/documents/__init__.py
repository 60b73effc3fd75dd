"""Files that come with a request: read to text, or refused with the reason. Pure; one file per kind of document.

What is declared is not believed: the content has to be what the media type says. Only text leaves, filtered like any
other; what a reader cannot look into (pictures, embedded files, macros) never goes along, and where it could be the
matter itself, the whole file is refused. All limits are on what comes out, so a bomb costs no more than they allow.
"""

from __future__ import annotations

from functools import cache
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final

from filters import documents
from filters.documents.base import MAX_CHARACTERS, Reader, Unreadable
from filters.registry import load

_ARCHIVES: Final = (
    b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"\x1f\x9d",
)  # fmt: skip
_BY_SUFFIX: Final = MappingProxyType(
    {
        ".txt": "text/plain",
        ".md": "text/markdown",
        ".csv": "text/csv",
        ".tsv": "text/tab-separated-values",
        ".log": "text/plain",
        ".json": "application/json",
        ".xml": "text/xml",
        ".html": "text/html",
        ".htm": "text/html",
        ".ics": "text/calendar",
        ".vcf": "text/vcard",
        ".eml": "message/rfc822",
        ".pdf": "application/pdf",
        ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)


@cache
def _readers() -> tuple[Reader, ...]:
    return tuple(load(documents, "READER", Reader).values())


def read(data: bytes, media_type: str, filename: str = "", depth: int = 0) -> str:
    """Return the text of a file.

    Args:
        data: its content.
        media_type: as declared, with parameters (``text/plain; charset=utf-8``); empty if nothing is declared.
        filename: decides where no media type is declared.
        depth: how many files this one was found in.

    Raises:
        Unreadable: the reason is fit for the client and holds nothing of the content.
    """
    kind, _, parameters = media_type.partition(";")
    kind = kind.strip().lower()
    if kind in ("", "application/octet-stream"):
        kind = _BY_SUFFIX.get(PurePosixPath(filename).suffix.lower(), "")
    if data.startswith(_ARCHIVES) or data[257:262] == b"ustar":
        raise Unreadable("it is an archive")
    for reader in _readers():
        if reader.takes(kind):
            text = reader.read(data, parameters, depth)
            if len(text) > MAX_CHARACTERS:
                raise Unreadable("it holds more text than is read")
            return text
    raise Unreadable("files of this type are not read")
