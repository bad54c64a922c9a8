"""Lines wrapped at a fixed width joined into paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from string import ascii_letters, digits

from zoneqa.documents.newspaper.half_width import ends_sentence
from zoneqa.text.characters import BLANK, HAN, display_width, is_han
from zoneqa.text.torn_numbers import join_torn_numbers

_INDENT = re.compile("[ \u3000\t\u00a0]{2,}|\u3000")
_PROSE = re.compile("[，。；,;]|[a-z] [a-z]")
_TABLE = re.compile(r"\t|\||\S {2,}\S+ {2,}\S")
_LATIN_END = (*ascii_letters, *",.;:)\"'’”")
_LATIN_START = (*ascii_letters, *digits, *"(\"'“‘")
_MIN_LINES = 6
"""The fewest lines that show a width."""
_MIN_LINES_BESIDE_WRAPPED = 4
"""The fewest lines of a block that show one where another block is wrapped."""
_CUT_WORD = re.compile(
    r"[a-z]\n(?!(?:of|and|for|in|on|the|to|with|by)\b)[a-z]|[A-Z]\n[A-Z](?![a-z])"
)
"""The seam of a word, and not of two: those of a name, save the small ones, begin in capitals."""
_OPENING = tuple("■□◆◇▲△▼●○★☆•【")
_MAX_HEADLINES = 4
"""The most lines above the indented text of a block that are its headline and byline."""
_CUT_NUMBER = re.compile(rf"[{HAN}]{BLANK}?\d+[.,]$")
_SEAM = 40
"""Characters before a line end that tell how the line goes on."""


def unwrap_text(text: str) -> str:
    """Return text without the line ends of wrapping, nor others that tear a number apart."""
    return join_torn_numbers("\n".join(unwrap(text.split("\n"))))


def unwrap(lines: Sequence[str]) -> list[str]:
    """Return paragraphs if the lines were wrapped at one width, else the lines as they are.

    The width may be that of the whole text, or one for each block between blank lines: the columns
    of a page.
    """
    limit = _limit(lines)
    if limit is not None:
        return _unwrap_at(limit, lines)
    blocks = [list(block) for _, block in groupby(lines, key=lambda line: bool(line.strip()))]
    limits = [_limit(block) for block in blocks]
    if any(limits):
        limits = [_limit(block, fewest=_MIN_LINES_BESIDE_WRAPPED) for block in blocks]
    return [
        line
        for block, limit in zip(blocks, limits, strict=True)
        for line in (block if limit is None else _unwrap_at(limit, block))
    ]


def _unwrap_at(limit: int, lines: Sequence[str]) -> list[str]:
    indented = sum(bool(_INDENT.match(line)) for line in lines) > 1
    headlines = _headlines(lines)
    merged: list[str] = []
    last_is_full = False
    for at, line in enumerate(lines):
        if last_is_full and _continues_line(merged[-1], line, indented, limit):
            merged[-1] = _join_wrapped(merged[-1].rstrip(), line.strip(), limit, lines[at - 1])
        else:
            merged.append(line)
        last_is_full = bool(line.strip()) and _is_full(line, limit) and at not in headlines
    return merged


def _headlines(lines: Sequence[str]) -> frozenset[int]:
    """Return the lines above the first indented one of a block that are no part of a sentence."""
    found: set[int] = set()
    above: list[int] = []
    for at, line in enumerate(lines):
        if _INDENT.match(line) and line.strip():
            found.update(above if len(above) <= _MAX_HEADLINES else ())
            above = [-1] * (_MAX_HEADLINES + 1)
        elif not line.strip():
            above = []
        else:
            above += [at] if not _PROSE.search(line) else [-1] * (_MAX_HEADLINES + 1)
    return frozenset(found)


def _join_wrapped(left: str, right: str, limit: int, line: str) -> str:
    """Join a line to the next; a line of Chinese that is full to the end may cut a Latin word."""
    full = display_width(line.rstrip()) >= limit - 1 and line == line.rstrip()
    chinese = sum(map(is_han, line)) * 2 > len(line.strip())
    if full and chinese and _CUT_WORD.search(f"{left}\n{right}"):
        return left + right
    return join_lines(left, right)


def join_lines(left: str, right: str) -> str:
    """Join two parts of a line, with a space between Latin words but none within a number."""
    end = left[-_SEAM:]
    latin = end.endswith(_LATIN_END) and right.startswith(_LATIN_START)
    cut = _CUT_NUMBER.search(end) and right[:1].isdecimal()
    return f"{left} {right}" if latin and not cut else left + right


def _limit(given: Sequence[str], fewest: int = _MIN_LINES) -> int | None:
    """Return the width at which the lines were wrapped, or None if they were not or are too few."""
    lines = [line.strip() for line in given if line.strip()]
    widths = Counter(display_width(line) for line in lines)
    if len(lines) < fewest:
        return None
    limit = max(widths, key=lambda w: (_count_near(widths, w), w))
    full_lines = [line for line in lines if limit - 3 <= display_width(line) <= limit + 1]
    wider = sum(count for w, count in widths.items() if w > limit + 2)
    wrapped = (
        20 <= limit <= 120
        and len(full_lines) >= 0.4 * len(lines)
        and wider <= 0.1 * len(lines)
        and sum(not ends_sentence(line) for line in full_lines) >= 0.6 * len(full_lines)
        and sum(_is_prose(line) for line in full_lines) >= 0.5 * len(full_lines)
    )
    return limit if wrapped else None


def _count_near(widths: Counter[int], limit: int) -> int:
    return sum(widths[w] for w in range(limit - 3, limit + 2))


def _is_prose(line: str) -> bool:
    return bool(_PROSE.search(line)) and not _TABLE.search(line)


def _continues_line(before: str, line: str, indented: bool, limit: int) -> bool:
    if not line.strip() or _INDENT.match(line) or line.lstrip().startswith(_OPENING):
        return False
    if not ends_sentence(before):
        return True
    return (indented or _is_full(line, limit)) and _ends_or_is_full(line, limit)


def _is_full(line: str, limit: int) -> bool:
    return display_width(line.rstrip()) >= limit - 3


def _ends_or_is_full(line: str, limit: int) -> bool:
    return ends_sentence(line) or _is_full(line, limit)


def nonblank_lines(lines: Iterable[str]) -> list[tuple[str, bool]]:
    """Return the lines that are not blank, each with whether it follows a blank line."""
    found: list[tuple[str, bool]] = []
    after_blank = True
    for line in lines:
        if line.strip():
            found.append((line.strip(), after_blank))
        after_blank = not line.strip()
    return found
