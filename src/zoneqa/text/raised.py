"""Raised text written in line: powers stay raised (m², 10⁴), and the marks of notes are left out.

A mark that is set small and high in print must not become a digit of the number before it.
"""

from __future__ import annotations

import re

from zoneqa.text.characters import HAN

_PLAIN, _RAISED = "0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ"
_TO_RAISED = str.maketrans(_PLAIN, _RAISED)
_TO_PLAIN = str.maketrans(_RAISED, _PLAIN[:11] + "--" + _PLAIN[13:])
BEFORE_RAISED = 12
"""Characters before a raised run that tell what it is."""

_NUMBER = r"\d{1,3}(?:\s*[,，、;\-–—~]\s*\d{1,3})*"
_NOTE_MARK = re.compile(
    rf"[\[［【〔(（]?\s*(?:注?\s*{_NUMBER}|注|[*＊†‡§¶#]+|[a-z]|[①-⑳㉑-㉟])\s*[\]］】〕)）]?"
)
# What may carry a power, and the power: nobody writes a first power, nor 10² for 100.
_POWER = re.compile(
    r"(?:[×xX*✕]\s*10\^\d{1,3}|(?<![\d.,])10\^(?:[3-9]|[1-3]\d)|(?:[A-Za-z)）]|(?<![\d.,])10)\^[-−+]\d{1,3}"
    r"|(?:(?<![A-Za-z])(?i:N?[kcdhmnμµ]?m)|(?<![平立]方)[米里])\^[23]|(?<![A-Za-z])[A-Za-z]\^[2-9n]"
    r"|[A-Za-z)）]\^\d?[-−+])$"
)
_RAISED_RUN = re.compile(f"[{_RAISED}]+")
_CIRCLED_AFTER_NUMBER = re.compile(rf"(?<=\d)[①-⑳㉑-㉟]+(?=[{HAN}%％‰，。；、,;)）])")


def raised(run: str, before: str) -> str:
    """Return what a raised run of text becomes in the line, after the text `before` it.

    Powers come in raised characters, marks of notes are left out, all else stays: 14th, 4G.

    >>> raised("2", "占地20m"), raised("4", "31×10"), raised("2", "税收28.9"), raised("th", "14")
    ('²', '⁴', '', 'th')
    """
    mark = run.strip()
    if _POWER.search(f"{before[-BEFORE_RAISED:]}^{mark}"):
        return mark.translate(_TO_RAISED)
    return "" if _NOTE_MARK.fullmatch(mark) else run


def without_note_marks(text: str) -> str:
    """Return text without the marks of notes that are raised characters: 28.9²亿元, 9.9①亿元."""
    text = _CIRCLED_AFTER_NUMBER.sub("", text)
    return _RAISED_RUN.sub(_in_line, text)


def _in_line(run: re.Match[str]) -> str:
    before = run.string[max(0, run.start() - BEFORE_RAISED) : run.start()]
    return raised(run[0].translate(_TO_PLAIN), before)
