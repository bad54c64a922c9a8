"""What was asked already, in a file that grows line by line: a run that broke off goes on."""

from __future__ import annotations

import json
from pathlib import Path

from zoneqa.serialize import Json
from zoneqa_eval.measures.results import Rows


class Kept:
    """The rows of one digest; a last line that was cut off is asked again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows: dict[tuple[str, str], Json | None] = {}
        if path.is_file():
            self._read(path.read_bytes())

    def has(self, act: str, case_id: str) -> bool:
        return (act, case_id) in self._rows

    def put(self, act: str, case_id: str, row: Json | None) -> None:
        """Keeps a row, here and on disk."""
        self._rows[act, case_id] = row
        line = json.dumps({"act": act, "id": case_id, "row": row}, ensure_ascii=False)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    def rows(self, act: str) -> Rows:
        """The rows of one act, by case id."""
        return {case_id: row for (name, case_id), row in self._rows.items() if name == act}

    def _read(self, data: bytes) -> None:
        whole = data[: data.rfind(b"\n") + 1]
        if whole != data:
            self._path.write_bytes(whole)
        for line in whole.decode("utf-8").split("\n")[:-1]:
            row = json.loads(line)
            self._rows[row["act"], row["id"]] = row["row"]
