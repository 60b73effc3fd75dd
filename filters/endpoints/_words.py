"""Words that the tables of several endpoints share."""

from __future__ import annotations

from typing import Final

from filters.tables import Free, Name, Node, Obj, OneOf, Pass, Text

TAG: Final = Pass((str,), closed=True)  # a role or type: the table it chose has checked it
WORD: Final = Pass((str,))
OPTIONAL_WORD: Final = Pass((str, type(None)))
NUMBER: Final = Pass((int, float, type(None)))
SWITCH: Final = Pass((bool, type(None)))
OPTIONAL_TEXT: Final = OneOf(string=Text(), null=True)
UNREADABLE: Final = "its content cannot be inspected: {}"

BREAKPOINT: Final = Obj({"mode": WORD, "ttl": WORD})
JSON_SCHEMA_KEYS: Final[dict[str, Node]] = {
    "name": Name(),
    "description": OPTIONAL_TEXT,
    "schema": Free(),
    "strict": SWITCH,
}
MODERATION: Final = Obj({"model": WORD, "policy": Obj({"input": Obj({"mode": WORD}), "output": Obj({"mode": WORD})})})
