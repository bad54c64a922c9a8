"""What a clause is about by its place in it: 清波电子预计…, 宁夏进出口总值…, 全市完成….

Companies are named without their kind, provinces without 省; 全市 stands for a city said before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from zoneqa.claims.claim import Words
from zoneqa.claims.vocabulary import term_list
from zoneqa.claims.word_files import patterns_of
from zoneqa.text.characters import HAN
from zoneqa.types import Bounds
from zoneqa.zones.places import listed_places

_WORDS = patterns_of("subject_words.txt")
_LEADING = re.compile(rf"(?:{_WORDS['opens a clause']}|[\s，,：:“”‘’(（、])*")
_TOPIC = re.compile(
    rf"(?P<name>[{HAN}A-Za-z·][{HAN}A-Za-z0-9·]{{1,13}}?)(?:”|的)?"
    rf"(?=[\d，,（(]|{_WORDS['behind a topic']}|$)"
)
_NO_NAME = re.compile(rf"{_WORDS['no topic']}|.*[说着了过被把]")
_STANDS_FOR = re.compile(
    r"(?<![占居列比于])(?:全|我|本|该)(?P<kind>[省市县区州])(?![级长域直委政])"
    r"|(?:(?<=[，。；：\s“])|^)(?:公司|集团)(?=[^，。；]{2})"
)
_LONGEST_NAME = 16
_KINDS = {
    "省": ("省", "自治区"), "市": ("市",), "县": ("县",), "州": ("州",), "区": ("区",),
    "": ("公司", "集团", "股份"),
}  # fmt: skip


def topic(plain: str, start: int, end: int) -> Words | None:
    """Return the name that opens a part of a text: a listed place, or one that the text repeats."""
    leading = _LEADING.match(plain, start, end)
    begin = leading.end() if leading else start
    place = _listed_place(plain, begin, end)
    if place:
        return Words(plain[slice(*place)], place)
    found = _TOPIC.match(plain, begin, end)
    if found and _is_name(found["name"], plain, begin):
        return Words(found["name"], found.span("name"))
    return None


def _is_name(words: str, plain: str, at: int) -> bool:
    """Return whether words at a place are a name: no attribute or verb, and said elsewhere too."""
    if len(words) < 3 or _NO_NAME.match(words) or term_list().words.search(words):
        return False
    if any(term.start() < at + len(words) for term in _terms_from(plain, at)):
        return False
    return plain.find(words, at + 1) >= 0 or plain.find(words) < at


def _terms_from(plain: str, at: int) -> Iterable[re.Match[str]]:
    """Yield the terms that begin at a place or soon behind it: 地区生产总值 at 地区生产."""
    return term_list().words.finditer(plain, at, at + _LONGEST_NAME)


def _listed_place(plain: str, start: int, end: int) -> Bounds | None:
    listed = listed_places()
    lengths = (n for n in (4, 3, 2) if start + n <= end and plain[start : start + n] in listed)
    length = next(lengths, 0)
    return (start, start + length) if length else None


def names_meant(plain: str, sentence: Bounds, known: Sequence[Words]) -> Iterable[Words]:
    """Yield the words that stand for a name said before, as that name: 全市, 我省, 公司.

    `known` are the names that may be meant, the last named first. One that is not known is carried.
    """
    for found in _STANDS_FOR.finditer(plain, *sentence):
        ends = _KINDS[found["kind"] or ""]
        meant = next((words for words in known if words.text.endswith(ends)), None)
        if meant:
            yield Words(meant.text, found.span())
        elif found["kind"]:
            yield Words(found[0], found.span(), carried=True)
