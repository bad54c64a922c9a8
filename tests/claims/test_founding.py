"""A date of something in a zone, or of another event, is not when the zone was founded."""

from __future__ import annotations

import pytest

from zoneqa.claims.founding import Event, states_event, states_event_of_zone

NAMES = frozenset({"云岭高新区", "云岭"})


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        ("founded", "云岭高新区于1992年成立，1997年被批准为国家级高新区。"),
        ("founded", "云岭高新区1992年经省政府批准设立。"),
        ("founded", "1992年3月，松川省人民政府批准设立云岭高新区。"),
        ("founded", "1992年成立的云岭高新区位于城东。"),
        ("founded", "云岭高新区自1992年建区以来，已有企业千家。"),
        ("founded", "云岭高新区位于城东，成立于1992年。"),
        ("founded", "园区始建于1992年。"),
        ("founded", "云岭高新区（1992年成立）面积不大。"),
        ("founded", "经国务院批准，云岭高新技术产业开发区于1992年正式成立。"),
        ("founded", "自1992年成立以来，云岭高新区发展很快。"),
        ("founded", "The zone was founded in 1994."),
        ("founded", "Established in 1994, the zone covers 30 square kilometres."),
        ("national", "2022年6月，国务院批复同意云岭高新区升级为国家高新区。"),
        ("national", "云岭高新区1997年被批准为国家级高新区。"),
        ("national", "云岭高新区2011年获批国家级。"),
        ("national", "2011年，云岭高新区跻身国家高新区行列。"),
        ("national", "The zone was approved as a national zone in 2011."),
        ("approved", "2010年3月，松川省人民政府批准设立云岭高新区。"),
        ("approved", "2010年，云岭高新区获批。"),
        ("unveiled", "2012年5月，云岭高新区正式揭牌。"),
        ("founded", "云岭高新区始于1992年。"),
        ("founded", "云岭高新区的规划建设始于1992年。"),
        ("founded", "成立于1992年的云岭高新区，如今已有企业千家。"),
        ("founded", "云岭高新区1992年由松川省政府批准设立，是最早的高新区之一。"),
        ("founded", "1992年5月18日，云岭高新区宣告成立。"),
        ("founded", "云岭高新区1992年开始建设。"),
        ("founded", "The zone, founded in 1992, covers 30 square kilometres."),
        ("founded", "The zone dates back to 1992."),
        ("national", "云岭高新区2010年步入国家高新区行列。"),
        ("national", "2010年，云岭高新区被国务院命名为国家高新区。"),
        ("national", "2010年，云岭高新区由省级晋为国家级。"),
        ("national", "In 2010 the zone became a national high-tech zone."),
        ("approved", "2010年云岭高新区获得国务院批准。"),
        ("approved", "2010年3月，国务院同意云岭高新区升级为国家高新区。"),
        ("approved", "The zone received approval in 2010."),
        ("unveiled", "2012年云岭高新区挂牌成立。"),
        ("unveiled", "2012年，云岭高新区举行揭牌仪式。"),
        ("opened", "2012年云岭高新区举行开园仪式。"),
        ("opened", "云岭高新区2012年建成投用。"),
    ],
)
def test_an_event_of_the_zone_is_stated(event: Event, sentence: str) -> None:
    assert states_event_of_zone(event, sentence, NAMES)


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        ("founded", "2021年是云岭高新区“第四十年发展”的开局之年。"),
        ("founded", "云岭高新区与大学在2018年年底共建了一个基地。"),
        ("founded", "2020年，云岭高新区成立了投资公司。"),
        ("founded", "云岭高新区管委会2015年成立。"),
        ("founded", "云岭高新区的创新中心于2019年成立。"),
        ("founded", "2019年，云岭高新区设立产业基金10亿元。"),
        ("founded", "2019年，云岭高新区创建国家生态示范园。"),
        ("founded", "落户云岭高新区的澄远公司成立于2003年。"),
        ("founded", "2011年，云岭高新区获批国家级高新区。"),
        ("founded", "In 2015 the zone established a fund."),
        ("national", "2010年3月，松川省人民政府批准设立云岭高新区。"),
        ("national", "2015年，云岭高新区获批国家知识产权示范园区。"),
        ("national", "2015年，云岭高新区一家企业获批国家级孵化器。"),
        ("approved", "2010年，云岭高新区批准设立12家外资企业。"),
        ("unveiled", "2012年5月，云岭高新区创新中心揭牌。"),
        ("founded", "2003年，澄远公司成立于云岭高新区。"),
        ("founded", "澄远公司2003年起步于云岭高新区。"),
        ("founded", "1992年成立的澄远公司落户云岭高新区。"),
        ("founded", "云岭高新区的澄远公司始于1906年。"),
        ("founded", "2012年，云岭高新区经省政府批准设立创新中心。"),
        ("founded", "2012年，云岭高新区起步区建成。"),
        ("national", "2012年，澄远公司进入云岭国家高新区发展。"),
        ("national", "2012年，云岭高新区被授予国家级文明单位。"),
        ("national", "2012年，云岭高新区产业转型升级。"),
        ("approved", "2012年，云岭高新区同意设立12家企业。"),
        ("opened", "2012年云岭高新区经济运行平稳。"),
    ],
)
def test_what_happened_otherwise_or_to_another_is_none(event: Event, sentence: str) -> None:
    assert not states_event_of_zone(event, sentence, NAMES)


def test_who_it_is_may_be_said_in_the_sentence_before() -> None:
    assert states_event_of_zone("founded", "1992年成立。", NAMES, "云岭高新区在城东。")
    assert not states_event_of_zone("founded", "1992年成立。", NAMES, "大学在城东。")


@pytest.mark.parametrize(
    ("event", "sentence", "stated"),
    [
        ("founded", "澄远公司2003年由三人创办。", True),
        ("founded", "澄远公司2003年产值破亿。", False),
        ("founded", "2018年年底与大学共建了一个培养基地。", True),
        ("founded", "2019年，两校合建研究院。", True),
        ("founded", "2019年搭建服务平台。", True),
        ("founded", "三家企业2020年发起产业联盟。", True),
        ("founded", "2021年在德国开设分公司。", True),
        ("founded", "基地2021年培养学生80名。", False),
        ("opened", "科技馆2016年对外开放。", True),
        ("opened", "摄影展7月4日在会展中心启幕。", True),
        ("opened", "7月4日，论坛拉开序幕。", True),
        ("opened", "医院7月26日开诊。", True),
        ("opened", "科技馆2016年接待游客3万人。", False),
        ("founded", "云岭学堂始于1906年。", True),
        ("founded", "云岭医院建于1958年。", True),
        ("founded", "期刊1999年创刊。", True),
        ("founded", "集团的历史可追溯到1958年。", True),
        ("founded", "The firm was incorporated in 1999.", True),
        ("founded", "The school dates back to 1906.", True),
        ("opened", "书店2019年亮相。", True),
        ("opened", "商场2019年迎来首批顾客。", True),
        ("opened", "The line went into service in 2019.", True),
        ("approved", "项目2019年立项。", True),
        ("approved", "2019年，新药拿到注册证。", True),
        ("approved", "实验室2016年通过认定。", True),
        ("unveiled", "研究院2016年发表论文30篇。", False),
    ],
)
def test_of_anything_else_the_event_has_to_be_named(
    event: Event, sentence: str, stated: bool
) -> None:
    assert states_event(event, sentence) is stated
