"""A near miss is told in words that help: what the report states instead of what was asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.answer.readings import GAZETTEER, read
from zoneqa.answer.messages import refusal_reason
from zoneqa.answer.near_miss import near_miss
from zoneqa.answer.near_miss_words import refusal_for
from zoneqa.claims.agreement import Agreement
from zoneqa.claims.asked_office import AskedOffice
from zoneqa.claims.extract import claims_of
from zoneqa.query.analyze import analyze
from zoneqa.types import Article


def reason(question: str, *sentences: str, words: str = "") -> str | None:
    query, readings = read(question, *sentences, words=words)
    miss = near_miss(query, readings)
    return refusal_reason(query.language, miss[1]) if miss else None


def kind_of_miss(question: str, sentence: str, words: str) -> str | None:
    query, readings = read(question, sentence, words=words)
    miss = near_miss(query, readings)
    return miss[1].kind if miss else None


@pytest.mark.parametrize(
    ("question", "sentence", "said"),
    [
        (
            "砚溪高新区2023年下半年税收是多少？",
            "砚溪高新区2023年上半年税收为12亿元。",
            "报道写的是2023年上半年，没有写2023年下半年。",
        ),
        (
            "砚溪高新区2022年税收是多少？",
            "砚溪高新区去年税收为28.9亿元。",
            "报道写的是2023年，没有写2022年。",
        ),
        (
            "砚溪高新区建设局局长是谁？",
            "砚溪高新区建设局副局长叶知秋说。",
            "文章提到的是副局长叶知秋，没有提到砚溪高新区建设局局长。",
        ),
        (
            "砚溪高新区出口额是多少？",
            "砚溪高新区税收为28.9亿元。",
            "报道写的是税收28.9亿元，没有写出口额。",
        ),
        (
            "砚溪高新区税收下降了多少？",
            "砚溪高新区税收同比增长6.2%。",
            "报道写的是税收上升6.2%，不是下降。",
        ),
        (
            "砚溪高新区税收增长多少？",
            "砚溪高新区税收为28.9亿元。",
            "报道写的是税收28.9亿元，没有写增减多少。",
        ),
        (
            "砚溪第四届大赛吸引多少支团队？",
            "砚溪第五届大赛吸引团队310支。",
            "报道写的是第5届，没有写第4届。",
        ),
        (
            "砚溪高新区已经投资多少？",
            "砚溪高新区计划投资60亿元。",
            "报道写的是计划投资60亿元，没有写已经做到。",
        ),
    ],
)
def test_the_reason_says_what_is_stated_instead(question: str, sentence: str, said: str) -> None:
    assert reason(question, sentence) == said


def test_in_english_the_reason_is_english() -> None:
    said = reason("What was Yanxi's tax revenue in 2022?", "砚溪高新区去年税收为28.9亿元。")
    assert said is None or said.startswith("The report")


@pytest.mark.parametrize(
    ("question", "sentences"),
    [
        # Another reading gives what is asked.
        (
            "砚溪高新区2022年税收是多少？",
            ("砚溪高新区2023年税收为28.9亿元。", "砚溪高新区2022年税收为25.1亿元。"),
        ),
        # What is asked is no value, so no claim can tell.
        ("砚溪高新区为什么修路？", ("砚溪高新区2023年税收为28.9亿元。",)),
        # The claims are of another kind: the sentence may say it in words that make no claim.
        ("砚溪高新区哪天办大会？", ("砚溪高新区税收为28.9亿元，大会照常。",)),
        ("砚溪高新区2023年税收是多少？", ("砚溪高新区去年税收为28.9亿元。",)),
        ("砚溪高新区主任是谁？", ("砚溪高新区税收为28.9亿元。",)),
    ],
)
def test_where_it_is_not_certain_there_is_no_near_miss(
    question: str, sentences: tuple[str, ...]
) -> None:
    assert reason(question, *sentences) is None


@pytest.mark.parametrize(
    ("question", "sentence", "words", "kind"),
    [
        ("哪只股票领涨？", "当日霁州板块下跌0.1%，霁州客车领跌。", "霁州客车", "other_direction"),
        ("通关成本提高了多少？", "通关成本较改革前降低一些。", "一些", "other_direction"),
        ("已经有哪些企业入驻了？", "十家企业拟入驻园区。", "十家企业", "other_modality"),
        ("大桥实际是哪天合龙的？", "大桥有望于年内合龙。", "年内", "other_modality"),
    ],
)
def test_a_clause_that_tells_of_the_opposite_is_a_near_miss(
    question: str, sentence: str, words: str, kind: str
) -> None:
    assert kind_of_miss(question, sentence, words) == kind


@pytest.mark.parametrize(
    ("slot", "said"),
    [
        ("attribute", "The report gives “税收28.9亿元”, not what was asked about."),
        ("period", "The report says this of 2023, not of 2022."),
        ("unit", "The report gives “税收28.9亿元”, and nothing in US dollars."),
        ("kind", "The report gives “税收28.9亿元”, not an amount or a share."),
        ("modality", "The report tells of a plan (“税收28.9亿元”), not of what was done."),
        ("office", "The report names the “税收28.9亿元”, not the office that was asked about."),
        ("ordinal", "The report is about phase 1, not about phase 2."),
    ],
)
def test_in_english_what_a_report_states_is_quoted_and_all_else_english(
    slot: str, said: str
) -> None:
    query = analyze("Of phase two, what was Yanxi's export value in 2022?", GAZETTEER)
    office = AskedOffice("", frozenset({"局长"}))
    asked = replace(query.slots, unit="美元", kinds=frozenset({"level", "share"}), office=office)
    (claim,) = claims_of(Article("a", "", "砚溪高新区2023年税收为28.9亿元。"))
    stated = replace(claim, ordinal=("1", "期"))
    agreement = Agreement(stated, **{slot: "contradicts"})  # type: ignore[arg-type]
    refusal = refusal_for(replace(query, slots=asked), agreement)
    assert refusal_reason("en", refusal) == said


def test_in_english_a_change_is_called_a_rise_or_a_fall() -> None:
    query = analyze("By how much did Yanxi's exports fall in 2023?", GAZETTEER)
    (claim,) = claims_of(Article("a", "", "砚溪高新区2023年税收增长6.2%。"))
    refusal = refusal_for(query, Agreement(claim, direction="contradicts"))
    assert (
        refusal_reason("en", refusal)
        == "The report tells of a rise of 6.2% (“税收”), not of a fall."
    )


@pytest.mark.parametrize(
    ("question", "sentence", "words", "kind"),
    [
        ("砚溪园区产值能超多少？", "园区占地80亩，总投资20亿元。", "20亿元", "other_attribute"),
        ("砚溪办了多少张居住证？", "办证窗口21个，办理身份证17万张。", "17万张", "other_attribute"),
        ("砚溪的发明专利有多少件？", "研发18个系列，注册商标近40件。", "40件", "other_attribute"),
        ("项目净利率做到多少？", "去化率有60%，项目毛利率达到18%。", "18%", "other_attribute"),
        ("2023年一季度新设多少家企业？", "2023年上半年新设企业160家。", "160家", "other_period"),
        ("商会的秘书长是谁？", "商会成立，叶知秋当选为会长。", "叶知秋", "other_office"),
        ("公司董事长是谁？", "公司总裁叶知秋表示满意。", "叶知秋", "other_office"),
        ("澄星光学攥着多少项专利技术？", "目前手握专利技术800项。", "800项", "other_attribute"),
        ("园区建几座变电站？", "园区建设厂房和2座加氢站。", "2座", "other_attribute"),
        (
            "工地有多少外地工人？",
            "工地用本地工人近90名。",
            "90名",
            "other_attribute",
        ),
        ("砚溪有几座火车站？", "砚溪有加油站12座。", "12座", "other_attribute"),
        ("国家级企业共有多少家？", "国家级、省级企业达到299家。", "299家", "other_attribute"),
        ("砚溪投资金额有多大？", "砚溪投资同比增长16.8%。", "16.8%", "other_kind"),
    ],
)
def test_what_the_likeliest_words_state_is_what_would_be_answered(
    question: str, sentence: str, words: str, kind: str
) -> None:
    assert kind_of_miss(question, sentence, words) == kind


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        # What the claim is not of only leads up to what is asked for.
        ("招学生去过多少个省？", "带着企业到北塬、南麓等17个省市招聘。", "17个"),
        ("砚溪医院有多少张床位？", "面积约10万平方米，规划床位500张。", "500张"),
        # A number in a year may be that of a day in it.
        ("2023年7月有多少人参加联谊会？", "2023年联谊会有200人参加。", "200人"),
        ("砚溪产值增加了多少？", "年产值由3亿元扩大到5亿元。", "5亿元"),
        ("云岭负责人是谁？", "云岭公司经理叶知秋表示满意。", "叶知秋"),
        ("国家级和省级企业共有多少家？", "国家级、省级企业达到299家。", "299家"),
        ("税收和利润各多少？", "税收、利润分别为2亿元和1亿元。", "2亿元"),
        ("园区建几座加氢站？", "园区建设厂房和2座加氢站。", "2座"),
        ("工地有多少本地工人？", "工地用本地工人近90名。", "90名"),
        ("砚溪有多少个工业园？", "砚溪有产业园12个。", "12个"),
    ],
)
def test_words_that_may_be_what_is_asked_are_no_near_miss(
    question: str, sentence: str, words: str
) -> None:
    assert kind_of_miss(question, sentence, words) is None


@pytest.mark.parametrize(
    ("question", "sentence", "words", "told"),
    [
        ("竞赛的决赛在哪里办？", "竞赛颁奖典礼在云岭会堂揭幕。", "云岭会堂", True),
        ("工厂哪天竣工？", "3月3日，工厂奠基。", "3月3日", True),
        ("大桥哪个月通车？", "大桥有望6月合龙。", "6月", True),
        ("基地哪天签约？", "基地于5月5日揭牌。", "5月5日", True),
        ("When did the plant break ground?", "工厂3月3日建成启用。", "3月3日", True),
        ("Where was the agreement signed?", "公司在云岭会堂揭牌。", "云岭会堂", True),
        ("竞赛的初赛在哪里举行？", "竞赛总决赛在云岭会堂举行。", "云岭会堂", True),
        ("启动仪式在哪儿举办？", "竞赛决赛在云岭会堂落幕。", "云岭会堂", True),
        ("条例什么时候施行？", "条例于3月3日公布。", "3月3日", True),
        ("案子哪天宣判？", "法院3月3日开庭审理了案子。", "3月3日", True),
        ("晨曦药业哪天退市？", "晨曦药业3月3日停牌。", "3月3日", True),
        ("陆怀瑾哪年去世？", "陆怀瑾1931年出生。", "1931年", True),
        ("Where was the graduation ceremony held?", "开学典礼在云岭会堂举行。", "云岭会堂", True),
        ("条例什么时候施行？", "条例3月3日公布，6月1日起实施。", "6月1日", False),
        ("案子哪天判的？", "法院3月3日开庭审理了案子。", "3月3日", False),
        ("竞赛的决赛在哪里举行？", "竞赛总决赛在云岭会堂举行。", "云岭会堂", False),
        ("竞赛的决赛在哪里办？", "竞赛决赛和颁奖在云岭会堂举行。", "云岭会堂", False),
        ("工厂哪年开工出货？", "工厂2022年投产。", "2022年", False),
        ("论坛在哪里举行？", "嘉宾在云岭会堂参加论坛。", "云岭会堂", False),
        ("When did the plant open?", "工厂3月3日建成启用。", "3月3日", False),
        ("工厂为什么竣工？", "工厂奠基时下了雨。", "下了雨", False),
    ],
)
def test_another_event_than_the_one_asked_about_is_a_near_miss(
    question: str, sentence: str, words: str, told: bool
) -> None:
    assert (kind_of_miss(question, sentence, words) is not None) == told


@pytest.mark.parametrize(
    ("question", "sentence", "words", "kind"),
    [
        ("陆怀瑾之后，政法委书记由谁接任？", "书记陆怀瑾另有任用。", "陆怀瑾", "not_answered"),
        ("谁接替了叶知秋的职务？", "叶知秋不再担任局长。", "叶知秋", "not_answered"),
        ("温以宁的师父是哪位？", "选手温以宁夺冠。", "温以宁", "not_answered"),
        ("Who took over from Ye Zhiqiu?", "局长叶知秋另有任用。", "叶知秋", "not_answered"),
        ("主犯判了多少年？", "警方抓获20人。", "20人", "other_unit"),
        ("修路花了多少个月？", "修路花了3亿元。", "3亿元", "other_unit"),
        ("How many years in prison did they get?", "警方抓获20人。", "20人", "other_unit"),
        ("叶知秋是谁？", "砚溪的局长叫叶知秋。", "叶知秋", None),
        ("Who is Ye Zhiqiu?", "砚溪的局长叫叶知秋。", "叶知秋", None),
        ("砚溪的局长是谁？", "砚溪的局长叫叶知秋。", "叶知秋", None),
        ("主犯判了多少年？", "主犯被判12年，罚20万元。", "12年", None),
        ("工期多少天？", "工期300天。", "300天", None),
    ],
)
def test_what_the_question_says_itself_and_what_cannot_be_measured_so_are_no_answers(
    question: str, sentence: str, words: str, kind: str | None
) -> None:
    assert kind_of_miss(question, sentence, words) == kind


def test_in_english_the_unit_that_is_asked_for_is_english() -> None:
    said = reason("How many years in prison did they get?", "警方抓获20人。", words="20人")
    assert said is not None
    assert "年" not in said


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("科创谷将配建多少套人才公寓？", "园区将配建人才公寓620套。", "620套"),
        ("霁湖半马安排了多少志愿者？", "组委会安排志愿者2100名。", "2100名"),
        ("临江村有多少个草莓大棚？", "目前村里有草莓大棚420个。", "420个"),
        ("澄星科技有多少件发明专利？", "公司有发明专利38件。", "38件"),
        ("砚滨学校有多少名教职工？", "学校有教职工92名。", "92名"),
    ],
)
def test_a_common_noun_may_stand_for_a_name(question: str, sentence: str, words: str) -> None:
    assert kind_of_miss(question, sentence, words) is None


def test_a_claim_of_a_much_less_sure_sentence_does_not_save_a_near_miss() -> None:
    sentences = ("注册商标近40件，另有说法。", "南麓发明专利达125件。")
    query, readings = read("砚溪的发明专利有多少件？", *sentences, words="40件")
    assert near_miss(query, readings) is None
    far = [readings[0], replace(readings[1], score=readings[0].score - 2)]
    assert near_miss(query, far) is not None


@pytest.mark.parametrize(
    ("question", "sentences", "said"),
    [
        (
            "砚溪高新区2022年上半年高企多少家？",
            ("2023年上半年，税收为9亿元。", "高企达到364家，比去年同期多46家。"),
            "报道写的是2023年上半年，没有写2022年上半年。",
        ),
        (
            "砚溪高新区2022年三季度签约项目多少个？",
            ("2023年三季度，税收为9亿元。", "签约项目35个，同比净增8个。"),
            "报道写的是2023年第三季度，没有写2022年三季度。",
        ),
        (
            "砚溪高新区2022年前三季度进出口多少亿元？",
            ("2023年前三季度，税收为9亿元。", "进出口总额21亿元，同比少收2亿元。"),
            "报道写的是2023年前三季度，没有写2022年前三季度。",
        ),
        (
            "砚溪高新区2022年专利授权量是多少件？",
            ("专利授权量3800件，较2022年同期增长15%。",),
            "报道写的是与2022年比的变化，没有写2022年。",
        ),
        (
            "砚溪高新区去年同期税收是多少？",
            ("2023年上半年，税收为9亿元，比去年同期多1亿元。",),
            "报道写的是2023年上半年，没有写去年同期。",
        ),
        (
            "砚溪高新区2021年税收是多少？",
            ("税收为28.9亿元，同比增长6.2%。",),
            "找到的段落没有写到问题中的年份（2021）。",
        ),
        (
            "砚溪高新区2022年税收比2020年增长多少？",
            ("砚溪高新区2022年税收为28.9亿元，同比增长6.2%。",),
            "报道写的是与2021年比，没有写与2020年比。",
        ),
    ],
)
def test_what_is_compared_with_the_period_asked_about_is_not_of_it(
    question: str, sentences: tuple[str, ...], said: str
) -> None:
    *before, sentence = sentences
    query, readings = read(question, *before, sentence)
    miss = near_miss(query, readings[len(before) :])
    assert miss and refusal_reason(query.language, miss[1]) == said


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("砚溪高新区2022年上半年高企多少家？", "2023年上半年高企364家，去年同期为318家。"),
        ("砚溪高新区2022年税收是多少？", "税收为9亿元，比2022年的8亿元多1亿元。"),
        ("砚溪高新区去年同期税收是多少？", "2023年上半年税收9亿元，去年同期为8亿元。"),
        ("砚溪高新区去年税收是多少？", "砚溪高新区去年税收为28.9亿元，比前年增长6.2%。"),
        ("砚溪高新区2023年税收是多少？", "税收为28.9亿元，同比增长6.2%。"),
        ("砚溪高新区2023年税收是多少？", "全年税收为28.9亿元，比2022年增长6.2%。"),
        ("砚溪高新区税收比2022年增长多少？", "砚溪高新区去年税收为28.9亿元，同比增长6.2%。"),
        ("砚溪高新区税收比2019年增长多少？", "2020年，砚溪高新区税收为9亿元，比上一年增长6%。"),
    ],
)
def test_what_is_of_the_period_asked_about_is_no_near_miss(question: str, sentence: str) -> None:
    assert reason(question, sentence) is None


PARTS = [
    ("霁芯食品2023年产值增长多少？", "14%", "报道写的是霁芯食品产值下降3%，不是上升。"),
    ("霁芯食品2023年产值下降多少？", "3%", None),
    ("砚岭封测2023年产值增长多少？", "14%", None),
]


@pytest.mark.parametrize(("question", "words", "said"), PARTS)
def test_what_another_firm_of_a_sentence_did_is_no_answer(
    question: str, words: str, said: str | None
) -> None:
    text = "2023年，砚岭封测产值5亿元，增长14%；霁芯食品产值2亿元，下降3%。"
    assert reason(question, text, words=words) == said


EDITIONS = [
    ("砚溪公寓一期有多少套？", "砚溪公寓一期共有房屋1280套；二期960套。", "1280套"),
    ("砚溪公寓二期有多少套？", "砚溪公寓一期共有房屋1280套；二期960套。", "960套"),
]


@pytest.mark.parametrize(("question", "sentence", "words"), EDITIONS)
def test_a_sentence_on_two_phases_is_no_near_miss_for_either(
    question: str, sentence: str, words: str
) -> None:
    assert reason(question, sentence, words=words) is None


@pytest.mark.parametrize("beds", ["设床位", "设有床位", "开放床位", "共有床位", "床位"])
def test_what_is_counted_counts_as_what_is_asked(beds: str) -> None:
    sentence = f"砚溪医院南院投资9.2亿元，{beds}800张。"
    assert reason("砚溪医院南院设多少张床位？", sentence, words="800张") is None
