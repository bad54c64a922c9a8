"""The list of articles, the page of one, and both for programs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.made_newspaper import BUILT, LINGBEI, PLAIN, SIGNED, YUNLING, Newspaper
from tests.e2e.clients import ready_client
from zoneqa.api import create_app


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with ready_client(create_app(Newspaper)) as client:
        yield client


LINK = re.compile(r'<a href="/article/[^"]+"[^>]*>([^<]+)<')
QUOTE_LINK = re.compile(r'<a href="/article/[^"]+;end=[^"]+#quote"[^>]*>(.*?)</a>')


def titles(page: str) -> list[str]:
    """The titles on a page of the list."""
    return [html.unescape(title) for title in LINK.findall(page)]


def options(page: str, name: str) -> list[str]:
    """What a filter can be set to."""
    (select,) = re.findall(rf'<select name="{name}">(.*?)</select>', page, re.DOTALL)
    return re.findall(r"<option[^>]*>([^<]+)</option>", select)


def test_the_newest_report_is_listed_first(client: TestClient) -> None:
    expected = [YUNLING, BUILT, SIGNED, PLAIN, LINGBEI]
    assert titles(client.get("/articles").text) == [each.title for each in expected]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "签约"}, [BUILT, SIGNED]),
        ({"q": "签约 开工"}, [BUILT]),
        ({"q": "  签约　46亿 "}, [SIGNED]),
        ({"zone": "砚溪高新区"}, [BUILT, SIGNED]),
        ({"source": "砚溪晚报"}, [YUNLING, SIGNED]),
        ({"month": "2024-03"}, [YUNLING, BUILT, SIGNED, PLAIN]),
        ({"month": "2024-01"}, [SIGNED, PLAIN]),
        ({"q": "项目", "zone": "砚溪高新区", "month": "2024-01"}, [SIGNED]),
        ({"q": "雪"}, []),
        ({"zone": "无此高新区"}, []),
        ({"q": "_"}, []),
    ],
)
def test_words_and_filters_choose_what_is_listed(
    client: TestClient, asked: dict[str, str], found: list[Any]
) -> None:
    page = client.get("/articles", params=asked).text
    assert titles(page) == [each.title for each in found]
    assert (f"找到 {len(found)} 篇。" if found else "没有符合条件的报道。") in page


def test_each_filter_tells_how_many_it_would_find(client: TestClient) -> None:
    page = client.get("/articles").text
    assert options(page, "zone") == [
        *("全部", "砚溪高新区 (2)", "云岭高新区 (1)", "岭北高新区 (1)"),
    ]
    assert options(page, "source") == ["全部", "云岭日报 (3)", "砚溪晚报 (2)"]
    assert options(page, "month") == ["全部", "2024-03 (4)", "2024-01 (2)"]


def test_a_filter_counts_with_the_others_as_they_are(client: TestClient) -> None:
    page = client.get("/articles", params={"zone": "砚溪高新区", "month": "2024-03"}).text
    assert options(page, "zone") == ["全部", "砚溪高新区 (2)", "云岭高新区 (1)"]
    assert options(page, "month") == ["全部", "2024-03 (2)", "2024-01 (1)"]
    assert '<option value="2024-03" lang="zh-Hans" selected>' in page


def test_a_chart_tells_how_many_by_zone_and_month_and_a_table_the_same(client: TestClient) -> None:
    page = client.get("/articles").text
    assert page.count("<rect") == 3
    (table,) = re.findall(r"<tbody>(.*?)</tbody>", page, re.DOTALL)
    rows = re.findall(r"<th[^>]*>([^<]+)</th>((?:<td>\d+</td>)+)", table)
    assert [(zone, re.findall(r"\d+", cells)) for zone, cells in rows] == [
        ("砚溪高新区", ["1", "2"]),
        ("云岭高新区", ["0", "1"]),
    ]


def test_a_report_leads_to_later_ones_and_to_its_other_prints(client: TestClient) -> None:
    page = client.get("/article/a-signed").text
    assert titles(page) == [BUILT.title]
    assert "后续报道" in page
    assert "砚溪签约（转载）" in page
    assert "后续报道" not in client.get("/article/b-built").text


def test_a_report_lists_its_facts_each_at_its_sentence(client: TestClient) -> None:
    page = client.get("/article/yunling").text
    assert "这篇报道里的数据" in page
    assert [re.sub(r"<[^>]+>", "", fact) for fact in QUOTE_LINK.findall(page)] == [
        "19.4亿元",
        "增长 6.2%",
    ]
    assert "这篇报道里的数据" not in client.get("/article/b-built").text


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, ["a-signed", "b-built", "d-lingbei", "e-plain", "yunling"]),
        ({"words": "签约"}, ["a-signed", "b-built"]),
        ({"zones": ["砚溪高新区", "云岭高新区"]}, ["a-signed", "b-built", "yunling"]),
        ({"sources": "砚溪晚报"}, ["a-signed", "yunling"]),
        ({"since": "2024-03", "until": "2024-03-05"}, ["a-signed", "b-built", "e-plain"]),
    ],
)
def test_programs_have_the_same_filters(
    client: TestClient, asked: dict[str, Any], ids: list[str]
) -> None:
    listed = client.get("/api/articles", params=asked).json()
    assert [row["id"] for row in listed["articles"]] == ids
    assert listed["total"] == len(ids)


def test_programs_may_ask_for_a_part(client: TestClient) -> None:
    listed = client.get("/api/articles", params={"limit": 2, "offset": 1}).json()
    assert [row["id"] for row in listed["articles"]] == ["b-built", "d-lingbei"]
    assert listed["total"] == 5
    assert client.get("/api/articles?offset=9").json() == {"total": 5, "articles": []}


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("limit=0", "parameter_invalid"),
        ("limit=x", "parameter_invalid"),
        ("offset=-1", "parameter_invalid"),
        ("question=a", "parameter_invalid"),
        ("words=" + "字" * 201, "parameter_invalid"),
        ("zones=无此高新区", "filter_unknown"),
    ],
)
def test_a_wrong_parameter_is_refused(client: TestClient, query: str, code: str) -> None:
    response = client.get(f"/api/articles?{query}")
    assert response.status_code == 422
    assert response.json()["error"]["code"] in {code, "filter_invalid"}
