"""What the last run of `zoneqa index` read: kept beside the index, for those who look at the files.

It can be made again, and nothing depends on it: where it is missing, no file is known to be read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zoneqa.documents.ingest_report import IngestReport, ingest_report_json
from zoneqa.index import cache_folder

_FILE = "last_report.json"


@dataclass(frozen=True, slots=True)
class LastReport:
    """The rows of a report by the names of their files; `began` is when reading them began."""

    began: float = 0.0
    rows: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def write_last_report(index: Path, began: float, report: IngestReport) -> None:
    """Keep a report, at once or not at all; a disk that refuses is no error."""
    folder = cache_folder(index)
    pending = folder / f"{_FILE}.{os.getpid()}"
    row = {"began": began, **ingest_report_json(report)}
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        pending.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
        os.replace(pending, folder / _FILE)


def read_last_report(index: Path) -> LastReport:
    """Return the report that was kept last; an empty one if there is none."""
    try:
        row = json.loads((cache_folder(index) / _FILE).read_bytes())
        return LastReport(float(row["began"]), {each["name"]: each for each in row["files"]})
    except (OSError, ValueError, KeyError, TypeError):
        return LastReport()
