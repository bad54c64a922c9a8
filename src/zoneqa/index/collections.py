"""Collections: indexes of their own, by name, that can be searched together.

The default collection is the index folder itself; the others lie in it, under collections/NAME.
"""

from __future__ import annotations

from pathlib import Path

from zoneqa.errors import NoIndex, UsageError
from zoneqa.index.generations import finished_names
from zoneqa.text.characters import is_han
from zoneqa.types import DEFAULT_COLLECTION, DEFAULT_ONLY, Collections

_FOLDER = "collections"
_LONGEST = 60


def is_name(name: str) -> bool:
    """Return whether a collection may have this name: letters, digits, - and _, at most 60."""
    return 0 < len(name) <= _LONGEST and name[0] not in "-_" and all(map(_may_be_in_name, name))


def collection_root(root: Path, name: str) -> Path:
    """Return the folder of the generations of a collection, which need not exist.

    Raises UsageError for a name with other characters than letters, digits, - and _.
    """
    if not is_name(name):
        raise UsageError(
            f"“{name[:80]}” cannot be the name of a collection: use letters, digits, - and _, "
            f"{_LONGEST} at most, and begin with a letter or a digit."
        )
    return root if name == DEFAULT_COLLECTION else root / _FOLDER / name


def collection_names(root: Path) -> Collections:
    """Return the names of the collections that were built."""
    folders = collection_folders(root).items()
    return frozenset(name for name, folder in folders if finished_names(folder))


def collection_folders(root: Path) -> dict[str, Path]:
    """Return the folder of each collection by its name, in order, whether or not it was built."""
    folder = root / _FOLDER
    named = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    known = DEFAULT_ONLY | {name for name in named if is_name(name)}
    return {name: collection_root(root, name) for name in in_order(known)}


def require_collection(root: Path) -> None:
    """Raise NoIndex unless a collection was built."""
    if not collection_names(root):
        raise NoIndex(f"There is no index in {root} yet; build it with `zoneqa index`.")


def in_order(names: Collections) -> list[str]:
    """Return names in the order in which collections are searched: the default one first."""
    return sorted(names, key=lambda name: (name != DEFAULT_COLLECTION, name))


def _may_be_in_name(char: str) -> bool:
    return char in "-_" or (char.isascii() and char.isalnum()) or is_han(char)
