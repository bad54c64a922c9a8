"""Generations on disk: immutable folders, one of which is named by CURRENT.

index/CURRENT        the name of the generation that answers
index/LOCK           held by the one process that writes
index/cache/         vectors of texts that were embedded before
index/gen-…/         manifest.json (written last), articles.sqlite, vectors.faiss, lexical/
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zoneqa.errors import DamagedIndex, NoIndex
from zoneqa.folders.publish import discard, is_finished, replace_pointer
from zoneqa.index.manifest import Manifest, check_files

PREFIX = "gen-"
_CURRENT = "CURRENT"


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation on disk. If it is damaged, it has no manifest and `problem` says why."""

    name: str
    current: bool
    size: int
    manifest: Manifest | None
    problem: str | None = None


def current_name(root: Path) -> str | None:
    """Return the name of the published generation; None if nothing was published.

    Raises DamagedIndex if CURRENT names no generation.
    """
    try:
        name = (root / _CURRENT).read_text(encoding="ascii").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise DamagedIndex(f"{root / _CURRENT} cannot be read.") from error
    if not name.startswith(PREFIX) or "/" in name or not (root / name).is_dir():
        raise DamagedIndex(
            f"{root / _CURRENT} names no generation; build the index again with `zoneqa index`."
        )
    return name


def require_current(root: Path) -> str:
    """Return the name of the published generation. Raises NoIndex or DamagedIndex."""
    name = current_name(root)
    if name is None:
        raise NoIndex(f"There is no index in {root} yet; build it with `zoneqa index`.")
    return name


def finished_names(root: Path) -> list[str]:
    """Return the names of the generations that were written to their end, the newest first."""
    return [folder.name for folder in reversed(_folders(root)) if is_finished(folder)]


def generations(root: Path) -> list[Generation]:
    """Return every finished generation, after checking all of its bytes, the newest first."""
    try:
        current = current_name(root)
    except DamagedIndex:
        current = None
    return [_checked(root / name, name == current) for name in finished_names(root)]


def check(folder: Path) -> Manifest:
    """Return the manifest of a generation after checking every byte. Raises DamagedIndex."""
    manifest = Manifest.load(folder)
    check_files(folder, manifest)
    return manifest


def make_current(root: Path, name: str) -> None:
    """Publish a generation: CURRENT changes at once, or not at all."""
    replace_pointer(root / _CURRENT, name)


def remove_old(root: Path, kept: int) -> None:
    """Remove all but the current generation and the newest others, `kept` in all."""
    current = require_current(root)
    spared = [name for name in finished_names(root) if name != current][: kept - 1]
    for folder in _folders(root):
        if folder.name not in (current, *spared):
            discard(folder)


def remove_unfinished(root: Path) -> None:
    """Remove the generations and pointers that killed builds have left."""
    for folder in _folders(root):
        if not is_finished(folder):
            discard(folder)
    for pending in root.glob(f"{_CURRENT}.*"):
        pending.unlink(missing_ok=True)


def _folders(root: Path) -> list[Path]:
    return sorted(root.glob(f"{PREFIX}*"))


def _checked(folder: Path, current: bool) -> Generation:
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    try:
        return Generation(folder.name, current, size, check(folder))
    except DamagedIndex as error:
        return Generation(folder.name, current, size, None, str(error))
