"""Which texts of the catalogs templates, scripts and Python use."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
WEB = ROOT / "web"
PYTHON = ROOT / "src/zoneqa/api"

_IN_TEMPLATE = re.compile(r"\bt\.(\w+)")
_IN_SCRIPT = re.compile(r"\bstrings\.(\w+)|\{ (\w+): \w+ \} = (?:this\.)?strings\b")
_MADE_IN_SCRIPT = re.compile(r"\bstrings\[`(\w+_)\$\{")
_LITERAL = re.compile(r"""["'](\w+)["']""")
_BEGINNING = re.compile(r"""["'`](\w+_)(?:["'] ~|\$\{)""")


def named_in_templates() -> set[str]:
    """Return the keys that templates name."""
    return set(_IN_TEMPLATE.findall(_joined("templates/*.html")))


def named_in_scripts() -> set[str]:
    """Return the keys that scripts name."""
    found = _IN_SCRIPT.findall(_joined("static/*.js"))
    return {key for keys in found for key in keys if key}


def unnamed_in_scripts(keys: Iterable[str]) -> set[str]:
    """Return which of these keys scripts neither name nor put together."""
    beginnings = tuple(_MADE_IN_SCRIPT.findall(_joined("static/*.js")))
    return {key for key in keys if not key.startswith(beginnings)} - named_in_scripts()


def named_in_python() -> set[str]:
    """Return the keys that Python takes from `translations` or `texts`."""
    return {
        node.slice.value
        for node in _python_nodes()
        if isinstance(node, ast.Subscript)
        and ast.unparse(node.value).rpartition(".")[2] in {"translations", "texts"}
        and isinstance(node.slice, ast.Constant)
        and isinstance(node.slice.value, str)
    }


def mentioned(keys: set[str]) -> set[str]:
    """Return which of these keys are a literal anywhere, or begin or end as one that is made."""
    nodes = list(_python_nodes())
    web = _joined("templates/*.html") + _joined("static/*.js")
    literals = {node.value for node in nodes if isinstance(node, ast.Constant)}
    literals |= set(_LITERAL.findall(web)) | named_in_templates() | named_in_scripts()
    made = [node for node in nodes if isinstance(node, ast.JoinedStr)]
    patterns = {_pattern(each) for each in made} | {f"{each}.+" for each in _BEGINNING.findall(web)}
    either = re.compile("|".join(patterns))
    return {key for key in keys if key in literals or either.fullmatch(key)}


def _pattern(made: ast.JoinedStr) -> str:
    """Return what matches the text that an f-string makes, if it can make a key."""
    parts = [
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"
        for part in made.values
    ]
    return "".join(parts) if any(re.search(r"[a-z]+_|_[a-z]+", part) for part in parts) else "(?!)"


def _python_nodes() -> Iterator[ast.AST]:
    for path in PYTHON.rglob("*.py"):
        yield from ast.walk(ast.parse(path.read_text("utf-8")))


def _joined(pattern: str) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(WEB.glob(pattern)))
