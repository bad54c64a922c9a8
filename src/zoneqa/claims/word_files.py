"""The words of data files: one rule for how these are written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files


def words_of(name: str) -> list[str]:
    """Return the words of a file in data/, parted by blanks; lines with # are comments."""
    return [word for words in sections_of(name).values() for word in words]


def sections_of(name: str, package: str = "zoneqa.claims") -> dict[str, list[str]]:
    """Return the words of a file in a package's data/ by the [section] in which they stand."""
    text = (files(package) / "data" / name).read_text(encoding="utf-8")
    found: dict[str, list[str]] = defaultdict(list)
    section = ""
    for line in text.splitlines():
        if line.startswith("[") and line.endswith("]") and line.isascii():
            section = line.strip("[]")
        elif not line.startswith("#"):
            found[section] += line.split()
    return found


def pattern_of(words: Iterable[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return a pattern that matches any of some words, a longer one before those in it."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)), flags)


def patterns_of(name: str) -> dict[str, str]:
    """Return the words of each section of a file in data/ as one pattern that matches any."""
    return {section: f"(?:{'|'.join(words)})" for section, words in sections_of(name).items()}
