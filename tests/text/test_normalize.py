"""Cleaning, folding, sentences, clauses, terms."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoneqa.errors import BadQuestion, EmptyQuestion, QuestionTooLong
from zoneqa.query.clean import MAX_QUESTION, clean_question
from zoneqa.text.language import language_of
from zoneqa.text.normalize import as_read, clean_text, fold, in_mainland_words
from zoneqa.text.segment import clauses, sentences
from zoneqa.text.terms import has_words, symbols, terms


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年好。明年更好！", ["今年好。", "明年更好！"]),
        ("他说：“今年好。”大家笑了。", ["他说：“今年好。”", "大家笑了。"]),
        ("达3.5亿元。增长12%", ["达3.5亿元。", "增长12%"]),
        ("标题\n\n正文。\n尾", ["标题", "正文。", "尾"]),
        ("The U.S. grew 3.5%. It did!", ["The U.S. grew 3.5%.", "It did!"]),
        ("真的吗？！……好。", ["真的吗？！……", "好。"]),
        ("  。 ", ["。"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text(alphabet="今年好。！？”“\n ,，A.b3", max_size=80))
def test_sentences_lose_nothing_but_space(text: str) -> None:
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
    bounds = sentences(text)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(bounds))


def test_clauses_keep_figures_whole() -> None:
    text = "占地1,500亩，投资2亿元；共3期"
    assert [text[a:b] for a, b in clauses(text)] == ["占地1,500亩，", "投资2亿元；", "共3期"]


def test_terms_are_characters_bigrams_numbers_and_words() -> None:
    assert terms("工业2020年GMP认证 1,500") == [
        *("工", "业", "工业"),
        "2020",
        "年",
        "gmp",
        *("认", "证", "认证"),
        "1500",
    ]


def test_symbols_are_what_every_language_writes_alike() -> None:
    asked = "How many 5G and GaN projects did BOE start in Hefei in 2020, for 1,200.5 million?"
    assert symbols(asked) == ["5G", "GaN", "BOE", "2020", "1,200.5"]


def test_folding_makes_scripts_widths_and_cases_equal() -> None:
    assert fold("瀋陽高新區ＡＰＰ") == fold("沈阳高新区app") == "沈阳高新区app"


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("\ufeff桂林在哪？", "桂林在哪？"),
        ("桂\x00林\u200b在\u202e哪？", "桂林在哪？"),
        ("a\r\nb\tc", "a b c"),
        ("问" + "".join(chr(0xE0000 + ord(c)) for c in "hidden"), "问"),
    ],
)
def test_clean_question(raw: str, clean: str) -> None:
    assert clean_question(raw) == clean


@pytest.mark.parametrize("raw", ["", " \t\r\n　", "\u200b\u200d\u2060\ufeff", "\x00"])
def test_nothing_to_ask(raw: str) -> None:
    with pytest.raises(EmptyQuestion):
        clean_question(raw)


def test_the_limit_counts_characters() -> None:
    assert len(clean_question("国" * MAX_QUESTION)) == MAX_QUESTION
    with pytest.raises(QuestionTooLong, match="2,001 characters"):
        clean_question("国" * (MAX_QUESTION + 1))


def test_lone_surrogates_are_no_question() -> None:
    with pytest.raises(BadQuestion):
        clean_question("桂林\ud800")


def test_articles_keep_their_lines_and_lose_what_hides() -> None:
    assert clean_text("一\r\n二\u2028三\x1b[31m\ud800") == "一\n二\n三[31m\ufffd"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("桂林高新区GMP是什么", "zh"),
        ("What was Guilin's output?", "en"),
        ("What does 一区十二园 mean in Shenyang High-tech Zone?", "en"),
        ("2020?", "zh"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_words() -> None:
    assert has_words("？？a")
    assert not has_words("？？！！……🦏")


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("⻘湾高新区⻓安大道", "青湾高新区长安大道"),
        ("⻢⻰飞乘⻋进⻔", "马龙飞乘车进门"),
        ("⾼新区⼯业增⻓", "高新区工业增长"),
        ("⺠营经济⻛电⻩⻥⻦", "民营经济风电黄鱼鸟"),
        ("⻄岙⻚岩⻝品⻣科⻬鲁", "西岙页岩食品骨科齐鲁"),
        ("⾧⾨⾒⿓", "长门见龙"),
    ],
)
def test_radicals_fold_to_their_characters(printed: str, folded: str) -> None:
    assert fold(printed) == folded
    assert len(as_read(printed)) == len(printed)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("雲嶺高新區引進積體電路企業多少家？", "云岭高新区引进集成电路企业多少家?"),
        ("鹿鳴高新區軟體園產值", "鹿鸣高新区软件园产值"),
        ("數位經濟與人工智慧產業", "数字经济与人工智能产业"),
        ("奈米材料和雷射設備", "纳米材料和激光设备"),
        ("伺服器與印表機企業", "服务器与打印机企业"),
        ("衞星綫路工程於園區裏開工", "卫星线路工程于园区里开工"),
        ("支援双创的智慧城市", "支援双创的智慧城市"),
        ("崑山高新区资讯", "昆山高新区资讯"),
    ],
)
def test_questions_in_traditional_script_come_in_the_words_of_the_mainland(
    typed: str, read: str
) -> None:
    assert in_mainland_words(typed) == read


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("二〇二三年税收", "2023年税收"),
        ("二○二三年", "2023年"),
        ("二零二三年", "2023年"),
        ("一九九八年至二〇〇六年", "1998年至2006年"),
        ("二〇一五年度", "2015年度"),
        ("二〇二三级学生", "二〇二三级学生"),
        ("一百二十年", "一百二十年"),
        ("一二三四五", "一二三四五"),
    ],
)
def test_years_in_characters_fold_to_digits(printed: str, folded: str) -> None:
    assert fold(printed) == as_read(printed) == folded


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("雲嶺高新區引進積體電路企業12家。", "云岭高新区引进集成电路企业12家。"),
        ("書記於乾坤表示，發展麵粉機械。", "书记于乾坤表示，发展面粉机械。"),
        ("支援双创的智慧城市。", "支援双创的智慧城市。"),
        ("⻘湾Ａ区㎡", "青湾Ａ区㎡"),
        ("二〇二三年税收", "2023年税收"),
        ("自一九九八年至二○二一年底", "自1998年至2021年底"),
        ("二零二四年一月", "2024年一月"),
        ("一二三四年级，三〇二一年，二〇二三家", "一二三四年级，三〇二一年，二〇二三家"),
    ],
)
def test_text_is_read_in_equal_length(printed: str, read: str) -> None:
    assert as_read(printed) == read
    assert len(read) == len(printed)
