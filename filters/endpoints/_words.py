"""Words that the tables of several endpoints share."""

from __future__ import annotations

import re
from typing import Final

from filters.tables import Arr, Free, Map, Name, Node, Obj, OneOf, Pass, Refuse, Text

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
TOKEN_IDS: Final = Refuse(
    "token ids cannot be inspected: send text (in LangChain: check_embedding_ctx_length=False)",
    unless=(),
    code="unsupported_input_type",
)
TEXTS: Final = OneOf(string=Text(), array=Arr(OneOf(string=Text(), otherwise=TOKEN_IDS)), otherwise=TOKEN_IDS)
STREAM_OPTIONS: Final = OneOf(object=Obj({"include_usage": SWITCH, "include_obfuscation": SWITCH}), null=True)
LOGIT_BIAS: Final = OneOf(object=Map(re.compile(r"\d{1,9}"), NUMBER), null=True)
