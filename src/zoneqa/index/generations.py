"""Generations: written beside the old ones, checked, synced, then published by a rename.

    index/CURRENT        the name of the generation that answers
    index/LOCK           held by the one process that builds
    index/gen-…/         manifest.json (last), articles.sqlite, vectors.faiss, lexical/
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from zoneqa.errors import DamagedIndex, NoIndex, UnreadableInput, WriterBusy
from zoneqa.index import manifest as manifests
from zoneqa.index.dense import write_dense
from zoneqa.index.lexical import write_lexical
from zoneqa.index.manifest import Manifest, check_files, digest_files
from zoneqa.index.snapshot import Snapshot
from zoneqa.index.store import write_store
from zoneqa.types import Article, Passage

_CURRENT, _LOCK, _PREFIX = "CURRENT", "LOCK", "gen-"
_KEPT = 2


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


def open_current(root: Path, dense_share: float) -> Snapshot:
    """Opens the published generation after checking every byte of it.

    Raises NoIndex or DamagedIndex.
    """
    folder = root / require_current(root)
    manifest = Manifest.load(folder)
    check_files(folder, manifest)
    try:
        return Snapshot.open(folder, manifest, dense_share)
    except (OSError, RuntimeError, ValueError) as error:
        raise DamagedIndex(f"{folder} cannot be opened: {error}.") from error


def current_name(root: Path) -> str | None:
    """The name of the published generation. Raises DamagedIndex if what is there is not one."""
    try:
        name = (root / _CURRENT).read_text(encoding="ascii").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise DamagedIndex(f"{root / _CURRENT} cannot be read.") from error
    if not name.startswith(_PREFIX) or "/" in name or not (root / name).is_dir():
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


def publish(root: Path, draft: Callable[[], Draft]) -> str:
    """Writes a draft as a new generation and makes it current; returns its name.

    The draft is made while the lock is held. Whatever fails, what was current stays current.
    Raises WriterBusy, or UnreadableInput if the disk refuses.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        with _writing(root):
            return _write(root, draft())
    except OSError as error:
        raise UnreadableInput(f"The index in {root} cannot be written: {error.strerror}.") from error


@contextmanager
def _writing(root: Path) -> Iterator[None]:
    with (root / _LOCK).open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EACCES):
                raise
            lock.seek(0)
            raise WriterBusy(
                f"Process {lock.read().strip() or '?'} is building the index in {root}; "
                "try again when it is done."
            ) from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def _write(root: Path, draft: Draft) -> str:
    now = datetime.now(UTC)
    name = f"{_PREFIX}{now:%Y%m%dT%H%M%S%f}-{draft.corpus_digest[:8]}"
    folder = root / name
    folder.mkdir()
    try:
        write_store(folder, draft.articles, draft.passages)
        write_dense(folder, draft.vectors)
        write_lexical(folder, draft.texts)
        manifest = Manifest(
            embedder=draft.embedder,
            dimension=draft.vectors.shape[1],
            max_tokens=draft.max_tokens,
            corpus_digest=draft.corpus_digest,
            articles=len(draft.articles),
            passages=len(draft.passages),
            created=now.isoformat(timespec="seconds"),
            files=digest_files(folder),
        )
        (folder / manifests.NAME).write_text(manifest.dump(), encoding="utf-8")
        _sync_tree(folder)
        check_files(folder, Manifest.load(folder))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    _point(root, name)
    _collect(root, name)
    return name


def _point(root: Path, name: str) -> None:
    pending = root / f"{_CURRENT}.{os.getpid()}"
    pending.write_text(name + "\n", encoding="ascii")
    _sync(pending)
    os.replace(pending, root / _CURRENT)
    _sync(root)


def _collect(root: Path, current: str) -> None:
    """Removes what is neither current nor one of the last kept; leftovers of dead builds too."""
    old = sorted(path for path in root.glob(f"{_PREFIX}*") if path.name != current)
    finished = [path for path in old if (path / manifests.NAME).is_file()]
    for path in old:
        if path not in finished[-(_KEPT - 1) :]:
            shutil.rmtree(path, ignore_errors=True)
    for pending in root.glob(f"{_CURRENT}.*"):
        pending.unlink(missing_ok=True)


def _sync_tree(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        _sync(path)
    _sync(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
