"""Which language stands around a place in a text: enough to choose a numbering plan, not more."""

from __future__ import annotations

import re
from typing import Final

_WORDS: Final = {
    "de": "der die das und ist nicht ich sie mit auf für ein eine den von zu im bitte am wir",
    "en": "the and is not you with for a of to in my please i'm we was this",
    "fr": "le la les et est pas je vous avec pour un une des du ce mon tu nous au c g",
    "es": "el los las y es no que con por para un una del su soy mi llama tú a al porfa hoy telefono",
    "it": "il lo gli e è non che con per un una del della di mi si ciao sono cell si chiama",
    "nl": "de het een en is niet ik u met voor van op mijn je ben hoi dat",
    "pl": "i w z na nie się jest to do że pan pani jak proszę tel przed po mi hej tu kod imię nazwisko nr",
}
_INDEX: Final = {
    word: frozenset(k for k, v in _WORDS.items() if word in v.split()) for v in _WORDS.values() for word in v.split()
}
_WORD = re.compile(r"[^\W\d_]{1,12}['’]?")
_WINDOW: Final = 300


def language_at(text: str, start: int, end: int) -> str:
    """The language whose commonest words are most frequent around ``text[start:end]``; "" if there are none."""
    scores = dict.fromkeys(_WORDS, 0.0)
    for match in _WORD.finditer(text, max(0, start - _WINDOW), min(len(text), end + _WINDOW)):
        for name in _INDEX.get(match[0].lower().rstrip("'’"), ()):
            scores[name] += 1 / len(_INDEX[match[0].lower().rstrip("'’")])
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 0 else ""
