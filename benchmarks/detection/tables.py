"""The tables of docs/accuracy.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from benchmarks.detection.corpora import GERMEVAL, Corpus
from benchmarks.detection.measure import OURS, Measured
from benchmarks.detection.score import ART9, DIRECT, Count, Score, merged, per_thousand, total
from training.score import ALL, ANY, Counts

NOT_MEASURED: Final = "Not measured in this run."
GERMAN: Final = "de"

Row = Sequence[object]


def markdown(head: Row, rows: Iterable[Row]) -> str:
    """A table, or a line that says that there is nothing."""
    lines = [f"| {' | '.join(map(str, row))} |" for row in rows]
    if not lines:
        return NOT_MEASURED
    return "\n".join([f"| {' | '.join(map(str, head))} |", "|---" * len(head) + "|", *lines])


def languages(measured: Measured) -> list[str]:
    """German first."""
    return sorted(measured.texts[OURS], key=lambda name: (name != GERMAN, name))


# ------------------------------------------------------------------ goals


def goals(measured: Measured) -> str:
    """What was asked for, what is, and whether that is enough. The bound applies to the figure, not to its interval."""
    german, small = measured.texts[OURS][GERMAN], measured.lower[OURS][GERMAN]
    rows: list[tuple[str, float, Count]] = [
        ("German: direct identifiers, recall", 98, total(german.recall, DIRECT)),
        ("German: direct identifiers, precision", 97, total(german.precision, DIRECT)),
        ("German: harmless texts without alarm", 98, german.harmless),
        ("German: `PERSON`, recall", 97, german.recall["PERSON"]),
        ("German: `PERSON` in lower case, recall", 90, small.recall["PERSON"]),
        ("German: `ADDRESS`, recall", 95, german.recall["ADDRESS"]),
        ("All languages: numbers with a right check digit, recall", 100, total(measured.checked, measured.checked)),
        ("German: Art. 9 and 10, recall", 90, total(german.recall, ART9)),
        ("German: Art. 9 and 10, precision", 85, total(german.precision, ART9)),
    ]
    rows += [
        (f"{language}: `PERSON`, recall", 92, measured.texts[OURS][language].recall["PERSON"])
        for language in languages(measured)
        if language != GERMAN
    ]
    cells = [(what, f"≥ {bound} %", count, _met(_percent(count) >= bound)) for what, bound, count in rows]
    return markdown(("what", "goal", "measured", "met"), [*cells, *_other_goals(measured)])


def _other_goals(measured: Measured) -> Iterator[Row]:
    for corpus in measured.corpora:
        if corpus.name == GERMEVAL:
            for label, name, bound in (("PERSON", "PER", 85), (ANY, "any type", 80)):
                f1 = corpus.score.f1(label)
                yield f"GermEval test part: {name}, exact spans, F1", f"≥ {bound}", f"{f1:.1f}", _met(f1 >= bound)
    every = merged(measured.harmless[OURS].values())
    met = _met(every.alarms <= 0.2 * every.characters / 1000)
    yield "Harmless texts and code: alarms per 1,000 characters", "≤ 0.2", _alarms(every), met
    yield "Speed: MB a minute on one core", "≥ 1", f"{measured.speed:.2f}", _met(measured.speed >= 1)


def _met(yes: bool) -> str:  # noqa: FBT001 - the answer itself
    return "yes" if yes else "**no**"


def _percent(count: Count) -> float:
    return 100 * count.hit / count.total if count.total else 0.0


# ------------------------------------------------------------------ hand-written texts


def overview(measured: Measured) -> str:
    """Every language and system in one line."""
    head = (
        "language", "system", "direct identifiers: found", "replaced by default", "precision",
        "harmless texts without alarm", "alarms per 1,000 characters",
    )  # fmt: skip
    pairs = ((name, system) for name in languages(measured) for system in measured.texts)
    return markdown(head, (_overview(measured.texts, name, system) for name, system in pairs))


def _pairs(measured: Measured) -> Iterator[tuple[str, str]]:
    """Languages and systems; of the peer only its default, as its threshold changes next to nothing here."""
    for name in languages(measured):
        for system in list(measured.texts)[:2]:
            yield name, system


def _overview(scores: dict[str, dict[str, Score]], name: str, system: str) -> Row:
    one = scores[system][name]
    replaced = total(one.replaced, DIRECT) if system == OURS else "–"
    return (
        name, system, total(one.recall, DIRECT), replaced, total(one.precision, DIRECT), one.harmless, _alarms(one),
    )  # fmt: skip


def special(measured: Measured) -> str:
    """Art. 9 and 10."""
    rows = []
    for name, system in _pairs(measured):
        one = measured.texts[system][name]
        counts = (total(part, ART9) for part in (one.recall, one.labelled, one.precision))
        rows.append((name, system, *counts))
    return markdown(("language", "system", "found", "with its label", "precision"), rows)


def lower(measured: Measured) -> str:
    """Persons when everything is in small letters."""
    rows = []
    for name, system in _pairs(measured):
        as_written, small = measured.texts[system][name], measured.lower[system][name]
        person = "PERSON"
        rows.append((name, system, as_written.recall[person], small.recall[person], small.precision[person]))
    return markdown(("language", "system", "found as written", "found in lower case", "precision in lower case"), rows)


def labels(measured: Measured) -> str:
    """One table for each language: us, and the peer without a threshold where it was measured."""
    peer = next((system for system in measured.texts if system != OURS), None)
    parts = []
    for name in languages(measured):
        head = ["label", "found", "with its label", "precision"]
        if peer:
            head += [f"{peer}: found", f"{peer}: precision"]
        parts.append(f"### {name}\n\n{markdown(head, _labels(measured, name, peer))}")
    return "\n\n".join(parts)


def _labels(measured: Measured, name: str, peer: str | None) -> Iterator[Row]:
    one = measured.texts[OURS][name]
    other = measured.texts[peer][name] if peer else None
    empty = Count()
    for label in sorted(set(one.recall) | set(one.precision)):
        figures = [part.get(label, empty) for part in (one.recall, one.labelled, one.precision)]
        if other:
            figures += [part.get(label, empty) for part in (other.recall, other.precision)]
        yield (f"`{label}`", *figures)


def checked(measured: Measured) -> str:
    """Numbers with a right check digit."""
    return markdown(("label", "found"), ((f"`{name}`", count) for name, count in sorted(measured.checked.items())))


# ------------------------------------------------------------------ harmless texts, corpora


def harmless(measured: Measured) -> str:
    """Alarms by kind and system."""
    systems = list(measured.harmless)
    head = ["kind", "texts", "characters"]
    for system in systems:
        head += [f"{system}: alarms per 1,000 characters", f"{system}: texts without alarm"]
    kinds = list(measured.harmless[OURS])
    groups = [(kind, [kind]) for kind in kinds]
    groups += [
        ("all code", [kind for kind in kinds if kind.startswith("code_")]),
        ("all written texts", [kind for kind in kinds if not kind.startswith("code_")]),
        ("everything", kinds),
    ]
    return markdown(head, (_harmless(measured, name, members, systems) for name, members in groups))


def _harmless(measured: Measured, name: str, kinds: Sequence[str], systems: Sequence[str]) -> Row:
    scores = [merged(measured.harmless[system][kind] for kind in kinds) for system in systems]
    cells: list[object] = [name, sum(measured.samples[kind] for kind in kinds), f"{scores[0].characters:,}"]
    for one in scores:
        cells += [_alarms(one), one.harmless]
    return cells


def alarm_labels(measured: Measured) -> str:
    """Which labels raise the alarms in harmless texts."""
    rows = []
    for system, kinds in measured.harmless.items():
        one = merged(kinds.values())
        wrong = {label: count.total for label, count in one.precision.items()}
        shown = ", ".join(f"`{label}` {n}" for label, n in sorted(wrong.items(), key=lambda item: -item[1]))
        rows.append((system, shown or "none"))
    return markdown(("system", "findings (`LOCATION`, `ORGANIZATION` and `DATE` are no alarms)"), rows)


def corpora(measured: Measured) -> str:
    """Every corpus and label."""
    head = ("corpus", "language", "trained on its train part", "label", "recall", "precision", "F1")
    return markdown(head, (row for corpus in measured.corpora for row in _corpus(corpus)))


def _corpus(corpus: Corpus) -> Iterator[Row]:
    name = f"{corpus.name} ({corpus.texts} texts)"
    trained = "yes" if corpus.trained else "no"
    for label in corpus.score.present():
        counts: Counts = corpus.score.by_label[label]
        recall = Count(counts.right, counts.right + counts.missed)
        precision = Count(counts.right, counts.right + counts.wrong)
        shown = label if label in (ALL, ANY) else f"`{label}`"
        yield name, corpus.lang, trained, shown, recall, precision, f"{counts.figures()[2]:.1f}"


def _alarms(one: Score) -> str:
    return per_thousand(one.alarms, one.characters)
