"""Several collections searched as one.

Their scores are comparable. A cosine does not depend on the other vectors, and the terms of all
collections are opened as parts of one tantivy index, so that BM25 counts over all of them. Where a
service has the terms of one, each collection counts its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zoneqa.errors import DamagedIndex
from zoneqa.index.base import LexicalIndex
from zoneqa.index.generation_names import merged_name
from zoneqa.index.manifest import ROWS_INDEXED
from zoneqa.index.merged_claims import MergedClaims
from zoneqa.index.merged_store import MergedStore
from zoneqa.index.merged_terms import MergedTerms
from zoneqa.index.merged_vectors import MergedVectors
from zoneqa.index.open_generation import OpenedIndex
from zoneqa.index.row_range import RowRange, row_ranges
from zoneqa.index.searchable import SearchableIndex
from zoneqa.index.tantivy import TantivyIndex


def merge(parts: Sequence[OpenedIndex]) -> SearchableIndex:
    """Return several collections as one index.

    They were made with the same model, and no two articles have the same id. Raises DamagedIndex if
    a generation was removed meanwhile.
    """
    ranges = row_ranges(part.manifest.passages for part in parts)
    return SearchableIndex(
        name=merged_name(part.name for part in parts),
        manifests=tuple(part.manifest for part in parts),
        store=MergedStore([part.store for part in parts], ranges),
        vectors=MergedVectors([part.vectors for part in parts], ranges),
        lexical=_merged_terms(parts, ranges),
        claims=MergedClaims([part.claims for part in parts]),
        warning=_together(part.warning for part in parts),
        trouble=lambda: _together({part.trouble(): None for part in parts}),
    )


def _together(sentences: Iterable[str | None]) -> str | None:
    return " ".join(filter(None, sentences)) or None


def _merged_terms(parts: Sequence[OpenedIndex], ranges: Sequence[RowRange]) -> LexicalIndex:
    if not all(isinstance(part.lexical, TantivyIndex) for part in parts):
        return MergedTerms([part.lexical for part in parts], ranges)
    for part in parts:
        if part.manifest.format < ROWS_INDEXED:
            raise DamagedIndex(
                f"{part.folder} is of an old version; build it again with `zoneqa index`."
            )
    try:
        return TantivyIndex(*(part.folder for part in parts))
    except (OSError, RuntimeError, ValueError) as error:
        names = " or ".join(str(part.folder) for part in parts)
        raise DamagedIndex(f"{names} cannot be opened: {error}.") from error
