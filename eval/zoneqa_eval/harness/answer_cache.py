"""A cache of the rows of a run, in a file that grows line by line: a broken run is resumed."""

from __future__ import annotations

import json
from pathlib import Path

from zoneqa.serialize import Json
from zoneqa_eval.files import format_jsonl
from zoneqa_eval.measures.base import Rows


class AnswerCache:
    """The rows of one digest; a last line that was cut off is dropped, so it is asked again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows: dict[tuple[str, str], Json | None] = {}
        if path.is_file():
            self._read(path.read_bytes())

    def has(self, probe: str, case_id: str) -> bool:
        """Return whether there is a row, if only of a failure."""
        return (probe, case_id) in self._rows

    def put(self, probe: str, case_id: str, row: Json | None) -> None:
        """Add a row, in memory and on disk."""
        self._rows[probe, case_id] = row
        with self._path.open("a", encoding="utf-8") as file:
            file.write(format_jsonl([{"probe": probe, "id": case_id, "row": row}]))

    def rows(self, probe: str) -> Rows:
        """Return the rows of one probe by case id."""
        return {case_id: row for (name, case_id), row in self._rows.items() if name == probe}

    def _read(self, data: bytes) -> None:
        whole = data[: data.rfind(b"\n") + 1]
        if whole != data:
            self._path.write_bytes(whole)
        for line in whole.decode("utf-8").split("\n")[:-1]:
            row = json.loads(line)
            self._rows[row["probe"], row["id"]] = row["row"]
