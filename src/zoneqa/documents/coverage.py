"""Whether one text says everything that another one says.

The texts are aligned clause by clause, and the clauses that differ word by word. The fuller text
may have whole clauses more. A word that is replaced, added or left out within a clause makes
another statement: 任命甲 and 任命乙, 已获批 and 未获批, 12家 and 2家.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, chain

MARKS = re.compile(r"(?<!\d)\.|\.(?!\d)|[^\w.%]+|_")
_WORD = re.compile(r"\d+(?:\.\d+)*%?|[〇零一二两三四五六七八九十百千万亿]+|[a-z]+|.")
# An added day, the rest of a date before its day, or the title that another paper had printed.
_HARMLESS = re.compile(r"(?:\d+年)?\d+月\d+日|(?:\d+年)?(?:\d+月)?(?=\d+[月日])|原标题.+")
# Words by which prints of one report differ, and what they say not: 今天 is 昨天 in the next paper.
_SILENT = re.compile(
    "[今昨前当][天日]|日前|近日|据悉|据(?:了解|介绍)|(?:本报)?记者(?:获悉|了解到)"
    "|(?:与此)?同时|此外|另外|[的地得了着]"
)
# Characters that are taken for one another when a page is scanned or typed.
_LOOK_ALIKES = (
    "已己巳 未末 日曰目 人入 土士 大太犬 干千于 天夭 王玉主 戌戊戍 晴睛 侯候 辨辩瓣 徽微 拔拨 折拆 "
    "治冶 儿几 市巿 国囯 住往 间问 科料 竞竟 遣遗 璧壁 籍藉 账帐 像象 唯惟 作做 它他 粘黏 毫亳 弛驰"
)
_ALIKE = str.maketrans({c: group[0] for group in _LOOK_ALIKES.split() for c in group[1:]})
_MIN_ADDED = 4
"""The fewest words of an added clause. Fewer may turn the clause beside them round: 未, 没有."""
_MAX_WORDS = 20_000
"""The most words to align: their number counts squared."""


def clauses(folded: str) -> tuple[str, ...]:
    """Return the clauses of a folded text without marks, and without words that state nothing."""
    parts = MARKS.split(folded.translate(_ALIKE))
    return tuple(filter(None, (_SILENT.sub("", part) for part in parts)))


def says_all(fuller: Sequence[str], shorter: Sequence[str]) -> bool:
    """Return whether the clauses of one text say everything that those of another say.

    The shorter text may break off, even within a clause.
    """
    alignment = SequenceMatcher(None, shorter, fuller)
    return all(
        kind == "equal"
        or _says_same(fuller[other_start:other_end], shorter[start:end], end == len(shorter))
        for kind, start, end, other_start, other_end in alignment.get_opcodes()
    )


def _says_same(fuller: Sequence[str], shorter: Sequence[str], may_break_off: bool) -> bool:
    """Return whether nothing but whole clauses, dates and titles is added to the shorter one."""
    own = [word for clause in shorter for word in _WORD.findall(clause)]
    words_by_clause = [_WORD.findall(clause) for clause in fuller]
    ends = frozenset(accumulate(map(len, words_by_clause), initial=0))
    other = list(chain.from_iterable(words_by_clause))
    if max(len(own), len(other)) > _MAX_WORDS:
        return False
    last = len(own) if may_break_off else None
    return all(
        kind == "equal"
        or (kind == "insert" and (at == last or _is_harmless(other, start, end, ends)))
        for kind, at, _, start, end in SequenceMatcher(None, own, other).get_opcodes()
    )


def _is_harmless(words: Sequence[str], start: int, end: int, ends: frozenset[int]) -> bool:
    """Return whether added words are whole clauses, a date or a title."""
    added, after = "".join(words[start:end]), "".join(words[end : end + 2])
    if (match := _HARMLESS.match(added + after)) and match.end() >= len(added):
        return True
    whole = any(first in ends and last in ends for first, last in _equal_runs(words, start, end))
    return whole and end - start >= _MIN_ADDED


def _equal_runs(words: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield every run of words whose removal leaves the same words as that of the given one."""
    yield start, end
    first, last = start, end
    while first > 0 and words[first - 1] == words[last - 1]:
        first, last = first - 1, last - 1
        yield first, last
    while end < len(words) and words[start] == words[end]:
        start, end = start + 1, end + 1
        yield start, end
