"""Ranks: 第三位, 排名第5, 位居全国第一, 居首位, 前三名, third place."""

from __future__ import annotations

import re
from decimal import Decimal

from zoneqa.claims.no_figure import HAN
from zoneqa.text.han_numerals import han_value
from zoneqa.text.segment import last_clause

_FIRST_TO_FIFTH = ("first", "second", "third", "fourth", "fifth")
FIRST_TO_TENTH = (*_FIRST_TO_FIFTH, "sixth", "seventh", "eighth", "ninth", "tenth")
_ENGLISH_RANK = rf"(?:{'|'.join(FIRST_TO_TENTH)}|\d+(?:st|nd|rd|th))"
# 前三名 and 前10 are ranks; 前7个月 and 前三季度 are periods, 前两批 are things.
_NO_RANK_AFTER = "[\\d.%个季月天年项批期次家万亿千百届大条款轮页集章种小分日周场]"
RANK = (
    rf"第\s?(?:\d+|{HAN}+)(?:\s?[位名](?![单额]))?"
    r"|首位(?![度市民])|榜首|头名|(?<=居)首(?![批位个次家府都席相])"
    rf"|前(?:\d{{1,3}}|{HAN}{{1,3}})(?:[位名强](?![单额])|(?!{_NO_RANK_AFTER}))"
    rf"|\b(?i:top)\s\d{{1,3}}\b"
    rf"|\b(?i:{_ENGLISH_RANK} place|rank(?:s|ed|ing)? {_ENGLISH_RANK})\b"
    r"|\b(?i:rank(?:s|ed|ing)? )?No\. ?\d{1,3}\b"
)
"""What may be a rank, for a regular expression."""

_NUMERAL = re.compile(rf"\d+|{HAN}+")
# 全国第三 is a rank; 第三 alone may begin the third of some remarks.
_RANKED = re.compile(
    r"[排跃稳获夺居]|位[列次]|名[列次]|列$|升[至到]|进[至到]|跻身|全[国省市球区县州]|世界|国内|亚洲"
    r"|中国"
    r"|[省市县][内的]|[中西东]部|东北|行业|总量|增速|总分|综合|实力|得分|成绩|取得|评为"
)
_ENDS = re.compile(r"[,，。;；：、()（）\]”\"'!?！？\s的大位名和与及并]|以内|$")
_CLAUSE_MARKS = ",，。;；!?！？\n"
_SEEN = 14
"""Characters before a rank that are looked at."""


def read_rank(text: str, start: int, end: int) -> tuple[Decimal, Decimal, str] | None:
    """Return the best and the worst place that a rank names, and its counter 位 or 名, or "".

    None if it is no rank, but the third of some things.
    """
    printed = text[start:end].lower()
    place = _place(printed)
    if place is None or not _is_rank(text, start, end):
        return None
    counter = printed[-1] if printed[-1] in "位名" and printed != "首位" else ""
    return Decimal(1) if printed.startswith(("前", "top")) else place, place, counter


def _place(printed: str) -> Decimal | None:
    if numeral := _NUMERAL.search(printed):
        return Decimal(numeral[0]) if numeral[0].isdecimal() else han_value(numeral[0])
    named = (number for number, word in enumerate(FIRST_TO_TENTH, 1) if word in printed)
    return Decimal(next(named, 1))


def _is_rank(text: str, start: int, end: int) -> bool:
    printed = text[start:end]
    if printed[0].isascii() or (printed[0] in "第前" and printed[-1] in "位名"):
        return True
    lead = text[max(0, start - _SEEN) : start]
    clause = last_clause(lead, _CLAUSE_MARKS)
    return bool(_RANKED.search(clause) and _ENDS.match(text, end))
