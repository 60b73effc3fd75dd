"""The operator's own words."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.detection import OWN, EntityType, Segment, Span
from gateway.config import ConfigError, load_config
from gateway.dictionaries import Dictionary, Words
from gateway.keys import hash_key
from tests.support.gateway import GatedUpstream, bodies, post, serving, write_policy

KEY = "pgw-" + "k" * 40
ORG, NUMBER = EntityType.ORGANIZATION, EntityType.ID_NUMBER
PROJECTS = Words(ORG, ("Merkur", "Blaue Donau", "Ärzteportal", "X-17"))


def found(text: str, *words: Words, spans: tuple[Span, ...] = ()) -> list[str]:
    (result,) = Dictionary(words or (PROJECTS,)).apply([Segment(text)], [spans])
    return [text[span.start : span.end] for span in result]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wie weit ist Merkur?", ["Merkur"]),
        ("MERKUR, merkur und Merkurs Plan", ["MERKUR", "merkur", "Merkur"]),
        ("Merkurius, Supermerkur, Merkurstab", []),
        ("die blaue  Donau; die Blaue Donau", ["blaue  Donau", "Blaue Donau"]),
        ("die Blaue\nDonau, Blaue\u00a0Donau", ["Blaue\nDonau", "Blaue\u00a0Donau"]),
        ("> die Blaue\n> > Donau, ä Blaue\r\n\tDonau", ["Blaue\n> > Donau", "Blaue\r\n\tDonau"]),
        ("die Blaue. Donau", []),
        (
            "BLAUE-DONAU, blaue_donau, **Blaue** Donau, Blaue%20Donau",
            ["BLAUE-DONAU", "blaue_donau", "Blaue** Donau", "Blaue%20Donau"],
        ),
        ("das Aerzteportal und AERZTEPORTALS", ["Aerzteportal", "AERZTEPORTAL"]),
        ("X\u221217, X 17, X_17", ["X\u221217", "X 17", "X_17"]),
        ("X\u201117 und X\u201317", ["X\u201117", "X\u201317"]),
        ("im arzteportal und im Ärzteportal", ["arzteportal", "Ärzteportal"]),
        ("Mer\u200bkur", ["Mer\u200bkur"]),
        ("X-17 und X-170 und AX-17", ["X-17"]),
        ("", []),
    ],
)
def test_terms_are_found_as_whole_words(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_longer_term_hides_no_shorter_one() -> None:
    words = Words(ORG, ("Phoenix", "Phoenix 2", "Phoenix 2 Nord"))
    text = "Phoenix 2026, Phoenix 2, Phoenix 2 Nord, Phoenix 2 Nordost"
    assert found(text, words) == ["Phoenix", "Phoenix 2", "Phoenix 2 Nord", "Phoenix 2"]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("Weißwurst GmbH", "WEISSWURST GMBH"),
        ("Müller-Straße 5", "Mueller-Strasse 5"),
        ("Müller-Straße 5", "MÜLLER-STRASSE 5"),
        ("O'Brien AG", "O’Brien AG"),
        ("Nordlicht", "des Nordlichtes"),
    ],
)
def test_a_term_has_many_spellings(term: str, text: str) -> None:
    assert found(text, Words(ORG, (term,)))


def test_what_may_leave_takes_no_term_along() -> None:
    """A firm that is allowed, and one that is not: there the longer finding counts, which is replaced as a whole."""
    text, firm = "Merkur Handels GmbH", (Span(0, 19, ORG, "company"),)
    (spans,) = Dictionary((PROJECTS,)).apply([Segment(text)], [firm], lambda _, subtype: subtype != OWN)
    assert [(span.start, span.end, span.subtype) for span in spans] == [(0, 6, OWN), (6, 19, "company")]
    person = (Span(0, 19, EntityType.PERSON, "full_name"),)
    assert found(text, spans=person) == [text[:19]]
    (spans,) = Dictionary((PROJECTS,)).apply([Segment(text)], [person], lambda label, _: label is EntityType.PERSON)
    assert [text[span.start : span.end] for span in spans] == ["Merkur", " Handels GmbH"]


def test_an_allow_list_takes_away_what_is_exactly_its_term() -> None:
    span = (Span(0, 9, EntityType.PERSON, "full_name"),)
    allowed = Words(None, ("max power",))
    assert found("Max Power kocht", allowed, spans=span) == []
    assert found("Max Powers Herd", allowed, spans=(Span(0, 10, EntityType.PERSON),)) == ["Max Powers"]


def test_findings_of_the_detector_stay_beside_them() -> None:
    spans = (Span(10, 15, EntityType.PERSON, "surname"),)
    assert found("Merkur an Weber", spans=spans) == ["Merkur", "Weber"]


@given(
    st.lists(st.text("aäbcsß .-", min_size=3, max_size=8).filter(str.strip), max_size=5),
    st.text("aäbcsß .-", max_size=40),
)
def test_every_whole_word_is_found(terms: list[str], text: str) -> None:
    """A property: spans are sound, and each says a term."""
    (spans,) = Dictionary([Words(NUMBER, tuple(terms))]).apply([Segment(text)], [()])
    position = 0
    for span in spans:
        assert position <= span.start < span.end <= len(text)
        assert (span.label, span.subtype) == (NUMBER, OWN)
        position = span.end


def test_no_repr_shows_a_word() -> None:
    assert "Merkur" not in repr([PROJECTS, Dictionary([PROJECTS])])


# ------------------------------------------------------------------ in a policy


def policy(directory: Path, **more: Any) -> Path:
    (directory / "projects.txt").write_text("# ours\nMerkur\n\nBlaue Donau\n", encoding="utf-8")
    (directory / "products.txt").write_text("Max Power\n", encoding="utf-8")
    dictionaries = {
        "projects": {"file": "projects.txt", "label": "ORGANIZATION"},
        "products": {"file": "products.txt"},
    }
    return write_policy(directory, dictionaries=dictionaries, **more)


def said(text: str) -> dict[str, Any]:
    return {"model": "m", "messages": [{"role": "user", "content": text}]}


@pytest.fixture
async def upstream() -> AsyncIterator[GatedUpstream]:
    async with GatedUpstream() as server:
        yield server


async def test_they_leave_as_tokens_and_come_back(tmp_path: Path, upstream: GatedUpstream) -> None:
    """An organisation may leave, one of the dictionary may not; a product that sounds like a person may."""
    async with serving(tmp_path / "state", upstream.url, policies=policy(tmp_path)) as gateway:
        text = "Siemens fragt nach Merkur und nach dem Herd Max Power."
        status, headers, answer = await post(gateway, said(text))
        assert status == 200
        assert json.loads(answer)["choices"][0]["message"]["content"] == text
        assert headers["x-privacy-class"] == "green"
        sent = bodies(upstream)[-1]["messages"][0]["content"]
        assert "Merkur" not in sent
        assert sent.startswith("Siemens fragt nach COMPANY_")
        assert sent.endswith("nach dem Herd Max Power.")
        assert "Merkur" not in json.dumps(gateway.records())


async def test_no_general_line_lets_them_leave(tmp_path: Path, upstream: GatedUpstream) -> None:
    """Neither the client's own actions nor those of red requests; one that names them does."""
    client = {"name": "crm", "keys": [hash_key(KEY)], "classes": ["green", "yellow", "red"], "models": ["*"]}
    more = {"entities": {"ORGANIZATION": "allow"}, "entities_in_red": {"ORGANIZATION": "allow"}}
    there = {"name": "own", "provider": "openai_compatible", "base_url": upstream.url, "models": ["*"]}
    there |= {"receives": ["green", "yellow", "red"], "self_hosted": True}
    text = "Merkur Handels GmbH und Merkur, IBAN DE02 1203 0000 0000 2020 51: Frau Weber ist schwanger."
    for own, leaves in (("ORGANIZATION", False), ("ORGANIZATION/own", True)):
        people = [client | {"entities": {own: "allow"}}]
        policies = policy(tmp_path, principals=people, upstreams=[there], **more)
        async with serving(tmp_path / own[-3:], policies=policies) as gateway:
            status, headers, _ = await post(gateway, said(text), headers={"Authorization": f"Bearer {KEY}"})
        assert (status, headers["x-privacy-class"]) == (200, "red")
        assert ("Merkur" in bodies(upstream)[-1]["messages"][0]["content"]) == leaves


async def test_another_list_is_another_policy(tmp_path: Path, upstream: GatedUpstream) -> None:
    policies = policy(tmp_path)
    async with serving(tmp_path / "state", upstream.url, policies=policies) as gateway:
        await post(gateway, said("Was macht Neptun?"))
        assert bodies(upstream)[-1]["messages"][0]["content"] == "Was macht Neptun?"
        before = load_config(policies, {}).policy_version
        (tmp_path / "projects.txt").write_text("Neptun\n", encoding="utf-8")
        assert gateway.reloader is not None
        assert await gateway.reloader.reload()
        assert load_config(policies, {}).policy_version != before
        await post(gateway, said("Was macht Neptun?"))
        assert "Neptun" not in bodies(upstream)[-1]["messages"][0]["content"]


def test_a_client_has_none_that_is_not_there(tmp_path: Path) -> None:
    """A name with a mistake in it would be a list whose words leave."""
    client = {
        "name": "crm",
        "keys": [hash_key(KEY)],
        "classes": ["green"],
        "models": ["*"],
        "dictionaries": ["projcts"],
    }
    with pytest.raises(ConfigError, match="projects") as error:
        load_config(policy(tmp_path, principals=[client]), {})
    assert [problem.key for problem in error.value.problems] == ["principals[0].dictionaries[0]"]


def test_a_client_has_those_that_policy_gives_it(tmp_path: Path) -> None:
    config = load_config(policy(tmp_path), {})
    segment = [Segment("Merkur")]
    assert config.dictionary(None).apply(segment, [()]) != [()]
    assert config.dictionary(("products",)).apply(segment, [()]) == [()]


@pytest.mark.parametrize(("content", "where"), [(None, "cannot be read"), ("ab\n", "three characters")])
def test_what_is_wrong_with_a_list_is_told_without_its_words(tmp_path: Path, content: str | None, where: str) -> None:
    path = policy(tmp_path)
    if content is None:
        (tmp_path / "projects.txt").unlink()
    else:
        (tmp_path / "projects.txt").write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=where) as error:
        load_config(path, {})
    assert [problem.key for problem in error.value.problems] == ["dictionaries.projects.file"]
