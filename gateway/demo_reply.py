"""What the demo upstream answers: fixed templates that use the words of the request, by rules one can read here.

It is no model and says so. It exists to show, offline, what reached an upstream and that values come back: it
quotes the last message, greets whom the message greets, calls the first declared tool once, and fills schemas.
Everything is a function of the request.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

_CODE: Final = r"_[0-9A-Z]{8}(?![0-9A-Za-z])"
_WORD: Final = r"[A-ZÄÖÜ][\wäöüß-]*[\wäöüß]"
_SALUTATION: Final = re.compile(
    rf"\b(Frau|Herrn?|Mrs?\.?|Ms\.?|Mme|Pan[i]?|Sig\.(?:ra)?|Sra?\.)\s+((?:(?:Prof|Dr)\.\s+)*)"
    rf"((?:GIVEN{_CODE}\s+)?(?:SURNAME{_CODE}|{_WORD}))"
)
_GERMAN: Final = re.compile(r"[äöüß]|\b(?:der|die|das|und|ich|ist|nicht|eine?[rmns]?|bitte|Frau|Herrn?)\b")
_EMAIL: Final = re.compile(rf"EMAIL{_CODE}|[\w.+-]+@[\w.-]+\w")
_NAME: Final = re.compile(rf"GIVEN{_CODE}\s+SURNAME{_CODE}|SURNAME{_CODE}|GIVEN{_CODE}")
_IDENTIFIER: Final = re.compile(rf"ID{_CODE}|(?<![\w.,])\d{{3,}}(?![\w.,]?\d)")
_NUMBER: Final = re.compile(r"(?<![\w#.,-])-?\d+(?:[.,]\d+)?(?![\w-])")

# Words in a parameter's name -> what to look for. The first rule whose word occurs decides: "phone_number" is no id.
_RULES: Final[Sequence[tuple[Sequence[str], re.Pattern[str]]]] = (
    (("mail", "email"), _EMAIL),
    (("phone", "telefon", "mobil"), re.compile(rf"PHONE{_CODE}|\+?\d[\d /()-]{{5,}}\d")),
    (("iban", "konto"), re.compile(rf"IBAN{_CODE}|\b[A-Z]{{2}}\d{{2}}[\d ]{{11,30}}\d")),
    (("surname", "nachname", "lastname"), re.compile(rf"SURNAME{_CODE}")),
    (("vorname", "given", "firstname"), re.compile(rf"GIVEN{_CODE}")),
    (("street", "straße", "strasse", "address", "adresse", "anschrift"), re.compile(rf"STREET{_CODE}")),
    (("city", "stadt", "ort", "town"), re.compile(rf"CITY{_CODE}")),
    (
        ("date", "datum", "geburt"),
        re.compile(rf"(?:BIRTH)?DATE{_CODE}|\b\d{{1,2}}\.\d{{1,2}}\.(?:\d{{2,4}})?|\b\d{{4}}-\d\d-\d\d"),
    ),
)
_IDENTIFIER_WORDS: Final = ("nummer", "number", "nr", "kennung", "identifier")
_STEMS: Final = {
    "order": "bestell",
    "customer": "kunde",
    "invoice": "rechnung",
    "contract": "vertrag",
    "case": "vorgang",
}
_DEEPEST_SCHEMA: Final = 8


@dataclass(frozen=True, slots=True)
class Reply:
    """One choice: text, or a call of the tool `tool` with `arguments` (JSON)."""

    text: str
    finish_reason: str = "stop"
    tool: str | None = None
    arguments: str = ""


def reply(request: Mapping[str, Any]) -> Reply:
    """Answer a checked request."""
    messages = request["messages"]
    asked = last_user_text(messages)
    if messages[-1]["role"] == "tool":
        return _shortened(_tool_summary(messages), request)
    tool = _tool_to_call(request) if messages[-1]["role"] == "user" else None
    if tool is not None:
        arguments = json.dumps(fill(tool.get("parameters"), asked, required_only=True), ensure_ascii=False)
        return Reply("", "tool_calls", tool["name"], arguments)
    form = _object(request.get("response_format"))
    if form.get("type") == "json_schema":
        value = fill(_object(form.get("json_schema")).get("schema"), asked)
        return _shortened(json.dumps(value, ensure_ascii=False), request)
    if form.get("type") == "json_object":
        value = {"upstream": "demo", "received": asked}
        return _shortened(json.dumps(value, ensure_ascii=False), request)
    return _shortened(_letter(asked), request)


def text_of(content: Any) -> str:
    """Text of a message's content; parts that are not text are named, not guessed."""
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else []
    return "\n".join(str(part["text"]) if "text" in part else f"[{part.get('type')}]" for part in parts)


def last_user_text(messages: Sequence[Mapping[str, Any]]) -> str:
    """Text of the last message of the user."""
    return next((text_of(m.get("content")) for m in reversed(messages) if m["role"] == "user"), "")


# ------------------------------------------------------------------ text


def _letter(asked: str) -> str:
    email, identifier = _EMAIL.search(asked), _IDENTIFIER.search(asked)
    greeted = _greeting(asked)
    if _GERMAN.search(asked):
        about = f" zu {identifier[0]}" if identifier else ""
        where = f" unter {email[0]}" if email else ""
        return (
            f"Dies ist der eingebaute Demo-Upstream, kein Sprachmodell. Angekommen ist:\n\n{asked}\n\n"
            f"Ein Antwortentwurf aus fester Vorlage:\n\nGuten Tag{greeted},\n\n"
            f"vielen Dank für Ihre Nachricht{about}. Wir kümmern uns darum und melden uns{where}.\n\n"
            "Mit freundlichen Grüßen\nIhr Support"
        )
    about = f" about {identifier[0]}" if identifier else ""
    where = f" at {email[0]}" if email else ""
    return (
        f"This is the built-in demo upstream, not a language model. It received:\n\n{asked}\n\n"
        f"A draft from a fixed template:\n\nHello{greeted},\n\n"
        f"thank you for your message{about}. We are on it and will write to you{where}.\n\nKind regards\nSupport"
    )


def _greeting(asked: str) -> str:
    found = _SALUTATION.search(asked)
    if found is None:
        return ""
    title = "Herr" if found[1] == "Herrn" else found[1]
    return f" {title} {found[2]}{found[3]}"


def _tool_summary(messages: Sequence[Mapping[str, Any]]) -> str:
    results: list[str] = []
    for message in reversed(messages):
        if message["role"] != "tool":
            break
        results.insert(0, text_of(message.get("content")))
    verbatim = "\n".join(results)
    if _GERMAN.search(last_user_text(messages)):
        return f"Dies ist der eingebaute Demo-Upstream, kein Sprachmodell. Das Werkzeug hat geantwortet:\n\n{verbatim}"
    return f"This is the built-in demo upstream, not a language model. The tool answered:\n\n{verbatim}"


def _shortened(text: str, request: Mapping[str, Any]) -> Reply:
    """Obey `stop` and the token limit (a word counts as a token)."""
    stop = request.get("stop") or []
    for end in [stop] if isinstance(stop, str) else stop:
        text = text.partition(end)[0]
    limit = request.get("max_completion_tokens") or request.get("max_tokens")
    words = re.findall(r"\s*\S+", text)
    if isinstance(limit, int) and len(words) > limit:
        return Reply("".join(words[:limit]), "length")
    return Reply(text)


# ------------------------------------------------------------------ tools and schemas


def _tool_to_call(request: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The first declared function, or the one that `tool_choice` names."""
    choice = request.get("tool_choice")
    functions = [tool["function"] for tool in _list(request.get("tools")) if tool.get("type") == "function"]
    if choice == "none":
        return None
    if isinstance(choice, dict) and choice.get("type") == "function":
        functions = [function for function in functions if function["name"] == choice["function"]["name"]]
    return functions[0] if functions else None


def fill(schema: Any, asked: str, *, required_only: bool = False) -> Any:
    """A value that follows `schema`, taken from `asked` by the names of the properties.

    What is malformed in the schema is taken as absent: judging schemas is not the demo's business.
    """
    return _Filler(schema, asked, required_only=required_only).value(schema, "", 0)


class _Filler:
    def __init__(self, root: Any, asked: str, *, required_only: bool) -> None:
        self._root = root
        self._asked = asked
        self._required_only = required_only

    def value(self, schema: Any, name: str, depth: int) -> Any:
        schema = self._resolved(schema)
        if depth > _DEEPEST_SCHEMA:
            return None
        if "const" in schema:
            return schema["const"]
        if _list(schema.get("enum")):
            return schema["enum"][0]
        kind = schema.get("type", "object" if "properties" in schema or not name else "string")
        if isinstance(kind, list):
            kind = next((one for one in kind if one != "null"), "null")
        if kind == "object":
            return self._object(schema, depth)
        if kind == "array":
            return [self.value(schema.get("items"), name or "item", depth + 1)]
        return self._scalar(kind, name)

    def _object(self, schema: Mapping[str, Any], depth: int) -> dict[str, Any]:
        properties = _object(schema.get("properties"))
        names = list(properties) if not self._required_only else _list(schema.get("required"))
        return {name: self.value(properties.get(name), name, depth + 1) for name in names if isinstance(name, str)}

    def _scalar(self, kind: Any, name: str) -> Any:
        if kind == "boolean":
            return True
        if kind == "null":
            return None
        if kind in ("integer", "number"):
            found = _NUMBER.search(self._asked)
            number = float(found[0].replace(",", ".")) if found else 1.0
            return int(number) if kind == "integer" or number.is_integer() else number
        return string_for(name, self._asked)

    def _resolved(self, schema: Any) -> Mapping[str, Any]:
        """Follow local references and take the first branch that is not null."""
        for _ in range(_DEEPEST_SCHEMA):
            if not isinstance(schema, dict):
                return {}
            branches = _list(schema.get("anyOf")) or _list(schema.get("oneOf")) or _list(schema.get("allOf"))
            if str(schema.get("$ref", "")).startswith("#/"):
                schema = self._at(schema["$ref"])
            elif branches and "type" not in schema:
                schema = next((one for one in branches if one != {"type": "null"}), {})
            else:
                return schema
        return {}

    def _at(self, reference: str) -> Any:
        place: Any = self._root
        for step in reference.removeprefix("#/").split("/"):
            place = place.get(step) if isinstance(place, dict) else None
        return place


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def string_for(name: str, asked: str) -> str:
    """The token or word of the message that fits a parameter's name, else the whole message."""
    parts = re.findall(r"[a-zäöüß]+", re.sub(r"(?<=[a-z])([A-Z])", r" \1", name).lower())
    parts.append("".join(parts))  # "last_name" is "lastname"
    for words, pattern in _RULES:
        if _names_one_of(parts, words):
            found = pattern.search(asked)
            return found[0] if found else asked
    if "id" in parts or any(part.endswith(_IDENTIFIER_WORDS) for part in parts):
        return _identifier(parts, asked) or asked
    if any("name" in part for part in parts):
        greeted, token = _SALUTATION.search(asked), _NAME.search(asked)
        return token[0] if token else greeted[3] if greeted else asked
    return asked


def _names_one_of(parts: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a part is, or as a compound begins or ends with, one of the words ("Geburtsdatum", "phonenumber")."""
    return any(
        part == word or (len(word) > 3 and (part.startswith(word) or part.endswith(word)))
        for part in parts
        for word in words
    )


def _identifier(parts: Sequence[str], asked: str) -> str | None:
    """The identifier before which stands a word akin to the parameter's name ("order_id": "Bestellung #…")."""
    stems = {part[:5] for part in parts if len(part) >= 5} | {_STEMS[part] for part in parts if part in _STEMS}
    best, best_score, end = None, -1, 0
    for found in _IDENTIFIER.finditer(asked):
        before = asked[max(end, found.start() - 24) : found.start()].lower()
        score = sum(stem in before for stem in stems)
        if score > best_score:
            best, best_score = found[0], score
        end = found.end()
    return best
