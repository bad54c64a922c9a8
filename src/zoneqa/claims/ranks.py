"""Ranks: 第三位, 排名第5, 位居全国第一, 居首位, 前三名, third place."""

from __future__ import annotations

import re
from decimal import Decimal

from zoneqa.text.han_numerals import han_value

_NUMERAL = re.compile(r"\d+|[〇零一二三四五六七八九十]+")
_ENGLISH = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
# 全国第三 is a rank; 第三 alone may begin the third of some remarks.
_RANKED = re.compile(
    r"排|位[列居次]|居|名列|列|跃|升[至到]|进[至到]|[跻稳]|名次|全[国省市球区县州]|世界|国内|亚洲|中国|[省市县]内?|中部|西部|东部|东北|行业"
    r"|总量|增速|总分|综合|实力|得分|成绩|获|夺|取得|评为"
)
_ENDS = re.compile(r"[,。;、)\]”\"'!?\s的大]|$|位|名|和|与|及|以内|并|[(]")
_SEEN = 14
_CLAUSE_MARKS = ",。;!?\n"


def rank_of(text: str, match: re.Match[str]) -> tuple[Decimal, Decimal, str] | None:
    """Return the lowest and the highest rank that a match of a figure names, and its counter."""
    printed = match["rank"]
    place = _place(printed.lower())
    if place is None or not _is_rank(text, match.start(), match.end(), printed):
        return None
    unit = printed[-1] if printed[-1] in "位名" and printed != "首位" else ""
    return (
        (
            Decimal(1)
            if printed[0] in "前tT"
            and printed[:5].lower() != "third"
            and printed[:5].lower() != "tenth"
            else place
        ),
        place,
        unit,
    )


def _place(printed: str) -> Decimal | None:
    if numeral := _NUMERAL.search(printed):
        return Decimal(numeral[0]) if numeral[0].isdecimal() else han_value(numeral[0])
    for number, word in enumerate(_ENGLISH, 1):
        if word in printed:
            return Decimal(number)
    return Decimal(1) if printed[0] in "首榜头" else None


def _is_rank(text: str, start: int, end: int, printed: str) -> bool:
    if printed[0].isascii():
        return True
    before = text[max(0, start - _SEEN) : start]
    clause = re.split(f"[{_CLAUSE_MARKS}]", before)[-1]
    if printed[0] in "第前" and printed[-1] in "位名":
        return True
    return bool(_RANKED.search(clause)) and bool(_ENDS.match(text, end))
