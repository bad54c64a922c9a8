"""Putting back what a backup holds: everything is checked and laid out before anything changes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from zoneqa.backup.backup_file import Archive, open_archive
from zoneqa.backup.members import (
    CORPUS_FILE,
    CORPUS_FOLDER,
    database_member,
    generation_member,
    generations_held,
)
from zoneqa.errors import NotWritten, UsageError
from zoneqa.folders.disk_cause import cause
from zoneqa.index import (
    adopt_generation,
    check_generation,
    collection_root,
    finished_names,
)
from zoneqa.settings import Settings
from zoneqa.storage.copying import DUMP_KINDS, DumpKind, load_database, require_loadable
from zoneqa.storage.index_in_database import using_index_database
from zoneqa.storage.inspection import inspect_database


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back; `settings` are those that were set when the backup was taken."""

    made: str
    generations: dict[str, str]
    has_database: bool
    has_corpus: bool
    settings: dict[str, str]


def restore(file: Path, settings: Settings, *, force: bool = False) -> Restored:
    """Put back what a backup holds, where the settings say that it belongs.

    Nothing is changed unless the whole backup is sound. Raises UsageError where something is in
    the way, unless `force` is set: then the database is replaced, generations come beside the older
    ones, and the old articles are kept under another name. Raises BadBackup, NotWritten,
    DatabaseUnavailable or WriterBusy.
    """
    with open_archive(file) as archive:
        restoring = _Restoring(archive, settings)
        if not force:
            restoring.require_room()
        try:
            return restoring.run()
        except OSError as error:
            why = cause(settings.index, error)
            raise NotWritten(f"The backup cannot be put back: {why}.") from error


class _Restoring:
    """One run of `restore`."""

    def __init__(self, archive: Archive, settings: Settings) -> None:
        self._archive = archive
        self._settings = settings
        members = archive.contents.files
        self._generations = generations_held(members)
        self._kind: DumpKind | None = next(
            (kind for kind in DUMP_KINDS if database_member(kind) in members), None
        )
        self._has_corpus = CORPUS_FILE in members or bool(archive.names(CORPUS_FOLDER))

    def require_room(self) -> None:
        """Raise UsageError where something is in the way."""
        settings = self._settings
        taken = [
            str(root)
            for collection in self._generations
            if finished_names(root := collection_root(settings.index, collection))
        ]
        if self._kind and self._database_in_use():
            taken.append("the database")
        if self._has_corpus and _is_in_use(settings.corpus):
            taken.append(str(settings.corpus))
        if taken:
            raise UsageError(f"Not empty: {', '.join(taken)}. --force restores all the same.")

    def _database_in_use(self) -> bool:
        if inspect_database(self._settings.database).revision:
            return True
        with using_index_database(self._settings) as database:
            return bool(database and database.published())

    def run(self) -> Restored:
        if self._kind:
            require_loadable(self._settings.database, self._kind)
        with self._laid_out() as staged, TemporaryDirectory() as folder:
            dump = Path(folder) / "dump"
            if self._kind:
                self._archive.extract(database_member(self._kind), dump)
            for collection, generation in staged.items():
                adopt_generation(collection_root(self._settings.index, collection), generation)
            if self._kind:
                load_database(self._settings.database, dump)
            generations = self._generations | self._published_in_database()
            if self._has_corpus:
                self._replace_corpus()
        contents = self._archive.contents
        return Restored(
            contents.made,
            generations,
            self._kind is not None,
            self._has_corpus,
            contents.settings,
        )

    def _published_in_database(self) -> dict[str, str]:
        """Return what the database has published, but for what was restored into a folder."""
        with using_index_database(self._settings) as database:
            if database is None:
                return {}
            for collection in self._generations:
                database.of(collection).publish(None)
            return database.published()

    @contextmanager
    def _laid_out(self) -> Iterator[dict[str, Path]]:
        """Yield the checked folder of each generation, on the disk where it belongs."""
        root = self._settings.index
        root.mkdir(parents=True, exist_ok=True)
        staging = Path(mkdtemp(prefix=".restore-", dir=root))
        try:
            staged = {}
            for number, (collection, name) in enumerate(self._generations.items()):
                folder = staging / str(number) / name
                self._archive.extract_folder(generation_member(collection, name), folder)
                check_generation(folder)
                staged[collection] = folder
            yield staged
        finally:
            shutil.rmtree(staging, ignore_errors=True)

    def _replace_corpus(self) -> None:
        corpus = self._settings.corpus.absolute()
        corpus.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(mkdtemp(prefix=".restore-", dir=corpus.parent))
        try:
            if CORPUS_FILE in self._archive.contents.files:
                self._archive.extract(CORPUS_FILE, staging / "articles")
            else:
                self._archive.extract_folder(CORPUS_FOLDER, staging / "articles")
            if _is_in_use(corpus):
                corpus.rename(_aside(corpus))
            elif corpus.is_dir():
                corpus.rmdir()
            (staging / "articles").rename(corpus)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def _aside(corpus: Path) -> Path:
    """Return a name under which articles are kept that make place."""
    return corpus.with_name(f"{corpus.name}.before-{datetime.now(UTC):%Y%m%dT%H%M%S%f}")


def _is_in_use(path: Path) -> bool:
    return any(path.iterdir()) if path.is_dir() else path.exists()
