"""What the sentences and cells of some evidence state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from zoneqa.claims.cell_claims import claims_of_cell
from zoneqa.claims.claim import Claim
from zoneqa.claims.table_cells import table_cells
from zoneqa.reader.prepared import prepare
from zoneqa.text.heading import with_heading
from zoneqa.text.overlap import overlap
from zoneqa.types import Article, Span
from zoneqa.verify.verification import CitedSpans


@dataclass(frozen=True, eq=False)
class EvidenceClaims:
    """The spans of articles that are the evidence for a sentence, with what they state."""

    cited: Sequence[CitedSpans]

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What all of the spans state."""
        spans = ((each.article, span) for each in self.cited for span in each.spans)
        return tuple(claim for article, span in spans for claim in _claims_at(article, span))

    def claims_at(self, span: Span) -> list[Claim]:
        """Return the claims whose value a span is, else those of its sentence or cell."""
        return _claims_at(self.article(span), span)

    def article(self, span: Span) -> Article:
        """Return the article in which a span stands."""
        return self._of_article[span.article_id].article

    def told_around(self, span: Span) -> str:
        """Return the sentence in which a span stands, under the heading of its article."""
        article = self.article(span)
        bounds = prepare(article).bounds
        around = next((article.text[a:b] for a, b in bounds if a <= span.start < b), span.quote)
        return with_heading(article, around)

    def told_beside(self, span: Span) -> str:
        """Return all the evidence that is of the same article as a span."""
        return " ".join(each.quote for each in self._of_article[span.article_id].spans)

    @cached_property
    def _of_article(self) -> dict[str, CitedSpans]:
        return {each.article.id: each for each in self.cited}


def _claims_at(article: Article, span: Span) -> list[Claim]:
    prose = [
        claim
        for claim in prepare(article).prose_claims
        if claim.sentence.start <= span.start < claim.sentence.end
    ]
    cells = table_cells(article, span.start, span.end)
    found = [*prose, *(claim for cell in cells for claim in claims_of_cell(article, cell))]
    place = span.start, span.end
    at = [each for each in found if overlap((each.value.start, each.value.end), place)]
    return at or found
