"""Taking a backup, also while the service answers and others write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from zoneqa import __version__
from zoneqa.backup.backup_file import ArchiveWriter, Contents, new_archive
from zoneqa.errors import UnreadableInput, UsageError
from zoneqa.index import check_generation, current_name
from zoneqa.settings import DESCRIBED, Settings
from zoneqa.storage.copying import dump_database
from zoneqa.storage.inspection import inspect_database

COLLECTIONS = "collections"
"""The folder below that of the index in which each collection has an index of its own."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What went into a backup: generations by collection (the default one is ""), and more."""

    generations: dict[str, str]
    has_database: bool
    has_corpus: bool
    size: int


def take_backup(
    file: Path, settings: Settings, environ: Mapping[str, str], *, with_corpus: bool = False
) -> Taken:
    """Write the database, the published generations and the settings into a file.

    With `with_corpus`, the articles too. Raises UsageError if the file exists or there is nothing
    to keep, DamagedIndex, DatabaseUnavailable, UnreadableInput or NotWritten.
    """
    if file.exists():
        raise UsageError(f"{file} exists already; give the name of a new file.")
    published = published_generations(settings.index)
    has_database = inspect_database(settings.database).revision is not None
    if not published and not has_database:
        raise UsageError(f"There is nothing to keep: no index in {settings.index}, no database.")
    with new_archive(file) as archive:
        if has_database:
            _add_database(archive, settings.database)
        for collection, folder in published.items():
            check_generation(folder)
            archive.add_folder(index_member(collection, folder.name), folder)
        if with_corpus:
            _add_corpus(archive, settings.corpus)
        made = datetime.now(UTC).isoformat(timespec="seconds")
        archive.finish(Contents(__version__, made, shown_settings(environ)))
    generations = {name: folder.name for name, folder in published.items()}
    return Taken(generations, has_database, with_corpus, file.stat().st_size)


def published_generations(root: Path) -> dict[str, Path]:
    """Return the folder of each published generation by its collection. Raises DamagedIndex."""
    roots = {"": root} | {
        folder.name: folder for folder in sorted(root.glob(f"{COLLECTIONS}/*")) if folder.is_dir()
    }
    named = {collection: (folder, current_name(folder)) for collection, folder in roots.items()}
    return {collection: folder / name for collection, (folder, name) in named.items() if name}


def index_root(root: Path, collection: str) -> Path:
    """Return the folder of the index of a collection."""
    return root / COLLECTIONS / collection if collection else root


def index_member(collection: str, generation: str) -> str:
    """Return where a generation lies in a backup."""
    return f"{COLLECTIONS}/{collection}/{generation}" if collection else f"index/{generation}"


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
        archive.add(f"database/{kind}", copy)


def _add_corpus(archive: ArchiveWriter, corpus: Path) -> None:
    try:
        if corpus.is_dir():
            archive.add_folder("corpus", corpus)
        else:
            archive.add("corpus-file/articles", corpus)
    except FileNotFoundError as error:
        raise UnreadableInput(f"The articles in {corpus} cannot be read.") from error
