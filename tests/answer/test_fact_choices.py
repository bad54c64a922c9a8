"""What facts can be filtered by: zones and attributes, each with how many facts it finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest

from tests.fakes import BigramEmbedder, count_characters
from tests.made_claims import ARTICLES, OUTPUT, YUNLING, claims_of, words
from zoneqa.answer.fact_choices import FactChoices
from zoneqa.answer.facts import FactFilters, facts
from zoneqa.claims.claim import Claim, Words
from zoneqa.documents import Corpus
from zoneqa.index import open_current
from zoneqa.index.claim_store import NoClaims
from zoneqa.indexing.chunker import Chunker
from zoneqa.indexing.claim_extractor import ClaimExtractor
from zoneqa.indexing.indexer import Indexer
from zoneqa.query.filters import FilterResolver
from zoneqa.types import Article
from zoneqa.zones.gazetteer import open_gazetteer

LONG_NAME = Words("云岭高新技术产业开发区", (0, 0), carried=True)
UNUSUAL_NAME = Words("拉萨国家级经济技术开发区", (0, 0), carried=True)


def more_names(article: Article) -> list[Claim]:
    """The claims of an article; some of one report call zones by other names."""
    if article != YUNLING:
        return list(claims_of(article))
    both = (LONG_NAME, LONG_NAME, words(YUNLING, "云岭高新区"))
    more = [replace(OUTPUT, subjects=about) for about in ((LONG_NAME,), both, (UNUSUAL_NAME,))]
    return [*claims_of(article), *more]


@pytest.fixture(scope="module")
def choices(tmp_path_factory: pytest.TempPathFactory) -> FactChoices:
    root = tmp_path_factory.mktemp("choices")
    extractor = ClaimExtractor(more_names, "made")
    indexer = Indexer(root, BigramEmbedder(), Chunker(count_characters, 60), extractor=extractor)
    indexer.build(Corpus(ARTICLES), lambda done, total: None)
    opened = open_current(root)
    gazetteer = open_gazetteer(opened.zones())
    resolver = FilterResolver(gazetteer, opened.zones(), opened.sources(), opened.article)
    return FactChoices(opened, resolver)


def test_a_zone_of_several_names_is_offered_once(choices: FactChoices) -> None:
    assert list(choices.zones) == ["云岭高新区"]
    assert choices.zone_names["云岭高新区"] == "云岭高新区"
    assert choices.zone_names["云岭高新技术产业开发区"] == "云岭高新区"


def test_a_fact_that_names_its_subject_twice_counts_once(choices: FactChoices) -> None:
    assert choices.index.claims.subjects()[LONG_NAME.text] == 2


def test_a_zone_that_the_filter_would_not_find_is_not_offered(choices: FactChoices) -> None:
    assert "拉萨国家级经济技术开发区" in choices.zone_names
    assert "拉萨国家级经济技术开发区" not in choices.zones
    for zone in choices.zones:
        assert facts(choices.index, choices.resolver, FactFilters(zones=(zone,))).total > 0


def test_projects_and_parks_are_no_zones(choices: FactChoices) -> None:
    assert {"第二期工程", "岭北产业园"} & choices.zone_names.keys() == set()


@pytest.mark.parametrize("name", ["产值", "出口", "企业", "局长", "税收"])
def test_an_attribute_is_offered_with_how_many_facts_it_finds(
    choices: FactChoices, name: str
) -> None:
    found = facts(choices.index, choices.resolver, FactFilters(attribute=name))
    assert choices.attributes[name] == found.total > 0


def test_a_zone_is_offered_with_how_many_facts_it_finds(choices: FactChoices) -> None:
    found = facts(choices.index, choices.resolver, FactFilters(zones=("云岭高新区",)))
    assert choices.zones["云岭高新区"] == found.total == 9


def test_the_most_frequent_come_first(choices: FactChoices) -> None:
    numbers = list(choices.attributes.values())
    assert numbers == sorted(numbers, reverse=True)
    assert next(iter(choices.attributes)) in {"产值", "工业"}


@dataclass(frozen=True)
class StatedAttributes(NoClaims):
    """Claims of which only the attributes are known."""

    stated: Mapping[str, int]

    def attributes(self) -> dict[str, int]:
        """Return what is stated."""
        return dict(self.stated)


def offered(opened: FactChoices, *attributes: str) -> list[str]:
    claims = StatedAttributes(dict.fromkeys(attributes, 1))
    return list(FactChoices(replace(opened.index, claims=claims), opened.resolver).attributes)


@pytest.mark.parametrize(
    ("attribute", "noun"),
    [
        ("推出惠企措施", "惠企措施"),
        ("打造成员单位", "成员单位"),
        ("集聚科研机构", "科研机构"),
        ("大赛共决出工业设计奖项", "奖项"),
        ("降水量", "降水量"),
        ("党工委书记", "党工委书记"),
        ("抓工作的重点", "重点"),
        ("新签约项目", "项目"),
        ("规模以上工业总产值", "产值"),
    ],
)
def test_only_the_noun_of_an_attribute_is_offered(
    choices: FactChoices, attribute: str, noun: str
) -> None:
    assert noun in offered(choices, attribute)
    assert attribute == noun or attribute not in offered(choices, attribute)


@pytest.mark.parametrize(
    "attribute",
    [
        "不得少",
        "实施",
        "做到",
        "举办",
        "男",
        "国家级",
        "接下来还有",
        "就要",
        "第三次",
        "他们",
        "把农产品培育成",
        "叶知秋辗转两天后抵达了云岭高新区科创中心二楼的报告厅",
    ],
)
def test_what_is_no_noun_of_the_field_is_not_offered(choices: FactChoices, attribute: str) -> None:
    assert offered(choices, attribute) == []
