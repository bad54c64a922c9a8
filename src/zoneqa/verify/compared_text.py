"""A text as it is compared: an article of the evidence, or the sentence that is checked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from zoneqa.claims.article_text import ArticleText
from zoneqa.claims.extract import claims_of_prose
from zoneqa.claims.parsed_sentence import ParsedSentence
from zoneqa.claims.table_cells import TableCell
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
    claim_at = {claim.value.start: claim for claim in claims_of_prose(text)}
    parsed = (ParsedSentence(text, bounds) for bounds in text.bounds)
    sentences = tuple(ComparedSentence(each, claim_at) for each in parsed)
    return ComparedText(article, language_of(text.plain), sentences)


@lru_cache(maxsize=_KEPT * 16)
def compared_cell(article: Article, cell: TableCell) -> ComparedSentence:
    """Return a cell of a table, parsed as what it states with its headers."""
    text = ArticleText.of(replace(article, text=cell.statement, tables=()))
    claims = {claim.value.start: claim for claim in claims_of_prose(text)}
    return ComparedSentence(ParsedSentence(text, (0, len(cell.statement))), claims, cell)


def stated_text(sentence: str, published: str | None) -> ComparedText:
    """Return a sentence that is to be checked, read as if printed on a day."""
    return compared_text(Article(id="", title="", text=sentence, date=published))
