"""List the class names and file names that stand twice, and count what should stay few.

    python -m tests.names

`tests/docs/test_names.py` fails for a name that stands twice and was not accepted with a reason.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = (ROOT / "src" / "zoneqa", ROOT / "eval" / "zoneqa_eval")
ANSWERING = ("query", "reader", "answer", "conversation")
SHORT = 20

_PATTERN_CALLS = {
    *("compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")
}

Places = dict[str, list[str]]
"""Where each name stands, as paths below the repository."""


def modules(*roots: Path) -> Iterator[Path]:
    """Yield every Python file of the packages."""
    for root in roots:
        yield from sorted(root.rglob("*.py"))


def shared_classes() -> Places:
    """Return the class names that are defined more than once."""
    places: Places = defaultdict(list)
    for path in modules(*PACKAGES):
        for name in _classes(path):
            places[name].append(_shown(path))
    return _repeated(places)


def shared_files() -> Places:
    """Return the file names that are used in more than one room, `__init__.py` aside."""
    places: Places = defaultdict(list)
    for path in modules(*PACKAGES):
        if not path.name.startswith("__"):
            places[path.name].append(_shown(path))
    return {name: found for name, found in _repeated(places).items() if len(_rooms(found)) > 1}


def short_files() -> list[str]:
    """Return the files of src with fewer lines than `SHORT`.

    `__init__.py` is none of them, nor is a migration, which is as long as its change.
    """
    paths = (
        path
        for path in modules(PACKAGES[0])
        if path.name != "__init__.py" and "migrations" not in path.parts
    )
    return [_shown(path) for path in paths if len(path.read_text("utf-8").splitlines()) < SHORT]


def public_answering_classes() -> list[str]:
    """Return the public classes of the rooms that a question passes through."""
    rooms = [PACKAGES[0] / room for room in ANSWERING]
    return [name for path in modules(*rooms) for name in _classes(path) if name[0] != "_"]


def pattern_count(*rooms: str) -> int:
    """Return how many patterns src, or some rooms of it, compile or write into a call of `re`."""
    roots = [PACKAGES[0] / room for room in rooms] or [PACKAGES[0]]
    nodes = (node for path in modules(*roots) for node in ast.walk(_tree(path)))
    return sum(_is_pattern(node) for node in nodes)


def _is_pattern(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in _PATTERN_CALLS
        and (node.func.attr == "compile" or isinstance(node.args[0], ast.Constant | ast.JoinedStr))
    )


def _classes(path: Path) -> list[str]:
    return [node.name for node in ast.walk(_tree(path)) if isinstance(node, ast.ClassDef)]


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _repeated(places: Places) -> Places:
    return {name: found for name, found in sorted(places.items()) if len(found) > 1}


def _rooms(paths: list[str]) -> set[str]:
    return {"/".join(Path(path).parts[:3]) for path in paths}


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def report() -> str:
    """Return the whole report as text."""
    lines = []
    for title, places in (("classes", shared_classes()), ("files", shared_files())):
        lines.append(f"{len(places)} names of {title} stand more than once")
        lines += [f"  {name}: {', '.join(found)}" for name, found in places.items()]
    short = short_files()
    lines.append(f"{len(short)} files of src have fewer than {SHORT} lines")
    lines += [f"  {path}" for path in short]
    lines.append(f"{len(public_answering_classes())} public classes in {', '.join(ANSWERING)}")
    lines.append(f"{pattern_count()} regular expressions in src")
    return "\n".join(lines)


if __name__ == "__main__":
    print(report())  # noqa: T201
