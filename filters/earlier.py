"""What earlier exchanges issued: all that is needed to understand what they led to.

It travels in sealed blobs (`filters.sealing`) and lies in the vault of objects that a provider stores.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from filters.detection import EntityType
from filters.pseudonyms import Entry


@dataclass(frozen=True, slots=True)
class Earlier:
    """What earlier exchanges of a conversation issued.

    Attributes:
        anchor: name of the conversation, see `filters.scope.Scope`.
        tokens: code → what it stands for.
        numbers: keyed number → what it stands for.
        hosts: hosts that people named, to which a URL may carry what is restored.
        stand_ins: surrogate, as written → what it stands for.
        keyed: stand-in of an identifier → what the client sent.
    """

    anchor: str
    tokens: Mapping[str, Entry] = field(default_factory=dict, repr=False)
    numbers: Mapping[str, Entry] = field(default_factory=dict, repr=False)
    hosts: frozenset[str] = field(default=frozenset(), repr=False)
    keyed: Mapping[str, str] = field(default_factory=dict, repr=False)
    stand_ins: Mapping[str, Entry] = field(default_factory=dict, repr=False)

    def plain(self) -> dict[str, Any]:
        """Return it as JSON values; what is empty and rare is left out."""
        plain: dict[str, Any] = {
            "anchor": self.anchor,
            "tokens": {code: _listed(entry) for code, entry in self.tokens.items()},
            "numbers": {digits: _listed(entry) for digits, entry in self.numbers.items()},
        }
        if self.hosts:
            plain["hosts"] = sorted(self.hosts)
        if self.stand_ins:
            plain["stand_ins"] = {written: _listed(entry) for written, entry in self.stand_ins.items()}
        if self.keyed:
            plain["keyed"] = dict(self.keyed)
        return plain

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Earlier:
        """Read what `plain` wrote."""
        return cls(
            anchor=plain["anchor"],
            tokens={code: _entry(listed) for code, listed in plain["tokens"].items()},
            numbers={digits: _entry(listed) for digits, listed in plain["numbers"].items()},
            hosts=frozenset(plain.get("hosts", ())),
            keyed=dict(plain.get("keyed", {})),
            stand_ins={written: _entry(listed) for written, listed in plain.get("stand_ins", {}).items()},
        )


def _listed(entry: Entry) -> list[str]:
    return [entry.value, entry.raw, entry.label.value, entry.subtype]


def _entry(listed: Sequence[str]) -> Entry:
    value, raw, label, subtype = listed
    return Entry(value, raw, EntityType(label), subtype)
