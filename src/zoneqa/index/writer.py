"""Publishing generations: one process at a time, beside the one that is being served."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from zoneqa.errors import (
    DamagedGeneration,
    DamagedIndex,
    DatabaseUnavailable,
    NoSuchGeneration,
    NotWritten,
    WriterBusy,
)
from zoneqa.folders.digest import folder_digests
from zoneqa.folders.disk_cause import cause
from zoneqa.folders.lock import LockHeldError, try_lock
from zoneqa.folders.publish import new_folder, replace_folder, seal, sync_tree
from zoneqa.index.base import ExtractEach
from zoneqa.index.faiss import write_vectors
from zoneqa.index.generations import (
    LOCK,
    check,
    finished_names,
    generation_name,
    known_current,
    make_current,
    remove_old,
    remove_unfinished,
    require_finished,
)
from zoneqa.index.manifest import Manifest
from zoneqa.index.sqlite import write_articles
from zoneqa.index.sqlite_claims import write_claims
from zoneqa.index.tantivy import write_terms
from zoneqa.index.working_copy import pull_all
from zoneqa.types import Article, Passage, Vectors

if TYPE_CHECKING:  # its libraries take a while to import
    from zoneqa.index.index_database import CollectionDatabase
    from zoneqa.index.new_generation import NewGeneration


@dataclass(frozen=True, slots=True)
class Draft:
    """The contents of a new generation; row n of `vectors` [n, d] and `texts` is passage n.

    `claims` returns those of each article; `extraction` is the version of what finds them.
    """

    articles: Sequence[Article]
    passages: Sequence[Passage]
    texts: Sequence[str]
    vectors: Vectors
    embedder: str
    max_tokens: int
    corpus_digest: str
    claims: ExtractEach = lambda articles: ((),) * len(articles)
    extraction: str = ""


def publish(
    root: Path,
    make_draft: Callable[[], Draft],
    kept: int,
    database: CollectionDatabase | None = None,
) -> str:
    """Write a new generation, make it current and return its name; keep the last `kept`.

    With a database, articles and claims are written there, and it is published for all who read
    from there. The draft is made while the lock is held. Whatever fails, the current generation
    stays. Raises WriterBusy, DatabaseUnavailable, or NotWritten if the disk refuses.
    """
    with writing(root):
        remove_unfinished(root)
        if database is None:
            name = _write(root, make_draft(), None)
        else:
            with database.building() as building:
                name = _write(root, make_draft(), building)
        make_current(root, name)
        remove_old(root, kept)
        if database is not None:
            with suppress(DatabaseUnavailable, WriterBusy):  # the next build removes what is left
                database.remove_old(kept)
        return name


def adopt(root: Path, made: Path) -> str:
    """Make a generation that was made elsewhere on the same disk current; return its name.

    Its folder is moved; if there is one of its name already, that is replaced unless it is sound.
    Raises WriterBusy or NotWritten.
    """
    with writing(root):
        final = root / made.name
        try:
            check(final)
        except DamagedIndex:
            sync_tree(made)
            replace_folder(made, final)
        make_current(root, made.name)
        return made.name


def roll_back(
    root: Path, name: str | None = None, database: CollectionDatabase | None = None
) -> str:
    """Make an older generation current and return its name.

    It is the one named, or the newest sound one before the current; before any, if CURRENT is
    missing or wrong. With a database that has generations, it is one of these. Raises
    NoSuchGeneration if there is none, DamagedGeneration if the one named is damaged, NoIndex if
    nothing was built.
    """
    pull_all(root, database)
    require_finished(root)
    with writing(root):
        names = _to_go_back_to(root, database)
        if name is not None and name not in names:
            raise NoSuchGeneration(
                f"There is no generation {name} in {root}; see `zoneqa generations`."
            )
        target = name or _sound_before(root, names, database)
        try:
            check(root / target, database)
        except DamagedIndex as error:
            raise DamagedGeneration(str(error)) from error
        if database and target in database.names():
            database.publish(target)
        make_current(root, target)
        return target


def _to_go_back_to(root: Path, database: CollectionDatabase | None) -> list[str]:
    return (database.names() if database else []) or finished_names(root)


@contextmanager
def writing(root: Path) -> Iterator[None]:
    """Hold the lock. Raises WriterBusy at once if another process does."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        with try_lock(root / LOCK):
            yield
    except LockHeldError as error:
        raise WriterBusy(
            f"Process {error} is building the index in {root}; try again when it is done."
        ) from error
    except (OSError, sqlite3.OperationalError) as error:
        raise NotWritten(f"The index in {root} cannot be written: {cause(root, error)}.") from error


def _sound_before(root: Path, names: Sequence[str], database: CollectionDatabase | None) -> str:
    current = known_current(root)
    for name in names:
        if current is None or name < current:
            try:
                check(root / name, database)
            except DamagedIndex:
                continue
            return name
    before = f" before {current}" if current else ""
    raise NoSuchGeneration(f"There is no sound generation{before} in {root}.")


def _write(root: Path, draft: Draft, building: NewGeneration | None) -> str:
    now = datetime.now(UTC)
    name = generation_name(now, draft.corpus_digest)
    with new_folder(root / name) as folder:
        layout = write_vectors(folder, draft.vectors)
        write_terms(folder, draft.texts)
        claims = _write_articles(folder, draft, building)
        manifest = Manifest(
            embedder=draft.embedder,
            dimension=draft.vectors.shape[1],
            max_tokens=draft.max_tokens,
            corpus_digest=draft.corpus_digest,
            articles=len(draft.articles),
            passages=len(draft.passages),
            created=now.isoformat(timespec="seconds"),
            files=folder_digests(folder),
            dense=layout.factory,
            recall=layout.recall,
            claims=claims,
            extraction=draft.extraction,
            articles_in="database" if building else "folder",
        )
        seal(folder, manifest.dump())
        check(folder)
        if building:
            building.publish(folder, manifest)
    return name


def _write_articles(folder: Path, draft: Draft, building: NewGeneration | None) -> int:
    """Write articles, passages and claims, and return how many claims they are."""
    if building:
        return building.write_rows(folder.name, draft.articles, draft.passages, draft.claims)
    write_articles(folder, draft.articles, draft.passages)
    return write_claims(folder, draft.articles, draft.claims)
