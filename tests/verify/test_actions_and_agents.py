"""What is done, and by whom: other words for it are borne out, another agent is caught."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.verify.drafts import cited
from zoneqa.verify.verifier import Verifier

verify = Verifier()

SIGNING = (
    "11月18日，桐川开发区管委会与光曜激光签署合作协议，光曜激光将投资15亿元在园区建设激光器生产基地。"
    "项目达产后可实现年产值30亿元，带动就业1200人。管委会主任邵远航出席签约仪式。"
)
ROUTE = "港城片区首条直航南美的集装箱航线7月12日开通，由远泰航运运营，航程比中转缩短12天。"
SCHOOL = "由华岭师范大学托管的湖东实验中学去年9月开学，首批招收学生960名，教师82人。"
FUNDING = "园内企业芯维半导体完成B轮融资4.5亿元，由鼎澜资本领投。8月，智行汽车在科创板上市。"
RIVER = "柳叶河沿线关停污染企业21家，新建污水管网68公里。居民满意度由61%上升到94%。"
SAFETY = "假期五天，云棠高新区共发生一般交通事故6起，没有人员死亡。消防部门排查仓库137处。"
TALENT = "云棠高新区在册人才9000人。获奖的是凌澜生物的新药，该公司现有员工640人，研发人员占四成。"
AWARDS = "云杉高新区企业共获奖11项，其中金奖1项、银奖2项。获得金奖的是凌霄生物的纯化方法。"
HONOUR = "政协委员、博纳医疗创始人叶听松提交了提案。车间主任黄桂枝当选省劳动模范。"

TRUE: Mapping[str, tuple[str, ...]] = {
    SIGNING: (
        "光曜激光与桐川开发区管委会11月18日签了约。",
        "激光器生产基地将由光曜激光投资15亿元在桐川开发区兴建。",
        "光曜激光打算拿出15亿元，在园区建一个激光器生产基地。",
        "项目全部达产以后，每年能创造30亿元产值，提供1200个工作岗位。",
        "签约仪式上，园区管委会主任邵远航到场。",
    ),
    ROUTE: (
        "远泰航运在港城片区开行了直达南美的集装箱航线。",
        "这条航线由远泰航运负责运营。",
        "与中转相比，新航线能少走12天。",
    ),
    SCHOOL: (
        "湖东实验中学由华岭师范大学托管，首批学生有960人。",
        "华岭师范大学托管的湖东实验中学去年9月开学。",
    ),
    FUNDING: (
        "鼎澜资本领投了芯维半导体4.5亿元的B轮融资。",
        "智行汽车8月登陆科创板。",
    ),
    RIVER: ("柳叶河沿线有21家污染企业被关停。", "沿线铺设了68公里污水管网，关闭了21家污染企业。"),
    SAFETY: ("假期五天里没有人在交通事故中死亡。", "消防部门检查了137处仓库。"),
    AWARDS: ("凌霄生物的纯化方法拿下金奖。", "云杉高新区企业捧回11个奖项，其中银奖2项。"),
    HONOUR: ("叶听松是博纳医疗的创始人，他提交了提案。", "黄桂枝被评为省劳动模范，她是车间主任。"),
}

FALSE: Mapping[str, tuple[str, ...]] = {
    SIGNING: (
        "光曜激光收购了桐川开发区的激光器生产基地。",
        "桐川开发区管委会将投资15亿元建设激光器生产基地。",
        "光曜激光与桐川开发区管委会解除合作协议。",
        "光曜激光撤资，激光器生产基地停建。",
    ),
    ROUTE: (
        "首条直航南美的集装箱航线7月12日停航。",
        "首条直航南美的集装箱航线由中远航运运营。",
        "港城片区关闭了首条直航南美的集装箱航线。",
    ),
    SCHOOL: ("湖东实验中学托管了华岭师范大学。", "湖东实验中学由北屏师范大学托管。"),
    FUNDING: (
        "芯维半导体完成B轮融资4.5亿元，由鼎盛资本领投。",
        "8月，智行汽车从科创板退市。",
        "园内企业芯维半导体收购鼎澜资本。",
    ),
    RIVER: ("柳叶河沿线新建污染企业21家。", "柳叶河沿线没有关停污染企业。"),
    SAFETY: ("假期五天，高新区交通事故造成人员死亡。", "消防部门拆除仓库137处。"),
    TALENT: ("凌澜生物研发人员640人。",),
    AWARDS: ("凌霄生物获得银奖2项。", "凌霄生物的纯化方法未能获得金奖。"),
    HONOUR: ("人大代表、博纳医疗创始人叶听松提交了提案。", "车间主任黄桂枝当选全国劳动模范。"),
}


def _pairs(cases: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(evidence, sentence) for evidence, said in cases.items() for sentence in said]


@pytest.mark.parametrize(("evidence", "sentence"), _pairs(TRUE))
def test_what_is_done_may_be_told_in_other_words(evidence: str, sentence: str) -> None:
    found = verify(sentence, [cited(evidence)])
    assert (found.verdict, found.faults) == ("supported", ())


@pytest.mark.parametrize(("evidence", "sentence"), _pairs(FALSE))
def test_another_deed_or_doer_is_caught(evidence: str, sentence: str) -> None:
    assert verify(sentence, [cited(evidence)]).verdict != "supported"


@pytest.mark.parametrize(
    ("evidence", "sentence", "right"),
    [
        (SCHOOL, "湖东实验中学由北屏师范大学托管。", "华岭师范大学"),
        (ROUTE, "首条直航南美的集装箱航线由中远航运运营。", "远泰航运"),
        (RIVER, "柳叶河沿线新建污染企业21家。", "关停"),
        (SIGNING, "桐川开发区管委会将投资15亿元建设激光器生产基地。", "光曜激光"),
        (HONOUR, "车间主任黄桂枝当选全国劳动模范。", "省"),
    ],
)
def test_what_the_article_says_stands_beside_it(evidence: str, sentence: str, right: str) -> None:
    found = verify(sentence, [cited(evidence)])
    assert right in [fault.right for fault in found.faults]
