"""A text as it is compared: an article of the evidence, or the sentence that is checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from zoneqa.claims.article_text import ArticleText
from zoneqa.claims.cell_claims import cell_claims
from zoneqa.claims.claim import Claim
from zoneqa.claims.extract import claims_of_prose
from zoneqa.claims.parsed_sentence import ParsedSentence
from zoneqa.text.language import language_of
from zoneqa.types import Article, Language
from zoneqa.verify.compared_sentence import ComparedSentence

_KEPT = 64
"""Articles that are kept parsed: the sentences of an answer cite the same few."""


@dataclass(frozen=True, eq=False)
class ComparedText:
    """An article with its sentences."""

    article: Article
    language: Language
    sentences: tuple[ComparedSentence, ...]


@lru_cache(maxsize=_KEPT)
def compared_text(article: Article) -> ComparedText:
    """Return an article, parsed for comparing."""
    text = ArticleText.of(article)
    claims = sorted((*claims_of_prose(text), *cell_claims(article)), key=_place)
    claim_at = {claim.value.start: claim for claim in claims}
    parsed = (ParsedSentence(text, bounds) for bounds in text.bounds)
    sentences = tuple(ComparedSentence(each, claim_at) for each in parsed)
    return ComparedText(article, language_of(text.plain), sentences)


def stated_text(sentence: str, published: str | None) -> ComparedText:
    """Return a sentence that is to be checked, read as if printed on a day."""
    return compared_text(Article(id="", title="", text=sentence, date=published))


def _place(claim: Claim) -> int:
    return claim.value.start
