"""Questions that grow from use: transcripts and feedback made into cases."""

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
from zoneqa_eval import check_questions
from zoneqa_eval.adding.feedback import Expected, Feedback, read_feedback
from zoneqa_eval.adding.maker import Choice, Maker
from zoneqa_eval.adding.rows import free_id, read_rows, write_rows
from zoneqa_eval.check_questions import split_of
from zoneqa_eval.cli import main
from zoneqa_eval.sets.cases import QUESTIONS, read_cases

ASKED = "2020年桂林高新区工业总产值突破多少？"
NOWHERE = "上海高新区2020年产值多少？"


def refuse(what: str) -> str:
    raise UsageError(f"lacks {what}")


def maker(*typed: str) -> Maker:
    """A maker over the two fake articles; a person types these one after the other."""
    left = list(typed)
    return Maker(
        {article.id: article for article in ARTICLES},
        open_gazetteer(article.zone for article in ARTICLES if article.zone),
        (lambda what: left.pop(0)) if typed else refuse,
    )


def made(feedback: Feedback, *typed: str, **choice: Any) -> Json:
    return maker(*typed).row(feedback, [], Choice(**choice))


@pytest.fixture
def right(answerer: Answerer) -> Json:
    answer = answer_json(answerer.ask(ASKED))
    assert answer["short_answer"] == "300亿元"
    return answer


@pytest.fixture
def declined(answerer: Answerer) -> Json:
    answer = answer_json(answerer.ask(NOWHERE))
    assert answer["abstained"]
    return answer


def test_a_right_answer_confirms_its_citation(right: Json) -> None:
    row = made(Feedback(ASKED, right, "right"))
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
                "answers": ["300亿元"],
            }
        ],
    }


def test_without_a_short_answer_the_words_are_asked_for(right: Json) -> None:
    bare = {**right, "short_answer": None}
    assert made(Feedback(ASKED, bare, "right"), "300亿元")["gold"][0]["answers"] == ["300亿元"]
    with pytest.raises(UsageError, match="lacks the words that answer in “2020年，桂林"):
        made(Feedback(ASKED, bare, "right"))


def test_what_was_expected_is_looked_up_in_the_article(right: Json) -> None:
    expected = Expected("kunshan", ("300万元",))
    row = made(Feedback("昆山投入多少？", right, "wrong", (expected,)))
    assert (row["id"], row["type"]) == ("kunshan-001a", "figure")
    quote = "2020年，昆山高新区投入300万元，载回1500名务工人员。"
    assert row["gold"] == [{"article": "kunshan", "quote": quote, "answers": ["300万元"]}]


def test_facts_of_two_articles(right: Json) -> None:
    several = (Expected("guilin", ("12%",)), Expected("kunshan", ("1500名",)))
    row = made(Feedback("两地各有什么数字？", right, "wrong", several))
    assert (row["id"], row["type"], len(row["gold"])) == ("two-001a", "two_articles", 2)


@pytest.mark.parametrize(
    ("question", "case_id", "kind"),
    [
        (NOWHERE, "other-001a", "absent_zone"),
        ("桂林高新区有多少家医院？", "guilin-001a", "absent_fact"),
        ("今天天气如何？", "off-001a", "off_topic"),
    ],
)
def test_what_should_be_declined_has_no_gold(
    right: Json, question: str, case_id: str, kind: str
) -> None:
    row = made(Feedback(question, right, "should_decline"))
    assert (row["id"], row["type"]) == (case_id, kind)
    assert (row["answerable"], row["gold"]) == (False, [])
    premise = made(Feedback(question, right, "should_decline"), type="wrong_premise")
    assert premise["type"] == "wrong_premise"


def test_a_refusal_that_was_right(declined: Json) -> None:
    assert made(Feedback(NOWHERE, declined, "right"))["answerable"] is False


def test_a_transcript_needs_a_verdict(right: Json) -> None:
    assert made(Feedback(ASKED, right), verdict="right") == made(Feedback(ASKED, right), "right")
    with pytest.raises(UsageError, match="lacks a verdict"):
        made(Feedback(ASKED, right))
    with pytest.raises(UsageError, match="'fine' is none of right, wrong"):
        made(Feedback(ASKED, right), "fine")


def test_a_person_may_be_asked_what_was_expected(declined: Json) -> None:
    row = made(Feedback("桂林2021年要增长多少？", declined, "should_answer"), "guilin", "23%")
    assert row["gold"] == [{"article": "guilin", "quote": "2021年要增长23%。", "answers": ["23%"]}]
    with pytest.raises(UsageError, match="lacks the article that answers"):
        made(Feedback(ASKED, declined, "should_answer"))


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
    assert made(Feedback(question, right, "wrong", expected))["language"] == language


def test_a_quote_that_does_not_stand_there_is_refused(right: Json) -> None:
    moved = {**right["citations"][0], "start": 3}
    with pytest.raises(UsageError, match=r"At guilin:3-\d+ the index has something else"):
        made(Feedback(ASKED, {**right, "citations": [moved]}, "right"))
    for expected, says in (
        (Expected("suzhou", ("三大",)), "no article 'suzhou'; it has guilin, kunshan"),
        (Expected("guilin", ("400亿元",)), "400亿元: not in one sentence of guilin"),
        (Expected("guilin", ("300亿元", "23%")), "not in one sentence"),
        (Expected("guilin", ("12%",), "增长百分之12"), "not in one sentence"),
    ):
        with pytest.raises(UsageError, match=says):
            made(Feedback(ASKED, right, "wrong", (expected,)))


def test_a_question_that_gives_its_answer_away_is_refused(right: Json) -> None:
    with pytest.raises(UsageError, match="gives its answer away: 300亿元"):
        made(Feedback("桂林产值突破300亿元了吗？", right, "right"))


def test_a_question_is_added_once(right: Json) -> None:
    row = made(Feedback(ASKED, right, "right"))
    for again in (ASKED, "2020年 桂林高新區工業總產值突破多少？"):
        with pytest.raises(UsageError, match="is there already, as guilin-001a"):
            maker().row(Feedback(again, right, "right"), [row], Choice())


def test_the_next_id_falls_in_the_split_that_is_wanted() -> None:
    taken = ["guilin-001a", "guilin-007b", "two-009a"]
    assert free_id("guilin", taken, None) == "guilin-008a"
    for split in ("tune", "report"):
        found = free_id("guilin", taken, split)
        assert (found > "guilin-007", split_of(found[:-1])) == (True, split)


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
def test_what_is_neither_is_refused_with_its_line(right: Json, row: Any, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="line 2, is neither"):
        read_feedback(written(tmp_path / "batch.jsonl", right, row))


def test_a_verdict_that_is_none(right: Json, tmp_path: Path) -> None:
    row = {"question": ASKED, "answer": right, "verdict": "good"}
    with pytest.raises(UnreadableInput, match="none of right, wrong"):
        read_feedback(written(tmp_path / "one.json", row))
    with pytest.raises(ZoneqaError, match="cannot be read"):
        read_feedback(tmp_path / "none.json")


def test_the_file_of_questions_stays_as_it_is(tmp_path: Path) -> None:
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
    """Over the project's own articles, a case that is added is as sound as those that are there."""
    articles = read_corpus(check_questions.CORPUS).articles
    rows = read_rows(QUESTIONS)
    own = Maker({a.id: a for a in articles}, open_gazetteer(a.zone or "" for a in articles), refuse)
    gold = rows[0]["gold"][0]
    expected = (Expected(gold["article"], tuple(gold["answers"])),)
    added = own.row(Feedback("沈阳高新区今年的理念？", right, "wrong", expected), rows, Choice())
    bodies = check_questions.read_bodies(check_questions.CORPUS)
    assert list(check_questions.row_problems(added, bodies)) == []
    assert added["id"] not in {row["id"] for row in rows}
    with pytest.raises(UsageError, match=f"is there already, as {rows[3]['id']}"):
        own.row(Feedback(rows[3]["question"], right, "should_decline"), rows, Choice())
