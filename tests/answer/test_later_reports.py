"""Later reports on the same matter: alike, or alike and naming the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import make_answerer, make_indexer
from zoneqa.documents import Corpus
from zoneqa.types import Article

START = (
    "云岭高新区与砚溪智能装备有限公司签约，建设智能装备产业园项目。智能装备产业园项目总投资46亿元，"
    "占地210亩，计划三年内建成投产，达产后预计年产值80亿元，带动就业2000人。"
)


def report(id: str, text: str, date: str | None) -> Article:
    return Article(id, "", text, date=date, zone="云岭高新区")


SIGNED = report("signed", START, "2024-01-20")
SAME = report("same", START.replace("46亿元", "46.5亿元"), "2024-03-05")
EARLIER = report("earlier", START.replace("三年", "两年"), "2023-12-01")
SAME_DAY = report("same-day", START.replace("2000人", "2100人"), "2024-01-20")
UNDATED = report("undated", START.replace("80亿元", "81亿元"), None)
THAT_YEAR = report("that-year", START.replace("80亿元", "82亿元"), "2024")
OTHER = report("other", "明天多云转小雨，气温下降，出门请带雨具，注意交通安全。", "2024-04-01")
ARTICLES = (SIGNED, SAME, EARLIER, SAME_DAY, UNDATED, THAT_YEAR, OTHER)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    make_indexer(tmp_path).build(Corpus(ARTICLES), lambda done, total: None)
    return tmp_path


@pytest.mark.parametrize(
    ("article", "later"),
    [
        (SIGNED, ["same"]),
        (EARLIER, ["that-year", "same-day", "signed"]),
        (SAME, []),
        (UNDATED, []),
        (OTHER, []),
        (report("unknown", START, "2020-01-01"), []),
    ],
    ids=lambda value: value.id if isinstance(value, Article) else "",
)
def test_what_is_certainly_later_and_on_the_same_matter_is_found(
    root: Path, article: Article, later: list[str]
) -> None:
    assert [each.id for each in make_answerer(root).later(article)] == later


def test_no_more_than_five_are_given(tmp_path: Path) -> None:
    many = [report(f"n{n}", START.replace("46", f"4{n}"), f"2024-02-0{n}") for n in range(1, 9)]
    make_indexer(tmp_path).build(Corpus((SIGNED, *many)), lambda done, total: None)
    found = make_answerer(tmp_path).later(SIGNED)
    assert len(found) == 5
    assert [each.date for each in found] == sorted(each.date or "" for each in found)
