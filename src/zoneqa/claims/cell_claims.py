"""The claims that the cells of tables make, with their headers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from zoneqa.claims.article_text import ArticleText
from zoneqa.claims.claim import Claim, Words
from zoneqa.claims.figure_claims import figure_claims
from zoneqa.claims.named_subjects import is_zone_name, named_subjects
from zoneqa.claims.parsed_sentence import ParsedSentence
from zoneqa.claims.periods import Period
from zoneqa.claims.sentence_context import SentenceContext, Surroundings, headline_subjects
from zoneqa.claims.table_cells import TableCell, table_cells
from zoneqa.text.cell_kinds import is_period, is_unit
from zoneqa.text.normalize import as_read
from zoneqa.types import Article, Span


def cell_claims(article: Article) -> Iterator[Claim]:
    """Yield the claims of the cells of an article's tables, one for each that has a figure."""
    for cell in table_cells(article, 0, len(article.text)):
        yield from claims_of_cell(article, cell)


def claims_of_cell(article: Article, cell: TableCell) -> Iterator[Claim]:
    """Yield the claim of a cell, if it has a figure.

    It is that of the cell's statement, with the places of the cell and its headers.
    """
    statement = replace(article, text=cell.statement, title="", tables=())
    text = ArticleText.of(statement)
    around = Surroundings(headline=headline_subjects(article))
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
        attribute=_attribute(claim, cell),
        subjects=_subjects(claim, cell),
        part_of=None,
    )


def _subjects(claim: Claim, cell: TableCell) -> tuple[Words, ...]:
    """Return whom a header names; else those of the statement, which has the caption too."""
    named = tuple(
        Words(header.quote.strip(), (header.start, header.end))
        for header in cell.headers
        if _names_subject(header)
    )
    said = (_in_headers(words, cell) for words in claim.subjects)
    return (*named, *(words for words in said if words.carried or not named))


def _names_subject(header: Span) -> bool:
    words = as_read(header.quote.strip())
    return is_zone_name(words) or (0, len(words)) in named_subjects(words, 0, len(words))


def _attribute(claim: Claim, cell: TableCell) -> Words | None:
    """Return the words of the header that says what a cell is of, without its unit."""
    of_what = [h for h in cell.headers if not (_names_subject(h) or is_period(h.quote))]
    of_what = [h for h in of_what if not is_unit(h.quote)]
    if len(of_what) == 1 and len(of_what) < len(cell.headers):
        (header,) = of_what
        words = as_read(header.quote).replace("（", "(").partition("(")[0].strip()
        return Words(words, (header.start, header.end))
    return claim.attribute and _in_headers(claim.attribute, cell)


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
