"""Where a text is program source, and what a person in it looks like."""

from __future__ import annotations

import pytest

from filters.lexicon import Lexicon
from filters.recognizers._source import Source, is_glued

PROGRAM = '''\
import os
from queue import Queue

class Reader(Queue):
    """Reads lines. {doc}"""

    def __init__(self, name):
        self.name = name
        if not name:
            return None
        # {comment}
        value = {value}
        for line in open(name):
            yield line
'''
LETTER = "Sehr geehrte Frau Weber,\n\nwir kommen am Montag:\nbitte öffnen Sie die Tür.\n\nMit freundlichen Grüßen\nAnna Weber\n"
LEXICON = Lexicon(
    given=frozenset({"anna", "elif"}), surnames=frozenset({"weber", "renames"}), ordinary=frozenset({"guard"})
)


def _holds(words: str, *, comment: str = "", value: str = "1", doc: str = "") -> bool:
    text = PROGRAM.format(comment=comment, value=value, doc=doc)
    start = text.index(words)
    source = Source(text)
    assert source.at(start)
    return source.holds_person(start, start + len(words), words.split(), LEXICON)


@pytest.mark.parametrize("text", [LETTER, LETTER * 20, "", "x = 1", "name;ort\nAnna;Köln\n" * 30])
def test_letters_and_tables_are_no_source(text):
    assert not Source(text).at(len(text) // 2)


def test_a_letter_with_a_few_lines_of_code_is_none():
    assert not Source(LETTER + "\nimport os\nos.exit()\n").at(30)


def test_a_long_letter_behind_code_is_none():
    text = PROGRAM + "\n" + LETTER * 30
    assert not Source(text).at(len(text) - 10)


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("Anna Weber", {"comment": "fixed for Anna Weber"}),
        ("Anna Weber", {"value": '"Anna Weber"'}),
        ("Anna Weber", {"value": 'User(name="Anna Weber")'}),
        ("Anna", {"comment": "TODO(Anna): remove"}),
        ("Anna", {"comment": "Anna fragt, ob das stimmt"}),
        ("Weber", {"comment": "ask Weber about this"}),
        ("Anna", {"value": '{"vorname": "Anna"}'}),
        ("Xaver Quirinus", {"doc": "Written by Xaver Quirinus."}),
    ],
)
def test_persons_in_source_stay(words, where):
    assert _holds(words, **where)


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("elif", {"comment": "elif lf"}),
        ("delim", {"value": "re.escape(delim)"}),
        ("renames", {"value": '["renames", "walk"]'}),
        ("Weber", {"value": "Weber.parse(x)"}),
        ("Sniffer", {"comment": "Guard Sniffer against this"}),
        ("big endian", {"comment": "big endian"}),
        ("ENOTDIR, EBADF", {"value": "(ENOTDIR, EBADF)"}),
        ("EnumCheck", {"value": "'EnumCheck'"}),
    ],
)
def test_identifiers_are_nobody(words, where):
    assert not _holds(words, **where)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a.delim", "delim"),
        ("delim(x)", "delim"),
        ("%(delim)s", "delim"),
        ("$user", "user"),
        ("x_y", "x"),
        ("a=b", "b"),
    ],
)
def test_glue(text, value):
    start = text.index(value)
    assert is_glued(text, start, start + len(value))


@pytest.mark.parametrize("text", ["mit Anna.", "(Anna)", '"Anna"', "Anna, Paul", "Anna-Lena"])
def test_punctuation_is_no_glue(text):
    start = text.index("Anna")
    assert not is_glued(text, start, start + 4)


def test_a_letter_around_pasted_code_is_prose():
    text = f"Hallo zusammen,\n\n{PROGRAM}\nMartin schaut drüber.\nGruß, Anna\n"
    source = Source(text)
    assert source.at(text.index("Queue"))
    assert not source.at(text.index("Martin"))
