"""A text as it is compared: its sentences with the claims and figures in them, found once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from zoneqa.claims.article_text import ArticleText
from zoneqa.claims.cell_claims import cell_claims
from zoneqa.claims.claim import Claim
from zoneqa.claims.extract import claims_of_prose
from zoneqa.claims.parsed_sentence import ParsedSentence
from zoneqa.claims.quantities import Quantity
from zoneqa.text.language import language_of
from zoneqa.types import Article, Bounds, Language, Span
from zoneqa.verify.contexts import Context, context_of

_KEPT = 64
"""Articles that are kept parsed: the sentences of an answer cite the same few."""


@dataclass(frozen=True, eq=False)
class SentenceFigure:
    """A figure of a sentence, with the claim that it makes there if it makes one."""

    quantity: Quantity
    sentence: ParsedSentence
    claim: Claim | None = None

    @property
    def span(self) -> Span:
        return self.sentence.span((self.quantity.start, self.quantity.end))

    @cached_property
    def context(self) -> Context:
        """The words round it."""
        return context_of(self.sentence, (self.quantity.start, self.quantity.end))

    @property
    def clause(self) -> Bounds:
        return self.sentence.clause_at(self.quantity.start)


@dataclass(frozen=True, eq=False)
class ComparedText:
    """An article or a sentence of its own, with its claims by the place of their values."""

    text: ArticleText
    claims: Mapping[int, Claim]

    @property
    def article(self) -> Article:
        return self.text.article

    @cached_property
    def language(self) -> Language:
        return language_of(self.text.plain)

    @cached_property
    def sentences(self) -> tuple[ParsedSentence, ...]:
        return tuple(ParsedSentence(self.text, bounds) for bounds in self.text.bounds)

    def figures(self, sentence: ParsedSentence) -> list[SentenceFigure]:
        """Return the figures of one of its sentences, in order."""
        return [
            SentenceFigure(value, sentence, self.claims.get(value.start))
            for value in sentence.quantities
        ]

    def claims_in(self, sentence: ParsedSentence) -> list[Claim]:
        """Return the claims of one of its sentences, in order."""
        start, end = sentence.bounds
        return [claim for at, claim in self.claims.items() if start <= at < end]


@lru_cache(maxsize=_KEPT)
def compared_text(article: Article) -> ComparedText:
    """Return the text of an article, parsed for comparing."""
    text = ArticleText.of(article)
    claims = sorted((*claims_of_prose(text), *cell_claims(article)), key=_place)
    return ComparedText(text, {claim.value.start: claim for claim in claims})


def stated_text(sentence: str, published: str | None) -> ComparedText:
    """Return a sentence that is to be checked, read as if printed on a day."""
    return compared_text(Article(id="", title="", text=sentence, date=published))


def _place(claim: Claim) -> int:
    return claim.value.start
