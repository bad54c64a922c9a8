"""Numbers that blanks or a line end tear apart, told from numbers that stand side by side.

All digits, points, commas and gaps in a row are judged together: they are joined only if they make
one number, and if the text around leaves no doubt that they do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from zoneqa.text.characters import BLANK, is_han, is_latin_letter

_LINE_END = rf"{BLANK}{{0,2}}\n{BLANK}{{0,4}}"
_GAP = rf"(?:{_LINE_END}|{BLANK}{{1,2}})"
# Two blanks between digits part the columns of a table.
_GAP_IN_DIGITS = rf"(?:{_LINE_END}|{BLANK})"
# Whatever continues a code, a date, a time or a telephone number is no part of a quantity. What
# comes after a sequence is looked at apart, or each number in a long one would be tried anew.
_SEQUENCE = re.compile(
    rf"(?<![A-Za-z0-9.,/:+–—-])\d++(?:(?:{_GAP}?[.,．]{_GAP}?|{_GAP_IN_DIGITS})\d++)++"
)
_CODE_GOES_ON = re.compile(r"[A-Za-z/:+–—-]|[.,]\d")
_GAP_BEFORE_PERCENT = re.compile(rf"(?<=\d){_GAP}(?=[%％‰])")
_NUMBER = re.compile(r"(?P<whole>\d+|\d{1,3}(?:,\d{3})+)(?:[.．]\d+)?")
_MAX_LENGTH = 24
"""Characters of a number, at most."""

_PERCENT = frozenset("%％‰℃")
_COUNTERS = _PERCENT | frozenset(
    "万亿千百十元美欧日港英名人个家户套项座条台辆吨亩顷公平立方米里升克斤年月天周时小分秒点号倍次位所件间期"
    "种类批届处只头株棵支部艘架栋幢层度兆瓦伏赫字页岁成余多把箱册例起场门口匹票单床张笔"
)
_HIGHEST = {"月": 12, "日": 31, "号": 31, "时": 24, "点": 24, "分": 60, "秒": 60}
_LABELS = (*"第表图注例式卷条款", "附件", "电话", "热线", "传真", "号码")
_LIST_WORDS = ("分别", "分别为", "分别是", "分别达", "分别有")
_CLAUSE_MARKS = frozenset("，、（(“")
_SEEN = 12
"""Characters before a number that are looked at."""
_MIN_WRAPPED = 10
"""Characters of a line at least that was wrapped at its end."""


def join_torn_numbers(text: str) -> str:
    """Return text with its torn numbers whole."""
    text = _GAP_BEFORE_PERCENT.sub("", text)
    return _SEQUENCE.sub(_joined_if_one, text)


def _joined_if_one(found: re.Match[str]) -> str:
    if _CODE_GOES_ON.match(found.string, found.end()):
        return found[0]
    before = found.string[max(0, found.start() - _SEEN) : found.start()]
    after = found.string[found.end() : found.end() + 1]
    sequence = _Sequence(found[0], before, after)
    if sequence.is_torn and ("\n" not in found[0] or _is_wrapped(found)):
        return sequence.number
    return found[0]


def _is_wrapped(found: re.Match[str]) -> bool:
    """Return whether the line before the only line end of the sequence is a full line of prose."""
    text, at = found.string, found.start() + found[0].index("\n")
    line = text[text.rfind("\n", 0, at) + 1 : at].strip()
    following = text[at + 1 : at + 1 + 2 * _MIN_WRAPPED].partition("\n")[0].strip()
    return len(line) >= max(_MIN_WRAPPED, len(following) - 2)


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
        fits = len(self.number) <= _MAX_LENGTH and self.text.count("\n") <= 1
        if not fits or not _NUMBER.fullmatch(self.number):
            return False
        if len(self._groups) == 1:
            return self._is_torn_at_mark
        return self._is_spaced_out or self._is_grouped or self._is_torn_before_unit

    @property
    def _groups(self) -> list[str]:
        """Return the digits before the point, cut at the gaps; with commas, as one group."""
        whole = self.text.replace("．", ".").partition(".")[0]
        return [whole] if "," in whole else whole.split()

    @property
    def _is_torn_at_mark(self) -> bool:
        """8 .7 has no other reading; 8. 7% is one in prose, 1. 2023年 is an item of a list."""
        mark = next(c for c in self.text if c in ".,．")
        whole, _, rest = self.text.partition(mark)
        if not rest.strip().isdecimal() or (self.after == "年" and _is_year(rest.strip())):
            return False
        if whole != whole.rstrip():
            return not self._is_after_latin
        if mark == ",":
            sure = self._is_in_prose and self._has_unit and not self._is_listed
            return sure or rest.strip().startswith("0")
        return self._is_in_prose or (int(whole) >= 100 and self._has_unit)

    @property
    def _is_spaced_out(self) -> bool:
        """2 0 2 3年, 3 3 1 . 9: single digits, unless they count up like the pages of a list."""
        groups, has_point = self._groups, not self.number.isdecimal()
        if len(groups) < (2 if has_point else 3) or any(len(group) > 1 for group in groups):
            return False
        if has_point or _is_year(self.number):
            return True
        counts_up = all(int(b) == int(a) + 1 for a, b in pairwise(groups))
        return not counts_up and (self._has_unit or self._is_after_han)

    @property
    def _is_grouped(self) -> bool:
        """3 000 and 全长5 100米: a blank sets thousands apart, as the standard for print has it."""
        first, *others = self._groups
        by_thousands = len(first) <= 3 and all(len(group) == 3 for group in others)
        if (
            not by_thousands
            or first.startswith("0")
            or self._is_labelled
            or self._has_torn_fraction
        ):
            return False
        sure = self._is_after_han and self._has_unit and not self._is_listed
        return sure or (len(others) == 1 and others[0].startswith("0"))

    @property
    def _is_torn_before_unit(self) -> bool:
        """有91 2名: two groups in prose, directly before their unit."""
        groups, joined = self._groups, "".join(self._groups)
        if len(groups) != 2 or groups[0].startswith("0") or self.after not in _COUNTERS:
            return False
        if self._is_labelled or self._is_listed or self._has_torn_fraction:
            return False
        if self.after == "年" and joined == self.number:
            return _is_year(joined) or (len(joined) <= 2 and self._opens)
        fits = int(joined) <= _HIGHEST.get(self.after, int(joined))
        return fits and self._opens and not _is_year(groups[0])

    @property
    def _has_torn_fraction(self) -> bool:
        whole, point, fraction = self.text.replace("．", ".").partition(".")
        return bool(point) and (
            whole != whole.rstrip() or len(fraction.split()) > 1 or fraction[0].isspace()
        )

    @property
    def _has_unit(self) -> bool:
        return self.after in _PERCENT or (self.after != "" and is_han(self.after))

    @property
    def _is_after_han(self) -> bool:
        return self.before != "" and is_han(self.before[-1])

    @property
    def _is_after_latin(self) -> bool:
        word = self.before.rstrip().rstrip(",")
        return self.before != word and is_latin_letter(word[-1:])

    @property
    def _opens(self) -> bool:
        return self._is_after_han or self.before[-1:] in _CLAUSE_MARKS

    @property
    def _is_in_prose(self) -> bool:
        word = self.before[:-1] if self.before[-1:].isspace() else self.before
        after_word = word != "" and is_han(word[-1])
        return (after_word or self._opens) and not self._is_labelled

    @property
    def _is_labelled(self) -> bool:
        return self.before.rstrip().rstrip(":：").endswith(_LABELS)

    @property
    def _is_listed(self) -> bool:
        return self.before.endswith(_LIST_WORDS)


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits.startswith(("19", "20"))
