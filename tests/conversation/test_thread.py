"""Follow-ups in full, and questions that are full already."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from zoneqa.conversation import Turn, complete, in_thread, last_of, read_thread
from zoneqa.query.analyze import QueryAnalyzer
from zoneqa.query.clean import MAX_QUESTION
from zoneqa.query.query import Query
from zoneqa.types import Answer, Events, Retrieved
from zoneqa.zones.gazetteer import Gazetteer, Mention, open_gazetteer

ZONES = ("桂林", "嘉兴秀洲", "苏州", "昆山", "沈阳")

OUTPUT = "沈阳高新区2020年产值多少？"
BUCHANG = "杨凌步长医药产业园计划总投资多少？"
GREW = "2020年桂林高新区规模以上工业总产值是多少？"
FLIGHTS = "昆山高新区2020年安排了几架次包机？"
SCHOOLS = "昆山高新区首批研究生来自几所高校？"
RANKED = "Where did Guilin High-tech Zone rank in 2020?"
PARK = "How much land does the Buchang park in Yangling cover?"


@pytest.fixture(scope="module")
def analyzer() -> QueryAnalyzer:
    return QueryAnalyzer(open_gazetteer([*(f"{zone}高新区" for zone in ZONES), "杨凌农高区"]))


Earlier = tuple[str, tuple[str, ...]]


def completed(question: str, analyzer: QueryAnalyzer, *earlier: str | Earlier) -> str:
    """Return a question in full after earlier ones, given with the zones that answers cited."""
    turns = [one if isinstance(one, tuple) else (one, ()) for one in earlier]
    thread = [Turn(analyzer.analyze(text), zones) for text, zones in turns]
    return complete(analyzer.analyze(question), thread, analyzer).typed


@pytest.mark.parametrize(
    ("before", "question", "full"),
    [
        # by how much what was asked for grew
        (
            "昆山高新区今年上半年地区生产总值是多少？",
            "那增长了多少？",
            "昆山高新区今年上半年地区生产总值增长了多少？",
        ),
        ("昆山高新区2023年进口额是多少？", "增速呢？", "昆山高新区2023年进口额的增速是多少？"),
        ("昆山高新区进口额多少？", "2021年目标是多少？", "昆山高新区进口额2021年目标是多少？"),
        ("昆山高新区GDP多少？", "目标呢？", "昆山高新区GDP的目标是什么？"),
        (
            "昆山高新区社会消费品零售总额多少？",
            "同比呢？",
            "昆山高新区社会消费品零售总额的同比是什么？",
        ),
        (
            "昆山高新区去年一季度利润总额多少",
            "同比增长多少",
            "昆山高新区去年一季度利润总额同比增长多少？",
        ),
        (
            "2022年1至6月昆山高新区规上工业增加值是多少？",
            "增幅多大？",
            "昆山高新区2022年1至6月规上工业增加值增幅多大？",
        ),
        (
            "昆山高新区去年固定资产投资多少？",
            "那增长了多少",
            "昆山高新区去年固定资产投资增长了多少？",
        ),
        ("昆山高新区去年底企业多少家？", "那今年3月呢", "昆山高新区今年3月企业多少家？"),
        # another zone
        (OUTPUT, "那桂林呢？", "桂林高新区2020年产值多少？"),
        (OUTPUT, "嗯，那昆山高新区的呢", "昆山高新区2020年产值多少？"),
        (OUTPUT, "合肥？", "合肥高新区2020年产值多少？"),
        (OUTPUT, "跟桂林比呢？", "沈阳高新区和桂林高新区2020年产值多少？"),
        (OUTPUT, "那桂林的税收呢？", "桂林高新区2020年的税收是多少？"),
        ("苏州高新区党委书记是谁？", "沈阳的呢", "沈阳高新区党委书记是谁？"),
        ("桂林规上工业2020年涨了多少", "沈阳去年的呢", "沈阳规上工业去年涨了多少"),
        (OUTPUT, "一样的问题，桂林高新区？", "桂林高新区2020年产值多少？"),
        (OUTPUT, "同样的问题，昆山", "昆山高新区2020年产值多少？"),
        (OUTPUT, "再查查桂林高新区的", "桂林高新区2020年产值多少？"),
        (OUTPUT, "再看一下昆山的", "昆山高新区2020年产值多少？"),
        (OUTPUT, "那苏州高新区的表现如何？", "苏州高新区2020年产值多少？"),
        (OUTPUT, "那桂林的情况又怎么样", "桂林高新区2020年产值多少？"),
        (
            "苏州高新区的星湖工程投资多少？",
            "昆山高新区的云塔工程呢",
            "昆山高新区的云塔工程投资多少？",
        ),
        # another period
        (OUTPUT, "去年呢？", "沈阳高新区去年产值多少？"),
        (OUTPUT, "前一年呢", "沈阳高新区2019年产值多少？"),
        ("沈阳高新区产值多少？", "2019年呢？", "沈阳高新区2019年产值多少？"),
        # something else of the same
        (OUTPUT, "那投资额呢？", "沈阳高新区2020年的投资额是多少？"),
        (OUTPUT, "主导产业有哪些", "沈阳高新区主导产业有哪些？"),
        (OUTPUT, "用电量又是多少？", "沈阳高新区2020年用电量又是多少？"),
        (OUTPUT, "那利用外资有多少", "沈阳高新区2020年利用外资有多少？"),
        (OUTPUT, "停车场又有几个？", "沈阳高新区停车场又有几个？"),
        (OUTPUT, "那孵化器有多少家？", "沈阳高新区孵化器有多少家？"),
        (OUTPUT, "那净增就业呢", "沈阳高新区2020年的净增就业有多少？"),
        (OUTPUT, "那新增就业呢", "沈阳高新区2020年的新增就业有多少？"),
        (OUTPUT, "还有零售总额", "沈阳高新区2020年的零售总额是多少？"),
        (OUTPUT, "财政支出也查一下", "沈阳高新区2020年的财政支出有多少？"),
        (OUTPUT, "税收也讲讲吧", "沈阳高新区2020年的税收是多少？"),
        (OUTPUT, "那一年的税收是多少？", "沈阳高新区2020年的税收是多少？"),
        (OUTPUT, "当年的游客有多少？", "沈阳高新区2020年的游客有多少？"),
        (OUTPUT, "桂林高新区同年的税收是多少？", "桂林高新区2020年的税收是多少？"),
        (OUTPUT, "该区那年签约了几个项目？", "沈阳高新区2020年签约了几个项目？"),
        (GREW, "增长了多少？", "桂林高新区2020年规模以上工业总产值增长了多少？"),
        (GREW, "今年的目标呢", "桂林高新区今年规模以上工业总产值的目标是什么？"),
        (BUCHANG, "占地呢？", "杨凌步长医药产业园的占地是多少？"),
        (BUCHANG, "什么时候投产？", "杨凌步长医药产业园什么时候投产？"),
        (FLIGHTS, "专列呢？", "昆山高新区的专列有多少？"),
        ("步长医药产业园总投资多少？", "那德沃康呢？", "德沃康总投资多少？"),
        ("科技生态园区的主体是什么？", "先进制造园区呢？", "先进制造园区的主体是什么？"),
        ("步长医药产业园一期占地多少？", "二期呢？", "步长医药产业园二期占地多少？"),
        ("杨凌要培育几个百亿级集群？", "50亿级的呢", "杨凌要培育几个50亿级集群？"),
        ("未来食品创投基金是谁设立的？", "规模？", "未来食品创投基金的规模是多少？"),
        ("德沃康一期占地多少？", "跟步长比哪个大？", "德沃康一期跟步长比哪个大？"),
        # pronouns
        (OUTPUT, "它的目标呢？", "沈阳高新区的目标是什么？"),
        (OUTPUT, "那里有多少家企业？", "沈阳高新区有多少家企业？"),
        ("秀洲签约的是什么项目？", "这个项目占地多少？", "秀洲签约的项目占地多少？"),
        ("步长的总经理是谁？", "他说了什么？", "步长的总经理说了什么？"),
        # more of the same
        (SCHOOLS, "分别是哪几所？", "昆山高新区首批研究生来自哪几所高校？"),
        (SCHOOLS, "还有呢？", "昆山高新区首批研究生来自几所高校，还有？"),
        (OUTPUT, "具体是多少", "沈阳高新区2020年产值多少，具体是多少？"),
        (OUTPUT, "为什么？", "沈阳高新区2020年产值多少，为什么？"),
        # traditional script
        ("沈陽高新區2020年產值多少？", "為什麼？", "沈陽高新區2020年產值多少，為什麼？"),
        ("沈陽高新區2020年產值多少？", "它的目標呢？", "沈陽高新區的目標是什麼？"),
        ("沈陽高新區2020年產值多少？", "那蘇州呢？", "蘇州高新區2020年產值多少？"),
        # English
        (RANKED, "and Kunshan?", "Where did Kunshan High-tech Zone rank in 2020?"),
        (RANKED, "and kunshan in 2019", "Where did Kunshan High-tech Zone rank in 2019?"),
        (RANKED, "And the year before?", "Where did Guilin High-tech Zone rank in 2019?"),
        (RANKED, "What about its target?", "What is the target of Guilin High-tech Zone?"),
        (RANKED, "And tax revenue?", "What is the tax revenue of Guilin High-tech Zone in 2020?"),
        (RANKED, "What was its output?", "What was Guilin High-tech Zone's output?"),
        (
            RANKED,
            "how much does it spend there?",
            "How much does it spend in Guilin High-tech Zone?",
        ),
        (RANKED, "How many people work there?", "How many people work in Guilin High-tech Zone?"),
        (
            RANKED,
            "Can you tell me about its target?",
            "What is the target of Guilin High-tech Zone?",
        ),
        (
            "How many job openings did Kunshan offer?",
            "And at the Heilongjiang fair?",
            "How many job openings did Kunshan offer at the Heilongjiang fair?",
        ),
        (
            "Which universities sent students to Kunshan?",
            "when did they arrive",
            "Which universities sent students to Kunshan, and when did they arrive?",
        ),
        (RANKED, "Why?", "Where did Guilin High-tech Zone rank in 2020, and why?"),
        (PARK, "When does it open?", "When does the Buchang park in Yangling open?"),
        (
            "How many clusters does Yangling plan?",
            "Which ones?",
            "Which clusters does Yangling plan?",
        ),
        (
            "What is the target of Suzhou's advanced manufacturing park?",
            "the business innovation one?",
            "What is the target of Suzhou's business innovation park?",
        ),
    ],
)
def test_what_is_missing_is_taken_over(
    analyzer: QueryAnalyzer, before: str, question: str, full: str
) -> None:
    assert completed(question, analyzer, before) == full
    assert completed(full, analyzer, before) == full


@pytest.mark.parametrize(
    "question",
    [
        # of another zone, project or company
        "昆山高新区2020年安排了几架次包机？",
        "那昆山高新区2020年安排了几架次包机？",
        "那桂林前两个月办了多少家企业入园审批？",
        "桂林怎么样？",
        "那步长医药产业园总投资是多少？",
        "步长医药产业园占地是多少呢？",
        "还有没有别的高新区",
        "步长医药产业园总投资多少？",
        "未来食品创投基金的规模有多大？",
        "德沃康的老家在国外哪儿，现在要搬到嘉兴？",
        "GMP验证要过哪三项",
        "“0235”政策出自哪份文件？",
        "一院一园一基金是什么",
        "昆山那个网上招聘会最后招成了多少人？",
        "蘇州高新區的先進製造園區以哪個開發區為主？",
        "And who runs the Buchang park in Yangling?",
        "When did production begin at Ruichi in Guilin?",
        # of all zones
        "哪个区有综保区？",
        "疫情时哪里带头办了网上招聘会？",
        "哪家高新区的产值最高？",
        "全国有多少家高新区",
        "And which zone uses an app to manage its projects?",
        "Which zone has a bonded area?",
        # of no zone
        "什么是规模以上工业？",
        "罗马帝国是哪一年分裂的？",
        "今天天气怎么样？",
        "请问罗马帝国的首都",
        "Can you tell me the capital of Australia?",
        "现在几点了？",
        "你是谁？",
        "帮我订个下午三点的会议室",
        "人類第一次登上月球是哪一年？",
        "What is the capital of Australia?",
        "What time is it?",
        "Is it going to rain tomorrow?",
        "How are you?",
        # small talk
        "谢谢",
        "好的谢谢，够用了",
        "你好！",
        "行，知道了",
        "Thanks, that helps!",
        "OK, great.",
        # marks alone
        "？？？",
        "呢？",
        "and?",
    ],
)
@pytest.mark.parametrize("before", [OUTPUT, BUCHANG, RANKED])
def test_a_full_question_stays_as_it_is(
    analyzer: QueryAnalyzer, before: str, question: str
) -> None:
    assert completed(question, analyzer, (before, ("苏州高新区",))) == question


def test_without_a_thread_nothing_is_missing(analyzer: QueryAnalyzer) -> None:
    assert completed("那桂林呢？", analyzer) == "那桂林呢？"
    assert completed("那桂林呢？", analyzer, "你好") == "那桂林呢？"
    assert completed("它的目标呢？", analyzer, "今天天气怎么样？") == "它的目标呢？"


def test_the_zone_may_come_from_the_answer(analyzer: QueryAnalyzer) -> None:
    asked = ("哪个高新区产值最高？", ("桂林高新区", "沈阳高新区"))
    assert completed("它的目标呢？", analyzer, asked) == "桂林高新区的目标是什么？"
    assert completed("那昆山呢？", analyzer, asked) == "昆山高新区产值是多少？"
    english = ("Which zone has the highest output?", ("桂林高新区",))
    assert completed("And its target?", analyzer, english) == "What is the target of Guilin?"


def test_small_talk_in_between_is_passed_over(analyzer: QueryAnalyzer) -> None:
    assert completed("那桂林呢？", analyzer, OUTPUT, "谢谢！") == "桂林高新区2020年产值多少？"


def test_the_last_zone_counts(analyzer: QueryAnalyzer) -> None:
    thread = (OUTPUT, "桂林高新区2020年产值多少？")
    assert completed("那税收呢？", analyzer, *thread) == "桂林高新区2020年的税收是多少？"
    both = "沈阳高新区和桂林高新区2020年产值多少，哪个更高？"
    assert completed("哪个更高？", analyzer, *thread) == both


def test_what_would_be_too_long_to_ask_stays_as_it_is(analyzer: QueryAnalyzer) -> None:
    before = OUTPUT[:-1] + "，" + "请仔细说" * 495
    assert len(before) < MAX_QUESTION
    assert completed("为什么？", analyzer, before + "啊" * 4) == "为什么？"


def test_a_thread_is_read_from_its_beginning(analyzer: QueryAnalyzer) -> None:
    thread = read_thread([OUTPUT, "那桂林呢？", "2019年呢？"], analyzer)
    assert [turn.query.typed for turn in thread] == [
        OUTPUT,
        "桂林高新区2020年产值多少？",
        "桂林高新区2019年产值多少？",
    ]


def ask(query: Query) -> Events:
    """An answer that says nothing."""
    yield Retrieved((), ())
    yield Answer(query.typed, "zh", "", (), (), (), None, 0.0)


def test_the_events_tell_how_a_question_was_understood(analyzer: QueryAnalyzer) -> None:
    found, answer = in_thread(
        analyzer.analyze("那桂林呢？"), [Turn(analyzer.analyze(OUTPUT))], analyzer, ask
    )
    assert isinstance(found, Retrieved)
    assert isinstance(answer, Answer)
    assert answer.question == "那桂林呢？"
    assert found.standalone == answer.standalone == "桂林高新区2020年产值多少？"


def test_a_full_question_is_told_as_it_is(analyzer: QueryAnalyzer) -> None:
    answer = last_of(
        in_thread(analyzer.analyze(OUTPUT), [Turn(analyzer.analyze(FLIGHTS))], analyzer, ask)
    )
    assert (answer.question, answer.standalone) == (OUTPUT, None)


def test_a_thread_is_completed_without_asking_the_gazetteer_again() -> None:
    gazetteer = CountingGazetteer(frozenset({"沈阳", "桂林"}), {}, frozenset({"沈阳", "桂林"}))
    thread = read_thread([OUTPUT, "那桂林呢？", "2019年呢？"], QueryAnalyzer(gazetteer))
    assert [turn.query.zones for turn in thread] == [
        (frozenset({"沈阳"}),),
        (frozenset({"桂林"}),),
        (frozenset({"桂林"}),),
    ]
    assert gazetteer.scans == [OUTPUT.replace("？", "?"), "那桂林呢?", "2019年呢?"]


@dataclass(frozen=True)
class CountingGazetteer(Gazetteer):
    """A gazetteer that notes the texts that it is scanned for."""

    scans: list[str] = field(default_factory=list)

    def find(self, text: str) -> tuple[Mention, ...]:
        self.scans.append(text)
        return super().find(text)


@pytest.mark.parametrize(
    "said", ["谢谢", "你是谁？", "你能做什么", "怎么提问", "Who are you?", "help"]
)
def test_small_talk_between_two_questions_changes_nothing(
    analyzer: QueryAnalyzer, said: str
) -> None:
    assert completed(said, analyzer, OUTPUT) == said
    assert completed("那桂林呢？", analyzer, OUTPUT, said) == "桂林高新区2020年产值多少？"
