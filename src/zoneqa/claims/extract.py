"""Extracting the claims of an article: of its sentences and of the cells of its tables."""

from __future__ import annotations

from collections.abc import Iterator

from zoneqa.claims.article_text import ArticleText
from zoneqa.claims.cell_claims import cell_claims
from zoneqa.claims.claim import Claim
from zoneqa.claims.event_claims import event_claims
from zoneqa.claims.figure_claims import figure_claims
from zoneqa.claims.parsed_sentence import ParsedSentence
from zoneqa.claims.role_claims import role_claims
from zoneqa.claims.sentence_context import SentenceContext, Surroundings, headline_subjects
from zoneqa.types import Article


def claims_of(article: Article) -> tuple[Claim, ...]:
    """Return the claims of an article in reading order."""
    found = [*claims_of_prose(ArticleText.of(article)), *cell_claims(article)]
    return tuple(sorted(found, key=lambda claim: (claim.sentence.start, claim.value.start)))


def claims_of_prose(text: ArticleText) -> Iterator[Claim]:
    """Yield the claims of the sentences outside of tables, sentence by sentence."""
    for _, found in sentences_of_prose(text):
        yield from found


def sentences_of_prose(
    text: ArticleText,
) -> Iterator[tuple[SentenceContext, tuple[Claim, ...]]]:
    """Yield the sentences outside of tables in their surroundings, each with its claims."""
    around = Surroundings(headline=headline_subjects(text.article))
    for bounds in text.prose:
        context = SentenceContext(ParsedSentence(text, bounds), around)
        found = (*figure_claims(context), *role_claims(context), *event_claims(context))
        around = context.following(found)
        yield context, found
