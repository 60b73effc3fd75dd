"""From spans to edits: what stands in a field after policy has acted.

An edit replaces a range of a field's raw text. Everything outside the ranges stays as it was, to the byte; that is how
ordinary text survives, and how JSON inside a string keeps its formatting. Tokens are issued in document order.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import orjson

from filters.actions import REVERSIBLE, Action
from filters.detection import EntityType, Span
from filters.errors import PolicyBlocked
from filters.jsontext import Piece
from filters.lexicon import Lexicon, fold_name
from filters.names import name_parts
from filters.places import Field
from filters.policy import FilterPolicy
from filters.propagation import Propagated
from filters.pseudonyms import Entry, PseudonymMap
from filters.surrogate_forms import Forms
from filters.surrogates import Surrogates
from filters.views import View

_Edit = tuple[int, int, str]
_ADDRESS_GAP = re.compile(r"[ ,;|/\r\n]{1,4}")
_QUOTES: Mapping[str, str] = MappingProxyType({'"': '"', "„": "“", "“": "”", "»": "«", "«": "»"})
LOOK_ALIKE = "token_look_alike"  # subtype of what the caller typed in the shape of a token: always a token


@dataclass(slots=True)
class Unit:
    """One piece of one field, as read."""

    field: Field
    piece: Piece
    view: View
    spans: tuple[Span, ...] = ()

    def __repr__(self) -> str:
        return f"Unit({self.field.path!r}, {len(self.spans)} spans)"


@dataclass(slots=True)
class Replacer:
    """Carries out the policy on the units of one request.

    Attributes:
        pseudonyms: where tokens are issued.
        policy: what happens to what.
        lexicon: for the parts of names.
        propagated: what is known of the request: its values, and the kind of each name word.
        taken: digit runs of the request, which no keyed number may equal.
        counts: (label, action) → number of replacements.
        untouched: only count what would be done.
    """

    pseudonyms: PseudonymMap
    policy: FilterPolicy
    lexicon: Lexicon
    propagated: Propagated
    taken: frozenset[str]
    counts: Counter[tuple[EntityType, Action]] = field(default_factory=Counter)
    untouched: bool = False
    _units: Sequence[Unit] = ()
    _surrogates: Surrogates | None = None
    _invented: dict[tuple[int, int, int], Entry] = field(default_factory=dict)

    def apply(self, units: Sequence[Unit]) -> None:
        """Edit the fields in place, in document order.

        Raises:
            PolicyBlocked: an entity whose action is ``block``, or a finding in a field that may not change.
        """
        self._units = units
        renames: list[tuple[Any, str, str]] = []
        if self.untouched:
            self.counts.update((s.label, self._action(s)) for unit in units for s in self._merged(unit))
            return
        planned = [
            (unit_field, [edit for unit in group for span in self._merged(unit) for edit in self._edits(unit, span)])
            for unit_field, group in _by_field(units)
        ]
        for unit_field, edits in self._restorable(planned):
            if edits:
                self._write(unit_field, edits, renames)
        for holder, new_names in _grouped(renames):
            _rename(holder, new_names)

    def _merged(self, unit: Unit) -> list[Span]:
        """Join a street with the town that follows: what stands for it then holds no line end to be escaped."""
        if unit.piece.kind == "number":
            return list(unit.spans[:1])  # a number is replaced as a whole
        merged: list[Span] = []
        for span in unit.spans:
            last = merged[-1] if merged else None
            if (
                last is not None
                and last.label is span.label is EntityType.ADDRESS
                and span.subtype == "postal_city"
                and _ADDRESS_GAP.fullmatch(unit.view.text, last.end, span.start)
                and self.policy.action(last.label, last.subtype) is self.policy.action(span.label, span.subtype)
            ):
                merged[-1] = Span(last.start, span.end, span.label, last.subtype, last.score)
            else:
                merged.append(span)
        return merged

    def _action(self, span: Span) -> Action:
        return Action.TOKEN if span.subtype == LOOK_ALIKE else self.policy.action(span.label, span.subtype)

    def _edits(self, unit: Unit, span: Span) -> list[tuple[int, int, str]]:
        action = self._action(span)
        if action is Action.ALLOW:
            return []
        if action is Action.BLOCK or unit.field.fixed:
            where = "a picture" if unit.field.seen else "a field that cannot be changed"
            raise PolicyBlocked(
                f"policy does not let {span.label.value} leave"
                if action is Action.BLOCK
                else f"{span.label.value} was found in {where}",
                param=unit.field.path,
            )
        self.counts[span.label, action] += 1
        if unit.piece.kind == "number":
            return [self._number_edit(unit, span, action)]
        if action in REVERSIBLE or unit.piece.kind == "key":
            # A key gets a token whatever the action: a phrase is no name, and two phrases would be the same key.
            return [self._part_edit(unit, part, action) for part in self._parts(unit, span)]
        noun = self.policy.phrase(span.label, span.subtype, unit.view.text[span.start : span.end])
        replacement = {
            Action.GENERALIZE: f"[{noun}]",
            Action.MASK: "***",
            Action.DROP: "",
        }[action]
        return [(*_raw_range(unit, span.start, span.end), replacement)]

    def _parts(self, unit: Unit, span: Span) -> list[Span]:
        """Cut a person into given names and surnames; anything else is one part."""
        if span.label is not EntityType.PERSON:
            return [span]
        surface = unit.view.text[span.start : span.end]
        parts = []
        found = name_parts(surface, span.subtype, self.lexicon)
        for number, part in enumerate(found):
            kind = self.propagated.kinds.get(fold_name(surface[part.start : part.end]), part.kind)
            start, end = span.start + part.start, span.start + part.end
            amid = 0 < number < len(found) - 1
            if amid and _QUOTES.get(unit.view.text[start - 1 : start]) == unit.view.text[end : end + 1]:
                start, end = start - 1, end + 1  # a nickname's quotes: nothing upstream may need escaping
            parts.append(Span(start, end, span.label, kind, span.score))
        return parts or [span]

    def _part_edit(self, unit: Unit, span: Span, action: Action) -> tuple[int, int, str]:
        start, end = _raw_range(unit, span.start, span.end)
        entry = Entry(unit.view.text[span.start : span.end], unit.field.text[start:end], span.label, span.subtype)
        invented = self._invent(entry) if action is Action.SURROGATE and unit.piece.kind != "key" else None
        if invented:
            self._invented[id(unit.field), start, end] = entry
        return start, end, invented or self.pseudonyms.token(entry)

    def _restorable(self, planned: list[tuple[Field, list[_Edit]]]) -> list[tuple[Field, list[_Edit]]]:
        """Put tokens for surrogates wherever these would not come back as they are written here (I2).

        That is so beside a name that was not found, and for a second spelling of one value.
        """
        if not self._invented:
            return planned
        forms, result = Forms(self.pseudonyms.stand_ins(), self.lexicon), []
        for target, edits in planned:
            origins = {edit[:2]: self._invented.get((id(target), *edit[:2])) for edit in edits}
            wanted = [(*e[:2], o.value if (o := origins[e[:2]]) else e[2]) for e in edits]
            whole = forms.restored(apply_edits(target.text, edits)) == apply_edits(target.text, wanted)
            result.append((target, edits if whole else [self._token_for(edit, origins[edit[:2]]) for edit in edits]))
        return result

    def _token_for(self, edit: _Edit, invented_for: Entry | None) -> _Edit:
        return edit if invented_for is None else (*edit[:2], self.pseudonyms.token(invented_for))

    def _invent(self, entry: Entry) -> str | None:
        if self._surrogates is None:  # they look through the whole request, which most policies do not ask for
            values = [value.surface for value in self.propagated.known]
            texts = [unit.view.text for unit in self._units]
            self._surrogates = Surrogates(self.pseudonyms, self.lexicon, self.propagated.kinds, texts, values)
        return self._surrogates.of(entry)

    def _number_edit(self, unit: Unit, span: Span, action: Action) -> tuple[int, int, str]:
        """A JSON number stays a number if that is safe, else it becomes a string token."""
        literal = unit.piece.text
        start, end = unit.piece.raw_range(0, len(literal))
        if action not in REVERSIBLE:
            return start, end, "null"
        entry = Entry(literal, literal, span.label, span.subtype)
        stand_in = self.pseudonyms.number(literal, entry, self.taken)
        if stand_in is not None:
            return start, end, stand_in
        quote = '"'
        for _ in range(unit.piece.level):
            quote = json.dumps(quote)[1:-1]
        return start, end, f"{quote}{self.pseudonyms.token(entry)}{quote}"

    @staticmethod
    def _write(target: Field, edits: list[tuple[int, int, str]], renames: list[tuple[Any, str, str]]) -> None:
        text = apply_edits(target.text, edits)
        if target.kind == "key":
            renames.append((target.holder, target.slot, text))
        elif target.kind == "number":
            target.holder[target.slot] = orjson.Fragment(text)
        else:
            target.holder[target.slot] = text


def apply_edits(text: str, edits: list[tuple[int, int, str]]) -> str:
    """Replace ranges of `text`; they are disjoint."""
    out, position = [], 0
    for start, end, replacement in sorted(edits):
        out.append(text[position:start])
        out.append(replacement)
        position = end
    out.append(text[position:])
    return "".join(out)


def _raw_range(unit: Unit, start: int, end: int) -> tuple[int, int]:
    return unit.piece.raw_range(*unit.view.original(start, end))


def _by_field(units: Sequence[Unit]) -> list[tuple[Field, list[Unit]]]:
    groups: list[tuple[Field, list[Unit]]] = []
    for unit in units:
        if groups and groups[-1][0] is unit.field:
            groups[-1][1].append(unit)
        else:
            groups.append((unit.field, [unit]))
    return groups


def _grouped(renames: list[tuple[Any, str, str]]) -> list[tuple[Any, dict[str, str]]]:
    by_holder: dict[int, tuple[Any, dict[str, str]]] = {}
    for holder, old, new in renames:
        by_holder.setdefault(id(holder), (holder, {}))[1][old] = new
    return list(by_holder.values())


def _rename(holder: dict[str, Any], new_names: Mapping[str, str]) -> None:
    """Rename keys in place, keeping their order."""
    items = [(new_names.get(key, key), value) for key, value in holder.items()]
    if len({key for key, _ in items}) != len(items):
        raise PolicyBlocked("two keys of an object would become equal")
    holder.clear()
    holder.update(items)
