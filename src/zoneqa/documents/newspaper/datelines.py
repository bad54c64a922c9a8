"""Datelines, bylines and credits, which a newspaper prints before and after the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zoneqa.documents.newspaper.bylines import NAME, people
from zoneqa.documents.newspaper.half_width import half_width
from zoneqa.text.characters import HAN
from zoneqa.text.dates import printed_date
from zoneqa.text.printed_prefix import WIRE

_SEARCH_WIDTH = 160
"""Characters at either end of a line that are searched for datelines, bylines and credits."""

_ROLES = r"(?:本报|本刊|本网)?(?:首席|见习|实习|特约|全媒体)?(?:记者|通讯员|实习生)"
_NAME_IN_TEXT = rf"{NAME}(?=[\s、,:]|报道|通讯员|记者|文)"
_INLINE = rf"(?:{_ROLES}\s*(?:{_NAME_IN_TEXT}[\s、,]*)+)+"
_BRACKET = r"\((?P<within>[^()]{2,60})\)"
_AGENCY = rf"(?:本[报刊网台]|[{HAN}]{{1,10}}?(?:社|报|网|台|客户端))"
_SOURCE = (
    rf"(?:(?P<agency>{_AGENCY})[{HAN}]{{0,8}}?(?P<date>(?:\d{{4}}年)?(?:\d{{1,2}}月)?\d{{1,2}}日)"
    rf"\s*(?:专?{WIRE})"
    rf"|\(?[{HAN}]{{2,6}}?(?P<day>(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日)专?[讯电](?:\)|(?=[\s(:]))"
    r"|(?P<own>本[报刊网台])(?:综合|专)?讯(?!息)"
    rf"|(?P<other>{_AGENCY})(?:综合|专)?讯(?=[\s(:]))"
)
_DATELINE = re.compile(
    rf"[■□◆●▲\s]*{_SOURCE}[\s:]*"
    rf"(?:{_BRACKET}|(?P<inline>{_INLINE})(?:(?:综合|摄影)?报道)?)?[\s:]*"
)
_REPORTERS = ("记者", "通讯员", "实习生")
_REPORTED = re.compile(
    rf"[■□◆●▲\s]*(?:(?P<inline>{_INLINE})(?:综合|摄影)?报道[\s:]*|{_BRACKET}\s*(?=[{HAN}“]))"
)

_STOP = r"(?<=[。!?…”’)\"])"
_CLOSINGS = (
    re.compile(rf"{_STOP}\s*\((?P<names>[^()]{{2,60}})\)$"),
    re.compile(rf"{_STOP}\s*[■□◆●▲△◎](?P<names>[^。]{{2,60}})$"),
    re.compile(rf"{_STOP}\s*(?P<names>(?:本报|[{HAN}]{{0,12}})(?:记者|通讯员)[^。]{{2,50}})$"),
    re.compile(rf"{_STOP}\s+(?P<names>[^。,]{{2,40}})$"),
)
_TAIL_CREDITS = re.compile(
    rf"{_STOP}\s*(?:\((?:[^()]{{2,30}}\s*[/ ]?摄影?|作者(?:单位|系|为|是|:)[^()]{{1,50}}"
    r"|责任编辑[^()]{1,20}|[^()]{2,20}供图)\)"
    r"|[^。,;]{2,24}[\s/]摄影?|图片来源:[^。]{1,24}|(?:责任)?编辑:[^。]{1,24})$"
)
_CREDIT = re.compile(
    r"[(\[【]?(?:图片来源|图源|图片提供|供图|题图|制图|摄影|配图|图片|资料图片?)\s*[:/][^。;]{1,30}"
    r"|[(\[【]?(?:资料图片?|新华社发|图片由.{2,20}提供)[)\]】]?"
    r"|[(\[【■□]?(?P<who>[^。,;:]{2,24}?)(?P<sure>\s|/)?(?:摄|摄影|供图)[)\]】]?"
    r"|\((?:本[报刊网])?(?:记者)?(?:综合|整理)(?:报道)?\)|\(作者(?:单位|系|为|是).{1,50}\)|\(?作者单位:.{1,40}"
)
_CAPTION = re.compile(
    "[(【\\[▲△▼■]?\\s*(?:[上下左右]?图为|[上下左右]图[:是]|图[一二三四1-9]?[:]|图片说明|[上下左右]图)"
)
_PAGE = r"(?:第?\s*[A-Z]?\d{1,3}|第?[一二三四五六七八九十头]+)\s*版"
_JUMP_SIGN = "[↑←◀↓→▶►▲▼△▽■□●]"
CONTINUED_ON = re.compile(
    rf"[\s(\[【]*(?:{_JUMP_SIGN}\s*)?紧?(?:下转|转)\s*{_PAGE}\s*{_JUMP_SIGN}?\s*[)\]】]?$"
)
CONTINUED_FROM = re.compile(
    rf"[\s(\[【]*(?:{_JUMP_SIGN}\s*)?紧?(?:上接|接)\s*{_PAGE}"
    rf"(?:[^。)\]】]{{0,40}}(?:[)\]】]|$)|\s*{_JUMP_SIGN}?[\s:])\s*"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as printed, and its parts; `day` is a date that may lack its year."""

    text: str
    author: str | None = None
    source: str | None = None
    date: str | None = None
    day: str | None = None


def dateline(line: str) -> Dateline | None:
    """Return the dateline with which a paragraph begins."""
    narrow = half_width(line[:_SEARCH_WIDTH])
    match = _DATELINE.match(narrow)
    if match:
        day = match["date"] or match["day"]
        return Dateline(
            line[: match.end()],
            _author(line, match),
            _source(line, match),
            printed_date(day or ""),
            day,
        )
    match = _REPORTED.match(narrow)
    author = _author(line, match) if match else None
    if match is None or author is None or not any(role in match[0] for role in _REPORTERS):
        return None
    return Dateline(line[: match.end()], author)


def _source(line: str, match: re.Match[str]) -> str | None:
    """Return the paper or agency of a dateline; a dateline may name only a place: 云岭7月8日电."""
    name = next(filter(None, (match["agency"], match["own"], match["other"])), None)
    if name is None or name.startswith("本"):
        return name and f"{name}讯"
    return line[match[0].index(name) :][: len(name)]


def _author(line: str, match: re.Match[str]) -> str | None:
    group = "within" if match["within"] else "inline"
    start, end = match.span(group)
    if start < 0:
        return None
    within = line[start:end].strip()
    return people(within) or (within if match.re is _DATELINE else None)


def closing_byline(line: str) -> tuple[int, str] | None:
    """Return the offset of the byline at the end of a paragraph, and the names in it."""
    shift = max(0, len(line) - _SEARCH_WIDTH)
    narrow = half_width(line[shift:])
    for pattern in _CLOSINGS:
        match = pattern.search(narrow)
        names = (
            people(line[shift + match.start("names") : shift + match.end("names")])
            if match
            else None
        )
        if match and names:
            return shift + match.start(), names
    return None


def remove_credits(line: str) -> str:
    """Return the line without a credit (of a picture, author or editor) at its end."""
    shift = max(0, len(line) - _SEARCH_WIDTH)
    match = _TAIL_CREDITS.search(half_width(line[shift:]))
    return line[: shift + match.start()].rstrip() if match else line


def is_jump_line(line: str) -> bool:
    """Return whether the line says only on which page a report continues or began."""
    narrow = half_width(line)
    return any(pattern.fullmatch(narrow) for pattern in (CONTINUED_ON, CONTINUED_FROM))


def is_caption(line: str) -> bool:
    """Return whether the line is the caption of a picture."""
    return _CAPTION.match(half_width(line)) is not None


def is_credit(line: str) -> bool:
    """Return whether the whole line credits a picture or states the author's employer."""
    match = _CREDIT.fullmatch(half_width(line)) if len(line) <= 80 else None
    if match is None or match["who"] is None:
        return match is not None
    return match["sure"] is not None or people(match["who"]) is not None
