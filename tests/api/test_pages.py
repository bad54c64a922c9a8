"""The pages for people: escaping, highlights, languages, static files."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.e2e.clients import ready_client, wait_until
from tests.e2e.fake import EMOJI, EXAMPLES, MARKUP, PROJECTS, SUZHOU, FakeAnswerer
from zoneqa.api import create_app
from zoneqa.api.assets import assets_folder
from zoneqa.api.highlight import ParagraphBlock, Piece, TableBlock, blocks
from zoneqa.api.i18n import preferred
from zoneqa.api.translations import TRANSLATIONS
from zoneqa.types import Article, Cell, Repair, Reprint, Table

ENGLISH = {"Accept-Language": "en"}
QUOTE = re.compile(r'<mark(?: id="quote" tabindex="-1")?>(.*?)</mark>')


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with ready_client(create_app(FakeAnswerer)) as client:
        wait_until(lambda: EXAMPLES["en"][0] in client.get("/", headers=ENGLISH).text)
        yield client


def marks(page: str) -> list[str]:
    """The texts that are highlighted."""
    return [html.unescape(text) for text in QUOTE.findall(page)]


def test_the_highlight_counts_code_points(client: TestClient) -> None:
    start = EMOJI.text.index(PROJECTS)
    path = f"/article/园区%2Femoji?start={start}&end={start + len(PROJECTS)}"
    page = client.get(path).text
    assert marks(page) == [PROJECTS]
    assert marks(client.get(f"{path}&head={PROJECTS[:8]}").text) == [PROJECTS]
    assert page.count('id="quote"') == 1


def pieces(article: Article, span: tuple[int, int]) -> list[tuple[str, str | None, bool]]:
    shown = blocks(article, span, (0, len(article.text)))
    return [(piece.text, piece.mark, piece.anchor) for block in shown for piece in block.pieces]


def test_a_span_over_paragraphs_has_one_anchor() -> None:
    assert pieces(Article("a", "", "ab\n\ncd\n \nef"), (1, 6)) == [
        ("a", None, False),
        ("b", "quote", True),
        ("cd", "quote", False),
        ("ef", None, False),
    ]


TABLE = "见表。\n指标 | 2022年 | 2023年\n税收 | 25.3 | 28.9\n人数 |  | 310\n完。"
MERGED = "指标 | 2023年\n产值 | 税收\n云岭 | 412.6 | 28.9"


def table_article(text: str, cells: dict[str, tuple[str, ...]]) -> Article:
    """An article of which a part is a table; `cells` are its values with their column headers."""

    def place(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    found = tuple(Cell(place(cell), (), tuple(map(place, cells[cell]))) for cell in cells)
    return Article(
        "a", "", text, tables=(Table(place("指标")[0], place(list(cells)[-1])[1], found),)
    )


def test_a_table_is_shown_as_rows_and_the_headers_of_the_cited_cell_are_marked() -> None:
    article = table_article(TABLE, {"25.3": ("2022年",), "28.9": ("2023年",), "310": ("2023年",)})
    start = TABLE.index("28.9")
    before, table, after = blocks(article, (start, start + 4), (0, len(TABLE)))
    assert isinstance(table, TableBlock)
    assert [[[piece.text for piece in cell] for cell in row] for row in table.rows] == [
        [["指标"], ["2022年"], ["2023年"]],
        [["税收"], ["25.3"], ["28.9"]],
        [["人数"], [], ["310"]],
    ]
    assert [piece for piece in table.pieces if piece.mark] == [
        Piece("2023年", "header"),
        Piece("28.9", "quote", anchor=True),
    ]
    assert (before, after) == (ParagraphBlock((Piece("见表。"),)), ParagraphBlock((Piece("完。"),)))


def test_a_page_shows_the_rows_of_a_table_that_are_on_it() -> None:
    article = table_article(TABLE, {"25.3": ("2022年",), "28.9": ("2023年",), "310": ("2023年",)})
    table, after = blocks(article, None, (TABLE.index("人数"), len(TABLE)))
    assert table == TableBlock((((Piece("人数"),), (), (Piece("310"),)),))
    assert after == ParagraphBlock((Piece("完。"),))


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (MERGED, {"412.6": ("2023年", "产值"), "28.9": ("2023年", "税收")}),
        ("指标 | 税收\n云岭 | 2023年 | 28.9", {"28.9": ("税收",)}),
        (
            "指标 | 年份 | 税收\n云岭 | 2022年 | 25.3\n2023年 | 28.9",
            {"25.3": ("税收",), "28.9": ("税收",)},
        ),
        ("指标 | 2023年\n产值 | 28.9", {"28.9": ("指标",)}),
        ("指标 | 2023年\n产值 | a | b\n云岭 | 28.9", {"28.9": ("2023年",)}),
    ],
    ids=["merged above", "longer row", "merged to the left", "other column", "separator in a cell"],
)
def test_no_cell_is_shown_in_a_wrong_column(text: str, cells: dict[str, tuple[str, ...]]) -> None:
    shown = blocks(table_article(text, cells), None, (0, len(text)))
    assert shown == tuple(ParagraphBlock((Piece(line),)) for line in text.splitlines())


@pytest.mark.parametrize(
    "query",
    ["", "start=0", "start=5&end=5", "start=9&end=2", "start=-1&end=4", "start=0&end=99999",
     "start=a&end=b", "start=0&end=9&head=x", "start=٣&end=٩", "start=1.5&end=3",
     "start=0&end=" + "9" * 4000],
)  # fmt: skip
def test_a_wrong_span_marks_nothing(client: TestClient, query: str) -> None:
    response = client.get(f"/article/suzhou?{query}")
    assert response.status_code == 200
    assert "<mark" not in response.text
    assert "<h1" in response.text


def test_every_text_of_an_article_is_escaped(client: TestClient) -> None:
    page = client.get("/article/markup?start=0&end=25").text
    assert marks(page) == ["<script>alert(1)</script>"]
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "{{7*7}}" in page
    assert html.escape(MARKUP.title, quote=False).replace('"', "&#34;") in page
    assert "<img" not in client.get("/articles").text


def test_only_web_addresses_become_links(client: TestClient) -> None:
    assert f'href="{SUZHOU.url}"' in client.get("/article/suzhou").text
    assert "javascript:" not in client.get("/article/园区%2Femoji").text


def test_the_list_leads_to_each_article(client: TestClient) -> None:
    page = client.get("/articles").text
    paths = re.findall(r'href="(/article/[^"]+)"', page)
    assert len(paths) == 3
    assert all(client.get(path).status_code == 200 for path in paths)
    for number in ("99999", "0", "-1", "x", "٣", "9" * 5000):
        assert SUZHOU.title in client.get("/articles", params={"page": number}).text


@pytest.mark.parametrize("path", ["/article/nothing", "/nothing", "/static/x/base.css"])
def test_what_does_not_exist_is_a_page(client: TestClient, path: str) -> None:
    response = client.get(path, headers={"Accept-Language": "en"})
    assert response.status_code == 404
    assert TRANSLATIONS["en"]["not_found_title"] in response.text


def test_the_prefill_is_text_and_nothing_else(client: TestClient) -> None:
    page = client.get("/", params={"q": "</textarea><img src=x onerror=alert(1)>"}).text
    assert "&lt;/textarea&gt;&lt;img src=x onerror=alert(1)&gt;</textarea>" in page
    assert "<img" not in page


def test_examples_follow_the_language(client: TestClient) -> None:
    assert EXAMPLES["en"][0] in client.get("/?lang=en").text
    client.cookies.clear()
    assert EXAMPLES["zh"][0] in client.get("/", headers={"Accept-Language": "zh-TW"}).text


@pytest.mark.parametrize(
    ("header", "language"),
    [("", "zh"), ("fr", "zh"), ("en-GB,zh;q=0.5", "en"), ("en;q=0.3, zh-CN;q=0.8", "zh"),
     ("en;q=x", "zh"), ("en;q=nan", "zh"), ("*", "zh"), ("zh-TW,en;q=0.8", "zh-Hant"),
     ("zh-HK", "zh-Hant"), ("zh-Hant-MO,zh;q=0.5", "zh-Hant"), ("ZH-hant", "zh-Hant"),
     ("zh-Hans-HK", "zh"), ("zh-SG,zh-TW;q=0.9", "zh"), ("fr,zh-TW;q=0.4", "zh-Hant")],
)  # fmt: skip
def test_the_browser_says_which_language(header: str, language: str) -> None:
    assert preferred(header) == language


def test_a_chosen_language_is_remembered(client: TestClient) -> None:
    client.cookies.clear()
    chosen = client.get("/articles?lang=en")
    assert '<html lang="en">' in chosen.text
    assert "HttpOnly" in chosen.headers["set-cookie"]
    assert '<html lang="en">' in client.get("/", headers={"Accept-Language": "zh"}).text
    page = html.unescape(client.get("/article/suzhou?start=1&end=4").text)
    for language in ("zh", "zh-Hant", "en"):
        assert f'href="?start=1&end=4&lang={language}"' in page
    client.cookies.clear()


@pytest.mark.parametrize("tag", ["zh-Hant", "zh-TW", "zh-hk"])
def test_a_page_in_traditional_script_shows_quotes_and_examples_as_they_are(
    client: TestClient, tag: str
) -> None:
    client.cookies.clear()
    page = client.get("/", params={"lang": tag}).text
    assert '<html lang="zh-Hant">' in page
    assert "報導" in page
    assert f'lang="zh-Hans">{EXAMPLES["zh"][0]}</button>' in page
    assert client.cookies["zoneqa_lang"] == "zh-Hant"
    client.cookies.clear()


def test_static_files_are_kept_for_ever_under_their_digest(client: TestClient) -> None:
    page = client.get("/").text
    paths = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert len(paths) == 8
    for path in paths:
        response = client.get(path)
        assert response.status_code == 200
        assert "immutable" in response.headers["cache-control"]
    for path in ("/static/..%2f..%2fpyproject.toml", paths[0] + "x", "/static/"):
        assert client.get(path).status_code == 404


def test_nothing_in_the_pages_is_inline_or_from_elsewhere() -> None:
    folder = assets_folder()
    templates = "".join(path.read_text("utf-8") for path in folder.glob("templates/*.html"))
    scripts = "".join(path.read_text("utf-8") for path in folder.glob("static/*.js"))
    assert not re.search(r"\sstyle=|<style|\son\w+=|<script>|\|\s*safe|https?://", templates)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|\beval\b|https?://", scripts)


class Mended(FakeAnswerer):
    """Has one report, which two papers printed and a layout had broken."""

    text = "项,进一步完善配套。\n\n桂林高新区签约项目46个。"
    report = Article(
        id="mended",
        title="桂林签约",
        text=text,
        also=(Reprint("x", "<转载>", "他报", "2021-04", "https://news.example/x"),),
        repairs=(
            Repair("fragment", 0, 10),
            Repair("joined", 12, len(text)),
            Repair("joined", 0, 2),
        ),
    )

    def article(self, article_id: str) -> Article | None:
        return self.report


def test_a_report_tells_where_else_it_stood_and_what_was_mended() -> None:
    with ready_client(create_app(Mended)) as client:
        page = client.get("/article/mended", headers={"Accept-Language": "zh"}).text
        aside = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())
        assert "这篇报道还见于 <转载> 他报 2021-04" in aside
        assert 'href="https://news.example/x"' in page
        assert "1 处残缺的片段按原样保留： 项,进一步完善配套。" in aside
        assert "2 处被版面切断的句子已经接上。" in aside
        row = client.get("/api/articles/mended").json()
        assert row["also"][0]["source"] == "他报"
        assert row["repairs"][0] == {"kind": "fragment", "start": 0, "end": 10, "note": ""}
