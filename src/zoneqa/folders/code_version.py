"""The version of code whose results are kept, so that nothing outdated is taken for new."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def version_of_rooms(rooms: Iterable[str], path: Iterable[str] = ()) -> str:
    """Return a digest of the code of rooms of zoneqa; see `version_of`."""
    return version_of([_PACKAGE / room for room in rooms], path)


def version_of(packages: Iterable[Path], path: Iterable[str]) -> str:
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
