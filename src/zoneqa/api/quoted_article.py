"""An article as the panel beside an answer shows it: cut into blocks, with a quote marked."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from starlette.datastructures import QueryParams
from typing_extensions import TypedDict

from zoneqa.api.highlight import Block, Mark, Pieces, TableBlock, blocks
from zoneqa.api.http_errors import ArticleUnknown, http_error_of_status
from zoneqa.api.linked_quote import LinkedQuote
from zoneqa.api.openapi import query_parameters
from zoneqa.api.paging import page_holding, text_pages
from zoneqa.api.protocols import AnswererProtocol
from zoneqa.json_types import ArticleSummaryJson
from zoneqa.serialize import article_summary_json
from zoneqa.text.heading import summary
from zoneqa.types import Article

Parameter = Annotated[str, StringConstraints(max_length=200)]


class QuotedArticleRequest(BaseModel):
    """The parameters of /api/quoted-article: those of a link to a quote, with the article's id."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, StringConstraints(min_length=1, max_length=4000)]
    start: Parameter = ""
    end: Parameter = ""
    head: Parameter = ""
    crc: Parameter = ""
    page: int | None = Field(default=None, ge=1, le=10**6)

    def linked(self) -> LinkedQuote | None:
        """Return the quote that is meant, if any."""
        place = {"start": self.start, "end": self.end, "head": self.head, "crc": self.crc}
        return LinkedQuote.of(QueryParams(place))


class PieceJson(TypedDict):
    """A run of text: of the quote, of a header of the cell that is quoted, or neither."""

    text: str
    mark: Mark | None


class ParagraphJson(TypedDict):
    """A line of the text."""

    kind: Literal["paragraph"]
    pieces: list[PieceJson]


class TableRowsJson(TypedDict):
    """A table of the text, as rows of cells."""

    kind: Literal["table"]
    rows: list[list[list[PieceJson]]]


class QuotedArticleJson(TypedDict):
    """A page of an article; `found` is null without a quote, false if it no longer stands there."""

    article: ArticleSummaryJson
    blocks: list[ParagraphJson | TableRowsJson]
    found: bool | None
    page: int
    pages: int


def quoted_article(answerer: AnswererProtocol, asked: QuotedArticleRequest) -> QuotedArticleJson:
    """Return the page of the article with the quote. Raises HttpError 404 or 410."""
    linked = asked.linked()
    article = _article(answerer, asked.id, cited=linked is not None)
    span, pages = linked.find(article.text) if linked else None, text_pages(article.text)
    number = min(asked.page or page_holding(pages, span[0] if span else 0), len(pages))
    return {
        "article": article_summary_json(summary(article)),
        "blocks": [_block_json(each) for each in blocks(article, span, pages[number - 1])],
        "found": None if linked is None else span is not None,
        "page": number,
        "pages": len(pages),
    }


def _article(answerer: AnswererProtocol, article_id: str, *, cited: bool) -> Article:
    """Return an article, or the one that was kept for another print of it."""
    kept = None if (found := answerer.article(article_id)) else answerer.kept_print(article_id)
    article = found or (answerer.article(kept) if kept else None)
    if article is None and cited:
        raise http_error_of_status(410)
    if article is None:
        raise ArticleUnknown
    return article


def _block_json(block: Block) -> ParagraphJson | TableRowsJson:
    if isinstance(block, TableBlock):
        rows = [[_pieces_json(cell) for cell in row] for row in block.rows]
        return {"kind": "table", "rows": rows}
    return {"kind": "paragraph", "pieces": _pieces_json(block.pieces)}


def _pieces_json(pieces: Pieces) -> list[PieceJson]:
    return [{"text": piece.text, "mark": piece.mark} for piece in pieces]


QUOTED_ARTICLE_QUERY = query_parameters(QuotedArticleRequest)
"""The description of the parameters for OpenAPI."""
