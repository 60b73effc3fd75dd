"""Rebuild ``filters/lexicon/data`` from installed packages; deterministic for given package versions.

    python -m venv /tmp/lexicon && /tmp/lexicon/bin/pip install faker german-nouns wordfreq
    PYTHONPATH=. /tmp/lexicon/bin/python tools/build_lexicon.py

Sources and licences are listed in NOTICE. GPL data and harvested personal data are not used.
"""

from __future__ import annotations

import csv
import gzip
import importlib
import importlib.util
from collections import defaultdict
from pathlib import Path

from filters.lexicon import fold_name

DATA = Path(__file__).parent.parent / "filters" / "lexicon" / "data"

LOCALES = (
    "de_DE de_AT de_CH en_GB en_US fr_FR fr_CH es_ES es_MX it_IT nl_NL nl_BE pl_PL tr_TR pt_PT cs_CZ hr_HR ro_RO "
    "hu_HU sv_SE da_DK fi_FI no_NO sk_SK sl_SI"
).split()

#: Entries of the name lists that would do nothing but harm: function words and the like.
NEVER_NAMES = frozenset(
    """an am mich lassen gute kinder lange allen anders aller per mach darin solange davor le bitten einer art beste
    lage tor my nahmen anstatt such said can just good tage tore engen fuegen meeres krassen server job abo uno ai
    gun jap cant theres arent sayin zero mio mrd the herr herrn team frau ago weeks company sans such edit else ion zu
    im das die der und""".split()
)

#: Words that stand in the name lists and are ordinary words all the same (no package tells the case of a word).
ALSO_ORDINARY = frozenset(
    """becker max will schoen kurz lang stark gross frei knapp ehrlich starke jung langer heiss denk scharf best frisch
    sauer reiner roter black white holt heller male brach lies line little long young brown fox smart bull key law
    golden stone green hunter crystal short side small rich room singer sales price love hope may june july day fit
    hell bill grace grand parks gates moon magic zero bell bush car case mine kiss read fine field glass hero cook drop
    rush church strong camps snow storm lane beer steif stiller arts sec eco seven cherry grob klug froehlich lasse
    nette lichte berge male floor powers flowers mayor pages walls bright fields mile branch parent constant wise waters
    odd lips ties glasses brands rivers autumn lean booth bridges beard petty chambers hull savage junk cannon lamb
    salmon bent bean downs crane lone graves marsh shields coral archer barber carpenter melody gamble fuller butcher
    greet roar spies weaver miner brewer sparks summers viking handler meadows pres baker king hall hill ford page
    german english french france paris durante roma ernst august april juni roman stein fan wolf engel rose marine
    wille heide christ silvester pastor summer eck grant
    jet kick aura gabel lot tan mate dino mentor corona imam nova ade ale arie franc nanny joke sole brandy cord linde
    ritt gala saga sol salami baptist rune mahdi albino gardine baiser tanke bohne tora kader friede ramadan emir earl
    atlas baba tuecke egge barbe doener bebe mensur mark weber winter koch gut klein schwarz weiss neu alt
    voll""".split()
)

#: So many of the most frequent words of each language are ordinary, names excepted.
FREQUENT = {"de": 30_000, "en": 15_000, "fr": 12_000, "es": 12_000, "it": 12_000, "nl": 12_000, "pl": 15_000}

NAME_MARKS = ("Vorname", "Nachname", "Toponym", "Eigenname", "Straßenname")


def faker_names() -> tuple[set[str], set[str]]:
    """Given names and surnames of Faker's person providers."""
    given: set[str] = set()
    surnames: set[str] = set()
    for locale in LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for key, value in vars(provider).items():
            if "first_names" in key:
                given.update(value)
            elif "last_names" in key:
                surnames.update(value)
    return given, surnames


def german_nouns() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Lemma -> parts of speech, and lemma -> inflected forms."""
    spec = importlib.util.find_spec("german_nouns")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("install german-nouns first, see the head of this file")
    kinds: dict[str, set[str]] = defaultdict(set)
    forms: dict[str, set[str]] = defaultdict(set)
    with Path(next(iter(spec.submodule_search_locations)), "nouns.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            lemma = row["lemma"]
            kinds[lemma].add(row["pos"])
            forms[lemma].update(
                v for k, v in row.items() if v and k and k.split()[0] in {"nominativ", "genitiv", "dativ"}
            )
    return kinds, forms


def words(values: set[str]) -> set[str]:
    """Single alphabetic words, folded; a name of several words counts word by word (``de la Cruz`` gives ``cruz``)."""
    out: set[str] = set()
    for value in values:
        for piece in value.replace("-", " ").split():
            folded = fold_name(piece.strip(".'’"))
            if folded.isascii() and folded.isalpha() and len(folded) > 1:
                out.add(folded)
    return out


def write(name: str, values: set[str]) -> None:
    """One word a line, sorted, compressed without a time stamp."""
    raw = "\n".join(sorted(values)).encode()
    (DATA / f"{name}.txt.gz").write_bytes(gzip.compress(raw, 9, mtime=0))
    print(f"{name}: {len(values)} words, {(DATA / f'{name}.txt.gz').stat().st_size} bytes")


def main() -> None:
    """Build the three lists."""
    wordfreq = importlib.import_module("wordfreq")
    given_raw, surnames_raw = faker_names()
    kinds, forms = german_nouns()
    given_raw |= {lemma for lemma, pos in kinds.items() if any("Vorname" in p for p in pos)}
    surnames_raw |= {lemma for lemma, pos in kinds.items() if any("Nachname" in p for p in pos)}
    particles = words({"von van de der den zu zur zum da di del della dos el al ben bin la le du of"})
    given = words(given_raw) - NEVER_NAMES - particles
    surnames = words(surnames_raw) - NEVER_NAMES - particles

    nouns: set[str] = set()
    inflected: set[str] = set()
    for lemma, pos in kinds.items():
        if any(not any(mark in p for mark in NAME_MARKS) for p in pos) and " " not in lemma and len(lemma) <= 22:
            nouns |= words({lemma})
            if len(lemma) <= 12:
                inflected |= words({form for form in forms[lemma] if " " not in form})
    nouns -= given - ALSO_ORDINARY
    inflected -= given | surnames
    frequent = words({word for lang, count in FREQUENT.items() for word in wordfreq.top_n_list(lang, count)})
    places = words({lemma for lemma, pos in kinds.items() if any("Toponym" in p for p in pos) and " " not in lemma})
    frequent -= places - nouns
    ordinary = nouns | inflected | (frequent - given - surnames) | ALSO_ORDINARY | NEVER_NAMES

    DATA.mkdir(parents=True, exist_ok=True)
    write("given", given)
    write("surnames", surnames)
    write("ordinary", ordinary)


if __name__ == "__main__":
    main()
