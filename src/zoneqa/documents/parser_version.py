"""The version of all that parsing depends on, so that nothing outdated comes from a cache."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_PARSING = ("documents", "text")
"""The rooms whose code runs in the parser process."""


@cache
def parser_version() -> str:
    """Return a digest of the parsers' code, of Python and of the installed distributions.

    It changes more often than what parsers return, which costs one slow update and never a
    wrong text.
    """
    return version_of([_PACKAGE / room for room in _PARSING], sys.path)


def version_of(packages: list[Path], path: list[str]) -> str:
    """Return a digest of the files of packages and of the distributions on a module path."""
    digest = sha256(sys.version.encode())
    for package in packages:
        for file in sorted(package.rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                digest.update(f"\0{file.relative_to(package)}\0".encode())
                digest.update(file.read_bytes())
    for folder in path:
        # The name of a distribution's metadata has its version.
        for metadata in sorted(Path(folder or ".").glob("*.dist-info")):
            digest.update(f"\0{metadata.name}".encode())
    return digest.hexdigest()
