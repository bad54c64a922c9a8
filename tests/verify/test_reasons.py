"""The reasons: what is wrong, in plain words, with the right value beside it."""

from __future__ import annotations

import pytest

from tests.verify.drafts import LABORATORY, REPORT, cited
from zoneqa.types import Language
from zoneqa.verify.reasons import reason
from zoneqa.verify.verifier import Verifier

verify = Verifier()


@pytest.mark.parametrize(
    ("evidence", "sentence", "language", "said"),
    [
        (REPORT, "上半年规上工业总产值增长6.9%。", "zh", "文章写的是9.6%，不是6.9%"),
        (REPORT, "上半年规上工业总产值增长6.9%。", "en", "The article says 9.6%, not 6.9%"),
        (REPORT, "固定资产投资增长4.1%。", "zh", "文章写的是下降，不是增长"),
        (REPORT, "高新技术企业有417家，居全省第二位。", "zh", "文章写的是第四位，不是第二位"),
        (
            REPORT,
            "2022年上半年规上工业总产值286.4亿元。",
            "zh",
            "文章写的是今年上半年，不是2022年上半年",
        ),
        (REPORT, "周启明表示，下半年计划再引进项目30个。", "zh", "文章写的是唐以宁，不是周启明"),
        (LABORATORY, "《澜江纪要》已获发明专利18项。", "zh", "文章没有提到澜江纪要"),
        (
            LABORATORY,
            "贺文舟说：“感谢澜江高新区的大力支持和帮助。”",
            "en",
            "The article does not have the words “感谢澜江高新区的大力支持和帮助。”",
        ),
        (REPORT, "市民在公园里观赏了盛开的荷花。", "zh", "文章里找不到这句话的依据"),
    ],
)
def test_a_reason_says_what_the_article_says(
    evidence: str, sentence: str, language: Language, said: str
) -> None:
    assert said in (reason(verify(sentence, [cited(evidence)]), language) or "").split("；")


def test_a_supported_sentence_needs_no_reason() -> None:
    assert reason(verify("高新技术企业有417家。", [cited(REPORT)]), "zh") is None
