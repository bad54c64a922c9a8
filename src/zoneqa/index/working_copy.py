"""The index folder as a working copy of the generations in a database.

The files of a generation are copied from there before they are opened. The folder then looks like
one in which the generation was built, but for its articles and claims.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from zoneqa.errors import DamagedIndex, NotWritten
from zoneqa.folders.disk_cause import cause
from zoneqa.folders.lock import LockHeldError, try_lock, wait_for_lock
from zoneqa.folders.publish import discard, is_finished, replace_folder, seal
from zoneqa.index.collections import collection_folders, collection_root
from zoneqa.index.generations import LOCK, check, finished_names, known_current, make_current
from zoneqa.index.manifest import Manifest

if TYPE_CHECKING:  # its libraries take a while to import
    from zoneqa.index.index_database import CollectionDatabase, IndexDatabase

_PREFIX = ".fetched-"


def pull(root: Path, database: IndexDatabase | None) -> None:
    """Bring a folder up to date with the published generations of a database, if there is one.

    Of collections that the database has no more, the copies are removed; those that it never had
    stay as they are. Raises DatabaseUnavailable, DamagedIndex or NotWritten.
    """
    if database is None:
        return
    published = database.published()
    for collection, name in published.items():
        _pull(collection_root(root, collection), database.of(collection), [name], name)
    for collection, folder in collection_folders(root).items():
        current = known_current(folder) if collection not in published else None
        if current and _is_copy(folder / current):
            _discard_outdated(folder, database.of(collection))


def pull_published(root: Path, database: CollectionDatabase | None) -> None:
    """Bring the folder of one collection up to date, if there is a database. Raises as `pull`."""
    published = database.published() if database else None
    if database and published:
        _pull(root, database, [published], published)


def copy_again(root: Path, database: CollectionDatabase | None) -> bool:
    """Copy the published generation once more if its copy is damaged; return whether that helped.

    Raises as `pull`.
    """
    published = database.published() if database else None
    if published is None or not _is_damaged(root / published):
        return False
    discard(root / published)
    pull_published(root, database)
    return not _is_damaged(root / published)


def pull_all(root: Path, database: CollectionDatabase | None) -> None:
    """Copy every generation of a collection into its folder. Raises as `pull`."""
    published = database.published() if database else None
    if database and published:
        _pull(root, database, database.names(), published)


def _pull(root: Path, database: CollectionDatabase, names: list[str], current: str) -> None:
    missing = [name for name in names if not is_finished(root / name)]
    if not missing and known_current(root) == current:
        return
    try:
        root.mkdir(parents=True, exist_ok=True)
        with wait_for_lock(root):
            for name in missing:
                _fetch(root, database, name)
        if known_current(root) != current:
            make_current(root, current)
    except OSError as error:
        raise NotWritten(f"The index in {root} cannot be written: {cause(root, error)}.") from error
    _discard_outdated(root, database)


def _fetch(root: Path, database: CollectionDatabase, name: str) -> None:
    """Copy the files of a generation, unless another process just did."""
    for left in root.glob(f"{_PREFIX}*"):
        shutil.rmtree(left, ignore_errors=True)
    if is_finished(root / name):
        return
    staged = Path(mkdtemp(prefix=_PREFIX, dir=root))
    try:
        folder = staged / name
        folder.mkdir()
        seal(folder, database.fetch(name, folder))
        check(folder)
        replace_folder(folder, root / name)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _discard_outdated(root: Path, database: CollectionDatabase) -> None:
    """Remove copies of generations that the database has no more, unless one is being built."""
    kept = set(database.names())
    try:
        with try_lock(root / LOCK):
            for name in finished_names(root):
                if name not in kept and _is_copy(root / name):
                    discard(root / name)
    except (LockHeldError, OSError):
        return


def _is_damaged(folder: Path) -> bool:
    try:
        check(folder)
    except DamagedIndex:
        return True
    return False


def _is_copy(folder: Path) -> bool:
    try:
        return Manifest.load(folder).articles_in == "database"
    except DamagedIndex:
        return False
