"""Names of files that somebody else gives: in a backup, or in a database."""

from __future__ import annotations

from pathlib import PurePosixPath


def stays_below(name: str) -> bool:
    """Return whether the file of this name would lie in the folder that it is put into."""
    path = PurePosixPath(name)
    leads_up = path.is_absolute() or ".." in path.parts
    return bool(path.parts) and not leads_up and not set(name) & set("\\\0:")
