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
    EngineUnavailable,
    NoSuchGeneration,
    NotWritten,
    WriterBusy,
)
from zoneqa.folders.digest import folder_digests
from zoneqa.folders.disk_cause import cause
from zoneqa.folders.lock import LockHeldError, try_lock
from zoneqa.folders.publish import replace_folder, seal, sync_tree
from zoneqa.index.base import ExtractEach
from zoneqa.index.faiss import FaissLayout, write_vectors
from zoneqa.index.generations import (
    LEAST_KEPT,
    LOCK,
    Drop,
    check,
    finished_names,
    generation_name,
    known_current,
    make_current,
    nothing_outside,
    remove_generation,
    remove_old,
    remove_unfinished,
    require_finished,
)
from zoneqa.index.manifest import LOCAL, Manifest
from zoneqa.index.search_engine import SearchEngine, try_to_drop
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
    engine: SearchEngine | None = None,
) -> str:
    """Write a new generation, make it current and return its name; keep the last `kept`.

    With a database, articles and claims are written there, and it is published for all who read
    from there; with an engine, vectors and terms are. The draft is made while the lock is held.
    Whatever fails, the current generation stays. Raises WriterBusy, DatabaseUnavailable,
    EngineUnavailable, or NotWritten if the disk refuses.
    """
    with writing(root):
        if engine:
            engine.require_reachable()
        remove_unfinished(root, _drop_from(engine, database))
        if database is None:
            name = _write(root, make_draft(), None, engine)
        else:
            with database.building() as building:
                name = _write(root, make_draft(), building, engine)
        make_current(root, name)
        _remove_old(root, kept, database, engine)
        return name


def _remove_old(
    root: Path, kept: int, database: CollectionDatabase | None, engine: SearchEngine | None
) -> None:
    """Remove older generations, as far as that can be done now: the next build does the rest."""
    with suppress(DatabaseUnavailable, EngineUnavailable, WriterBusy):
        before = set(database.names()) if database else set()
        if database:
            database.remove_old(kept)
        drop = _drop_from(engine, database)
        for name in before:
            drop(name)
        remove_old(root, max(kept, LEAST_KEPT) if engine else kept, drop)
        for name in finished_names(root)[2:]:
            if engine:
                engine.rest(name)


def _drop_from(engine: SearchEngine | None, database: CollectionDatabase | None) -> Drop:
    """Return what removes a generation from an engine, unless the database still has it."""
    if engine is None:
        return nothing_outside
    spared = database.names() if database else []
    return lambda name: name in spared or try_to_drop(engine, name)


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
    root: Path,
    name: str | None = None,
    database: CollectionDatabase | None = None,
    engine: SearchEngine | None = None,
) -> str:
    """Make an older generation current and return its name.

    It is the one named, or the newest sound one before the current; before any, if CURRENT is
    missing or wrong. With a database that has generations, it is one of these. Raises
    NoSuchGeneration if there is none, DamagedGeneration if the one named is damaged, NoIndex if
    nothing was built, DatabaseUnavailable or EngineUnavailable.
    """
    pull_all(root, database)
    require_finished(root)
    with writing(root):
        names = _to_go_back_to(root, database)
        if name is not None and name not in names:
            raise NoSuchGeneration(
                f"There is no generation {name} in {root}; see `zoneqa generations`."
            )
        target = name or _sound_before(root, names, database, engine)
        try:
            manifest = check(root / target, database=database, engine=engine)
        except DamagedIndex as error:
            raise DamagedGeneration(str(error)) from error
        if engine and engine.name == manifest.engine:
            engine.publish(root, target)
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


def _sound_before(
    root: Path,
    names: Sequence[str],
    database: CollectionDatabase | None,
    engine: SearchEngine | None,
) -> str:
    current = known_current(root)
    for name in names:
        if current is None or name < current:
            try:
                check(root / name, database=database, engine=engine)
            except DamagedIndex:
                continue
            return name
    before = f" before {current}" if current else ""
    raise NoSuchGeneration(f"There is no sound generation{before} in {root}.")


def _write(
    root: Path, draft: Draft, building: NewGeneration | None, engine: SearchEngine | None
) -> str:
    now = datetime.now(UTC)
    name = generation_name(now, draft.corpus_digest)
    with _new_generation(root / name, engine) as folder:
        sample = engine.write(folder, draft.texts, draft.vectors) if engine else ""
        layout = _write_files(folder, draft) if not engine or engine.keeps_copy else FaissLayout()
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
            engine=engine.name if engine else LOCAL,
            sample=sample,
        )
        seal(folder, manifest.dump())
        check(folder, engine=engine)
        if building:
            building.publish(folder, manifest)
        if engine:
            engine.publish(root, name)
    return name


@contextmanager
def _new_generation(folder: Path, engine: SearchEngine | None) -> Iterator[Path]:
    """Make a folder to fill, and remove it and its rows again if anything fails."""
    folder.mkdir()
    try:
        yield folder
    except BaseException:
        remove_generation(folder, _drop_from(engine, None))
        raise


def _write_files(folder: Path, draft: Draft) -> FaissLayout:
    """Write the vectors and terms that are searched in this folder."""
    write_terms(folder, draft.texts)
    return write_vectors(folder, draft.vectors)


def _write_articles(folder: Path, draft: Draft, building: NewGeneration | None) -> int:
    """Write articles, passages and claims, and return how many claims they are."""
    if building:
        return building.write_rows(folder.name, draft.articles, draft.passages, draft.claims)
    write_articles(folder, draft.articles, draft.passages)
    return write_claims(folder, draft.articles, draft.claims)
