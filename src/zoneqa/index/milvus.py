"""Milvus as a search engine: each generation is a collection, an alias stands for the published.

A collection is named for the folder of its generation, and never changes once it is published.
Which articles may be found is decided by the store of articles, as for every engine: a request
names the rows of their passages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from zoneqa.errors import DamagedIndex
from zoneqa.index.manifest import Manifest
from zoneqa.index.milvus_collection import MilvusCollection
from zoneqa.index.milvus_connection import (
    BUILD_SECONDS,
    WRITE_SECONDS,
    MilvusConnection,
    fails_any_request,
)
from zoneqa.index.milvus_indexes import MilvusTerms, MilvusVectors, written
from zoneqa.index.search_engine import SearchParts
from zoneqa.index.term_counts import TermCounts, write_term_counts
from zoneqa.text.terms import terms
from zoneqa.types import DEFAULT_COLLECTION, Vectors

if TYPE_CHECKING:
    from pymilvus import MilvusClient

_PREFIX = "zoneqa_"
_NO_NAME = re.compile(r"[^A-Za-z0-9_]")


class MilvusEngine:
    """A SearchEngine over one database of a Milvus; threads may share it."""

    name = "milvus"

    def __init__(self, connection: MilvusConnection, *, keeps_copy: bool = False) -> None:
        self.connection = connection
        self.keeps_copy = keeps_copy

    def require_reachable(self) -> None:
        """Raise EngineUnavailable unless Milvus answers."""
        self.describe()

    def describe(self) -> str:
        """Return where Milvus is, and its version. Raises EngineUnavailable."""
        version = self.connection.ask(
            lambda client: client.get_server_version(timeout=self._seconds)
        )
        return f"Milvus {version} at {self.connection.address.shown}"

    def write(self, folder: Path, texts: Sequence[str], vectors: Vectors) -> str:
        """Write the rows of a generation and return a digest of some; see SearchEngine."""
        counts: Counter[str] = Counter()
        sample = self._collection(folder.name).write(_counted(texts, counts), vectors)
        write_term_counts(folder, counts)
        return sample

    def open(self, folder: Path, manifest: Manifest) -> SearchParts:
        """Return what searches a generation; see SearchEngine."""
        rows = _CheckedRows(self._collection(folder.name), manifest)
        return SearchParts(
            vectors=MilvusVectors(rows.open, manifest.passages),
            lexical=MilvusTerms(rows.open, manifest.passages, TermCounts(folder)),
            trouble=rows.trouble,
            check=rows.check,
        )

    def examine(self, folder: Path, manifest: Manifest) -> None:
        """Compare the rows of a generation with its manifest; see SearchEngine."""
        rows = self._collection(folder.name)
        with rows.loaded():
            rows.check(manifest)

    def publish(self, root: Path, generation: str) -> None:
        """Let the alias of the index in this folder stand for a generation."""
        name, own = collection_name(generation), alias(root)

        def point(client: MilvusClient) -> None:
            client.load_collection(name, timeout=BUILD_SECONDS)
            is_new = self._pointed(client, own) is None
            change = client.create_alias if is_new else client.alter_alias
            change(name, own, timeout=WRITE_SECONDS)

        self.connection.ask(point)

    def is_published(self, root: Path, generation: str) -> bool:
        """Return whether the alias of the index stands for a generation."""
        pointed = self.connection.ask(lambda client: self._pointed(client, alias(root)))
        return pointed == collection_name(generation)

    def forget(self, root: Path) -> None:
        """Remove the alias of the index in this folder, if there is one."""
        own = alias(root)

        def remove(client: MilvusClient) -> None:
            if self._pointed(client, own) is not None:
                client.drop_alias(own, timeout=WRITE_SECONDS)

        self.connection.ask(remove)

    def rest(self, generation: str) -> None:
        """Let Milvus release the memory of a generation until it is opened again."""
        self._collection(generation).release()

    def drop(self, generation: str) -> None:
        """Remove a generation, if it is there."""
        name = collection_name(generation)

        def remove(client: MilvusClient) -> None:
            if not client.has_collection(name, timeout=self._seconds):
                return
            # Milvus drops no collection that an alias stands for, as after a build that was killed.
            for own in client.list_aliases(name, timeout=self._seconds)["aliases"]:
                client.drop_alias(own, timeout=WRITE_SECONDS)
            client.drop_collection(name, timeout=WRITE_SECONDS)

        self.connection.ask(remove)

    def _pointed(self, client: MilvusClient, alias: str) -> str | None:
        """Return the collection that an alias stands for; None if there is no such alias."""
        from pymilvus.exceptions import MilvusException

        try:
            found = client.describe_alias(alias, timeout=self._seconds)
        except MilvusException as error:
            if fails_any_request(error):
                raise
            return None
        return str(found["collection_name"])

    @property
    def _seconds(self) -> float:
        return self.connection.limits.search

    def _collection(self, generation: str) -> MilvusCollection:
        return MilvusCollection(self.connection, collection_name(generation))


class _CheckedRows:
    """The rows of a generation, which are looked at before they are searched for the first time."""

    def __init__(self, rows: MilvusCollection, manifest: Manifest) -> None:
        self._rows = rows
        self._manifest = manifest
        self._is_checked = False
        self._damage: str | None = None

    def trouble(self) -> str | None:
        """Return what is the matter with the rows, or with the connection."""
        return self._damage or self._rows.connection.trouble

    def open(self) -> MilvusCollection:
        """Return the rows, looked at again after a failure: Milvus may have released them.

        Raises DamagedIndex or EngineUnavailable.
        """
        if not self._is_checked or self._rows.connection.trouble:
            self.check()
        return self._rows

    def check(self) -> None:
        """Raise DamagedIndex if the rows are not those of the manifest, or EngineUnavailable."""
        if self._damage:
            raise DamagedIndex(self._damage)
        try:
            self._rows.check(self._manifest)
        except DamagedIndex as error:
            self._damage = str(error)
            raise
        self._is_checked = True


def _counted(texts: Iterable[str], counts: Counter[str]) -> Iterator[str]:
    """Yield the terms of each text as Milvus gets them, and count in how many texts each is."""
    for text in texts:
        found = terms(text)
        counts.update(set(found))
        yield written(found)


def collection_name(generation: str) -> str:
    """Return the name of a generation in Milvus, where names are of letters, digits and _."""
    return _PREFIX + generation.replace("-", "_")


def alias(root: Path) -> str:
    """Return the name in Milvus of the index in a folder: that of its collection of articles.

    What Milvus allows in no name is replaced, and a digest tells such names apart.
    """
    name = root.name if root.parent.name == "collections" else DEFAULT_COLLECTION
    plain = _NO_NAME.sub("", name)
    return f"{_PREFIX}{plain}" if plain == name else f"{_PREFIX}{plain}_{_digest(name)}"


def _digest(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:8]
