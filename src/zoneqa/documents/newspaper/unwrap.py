"""Lines wrapped at a fixed width joined into paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from zoneqa.documents.newspaper.half_width import ends_sentence
from zoneqa.text.characters import BLANK, HAN, display_width
from zoneqa.text.torn_numbers import join_torn_numbers

_INDENT = re.compile("[ \u3000\t\u00a0]{2,}|\u3000")
_PROSE = re.compile("[，。；,;]|[a-z] [a-z]")
_TABLE = re.compile(r"\t|\||\S {2,}\S+ {2,}\S")
_LATIN_END = re.compile(r"[A-Za-z,.;:)\"'’”]$")
_CUT_NUMBER = re.compile(rf"[{HAN}]{BLANK}?\d+[.,]$")
_SEAM = 40
"""Characters before a line end that tell how the line goes on."""


def unwrap_text(text: str) -> str:
    """Return text without the line ends of wrapping, nor others that tear a number apart."""
    return join_torn_numbers("\n".join(unwrap(text.split("\n"))))


def unwrap(lines: Sequence[str]) -> list[str]:
    """Return paragraphs if the lines were wrapped at one width, else the lines as they are."""
    limit = _limit([line.strip() for line in lines if line.strip()])
    if limit is None:
        return list(lines)
    indented = sum(bool(_INDENT.match(line)) for line in lines) > 1
    merged: list[str] = []
    last_is_full = False
    for line in lines:
        if last_is_full and _continues_line(merged[-1], line, indented, limit):
            merged[-1] = join_lines(merged[-1].rstrip(), line.strip())
        else:
            merged.append(line)
        last_is_full = bool(line.strip()) and _is_full(line, limit)
    return merged


def join_lines(left: str, right: str) -> str:
    """Join two parts of a line, with a space between Latin words but none within a number."""
    end = left[-_SEAM:]
    latin = _LATIN_END.search(end) and re.match("[A-Za-z0-9(\"'“‘]", right)
    cut = _CUT_NUMBER.search(end) and right[:1].isdecimal()
    return f"{left} {right}" if latin and not cut else left + right


def _limit(lines: Sequence[str]) -> int | None:
    """Return the width at which the lines were wrapped, or None if they were not."""
    widths = Counter(display_width(line) for line in lines)
    if len(lines) < 6:
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
    if not line.strip() or _INDENT.match(line):
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
