"""The words round a number that make it more or less than it says: 超过, 近, 约, 以上."""

from __future__ import annotations

import re
from typing import Literal

from zoneqa.claims.word_files import sections_of

Approximation = Literal["exactly", "over", "under", "about", "at_least", "at_most"]

_MODALS = ("", *"得能可应会宜曾")
_NEGATIONS = tuple(f"{no}{modal}" for no in ("不", "未", "没", "没有") for modal in _MODALS)


def _negated(*words: str) -> tuple[str, ...]:
    """Return words with each negation before them: 不超过, 没有超过, 不能超过."""
    return tuple(f"{negation}{word}" for negation in _NEGATIONS for word in words)


_BEFORE: dict[Approximation, tuple[str, ...]] = {
    "at_most": (
        *_negated("超过", "超出", "超", "突破", "高于", "多于", "大于"),
        *("至多", "最多", "最高", "最大", "最长", "控制在"),
        *("低于", "少于", "小于", "up to", "at most", "no more than", "not more than"),
        *("less than", "fewer than", "below", "under"),
        *("not over", "not above", "not exceed", "not exceeding", "not exceeded"),
    ),
    "at_least": (
        *_negated("低于", "少于", "小于", "下于", "下"),
        *("至少", "最少", "最低", "起码"),
        *("at least", "no less than", "no fewer than", "not less than", "a minimum of"),
        *("not below", "not under", "not fewer than"),
    ),
    "under": (
        *("不足", "不到", "不及", "未满", "接近", "将近", "逼近", "近"),
        *_negated("达到", "达"),
        *("nearly", "almost", "close to"),
    ),
    "over": (
        *("超过", "突破", "超出", "超", "逾", "破", "高于", "多于", "大于", "过", "上"),
        *("迈过", "跨过", "越过", "冲过", "跨越", "冲破"),
        *("more than", "over", "above", "in excess of", "topped", "surpassing", "surpassed"),
        *("exceeding", "exceeds", "exceeded", "exceed", "passed", "passes", "crossed", "beyond"),
    ),
    "about": (
        *("大约", "约", "大概", "左右"),
        *("about", "around", "approximately", "roughly", "some", "an estimated"),
    ),
}
_KINDS = {word: kind for kind, words in _BEFORE.items() for word in words}
# The longest word that fits counts: 不超过 ends like 超过, and no more than like more than.
_LONGEST_FIRST = sorted(_KINDS, key=len, reverse=True)
_WORDS = sections_of("figure_words.txt")
_OTHER_WORDS = tuple(_WORDS["not an approximation"])
_FILLERS = ("了", "为", "人民币", "达", "有", " ", "共", "是", "到", "the ")
_AFTER: dict[str, Approximation] = {
    **dict.fromkeys(("以上", "及以上", "之上", " or more"), "at_least"),
    **dict.fromkeys(("以内", "之内", "以下", "及以下", " or less"), "at_most"),
    **dict.fromkeys(("左右", "上下"), "about"),
    **dict.fromkeys(("有余", "余", "多"), "over"),
}
_MORE_OF_A_WORD = tuple(_WORDS["begins with more"])
_NUMERALS = frozenset("一二两三四五六七八九十百")
_SCALES = ("十", "百", "千", "万", "亿")
_SEEN = 16
"""Characters before a number that are looked at."""

# 至少可容纳200家: the word stands before the verb.
_BEFORE_VERB = re.compile(
    r"(?P<word>至少|最少|起码|最低|至多|最多|最高)(?:可以?|能够?|需要?|须|应|将|会|也|再|能?拿到?|获得?|得到?"
    r"|享受?|给予|奖励?|补[助贴]|资助|支持|容纳|提供|接待|停放|带动|新增|投资?|建成?)+$"
)


def word_after(text: str, end: int) -> tuple[int, Approximation | None]:
    """Return where the word of approximation after a number ends, and what it says.

    In 比7.65亿元多39.2% the number behind 多 is by how much more there is.
    """
    if text.startswith(_MORE_OF_A_WORD, end) or _is_more_by(text, end):
        return end, None
    found = next((word for word in _AFTER if text.startswith(word, end)), "")
    return end + len(found), _AFTER.get(found)


def _is_more_by(text: str, at: int) -> bool:
    """Return whether 多, 多出 or 多了 stands at a place before a number."""
    following = text[at + 1 : at + 3].lstrip("出了")[:1]
    return text.startswith("多", at) and (following.isdecimal() or following in _NUMERALS)


def word_before(text: str, start: int) -> Approximation | None:
    """Return what the word of approximation before a number says: 超过 in 超过了500."""
    word = _word_and_place(text, start)[0]
    return _KINDS.get(word)


def start_with_word(text: str, start: int) -> int:
    """Return where a number begins with the word of approximation before it, if there is one."""
    return _word_and_place(text, start)[1]


def _word_and_place(text: str, start: int) -> tuple[str, int]:
    """Return the word of approximation before a number and where it stands, else "" and `start`."""
    before = text[max(0, start - _SEEN) : start].lower()
    if before.endswith("上") and not text.startswith(_SCALES, start):  # 上百家, but 岛上|七成
        return "", start
    for words in (before, _without_filler(before)):
        if word := _word_at_end(words):
            return word, start - len(before) + len(words) - len(word)
    if found := _BEFORE_VERB.search(before):
        return found["word"], start - len(before) + found.start()
    return "", start


def _word_at_end(before: str) -> str:
    if before.endswith(_OTHER_WORDS):
        return ""
    return next((word for word in _LONGEST_FIRST if _ends_with_word(before, word)), "")


def _ends_with_word(before: str, word: str) -> bool:
    """Return whether a text ends with a word, not with the end of an English one: cover."""
    if not before.endswith(word):
        return False
    return not (word.isascii() and before[: -len(word)][-1:].isalpha())


def _without_filler(before: str) -> str:
    return before.removesuffix(next(filter(before.endswith, _FILLERS), ""))


def approximation(
    before: Approximation | None, after: Approximation | None, more: bool
) -> Approximation:
    """Return what the words round a number say together; `more` is true of 300余.

    超过 outweighs 以上, and 300余 outweighs 约.
    """
    if before and before != "about":
        return before
    return "over" if more else after or before or "exactly"
