"""A support ticket, three ways: one answer, a stream, a tool call. Only the base URL differs from other programs.

    pip install openai && python examples/conversation.py

Environment: OPENAI_BASE_URL (default http://127.0.0.1:8080/v1), OPENAI_API_KEY (the gateway's client key),
OPENAI_MODEL (default `demo`). Ends with status 1 if the real values did not come back. The customer is invented.
"""

from __future__ import annotations

import json
import os
import sys

from openai import OpenAI

TICKET = (
    "Hier ist das Support-Ticket von Frau Weber (weber@example.com), Kundennr. 4711: "
    '"Meine Bestellung #98765 vom 15.01. ist nicht angekommen. Ich bin schwanger und brauche die Babyausstattung '
    'dringend." Formuliere eine empathische Antwort.'
)
TOOL = {
    "type": "function",
    "function": {
        "name": "bestellung_nachschlagen",
        "description": "Sagt, wo eine Bestellung ist.",
        "parameters": {
            "type": "object",
            "properties": {"bestellnummer": {"type": "string"}, "email": {"type": "string"}},
            "required": ["bestellnummer", "email"],
            "additionalProperties": False,
        },
    },
}
# The tool runs here, in the house, so it needs the real values: a token would find nothing.
ORDERS = {("98765", "weber@example.com"): "Das Paket für Frau Weber liegt seit dem 18.01. in der Filiale."}

MODEL = os.environ.get("OPENAI_MODEL", "demo")
CLIENT = OpenAI(
    base_url=os.environ.get("OPENAI_BASE_URL", "http://127.0.0.1:8080/v1"),
    api_key=os.environ.get("OPENAI_API_KEY", "local-trial"),
)


def expect(value: str, text: str, where: str) -> None:
    if value not in text:
        sys.exit(f"FAILED: {value!r} did not come back ({where})")


def one_answer() -> None:
    print("== one answer")
    raw = CLIENT.chat.completions.with_raw_response.create(model=MODEL, messages=[{"role": "user", "content": TICKET}])
    for name, value in raw.headers.items():
        if name.lower().startswith("x-privacy-"):
            print(f"{name}: {value}")
    text = raw.parse().choices[0].message.content or ""
    print(text)
    expect("Weber", text, "one answer")


def streamed() -> None:
    print("\n== streamed")
    text = ""
    stream = CLIENT.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": TICKET}], stream=True)
    for event in stream:
        piece = event.choices[0].delta.content or "" if event.choices else ""
        print(piece, end="", flush=True)
        text += piece
    print()
    expect("Weber", text, "stream")


def tool_call() -> None:
    print("\n== tool call")
    question = TICKET + " Schlage vorher nach, wo die Bestellung ist, und nenne Frau Weber beim Namen."
    messages: list = [{"role": "user", "content": question}]
    first = CLIENT.chat.completions.create(model=MODEL, messages=messages, tools=[TOOL], tool_choice="required")
    message = first.choices[0].message
    if not message.tool_calls:
        sys.exit("FAILED: the model did not call the tool")
    messages.append(message.model_dump(exclude_none=True))
    for call in message.tool_calls:
        print(f"{call.function.name}({call.function.arguments})")
        asked = json.loads(call.function.arguments)
        expect("weber@example.com", asked["email"], "tool arguments")
        found = ORDERS.get((asked["bestellnummer"].lstrip("#"), asked["email"]))
        if found is None:
            sys.exit("FAILED: the order was not found with the values in the tool's arguments")
        messages.append({"role": "tool", "tool_call_id": call.id, "content": found})
    second = CLIENT.chat.completions.create(model=MODEL, messages=messages, tools=[TOOL])
    text = second.choices[0].message.content or ""
    print(text)
    expect("Weber", text, "answer after the tool")


if __name__ == "__main__":
    one_answer()
    streamed()
    tool_call()
    print("\nOK: the real values came back every time.")
