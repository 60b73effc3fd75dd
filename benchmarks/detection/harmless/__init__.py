"""What is not personal: short texts written for this, and source code that every machine has.

A text file is ``<kind>.<language>.txt``; texts stand apart by blank lines. Code is read at run time, never committed:
fixed modules of Python's standard library and of packages that we depend on. Lines that name real people (credits,
copyright, authors' addresses) are left out by the rule below. It was extended once, and two modules with lists of
helpers (platform, tokenize) were replaced, after a first run had shown authors that it had left in; nothing was taken
out for being a false alarm.
"""

from __future__ import annotations

import importlib.util
import re
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.detection.texts import Example

HERE: Final = Path(__file__).parent
LENGTH: Final = 10_000
"""So many characters of a file, cut at the end of a line."""

STANDARD: Final = (
    "abc argparse ast base64 bisect calendar cmd codecs collections/__init__ configparser contextlib copy csv"
    " dataclasses datetime difflib dis enum fileinput fnmatch fractions functools getopt getpass glob graphlib gzip"
    " hashlib heapq hmac inspect io ipaddress keyword linecache locale mimetypes netrc numbers operator os pathlib"
    " pickle plistlib pprint queue random reprlib sched secrets selectors shelve shlex shutil statistics string"
    " textwrap threading timeit zipfile"
).split()
INSTALLED: Final = (
    "aiohttp/client aiohttp/connector aiohttp/web_request multidict/_multidict_py pydantic/fields pydantic/types"
    " structlog/stdlib structlog/processors yarl/_url yaml/scanner regex/_regex_core stdnum/util"
).split()

_CREDIT = re.compile(
    r"(?i:@\w|©|copyright|\(c\)|licensed to|author|written by|contributed|maintain|thanks|credit|courtesy"
    r"|suggested by|based on .* by|originally|<\w+ at )"
    r"|\bby [A-Z]\w+ [A-Z]|^# +[A-Z]\w+ [A-Z]\w+$|[A-Z][a-z]+ [A-Z]\. [A-Z][a-z]+"
    r"|[A-Z][a-z]+ [A-Z][a-z]+, [A-Z][a-z]+ [A-Z]"
)
_DECORATOR = re.compile(r"\s*@\w[\w.]*(\(.*)?$")


def samples() -> Iterator[Example]:
    """All of it: written texts first, then code."""
    yield from written()
    yield from code()


def written(root: Path = HERE) -> Iterator[Example]:
    """The written texts; the source is ``<language>_<kind>``."""
    for path in sorted(root.glob("*.txt")):
        kind, language, _ = path.name.split(".")
        texts = path.read_text(encoding="utf-8").split("\n\n")
        for number, text in enumerate(filter(None, (text.strip() for text in texts)), 1):
            yield Example(f"{kind}.{language}/{number}", f"{language}_{kind}", text, (), harmless=True)


def code() -> Iterator[Example]:
    """The heads of source files, without credits."""
    library = Path(sysconfig.get_paths()["stdlib"])
    for name in STANDARD:
        yield from _file(library / f"{name}.py", f"stdlib/{name}", "code_stdlib")
    for name in INSTALLED:
        package, _, module = name.partition("/")
        found = importlib.util.find_spec(package)
        if found is not None and found.origin is not None:
            yield from _file(Path(found.origin).with_name(f"{module}.py"), name, "code_packages")


def _file(path: Path, name: str, source: str) -> Iterator[Example]:
    if path.is_file():  # an older or newer Python or package has not all of them: the report says how many were read
        text = without_credits(path.read_text(encoding="utf-8"))
        if len(text) > LENGTH:
            text = text[: text.rindex("\n", 0, LENGTH) + 1]
        yield Example(name, source, text, (), harmless=True)


def without_credits(text: str) -> str:
    """Leave out the lines that may name a real person."""
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if _DECORATOR.match(line) or not _CREDIT.search(line))
