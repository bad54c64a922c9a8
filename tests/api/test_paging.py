"""Long articles and lists, a page at a time."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tests.e2e.clients import ready_client
from tests.e2e.fake import FakeAnswerer
from tests.index.fakes import MemoryStore
from zoneqa.api import create_app
from zoneqa.api.article_list import ROWS
from zoneqa.api.pages import LONGEST_SHOWN
from zoneqa.api.paging import PAGE_OF_TEXT, page_holding, text_pages
from zoneqa.types import Article, Repair, Reprint

LINES = "\n".join(f"第{n}行写到了云岭高新区的一个项目。" for n in range(12_000))
LONG = Article("long", "云岭高新区" * 50_000, LINES, source="某报" * 1000, author="记者" * 1000)
ONE_LINE = Article("one line", "一行", "云岭高新区的项目。" * 20_000)
REPAIRED = Article(
    "repaired",
    "修补",
    LINES,
    also=tuple(Reprint(f"r{n}", "转载" * 1000) for n in range(3000)),
    repairs=tuple(Repair("fragment", start, start + 4) for start in range(0, len(LINES) - 4, 500)),
)
NAMES = (".", "..", "...", "第一行\n第二行", "末尾换行\n", "\n", "a/b\r\nc", "?id=x&y#z")
NAMED = tuple(Article(name, f"名为{name!r}的文章", "短文。") for name in NAMES)
MANY = tuple(Article(f"n{n:04}", f"第{n}号", "短文。") for n in range(2 * ROWS + 1))
ALL = (LONG, ONE_LINE, REPAIRED, *NAMED, *MANY)


class Library(FakeAnswerer):
    """Has long articles, articles with odd names, and many."""

    store = MemoryStore(ALL, ())

    def article(self, article_id: str) -> Article | None:
        return self.store.article(article_id)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with ready_client(create_app(Library)) as client:
        yield client


def body(page: str) -> str:
    """The text of the article on a page."""
    found = re.search(r'<div class="body">(.*?)</div>', page, re.DOTALL)
    assert found
    return "\n".join(html.unescape(line) for line in re.findall(r"<p>(.*?)</p>", found[1]))


def link(page: str, relation: str) -> str | None:
    """The address of the page before or after."""
    found = re.search(f'<a rel="{relation}" href="([^"]*)"', page)
    return html.unescape(found[1]) if found else None


@given(st.text(alphabet="ab\n", max_size=80), st.integers(1, 12))
def test_the_pages_are_the_whole_text(text: str, longest: int) -> None:
    pages = text_pages(text, longest)
    assert "".join(text[start:end] for start, end in pages) == text
    assert all(end - start <= longest for start, end in pages)
    for (start, end), (other, _) in pairwise(pages):
        assert end == other
        assert text[end - 1] == "\n" or "\n" not in text[start:end]
    for place in range(len(text)):
        start, end = pages[page_holding(pages, place) - 1]
        assert start <= place < end


@pytest.mark.parametrize("article", [LONG, ONE_LINE], ids=["lines", "one line"])
def test_an_article_is_read_page_by_page(client: TestClient, article: Article) -> None:
    address, texts = f"/article/{article.id}", []
    query: str | None = ""
    while query is not None:
        page = client.get(address + query).text
        texts.append(body(page))
        assert len(texts[-1]) <= PAGE_OF_TEXT
        query = link(page, "next")
    joined = "\n" if article is LONG else ""
    assert joined.join(texts) == article.text
    assert len(texts) == len(text_pages(article.text)) > 5


@pytest.mark.parametrize("line", [0, 1, 3000, 11_500, 11_999])
def test_a_link_to_a_span_opens_its_page(client: TestClient, line: int) -> None:
    quote = LINES.split("\n")[line]
    start = LINES.index(quote)
    query = f"?start={start}&end={start + len(quote)}&head=%E7%AC%AC"
    page = client.get(f"/article/long{query}").text
    assert html.unescape(re.findall(r"<mark.*?>(.*?)</mark>", page)[0]) == quote
    assert page.count('id="quote"') == 1
    before = link(page, "prev")
    if before:
        page = client.get(f"/article/long{before}").text
        assert "<mark" not in page
        assert f"start={start}" in before


@pytest.mark.parametrize("page", ["0", "-1", "x", "999999", "٣", "1.5", "9" * 5000])
def test_any_page_number_shows_a_page(client: TestClient, page: str) -> None:
    for address in ("/article/long", "/article/one line", "/articles"):
        response = client.get(address, params={"page": page})
        assert response.status_code == 200
        assert "<h1" in response.text


def test_titles_are_shown_shortened_and_sent_whole(client: TestClient) -> None:
    for address in ("/article/long", "/articles"):
        page = client.get(address).text
        shown = LONG.title[:LONGEST_SHOWN]
        assert f"{shown}…" in page
        assert f"{shown}云" not in page
        assert len(page) < 100_000
    assert client.get("/api/articles/long").json()["title"] == LONG.title


def test_a_page_shows_the_repairs_that_begin_on_it(client: TestClient) -> None:
    page = client.get("/article/repaired", headers={"Accept-Language": "en"}).text
    end = text_pages(LINES)[0][1]
    shown = sum(repair.start < end for repair in REPAIRED.repairs)
    assert f"kept as they are: {shown}." in page
    assert page.count("<q ") == shown
    assert len(page) < 200_000


@pytest.mark.parametrize("article", NAMED, ids=[repr(name) for name in NAMES])
def test_an_article_of_any_name_has_a_page(client: TestClient, article: Article) -> None:
    page = client.get("/articles", params={"q": article.title}).text
    title = html.escape(article.title, quote=False).replace("'", "&#39;")
    (path,) = re.findall(rf'href="(/article[^"]+)">{re.escape(title)}<', page)
    response = client.get(html.unescape(path))
    assert response.status_code == 200
    assert title in response.text


@pytest.mark.parametrize("article", NAMED, ids=[repr(name) for name in NAMES])
def test_a_program_gets_an_article_of_any_name(client: TestClient, article: Article) -> None:
    path = "".join(f"%{byte:02X}" for byte in article.id.encode())
    response = client.get(f"/api/articles/{path}")
    if article.id not in {".", ".."}:  # the test's client resolves them as folders
        assert response.json()["id"] == article.id


def test_the_list_for_programs_is_whole(client: TestClient) -> None:
    response = client.get("/api/articles")
    assert response.headers["content-type"] == "application/json"
    assert [row["id"] for row in response.json()["articles"]] == sorted(each.id for each in ALL)
    assert all("text" not in row for row in response.json()["articles"])


class Empty(Library):
    """Has no articles."""

    store = MemoryStore((), ())


def test_a_list_may_be_empty() -> None:
    with ready_client(create_app(Empty)) as client:
        assert client.get("/api/articles").json() == {"total": 0, "articles": []}
        assert client.get("/articles").status_code == 200
