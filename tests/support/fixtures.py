"""The protocol fixtures, made again for the tokens that the gateway really issued.

`tests/fixtures/protocol/generate.py` writes requests as clients send them and answers as upstreams send them. Given a
map clear value → what stood for it in the request, it writes the upstream's side for those tokens, cut at the same
awkward places.
"""

from __future__ import annotations

import copy
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from filters import sse
from filters.answer import Answer
from filters.detection import EntityType
from filters.endpoints.base import EndpointSpec
from filters.exchange import Exchange
from filters.policy import FilterPolicy
from tests.support.core import Planted, PlantedDetector, lexicon, scope

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


# ------------------------------------------------------------------ fixtures through an exchange of any endpoint


class Driver:
    """Runs the fixtures of one endpoint through its exchange.

    Args:
        spec: the endpoint.
        ask: (body, text) → adds one more message with this text: so the gateway itself says what it issues.
        refused: keys that the fixtures hold and that are refused; where it is the answer that matters they are left out.
    """

    def __init__(self, spec: EndpointSpec, ask: Callable[[Any, str], None], refused: Iterable[str] = ()) -> None:
        self.spec = spec
        self._ask = ask
        self._refused = tuple(refused)
        self._once: dict[bytes, Exchange] = {}

    def sent(self, raw: bytes) -> tuple[Exchange, Any]:
        """The exchange of a request, and what left."""
        exchange = Exchange(self.spec, FilterPolicy(), scope(), lexicon())
        exchange.receive(raw)
        exchange.analyze(PlantedDetector(VALUES).detect(exchange.segments))
        return exchange, json.loads(exchange.outgoing())

    def request(self, directory: Path, fixture: dict[str, Any], otherwise: str = "") -> bytes:
        name = fixture.get("request")
        body = json.loads((directory / name).read_text(encoding="utf-8") if name else otherwise)
        for key in self._refused:
            body.pop(key, None)
        return json.dumps(body).encode()

    def tokens(self, request: bytes) -> tuple[tuple[str, str], ...]:
        """What stands for each value in this conversation. Separators inside values stay: they are no part of a token."""
        body = json.loads(request)
        self._ask(body, "\n".join(f"⟦{i}⟧{value}⟦/{i}⟧" for i, value in enumerate(VALUES)))
        text = json.dumps(self.sent(json.dumps(body).encode())[1], ensure_ascii=False)
        found = (re.findall(rf"⟦{i}⟧(.*?)⟦/{i}⟧", text, re.DOTALL)[-1] for i in range(len(VALUES)))
        return tuple((value, json.loads(f'"{stand_in}"')) for value, stand_in in zip(VALUES, found, strict=True))

    def answer_to(self, request: bytes, fixture: dict[str, Any], directory: Path) -> bytes:
        """The upstream's side, made again for the tokens of the request."""
        made = generate(directory, self.tokens(request))[fixture["id"]]
        return (directory / (made.get("stream") or made["response"])).read_bytes()

    def streamed(self, request: bytes, chunks: Iterable[bytes]) -> tuple[Exchange, bytes]:
        """What the client gets; the request is sent once, and only what belongs to the answer is new each time."""
        if request not in self._once:
            self._once[request] = self.sent(request)[0]
        exchange = copy.copy(self._once[request])
        first = exchange._answer
        assert first is not None
        exchange._answer = Answer(first._answers, first._restorer, first._rules)
        return exchange, b"".join(exchange.feed(chunk) for chunk in (*chunks, b""))


def at(value: Any, path: str) -> Any:
    """Look up ``content[0].text``."""
    for key in re.findall(r"[^.\[\]]+", path):
        value = value[int(key)] if key.isdigit() else value[key]
    return value
