"""Sentences on invented zones to check against invented articles, with what is wrong with them."""

from __future__ import annotations

from zoneqa.types import Article, Span
from zoneqa.verify.verification import CitedSpans, FaultKind

REPORT = (
    "本报讯 记者7月9日从澜江高新区管委会获悉，今年上半年，该区实现规上工业总产值286.4亿元，"
    "同比增长9.6%；"
    "完成固定资产投资73.58亿元，下降4.1%。截至6月底，全区有高新技术企业417家，居全省第四位。"
    "管委会副主任唐以宁表示，下半年计划再引进项目30个，总投资约120亿元。"
)
LABORATORY = (
    "去年9月，明途光电与澜江大学共建的“深蓝”实验室在澜江高新区揭牌，由傅清和教授任主任。"
    "明途光电股份有限公司董事长贺文舟说：“我们没有申请政府补贴，三年内将投入2.6亿元。”"
    "实验室占地45亩，已获发明专利18项。松原经开区的恒越生物则于去年11月投产，年产值3.2亿元。"
)


def cited(text: str, date: str | None = "2024-07-10", title: str = "") -> CitedSpans:
    """A whole text as evidence."""
    article = Article("report", title, text, date=date)
    return CitedSpans(article, (Span("report", 0, len(text), text),))


TRUE = {
    REPORT: (
        "2024年上半年，澜江高新区规上工业总产值为286.4亿元，比上年同期增长9.6%。",
        "今年1至6月，澜江高新区规上工业总产值达2864000万元。",
        "澜江高新区上半年规上工业总产值二百八十六点四亿元，增长百分之九点六。",
        "澜江高新区上半年固定资产投资73.6亿元，下降4.1%。",
        "澜江高新区上半年完成固定资产投资约74亿元。",
        "截至2024年6月底，澜江高新区的高新技术企业有417家，列全省第四。",
        "澜江高新区高新技术企业超过400家，居全省第四位。",
        "管委会副主任唐以宁说，下半年打算再引进30个项目。",
        "据唐以宁介绍，下半年计划引进的项目总投资约为120亿元。",
        "澜江高新区上半年完成固定资产投资73.58亿元，规上工业总产值286.4亿元。",
        "In the first half of 2024, Lanjiang High-tech Zone had an industrial output of 28.64 "
        "billion yuan, up 9.6% year on year.",
        "Lanjiang has 417 high-tech enterprises, ranking fourth in the province.",
        "Fixed-asset investment fell by 4.1 percent to 7.358 billion yuan.",
        "Tang Yining said that 30 more projects are planned for the second half of the year.",
        "The projects planned have a total investment of about 12 billion yuan.",
    ),
    LABORATORY: (
        "2023年9月，明途光电和澜江大学共建的“深蓝”实验室在澜江高新区揭牌。",
        "“深蓝”实验室由傅清和教授担任主任，已获发明专利18项。",
        "明途光电董事长贺文舟表示，三年内将投入2.6亿元。",
        "贺文舟说，公司没有申请政府补贴。",
        "恒越生物位于松原经开区，2023年11月投产，年产值3.2亿元。",
        "贺文舟说：“我们没有申请政府补贴，三年内将投入2.6亿元。”",
        "实验室占地45亩，由明途光电与澜江大学共建。",
        "Mingtu and Lanjiang University opened the laboratory in September 2023.",
        "The laboratory has 18 invention patents.",
    ),
}

FALSE: tuple[tuple[FaultKind, str, tuple[str, ...]], ...] = (
    ("number", REPORT, (
        "澜江高新区上半年规上工业总产值268.4亿元。",
        "澜江高新区上半年规上工业总产值增长6.9%。",
        "截至6月底，全区有高新技术企业471家。",
        "澜江高新区上半年完成固定资产投资286.4亿元。",
        "下半年计划再引进项目13个。",
        "In the first half of 2024, Lanjiang had an industrial output of 26.84 billion yuan.",
    )),
    ("unit", REPORT, (
        "澜江高新区上半年规上工业总产值286.4万元。",
        "澜江高新区上半年规上工业总产值286.4亿美元。",
        "澜江高新区上半年规上工业总产值同比增长9.6个百分点。",
        "下半年计划引进的项目总投资约120万元。",
        "Industrial output reached 28.64 billion US dollars.",
    )),
    ("unit", LABORATORY, ("实验室占地45平方公里。",)),
    ("period", REPORT, (
        "2023年上半年，澜江高新区实现规上工业总产值286.4亿元。",
        "今年一季度，澜江高新区实现规上工业总产值286.4亿元。",
        "截至5月底，全区有高新技术企业417家。",
        "In the first half of 2022, industrial output was 28.64 billion yuan.",
    )),
    ("period", LABORATORY, (
        "2022年9月，“深蓝”实验室在澜江高新区揭牌。",
        "恒越生物于去年9月投产。",
    )),
    ("direction", REPORT, (
        "澜江高新区上半年规上工业总产值同比下降9.6%。",
        "澜江高新区上半年固定资产投资增长4.1%。",
        "上半年规上工业总产值减少了9.6%。",
        "固定资产投资上升4.1%，达到73.58亿元。",
        "Fixed-asset investment rose by 4.1 percent to 7.358 billion yuan.",
    )),
    ("rank", REPORT, (
        "截至6月底，全区有高新技术企业417家，居全省第三位。",
        "澜江高新区高新技术企业数量居全省第一。",
        "澜江高新区高新技术企业数量居全国第四位。",
        "高新技术企业有417家，排名全省第十四位。",
        "Lanjiang has 417 high-tech enterprises, ranking second in the province.",
    )),
    ("modality", REPORT, (
        "下半年已再引进项目30个。",
        "今年下半年引进了30个项目，总投资120亿元。",
        "下半年再引进项目30个，总投资约120亿元。",
        "澜江高新区上半年计划实现规上工业总产值286.4亿元。",
    )),
    ("modality", LABORATORY, (
        "恒越生物将于去年11月投产。",
        "明途光电三年内投入了2.6亿元。",
    )),
    ("negation", LABORATORY, (
        "我们申请政府补贴。",
        "贺文舟说，我们已申请政府补贴。",
        "实验室未获发明专利18项。",
        "实验室在澜江高新区没有揭牌。",
        "“深蓝”实验室不由傅清和教授任主任。",
    )),
    ("entity", REPORT, (
        "今年上半年，松原高新区实现规上工业总产值286.4亿元。",
        "澜江经开区上半年规上工业总产值286.4亿元。",
        "管委会副主任唐以安表示，下半年计划再引进项目30个。",
        "管委会主任唐以宁表示，下半年计划再引进项目30个。",
        "管委会副主任周启明表示，下半年计划再引进项目30个。",
        "Songyuan High-tech Zone had an industrial output of 28.64 billion yuan.",
        "Zhou Qiming said that 30 more projects are planned.",
    )),
    ("entity", LABORATORY, (
        "明途光电与松原大学共建的“深蓝”实验室在澜江高新区揭牌。",
        "“深空”实验室在澜江高新区揭牌。",
        "澜江高新区的恒越生物年产值3.2亿元。",
        "海丰生物于去年11月投产，年产值3.2亿元。",
        "“深蓝”实验室由傅清平教授任主任。",
    )),
    ("invented_quote", LABORATORY, (
        "贺文舟说：“我们对这里的营商环境十分满意。”",
        "贺文舟表示：“三年内我们要成为行业第一。”",
        "他说：「我们申请了政府补贴，三年内将投入2.6亿元」。",
        "傅清和说：“实验室的成果将很快走向市场。”",
        "贺文舟说：“感谢澜江高新区的大力支持和帮助。”",
    )),
    ("stitched_quote", LABORATORY, (
        "贺文舟说：“我们没有申请政府补贴，实验室占地45亩。”",
        "贺文舟说：“三年内将投入2.6亿元，年产值3.2亿元。”",
        "贺文舟说：“我们没有申请政府补贴，已获发明专利18项。”",
        "他说：「实验室占地45亩，三年内将投入2.6亿元」。",
        "贺文舟说：“年产值3.2亿元，我们没有申请政府补贴。”",
    )),
    ("not_supported", REPORT, (
        "市民在公园里观赏了盛开的荷花。",
        "专家建议尽快完善垃圾分类制度。",
        "球队在主场战胜了来访的对手。",
        "这部电影受到观众的广泛好评。",
        "气象部门提醒市民注意防暑降温。",
    )),
)  # fmt: skip
