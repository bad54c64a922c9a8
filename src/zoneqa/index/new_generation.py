"""A generation that is being written into PostgreSQL, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zoneqa.index.claim_store import ExtractEach
from zoneqa.index.generation_register import register, set_published
from zoneqa.index.manifest import Manifest
from zoneqa.index.postgres_files import write_files
from zoneqa.index.postgres_rows import write_article_rows, write_claims_of
from zoneqa.index.postgres_tables import create_indexes, create_tables
from zoneqa.index.table_copy import TableCopy
from zoneqa.types import Article, Passage

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class NewGeneration:
    """What a generation of a collection is written into."""

    connection: Connection
    collection: str

    def write_rows(
        self,
        name: str,
        articles: Sequence[Article],
        passages: Sequence[Passage],
        extract_each: ExtractEach,
    ) -> int:
        """Write articles, passages and claims, and return how many claims they are."""
        create_tables(self.connection, name)
        copy = TableCopy(self.connection, name)
        write_article_rows(copy, articles, passages)
        claims = write_claims_of(copy, articles, extract_each)
        create_indexes(self.connection, name)
        return claims

    def publish(self, folder: Path, manifest: Manifest) -> None:
        """Keep the files of a folder, and let the generation of its name answer."""
        write_files(TableCopy(self.connection, folder.name), folder, manifest.files)
        register(self.connection, self.collection, folder.name, manifest.dump())
        set_published(self.connection, self.collection, folder.name)
