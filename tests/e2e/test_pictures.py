"""Pictures through the gateway in all three APIs, with the vendors' clients and the real OCR."""

from __future__ import annotations

import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anthropic
import openai
import pytest
from anthropic import AsyncAnthropic

from gateway import ocr
from tests.support.gateway import GatedUpstream, Gateway, bodies, serving, write_policy
from tests.support.scans import HARMLESS, LETTER, data_url, picture
from tests.support.upstream import completion, json_answer

pytestmark = [
    pytest.mark.timeout(240),
    pytest.mark.skipif(bool(ocr.problem()), reason=ocr.problem()),
]
PLANTED = ("Weber", "Annegret", "DE02 1203 0000 0000 2020 51", "annegret@beispiel-verlag.example")
APIS = ["chat", "responses", "messages"]
ANSWERS: dict[str, Any] = {
    "choices": completion({"content": "gut"})["choices"],
    "output": [],
    "content": [{"type": "text", "text": "gut"}],
}


@asynccontextmanager
async def served(tmp_path: Path, upstream: GatedUpstream, images: str) -> AsyncIterator[Gateway]:
    policies = write_policy(tmp_path, files={"documents": "text", "images": images})
    upstream.script = lambda _request, _received: json_answer(ANSWERS)
    async with serving(tmp_path / "state", upstream.url, policies=policies) as gateway:
        yield gateway
    gateway.assert_trail(upstream)


async def ask(gateway: Gateway, api: str, content: bytes, said: str = "Was steht da?") -> Any:
    """One question about one picture."""
    if api == "messages":
        source = {"type": "base64", "media_type": "image/png", "data": base64.b64encode(content).decode()}
        blocks: Any = [{"type": "image", "source": source}, {"type": "text", "text": said}]
        async with AsyncAnthropic(base_url=gateway.api, api_key="k", max_retries=0) as client:
            return await client.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": blocks}])
    async with gateway.client() as client:
        if api == "chat":
            parts: Any = [
                {"type": "image_url", "image_url": {"url": data_url(content), "detail": "high"}},
                {"type": "text", "text": said},
            ]
            return await client.chat.completions.create(model="m", messages=[{"role": "user", "content": parts}])
        parts = [
            {"type": "input_image", "image_url": data_url(content), "detail": "auto"},
            {"type": "input_text", "text": said},
        ]
        return await client.responses.create(model="m", input=[{"role": "user", "content": parts}])


@pytest.mark.parametrize("api", APIS)
async def test_its_text_goes_in_its_place(tmp_path: Path, upstream: GatedUpstream, api: str) -> None:
    async with served(tmp_path, upstream, "text") as gateway:
        await ask(gateway, api, picture(LETTER))
    sent = json.dumps(bodies(upstream)[-1])
    assert "[Bild]" in sent
    assert "Sehr geehrte Frau GIVEN_" in sent
    assert "base64" not in sent
    upstream.assert_absent(PLANTED)


@pytest.mark.parametrize("api", APIS)
async def test_one_in_which_nothing_is_found_goes_itself(tmp_path: Path, upstream: GatedUpstream, api: str) -> None:
    original = picture(HARMLESS)
    async with served(tmp_path, upstream, "forward") as gateway:
        await ask(gateway, api, original + b"hidden: Annegret Weber")
    sent = json.dumps(bodies(upstream)[-1])
    assert "iVBOR" in sent  # a PNG
    assert base64.b64encode(b"hidden: Annegret Weber").decode()[4:-4] not in sent
    upstream.assert_absent(PLANTED)


@pytest.mark.parametrize("api", APIS)
async def test_one_in_which_something_is_found_is_refused_with_what_it_is(
    tmp_path: Path, upstream: GatedUpstream, api: str
) -> None:
    async with served(tmp_path, upstream, "forward") as gateway:
        with pytest.raises((openai.BadRequestError, anthropic.BadRequestError)) as error:
            await ask(gateway, api, picture(LETTER))
        assert "was found in a picture" in str(error.value)
        assert "Weber" not in str(error.value)
    assert not upstream.received


async def test_a_value_that_only_the_text_gives_away_is_seen_in_the_picture(
    tmp_path: Path, upstream: GatedUpstream
) -> None:
    """I1: the detector knows nothing of the word alone; the message beside it does."""
    async with served(tmp_path, upstream, "forward") as gateway:
        alone = picture("Zxqvort Report\nGrowth 7 percent")
        await ask(gateway, "chat", alone)
        with pytest.raises(openai.BadRequestError) as error:
            await ask(gateway, "chat", alone, "Der Bericht von Frau Zxqvort, bitte.")
        assert "PERSON was found in a picture" in str(error.value)


async def test_there_is_a_limit(tmp_path: Path, upstream: GatedUpstream) -> None:
    async with served(tmp_path, upstream, "text") as gateway, gateway.client() as client:
        part: Any = {"type": "image_url", "image_url": {"url": data_url(picture("x"))}}
        with pytest.raises(openai.BadRequestError) as error:
            await client.chat.completions.create(model="m", messages=[{"role": "user", "content": [part] * 17}])
        assert error.value.param == "messages[0].content[16]"


@pytest.mark.parametrize("images", ["refuse", "text", "forward"])
async def test_what_cannot_be_read_is_refused(tmp_path: Path, upstream: GatedUpstream, images: str) -> None:
    async with served(tmp_path, upstream, images) as gateway, gateway.client() as client:
        for url in (
            "https://example.com/x.png",
            data_url(b"GIF89a"),
            "data:image/png,abc",
            "data:text/html;base64,YQ==",
        ):
            part: Any = {"type": "image_url", "image_url": {"url": url}}
            with pytest.raises(openai.BadRequestError) as error:
                await client.chat.completions.create(model="m", messages=[{"role": "user", "content": [part]}])
            assert error.value.code == "privacy_policy_violation"
            assert error.value.param == "messages[0].content[0]"
    assert not upstream.received
