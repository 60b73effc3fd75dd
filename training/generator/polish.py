"""Polish declension of names, as far as ordinary letters need it."""

from __future__ import annotations

from training.generator.people import Person

_SKI = {"gen": "iego", "dat": "iemu", "acc": "iego", "ins": "im", "loc": "im", "voc": "i"}
_SKA = {"gen": "iej", "dat": "iej", "acc": "ą", "ins": "ą", "loc": "iej", "voc": "a"}
_MASCULINE = {"gen": "a", "dat": "owi", "acc": "a", "ins": "em", "loc": "ie", "voc": "ie"}
_SOFT = {"gen": "a", "dat": "owi", "acc": "a", "ins": "em", "loc": "u", "voc": "u"}
_FEMININE = {"gen": "y", "dat": "ie", "acc": "ę", "ins": "ą", "loc": "ie", "voc": "o"}
_IA = {"gen": "i", "dat": "i", "acc": "ę", "ins": "ą", "loc": "i", "voc": "o"}
_SHIFTS = {"k": "c", "g": "dz", "r": "rz", "t": "ci", "d": "dzi", "ł": "l", "ch": "sz"}


def inflected(name: str, who: Person, case: str, *, surname: bool = False) -> str:
    """A name in a case (gen, dat, acc, ins, loc, voc; anything else: as it is)."""
    if case not in _SOFT or not name.isalpha() or not name[-1].isalpha():
        return name
    if name.endswith(("ski", "cki", "dzki")):
        ending = _SKI[case]
        return name[:-1] + (ending if ending[0] == "i" else "i" + ending)
    if name.endswith(("ska", "cka", "dzka")) and surname:
        return name[:-1] + _SKA[case]
    if name.endswith("a"):
        return _feminine(name[:-1], case)
    if who.female or name[-1] in "eiouyéó":
        return name
    return _masculine(name, case)


def _feminine(stem: str, case: str) -> str:
    if stem.endswith(("i", "j", "l", "c", "sz", "cz", "rz", "ż")):
        if stem.endswith("i") and case in {"gen", "dat", "loc"}:
            return stem if stem.endswith(("ni", "ci", "si", "zi")) else stem + "i"
        return stem + _IA[case]
    if case in {"dat", "loc"}:
        for end, shifted in _SHIFTS.items():
            if stem.endswith(end):
                return stem[: -len(end)] + shifted + "e"
    if case == "gen" and stem[-1] in "kg":
        return stem + "i"
    return stem + _FEMININE[case]


def _masculine(name: str, case: str) -> str:
    stem = name
    if name.endswith("ek") and len(name) > 3:
        stem = name[:-2] + "k"
    elif name.endswith("eł") and len(name) > 3:
        stem = name[:-2] + "ł"
    soft = stem.endswith(("k", "g", "ch", "l", "j", "cz", "sz", "rz", "ż", "ń", "ś", "ć", "ź", "c"))
    for hard, written in {"ń": "ni", "ś": "si", "ć": "ci", "ź": "zi"}.items():
        if stem.endswith(hard):
            stem = stem[:-1] + written
    if case == "ins" and stem[-1] in "kg":
        return stem + "iem"
    if case in {"loc", "voc"} and not soft:
        for end, shifted in _SHIFTS.items():
            if stem.endswith(end):
                return stem[: -len(end)] + shifted + "e"
    return stem + (_SOFT if soft else _MASCULINE)[case]
