"""The marks of a draft that was checked before: they are no words of its writer."""

from __future__ import annotations

from collections.abc import Iterator

from zoneqa.checking.export.mark_phrases import CONTRADICTED, STATUS_NAMES, SYMBOLS, UNVERIFIED

_BRACKETS = {"（": 1, "(": 1, "）": -1, ")": -1}


def without_own_marks(text: str) -> str:
    """Return a draft without the marks behind its sentences, the counts and the notes below."""
    lines = text.split("\n")
    counts = next((n for n, line in enumerate(lines) if line.startswith(_COUNTS)), len(lines))
    marked = counts < len(lines)
    written = "\n".join(line for line in lines[:counts] if not (marked and _is_note(line)))
    if marked:
        written = written.rstrip().removesuffix("---")
    for mark in UNVERIFIED.values():
        written = written.replace(mark, "")
    for phrase in CONTRADICTED.values():
        written = "".join(_outside(written, phrase.partition("{}")[0]))
    return written.rstrip() if marked else written


_COUNTS = tuple(f"{SYMBOLS['supported']} {names['supported']} " for names in STATUS_NAMES.values())


def _is_note(line: str) -> bool:
    """Return whether a line is a note of Word as it is read: 注3：…"""
    return line.startswith("注") and line[1:].partition("：")[0].isdigit()


def _outside(text: str, opening: str) -> Iterator[str]:
    """Yield what stands outside of the brackets that begin with an opening."""
    before, *rest = text.split(opening)
    yield before
    for each in rest:
        end = _closing(each)
        yield each[end + 1 :] if end >= 0 else f"{opening}{each}"


def _closing(text: str) -> int:
    """Return where the bracket ends that was opened before a text; -1 if it is not on its line."""
    depth = 1
    for at, character in enumerate(text.partition("\n")[0]):
        depth += _BRACKETS.get(character, 0)
        if depth == 0:
            return at
    return -1
