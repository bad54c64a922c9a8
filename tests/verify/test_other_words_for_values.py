"""Ranks as titles, spans of days, multiples and English numbers in words: told in other ways."""

from __future__ import annotations

import pytest

from tests.verify.drafts import cited
from zoneqa.verify.verifier import Verifier

verify = Verifier()

CONTEST = (
    "溪桥高新区创业大赛落幕，共有来自12个国家的486个项目报名，132个项目落地。"
    "“深海机器人”夺得冠军，获奖金100万元；亚军和季军分别获得50万元和30万元。"
)
DETAINED = "溪桥高新区一名男子被行政拘留10日并处罚款500元，案件于8月6日公布。"
TRADE = "溪桥高新区前8个月进出口152亿元，其中跨境电商出口18.4亿元，是去年同期的2.3倍。"
DOUBLED = "溪桥高新区上半年软件收入30亿元，增长1.5倍。"
FAIR = "溪桥高新区招聘会组织75家企业参会，提供岗位3500个，比去年增加160个。"
FUND = "溪桥高新区设立5亿元种子基金，已投项目47个，目前年产能为12吉瓦时。"
GRANT = "溪桥高新区对新引进的博士每人每月发放3000元生活补贴，连续发放三年。"
PLANT = "晨曦机械项目总投资达到30亿元，拟在溪桥高新区投资建设研发基地，将于2026年3月动工。"
PACE = "溪桥高新区工业总产值增长9.6%，增速比全市平均水平高2.1个百分点。"
AIMS = (
    "去年溪桥高新区生产总值突破620亿元，实际使用外资2.35亿美元，总量连续四年居全市首位。"
    "今年计划新引进亿元以上项目60个。"
)
OFFICE = (
    "“过去跑审批要盖23个章，现在一个章就够了。”溪桥高新区去年6月成立行政审批局，"
    "将12个部门的147项审批权划转到一个部门，精简申请材料540份。"
    "禾川项目投资18亿元，生产碳化硅衬底，投产后可年产24万片。"
)
TRAIN = "溪桥高新区首趟中欧班列货值2600万元，全程18天，比海运节省约20天；较去年同期增加31列。"
REACHED = "溪桥高新区去年出口额增长到近3倍，专利授权量增至2020年的超4倍。"
PHASES = "溪桥电池项目一期日前竣工，10条生产线投产。项目二期将于2026年3月动工。"


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        (CONTEST, "“深海机器人”项目在486个项目中获得第一名。"),
        (CONTEST, "第二名获得50万元奖金。"),
        (CONTEST, "Third place received 300,000 yuan."),
        (DETAINED, "一名男子被行政拘留10天，罚款500元。"),
        (DETAINED, "A man was detained for 10 days and fined 500 yuan."),
        (TRADE, "跨境电商出口18.4亿元，增长了1.3倍。"),
        (TRADE, "跨境电商出口18.4亿元，为去年同期的2.3倍。"),
        (DOUBLED, "溪桥高新区上半年软件收入是去年同期的2.5倍。"),
        (FAIR, "Seventy-five companies offered 3,500 jobs, 160 more than last year."),
        (FUND, "The 500-million-yuan seed fund has invested in forty-seven projects."),
        (FUND, "截至目前，年产能为12吉瓦时。"),
        (GRANT, "博士来溪桥高新区工作，每月可领3000元生活补贴，能领三年。"),
        (PLANT, "晨曦机械计划投资30亿元，在溪桥高新区建设研发基地。"),
        (PLANT, "晨曦机械的研发基地定于2026年3月动工。"),
        (PACE, "Its industrial output growth outpaced the city average by 2.1 percentage points."),
        (AIMS, "溪桥高新区今年计划引进60个亿元以上项目。"),
        (AIMS, "It plans to attract 60 projects worth more than 100 million yuan this year."),
        (AIMS, "The zone ranked first in the city for the fourth year in a row."),
        (OFFICE, "以前办审批要盖23枚公章，如今只要1枚。"),
        (OFFICE, "行政审批局集中了原属12个部门的147项审批权。"),
        (OFFICE, "溪桥高新区申请材料减少了540份。"),
        (OFFICE, "禾川的碳化硅衬底项目年产能24万片。"),
        (TRAIN, "与海运相比，溪桥高新区的中欧班列能省下20天左右。"),
        (TRAIN, "溪桥高新区中欧班列同比增加31列。"),
        (REACHED, "溪桥高新区去年出口额增长近2倍。"),
        (REACHED, "溪桥高新区去年出口额是前年的近3倍。"),
        (REACHED, "专利授权量比2020年增长超3倍。"),
        (PHASES, "溪桥电池项目一期日前竣工。"),
        (PHASES, "溪桥电池项目首期已经完工。"),
        (PHASES, "溪桥电池项目二期将动工。"),
    ],
)
def test_a_value_in_other_words_passes(evidence: str, sentence: str) -> None:
    assert verify(sentence, [cited(evidence)]).verdict == "supported"


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        (CONTEST, "“深海机器人”项目在486个项目中获得第四名。"),
        (DETAINED, "一名男子被行政拘留15天，罚款500元。"),
        (DETAINED, "一名男子被行政拘留6天。"),
        (TRADE, "跨境电商出口18.4亿元，增长了2.3倍。"),
        (DOUBLED, "溪桥高新区上半年软件收入是去年同期的1.5倍。"),
        (FAIR, "Seventy-six companies offered 3,500 jobs."),
        (FUND, "The 50-million-yuan seed fund has invested in forty-seven projects."),
        (GRANT, "博士每月可领5000元生活补贴。"),
        (PLANT, "晨曦机械的研发基地已于2026年3月动工。"),
        (PACE, "Its industrial output growth lagged the city average by 2.1 percentage points."),
        (AIMS, "溪桥高新区今年计划引进80个亿元以上项目。"),
        (AIMS, "It plans to attract 60 projects worth more than 10 million yuan this year."),
        (OFFICE, "以前办审批要盖32枚公章，如今只要1枚。"),
        (OFFICE, "溪桥高新区申请材料增加了540份。"),
        (OFFICE, "禾川的碳化硅衬底项目年产能42万片。"),
        (REACHED, "溪桥高新区去年出口额增长近3倍。"),
        (REACHED, "溪桥高新区去年出口额是前年的近4倍。"),
        (PHASES, "溪桥电池项目二期日前竣工。"),
        (PHASES, "溪桥电池项目一期将动工。"),
    ],
)
def test_another_value_in_other_words_does_not(evidence: str, sentence: str) -> None:
    assert verify(sentence, [cited(evidence)]).verdict != "supported"
