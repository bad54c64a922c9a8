"""Briefs: short reports in a row, each after a sign of its own: 【title】, ●, 1. or 一、.

Sections and lists inside one report carry the same signs. So a row of signs is a row of briefs only
if nothing introduces it as a list, and each names a zone, has a title or stands under a heading
such as 简讯. Below a finished sentence, each has to name a zone of its own, and the first to follow
a blank line or other briefs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zoneqa.documents.newspaper.half_width import ends_sentence, half_width
from zoneqa.documents.newspaper.zones import zones_in

_SIGN = re.compile(
    r"(?P<bracket>[\[【〔](?P<title>[^\[\]【】〔〕]{2,30})[\]】〕])"
    r"|(?P<bullet>[●○◎■□◆◇▲△★☆•▪])|(?P<arabic>\(\d{1,2}\)|\d{1,2}[.、)](?!\d))"
    r"|(?P<han>\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}、)|(?P<circled>[①-⑳])"
)
_FIRST = re.compile(r"\(?(?:1[.、)](?!\d)|一[、)])|①")
_HEADINGS = (
    *("简讯", "短讯", "快讯", "速览", "速递", "集锦", "短波", "动态", "资讯", "播报", "拾零"),
    "一句话新闻",
)
_MAX_HEADING = 12
_MIN_TITLE = 5
"""The fewest characters of a title in brackets; 【背景】 and 【新闻链接】 are sections."""
_MIN_TEXT = 12


@dataclass(frozen=True, slots=True)
class PageRow:
    """A line that is not blank; `opens_report` is true if its sign begins a brief."""

    text: str
    after_blank: bool = True
    opens_report: bool = False


@dataclass(frozen=True, slots=True)
class _Sign:
    """The sign with which a row begins; `text` is what stands behind it."""

    at: int
    kind: str
    title: str
    text: str

    @property
    def zones(self) -> frozenset[str]:
        return zones_in(self.title or self.text)


def with_briefs(rows: Sequence[PageRow]) -> list[PageRow]:
    """Return the rows with the signs of briefs removed, and their titles in rows of their own."""
    signs: dict[int, _Sign] = {}
    for run in _runs(rows):
        if _are_briefs(run, rows, follow_briefs=run[0].at - 1 in signs):
            signs |= {sign.at: sign for sign in run}
    return [
        row
        for at, given in enumerate(rows)
        for row in (_brief_rows(signs[at], given) if at in signs else (given,))
    ]


def _brief_rows(sign: _Sign, row: PageRow) -> Iterator[PageRow]:
    texts = [text for text in (sign.title, sign.text) if text]
    for number, text in enumerate(texts):
        yield PageRow(text, row.after_blank and not number, opens_report=not number)


def _runs(rows: Sequence[PageRow]) -> Iterator[list[_Sign]]:
    """Yield the rows that follow each other with signs of one kind; rows between have none."""
    run: list[_Sign] = []
    for at, row in enumerate(rows):
        sign = _sign(at, row.text)
        if sign and run and (sign.kind != run[-1].kind or _FIRST.match(half_width(row.text))):
            yield run
            run = []
        if sign:
            run.append(sign)
    if run:
        yield run


def _sign(at: int, text: str) -> _Sign | None:
    match = _SIGN.match(half_width(text))
    if not match:
        return None
    title = text[slice(*match.span("title"))].strip() if match["title"] else ""
    kind = match["bullet"] or match.lastgroup or ""
    return _Sign(at, kind, title, text[match.end() :].strip())


def _are_briefs(run: Sequence[_Sign], rows: Sequence[PageRow], *, follow_briefs: bool) -> bool:
    if len(run) < 2 or not all(_has_text(sign, rows) for sign in run):
        return False
    above = rows[run[0].at - 1].text if run[0].at else ""
    if above.endswith(_HEADINGS) and len(above) <= _MAX_HEADING:
        return True
    if run[0].kind == "bracket":
        titles = [sign.title for sign in run]
        titled = all(sign.zones or len(sign.title) >= _MIN_TITLE for sign in run)
        return len(set(titles)) == len(titles) and (titled or not above)
    if not ends_sentence(above):
        return all(sign.zones for sign in run)
    apart = follow_briefs or rows[run[0].at].after_blank
    return apart and not half_width(above).endswith(":") and _name_zones_of_their_own(run)


def _name_zones_of_their_own(run: Sequence[_Sign]) -> bool:
    named = [zone for sign in run for zone in sign.zones]
    return all(sign.zones for sign in run) and len(set(named)) == len(named)


def _has_text(sign: _Sign, rows: Sequence[PageRow]) -> bool:
    """Return whether a brief has a sentence, behind its sign or in the next row."""
    below = rows[sign.at + 1].text if sign.at + 1 < len(rows) else ""
    own = [sign.text] if ends_sentence(sign.text) else [below] * (_sign(0, below) is None)
    return any(len(text) >= _MIN_TEXT and ends_sentence(text) for text in own)
