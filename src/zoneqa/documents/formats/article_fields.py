"""The fields of an article in rows of data: JSON objects, and the columns of tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zoneqa.documents.document import Document, Problem
from zoneqa.documents.tables import text_tables
from zoneqa.text.dates import iso_date_or_raw
from zoneqa.text.prose import clean_prose

_WORDS = {
    "id": "id _id doc_id",
    "text": "text content body 正文 内容 全文 文章内容 新闻内容 正文内容",
    "title": "title headline 标题 题目 文章标题 新闻标题",
    "date": "date published pubdate publish_date published_at 日期 时间 发布日期 发布时间 "
    "发表日期 刊发日期 见报日期 出版日期",
    "source": "source newspaper publisher media 来源 媒体 报纸 报刊 出处 来源媒体 报纸名称",
    "zone": "zone 高新区 园区 开发区",
    "url": "url link 链接 网址 原文链接",
    "author": "author byline 作者 记者",
}
_NAMES = {field: tuple(words.split()) for field, words in _WORDS.items()}
"""The names of each field of an article, the preferred one first."""

_FIELDS = {name: field for field, names in _NAMES.items() for name in names}


def field_of(name: str) -> str | None:
    """Return the field of an article that a column or key stands for, or None."""
    return _FIELDS.get(name.strip().lower())


def article_columns(header: Sequence[str]) -> dict[int, str] | None:
    """Return the field of each known column, or None if the rows of a table are no articles.

    Articles have a text and at least one other field, each in one column.
    """
    fields = {place: field for place, name in enumerate(header) if (field := field_of(name))}
    distinct = set(fields.values())
    is_article = "text" in distinct and len(distinct) > 1 and len(distinct) == len(fields)
    return fields if is_article else None


def article_of(
    row: Mapping[str, object], part: str, encoding: str | None = None
) -> Document | Problem:
    """Return the article of a row of data, or a Problem if it has no text."""
    values = {name.strip().lower(): text for name in row if (text := _to_text(row[name]))}
    named = {
        field: next(filter(None, map(values.get, names)), None) for field, names in _NAMES.items()
    }
    fields = {field: text for field, text in named.items() if text}
    if "text" not in fields:
        return Problem("no_text", "There is no text.", part)
    text, grids = text_tables(fields["text"])
    return Document(
        text,
        title=fields.get("title"),
        source=fields.get("source"),
        date=iso_date_or_raw(fields.get("date")),
        zone=fields.get("zone"),
        url=fields.get("url"),
        author=fields.get("author"),
        id=fields.get("id"),
        part=part,
        whole=True,
        encoding=encoding,
        grids=grids,
    )


def _to_text(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return clean_prose(str(value)).strip() or None
