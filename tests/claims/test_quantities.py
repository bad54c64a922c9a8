"""Figures with their units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zoneqa.claims.quantities import Quantity, quantities


def _only(text: str) -> Quantity:
    (found,) = quantities(text)
    return found


def _words(text: str) -> list[str]:
    return [text[found.start : found.end] for found in quantities(text)]


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("园区产值19.4亿元。", "19.4亿元", "1940000000", "元"),
        ("规模达1.2万亿元。", "1.2万亿元", "1200000000000", "元"),
        ("投资1亿5000万元。", "1亿5000万元", "150000000", "元"),
        ("投资一亿五千万元。", "一亿五千万元", "150000000", "元"),
        ("产值十九点四亿元。", "十九点四亿元", "1940000000", "元"),
        ("引资三点二五万亿元", "三点二五万亿元", "3250000000000", "元"),
        ("产量一百零二点六万吨", "一百零二点六万吨", "1026000", "吨"),
        ("绿地二点五万平方米", "二点五万平方米", "25000", "平方米"),
        ("用户三十点八万户", "三十点八万户", "308000", "户"),
        ("补助8,303,423.06元", "8,303,423.06元", "8303423.06", "元"),
        ("出口53.1 万台,增长", "53.1 万台", "531000", "台"),
        ("出口额3亿美元", "3亿美元", "300000000", "美元"),
        ("总额27亿元人民币", "27亿元人民币", "2700000000", "元"),
        ("落户企业1.2万家", "1.2万家", "12000", "家"),
        ("占地3万平方米", "3万平方米", "30000", "平方米"),
        ("年发电250亿千瓦时", "250亿千瓦时", "25000000000", "千瓦时"),
        ("客运12万人次", "12万人次", "120000", "人次"),
        ("节约2万吨标准煤", "2万吨标准煤", "20000", "吨标准煤"),
        ("售价3000元/平方米", "3000元/平方米", "3000", "元/平方米"),
        ("增长百分之十二点五", "百分之十二点五", "12.5", "%"),
        ("千分之五的税率", "千分之五", "0.5", "%"),
        ("占比六成五", "六成五", "65", "%"),
        ("降幅两成半", "两成半", "25", "%"),
        ("提高两个百分点", "两个百分点", "2", "百分点"),
        ("是去年的3.2倍", "3.2倍", "3.2", "倍"),
        ("产值翻两番", "翻两番", "2", "番"),
        ("用时1个半小时", "1个半小时", "1.5", "小时"),
        ("同比增长-3.5%", "-3.5%", "-3.5", "%"),
        ("共有两个平台", "两个", "2", "个"),
        ("综合指数为101.5。", "101.5", "101.5", ""),
        ("output of 30 billion yuan", "30 billion yuan", "30000000000", "元"),
        ("worth US$1.2 billion", "US$1.2 billion", "1200000000", "美元"),
        ("with 1,200 high-tech companies", "1,200 high-tech companies", "1200", "家"),
        ("a site of 5,000 sq m", "5,000 sq m", "5000", "平方米"),
        ("twelve companies", "twelve companies", "12", "家"),
        ("seventy-five companies", "seventy-five companies", "75", "家"),
        ("Twenty one firms", "Twenty one firms", "21", "家"),
        ("one hundred and twenty firms", "one hundred and twenty firms", "120", "家"),
        ("two hundred fifty-one firms", "two hundred fifty-one firms", "251", "家"),
        ("thirty-five million yuan", "thirty-five million yuan", "35000000", "元"),
        ("a 500-million-yuan fund", "500-million-yuan", "500000000", "元"),
        ("three hundred firms", "three hundred firms", "300", "家"),
        ("one hundred thousand firms", "one hundred thousand firms", "100000", "家"),
        ("three hundred million yuan", "three hundred million yuan", "300000000", "元"),
        ("one thousand two hundred firms", "one thousand two hundred firms", "1200", "家"),
        ("two thousand and five firms", "two thousand and five firms", "2005", "家"),
        ("forty-two thousand firms", "forty-two thousand firms", "42000", "家"),
    ],
)
def test_a_figure_has_its_words_its_value_and_its_unit(
    text: str, words: str, value: str, unit: str
) -> None:
    found = _only(text)
    assert text[found.start : found.end] == words
    assert (found.low, found.high, found.unit) == (Decimal(value), Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("投资3至5亿元", "300000000", "500000000", "元"),
        ("投资3亿元至5亿元", "300000000", "500000000", "元"),
        ("增速12.3%~15%", "12.3", "15", "%"),
        ("可容纳300-500人", "300", "500", "人"),
        ("三至五成", "30", "50", "%"),
        ("有三四十家企业", "30", "40", "家"),
        ("招收十五六名学生", "15", "16", "名"),
        ("数百亿元", "20000000000", "90000000000", "元"),
        ("US$3-5 billion", "3000000000", "5000000000", "美元"),
    ],
)
def test_a_range_has_two_values(text: str, low: str, high: str, unit: str) -> None:
    found = _only(text)
    assert (found.low, found.high, found.unit) == (Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize("text", ["由25亿元到28亿元", "从25亿元增至28亿元", "25亿元、28亿元"])
def test_from_one_value_to_another_is_no_range(text: str) -> None:
    assert [found.low for found in quantities(text)] == [Decimal(25 * 10**8), Decimal(28 * 10**8)]


@pytest.mark.parametrize(
    ("text", "words", "approximation"),
    [
        ("超过500亿元", "500亿元", "over"),
        ("突破了50亿元", "50亿元", "over"),
        ("2000余人参加", "2000余人", "over"),
        ("约350 多家", "350 多家", "over"),
        ("上百亿元投资", "百亿元", "over"),
        ("近百家企业", "百家", "under"),
        ("不足10亿元", "10亿元", "under"),
        ("约为3万吨", "3万吨", "about"),
        ("10亿元左右", "10亿元左右", "about"),
        ("不低于人民币3亿元", "3亿元", "at_least"),
        ("三成以上", "三成以上", "at_least"),
        ("不超过30%", "30%", "at_most"),
        ("5公里以内", "5公里以内", "at_most"),
        ("未突破500亿元", "500亿元", "at_most"),
        ("没有超过30人", "30人", "at_most"),
        ("不宜大于30米", "30米", "at_most"),
        ("工资不能低于3000元", "3000元", "at_least"),
        ("不会少于5天", "5天", "at_least"),
        ("尚未达到500亿元", "500亿元", "under"),
        ("did not exceed 300 yuan", "300 yuan", "at_most"),
        ("达到500亿元", "500亿元", "exactly"),
        ("低于3000元", "3000元", "at_most"),
        ("附近3家", "3家", "exactly"),
        ("通过5项标准", "5项", "exactly"),
        ("岛上七成用电", "七成", "exactly"),
        ("比7.65亿元多39.2%", "7.65亿元", "exactly"),
        ("比去年300家多出20家", "300家", "exactly"),
        ("warehouses cover 3000 square metres", "3000 square metres", "exactly"),
        ("passed 30 billion yuan", "30 billion yuan", "over"),
        ("nearly 300 firms", "300 firms", "under"),
        ("no more than 5 percent", "5 percent", "at_most"),
    ],
)
def test_words_round_a_number(text: str, words: str, approximation: str) -> None:
    found = next(quantities(text))
    assert (text[found.start : found.end], found.approximation) == (words, approximation)


@pytest.mark.parametrize(
    ("text", "words", "place", "unit"),
    [
        ("排名第十二位", "第十二位", 12, "位"),
        ("获得第一名", "第一名", 1, "名"),
        ("总量居全国第3", "第3", 3, ""),
        ("稳居全球第一大市场", "第一", 1, ""),
        ("位居榜首", "榜首", 1, ""),
        ("数量居全国首位", "首位", 1, ""),
        ("the zone ranks third", "ranks third", 3, ""),
    ],
)
def test_a_rank_is_ordinal(text: str, words: str, place: int, unit: str) -> None:
    found = _only(text)
    assert text[found.start : found.end] == words
    assert (found.low, found.unit) == (Decimal(place), unit)
    assert found.ordinal


def test_the_first_three_are_a_range_of_ranks() -> None:
    found = _only("跻身全省前三名")
    assert (found.low, found.high) == (Decimal(1), Decimal(3))
    assert found.ordinal


@pytest.mark.parametrize(
    "text",
    [
        "2023年8月5日13时30分",
        "2023-08-06 12:26:28",
        "上午9点28分",
        "1至6月",
        "7月20日-25日",
        "二〇二三年十一月",
        "前三季度和前7个月",
        "第五届大会第一批项目的二期工程",
        "G20、5G、COVID-19和A3",
        "985高校、211工程、12345热线",
        "十四五规划与一带一路",
        "三亚、四川、万科和零部件",
        "一起、一些、一方面、万一",
        "千方百计,四通八达",
        "三二班,一九四九",
        "三位一体,二次创业,二手房",
        "一个品牌,一家企业",
        "电话0731-85571188",
        "第一,要创新;第二,要开放",
        "“5+2”模式,7×24小时服务",
        "近三年来,十年间",
        "比分6:2,股票代码(600217)",
        "1、产业;2.人才",
    ],
)
def test_no_figure(text: str) -> None:
    assert _words(text) == []


def test_all_figures_of_a_sentence_are_found_in_order() -> None:
    text = "2022年云岭高新区有企业385家,营收28.9亿元,增长6.2%,占全市的三分之一,列全省第2位。"
    assert _words(text) == ["385家", "28.9亿元", "6.2%", "三分之一", "第2位"]
