"""The words of the trade, in glossary.txt: English wordings = what articles call it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def entries() -> Iterator[tuple[str, str]]:
    """Yield the English wordings of the glossary with a Chinese word for each."""
    text = (files("zoneqa.query.translation") / "glossary.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line[:1] not in ("", "#"):
            english, _, chinese = line.partition("=")
            yield from ((e.strip(), c) for e in english.split("|") for c in chinese.split())
