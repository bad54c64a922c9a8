"""The command line: results on stdout, messages on stderr, exit codes as promised."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from zoneqa.settings import Settings

ROOT = Path(__file__).parents[1]


def zoneqa(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Runs the command as a person would, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "zoneqa", *args],
        cwd=ROOT,
        env={**os.environ, **env},
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
    )


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the project's own articles, made by the command."""
    folder = tmp_path_factory.mktemp("index")
    done = zoneqa("index", "--index", str(folder))
    assert done.returncode == 0, done.stderr
    assert "6 articles" in done.stdout
    return folder


def failure(*args: str, **env: str) -> tuple[int, str]:
    """Exit code and message; nothing on stdout, one line on stderr, no traceback."""
    done = zoneqa(*args, **env)
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


def test_the_main_question(index: Path) -> None:
    question = "2020年桂林高新区规模以上工业总产值是多少？"
    done = zoneqa("ask", question, "--index", str(index), "--json")
    answer = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert answer["short_answer"] == "300亿元"
    assert "300亿元" in answer["citations"][0]["quote"]
    assert answer["citations"][0]["article_id"] == "guilin"
    texts = {a["id"]: a["text"] for a in listed(index)}
    for cited in answer["citations"]:
        text = texts[cited["article_id"]]
        assert text[cited["start"] : cited["end"]] == cited["quote"]


def listed(index: Path) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = json.loads(
        zoneqa("articles", "--index", str(index), "--json").stdout
    )
    return rows


def test_for_people(index: Path) -> None:
    said = zoneqa("ask", "What is the capital of Australia?", "--index", str(index))
    assert said.returncode == 0
    assert said.stdout.startswith("The articles do not say.\n")
    found = zoneqa("search", "步长医药产业园占地", "--index", str(index), "--k", "2").stdout
    assert "800亩" in found
    assert "昆山高新区" in zoneqa("articles", "--index", str(index)).stdout


def test_search_in_json(index: Path) -> None:
    done = zoneqa("search", "步长医药产业园占地", "--index", str(index), "--k", "3", "--json")
    hits = json.loads(done.stdout)["hits"]
    assert len(hits) == 3
    assert set(hits[0]) == {"passage_id", "article_id", "score", "text"}
    assert hits[0]["article_id"] == "yangling"


def test_a_batch(index: Path, tmp_path: Path) -> None:
    questions = tmp_path / "q.jsonl"
    rows = [{"id": "a", "question": "昆山包机几架次？"}, {"id": 2, "question": " "}]
    questions.write_text("\ufeff" + "\n".join(map(json.dumps, rows)) + "\n\n", encoding="utf-8")
    out = tmp_path / "a.jsonl"
    done = zoneqa("ask", "--batch", str(questions), "--out", str(out), "--index", str(index))
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 of 2 questions could not be asked" in done.stderr
    first, second = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    assert (first["id"], first["abstained"]) == ("a", False)
    assert "4架次" in first["answer"]
    assert (second["id"], second["error"]["code"]) == (2, "question_empty")
    piped = zoneqa("search", "--batch", str(questions), "--index", str(index), "--k", "1")
    assert json.loads(piped.stdout.splitlines()[0])["hits"][0]["article_id"] == "kunshan"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "q.jsonl"]


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["ask", ""], "empty"),
        (["ask", "国" * 2001], "2,001 characters"),
        (["ask", "x" * 100_000], "100,000 characters"),
        (["ask", "a\udcffb"], "broken characters"),
        (["ask"], "--batch"),
        (["ask", "a", "--batch", "b"], "--batch"),
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


def test_unknown_files_are_named_and_not_fatal(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("桂林高新区有69家企业入园。", encoding="utf-8")
    (tmp_path / "b.xlsx").write_bytes(b"x")
    done = zoneqa("index", "--corpus", str(tmp_path), "--index", str(tmp_path / "i"), "--json")
    assert json.loads(done.stdout)["articles"] == 1
    assert done.stderr == "zoneqa: skipped b.xlsx: unknown file type '.xlsx'\n"


def test_escape_sequences_do_not_reach_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("桂林\x1b[31m高新区有69家企业入园。\x07", encoding="utf-8")
    zoneqa("index", "--corpus", str(tmp_path), "--index", str(tmp_path / "i"))
    done = zoneqa("ask", "\x1b[J\x07桂林高新区有多少家企业入园？", "--index", str(tmp_path / "i"))
    assert "69家" in done.stdout
    assert not set("\x1b\x07") & set(done.stdout + done.stderr)


def test_the_doctor(index: Path, tmp_path: Path) -> None:
    well = zoneqa("doctor", "--index", str(index), "--json")
    assert well.returncode == 0
    assert {f["what"] for f in json.loads(well.stdout)} == {
        *("zoneqa", "SQLite", "model", "index", "question")
    }
    ill = zoneqa("doctor", "--index", str(tmp_path), "--json")
    assert ill.returncode == 4
    assert {f["what"]: f["exit_code"] for f in json.loads(ill.stdout)}["model"] == 0


def test_answering_loads_no_torch(index: Path) -> None:
    code = (
        "import sys; from zoneqa.cli.main import main; main(sys.argv[1:], standalone_mode=False);"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'onnx'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "ask", "昆山包机几架次？", "--index", str(index)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_settings_come_from_the_environment() -> None:
    assert Settings.from_env({}) == Settings()
    given = Settings.from_env({"ZONEQA_INDEX": "/x", "ZONEQA_THRESHOLD": "0.7", "ZONEQA_PORT": "1"})
    assert given == Settings(index=Path("/x"), threshold=0.7, port=1)
