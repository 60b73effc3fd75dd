"""Reading pictures with the real programs."""

from __future__ import annotations

import io

import pytest
from PIL import Image, PngImagePlugin

from filters.documents.base import Unreadable
from gateway import ocr
from gateway.config import parse_config
from gateway.problems import ConfigError
from tests.support.core import VENDOR
from tests.support.scans import LETTER, picture

pytestmark = pytest.mark.skipif(bool(ocr.problem()), reason=ocr.problem())


def test_print_is_read():
    read = ocr.Ocr()(picture(LETTER))
    assert "Annegret Weber" in read.text
    assert "annegret@beispiel-verlag.example" in read.text
    assert read.media_type == "image/png"
    assert "Weber" not in repr(read)


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "GIF"])
def test_other_formats(kind):
    assert "Annegret Weber" in ocr.Ocr()(picture(LETTER, kind)).text


def test_what_a_file_holds_besides_does_not_go_on():
    """Where a photograph was taken, and comments (GDPR Art. 4(1): both can be personal data)."""
    exif = Image.Exif()
    exif[0x010E] = "Foto von Annegret Weber"
    jpeg = ocr.Ocr()(picture("Hello", "JPEG", exif=exif))
    assert b"Annegret" in picture("Hello", "JPEG", exif=exif)
    assert b"Annegret" not in jpeg.data
    assert jpeg.media_type == "image/jpeg"
    comment = PngImagePlugin.PngInfo()
    comment.add_text("Comment", "Annegret Weber")
    assert b"Annegret" in picture("Hello", pnginfo=comment)
    assert b"Annegret" not in ocr.Ocr()(picture("Hello", pnginfo=comment)).data
    assert b"Annegret" not in ocr.Ocr()(picture("Hello") + b"Annegret Weber").data


def test_a_turned_photograph_is_read_as_it_is_seen():
    exif = Image.Exif()
    exif[0x0112] = 3  # upside down
    upside_down = Image.open(io.BytesIO(picture(LETTER))).rotate(180)
    out = io.BytesIO()
    upside_down.save(out, "JPEG", exif=exif)
    assert "Annegret Weber" in ocr.Ocr()(out.getvalue()).text


def _animated() -> bytes:
    out = io.BytesIO()
    frames = [Image.new("L", (9, 9), shade) for shade in (0, 255)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    return out.getvalue()


def _bomb() -> bytes:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "decoded"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "decoded"),
        (picture(LETTER)[:2000], "decoded"),
        (picture(LETTER, "BMP"), "decoded"),
        (_animated(), "animated"),
        (_bomb(), "too large"),
    ],
    ids=["empty", "svg", "cut", "bmp", "animated", "bomb"],
)
def test_what_cannot_be_read_is_refused(content, why):
    with pytest.raises(Unreadable, match=why):
        ocr.Ocr()(content)


def test_a_policy_that_wants_it_does_not_start_without_it(monkeypatch):
    config = parse_config(VENDOR + "files: {images: text}")
    assert ocr.reader(config) is not None
    assert ocr.reader(parse_config(VENDOR)) is None
    monkeypatch.setattr(ocr.shutil, "which", lambda _: None)
    with pytest.raises(ConfigError, match="tesseract"):
        ocr.reader(config)


def test_a_reader_that_fails_refuses(monkeypatch, tmp_path):
    broken = tmp_path / "tesseract"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(ocr.shutil, "which", lambda _: str(broken))
    with pytest.raises(Unreadable, match="could not be read"):
        ocr.Ocr()(picture(LETTER))
