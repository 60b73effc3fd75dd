"""The part of policy that the core needs, as plain values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from filters import documents
from filters.actions import Action
from filters.attachments import ReadDocument
from filters.classification import ClassRules
from filters.coarsening import coarser
from filters.detection import EntityType
from filters.fields import Admitted, Opened
from filters.pictures import Pictures
from filters.restoration import ToolRule

_ALLOWED_BY_DEFAULT = frozenset({EntityType.LOCATION, EntityType.ORGANIZATION, EntityType.DATE})
_GENERALIZED_BY_DEFAULT = frozenset({EntityType.HEALTH, EntityType.SENSITIVE})


def default_action(label: EntityType, subtype: str) -> Action:  # noqa: ARG001 - the signature of a policy's action
    """What happens to a finding if policy is silent (the defaults of the shipped policies.yaml)."""
    if label in _ALLOWED_BY_DEFAULT:
        return Action.ALLOW
    return Action.GENERALIZE if label in _GENERALIZED_BY_DEFAULT else Action.TOKEN


def default_action_in_red(label: EntityType, subtype: str) -> Action:
    """What happens to a finding in a red request: when something was, tells who it was."""
    return Action.TOKEN if label is EntityType.DATE else default_action(label, subtype)


def default_phrase(label: EntityType, subtype: str, value: str) -> str:  # noqa: ARG001 - the signature of a policy's
    """The noun that stands for a generalised finding."""
    usual = "gesundheitliches Anliegen" if label is EntityType.HEALTH else "persönlicher Umstand"
    return coarser(label, value) or usual


@dataclass(frozen=True, slots=True)
class FilterPolicy:
    """How one exchange treats what is found.

    Attributes:
        action: (label, subtype) → what happens to it.
        action_in_red: the same for red requests.
        phrase: (label, subtype, value) → the noun that generalises it; inserted in square brackets.
        classes: what makes a request yellow or red.
        opened: protocol keys that policy opens beyond the endpoint's table.
        tool_rule: tool name → what may be restored into its arguments.
        state: kinds of objects that the provider may store (`tables.Reference`).
        documents: reads files to text, or None where they are refused.
        pictures: what is done with pictures, or None where they are refused.
    """

    action: Callable[[EntityType, str], Action] = default_action
    action_in_red: Callable[[EntityType, str], Action] = default_action_in_red
    phrase: Callable[[EntityType, str, str], str] = default_phrase
    classes: ClassRules = field(default_factory=ClassRules)
    opened: Opened = field(default_factory=lambda: MappingProxyType({}))
    tool_rule: Callable[[str], ToolRule] = lambda _name: ToolRule()
    state: frozenset[str] = frozenset()
    documents: ReadDocument | None = documents.read
    pictures: Pictures | None = None

    @property
    def admitted(self) -> Admitted:
        """What the walk admits beyond an endpoint's table."""
        return Admitted(self.opened, self.state, self.documents, self.pictures)

    def allows(self, label: EntityType, subtype: str) -> bool:
        """Whether such a finding may leave as it is, in a red request or another."""
        return Action.ALLOW in (self.action(label, subtype), self.action_in_red(label, subtype))

    def for_red(self) -> FilterPolicy:
        """Return what holds for a red request."""
        return replace(self, action=self.action_in_red)
