"""Input items of the Responses API: the table of each of their types.

Source: the typed models of the `openai` package 3.54 (31 types). What is encrypted or signed is sealed.
"""

from __future__ import annotations

from typing import Final

from filters import attachments, pictures
from filters.endpoints._responses_tools import LOCAL, TOOL, TOOLS
from filters.endpoints._words import (
    BREAKPOINT,
    JSON_SCHEMA_KEYS,
    NUMBER,
    OPTIONAL_TEXT,
    OPTIONAL_WORD,
    SWITCH,
    TAG,
    UNREADABLE,
    WORD,
)
from filters.tables import (
    Arr,
    Attachment,
    Drop,
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

_ID: Final = OneOf(string=Id(), null=True)
_TEXTS: Final = OneOf(array=Arr(Text()), null=True)
_CALLER: Final = Variant("type", {"direct": Obj({"type": TAG}), "program": Obj({"type": TAG, "caller_id": Id()})})
_ITEM: Final[dict[str, Node]] = {
    "type": TAG,
    "id": _ID,
    "call_id": _ID,
    "status": OPTIONAL_WORD,
    "caller": OneOf(object=_CALLER, null=True),
}
_NAMED: Final[dict[str, Node]] = {
    **_ITEM,
    "name": Name(),
    "namespace": OneOf(string=Name(), null=True),
    "async": SWITCH,
}

# ------------------------------------------------------------------ content

INPUT_TEXT: Final = Obj({"type": TAG, "text": Text(), "prompt_cache_breakpoint": BREAKPOINT}, required=("text",))
INPUT_IMAGE: Final = Image(
    UNREADABLE.format("an image"),
    pictures.of_responses,
    pictures.in_responses,
    pictures.as_responses_text,
    INPUT_TEXT,
    Obj(
        {
            "type": TAG,
            "image_url": Painted(),
            "detail": OPTIONAL_WORD,
            "file_id": OneOf(null=True),
            "prompt_cache_breakpoint": BREAKPOINT,
        }
    ),
)
INPUT_FILE: Final = Attachment(
    UNREADABLE.format("a file"), attachments.of_responses, attachments.as_responses_text, INPUT_TEXT
)
_PLACE: Final[dict[str, Node]] = dict.fromkeys(("index", "start_index", "end_index"), NUMBER)
_ANNOTATION: Final = Variant(
    "type",
    dict.fromkeys(
        ("file_citation", "url_citation", "container_file_citation", "file_path"),
        Obj(
            {
                "type": TAG,
                "title": OPTIONAL_TEXT,
                "url": Text(),
                "filename": OPTIONAL_TEXT,
                "file_id": Id(),
                "container_id": Id(),
                **_PLACE,
            }
        ),
    ),
)
_OUTPUT_TEXT: Final = Obj(
    {
        "type": TAG,
        "text": Text(),
        "annotations": OneOf(array=Arr(_ANNOTATION), null=True),
        "logprobs": Drop(),  # their pieces spell the tokens
    },
    required=("text",),
)
_PARTS: Final[dict[str, Node]] = {
    "input_text": INPUT_TEXT,
    "input_image": INPUT_IMAGE,
    "input_file": INPUT_FILE,
}
_CONTENT: Final = OneOf(
    string=Text(),
    array=Arr(
        Variant(
            "type",
            {
                **_PARTS,
                "text": INPUT_TEXT,
                "output_text": _OUTPUT_TEXT,
                "refusal": Obj({"type": TAG, "refusal": Text()}),
                "input_audio": Refuse(UNREADABLE.format("audio"), unless=()),
            },
        )
    ),
)
_OUTPUT: Final = OneOf(string=Text(), array=Arr(Variant("type", _PARTS)))
FORMAT: Final = Variant(
    "type",
    {
        "text": Obj({"type": TAG}),
        "json_object": Obj({"type": TAG}),
        "json_schema": Obj({"type": TAG, **JSON_SCHEMA_KEYS}, required=("name",)),
    },
)
TEXT: Final = OneOf(object=Obj({"format": OneOf(object=FORMAT, null=True), "verbosity": OPTIONAL_WORD}), null=True)

# ------------------------------------------------------------------ calls and their results

_FOUND: Final = Obj(
    {
        "file_id": Id(),
        "filename": Text(),
        "score": NUMBER,
        "text": Text(),
        "attributes": OneOf(object=Free(), null=True),
    }
)
_CHECK: Final = Obj({"id": Id(), "code": OPTIONAL_TEXT, "message": OPTIONAL_TEXT})
_POINT: Final = Obj({"x": NUMBER, "y": NUMBER})
_SCREEN_ACTION: Final = Variant(
    "type",
    dict.fromkeys(
        "click double_click drag keypress move screenshot scroll type wait".split(),
        Obj(
            {
                "type": TAG,
                "button": WORD,
                "keys": _TEXTS,
                "path": Arr(_POINT),
                "text": Text(),
                **dict.fromkeys(("x", "y", "scroll_x", "scroll_y"), NUMBER),
            }
        ),
    ),
)
_WEB_ACTION: Final = Variant(
    "type",
    dict.fromkeys(
        ("search", "open_page", "find_in_page"),
        Obj(
            {
                "type": TAG,
                "query": OPTIONAL_TEXT,
                "queries": _TEXTS,
                "pattern": Text(),
                "url": OPTIONAL_TEXT,
                "sources": OneOf(array=Arr(Obj({"type": TAG, "url": Text()})), null=True),
            }
        ),
    ),
)
_EXEC: Final = Obj(
    {
        "type": WORD,
        "command": Arr(Text()),
        "env": OneOf(object=Free(), null=True),
        "user": OPTIONAL_TEXT,
        "working_directory": OPTIONAL_TEXT,
        "timeout_ms": NUMBER,
    }
)
_COMMANDS: Final = Obj({"commands": Arr(Text()), "max_output_length": NUMBER, "timeout_ms": NUMBER})
_OUTCOME: Final = Obj({"type": WORD, "exit_code": NUMBER})
_PRINTED: Final = Obj({"stdout": Text(), "stderr": Text(), "outcome": _OUTCOME})
_PATCH: Final = Obj({"type": WORD, "path": Text(), "diff": Text()})
_LISTED: Final = Obj(
    {
        "name": Name(),
        "description": OPTIONAL_TEXT,
        "input_schema": Free(),
        "annotations": OneOf(object=Free(), null=True),
    }
)
_LOGS: Final = Obj({"type": TAG, "logs": Text()})
_FAILURE: Final = OneOf(string=Text(), object=Free(), null=True)
_MCP: Final[dict[str, Node]] = {**_ITEM, "server_label": Name(), "name": Name()}

ITEM: Final = Variant(
    "type",
    {
        "message": Obj(
            {
                "type": TAG,
                "id": _ID,
                "role": WORD,
                "status": OPTIONAL_WORD,
                "phase": OPTIONAL_WORD,
                "content": _CONTENT,
            },
            required=("role", "content"),
        ),
        "function_call": Obj({**_NAMED, "arguments": Text()}, required=("name",)),
        "function_call_output": Obj({**_NAMED, "output": _OUTPUT}, required=("output",)),
        "custom_tool_call": Obj({**_NAMED, "input": Text()}, required=("name",)),
        "custom_tool_call_output": Obj({**_NAMED, "output": _OUTPUT}, required=("output",)),
        "reasoning": Obj(
            {
                **_ITEM,
                "summary": Arr(Obj({"type": TAG, "text": Text()})),
                "content": OneOf(array=Arr(Obj({"type": TAG, "text": Text()})), null=True),
                "encrypted_content": Sealed(optional=True),
            }
        ),
        "compaction": Obj({**_ITEM, "encrypted_content": Sealed()}, required=("encrypted_content",)),
        "compaction_trigger": Obj(_ITEM),
        "program": Obj(
            {**_ITEM, "code": Text(), "fingerprint": Sealed(covers="code", optional=True)}, required=("code",)
        ),
        "program_output": Obj({**_ITEM, "result": OPTIONAL_TEXT}),
        "local_shell_call": Obj({**_ITEM, "action": _EXEC}),
        "local_shell_call_output": Obj({**_ITEM, "output": Text()}),
        "shell_call": Obj(
            {
                **_ITEM,
                "action": _COMMANDS,
                "environment": OneOf(
                    object=Variant(
                        "type",
                        {"local": LOCAL, "container_reference": Obj({"type": TAG, "container_id": Id()})},
                    ),
                    null=True,
                ),
            }
        ),
        "shell_call_output": Obj({**_ITEM, "output": Arr(_PRINTED), "max_output_length": NUMBER}),
        "apply_patch_call": Obj({**_ITEM, "operation": _PATCH}),
        "apply_patch_call_output": Obj({**_ITEM, "output": OPTIONAL_TEXT}),
        "computer_call": Obj(
            {
                **_ITEM,
                "action": OneOf(object=_SCREEN_ACTION, null=True),
                "actions": OneOf(array=Arr(_SCREEN_ACTION), null=True),
                "pending_safety_checks": OneOf(array=Arr(_CHECK), null=True),
            }
        ),
        "computer_call_output": Refuse(UNREADABLE.format("a picture of a screen"), unless=()),
        "mcp_call": Obj(
            {
                **_MCP,
                "arguments": Text(),
                "output": OPTIONAL_TEXT,
                "error": _FAILURE,
                "approval_request_id": _ID,
            }
        ),
        "mcp_approval_request": Obj({**_MCP, "arguments": Text()}),
        "mcp_approval_response": Obj(
            {**_ITEM, "approval_request_id": Id(), "approve": SWITCH, "reason": OPTIONAL_TEXT}
        ),
        "mcp_list_tools": Obj(
            {
                **_ITEM,
                "server_label": Name(),
                "tools": Arr(_LISTED),
                "error": _FAILURE,
            }
        ),
        "file_search_call": Obj({**_ITEM, "queries": Arr(Text()), "results": OneOf(array=Arr(_FOUND), null=True)}),
        "web_search_call": Obj({**_ITEM, "action": _WEB_ACTION}),
        "code_interpreter_call": Obj(
            {
                **_ITEM,
                "code": OPTIONAL_TEXT,
                "container_id": Id(),
                "outputs": OneOf(
                    array=Arr(Variant("type", {"logs": _LOGS, "image": Refuse(UNREADABLE.format("an image"))})),
                    null=True,
                ),
            }
        ),
        "image_generation_call": Refuse(UNREADABLE.format("an image"), unless=()),
        "tool_search_call": Obj({**_ITEM, "execution": WORD, "arguments": Free()}),
        "tool_search_output": Obj({**_ITEM, "execution": WORD, "tools": Arr(TOOL)}),
        "additional_tools": Obj({**_ITEM, "role": WORD, "tools": TOOLS}),
        "configuration_update": Obj(
            {**_ITEM, "reasoning": OneOf(object=Obj({"effort": OPTIONAL_WORD}), null=True), "text": TEXT}
        ),
        "item_reference": Obj({"type": TAG, "id": Reference("items")}, required=("id",)),
    },
    default="message",
)
INPUT: Final = OneOf(string=Text(), array=Arr(ITEM), null=True)
