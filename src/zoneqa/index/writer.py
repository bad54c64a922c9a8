"""Publishing generations: one process at a time, beside the one that is being served."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from zoneqa.errors import DamagedIndex, DatabaseUnavailable, EngineUnavailable, WriterBusy
from zoneqa.folders.digest import folder_digests
from zoneqa.folders.publish import replace_folder, seal, sync_tree
from zoneqa.index.claim_store import ExtractEach
from zoneqa.index.external_stores import NO_EXTERNAL_STORES, ExternalStores
from zoneqa.index.faiss import FaissLayout, write_vectors
from zoneqa.index.generations import (
    LEAST_KEPT,
    check,
    finished_names,
    generation_name,
    make_current,
    remove_generation,
    remove_old,
    remove_unfinished,
)
from zoneqa.index.manifest import LOCAL, Manifest
from zoneqa.index.search_engine import SearchEngine
from zoneqa.index.sqlite import write_articles
from zoneqa.index.sqlite_claims import write_claims
from zoneqa.index.tantivy import write_terms
from zoneqa.index.write_lock import writing
from zoneqa.types import Article, Passage, Vectors

if TYPE_CHECKING:  # its libraries take a while to import
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
    external: ExternalStores = NO_EXTERNAL_STORES,
) -> str:
    """Write a new generation, make it current and return its name; keep the last `kept`.

    With a database, articles and claims are written there, and it is published for all who read
    from there; with an engine, vectors and terms are. The draft is made while the lock is held.
    Whatever fails, the current generation stays. Raises WriterBusy, DatabaseUnavailable,
    EngineUnavailable, or NotWritten if the disk refuses.
    """
    with writing(root):
        external.require_reachable()
        remove_unfinished(root, external)
        with external.building() as new:
            name = _write(root, make_draft(), external.engine, new)
        make_current(root, name)
        _remove_old(root, kept, external)
        return name


def _remove_old(root: Path, kept: int, external: ExternalStores) -> None:
    """Remove older generations, as far as that can be done now: the next build does the rest."""
    with suppress(DatabaseUnavailable, EngineUnavailable, WriterBusy):
        external.remove_old(kept)
        remove_old(root, max(kept, LEAST_KEPT) if external.engine else kept, external)
        for name in finished_names(root)[LEAST_KEPT:]:
            external.rest(name)


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


def _write(root: Path, draft: Draft, engine: SearchEngine | None, new: NewGeneration | None) -> str:
    made = datetime.now(UTC)
    name = generation_name(made, draft.corpus_digest)
    with _new_folder(root / name, engine) as folder:
        manifest = _write_parts(folder, draft, made, engine, new)
        seal(folder, manifest.dump())
        check(folder, ExternalStores(engine=engine))
        if new:
            new.publish(folder, manifest)
        if engine:
            engine.publish(root, name)
    return name


def _write_parts(
    folder: Path,
    draft: Draft,
    made: datetime,
    engine: SearchEngine | None,
    new: NewGeneration | None,
) -> Manifest:
    """Write all of a generation but its manifest, which is returned."""
    sample = engine.write(folder, draft.texts, draft.vectors) if engine else ""
    layout = _write_files(folder, draft) if not engine or engine.keeps_copy else FaissLayout()
    claims = _write_articles(folder, draft, new)
    return Manifest(
        embedder=draft.embedder,
        dimension=draft.vectors.shape[1],
        max_tokens=draft.max_tokens,
        corpus_digest=draft.corpus_digest,
        articles=len(draft.articles),
        passages=len(draft.passages),
        created=made.isoformat(timespec="seconds"),
        files=folder_digests(folder),
        dense=layout.factory,
        recall=layout.recall,
        claims=claims,
        extraction=draft.extraction,
        articles_in="database" if new else "folder",
        engine=engine.name if engine else LOCAL,
        sample=sample,
    )


@contextmanager
def _new_folder(folder: Path, engine: SearchEngine | None) -> Iterator[Path]:
    """Make a folder to fill; remove it and its rows in the engine again if anything fails."""
    folder.mkdir()
    try:
        yield folder
    except BaseException:
        remove_generation(folder, ExternalStores(engine=engine))
        raise


def _write_files(folder: Path, draft: Draft) -> FaissLayout:
    """Write the vectors and terms that are searched in this folder."""
    write_terms(folder, draft.texts)
    return write_vectors(folder, draft.vectors)


def _write_articles(folder: Path, draft: Draft, new: NewGeneration | None) -> int:
    """Write articles, passages and claims, and return how many claims they are."""
    if new:
        return new.write_rows(folder.name, draft.articles, draft.passages, draft.claims)
    write_articles(folder, draft.articles, draft.passages)
    return write_claims(folder, draft.articles, draft.claims)
