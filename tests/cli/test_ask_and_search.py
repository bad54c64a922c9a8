"""`zoneqa ask`, `search` and `articles`: what they print and what they accept."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.cli.command import failure, listed, reported, zoneqa
from zoneqa_eval.faulty_endpoint import FaultyEndpoint


def test_the_main_question(index: Path) -> None:
    question = "2020年桂林高新区规模以上工业总产值是多少？"
    done = zoneqa("ask", question, "--index", str(index), "--json")
    answer = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert answer["short_answer"] == "迈过300亿元"
    assert "300亿元" in answer["citations"][0]["quote"]
    assert answer["citations"][0]["article_id"] == "guilin"
    texts = {a["id"]: a["text"] for a in listed(index)}
    for cited in answer["citations"]:
        text = texts[cited["article_id"]]
        assert text[cited["start"] : cited["end"]] == cited["quote"]


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
    assert asked["short_answer"] == "迈过300亿元"
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
    assert answer["short_answer"] == "迈过300亿元"
    assert zoneqa(*asked).stdout.startswith(f"理解为：{full}\n迈过300亿元\n")
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


def test_an_llm_that_writes_something_else_leaves_a_follow_up_to_the_rules(index: Path) -> None:
    before = ("--after", "2020年昆山高新区规模以上工业总产值是多少？")
    with FaultyEndpoint() as endpoint:
        llm = {"OPENAI_BASE_URL": endpoint.url, "ZONEQA_LLM_MODEL": "ok"}
        asked = ("ask", "那桂林呢？", *before, "--index", str(index), "--json")
        answer = json.loads(zoneqa(*asked, **llm).stdout)
    assert answer["standalone"] == "2020年桂林高新区规模以上工业总产值是多少？"
    assert answer["short_answer"] == "迈过300亿元"


def test_an_english_question_gets_its_short_answer_in_english(index: Path) -> None:
    asked = ("ask", "What was the industrial output of Guilin High-tech Zone in 2020?")
    answer = json.loads(zoneqa(*asked, "--index", str(index), "--json").stdout)
    short, english = answer["short_answer"], answer["short_answer_english"]
    assert (short, english) == ("迈过300亿元", "more than 30 billion yuan")
    shown = zoneqa(*asked, "--index", str(index)).stdout
    said = "ore than 30 billion yuan (迈过300亿元)"
    assert shown.startswith(f"m{said}\nM{said}")


def test_own_aliases(index: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("桂林 = 八桂 = Bagui\n", encoding="utf-8")
    question = "八桂高新区2020年规模以上工业总产值是多少？"
    asked = ("ask", question, "--index", str(index), "--json")
    answer = json.loads(zoneqa(*asked, ZONEQA_ALIASES=str(own)).stdout)
    assert (answer["question"], answer["short_answer"]) == (question, "迈过300亿元")
    listed = zoneqa("articles", "--zone", "Bagui", "--index", str(index), ZONEQA_ALIASES=str(own))
    assert "桂林高新区" in listed.stdout
    own.write_text("桂林 = 八桂\n桂林\n", encoding="utf-8")
    code, message = failure(*asked, ZONEQA_ALIASES=str(own))
    assert code == 2
    assert message == (
        f"zoneqa: The aliases in {own}, line 2: "
        "a line gives two names or more, with = between them.\n"
    )


def test_escape_sequences_do_not_reach_the_terminal(tmp_path: Path) -> None:
    text = f"# 入园\x1b[31m企业\n\n{reported('桂林', 69)}\x1b[0m\n\n园区的路灯已经全部换新。\x07"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    zoneqa("index", "--corpus", str(tmp_path), "--index", str(tmp_path / "i"))
    done = zoneqa("ask", "\x1b\x07桂林高新区有多少家企业入园？", "--index", str(tmp_path / "i"))
    assert "69家" in done.stdout
    assert not set("\x1b\x07") & set(done.stdout + done.stderr)


def test_answering_loads_neither_torch_nor_what_reads_documents(index: Path) -> None:
    code = (
        "import sys; from zoneqa.cli.main import main; main(sys.argv[1:], standalone_mode=False);"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'onnx', 'zoneqa.documents'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "ask", "昆山包机几架次？", "--index", str(index)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"
