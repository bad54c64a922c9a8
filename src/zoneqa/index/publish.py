"""Writing: one process at a time, beside what is being served."""

from __future__ import annotations

import errno
import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from zoneqa.errors import DamagedIndex, NotWritten, UsageError, WriterBusy
from zoneqa.index import manifest as manifests
from zoneqa.index.faiss import write_vectors
from zoneqa.folders.disk_cause import cause
from zoneqa.index.generations import (
    PREFIX,
    check,
    clear,
    collect,
    discard,
    finished,
    point,
    require_current,
    sync_tree,
)
from zoneqa.index.tantivy import write_terms
from zoneqa.index.manifest import Manifest, digest_files
from zoneqa.index.sqlite import write_articles
from zoneqa.types import Article, Passage

_LOCK = "LOCK"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a generation will hold; row n of `vectors` [n, d] and `texts` is the n-th passage."""

    articles: Sequence[Article]
    passages: Sequence[Passage]
    texts: Sequence[str]
    vectors: NDArray[np.float32]
    embedder: str
    max_tokens: int
    corpus_digest: str


def publish(root: Path, draft: Callable[[], Draft], kept: int) -> str:
    """Writes a draft as a new generation and makes it current; returns its name.

    The draft is made while the lock is held. Whatever fails, what was current stays current.
    Raises WriterBusy, or NotWritten if the disk refuses.
    """
    with writing(root):
        clear(root)
        name = _write(root, draft())
        point(root, name)
        collect(root, kept)
        return name


def roll_back(root: Path, name: str | None = None) -> str:
    """Makes an older generation current: the named one, or the newest sound one before.

    Raises UsageError if there is none, DamagedIndex if the named one is damaged.
    """
    with writing(root):
        current = require_current(root)
        if name is not None and name not in finished(root):
            raise UsageError(f"There is no generation {name} in {root}; see `zoneqa generations`.")
        target = name or _sound_before(root, current)
        check(root / target)
        point(root, target)
        return target


@contextmanager
def writing(root: Path) -> Iterator[None]:
    """Holds the lock. Raises WriterBusy at once if another process does."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        with (root / _LOCK).open("a+") as lock:
            _take(lock.fileno(), root)
            lock.truncate(0)
            lock.write(f"{os.getpid()} since {datetime.now():%Y-%m-%d %H:%M:%S}")
            lock.flush()
            yield
    except (OSError, sqlite3.OperationalError) as error:
        raise NotWritten(f"The index in {root} cannot be written: {cause(root, error)}.") from error


def _take(handle: int, root: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in (errno.EAGAIN, errno.EACCES):
            raise
        holder = os.pread(handle, 80, 0).decode("ascii", "replace").strip() or "?"
        raise WriterBusy(
            f"Process {holder} is building the index in {root}; try again when it is done."
        ) from error


def _sound_before(root: Path, current: str) -> str:
    for name in finished(root):
        if name < current:
            try:
                check(root / name)
            except DamagedIndex:
                continue
            return name
    raise UsageError(f"There is no sound generation before {current} in {root}.")


def _write(root: Path, draft: Draft) -> str:
    now = datetime.now(UTC)
    name = f"{PREFIX}{now:%Y%m%dT%H%M%S%f}-{draft.corpus_digest[:8]}"
    folder = root / name
    folder.mkdir()
    try:
        write_articles(folder, draft.articles, draft.passages)
        layout = write_vectors(folder, draft.vectors)
        write_terms(folder, draft.texts)
        manifest = Manifest(
            embedder=draft.embedder,
            dimension=draft.vectors.shape[1],
            max_tokens=draft.max_tokens,
            corpus_digest=draft.corpus_digest,
            articles=len(draft.articles),
            passages=len(draft.passages),
            created=now.isoformat(timespec="seconds"),
            files=digest_files(folder),
            dense=layout.factory,
            recall=layout.recall,
        )
        (folder / manifests.NAME).write_text(manifest.dump(), encoding="utf-8")
        sync_tree(folder)
        check(folder)
    except BaseException:
        discard(folder)
        raise
    return name
