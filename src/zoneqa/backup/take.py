"""Taking a backup, also while the service answers and others write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from zoneqa import __version__
from zoneqa.backup.backup_file import ArchiveWriter, Contents, new_archive
from zoneqa.backup.members import (
    CORPUS_FILE,
    CORPUS_FOLDER,
    database_member,
    generation_member,
)
from zoneqa.errors import UnreadableInput, UsageError
from zoneqa.index import Manifest, check_generation, collection_folders, current_name
from zoneqa.settings import DESCRIBED, Settings
from zoneqa.storage.copying import dump_database
from zoneqa.storage.index_in_database import using_index_database
from zoneqa.storage.inspection import inspect_database


@dataclass(frozen=True, slots=True)
class Taken:
    """What went into a backup; `size` is in bytes, generations are named by their collections."""

    generations: dict[str, str]
    has_database: bool
    has_corpus: bool
    size: int


def take_backup(
    file: Path, settings: Settings, environ: Mapping[str, str], *, with_corpus: bool = False
) -> Taken:
    """Write the database, the published generations and the settings into a file.

    Generations that are in the database are in its copy, all that it keeps. With `with_corpus`, the
    articles too. Raises UsageError if the file exists or there is nothing to keep, DamagedIndex,
    DatabaseUnavailable, UnreadableInput or NotWritten.
    """
    if file.exists():
        raise UsageError(f"{file} exists already; give the name of a new file.")
    shared = _published_in_database(settings)
    # A folder from before answers no more where the database has published since.
    folders = published_generations(settings.index).items()
    published = {name: folder for name, folder in folders if name not in shared}
    has_database = bool(shared) or inspect_database(settings.database).revision is not None
    if not published and not has_database:
        raise UsageError(f"There is nothing to keep: no index in {settings.index}, no database.")
    with new_archive(file) as archive:
        if has_database:
            _add_database(archive, settings.database)
        for collection, folder in published.items():
            check_generation(folder)
            archive.add_folder(generation_member(collection, folder.name), folder)
        if with_corpus:
            _add_corpus(archive, settings.corpus)
        made = datetime.now(UTC).isoformat(timespec="seconds")
        archive.finish(Contents(__version__, made, shown_settings(environ)))
    generations = {name: folder.name for name, folder in published.items()} | shared
    return Taken(generations, has_database, with_corpus, file.stat().st_size)


def published_generations(root: Path) -> dict[str, Path]:
    """Return the folder of each published generation by its collection, but no working copy.

    Raises DamagedIndex.
    """
    folders = collection_folders(root).items()
    found = {name: root / current for name, root in folders if (current := current_name(root))}
    return {name: folder for name, folder in found.items() if not _is_working_copy(folder)}


def _is_working_copy(folder: Path) -> bool:
    return Manifest.load(folder).articles_in == "database"


def _published_in_database(settings: Settings) -> dict[str, str]:
    with using_index_database(settings) as database:
        return database.published() if database else {}


def shown_settings(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the variables of settings that are set, but no secret."""
    return {
        each.variable: environ[each.variable]
        for each in DESCRIBED
        if not each.is_secret and environ.get(each.variable)
    }


def _add_database(archive: ArchiveWriter, url: str | None) -> None:
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        kind = dump_database(url, copy)
        archive.add(database_member(kind), copy)


def _add_corpus(archive: ArchiveWriter, corpus: Path) -> None:
    try:
        if corpus.is_dir():
            archive.add_folder(CORPUS_FOLDER, corpus)
        else:
            archive.add(CORPUS_FILE, corpus)
    except FileNotFoundError as error:
        raise UnreadableInput(f"The articles in {corpus} cannot be read.") from error
