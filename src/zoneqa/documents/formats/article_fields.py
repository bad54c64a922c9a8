"""The metadata of an article under the names that people and programs give them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

from zoneqa.documents.document import Document
from zoneqa.text.date_fields import iso_date
from zoneqa.text.normalize import half_width, simplify
from zoneqa.text.prose import clean_prose

Field = Literal["id", "title", "text", "date", "source", "author", "zone", "url"]

# The names of each field in order: if several are given, the first counts.
_NAMES: Mapping[Field, str] = {
    "id": "id _id docid uuid 编号",
    "title": "title 标题 题目 题名 headline 文章标题 新闻标题",
    "text": "text content body 正文 内容 全文 fulltext pagecontent articlebody "
    "文章内容 新闻内容 正文内容 paragraphs",
    "date": "date 日期 发布日期 发布时间 发表时间 发表日期 出版日期 刊发日期 见报日期 时间 "
    "pubdate publishdate publicationdate datepublished pubtime publishtime "
    "published publishedat publishedtime publishedon",
    "source": "source 来源 文章来源 稿件来源 来源媒体 出处 报纸 报纸名称 报刊 媒体 "
    "newspaper media publisher publication",
    "author": "author authors 作者 记者 byline",
    "zone": "zone 区 园区 高新区 开发区 所属园区",
    "url": "url link 链接 网址 原文链接 permalink",
}
_FIELD_BY_NAME = {
    name: (field, rank)
    for field, names in _NAMES.items()
    for rank, name in enumerate(names.split())
}
MAX_VALUES = 20
"""Values of a list in a field, such as authors, that are read."""

_LONGEST_NAME = max(map(len, _FIELD_BY_NAME)) + 2
_NO_SEPARATORS = str.maketrans("", "", " _-")
_NOTHING = frozenset({"", "null", "~", "none"})


def field_of(name: str) -> Field | None:
    """Return the field that a name stands for, whatever its case, script and width."""
    known = _known(name)
    return known[0] if known else None


def by_field(named: Iterable[tuple[str, str]]) -> dict[Field, str]:
    """Return the values of the known fields; empty ones are left out."""
    found: dict[Field, tuple[int, str]] = {}
    for name, value in named:
        known = None if value.lower() in _NOTHING else _known(name)
        if known and (known[0] not in found or known[1] < found[known[0]][0]):
            found[known[0]] = (known[1], value)
    return {field: value for field, (_, value) in found.items()}


def one_line(value: str) -> str:
    """Return a value on one line, cleaned as an article is."""
    return " ".join(clean_prose(value).split())


def with_metadata(document: Document, fields: Mapping[Field, str]) -> Document:
    """Return a document with the metadata of its fields, and a note on a date that is none."""
    written = fields.get("date")
    date = iso_date(written)
    unread = (f"“{written[:40]}” is not a date; it is left out.",) if written and not date else ()
    return replace(
        document,
        title=fields.get("title") or document.title,
        source=fields.get("source"),
        date=date,
        zone=fields.get("zone"),
        url=fields.get("url"),
        author=fields.get("author"),
        notes=(*document.notes, *unread),
    )


def _known(name: str) -> tuple[Field, int] | None:
    """Return the field of a name, and the rank of the name among those of the field."""
    key = half_width(name).casefold().strip()
    if len(key) > _LONGEST_NAME:
        return None
    if key.isascii():
        return _FIELD_BY_NAME.get(key) or _FIELD_BY_NAME.get(key.translate(_NO_SEPARATORS))
    return _FIELD_BY_NAME.get(key) or _FIELD_BY_NAME.get(simplify(key))
