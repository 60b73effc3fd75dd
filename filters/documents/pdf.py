"""PDF with a text layer (ISO 32000). Scans have none: a page that shows something and says nothing refuses the file."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from pypdf import PdfReader

from filters.documents.base import MAX_CHARACTERS, Reader, Unreadable

_MAX_PAGES: Final = 500


def _takes(kind: str) -> bool:
    return kind == "application/pdf"


def _read(data: bytes, parameters: str, depth: int) -> str:  # noqa: ARG001 - the signature of a reader
    if not data.startswith(b"%PDF"):
        raise Unreadable("its content is no PDF")
    try:
        return _pages(PdfReader(BytesIO(data)))
    except Unreadable:
        raise
    except Exception:  # noqa: BLE001 - the parser raises many kinds on damaged files; none may pass as read
        raise Unreadable("the PDF is damaged") from None  # the parser's words may quote it


def _pages(reader: PdfReader) -> str:
    if reader.is_encrypted:
        raise Unreadable("it is encrypted")
    if len(reader.pages) > _MAX_PAGES:
        raise Unreadable("it has more pages than are read")
    if reader.attachments:
        raise Unreadable("it has files inside")
    texts: list[str] = []
    length = 0
    for number, page in enumerate(reader.pages, 1):
        text = page.extract_text()
        if not text.strip() and "/XObject" in (page.get("/Resources") or {}):
            raise Unreadable(f"page {number} has no text layer")
        length += len(text)
        if length > MAX_CHARACTERS:
            raise Unreadable("it holds more text than is read")
        texts.append(f"[Seite {number}]\n{text}")
    fields = reader.get_form_text_fields() or {}
    filled = [f"{name}: {value}" for name, value in fields.items() if value]
    return "\n".join([*texts, *filled])


READER: Final = Reader(_takes, _read)
