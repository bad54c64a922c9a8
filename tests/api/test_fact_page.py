"""The page of facts: filters, links, pages, both languages, and plain sentences."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import quote
from zlib import crc32

import pytest
from starlette.testclient import TestClient

from tests.api.made_facts import OTHER, output
from tests.e2e.clients import ready_client
from tests.e2e.fake import Choices, FakeAnswerer
from tests.made_claims import DIRECTOR, YUNLING
from zoneqa.answer.facts import ANY_FACTS, Fact, FactFilters, FactResults
from zoneqa.api import create_app
from zoneqa.api.fact_page import FACTS_ON_PAGE, ROWS_ON_PAGE
from zoneqa.claims.claim import Words
from zoneqa.errors import BadFilter
from zoneqa.types import Article, Span


class Yearbook(FakeAnswerer):
    """States the output of zones over the years, and what hostile reports print."""

    stated: tuple[Fact, ...] = (
        output(2023, 30),
        output(2023, 31, OTHER),
        output(2022, 25, modality="planned"),
        Fact(DIRECTOR, YUNLING),
    )
    fact_choices = Choices(
        zones={"云岭高新区": 3}, attributes={"产值": 3, "局长": 1}, zone_names={}
    )

    def facts(
        self, asked: FactFilters = ANY_FACTS, limit: int | None = None, offset: int = 0
    ) -> FactResults:
        if "火星" in asked.zones:
            raise BadFilter("No article has the zone 火星.")
        found = [] if asked.period == "1999" else list(self.stated)
        if asked.attribute == "产值":
            found = [fact for fact in found if fact.claim.quantity]
        return FactResults(tuple(found[offset:][:limit]), len(found))


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with ready_client(create_app(Yearbook)) as client:
        yield client


def text_of(page: str) -> str:
    """The words of a page without its tags."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_the_filters_offer_the_most_frequent_first(client: TestClient) -> None:
    page = client.get("/facts?attribute=产值").text
    assert re.findall(r'<option value="([^"]*)"[^>]*?( selected)?>', page) == [
        ("", ""),
        ("云岭高新区", ""),
        ("", ""),
        ("产值", " selected"),
        ("局长", ""),
    ]
    assert "产值 (3)" in page


def test_a_filter_that_was_typed_stays_chosen(client: TestClient) -> None:
    page = client.get("/facts?attribute=厂房").text
    assert '<option value="厂房" lang="zh-Hans" selected>厂房</option>' in page


def test_each_cell_opens_its_sentence(client: TestClient) -> None:
    page = client.get("/facts?attribute=产值").text
    addresses = [html.unescape(each) for each in re.findall(r'class="value" href="([^"]+)"', page)]
    head = quote(YUNLING.text[:8])
    checksum = f"{crc32(YUNLING.text[:20].encode()):08x}"
    place = f"?start=0&end=20&head={head}&crc={checksum}#quote"
    articles = ("yunling", "yunling", "other")
    assert addresses == [f"/article/{article}{place}" for article in articles]
    assert "报道不一致" in page
    assert "云岭高新区晒出年报 · 岭上日报 · 2023-12-01" in page
    assert text_of(page).index("30亿元 2024-01-05 报道") < text_of(page).index("31亿元 岭上日报")


def test_a_chart_is_told_in_words(client: TestClient) -> None:
    page = client.get("/facts?attribute=产值").text
    assert page.count("<rect") == 3
    assert page.count('<rect class="planned"') == 1
    assert 'aria-labelledby="chart-1-title chart-1-desc"' in page
    assert "2022年 云岭高新区 规模以上工业总产值: 计划 25亿元" in page
    assert "style=" not in page


def test_without_a_filter_facts_are_listed(client: TestClient) -> None:
    page = client.get("/facts").text
    assert '<table class="listed">' in page
    assert "共 4 条。" in page
    assert "局长" in text_of(page)
    assert '<table class="pivot">' in client.get("/facts?view=table").text


def test_csv_has_the_same_filters(client: TestClient) -> None:
    page = client.get("/facts?zone=云岭高新区&attribute=产值&period=2022..2023").text
    (address,) = re.findall(r'href="(/api/facts[^"]+)"', page)
    assert html.unescape(address).startswith("/api/facts?zones=%E4%BA%91")
    assert client.get(html.unescape(address)).headers["content-type"].startswith("text/csv")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("period=1999", "没有符合条件的数据。换一个园区、指标或时间试试。"),
        ("period=下周", "看不懂这个时间。"),
        ("zone=火星", "报道里没有这个园区的数据。"),
        ("zone=火星&view=table", "报道里没有这个园区的数据。"),
    ],
)
def test_nothing_to_show_is_said_in_a_sentence(
    client: TestClient, query: str, sentence: str
) -> None:
    response = client.get(f"/facts?{query}")
    assert response.status_code == 200
    assert sentence in response.text
    assert 'href="/facts">清除条件' in response.text


def test_english_readers_get_english_words(client: TestClient) -> None:
    page = text_of(client.get("/facts?attribute=产值", headers={"Accept-Language": "en"}).text)
    for words in ("Figures in the reports", "planned 25亿元", "Reports differ", "Download CSV"):
        assert words in page


class Empty(FakeAnswerer):
    """Has an index without facts."""

    fact_choices = Choices(zones={}, attributes={}, zone_names={})

    def facts(
        self, asked: FactFilters = ANY_FACTS, limit: int | None = None, offset: int = 0
    ) -> FactResults:
        return FactResults((), 0)


def test_an_index_without_facts_says_how_to_get_them() -> None:
    with ready_client(create_app(Empty)) as client:
        assert "重新建立索引后，这里就会列出。" in client.get("/facts").text


HOSTILE = '"><img src=x onerror=alert(1)><script>alert(1)</script>'


BREAKING_OUT = Article('"><script>', HOSTILE, HOSTILE * 2, HOSTILE, "2024-01-05", HOSTILE)


class Hostile(Yearbook):
    """A report that would break out of the page."""

    stated = tuple(
        output(
            year,
            year,
            BREAKING_OUT,
            HOSTILE,
            value=Span("x", 0, len(HOSTILE), HOSTILE),
            attribute=Words(HOSTILE, (0, len(HOSTILE))),
        )
        for year in (2022, 2023)
    )
    fact_choices = Choices(zones={HOSTILE: 1}, attributes={HOSTILE: 1}, zone_names={})


@pytest.mark.parametrize("view", ["table", "list"])
def test_every_text_is_escaped(view: str) -> None:
    with ready_client(create_app(Hostile)) as client:
        query = {"view": view, "zone": HOSTILE, "attribute": HOSTILE, "period": "2023"}
        page = client.get("/facts", params=query).text
    assert "<img" not in page
    assert "<script>" not in page
    assert html.escape(HOSTILE).replace("&quot;", "&#34;") in page


class Long(Yearbook):
    """States more than fits on a page."""

    stated = tuple(output(2023, n + 1, subject=f"第{n}号高新区") for n in range(120))


@pytest.mark.parametrize(
    ("view", "on_page", "last"), [("list", FACTS_ON_PAGE, 3), ("table", ROWS_ON_PAGE, 3)]
)
def test_many_facts_come_in_pages(view: str, on_page: int, last: int) -> None:
    with ready_client(create_app(Long)) as client:
        first = client.get(f"/facts?view={view}").text
        assert first.count('class="row"') == on_page
        assert f"第 1 页，共 {last} 页" in first
        for beyond in (last, 99):
            page = client.get(f"/facts?view={view}&page={beyond}").text
            assert f"第 {last} 页，共 {last} 页" in page
            assert page.count('class="row"') == 120 - on_page * (last - 1)


def test_every_page_leads_to_the_facts(client: TestClient) -> None:
    for path in ("/", "/articles", "/article/suzhou", "/facts"):
        assert 'href="/facts"' in client.get(path).text
