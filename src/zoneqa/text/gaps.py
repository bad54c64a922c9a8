"""Blanks that tear words and numbers apart: 「地 区 生 产」「91 2名」「8. 7%」.

They come from OCR, from justified print and from copying. One is closed only where it is certainly
no part of the text: 「2021 2022」 and 「22.7 25.3」 stay two numbers.
"""

from __future__ import annotations

import re

from zoneqa.text.characters import BLANK, HAN
from zoneqa.text.torn_numbers import join_torn_numbers

_CJK = rf"[{HAN}\u3001-\u3011\uff01-\uff5e“”‘’…—]"
_GAP_IN_CJK = re.compile(rf"(?<={_CJK}){BLANK}{{1,3}}(?={_CJK})")
_ADJACENT_CJK = re.compile(rf"(?<={_CJK})(?={_CJK})")
_GAP_BESIDE_CJK = re.compile(
    rf"(?<!{BLANK})(?:(?<={_CJK}){BLANK}(?={_CJK}|\d)|(?<=\d){BLANK}(?={_CJK}))"
)
# Characters with a blank after each of them; a bar parts the cells of a table.
_SPACED_RUN = re.compile(rf"[^\s|](?:{BLANK}{{1,3}}[^\s|]){{3,}}")
# 记者 赵 霞 and （赵 霞 李 妍）: names of two characters are printed as wide as those of three.
_ROLES = ("记者", "通讯员", "实习生", "作者", "编辑", "摄影", "校对", "主编")
_BLANKS = re.compile(f"{BLANK}+")
_MIN_GAPS_OF_RUN = 2
_MIN_GAPS_OF_LINE = 4
_MAX_CHOICES = 3


def close_gaps_in_lines(text: str) -> str:
    """Return text in which no blank tears a word or a number apart."""
    lines = map(_close_gaps_between_characters, text.split("\n"))
    return "\n".join(map(join_torn_numbers, lines))


def _close_gaps_between_characters(line: str) -> str:
    """Return a line without the blanks that follow every character, in all of it or in a run."""
    spaced_throughout = _is_spaced_throughout(line)
    line = _SPACED_RUN.sub(_closed_run, line)
    return _GAP_BESIDE_CJK.sub("", line) if spaced_throughout else line


def _is_spaced_throughout(line: str) -> bool:
    gaps = len(_GAP_IN_CJK.findall(line))
    return gaps >= max(_MIN_GAPS_OF_LINE, 2 * len(_ADJACENT_CJK.findall(line)))


def _is_of_names(run: re.Match[str]) -> bool:
    text, start, end = run.string, run.start(), run.end()
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    in_brackets = before in ("(", "（") and after in (")", "）")
    return text.endswith(_ROLES, 0, start + 1) or in_brackets


def _is_of_choices(run: re.Match[str]) -> bool:
    """Return whether a run is a few single characters after a colon: 字号：大 中 小."""
    choices = run[0].lstrip(":： ")
    after_colon = choices != run[0] or run.string.endswith((":", "："), 0, run.start())
    return after_colon and len(_BLANKS.findall(choices)) <= _MAX_CHOICES


def _closed_run(run: re.Match[str]) -> str:
    """Return a run without its narrowest gaps; a wider one parts words and becomes one blank."""
    if len(_GAP_IN_CJK.findall(run[0])) < _MIN_GAPS_OF_RUN:
        return run[0]
    if _is_of_names(run) or _is_of_choices(run):
        return run[0]
    narrowest = min(map(len, _BLANKS.findall(run[0])))
    return _BLANKS.sub(lambda gap: "" if len(gap[0]) == narrowest else " ", run[0])
