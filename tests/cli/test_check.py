"""`zoneqa check --batch`: a verdict for each line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cli.command import failure, zoneqa

EVIDENCE = "枫谷高新区2023年产值为21.5亿元，同比增长12%。"


def checked(folder: Path, *lines: object) -> list[dict[str, Any]]:
    """Return the rows that are written for lines, of which a text is written as it is."""
    batch, out = folder / "in.jsonl", folder / "out.jsonl"
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    batch.write_text("\n".join(texts), encoding="utf-8")
    index = str(folder / "none")
    done = zoneqa("check", "--index", index, "--batch", str(batch), "--out", str(out))
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def test_each_line_gets_a_verdict_with_the_right_value(tmp_path: Path) -> None:
    right, wrong = checked(
        tmp_path,
        {"id": "a", "sentence": "枫谷高新区产值21.5亿元。", "evidence": EVIDENCE},
        {"id": "b", "sentence": "枫谷高新区产值21.5万元。", "evidence": [EVIDENCE]},
    )
    assert (right["id"], right["verdict"], right["reason"]) == ("a", "supported", None)
    assert (wrong["verdict"], wrong["reason"]) == ("cut", "文章写的是21.5亿元，不是21.5万元")
    assert wrong["faults"] == [
        {"kind": "unit", "start": 7, "end": 13, "stated": "21.5万元", "right": "21.5亿元"}
    ]
    assert 0 <= wrong["score"] < right["score"] <= 1


def test_last_year_is_that_of_the_date_of_the_evidence(tmp_path: Path) -> None:
    line = {"sentence": "2023年产值21.5亿元。", "evidence": "去年产值21.5亿元。"}
    same, other = checked(tmp_path, {**line, "date": "2024-03-01"}, {**line, "date": "2023-03-01"})
    assert (same["verdict"], other["verdict"]) == ("supported", "cut")


def test_a_bad_line_says_what_is_wrong_and_the_others_are_checked(tmp_path: Path) -> None:
    rows = checked(
        tmp_path,
        "no JSON",
        ["a", "list"],
        {"id": 1, "sentence": 3, "evidence": EVIDENCE},
        {"id": 2, "sentence": "产值21.5亿元。"},
        {"id": 3, "sentence": "产值21.5亿元。", "evidence": []},
        {"id": 4, "sentence": "产值21.5亿元。", "evidence": EVIDENCE, "date": "soon"},
        {"id": 5, "sentence": "产值21.5亿元。", "evidence": EVIDENCE},
    )
    assert [row["id"] for row in rows] == [None, None, 1, 2, 3, 4, 5]
    codes = [row["error"]["code"] for row in rows[:6]]
    assert codes == [*["sentence_invalid"] * 3, "index_missing", *["sentence_invalid"] * 2]
    assert rows[6]["verdict"] == "supported"


def test_without_a_batch_or_with_a_missing_one_it_says_so(tmp_path: Path) -> None:
    code, message = failure("check")
    assert (code, "--batch" in message) == (2, True)
    assert failure("check", "--batch", str(tmp_path / "none.jsonl"))[0] == 3
