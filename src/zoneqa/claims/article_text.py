"""An article's text with what extraction needs of it, found once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from zoneqa.claims.claim import Words
from zoneqa.claims.named_subjects import named_subjects
from zoneqa.claims.periods import Period, periods
from zoneqa.claims.quantities import Quantity, quantities
from zoneqa.claims.references import Reference, references
from zoneqa.text.dates import days_of
from zoneqa.text.normalize import as_read
from zoneqa.text.segment import sentences
from zoneqa.types import Article, Bounds

# Full-width letters, digits and the marks of numbers; a full-width comma stays one that parts
# clauses.
_NARROW = {
    code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "，；：！？（）"
}


@dataclass(frozen=True)
class ArticleText:
    """A text in simplified characters and half-width figures, of equal length."""

    article: Article
    plain: str
    bounds: tuple[Bounds, ...]
    """Where its sentences stand."""
    references: tuple[Reference, ...] = ()
    """Its words that certainly refer to a name said before."""

    @classmethod
    def of(cls, article: Article) -> ArticleText:
        """Return the text of an article."""
        return cls.parsed(article, as_read(article.text), sentences(article.text))

    @classmethod
    def parsed(cls, article: Article, read: str, bounds: Sequence[Bounds]) -> ArticleText:
        """Return the text of an article that was simplified and cut into sentences before."""
        return cls(article, narrow(read), tuple(bounds), tuple(references(read, bounds)))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        return tuple(quantities(self.plain))

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        return tuple(periods(self.plain, self.article.date))

    @cached_property
    def published(self) -> date | None:
        """The last day on which it may have been published, None if that is not known."""
        days = days_of(self.article.date)
        return days and days[1]

    @cached_property
    def prose(self) -> tuple[Bounds, ...]:
        """Where its sentences stand that are in no table."""
        tables = [(table.start, table.end) for table in self.article.tables]
        return tuple((a, b) for a, b in self.bounds if not any(a < d and b > c for c, d in tables))

    def subjects(self, start: int, end: int) -> list[Words]:
        """Return the zones, places and organisations that a part of the text names, in order.

        后者 and the like count as the names that they stand for.
        """
        named = [Words(self.plain[a:b], (a, b)) for a, b in named_subjects(self.plain, start, end)]
        referred = (r for r in self.references if start <= r.place[0] and r.place[1] <= end)
        meant = [Words(self.plain[slice(*r.name)], r.place) for r in referred]
        return sorted((*named, *meant), key=lambda words: words.place)


def narrow(text: str) -> str:
    """Return a text with half-width letters, digits and marks of numbers, of equal length."""
    return text.translate(_NARROW)
