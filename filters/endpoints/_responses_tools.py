"""Tools of the Responses API: those that the client runs go; those that the provider runs are refused."""

from __future__ import annotations

from typing import Final

from filters.endpoints._words import OPTIONAL_TEXT, SWITCH, TAG, WORD
from filters.tables import Arr, Free, Name, Node, Obj, OneOf, Refuse, Text, Variant

_CALLERS: Final = OneOf(array=Arr(WORD), null=True)
_SCHEMA: Final = OneOf(object=Free(), null=True)
_COMMON: Final[dict[str, Node]] = {
    "type": TAG,
    "name": Name(),
    "description": OPTIONAL_TEXT,
    "async": SWITCH,
    "allowed_callers": _CALLERS,
    "defer_loading": SWITCH,
}
_FUNCTION: Final = Obj(
    {**_COMMON, "parameters": _SCHEMA, "output_schema": _SCHEMA, "strict": SWITCH}, required=("name",)
)
_GRAMMAR: Final = Obj({"type": TAG, "syntax": WORD, "definition": Text(fixed=True)})
_CUSTOM: Final = Obj(
    {**_COMMON, "format": Variant("type", {"text": Obj({"type": TAG}), "grammar": _GRAMMAR})}, required=("name",)
)
_NAMESPACE: Final = Obj(
    {
        "type": TAG,
        "name": Name(),
        "description": OPTIONAL_TEXT,
        "tools": Arr(Variant("type", {"function": _FUNCTION, "custom": _CUSTOM})),
    }
)
_SKILL: Final = Obj({"name": Text(), "description": Text(), "path": Text()})
LOCAL: Final = Obj({"type": TAG, "skills": OneOf(array=Arr(_SKILL), null=True)})
_CONTAINER: Final = Refuse("the provider would run commands in a container that it keeps", unless=())
_SHELL: Final = Obj(
    {
        "type": TAG,
        "allowed_callers": _CALLERS,
        "environment": OneOf(
            object=Variant("type", {"local": LOCAL, "container_auto": _CONTAINER, "container_reference": _CONTAINER}),
            null=True,
        ),
    },
    required=("environment",),  # without one, the provider's container is meant
)
_SERVER: Final = Refuse("the provider would run this tool and send words of the request to third parties", unless=())

TOOL: Final = Variant(
    "type",
    {
        "function": _FUNCTION,
        "custom": _CUSTOM,
        "namespace": _NAMESPACE,
        "tool_search": Obj({"type": TAG, "description": OPTIONAL_TEXT, "execution": WORD, "parameters": _SCHEMA}),
        "local_shell": Obj({"type": TAG}),
        "apply_patch": Obj({"type": TAG, "allowed_callers": _CALLERS}),
        "shell": _SHELL,
        **dict.fromkeys(
            (
                "web_search web_search_2025_08_26 web_search_preview web_search_preview_2025_03_11 mcp file_search"
            ).split(),
            _SERVER,
        ),
        **dict.fromkeys(("code_interpreter", "programmatic_tool_calling"), _CONTAINER),
        **dict.fromkeys(
            ("computer", "computer_use_preview", "image_generation"),
            Refuse("it works with images, whose content cannot be inspected", unless=()),
        ),
    },
)
TOOLS: Final = OneOf(array=Arr(TOOL), null=True)
_CHOSEN: Final = Obj({"type": TAG, "name": Name(), "server_label": Name()})
TOOL_CHOICE: Final = OneOf(
    string=WORD,
    object=Variant(
        "type",
        {
            "allowed_tools": Obj({"type": TAG, "mode": WORD, "tools": Arr(Obj({**_CHOSEN.keys, "type": WORD}))}),
            **dict.fromkeys(
                (
                    "function custom mcp file_search web_search_preview computer programmatic_tool_calling apply_patch"
                    " shell"
                ).split(),
                _CHOSEN,
            ),
        },
    ),
    null=True,
)
