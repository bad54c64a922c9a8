"""Quantities in English: the words, and that they say the same value."""

from __future__ import annotations

import pytest

from zoneqa.claims.quantities import Quantity, quantities
from zoneqa.claims.quantity_words_english import quantity_in_english
from zoneqa.text.normalize import half_width

PRINTED = [
    ("300亿元", "30 billion yuan"),
    ("19.4亿元", "1.94 billion yuan"),
    ("98350万元", "983.5 million yuan"),
    ("1.5万亿元", "1.5 trillion yuan"),
    ("1亿5000万元", "150 million yuan"),
    ("85.62元", "85.62 yuan"),
    ("3.12亿美元", "312 million US dollars"),
    ("5000万欧元", "50 million euros"),
    ("6400万港元", "64 million Hong Kong dollars"),
    ("3.2万人", "32,000 people"),
    ("一千二百人", "1,200 people"),
    ("1200名", "1,200 people"),
    ("6.2%", "6.2%"),
    ("六成五", "65%"),
    ("百分之十二", "12%"),
    ("6.2个百分点", "6.2 percentage points"),
    ("3.5倍", "3.5 times"),
    ("120万平方米", "1.2 million square metres"),
    ("4.5万平方米", "45,000 square metres"),
    ("38.6平方公里", "38.6 square kilometres"),
    ("1.5万亩", "15,000 mu"),
    ("260公顷", "260 hectares"),
    ("320公里", "320 kilometres"),
    ("2.8万吨", "28,000 tonnes"),
    ("1230万吨", "12.3 million tonnes"),
    ("12.5亿千瓦时", "1.25 billion kilowatt-hours"),
    ("985012345千瓦时", "985,012,345 kilowatt-hours"),
    ("450兆瓦", "450 megawatts"),
    ("300万立方米", "3 million cubic metres"),
    ("5000台", "5,000 units"),
    ("800套", "800 sets"),
    ("2.4万辆", "24,000 vehicles"),
    ("18个月", "18 months"),
    ("45天", "45 days"),
    ("3至5亿元", "300 to 500 million yuan"),
    ("8000万元至1.2亿元", "80 to 120 million yuan"),
    ("80万元至120万元", "800,000 to 1,200,000 yuan"),
    ("5%至8%", "5% to 8%"),
    ("40至50人", "40 to 50 people"),
    ("逾500家", "more than 500 companies"),
    ("500多家", "more than 500 companies"),
    ("近300亿元", "nearly 30 billion yuan"),
    ("约1.2万人", "about 12,000 people"),
    ("19.4亿元左右", "about 1.94 billion yuan"),
    ("超过20%", "more than 20%"),
    ("不低于20%", "at least 20%"),
    ("5亿元以上", "at least 500 million yuan"),
    ("不超过500万元", "at most 5 million yuan"),
]


def quantity_of(text: str) -> Quantity:
    return next(quantities(half_width(text)))


@pytest.mark.parametrize(("printed", "english"), PRINTED)
def test_a_quantity_is_said_in_english(printed: str, english: str) -> None:
    assert quantity_in_english(quantity_of(printed)) == english


def same_value(one: Quantity, other: Quantity) -> bool:
    return (one.low, one.high, one.approximation) == (other.low, other.high, other.approximation)


@pytest.mark.parametrize("printed", [printed for printed, _ in PRINTED])
def test_english_words_read_back_are_the_same_value(printed: str) -> None:
    quantity = quantity_of(printed)
    said = quantity_of(quantity_in_english(quantity) or "")
    assert same_value(said, quantity)
    assert said.unit == quantity.unit or (said.unit, quantity.unit) == ("人", "名")


UNITS = (
    "元",
    "美元",
    "人",
    "%",
    "个百分点",
    "平方米",
    "亩",
    "公里",
    "吨",
    "千瓦时",
    "台",
    "家",
    "公顷",
)
DIGITS = ("2", "7.5", "10", "38", "99.9", "100", "365.25", "1000", "9999", "12345")
SCALES = ("", "万", "亿")


@pytest.mark.parametrize("unit", UNITS)
def test_every_value_in_every_unit_reads_back(unit: str) -> None:
    small = unit in ("%", "个百分点")
    for scale in ("",) if small else SCALES:
        for digits in DIGITS:
            for before in ("", "近", "逾", "约", "至少"):
                quantity = quantity_of(f"{before}{digits}{scale}{unit}")
                said = quantity_of(quantity_in_english(quantity) or "")
                assert same_value(said, quantity), (before, digits, scale, unit)
                assert said.unit == quantity.unit


@pytest.mark.parametrize(
    ("printed", "counted", "english"),
    [
        ("385家", "高新技术企业", "385 companies"),
        ("500多家", "规上企业数量", "more than 500 companies"),
        ("12家", "酒店", "12"),
        ("6家", "商业银行", "6 banks"),
        ("38个", "企业研发项目", "38 projects"),
        ("7个", "乡镇", "7"),
        ("15项", "惠企政策", "15 policies"),
        ("15项", "", "15"),
        ("1200余件", "发明专利", "more than 1,200 patents"),
        ("1200件", "快递", "1,200"),
        ("3000套", "人才公寓", "3,000 apartments"),
        ("2000台", "工业机器人", "2,000 robots"),
        ("数百家", "企业", "hundreds of companies"),
        ("数十个", "乡镇", "dozens"),
        ("几万人", "", "tens of thousands of people"),
        ("5000元/平方米", "", "5,000 yuan per square metre"),
        ("1公里", "", "1 kilometre"),
        ("1.2万人次", "", "12,000 person-times"),
    ],
)
def test_what_is_counted_is_named_where_it_is_known(
    printed: str, counted: str, english: str
) -> None:
    assert quantity_in_english(quantity_of(printed), counted) == english


@pytest.mark.parametrize(
    ("printed", "english"),
    [
        ("第三位", "third"),
        ("第1位", "first"),
        ("第十位", "tenth"),
        ("第11位", "11th"),
        ("第22名", "22nd"),
        ("第112位", "112th"),
        ("前10名", "top 10"),
        ("前三名", "top 3"),
    ],
)
def test_a_rank_is_an_ordinal(printed: str, english: str) -> None:
    assert quantity_in_english(quantity_of(printed)) == english


@pytest.mark.parametrize("printed", ["三分之二", "翻一番", "300兆赫", "3.5大卡"])
def test_what_has_no_exact_form_has_none(printed: str) -> None:
    assert quantity_in_english(quantity_of(printed)) is None
