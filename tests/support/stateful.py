"""An upstream that keeps what it is sent: responses, conversations, files and batches, as OpenAI's API describes them.

Its model repeats the last thing that was said and, asked "Wer?", everything that stands in the history it keeps.
"""

from __future__ import annotations

import email.parser
import email.policy
import json
from collections.abc import Iterator
from itertools import count
from typing import Any

from tests.support.gateway import GatedUpstream
from tests.support.upstream import Answer, Received, completion, error_answer, json_answer, sse_answer

Json = dict[str, Any]


def _item(said: Any) -> Json:
    item = {"role": "user", "content": said} if isinstance(said, str) else dict(said)
    if isinstance(item.get("content"), str):
        item["content"] = [{"type": "input_text", "text": item["content"]}]
    return {"type": "message", **item}


def texts(item: Json) -> Iterator[str]:
    content = item.get("content") or ()
    yield from [content] if isinstance(content, str) else [part["text"] for part in content]


def _usage(items: list[Json], text: str) -> Json:
    """A token for each character, of the history, too."""
    read = sum(len(line) for item in items for line in texts(item))
    return {"input_tokens": read, "output_tokens": len(text), "total_tokens": read + len(text)}


class StatefulUpstream(GatedUpstream):
    """`kept` is everything that it stores, by id."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[str, Any] = {}
        self._numbers = count(1)

    def _id(self, kind: str) -> str:
        return f"{kind}_{next(self._numbers):04d}"

    def _answer(self, received: Received) -> Answer:
        path, _, _query = received.raw_path.removeprefix("/v1/").partition("?")
        parts = path.split("/")
        known = len(parts) < 2 or parts[1] in self.kept or parts[1] == "completions"
        if not known:
            return error_answer(404, "not_found", f"No object {parts[1]}")
        name = f"{received.method.lower()}_{'_'.join(parts[:1] + parts[2:3])}{'_one' if len(parts) > 1 else ''}"
        body = received.body if parts[0] == "files" else json.loads(received.body) if received.body else {}
        found = getattr(self, name, None)
        if found is None:
            return super()._answer(received)
        made: Answer = found(body, *parts[1:2])
        return made

    # -------------------------------------------------------------- responses

    def post_responses(self, body: Json) -> Answer:
        given = body.get("input") or []
        said = [_item(item) for item in ([given] if isinstance(given, str) else given)]
        said = [self._referred(item) for item in said]
        conversation = body.get("conversation")
        history = list(self.kept[conversation]["items"]) if conversation else []
        if body.get("previous_response_id"):
            before = self.kept[body["previous_response_id"]]
            history = [*before["history"], *before["output"]]
        text = next((line for item in reversed(said) for line in texts(item)), "")
        if "Wer?" in text:
            text = " | ".join(line for item in history for line in texts(item))
        message = {
            "id": self._id("msg"),
            "type": "message",
            "role": "assistant",
            "status": "completed",
            "content": [{"type": "output_text", "text": text, "annotations": []}],
        }
        response = {
            "id": self._id("resp"),
            "object": "response",
            "created_at": 1,
            "model": body["model"],
            "status": "completed",
            "output": [message],
            "parallel_tool_calls": True,
            "tool_choice": "auto",
            "tools": [],
            "store": body.get("store", True),
            "usage": _usage([*history, *said], text),
        }
        if body.get("store", True):
            kept_said = [{"id": self._id("msg"), **item} for item in said]
            self.kept[response["id"]] = {**response, "history": [*history, *kept_said], "said": kept_said}
            self.kept[message["id"]] = message
        if conversation:
            self.kept[conversation]["items"] += [*said, message]
        return self._streamed(response, message) if body.get("stream") else json_answer(response)

    def _referred(self, item: Json) -> Json:
        return self.kept[item["id"]] if item.get("type") == "item_reference" else item

    @staticmethod
    def _streamed(response: Json, message: Json) -> Answer:
        text = message["content"][0]["text"]
        place = {"item_id": message["id"], "output_index": 0, "content_index": 0}
        part = {"type": "output_text", "text": "", "annotations": []}
        events: list[Json] = [
            {"type": "response.created", "response": {**response, "status": "in_progress", "output": []}},
            {"type": "response.output_item.added", "output_index": 0, "item": {**message, "content": []}},
            {"type": "response.content_part.added", **place, "part": part},
            *(
                {"type": "response.output_text.delta", **place, "delta": text[i : i + 4]}
                for i in range(0, len(text), 4)
            ),
            {"type": "response.output_text.done", **place, "text": text},
            {"type": "response.content_part.done", **place, "part": {**part, "text": text}},
            {"type": "response.output_item.done", "output_index": 0, "item": message},
            {"type": "response.completed", "response": response},
        ]
        return sse_answer([{**event, "sequence_number": n} for n, event in enumerate(events)], done=False)

    def get_responses_one(self, _body: Json, name: str) -> Answer:
        kept = {key: value for key, value in self.kept[name].items() if key not in ("history", "said")}
        if "stream=true" in self.received[-1].raw_path:
            return self._streamed(kept, kept["output"][0])
        return json_answer(kept)

    def get_responses_input_items_one(self, _body: Json, name: str) -> Answer:
        return json_answer({"object": "list", "data": self.kept[name]["said"], "has_more": False})

    def post_responses_cancel_one(self, body: Json, name: str) -> Answer:
        return self.get_responses_one(body, name)

    def delete_responses_one(self, _body: Json, name: str) -> Answer:
        del self.kept[name]
        return json_answer({"id": name, "object": "response", "deleted": True})

    # -------------------------------------------------------------- conversations

    def post_conversations(self, body: Json) -> Answer:
        kept = {"items": [], "metadata": body.get("metadata") or {}}
        name = self._id("conv")
        self.kept[name] = kept
        self._add(name, body)
        return self.get_conversations_one({}, name)

    def _add(self, name: str, body: Json) -> list[Json]:
        added = [{"id": self._id("msg"), **_item(item)} for item in body.get("items") or ()]
        self.kept[name]["items"] += added
        return added

    def get_conversations_one(self, _body: Json, name: str) -> Answer:
        metadata = self.kept[name]["metadata"]
        return json_answer({"id": name, "object": "conversation", "created_at": 1, "metadata": metadata})

    def post_conversations_one(self, body: Json, name: str) -> Answer:
        self.kept[name]["metadata"] = body["metadata"]
        return self.get_conversations_one({}, name)

    def delete_conversations_one(self, _body: Json, name: str) -> Answer:
        del self.kept[name]
        return json_answer({"id": name, "object": "conversation.deleted", "deleted": True})

    def post_conversations_items_one(self, body: Json, name: str) -> Answer:
        return self._list(self._add(name, body))

    def get_conversations_items_one(self, _body: Json, name: str) -> Answer:
        return self._list(self.kept[name]["items"])

    @staticmethod
    def _list(items: list[Json]) -> Answer:
        return json_answer({"object": "list", "data": items, "first_id": "", "last_id": "", "has_more": False})

    # -------------------------------------------------------------- files and batches

    def post_files(self, body: bytes) -> Answer:
        kind = self.received[-1].header("content-type") or ""
        raw = b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body
        form = email.parser.BytesParser(policy=email.policy.default).parsebytes(raw)
        parts = {part.get_param("name", header="content-disposition"): part for part in form.iter_parts()}
        name = self._id("file")
        self.kept[name] = {
            "id": name,
            "object": "file",
            "bytes": len(body),
            "created_at": 1,
            "filename": parts["file"].get_filename(),
            "purpose": parts["purpose"].get_payload(),
            "status": "processed",
            "content": parts["file"].get_payload(decode=True),
        }
        return self.get_files_one(b"", name)

    def get_files_one(self, _body: bytes, name: str) -> Answer:
        return json_answer({key: value for key, value in self.kept[name].items() if key != "content"})

    def get_files_content_one(self, _body: bytes, name: str) -> Answer:
        content: bytes = self.kept[name]["content"]
        pieces: list[Any] = [content[i : i + 7] for i in range(0, len(content), 7)]
        return Answer(pieces, 200, {"Content-Type": "application/octet-stream"})

    def delete_files_one(self, _body: bytes, name: str) -> Answer:
        del self.kept[name]
        return json_answer({"id": name, "object": "file", "deleted": True})

    def post_batches(self, body: Json) -> Answer:
        name = self._id("batch")
        head = {"id": name, "object": "batch", "created_at": 1, "status": "validating"}
        self.kept[name] = {**head, **body, "output_file_id": None}
        return json_answer(self.kept[name])

    def get_batches_one(self, _body: Json, name: str) -> Answer:
        """By the time that somebody asks, it is done."""
        batch = self.kept[name]
        if batch["output_file_id"] is None:
            lines = self.kept[batch["input_file_id"]]["content"].splitlines()
            output = b"".join(json.dumps(self._worked_off(json.loads(line))).encode() + b"\n" for line in lines)
            batch |= {"status": "completed", "output_file_id": self._id("file")}
            self.kept[batch["output_file_id"]] = {"id": batch["output_file_id"], "content": output}
        return json_answer(batch)

    def _worked_off(self, line: Json) -> Json:
        if line["url"] == "/v1/chat/completions":
            body: Json = completion({"content": line["body"]["messages"][-1]["content"]})
        else:
            body = {"object": "list", "data": [{"object": "embedding", "index": 0, "embedding": [0.5]}], "model": "m"}
        response = {"status_code": 200, "request_id": "req_1", "body": body}
        return {"id": self._id("batch_req"), "custom_id": line["custom_id"], "response": response, "error": None}
