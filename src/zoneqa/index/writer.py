"""Publishing generations: one process at a time, beside the one that is being served."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from zoneqa.errors import DamagedGeneration, DamagedIndex, NoSuchGeneration, NotWritten, WriterBusy
from zoneqa.folders.digest import folder_digests
from zoneqa.folders.disk_cause import cause
from zoneqa.folders.lock import LockHeldError, try_lock
from zoneqa.folders.publish import replace_folder, seal, sync_tree
from zoneqa.index.base import Extract
from zoneqa.index.faiss import FaissLayout, write_vectors
from zoneqa.index.generations import (
    check,
    finished_names,
    generation_name,
    known_current,
    make_current,
    remove_generation,
    remove_old,
    remove_unfinished,
    require_finished,
)
from zoneqa.index.manifest import LOCAL, Manifest
from zoneqa.index.search_engine import SearchEngine
from zoneqa.index.sqlite import write_articles
from zoneqa.index.sqlite_claims import write_claims
from zoneqa.index.tantivy import write_terms
from zoneqa.types import Article, Passage, Vectors

_LOCK = "LOCK"


@dataclass(frozen=True, slots=True)
class Draft:
    """The contents of a new generation; row n of `vectors` [n, d] and `texts` is passage n.

    `claims` returns those of an article; `extraction` is the version of what finds them.
    """

    articles: Sequence[Article]
    passages: Sequence[Passage]
    texts: Sequence[str]
    vectors: Vectors
    embedder: str
    max_tokens: int
    corpus_digest: str
    claims: Extract = lambda article: ()
    extraction: str = ""


def publish(
    root: Path,
    make_draft: Callable[[], Draft],
    kept: int,
    engine: SearchEngine | None = None,
) -> str:
    """Write a new generation, make it current and return its name; keep the last `kept`.

    The draft is made while the lock is held. Vectors and terms go to the `engine`, if there is one.
    Whatever fails, the current generation stays. Raises WriterBusy, NotWritten if the disk refuses,
    or EngineUnavailable.
    """
    with _writing(root):
        if engine:
            engine.require_reachable()
        remove_unfinished(root, engine)
        name = _write(root, make_draft(), engine)
        make_current(root, name)
        remove_old(root, kept, engine)
        return name


def adopt(root: Path, made: Path) -> str:
    """Make a generation that was made elsewhere on the same disk current; return its name.

    Its folder is moved; if there is one of its name already, that is replaced unless it is sound.
    Raises WriterBusy or NotWritten.
    """
    with _writing(root):
        final = root / made.name
        try:
            check(final)
        except DamagedIndex:
            sync_tree(made)
            replace_folder(made, final)
        make_current(root, made.name)
        return made.name


def roll_back(root: Path, name: str | None = None, engine: SearchEngine | None = None) -> str:
    """Make an older generation current and return its name.

    It is the one named, or the newest sound one before the current; before any, if CURRENT is
    missing or wrong. Raises NoSuchGeneration if there is none, DamagedGeneration if the one named
    is damaged, NoIndex if nothing was built, or EngineUnavailable.
    """
    require_finished(root)
    with _writing(root):
        if name is not None and name not in finished_names(root):
            raise NoSuchGeneration(
                f"There is no generation {name} in {root}; see `zoneqa generations`."
            )
        target = name or _sound_before(root, known_current(root), engine)
        try:
            manifest = check(root / target, engine)
        except DamagedIndex as error:
            raise DamagedGeneration(str(error)) from error
        if engine and engine.name == manifest.engine:
            engine.publish(root, target)
        make_current(root, target)
        return target


@contextmanager
def _writing(root: Path) -> Iterator[None]:
    """Hold the lock. Raises WriterBusy at once if another process does."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        with try_lock(root / _LOCK):
            yield
    except LockHeldError as error:
        raise WriterBusy(
            f"Process {error} is building the index in {root}; try again when it is done."
        ) from error
    except (OSError, sqlite3.OperationalError) as error:
        raise NotWritten(f"The index in {root} cannot be written: {cause(root, error)}.") from error


def _sound_before(root: Path, current: str | None, engine: SearchEngine | None) -> str:
    for name in finished_names(root):
        if current is None or name < current:
            try:
                check(root / name, engine)
            except DamagedIndex:
                continue
            return name
    before = f" before {current}" if current else ""
    raise NoSuchGeneration(f"There is no sound generation{before} in {root}.")


def _write(root: Path, draft: Draft, engine: SearchEngine | None) -> str:
    now = datetime.now(UTC)
    name = generation_name(now, draft.corpus_digest)
    with _new_generation(root / name, engine) as folder:
        write_articles(folder, draft.articles, draft.passages)
        sample = engine.write(folder, draft.texts, draft.vectors) if engine else ""
        layout = _write_files(folder, draft) if not engine or engine.keeps_copy else FaissLayout()
        claims = write_claims(folder, draft.articles, draft.claims)
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
            engine=engine.name if engine else LOCAL,
            sample=sample,
        )
        seal(folder, manifest.dump())
        check(folder, engine)
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
        remove_generation(folder, engine)
        raise


def _write_files(folder: Path, draft: Draft) -> FaissLayout:
    write_terms(folder, draft.texts)
    return write_vectors(folder, draft.vectors)
