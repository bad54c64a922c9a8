"""A text as it is compared: an article of the evidence, or the sentence that is checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from zoneqa.claims.article_text import ArticleText
from zoneqa.claims.claim import Claim
from zoneqa.claims.extract import claims_of_prose
from zoneqa.claims.parsed_sentence import ParsedSentence
from zoneqa.claims.table_cells import TableCell
from zoneqa.reader.prepared import prepare
from zoneqa.text.language import language_of
from zoneqa.types import Article, Language
from zoneqa.verify.compared_sentence import ComparedSentence

_KEPT = 64
"""Articles and sentences that are kept: the sentences of an answer cite the same few."""


@dataclass(frozen=True, eq=False)
class ComparedText:
    """An article with its sentences."""

    article: Article
    language: Language
    sentences: tuple[ComparedSentence, ...]


@lru_cache(maxsize=_KEPT)
def compared_text(article: Article) -> ComparedText:
    """Return an article of the evidence, which was mostly parsed when it was read."""
    prepared = prepare(article)
    return _compared(prepared.parsed, prepared.prose_claims)


@lru_cache(maxsize=_KEPT * 16)
def compared_cell(article: Article, cell: TableCell) -> ComparedSentence:
    """Return a cell of a table, parsed as what it states with its headers."""
    text = ArticleText.of(replace(article, text=cell.statement, tables=()))
    claims = {claim.value.start: claim for claim in claims_of_prose(text)}
    return ComparedSentence(ParsedSentence(text, (0, len(cell.statement))), claims, cell)


@lru_cache(maxsize=_KEPT)
def stated_text(sentence: str, published: str | None) -> ComparedText:
    """Return a sentence that is to be checked, read as if printed on a day."""
    text = ArticleText.of(Article(id="", title="", text=sentence, date=published))
    return _compared(text, claims_of_prose(text))


def _compared(text: ArticleText, claims: Iterable[Claim]) -> ComparedText:
    claim_at = {claim.value.start: claim for claim in claims}
    parsed = (ParsedSentence(text, bounds) for bounds in text.bounds)
    sentences = tuple(ComparedSentence(each, claim_at) for each in parsed)
    return ComparedText(text.article, language_of(text.plain), sentences)
