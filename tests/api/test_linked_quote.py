"""Links to quotes outlive the index that they were made from."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from starlette.datastructures import QueryParams
from starlette.testclient import TestClient

from tests.e2e.clients import ready_client
from tests.e2e.fake import EMOJI, PROJECTS, FakeAnswerer
from zoneqa.api import create_app
from zoneqa.api.article_address import quote_address
from zoneqa.api.linked_quote import LinkedQuote
from zoneqa.types import Article, Reprint, Span

QUOTE = "云岭高新区今年新签项目12个，比去年多3个。"
BEFORE = "岭上日报讯。"
TEXT = f"{BEFORE}{QUOTE}其余项目另行公布。"


def linked(text: str, quote: str = QUOTE) -> LinkedQuote:
    """The quote of a link, as it was made from a text."""
    start = text.index(quote)
    address = quote_address(Span("a", start, start + len(quote), quote))
    query = address.partition("?")[2].partition("#")[0]
    found = LinkedQuote.of(QueryParams(query))
    assert found
    return found


def test_a_quote_that_stands_where_it_stood_is_found_there() -> None:
    assert linked(TEXT).find(TEXT) == (len(BEFORE), len(BEFORE) + len(QUOTE))


@pytest.mark.parametrize(
    "now",
    [
        f"【本报综合】{TEXT}",
        QUOTE,
        f"{QUOTE[:9]}略。{BEFORE}{QUOTE}",
        f"😀{BEFORE}\n\n{QUOTE}",
        f"{QUOTE[:8]}" * 5 + QUOTE,
    ],
    ids=["later", "at the start", "after its beginning", "after an emoji", "after many beginnings"],
)
def test_a_quote_that_has_moved_is_found_anew(now: str) -> None:
    bounds = linked(TEXT).find(now)
    assert bounds
    assert now[slice(*bounds)] == QUOTE


def test_of_two_places_the_nearer_one_is_meant() -> None:
    now = f"{QUOTE}{'。' * 100}{QUOTE}"
    link = linked("。" * 110 + QUOTE)
    assert link.find(now) == (len(QUOTE) + 100, 2 * len(QUOTE) + 100)


@pytest.mark.parametrize(
    "now",
    [
        TEXT.replace("12个", "21个"),
        TEXT.replace("多3个", "少3个"),
        TEXT.replace("今年", "去年"),
        TEXT.replace("。其余", "；其余"),
        TEXT[: len(BEFORE) + 12],
        BEFORE,
        "",
    ],
    ids=["number", "direction", "period", "punctuation", "cut off", "taken out", "empty"],
)
def test_words_that_have_changed_are_not_the_quote(now: str) -> None:
    assert linked(TEXT).find(now) is None


def test_a_link_of_an_older_version_marks_its_place_or_nothing() -> None:
    old = replace(linked(TEXT), checksum="")
    assert old.find(TEXT) == (len(BEFORE), len(BEFORE) + len(QUOTE))
    assert old.find(f"更正：{TEXT}") is None
    assert old.find(TEXT[:-3] + "！") == (len(BEFORE), len(BEFORE) + len(QUOTE))


def test_a_forged_link_costs_little() -> None:
    forged = LinkedQuote(0, 9_000, "的", "00000000")
    assert forged.find("的" * 1_000_000) is None
    assert replace(forged, end=999_999_999).find("的" * 1_000_000) is None


@dataclass
class Reindexed(FakeAnswerer):
    """Has one report, whose text may change, or none."""

    now: Article | None = EMOJI

    def article(self, article_id: str) -> Article | None:
        return self.now if self.now and self.now.id == article_id else None

    def kept_print(self, print_id: str) -> str | None:
        prints = {each.id for each in self.now.also} if self.now else set()
        return self.now.id if self.now and print_id in prints else None


ADDRESS = quote_address(
    Span(EMOJI.id, EMOJI.text.index(PROJECTS), len(EMOJI.text), PROJECTS)
).removesuffix("#quote")


@pytest.fixture
def answerer() -> Reindexed:
    return Reindexed()


@pytest.fixture
def client(answerer: Reindexed) -> Iterator[TestClient]:
    with ready_client(create_app(lambda: answerer)) as client:
        yield client


def marked(page: str) -> list[str]:
    return [html.unescape(text) for text in re.findall(r"<mark[^>]*>(.*?)</mark>", page)]


def test_a_moved_quote_is_marked_on_the_page(client: TestClient, answerer: Reindexed) -> None:
    assert marked(client.get(ADDRESS).text) == [PROJECTS]
    answerer.now = replace(EMOJI, text=f"编者按。\n\n{EMOJI.text}")
    page = client.get(ADDRESS).text
    assert marked(page) == [PROJECTS]
    assert "notice" not in page


def test_a_changed_report_says_that_the_quote_is_gone(
    client: TestClient, answerer: Reindexed
) -> None:
    answerer.now = replace(EMOJI, text=EMOJI.text.replace("46个", "64个"))
    response = client.get(ADDRESS, headers={"Accept-Language": "zh"})
    assert response.status_code == 200
    assert marked(response.text) == []
    assert "这篇报道收录后有改动，答案引用的那句原文已不在其中。" in response.text
    english = client.get(ADDRESS, headers={"Accept-Language": "en"}).text
    assert "the words that were quoted are no longer in it" in english
    assert "notice" not in client.get("/article/园区%2Femoji").text


@pytest.mark.parametrize("kept_id", ["另见/b", "."])
def test_a_report_of_which_another_print_is_kept_is_found_there(
    client: TestClient, answerer: Reindexed, kept_id: str
) -> None:
    answerer.now = replace(EMOJI, id=kept_id, also=(Reprint(EMOJI.id, "旧版"),))
    response = client.get(ADDRESS)
    assert response.status_code == 200
    assert marked(response.text) == [PROJECTS]
    assert EMOJI.id not in response.url.path
    assert client.get("/article/园区%2Femoji").status_code == 404


def test_a_cited_report_that_is_gone_says_source_removed(
    client: TestClient, answerer: Reindexed
) -> None:
    answerer.now = None
    response = client.get(ADDRESS, headers={"Accept-Language": "en"})
    assert response.status_code == 410
    assert "<h1>Source removed</h1>" in response.text
    chinese = client.get(ADDRESS, headers={"Accept-Language": "zh"}).text
    assert "<h1>来源已移除</h1>" in chinese
    assert client.get("/article/园区%2Femoji").status_code == 404
    assert client.get("/article/园区%2Femoji?start=1&end=4").status_code == 404
