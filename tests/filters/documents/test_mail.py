"""E-mails: head, text, attachments; one that cannot be read refuses all."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from filters import documents
from filters.documents.base import Unreadable

KIND = "message/rfc822"


def mail(text="Guten Tag, wo bleibt die Lieferung?", **more):
    message = EmailMessage()
    message["From"] = "Jürgen Müller <j.mueller@beispiel.example>"
    message["To"] = "Service <service@firma.example>"
    message["Subject"] = "Rückfrage zu Müßiggang"
    message.set_content(text, **more)
    return message


def test_head_and_text():
    text = documents.read(mail("Grüße\nMüller", cte="quoted-printable").as_bytes(), KIND)
    assert "From: Jürgen Müller <j.mueller@beispiel.example>" in text
    assert "Subject: Rückfrage zu Müßiggang" in text
    assert "Grüße\nMüller" in text


def test_of_twins_the_text_is_read():
    message = mail("nur Text")
    message.add_alternative("<p>nur <b>HTML</b></p>", subtype="html")
    text = documents.read(message.as_bytes(), KIND)
    assert "nur Text" in text
    assert "HTML" not in text


def test_html_alone_is_reduced_to_text():
    text = documents.read(
        mail("<p>Frau&nbsp;<b>M&uuml;ller</b></p><script>x()</script>", subtype="html").as_bytes(), KIND
    )
    assert "Frau\u00a0Müller" in text
    assert "x()" not in text


def test_readable_attachments_are_read_and_mails_in_mails():
    message = mail()
    message.add_attachment("Name;Ort\nWeber;Leipzig\n", filename="Kunden.csv", subtype="csv")
    message.add_attachment(mail("die innere Nachricht"))
    text = documents.read(message.as_bytes(), KIND)
    assert "[Kunden.csv]\nName;Ort\nWeber;Leipzig" in text
    assert "die innere Nachricht" in text


@pytest.mark.parametrize("kind", [("image", "png"), ("application", "zip"), ("application", "pdf")])
def test_an_attachment_that_cannot_be_read_refuses_the_mail(kind):
    message = mail()
    message.add_attachment(b"\x89PNG", maintype=kind[0], subtype=kind[1], filename="Weber.bin")
    with pytest.raises(Unreadable, match="attachment") as caught:
        documents.read(message.as_bytes(), KIND)
    assert "Weber" not in str(caught.value)


def test_nesting_ends():
    message = mail("innen")
    for _ in range(6):
        outer = mail("außen")
        outer.add_attachment(message)
        message = outer
    with pytest.raises(Unreadable, match="nested"):
        documents.read(message.as_bytes(), KIND)


@pytest.mark.parametrize("data", [b"", b"no mail at all", b"\xff\xfe\x00"])
def test_what_is_no_mail(data):
    with pytest.raises(Unreadable):
        documents.read(data, KIND)


def test_an_encrypted_mail():
    data = b"From: a@x.example\nContent-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--\n"
    with pytest.raises(Unreadable, match="encrypted"):
        documents.read(data, KIND)
