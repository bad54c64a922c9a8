"""Generations on disk: immutable folders, one of which is named by CURRENT.

index/CURRENT        the name of the generation that answers
index/LOCK           held by the one process that writes
index/cache/         vectors of texts that were embedded before
index/gen-…/         manifest.json (last), articles.sqlite, vectors.faiss, lexical/
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from zoneqa.errors import DamagedIndex, NoIndex
from zoneqa.index import manifest as manifests
from zoneqa.index.manifest import Manifest, check_files

PREFIX = "gen-"
_CURRENT = "CURRENT"


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation as it lies on disk; without a manifest it is damaged, as `problem` says."""

    name: str
    current: bool
    size: int
    manifest: Manifest | None
    problem: str | None = None


def current_name(root: Path) -> str | None:
    """The name of the published generation. Raises DamagedIndex if what is there is not one."""
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
    """The name of the published generation. Raises NoIndex or DamagedIndex."""
    name = current_name(root)
    if name is None:
        raise NoIndex(f"There is no index in {root} yet; build it with `zoneqa index`.")
    return name


def finished(root: Path) -> list[str]:
    """The names of the generations that were written to their end, the newest first."""
    folders = sorted(root.glob(f"{PREFIX}*"), reverse=True)
    return [folder.name for folder in folders if (folder / manifests.NAME).is_file()]


def generations(root: Path) -> list[Generation]:
    """Every finished generation after a look at all of its bytes, the newest first."""
    try:
        current = current_name(root)
    except DamagedIndex:
        current = None
    return [_examined(root / name, name == current) for name in finished(root)]


def check(folder: Path) -> Manifest:
    """The manifest of a generation, after every byte was checked. Raises DamagedIndex."""
    manifest = Manifest.load(folder)
    check_files(folder, manifest)
    return manifest


def point(root: Path, name: str) -> None:
    """Publishes a generation: what is current changes at once, or not at all."""
    pending = root / f"{_CURRENT}.{os.getpid()}"
    pending.write_text(name + "\n", encoding="ascii")
    sync(pending)
    sync(root)  # else a power cut might keep the new pointer and lose the folder that it names
    os.replace(pending, root / _CURRENT)
    sync(root)


def collect(root: Path, kept: int) -> None:
    """Removes all but the current generation and the newest others, `kept` in all."""
    current = require_current(root)
    spared = [name for name in finished(root) if name != current][: kept - 1]
    for folder in root.glob(f"{PREFIX}*"):
        if folder.name not in (current, *spared):
            discard(folder)


def clear(root: Path) -> None:
    """Removes what dead builds have left: unfinished generations and pointers."""
    for folder in root.glob(f"{PREFIX}*"):
        if not (folder / manifests.NAME).is_file():
            discard(folder)
    for pending in root.glob(f"{_CURRENT}.*"):
        pending.unlink(missing_ok=True)


def discard(folder: Path) -> None:
    """Removes a generation, its manifest first: half removed, it is no longer a finished one."""
    (folder / manifests.NAME).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def sync_tree(folder: Path) -> None:
    """Brings every file and folder below to the disk."""
    for path in sorted(folder.rglob("*"), reverse=True):
        sync(path)
    sync(folder)


def sync(path: Path) -> None:
    """Brings a file or a folder to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _examined(folder: Path, current: bool) -> Generation:
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    try:
        return Generation(folder.name, current, size, check(folder))
    except DamagedIndex as error:
        return Generation(folder.name, current, size, None, str(error))
