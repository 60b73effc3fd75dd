"""Content blocks of Anthropic's messages: the tables of what a request may hold.

Source: the typed models of the `anthropic` package 2.14. Signed or encrypted content is sealed; what the provider would
fetch or has stored, and what cannot be read, is refused.
"""

from __future__ import annotations

from typing import Final

from filters import attachments, pictures
from filters.endpoints._words import NUMBER, OPTIONAL_TEXT, OPTIONAL_WORD, SWITCH, TAG, UNREADABLE, WORD
from filters.tables import (
    Arr,
    Attachment,
    Free,
    Id,
    Image,
    Name,
    Node,
    Obj,
    OneOf,
    Painted,
    Reference,
    Refuse,
    Sealed,
    Text,
    Variant,
)

CACHE_CONTROL: Final = OneOf(object=Obj({"type": TAG, "ttl": WORD}), null=True)
_TYPED: Final[dict[str, Node]] = {"type": TAG, "cache_control": CACHE_CONTROL}
_UNREAD: Final = Obj({"type": TAG, "cache_control": CACHE_CONTROL}, required=("type",))

# ------------------------------------------------------------------ citations

_PLACES: Final = (
    "document_index end_char_index start_char_index end_page_number start_page_number end_block_index"
    " start_block_index search_result_index"
).split()
_CITATION_KEYS: Final[dict[str, Node]] = {
    "type": TAG,
    "cited_text": Text(),
    "document_title": OPTIONAL_TEXT,
    "title": OPTIONAL_TEXT,
    "url": Text(),
    "source": Text(),
    "file_id": OneOf(string=Reference("files"), null=True),
    "encrypted_index": Sealed(optional=True),
    **dict.fromkeys(_PLACES, NUMBER),
}
_CITATION: Final = Variant(
    "type",
    dict.fromkeys(
        (
            "char_location",
            "page_location",
            "content_block_location",
            "web_search_result_location",
            "search_result_location",
        ),
        Obj(_CITATION_KEYS),
    ),
)
_CITATIONS: Final = OneOf(array=Arr(_CITATION), object=Obj({"enabled": SWITCH}), null=True)

# ------------------------------------------------------------------ what people and tools say

TEXT_BLOCK: Final = Obj({**_TYPED, "text": Text(), "citations": _CITATIONS}, required=("text",))
_IMAGE: Final = Image(
    UNREADABLE.format("an image"),
    pictures.of_messages,
    pictures.in_messages,
    pictures.as_messages_text,
    TEXT_BLOCK,
    Obj(
        {
            **_TYPED,
            "source": Obj({"type": TAG, "media_type": WORD, "data": Painted()}),
            "transformations": OneOf(object=Obj({"oversized_image": OPTIONAL_WORD}), null=True),
        }
    ),
)
_PLAIN: Final = Obj({"type": TAG, "media_type": WORD, "data": Text()}, required=("data",))
_SOURCE: Final = Variant(
    "type",
    {
        "text": _PLAIN,
        "content": Obj(
            {
                "type": TAG,
                "content": OneOf(string=Text(), array=Arr(Variant("type", {"text": TEXT_BLOCK, "image": _IMAGE}))),
            }
        ),
        "base64": Attachment(
            UNREADABLE.format("a file"), attachments.of_messages, attachments.as_messages_text, _PLAIN
        ),
        "url": Refuse("the provider would fetch it", unless=()),
        "file": Refuse("it is stored at the provider", stateful=True, unless=()),
    },
)
DOCUMENT: Final = Obj(
    {**_TYPED, "source": _SOURCE, "title": OPTIONAL_TEXT, "context": OPTIONAL_TEXT, "citations": _CITATIONS},
    required=("source",),
)
_SEARCH_RESULT: Final = Obj(
    {**_TYPED, "content": Arr(TEXT_BLOCK), "source": Text(), "title": Text(), "citations": _CITATIONS}
)
_TOOL_REFERENCE: Final = Obj({**_TYPED, "tool_name": Name()})
_CALLER: Final = Variant(
    "type",
    dict.fromkeys(
        ("direct", "code_execution_20250825", "code_execution_20260120"), Obj({"type": TAG, "tool_id": Id()})
    ),
)
_TOOL_USE: Final = Obj(
    {**_TYPED, "id": Id(), "name": Name(), "input": Free(), "caller": _CALLER, "toolset_name": Name()},
    required=("id", "name"),
)
_TAB: Final = Obj({"tab_id": Id(), "title": Text(), "url": Text(), "active": SWITCH})
_STATE_CHANGE: Final = Variant(
    "type",
    dict.fromkeys(
        ("tab_opened", "tab_closed", "download_started", "download_completed", "download_failed"),
        Obj(
            {
                "type": TAG,
                "tab_id": Id(),
                "download_id": Id(),
                "url": Text(),
                "path": Text(),
                "error": Text(),
                "size_bytes": NUMBER,
            }
        ),
    ),
)
_BROWSER_STATE: Final = Obj({**_TYPED, "tabs": Arr(_TAB), "state_changes": OneOf(array=Arr(_STATE_CHANGE), null=True)})
_TOOL_RESULT: Final = Obj(
    {
        **_TYPED,
        "tool_use_id": Id(),
        "is_error": SWITCH,
        "toolset_name": Name(),
        "content": OneOf(
            string=Text(),
            array=Arr(
                Variant(
                    "type",
                    {
                        "text": TEXT_BLOCK,
                        "image": _IMAGE,
                        "document": DOCUMENT,
                        "search_result": _SEARCH_RESULT,
                        "tool_reference": _TOOL_REFERENCE,
                        "browser_state": _BROWSER_STATE,
                    },
                )
            ),
            null=True,
        ),
    },
    required=("tool_use_id",),
)

# ------------------------------------------------------------------ results of the provider's own tools

_CODE: Final = OPTIONAL_WORD
_ERROR: Final = Obj({"type": TAG, "error_code": _CODE, "error_message": OPTIONAL_TEXT})
_FILES: Final = Arr(Obj({"type": TAG, "file_id": Reference("files")}))
_RUN: Final = Obj(
    {
        "type": TAG,
        "stdout": Text(),
        "stderr": Text(),
        "encrypted_stdout": Sealed(),
        "return_code": NUMBER,
        "content": _FILES,
    }
)
_WEB_RESULT: Final = Obj(
    {
        "type": TAG,
        "title": Text(),
        "url": Text(),
        "page_age": OPTIONAL_TEXT,
        "encrypted_content": Sealed(optional=True),
    }
)
_FETCHED: Final = Obj({"type": TAG, "url": Text(), "retrieved_at": OPTIONAL_TEXT, "content": DOCUMENT})
_EDITED: Final = Obj(
    {
        "type": TAG,
        "content": Text(),
        "file_type": WORD,
        "lines": OneOf(array=Arr(Text()), null=True),
        "is_file_update": SWITCH,
        **dict.fromkeys("num_lines start_line total_lines new_lines new_start old_lines old_start".split(), NUMBER),
    }
)


def _result(content: Node) -> Obj:
    return Obj({**_TYPED, "tool_use_id": Id(), "caller": _CALLER, "content": content}, required=("tool_use_id",))


def _either(error: str, **results: Node) -> Variant:
    return Variant("type", {error: _ERROR, **results})


_SERVER_RESULTS: Final[dict[str, Node]] = {
    "web_search_tool_result": _result(OneOf(array=Arr(_WEB_RESULT), object=_either("web_search_tool_result_error"))),
    "web_fetch_tool_result": _result(_either("web_fetch_tool_result_error", web_fetch_result=_FETCHED)),
    "code_execution_tool_result": _result(
        _either("code_execution_tool_result_error", code_execution_result=_RUN, encrypted_code_execution_result=_RUN)
    ),
    "bash_code_execution_tool_result": _result(
        _either("bash_code_execution_tool_result_error", bash_code_execution_result=_RUN)
    ),
    "text_editor_code_execution_tool_result": _result(
        _either(
            "text_editor_code_execution_tool_result_error",
            text_editor_code_execution_view_result=_EDITED,
            text_editor_code_execution_create_result=_EDITED,
            text_editor_code_execution_str_replace_result=_EDITED,
        )
    ),
    "tool_search_tool_result": _result(
        _either(
            "tool_search_tool_result_error",
            tool_search_tool_search_result=Obj({"type": TAG, "tool_references": Arr(_TOOL_REFERENCE)}),
        )
    ),
}

BLOCK: Final = Variant(
    "type",
    {
        "text": TEXT_BLOCK,
        "image": _IMAGE,
        "document": DOCUMENT,
        "search_result": _SEARCH_RESULT,
        "thinking": Obj(
            {"type": TAG, "thinking": Text(), "signature": Sealed(covers="thinking", optional=True)},
            required=("thinking",),
        ),
        "redacted_thinking": Obj({"type": TAG, "data": Sealed(optional=True)}, required=("data",)),
        "tool_use": _TOOL_USE,
        "tool_result": _TOOL_RESULT,
        "server_tool_use": _TOOL_USE,
        **_SERVER_RESULTS,
        "container_upload": Refuse("it puts a stored file into a container of the provider", unless=()),
    },
)
