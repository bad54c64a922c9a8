"""Invented reports, and a checker that looks into them without any model."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import make_answerer
from tests.fakes import BigramEmbedder, count_characters
from zoneqa.checking.checker import Checker
from zoneqa.claims.extract import claims_of
from zoneqa.documents import Corpus
from zoneqa.indexing.chunker import Chunker
from zoneqa.indexing.claim_extractor import ClaimExtractor
from zoneqa.indexing.indexer import Indexer
from zoneqa.types import Article

SHIMEN = Article(
    "shimen",
    "石渚高新区公布2023年成绩单",
    "2023年，石渚高新区实现地区生产总值263.5亿元，同比增长7.4%；出口总额48.2亿元，同比下降3.6%。"
    "石渚高新区与临川大学共建的微纳研究院于2023年6月揭牌。\n\n"
    "石渚高新区管委会主任骆青山说，2024年地区生产总值计划增长8%。"
    "在全省高新区考核中，石渚高新区2023年排名第4位。\n\n"
    "石渚高新区建成标准厂房12.6万平方米，入驻企业57家。",
    source="石渚日报",
    date="2024-01-20",
    zone="石渚高新区",
)
LIUXI = Article(
    "liuxi",
    "柳汐高新区2023年经济运行平稳",
    "2023年，柳汐高新区实现地区生产总值198.7亿元，同比增长5.2%；出口总额31.4亿元，同比增长9.1%。"
    "2022年，柳汐高新区的地区生产总值为189.3亿元。",
    source="柳汐晚报",
    date="2024-01-25",
    zone="柳汐高新区",
)


def make_checker(root: Path, articles: tuple[Article, ...] = (SHIMEN, LIUXI)) -> Checker:
    """A checker over some reports."""
    extractor = ClaimExtractor(claims_of, "1")
    indexer = Indexer(root, BigramEmbedder(), Chunker(count_characters, 120), 3, extractor)
    indexer.build(Corpus(articles), lambda done, total: None)
    return make_answerer(root).checker
