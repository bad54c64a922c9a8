"""Perturbed questions, cloze questions, synthetic news, and the search for hard negatives."""

from __future__ import annotations

import re

import pytest
from training.bm25 import Bm25
from training.passage import Example, Passage
from training.perturb import perturbed
from training.seeding import seeded_random

from tests.training.examples import PASSAGE
from training import cloze, synthetic_news


@pytest.mark.parametrize(
    ("question", "text", "pattern"),
    [
        ("2020年的产值是多少？", "2020年的产值", r"20[12]\d年的产值是多少？"),
        ("这8家企业叫什么？", "8家企业", r"这(9|1\d)家企业叫什么？"),
        ("苏州的园区在哪里？", "苏州的园区", r"\w+的园区在哪里？"),
        ("最大的企业是哪家？", "最大的企业", "最小的企业是哪家？"),
        ("Where in Poland is it?", "波兰", r"Where in \w+ is it\?"),
    ],
)
def test_a_perturbation_changes_one_thing_to_what_the_passage_lacks(
    question: str, text: str, pattern: str
) -> None:
    example = Example(question, Passage("", text), 0, 2, (text[:2],))
    for seed in range(20):
        miss = perturbed(example, seeded_random(seed))
        if miss is None:  # the same word was drawn
            continue
        assert miss.question != question
        assert re.fullmatch(pattern, miss.question)
        assert (miss.start, miss.answers) == (-1, example.answers)
        assert miss.passage is example.passage


def test_only_what_the_passage_names_is_perturbed() -> None:
    assert perturbed(Example("园区叫什么？", PASSAGE, 0, 2), seeded_random(1)) is None
    assert perturbed(Example("1998年怎样？", PASSAGE, 0, 2), seeded_random(1)) is None


def test_cloze_questions_do_not_hold_their_answer() -> None:
    examples = list(cloze.questions(PASSAGE, seeded_random(4)))
    assert {"2020年", "12%", "300亿元", "8家"} <= {example.answer for example in examples}
    assert all(example.answer == example.answers[0] for example in examples)
    assert all(example.answer not in example.question for example in examples)


def test_synthetic_news_answers_in_the_first_example_only() -> None:
    groups = synthetic_news.groups(11, 60)
    assert synthetic_news.groups(11, 60) == groups
    answered = [group for group in groups if group.examples[0].start >= 0]
    assert 40 <= len(answered) < 60
    for group in answered:
        good, *bad = group.examples
        assert good.answer == good.answers[0]
        assert good.answer not in good.question
        for miss in bad:
            assert miss.start == -1
            same = miss.passage == good.passage
            assert miss.question != good.question if same else good.answer not in miss.passage.text


def test_bm25_ranks_the_most_similar_text_first() -> None:
    texts = ["苏州工业园区成立于1994年", "今天的午饭是面条", "园区的午饭", "工业产值300亿元"]
    lexical = Bm25(texts)
    assert lexical.top("工业园区哪年成立？", 2) == [0, 2]
    assert lexical.top("产值300", 9)[0] == 3
