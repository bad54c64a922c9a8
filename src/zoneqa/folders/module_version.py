"""The version of one module with all that it imports, so that no other edit makes it another."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, packages_distributions, version
from pathlib import Path

_SOURCES = Path(__file__).parents[2]


@lru_cache(maxsize=8)
def version_of_module(
    name: str, without: frozenset[str] = frozenset(), sources: Path = _SOURCES
) -> str:
    """Return a digest of a module, the modules of its sources that it imports, and their data.

    Data are the files of data/ that a module names. Packages from elsewhere count by their version.
    Modules `without`, and what they import, do not count: those that change no result.
    """
    digest = sha256(sys.version.encode())
    files, others = _needed(name, without, sources)
    for file in sorted(files):
        digest.update(f"\0{file.relative_to(sources).as_posix()}\0".encode())
        digest.update(file.read_bytes())
    for package in sorted(others - sys.stdlib_module_names):
        digest.update(f"\0{package} {_version(package)}".encode())
    return digest.hexdigest()


def _needed(name: str, without: frozenset[str], sources: Path) -> tuple[set[Path], set[str]]:
    """Return the files that a module needs, and the names of the packages from elsewhere."""
    files: set[Path] = set()
    others: set[str] = set()
    left = [name]
    while left:
        module = left.pop()
        file = _file(module, sources)
        if file is None:
            others.add(module.partition(".")[0])
        elif file not in files:
            tree = ast.parse(file.read_bytes())
            files |= {file, *_data(tree, file.parent / "data")}
            left += (each for each in _imported(tree, sources) if each not in without)
    return files, others


def _file(module: str, sources: Path) -> Path | None:
    """Return the file of a module of the sources; None for one from elsewhere."""
    path = sources.joinpath(*module.split("."))
    return next(filter(Path.is_file, (path.with_suffix(".py"), path / "__init__.py")), None)


def _imported(tree: ast.Module, sources: Path) -> Iterator[str]:
    """Yield the modules that a module imports anywhere, also those that it takes from a package."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            inner = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (module for module in inner if _file(module, sources))


def _data(tree: ast.Module, folder: Path) -> Iterator[Path]:
    """Yield the files of a folder that a module names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            file = folder / node.value.rpartition("/")[2]
            if node.value.endswith(".txt") and file.is_file():
                yield file


def _version(package: str) -> str:
    """Return the version of a package, which may be installed by another name: yaml is PyYAML."""
    try:
        return version(package)
    except PackageNotFoundError:
        installed = sorted(packages_distributions().get(package, ()))
        return " ".join(map(version, installed))
