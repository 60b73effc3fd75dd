"""Word documents (ECMA-376, Office Open XML): every part that holds text, notes and comments included.

The parts are read from the package itself, so that nothing depends on what a library takes for the document: text
boxes, tables, headers, footers, footnotes, comments and their authors, inserted text. Deleted text (``w:delText``) is
not shown by Word and is not sent. The package is a ZIP archive: sizes are checked before anything is unpacked.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from lxml import etree

from filters.documents.base import MAX_CHARACTERS, Reader, Unreadable

_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PARTS: Final = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml|docProps/core\.xml")
_FORBIDDEN: Final = re.compile(r"word/(?:embeddings/.+|vbaProject\.bin|activeX/.+)|.+\.(?:zip|docx|xlsx|pptx|bin|exe)")
_MAX_MEMBERS: Final = 2_000
_MAX_UNPACKED: Final = 64 * 1024 * 1024
_MAX_RATIO: Final = 200  # DEFLATE of real text stays far below; of zeros it reaches 1,000
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ENCRYPTED: Final = 0x1


def _takes(kind: str) -> bool:
    return kind == _KIND


def _read(data: bytes, parameters: str, depth: int) -> str:  # noqa: ARG001 - the signature of a reader
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _check(package)
            names = [name for name in package.namelist() if _PARTS.fullmatch(name)]
            if "word/document.xml" not in names:
                raise Unreadable("its content is no Word document")
            lines: list[str] = []
            for name in sorted(names, key=lambda name: (name != "word/document.xml", name)):
                lines += _lines(package.read(name))
    # NotImplementedError is zipfile's word for a compression that it does not know.
    except (zipfile.BadZipFile, etree.LxmlError, OSError, ValueError, NotImplementedError, EOFError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable("its content is no Word document, or it is damaged") from None
    return "\n".join(lines)


def _check(package: zipfile.ZipFile) -> None:
    members = package.infolist()
    unpacked = sum(member.file_size for member in members)
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise Unreadable("it is encrypted")
    if len(members) > _MAX_MEMBERS or unpacked > _MAX_UNPACKED:
        raise Unreadable("it unpacks to more than is read")
    if any(member.file_size > _MAX_RATIO * max(member.compress_size, 1) for member in members):
        raise Unreadable("it unpacks to far more than it is")
    if any(_FORBIDDEN.fullmatch(member.filename) for member in members):
        raise Unreadable("it has files or programs inside")


def _lines(part: bytes) -> Iterator[str]:
    """One line per paragraph; of the properties, one per value."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    root = etree.fromstring(part, parser)
    if root.tag.startswith(_W):
        length = 0
        for comment in root.iter(f"{_W}comment"):
            yield f"[{comment.get(f'{_W}author') or ''}]"
        for paragraph in root.iter(f"{_W}p"):
            text = "".join(_runs(paragraph))
            length += len(text)
            if length > MAX_CHARACTERS:
                raise Unreadable("it holds more text than is read")
            if text:
                yield text
    else:
        yield from (text for element in root.iter() if (text := (element.text or "").strip()))


def _runs(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}instrText"):
        yield (
            element.text or ""
            if element.tag in (f"{_W}t", f"{_W}instrText")
            else "\t"
            if element.tag == f"{_W}tab"
            else "\n"
        )


READER: Final = Reader(_takes, _read)
