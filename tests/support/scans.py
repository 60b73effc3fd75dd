"""Pictures of text, as a scanner or a screenshot makes them."""

from __future__ import annotations

import base64
import io
from typing import Any

from PIL import Image, ImageDraw, ImageFont

LETTER = "Sehr geehrte Frau Annegret Weber,\nIhre IBAN DE02 1203 0000 0000 2020 51\nannegret@beispiel-verlag.example"
HARMLESS = "Quarterly figures\nRevenue 4.2 million\nGrowth 7 percent"


def picture(text: str, kind: str = "PNG", **options: Any) -> bytes:
    """Black on white, in a font that comes with Pillow (letters of ASCII only)."""
    image = Image.new("RGB", (1200, 60 * (text.count("\n") + 2)), "white")
    ImageDraw.Draw(image).text((20, 20), text, fill="black", font=ImageFont.load_default(36), spacing=16)
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def data_url(content: bytes, kind: str = "png") -> str:
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"
