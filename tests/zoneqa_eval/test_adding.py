"""New cases from answers and from feedback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.fakes import ARTICLES
from zoneqa.answer.answerer import Answerer
from zoneqa.documents import read_corpus
from zoneqa.errors import UnreadableInput, UsageError, ZoneqaError
from zoneqa.serialize import Json, answer_json
from zoneqa.zones.gazetteer import open_gazetteer
from zoneqa_eval.adding.builder import CaseBuilder, Labels
from zoneqa_eval.adding.feedback import Expected, Feedback, read_feedback
from zoneqa_eval.adding.question_file import read_rows, write_rows
from zoneqa_eval.case_ids import split_of
from zoneqa_eval.cli import main
from zoneqa_eval.datasets import check
from zoneqa_eval.datasets.cases import QUESTIONS, read_cases

ASKED = "2020年桂林高新区工业总产值突破多少？"
NOWHERE = "上海高新区2020年产值多少？"


def refuse(what: str) -> str:
    raise UsageError(f"lacks {what}")


def builder(*typed: str) -> CaseBuilder:
    """Return a builder over the two fake articles; a person types these one after the other."""
    left = list(typed)
    return CaseBuilder(
        {article.id: article for article in ARTICLES},
        open_gazetteer(article.zone for article in ARTICLES if article.zone),
        (lambda what: left.pop(0)) if typed else refuse,
    )


def row_of(feedback: Feedback, *typed: str, **labels: Any) -> Json:
    return builder(*typed).row(feedback, [], Labels(**labels))


@pytest.fixture
def right(answerer: Answerer) -> Json:
    answer = answer_json(answerer.ask(ASKED))
    assert answer["short_answer"] == "突破300亿元"
    return answer


@pytest.fixture
def declined(answerer: Answerer) -> Json:
    answer = answer_json(answerer.ask(NOWHERE))
    assert answer["abstained"]
    return answer


def test_a_right_answer_confirms_its_citation(right: Json) -> None:
    row = row_of(Feedback(ASKED, right, "right"))
    assert row == {
        "id": "guilin-001a",
        "question": ASKED,
        "language": "zh",
        "type": "figure",
        "wording": "plain",
        "split": split_of("guilin-001"),
        "answerable": True,
        "gold": [
            {
                "article": "guilin",
                "quote": "2020年，桂林高新区工业总产值突破300亿元，同比增长12%。",
                "answers": ["突破300亿元"],
            }
        ],
    }


def test_without_a_short_answer_the_person_is_asked_for_the_words(right: Json) -> None:
    bare = {**right, "short_answer": None}
    assert row_of(Feedback(ASKED, bare, "right"), "300亿元")["gold"][0]["answers"] == ["300亿元"]
    with pytest.raises(UsageError, match="lacks the words that answer in “2020年，桂林"):
        row_of(Feedback(ASKED, bare, "right"))


def test_an_expected_fact_is_looked_up_in_the_article(right: Json) -> None:
    expected = Expected("kunshan", ("300万元",))
    row = row_of(Feedback("昆山投入多少？", right, "wrong", (expected,)))
    assert (row["id"], row["type"]) == ("kunshan-001a", "figure")
    quote = "2020年，昆山高新区投入300万元，载回1500名务工人员。"
    assert row["gold"] == [{"article": "kunshan", "quote": quote, "answers": ["300万元"]}]


def test_facts_of_two_articles(right: Json) -> None:
    several = (Expected("guilin", ("12%",)), Expected("kunshan", ("1500名",)))
    row = row_of(Feedback("两地各有什么数字？", right, "wrong", several))
    assert (row["id"], row["type"], len(row["gold"])) == ("two-001a", "two_articles", 2)


@pytest.mark.parametrize(
    ("question", "case_id", "kind"),
    [
        (NOWHERE, "other-001a", "absent_zone"),
        ("桂林高新区有多少家医院？", "guilin-001a", "absent_fact"),
        ("今天天气如何？", "off-001a", "off_topic"),
    ],
)
def test_a_question_that_should_be_declined_has_no_gold(
    right: Json, question: str, case_id: str, kind: str
) -> None:
    row = row_of(Feedback(question, right, "should_decline"))
    assert (row["id"], row["type"]) == (case_id, kind)
    assert (row["answerable"], row["gold"]) == (False, [])
    premise = row_of(Feedback(question, right, "should_decline"), type="wrong_premise")
    assert premise["type"] == "wrong_premise"


def test_a_refusal_that_was_right(declined: Json) -> None:
    assert row_of(Feedback(NOWHERE, declined, "right"))["answerable"] is False


def test_an_answer_needs_a_verdict(right: Json) -> None:
    assert row_of(Feedback(ASKED, right), verdict="right") == row_of(
        Feedback(ASKED, right), "right"
    )
    with pytest.raises(UsageError, match="lacks a verdict"):
        row_of(Feedback(ASKED, right))
    with pytest.raises(UsageError, match="'fine' is none of right, wrong"):
        row_of(Feedback(ASKED, right), "fine")


def test_a_person_may_be_asked_for_the_expected_fact(declined: Json) -> None:
    row = row_of(Feedback("桂林2021年要增长多少？", declined, "should_answer"), "guilin", "23%")
    assert row["gold"] == [{"article": "guilin", "quote": "2021年要增长23%。", "answers": ["23%"]}]
    with pytest.raises(UsageError, match="lacks the article that answers"):
        row_of(Feedback(ASKED, declined, "should_answer"))


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("桂林增長多少？", "zh-Hant"),
        ("桂林２０２０年增长多少？", "zh"),
        ("How much did Guilin grow?", "en"),
    ],
)
def test_languages(right: Json, question: str, language: str) -> None:
    expected = (Expected("guilin", ("12%",)),)
    assert row_of(Feedback(question, right, "wrong", expected))["language"] == language


def test_a_quote_that_is_not_verbatim_is_refused(right: Json) -> None:
    moved = {**right["citations"][0], "start": 3}
    with pytest.raises(UsageError, match=r"The text at guilin:3-\d+ in the index differs"):
        row_of(Feedback(ASKED, {**right, "citations": [moved]}, "right"))
    for expected, says in (
        (Expected("suzhou", ("三大",)), "no article 'suzhou'; it has guilin, kunshan"),
        (Expected("guilin", ("400亿元",)), "400亿元: not in one sentence of guilin"),
        (Expected("guilin", ("300亿元", "23%")), "not in one sentence"),
        (Expected("guilin", ("12%",), "增长百分之12"), "not in one sentence"),
    ):
        with pytest.raises(UsageError, match=says):
            row_of(Feedback(ASKED, right, "wrong", (expected,)))


def test_a_question_that_gives_its_answer_away_is_refused(right: Json) -> None:
    with pytest.raises(UsageError, match="gives its answer away: 突破300亿元"):
        row_of(Feedback("桂林产值突破300亿元了吗？", right, "right"))


def test_a_question_is_added_once(right: Json) -> None:
    row = row_of(Feedback(ASKED, right, "right"))
    for again in (ASKED, "2020年 桂林高新區工業總產值突破多少？"):
        with pytest.raises(UsageError, match="is there already, as guilin-001a"):
            builder().row(Feedback(again, right, "right"), [row], Labels())


def written(path: Path, *rows: Json) -> Path:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows))
    return path


def test_files_of_answers_and_of_feedback(right: Json, tmp_path: Path) -> None:
    one = tmp_path / "answer.json"
    one.write_text(json.dumps(right, indent=2, ensure_ascii=False))
    assert read_feedback(one) == [Feedback(ASKED, right)]
    judged = {
        "question": "那里呢？",
        "answer": {**right, "question": "那里呢？", "standalone": ASKED},
        "verdict": "wrong",
        "expected": {"article": "guilin", "answers": ["12%"]},
        "comment": "growth was meant",
    }
    batch = written(tmp_path / "batch.jsonl", {"id": "q1", **right}, judged)
    first, second = read_feedback(batch)
    assert first.answer["id"] == "q1"
    assert (second.question, second.verdict) == (ASKED, "wrong")
    assert second.expected == (Expected("guilin", ("12%",)),)


@pytest.mark.parametrize(
    "row",
    [
        {"id": "q1", "question": "？", "error": {"code": "question_empty", "message": "…"}},
        {"question": ASKED},
        {"question": ASKED, "answer": {}, "verdict": "right"},
        ["no object"],
    ],
)
def test_a_line_that_is_neither_answer_nor_feedback_is_refused_with_its_number(
    right: Json, row: Any, tmp_path: Path
) -> None:
    with pytest.raises(UnreadableInput, match="line 2, is neither"):
        read_feedback(written(tmp_path / "batch.jsonl", right, row))


def test_an_unknown_verdict_is_refused(right: Json, tmp_path: Path) -> None:
    row = {"question": ASKED, "answer": right, "verdict": "good"}
    with pytest.raises(UnreadableInput, match="none of right, wrong"):
        read_feedback(written(tmp_path / "one.json", row))
    with pytest.raises(ZoneqaError, match="cannot be read"):
        read_feedback(tmp_path / "none.json")


def test_rewriting_the_file_of_questions_changes_nothing(tmp_path: Path) -> None:
    copy = tmp_path / "questions.jsonl"
    write_rows(copy, read_rows(QUESTIONS))
    assert copy.read_bytes() == QUESTIONS.read_bytes()
    assert read_rows(tmp_path / "new.jsonl") == []


def test_the_command_adds_all_or_nothing(root: Path, right: Json, tmp_path: Path) -> None:
    to = tmp_path / "questions.jsonl"
    decline = {"question": NOWHERE, "answer": right, "verdict": "should_decline"}
    source = written(tmp_path / "use.jsonl", {"question": ASKED, "answer": right}, decline)
    command = ["add", "--from", str(source), "--to", str(to), "--index", str(root)]
    done = CliRunner().invoke(main, command)
    assert (done.exit_code, to.exists()) == (2, False)
    assert "It lacks a verdict" in done.output
    done = CliRunner().invoke(main, [*command, "--verdict", "right", "--split", "tune"])
    assert done.exit_code == 0, done.output
    assert [(c.question, c.split, c.answerable) for c in read_cases(to)] == [
        (ASKED, "tune", True),
        (NOWHERE, "tune", False),
    ]
    done = CliRunner().invoke(main, [*command, "--verdict", "right"])
    assert (done.exit_code, "is there already" in done.output) == (2, True)


def test_added_questions_pass_the_check(right: Json) -> None:
    """A case added over the articles in corpus/ is as sound as the existing ones."""
    articles = read_corpus(check.CORPUS).articles
    rows = read_rows(QUESTIONS)
    own = CaseBuilder(
        {a.id: a for a in articles}, open_gazetteer(a.zone or "" for a in articles), refuse
    )
    gold = rows[0]["gold"][0]
    expected = (Expected(gold["article"], tuple(gold["answers"])),)
    added = own.row(Feedback("沈阳高新区今年的理念？", right, "wrong", expected), rows, Labels())
    assert list(check.row_problems(added, check.read_bodies())) == []
    assert added["id"] not in {row["id"] for row in rows}
    with pytest.raises(UsageError, match=f"is there already, as {rows[3]['id']}"):
        own.row(Feedback(rows[3]["question"], right, "should_decline"), rows, Labels())
