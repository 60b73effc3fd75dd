"""What people whose data are in requests have to be told (GDPR Art. 13, 14), from the policy that is in force.

Only what the policy decides is said; what it cannot know (controller, purposes, legal basis) stands in brackets, to be
filled in. The text changes with the policy, so it is made anew with each change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from filters.actions import Action
from filters.detection import EntityType
from gateway._transparency_words import WORDS
from gateway.config import Config
from gateway.letters import Language, kind_in, table
from gateway.policies_schema import DataClass
from gateway.policies_upstreams import Agreement
from gateway.routing import Upstream, refusals


def notice(config: Config, today: date, language: Language) -> str:
    """Return the text as Markdown.

    Args:
        config: the policy.
        today: agreements count if they are in force on that day.
        language: of the text.
    """
    words = WORDS[language]
    keep, hours = config.audit.retention_days, config.state.ttl_hours
    parts = [
        words["title"].format(day=today.isoformat()),
        words["controller"],
        words["purposes"],
        words["how"],
        *_treatment(config, words, language),
        words["recipients"],
        *_recipients(config, today, words),
        words["keeping"].format(
            audit=words["days"].format(days=keep) if keep else words["for_ever"],
            state=words["stored"].format(hours=hours) if config.state.allow else words["not_stored"],
        ),
        words["rights"],
        words["automated"],
    ]
    return "\n\n".join(parts) + "\n"


def _treatment(config: Config, words: Mapping[str, str], language: Language) -> Iterator[str]:
    usual = {label: config.action(label) for label in EntityType}
    yield "\n".join(
        f"- {_kinds([label for label, chosen in usual.items() if chosen is action], language)}: {words[action.value]}"
        for action in Action
        if action in usual.values()
    )
    in_red = {label: chosen for label in EntityType if (chosen := config.action_in_red(label)) is not usual[label]}
    for action in dict.fromkeys(in_red.values()):
        kinds = _kinds([label for label, chosen in in_red.items() if chosen is action], language)
        yield words["red"].format(kinds=kinds, action=words[action.value])
    subtypes = {key: action for key, action in config.entities.items() if key not in EntityType.__members__}
    if subtypes:
        said = "; ".join(f"`{key}` {words[action.value]}" for key, action in subtypes.items())
        yield words["subtypes"].format(subtypes=said)
    others = [entry.name for entry in config.principals if entry.entities]
    if others:
        yield words["clients"].format(clients=", ".join(others))
    shadow = [entry.name for entry in config.principals if entry.mode != "enforce"]
    if shadow:
        yield words["shadow"].format(clients=", ".join(shadow))
    yield words["limits"]


def _kinds(labels: Sequence[EntityType], language: Language) -> str:
    return ", ".join(kind_in(language, label) for label in labels)


def _recipients(config: Config, today: date, words: Mapping[str, str]) -> Iterator[str]:
    upstreams = [Upstream.from_entry(entry, config.limits) for entry in config.upstreams]
    rows = {item.name: row for item in upstreams if (row := _recipient(item, today, words)) and not item.is_demo}
    yield "\n".join(table(words["head"], list(rows.values()))) if rows else words["nobody"]
    green = [item for item in upstreams if item.name not in rows and not item.is_demo]
    names = [_named(item) for item in green if not list(refusals(item, DataClass.GREEN, today, art9=False))]
    if names:
        yield words["others"].format(names=", ".join(names))


def _recipient(upstream: Upstream, today: date, words: Mapping[str, str]) -> list[str] | None:
    """A line of the table, None for one that may receive no personal data today."""
    takes = [
        words[name]
        for name, kind, art9 in (
            ("yellow", DataClass.YELLOW, False),
            ("red_class", DataClass.RED, False),
            ("art9", DataClass.RED, True),
        )
        if not list(refusals(upstream, kind, today, art9=art9))
    ]
    if not takes:
        return None
    paper = upstream.agreement
    return [
        _named(upstream),
        words["own"] if upstream.local else str(upstream.region),
        paper.reference if paper is not None else "–",
        ", ".join(takes),
        _kept(upstream, paper, words),
        ", ".join(paper.sub_processors) or "–" if paper is not None else "–",
        paper.transfer_basis.upper() if paper is not None and paper.transfer_basis != "none" else "–",
    ]


def _kept(upstream: Upstream, paper: Agreement | None, words: Mapping[str, str]) -> str:
    if paper is None:
        return "–" if upstream.local else words["unsaid"]
    if paper.zero_retention:
        return words["zero"]
    return words["some"].format(days=paper.retention_days) if paper.retention_days is not None else words["unsaid"]


def _named(upstream: Upstream) -> str:
    return f"{upstream.legal_entity} ({upstream.name})" if upstream.legal_entity else upstream.name
