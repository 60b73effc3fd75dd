"""What a request brings along from earlier exchanges: sealed blobs, and what was recalled of stored objects.

Both hold tokens whose values may not stand in the request any more. They are known here as if they did: found in new
text, restored in the answer, and guarded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from filters.detection import Span
from filters.earlier import Earlier
from filters.errors import ResidualValue, UnsupportedContent
from filters.places import SealedPlace
from filters.propagation import Text
from filters.pseudonyms import PseudonymMap
from filters.sealing import PREFIX, Blob, NotOurs, Sealer


class Continuation:
    """The earlier exchanges of one request."""

    def __init__(self) -> None:
        self._earlier: list[Earlier] = []
        self._opened: list[tuple[SealedPlace, Blob | None]] = []

    def __repr__(self) -> str:
        return f"Continuation({len(self._earlier)} earlier, {len(self._opened)} blobs)"

    @property
    def anchor(self) -> str:
        """Name of the conversation that they say this is, or ""; its first message may be gone from the history."""
        return self._earlier[0].anchor if self._earlier else ""

    @property
    def hosts(self) -> frozenset[str]:
        """Hosts that people named earlier."""
        return frozenset().union(*(earlier.hosts for earlier in self._earlier))

    @property
    def keyed(self) -> dict[str, str]:
        """Stand-ins of identifiers that were sent earlier → what the client sent."""
        return {stand_in: value for earlier in self._earlier for stand_in, value in earlier.keyed.items()}

    def open(self, places: Sequence[SealedPlace], sealer: Sealer) -> None:
        """Open what the client kept for us.

        Raises:
            UnsupportedContent: not ours, of another client, or the signed text beside it was changed.
        """
        for place in places:
            sealed = place.holder[place.slot]
            if place.optional and not sealed.startswith(PREFIX):
                self._opened.append((place, None))
                continue
            try:
                blob = sealer.open(sealed)
            except NotOurs:
                why = "it was not sealed by this gateway for this client, or it was changed; leave the block out"
                raise UnsupportedContent(why, param=place.path) from None
            if place.covers and not blob.shows(str(place.holder.get(place.covers, ""))):
                raise UnsupportedContent("the text that it signs was changed; leave the block out", param=place.path)
            self._opened.append((place, blob))
            self._earlier.append(blob.earlier)

    def recall(self, earlier: Sequence[Earlier]) -> None:
        """Take what the exchanges issued that made a stored object; it goes before what blobs say."""
        self._earlier[:0] = earlier

    def texts(self) -> list[Text]:
        """Return what earlier exchanges found, each value once and as a text of its own."""
        found = {
            (entry.value, entry.label, entry.subtype): None
            for earlier in self._earlier
            for entry in (*earlier.tokens.values(), *earlier.stand_ins.values())
        }
        return [Text(value, "", (Span(0, len(value), label, subtype),)) for value, label, subtype in found]

    def adopt_into(self, pseudonyms: PseudonymMap) -> None:
        """Hand over the tokens that were issued."""
        for earlier in self._earlier:
            for code, entry in earlier.tokens.items():
                pseudonyms.adopt(code, entry)
            for digits, entry in earlier.numbers.items():
                pseudonyms.adopt_number(digits, entry)
            for written, entry in earlier.stand_ins.items():
                pseudonyms.put_stand_in(written, entry)

    def put_back(self, holds_value: Callable[[str], bool]) -> int:
        """Put the upstream's words back in place and return how many blocks had to be left out; blobs stay blank.

        Left out is what was not sealed here, and what cannot go back: signed text is the upstream's and cannot be
        edited, so if a value that stands in it in clear is only found now, its block does not go (the APIs allow that
        for reasoning).

        Args:
            holds_value: whether a text of the upstream's holds a value that must not leave.

        Raises:
            ResidualValue: it does, and stands where nothing can be left out.
        """
        left_out = 0
        for place, blob in self._opened:
            if blob is None or (blob.text is not None and holds_value(blob.text)):
                if not place.optional:
                    raise ResidualValue("a value stands in text that the upstream signed", param=place.path)
                # By identity: of two blobs in one item the second may have taken it out already.
                place.container[:] = [item for item in place.container if item is not place.holder]
                left_out += 1
                continue
            place.holder[place.slot] = ""
            if place.covers and blob.text is not None:
                place.holder[place.covers] = blob.text
        return left_out

    def fill(self) -> bool:
        """Put the upstream's blobs back, after the guard: in their letters a number of ours may stand by chance.

        Returns:
            Whether there were any.
        """
        for place, blob in self._opened:
            if blob is not None:
                place.holder[place.slot] = blob.opaque
        return bool(self._opened)
