"""Answer a customer's mail: the model reads it and writes the answer, and sees neither name, address nor number.

    python examples/workflows/answer_mail.py

The client is OpenAI's own; only its base URL says that there is a gateway.
"""

from __future__ import annotations

import os
from pathlib import Path

from openai import OpenAI

MAIL = Path(__file__).with_name("mail.txt")
TASK = (
    "Du beantwortest Kundenpost freundlich und knapp. Sprich die Person mit Namen an, nenne die Bestellung und "
    "bestätige die Anschrift. Kennzeichen wie SURNAME_… gehören zum Text: übernimm sie unverändert."
)


def main() -> None:
    """Print the answer to the mail."""
    client = OpenAI(
        base_url=os.environ.get("OPENAI_BASE_URL", "http://127.0.0.1:8080/v1"),
        api_key=os.environ.get("OPENAI_API_KEY", "local-trial"),
    )
    answer = client.chat.completions.create(
        model=os.environ.get("OPENAI_MODEL", "demo"),
        messages=[{"role": "system", "content": TASK}, {"role": "user", "content": MAIL.read_text(encoding="utf-8")}],
    )
    print(answer.choices[0].message.content)


if __name__ == "__main__":
    main()
