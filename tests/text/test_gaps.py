"""Text with a blank after every character is joined, in whole lines and in parts of them."""

from __future__ import annotations

import pytest

from zoneqa.text.prose import clean_prose


@pytest.mark.parametrize(
    ("spaced", "joined"),
    [
        (
            "松 江 湾 2 0 2 3 年 产 值 达 3 3 1 . 9 亿 元 ， 增 长 8 . 7 % 。 G a N 芯 片",
            "松江湾2023年产值达331.9亿元，增长8.7%。GaN芯片",
        ),
        ("松江湾2023年地 区 生 产 总 值达到219.5亿元", "松江湾2023年地区生产总值达到219.5亿元"),
        ("松江湾新建成人 才 公 寓1360套", "松江湾新建成人才公寓1360套"),
        ("松　江　湾　高　新　区", "松江湾高新区"),
        ("松  江  湾  高  新  区", "松江湾高新区"),
        ("松\u00a0江\u00a0湾\u00a0报\u00a0道", "松江湾报道"),
        ("总 投 资  7 . 3 亿 元", "总投资 7.3亿元"),
        ("⻘ 年 ⼈ 才 公 寓", "⻘年⼈才公寓"),
    ],
)
def test_spaced_characters_are_joined(spaced: str, joined: str) -> None:
    assert clean_prose(spaced) == joined


@pytest.mark.parametrize(
    "text",
    [
        "张 三",
        "前 言",
        "（记者 赵 霞 通讯员 李 妍）",
        "（赵 霞 李 妍）",
        "东 | 西 | 南 | 北",
        "甲\t乙\t丙\t丁",
        "A B C D E",
        "松江湾 高新区 年报",
        ". . . . .",
        "发布时间 2024-09-05 字号：大 中 小 9月3日开学。",
        "字体: 大 中 小 平阴县开会。",
    ],
)
def test_words_side_by_side_stay_apart(text: str) -> None:
    assert clean_prose(text) == text
