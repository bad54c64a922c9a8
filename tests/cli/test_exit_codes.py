"""Every failure is one sentence on stderr and an exit code; `doctor` reports them all."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.command import failure, zoneqa
from zoneqa_eval.faulty_endpoint import SECRET, FaultyEndpoint


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


@pytest.mark.parametrize(
    "command",
    [("articles",), ("ask", "好？"), ("index",), ("verify",), ("rollback",), ("facts", "--json")],
)
def test_a_database_with_the_index_that_does_not_answer_is_7(
    index: Path, command: tuple[str, ...]
) -> None:
    url = "postgresql://zoneqa:secret@127.0.0.1:1/zoneqa"
    code, message = failure(*command, "--index", str(index), ZONEQA_DATABASE=url)
    assert code == 7
    assert message.startswith(
        "zoneqa: The database postgresql://127.0.0.1:1/zoneqa does not answer"
    )
    assert message.count("\n") == 1
    assert "secret" not in message


def test_the_doctor(index: Path, tmp_path: Path) -> None:
    well = zoneqa("doctor", "--index", str(index), "--json")
    assert well.returncode == 0
    assert {f["what"] for f in json.loads(well.stdout)} == {
        *("zoneqa", "settings", "packages", "SQLite", "folders", "disk", "port", "clock"),
        *("database", "sign-in", "model", "search engine", "index", "question", "OCR"),
        *("LibreOffice", "LLM"),
    }
    ill = zoneqa("doctor", "--index", str(tmp_path), "--json")
    assert ill.returncode == 4
    assert {f["what"]: f["exit_code"] for f in json.loads(ill.stdout)}["model"] == 0
    assert not list(tmp_path.iterdir())


def test_the_doctor_asks_the_llm_and_keeps_its_key(index: Path) -> None:
    with FaultyEndpoint() as endpoint:
        said = {}
        for model in ("ok", "401"):
            done = zoneqa(
                *("doctor", "--index", str(index), "--json"),
                ZONEQA_LLM_MODEL=model,
                OPENAI_BASE_URL=endpoint.url,
                OPENAI_API_KEY=SECRET,
            )
            said[done.returncode] = json.loads(done.stdout)[-1]["says"]
            assert SECRET not in done.stdout + done.stderr
        assert endpoint.keys == [f"Bearer {SECRET}"] * 2
    assert said[0] == "ok replies, in 27 characters"
    assert said[7].endswith("refused the key (401); check OPENAI_API_KEY.")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(
    "command",
    [
        ["articles"],
        ["articles", "--json"],
        ["generations"],
        ["verify", "--json"],
        ["search", "人才"],
        ["ask", "2020年桂林高新区规模以上工业总产值是多少？", "--json"],
        ["doctor"],
    ],
)
def test_an_output_that_is_full_is_one_sentence(index: Path, command: list[str]) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "zoneqa", *command, "--index", str(index)],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert done.stderr == "zoneqa: The output cannot be written: No space left on device.\n"
    assert done.returncode == 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_messages_that_cannot_be_written_stop_nothing(index: Path, tmp_path: Path) -> None:
    (tmp_path / "b.bin").write_bytes(b"x")
    (tmp_path / "a.md").write_text("桂林高新区有69家企业入园。", encoding="utf-8")
    at = ("--corpus", str(tmp_path), "--index", str(index))
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "zoneqa", "index", "--dry-run", "--json", *at],
            stdout=subprocess.PIPE,
            stderr=full,
            encoding="utf-8",
            check=False,
        )
    assert (done.returncode, json.loads(done.stdout)["added"]) == (0, ["a"])


def test_a_reader_that_has_seen_enough_is_no_error(index: Path) -> None:
    command = f"{sys.executable} -m zoneqa articles --index {index} --json | head -c 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[", "")


def test_a_cache_that_another_process_holds_is_5(tmp_path: Path) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "a.md").write_text("桂林高新区有69家企业入园。", encoding="utf-8")
    at = ("--corpus", str(tmp_path / "c"), "--index", str(tmp_path / "i"))
    assert zoneqa("index", *at).returncode == 0
    (tmp_path / "c" / "b.md").write_text("昆山高新区有60家企业入园。", encoding="utf-8")
    held = tmp_path / "i" / "cache" / "vectors.sqlite"
    with closing(sqlite3.connect(held)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for options in (("--dry-run",), ()):
            code, message = failure("index", *at, *options)
            assert (code, message) == (
                5,
                f"zoneqa: Another process is using {held}; try again when it is done.\n",
            )
    assert zoneqa("index", *at).returncode == 0


@pytest.mark.parametrize("deep", ["[" * 100_000, '{"files":' * 100_000])
def test_a_manifest_that_is_nested_too_deep_is_4(tmp_path: Path, deep: str) -> None:
    folder = tmp_path / "gen-20260101T000000000000-00000000"
    folder.mkdir()
    (folder / "manifest.json").write_text(deep)
    (tmp_path / "CURRENT").write_text(folder.name)
    for command in (["articles"], ["ask", "好？"], ["rollback", folder.name]):
        code, message = failure(*command, "--index", str(tmp_path))
        assert (code, message.count("\n")) == (4, 1)
    verified = zoneqa("verify", "--index", str(tmp_path))
    assert verified.returncode == 4
    assert "Traceback" not in verified.stderr
