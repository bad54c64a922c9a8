"""The words of a data file: one rule for how it is written."""

from __future__ import annotations

from importlib.resources import files


def words_of(name: str) -> list[str]:
    """Return the words of a file in data/, parted by blanks; lines with # are comments."""
    text = (files("zoneqa.claims") / "data" / name).read_text(encoding="utf-8")
    return [word for line in text.splitlines() if line[:1] != "#" for word in line.split()]
