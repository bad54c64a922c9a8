"""Who came after someone is not that one; but a question may offer the person that answers it."""

from __future__ import annotations

import pytest

from tests.answer.readings import read
from zoneqa.answer.person_in_question import answers_with_asked

NEWS = "局长叶知秋说，郑可欣来了。"


@pytest.mark.parametrize(
    "question",
    [
        "谁接替叶知秋任局长？",
        "叶知秋的师父是哪位？",
        "谁和叶知秋一起创业？",
        "叶知秋和郑可欣的老师是谁？",
        "Who replaced director Ye Zhiqiu?",
        "Who is Ye Zhiqiu's successor?",
        "Who is Ye Zhiqiu working with?",
        "Who is the director after Ye Zhiqiu?",
    ],
)
def test_who_is_asked_for_is_another(question: str) -> None:
    query, readings = read(question, NEWS, words="叶知秋")
    assert answers_with_asked(query, readings[0])


@pytest.mark.parametrize(
    "question",
    [
        "叶知秋是谁？",
        "叶知秋和郑可欣谁是局长？",
        "郑可欣、叶知秋谁是局长？",
        "谁是局长，叶知秋吗？",
        "谁是局长，郑可欣还是叶知秋？",
        "局长是谁？",
        "Who is Ye Zhiqiu?",
        "Who's Ye Zhiqiu?",
        "Who is director Ye Zhiqiu?",
        "Who was the director Ye Zhiqiu of Yanxi?",
        "Tell me who Ye Zhiqiu is",
        "Who leads the bureau, Ye Zhiqiu or Zheng Kexin?",
    ],
)
def test_the_person_may_be_the_answer(question: str) -> None:
    query, readings = read(question, NEWS, words="叶知秋")
    assert not answers_with_asked(query, readings[0])
