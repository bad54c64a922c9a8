"""Numbers that blanks or a line end tear apart, told from numbers that stand side by side.

All digits, points, commas and gaps in a row are judged together: they are joined only if they make
one number, and if the text around leaves no doubt that they do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from zoneqa.text.characters import BLANK, HAN

_LINE_END = rf"{BLANK}{{0,2}}\n{BLANK}{{0,4}}"
_GAP = rf"(?:{_LINE_END}|{BLANK}{{1,2}})"
# Whatever continues a code, a date, a time or a telephone number is no part of a quantity.
_SEQUENCE = re.compile(
    rf"(?<![A-Za-z0-9.,/:+–—-])\d++(?:(?:{_GAP}?[.,．]{_GAP}?|{_GAP})\d++)++"
    r"(?![A-Za-z/:+–—-]|[.,]\d)"
)
_GAP_BEFORE_PERCENT = re.compile(rf"(?<=\d){_GAP}(?=[%％‰])")
_NUMBER = re.compile(r"\d+(?:[.．]\d+)?|\d{1,3}(?:,\d{3})+(?:[.．]\d+)?")
_GROUPED = re.compile(rf"[1-9]\d{{0,2}}(?:{BLANK}\d{{3}})+(?:[.．]\d+)?")
_ZERO_GROUP = re.compile(rf"{BLANK}0\d\d")
_DIGITS = re.compile(r"\d+")
_GAP_BEFORE_MARK = re.compile(rf"{_GAP}[.,．]")
_TORN_FRACTION = re.compile(rf"[.．]{_GAP}|{_GAP}[.．]|[.．]\d+{_GAP}")

_UNIT = re.compile(rf"[{HAN}%％‰℃°㎡]")
_COUNTER = re.compile(
    "[万亿千百十元美欧日港英名人个家户套项座条台辆吨亩顷公平立方米里升克斤年月天周时小分秒点号倍次位所件"
    "间期种类批届处只头株棵支部艘架栋幢层度兆瓦伏赫字页岁成余多项把箱册例起场门口匹票单床张笔%％‰℃]"
)
_PROSE = re.compile(rf"[{HAN}]$")
_PROSE_OR_CLAUSE = re.compile(rf"[{HAN}，、（(“]$")
_PROSE_AND_BLANK = re.compile(rf"[{HAN}]{BLANK}$")
_ENGLISH = re.compile(rf"[A-Za-z],?{BLANK}$")
_LABEL = re.compile("(?:[第表图注例式卷条款]|附件|电话|热线|传真|号码)[:：]?$")
_LIST_WORD = re.compile("分别[为是达有]?$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HIGHEST = {"月": 12, "日": 31, "号": 31, "时": 24, "点": 24, "分": 60, "秒": 60, "季": 4}
_SEEN = 24
"""Characters before a number that are looked at."""
_MIN_WRAPPED = 10
"""Characters of a line at least that was wrapped at its end."""


def join_torn_numbers(text: str) -> str:
    """Return text with its torn numbers whole."""
    text = _GAP_BEFORE_PERCENT.sub("", text)
    return _SEQUENCE.sub(_joined_if_one, text)


def _joined_if_one(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - _SEEN) : found.start()]
    after = found.string[found.end() : found.end() + 1]
    sequence = _Sequence(found[0], before, after)
    if sequence.is_torn and ("\n" not in found[0] or _is_wrapped(found)):
        return sequence.number
    return found[0]


def _is_wrapped(found: re.Match[str]) -> bool:
    """Return whether the line before the only line end of the sequence is a full line of prose."""
    at = found.start() + found[0].index("\n")
    line = found.string[found.string.rfind("\n", 0, at) + 1 : at].strip()
    end = found.string.find("\n", at + 1)
    following = found.string[at + 1 : end if end >= 0 else None].strip()
    return len(line) >= max(_MIN_WRAPPED, min(len(following), 2 * _MIN_WRAPPED) - 2)


@dataclass(frozen=True, slots=True)
class _Sequence:
    """Digits, points, commas and gaps in a row, with the text before and the character after."""

    text: str
    before: str
    after: str

    @property
    def number(self) -> str:
        return "".join(self.text.split())

    @property
    def is_torn(self) -> bool:
        """Return whether the sequence is one number for certain."""
        if len(self.number) == len(self.text) or not _NUMBER.fullmatch(self.number):
            return False
        if self.text.count("\n") > 1:
            return False
        if len(self._integer_groups) == 1:
            return self._is_torn_at_mark
        return self._is_spaced_out or self._is_grouped or self._is_torn_before_unit

    @property
    def _integer_groups(self) -> list[str]:
        """Return the digits before the point, cut at the gaps; with commas, as one group."""
        integer = re.split(r"[.．]", self.text)[0]
        return [integer.strip()] if "," in integer else integer.split()

    @property
    def _has_unit(self) -> bool:
        return _UNIT.match(self.after) is not None

    @property
    def _is_labelled(self) -> bool:
        return _LABEL.search(self.before.rstrip()) is not None

    @property
    def _is_listed(self) -> bool:
        return _LIST_WORD.search(self.before) is not None

    @property
    def _is_torn_at_mark(self) -> bool:
        """8 .7 has no other reading; 8. 7% is one in prose, 1. 2023年 is an item of a list."""
        if len(_DIGITS.findall(self.text)) != 2:
            return False
        whole, rest = _DIGITS.findall(self.text)
        if self.after == "年" and _YEAR.fullmatch(rest):
            return False
        if _GAP_BEFORE_MARK.search(self.text):
            return _ENGLISH.search(self.before) is None
        if "," in self.text:
            in_prose = self._is_in_prose and not self._is_listed
            return rest.startswith("0") or (in_prose and self._has_unit)
        in_list = int(whole) < 100 or not self._has_unit
        return not in_list or self._is_in_prose

    @property
    def _is_in_prose(self) -> bool:
        after_word = _PROSE_AND_BLANK.search(self.before) is not None
        return (after_word or self._opens) and not self._is_labelled

    @property
    def _is_spaced_out(self) -> bool:
        """2 0 2 3年, 3 3 1 . 9: single digits, unless they count up like the pages of a list."""
        groups = self._integer_groups
        if len(groups) < 3 - ("." in self.number) or any(len(group) > 1 for group in groups):
            return False
        if "." in self.number or _YEAR.fullmatch(self.number):
            return True
        counts_up = all(int(b) == int(a) + 1 for a, b in pairwise(groups))
        touches = self._has_unit or _PROSE.search(self.before) is not None
        return touches and not counts_up

    @property
    def _is_grouped(self) -> bool:
        """3 000 and 全长5 100米: a blank sets thousands apart, as the standard for print has it."""
        if not _GROUPED.fullmatch(self.text) or self._is_labelled:
            return False
        in_prose = _PROSE.search(self.before) is not None and not self._is_listed
        return (in_prose and self._has_unit) or (
            _ZERO_GROUP.search(self.text) is not None and len(self.text) <= 7
        )

    @property
    def _is_torn_before_unit(self) -> bool:
        """有91 2名: two groups in prose, directly before their unit."""
        groups = self._integer_groups
        if len(groups) != 2 or groups[0].startswith("0") or not _COUNTER.match(self.after):
            return False
        if self._is_labelled or self._is_listed:
            return False
        if _TORN_FRACTION.search(self.text):
            return False
        value = int("".join(groups))
        if self.after == "年" and "." not in self.text:
            return _YEAR.fullmatch("".join(groups)) is not None or (value < 100 and self._opens)
        fits = value <= _HIGHEST.get(self.after, value)
        return fits and self._opens and not _YEAR.fullmatch(groups[0])

    @property
    def _opens(self) -> bool:
        return _PROSE_OR_CLAUSE.search(self.before) is not None
