"""Plain text of any kind: prose, CSV, JSON, XML, HTML source, calendars, business cards.

Charset: a byte-order mark, else what is declared (RFC 2046 section 4.1.2), else UTF-8. Guessing could turn a name into
other letters, and then nothing finds it.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from filters.documents.base import Reader, Unreadable

_CHARSET: Final = re.compile(r"charset\s*=\s*\"?([A-Za-z0-9_.:\-]{1,40})", re.IGNORECASE)
_BOMS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_KNOWN: Final = frozenset(
    (
        "utf-8 utf8 us-ascii ascii iso-8859-1 latin-1 iso-8859-15 windows-1252 cp1252 iso-8859-2 windows-1250 utf-16"
    ).split()
)
_BINARY: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MAGIC: Final = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"MZ\x90",
    b"\xd0\xcf\x11\xe0",
)


def _takes(kind: str) -> bool:
    return kind.startswith("text/") or kind in ("application/json", "application/xml", "application/x-ndjson")


def decode(data: bytes, parameters: str) -> str:
    """Decode text.

    Raises:
        Unreadable: not text in the charset that it says, or that is supposed.
    """
    charset = next((name for mark, name in _BOMS if data.startswith(mark)), "")
    if not charset:
        declared = _CHARSET.search(parameters)
        charset = declared[1].lower() if declared else "utf-8"
        if charset not in _KNOWN:
            raise Unreadable("its charset is not read")
    try:
        text = data.decode(charset)
    except UnicodeError:
        raise Unreadable("its bytes are not text in the charset that it declares, or in UTF-8") from None
    if _BINARY.search(text) or data.startswith(_MAGIC):
        raise Unreadable("its content is not text")
    return text


def _read(data: bytes, parameters: str, depth: int) -> str:  # noqa: ARG001 - the signature of a reader
    return decode(data, parameters)


READER: Final = Reader(_takes, _read)
