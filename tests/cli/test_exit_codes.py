"""Every failure is one sentence on stderr and an exit code; `doctor` reports them all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import failure, zoneqa


def test_a_filter_that_nothing_matches_is_2(index: Path) -> None:
    code, message = failure("ask", "好？", "--zone", "苏北高新区", "--index", str(index))
    assert code == 2
    assert message.startswith(
        "zoneqa: No article has the zone “苏北高新区”; the closest are 苏州高新区."
    )
    code, message = failure("articles", "--since", "03/2021", "--index", str(index))
    assert code == 2
    assert "“03/2021” is not a date like 2021, 2021-03 or 2021-03-15." in message


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["ask", ""], "empty"),
        (["ask", "国" * 2001], "2,001 characters"),
        (["ask", "x" * 100_000], "100,000 characters"),
        (["ask", "a\udcffb"], "broken characters"),
        (["ask"], "--batch"),
        (["ask", "a", "--batch", "b"], "--batch"),
        (["ask", "--batch", "b", "--after", "a"], "--after goes with one question"),
        (["ask", "a", "--after", " "], "empty"),
        (["search", "a", "--k", "0"], "--k"),
        (["nonsense"], "No such command"),
    ],
)
def test_wrong_usage_is_2(args: list[str], says: str) -> None:
    code, message = failure(*args)
    assert code == 2
    assert says in message


def test_a_wrong_setting_is_2() -> None:
    code, message = failure("articles", ZONEQA_PORT="eighty")
    assert code == 2
    assert message == "zoneqa: ZONEQA_PORT is 'eighty', which is not a whole number above 0.\n"


def test_what_cannot_be_read_is_3(tmp_path: Path, index: Path) -> None:
    assert failure("index", "--corpus", str(tmp_path / "none"))[0] == 3
    assert failure("index", "--corpus", str(tmp_path))[0] == 3
    bad = tmp_path / "q.jsonl"
    bad.write_text('{"id": 1, "question": "好？"}\n{"id": 2}\n')
    code, message = failure("ask", "--batch", str(bad), "--index", str(index))
    assert code == 3
    assert "line 2" in message


def test_no_index_and_a_damaged_one_are_4(tmp_path: Path) -> None:
    code, message = failure("ask", "好？", "--index", str(tmp_path))
    assert code == 4
    assert "zoneqa index" in message
    (tmp_path / "CURRENT").write_text("gen-gone\n")
    assert failure("articles", "--index", str(tmp_path))[0] == 4


def test_a_model_that_is_not_there_is_6(tmp_path: Path, index: Path) -> None:
    missing = str(tmp_path / "model")
    code, message = failure("ask", "好？", "--index", str(index), ZONEQA_EMBEDDER=missing)
    assert code == 6
    assert missing in message
    assert message.count("\n") == 1


def test_the_doctor(index: Path, tmp_path: Path) -> None:
    well = zoneqa("doctor", "--index", str(index), "--json")
    assert well.returncode == 0
    assert {f["what"] for f in json.loads(well.stdout)} == {
        *("zoneqa", "SQLite", "model", "index", "question")
    }
    ill = zoneqa("doctor", "--index", str(tmp_path), "--json")
    assert ill.returncode == 4
    assert {f["what"]: f["exit_code"] for f in json.loads(ill.stdout)}["model"] == 0
