"""JSON Lines files: one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from zoneqa.serialize import Json


def read_jsonl(path: Path) -> list[Json]:
    """Return the objects of a file. Raises OSError, and ValueError for a line that is not JSON."""
    return parse_jsonl(path.read_text(encoding="utf-8"))


def parse_jsonl(text: str) -> list[Json]:
    """Return the objects of a text; empty lines are skipped."""
    # Not splitlines(): JSON strings may hold U+2028, which it takes for the end of a line.
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def format_jsonl(rows: Iterable[Json]) -> str:
    """Return the text of a file with these objects."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
