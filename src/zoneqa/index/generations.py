"""Generations on disk: immutable folders, one of which is named by CURRENT.

index/CURRENT        the name of the generation that answers
index/LOCK           held by the one process that writes
index/cache/         vectors of texts and items of files from before
index/collections/   a folder like this one for each collection with a name
index/gen-…/         manifest.json (written last), articles.sqlite, claims.sqlite, vectors.faiss,
                     lexical/

Where articles and claims are in PostgreSQL, there are none of their SQLite files; see
`working_copy`. Where a search engine has the vectors and terms, terms.sqlite stands for them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from zoneqa.errors import DamagedIndex, NoIndex
from zoneqa.folders.publish import (
    discard,
    is_finished,
    read_pointer,
    replace_pointer,
    unseal,
)
from zoneqa.index.external_stores import NO_EXTERNAL_STORES, ExternalStores
from zoneqa.index.manifest import Manifest, check_files

if TYPE_CHECKING:  # its libraries take a while to import
    from zoneqa.index.index_database import CollectionDatabase

PREFIX = "gen-"
LOCK = "LOCK"
LEAST_KEPT = 2
"""Of what is outside of the folder: others still answer from it when a new one is published."""
TIME_IN_NAME = "%Y%m%dT%H%M%S%f"
_CURRENT = "CURRENT"
_MEND = "`zoneqa index` builds the index again, and `zoneqa rollback` goes back to a sound one"


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation on disk. If it is damaged, it has no manifest and `problem` says why."""

    name: str
    current: bool
    size: int
    manifest: Manifest | None
    problem: str | None = None


def generation_name(made: datetime, corpus_digest: str) -> str:
    """Return the name of a generation; names sort by when they were made."""
    return f"{PREFIX}{made:{TIME_IN_NAME}}-{corpus_digest[:8]}"


def is_generation_name(name: str) -> bool:
    """Return whether a generation may have this name; it is also that of a folder."""
    rest = name.removeprefix(PREFIX).replace("-", "")
    return name.startswith(PREFIX) and rest.isascii() and rest.isalnum()


def made_at(name: str) -> datetime | None:
    """Return when a generation was made, by its name; None if it does not say."""
    try:
        told = datetime.strptime(name.removeprefix(PREFIX).partition("-")[0], TIME_IN_NAME)
    except ValueError:
        return None
    return told.replace(tzinfo=UTC)


def current_name(root: Path) -> str | None:
    """Return the name of the published generation; None if nothing was published.

    Raises DamagedIndex if CURRENT is missing beside finished generations, or names none.
    """
    pointer = root / _CURRENT
    try:
        name = read_pointer(pointer)
    except (FileNotFoundError, NotADirectoryError):
        if not finished_names(root):
            return None
        raise DamagedIndex(f"{pointer} is missing; {_MEND}.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise DamagedIndex(f"{pointer} cannot be read; {_MEND}.") from error
    if name not in map(attrgetter("name"), _folders(root)):
        raise DamagedIndex(f"{pointer} names no generation; {_MEND}.")
    return name


def known_current(root: Path) -> str | None:
    """Return the name of the published generation; None too where CURRENT is missing or wrong."""
    try:
        return current_name(root)
    except DamagedIndex:
        return None


def cache_folder(root: Path) -> Path:
    """Return the folder of what was computed before; it can be made again."""
    return root / "cache"


def require_current(root: Path) -> str:
    """Return the name of the published generation. Raises NoIndex or DamagedIndex."""
    name = current_name(root)
    if name is None:
        raise NoIndex(f"There is no index in {root} yet; build it with `zoneqa index`.")
    return name


def require_finished(root: Path) -> None:
    """Raise NoIndex or DamagedIndex if there is no generation that might answer."""
    if not finished_names(root):
        require_current(root)


def finished_names(root: Path) -> list[str]:
    """Return the names of the generations that were written to their end, the newest first."""
    return [folder.name for folder in reversed(_folders(root)) if is_finished(folder)]


def begun_names(root: Path) -> list[str]:
    """Return the names of all generations, also of those that a killed build did not finish."""
    return [folder.name for folder in _folders(root)]


def generations(root: Path, external: ExternalStores = NO_EXTERNAL_STORES) -> list[Generation]:
    """Return every finished generation, after checking all of its bytes, the newest first.

    Raises as `check`, but no DamagedIndex.
    """
    return _all_seen(root, lambda folder: check(folder, external))


def generations_unchecked(
    root: Path, database: CollectionDatabase | None = None
) -> list[Generation]:
    """Return every finished generation by its manifest alone, the newest first.

    With a database that has generations, these are all.
    """
    return (database.generations() if database else []) or _all_seen(root, Manifest.load)


def check(folder: Path, external: ExternalStores = NO_EXTERNAL_STORES) -> Manifest:
    """Return the manifest of a generation after checking every byte.

    What is outside of the folder is looked at if it is given, and rests there afterwards if it did
    before. Raises DamagedIndex, DatabaseUnavailable or EngineUnavailable.
    """
    manifest = Manifest.load(folder)
    check_files(folder, manifest)
    external.check(folder, manifest)
    return manifest


def make_current(root: Path, name: str) -> None:
    """Publish a generation: CURRENT changes at once, or not at all."""
    replace_pointer(root / _CURRENT, name)


def remove_old(root: Path, kept: int, external: ExternalStores = NO_EXTERNAL_STORES) -> None:
    """Remove all but the current generation and the newest others, `kept` in all."""
    current = require_current(root)
    spared = [name for name in finished_names(root) if name != current][: kept - 1]
    for folder in _folders(root):
        if folder.name not in (current, *spared):
            remove_generation(folder, external)


def remove_generation(folder: Path, external: ExternalStores) -> None:
    """Remove a generation. Its folder goes last: nothing else tells what is outside of it.

    If that cannot be removed now, an unfinished folder is left for the next build to remove.
    """
    if unseal(folder) and external.drop(folder.name):
        discard(folder)


def remove_unfinished(root: Path, external: ExternalStores = NO_EXTERNAL_STORES) -> None:
    """Remove the generations and pointers that killed builds have left."""
    for folder in _folders(root):
        if not is_finished(folder):
            remove_generation(folder, external)
    for pending in root.glob(f"{_CURRENT}.*"):
        if pending.is_file():
            pending.unlink(missing_ok=True)


def _folders(root: Path) -> list[Path]:
    """Return the folders of generations, the oldest first; a file or a link is none."""
    named = sorted(root.glob(f"{PREFIX}*"))
    return [path for path in named if path.is_dir() and not path.is_symlink()]


def _all_seen(root: Path, look: Callable[[Path], Manifest]) -> list[Generation]:
    current = known_current(root)
    seen = [_seen(root / name, name == current, look) for name in finished_names(root)]
    # A build may have removed one meanwhile, which is no damage.
    return [each for each in seen if is_finished(root / each.name)]


def _seen(folder: Path, current: bool, look: Callable[[Path], Manifest]) -> Generation:
    size = _size(folder)
    try:
        return Generation(folder.name, current, size, look(folder))
    except DamagedIndex as error:
        return Generation(folder.name, current, size, None, str(error))


def _size(folder: Path) -> int:
    """Return the bytes of all files in a folder; 0 if it is being removed."""
    try:
        return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    except FileNotFoundError:
        return 0
