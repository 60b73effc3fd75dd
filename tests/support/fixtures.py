"""The protocol fixtures, made again for the tokens that the gateway really issued.

`tests/fixtures/protocol/generate.py` writes requests as clients send them and answers as upstreams send them. Given a
map clear value → what stood for it in the request, it writes the upstream's side for those tokens, cut at the same
awkward places.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from filters import sse
from filters.detection import EntityType
from tests.support.core import Planted

GENERATOR = Path(__file__).parent.parent / "fixtures" / "protocol" / "generate.py"

VALUES: Planted = {
    "Jürgen Müßiggang-Öztürk": (EntityType.PERSON, "full_name"),
    "Annegret Schäfer": (EntityType.PERSON, "full_name"),
    "Annegret_Schaefer": (EntityType.PERSON, "full_name"),
    'Łukasz "Luki" Wójcik': (EntityType.PERSON, "full_name"),
    "juergen.muessiggang@beispiel-verlag.example": (EntityType.EMAIL, ""),
    "+49 170 5550142": (EntityType.PHONE, ""),
    "DE02 1203 0000 0000 2020 51": (EntityType.IBAN, ""),
    "Lindenstraße 14\n04109 Leipzig": (EntityType.ADDRESS, ""),
    "03.11.1979": (EntityType.DATE_OF_BIRTH, ""),
}


@cache
def generate(directory: Path, tokens: tuple[tuple[str, str], ...] = ()) -> dict[str, dict[str, Any]]:
    """Write the fixtures into `directory` and return the index, by id."""
    directory.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, str(GENERATOR), "--out", str(directory)]
    if tokens:
        mapping = directory / "tokens.json"
        mapping.write_text(json.dumps(dict(tokens)), encoding="utf-8")
        command += ["--tokens", str(mapping)]
    subprocess.run(command, check=True, capture_output=True)
    index = json.loads((directory / "index.json").read_text(encoding="utf-8"))
    return {fixture["id"]: fixture for fixture in index["fixtures"]}


def parsed(raw: bytes) -> list[Any]:
    """Read a stream as a client does: the decoded events, and [DONE]."""
    events = [e for e in sse.Decoder().feed(raw) if e.data is not None]
    return [e.data if e.data == "[DONE]" else json.loads(e.data or "") for e in events]


def _parts(delta: dict[str, Any], index: int) -> Iterator[tuple[str, str]]:
    content = delta.get("content")
    if isinstance(content, str):
        yield f"text[{index}]", content
    for part in content if isinstance(content, list) else ():
        for inner in part.get("thinking", ()):
            yield f"thinking[{index}]", inner["text"]
        if "text" in part:
            yield f"text[{index}]", part["text"]
    for key in ("reasoning", "reasoning_content", "refusal"):
        if delta.get(key):
            yield f"{key}[{index}]", delta[key]
    for call in delta.get("tool_calls") or ():
        yield f"json(tool[{index}][{call['index']}].arguments)", call["function"].get("arguments", "")


def channels(events: list[Any]) -> dict[str, str]:
    """Add up the deltas of a chat stream, named as in the fixtures' index."""
    out: dict[str, str] = {}
    for event in events:
        for choice in event.get("choices") or () if isinstance(event, dict) else ():
            for name, text in _parts(choice.get("delta") or {}, choice["index"]):
                out[name] = out.get(name, "") + text
    return out
