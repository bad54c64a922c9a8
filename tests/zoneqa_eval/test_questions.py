"""Our own questions, the scores of answers, and a floor under the answers themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.fakes import Remembered
from zoneqa.documents import read_prints
from zoneqa.serialize import Json, answer_json
from zoneqa_eval.case_ids import split_of
from zoneqa_eval.cli import main
from zoneqa_eval.datasets.cases import (
    INVENTED_NEWS,
    QUESTIONS,
    REPORTS,
    SEVERAL_FACTS,
    SEVERAL_FACTS_NEWS,
    TWINS,
    ZONE_NEWS,
    Case,
    Gold,
    read_cases,
    read_reports,
)
from zoneqa_eval.datasets.check import problems
from zoneqa_eval.datasets.labelled_claims import read_labelled_claims
from zoneqa_eval.measures.answers import table
from zoneqa_eval.measures.scoring import all_verbatim, interval, score, share

CASE = Case(
    *("guilin-001a", "产值？", "zh", "figure", "plain", "tune"),
    (Gold("guilin", "产值突破300亿元", ("300亿元",)),),
)


def answer(quote: str, article: str = "guilin") -> Json:
    return {
        "answer": f"{quote}[1]",
        "abstained": False,
        "short_answer": "３００亿元",
        "sentences": [{"text": quote}],
        "citations": [{"article_id": article, "quote": quote, "start": 2, "end": 2 + len(quote)}],
    }


def test_a_fact_counts_in_the_cited_sentence_of_the_right_article() -> None:
    right = score(CASE, answer("2020年产值突破300 亿元。"))
    assert (right.answered, right.fact, right.cited, right.short) == (True, True, True, True)
    elsewhere = score(CASE, answer("产值突破300亿元。", "suzhou"))
    assert (elsewhere.fact, elsewhere.cited) == (True, False)
    assert not score(CASE, answer("产值突破400亿元。")).fact


def test_a_missing_answer_scores_nothing_and_is_counted() -> None:
    lost = score(CASE, None)
    assert (lost.answered, lost.refused, lost.fact) == (False, False, False)
    assert share([lost, score(CASE, answer("300亿元"))], lambda s: s.fact) == 0.5
    assert share([], lambda s: s.fact) is None


def test_every_needed_fact_counts() -> None:
    both = replace(CASE, gold=(*CASE.gold, Gold("suzhou", "三大园区", ("三大",))))
    assert not score(both, answer("产值突破300亿元。")).fact


def test_the_interval_resamples_facts() -> None:
    scores = [score(CASE, answer("300亿元"))] * 5
    assert interval(scores, lambda s: s.fact) == (1.0, 1.0)


def test_verbatim() -> None:
    assert all_verbatim(answer("产值"), {"guilin": "桂林产值"})
    assert not all_verbatim(answer("产量"), {"guilin": "桂林产值"})


def test_the_questions_fit_the_articles() -> None:
    done = CliRunner().invoke(main, ["check"])
    assert done.exit_code == 0, done.output
    for count in ("374 questions", "450 questions", "100 questions", "40 questions"):
        assert count in done.output
    assert "report: 100 sentences" in done.output


def test_problems_of_a_question_are_found() -> None:
    row: Json = {
        "id": "guilin-011a",
        "question": "产值突破300亿元了吗？",
        "language": "zh",
        "type": "figure",
        "wording": "plain",
        "split": split_of("guilin-011"),
        "answerable": True,
        "gold": [
            {"article": "guilin", "quote": "产值突破300亿元", "answers": ["300亿元", "400亿元"]}
        ],
    }
    texts = {"guilin": "桂林产值突破300亿元。"}
    assert list(problems([row], texts)) == [
        "guilin-011a: the question gives its answer away: 300亿元",
        "guilin-011a: answer not in the quote: '400亿元'",
    ]
    bare = {**row, "id": "x", "gold": [], "type": "joke"}
    assert list(problems([bare, bare], texts)) == [
        *(
            "x: type is 'joke'",
            "x: malformed id",
            "x: type and answerable disagree",
            "x: gold must be given exactly for the answerable questions",
        )
        * 2,
        "id occurs twice: x",
        "question occurs twice: 产值突破300亿元了吗？",
    ]


def written_by_people() -> list[Case]:
    return [case for path in (QUESTIONS, *ZONE_NEWS) for case in read_cases(path)]


def test_questions_on_zone_news_are_labelled_alike() -> None:
    cases = written_by_people()
    assert len({case.id for case in cases}) == len(cases) == 374 + 300 + 400
    assert {case.split for case in cases} == {"tune", "report"}
    split = {case.fact: case.split for case in cases}
    assert all(split[case.fact] == case.split for case in cases)
    for case in cases:
        assert case.answerable == bool(case.gold)
        assert all(gold.answers for gold in case.gold)
        assert case.type != "two_articles" or len({gold.article for gold in case.gold}) == 2


Labels = Sequence[tuple[str, str]]
"""A label and a split, for each of the questions or claims of a file."""


def documented_counts(heading: str) -> dict[str, tuple[int, ...]]:
    """Return the numbers of each row of the table under a heading of QUESTIONS.md."""
    text = QUESTIONS.with_name("QUESTIONS.md").read_text(encoding="utf-8")
    section = text.split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \|(?: .*[^\d|] \|)?((?: \d+ \|)+)$", section, re.M)
    return {label: tuple(map(int, re.findall(r"\d+", cells))) for label, cells in rows}


def counts(*files: Labels) -> dict[str, tuple[int, ...]]:
    """Return how often each label occurs in each split of each file."""
    found = [Counter(labels) for labels in files]
    return {
        label: tuple(count[label, split] for count in found for split in ("tune", "report"))
        for label in {label for labels in files for label, _ in labels}
    }


def test_the_counts_in_the_documentation_are_true() -> None:
    news = [[(c.type, c.split) for c in read_cases(path)] for path in ZONE_NEWS]
    assert documented_counts("On zone news") == counts(*news)
    pairs = [(case.slot, case.split) for case in read_cases(TWINS) if case.answerable]
    assert documented_counts("Twins") == counts(pairs)
    files = (SEVERAL_FACTS, SEVERAL_FACTS_NEWS)
    several = [[(c.type, c.split) for c in read_cases(path)] for path in files]
    assert documented_counts("Several facts") == counts(*several)
    sentences = read_labelled_claims()
    claims = [(claim.kind, each.split) for each in sentences for claim in each.claims]
    assert documented_counts("Claims") == counts(claims)
    assert Counter(each.split for each in sentences) == {"tune": 200, "report": 100}


def test_twins_are_on_articles_that_no_earlier_question_is_on() -> None:
    earlier = {
        i for path in ZONE_NEWS for c in read_cases(path) for g in c.gold for i in g.articles
    }
    twins = {i for case in read_cases(TWINS) for gold in case.gold for i in gold.articles}
    assert len(twins) > 100
    assert twins.isdisjoint(earlier)


@pytest.mark.parametrize(("folder", "reports"), [(REPORTS, 570), (INVENTED_NEWS, 360)])
def test_the_reports_are_labelled_exactly(folder: Path, reports: int) -> None:
    texts = {article.id: article.text for article in read_prints(folder).articles}
    cases = read_reports(folder)
    assert len(texts) == reports
    assert len(cases) == 16 * reports
    assert all(case.synthetic for case in cases)
    assert not any(case.synthetic for case in written_by_people())
    for gold in (gold for case in cases for gold in case.gold):
        assert gold.quote in texts[gold.article]
        assert all(answer in gold.quote for answer in gold.answers)


@pytest.fixture(scope="module")
def answered(own: Remembered) -> tuple[dict[str, Json], dict[str, str]]:
    """Return the answers to all our own questions, and the texts of the articles."""
    answers = {case.id: answer_json(own.ask(case.question)) for case in read_cases()}
    return answers, {article.id: article.text for article in own.articles()}


def test_every_citation_is_verbatim(answered: tuple[dict[str, Json], dict[str, str]]) -> None:
    answers, texts = answered
    assert [i for i, a in answers.items() if not all_verbatim(a, texts)] == []
    assert sum(len(a["citations"]) for a in answers.values()) > 200


def test_every_sentence_has_its_citation(answered: tuple[dict[str, Json], dict[str, str]]) -> None:
    for row in answered[0].values():
        numbers = [citation["marker"] for citation in row["citations"]]
        assert numbers == list(range(1, len(numbers) + 1))
        assert [n for s in row["sentences"] for n in s["markers"]] == numbers
        assert all(s["markers"] for s in row["sentences"])
        assert row["abstained"] == (not row["sentences"]) == (row["reason"] is not None)
        assert {s["verdict"] for s in row["sentences"]} <= {"supported"}


def test_answers_do_not_fall_below_their_floor(
    answered: tuple[dict[str, Json], dict[str, str]],
) -> None:
    scores = [score(case, answered[0].get(case.id)) for case in read_cases()]
    found = {metric.name: metric.value or 0.0 for metric in table(scores) if not metric.group}
    assert found["fact in the cited sentences, Chinese"] >= 0.85
    assert found["fact in the cited sentences, English"] >= 0.75
    assert found["citation holds the fact, of those"] >= 0.95
    assert found["right refusals"] >= 0.75
    assert found["over-refusal"] <= 0.10
