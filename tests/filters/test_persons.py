"""Which findings are one person's: linked where there is one reading, separate where there are two."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filters import persons, singling_out
from filters.detection import EntityType, Span
from filters.persons import Mention, link, sex_of
from tests.support.core import lexicon

KINDS = {"P": EntityType.PERSON, "E": EntityType.EMAIL, "U": EntityType.USERNAME}
MARK = re.compile(r"\[(?:([PEU]):)?([^\]]+)\]")

Marked = tuple[str, tuple[Span, ...]]


def marked(text: str) -> Marked:
    """``[Anna Weber]`` is a PERSON, ``[E:…]`` an address, ``[U:…]`` a login."""
    plain, spans, last = "", [], 0
    for match in MARK.finditer(text):
        plain += text[last : match.start()]
        label = KINDS[match[1] or "P"]
        spans.append(Span(len(plain), len(plain) + len(match[2]), label, ""))
        plain += match[2]
        last = match.end()
    return plain + text[last:], tuple(spans)


def groups(*texts: str) -> list[list[str]]:
    read = [marked(text) for text in texts]
    return [[read[m.text][0][m.start : m.end] for m in group] for group in link(read, lexicon())]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ["Dr. [Anna Weber] schrieb. Frau [Weber] und [Webers] Bestellung, [E:anna.weber@example.com]\nAW"],
            [["Anna Weber", "Weber", "Webers", "anna.weber@example.com", "AW"]],
        ),
        (["[Anna Weber]", "[ANNA WEBER]", "[Weber, Anna]"], [["Anna Weber", "ANNA WEBER", "Weber, Anna"]]),
        (["[Anna Weber], [Thomas Weber], [Weber]"], [["Anna Weber"], ["Thomas Weber"], ["Weber"]]),
        (["[Anna Weber], [Thomas Weber], Frau [Weber]"], [["Anna Weber", "Weber"], ["Thomas Weber"]]),
        (["[Thomas Weber], Frau [Weber]"], [["Thomas Weber"], ["Weber"]]),
        (["Herr [Weber], Frau [Weber]"], [["Weber"], ["Weber"]]),
        (["Herr [Weber], Frau [Weber], [Weber]"], [["Weber"], ["Weber"], ["Weber"]]),
        (["Herr [Weber] kam. [Weber] ging."], [["Weber", "Weber"]]),
        (["[Anna Weber]. Herr [Weber] kam. [Weber] ging."], [["Anna Weber"], ["Weber"], ["Weber"]]),
        (["Frau [Kim Weber], Herr [Weber]"], [["Kim Weber"], ["Weber"]]),
        (["Hallo [Anna], gruß [Anna Weber]"], [["Anna", "Anna Weber"]]),
        (["Hallo [Anna], [Anna Weber], [Anna Schmidt]"], [["Anna"], ["Anna Weber"], ["Anna Schmidt"]]),
        (["[Anna Weber], [Anna Sophie Weber]"], [["Anna Weber", "Anna Sophie Weber"]]),
        (["[Anna S. Weber], [Anna Sophie Weber]"], [["Anna S. Weber"], ["Anna Sophie Weber"]]),
        (["[Anna Weber], [Anna Sophie Weber], [Anna Lena Weber]"], [["Anna Weber"], ["Anna Sophie Weber"], ["Anna Lena Weber"]]),
        (["[A. Weber], [Anna Weber], [B. Weber]"], [["A. Weber", "Anna Weber"], ["B. Weber"]]),
        (["[A. Weber], [Anna Weber], [Andreas Weber]"], [["A. Weber"], ["Anna Weber"], ["Andreas Weber"]]),
        (["[Anna Weber], [E:weber@example.com]"], [["Anna Weber"], ["weber@example.com"]]),
        (["[Anna Weber], [U:aweber]"], [["Anna Weber", "aweber"]]),
        (["[Anna Weber], [Andreas Weber], [U:aweber]"], [["Anna Weber"], ["Andreas Weber"], ["aweber"]]),
        (["[Anna Weber], [Axel Wolf]\ngez. AW"], [["Anna Weber"], ["Axel Wolf"]]),
        (["[Anna Weber]\nAnsprache im AW Format"], [["Anna Weber"]]),
        (["AW\nhallo", "nichts"], []),
        (["[Anna Weber-Öztürk], Frau [Weber]"], [["Anna Weber-Öztürk"], ["Weber"]]),
    ],
)  # fmt: skip
def test_who_is_who(texts, expected):
    assert expected == groups(*texts)


def test_a_group_is_positions_and_nothing_else():
    assert link([marked("Frau [Weber]")], lexicon()) == [(Mention(0, 5, 10),)]


@pytest.mark.parametrize(
    ("name", "sex"), [("Anna", "f"), ("Thomas", "m"), ("Anna-Lena", "f"), ("Kim", ""), ("ZEYNEP", "f")]
)
def test_the_sex_of_common_given_names(name, sex):
    assert sex == sex_of(name)


GIVEN = ("Anna", "Thomas", "Andreas", "Kim", "Sabine", "Xhulio", "Anna Sophie", "Anna Lena", "Agnes")
SURNAMES = ("Weber", "Wolf", "Zwetkowski")


@st.composite
def full_names(draw) -> str:
    return f"{draw(st.sampled_from(('', 'Frau ', 'Herr ', 'Dr. ')))}[{draw(st.sampled_from(GIVEN))} {draw(st.sampled_from(SURNAMES))}]"


@st.composite
def partial(draw) -> str:
    """A mention that is no full name."""
    given, surname = draw(st.sampled_from(GIVEN)), draw(st.sampled_from(SURNAMES))
    first = given.split()[0]
    forms = (
        f"[{surname}]", f"Frau [{surname}]", f"Herr [{surname}]", f"[{first}]", f"[{first[0]}. {surname}]",
        f"[E:{first.lower()}.{surname.lower()}@example.com]", f"[E:{surname.lower()}@example.com]",
        f"[U:{first[0].lower()}{surname.lower()}]", f"Gruß\n{first[0]}{surname[0]}", f"[{surname}s]",
    )  # fmt: skip
    return draw(st.sampled_from(forms))


def _of(linked: list[tuple[Mention, ...]]) -> dict[Mention, int]:
    return {mention: index for index, group in enumerate(linked) for mention in group}


def test_cost_grows_no_faster_than_the_number_of_mentions():
    """A table of customers: one surname, many given names, many logins."""

    def cost(number: int) -> float:
        names = ["".join(chr(97 + n // 26**i % 26) for i in range(4)).title() for n in range(number)]
        text = marked(
            "\n".join(f"[{name} Weber], Frau [Weber], [{name[0]}. Weber], [E:{name}.weber@b.de]" for name in names)
        )
        costs = []
        for _ in range(3):  # others use the machine, too
            started = time.process_time()
            link([text], lexicon())
            costs.append(time.process_time() - started)
        return min(costs)

    assert cost(2000) < 9 * cost(500) + 0.2


@settings(max_examples=200)
@given(st.lists(full_names() | partial(), max_size=9))
def test_two_given_names_are_never_merged(texts):
    """Of two full names in one group, one is the other with given names left out."""
    read = [marked(text) for text in texts]
    for group in link(read, lexicon()):
        full = {tuple(read[m.text][0][m.start : m.end].split()) for m in group}
        full = {words for words in full if len(words) > 1 and "." not in words[0]}
        for one in full:
            for other in full:
                shorter, longer = sorted((one, other), key=len)
                assert shorter[-1] == longer[-1]
                assert longer[: len(shorter) - 1] == shorter[:-1]


@settings(max_examples=300)
@given(st.lists(full_names() | partial(), max_size=8), partial())
def test_a_text_more_never_merges_what_was_separate(texts, more):
    """Unless it holds a full name; what was one group may fall apart."""
    read = [marked(text) for text in texts]
    before = _of(link(read, lexicon()))
    after = _of(link([*read, marked(more)], lexicon()))
    together: dict[int, set[int]] = {}
    for mention, group in before.items():
        if mention in after:
            together.setdefault(after[mention], set()).add(group)
    assert all(len(groups) == 1 for groups in together.values())


@settings(max_examples=100)
@given(st.lists(full_names() | partial(), max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_texts_does_not_matter(texts, random):
    order = list(range(len(texts)))
    random.shuffle(order)
    one = link([marked(text) for text in texts], lexicon())
    other = link([marked(texts[i]) for i in order], lexicon())
    back = {frozenset(Mention(order[m.text], m.start, m.end) for m in group) for group in other}
    assert {frozenset(group) for group in one} == back


@settings(max_examples=100)
@given(st.lists(full_names() | partial(), max_size=8))
def test_every_name_is_in_exactly_one_group(texts):
    read = [marked(text) for text in texts]
    mentions = [m for group in link(read, lexicon()) for m in group]
    assert len(mentions) == len(set(mentions))
    assert {Mention(i, s.start, s.end) for i, (_, spans) in enumerate(read) for s in spans} <= set(mentions)


def test_no_repr_shows_a_name_or_a_text():
    reading = persons._Reading(Mention(0, 0, 5), ("anna",), "weber")
    block = singling_out._Block("Anna Weber aus Meppen", [])
    assert not [word for word in ("anna", "weber", "Anna", "Meppen") if word in f"{reading!r} {block!r}"]
