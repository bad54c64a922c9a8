"""The command line: results on stdout, messages on stderr, exit codes as promised."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.clients import wait_until
from zoneqa.settings import Settings

ROOT = Path(__file__).parents[2]


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


def test_narrowing_down(index: Path, tmp_path: Path) -> None:
    at = ("--index", str(index), "--json")
    question = "2020年规模以上工业总产值是多少？"
    asked = json.loads(zoneqa("ask", question, "--zone", "Guilin", *at).stdout)
    assert asked["short_answer"] == "300亿元"
    assert {hit["article_id"] for hit in asked["hits"]} == {"guilin"}
    found = zoneqa("search", question, "--zone", "秀洲", "--zone", "崑山", "--since", "2021", *at)
    ids = {hit["article_id"] for hit in json.loads(found.stdout)["hits"]}
    assert ids == {"xiuzhou", "kunshan"}
    listed = json.loads(zoneqa("articles", "--zone", "杨凌示范区", *at).stdout)
    assert [article["id"] for article in listed] == ["yangling"]
    paper = ("--source", "报纸专版：国家高新区", "--until", "2021-02")
    assert json.loads(zoneqa("articles", *paper, *at).stdout) == []


def test_a_batch_narrows_down_line_by_line(index: Path, tmp_path: Path) -> None:
    questions = tmp_path / "q.jsonl"
    rows: list[dict[str, object]] = [
        {"id": 1, "question": "产值是多少？"},
        {"id": 2, "question": "产值是多少？", "zone": ["昆山", "Suzhou"]},
        {"id": 3, "question": "产值是多少？", "zone": "合肥"},
        {"id": 4, "question": "产值是多少？", "until": "2020"},
    ]
    questions.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    args = ("search", "--batch", str(questions), "--index", str(index), "--zone", "桂林")
    done = zoneqa(*args, "--k", "50")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    found = [{hit["article_id"] for hit in row.get("hits", [])} for row in answers]
    assert found == [{"guilin"}, {"kunshan", "suzhou"}, set(), set()]
    assert answers[2]["error"]["code"] == "filter_invalid"
    assert "1 of 4 questions could not be asked" in done.stderr
    questions.write_text('{"id": 1, "question": "好？", "zone": [1]}')
    code, message = failure(*args)
    assert code == 3
    assert 'line 1: "zone", "source" and "thread" are a text or a list' in message


def test_a_follow_up(index: Path, tmp_path: Path) -> None:
    before = ("--after", "2020年沈阳高新区规模以上工业总产值是多少？", "--after", "谢谢")
    asked = ("ask", "那桂林呢？", *before, "--index", str(index))
    full = "2020年桂林高新区规模以上工业总产值是多少？"
    answer = json.loads(zoneqa(*asked, "--json").stdout)
    assert (answer["question"], answer["standalone"]) == ("那桂林呢？", full)
    assert answer["short_answer"] == "300亿元"
    assert zoneqa(*asked).stdout.startswith(f"理解为：{full}\n300亿元\n")
    questions = tmp_path / "q.jsonl"
    rows = [
        {"id": 1, "question": "它的排名呢？", "thread": [full]},
        {"id": 2, "question": "and Kunshan?", "thread": ["How large is Guilin?", "and Suzhou?"]},
        {"id": 3, "question": "昆山包机几架次？", "thread": [full]},
    ]
    questions.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = zoneqa("ask", "--batch", str(questions), "--index", str(index))
    assert [json.loads(line)["standalone"] for line in done.stdout.splitlines()] == [
        "桂林高新区的排名是第几？",
        "How large is Kunshan?",
        None,
    ]


def test_a_filter_that_nothing_matches_is_2(index: Path) -> None:
    code, message = failure("ask", "好？", "--zone", "苏北高新区", "--index", str(index))
    assert code == 2
    assert message.startswith(
        "zoneqa: No article has the zone “苏北高新区”; the closest are 苏州高新区."
    )
    code, message = failure("articles", "--since", "03/2021", "--index", str(index))
    assert code == 2
    assert "“03/2021” is not a date like 2021, 2021-03 or 2021-03-15." in message


def test_own_aliases(index: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("桂林 = 八桂 = Bagui\n", encoding="utf-8")
    question = "八桂高新区2020年规模以上工业总产值是多少？"
    asked = ("ask", question, "--index", str(index), "--json")
    answer = json.loads(zoneqa(*asked, ZONEQA_ALIASES=str(own)).stdout)
    assert (answer["question"], answer["short_answer"]) == (question, "300亿元")
    listed = zoneqa("articles", "--zone", "Bagui", "--index", str(index), ZONEQA_ALIASES=str(own))
    assert "桂林高新区" in listed.stdout
    own.write_text("桂林 = 八桂\n桂林\n", encoding="utf-8")
    code, message = failure(*asked, ZONEQA_ALIASES=str(own))
    assert code == 2
    assert message == (
        f"zoneqa: The aliases in {own}, line 2: "
        "a line gives two names or more, with = between them.\n"
    )


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


def test_unknown_files_are_named_and_not_fatal(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("桂林高新区有69家企业入园。", encoding="utf-8")
    (tmp_path / "b.xlsx").write_bytes(b"x")
    done = zoneqa("index", "--corpus", str(tmp_path), "--index", str(tmp_path / "i"), "--json")
    assert json.loads(done.stdout)["articles"] == 1
    assert done.stderr == "zoneqa: skipped b.xlsx: unknown file type '.xlsx'\n"


def test_escape_sequences_do_not_reach_the_terminal(tmp_path: Path) -> None:
    text = f"# 入园\x1b[31m企业\n\n{reported('桂林', 69)}\x1b[0m\n\n园区的路灯已经全部换新。\x07"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    zoneqa("index", "--corpus", str(tmp_path), "--index", str(tmp_path / "i"))
    done = zoneqa("ask", "\x1b\x07桂林高新区有多少家企业入园？", "--index", str(tmp_path / "i"))
    assert "69家" in done.stdout
    assert not set("\x1b\x07") & set(done.stdout + done.stderr)


def reported(zone: str, figure: int) -> str:
    return f"{zone}高新区有{figure}家企业入园，园区还要再建一座科技孵化楼。"


def test_an_index_is_brought_up_to_date_and_taken_back(tmp_path: Path) -> None:
    corpus, root = tmp_path / "c", str(tmp_path / "i")
    corpus.mkdir()
    for zone, figure in (("桂林", 69), ("昆山", 60)):
        (corpus / f"{zone}.md").write_text(f"# {zone}\n\n{reported(zone, figure)}", "utf-8")
    at = ("--corpus", str(corpus), "--index", root, "--json")
    first = json.loads(zoneqa("index", *at).stdout)
    assert (first["added"], first["embedded"]) == (["昆山", "桂林"], 2)
    (corpus / "昆山.md").write_text(f"# 昆山\n\n{reported('昆山', 61)}", "utf-8")
    (corpus / "杨凌.md").write_text(f"# 杨凌\n\n{reported('杨凌', 7)}", "utf-8")
    plan = json.loads(zoneqa("index", *at, "--dry-run").stdout)
    second = json.loads(zoneqa("index", *at).stdout)
    for row in (plan, second):
        assert (row["added"], row["changed"], row["removed"]) == (["杨凌"], ["昆山"], [])
        assert row["unchanged"] == 1
    assert (plan["to_embed"], second["embedded"], second["fresh"]) == (2, 2, True)
    assert json.loads(zoneqa("index", *at).stdout)["fresh"] is False
    listed = json.loads(zoneqa("generations", "--index", root, "--json").stdout)
    assert [g["name"] for g in listed] == [second["generation"], first["generation"]]
    back = zoneqa("rollback", "--index", root)
    assert back.stdout == f"{first['generation']} answers now.\n"
    ids = [a["id"] for a in json.loads(zoneqa("articles", "--index", root, "--json").stdout)]
    assert ids == ["昆山", "桂林"]


def test_a_damaged_generation_is_told_and_the_one_before_answers(tmp_path: Path) -> None:
    corpus, root = tmp_path / "c", tmp_path / "i"
    corpus.mkdir()
    at = ("--corpus", str(corpus), "--index", str(root))
    for figure in (69, 70):
        (corpus / "a.md").write_text(f"# 桂林\n\n{reported('桂林', figure)}", "utf-8")
        assert zoneqa("index", *at).returncode == 0
    damaged = root / (root / "CURRENT").read_text().strip() / "articles.sqlite"
    damaged.write_bytes(damaged.read_bytes()[:-1])
    asked = zoneqa("ask", "桂林高新区有多少家企业入园？", "--index", str(root), "--json")
    assert asked.returncode == 0
    assert "articles.sqlite is missing or not what was written" in asked.stderr
    assert "69家" in json.loads(asked.stdout)["citations"][0]["quote"]
    checked = zoneqa("verify", "--index", str(root))
    assert checked.returncode == 4
    assert "zoneqa rollback gen-" in checked.stderr
    assert zoneqa("rollback", "--index", str(root)).returncode == 0
    assert zoneqa("verify", "--index", str(root)).returncode == 0


def test_a_folder_is_followed(tmp_path: Path) -> None:
    corpus, root = tmp_path / "c", tmp_path / "i"
    corpus.mkdir()
    (corpus / "a.md").write_text(f"# 桂林\n\n{reported('桂林', 69)}", "utf-8")
    command = [sys.executable, "-m", "zoneqa", "index", "--watch"]
    at = ["--corpus", str(corpus), "--index", str(root)]
    # A job in the background is started with Ctrl-C ignored, and so would be what it starts.
    heeded = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen([*command, *at], stderr=subprocess.PIPE, encoding="utf-8") as process:
        signal.signal(signal.SIGINT, heeded)
        try:
            assert process.stderr is not None
            assert next(iter(process.stderr)) == f"zoneqa: following {corpus}; stop with Ctrl-C\n"
            before = (root / "CURRENT").read_text()
            (corpus / "b.md").write_text(f"# 昆山\n\n{reported('昆山', 60)}", "utf-8")
            wait_until(lambda: (root / "CURRENT").read_text() != before, seconds=60)
            process.send_signal(signal.SIGINT)
            assert process.wait(60) == 130
        finally:
            process.kill()
    assert "2 articles" in zoneqa("generations", "--index", str(root)).stdout


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
