"""Contrasts: the same question with one thing changed, on the same text."""

from __future__ import annotations

from random import Random

import pytest
from training.contrast import Contrasts
from training.passage import Example, Group, Passage
from training.replacements import Lexicon

WORDS = ["漓江市总装车间和焊装车间都在扩建。", "梧州市总装车间的焊装车间。", "漓江市、梧州市。"] * 2
TITLE = "漓江高新区一期工程"


def example(question: str, text: str, answer: str) -> Example:
    at = text.index(answer)
    return Example(question, Passage(TITLE, text), at, at + len(answer), (answer,))


def contrasts(item: Example, english: tuple[str, ...] = ()) -> list[list[Group]]:
    """Return what forty seeds make of an example, those that make nothing left out."""
    maker = Contrasts(Lexicon(WORDS), [*english])
    made = [maker.groups(item, Random(seed)) for seed in range(40)]
    return [groups for groups in made if groups]


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("2021年产值多少？", "2021年，产值达到37亿元。", "37亿元"),
        ("第五届比赛谁得了冠军？", "第五届比赛的冠军是甘棠。", "甘棠"),
        ("上半年出口多少？", "上半年出口6亿元。", "6亿元"),
        ("焊装车间有多少人？", "焊装车间有210人。", "210人"),
        ("一期工程的男职工有多少？", "男职工有56名。", "56名"),
    ],
)
def test_a_question_and_a_text_each_stand_once_with_an_answer_and_once_without(
    question: str, text: str, answer: str
) -> None:
    made = [groups for groups in contrasts(example(question, text, answer)) if len(groups) == 2]
    assert made
    for (true, other), (both, only_text) in (
        (first.examples, second.examples) for first, second in made
    ):
        assert (true.question, true.answer) == (question, answer)
        assert both.answer == answer
        assert other.start == only_text.start == -1
        assert other.passage == true.passage != both.passage == only_text.passage
        assert only_text.question == true.question != both.question == other.question


@pytest.mark.parametrize(
    ("question", "changed"),
    [
        ("What did exports reach in the first half?", "second half"),
        ("By how much did tax revenue rise?", "fall"),
        ("Who is the deputy director of the bureau?", "the director"),
        ("How many people did Lin Moran hire?", "Qiu"),
        ("How many women work there?", "men work"),
    ],
)
def test_an_english_question_is_changed_alone(question: str, changed: str) -> None:
    text = example(question, "林墨然招聘了56人。", "56人")
    made = contrasts(text, ("What did Qiu Yan say?",))
    assert made
    assert all(len(groups) == 1 for groups in made)
    assert any(changed in groups[0].examples[1].question for groups in made)


def test_what_the_answer_says_is_not_changed() -> None:
    assert contrasts(example("2021年怎样？", "建于2021年。", "2021年")) == []


def test_a_word_gives_way_to_none_that_means_the_same() -> None:
    text = example("产值是多少？", "产值是37亿元。", "37亿元")
    asked = {groups[0].examples[1].question for groups in contrasts(text)}
    assert asked
    assert not any("总产值" in question for question in asked)


def test_the_text_may_be_changed_in_its_title_only() -> None:
    item = example("漓江有多少家企业？", "区内有87家企业。", "87家")
    made = [groups for groups in contrasts(item) if len(groups) == 2]
    titles = {groups[1].examples[0].passage.title for groups in made}
    assert "梧州高新区一期工程" in titles or titles
