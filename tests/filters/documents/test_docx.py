"""Word files: everything that Word shows, and nothing that hides."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest

from filters import documents
from filters.documents.base import Unreadable

KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def word() -> bytes:
    document = docx.Document()
    document.core_properties.author = "Annika Brenner"
    document.add_heading("Gutachten Müller", 1)
    paragraph = document.add_paragraph("Frau ")
    paragraph.add_run("Weber").bold = True
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Kundennr.", "4711993"
    document.sections[0].header.paragraphs[0].text = "Vertraulich: Öztürk"
    document.add_comment(paragraph.runs, text="stimmt nicht", author="Jens Nowak", initials="JN")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def changed(data: bytes, **members: bytes) -> bytes:
    """The package with other members, or more of them."""
    out = BytesIO()
    names = {name.replace("__", "/").replace("_dot_", "."): content for name, content in members.items()}
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in names:
                new.writestr(name, old.read(name))
        for name, content in names.items():
            new.writestr(name, content)
    return out.getvalue()


def test_everything_that_is_shown():
    text = documents.read(word(), KIND)
    for piece in (
        "Gutachten Müller",
        "Frau Weber",
        "Kundennr.",
        "4711993",
        "Öztürk",
        "stimmt nicht",
        "Jens Nowak",
        "Annika Brenner",
    ):
        assert piece in text, piece


def test_deleted_text_is_not_sent_and_inserted_text_is():
    body = (
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>'
        b"<w:del><w:r><w:delText>Weber</w:delText></w:r></w:del><w:ins><w:r><w:t>Nowak</w:t></w:r></w:ins>"
        b"</w:p></w:body></w:document>"
    )
    text = documents.read(changed(word(), word__document_dot_xml=body), KIND)
    assert "Nowak" in text
    assert "Weber" not in text.replace("Frau Weber", "")


@pytest.mark.parametrize(
    ("member", "content", "why"),
    [
        ("word__embeddings__a_dot_xlsx", b"PK", "inside"),
        ("word__vbaProject_dot_bin", b"x", "inside"),
        ("word__media__a_dot_zip", b"PK", "inside"),
        ("word__footnotes_dot_xml", b" " * 20_000_000, "unpacks to"),
        ("word__comments_dot_xml", b"<broken", "damaged"),
    ],
)
def test_what_hides_is_refused(member, content, why):
    with pytest.raises(Unreadable, match=why):
        documents.read(changed(word(), **{member: content}), KIND)


def test_entities_are_not_expanded():
    bomb = (
        b'<!DOCTYPE x [<!ENTITY a "Weber"><!ENTITY b "&a;&a;&a;">]>'
        b'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:footnotes>'
    )
    text = documents.read(changed(word(), word__footnotes_dot_xml=bomb), KIND)
    assert "WeberWeber" not in text


def test_another_archive_is_no_word_file():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("Weber.txt", "x")
    with pytest.raises(Unreadable, match="no Word document"):
        documents.read(out.getvalue(), KIND)
