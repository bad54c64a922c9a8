"""Files of aliases: names that mean the same zone, one zone a line, with = between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from zoneqa.errors import UsageError
from zoneqa.text.characters import is_chinese_word
from zoneqa.text.normalize import simplify
from zoneqa.zones.lexicon import NAMELESS

AliasLine = tuple[str, ...]
"""The names of a line, in simplified script."""

_LONGEST = 12
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9'. -]*[A-Za-z0-9]")
# Words that are in the name of every zone tell none from another.
_ANY_ZONE = re.compile(f"(?:{NAMELESS}|技术|新|园)+")


def packaged_aliases() -> tuple[AliasLine, ...]:
    """Return the lines that come with zoneqa."""
    text = (files("zoneqa.zones") / "data" / "aliases.txt").read_text(encoding="utf-8")
    return parse_aliases(text, "The aliases of zoneqa")


def read_aliases(path: Path) -> tuple[AliasLine, ...]:
    """Return the lines of a user's own file. Raises UsageError, naming the line that is wrong."""
    try:
        return parse_aliases(path.read_text(encoding="utf-8-sig"), f"The aliases in {path}")
    except OSError as error:
        raise UsageError(f"The aliases in {path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"The aliases in {path} are not UTF-8 text.") from error


def parse_aliases(text: str, where: str) -> tuple[AliasLine, ...]:
    """Return the lines of a text. Raises UsageError."""
    rows = ((number, line.strip()) for number, line in enumerate(text.split("\n"), 1))
    return tuple(
        _names(line, f"{where}, line {n}") for n, line in rows if line[:1] not in ("", "#")
    )


def _names(line: str, where: str) -> AliasLine:
    names = tuple(" ".join(name.split()) for name in simplify(line).split("="))
    problem = next(_problems(names), None)
    if problem:
        raise UsageError(f"{where}: {problem}.")
    return names


def _problems(names: AliasLine) -> Iterator[str]:
    if len(names) < 2:
        yield "a line gives two names or more, with = between them"
    for name in names:
        if not is_chinese_word(name, _LONGEST) and not _LATIN.fullmatch(name):
            yield f"“{name[:40]}” is neither a Chinese name of 2 to 12 characters nor a Latin one"
        if _ANY_ZONE.fullmatch(name):
            yield f"“{name}” names no particular zone"
    if not any(is_chinese_word(name, _LONGEST) for name in names):
        yield "one of the names must be Chinese, as the articles are"
