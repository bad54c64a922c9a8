"""Undoing what an extraction does to lines: spaces between characters, lines cut at a width."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from zoneqa.documents.newspaper.shape import HAN, ended, width

_CJK = rf"[{HAN}\u3001-\u3011\uff01-\uff5e“”‘’…—]"
_SPACED = re.compile(rf"(?<={_CJK}) (?={_CJK})")
_TOGETHER = re.compile(rf"(?<={_CJK})(?={_CJK})")
_LOOSE = re.compile(rf"(?:(?<={_CJK})|(?<=\d)) (?={_CJK}|\d)")
_INDENT = re.compile("[ \u3000\t\u00a0]{2,}|\u3000")
_PROSE = re.compile("[，。；,;]|[a-z] [a-z]")
_TABLE = re.compile(r"\t|\||\S {2,}\S+ {2,}\S")
_LATIN_END = re.compile(r"[A-Za-z,.;:)\"'’”]$")


def remove_inner_spaces(line: str) -> str:
    """The line without the spaces that an extraction put between all its characters."""
    spaces = len(_SPACED.findall(line))
    if spaces < 4 or spaces < len(_TOGETHER.findall(line)):
        return line
    return re.sub(" {2,}", " ", _LOOSE.sub("", line))


def unwrap(lines: Sequence[str]) -> list[str]:
    """Paragraphs from lines that were all cut at one width; other texts stay as they are."""
    limit = _limit([line.strip() for line in lines if line.strip()])
    if limit is None:
        return list(lines)
    indented = sum(bool(_INDENT.match(line)) for line in lines) > 1
    glued: list[str] = []
    open_line = False
    for line in lines:
        if open_line and _goes_on(glued[-1], line, indented, limit):
            glued[-1] = join(glued[-1].rstrip(), line.strip())
        else:
            glued.append(line)
        open_line = bool(line.strip()) and width(line.rstrip()) >= limit - 3
    return glued


def join(left: str, right: str) -> str:
    """Two halves of a line; Latin words keep a space between them."""
    latin = _LATIN_END.search(left) and re.match("[A-Za-z0-9(\"'“‘]", right)
    return f"{left} {right}" if latin else left + right


def _limit(lines: Sequence[str]) -> int | None:
    """The width at which lines were cut, if they were."""
    widths = Counter(width(line) for line in lines)
    if len(lines) < 6:
        return None
    limit = max(widths, key=lambda w: (_within(widths, w), w))
    full = [line for line in lines if limit - 3 <= width(line) <= limit + 1]
    wider = sum(count for w, count in widths.items() if w > limit + 2)
    wrapped = (
        20 <= limit <= 120
        and len(full) >= 0.4 * len(lines)
        and wider <= 0.1 * len(lines)
        and sum(not ended(line) for line in full) >= 0.6 * len(full)
        and sum(_reads_on(line) for line in full) >= 0.5 * len(full)
    )
    return limit if wrapped else None


def _within(widths: Counter[int], limit: int) -> int:
    return sum(widths[w] for w in range(limit - 3, limit + 2))


def _reads_on(line: str) -> bool:
    return bool(_PROSE.search(line)) and not _TABLE.search(line)


def _goes_on(before: str, line: str, indented: bool, limit: int) -> bool:
    if not line.strip() or _INDENT.match(line):
        return False
    if not ended(before):
        return True
    return (indented or width(line.rstrip()) >= limit - 3) and ended_or_full(line, limit)


def ended_or_full(line: str, limit: int) -> bool:
    return ended(line) or width(line.rstrip()) >= limit - 3


def paragraphs_of(lines: Iterable[str]) -> list[tuple[str, bool]]:
    """The lines that are not blank, each with whether a blank line goes before it."""
    found: list[tuple[str, bool]] = []
    gap = True
    for line in lines:
        if line.strip():
            found.append((line.strip(), gap))
        gap = not line.strip()
    return found
