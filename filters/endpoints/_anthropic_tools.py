"""Tools of Anthropic's messages: those that the client runs go; those that the provider runs are refused."""

from __future__ import annotations

import re
from typing import Final

from filters.endpoints._anthropic_blocks import CACHE_CONTROL
from filters.endpoints._words import NUMBER, SWITCH, TAG, WORD
from filters.tables import Arr, Free, Map, Name, Node, Obj, OneOf, Refuse, Text, Variant

_COMMON: Final[dict[str, Node]] = {
    "type": TAG,
    "name": Name(),
    "cache_control": CACHE_CONTROL,
    "allowed_callers": OneOf(array=Arr(WORD), null=True),
    "defer_loading": SWITCH,
    "strict": SWITCH,
    "input_examples": OneOf(array=Arr(Free()), null=True),
}
_CUSTOM: Final = Obj(
    {**_COMMON, "description": Text(), "input_schema": Free(), "eager_input_streaming": SWITCH}, required=("name",)
)
#: bash, text editor and memory: the model asks, the client does.
_CLIENT: Final = Obj({**_COMMON, "max_characters": NUMBER})
_SCREEN: Final = Obj(
    {
        **_COMMON,
        "display_width_px": NUMBER,
        "display_height_px": NUMBER,
        "display_number": NUMBER,
        "enable_zoom": SWITCH,
    }
)
_TOOLSET: Final = Obj(
    {
        **_COMMON,
        "configs": OneOf(
            object=Map(re.compile(r"[a-z_]{1,40}"), Obj({"enabled": SWITCH, "defer_loading": SWITCH})), null=True
        ),
    }
)
#: It searches the tools of the request, and nothing else.
_SEARCH: Final = Obj(_COMMON)
_SERVER: Final = Refuse("the provider would run this tool and send words of the request to third parties", unless=())
_CONTAINER: Final = Refuse("the provider would run code in a container that it keeps", unless=())

TOOL: Final = Variant(
    "type",
    {
        "custom": _CUSTOM,
        **dict.fromkeys(("bash_20241022", "bash_20250124", "memory_20250818"), _CLIENT),
        **dict.fromkeys(
            (
                "text_editor_20241022",
                "text_editor_20250124",
                "text_editor_20250429",
                "text_editor_20250728",
            ),
            _CLIENT,
        ),
        **dict.fromkeys(("computer_20241022", "computer_20250124", "computer_20251124"), _SCREEN),
        **dict.fromkeys(("computer_toolset_20260801", "browser_toolset_20260801"), _TOOLSET),
        **dict.fromkeys(
            (
                "tool_search_tool_bm25",
                "tool_search_tool_bm25_20251119",
                "tool_search_tool_regex",
                "tool_search_tool_regex_20251119",
            ),
            _SEARCH,
        ),
        **dict.fromkeys(
            (
                "web_search_20250305",
                "web_search_20260209",
                "web_search_20260318",
                "web_fetch_20250910",
                "web_fetch_20260209",
                "web_fetch_20260309",
                "web_fetch_20260318",
            ),
            _SERVER,
        ),
        **dict.fromkeys(
            (
                "code_execution_20250522",
                "code_execution_20250825",
                "code_execution_20260120",
                "code_execution_20260521",
            ),
            _CONTAINER,
        ),
        "mcp_toolset": _SERVER,
    },
    default="custom",
)
TOOL_CHOICE: Final = Variant(
    "type",
    dict.fromkeys(
        ("auto", "any", "tool", "none"), Obj({"type": TAG, "name": Name(), "disable_parallel_tool_use": SWITCH})
    ),
)
