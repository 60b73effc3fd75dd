"""Reading pictures: Tesseract with German and English, the extra ``ocr`` and a program of the system.

A picture is decoded by Pillow within limits, painted anew without anything that its file held besides (EXIF places,
comments, further frames), and handed to Tesseract over a pipe: nothing of it is ever on disk.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import threading
import warnings
from importlib import util
from types import MappingProxyType
from typing import Final

from filters.documents.base import Unreadable
from filters.pictures import Picture
from gateway.config import Config
from gateway.problems import ConfigError, Problem

_LANGUAGES: Final = ("deu", "eng")
_MAX_PIXELS: Final = 25_000_000
_SECONDS: Final = 10.0
_AT_A_TIME: Final = 2
_FORMATS: Final = ("PNG", "JPEG", "WEBP", "GIF")
_ALONE: Final = MappingProxyType({"OMP_THREAD_LIMIT": "1"})
_DPI: Final = "300"  # what Tesseract assumes of pictures that do not say


def problem() -> str:
    """Why pictures cannot be read on this machine, or ""."""
    if util.find_spec("PIL") is None:
        return "the extra `ocr` is not installed (Pillow)"
    program = shutil.which("tesseract")
    if program is None:
        return "the program `tesseract` is not installed"
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False, timeout=_SECONDS)  # noqa: S603 - found above
    missing = [name for name in _LANGUAGES if name not in listed.stdout.split()]
    return f"tesseract has no data for {', '.join(missing)}" if missing else ""


def reader(config: Config) -> Ocr | None:
    """Make the reader of pictures, where policy wants one.

    Raises:
        ConfigError: policy wants one, and this machine has none.
    """
    if config.files.images == "refuse":
        return None
    if missing := problem():
        raise ConfigError([Problem("policies.yaml", 0, "files.images", missing)])
    return Ocr()


class Ocr:
    """Reads pictures; may be called from several threads."""

    def __init__(self) -> None:
        self._program = shutil.which("tesseract") or "tesseract"
        self._free = threading.BoundedSemaphore(_AT_A_TIME)

    def __call__(self, content: bytes) -> Picture:
        """Read a picture.

        Raises:
            Unreadable: no picture of a known format, too large, animated, or not read in time.
        """
        with self._free:  # decoding takes memory, reading a processor
            return self._seen(content)

    def _seen(self, content: bytes) -> Picture:
        painted = io.BytesIO()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")  # Pillow warns of what only may be a bomb
                kind = _paint(content, painted)
        except Unreadable:
            raise
        except Exception:  # noqa: BLE001 - a decoder's exception is of any type, and may quote what it read
            raise Unreadable("it cannot be decoded") from None
        data = painted.getvalue()
        return Picture(self._read(data), kind, data)

    def _read(self, data: bytes) -> str:
        command = [self._program, "stdin", "stdout", "-l", "+".join(_LANGUAGES), "--dpi", _DPI]
        try:
            done = subprocess.run(  # noqa: S603 - fixed words, no shell
                command, input=data, capture_output=True, timeout=_SECONDS, check=True, env=_ALONE
            )
        except (subprocess.SubprocessError, OSError):
            raise Unreadable("its text could not be read") from None
        return done.stdout.decode("utf-8", "replace").strip()


def _paint(content: bytes, to: io.BytesIO) -> str:
    """Decode a picture and encode what is seen; returns the media type."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - only where policy reads pictures

    try:
        picture = Image.open(io.BytesIO(content), formats=_FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Unreadable("it is too large") from None
    with picture as opened:
        if opened.width * opened.height > _MAX_PIXELS:
            raise Unreadable("it is too large")
        if getattr(opened, "n_frames", 1) > 1:
            raise Unreadable("it is animated")
        lossy = opened.format == "JPEG"
        turned = ImageOps.exif_transpose(opened).convert("RGB" if lossy else "RGBA")
    bare = Image.new(turned.mode, turned.size)
    bare.paste(turned)
    if lossy:
        bare.save(to, "JPEG", quality=95)
        return "image/jpeg"
    bare.save(to, "PNG")
    return "image/png"
