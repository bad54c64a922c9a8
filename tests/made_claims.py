"""Invented reports and the claims that they make, each slot of a claim at least once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from zoneqa.claims.claim import Claim, Words
from zoneqa.claims.periods import Period
from zoneqa.claims.quantities import Quantity
from zoneqa.types import Article, Span

YUNLING = Article(
    "yunling",
    "云岭高新区晒出年报",
    "🎉云岭高新区2023年上半年完成规模以上工业总产值19.4亿元，增长6.2%，其中出口额3亿到4亿元。"
    "截至10月底，新增企业逾385家。第二期工程去年7月8日开工，局长是张三。",
    date="2024-01-05",
    zone="云岭高新区",
)
LINGBEI = Article(
    "lingbei", "短讯", "嶺北產業園進出口額25.3億元，排名第三位。", date="2024-01", zone="岭北高新区"
)
UNDATED = Article("older", "旧闻", "云岭高新区税收0.10亿元。", zone="云岭高新区")
SILENT = Article("silent", "无话", "云岭高新区很美。", date="2024-02-01")
ARTICLES = (UNDATED, SILENT, LINGBEI, YUNLING)


def place(article: Article, quote: str) -> tuple[int, int]:
    start = article.text.index(quote)
    return start, start + len(quote)


def words(article: Article, quote: str, *, carried: bool = False) -> Words:
    return Words(quote, place(article, quote), carried)


def span(article: Article, quote: str) -> Span:
    return Span(article.id, *place(article, quote), quote)


def quantity(
    article: Article, quote: str, low: str, high: str, unit: str, **how: object
) -> Quantity:
    start, end = place(article, quote)
    return Quantity(start, end, Decimal(low), Decimal(high), unit, **how)  # type: ignore[arg-type]


def period(
    article: Article, quote: str, first: str | None, last: str | None, **how: object
) -> Period:
    days = (date.fromisoformat(day) if day else None for day in (first, last))
    return Period(*place(article, quote), *days, **how)  # type: ignore[arg-type]


FIRST, SECOND = YUNLING.text[:50], YUNLING.text[50:]
HALF_YEAR = period(YUNLING, "2023年上半年", "2023-01-01", "2023-06-30")
OUTPUT = Claim(
    sentence=span(YUNLING, FIRST),
    value=span(YUNLING, "19.4亿元"),
    kind="level",
    attribute=words(YUNLING, "规模以上工业总产值"),
    subjects=(words(YUNLING, "云岭高新区"),),
    quantity=quantity(YUNLING, "19.4亿元", "1940000000", "1940000000", "元"),
    period=HALF_YEAR,
)
GROWTH = replace(
    OUTPUT,
    value=span(YUNLING, "6.2%"),
    kind="growth",
    quantity=quantity(YUNLING, "6.2%", "6.2", "6.2", "%"),
    direction="up",
)
EXPORTS = replace(
    OUTPUT,
    value=span(YUNLING, "3亿到4亿元"),
    attribute=words(YUNLING, "出口额"),
    quantity=quantity(YUNLING, "3亿到4亿元", "3E+8", "400000000", "元"),
    part_of=words(YUNLING, "规模以上工业总产值"),
    modality="planned",
    former=True,
)
COMPANIES = Claim(
    sentence=span(YUNLING, SECOND),
    value=span(YUNLING, "385家"),
    kind="count",
    attribute=words(YUNLING, "新增企业"),
    quantity=quantity(YUNLING, "385家", "385", "385", "家", approximation="over"),
    period=period(YUNLING, "截至10月底", None, "2023-10-31", basis="publication"),
)
START = Claim(
    sentence=span(YUNLING, SECOND),
    value=span(YUNLING, "7月8日"),
    kind="date",
    attribute=words(YUNLING, "开工"),
    subjects=(words(YUNLING, "第二期工程"), words(YUNLING, "云岭高新区", carried=True)),
    period=period(
        YUNLING, "去年7月8日", "2023-07-08", "2023-07-08", basis="publication", offset=-1
    ),
    ordinal=("2", "期"),
)
DIRECTOR = Claim(
    span(YUNLING, SECOND), span(YUNLING, "张三"), "role", words(YUNLING, "局长", carried=True)
)
TRADE = Claim(
    sentence=span(LINGBEI, LINGBEI.text),
    value=span(LINGBEI, "25.3億元"),
    kind="level",
    attribute=Words("进出口额", place(LINGBEI, "進出口額")),
    subjects=(Words("岭北产业园", place(LINGBEI, "嶺北產業園")),),
    quantity=quantity(LINGBEI, "25.3億元", "2530000000", "2530000000", "元"),
    period=Period(0, 0, None, None, year_known=False, basis="context", recurring=True),
)
RANK = replace(
    TRADE,
    value=span(LINGBEI, "第三位"),
    kind="rank",
    attribute=None,
    quantity=quantity(LINGBEI, "第三位", "3", "3", "位", ordinal=True),
)
TAX = Claim(
    sentence=span(UNDATED, UNDATED.text),
    value=span(UNDATED, "0.10亿元"),
    kind="level",
    attribute=words(UNDATED, "税收"),
    subjects=(words(UNDATED, "云岭高新区"),),
    quantity=quantity(UNDATED, "0.10亿元", "10000000.00", "10000000.00", "元"),
)
SINCE = replace(TAX, period=period(UNDATED, "税收", "2022-07-01", None))
ONE_YEAR = period(UNDATED, "税收", "2000-01-01", "2000-12-31", year_known=False)
IN_SOME_YEAR = replace(TAX, period=ONE_YEAR)
IN_ORDER = [
    OUTPUT,
    GROWTH,
    EXPORTS,
    COMPANIES,
    START,
    DIRECTOR,
    TRADE,
    RANK,
    TAX,
    SINCE,
    IN_SOME_YEAR,
]


def claims_of(article: Article) -> Sequence[Claim]:
    return [claim for claim in IN_ORDER if claim.sentence.article_id == article.id]
