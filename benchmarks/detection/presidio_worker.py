"""Presidio behind JSON lines. Runs in Presidio's own virtual environment (peer.py); imports nothing of ours.

In: {"text", "language"} a line. Out: [[start, end, entity, score], …] a line. Every language runs on the same English
spaCy model, as there is no German one in the package registry; every German recognizer of Presidio is on, also those
that its default configuration leaves off.
"""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import sys
from typing import Any

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pl")
GERMAN = "presidio_analyzer.predefined_recognizers.country_specific.germany"


def german_recognizers() -> list[Any]:
    from presidio_analyzer import EntityRecognizer  # noqa: PLC0415 - not in our environment's start

    package = importlib.import_module(GERMAN)
    modules = [importlib.import_module(f"{GERMAN}.{one.name}") for one in pkgutil.iter_modules(package.__path__)]
    return [
        kind(supported_language="de")
        for module in modules
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, EntityRecognizer) and kind.__module__ == module.__name__
    ]


def analyzer(model: str) -> Any:
    import tldextract  # noqa: PLC0415 - as above
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry  # noqa: PLC0415 - as above
    from presidio_analyzer.nlp_engine import NlpEngineProvider  # noqa: PLC0415 - as above
    from presidio_analyzer.predefined_recognizers import CreditCardRecognizer  # noqa: PLC0415 - as above

    # The suffix list that is shipped instead of one fetched; and the reserved domains of invented addresses count.
    tldextract.extract = tldextract.TLDExtract(
        suffix_list_urls=(), cache_dir=None, extra_suffixes=("example", "test", "invalid")
    )
    models = [{"lang_code": language, "model_name": model} for language in LANGUAGES]
    engine = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models}).create_engine()
    registry = RecognizerRegistry(supported_languages=list(LANGUAGES))
    registry.load_predefined_recognizers(languages=list(LANGUAGES), nlp_engine=engine)
    there = {type(one) for one in registry.recognizers}
    for recognizer in german_recognizers():
        if type(recognizer) not in there:
            registry.add_recognizer(recognizer)
    for language in LANGUAGES:
        if not any(type(r) is CreditCardRecognizer and r.supported_language == language for r in registry.recognizers):
            registry.add_recognizer(CreditCardRecognizer(supported_language=language))
    return AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=list(LANGUAGES))


def main() -> None:
    engine = analyzer(sys.argv[1])
    german = sorted({type(one).__name__ for one in engine.registry.recognizers if GERMAN in type(one).__module__})
    print(json.dumps({"german": german}), flush=True)
    for line in sys.stdin:
        item = json.loads(line)
        found = engine.analyze(text=item["text"], language=item["language"])
        print(json.dumps([[one.start, one.end, one.entity_type, one.score] for one in found]), flush=True)


if __name__ == "__main__":
    main()
