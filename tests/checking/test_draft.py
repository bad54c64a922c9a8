"""What is a heading, what is looked up, and in which words."""

from __future__ import annotations

import pytest

from zoneqa.checking.draft import Draft
from zoneqa.checking.draft_file import text_draft

SPEECH = """石渚高新区2023年工作总结

各位领导：

一、去年的成绩

去年，我区实现地区生产总值263.5亿元。出口总额48.2亿元。全区上下团结一心！

园区引进了研究院。为什么能够做到？我们要再接再厉。"""


def looked_up(draft: Draft) -> list[str]:
    return [each.standalone.text for each in draft.sentences if each.checkable]


def test_every_sentence_is_at_its_bounds_and_every_line_a_paragraph() -> None:
    draft = text_draft(SPEECH)
    text = draft.article.text
    assert [text[slice(*each.bounds)] for each in draft.paragraphs if each.heading] == [
        "石渚高新区2023年工作总结",
        "一、去年的成绩",
    ]
    assert [text[slice(*each.bounds)] for each in draft.sentences][:3] == [
        "各位领导：",
        "去年，我区实现地区生产总值263.5亿元。",
        "出口总额48.2亿元。",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "石渚高新区召开招商会议",
        "一、石渚高新区建成研究院",
        "骆青山任管委会主任",
        "Shizhu opens a park",
    ],
)
def test_a_line_that_is_all_there_is_heads_nothing(line: str) -> None:
    (paragraph,) = text_draft(f"\n{line}\n").paragraphs
    assert not paragraph.heading
    assert [each.text for each in paragraph.sentences] == [line]


def test_greetings_questions_and_appeals_are_not_looked_up() -> None:
    assert looked_up(text_draft(SPEECH, "2024-02-01"))[-1] == "石渚高新区园区引进了研究院。"
    assert [t for t in looked_up(text_draft(SPEECH)) if "领导" in t or "再接" in t] == []


def test_a_sentence_is_looked_up_with_the_zone_and_the_year_that_it_leaves_out() -> None:
    assert looked_up(text_draft(SPEECH, "2024-02-01"))[:2] == [
        "2023年，石渚高新区实现地区生产总值263.5亿元。",
        "2023年石渚高新区出口总额48.2亿元。",
    ]


def test_without_a_date_last_year_is_no_certain_year() -> None:
    assert looked_up(text_draft(SPEECH))[0] == "去年，石渚高新区实现地区生产总值263.5亿元。"


def test_the_year_of_another_paragraph_is_not_taken_over() -> None:
    draft = text_draft("2021年石渚高新区税收3亿元。\n\n出口额为5亿元。", "2024-02-01")
    assert looked_up(draft)[1] == "石渚高新区出口额为5亿元。"


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年石渚高新区税收比上年增长7%。",
        "2023年石渚高新区税收比上一年增长7%。",
        "2023年石渚高新区税收较去年同期增长7%。",
        "2023年石渚高新区税收高于上年。",
        "2023年石渚高新区税收是上年的2倍。",
        "2023年石渚高新区税收与上年相比增长7%。",
    ],
)
def test_what_a_change_is_compared_with_stays_as_it_is(sentence: str) -> None:
    assert looked_up(text_draft(sentence, "2024-02-01")) == [sentence]


def test_words_of_the_draft_are_found_again_behind_what_was_put_in() -> None:
    draft = text_draft(SPEECH, "2024-02-01")
    sentence = next(each for each in draft.sentences if each.checkable)
    place = sentence.standalone.text.index("263.5亿元")
    start, end = sentence.standalone.to_article((place, place + 7))
    assert draft.article.text[start:end] == "263.5亿元"


@pytest.mark.parametrize(
    ("sentence", "checkable"),
    [
        ("石渚高新区税收3亿元。", True),
        ("项目已经竣工。", True),
        ("园区获评“绿色园区”。", True),
        ("该区与临川大学签约。", True),
        ("We opened 3 parks.", True),
        ("谢谢大家！", False),
        ("让我们携手并进，共创未来！", False),
        ("税收是多少？", False),
        ("成绩来之不易。", False),
        ("现将有关情况汇报如下。", False),
    ],
)
def test_what_articles_could_tell_is_looked_up(sentence: str, checkable: bool) -> None:
    assert [each.checkable for each in text_draft(f"正文：\n{sentence}").sentences][-1] is checkable


def test_our_zone_is_that_of_the_draft_whatever_else_ends_like_it() -> None:
    draft = text_draft("石渚高新区汇报\n\n去年园区税收3亿元。我区名次升到第4位。", "2024-02-01")
    assert looked_up(draft)[1] == "石渚高新区名次升到第4位。"


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("石渚高新区税收3亿元。\n柳汐高新区税收4亿元。\n青岭高新区税收5亿元。", None),
        ("石渚高新区税收3亿元。石渚高新区出口8亿元。\n柳汐高新区税收4亿元。", "石渚高新区"),
        ("石渚高新区汇报\n柳汐高新区税收4亿元，青岭高新区税收5亿元。", "石渚高新区"),
    ],
)
def test_a_draft_about_several_zones_is_about_none_of_them_alone(
    text: str, zone: str | None
) -> None:
    assert text_draft(text).article.zone == zone


def test_a_text_of_one_line_has_no_heading() -> None:
    assert [each.heading for each in text_draft("石渚高新区排名升至前列").paragraphs] == [False]
