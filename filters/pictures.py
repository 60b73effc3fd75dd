"""Pictures inside a request: where each API puts them, and what goes in their place.

A picture is read by a reader that the gateway passes in (`gateway.ocr`); the core only says what becomes of it. By
policy its text goes in its place, filtered like any other (``text``), or the picture goes itself if nothing was found
in it (``forward``): painted anew by the reader, so that nothing hides in its file. What a reader of text cannot see, a
face above all, goes along: that is the operator's decision.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from filters.documents.base import Unreadable

#: In one request: reading each takes a good part of a second.
MAX_PICTURES: Final = 16


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was read.

    Attributes:
        text: what can be read in it.
        media_type, data: the picture painted anew: nothing of its file but what is seen.
    """

    text: str = field(repr=False)
    media_type: str
    data: bytes = field(repr=False)

    @property
    def url(self) -> str:
        """It as a data URL (RFC 2397)."""
        return f"data:{self.media_type};base64,{self.base64}"

    @property
    def base64(self) -> str:
        """Its data in base64."""
        return base64.b64encode(self.data).decode()


@dataclass(frozen=True, slots=True)
class Pictures:
    """What policy does with pictures.

    Attributes:
        read: content of a file → the picture; raises `Unreadable`.
        send: ``text`` sends its text in its place; ``forward`` sends it if nothing was found in it.
    """

    read: Callable[[bytes], Picture]
    send: Literal["text", "forward"]


def read_picture(url: str, pictures: Pictures) -> Picture:
    """Decode a data URL and read the picture in it.

    Raises:
        Unreadable: another URL, not base64, or no picture that can be read.
    """
    head, comma, data = url.partition(",")
    if not head.startswith("data:image/") or not comma or not head.endswith(";base64"):
        raise Unreadable("only pictures inside the request are read, as data URL in base64")
    try:
        return pictures.read(base64.b64decode(data, validate=True))
    except (binascii.Error, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable("its data is not base64") from None


def as_said(picture: Picture) -> str:
    """The words that stand for a picture."""
    return f"[Bild]\n{picture.text}" if picture.text.strip() else "[Bild ohne lesbaren Text]"


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""


# ------------------------------------------------------------------ chat completions


def of_chat(part: Mapping[str, Any]) -> str:
    """``{"type": "image_url", "image_url": {"url": "data:…"}}``; Mistral's clients send the URL itself."""
    image = part.get("image_url")
    return _string(image.get("url")) if isinstance(image, dict) else _string(image)


def in_chat(part: dict[str, Any], picture: Picture) -> None:
    """Put the picture where it was."""
    if isinstance(part["image_url"], dict):
        part["image_url"]["url"] = picture.url
    else:
        part["image_url"] = picture.url


def as_chat_text(part: Mapping[str, Any], text: str) -> dict[str, Any]:
    """A text part; what else stands beside the picture stays and is looked at by the table."""
    return {**{key: value for key, value in part.items() if key != "image_url"}, "type": "text", "text": text}


# ------------------------------------------------------------------ responses


def of_responses(part: Mapping[str, Any]) -> str:
    """``{"type": "input_image", "image_url": "data:…"}``."""
    return _string(part.get("image_url")) if part.get("file_id") is None else ""


def in_responses(part: dict[str, Any], picture: Picture) -> None:
    """Put the picture where it was."""
    part["image_url"] = picture.url


def as_responses_text(part: Mapping[str, Any], text: str) -> dict[str, Any]:
    """An input text."""
    dropped = ("image_url", "file_id", "detail")
    return {**{key: value for key, value in part.items() if key not in dropped}, "type": "input_text", "text": text}


# ------------------------------------------------------------------ messages


def of_messages(block: Mapping[str, Any]) -> str:
    """``{"type": "image", "source": {"type": "base64", "media_type": …, "data": …}}``."""
    source = block.get("source")
    if not isinstance(source, dict) or source.get("type") != "base64":
        return ""
    return f"data:{_string(source.get('media_type'))};base64,{_string(source.get('data'))}"


def in_messages(block: dict[str, Any], picture: Picture) -> None:
    """Put the picture where it was."""
    block["source"] |= {"media_type": picture.media_type, "data": picture.base64}


def as_messages_text(block: Mapping[str, Any], text: str) -> dict[str, Any]:
    """A text block."""
    dropped = ("source", "transformations")
    return {**{key: value for key, value in block.items() if key not in dropped}, "type": "text", "text": text}
