"""Finding the claims of articles, and keeping those of articles that have not changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from zoneqa.claims.claim import Claim
from zoneqa.folders.module_version import version_of_module
from zoneqa.index import ClaimFilter, ClaimStore, Extract, ExtractEach
from zoneqa.types import Article


@dataclass(frozen=True, slots=True)
class ClaimExtractor:
    """Finds claims; of one `version`, it finds the same in the same article.

    `extract` can be sent to another process.
    """

    extract: Extract
    version: str


def _nothing(article: Article) -> Sequence[Claim]:
    return ()


NO_EXTRACTION = ClaimExtractor(_nothing, "")


def extract_changed(
    extract_each: ExtractEach, kept: ClaimStore, unchanged: Collection[str]
) -> ExtractEach:
    """Return what takes the claims of unchanged articles, given by id, from those kept before."""

    def claims_of_each(articles: Sequence[Article]) -> Iterator[Sequence[Claim]]:
        changed = [article for article in articles if article.id not in unchanged]
        found = iter(extract_each(changed))
        for article in articles:
            if article.id in unchanged:
                yield tuple(kept.find(ClaimFilter(articles=(article.id,))))
            else:
                yield next(found)

    return claims_of_each


def extraction_version() -> str:
    """Return a digest of the code and the word lists that decide what claims are found."""
    return version_of_module("zoneqa.claims.extract", frozenset({"zoneqa.types"}))
