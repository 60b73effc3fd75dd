"""Ordinary text goes up and comes back as it is: privacy costs programs, recipes and sums nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.filters.recognizers.test_benign import CONTRACT, FAQ, JAVASCRIPT, PROMPT, PYTHON, RECIPE, TABLE, TIMES
from tests.support.gateway import ROOT, GatedUpstream, bodies, serving
from tests.support.upstream import echo

PROGRAM = (ROOT / "filters" / "exchange.py").read_text(encoding="utf-8")
TEXTS = {
    "program": PROGRAM,
    "python": PYTHON,
    "javascript": JAVASCRIPT,
    "recipe": RECIPE,
    "contract": CONTRACT,
    "table": TABLE,
    "times": TIMES,
    "faq": FAQ,
    "prompt": PROMPT,
    "line ends": "eins\r\nzwei\rdrei\u2028vier\ttabs  und   Leerzeichen \u00a0 am Ende  ",
    "unicode": "é é ﬁ 😀👩‍👩‍👧 \u200b\u00ad ﷽ Ⅳ ½ 𝒳 ไทย 中文 عربي",
    "escapes": r'"\n" \\u00fc \" \/ {"a": "\\"} <b>&amp;&#228;</b> %C3%A4 \d+ ${x} `y`',
}
ORDERS = [
    {"artikel": "Bürostuhl Modell 2000", "artikelnummer": "10023-45", "menge": 12, "summe": 2268.00},
    {"artikel": "Kabelkanal 2 m", "artikelnummer": "77-0815", "menge": 150, "summe": 180.0, "rabatt": 1e-3},
]


def test_the_program_is_long_enough() -> None:
    """The issue asks for 300 lines."""
    assert len(PROGRAM.splitlines()) >= 300


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
async def test_text_goes_both_ways_unchanged(tmp_path: Path, upstream: GatedUpstream, text: str) -> None:
    """Green, no entity, and byte for byte the same: as a message, as parts, as a tool's result; whole and streamed."""
    upstream.script = echo(cut=50)
    call = {"id": "call_1", "type": "function", "function": {"name": "lesen", "arguments": json.dumps({"text": text})}}
    messages: Any = [
        {"role": "system", "content": text},
        {"role": "user", "content": "Lies."},
        {"role": "assistant", "content": None, "tool_calls": [call]},
        {"role": "tool", "tool_call_id": "call_1", "content": text},
        {"role": "user", "content": [{"type": "text", "text": text}]},
    ]
    async with serving(tmp_path, upstream.url) as gateway, gateway.client() as client:
        whole = await client.chat.completions.with_raw_response.create(model="m", messages=messages)
        stream = await client.chat.completions.create(model="m", messages=messages, stream=True)
        streamed = "".join([event.choices[0].delta.content or "" async for event in stream])
    assert (whole.headers["x-privacy-class"], whole.headers["x-privacy-entities"]) == ("green", "none")
    assert whole.parse().choices[0].message.content == streamed == text
    for body in bodies(upstream):
        assert body["messages"] == messages


async def test_numbers_keep_their_last_digit(tmp_path: Path, upstream: GatedUpstream) -> None:
    """A table of order totals in JSON goes up as it was written, spaces and trailing zeros included."""
    written = json.dumps(ORDERS, ensure_ascii=False, indent=2).replace("2268.0", "2268.00").replace("0.001", "1E-3")
    assert "2268.00" in written
    schema = {"type": "object", "properties": {"summe": {"type": "number", "minimum": 0.10, "maximum": 1e12}}}
    tool: Any = {"type": "function", "function": {"name": "buchen", "parameters": schema}}
    asked: Any = [{"role": "user", "content": f"Addiere.\n{written}"}, {"role": "user", "content": written}]
    async with serving(tmp_path, upstream.url) as gateway, gateway.client() as client:
        answer = await client.chat.completions.create(
            model="m", messages=asked, tools=[tool], temperature=0.10, seed=2**40, logprobs=True, top_logprobs=2
        )
    (sent,) = bodies(upstream)
    assert sent["messages"] == asked
    assert sent["tools"] == [tool]
    assert (sent["temperature"], sent["seed"], sent["logprobs"], sent["top_logprobs"]) == (0.1, 2**40, True, 2)
    assert answer.choices[0].message.content == written
