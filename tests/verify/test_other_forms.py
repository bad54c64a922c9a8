"""True sentences in other forms, and false ones that look like them."""

from __future__ import annotations

import pytest

from tests.verify.drafts import cited
from zoneqa.verify.verifier import Verifier

verify = Verifier()

PARKS = (
    "枫溪高新区围绕五大使命，建设三大特色园区，即科技生态园区、先进制造园区和商务创新园区。"
    "全区集聚企业120家、科研机构8家，三期项目总投资36亿元，计划于2025年6月投产，"
    "改造后将用电负荷从170千伏安提升至600千伏安，确保项目早投产。"
    "枫溪高新区定位为先进制造示范区，今年新增企业46家，居全省第三，增速加快。"
    "星河资本在枫溪高新区设立基金，规模20亿元，已投项目11个。"
)

TRUE = (
    "三大特色园区是科技生态园区、先进制造园区和商务创新园区。",
    "枫溪高新区建设三大特色园区，包括商务创新园区、先进制造园区和科技生态园区。",
    "全区集聚科研机构8家、企业120家。",
    "枫溪高新区有120家企业、8家科研机构。",
    "三期项目要投36亿元，2025年6月投产是目标。",
    "为让项目早投产，把用电负荷由170千伏安提高到600千伏安。",
    "枫溪高新区今年新增企业46家。",
    "枫溪高新区今年新增企业46家，居全省第三位。",
    "基金由星河资本设在枫溪高新区，规模20亿元。",
    "已投11个项目的基金由星河资本设立，规模20亿元。",
    "枫溪高新区的科研机构不到10家，企业超过100家。",
)

FALSE = (
    "三大特色园区是科技生态园区、先进制造园区和现代物流园区。",
    "枫溪高新区有五大特色园区。",
    "枫溪还有五大园区。",
    "枫溪高新区围绕三大使命。",
    "全区集聚科研机构120家、企业8家。",
    "三期项目已投36亿元，2025年6月已投产。",
    "用电负荷从600千伏安提升至170千伏安。",
    "枫溪高新区今年新增企业46家，居全省第二位。",
    "基金由星河资本设在松台高新区，规模20亿元。",
    "枫溪高新区的科研机构不到5家。",
)

UNRELATED = (
    "Fengxi is beautiful.",
    "The weather is fine today.",
    "Many people enjoy music.",
    "枫溪的天气真好。",
    "枫溪高新区环境优美。",
    "市民在公园里观赏了盛开的荷花。",
)


@pytest.mark.parametrize("sentence", TRUE)
def test_a_true_sentence_in_another_form_is_supported(sentence: str) -> None:
    found = verify(sentence, [cited(PARKS)])
    assert (found.verdict, found.faults) == ("supported", ())


@pytest.mark.parametrize("sentence", FALSE)
def test_a_false_sentence_that_looks_like_it_is_cut(sentence: str) -> None:
    assert verify(sentence, [cited(PARKS)]).verdict == "cut"


@pytest.mark.parametrize("sentence", UNRELATED)
def test_a_sentence_on_something_else_is_not_supported(sentence: str) -> None:
    found = verify(sentence, [cited(PARKS)])
    assert (found.verdict, [fault.kind for fault in found.faults]) == ("flagged", ["not_supported"])


def test_the_support_has_no_sentence_that_adds_little() -> None:
    text = "2020年，枫溪高新区工业总产值超过300亿元。2021年，枫溪高新区新增企业40家。"
    found = verify("2020年枫溪高新区工业总产值超过300亿元。", [cited(text)])
    assert [span.quote for span in found.support] == ["2020年，枫溪高新区工业总产值超过300亿元。"]
