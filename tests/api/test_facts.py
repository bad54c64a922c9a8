"""The facts for programs: filtered, in pages, as JSON and as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO

import pytest
from starlette.testclient import TestClient

from tests.e2e.clients import ready_client
from tests.e2e.fake import EMOJI, FACTS, PROJECTS, FakeAnswerer
from zoneqa.answer.facts import ANY_FACTS, FactFilters, FactResults
from zoneqa.api import create_app
from zoneqa.api.fact_csv_stream import ROWS


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with ready_client(create_app(FakeAnswerer)) as client:
        yield client


def lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def test_facts_come_with_their_sentences(client: TestClient) -> None:
    body = client.get("/api/facts").json()
    assert body["total"] == 2
    row = body["facts"][0]
    assert (row["subject"], row["attribute"], row["value"]) == ("桂林高新区", "签约项目", "46个")
    assert row["period"] == {"first": "2020-01-01", "last": "2020-12-31", "words": "2020年"}
    cited = row["citation"]
    assert EMOJI.text[cited["start"] : cited["end"]] == cited["quote"] == PROJECTS


def test_facts_can_be_filtered_and_had_in_pages(client: TestClient) -> None:
    def values(query: str) -> list[str]:
        return [row["value"] for row in client.get(f"/api/facts?{query}").json()["facts"]]

    assert values("zones=桂林高新区") == ["46个"]
    assert values("zones=桂林高新区&zones=苏州高新区") == ["46个", "四个"]
    assert values("limit=1&offset=1") == ["四个"]
    assert values("limit=1&offset=9") == []
    assert values("attribute=&period=&zones=") == ["46个", "四个"]


@pytest.mark.parametrize(
    ("query", "accept"), [("format=csv", "*/*"), ("", "text/csv"), ("format=csv", "text/html")]
)
def test_facts_come_as_csv(client: TestClient, query: str, accept: str) -> None:
    response = client.get(f"/api/facts?{query}", headers={"Accept": accept})
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.headers["content-disposition"] == 'attachment; filename="facts.csv"'
    assert [line["value"] for line in lines(response.text)] == ["46个", "四个"]


def test_json_can_be_asked_for_by_name(client: TestClient) -> None:
    response = client.get("/api/facts?format=json", headers={"Accept": "text/csv"})
    assert response.json()["total"] == 2


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=1001",
        "limit=x",
        "limit=1&limit=2",
        "offset=-1",
        "format=xml",
        "period=2021&period=2022",
        "zone=桂林高新区",
        f"attribute={'产' * 201}",
        "&".join(["zones=桂林高新区"] * 51),
    ],
)
def test_parameters_of_another_shape_are_refused(client: TestClient, query: str) -> None:
    response = client.get(f"/api/facts?{query}")
    assert response.status_code == 422
    error = response.json()["error"]
    assert error["code"] == "parameter_invalid"
    assert "桂林" not in error["message"]


@pytest.mark.parametrize("format", ["json", "csv"])
def test_a_zone_that_is_not_there_is_refused(client: TestClient, format: str) -> None:
    response = client.get(f"/api/facts?zones=合肥&format={format}")
    assert response.status_code == 422
    assert response.json()["error"]["code"] == "filter_invalid"


class Yearbook(FakeAnswerer):
    """States very many facts, numbered."""

    def facts(
        self, asked: FactFilters = ANY_FACTS, limit: int | None = None, offset: int = 0
    ) -> FactResults:
        total = 2 * ROWS + 1
        until = total if limit is None else min(total, offset + limit)
        made = (replace(FACTS[0], article=replace(EMOJI, id=str(n))) for n in range(offset, until))
        return FactResults(tuple(made), total)


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", range(2 * ROWS + 1)),
        (f"limit={ROWS}", range(ROWS)),
        (f"limit={ROWS + 2}&offset=5", range(5, ROWS + 7)),
        (f"offset={2 * ROWS}", range(2 * ROWS, 2 * ROWS + 1)),
        (f"offset={2 * ROWS + 1}", range(0)),
    ],
)
def test_a_long_table_is_whole(query: str, numbers: range) -> None:
    with ready_client(create_app(Yearbook)) as client:
        text = client.get(f"/api/facts?format=csv&{query}").text
    assert text.startswith("subject,")
    assert [line["article_id"] for line in lines(text)] == [str(n) for n in numbers]


def test_a_page_of_json_is_not_longer_than_asked_for() -> None:
    with ready_client(create_app(Yearbook)) as client:
        assert len(client.get("/api/facts").json()["facts"]) == 100
        assert len(client.get("/api/facts?limit=1000").json()["facts"]) == 1000
