"""The cells of tables as sentences: what a cell states, said with its headers.

A cross-encoder reads prose: 「税收 | 25.3」 says nothing to it, 「2023年税收为25.3亿元。」 does.
What is said so is read and never shown: an answer quotes the cell and its headers as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zoneqa.claims.period_scope import is_base
from zoneqa.claims.periods import periods
from zoneqa.text.cell_kinds import is_period, is_unit
from zoneqa.types import Article, Bounds, Cell, Span, Table

_IN_BRACKETS = re.compile(r"[（(](?P<unit>[^（()）]{1,8})[)）]")
_STATED_UNIT = re.compile(
    r"(?:计量)?单位\s*[:：]\s*(?P<unit>[^\s，。；、,;（()）]{1,8})(?![、/]?[^\s）)。，,;；])"
)
_NUMBERING = re.compile(
    r"^\s*(?:附?表\s*|[(（])?[\d一二三四五六七八九十]{1,3}(?:[-.]\d{1,2})?[\s:：.、．)）]+"
)
_OF_SENTENCE = ("，", "。", "；", "如下")
_LONGEST_NAME = 30
"""Characters of a caption that names its table, at most."""

_SCORES = ("得分", "评分", "总分", "分数", "分值")
_BARE_NUMBER = re.compile(r"[\d.,，．％%\-－+±]*[\d.．]")


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell with the spans that say what it is; `unit` is where the caption names its unit.

    `table` says where its table stands. `statement` says it all in a sentence, with the cell at
    `value`.
    """

    table: tuple[str, int, int]
    span: Span
    headers: tuple[Span, ...]
    unit: Span | None
    statement: str
    value: Bounds

    @property
    def answer(self) -> str:
        """Return what the cell holds, with the unit that its headers or its caption give."""
        return self.statement[self.value[0] : -1]

    @property
    def context(self) -> tuple[Span, ...]:
        """Return every span that says what the cell is."""
        return (*self.headers, self.unit) if self.unit else self.headers


def table_cells(article: Article, start: int, end: int) -> Iterator[TableCell]:
    """Yield the cells of tables between two offsets of an article, in reading order."""
    for table in article.tables:
        if table.start < end and table.end > start:
            for cell in table.cells:
                if start <= cell.place[0] and cell.place[1] <= end:
                    yield _table_cell(article, table, cell)


def headers_around(article: Article, span: Span) -> tuple[Span, ...]:
    """Return what says what the cells in a span are and is not in it; nothing for prose."""
    cells = table_cells(article, span.start, span.end)
    found = dict.fromkeys(header for cell in cells for header in cell.context)
    return tuple(each for each in found if each.end <= span.start or span.end <= each.start)


def _table_cell(article: Article, table: Table, cell: Cell) -> TableCell:
    span = _span(article, cell.place)
    headers = tuple(_span(article, at) for at in (*cell.row_headers, *cell.column_headers))
    words = [header.quote for header in headers]
    caption = _span(article, table.caption) if table.caption else None
    unit, stated = _unit(span.quote, words, caption)
    before = f"{_subject(words, caption)}为"
    return TableCell(
        table=(article.id, table.start, table.end),
        span=span,
        headers=headers,
        unit=stated,
        statement=f"{before}{span.quote}{unit}。",
        value=(len(before), len(before) + len(span.quote)),
    )


def _unit(value: str, headers: Sequence[str], caption: Span | None) -> tuple[str, Span | None]:
    """Return the unit that a number lacks, and where the caption names it if no header does."""
    if not _is_bare(value):
        return "", None
    of_headers = next(filter(None, map(_unit_of, headers)), "")
    stated = _stated_unit(caption) if caption and not of_headers else None
    return (_STATED_UNIT.sub(r"\g<unit>", stated.quote) if stated else of_headers), stated


def _span(article: Article, at: Bounds) -> Span:
    return Span(article.id, *at, article.text[slice(*at)])


def _unit_of(header: str) -> str:
    """Return the unit that a header is, gives in brackets or implies: 税收（亿元）, 得分."""
    inside = _IN_BRACKETS.search(header)
    stated = _STATED_UNIT.search(header)
    for words in (header, stated["unit"] if stated else inside["unit"] if inside else ""):
        if is_unit(words):
            return words.strip("（()）")
    return "分" if header.rstrip().endswith(_SCORES) else ""


def _stated_unit(caption: Span) -> Span | None:
    """Return where a caption names the one unit of its table: 单位：亿元."""
    found = _STATED_UNIT.search(caption.quote)
    if not found or not is_unit(found["unit"]):
        return None
    start = caption.start + found.start()
    return Span(caption.article_id, start, start + len(found[0]), found[0])


def _is_bare(text: str) -> bool:
    """Return whether a cell is a number without a unit."""
    return _BARE_NUMBER.fullmatch(text.strip()) is not None


def _subject(headers: Sequence[str], caption: Span | None) -> str:
    """Return what headers are about: caption, period, then the rest from the outermost in."""
    plain = [_IN_BRACKETS.sub("", h) if _unit_of(h) else h for h in headers if not is_unit(h)]
    said = "".join(_full_year(words) for words in plain if is_period(words))
    rest = [words for words in plain if not is_period(words)]
    named = _named_by(caption) if caption else ""
    name = "" if named in rest else named
    return "".join((name, _parting(name, said), said, *rest)).strip()


def _parting(name: str, period: str) -> str:
    """Return what keeps a name from running into a period: 2024-01-20 2022年, 两年对比，2022年."""
    if name[-1:].isdigit():
        return " "
    words = f"{name}{period}"
    behind = (found for found in periods(words) if found.start == len(name))
    return "，" if any(is_base(words, found) for found in behind) else ""


def _named_by(caption: Span) -> str:
    """Return what a caption says that its table is about; nothing of one that is a sentence."""
    words = _NUMBERING.sub("", _IN_BRACKETS.sub("", _STATED_UNIT.sub("", caption.quote)))
    named = words.strip(" \u3000（(:：）)")
    is_sentence = any(word in named for word in _OF_SENTENCE)
    return named if len(named) <= _LONGEST_NAME and not is_sentence else ""


def _full_year(period: str) -> str:
    return f"{period}年" if period.strip().isdecimal() else period
