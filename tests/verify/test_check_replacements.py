"""A name in the place of another is caught, with the one that it replaced; other words pass."""

from __future__ import annotations

import pytest

from tests.verify.drafts import cited
from zoneqa.types import Article, Span
from zoneqa.verify.verification import CitedSpans
from zoneqa.verify.verifier import Verifier

verify = Verifier()

FOUNDED = "据澄州海关统计，今年前5个月枫岸高新区对东盟出口12亿元，增长8%。"
FUND = "云杉资本在枫岸高新区设立的产业基金规模为15亿元，已投项目9个。"
APPROVED = "省科技厅4月8日批复枫岸高新区建设新材料基地，首席科学家为骆云舟。"
PARK = "枫岸高新区与泰国罗勇工业园签署备忘录，商务部外资司负责人郑砚秋出席签约仪式。"


@pytest.mark.parametrize(
    ("evidence", "sentence", "right"),
    [
        (FOUNDED, "据澄州市统计局统计，今年前5个月枫岸高新区对东盟出口12亿元。", "澄州海关"),
        (FOUNDED, "据澄州海关统计，今年前5个月枫岸高新区对欧盟出口12亿元。", "东盟"),
        (FOUNDED, "据澄州海关统计，今年前5个月枫岸高新区对俄罗斯出口12亿元。", "东盟"),
        (FUND, "星槎资本在枫岸高新区设立的产业基金规模为15亿元。", "云杉"),
        (APPROVED, "省财政厅4月8日批复枫岸高新区建设新材料基地。", "科技厅"),
        (APPROVED, "省发改委4月8日批复枫岸高新区建设新材料基地。", "科技厅"),
        (PARK, "枫岸高新区与泰国春武里工业园签署备忘录。", "罗勇"),
        (PARK, "枫岸高新区与泰国罗勇工业园签署备忘录，工信部规划司负责人郑砚秋出席签约仪式。",
         "商务部外资司"),
        (PARK, "枫岸高新区与泰国罗勇工业园签署备忘录，商务部外资司负责人郑艳秋出席签约仪式。",
         "郑砚秋"),
    ],
)  # fmt: skip
def test_a_replaced_name_is_caught(evidence: str, sentence: str, right: str) -> None:
    found = verify(sentence, [cited(evidence)])
    assert found.verdict == "cut"
    assert [(f.kind, f.right) for f in found.faults] == [("entity", right)]


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        (FOUNDED, "据澄州海关统计，今年前5个月枫岸高新区对东盟出口12亿元，上升8%。"),
        (FOUNDED, "据海关统计，今年前5个月枫岸高新区对东盟出口12亿元。"),
        (FUND, "云杉资本于枫岸高新区设立的产业基金规模达15亿元，已投项目9个。"),
        (APPROVED, "科技厅4月8日同意枫岸高新区建设新材料基地。"),
        (PARK, "枫岸高新区与罗勇工业园签署备忘录，郑砚秋出席签约仪式。"),
        (PARK, "枫岸高新区与泰国罗勇工业园签订备忘录，商务部外资司负责人郑砚秋出席仪式。"),
        ("今年枫岸高新区民营企业出口31亿元。", "今年枫岸高新区民营公司出口31亿元。"),
        ("枫岸高新区聚集了产业园区和重点企业。", "枫岸高新区聚集了产业园区和重点公司。"),
    ],
)
def test_another_wording_passes(evidence: str, sentence: str) -> None:
    assert verify(sentence, [cited(evidence)]).verdict == "supported"


def test_who_wrote_an_article_is_not_whom_it_quotes() -> None:
    text = "骆云舟表示，枫岸高新区将建设新材料基地。"
    article = Article("a", "", text, date="2024-05-06", author="林知夏")
    evidence = [CitedSpans(article, (Span("a", 0, len(text), text),))]
    found = verify("林知夏表示，枫岸高新区将建设新材料基地。", evidence)
    assert [(f.kind, f.right) for f in found.faults] == [("entity", "骆云舟")]
