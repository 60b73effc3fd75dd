"""Between a request and the vault: what it refers to is recalled, what the provider stores of it is kept.

Kept is before anybody can ask for it: what the request adds to a known object (a conversation) before it is sent, what
the answer names (a response, its items) before the client reads that name.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import replace

from filters.earlier import Earlier
from gateway.errors import ConversationStateUnavailable, GatewayError, InvalidRequest
from gateway.pipeline import Case, Decision
from gateway.vault.base import Place, Stored, Vault

_UNKNOWN = (
    "What the request refers to is not known here: it was not made through this gateway by this client, it has expired "
    "or it was deleted. Send the history instead."
)


class Keeper:
    """Looks things up for cases and keeps what they make.

    Args:
        vault: where it is kept.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    async def recall(self, case: Case) -> None:
        """Look up what the path and the body of a request refer to.

        Raises:
            ConversationStateUnavailable: one of them is not known.
            InvalidRequest: they lie at different providers.
        """
        wanted: list[tuple[str, str, str | None]] = [(ref.kind, ref.id, ref.path) for ref in case.exchange.references]
        if case.exchange.spec.refers:
            wanted.insert(0, (case.exchange.spec.refers, case.match.ids["id"], None))
        # Names of items travel in the URL: what is none would leave there, unseen.
        items = [(name, where) for name, where in _items(case) if not await self._known(case, name)]
        if items:
            raise ConversationStateUnavailable(_UNKNOWN, param=items[0][1])
        found = []
        for kind, name, path in wanted:
            stored = await self._vault.recall(_place(case, kind, name))
            if stored is None:
                raise ConversationStateUnavailable(_UNKNOWN, param=path)
            found.append(stored)
        if len({stored.upstream for stored in found}) > 1:
            raise InvalidRequest("The objects that the request refers to lie at different providers.")
        case.recall(found)

    async def _known(self, case: Case, item: str) -> bool:
        return await self._vault.recall(_place(case, "items", item)) is not None

    async def keep_known(self, case: Case, decision: Decision) -> None:
        """Keep what this request adds to conversations that it names."""
        known = [ref.id for ref in case.references if ref.kind == "conversations"]
        if case.exchange.spec.refers == "conversations" and case.exchange.spec.table is not None:
            known.append(case.match.ids["id"])
        if known:
            before = [earlier for stored in case.stored for earlier in stored.earlier]
            stored = _stored(case, decision, [_new(case.exchange.issued, before)])
            for name in known:
                await self._keep(case, "conversations", name, stored)

    async def keep_made(self, case: Case, decision: Decision) -> None:
        """Keep what the answer names; call before the client sees it."""
        for kind, name in case.exchange.made():
            if kind == "items":
                stored = Stored(decision.upstream.name, see=self._owner_of_items(case))
                await self._vault.keep(_place(case, kind, name), stored)
            else:
                case.made = case.made or name
                await self._keep(case, kind, name, _stored(case, decision, [case.exchange.issued]))

    async def keep_used(self, case: Case, tokens: int) -> None:
        """Keep how many tokens the provider counted, in place of the most that it could be."""
        if case.exchange.spec.generates:
            for place, stored in case.kept:
                with contextlib.suppress(GatewayError):  # then the most stands
                    await self._vault.keep(place, replace(stored, tokens=tokens), case.turn)

    async def _keep(self, case: Case, kind: str, name: str, stored: Stored) -> None:
        """Keep under the name of the turn what it counts for; what only asks again adds nothing new."""
        place = _place(case, kind, name)
        await self._vault.keep(place, stored, case.turn if case.exchange.spec.generates else "")
        case.kept.append((place, stored))

    async def forget(self, case: Case) -> None:
        """The provider has deleted the object that the path names."""
        spec = case.exchange.spec
        if spec.method == "DELETE" and spec.path.endswith("/{id}"):
            await self._vault.forget(_place(case, spec.refers, case.match.ids["id"]))

    @staticmethod
    def _owner_of_items(case: Case) -> tuple[str, str]:
        spec = case.exchange.spec
        return (spec.refers, case.match.ids["id"]) if spec.refers else (case.exchange.asked.makes, case.made)


def _items(case: Case) -> list[tuple[str, str]]:
    """(id, where it stands) of items that the path and the query name."""
    given = (case.match.ids.get("item"), "item"), (case.match.query.get("after"), "after")
    return [(name, where) for name, where in given if name]


def _place(case: Case, kind: str, name: str) -> Place:
    return Place(case.principal.tenant, case.principal.name, kind, name)


def _stored(case: Case, decision: Decision, earlier: Iterable[Earlier]) -> Stored:
    hint = case.exchange.asked.hint
    if case.exchange.spec.makes == "batches" and not hint:  # a batch is read as its file is
        hint = next((stored.hint for stored in case.stored if stored.hint), {})
    return Stored(
        upstream=decision.upstream.name,
        model=decision.model,
        sensitivity=decision.classification.sensitivity.value,
        art9=decision.classification.art9,
        reasons=decision.classification.reasons,
        earlier=tuple(earlier),
        hint=hint,
        tokens=case.most,
    )


def _new(issued: Earlier, before: Iterable[Earlier]) -> Earlier:
    """What was issued for the first time: the rest is kept already."""
    known = list(before)
    tokens = {code for earlier in known for code in earlier.tokens}
    numbers = {digits for earlier in known for digits in earlier.numbers}
    stand_ins = {written for earlier in known for written in earlier.stand_ins}
    return replace(
        issued,
        tokens={code: entry for code, entry in issued.tokens.items() if code not in tokens},
        numbers={digits: entry for digits, entry in issued.numbers.items() if digits not in numbers},
        stand_ins={written: entry for written, entry in issued.stand_ins.items() if written not in stand_ins},
    )
