"""What a question asks of a claim, and what it takes as given."""

from __future__ import annotations

from datetime import date

import pytest

from zoneqa.claims.asked_office import AskedOffice
from zoneqa.claims.asked_words_english import asked_words
from zoneqa.claims.claim import CHANGES
from zoneqa.claims.slots import Slots, slots_of


def slots(question: str) -> Slots:
    at = question.find("砚溪高新区")
    return slots_of(question, [(at, at + 5)] if at >= 0 else [])


@pytest.mark.parametrize(
    ("question", "kinds", "unit"),
    [
        ("砚溪高新区税收是多少亿元？", {"level"}, "元"),
        ("砚溪高新区有多少家企业？", {"count"}, "家"),
        ("砚溪高新区税收增长了多少？", {"growth", "change"}, ""),
        ("砚溪高新区税收增长百分之几？", {"growth", "change"}, ""),
        ("砚溪高新区贷款比上年多了几个百分点？", {"growth", "change"}, "百分点"),
        ("砚溪高新区税收增至多少？", {"level", "count", "share"}, ""),
        ("砚溪高新区出口额占全市的多少？", {"share"}, ""),
        ("砚溪高新区入住率是多少？", {"share"}, ""),
        ("砚溪高新区占地多少亩？", {"level"}, "亩"),
        ("砚溪高新区综合排名第几？", {"rank"}, ""),
        ("砚溪高新区能排到多少名？", {"rank"}, "名"),
        ("砚溪高新区管委会主任是谁？", {"role"}, ""),
        ("砚溪高新区投资促进局副局长叫啥？", {"role"}, ""),
        ("砚溪大桥什么时候通车？", {"date"}, ""),
        # It asks for no value, or for how long.
        ("砚溪高新区为什么修路？", set(), ""),
        ("砚溪高新区哪几个街道通了地铁？", set(), ""),
        ("砚溪高新区的协议签了几年？", set(), "年"),
        ("How many companies are there in Yanxi High-tech Zone?", {"count"}, "家"),
        ("By what percentage did exports fall?", {"growth", "change"}, ""),
        ("When did the bridge open?", {"date"}, ""),
        ("Who is the deputy director of the bureau?", {"role"}, ""),
        ("Who is older, the mayor or the vice mayor?", set(), ""),
        ("What operating revenue will it reach by 2027?", {"level", "count", "share"}, ""),
        ("What revenue will the park reach by 2027?", {"level", "count", "share"}, ""),
        ("What amount of loans did the bank grant?", {"level", "count", "share"}, ""),
        ("What investment projects were signed?", set(), ""),
        ("砚溪高新区投资金额有多大？", {"level", "count", "share"}, ""),
        ("砚溪高新区增速有多高？", {"growth", "change"}, ""),
        ("那位老人有多大年纪？", set(), ""),
    ],
)
def test_the_kind_of_value_that_is_asked_for(question: str, kinds: set[str], unit: str) -> None:
    found = slots(question)
    assert set(found.kinds) == kinds
    assert found.unit == unit


@pytest.mark.parametrize(
    ("question", "office"),
    [
        (
            "砚溪高新区建设局副局长是谁？",
            AskedOffice("副", frozenset({"局长"}), "砚溪高新区建设局"),
        ),
        ("澄心药业的董事长是谁？", AskedOffice("", frozenset({"董事长"}), "澄心药业")),
        ("砚溪创新大赛冠军是谁？", AskedOffice("", frozenset({"冠军"}), "砚溪创新大赛")),
        ("Who is the vice mayor of Yanxi?", AskedOffice("副", frozenset({"市长"}))),
        ("Who is secretary-general of the club?", AskedOffice("", frozenset({"秘书长"}))),
        ("砚溪目前的代理市长是谁？", AskedOffice("代理", frozenset({"市长"}), "砚溪")),
        ("会见了霁州商会的哪位行政总裁？", AskedOffice("", frozenset({"总裁"}), "霁州商会")),
        ("青禾药业的哪一位副总裁出席了？", AskedOffice("副", frozenset({"总裁"}), "青禾药业")),
        ("砚溪管委会第几任主任是他？", AskedOffice("", frozenset({"主任"}), "砚溪管委会")),
        ("青禾的首任董事长是谁？", AskedOffice("", frozenset({"董事长"}), "青禾")),
        ("哪几位副主任到会？", AskedOffice("副", frozenset({"主任"}))),
        ("跟砚溪签约时远帆的CEO是谁？", AskedOffice("", frozenset({"CEO"}), "远帆")),
        ("项目落户后远帆公司的总经理是谁？", AskedOffice("", frozenset({"总经理"}), "远帆公司")),
        ("在签约仪式上远帆的总裁说了什么？", AskedOffice("", frozenset({"总裁"}), "远帆")),
        ("2023年远帆的总裁是谁？", AskedOffice("", frozenset({"总裁"}), "远帆")),
        ("由远帆的总裁签约吗？", AskedOffice("", frozenset({"总裁"}), "远帆")),
        ("宁山时代的董事长是谁？", AskedOffice("", frozenset({"董事长"}), "宁山时代")),
        ("前海管理局局长是谁？", AskedOffice("", frozenset({"局长"}), "前海管理局")),
        ("砚溪高新区有多少家企业？", None),
    ],
)
def test_the_office_that_is_asked_for(question: str, office: AskedOffice | None) -> None:
    assert slots(question).office == office


@pytest.mark.parametrize(
    ("question", "direction", "modality", "former"),
    [
        ("砚溪高新区税收下降了多少？", "down", None, None),
        ("砚溪高新区税收上涨了多少？", "up", None, None),
        ("哪只股票领跌？", "down", None, None),
        ("砚溪高新区已经建成多少座基站？", None, "achieved", None),
        ("砚溪高新区计划建多少座基站？", None, "planned", None),
        ("砚溪高新区原有多少家企业？", None, None, True),
        ("砚溪高新区现有多少家企业？", None, None, False),
        ("砚溪高新区新增多少家企业？", None, None, None),
    ],
)
def test_what_the_question_takes_as_given(
    question: str, direction: str | None, modality: str | None, former: bool | None
) -> None:
    found = slots(question)
    assert (found.direction, found.modality, found.former) == (direction, modality, former)


def test_zones_periods_and_question_words_are_left_out_of_what_it_is_about() -> None:
    found = slots("2023年上半年砚溪高新区出口额是多少？")
    assert found.content == ("出口额",)
    assert [(p.first, p.last) for p in found.periods] == [(date(2023, 1, 1), date(2023, 6, 30))]


def test_english_words_that_make_one_term_together_mean_that() -> None:
    wordings = (("瞪羚",), ("企业", "公司", "集团"))
    found = slots_of("How many gazelle enterprises are there?", [], wordings)
    assert [{term.name for term in meant} for meant in found.terms] == [{"瞪羚企业"}]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many talent apartments are there in Yanxi?", "talent apartments"),
        ("How much is the rent of the apartments?", "rent"),
        ("How much tax did the firms pay?", "tax"),
        ("What was the total investment of the projects?", "total investment"),
        ("what's the forest coverage of Songxi?", "forest coverage"),
        ("How many beds does the new hospital have?", "beds"),
        (
            "What was the total amount of contracted foreign investment?",
            "contracted foreign investment",
        ),
        ("What is the number of listed firms in Yanxi?", "listed firms"),
        # What has the figure is not named, or only what it is of.
        ("How much did the bank lend?", ""),
        ("How many of the firms are listed?", ""),
        ("Who is the director of the hospital?", ""),
        ("By what percentage did exports rise?", ""),
    ],
)
def test_an_english_question_names_the_figure_that_it_asks_for(question: str, words: str) -> None:
    assert asked_words(question) == words


def test_what_else_an_english_question_names_is_not_what_the_figure_is_of() -> None:
    hospital = (("医院",),)
    beds = slots_of("How many beds does the hospital have?", [], hospital, (("床位", "病床"),))
    assert [{term.name for term in meant} for meant in beds.terms] == [{"床位"}]
    kiosks = slots_of("How many kiosks does the hospital have?", [], hospital, ())
    assert kiosks.terms == ()
    assert slots_of("How much did the hospital pay?", [], hospital).terms != ()


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("By what percentage does Yanxi plan to raise output?", CHANGES),
        ("By how many per cent did it expand?", CHANGES),
        ("By how much are exports up?", CHANGES),
        ("What percentage of the firms are private?", {"share"}),
        ("How many firms moved in?", {"count"}),
    ],
)
def test_an_english_question_by_how_much_asks_for_a_change(
    question: str, kinds: frozenset[str]
) -> None:
    assert slots_of(question, []).kinds == kinds


def test_an_english_word_that_may_mean_much_else_means_no_term() -> None:
    found = slots_of("What is the value?", [], (("价值", "产值", "金额"),))
    assert found.terms == ()


@pytest.mark.parametrize(
    ("question", "events"),
    [
        ("When did the plant break ground?", [{"开工"}]),
        ("When was the bridge completed?", [{"竣工"}]),
        ("When did it start production?", [{"投产"}]),
        ("On what date was the pact signed?", [{"签约"}]),
        ("When was the road opened to traffic?", [{"通车"}]),
        ("Where were the contest finals held?", [{"决赛"}]),
        ("Where was the award ceremony?", [{"颁奖"}]),
        # It asks for no event, or how much.
        ("When is the report due?", []),
        ("How much investment was completed?", []),
    ],
)
def test_the_events_that_an_english_question_names(question: str, events: list[set[str]]) -> None:
    named = [{term.name for term in meant} for meant in slots(question).terms]
    assert named == events
