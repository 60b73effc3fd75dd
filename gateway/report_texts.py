"""Reports as Markdown, in German and English; what only people know stands in brackets, to be filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from gateway._report_words import ENGLISH, GERMAN, INCIDENT, MEASURES
from gateway.config import Config
from gateway.letters import Language, kind_in, table
from gateway.policies_upstreams import UpstreamEntry
from gateway.reports import Period, Traffic, percentile


@dataclass(frozen=True, slots=True)
class Facts:
    """What a report is made of.

    Attributes:
        config: the policy.
        traffic: what was counted.
        period: of the traffic.
        day: of the report.
    """

    config: Config
    traffic: Traffic
    period: Period
    day: str


_WORDS: Final[Mapping[Language, Mapping[str, str]]] = MappingProxyType({"de": GERMAN, "en": ENGLISH})


def art30(facts: Facts, language: Language) -> str:
    """Return the record of processing activities."""
    words, traffic, config = _WORDS[language], facts.traffic, facts.config
    keep = config.audit.retention_days
    audit = words["days"].format(days=keep) if keep else words["for_ever"]
    return _joined(
        [
            *_head(facts, "art30", words),
            words["controller"],
            words["purposes"],
            *_lines(words["clients"], [[c, t or "–", str(n)] for (c, t), n in traffic.clients.most_common()]),
            words["subjects"].format(persons=traffic.persons),
            *_kinds(facts, words, language),
            *_recipients(facts, words),
            words["erasure"].format(audit=audit, state=config.state.ttl_hours),
            words["toms"],
            *_measures(config, language),
        ]
    )


def dpia(facts: Facts, language: Language) -> str:
    """Return the facts that an impact assessment needs; the assessment is people's."""
    words, traffic = _WORDS[language], facts.traffic
    return _joined(
        [
            *_head(facts, "dpia", words),
            words["purposes"],
            words["scale"].format(
                requests=traffic.decided,
                protected=traffic.protected,
                clear=traffic.clear,
                **{name: traffic.classes[name] for name in ("green", "yellow", "red")},
            ),
            words["subjects"].format(persons=traffic.persons),
            *_kinds(facts, words, language),
            *_recipients(facts, words),
            words["measures"],
            *_measures(facts.config, language),
            words["risks"],
            words["consult"],
        ]
    )


def kpi(facts: Facts, language: Language) -> str:
    """Return the key figures of a period."""
    words, traffic = _WORDS[language], facts.traffic
    rows = [[words["requests"], str(traffic.decided)]]
    rows += [
        [words[name], f"{traffic.classes[name]} ({_share(traffic.classes[name], traffic.decided)})"]
        for name in ("green", "yellow", "red")
    ]
    rows += [
        [words["protected"], str(traffic.protected)],
        [words["blocked"], str(traffic.refused.total())],
        [words["latency"], _times(traffic.total_ms)],
        [words["detection"], _times(traffic.detect_ms)],
    ]
    refusals = [[reason, str(count)] for reason, count in traffic.refused.most_common()]
    more = [words["refusals"], *_lines(words["refusals_head"], refusals)] if refusals else []
    return _joined([*_head(facts, "kpi", words), *_lines(words["figure"], rows), *more])


def incident(facts: Facts, upstream: str, discovered: datetime, hours: float) -> str:
    """Return what a breach at one upstream touches, with a draft of the notification (Art. 33(3)), in German."""
    traffic, config = facts.traffic, facts.config
    entry = next((entry for entry in config.upstreams if entry.name == upstream), None)
    name = f"{entry.legal_entity} ({upstream})" if entry is not None and entry.legal_entity else upstream
    kinds = ", ".join(kind_in("de", kind) for kind in traffic.kinds) or "keine"
    clients = ", ".join(f"{client} ({count})" for (client, _), count in traffic.clients.most_common()) or "keine"
    left = (
        f"noch {hours:.1f} Stunden"
        if hours > 0
        else f"seit {-hours:.1f} Stunden überschritten; die Verzögerung ist zu begründen"
    )
    papers = ", ".join(sorted({reference for _, _, reference in traffic.recipients if reference})) or "keiner"
    return INCIDENT.format(
        day=facts.day,
        name=name,
        begin=facts.period.begin,
        end=facts.period.end,
        known=discovered.strftime("%d.%m.%Y %H:%M"),
        left=left,
        requests=traffic.decided,
        first=traffic.first or "–",
        last=traffic.last or "–",
        clients=clients,
        persons=traffic.persons,
        kinds=kinds,
        art9=traffic.art9,
        hidden=traffic.decided - traffic.clear,
        clear=traffic.clear,
        papers=papers,
    )


def _head(facts: Facts, title: str, words: Mapping[str, str]) -> Iterator[str]:
    yield words[title]
    yield words["stand"].format(day=facts.day, begin=facts.period.begin, end=facts.period.end)


def _kinds(facts: Facts, words: Mapping[str, str], language: Language) -> Iterator[str]:
    yield words["kinds"]
    rows = [[kind_in(language, kind), str(count)] for kind, count in facts.traffic.kinds.most_common()]
    yield from _lines(words["kinds_head"], rows)
    yield words["art9"].format(art9=facts.traffic.art9)


def _recipients(facts: Facts, words: Mapping[str, str]) -> Iterator[str]:
    entries = {entry.name: entry for entry in facts.config.upstreams}
    yield words["recipients"]
    rows = [
        _recipient(entries.get(name), [name, region, reference], count, words)
        for (name, region, reference), count in facts.traffic.recipients.most_common()
    ]
    yield from _lines(words["recipients_head"], rows)
    yield words["transfers"]
    outside = [
        entry.name for entry in facts.config.upstreams if not entry.local and str(entry.region) not in ("EU", "EEA")
    ]
    yield words["some_transfers"].format(names=", ".join(outside)) if outside else words["no_transfers"]


def _recipient(entry: UpstreamEntry | None, recorded: Sequence[str], count: int, words: Mapping[str, str]) -> list[str]:
    name, region, reference = recorded
    paper = entry.agreement if entry is not None else None
    legal = f"{entry.legal_entity} ({name})" if entry is not None and entry.legal_entity else name
    where = words["own"] if region == "local" else region
    if paper is None or paper.reference != reference:
        return [legal, where, reference or "–", "–", "–", "–", "–", str(count)]
    return [
        legal,
        where,
        reference,
        paper.expires.isoformat(),
        words["yes" if paper.zero_retention else "no"],
        ", ".join(paper.sub_processors) or "–",
        "–" if paper.transfer_basis == "none" else paper.transfer_basis.upper(),
        str(count),
    ]


def _measures(config: Config, language: Language) -> Iterator[str]:
    held = [(german, english) for german, english, holds in MEASURES if holds(config)]
    yield "\n".join(f"- {german if language == 'de' else english}" for german, english in held)


def _lines(head: str, rows: Sequence[Sequence[str]]) -> list[str]:
    return ["\n".join(table(head, rows))] if rows else ["–"]


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "–"


def _times(counts: Counter[int]) -> str:
    middle, most = percentile(counts, 0.5), percentile(counts, 0.95)
    return f"{middle} / {most} ms" if middle is not None else "–"


def _joined(parts: Sequence[str]) -> str:
    return "\n\n".join(parts) + "\n"
