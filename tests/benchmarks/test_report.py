"""docs/accuracy.md: every table of the template is filled, and nothing in it is a text."""

from __future__ import annotations

import re

import pytest

from benchmarks.detection import report, tables
from benchmarks.detection.corpora import Corpus
from benchmarks.detection.measure import OURS, PEERS, Measured, by_kind, checked
from benchmarks.detection.ours import in_lower_case
from benchmarks.detection.score import merged, per_thousand, score_all
from benchmarks.detection.texts import Example
from training.score import Counts, Score

TEXTS = [
    Example("de/1", "de", "Frau Weber, IBAN DE02 1203 0000 0000 2020 51", ((5, 10, "PERSON"), (17, 44, "IBAN"))),
    Example("de/2", "de", "Der Winter kommt.", (), harmless=True),
    Example("en/1", "en", "Ask Mary today", ((4, 8, "PERSON"),)),
]
FOUND = [[(5, 10, "PERSON"), (17, 44, "IBAN")], [(4, 10, "PERSON")], [(4, 8, "ORGANIZATION")]]


def measured(*, peer: bool = True) -> Measured:
    scores = score_all(TEXTS, FOUND)
    kinds = by_kind([Example("faq.de/1", "de_faq", "Was tun?", (), harmless=True)], [[]])
    systems = [OURS, *(PEERS if peer else ())]
    germeval = Corpus("de_germeval", "de", trained=True, texts=3, score=Score(frozenset({"PERSON"})))
    germeval.score.by_label["PERSON"] = Counts(9, 1, 1)
    return Measured(
        dict.fromkeys(systems, scores), dict.fromkeys(systems, scores), dict.fromkeys(systems, kinds), {"de_faq": 1},
        [germeval], checked(TEXTS, FOUND), 1.5, 1000, "ab" * 32,
    )  # fmt: skip


@pytest.fixture
def page() -> str:
    return rendered(measured())


def rendered(one: Measured) -> str:
    return report.render(report.figures(one) | report.circumstances(one))


def test_every_name_of_the_template_is_filled(page):
    assert "$" not in page
    assert re.search(r"\| date \| \d{4}-\d\d-\d\d \|", page)
    assert report.fingerprint() in page


def test_every_table_is_well_formed(page):
    for block in re.findall(r"(?:^\|.*\n)+", page, re.MULTILINE):
        head, line, *rows = block.splitlines()
        assert re.fullmatch(r"(\|---)+\|", line)
        assert {row.count(" | ") for row in rows} == {head.count(" | ")}


def test_the_goals_say_what_is_met(page):
    assert "| German: `PERSON`, recall | ≥ 97 % | 100.0 % (21–100, n=1) | yes |" in page
    assert "| German: harmless texts without alarm | ≥ 98 % | 0.0 % (0–79, n=1) | **no** |" in page
    assert "| GermEval test part: PER, exact spans, F1 | ≥ 85 | 90.0 | yes |" in page
    assert "| Speed: MB a minute on one core | ≥ 1 | 1.50 | yes |" in page


def test_what_only_a_place_or_company_covers_is_found_but_not_replaced():
    english = score_all(TEXTS, FOUND)["en"]
    assert (english.recall["PERSON"].hit, english.replaced["PERSON"].hit) == (1, 0)


def test_without_peer_and_data_the_page_says_so():
    one = measured(peer=False)
    one.corpora = []
    page = rendered(one)
    assert "| peer | not measured in this run |" in page
    assert tables.NOT_MEASURED in page
    assert "Presidio: found" not in page


def test_a_table_that_the_template_does_not_show_is_an_error(monkeypatch, tmp_path):
    short = tmp_path / "short.md"
    short.write_text("$goals")
    monkeypatch.setattr(report, "TEMPLATE", short)
    with pytest.raises(ValueError, match="overview"):
        rendered(measured())


def test_no_sentence_of_the_texts_is_in_the_page(page):
    assert "Weber" not in page
    assert "2020 51" not in page


def test_the_committed_page_is_of_the_current_words_and_texts(tmp_path):
    """Whoever changes the texts runs `make accuracy`; for words `--report docs/accuracy.md --words` is enough."""
    again = tmp_path / "again.md"
    report.rewrite(again)
    committed = (report.ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    assert committed == again.read_text(encoding="utf-8")
    assert f"`{report.fingerprint()}`" in committed


def test_a_run_keeps_its_figures(monkeypatch, tmp_path):
    monkeypatch.setattr(report, "FIGURES", tmp_path / "figures.json")
    report.write(measured(), tmp_path / "first.md")
    report.rewrite(tmp_path / "second.md")
    assert (tmp_path / "first.md").read_text() == (tmp_path / "second.md").read_text()


def test_figures_add_up():
    both = merged(score_all(TEXTS, FOUND).values())
    assert (both.recall["PERSON"].hit, both.recall["PERSON"].total) == (2, 2)
    assert (both.alarms, both.harmless.total) == (1, 1)
    assert both.characters == sum(len(one.text) for one in TEXTS)


def test_alarms_per_thousand_characters():
    assert per_thousand(0, 1000) == "0.00 (0.00–3.83, n=0)"
    assert per_thousand(2, 1000).startswith("2.00 (")
    assert per_thousand(0, 0) == "–"


def test_lower_case_keeps_offsets():
    (small,) = in_lower_case([Example("x", "x", "İBAN Groß ÄÖ", ((5, 9, "PERSON"),))])
    assert small.text == "İban groß äö"
    assert small.spans == ((5, 9, "PERSON"),)
