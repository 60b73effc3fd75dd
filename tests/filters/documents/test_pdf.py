"""PDF: text layers with umlauts; scans, encryption and files inside are refused."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from filters import documents
from filters.documents.base import Unreadable

KIND = "application/pdf"


def writer(*pages: str) -> PdfWriter:
    """A PDF with one line of text a page, in a standard font; an empty string is a page with a picture only."""
    made = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    for text in pages:
        page = made.add_blank_page(400, 400)
        stream = DecodedStreamObject()
        stream.set_data(b"BT /F1 12 Tf 20 200 Td (" + text.encode("cp1252") + b") Tj ET" if text else b"/Im1 Do")
        page[NameObject("/Contents")] = made._add_object(stream)
        fonts = DictionaryObject({NameObject("/F1"): made._add_object(font)})
        resources = DictionaryObject({NameObject("/Font"): fonts})
        if not text:
            picture = DecodedStreamObject()
            picture.set_data(b"\0")
            picture.update({NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Image")})
            resources[NameObject("/XObject")] = DictionaryObject({NameObject("/Im1"): made._add_object(picture)})
        page[NameObject("/Resources")] = resources
    return made


def pdf(made: PdfWriter) -> bytes:
    out = BytesIO()
    made.write(out)
    return out.getvalue()


def test_pages_with_umlauts():
    text = documents.read(pdf(writer("Frau Müller-Lüdenscheidt", "Lindenstraße 14")), KIND)
    assert text == "[Seite 1]\nFrau Müller-Lüdenscheidt\n[Seite 2]\nLindenstraße 14"


def test_a_scan_is_refused():
    with pytest.raises(Unreadable, match="page 2 has no text layer"):
        documents.read(pdf(writer("Text", "")), KIND)


def test_encrypted():
    made = writer("Geheim")
    made.encrypt("wort")
    with pytest.raises(Unreadable, match="encrypted"):
        documents.read(pdf(made), KIND)


def test_files_inside():
    made = writer("Text")
    made.add_attachment("Weber.txt", b"x")
    with pytest.raises(Unreadable, match="files inside"):
        documents.read(pdf(made), KIND)


@pytest.mark.parametrize("cut", [9, 60, 200])
def test_damaged(cut):
    data = pdf(writer("Text"))
    with pytest.raises(Unreadable):
        documents.read(data[:cut], KIND)
    assert PdfReader(BytesIO(data)).pages


def test_another_content():
    with pytest.raises(Unreadable, match="no PDF"):
        documents.read(b"PK\x03\x04", KIND)
