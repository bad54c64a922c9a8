"""The words round a number that make it more or less than it says: 超过, 近, 约, 以上."""

from __future__ import annotations

from typing import Literal

Approximation = Literal["exactly", "over", "under", "about", "at_least", "at_most"]

# Longer words first within the whole table: 不超过 is not 超过.
_BEFORE: tuple[tuple[Approximation, tuple[str, ...]], ...] = (
    ("at_most", ("不超过", "不超", "不高于", "不大于", "不多于", "至多", "最多", "最高", "最大", "低于", "少于",
                 "小于", "控制在", "up to", "at most", "no more than", "not more than", "less than", "fewer than",
                 "below", "under")),
    ("at_least", ("不低于", "不少于", "不小于", "不下于", "不下", "至少", "最少", "最低", "起码", "at least",
                  "no less than", "no fewer than", "not less than", "a minimum of")),
    ("under", ("不足", "不到", "不及", "未满", "接近", "将近", "逼近", "近", "nearly", "almost", "close to")),
    ("over", ("超过", "突破", "超出", "超", "逾", "破", "高于", "多于", "大于", "过", "上", "more than", "over",
              "exceeding", "exceeds", "exceeded", "exceed", "above", "surpassing", "surpassed", "topped",
              "in excess of")),
    ("about", ("大约", "约", "大概", "左右", "about", "around", "approximately", "some", "roughly", "an estimated")),
)  # fmt: skip
_WORDS = tuple((word, kind) for kind, words in _BEFORE for word in words)
# 附近3家, 通过2项 and 加上5家 hold no approximation.
_NOT_BEFORE = (
    *("附近", "最近", "邻近", "靠近", "新近", "通过", "经过", "不过", "透过", "走过", "度过", "路过", "来过", "去过"),
    *("加上", "以上", "线上", "之上", "网上", "会上", "区上", "场上", "路上", "早上", "晚上", "身上", "手上", "基础上"),
    *("地上", "市上", "北上", "东上", "算上", "配上", "马上", "向上", "海上", "书上", "上上", "制约", "签约", "节约"),
    *("合约", "公约", "条约", "履约", "违约", "爆破", "打破", "有过"),
)  # fmt: skip
_FILLERS = ("了", "为", "人民币", "达", "有", " ", "共", "是", "到", "the ")
_AFTER: tuple[tuple[str, Approximation], ...] = (
    ("以上", "at_least"), ("及以上", "at_least"), ("之上", "at_least"), ("or more", "at_least"),
    ("以内", "at_most"), ("之内", "at_most"), ("以下", "at_most"), ("及以下", "at_most"), ("or less", "at_most"),
    ("左右", "about"), ("上下", "about"), ("余", "over"), ("多", "over"), ("有余", "over"), ("不到", "under"),
)  # fmt: skip
_SEEN_BEFORE = 16


def word_after(text: str, end: int) -> tuple[int, Approximation | None]:
    """Return where the word of approximation after a number ends, and what it says."""
    for word, kind in _AFTER:
        if text.startswith(word, end) and not (word == "多" and text[end : end + 2] in _LONGER):
            return end + len(word), kind
    return end, None


_LONGER = {"多元", "多样", "多层", "多种", "多个", "多项", "多家", "多名", "多方", "多地", "多功"}


def word_before(text: str, start: int) -> Approximation | None:
    """Return what the word of approximation before a number says."""
    before = text[max(0, start - _SEEN_BEFORE) : start].lower()
    for _ in range(2):
        if before.endswith(_NOT_BEFORE):
            return None
        for word, kind in _WORDS:
            if before.endswith(word):
                return kind
        before = _without_filler(before)
    return None


def _without_filler(before: str) -> str:
    filler = next((filler for filler in _FILLERS if before.endswith(filler)), "")
    return before.removesuffix(filler)


def approximation(
    before: Approximation | None, after: Approximation | None, more: bool
) -> Approximation:
    """Return what all words round a number say together; 超过 weighs more than 以上."""
    if before and before != "about":
        return before
    if more:
        return "over"
    return after or before or "exactly"
