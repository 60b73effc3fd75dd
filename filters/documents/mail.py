"""E-mail (RFC 5322, MIME: RFC 2045 to 2047): the head, the text, and every attachment that is a readable file.

Of a text and its HTML twin (multipart/alternative) the text is read. One attachment that cannot be read refuses the
mail: it could be the matter itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import MIMEPart
from typing import Final

from lxml import etree, html

from filters import documents
from filters.documents.base import MAX_DEPTH, Reader, Unreadable

_HEAD: Final = ("From", "To", "Cc", "Reply-To", "Date", "Subject")
_SEALED: Final = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")


def _takes(kind: str) -> bool:
    return kind == "message/rfc822"


def _read(data: bytes, parameters: str, depth: int) -> str:  # noqa: ARG001 - the signature of a reader
    try:
        return "\n".join(_lines(_opened(data), depth))
    except Unreadable:
        raise
    except Exception:  # noqa: BLE001 - the parser raises many kinds on damaged files; none may pass as read
        raise Unreadable("the e-mail is damaged") from None  # the parser's words may quote it


def _opened(data: bytes) -> MIMEPart:
    message = message_from_bytes(data, policy=policy.default)
    if not any(message.get(name) for name in ("From", "Subject", "Date")):
        raise Unreadable("it is no e-mail")
    return message


def _lines(message: MIMEPart, depth: int) -> Iterator[str]:
    if depth > MAX_DEPTH:
        raise Unreadable("files are nested too deeply in it")
    for name in _HEAD:
        for value in message.get_all(name, ()):
            yield f"{name}: {value}"
    yield ""
    body = message.get_body(("plain", "html"))
    if body is not None:
        yield _text(body)
    for part in _others(message, body):
        name = part.get_filename() or ""
        yield f"\n[{name or part.get_content_type()}]"
        yield _attached(part, name, depth + 1)


def _others(message: MIMEPart, body: MIMEPart | None) -> Iterator[MIMEPart]:
    """Every part that is not the body, its HTML twin or a container."""
    if message.get_content_type() in _SEALED:
        raise Unreadable("it is encrypted")
    twins = _twins(message)
    for part in _walk(message):
        if part.get_content_type() in _SEALED:
            raise Unreadable("it is encrypted")
        if part is not body and id(part) not in twins and part is not message:
            yield part


def _walk(message: MIMEPart) -> Iterator[MIMEPart]:
    """The leaves; an attached mail is a leaf, it is read as a file of its own."""
    for part in message.iter_parts() if message.is_multipart() else ():
        if part.get_content_maintype() == "multipart" and part.get_content_type() not in _SEALED:
            yield from _walk(part)
        else:
            yield part


def _twins(message: MIMEPart) -> set[int]:
    found: set[int] = set()
    for part in message.walk():
        if part.get_content_type() == "multipart/alternative" and part.is_multipart():
            found |= {id(leaf) for leaf in part.walk() if leaf.get_content_maintype() == "text"}
    return found


def _text(part: MIMEPart) -> str:
    text = str(part.get_content())
    return as_text(text) if part.get_content_subtype() == "html" else text


def _attached(part: MIMEPart, name: str, depth: int) -> str:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_content()
        return "\n".join(_lines(inner, depth)) if isinstance(inner, MIMEPart) else ""
    content = part.get_content()
    data = content.encode() if isinstance(content, str) else bytes(content)
    kind = f"{part.get_content_type()}; charset=utf-8" if isinstance(content, str) else part.get_content_type()
    try:
        return documents.read(data, kind, name, depth)
    except Unreadable as error:
        raise Unreadable(f"an attachment cannot be read: {error}") from None


def as_text(source: str) -> str:
    """Reduce HTML to its text.

    Raises:
        Unreadable: it cannot be parsed.
    """
    try:
        tree = html.document_fromstring(source, parser=html.HTMLParser(no_network=True, huge_tree=False))
    except (etree.LxmlError, ValueError):
        raise Unreadable("its HTML cannot be read") from None
    for element in tree.iter("script", "style"):
        element.clear(keep_tail=True)
    for element in tree.iter("br", "p", "div", "tr", "li", "h1", "h2", "h3"):
        element.tail = "\n" + (element.tail or "")
    return str(tree.text_content()).strip()


READER: Final = Reader(_takes, _read)
