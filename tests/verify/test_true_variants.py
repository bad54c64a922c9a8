"""True sentences of kinds that are easily cut by mistake, and false ones that look like them."""

from __future__ import annotations

import pytest

from tests.verify.drafts import cited
from zoneqa.verify.verifier import Verifier

verify = Verifier()

YEARS = "竹溪高新区2021年产值100亿元，2022年增至120亿元，2023年150亿元。"
PATENTS = "竹溪高新区专利授权量2017年720件、2018年860件、2019年1050件。"
QUARTERS = "今年竹溪高新区一季度完成投资12亿元，二季度18亿元，三季度21亿元。"
SPAN = "5年来，竹溪高新区累计投入科技资金8.6亿元，支持项目420个。"
RANKING = (
    "在2022年度国家高新区评价中，竹溪高新区排名第30位，上升2位。"
    "同期，邻近的青岚高新区排名第71位，后退4位。"
)
OFFICE = "竹溪高新区1992年成立。现任管委会主任许望舒2021年8月到任。"
DEAL = "3月5日，蓝海科技与竹溪高新区签订投资协议，拟投资20亿元建设储能基地。"
WORKSHOP = "公司经理介绍，新厂房面积3万平方米，明年5月投入使用。"
BATTERIES = "这条生产线一年可产电池2万套，产值3亿元。"
DOUBLED = "竹溪高新区企业数达到4000家，比2019年翻了一番。"
TRIPLED = "竹溪高新区产值达到800亿元，比2015年增长两倍。"
VISIT = "代表团于9月2日至5日赴苏州考察，走访企业8家。"
FAIR = "展会于5月28日至30日举行，参展企业300家。"
UNLISTED = "竹溪高新区目前尚无企业上市。"
RULES = "申报项目投资额不得少于5000万元，成立时间不得超过5年。"
CHAPTERS = "《竹溪高新区条例》共六章三十八条，分三篇。"
MIXED = (
    "Zhuxi High-tech Zone said it would build 500 apartments in 2025. "
    "竹溪高新区2023年建成公寓800套，入住率90%。"
)
BRIDGE = "大桥全长2.1公里，明年7月通车。"
MORE = "竹溪高新区专利数较2012年翻了一番多，达到900件。"
LABORATORIES = "Zhuxi High-tech Zone plans to invest 2 billion yuan in laboratories."
ENGLISH = "Zhuxi High-tech Zone had 900 companies in 2022. It plans to add 200 companies by 2026."

TRUE = {
    YEARS: (
        "竹溪高新区2021年产值为100亿元。",
        "竹溪高新区2022年产值为120亿元。",
        "竹溪高新区2023年产值150亿元。",
        "2021年竹溪高新区产值100亿元，2023年150亿元。",
        "In 2022 the output of Zhuxi High-tech Zone was 12 billion yuan.",
    ),
    PATENTS: ("竹溪高新区2018年专利授权量为860件。", "2019年，竹溪高新区专利授权量1050件。"),
    QUARTERS: ("竹溪高新区二季度完成投资18亿元。", "竹溪高新区三季度完成投资21亿元。"),
    SPAN: (
        "竹溪高新区五年累计投入科技资金8.6亿元。",
        "五年间，竹溪高新区投入科技资金8.6亿元，支持了420个项目。",
        "竹溪高新区用5年支持了420个项目。",
        "竹溪高新区用五年投入科技资金8.6亿元。",
        "In five years, Zhuxi High-tech Zone invested 860 million yuan in science.",
    ),
    RANKING: (
        "青岚高新区在国家高新区评价中列第71位。",
        "青岚高新区在2022年度国家高新区评价中列第71位。",
        "竹溪高新区在国家高新区评价中列第30位。",
    ),
    OFFICE: ("竹溪高新区管委会主任是许望舒。", "竹溪高新区管委会现任主任是许望舒，2021年8月到任。"),
    DEAL: (
        "蓝海科技拟在竹溪高新区投资20亿元建设储能基地。",
        "蓝海科技计划投资20亿元在竹溪高新区建设储能基地。",
    ),
    WORKSHOP: ("新厂房预计2025年5月投入使用。", "新厂房将于2025年5月投入使用。"),
    BATTERIES: ("生产线年产电池可达2万套。", "这条生产线一年可产电池2万套。"),
    DOUBLED: (
        "竹溪高新区企业数是2019年的两倍。",
        "竹溪高新区企业数比2019年增长了一倍。",
        "竹溪高新区企业数比2019年翻番。",
        "竹溪高新区企业数比2019年增长100%。",
        "竹溪高新区企业数增长到2019年的2倍。",
    ),
    TRIPLED: ("竹溪高新区产值是2015年的3倍。", "竹溪高新区产值比2015年增长200%。"),
    MORE: ("竹溪高新区专利数比2012年翻了一番多。", "竹溪高新区专利数达到2012年的两倍以上。"),
    BRIDGE: ("大桥将于2025年7月通车。",),
    LABORATORIES: ("竹溪高新区计划投资20亿元建实验室。",),
    VISIT: ("代表团9月初赴苏州考察。", "代表团9月上旬赴苏州考察。"),
    FAIR: ("展会于5月底举行。", "展会于5月末举行。", "展会于5月下旬举行，参展企业300家。"),
    UNLISTED: ("竹溪高新区还没有企业上市。", "竹溪高新区目前尚未有企业上市。"),
    RULES: (
        "申报项目投资额不少于5000万元。",
        "申报项目投资额至少为5000万元。",
        "申报项目投资额不低于5000万元，成立时间不超过5年。",
    ),
    CHAPTERS: (
        "《竹溪高新区条例》共6章38条。",
        "条例有6章。",
        "条例分3篇，共38条。",
        "条例共有六章三十八条。",
        "《竹溪高新区条例》分3篇6章。",
    ),
    MIXED: (
        "竹溪高新区2023年建成公寓800套，入住率90%。",
        "竹溪高新区2025年将建设500套公寓。",
        "竹溪高新区将建设500套公寓。",
    ),
    ENGLISH: ("竹溪高新区2022年有900家企业。", "竹溪高新区计划在2026年前新增200家企业。"),
}

FALSE = {
    YEARS: ("竹溪高新区2023年产值120亿元。", "竹溪高新区2021年产值120亿元。"),
    PATENTS: ("竹溪高新区2018年专利授权量为1050件。",),
    QUARTERS: ("竹溪高新区二季度完成投资21亿元。",),
    SPAN: ("竹溪高新区三年累计投入科技资金8.6亿元。",),
    RANKING: ("竹溪高新区在国家高新区评价中列第71位。",),
    DEAL: ("蓝海科技已在竹溪高新区投资20亿元建成储能基地。",),
    DOUBLED: ("竹溪高新区企业数是2019年的三倍。", "竹溪高新区企业数比2019年增长50%。"),
    TRIPLED: ("竹溪高新区产值是2015年的4倍。",),
    WORKSHOP: ("新厂房已投入使用。",),
    BRIDGE: ("大桥已通车。", "大桥已经通车。"),
    LABORATORIES: ("竹溪高新区计划投资30亿元建实验室。",),
    VISIT: ("代表团9月底赴苏州考察。", "代表团9月中旬赴苏州考察。"),
    FAIR: ("展会于5月初举行。",),
    RULES: ("申报项目投资额少于5000万元。", "申报项目投资额不得少于3000万元。"),
    CHAPTERS: ("《竹溪高新区条例》共7章38条。", "条例有8章。"),
    MIXED: ("竹溪高新区2025年将建设800套公寓。", "竹溪高新区2023年建成公寓900套。"),
    ENGLISH: ("竹溪高新区2022年有700家企业。", "松台高新区2022年有900家企业。"),
}


@pytest.mark.parametrize(
    ("text", "sentence"), [(text, each) for text, said in TRUE.items() for each in said]
)
def test_a_true_sentence_told_otherwise_is_supported(text: str, sentence: str) -> None:
    found = verify(sentence, [cited(text)])
    assert (found.verdict, found.faults) == ("supported", ())


@pytest.mark.parametrize(
    ("text", "sentence"), [(text, each) for text, said in FALSE.items() for each in said]
)
def test_a_false_sentence_that_looks_like_it_is_not(text: str, sentence: str) -> None:
    assert verify(sentence, [cited(text)]).verdict != "supported"
