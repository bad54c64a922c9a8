"""What the last run said of a file, in words: what was repaired, and what was not read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zoneqa.api.translations import Translations

_MOST_PROBLEMS = 20


@dataclass(frozen=True, slots=True)
class ShownProblem:
    """Why a part of a file was not read."""

    part: str
    reason: str


def remarks(report: Mapping[str, Any], texts: Translations) -> Sequence[str]:
    """Return what was repaired in a file and what was found twice, in words."""
    said = [
        f"{texts.get(f'repaired_{kind}', kind)}: {count}"
        for kind, count in report.get("repairs", {}).items()
    ]
    duplicates = len(report.get("duplicates", ()))
    if duplicates:
        said.append(texts["documents_duplicates"].replace("{n}", str(duplicates)))
    return said


def problems(rows: Sequence[Mapping[str, Any]], texts: Translations) -> Sequence[ShownProblem]:
    """Return problems in words, the first of them if there are many."""
    return [
        ShownProblem(row["part"], texts[f"documents_reason_{row['reason']}"])
        for row in rows[:_MOST_PROBLEMS]
    ]
