"""A policy with surrogates, through the official client: what leaves reads like a letter, and comes back as one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.gateway import GatedUpstream, bodies, serving, write_policy
from tests.support.upstream import echo

LETTER = (
    "Guten Tag Frau Anna Weber,\n\nHerr Dr. Kowalczyk-Öztürk meldet sich unter anna.weber@kundenfirma.de oder"
    " +49 341 9876543. Webers Vertrag und der Rechner 93.184.216.34 sind geprüft."
)
PLANTED = ("Anna", "Weber", "Kowalczyk", "Öztürk", "anna.weber", "kundenfirma", "9876543", "93.184.216.34")
INVENTED = {"PERSON": "surrogate", "EMAIL": "surrogate", "PHONE": "surrogate", "IP": "surrogate"}


@pytest.mark.parametrize("cut", [1, 3, 1000])
@pytest.mark.parametrize("stream", [False, True], ids=["whole", "stream"])
async def test_a_letter_goes_out_invented_and_comes_back(
    tmp_path: Path, upstream: GatedUpstream, stream: bool, cut: int
) -> None:
    upstream.script = echo(cut=cut)
    policies = write_policy(tmp_path, entities=INVENTED)
    async with serving(tmp_path, upstream.url, policies=policies) as gateway, gateway.client() as client:
        wanted = {"model": "m", "messages": [{"role": "user", "content": LETTER}], "stream": stream}
        answer = await client.chat.completions.create(**wanted)
        if stream:
            text = "".join([event.choices[0].delta.content or "" async for event in answer])
        else:
            text = answer.choices[0].message.content
    assert text == LETTER
    upstream.assert_absent(PLANTED)
    sent = bodies(upstream)[0]["messages"][0]["content"]
    assert not re.search(r"[A-Z]+_[A-Z0-9]{8}", sent)  # no token
    assert re.search(r"\b[a-z]+\.[a-z]+@[a-z]+\.example\b", sent)
    assert re.search(r"Guten Tag Frau [A-Z][a-z]+ [A-Z][a-z]+,", sent)
    (decided,) = gateway.kinds("decided")
    assert {key for key in decided["entities"] if key.endswith("/surrogate")} == {f"{x}/surrogate" for x in INVENTED}
    gateway.assert_trail(upstream)
