"""Finding the claims of articles, and keeping those of articles that have not changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from zoneqa.claims.claim import Claim
from zoneqa.folders.code_version import version_of_rooms
from zoneqa.index import ClaimFilter, ClaimStore, Extract
from zoneqa.types import Article


@dataclass(frozen=True, slots=True)
class ClaimExtractor:
    """Finds claims; of one `version`, it finds the same in the same article."""

    extract: Extract
    version: str


NO_EXTRACTION = ClaimExtractor(lambda article: (), "")


def extract_changed(extract: Extract, kept: ClaimStore, unchanged: Collection[str]) -> Extract:
    """Return what takes the claims of unchanged articles, given by id, from those kept before."""

    def claims_of(article: Article) -> Sequence[Claim]:
        if article.id in unchanged:
            return tuple(kept.find(ClaimFilter(articles=(article.id,))))
        return extract(article)

    return claims_of


def extraction_version() -> str:
    """Return a digest of the code and the word lists that decide what claims are found."""
    return version_of_rooms(("claims", "text", "zones"))
