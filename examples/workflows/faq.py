"""Make an FAQ from fifty support tickets: topics are gathered ten tickets at a time, then written up once.

    python examples/workflows/faq.py

What is written for everybody must name nobody, so the last step asks for topics only and gets no ticket at all.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

from openai import OpenAI

TICKETS = Path(__file__).with_name("tickets.jsonl")
BATCH = 10
SORT = 'Ordne jedes Ticket einem Thema zu. Antworte nur mit einem JSON-Objekt {"themen": ["…"]}, ein Thema je Ticket.'
WRITE = "Schreibe zu jedem Thema eine Frage und eine Antwort für unsere Hilfeseite, die häufigsten zuerst."


def ask(client: OpenAI, task: str, text: str) -> str:
    """One request."""
    answer = client.chat.completions.create(
        model=os.environ.get("OPENAI_MODEL", "demo"),
        messages=[{"role": "system", "content": task}, {"role": "user", "content": text}],
    )
    return answer.choices[0].message.content or ""


def main() -> None:
    """Print the FAQ."""
    client = OpenAI(
        base_url=os.environ.get("OPENAI_BASE_URL", "http://127.0.0.1:8080/v1"),
        api_key=os.environ.get("OPENAI_API_KEY", "local-trial"),
    )
    tickets = [json.loads(line)["text"] for line in TICKETS.read_text(encoding="utf-8").splitlines()]
    topics: Counter[str] = Counter()
    for start in range(0, len(tickets), BATCH):
        numbered = "\n\n".join(
            f"Ticket {number}:\n{text}" for number, text in enumerate(tickets[start : start + BATCH], 1)
        )
        topics.update(json.loads(ask(client, SORT, numbered))["themen"])
    print(ask(client, WRITE, "\n".join(f"{topic}: {count} Tickets" for topic, count in topics.most_common())))


if __name__ == "__main__":
    main()
