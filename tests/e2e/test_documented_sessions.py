"""The quickstart, the exercises of the training pages: each command is run, and what the page says comes out."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.support.gateway import FIXED_KEY, POLICIES, post, process, serving
from tests.support.nodes import run
from tests.test_docs import FENCE, fences, page

BIN = Path(sys.executable).parent
needs_curl = pytest.mark.skipif(not shutil.which("curl"), reason="curl is missing: make system")


def place(folder: Path) -> Path:
    """A folder that looks like a clone in which `make install` has run."""
    folder.mkdir()
    shutil.copy(POLICIES, folder)
    (folder / ".venv").mkdir()
    (folder / ".venv" / "bin").symlink_to(BIN)
    return folder


def steps(text: str) -> list[tuple[str, list[str]]]:
    """Each shell block, with the lines of the text blocks behind it."""
    found: list[tuple[str, list[str]]] = []
    for language, body in FENCE.findall(text):
        if language == "sh":
            found.append((body, []))
        elif language == "text" and found:
            found[-1][1].extend(line for line in body.splitlines() if line)
    return found


def alike(text: str) -> str:
    """The codes of tokens differ from key to key; a line end inside JSON is one."""
    return re.sub(r"(?<=[A-Z]_)[A-Z0-9]{8}\b", "…", text).replace("\\n", "\n")


@pytest.mark.parametrize("name", ["docs/quickstart.md", "docs/training-admins.md"])
def test_both_languages_have_the_same_steps(name: str) -> None:
    """So one of them is run. Only what is started first, and the language of a letter, may differ."""
    english, german = (
        [(script.replace("--language en", ""), out) for script, out in steps(page(path))][1:]
        for path in (name, name.replace(".md", ".de.md"))
    )
    assert [("".join(script.split()), out) for script, out in english] == [
        ("".join(s.split()), out) for s, out in german
    ]


@needs_curl
@pytest.mark.timeout(300)
async def test_the_quickstart(tmp_path: Path) -> None:
    """All steps behind the start, in order."""
    here = place(tmp_path / "clone")
    (_, greeting), *others = steps(page("docs/quickstart.md"))
    assert len(others) == 4
    async with process(here / "state", environ=FIXED_KEY) as gateway:
        assert greeting[0].startswith("privacy-gateway listens on ")
        for script, expected in others:
            here_and_now = script.replace("http://127.0.0.1:8080", gateway.api)
            code, out = await run("bash", "-e", "-c", here_and_now, cwd=here, seconds=300, **FIXED_KEY)
            assert code == 0, out
            assert [line for line in expected if alike(line) not in alike(out)] == []
    assert "the chain verifies" in out
    assert out.count("| local | demo | yellow |") == 2


@pytest.mark.parametrize("name", ["docs/training-users.md", "docs/training-users.de.md"])
async def test_the_exercises_of_users(tmp_path: Path, name: str) -> None:
    """Each text has the class that the page says; of what is missed, all leaves."""
    rows = re.findall(r"^\| `(.+?)` \| (green|yellow|red) \|", page(name), re.MULTILINE)
    assert len(rows) >= 8
    async with serving(tmp_path) as gateway:
        for text, colour in rows:
            body = {"model": "demo", "messages": [{"role": "user", "content": text}]}
            status, headers, _ = await post(gateway, body)
            assert (status, headers["x-privacy-class"]) == (200, colour), text


@needs_curl
@pytest.mark.timeout(300)
async def test_the_exercises_of_administrators(tmp_path: Path) -> None:
    """In order, with the gateway of the second exercise on ports of its own."""
    here, name = place(tmp_path / "clone"), "docs/training-admins.de.md"
    prepare, serve, *others = fences(page(name), "sh")
    assert "--policies training.yaml --state state-training" in serve
    code, out = await run("bash", "-e", "-c", prepare, cwd=here, seconds=300)
    assert code == 0, out
    assert 'did you mean "classes"?' in out
    async with process(here / "state-training", policies=here / "training.yaml") as gateway:
        script = "\n".join(others).replace("http://127.0.0.1:8090", gateway.api)
        code, out = await run(
            "bash", "-e", "-c", script.replace("http://127.0.0.1:8091", gateway.admin), cwd=here, seconds=300
        )
    assert code == 0, out
    answers = [json.loads(line) for line in out.splitlines() if line.startswith("{")]
    assert [answer.get("error", {}).get("code") for answer in answers] == [
        "invalid_api_key",
        "privacy_policy_violation",
        None,
        "gateway_stopped",
    ]
    for said in re.findall(r"`(changed|THE CHAIN DOES NOT VERIFY|verdict: [^`]+)`", page(name)):
        assert said in out
    assert "privacy_gateway_policy_valid 0.0" in out
    assert out.count("| support-desk (Kundenservice) | demo | yellow |") == 1
