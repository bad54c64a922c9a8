"""Answers computed of the claims of a few invented reports."""

from __future__ import annotations

import pytest

from tests.answer.computed.reports import Ask, asker
from zoneqa.types import Article

TEXTS = {
    ("lx", "菱溪高新区", "2024-01-20"): (
        "菱溪高新区2023年地区生产总值为352.4亿元，同比增长7.1%。2022年，菱溪高新区地区生产总值为"
        "329.0亿元。菱溪高新区2023年税收为24.6亿元。到2023年底，菱溪高新区有高新技术企业310家。"
        "菱溪高新区的龙头企业是晨曦光电，年产值88亿元。2024年，菱溪高新区计划完成税收30亿元。"
    ),
    ("fg", "枫谷高新区", "2024-01-22"): (
        "枫谷高新区2023年地区生产总值为418.3亿元，同比增长6.4%。枫谷高新区2023年税收为3.12亿美元。"
        "到2023年底，枫谷高新区有高新技术企业275家。"
    ),
    ("ch", "澄湖高新区", "2024-01-25"): (
        "澄湖高新区2023年地区生产总值为97350万元，同比下降2.3%。2022年，澄湖高新区税收为11.8亿元。"
        "到2023年底，澄湖高新区有高新技术企业58家。澄湖高新区管委会主任贺明舟介绍了情况。"
    ),
    ("ch2", "澄湖高新区", "2024-05-12"): (
        "澄湖高新区管委会主任宋知远表示，澄湖高新区2023年地区生产总值为98350万元。"
    ),
    ("tw", "砺山高新区", "2023-02-01"): "砺山高新区2022年税收为15.5亿元，出口额4.2亿元。",
}


def article(article_id: str, zone: str, day: str, text: str) -> Article:
    return Article(article_id, f"{zone}的数据", text, "晨报", day, zone)


ARTICLES = [article(*key, text) for key, text in TEXTS.items()]


@pytest.fixture(scope="session")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Return what computes an answer to a question; None where it computes none."""
    return asker(tmp_path_factory.mktemp("computed"), ARTICLES)
