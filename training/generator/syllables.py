"""Rare surnames that stand in no list: pronounceable, with the endings of a culture.

A model trained on lists learns lists. These names force it to look at the words around.
"""

# ruff: noqa: E501 - lists of words and shapes, one line each
from __future__ import annotations

from random import Random

_ONSETS = {
    "de": "B Bl Br D Dr F Fl Fr G Gl Gr H J K Kl Kn Kr L M N P Pf Pl Qu R S Sch Schl Schm Schn Schw Sp St Str T Tr W Z Zw",
    "sl": "B Br Ch Cz D Dr G Gr H J K Kr L M N P Pr R S Sk St Sz T Tr W Wł Z Ż",
    "tr": "A Al B Ba Ç D E Er G Gü H İ K Ka Kö M Ö P S Ş T Ta Tü U Ü Y Z",
    "ro": "A B C Cr D Dr F G Gr L M N P Pr R S St T Tr V",
    "ar": "A Al- B Ben D El- F G H Kh J K M N Q R S Sh T W Y Z",
    "af": "A Ad Ay B D E G Gb K Kw M Mb N Ng Nk O Ok S T W Y",
    "fi": "A H J K L M N P R S T V Y",
    "in": "A B Bh Ch D Dh G Gh J K Kh M N P R S Sh T V",
}
_NUCLEI = {
    "de": "a e i o u ä ö ü ei au eu ie o a e",
    "sl": "a e i o u y a o ie",
    "tr": "a e ı i o ö u ü a e",
    "ro": "a e i o u ea ia",
    "ar": "a i u aa ou a",
    "af": "a e i o u a o",
    "fi": "a e i o u ä ö aa uo ii",
    "in": "a i u aa e o a",
}
_MIDDLES = {
    "de": "b bb ch ck d ff g hl hr k l ll lt m mm mp n nd ng nk nn nt p pp r rb rd rg rk rl rm rn rr rt rz s sch ss st t tt tz z",
    "sl": "b ch cz d dz g j k l m n nk p r rz s sk st sz t w z ź",
    "tr": "k l ld lm m n nd r rk rs ş t y z ğ",
    "ro": "b c d l m n nt r rg s t v",
    "ar": "b d f h j k l m n q r s sh t y z",
    "af": "b d g k l m n nd ng r s t w y",
    "fi": "h k l ll n nn nt p r s t tt v",
    "in": "b d g j k l m n nd p r s sh t v y",
}
_ENDINGS = {
    "de": "er mann ert ke el ner ing ling bach berg dorf feld hoff holz heimer inger meier müller rich sen thal wald brink "
    "kamp städt stein ow itz isch le li egger huber auer ig old en lein z sch t l hagen rode haus husen",
    "sl": "ski ska cki icz owicz ewski iak ek ik enko uk czyk ka ov ova ić ović ar ak arz owa ewa yn ok",
    "tr": "oğlu er kan man taş türk demir soy gil ır lı el al han baş gün öz çı ten kaya tekin",
    "ro": "escu eanu iu an aru ila oiu ache",
    "ar": "ani oui i ari adi awi id ah our ine oud ghi mani",
    "af": "wale kwo mba ye nda ko gwu ale dele sanya ngo mo",
    "fi": "nen la lä mäki niemi järvi koski salo vaara",
    "in": "wal raj kar sena man swamy deep nath pati rao endran war singh",
}
_TABLES = {
    culture: tuple(table[culture].split() for table in (_ONSETS, _NUCLEI, _MIDDLES, _ENDINGS)) for culture in _ONSETS
}
CULTURES = {"tr": "tr", "az": "tr", "pl": "sl", "ru": "sl", "cs": "sl", "sr": "sl", "hr": "sl", "ro": "ro", "it": "ro"}
CULTURES |= {"ar": "ar", "pk": "ar", "fa": "ar", "af": "af", "ke": "af", "fi": "fi", "in": "in", "ku": "tr", "sq": "sl"}


def invented(rng: Random, culture: str) -> str:
    """A surname after the manner of a culture; cultures without a table sound German."""
    onsets, nuclei, middles, endings = _TABLES[CULTURES.get(culture, "de")]
    ending = rng.choice(endings)
    stem = rng.choice(onsets)
    if stem[-1] not in "aeiouöüİ":
        stem += rng.choice(nuclei)
    stem += rng.choice(middles)
    if ending[0] not in "aeiouäöüıouei" and stem[-1] not in "aeiou" and rng.random() < 0.4:
        stem += rng.choice("ae")
    elif rng.random() < 0.15:
        stem += rng.choice(nuclei) + rng.choice(middles)
    name = stem + ending
    return name[0].upper() + name[1:] if not name.startswith(("Al-", "El-")) else name[:3] + name[3:].capitalize()
