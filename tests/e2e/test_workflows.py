"""The workflows of examples/workflows, with a model that reads what it is sent and nothing else.

The model of each test is a few lines of Python that work on the text as it arrives at the provider: what it answers, it
can only have from there. So a right result shows that tokens were enough, and the wire shows that there was no more.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.support.gateway import ROOT, GatedUpstream, serving
from tests.support.nodes import run
from tests.support.upstream import Answer, Received, completion, json_answer

FOLDER = ROOT / "examples" / "workflows"
TOPICS = ("Lieferung", "Rechnung", "Passwort", "Rückgabe", "Kündigung")


def model(think: Callable[[str, str], str]) -> Callable[[Any, Received], Answer]:
    """A model that is told its task and a text."""

    def script(_: Any, received: Received) -> Answer:
        task, text = (message["content"] for message in json.loads(received.body)["messages"])
        return json_answer(completion({"content": think(task, text)}))

    return script


async def output(tmp_path: Path, program: str, upstream: GatedUpstream) -> str:
    """What a workflow prints."""
    async with serving(tmp_path / "state", upstream.url) as gateway:
        code, out = await run(sys.executable, program, cwd=FOLDER, OPENAI_BASE_URL=gateway.url)
    assert code == 0, out
    gateway.assert_trail(upstream)
    return out


async def test_a_mail_is_answered_by_a_model_that_sees_nobody(tmp_path: Path, upstream: GatedUpstream) -> None:
    def answer(_: str, mail: str) -> str:
        surname = re.findall(r"SURNAME_\w{8}", mail)[-1]
        order = re.search(r"Bestellung (\S+) sollte", mail)
        address = re.search(r"Anschrift:\n(.+?)\. Sie", mail, re.DOTALL)
        assert order is not None
        assert address is not None
        return f"Guten Tag Frau {surname},\nIhre Bestellung {order[1]} geht heute an {address[1]}."

    upstream.script = model(answer)
    out = await output(tmp_path, "answer_mail.py", upstream)
    assert (
        out == "Guten Tag Frau Obermüller,\nIhre Bestellung 2026-448817 geht heute an Lindenstraße 14, 04109 Leipzig.\n"
    )
    upstream.assert_absent(
        ["Brigitte", "Obermüller", "obermueller", "448817", "30412", "Lindenstraße", "04109", "5550199"]
    )


async def test_an_export_is_analysed_and_joined_at_home(tmp_path: Path, upstream: GatedUpstream) -> None:
    """Amounts stay, or there would be nothing to analyse; who they belong to goes."""

    def analyse(_: str, table: str) -> str:
        rows = list(csv.DictReader(table.splitlines()))
        lost = {row["Kundennummer"]: int(row["Umsatz 2025"]) - int(row["Umsatz 2026"]) for row in rows}
        half = [row["Kundennummer"] for row in rows if 2 * int(row["Umsatz 2026"]) < int(row["Umsatz 2025"])]
        return json.dumps({"anrufen": sorted(half, key=lambda number: -lost[number])})

    upstream.script = model(analyse)
    assert (await output(tmp_path, "customer_base.py", upstream)).splitlines() == [
        "Giovanni Bellucci (KD-2026-10006): 5800 Euro weniger",
        "Brigitte Obermüller (KD-2026-10001): 3300 Euro weniger",
        "Mehmet Yıldırım (KD-2026-10004): 3200 Euro weniger",
    ]
    with (FOLDER / "customers.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    upstream.assert_absent(
        [part for row in rows for part in (row["Kundennummer"], row["E-Mail"], *re.split(r"[ -]", row["Name"]))]
    )


async def test_an_faq_of_fifty_tickets_names_nobody(tmp_path: Path, upstream: GatedUpstream) -> None:
    words = {
        "Lieferung": ("angekommen", "Paket", "zugestellt"),
        "Rechnung": ("Rechnung", "abgebucht"),
        "Passwort": ("Passwort", "Zurücksetzen"),
        "Rückgabe": ("zurückgeben", "Rückgabe"),
        "Kündigung": ("Kündigung", "kündigen"),
    }

    def think(task: str, text: str) -> str:
        if task.startswith("Ordne"):
            tickets = re.split(r"Ticket \d+:\n", text)[1:]
            return json.dumps(
                {
                    "themen": [
                        next(t for t, known in words.items() if any(w in ticket for w in known)) for ticket in tickets
                    ]
                }
            )
        return "\n".join(f"Frage zu {line.partition(':')[0]}" for line in text.splitlines())

    upstream.script = model(think)
    out = await output(tmp_path, "faq.py", upstream)
    tickets = [json.loads(line)["text"] for line in (FOLDER / "tickets.jsonl").read_text(encoding="utf-8").splitlines()]
    counts = Counter(next(t for t, known in words.items() if any(w in ticket for w in known)) for ticket in tickets)
    assert out.splitlines() == [f"Frage zu {topic}" for topic, _ in counts.most_common()]
    assert len(upstream.received) == 6
    signed = [re.search(r"Viele Grüße, (\S+) (\S+)$", ticket) for ticket in tickets]
    names = {part for found in signed if found is not None for part in re.split("-", f"{found[1]}-{found[2]}")}
    mails = {found for ticket in tickets for found in re.findall(r"\S+@\S+\w", ticket)}
    numbers = {found for ticket in tickets for found in re.findall(r"\d{5,6}", ticket)}
    assert len(names) > 20
    upstream.assert_absent(sorted(names | mails | numbers))
