#!/usr/bin/env bash
# The conversation of conversation.py with nothing but curl (and python3 to read JSON).
#
#     examples/conversation.sh
#
# Environment: OPENAI_BASE_URL, OPENAI_API_KEY, OPENAI_MODEL as there. Ends with a status other than 0 if the
# real values did not come back. The customer is invented.
set -euo pipefail

BASE="${OPENAI_BASE_URL:-http://127.0.0.1:8080/v1}"
KEY="${OPENAI_API_KEY:-local-trial}"
export MODEL="${OPENAI_MODEL:-demo}"
export TICKET='Hier ist das Support-Ticket von Frau Weber (weber@example.com), Kundennr. 4711: "Meine Bestellung #98765 vom 15.01. ist nicht angekommen. Ich bin schwanger und brauche die Babyausstattung dringend." Formuliere eine empathische Antwort.'
export TOOL='{"type":"function","function":{"name":"bestellung_nachschlagen","description":"Sagt, wo eine Bestellung ist.","parameters":{"type":"object","properties":{"bestellnummer":{"type":"string"},"email":{"type":"string"}},"required":["bestellnummer","email"],"additionalProperties":false}}}'

WORK="$(mktemp -d)"
trap 'rm -rf "$WORK"' EXIT

json() { PYTHONIOENCODING=utf-8 python3 -c "import json, os, sys; $1"; }
post() { # post FILE [curl options]: sends FILE to /chat/completions
    local body="$1"
    shift
    # The key goes through a file descriptor: arguments of a process can be read by every user of the machine.
    curl --silent --show-error --fail-with-body --no-buffer --dump-header "$WORK/head" "$@" \
        --header 'Content-Type: application/json' --header @<(printf 'Authorization: Bearer %s\n' "$KEY") \
        --data-binary "@$body" "$BASE/chat/completions"
}
ask() { # ask FILE: the answer lands in $WORK/answer; an error is shown
    post "$1" >"$WORK/answer" || { cat "$WORK/answer" >&2; echo >&2; exit 1; }
}
expect() { # expect VALUE FILE WHERE
    grep --quiet --fixed-strings -- "$1" "$2" || { echo "FAILED: '$1' did not come back ($3)" >&2; exit 1; }
}

echo '== one answer'
json 'print(json.dumps({"model": os.environ["MODEL"], "messages": [{"role": "user", "content": os.environ["TICKET"]}]}))' >"$WORK/ask"
ask "$WORK/ask"
grep --ignore-case '^x-privacy-' "$WORK/head" || echo '(no x-privacy-* headers: is this the gateway?)'
json 'print(json.load(sys.stdin)["choices"][0]["message"]["content"])' <"$WORK/answer" | tee "$WORK/text"
expect 'Weber' "$WORK/text" 'one answer'

echo
echo '== streamed'
json 'print(json.dumps({**json.load(sys.stdin), "stream": True}))' <"$WORK/ask" >"$WORK/ask-stream"
post "$WORK/ask-stream" | json '
for line in sys.stdin:
    if line.startswith("data: {"):
        event = json.loads(line[6:])
        if "error" in event:
            sys.exit("FAILED: " + event["error"]["message"])
        for choice in event["choices"]:
            print(choice["delta"].get("content") or "", end="", flush=True)
print()' | tee "$WORK/text"
expect 'Weber' "$WORK/text" 'stream'

echo
echo '== tool call'
json '
text = os.environ["TICKET"] + " Schlage vorher nach, wo die Bestellung ist, und nenne Frau Weber beim Namen."
print(json.dumps({"model": os.environ["MODEL"], "messages": [{"role": "user", "content": text}],
                  "tools": [json.loads(os.environ["TOOL"])], "tool_choice": "required"}))' >"$WORK/ask"
ask "$WORK/ask"
export ASK="$WORK/ask"
json '
message = json.load(sys.stdin)["choices"][0]["message"]
request = json.load(open(os.environ["ASK"]))
request["messages"].append(message)
request.pop("tool_choice")
for call in message.get("tool_calls") or sys.exit("FAILED: the model did not call the tool"):
    print(call["function"]["name"], call["function"]["arguments"], file=sys.stderr)
    asked = json.loads(call["function"]["arguments"])
    if (asked["bestellnummer"].lstrip("#"), asked["email"]) != ("98765", "weber@example.com"):
        sys.exit("FAILED: the order was not found with the values in the arguments of the tool")
    result = "Das Paket für Frau Weber liegt seit dem 18.01. in der Filiale."
    request["messages"].append({"role": "tool", "tool_call_id": call["id"], "content": result})
print(json.dumps(request))' <"$WORK/answer" >"$WORK/ask-again"
ask "$WORK/ask-again"
json 'print(json.load(sys.stdin)["choices"][0]["message"]["content"])' <"$WORK/answer" | tee "$WORK/text"
expect 'Weber' "$WORK/text" 'answer after the tool'

echo
echo 'OK: the real values came back every time.'
