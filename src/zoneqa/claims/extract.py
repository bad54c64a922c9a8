"""Extracting the claims of an article: of its sentences and of the cells of its tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from zoneqa.claims.article_text import ArticleText
from zoneqa.claims.claim import Claim, Words
from zoneqa.claims.event_claims import event_claims
from zoneqa.claims.figure_claims import figure_claims
from zoneqa.claims.parsed_sentence import ParsedSentence
from zoneqa.claims.periods import Period
from zoneqa.claims.role_claims import role_claims
from zoneqa.claims.sentence_context import SentenceContext, Surroundings
from zoneqa.claims.subjects import named_subjects
from zoneqa.claims.table_cells import TableCell, table_cells
from zoneqa.text.normalize import as_read
from zoneqa.types import Article


def claims_of(article: Article) -> tuple[Claim, ...]:
    """Return the claims of an article in reading order."""
    return claims_in(ArticleText.of(article))


def claims_in(text: ArticleText) -> tuple[Claim, ...]:
    """Return the claims of an article whose text was parsed before, in reading order."""
    found = [*_of_sentences(text), *_of_cells(text.article)]
    return tuple(sorted(found, key=lambda claim: (claim.sentence.start, claim.value.start)))


def _of_sentences(text: ArticleText) -> Iterator[Claim]:
    around = Surroundings(headline=_of_heading(text.article))
    for bounds in text.prose:
        context = SentenceContext(ParsedSentence(text, bounds), around)
        found = [*figure_claims(context), *role_claims(context), *event_claims(context)]
        around = context.following(found)
        yield from found


def _of_heading(article: Article) -> tuple[Words, ...]:
    """Return the zone of an article and the subjects that its title names."""
    title = as_read(article.title)
    named = [title[a:b] for a, b in named_subjects(title, 0, len(title))]
    words = dict.fromkeys(filter(None, (article.zone, *named)))
    return tuple(Words(word, (0, 0), carried=True) for word in words)


def _of_cells(article: Article) -> Iterator[Claim]:
    for cell in table_cells(article, 0, len(article.text)):
        yield from _of_cell(article, cell)


def _of_cell(article: Article, cell: TableCell) -> Iterator[Claim]:
    """Yield the claim of a cell: that of its statement, with the places of cell and headers."""
    statement = replace(article, text=cell.statement, title="", tables=())
    text = ArticleText.of(statement)
    around = Surroundings(headline=_of_heading(article))
    whole = ParsedSentence(text, (0, len(cell.statement)))
    for claim in figure_claims(SentenceContext(whole, around)):
        if claim.value.start < cell.value[1] and claim.value.end > cell.value[0]:
            yield _relocated(claim, cell)
            return


def _relocated(claim: Claim, cell: TableCell) -> Claim:
    """Return the claim of a cell's statement as one of the article."""
    start, end = cell.span.start, cell.span.end
    quantity = claim.quantity and replace(claim.quantity, start=start, end=end)
    return replace(
        claim,
        sentence=cell.span,
        value=cell.span,
        quantity=quantity,
        period=claim.period and _period_in_headers(claim.period, cell),
        attribute=claim.attribute and _in_headers(claim.attribute, cell),
        subjects=tuple(_in_headers(words, cell) for words in claim.subjects),
        part_of=None,
    )


def _in_headers(words: Words, cell: TableCell) -> Words:
    """Return words of a statement with the place of the header that has them."""
    if words.carried:
        return words
    held = (h for h in cell.headers if words.text in h.quote or h.quote in words.text)
    header = next(held, None)
    return replace(words, place=(header.start, header.end) if header else (cell.span.start,) * 2)


def _period_in_headers(period: Period, cell: TableCell) -> Period:
    """Return a period of a statement with the place of its words in the headers.

    Those of 2023年 above 上半年 go from the one header to the other.
    """
    words = cell.statement[period.start : period.end]
    for header in cell.headers:
        if words in header.quote:
            start = header.start + header.quote.index(words)
            return replace(period, start=start, end=start + len(words))
    parts = [header for header in cell.headers if header.quote in words]
    start = min((part.start for part in parts), default=cell.span.start)
    return replace(period, start=start, end=max((part.end for part in parts), default=start))
